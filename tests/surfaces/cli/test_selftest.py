"""The self-test spends only when told to, and never past its cap."""

from pathlib import Path

import pytest

from tests.conftest import Home
from tests.world.openai.server import OpenAIServer

STEPS = ("generate", "edit", "mask", "stream", "mind")


def test_without_live_it_explains_and_calls_nothing(paid: Home, person: Path, world: OpenAIServer) -> None:
    done = paid.run("selftest")
    assert done.returncode == 0
    assert all(step in done.stdout for step in STEPS)
    assert "--live" in done.stdout
    assert not world.ledger()["calls"]


def test_live_tries_everything_below_ten_cents(paid: Home, person: Path, world: OpenAIServer) -> None:
    done = paid.run("selftest", "--live")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("pass") == len(STEPS)
    assert 0 < world.ledger()["charged_usd"] < 0.10
    assert world.ledger()["images"] == 4
    assert "sk-test" not in done.stdout + done.stderr


@pytest.mark.parametrize("cap", ["0", "0.005", "0.02", "0.03"])
def test_no_step_is_begun_that_could_pass_the_cap(local: Home, world: OpenAIServer, cap: str) -> None:
    local.environment |= {"OPENAI_API_KEY": "sk-test-0123456789abcdef", "OPENAI_BASE_URL": world.base_url}
    done = local.run("selftest", "--live", "--max-usd", cap)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "skipped" in done.stdout
    assert world.ledger()["charged_usd"] <= float(cap)


def test_a_failing_step_is_told_in_words(local: Home, world: OpenAIServer) -> None:
    local.environment |= {"OPENAI_API_KEY": "sk-test-0123456789abcdef", "OPENAI_BASE_URL": world.base_url}
    world.control(next=[{"do": "auth", "times": 99}])
    done = local.run("selftest", "--live")
    assert done.returncode == 4
    assert "does not accept this key" in done.stdout
    assert "Traceback" not in done.stderr


def test_without_a_key_it_says_how_to_get_one(local: Home) -> None:
    done = local.run("selftest", "--live")
    assert done.returncode == 4
    assert "key set" in done.stderr
