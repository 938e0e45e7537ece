"""The command `images-mcp`."""

import sys

from images_mcp.kernel.startup import importing


def main() -> int:
    """Entry point."""
    if sys.argv[1:2] == ["serve"] and not {"-h", "--help"} & set(sys.argv):
        with importing():
            from images_mcp.surfaces.mcp.stdio import serve_command

        return serve_command(sys.argv[2:])
    with importing():
        from images_mcp.surfaces.cli.commands import cli

    cli()
    return 0


if __name__ == "__main__":
    sys.exit(main())
