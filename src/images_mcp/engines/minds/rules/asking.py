"""Which questions are worth asking about this picture, and in which words.

Each use has its own order of what matters; what is known, implied or silly there is left out, and a wish that says
enough is not questioned. Texts and options come from `data/questions.json`, in the language of the wish.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from images_mcp.brief import Aspect, Mode, Source, Use
from images_mcp.engines.minds.port import Question, Reading
from images_mcp.engines.minds.rules.contexts import subject
from images_mcp.engines.minds.rules.entailed import DOING, ENTAILED, ON_SOMETHING, WEARING, says_where
from images_mcp.engines.minds.rules.leaning import Array
from images_mcp.engines.minds.rules.reading import brand_names
from images_mcp.engines.minds.rules.structure import Wanted, take_apart
from images_mcp.engines.minds.rules.weighing import chances, lacks_words, says_nothing
from images_mcp.engines.minds.rules.words import fold

LIMITS = {Mode.SKIP: 0, Mode.QUICK: 2, Mode.GUIDED: 4, Mode.EXPLORER: 6}
_WORTHY = {Mode.QUICK: 0.65, Mode.GUIDED: 0.65, Mode.EXPLORER: 0.4}
# Chosen by leaving out one writer's dialogues at a time (`python -m evals.train_questions --check`).
_LIKELY, _NEEDLESS = 0.84, 0.1
_LIKELY_LATER = 0.75  # somebody who answered once is glad to answer again
_LIKELY_WORDS, _NEEDLESS_WORDS = 0.75, 0.3
_LIKELY_GUESSED, _NEEDLESS_GUESSED = 0.6, 0.25
_LIKELY_BARE, _NEEDLESS_BARE = 0.5, 0.3
_LIKELY_FIRST, _NEEDLESS_FIRST, _LITTLE_SAID = 0.5, 0.15, 1
_SENSELESS = -0.5
_SOMETHING, _FULL = 3, 5
_LONGEST_NAME, _UNSURE_USE = 40, 0.67
_LEFT_OVER, _ENOUGH_DETAIL = 0.6, 3
A = Aspect
Meaning = Callable[[Wanted], Array]
Chance = dict[Aspect, tuple[float, float]]
# How much an answer would change a picture for this use, from 0 (silly to ask) to 1; what is not listed is never asked.
_WORTH: dict[Use, str] = {
    Use.LOGO: "style .9 palette .89 mood .8 text .75 detail .66 audience .3 brand .4",
    Use.PRESENTATION: "style .9 palette .85 mood .8 composition .75 detail .5 background .4 audience .4",
    Use.SOCIAL_MEDIA: "style .9 mood .85 palette .8 text .75 composition .66 detail .5 background .45",
    Use.PRINT_POSTER: "text .92 style .9 palette .85 mood .8 composition .68 detail .6 background .4",
    Use.MARKETING: "text .9 style .85 mood .8 composition .72 palette .7 setting .5 background .5 audience .4",
    Use.EMAIL: "style .9 palette .85 mood .75 text .74 composition .68 detail .45",
    Use.EDUCATION: "style .9 detail .8 palette .68 text .67 composition .66 audience .5",
    Use.INFOGRAPHIC: "style .9 palette .8 detail .79 audience .67 text .66 composition .55",
    Use.UI: "style .9 palette .89 detail .8 composition .67 brand .5 audience .45",
    Use.PRODUCT: "background .9 lighting .85 composition .8 mood .68 detail .66 palette .5 format .4",
    Use.PORTRAIT: "style .85 mood .8 lighting .78 composition .7 background .66 detail .66 setting .45 palette .4",
    Use.LANDSCAPE: "style .9 mood .85 lighting .8 composition .75 palette .6 detail .6 use .5",
    Use.CHARACTER_DESIGN: "style .9 detail .85 palette .8 mood .72 composition .5 action .45 use .4 setting .35",
    Use.ILLUSTRATION: "style .9 mood .85 palette .8 composition .7 use .67 detail .66 background .4 lighting .4",
    Use.ABSTRACT: "palette .9 mood .89 composition .75 detail .7 style .66",
    Use.GENERAL: "style .9 setting .85 mood .8 use .67 composition .66 detail .66 lighting .6 action .5 palette .5",
}
_ALIVE = {"person", "being", "animal"}
_LAID_OUT = {Use.PRESENTATION, Use.PRINT_POSTER, Use.SOCIAL_MEDIA, Use.EMAIL, Use.INFOGRAPHIC, Use.UI}
_LOOKS = {A.STYLE, A.MOOD, A.PALETTE, A.COMPOSITION, A.BACKGROUND}
_GIVEN = {A.SUBJECT, A.USE, A.FORMAT, A.BRAND, A.COUNT}
_SOME, _MUCH, _NEVER = 0.2, 0.35, 2.0
_WEATHER = {"fog", "storm", "rain", "mist", "thunderstorm", "snow"}
_FRAMED = {"headshot", "passport photo", "profile picture", "avatar", "bust", "close-up portrait"}
_STYLED = {"sticker", "coloring page", "tattoo", "pixel art", "comic", "woodcut", "app icon"}
_WORDLESS = re.compile(
    r"(?i)\b(?:murals?|wall art|canvas print|art print|jigsaw|puzzle|wandbild|leinwand\w*|fresque|cuadro|tableau mural)\b|壁画|ジグソー"
)


@cache
def _book() -> dict[str, dict[str, dict[str, list[str]]]]:
    path = files("images_mcp.engines.minds.rules") / "data" / "questions.json"
    loaded: dict[str, dict[str, dict[str, list[str]]]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def questions(
    text: str, reading: Reading, mode: Mode, already: frozenset[Aspect], meaning: Meaning | None = None
) -> tuple[Question, ...]:
    """Every question worth asking in this mode, most important first; none about what is known, asked or silly here.

    `meaning` gives the sentence model's view of the wish, where there is one.
    """
    if LIMITS[mode] == 0 or reading.you_choose:
        return ()
    worth, known = worth_of(text, reading), known_in(reading, text)
    parts = take_apart(text or " ", reading.brief.language)
    chance = chances(parts, reading, mode, worth, known, meaning(parts) if meaning else None)
    open_ones = {a for a in A if a not in already and a not in known and worth.get(a, 0.0) > _SENSELESS}
    lacks = lacks_words(parts, reading)
    if not chance:
        wanted = [a for a in worth if worth[a] >= _WORTHY[mode]]
    elif worth.get(A.SUBJECT, 0.0) >= 1.0 and says_nothing(parts):
        wanted = _bare(chance, worth, words=lacks and A.AUDIENCE in reading.brief.aspects)
    else:
        likely = _LIKELY_LATER if already else _LIKELY
        wanted = _weighed({a: c for a, c in chance.items() if a in open_ones}, mode, likely, lacks=lacks)
        if not wanted and not already and mode is not Mode.QUICK and _said(reading) <= _LITTLE_SAID:
            wanted = _first({a: c for a, c in chance.items() if a in open_ones})
    return tuple(_question(a, reading) for a in [a for a in wanted if a in open_ones][: _limit(reading, mode)])


def _weighed(chance: Chance, mode: Mode, usual: float, *, lacks: bool) -> list[Aspect]:
    """The aspects likely enough wanted and surely not needless, best first; words nobody can guess before all."""
    bars = {A.TEXT: (_LIKELY_WORDS, _NEEDLESS_WORDS)} if lacks else {}
    if mode is Mode.EXPLORER:
        bars[A.USE] = (_LIKELY_GUESSED, _NEEDLESS_GUESSED)  # only a guess is still open here
    fair = []
    for aspect, (want, needless) in chance.items():
        likely, spare = bars.get(aspect, (usual, _NEEDLESS))
        if want >= likely and needless <= spare:
            fair.append(aspect)
    return sorted(fair, key=lambda a: (not (lacks and a is A.TEXT), chance[a][1] - chance[a][0]))


def _bare(chance: Chance, worth: dict[Aspect, float], *, words: bool) -> list[Aspect]:
    """A wish that names no more than a deliverable: what to draw, after its `words` for somebody, then what matters most."""
    fair = {a for a, (want, needless) in chance.items() if want >= _LIKELY_BARE and needless <= _NEEDLESS_BARE}
    first = [A.TEXT, A.SUBJECT] if words else [A.SUBJECT]
    return [*first, *(a for a in worth if a in fair and a not in first)]


def _first(chance: Chance) -> list[Aspect]:
    """The one question somebody who said little and wants to be led is asked, where none is sure enough."""
    fair = [a for a, (want, needless) in chance.items() if want >= _LIKELY_FIRST and needless <= _NEEDLESS_FIRST]
    return sorted(fair, key=lambda a: chance[a][1] - chance[a][0])[:1]


def known_in(reading: Reading, text: str) -> frozenset[Aspect]:
    """The aspects a wish has spoken of or plainly implies."""
    entailed = {a for a, said in ENTAILED.items() if said.search(text)}
    return frozenset(entailed | {a for a in A if _known(reading, a)})


def _limit(reading: Reading, mode: Mode) -> int:
    """Fewer are asked the more was said; a complete wish is not questioned."""
    said = _said(reading)
    if mode is Mode.EXPLORER:
        return max(1, LIMITS[mode] - max(0, said - 1))
    left = LIMITS[mode] if said < _SOMETHING else max(0, _FULL - said)
    return min(LIMITS[mode], left)


def _said(reading: Reading) -> int:
    return sum(1 for a, s in reading.brief.aspects.items() if s.source is Source.USER and a not in _GIVEN)


def _known(reading: Reading, aspect: Aspect) -> bool:
    if aspect is A.FORMAT:
        return any((reading.wish.exact, reading.wish.aspect, reading.wish.sheet)) or aspect in reading.brief.aspects
    if aspect is A.USE:
        said = reading.brief.aspects.get(aspect)
        return said is not None and said.source is Source.USER
    if aspect is A.TEXT:
        return bool(reading.brief.texts) or aspect in reading.brief.aspects
    if aspect is A.BACKGROUND:
        return aspect in reading.brief.aspects or reading.wish.transparent or A.SETTING in reading.brief.aspects
    if aspect is A.SETTING:
        return aspect in reading.brief.aspects or A.BACKGROUND in reading.brief.aspects
    if aspect is A.LIGHTING and (setting := reading.brief.get(A.SETTING)):
        return aspect in reading.brief.aspects or bool(take_apart(setting, reading.brief.language).of_kind("time"))
    if aspect is A.DETAIL:
        said = reading.brief.aspects.get(aspect)
        return said is not None and (said.confidence > _LEFT_OVER or len(said.value.split()) > _ENOUGH_DETAIL)
    return aspect in reading.brief.aspects


def worth_of(text: str, reading: Reading) -> dict[Aspect, float]:
    """What each question is worth here, most first: the use's own worth, less what this picture makes senseless."""
    worth = {A(name): float(value) for name, value in zip(*[iter(_WORTH[reading.use].split())] * 2, strict=True)}
    parts = take_apart(text or " ", reading.brief.language)
    for aspect, less in _less(parts, reading):
        if aspect in worth:
            worth[aspect] -= less
    if A.USE not in reading.brief.aspects:
        worth.setdefault(A.USE, _UNSURE_USE)
    told = sum(h.concept.kind == reading.use.value for h in parts.uses) > 1  # "game UI health bar" says what it shows
    if A.SUBJECT not in reading.brief.aspects and not told and reading.use not in {Use.ABSTRACT, Use.PRESENTATION}:
        worth[A.SUBJECT] = 1.0
    return dict(sorted(worth.items(), key=lambda kv: -kv[1]))


