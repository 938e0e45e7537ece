"""Looking for a picture that is already there: in this process for minutes, then by words, then by meaning.

What is *served* was asked for in the same words or the same meaning, in the same context; what is only close is
*offered*. Drafts are left out altogether: drawing one again is as fast and as free as finding it.
"""

import asyncio
import json
import re
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from images_mcp.brief import Aspect, Brief, Frozen, Source
from images_mcp.capabilities.reuse.canonical import canonical
from images_mcp.capabilities.reuse.judging import alike
from images_mcp.capabilities.reuse.store import Entries, Entry
from images_mcp.engines.embeddings.nearest import Floats, Nearest, packed, unpacked
from images_mcp.engines.embeddings.port import Embedder
from images_mcp.engines.images.port import Drawing
from images_mcp.engines.minds.rules.words import fold
from images_mcp.kernel.clock import Clock
from images_mcp.kernel.settings import Settings
from images_mcp.operations import Actor

T = TypeVar("T")

_MINUTES = 600.0
_RECENT = 512
_PAGE = 1000
_PEOPLE = 8
_CANDIDATES = 64
_READ = 2000
_LENSES = {Source.PREFERENCE, Source.TEMPLATE, Source.STYLE, Source.BRAND}
_FROM_WORDS = {Aspect.USE, Aspect.FORMAT, Aspect.TEXT}
_DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")
_AGAIN = re.compile(
    r"(?i)\b(?:another (?:one|version|try|take|go|picture|image|variant)|(?:a |one )?(?:new|fresh|different) (?:one|version|try|take|variant)|"
    r"(?:once|one) more(?: time)?|again|something (?:new|different)|redo|re-?draw|re-?generate|surprise me|afresh|"
    r"noch ein(?:e[nsr]?)?(?: mal)?|nochmals?|erneut|andere version|neue version|etwas anderes|neu zeichnen|"
    r"otr[oa](?: vez| versión| más)?|de nuevo|nuevamente|nueva versión|una vez más|"
    r"encore (?:une?|une fois)|une autre(?: version)?|un autre|à nouveau|de nouveau|nouvelle version)\b|もう一(?:つ|枚|度|回)|別の|新しい(?:もの|バージョン)|やり直"
)


class Keys(Frozen):
    """How a wish is found again. It travels with the plan, so that whoever keeps the picture needs no mind."""

    words: str
    words_key: str
    meaning_key: str
    context_key: str
    embedder: str
    vector: str

    def columns(self) -> dict[str, str]:
        """What is kept besides the picture's own facts."""
        return {name: getattr(self, name) for name in ("words", "meaning_key", "context_key", "embedder")}


@dataclass(frozen=True)
class Offer:
    """A picture made for something close: how close (0 to 1), for which words, and what using it would save."""

    image_id: str
    similarity: float
    words: str
    saves_micro: int


def wants_fresh(words: str) -> bool:
    """Whether the words themselves ask for a new picture: "another one", "noch eins"."""
    return bool(_AGAIN.search(words))


def context_of(
    drawing: Drawing,
    words: str | None,
    *,
    size: str,
    quality: str,
    preset: str | None,
    seed: int | None,
    sources: Sequence[str],
) -> str:
    """Everything besides the words that decides how a picture looks, as one text.

    Size and quality as they were asked for (what the words say of them is in the words), format and model family;
    references by content; a seed somebody gave; what lenses (preferences, templates, styles, brands) put into the brief,
    and what answers to questions did; for these `words` are what was said besides, None where nobody was asked.
    """
    brief = drawing.brief
    return json.dumps(
        {
            "model": _DATED.sub("", drawing.model),
            "size": size.casefold(),
            "quality": quality,
            "format": drawing.format.value,
            "transparent": drawing.transparent,
            "preset": preset,
            "seed": seed,
            "references": sorted(sources),
            "brief": _beyond(brief, None if words is None else fold(words)),
            "adjustments": [a.model_dump(mode="json") for a in brief.adjustments],
        },
        sort_keys=True,
        ensure_ascii=False,
    )


