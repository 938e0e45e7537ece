"""The doors: MCP, HTTP, command line. They translate and decide nothing."""
