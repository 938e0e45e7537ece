"""Instructions about the picture itself: each construction's parts become changes, or None where they make no sense.

Answering None is how "turn the dog into a wolf" and "turn the brightness up" are told apart: the next construction that
fits the clause is tried.
"""

import re

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.instructions.amounts import measured
from images_mcp.engines.minds.rules.instructions.lexicon import Pole, kinds, pole, words_of
from images_mcp.engines.minds.rules.instructions.meanings import DOUBTED, GUESSED, SURE, Meaning
from images_mcp.engines.minds.rules.instructions.outcome import Outcome, Resolver, Scene, begins, matches, part
from images_mcp.engines.minds.rules.instructions.speech import compiled

_FEELINGS = frozenset({Attribute.MOOD, Attribute.REALISM})
_THINGS = frozenset({"animal", "food", "plant", "vehicle", "object"})
_PURE = frozenset({Op.SET_PALETTE, Op.SET_STYLE, Op.SET_BACKGROUND, Op.REFRAME, Op.SET_TEXT})


def _text(scene: Scene, match: re.Match[str]) -> Outcome | None:
    said, carrier = part(match, "y"), part(match, "x")
    if not said:
        return None
    m = scene.meanings
    if carrier:
        carrier = compiled(rf"^(?:{m.speech.source('words', 'putting')})\s+").sub("", carrier)
        if matches(scene, "speakers", carrier) or begins(scene, "removing", carrier):
            return None
    exact = m.exact(said) if "QQ" in said else said.strip(" .:,")
    placed = bool(carrier) and bool(compiled(m.speech.source("macros", "WAY")).fullmatch(m.thing(carrier or "")))
    target = None if placed else scene.target(carrier, thing=True)
    return Outcome((Change(op=Op.SET_TEXT, target=target, value=exact),), SURE if "QQ" in said else 0.9, target)


def _maytext(scene: Scene, match: re.Match[str]) -> Outcome | None:
    said, carrier = part(match, "y") or "", part(match, "x") or ""
    m = scene.meanings
    quoted = m.exact(said)
    if quoted is None:
        if begins(scene, "tempered", said) or begins(scene, "more", said) or begins(scene, "less", said):
            return None
        textual = compiled(rf"(?<!\w)(?:{m.speech.source('words', 'textual')})$").search(carrier)
        proper = bool(textual) and said[:1].isupper() and m.language != "de"
        described = begins(scene, "indefinite", said) or m.describe(said, None, None, more=False) or m.place(said)
        if described and not proper:
            return None
        if not textual and not said[:1].isupper():
            return None
    target = m.thing(carrier)
    return Outcome((Change(op=Op.SET_TEXT, target=target, value=quoted or said),), 0.9, target)


def _keep(scene: Scene, match: re.Match[str]) -> Outcome | None:
    x, rest = part(match, "x"), part(match, "rest")
    m = scene.meanings
    if rest:
        everything = m.speech.source("words", "all")
        about = scene.target(rest)
        return Outcome((Change(op=Op.KEEP, target=everything),), 0.9, about)
    if x is None:
        return Outcome((), idle=True)
    words = x.split(maxsplit=1)
    if len(words) > 1 and scene.pointing(words[0]) and (meant := m.describe(words[1], None, scene.clause.strength)):
        return scene.outcome(meant, words[0])
    if matches(scene, "it", x):
        return Outcome((Change(op=Op.KEEP, target=scene.memory.here or m.speech.source("words", "all")),), idle=True)
    described = m.describe(x, None, None)
    if described and described.sure > GUESSED and not begins(scene, "definite", x) and m.language != "ja":
        return None
    if begins(scene, "ordinal", m.thing(x)):
        return None
    things = (m.speech.source("words", "all"),) if m.neutral(x) else scene.listed(x)
    return Outcome(tuple(Change(op=Op.KEEP, target=t) for t in things), 0.9, things[0] if things else None)


def _keepmore(scene: Scene, match: re.Match[str]) -> Outcome | None:
    y, x = part(match, "y") or "", part(match, "x")
    if begins(scene, "tempered", y):
        return None
    m = scene.meanings
    meant = m.describe(y, None, None, more=True)
    change = meant.changes[0] if meant else None
    if change is None and (begins(scene, "indefinite", y) or not m.thing(y)):
        return None
    if m.colour(y) and change is not None and change.attribute is None:
        return Outcome((), idle=True)
    target = scene.target(x) or (m.thing(_positive(scene, y)))
    return Outcome((Change(op=Op.KEEP, attribute=change.attribute if change else None, target=target),), 0.85)