def _less(parts: Wanted, reading: Reading) -> Iterator[tuple[Aspect, float]]:
    """(aspect, how much less it is worth) for everything the wish plainly implies."""
    main = subject(parts)
    yield from _less_by_subject(parts, main.concept.kind if main else "", reading)
    yield from _less_by_look(parts)
    yield from _less_by_use(parts, reading)


def _less_by_subject(parts: Wanted, kind: str, reading: Reading) -> Iterator[tuple[Aspect, float]]:
    alive = kind in _ALIVE
    if not alive or A.ACTION in reading.brief.aspects or DOING.search(parts.masked):
        yield A.ACTION, _NEVER
    if alive and WEARING.search(parts.masked):
        yield A.DETAIL, _MUCH
    if not alive and reading.use in {Use.PORTRAIT, Use.ILLUSTRATION}:
        yield A.BACKGROUND, _SOME
    if reading.use is Use.PRODUCT and ON_SOMETHING.search(parts.masked):
        yield A.BACKGROUND, _NEVER
    if kind == "scene" or says_where(parts.masked):
        yield A.SETTING, _NEVER
        yield A.BACKGROUND, _SOME


def _less_by_look(parts: Wanted) -> Iterator[tuple[Aspect, float]]:
    styles = {h.concept.tag for h in parts.of_kind("style")}
    if styles & {"drawn", "graphic"}:
        yield A.LIGHTING, _NEVER
    if "photo" in styles:
        yield A.PALETTE, _SOME
    if any(h.gloss in _WEATHER for h in parts.of_kind("time")):
        yield A.MOOD, _SOME
        yield A.LIGHTING, _MUCH


