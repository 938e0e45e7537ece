"""Alt text from the brief, where nobody has looked at the picture: what was asked for, told as a person would.

The user's own clause comes first, without the words of asking and without what must not appear; then the exact words and
what else the brief says. Where that is short of the length, the finished picture's pixels tell more, and before there is a
picture its plan (`describing`); a composition is never invented.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief, Source, Use
from images_mcp.capabilities.briefs.describing import Group, chosen, facts, plans, series, staged
from images_mcp.capabilities.briefs.measuring import Seen
from images_mcp.capabilities.briefs.openings import medium_off
from images_mcp.capabilities.briefs.shortening import clauses, shortened
from images_mcp.capabilities.briefs.staging import Stage
from images_mcp.capabilities.briefs.wishes import plain_wish
from images_mcp.engines.minds.rules.entailed import says_where
from images_mcp.engines.minds.rules.structure import QUOTED, take_apart
from images_mcp.engines.minds.rules.words import LITTLE, fold

SHORTEST, LONGEST = 150, 200
_SAID_TOO = (
    Aspect.ACTION, Aspect.SETTING, Aspect.STYLE, Aspect.PALETTE, Aspect.COUNT, Aspect.MOOD, Aspect.LIGHTING,
    Aspect.BACKGROUND, Aspect.COMPOSITION, Aspect.BRAND, Aspect.DETAIL,
)  # fmt: skip
_GRAPHIC = {Aspect.SETTING, Aspect.LIGHTING, Aspect.COMPOSITION}
_WORDLESS = {
    Use.GENERAL,
    Use.PORTRAIT,
    Use.LANDSCAPE,
    Use.PRODUCT,
    Use.CHARACTER_DESIGN,
    Use.ILLUSTRATION,
    Use.ABSTRACT,
}
_FLAT = {Use.LOGO, Use.INFOGRAPHIC, Use.UI, Use.ABSTRACT, Use.EDUCATION}
_TOUCHES = {
    Attribute.BRIGHTNESS: Aspect.LIGHTING, Attribute.LIGHTING: Aspect.LIGHTING, Attribute.WARMTH: Aspect.PALETTE,
    Attribute.SATURATION: Aspect.PALETTE, Attribute.REALISM: Aspect.STYLE, Attribute.FORMALITY: Aspect.MOOD,
    Attribute.ENERGY: Aspect.MOOD, Attribute.MOOD: Aspect.MOOD, Attribute.SUBJECT_SIZE: Aspect.COMPOSITION,
}  # fmt: skip
# Words that show an aspect was spoken of, even where the reading holds nothing for it.
_HINTS = {
    Aspect.LIGHTING: re.compile(r"light|\blit\b|sun|lamp|glow|dawn|dusk|morning|evening|night|licht|sonn|nacht|abend|morgen|luz|\bsol\b|noche|tarde|lumiere|soleil|nuit|matin|光|朝|夜|夕|照"),
    Aspect.STYLE: re.compile(r"styl|paint|photo|drawing|draw\b|look\b|manner|print\b|render|pastel|stil|foto|bild|zeichn|estilo|dibuj|pint|dessin|peint|bande|風|画|絵|写真|ロゴ"),
    Aspect.COMPOSITION: re.compile(r"view|above|below|behind|close|wide|front|corner|side|left|right|foreground|oben|unten|hinten|vorn|nah|arriba|abajo|cerca|frente|dessus|dessous|pres\b|face|から見|俯瞰|正面|構図|アップ"),
    Aspect.MOOD: re.compile(r"mood|vibe|feel|atmospher|stimmung|ambiente|ambiance|雰囲気"),
    Aspect.TEXT: re.compile(r"\btexte?o?s?\b|\bwords?\b|lettering|schrift|worte|letras?|palabras|\bmots\b|文字"),
    Aspect.PALETTE: re.compile(r"colou?r|tone|farb|color|couleur|tono|色"),
}  # fmt: skip
_JA_ADJECTIVE = re.compile(r"(?<=[一-龯])な(?=$|、)|(?<=やか|らか|静か)な(?=$|、)")
_STOP = {"ja": "。"}
_NO_COLOR = re.compile(r"(?i)black and white|monochrom|schwarz-?wei|blanco y negro|noir et blanc|白黒|モノクロ")


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((files(__package__) / "alt_text.json").read_text("utf-8"))
    return loaded


def alt_text(
    brief: Brief,
    could_not: tuple[str, ...] = (),
    seen: Callable[[], Seen | None] = lambda: None,
    scene: str | None = None,
    plain: str | None = None,
) -> str:
    """150 to 200 characters in the brief's language: the wish as a plain sentence, the exact words, what else is known.

    Never says "image of" and invents nothing; what the engine `could_not` draw is not claimed. Where the brief says too
    little, and only there, it asks for what was `seen` in the finished picture's pixels, and blocks as long as it is being
    measured; a draft's own record of its `scene` comes before its pixels. Without a picture it tells the plan. `plain` is what `plainly` said, where it was asked before. A refusal ("no people") is not mentioned, since the words would put the thing before
    the reader's eyes.
    """
    words = _phrases().get(brief.language) or _phrases()["en"]
    failed = tuple(fold(c) for c in could_not)
    stop = _STOP.get(brief.language, ". ")
    banned = (*failed, *(fold(w) for w in brief.must_not if len(w) > 1))
    lettering = [t for t in brief.texts if not any(fold(t) in f for f in failed)]
    opening = (
        _delivered(_opening(brief, failed, plainly(brief) if plain is None else plain), brief)
        or _named(brief)
        or words["subject"]
    )
    changed = [*_undrawn(could_not, opening, words), *_changed(brief, words, opening)]
    room = _room(opening, lettering) - sum(len(row) + len(stop) for row in changed)
    first = shortened(opening, max(room, 60), brief.language)
    parts = [_sentence(first)]
    if unsaid := [t for t in lettering if fold(t) not in fold(first)]:
        parts.append(words["text"].format(", ".join(_in_quotes(t, brief.language) for t in unsaid)))
    stage = Stage(scene, brief.language)
    if title := "" if brief.texts else stage.unasked(first):
        changed.insert(0, words["text"].format(_in_quotes(title, brief.language)))
    for candidate in (*changed, *_said(brief, words)):
        if not any(b in fold(candidate) for b in banned) and _fits(parts, candidate, stop):
            parts.append(candidate)
    told = len(stop.join(parts))
    if told + len(stop.strip()) < SHORTEST:
        staged_too = staged(stage.sentences(stop.join(parts))) if scene else []
        parts += _filling(told, brief, seen(), stop, staged_too)
    return _closed(stop.join(parts), stop)


def _named(brief: Brief) -> str:
    """Where no subject was named: the user's word for what they want made ("cartel", "neon sign"), else how it looks."""
    use = brief.aspects.get(Aspect.USE)
    made = use.evidence or "" if use and use.source is Source.USER else ""
    return made if brief.texts and made else _looks(brief) or made


