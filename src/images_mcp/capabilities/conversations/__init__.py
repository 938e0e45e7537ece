"""Turns, titles and what a conversation knows so far."""
