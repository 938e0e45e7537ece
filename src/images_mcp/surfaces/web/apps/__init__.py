"""The studio inside a chat (MCP Apps): one self-contained page, made of the same macros, styles and modules as the web pages."""
