"""Afterview: what a job candidate does after an interview, planned, explained and announced on time."""
