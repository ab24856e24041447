"""Composes the notes a candidate sends, and checks them."""
