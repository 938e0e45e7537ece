"""REST and MCP over HTTP."""
