"""Refinement: change what was asked for and nothing else; every version stays."""
