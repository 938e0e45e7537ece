"""Serving a picture that is already there: the same wish is paid for once."""
