"""What we do not draw, said before money is spent."""
