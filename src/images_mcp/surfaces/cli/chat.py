"""`images-mcp chat`: the conversation that leads to a picture, in the terminal; later words change the picture."""

import asyncio
import re
import signal
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from images_mcp.app import App
from images_mcp.brief import Mode
from images_mcp.capabilities.dialogue.directions import BRIEF
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.kernel.text import plain
from images_mcp.operations import Progress as Step
from images_mcp.surfaces.cli import frame, pictures

_LEAVE = {"/quit", "/exit", "/q"}
_YOU_CHOOSE = "you choose"
_THE_REST = re.compile(r"\byou choose\b.*\b(rest|all|everything)\b", re.IGNORECASE)
_HOW_TO_ANSWER = "\nBy number, in your own words, or Enter for “you choose”. /draw leaves the rest to us."
_HELP = (
    "Say what you want; answer questions by number, in your own words, or with “you choose” (or just Enter).\n"
    "/draw skips the questions left, /new begins another picture, /cost tells what is left, /quit leaves. Ctrl-C leaves too; nothing is lost."
)


class Leaving(Exception):
    """The person is done."""


class Talk:
    """One conversation at a terminal."""

    def __init__(self, app: App, console: Console, mode: str | None) -> None:
        self._app, self._console, self._mode = app, console, mode
        self._conversation: str | None = None
        self._questions: list[dict[str, Any]] = []
        self._before = 0  # questions of earlier rounds
        self._drawn = 0
        self._spent = 0.0

    async def go(self, wish: str | None) -> int:
        """Talk until the person leaves."""
        console = self._console
        console.print(Text("OpenAI Images MCP", style="bold"), Text("· /help, /quit", style="dim"))
        await self._told_cost()
        try:
            while True:
                words = wish or self._ask()
                wish = None
                try:
                    await self._turn(words)
                except Problem as problem:
                    self._wrong(problem)
        except Leaving:
            self._farewell()
        return 0

    def _ask(self) -> str:
        """One line from the person. Raises `Leaving` at the end of input or on Ctrl-C."""
        prompt = "Your answer" if self._questions else "What should change?" if self._drawn else "What should it show?"
        # asyncio takes over Ctrl-C; while we wait for a line it must reach the line's reader.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return self._console.input(Text(f"\n{prompt} › ", style="bold cyan")).strip()
        except (EOFError, KeyboardInterrupt):
            self._console.print()
            raise Leaving from None
        finally:
            signal.signal(signal.SIGINT, before)

    async def _turn(self, words: str) -> None:
        if words in _LEAVE:
            raise Leaving
        if not words and not self._questions:
            return
        if words.startswith("/") and not (self._questions and words == "/draw"):
            await self._command(words)
            return
        arguments: dict[str, Any] = {}
        if self._conversation:
            arguments["conversation_id"] = self._conversation
        if self._mode and not self._conversation:
            arguments["dialogue_mode"] = self._mode
        if self._questions:
            arguments["answers"], enough = self._answers(words)
            if enough:
                arguments["dialogue_mode"] = Mode.SKIP.value
        else:
            arguments["prompt"] = words
            await self._foretold(words)
        self._heard(await self._carried_out(arguments))

    async def _command(self, words: str) -> None:
        if words == "/new":
            self._conversation, self._questions, self._drawn = None, [], 0
            self._console.print("A new picture.")
        elif words == "/cost":
            await self._told_cost()
        else:
            self._console.print(Text(_HELP, style="dim"))

    def _answers(self, first: str) -> tuple[dict[str, str], bool]:
        """Answers for every open question, `first` being the one to the first; and whether that is to be all."""
        answers: dict[str, str] = {}
        for place, question in enumerate(self._questions):
            said = first if place == 0 else self._asked(question, place)
            if said in _LEAVE:
                raise Leaving
            if said == "/draw" or _THE_REST.search(said):
                return answers | {q["aspect"]: _YOU_CHOOSE for q in self._questions[place:]}, True
            answers[question["aspect"]] = said or _YOU_CHOOSE
        return answers, False

    def _asked(self, question: dict[str, Any], place: int) -> str:
        self._question(question, place)
        return self._ask()

    async def _foretold(self, words: str) -> None:
        """What it will cost, before anything is spent."""
        references = ["current"] if self._drawn else []
        wish = {
            "prompt": words[:32_000],
            "reference_images": references,
            "dialogue_mode": self._mode or self._app.settings.dialogue_mode,
        }
        estimate = await frame.carry_out(self._app, "estimate_cost", wish)
        if estimate["engine"] == "draft":
            told = "A free draft."
        else:
            left = min(estimate["budget"]["day_left_usd"], estimate["budget"]["month_left_usd"])
            told = f"About ${estimate['usd']:.3f} ({estimate['model']}, {estimate['quality']}); ${left:.2f} left today."
        self._console.print(Text(f"  {told}", style="dim"))

    async def _told_cost(self) -> None:
        estimate = await frame.carry_out(self._app, "estimate_cost", {})
        if estimate["engine"] == "draft":
            told = "Pictures are free drafts: there is no OpenAI key. `images-mcp key set` keeps one."
        else:
            budget = estimate["budget"]
            told = (
                f"OpenAI draws. Left today ${budget['day_left_usd']:.2f}, this month ${budget['month_left_usd']:.2f}."
            )
        self._console.print(Text(told, style="dim"))

    async def _carried_out(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """One turn with its progress shown; a picture that takes long is waited for."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(24), TimeElapsedColumn())
        with Progress(*columns, console=self._console, transient=True) as bar:
            task = bar.add_task("Reading", total=1.0)

            async def report(step: Step) -> None:
                if step.message.startswith(BRIEF):
                    self._indented(step.message, "dim")
                    return
                bar.update(task, completed=step.done, description=step.message)

            try:
                answer = await frame.carry_out(self._app, "conversational_image", arguments, report)
                while answer["status"] == "running":
                    self._conversation = answer["conversation_id"]
                    waiting = {"generation_id": answer["generation_id"], "wait_seconds": 40}
                    answer = await frame.carry_out(self._app, "get_generation", waiting, report)
            except asyncio.CancelledError:
                bar.stop()
                self._console.print(
                    f"Left. A picture that was sent goes on without you and is saved in {self._app.paths.output};\n"
                    "the next chat tells you of it. It is never drawn or paid twice."
                )
                raise
        return answer

    def _heard(self, answer: dict[str, Any]) -> None:
        console = self._console
        self._conversation = answer.get("conversation_id") or self._conversation
        self._questions = list(answer.get("questions", ()))
        self._before = ((answer.get("progress") or {}).get("asked") or 0) - len(self._questions)
        if answer["status"] == "needs_input":
            console.print(Text(_HOW_TO_ANSWER, style="dim"))
            self._question(self._questions[0], 0)
        elif picture := answer.get("image"):
            frame.ring(self._app, console)
            self._picture(picture, answer["cost"])
        else:
            console.print(Text(f"\n{answer['message']}", style="yellow"))
            for line in (answer.get("suggestion"), *answer.get("next_steps", ())[:1]):
                if line:
                    self._indented(line, "dim")
        for note in (note for note in answer.get("notes", ()) if not note.startswith(BRIEF)):
            self._indented(f"· {note}", "dim")

    def _question(self, question: dict[str, Any], place: int) -> None:
        count = f"{self._before + place + 1}  " if self._before + len(self._questions) > 1 else ""
        self._console.print(Text.assemble("\n", (count, "dim"), (plain(question["text"]), "bold")))
        for number, option in enumerate(question["options"], 1):
            self._console.print(Text.assemble((f"  {number}  ", "cyan"), plain(option)))

    def _picture(self, picture: dict[str, Any], cost: dict[str, Any]) -> None:
        console = self._console
        self._drawn += 1
        self._spent += cost["usd"]
        console.print()
        try:
            pictures.show(console, Path(picture["path"]).read_bytes())
        except OSError:
            console.print(Text("  (its file cannot be read)", style="dim"))
        price = "free draft" if picture["engine"] == "draft" else f"{picture['model']} · cost ${cost['usd']:.3f}"
        console.print(Text.assemble(("  Saved  ", "green"), picture["path"]), soft_wrap=True)
        console.print(Text(f"  {picture['width']} × {picture['height']} · {price}", style="dim"))
        self._indented(picture["alt_text"], "italic")
        for check in picture["verification"].get("checks", ()):
            if check["status"] == "fail":
                self._indented(f"Look at: {check['name']}: {check['evidence']}", "yellow")

    def _indented(self, words: str, style: str) -> None:
        self._console.print(Padding(Text(plain(words, 2000), style=style), (0, 0, 0, 2)))

    def _wrong(self, problem: Problem) -> None:
        self._console.print(Text(f"\n{problem.message}", style="red"))
        if problem.hint:
            self._indented(problem.hint, "dim")

    def _farewell(self) -> None:
        if not self._drawn:
            self._console.print("Goodbye.")
            return
        many = "One picture" if self._drawn == 1 else f"{self._drawn} pictures"
        spent = f"${self._spent:.3f}" if self._spent else "free"
        self._console.print(f"{many} ({spent}), in {self._app.paths.output}.", soft_wrap=True)


def main(wish: str | None, mode: str | None) -> int:
    """Talk; the exit code. Raises `Problem` for a mode there is none of."""
    if mode is not None and mode not in set(Mode):
        raise invalid(f"There is no mode called {mode[:40]!r}.", f"There are {', '.join(Mode)}.")
    console = Console(highlight=False, emoji=False, markup=False, force_terminal=None if sys.stdout.isatty() else False)
    return frame.with_app(lambda app: Talk(app, console, mode).go(wish))
