"""Schemathesis reads our OpenAPI description and tries to catch the running server contradicting it."""

import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

# A request can satisfy its schema and still name a file that is not there, or say nothing at all.
NOT_CHECKED = "positive_data_acceptance"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("home", ["sqlcipher"], indirect=True)
def test_the_server_keeps_what_its_description_promises(http: httpx2.Client, tmp_path: Path) -> None:
    told = subprocess.run(
        [
            str(Path(sys.executable).parent / "schemathesis"),
            "run",
            f"{str(http.base_url).rstrip('/')}/v1/openapi.json",
            *("--header", f"Authorization: {http.headers['Authorization']}"),
            *("--phases", "examples,coverage,fuzzing"),
            *("--max-examples", "8", "--seed", "7", "--no-shrink", "--continue-on-failure"),
            *("--checks", "all", "--exclude-checks", NOT_CHECKED),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-8000:] + told.stderr[-1000:]
    cases = re.search(r"(\d+) generated", told.stdout)
    assert cases is not None
    assert int(cases[1]) > 100
