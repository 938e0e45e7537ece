"""Minds answer questions about text and pictures: one port, two implementations (`openai`, `rules`)."""
