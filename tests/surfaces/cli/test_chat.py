"""A conversation at the terminal: by pipe as scripts use it, and in a terminal as people do."""

import os
import pty
import select
import signal
import time
from pathlib import Path

from tests.conftest import PATIENCE, Home
from tests.world.openai.server import OpenAIServer


def test_questions_are_answered_by_number_in_words_or_not_at_all(home: Home, person: Path) -> None:
    said = "a poster\n1\nno words at all\n\n/draw\n/quit\n"
    done = home.run("chat", "--mode", "guided", text=said)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "What should the picture show above all?" in done.stdout
    assert "Saved" in done.stdout
    assert "free draft" in done.stdout
    assert "\x1b" not in done.stdout  # no terminal, no pictures and no colours
    assert len(list(home.output.glob("*.png"))) == 1


def test_later_words_change_the_picture_of_the_same_conversation(local: Home) -> None:
    done = local.run("chat", "a red bicycle", "--mode", "skip", text="make it blue\n/quit\n")
    assert done.stdout.count("Saved") == 2
    assert len(local.call("list_conversations")["items"]) == 1
    assert "2 pictures" in done.stdout


def test_the_price_is_told_before_and_after(paid: Home, person: Path, world: OpenAIServer) -> None:
    done = paid.run("chat", "a kite", "--mode", "skip", text="/quit\n")
    before, after = done.stdout.index("About $"), done.stdout.index("cost $")
    assert before < after
    assert world.ledger()["images"] == 1


def test_a_refusal_and_bad_words_do_not_end_the_conversation(local: Home) -> None:
    done = local.run("chat", "--mode", "skip", text="/help\n/cost\n\n" + "x" * 39_000 + "\na kite\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "32,000" in done.stdout
    assert "Saved" in done.stdout


def test_an_unknown_mode_is_told_plainly(local: Home) -> None:
    done = local.run("chat", "--mode", "loud")
    assert done.returncode == 2
    assert "explorer" in done.stderr


class Terminal:
    """A person's terminal: a pseudo-terminal with the chat in it."""

    def __init__(self, home: Home, *arguments: str) -> None:
        self._far, near = pty.openpty()
        environment = {**home.environment, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "100"}
        streams = {"stdin": near, "stdout": near, "stderr": near}
        self.process = home.start("chat", *arguments, environment=environment, **streams, terminal=True)
        os.close(near)
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self._far, text.encode())

    def until(self, words: str, seconds: float = PATIENCE) -> None:
        deadline = time.monotonic() + seconds
        while words not in self.seen:
            assert time.monotonic() < deadline, self.seen[-2000:]
            if select.select([self._far], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self._far, 65536).decode(errors="replace")
                except OSError:
                    assert words in self.seen, self.seen[-2000:]

    def close(self) -> int:
        code = self.process.wait(PATIENCE)
        os.close(self._far)
        return code


def test_ctrl_c_at_the_prompt_leaves_at_once(local: Home) -> None:
    terminal = Terminal(local)
    terminal.until("What should it show?")
    terminal.type("\x03")
    terminal.until("Goodbye")
    assert terminal.close() == 0


def test_ctrl_c_while_drawing_leaves_and_the_picture_is_saved(local: Home, world: OpenAIServer) -> None:
    local.environment |= {
        "OPENAI_API_KEY": "sk-test-0123456789abcdef",
        "OPENAI_BASE_URL": world.base_url,
        "IMAGES_MCP_MIND": "rules",
    }
    world.control(next=[{"do": "slow", "seconds": 4, "on": "/images"}])
    terminal = Terminal(local, "a kite", "--mode", "skip")
    terminal.until("Drawing;")
    while not any("images" in path for path in world.ledger()["calls"]):
        time.sleep(0.05)
    os.killpg(terminal.process.pid, signal.SIGINT)
    terminal.until("goes on without you")
    assert terminal.close() == 130
    deadline = time.monotonic() + PATIENCE
    while not list(local.output.glob("*.png")):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    told = local.run("chat", "a boat", "--mode", "skip", text="/quit\n").stdout
    assert "While you were away" in told


def test_a_terminal_shows_the_picture_in_half_blocks(local: Home) -> None:
    terminal = Terminal(local, "a red bicycle", "--mode", "skip")
    terminal.until("Saved")
    assert "▀" in terminal.seen
    assert "\a" not in terminal.seen
    terminal.type("/quit\n")
    terminal.until("One picture")
    assert terminal.close() == 0


def test_the_bell_rings_for_a_picture_where_it_is_wanted(local: Home) -> None:
    local.environment["IMAGES_MCP_BELL"] = "true"
    terminal = Terminal(local, "a red bicycle", "--mode", "skip")
    terminal.until("Saved")
    assert terminal.seen.count("\a") == 1
    terminal.type("/quit\n")
    assert terminal.close() == 0
    assert "\a" not in local.run("run", "a blue bicycle").stdout  # nobody hears it in a file