def _positive(scene: Scene, phrase: str) -> str:
    m = scene.meanings
    words = compiled(rf"^(?:{m.speech.source('words', 'more')}|{m.speech.source('words', 'less')})\s+").sub("", phrase)
    found = pole(words, m.language)
    return found.word if found else words


def _background(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, y, x = scene.meanings, part(match, "y"), part(match, "x")
    if y is None:
        return Outcome((Change(op=Op.SET_BACKGROUND, value=m.speech.source("words", "transparent")),))
    if x is not None and not m.neutral(x) and not scene.pointing(x) and not part(match, "w"):
        return None
    found = pole(m.thing(y), m.language)
    if found and (found.compared or found.part != "adj" or found.attribute is Attribute.DEPTH):
        return None
    if (
        begins(scene, "more", y)
        or begins(scene, "less", y)
        or begins(scene, "not_", y)
        or matches(scene, "doubtful", y)
    ):
        return None
    if part(match, "w") or part(match, "strict"):
        if m.weather(y):
            return Outcome((Change(op=Op.ADD, target=m.thing(y), strength=scene.strength),))
        if (
            not m.place(y)
            or m.framing(y)
            or (m.colour(y) and not m.is_("places", y))
            or (m.style(y) and not m.timely(y))
        ):
            return None
    elif len(words_of(y)) > 6 or (
        compiled(m.speech.source("words", "dangling")).search(y)
        or compiled(m.speech.source("words", "inner")).search(y)
    ):
        return None
    return Outcome((Change(op=Op.SET_BACKGROUND, value=m.thing(y)),), SURE if m.place(y) or m.colour(y) else 0.8)


def _style(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, y = scene.meanings, part(match, "y") or ""
    value = m.thing(y)
    if not value or m.framing(y) or m.colour(y):
        return None
    found = pole(value, m.language)
    if m.style(y) and not (found and found.attribute in _FEELINGS):
        return Outcome((Change(op=Op.SET_STYLE, value=value),))
    explicit = part(match, "sure") or compiled(m.speech.source("words", "stylish")).search(match.group())
    meant = m.describe(y, None, scene.clause.strength)
    if meant and (explicit or meant.changes[0].op is not Op.SET_STYLE):
        return scene.outcome(meant, None)
    if (
        not explicit
        or len(words_of(y)) > 7
        or begins(scene, "not_", y)
        or m.is_("doubtful", y)
        or m.is_("superlatives", y)
    ):
        return None
    return Outcome((Change(op=Op.SET_STYLE, value=value),), 0.85)


def _palette(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, y, x = scene.meanings, part(match, "y") or "", part(match, "x")
    pronouns = m.speech.source("words", "pronouns")
    if not x and (pointed := compiled(rf"^[^\W\d_]+ (?P<it>{pronouns})(?!\w)\s+(?P<y>.+)$").match(y)):
        x, y = pointed.group("it"), pointed.group("y")
    found = pole(m.thing(y), m.language)
    if not m.colour(y) or begins(scene, "more", y) or (found and (found.compared or found.part == "verb")):
        return None
    if x:
        x = compiled(rf"^(?:{m.speech.source('words', 'putting')})\s+").sub("", x)
        if compiled(m.speech.source("words", "dangling")).search(x):
            return None
    target = scene.target(x, thing=True)
    if not x and not m.is_("whole_palette", y) and begins(scene, "clitic", scene.clause.plain):
        target = scene.memory.here
    change = Change(op=Op.SET_PALETTE, target=target, value=m.thing(y))
    return Outcome((change,), about=target, pointed=scene.pointing(x))


def _reframe(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m = scene.meanings
    y, v, x = part(match, "y"), part(match, "v"), part(match, "x")
    if (
        y
        and not x
        and (
            pointed := compiled(
                rf"^(?P<v>\w+) (?P<it>{m.speech.source('words', 'pronouns')})(?!\w)(?P<rest>.*)$"
            ).match(y)
        )
    ):
        x, moved = pointed.group("it"), matches(scene, "moving", pointed.group("v"))
        y = pointed.group("rest").strip() if moved else f"{pointed.group('v')}{pointed.group('rest')}"
    if v and not y and matches(scene, "turning", v):
        return None
    value = " ".join(filter(None, (v, y))) or m.speech.source("words", "centred")
    if y and compiled(m.speech.source("words", "unmoved")).fullmatch(y):
        return None
    if x and compiled(m.speech.source("words", "becoming")).search(x):
        return None
    value = compiled(rf"^(?:{m.speech.source('words', 'towards')})\s+").sub("", value)
    value = compiled(rf"^(?:{m.speech.source('words', 'articles')})\s+(?=\S)").sub("", value)
    target = scene.target(x, thing=True)
    if target and m.framing(target):
        value, target = target, None
    if target and m.colour(value):
        return Outcome((Change(op=Op.SET_PALETTE, target=target, value=m.thing(value)),), 0.8, target)
    misframed = bool(x) and matches(scene, "misframed", value)
    change = Change(op=Op.REFRAME, target=target, value=value, strength=scene.strength)
    return Outcome((change,), about=target, complaint=misframed, pointed=scene.pointing(x))


def _replace(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, x, y = scene.meanings, part(match, "x") or "", part(match, "y") or ""
    if not m.thing(y) or m.is_("pronouns", y) or matches(scene, "speakers", x):
        return None
    x = compiled(rf"^(?:{m.speech.source('words', 'putting')})\s+").sub("", x)
    if m.is_("background", x) or (m.timely(x) and m.timely(y)) or (m.place(x) and m.place(y) and not m.colour(y)):
        return Outcome((Change(op=Op.SET_BACKGROUND, value=m.thing(y)),))
    thing = begins(scene, "indefinite", y) and bool(kinds(m.thing(y), m.language) & _THINGS)
    meant = None if thing else m.describe(y, scene.target(x), scene.clause.strength)
    if meant and (meant.changes[0].op in _PURE or pole(m.thing(y), m.language)):
        return scene.outcome(meant, x)
    if meant and meant.changes[0].op is Op.ADJUST and meant.sure > GUESSED:
        return None
    target = scene.target(x, thing=True) or (scene.memory.subject if m.neutral(x) else None)
    if m.colour(x) and m.colour(y) and not thing:
        return Outcome((Change(op=Op.SET_PALETTE, target=m.thing(x), value=m.thing(y)),), GUESSED)
    sure = 0.9 if target else GUESSED
    return Outcome((Change(op=Op.REPLACE, target=target, value=m.thing(y)),), sure, m.thing(y))


def _remove(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, x = scene.meanings, part(match, "x") or ""
    if not m.thing(x):
        return None
    if begins(scene, "twofold", match.group()) and begins(scene, "indefinite", x):
        return None  # "chuck a dog in the back" puts one there
    if scene.pointing(x):
        target = scene.target(x, thing=True)
        if target is None:
            return Outcome((Change(op=Op.REMOVE),), 0.4, pointed=True, lost=True)
        return Outcome((Change(op=Op.REMOVE, target=target, strength=scene.strength),), 0.9, target, pointed=True)
    found = pole(x, m.language, "noun") or pole(m.thing(x), m.language, "noun") or pole(x, m.language)
    if found and found.part == "noun" and "QQ" not in x:
        return scene.outcome(Meaning((m.adjust(found, None, scene.clause.strength, flip=True),), 0.85), None)
    if (found and found.part == "adj") or m.neutral(x):
        return None
    things = scene.listed(x)
    changes = tuple(Change(op=Op.REMOVE, target=t, strength=scene.strength) for t in things)
    return Outcome(changes, 0.92, things[-1]) if changes else None


def _add(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, y, w = scene.meanings, part(match, "y") or "", part(match, "w")
    thing = m.thing(y)
    if not thing or scene.pointing(y) or m.neutral(y) or (begins(scene, "more", y) and pole(thing, m.language)):
        return None
    if begins(scene, "definite", y) and not compiled(m.speech.source("words", "adding")).match(scene.clause.plain):
        return None
    if (m.framing(y) or (m.style(y) and not begins(scene, "indefinite", y))) and not w:
        return None
    if any(m.is_("background", word) for word in thing.split()[:1]) and m.language in {"es", "fr"}:
        return None  # "con el fondo transparente"
    if not compiled(m.speech.source("words", "adding")).match(scene.clause.plain) and m.describe(y, None, None):
        meant = m.describe(y, None, scene.clause.strength)
        return scene.outcome(meant, part(match, "x"))
    things = scene.listed(y) if not w else (f"{thing} {w}",)
    changes = tuple(Change(op=Op.ADD, target=t, strength=scene.strength) for t in things)
    return Outcome(changes, 0.9, things[-1] if not w else thing) if changes else None


def _put(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, x, y, w = scene.meanings, part(match, "x") or "", part(match, "y") or "", part(match, "w") or ""
    if m.style(y) or m.colour(y):
        meant = m.describe(y, scene.target(x), scene.clause.strength)
        return scene.outcome(meant, x)
    loose = begins(scene, "indefinite", y) or not begins(scene, "definite", y)
    if m.place(y) and loose:
        return Outcome((Change(op=Op.SET_BACKGROUND, value=m.thing(y)),), 0.85, scene.target(x))
    target = scene.target(x, thing=True)
    return Outcome(
        (Change(op=Op.REFRAME, target=target, value=f"{w} {m.thing(y)}".strip(), strength=scene.strength),),
        0.75,
        target,
    )


def _should(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, x, y = scene.meanings, part(match, "x"), part(match, "y") or ""
    if x and (matches(scene, "speakers", x) or begins(scene, "selves", x)):
        return None
    if part(match, "feel"):
        meant = m.describe(y, None, scene.clause.strength)
        if meant is None and len(words_of(y)) <= 6:
            meant = Meaning((m.adjust(Pole(Attribute.MOOD, 1, "adj", m.thing(y)), None, scene.clause.strength),), 0.65)
        return scene.outcome(meant, None)
    if x and (
        much := measured(scene, x, compiled(rf"^(?:{m.speech.source('words', 'more')})\s+").sub("", y), flip=False)
    ):
        return much
    return scene.outcome(m.describe(y, scene.target(x), scene.clause.strength), x)


def _make(scene: Scene, match: re.Match[str]) -> Outcome | None:
    """“(make) the sky a lot bluer”: the longest ending that describes something, with what stands before it."""
    z = part(match, "z") or ""
    m = scene.meanings
    words = z.split() if m.language != "ja" else [z]
    for at in range(len(words)):
        x, y = " ".join(words[:at]), " ".join(words[at:])
        if x and not _nounlike(scene, x):
            continue
        if x and begins(scene, "definite", y):
            continue
        if not x and (begins(scene, "definite", y) or scene.pointing(words[0])):
            continue
        meant = m.describe(y, scene.target(x), scene.clause.strength)
        if meant and not (meant.sure < GUESSED and at < len(words) - 1):
            spared = compiled(m.speech.source("joints", "except")).fullmatch(x) if x else None
            if spared:
                keep = tuple(Change(op=Op.KEEP, target=t) for t in scene.listed(spared.group("x")))
                meant = m.describe(y, scene.target(spared.group("main")), scene.clause.strength) or meant
                return Outcome((*meant.changes, *keep), 0.85)
            return scene.outcome(meant, x or None)
    return None


def _nounlike(scene: Scene, phrase: str) -> bool:
    """Whether a phrase may be the thing spoken of: a pronoun, or a name with its article."""
    m = scene.meanings
    if scene.pointing(phrase) or m.neutral(phrase):
        return True
    if not m.thing(phrase) or (m.thing(phrase) == phrase and pole(phrase, m.language)):
        return False
    spoken = compiled(m.speech.source("words", "unnoun")).search(phrase)
    return not spoken and not compiled(m.speech.source("words", "dangling")).search(phrase)


def _again_coloured(scene: Scene, meant: Meaning) -> Meaning:
    """A colour alone, after a thing was coloured, is that thing's: "red instead"."""
    change, last = meant.changes[0], scene.memory.last[-1:]
    if change.op is Op.SET_PALETTE and change.target is None and last and last[0].op is Op.SET_PALETTE:
        return Meaning((change.model_copy(update={"target": last[0].target}),), GUESSED)
    return meant


def _bare(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, y = scene.meanings, part(match, "y") or ""
    inherited = None
    if scene.clause.joined and scene.previous and scene.previous[-1].op in {Op.ADJUST, Op.SET_PALETTE}:
        inherited = scene.previous[-1].target
    found = pole(y, m.language)
    adjective = found is not None and found.part == "adj"
    meant = m.describe(y, inherited if adjective or m.colour(y) else None, scene.clause.strength)
    if meant:
        return scene.outcome(_again_coloured(scene, meant), None)
    words = y.split()
    if (begins(scene, "definite", y) or scene.pointing(words[0] if words else None)) and (
        made := _make(scene, re.compile(r"(?P<z>.+)").fullmatch(y) or match)
    ):
        return made
    exact = m.exact(y) if "QQ" in y else None
    if exact:
        return Outcome((Change(op=Op.SET_TEXT, value=exact),), GUESSED)
    if m.weather(m.apart(y)):
        return Outcome((Change(op=Op.ADD, target=m.thing(y), strength=scene.strength),), GUESSED)
    if m.place(y) and not begins(scene, "definite", y) and len(words) <= 6:
        return Outcome((Change(op=Op.SET_BACKGROUND, value=m.thing(y)),), 0.62)
    if kinds(m.thing(y), m.language) and begins(scene, "indefinite", y):
        return Outcome((Change(op=Op.ADD, target=m.thing(y), strength=scene.strength),), DOUBTED)
    return None


LOOKS: dict[str, Resolver] = {
    "text": _text,
    "maytext": _maytext,
    "keep": _keep,
    "keepmore": _keepmore,
    "background": _background,
    "style": _style,
    "palette": _palette,
    "reframe": _reframe,
    "replace": _replace,
    "remove": _remove,
    "add": _add,
    "put": _put,
    "should": _should,
    "make": _make,
    "bare": _bare,
}
