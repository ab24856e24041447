"""Interviews as other systems tell of them."""
