"""Image engines: one port, two implementations (`openai`, `draft`)."""
