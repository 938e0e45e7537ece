"""Bringing the search index up to date with what was said, renamed and drawn.

Saying something only leaves a note that it waits (`search_pending`). Idle workers, imports and searches carry the notes
out; several processes may do so at once, and each note is carried out by one of them.
"""

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

from images_mcp.brief import Aspect, Brief
from images_mcp.capabilities.conversations.index import SAID, SEEN, TITLE, Keyed, Piece, Waiting
from images_mcp.capabilities.conversations.store import CARD, Row
from images_mcp.capabilities.conversations.terms import Terms, reading_of, terms_of, vector_of
from images_mcp.capabilities.feedback.looks import colour_name, hex_of, named
from images_mcp.engines.embeddings.nearest import packed
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.kernel import colour
from images_mcp.kernel import images as pixels
from images_mcp.kernel.errors import Problem
from images_mcp.kernel.log import log
from images_mcp.operations import Actor

if TYPE_CHECKING:
    from images_mcp.app import App

_BATCH = 32
_READ = 2_000
_TITLE, _USER, _ASSISTANT = 4, 3, 1
"""Weights of words: in a title or tag, said by the user, said by us."""

_ENOUGH = 0.08  # share of the picture from which a colour counts as being in it


async def embedder_of(app: "App") -> Embedder:
    """The best local embedder: the sentence model where its weights are, else features of the wording."""
    return await asyncio.to_thread(_embedder, app)


def _embedder(app: "App") -> Embedder:
    from images_mcp.engines.embeddings.lexical import Lexical
    from images_mcp.engines.minds.rules.mind import RulesMind

    mind = app.engines.rules()  # loads the weights, once per process
    found = mind.embedder if isinstance(mind, RulesMind) else None
    return found or Lexical()


async def catch_up(app: "App", tenant: str, seconds: float) -> bool:
    """Index what waits, for at most about so many seconds; whether nothing is left."""
    deadline = time.monotonic() + seconds
    index, model = app.search, None
    while waiting := await index.waiting(tenant, _BATCH):
        if model is None:
            model = await embedder_of(app)
        pieces = [await _piece_or_nothing(app, tenant, one, model) for one in waiting]
        with contextlib.suppress(sa.exc.IntegrityError):  # deleted meanwhile: what waits went with it
            await index.add(tenant, pieces, reading_of(model))
        if time.monotonic() > deadline:
            return len(waiting) < _BATCH
    return True


async def _piece_or_nothing(app: "App", tenant: str, waiting: Waiting, model: Embedder) -> Piece:
    """What a waiting part becomes; nothing where it cannot be read, so that what waits behind it is not held up."""
    try:
        return await _piece(app, tenant, waiting, model)
    except sa.exc.SQLAlchemyError:  # the database, not this part: it waits
        raise
    except Exception as problem:  # noqa: BLE001 - whatever is wrong with one part, the others are to be found
        log.warning("indexing_failed", kind=type(problem).__name__)
        return Piece(waiting)


async def _piece(app: "App", tenant: str, waiting: Waiting, model: Embedder) -> Piece:
    actor = Actor(tenant, waiting.owner, "index")
    keyed = Keyed(app.vault, tenant, waiting.owner)
    piece = Piece(waiting)
    if waiting.part == CARD:
        rows = await app.conversations.of_ids(actor, [waiting.conversation_id])
        row = rows.get(waiting.conversation_id)
        if row is None:
            return piece
        brief = row.state.brief
        if not brief.aspects:  # an imported conversation: what the offline mind makes of its words
            words = ". ".join((row.title, *row.state.words[:3]))[:_READ]
            brief = (await app.engines.rules().read(words, Brief())).brief
        await asyncio.to_thread(_card, keyed, piece, row, brief, model)
        return piece
    turn = await app.conversations.turn(actor, waiting.part)
    if turn is None:
        return piece
    role, text, generation_id = turn
    mine = role == "user"
    await asyncio.to_thread(_said, keyed, piece, text, model, mine=mine)
    if generation_id and not mine:
        image = await app.images.of_generation(tenant, generation_id)
        if image is not None:
            if image.about.alt_text:
                terms = await asyncio.to_thread(terms_of, image.about.alt_text)
                corrected = image.about.alt_text_source == "human"
                _take(keyed, piece, terms, SAID, _USER if corrected else _ASSISTANT)
                piece.vector = packed(await asyncio.to_thread(vector_of, terms, model))
            piece.tokens |= await asyncio.to_thread(_seen, app, keyed, image.final or image.blob)
    return piece


def _said(keyed: Keyed, piece: Piece, text: str, model: Embedder, *, mine: bool) -> None:
    terms = terms_of(text)
    _take(keyed, piece, terms, SAID, _USER if mine else _ASSISTANT)
    if mine and terms.text.strip():
        piece.vector = packed(vector_of(terms, model))


def _card(keyed: Keyed, piece: Piece, row: Row, brief: Brief, model: Embedder) -> None:
    terms = terms_of(row.title)
    _take(keyed, piece, terms, TITLE, _TITLE)
    for tag in row.tags:
        _take(keyed, piece, terms_of(tag), TITLE, _TITLE)
    piece.vector = packed(vector_of(terms, model))
    piece.tokens |= dict.fromkeys(((keyed.token("f", facet), TITLE) for facet in facets_of(brief)), _USER)


def _seen(app: "App", keyed: Keyed, blob: str) -> dict[tuple[int, int], int]:
    """The colours that are really in a picture."""
    try:
        shares = colour.palette(pixels.decode(app.blobs.read(blob)))
    except Problem:  # an SVG, or gone
        return {}
    names = {colour_name(code) for code, share in shares if share >= _ENOUGH}
    return {(keyed.token("f", f"color:{name}"), SEEN): _USER for name in names}


def _take(keyed: Keyed, piece: Piece, terms: Terms, part: int, weight: int) -> None:
    for word, stems in terms.words.items():
        tokens = [keyed.token("s", stem) for stem in stems]
        piece.tokens |= {(token, part): max(weight, piece.tokens.get((token, part), 0)) for token in tokens}
        if (word.isalnum() and word.isascii()) or word.isalpha():
            piece.prefixes |= {(prefix, token) for prefix in keyed.beginnings(word) for token in tokens}
    for concept in terms.concepts:
        key = (keyed.token("c", concept), part)
        piece.tokens[key] = max(weight, piece.tokens.get(key, 0))


def facets_of(brief: Brief) -> set[str]:
    """What a filter can ask of a brief: its use, its styles, the colours wished for."""
    style = brief.get(Aspect.STYLE)
    found = {f"use:{brief.use.value}"}
    if style:
        found |= {f"style:{name}" for name in named(Aspect.STYLE, style)} | {f"style:{style.casefold()}"}
    palette = brief.get(Aspect.PALETTE)
    codes = (*brief.colors, *(hex_of(palette) if palette else ()))
    found |= {f"color:{colour_name(code)}" for code in codes if len(code) == 7}
    return found
