"""The MCP server: tools, resources and prompts derived from the operations."""
