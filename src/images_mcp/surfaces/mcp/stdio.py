"""`images-mcp serve`: MCP on standard input and output. Nothing else may ever write to standard output."""

import argparse
import asyncio
import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from mcp.server.stdio import stdio_server

from images_mcp.kernel.errors import Problem
from images_mcp.kernel.startup import importing
from images_mcp.operations import Registry, find_operations, local_actor
from images_mcp.surfaces.mcp.server import ImagesServer

if TYPE_CHECKING:
    from images_mcp.app import App


async def serve(toolsets: str) -> None:
    """Serve one client until it closes its end."""

    @lru_cache(maxsize=1)
    def app() -> "App":
        with importing():
            from images_mcp.app import App
            from images_mcp.kernel.log import configure

        made = App()
        configure(made.settings.log_level)
        return made

    images = ImagesServer(Registry(find_operations()), app, lambda _: local_actor("mcp"), toolsets)
    async with stdio_server() as (incoming, outgoing):
        await images.server.run(incoming, outgoing, images.server.create_initialization_options())
    if app.cache_info().currsize:
        await app().close()


def serve_command(arguments: list[str]) -> int:
    """`images-mcp serve [--toolsets core,library|all]`, without the weight of the other commands."""
    parser = argparse.ArgumentParser(prog="images-mcp serve", description="MCP on standard input and output.")
    parser.add_argument("--toolsets", default=os.environ.get("IMAGES_MCP_TOOLSETS") or "core")
    try:
        asyncio.run(serve(parser.parse_args(arguments).toolsets))
    except Problem as problem:
        print(f"{problem.message} {problem.hint}", file=sys.stderr)  # noqa: T201 - standard error is for people
        return 2
    return 0
