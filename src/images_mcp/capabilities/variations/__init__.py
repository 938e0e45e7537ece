"""Variations: one to four takes on a wish, each different along an axis, to choose from."""