def _beyond(brief: Brief, said: str | None) -> dict[str, str]:
    """What the brief holds that the words do not say."""
    found = {}
    for aspect, held in brief.aspects.items():
        spoken = said is None or aspect in _FROM_WORDS or fold(held.value) in said
        spoken = spoken or (held.evidence is not None and fold(held.evidence) in (said or ""))
        if held.source in _LENSES or not spoken:
            found[aspect.value] = fold(held.value)
    return found


class Reuse(Generic[T]):
    """Finds, remembers and offers, always within one tenant and owner. `under_way` are answers (T) not there yet."""

    def __init__(self, entries: Entries, clock: Clock, settings: Settings) -> None:
        self._entries, self._clock, self._settings = entries, clock, settings
        self._recent: OrderedDict[tuple[str, ...], tuple[float, str]] = OrderedDict()
        self._near: OrderedDict[tuple[str, str, str], _Loaded] = OrderedDict()
        self._loading = asyncio.Lock()
        self.under_way: dict[tuple[str, ...], asyncio.Future[T]] = {}

    @property
    def entries(self) -> Entries:
        """The table behind it."""
        return self._entries

    @property
    def on(self) -> bool:
        """Whether pictures are reused at all."""
        return self._settings.reuse

    async def keys(self, actor: Actor, words: str, context: str, embedder: Embedder | None) -> Keys:
        """How this wish in this context is found again."""
        form = await asyncio.to_thread(canonical, words)
        vector = await asyncio.to_thread(_embedded, embedder, words) if embedder else b""
        key = self._entries.key
        return Keys(
            words=words,
            words_key=key(actor.tenant, "words", " ".join((form.language, *form.words))),
            meaning_key=key(actor.tenant, "meaning", "\n".join(form.spoken_of)),
            context_key=key(actor.tenant, "context", context),
            embedder=embedder.name if embedder else "",
            vector=vector.hex(),
        )

    async def find(self, actor: Actor, keys: Keys) -> tuple[Entry, str] | None:
        """The picture to serve, and by which tier: minutes, exact or meaning."""
        place = (actor.tenant, actor.user, keys.words_key, keys.context_key)
        entry = await self._entries.matching(actor, keys.words_key, keys.context_key, self._not_before())
        if entry is None:
            entry = await self._meant(actor, keys)
        if entry is None:
            return None
        at, before = self._recent.pop(place, (0.0, ""))
        again = before == entry.image_id and time.monotonic() - at < _MINUTES
        self._recent[place] = (at if again else time.monotonic(), entry.image_id)
        while len(self._recent) > _RECENT:
            self._recent.popitem(last=False)
        return (entry, "minutes" if again else "exact" if entry.words_key == keys.words_key else "meaning")

    async def _meant(self, actor: Actor, keys: Keys) -> Entry | None:
        """The latest picture for a wish that says the same: one of those that speak of the same words."""
        known = await self._entries.speaking_of(actor, keys.meaning_key, keys.context_key, self._not_before())
        return await asyncio.to_thread(_same, keys.words, known) if known else None

    async def served(self, actor: Actor, entry: Entry, kind: str) -> None:
        """Count a picture that was served."""
        await self._entries.count_use(actor, kind, entry)

    async def remember(
        self, tx: AsyncConnection, tenant: str, owner: str, image_id: str, keys: Keys, cost_micro: int, millis: int
    ) -> None:
        """Keep a new picture in mind, in the transaction that keeps the picture."""
        if not self.on:
            return
        entry = self.entry(image_id, keys, cost_micro, millis)
        await self._entries.add(tx, tenant, owner, entry, keys.columns(), bytes.fromhex(keys.vector))
        await self._entries.used(tx, tenant, owner, "drawn")

    async def trim(self) -> None:
        """Forget what is too old to be served, and everybody's oldest beyond the size."""
        await self._entries.trim(self._not_before(), self._settings.reuse_size)

    async def share(self, tx: AsyncConnection, actor: Actor, entry: Entry, image_id: str, keys: Keys) -> None:
        """Keep a copy of a picture in mind as well: for as long as the picture itself, and for what that had cost."""
        again = replace(entry, image_id=image_id, words_key=keys.words_key)
        await self._entries.add(tx, actor.tenant, actor.user, again, keys.columns(), bytes.fromhex(keys.vector))

    def entry(self, image_id: str, keys: Keys, cost_micro: int, millis: int) -> Entry:
        """What is kept in mind of a picture made now."""
        return Entry(image_id, cost_micro, min(millis, 2**31 - 1), keys.words_key, self._clock.now())

    async def offers(self, actor: Actor, keys: Keys, count: int = 1) -> list[Offer]:
        """Pictures made for something close, above the threshold, nearest first. Never one that is gone."""
        if not keys.vector:
            return []
        loaded = await self._loaded(actor, keys.embedder, len(keys.vector) // 2)
        near = await asyncio.to_thread(loaded.nearest, unpacked(bytes.fromhex(keys.vector)), count + 4)
        found: list[Offer] = []
        for image_id, similarity in near:
            if similarity < self._settings.reuse_threshold or len(found) == count:
                break
            kept = await self._entries.get(actor, image_id)
            if kept is None or kept[0].created_at < self._not_before():
                loaded.drop(image_id)
                continue
            entry, about = kept
            found.append(Offer(image_id, round(min(similarity, 0.99), 3), about["words"], entry.cost_micro))
        return found

    async def forget(self, actor: Actor) -> int:
        """Forget everything that may be served; the pictures stay."""
        self._recent.clear()
        for place in [place for place in self._near if place[:2] == (actor.tenant, actor.user)]:
            del self._near[place]
        return await self._entries.clear(actor)

    async def _loaded(self, actor: Actor, embedder: str, dimensions: int) -> "_Loaded":
        """The vectors of one owner in memory, with what was added since the last time."""
        async with self._loading:
            place = (actor.tenant, actor.user, embedder)
            loaded = self._near.pop(place, None)
            if loaded is None:
                loaded = _Loaded(Nearest(dimensions, "S40"))
                loaded.index.reserve(await self._entries.count(actor))
            self._near[place] = loaded
            while len(self._near) > _PEOPLE:
                self._near.popitem(last=False)
            while True:
                rows = await self._entries.vectors(actor, embedder, loaded.until, _PAGE)
                fresh = [row for row in rows if row[0] not in loaded.last]
                if not fresh:
                    return loaded
                loaded.index.add(await asyncio.to_thread(self._entries.open_vectors, actor.tenant, fresh))
                until = fresh[-1][2]
                loaded.last = {name for name, _, at in rows if at == until}
                loaded.until = until

    def _not_before(self) -> datetime:
        return self._clock.now() - timedelta(days=self._settings.reuse_days)


@dataclass
class _Loaded:
    """An owner's vectors by picture, up to which time they were read, and which were read at that very time."""

    index: Nearest
    until: datetime | None = None
    last: set[str] = field(default_factory=set)

    def nearest(self, asked: Floats, count: int) -> list[tuple[str, float]]:
        """The pictures nearest to a wish with their cosines. Blocking."""
        keys, cosines = self.index.nearest(asked, _CANDIDATES)
        return [(key.decode(), float(cosine)) for key, cosine in zip(keys[:count], cosines[:count], strict=True)]

    def drop(self, image_id: str) -> None:
        """Forget a picture."""
        self.index.keep(lambda keys: keys != image_id.encode())


def _same(words: str, known: list[tuple[Entry, str]]) -> Entry | None:
    asked = canonical(words)
    return next((entry for entry, told in known if alike(asked, canonical(told))), None)


def _embedded(embedder: Embedder, words: str) -> bytes:
    return packed(embedder.embed([words[:_READ]])[0])
