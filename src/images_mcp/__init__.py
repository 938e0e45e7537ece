"""OpenAI Images MCP: a creative director one can talk to."""
