"""Schemathesis reads our OpenAPI description and tries to catch the running server contradicting it."""

import re
import subprocess
from pathlib import Path

import httpx2
import pytest

from tests.conftest import SCRIPTS

# A request can satisfy its schema and still name a file that is not there, or say nothing at all; and what can only
# mean one thing ("true" for true) is taken.
NOT_CHECKED = "positive_data_acceptance,negative_data_rejection"

# Runs side by side, about as long as one another: the main job's operations, looks, templates, and everything else.
MAIN_JOB = (
    r"^/v1/(alt-text|conversations(/\{conversation_id\})?|estimates|generations(/.+)?|images/\{image_id\}(/alt-text)?"
    r"|prompts/.+|status|uploads)$"
)
LOOKS = r"^/v1/(dna|presets|styles)(/.+)?$"
TEMPLATES = r"^/v1/templates(/.+)?$"

# A preview takes the same parts as a drawing in a style, whose every field is covered; each one that is well formed is
# drawn several times over, which took more than half of the looks' time.
CONFIGURATION = """
[[operations]]
include-path = "/v1/styles/previews"
[operations.phases.coverage]
enabled = false
"""


@pytest.mark.timeout(900)
@pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)
@pytest.mark.parametrize(
    ("routes", "examples"),
    [
        (("--include-path-regex", MAIN_JOB), "8"),
        (("--include-path-regex", LOOKS), "1"),
        (("--include-path-regex", TEMPLATES), "1"),
        (("--exclude-path-regex", f"{MAIN_JOB}|{LOOKS}|{TEMPLATES}"), "2"),
    ],
    ids=["main job", "looks", "templates", "the rest"],
)
def test_the_server_keeps_what_its_description_promises(
    http: httpx2.Client, tmp_path: Path, routes: tuple[str, str], examples: str
) -> None:
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION)
    told = subprocess.run(
        [
            str(SCRIPTS / "schemathesis"),
            "run",
            f"{str(http.base_url).rstrip('/')}/v1/openapi.json",
            *("--header", f"Authorization: {http.headers['Authorization']}"),
            *("--phases", "examples,coverage,fuzzing"),
            *("--request-timeout", "100", "--max-response-time", "100"),  # a busy machine is no broken promise
            # one worker: two threads that parse at once make CPython 3.11 fail ("AST constructor recursion depth mismatch")
            *("--max-examples", examples, "--seed", "7", "--workers", "1", "--no-shrink", "--continue-on-failure"),
            *routes,
            *("--checks", "all", "--exclude-checks", NOT_CHECKED),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=880,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-20_000:] + told.stderr[-1000:]
    cases = re.search(r"(\d+) generated", told.stdout)
    assert cases is not None
    assert int(cases[1]) > 100


@pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)
def test_wrong_methods_keys_and_addresses_are_refused_in_the_documented_way(http: httpx2.Client) -> None:
    wrong = http.put("/v1/conversations/conv_0000000000000000000000")
    assert wrong.status_code == 405
    assert set(wrong.headers["allow"].replace(" ", "").split(",")) >= {"GET", "PATCH", "DELETE"}
    for key in ("two words", "x" * 256):
        refused = http.post("/v1/generations", json={"prompt": "a kite"}, headers={"Idempotency-Key": key})
        assert refused.status_code == 422
        assert "Idempotency-Key" in refused.json()["message"]
    nowhere = http.get("/v2/anything")
    assert nowhere.status_code == 404
    assert nowhere.headers["content-type"] == "application/problem+json"
