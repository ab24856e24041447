"""Queries in domain words. They never commit."""
