"""What the product can do, one folder per capability."""
