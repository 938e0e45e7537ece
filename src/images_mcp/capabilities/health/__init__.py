"""What works, what does not, and what mends it."""
