"""The command `images-mcp`."""

import sys


def main() -> int:
    """Entry point."""
    from images_mcp.surfaces.cli.commands import cli  # noqa: PLC0415 - `serve` must start without the rest

    cli()
    return 0


if __name__ == "__main__":
    sys.exit(main())
