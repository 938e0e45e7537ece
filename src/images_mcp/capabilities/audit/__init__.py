"""Who did what, and the replay of repeated requests."""
