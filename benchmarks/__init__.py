"""Measurements: always against a bare baseline in the same run, since machines are noisy."""
