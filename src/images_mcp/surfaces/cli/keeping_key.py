"""`images-mcp key`: keeping the OpenAI key in the keyring, or sealed in a file; it is never shown."""

import getpass
import os
import sys

from images_mcp.kernel import keys
from images_mcp.kernel.crypto import Box, derive
from images_mcp.kernel.errors import invalid
from images_mcp.kernel.settings import Settings, load

VARIABLE = "OPENAI_API_KEY"


def _vault(settings: Settings) -> keys.KeptApiKey:
    """The sealed file, as the app opens it; needs no database."""
    paths = settings.paths
    master = keys.load_master_key(paths.keys, allow_keyring=settings.keyring, salt_dir=paths.data)
    return keys.KeptApiKey(paths.keys / "openai.key", Box(derive(master.key, "api-key")))


def _place(settings: Settings, origin: str) -> str:
    places = {
        "environment": f"comes from {VARIABLE} in this shell's environment",
        "keyring": "is kept in the system's keyring",
        "file": f"is kept sealed in {settings.paths.keys / 'openai.key'}",
    }
    return places[origin]


def store(value: str, settings: Settings) -> str:
    """Keep a key; where it is now, in words. Raises `Problem` where it is no key or nowhere can be written."""
    origin = keys.store_api_key(value, allow_keyring=settings.keyring, vault=_vault(settings))
    return f"The key {_place(settings, origin)}."


def put() -> int:
    """Ask for the key without showing it, or read it from standard input, and keep it."""
    settings = load()
    asked = sys.stdin.isatty()
    value = getpass.getpass("OpenAI key (not shown): ") if asked else sys.stdin.readline()
    if not value.strip():
        raise invalid("No key was given; nothing was changed.", "Type it, or send it: images-mcp key set < file")
    print(store(value, settings))  # noqa: T201 - the result
    if os.environ.get(VARIABLE):
        print(f"While {VARIABLE} is set in the environment, that one is used instead.")  # noqa: T201 - the result
    return 0


def show() -> int:
    """Tell where the key is kept; 2 where there is none."""
    settings = load()
    found = keys.find_api_key(allow_keyring=settings.keyring, vault=_vault(settings))
    if found is None:
        print("There is no OpenAI key; pictures are free drafts. `images-mcp key set` keeps one.")  # noqa: T201
        return 2
    print(f"There is a key; it {_place(settings, found.origin)}.")  # noqa: T201 - the result
    return 0


def forget() -> int:
    """Remove the kept key from the keyring and the sealed file."""
    settings = load()
    had = keys.forget_api_key(allow_keyring=settings.keyring, vault=_vault(settings))
    print("The key is forgotten." if had else "No key was kept.")  # noqa: T201 - the result
    if os.environ.get(VARIABLE):
        print(f"{VARIABLE} is still set in this shell's environment.")  # noqa: T201 - the result
    return 0
