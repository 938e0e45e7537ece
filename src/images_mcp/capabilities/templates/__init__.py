"""Templates: a good start that asks only for what is yours."""