def _looks(brief: Brief) -> str:
    """What was said of it where it shows no thing: "swirls of teal and copper"."""
    said = (brief.get(a) for a in (Aspect.DETAIL, Aspect.STYLE, Aspect.PALETTE))
    parts = [p.strip() for value in said if value for p in value.split(",")]
    whole = [p for p in parts if not any(fold(p) in fold(o) and p != o for o in parts)]
    return (", " if brief.language != "ja" else "、").join(dict.fromkeys(whole))


def plainly(brief: Brief) -> str:
    """The user's own words for it: the whole wish where it is at hand, else the subject alone. Takes the longest of all."""
    said = brief.aspects.get(Aspect.SUBJECT)
    if said is None:
        return ""
    told = fold(said.evidence or "")
    whole = said.evidence if said.evidence and all(w in told for w in fold(said.value).split()) else said.value
    return plain_wish(whole, brief.language, brief.must_not, said.value)


def _opening(brief: Brief, failed: tuple[str, ...], plain: str) -> str:
    """The user's own words without what could not be drawn."""
    subject = brief.get(Aspect.SUBJECT)
    if subject is None:
        return ""
    if failed:
        drawn = [_unlettered(c, failed, brief.language) for _, c in clauses(plain)]
        kept = [c for c in drawn if c and not any(fold(c) in f or f in fold(c) for f in failed)]
        plain = ("、" if brief.language == "ja" else ", ").join(_to_be_seen(kept, failed, brief.language))
    return _overruled(plain, brief) or plain_wish(subject, brief.language, brief.must_not)


_QUOTES = {"de": "„{}“", "es": "«{}»", "fr": "« {} »", "ja": "「{}」"}


def _in_quotes(text: str, language: str) -> str:
    """Words to be read, in the quotation marks of their language."""
    return _QUOTES.get(language, "“{}”").format(text)


_LAID_OUT = {Use.LOGO, Use.PRESENTATION, Use.SOCIAL_MEDIA, Use.PRINT_POSTER, Use.MARKETING, Use.EMAIL, Use.INFOGRAPHIC}


