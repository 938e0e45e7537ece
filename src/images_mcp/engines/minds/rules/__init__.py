"""The offline mind: rules, lexicons and a small local model."""
