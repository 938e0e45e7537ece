"""One history of the schema for both databases."""

HEAD = "0007"
"""The newest revision; a test holds it against the files."""
