"""Sentences that come from below, in the language of whoever looks.

Operations speak English, to models and people alike. Those of their sentences that pages show most are translated here, by
their shape: `%(name)s` stands for whatever stands there. What is not listed is shown as it came.
"""

import re
from collections.abc import Callable
from functools import cache

from images_mcp.surfaces.web.labels import N_

_SHAPES = (
    # the pages' own refusals
    N_("There is no picture in this conversation yet."),
    N_("Draw one first."),
    N_("It is not said which change to make where."),
    N_("Choose a change and a version."),
    N_("No picture is chosen."),
    N_("Mark pictures with the boxes at their corners."),
    N_("This is too large."),
    N_("This picture is too large."),
    N_("At most 50 MB a picture."),
    N_("Something went wrong inside the program; nothing was lost."),
    N_("Go back and try again."),
    N_("This form is too old or not ours."),
    N_("Load the page again, then send it."),
    N_("No key was given; nothing was changed."),
    N_("Paste it from platform.openai.com."),
    N_("Nothing was deleted."),
    N_("Tick the box first."),
    N_("There is no page at this address."),
    N_("Go back to the studio."),
    # how a drawing ended
    N_("This cannot be drawn: %(reason)s. Nothing was spent."),
    N_("Cancelled before it was sent; nothing was charged."),
    N_("The picture was not drawn."),
    N_("Change the wording and try again."),
    N_("This picture was deleted."),
    N_("This picture would cost about $%(cost)s, more than the $%(limit)s one picture may cost. Nothing was spent."),
    N_("Choose a lower quality or a smaller size, or raise IMAGES_MCP_BUDGET_CALL_USD."),
    N_("Look at your OpenAI usage page to see whether it was charged."),
    # what checks and locks found
    N_("The file measures %(found)s; %(wanted)s was wanted."),
    N_("The first bytes are those of a %(found)s file; %(wanted)s was wanted."),
    N_("%(share)s%% of the picture is one flat colour; from %(most)s%% on there is nothing to see."),
    N_("%(share)s%% of the pixels are clear; the corners' alpha is at most %(corners)s of 255."),
    N_("Could not confirm “%(text)s”; read “%(read)s”."),
    N_("Read nothing of “%(text)s”."),
    N_("Nobody looked: a mind with eyes needs an OpenAI key."),
    N_("The mind with eyes did not answer."),
    N_("The change concerns the whole picture, and a lock would leave a seam."),
    N_("The change spread over the whole picture, so there was nothing to lock."),
    N_("The picture has another shape now, so there is nothing to put back."),
    N_("The mask marks no place: nothing in it is transparent or white."),
    N_("The mask marks the whole picture, so nothing would be kept."),
    # health
    N_("No OpenAI key: pictures are free drafts. `images-mcp key set` keeps one."),
    N_("There is an OpenAI key, kept sealed in a file."),
    N_("There is an OpenAI key, kept in the system's keyring."),
    N_("There is an OpenAI key, from OPENAI_API_KEY in the environment."),
    N_("The encrypted file opens, revision %(number)s."),
    N_("Asleep; it starts by itself with the next picture."),
    N_("Awake (process %(number)s); nothing waits."),
    N_("%(folder)s, %(space)s GB free."),
    N_("%(folder)s, %(space)s GB free; made when first needed."),
    N_("No client program was found on this computer."),
)
_SLOT = re.compile(r"%\((\w+)\)s")


def said(translated: Callable[[str], str], text: object) -> str:
    """A sentence from below as it is said in the language of `translated`; as it is where its shape is not known."""
    given = str(text)
    if given and (whole := translated(given)) != given:  # nothing is the catalogue's own heading
        return whole
    for shape, pattern in _patterns():
        if found := pattern.fullmatch(given):
            return translated(shape) % found.groupdict()
    return given


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes with something in them, as expressions."""
    rows = []
    for shape in _SHAPES:
        if _SLOT.search(shape):
            parts = _SLOT.split(shape)
            fixed = [re.escape(part.replace("%%", "%")) for part in parts[::2]]
            slots = [f"(?P<{name}>[^\n]{{1,400}}?)" for name in parts[1::2]]
            rows.append((shape, re.compile("".join(a + b for a, b in zip(fixed, [*slots, ""], strict=True)))))
    return tuple(rows)
