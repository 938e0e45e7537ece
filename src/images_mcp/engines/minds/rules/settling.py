"""Which of a phrase's readings stands: a verb or a thing, a colour or a fruit, a style's name or a word of another language."""

import re

from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.words import LITTLE, Token, fold


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REFUSED = re.compile(
    r"(?i)\b(?:no|without|not|ohne|keine?[nmrs]?|nicht|sin|sans|pas d[e'’]|instead of|rather than|statt)(?:\s+(?:any|an?|the|eine?[nmr]?|une?|un|una))?\s*$"
)
_JA_REFUSED = re.compile(
    r"^(?:(?:や|と|も)[^、。\sはをが]{1,8})?(?:は|を|が|も|の(?:姿|影))?(?:なし|無し|抜き|入れない|描かない|使わない|いらない|要らない|要りません|不要|なく)"
)
_ENDINGS = _set(
    "a o as os e es en em er n r m el ement ly ier iest st est le i y al ale aux elle eux euse oso osa if ive c que ic"
) | {""}
_MODALS = _set("to can could will would should must may might i we you they")
_BEFORE_ORDERS = frozenset("to and , . ; : please can you us me".split())
_ARTICLES = _set("a an ein eine einen einem un una une")
MAKING = _set(
    "make create design draw generate produce give build paint need want making designing creating drawing illustrate sketch "
    "mach mache erstelle gestalte zeichne male entwirf brauche möchte will haz crea diseña dibuja genera necesito quiero "
    "fais crée dessine génère veux besoin voudrais hazme dibújame looking having love like do get wants needs wanted needed brauchen wollen möchten quiere necesita veut"
)
_BESIDE, _NEAR = 2, 3
_ON = frozenset("sur on auf".split())
_THE = _ARTICLES | frozenset("the der die das dem den el la los las le les l'".split())
_BESIDE_IT = frozenset(
    "front behind beside near against before devant derrière contre vor hinter neben delante detrás junto ante tras".split()
)


def is_doing(hit: Hit) -> bool:
    """Whether a form's stem is what somebody does: "talking" is no talk."""
    low = fold(hit.text)
    return low.endswith("ing") and low not in map(fold, hit.concept.terms.get("en", ()))


def is_other_word(hit: Hit, language: str) -> bool:
    """Whether a word only shares its stem with one: "playing" is not "playful", "sombras" not "sombrío", "showing" no show."""
    low = fold(hit.text)
    if hit.concept.kind == "event" and low.endswith("ing"):
        return low not in map(fold, hit.concept.terms.get("en", ()))
    if hit.concept.kind != "mood" or language == "ja":
        return False
    if low in map(fold, hit.concept.terms.get("en", ())):
        return False
    return not any(_inflected(low, fold(term)) for term in hit.concept.terms.get(language, ()))


def _inflected(word: str, term: str) -> bool:
    """Whether two words differ only by an adjective's ending."""
    same = next((n for n, (a, b) in enumerate(zip(word, term, strict=False)) if a != b), min(len(word), len(term)))
    return word[same:] in _ENDINGS and term[same:] in _ENDINGS