def _delivered(opening: str, brief: Brief) -> str:
    """The opening with what it is laid out as before it, where that was said apart: "poster: a giant leek"."""
    use = brief.aspects.get(Aspect.USE)
    if not opening or use is None or use.source is not Source.USER or brief.use not in _LAID_OUT or not use.evidence:
        return opening
    made, comma, shown = opening.partition(", ")
    if comma and fold(made) == fold(use.evidence):
        return f"{made}{_MARK.get(brief.language, ': ')}{shown}"
    parts = take_apart(opening, brief.language)
    if parts.uses or fold(use.evidence) in fold(opening) or not take_apart(use.evidence, brief.language).uses:
        return opening
    return f"{use.evidence}{_MARK.get(brief.language, ': ')}{opening}"


_MARK = {"fr": " : ", "ja": "、"}


def _changed(brief: Brief, words: dict[str, Any], opening: str) -> Iterator[str]:
    """What refinements added and what they asked more or less of, as it is now."""
    known = fold(opening)
    if added := [m for m in brief.must if fold(m) not in known]:
        yield words["must"].format(words["comma"].join(added))
    whole = [
        words["adjusted"][a.attribute.value][a.amount < 0] for a in brief.adjustments if _plain(a) and not a.target
    ]
    if whole:
        yield words["whole"].format(series(whole, brief.language))
    for a in brief.adjustments:
        if _plain(a) and a.target:
            yield words["thing"].format(_sentence(a.target), words["adjusted"][a.attribute.value][a.amount < 0])


def _plain(adjustment: Adjustment) -> bool:
    """Whether the direction says it all; a mood's or a light's own word stands among the brief's aspects."""
    worded = adjustment.attribute is Attribute.LIGHTING and adjustment.value and adjustment.amount > 0
    return adjustment.attribute is not Attribute.MOOD and not worded


def _overruled(opening: str, brief: Brief) -> str:
    """The opening without lettering and rendering that a refinement has replaced since."""
    text, style = brief.aspects.get(Aspect.TEXT), brief.aspects.get(Aspect.STYLE)
    if text and text.evidence is None and brief.texts:
        old = [m for m in QUOTED.finditer(opening) if m.group()[1:-1].strip() not in brief.texts]
        if len(old) == 1 == len(brief.texts):
            marks = old[0].group()
            opening = opening[: old[0].start()] + marks[0] + brief.texts[0] + marks[-1] + opening[old[0].end() :]
    if style and style.evidence is None and style.source is Source.USER:
        rows = [(c, take_apart(c, brief.language)) for _, c in clauses(opening)]
        kept = [c for c, parts in rows if parts.things or not parts.of_kind("style")]
        opening = (
            ", ".join(medium_off(c, brief.language) for c in kept)
            if len(kept) < len(rows) or medium_off(opening, brief.language) != opening
            else opening
        )
    return opening


_UNDRAWN = re.compile(r"^[\"“](.+?)[\"”]: ")
_ALONG = {
    "en": r"on|in|at|by|with|beside|behind|near|under|against|from",
    "de": r"auf|in|im|am|an|bei|mit|vor|hinter|neben|unter",
    "es": r"en|sobre|con|junto a|bajo|ante|tras|detras de",
    "fr": r"sur|dans|avec|devant|derriere|sous|pres de|a cote de",
}


_STAND_IN = "stands for it"


def _missing(could_not: tuple[str, ...]) -> list[str]:
    """The things that were not drawn, in the user's words; not those that something near stands for."""
    return [m.group(1) for c in could_not if _STAND_IN not in c and (m := _UNDRAWN.match(c))]


def _undrawn(could_not: tuple[str, ...], opening: str, words: dict[str, Any]) -> Iterator[str]:
    """What the opening still names and the picture lacks."""
    named = (re.search(re.escape(thing), opening, re.IGNORECASE) for thing in _missing(could_not))
    if lacking := [found.group() for found in named if found]:
        yield words["undrawn"].format(words["comma"].join(lacking[:_MOST_LACKING]))


_MOST_LACKING = 3


def _to_be_seen(told: list[str], failed: tuple[str, ...], language: str) -> list[str]:
    """The clauses without a thing that was not drawn, where it is a clause of its own or the end of one."""
    missing = _missing(failed)
    little = "|".join(sorted(re.escape(fold(w)) for w in LITTLE.get(language, ())))
    kept = told
    for word in missing if language in _ALONG else ():
        tail = re.compile(rf"\s+(?:{_ALONG[language]})\s+(?:(?:{little})\s+)*{re.escape(word)}$")
        alone = re.compile(rf"(?:(?:{little})\s+)*{re.escape(word)}")
        rest = [c for c in kept if not alone.fullmatch(fold(c).strip())]
        kept = [c[: m.start()] if (m := tail.search(fold(c))) and len(fold(c)) == len(c) else c for c in rest or kept]
    return kept


