"""What the file's pixels say about the brief."""
