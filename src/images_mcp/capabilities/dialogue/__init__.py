"""The conversation that leads to a picture."""
