"""Ratings and choices, and what is learned from them."""
