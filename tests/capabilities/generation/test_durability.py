"""Pay once, lose nothing: processes are killed at every step of the job and started again."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from PIL import Image

from tests.conftest import COMMAND, PATIENCE, Home, with_key
from tests.programs import Program
from tests.world.openai.server import OpenAIServer


def _calls(world: OpenAIServer) -> int:
    return sum(n for path, n in world.ledger()["calls"].items() if "images" in path)


def _slow(world: OpenAIServer, seconds: float) -> None:
    """Pictures take this long; moderation and the rest answer at once."""
    world.control(next=[{"do": "slow", "seconds": seconds, "on": "/images", "times": 99}])


def _ask(home: Home, prompt: str, **more: object) -> Program:
    arguments = json.dumps({"prompt": prompt, "quality": "low"} | more)
    return home.start("call", "generate_image", arguments, stdout=subprocess.PIPE, text=True)


def _kill_workers(home: Home) -> None:
    for process in home.processes:
        process.kill()
        process.wait()
    home.processes.clear()
    if home.database == "sqlcipher":
        deadline = time.monotonic() + 10
        while (pid := home.worker_pid()) is None and time.monotonic() < deadline:
            time.sleep(0.05)
        if pid:
            os.kill(pid, signal.SIGKILL)
            (home.folder / "data/worker.pid").unlink(missing_ok=True)


def _until(condition, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def _restart(home: Home, *, later: bool = True) -> None:
    """Workers come back, as a supervisor or the next question would bring them; `later` than a heartbeat stays fresh."""
    if home.database == "postgres":
        if later:
            with psycopg.connect(home.environment["IMAGES_MCP_DATABASE_URL"], autocommit=True) as connection:
                connection.execute("UPDATE workers SET beat_at = 0")
        home.start_worker()


def _finished(home: Home, generation_id: str, answer: dict | None = None) -> dict:
    """How a generation ended, whichever way."""
    deadline = time.monotonic() + PATIENCE
    while (answer is None or answer["status"] == "running") and time.monotonic() < deadline:
        answer = home.call("get_generation", generation_id=generation_id, wait_seconds=40)
    assert answer is not None
    return answer


def _generation_id(home: Home) -> str:
    peek = Program(
        "tests.capabilities.generation.peek", environment=home.environment, stdout=subprocess.PIPE, text=True
    )
    return str(peek.communicate(PATIENCE)[0]).strip()


def test_a_worker_killed_during_the_call_leaves_an_unknown_outcome_never_a_second_bill(
    paid: Home, world: OpenAIServer
) -> None:
    _slow(world, 3.0)
    caller = _ask(paid, "a red kite")
    _until(lambda: _calls(world) >= 1)
    _kill_workers(paid)
    caller.kill()
    caller.communicate()
    _restart(paid, later=False)
    answer = _finished(paid, _generation_id(paid))
    assert answer["status"] == "unknown"
    assert "never repeated" in " ".join(answer["next_steps"])
    assert _calls(world) == 1
    budget = paid.call("server_status")["budget"]
    assert budget["day_spent_usd"] > 0  # held until somebody has looked


def test_a_dear_picture_is_fetched_again_by_the_next_worker(paid: Home, world: OpenAIServer) -> None:
    world.control(latency=4.0)
    caller = _ask(paid, "a dear kite", quality="max")
    _until(lambda: any("responses/" in path for path in world.ledger()["calls"]))  # asked for by the id it wrote down
    _kill_workers(paid)
    caller.kill()
    caller.communicate()
    _restart(paid)
    answer = _finished(paid, _generation_id(paid))
    assert answer["status"] == "completed"
    assert world.ledger()["images"] == 1


def test_the_providers_moderation_is_asked_before_money_is_spent(paid: Home, world: OpenAIServer) -> None:
    world.control(flagged=["violence"])
    done = paid.run("call", "generate_image", json.dumps({"prompt": "a kite"}))
    assert done.returncode == 3
    assert "violence" in done.stdout
    assert world.ledger()["charged_usd"] < 0.001
    assert world.ledger()["images"] == 0


def test_a_killed_caller_does_not_stop_its_picture(paid: Home, world: OpenAIServer) -> None:
    _slow(world, 2.0)
    caller = _ask(paid, "a blue kite")
    _until(lambda: _calls(world) >= 1)
    caller.kill()
    caller.communicate()
    answer = _finished(paid, _generation_id(paid))
    assert answer["status"] == "completed"
    with Image.open(answer["image"]["path"]) as picture:
        picture.load()
    assert world.ledger()["images"] == 1


def test_a_worker_killed_before_the_call_left_is_followed_by_another(paid: Home, world: OpenAIServer) -> None:
    if paid.database == "sqlcipher":
        warm = paid.call("generate_image", prompt="a stone", model="draft")
        assert warm["status"] == "completed"
    _kill_workers(paid)
    caller = _ask(paid, "a green kite")
    if paid.database == "postgres":
        time.sleep(4)
        assert _calls(world) == 0
        _restart(paid)
    out, _ = caller.communicate(timeout=PATIENCE)
    answer = json.loads(out)
    if answer["status"] == "running":
        answer = _finished(paid, answer["generation_id"])
    assert answer["status"] == "completed"
    assert world.ledger()["images"] == 1


def test_a_picture_that_arrived_before_the_worker_died_is_kept_and_paid_once(paid: Home, world: OpenAIServer) -> None:
    """The output folder is a file at first, so the job stops after the arrival; then the worker dies."""
    paid.output.parent.mkdir(parents=True, exist_ok=True)
    paid.output.write_text("in the way")
    done = paid.run("call", "generate_image", json.dumps({"prompt": "a white kite", "quality": "low"}))
    assert done.returncode == 4
    answer = json.loads(done.stdout)
    assert answer["status"] == "failed"
    assert "kept" in " ".join(answer["next_steps"])
    arrived = list((paid.folder / "data/incoming").glob("*.arrived"))
    assert len(arrived) == 1
    assert arrived[0].stat().st_size > 1000
    assert world.ledger()["images"] == 1
    assert paid.call("server_status")["budget"]["day_spent_usd"] == pytest.approx(
        world.ledger()["charged_usd"], abs=0.02
    )


def _mortal_worker(home: Home, point: str) -> Program:
    """The only worker, dying at this point."""
    worker = Program("tests.capabilities.generation.mortal", point, environment=home.environment)
    home.processes.append(worker)
    if home.database == "sqlcipher":
        _until(lambda: home.worker_pid() == worker.pid)
    return worker


@pytest.fixture
def bereft(bare: Home, world: OpenAIServer) -> Home:
    """The installation with a key, and on PostgreSQL without a worker."""
    return with_key(bare, world)


def _after_death_at(home: Home, point: str, **wish: object) -> dict:
    """Ask while the worker is doomed; how the picture ends once another one works."""
    worker = _mortal_worker(home, point)
    with ThreadPoolExecutor() as beside:
        asked = beside.submit(home.call, "generate_image", prompt="a paper kite", **{"quality": "low", **wish})
        assert worker.wait(PATIENCE) == -signal.SIGKILL
        home.processes.remove(worker)
        for arrived in (home.folder / "data/incoming").glob("*.arrived"):
            arrived.with_suffix(".preview.99999").write_bytes(b"what it was writing when it was killed")
        _restart(home)
        answer = asked.result(PATIENCE)
    return _finished(home, answer["generation_id"], answer)


@pytest.mark.parametrize("point", ["arrived", "stored", "saved", "settling", "settled"])
def test_a_picture_that_arrived_survives_a_worker_killed_at_any_later_step(
    bereft: Home, world: OpenAIServer, point: str
) -> None:
    answer = _after_death_at(bereft, point)
    assert answer["status"] == "completed"
    assert world.ledger()["images"] == 1
    assert answer["cost"]["usd"] == pytest.approx(world.ledger()["charged_usd"], abs=1e-6)
    assert bereft.call("server_status")["budget"]["day_spent_usd"] == pytest.approx(answer["cost"]["usd"], abs=1e-6)
    saved = list(bereft.output.glob("*.png"))
    assert [str(path) for path in saved] == [answer["image"]["path"]]
    with Image.open(saved[0]) as picture:
        picture.load()
    bereft.call("generate_image", prompt="a pebble", model="draft")  # whoever works next tidies up
    _until(lambda: not list((bereft.folder / "data/incoming").iterdir()))
    turns = bereft.call("get_conversation", conversation_id=answer["conversation_id"])["turns"]
    assert [turn["role"] for turn in turns] == ["user", "assistant"]


def test_an_answer_lost_between_wire_and_disk_is_unknown_and_not_paid_again(bereft: Home, world: OpenAIServer) -> None:
    answer = _after_death_at(bereft, "answered")
    assert answer["status"] == "unknown"
    assert world.ledger()["images"] == 1
    assert bereft.call("server_status")["budget"]["day_spent_usd"] > 0


def test_a_dear_answer_lost_between_wire_and_disk_is_fetched_again(bereft: Home, world: OpenAIServer) -> None:
    answer = _after_death_at(bereft, "answered", quality="max")
    assert answer["status"] == "completed"
    assert world.ledger()["images"] == 1


@pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)  # a server's worker is nobody's child anyway
async def test_a_client_that_closes_two_seconds_into_a_long_picture_finds_it_next_time(
    paid: Home, world: OpenAIServer
) -> None:
    _slow(world, 15.0)
    server = StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], "serve"], env=paid.environment)
    async with Client(stdio_client(server)) as client:
        asking = asyncio.create_task(
            client.call_tool("openai_generate_image", {"prompt": "a lighthouse", "quality": "low"})
        )
        await asyncio.to_thread(_until, lambda: _calls(world) >= 1)
        await asyncio.sleep(2)
        assert not asking.done()
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asking
    assert world.ledger()["images"] == 0  # closing did not wait for the picture
    await asyncio.to_thread(_until, lambda: world.ledger()["images"] >= 1)
    await asyncio.to_thread(_until, lambda: bool(list(paid.output.glob("*.png"))))
    async with Client(stdio_client(server)) as client:
        arguments = {"prompt": "a boat", "dialogue_mode": "skip", "model": "draft"}
        deadline = time.monotonic() + PATIENCE
        while True:
            told = await client.call_tool("openai_conversational_image", arguments)
            if "While you were away" in told.content[0].text or time.monotonic() > deadline:
                break
    assert "While you were away a picture was finished" in told.content[0].text
    assert world.ledger()["images"] == 1
    assert len(list(paid.output.glob("*lighthouse*.png"))) == 1


def test_parallel_calls_never_overspend_the_day(paid: Home, world: OpenAIServer) -> None:
    paid.environment["IMAGES_MCP_BUDGET_DAY_USD"] = "0.03"
    callers = [_ask(paid, f"kite number {n}", seed=n, model="gpt-image-2.5-flare") for n in range(8)]
    statuses = [(caller.communicate(timeout=PATIENCE), caller.returncode)[1] for caller in callers]
    assert world.ledger()["charged_usd"] <= 0.03
    assert 3 in statuses
    assert 0 in statuses


def test_a_refusal_by_the_provider_costs_nothing_and_says_what_to_do(paid: Home, world: OpenAIServer) -> None:
    world.control(next=[{"do": "moderation", "on": "/images"}])
    done = paid.run("call", "generate_image", json.dumps({"prompt": "a kite", "quality": "low"}))
    assert done.returncode == 3
    answer = json.loads(done.stdout)
    assert answer["status"] == "refused"
    assert answer["cost"]["usd"] == 0
    assert paid.call("server_status")["budget"]["day_spent_usd"] == 0


def test_when_the_engine_is_out_a_free_draft_is_offered(paid: Home, world: OpenAIServer) -> None:
    world.control(next=[{"do": "overloaded", "on": "/images", "times": 9}])
    done = paid.run("call", "generate_image", json.dumps({"prompt": "a kite", "quality": "low"}))
    assert done.returncode == 4
    answer = json.loads(done.stdout)
    assert answer["status"] == "failed"
    assert "draft" in " ".join(answer["next_steps"])
    assert world.ledger()["charged_usd"] == 0


def test_the_price_is_settled_from_what_the_provider_counted(paid: Home, world: OpenAIServer) -> None:
    answer = paid.call("generate_image", prompt="a kite", quality="low")
    assert answer["cost"]["estimated"] is False
    assert answer["cost"]["usd"] == pytest.approx(world.ledger()["charged_usd"], abs=1e-6)
    kept = Path(paid.folder / "data/blobs")
    assert sum(1 for f in kept.rglob("*") if f.is_file()) == 1


def test_no_key_and_no_prompt_lies_on_disk_in_clear(paid: Home, world: OpenAIServer) -> None:
    paid.environment["IMAGES_MCP_EMBED_METADATA"] = "false"
    paid.environment["IMAGES_MCP_LOG_LEVEL"] = "debug"
    paid.call("generate_image", prompt="a zanzibarian quokka", quality="low")
    assert world.ledger()["images"] == 1
    for file in paid.folder.rglob("*"):
        if file.is_file() and paid.output not in file.parents:
            data = file.read_bytes()
            assert b"sk-test-0123456789abcdef" not in data, file
            assert b"quokka" not in data, file


def test_a_worker_uses_the_key_and_folder_of_whoever_asks_not_of_whoever_started_it(
    paid: Home, world: OpenAIServer
) -> None:
    paid.environment["IMAGES_MCP_MIND"] = "auto"
    paid.call("generate_image", prompt="a red kite", model="draft")
    before = sum(world.ledger()["calls"].values())
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        del paid.environment[name]
    paid.environment["IMAGES_MCP_OUTPUT_DIR"] = str(paid.folder / "elsewhere")
    picture = paid.call("generate_image", prompt="a secret blue whale")["image"]
    assert Path(picture["path"]).parent == paid.folder / "elsewhere"
    assert sum(world.ledger()["calls"].values()) == before


@pytest.mark.parametrize("bare", ["sqlcipher"], indirect=True)  # a server's key is in its environment
def test_a_lost_key_is_told_and_never_replaced(home: Home) -> None:
    home.call("list_conversations")
    key = home.folder / "keys/master.key"
    kept = key.read_bytes()
    key.unlink()
    done = home.run("call", "list_conversations")
    assert done.returncode == 4
    assert "master.key" in done.stderr
    assert not key.exists()
    key.write_bytes(kept)
    key.chmod(0o600)
    home.call("list_conversations")
