"""Log lines, and everything that must never be in one."""

import base64
import io
import json
import logging
import string
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from images_mcp.kernel.errors import Kind, Problem
from images_mcp.kernel.log import bound, configure, log, redact

PROMPT = "a melancholic walrus reading Proust"
WORDS = st.text(string.ascii_letters + string.digits + "-_", min_size=20, max_size=80)
PREFIXES = st.sampled_from(
    ["sk-", "sk-proj-", "sk_live_", "whsec_", "xoxb-", "ghp_", "github_pat_", "Bearer ", "eyJ", "ntn_"]
)
AROUND = st.sampled_from(
    ["{}", "failed with {} today", "key={}", '"{}"', "({})", "https://x.test/?t={}", "{},", "[{}]", "'{}'"]
)


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure("debug", as_json=True, stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@given(PREFIXES, WORDS, AROUND)
@example("Bearer ", "0" * 20, "https://x.test/?t={}")
def test_no_key_ever_passes(prefix: str, rest: str, around: str) -> None:
    bare = around.format("")
    assume(not any(rest[at : at + 12] in bare for at in range(len(rest) - 11)))
    shown = redact(around.format(prefix + rest))
    assert rest not in shown
    assert not any(rest[at : at + 12] in shown for at in range(len(rest) - 11))


@given(st.binary(min_size=32, max_size=200))
def test_encoded_keys_and_data_never_pass(data: bytes) -> None:
    for encoded in (base64.b64encode(data).decode(), base64.urlsafe_b64encode(data).decode(), data.hex()):
        if len(set(encoded)) > 12:
            assert encoded[:24] not in redact(f"value {encoded} end")


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://images:hunter2@db.test/images",
        "password = hunter2",
        '{"api_key": "hunter2"}',
        "Authorization: Basic hunter2",
        "IMAGES_MCP_PASSPHRASE='hunter2 horse'",
        "https://files.test/a.png?sig=hunter2&se=1",
        "Cookie: hunter2",
    ],
)
def test_passwords_are_hidden_wherever_they_stand(text: str) -> None:
    assert "hunter2" not in redact(text)


@pytest.mark.parametrize(
    "text",
    [
        "gpt-image-2.5-sunburst answered after 31 s with status 429",
        "/usr/lib/python3.11/site-packages/httpx2/_transports/default.py",
        "upgrade_to_revision_and_then_verify",
        "task_completed, disk_space_low: gen_01 conv_02 connection refused by api.openai.com:443",
    ],
)
def test_ordinary_technical_words_stay_readable(text: str) -> None:
    assert redact(text) == text


def test_an_event_is_one_json_line_with_its_fields(stream: io.StringIO) -> None:
    with bound(request_id="req_1"):
        log.warning("keeping_failed", generation_id="gen_1", attempt=2, kind=Kind.UNAVAILABLE)
    (line,) = lines(stream)
    assert line["event"] == "keeping_failed"
    assert (line["level"], line["generation_id"], line["attempt"]) == ("warning", "gen_1", 2)
    assert (line["kind"], line["request_id"]) == ("unavailable", "req_1")


def test_fields_nobody_allowed_are_withheld(stream: io.StringIO) -> None:
    log.error("draw_failed", prompt=PROMPT, subject=PROMPT, brief={"subject": PROMPT}, model="gpt-image-2")
    assert PROMPT not in stream.getvalue()
    (line,) = lines(stream)
    assert line["withheld"] == ["brief", "prompt", "subject"]
    assert line["model"] == "gpt-image-2"


def test_an_allowed_field_shows_no_objects_and_no_keys(stream: io.StringIO) -> None:
    log.error("draw_failed", reason={"prompt": PROMPT}, status="sk-" + "a1B2" * 8)
    assert PROMPT not in stream.getvalue()
    assert "a1B2" not in stream.getvalue()


def test_libraries_lose_the_texts_they_were_given(stream: io.StringIO) -> None:
    logging.getLogger("openai._base_client").debug("Request options: %s", {"json": {"prompt": PROMPT}})
    logging.getLogger("httpx2").info('HTTP Request: %s "%s" %d', "GET", f"https://x.test/{PROMPT}", 200)
    logging.getLogger("dbos").error("workflow failed")
    assert PROMPT not in stream.getvalue()
    assert [line["logger"] for line in lines(stream)] == ["openai._base_client", "httpx2", "dbos"]


class Draw(BaseModel):
    count: int


@pytest.mark.parametrize("raised", [ValueError(PROMPT), KeyError(PROMPT), Exception(PROMPT)])
def test_an_error_that_may_quote_a_prompt_is_told_by_kind_and_place(stream: io.StringIO, raised: Exception) -> None:
    def fail() -> None:
        try:
            Draw.model_validate({"count": PROMPT})
        except ValueError:
            raise raised  # noqa: B904 - the context belongs to the test

    try:
        fail()
    except Exception:  # noqa: BLE001
        log.exception("draw_failed")
    assert PROMPT not in stream.getvalue()
    told = lines(stream)[0]["exception"]
    assert isinstance(told, list)
    assert told[0] == type(raised).__name__
    assert "ValidationError" in told
    assert any(row.startswith("at test_log.py:") and row.endswith("in fail") for row in told)


def test_our_own_problems_keep_their_words_but_no_key(stream: io.StringIO) -> None:
    try:
        raise Problem(Kind.UNAVAILABLE, "The disk is full, sk-" + "a1B2" * 8)  # noqa: TRY301
    except Problem:
        log.exception("saving_failed")
    assert "The disk is full" in stream.getvalue()
    assert "a1B2" not in stream.getvalue()


def test_a_broken_record_is_not_printed_in_full(stream: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    class Unprintable(str):
        __slots__ = ()

        def __getitem__(self, _: object) -> str:
            raise ZeroDivisionError(PROMPT)

    log.warning("event", reason=Unprintable(PROMPT))
    assert PROMPT not in stream.getvalue() + "".join(capsys.readouterr())
    assert "could not be written" in stream.getvalue()


def test_a_hostile_value_cannot_forge_a_line(stream: io.StringIO) -> None:
    configure("debug", as_json=False, stream=stream)
    log.warning("event", reason="x\n2026-01-01 error forged \x1b[31m")
    assert len(stream.getvalue().splitlines()) == 1
    assert "\x1b" not in stream.getvalue()


def test_below_the_level_nothing_is_written(stream: io.StringIO) -> None:
    configure("warning", as_json=True, stream=stream)
    log.info("quiet")
    logging.getLogger("uvicorn.access").info("GET /")
    assert stream.getvalue() == ""


def test_stdout_stays_free_and_dbos_adds_no_output_of_its_own() -> None:
    code = (
        "from images_mcp.kernel.log import configure, log; configure('warning'); log.error('mine')\n"
        "import logging, dbos; from dbos._logger import init_logger; init_logger()\n"
        "logging.getLogger('dbos').error('theirs')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert [json.loads(row)["event"] for row in done.stderr.splitlines()] == ["mine", "theirs"]