def _unlettered(clause: str, failed: tuple[str, ...], language: str) -> str:
    """A clause without the quoted words that were not drawn; "" where it tells nothing else."""
    found = [m for m in QUOTED.finditer(clause) if any(fold(m.group()[1:-1].strip()) in f for f in failed)]
    for match in reversed(found):
        before, after = clause[: match.start()].rstrip(), clause[match.end() :].lstrip()
        if language == "ja":
            clause = before + (after if before and after.startswith("の") else _JA_OF.sub("", after))
        else:
            clause = f"{before} {after}"
    parts = take_apart(clause.strip() or ".", language)
    if found and language == "ja":
        return "" if clause.endswith(("は", "には")) else clause
    return clause.strip() if not found or parts.things or (parts.uses and not _LETTERED.match(clause)) else ""


_JA_OF = re.compile(r"^(?:の文字|という(?:文字)?|と書かれ(?:た|ている)|の|を)")
_LETTERED = re.compile(r"(?i)^(?:text|title|headline|titel|texto|titulo|texte|titre)\b")


def _room(text: str, lettering: list[str]) -> int:
    """The characters the opening may take, so that words to be read that it does not hold still fit."""
    return max(60, LONGEST - 3 - sum(len(t) + 24 for t in lettering if fold(t) not in fold(text)))


def _said(brief: Brief, words: dict[str, Any]) -> Iterator[str]:
    """What the brief says besides the user's clause, most telling first."""
    said = brief.aspects.get(Aspect.SUBJECT)
    known = fold((said.evidence or said.value) if said else _looks(brief))
    for name in _SAID_TOO:
        aspect = brief.aspects.get(name)
        if aspect and aspect.source is not Source.DEFAULT:
            fresh = [p.strip() for p in aspect.value.split(",") if p.strip() and fold(p.strip()) not in known]
            if fresh and not (name is Aspect.COUNT and known):
                yield words[name.value].format(_JA_ADJECTIVE.sub("", ", ".join(fresh)))


def _filling(told: int, brief: Brief, seen: Seen | None, stop: str, stage: list[Group]) -> tuple[str, ...]:
    """What is known besides the wish: of the finished picture its pixels, before that the plan and what is open."""
    grey = any(_NO_COLOR.search(s.evidence or s.value) for s in brief.aspects.values())
    wish = brief.aspects.get(Aspect.SUBJECT)
    words = fold((wish.evidence or wish.value) if wish else " ".join(s.evidence or "" for s in brief.aspects.values()))
    spoken = {*brief.aspects, *(a for a, hint in _HINTS.items() if hint.search(words))}
    spoken |= {a for a in (_TOUCHES.get(x.attribute) for x in brief.adjustments) if a}
    spoken |= (
        _GRAPHIC
        if brief.use in _FLAT
        else {Aspect.SETTING}
        if wish and says_where(wish.evidence or wish.value)
        else set()
    )
    spoken |= {Aspect.PALETTE} if grey else set()
    wordless = not brief.texts and Aspect.TEXT not in spoken and brief.use in _WORDLESS
    groups = [*stage, *facts(seen, brief, grey=grey)] if seen else plans(brief, spoken, wordless=wordless)
    least, most = SHORTEST - len(stop.strip()) - told, LONGEST - len(stop.strip()) - told
    return chosen(groups, least, most, len(stop))


def _fits(parts: list[str], candidate: str, stop: str) -> bool:
    told = stop.join(parts)
    return fold(candidate) not in fold(told) and len(told) + len(stop) + len(candidate) + 1 <= LONGEST


def _sentence(text: str) -> str:
    clean = _JA_ADJECTIVE.sub("", " ".join(text.split()).strip(" .。,;:、"))
    return clean[:1].upper() + clean[1:]


def _closed(text: str, stop: str) -> str:
    """With its full stop, and within the length whatever the brief held."""
    end = stop.strip()
    if len(text) > LONGEST - 1:
        cut = text[: LONGEST - 2]
        text = (cut.rsplit(" ", 1)[0] if " " in cut[SHORTEST:] else cut).rstrip(" ,;:、。.") + "…"
        return text if len(text) >= SHORTEST else cut + "…"
    return text if text.endswith("…") and len(text) >= SHORTEST else text + end