def is_order(toks: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a form's name is an order here: "label the parts", "map our journey"."""
    opens = hit.first == 0 or toks[hit.first - 1].low in _BEFORE_ORDERS
    after = toks[hit.last + 1].low if hit.last + 1 < len(toks) else ""
    return opens and hit.first == hit.last and after in {"a", "an", "the", "my", "our", "their", "his", "her"}


def is_little(hit: Hit, toks: tuple[Token, ...], language: str) -> bool:
    """Whether a phrase is nothing but function words whose stem happens to be a thing's."""
    return language != "ja" and all(
        t.low in LITTLE[language] for t in toks[hit.first : hit.last + 1] if t.kind != "mark"
    )


def is_refused(masked: str, hit: Hit, language: str) -> bool:
    """Whether it is what must not be: "no people", 「人物なし」."""
    if language == "ja":
        return bool(_JA_REFUSED.match(masked[hit.end : hit.end + 16]))
    return bool(_REFUSED.search(masked[max(0, hit.start - 30) : hit.start]))


def is_there(toks: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a look's or a form's word is a thing or a place somebody is at: "before the blackboard", "sur scène"."""
    before = [t.low for t in toks[max(0, hit.first - _NEAR) : hit.first]]
    if hit.concept.layer == "use" and hit.concept.tag == "form":
        return before[-1:] != [] and before[-1] in _ON
    looks = hit.concept.kind == "style" or hit.concept.tag == "weak"
    return looks and before[-1:] != [] and before[-1] in _THE and bool(_BESIDE_IT & set(before))


def is_wanting(toks: tuple[Token, ...], hit: Hit) -> bool:
    """Whether a mood word is the asker's verb: "I'd love a cat"."""
    after = toks[hit.last + 1].low if hit.last + 1 < len(toks) else ""
    return (
        hit.first == hit.last
        and toks[hit.first].low in MAKING
        and after in {"a", "an", "the", "to", "this", "it", "some"}
    )


def is_no_color(hit: Hit) -> bool:
    """Whether a Spanish word only shares its stem with a thing's colour: plata is silver, a plato a plate."""
    low, terms = fold(hit.text), [fold(t) for t in hit.concept.terms.get("es", ())]
    return low.rstrip("s").endswith("o") and not any(_inflected(low, t) and t.endswith("o") for t in terms)


def is_one_thing(toks: tuple[Token, ...], hit: Hit, language: str) -> bool:
    """Whether a colour's word is a thing here: "a rainbow over the hills", with an article and nothing it could colour."""
    after = toks[hit.last + 1] if hit.last + 1 < len(toks) else None
    nothing = after is None or after.kind == "mark" or after.low in LITTLE.get(language, ())
    return nothing and hit.first == hit.last and hit.first > 0 and toks[hit.first - 1].low in _ARTICLES


def is_foreign_style(hit: Hit, colors: list[Hit], language: str) -> bool:
    """Whether an English style's name is a colour in the language spoken: a "chat noir" is a black cat."""
    own = any(fold(t) == fold(hit.text) for t in hit.concept.terms.get(language, ()))
    return language != "en" and not own and any((c.start, c.end) == (hit.start, hit.end) for c in colors)


def is_verb(toks: tuple[Token, ...], hit: Hit) -> bool:
    """Whether an English word is what somebody does ("building a castle", "to book our van"), not a thing."""
    after = toks[hit.last + 1].low if hit.last + 1 < len(toks) else ""
    before = toks[hit.first - 1].low if hit.first else ""
    doing = toks[hit.first].low.endswith("ing") or before in _MODALS
    return hit.first == hit.last and doing and after in {"a", "an", "the", "his", "her", "their", "my", "our", "your"}


def _color(hit: Hit, colors: list[Hit]) -> bool:
    """Whether a thing's word is a colour here: "orange" is, "oranges" are not."""
    return not hit.text.endswith("s") and any((c.start, c.end) == (hit.start, hit.end) for c in colors)


def _many(hit: Hit, things: list[Hit], colors: list[Hit]) -> bool:
    """Whether a colour's plural is things here: "a bowl of oranges"; "oranges and reds" are colours."""
    same = any((t.start, t.end) == (hit.start, hit.end) for t in things)
    others = any(c is not hit and abs(c.first - hit.first) <= _BESIDE for c in colors)
    return same and hit.text.endswith("s") and not others


def _inside(hit: Hit, others: list[Hit]) -> bool:
    size = hit.end - hit.start
    return any(o.start <= hit.start and hit.end <= o.end and o.end - o.start > size for o in others)


def settled(uses: list[Hit], things: list[Hit], looks: list[Hit], colors: list[Hit]) -> tuple[tuple[Hit, ...], ...]:
    """Where phrases overlap, the longer one stands; a guess gives way to what is certain."""
    sure = {(h.start, h.end) for hits in (uses, things, looks, colors) for h in hits if h.sure == 1.0}
    uses = [h for h in uses if h.sure == 1.0 or (h.start, h.end) not in sure]
    things = [h for h in things if h.sure == 1.0 or (h.start, h.end) not in sure]
    named = {(h.start, h.end) for h in uses if h.concept.tag == "strong"}
    compounds = {(h.start, h.end) for h in uses if h.sure < 1.0}
    things = [h for h in things if h.sure == 1.0 or (h.start, h.end) not in compounds]
    return (
        tuple(
            h
            for h in uses
            if not _inside(h, [*things, *[q for q in looks if q.concept.kind in {"style", "background"}]])
        ),
        tuple(h for h in things if not _inside(h, [*uses, *looks, *colors]) and not _color(h, colors)),
        tuple(
            h
            for h in looks
            if not _inside(h, [*things, *colors, *[u for u in uses if u.concept.tag == "strong"]])
            and not named & {(h.start, h.end)}
        ),
        tuple(h for h in colors if not _inside(h, [*things, *looks, *uses]) and not _many(h, things, colors)),
    )
