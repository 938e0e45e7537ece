"""Tests of `images_mcp.engines`."""
