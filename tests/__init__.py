"""The suite: through the doors a user has, on both databases."""