def _less_by_use(parts: Wanted, reading: Reading) -> Iterator[tuple[Aspect, float]]:
    aspects, glosses = reading.brief.aspects, {h.gloss for h in parts.uses}
    if any(_WORDLESS.search(h.text) for h in parts.uses) or _WORDLESS.search(parts.masked):
        yield A.TEXT, _NEVER
    names = brand_names(parts)
    if glosses & _FRAMED:
        yield A.COMPOSITION, _NEVER
    if glosses & _STYLED:
        yield A.STYLE, _NEVER
    said = aspects.get(A.USE)
    yield (A.USE, _NEVER) if said and said.source is Source.USER else (A.TEXT, _MUCH)
    if (names and reading.use is Use.LOGO) or re.search(r"[A-ZÀ-Ý]\w+ (?:&|and|und|y|et) [A-ZÀ-Ý].*\d", parts.text):
        yield A.TEXT, _MUCH
    if A.BACKGROUND in aspects or A.SETTING in aspects:
        yield A.BACKGROUND, _NEVER


def _name(phrase: str, language: str) -> str:
    """The short name of the subject, without what it does and where: questions speak of "the red fox"."""
    if language != "ja":
        parts = take_apart(phrase, language)
        main = subject(parts)
        if main is not None and main.end <= len(phrase):
            phrase = phrase[: main.end]
    return phrase if len(phrase) <= _LONGEST_NAME else ""


def _question(aspect: Aspect, reading: Reading) -> Question:
    """The question about one aspect, speaking of this picture, with options that fit its use.

    It speaks of the subject; where the looks of something laid out are asked for, of that: "the birthday card".
    """
    language = reading.brief.language
    book = _book().get(language) or _book()["en"]
    entry = book[aspect.value]
    options = entry.get(reading.use.value) or entry["any"]
    laid_out = reading.use in _LAID_OUT and aspect in _LOOKS
    said = reading.brief.aspects.get(A.USE if laid_out else A.SUBJECT)
    topic = "" if said is None else said.evidence or "" if laid_out else _name(said.value, language)
    words = entry["ask"][0 if topic and not (laid_out and aspect is A.COMPOSITION) else 1]
    if laid_out and language == "en":
        words = words.replace("“{it}”", "the {it}")
        topic = topic.lower() if topic.istitle() else topic
    words = words.replace("{it}", topic)
    refused = [fold(w) for w in reading.brief.must_not]
    fitting = tuple(o for o in options if not any(r in fold(o) for r in refused))
    return Question(aspect=aspect, text=words, options=fitting)
