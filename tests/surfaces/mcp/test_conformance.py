"""The official conformance suite against the server users get, for the newest revision and the one before."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import node
from tests.conftest import Home

LOCAL = pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)


@pytest.mark.node
@LOCAL
@pytest.mark.parametrize(("revision", "scenarios"), [("2026-07-28", 37), ("2025-11-25", 30)])
def test_every_scored_scenario_of_the_revision_passes(
    home: Home, tmp_path: Path, revision: str, scenarios: int
) -> None:
    suite = node.command("@modelcontextprotocol/conformance", "dist/index.js")
    sessions = ["--sessions"] if revision < "2026" else []
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.surfaces.mcp.fixtures", *sessions],
        env=home.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    home.processes.append(server)
    assert server.stdout is not None
    address = server.stdout.readline().decode().strip()
    told = subprocess.run(
        [*suite, "server", "--url", address, "--requirements", revision, "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    server.stdout.close()
    summary = told.stdout.partition("=== SUMMARY ===")[2]
    scored, _, unscored = summary.partition("Not scored")
    rows = {name: (int(good), int(bad)) for name, good, bad in re.findall(r"[✓✗] (\S+): (\d+) passed, (\d+) f", scored)}
    for name in re.findall(r"[✓✗] (\S+) \(", unscored):
        rows.pop(name)
    assert told.returncode == 0, told.stdout[-4000:] + told.stderr[-1000:]
    assert len(rows) == scenarios
    assert {name: row for name, row in rows.items() if row[0] == 0 or row[1] > 0} == {}
