"""The baseline: a one-tool MCP server on the bare SDK."""

import asyncio

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server


async def _tools(_context, _params):
    return types.ListToolsResult(tools=[types.Tool(name="t", description="A tool.", input_schema={"type": "object"})])


async def main() -> None:
    server = Server("bare", on_list_tools=_tools)
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


asyncio.run(main())
