"""`images-mcp selftest`: says what it would try and cost; with --live, tries it, never past the cap."""

from urllib.parse import urlsplit

from rich.console import Console
from rich.text import Text

from images_mcp.app import App
from images_mcp.capabilities.health import selftest

_MARKS = {"pass": ("✓ pass", "green"), "fail": ("✗ fail", "red"), "skipped": ("– skipped", "yellow")}


async def run(app: App, *, live: bool, max_usd: float) -> int:
    """The exit code: 0 where all passed or nothing was tried, 3 where the cap stopped something, 4 where one failed."""
    console = Console(highlight=False)
    if not live:
        _explain(console, app)
        return 0
    await app.ready()
    console.print(Text(f"Trying {_address(app)}, for at most ${max_usd:.2f}.", style="bold"))
    found = []
    async for outcome in selftest.run(app, max_usd):
        found.append(outcome)
        word, color = _MARKS[outcome.status]
        price = f"  ${outcome.usd:.4f}, {outcome.seconds:.1f} s" if outcome.seconds else ""
        line = Text.assemble((f"{word:<10}", color), f"{outcome.name:<9} {outcome.message}", (price, "dim"))
        console.print(line, soft_wrap=True)
    spent = sum(outcome.usd for outcome in found)
    console.print(Text(f"Spent about ${spent:.4f}, of at most ${max_usd:.2f}.", style="bold"))
    if any(outcome.status == "fail" for outcome in found):
        return 4
    return 3 if any(outcome.status == "skipped" for outcome in found) else 0


def _address(app: App) -> str:
    """Without what an address may carry besides, such as a password."""
    url = urlsplit(app.settings.openai_base_url or "")
    return f"{url.scheme}://{url.hostname}{f':{url.port}' if url.port else ''}" if url.hostname else "OpenAI"


def _explain(console: Console, app: App) -> None:
    console.print(Text(f"With --live this calls {_address(app)} with your key and spends real money:", style="bold"))
    total = 0
    for step in selftest.steps():
        total += step.estimate_micro
        console.print(Text(f"  {step.name:<9} {step.about:<37} about ${step.estimate_micro / 1e6:.4f}"))
    console.print(Text(f"In all about ${total / 1e6:.3f}. --max-usd sets the most it may spend (default $0.10)."))
    console.print("Nothing was called and nothing was spent.")
