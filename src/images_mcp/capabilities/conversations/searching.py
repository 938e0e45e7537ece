"""Search over everything that was said and drawn: by words, by meaning, by both."""

import asyncio
from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from images_mcp.capabilities.conversations import cataloguing, filters, ranking
from images_mcp.capabilities.conversations.contract import Found, SearchConversations, SearchFilters, SearchResults
from images_mcp.capabilities.conversations.index import Keyed
from images_mcp.capabilities.conversations.ranking import Group, Query
from images_mcp.capabilities.conversations.store import Row, conversations
from images_mcp.capabilities.conversations.terms import LONGEST, asked_of
from images_mcp.engines.minds.rules.words import fold
from images_mcp.kernel.errors import Problem, invalid
from images_mcp.kernel.text import plain, shorten
from images_mcp.operations import Actor, Call

if TYPE_CHECKING:
    from images_mcp.app import App
    from images_mcp.capabilities.conversations.meanings import Meanings
    from images_mcp.engines.embeddings.nearest import Floats

_CATCH_UP_SECONDS = 2.0
_CANDIDATES = 300
_COMPLETED = 40
_LEAST = {"text": 0.03, "semantic": 0.02, "hybrid": 0.02}
_SNIPPET = 180
_OPENED = 20
"""Conversations whose turns are opened at a time."""


async def search_conversations(call: Call, request: SearchConversations) -> SearchResults:
    """Conversations that answer the query, best first."""
    app, actor = call.app, call.actor
    wanted = request.filters
    if not request.query and not (wanted and wanted.model_fields_set):
        raise invalid("There is nothing to look for.", "Pass a query, filters, or both.")
    complete = await cataloguing.catch_up(app, actor.tenant, _CATCH_UP_SECONDS)
    within = filters.narrowed(app, actor, wanted) if wanted and wanted.model_fields_set else None
    query = ranking.understood(request.query, Keyed(app.vault, actor.tenant, actor.user)) if request.query else None
    most = _CANDIDATES if query and query.phrases else request.limit
    if query is None or (query.phrases and not query.words):  # a phrase of little words is in no index
        every = within if within is not None else filters.narrowed(app, actor, SearchFilters())
        found = [(entry, 1.0) for entry in sorted(await _newest(app, every, most), reverse=True)]
    else:
        scores = await _scores(app, actor, query, request.search_type, within)
        found = ranking.best(scores, most, _LEAST[request.search_type])
    results = await _told(app, actor, found, query, request.limit)
    note = "" if complete else " Some of what was said is still being indexed; ask again in a moment."
    count = len(results)
    told = "Nothing was found." if not count else "One conversation." if count == 1 else f"{count} conversations."
    return SearchResults(results=tuple(results), message=told + note)


async def _newest(app: "App", within: "sa.Select[tuple[int]]", limit: int) -> list[int]:
    return await app.search.entries(within.order_by(conversations.c.updated_at.desc()).limit(limit))


async def _scores(
    app: "App", actor: Actor, query: Query, kind: str, within: "sa.Select[tuple[int]] | None"
) -> dict[int, float]:
    if kind == "text":
        return await _by_tokens(app, actor, query.words, within)
    (held, asked), words, meanings = await asyncio.gather(  # the sentence model reads while the index is looked up
        _read(app, actor, query),
        _by_tokens(app, actor, query.words, within),
        _by_tokens(app, actor, query.meanings, within),
    )
    also = [entry for scores in (words, meanings) for entry, _ in ranking.best(scores, _CANDIDATES, 0.0)]
    cosines = await _by_vector(app, held, asked, within, also)
    meant = ranking.semantic(cosines, words, meanings)
    return meant if kind == "semantic" else ranking.blended(words, meant)


async def _by_tokens(
    app: "App", actor: Actor, groups: tuple[Group, ...], within: "sa.Select[tuple[int]] | None"
) -> dict[int, float]:
    """Scores by words in common. A word that is everywhere is looked up a second time for the candidates only."""
    if not groups:
        return {}
    index = app.search
    postings = await index.postings(actor, _tokens(groups), ranking.NEWEST, within)
    open_ended = [
        n for n, g in enumerate(groups)
        if g.begins is not None and (n == len(groups) - 1 or not any(t in postings for t in g.tokens))
    ]  # fmt: skip
    if open_ended:
        completions = await index.completions(g.begins for n, g in enumerate(groups) if n in open_ended and g.begins)
        more = {n: completions.get(groups[n].begins or 0, [])[:_COMPLETED] for n in open_ended}
        groups = tuple(ranking.begun(g, more[n]) if n in more else g for n, g in enumerate(groups))
        postings |= await index.postings(actor, (t for ts in more.values() for t in ts), ranking.NEWEST, within)
    scores = ranking.covered(groups, postings)
    everywhere = [token for token, of in postings.items() if len(of) >= ranking.NEWEST]
    if everywhere:
        first = [entry for entry, _ in ranking.best(scores, _CANDIDATES, 0.0)]
        for token, of in (await index.weights(everywhere, first)).items():
            postings[token] = {**postings[token], **of}
        scores = {e: s for e, s in ranking.covered(groups, postings).items() if e in set(first)}
    return scores


def _tokens(groups: tuple[Group, ...]) -> list[int]:
    return [token for group in groups for token in group.tokens]


async def _read(app: "App", actor: Actor, query: Query) -> "tuple[Meanings, Floats]":
    """What this person said before, as vectors, and what the query means as one."""
    model = await cataloguing.embedder_of(app)
    await app.search.memory.renew(actor.tenant, model)
    held, asked = await asyncio.gather(
        app.search.memory.of(actor, model), asyncio.to_thread(asked_of, query.terms, model)
    )
    return held, asked


async def _by_vector(
    app: "App", held: "Meanings", asked: "Floats", within: "sa.Select[tuple[int]] | None", also: list[int]
) -> dict[int, float]:
    allowed = np.array(await app.search.entries(within), np.int64) if within is not None else None
    return await asyncio.to_thread(held.nearest, asked, allowed, np.array(also, np.int64))


async def _told(
    app: "App", actor: Actor, found: list[tuple[int, float]], query: Query | None, limit: int
) -> list[Found]:
    ids = await app.search.conversation_ids(actor, [entry for entry, _ in found])
    rows, liked = await asyncio.gather(
        app.conversations.of_ids(actor, list(ids.values())), _successful(app, list(ids.values()))
    )
    candidates = [(rows[ids[entry]], score) for entry, score in found if ids.get(entry) in rows]
    phrases = query.phrases if query else ()
    said: dict[str, list[str]] = {}
    best: list[tuple[Row, float]] = []
    for at in range(0, len(candidates), _OPENED):
        opened = candidates[at : at + _OPENED]
        said |= await app.conversations.turns_of(actor, [row.id for row, _ in opened])
        best += [(row, s) for row, s in opened if _has_phrases(phrases, [row.title, *said.get(row.id, ())])]
        if len(best) >= limit:
            break
    return [
        Found(
            conversation_id=row.id,
            title=row.title,
            snippet=snippet(said.get(row.id) or [row.title], query),
            score=round(min(1.0, max(0.0, score)), 4),
            image=await _image(app, actor, row),
            successful=row.id in liked,
            bookmarked=row.bookmarked,
            updated_at=row.updated_at.isoformat(),
            tags=row.tags,
        )
        for row, score in best[:limit]
    ]


async def _successful(app: "App", ids: list[str]) -> set[str]:
    async with app.db.read() as connection:
        query = sa.select(conversations.c.id).where(conversations.c.id.in_(ids), filters.successful())
        return set(await connection.scalars(query))


async def _image(app: "App", actor: Actor, row: Row) -> dict[str, object] | None:
    """The picture a conversation has come to, without what is long."""
    if row.state.current_image_id is None:
        return None
    try:
        image = await app.images.get(actor, row.state.current_image_id)
    except Problem:
        return None
    about = image.about
    size = {"width": image.width, "height": image.height}
    prompt = shorten(about.prompt, 500)
    return {"image_id": image.id, "path": about.path, "alt_text": about.alt_text, "prompt": prompt, **size}


def _has_phrases(phrases: tuple[str, ...], texts: list[str]) -> bool:
    folded = [" ".join(fold(text).split()) for text in texts] if phrases else []
    return all(any(fold(phrase) in text for text in folded) for phrase in phrases)


def snippet(said: list[str], query: Query | None) -> str:
    """The words around the best match: of the text that shares most words with the query, from the first of them on."""
    if query is None:
        return shorten(plain(said[0], 2_000), _SNIPPET)
    beginnings = [min(stems, key=len) for stems in query.terms.words.values() if stems]
    folded = [fold(text[:LONGEST]) for text in said]
    at = max(range(len(said)), key=lambda n: sum(b in folded[n] for b in beginnings))
    places = [place for b in beginnings if (place := folded[at].find(b)) >= 0]
    start = max(0, min(places, default=0) - 50)
    start = said[at].rfind(" ", 0, start) + 1 if start > 10 else 0
    return ("…" if start else "") + shorten(plain(said[at][start : start + 2_000], 2_000), _SNIPPET)
