"""Instructions about how much: more and less of something, too much of it, not enough, and verbs that say so."""

import re

from images_mcp.brief import Attribute
from images_mcp.engines.minds.port import Change, Direction, Op
from images_mcp.engines.minds.rules.instructions.lexicon import Pole, kinds, pole, words_of
from images_mcp.engines.minds.rules.instructions.meanings import Meaning
from images_mcp.engines.minds.rules.instructions.outcome import Outcome, Resolver, Scene, begins, matches, part
from images_mcp.engines.minds.rules.instructions.speech import compiled
from images_mcp.engines.minds.rules.words import fold


def _more(scene: Scene, match: re.Match[str]) -> Outcome | None:
    return _amount(scene, match, flip=False)


def _less(scene: Scene, match: re.Match[str]) -> Outcome | None:
    return _amount(scene, match, flip=True)


def _amount(scene: Scene, match: re.Match[str], *, flip: bool) -> Outcome | None:
    """More or less of a noun or an adjective; of a thing that can be counted, None."""
    m, y, x = scene.meanings, part(match, "y") or "", part(match, "x")
    thing = m.thing(y)
    if x and (m.is_("background", x) or not m.neutral(x)) is False and not scene.pointing(x):
        x = None
    found = pole(y, m.language) or pole(thing, m.language)
    if found and found.part == "verb" and not pole(thing, m.language, "noun"):
        return None
    both = m.thing(match.string[match.start("y") : match.end()]) if x and match.start("y") >= 0 else ""
    if x and both.endswith(x) and (noun := pole(both, m.language, "noun")):
        return scene.outcome(Meaning((m.adjust(noun, None, scene.clause.strength, flip=flip),)), None)
    exact = found is not None and found.part == "adj" and fold(found.word) == fold(thing)
    noun = None if exact else pole(thing, m.language, "noun") or _headed(scene, y)
    if noun:
        return scene.outcome(Meaning((m.adjust(noun, scene.target(x), scene.clause.strength, flip=flip),)), x)
    if not found and m.colour(thing) and (flip or not begins(scene, "more", match.string)):
        colour = Pole(Attribute.SATURATION, 1, "noun", "")
        return scene.outcome(Meaning((m.adjust(colour, thing, scene.clause.strength, flip=flip),), 0.8), None)
    known = kinds(m.apart(thing), m.language) & {"person", "animal", "plant", "food", "vehicle", "object"}
    if (m.weather(y) and not found) or m.is_("roomy", y):
        return None
    if begins(scene, "counted", y) or begins(scene, "counted", match.string):
        return None
    if not found and (known or begins(scene, "indefinite", y)) and not m._parted(y):  # noqa: SLF001 - the same grammar
        return None
    meant = m.describe(y, scene.target(x), scene.clause.strength, flip=flip, more=True)
    if meant and m.language != "ja" and not _compares(scene, match.string, y, flip=flip):
        return None
    return scene.outcome(meant, x)


def _compares(scene: Scene, said: str, phrase: str, *, flip: bool) -> bool:
    """Whether a clause says more or less of what it describes, or describes the picture's look."""
    m = scene.meanings
    words = m.speech.source("words", "less" if flip else "more")
    if compiled(rf".*(?<!\w)(?:{words})(?!\w)").match(said):
        return True
    end = m.apart(phrase).split()
    if len(end) > 1 and any((f := pole(word, m.language)) and f.compared for word in (end[0], end[-1])):
        return True
    head = end[-1:] if m.language in {"en", "de"} else end[:1]
    return any(m.is_(name, head[0]) for name in ("light", "colours", "image_words")) if head else False


def _headed(scene: Scene, thing: str) -> Pole | None:
    """The attribute a noun with an adjective names: "fine detail"."""
    words = scene.meanings.thing(thing).split()
    if begins(scene, "definite", thing):
        return None
    if not 1 < len(words) <= 3 or scene.meanings.language == "ja":
        return None
    if any(matches(scene, "articles", word) for word in words):
        return None
    head = words[-1] if scene.meanings.language in {"en", "de"} else words[0]
    if scene.meanings.is_("colours", head) or scene.meanings.is_("light", head):
        return None
    return pole(head, scene.meanings.language, "noun")


def _too(scene: Scene, match: re.Match[str]) -> Outcome | None:
    x, y, w = part(match, "x"), part(match, "y") or "", part(match, "w")
    if x and matches(scene, "copula", x):
        x = None
    if much := measured(scene, x, y, flip=True):
        return much
    if scene.meanings.neutral(x) and w and not scene.meanings.neutral(w):
        x = w
    meant = scene.meanings.describe(y, scene.target(x), scene.clause.strength, flip=True, more=True)
    if meant is None and x and not matches(scene, "speakers", x):
        return Outcome((), 0.4, scene.target(x), complaint=True)
    return scene.outcome(meant, x, complaint=True)


def measured(scene: Scene, x: str | None, y: str, *, flip: bool) -> Outcome | None:
    """“The contrast is too strong”: how much there is of what the subject itself names."""
    m = scene.meanings
    strong, weak = matches(scene, "strongly", y), matches(scene, "weakly", y)
    if not x or not (strong or weak):
        return None
    found = pole(m.thing(x), m.language, "noun")
    if found:
        change = m.adjust(found, None, scene.clause.strength, flip=flip ^ weak)
    elif m.colour(x) or m.is_("colours", x):
        colour = Pole(Attribute.SATURATION, 1, "noun", "")
        change = m.adjust(colour, m.thing(x) if m.colour(x) else None, scene.clause.strength, flip=flip ^ weak)
    else:
        return None
    return Outcome((change,), 0.9, change.target, complaint=True)


def _notenough(scene: Scene, match: re.Match[str]) -> Outcome | None:
    x = part(match, "x")
    meant = scene.meanings.describe(part(match, "y") or "", scene.target(x), scene.clause.strength, more=True)
    return scene.outcome(meant, x, complaint=True)


def _complaint(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, x, y = scene.meanings, part(match, "x"), part(match, "y") or ""
    if x and (matches(scene, "speakers", x) or len(words_of(x)) > 6):
        return None
    target = scene.target(x)
    found = pole(y, m.language)
    if found is None or found.part == "verb":
        return Outcome((), 0.4, target, complaint=True) if m.is_("doubtful", y) and x else None
    if begins(scene, "more", y) or found.compared:
        return scene.outcome(m.describe(y, target, scene.clause.strength), x)
    how = scene.clause.strength if scene.clause.strength and scene.clause.strength < 0.5 else None
    return scene.outcome(Meaning((m.adjust(found, target, how, flip=True),), 0.75), x, complaint=True)


def _unreadable(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m, x = scene.meanings, part(match, "x") or ""
    if m.is_("colours", x):
        vivid = Pole(Attribute.SATURATION, 1, "adj", "")
        return Outcome((m.adjust(vivid, None, scene.clause.strength),), 0.85)
    seeing = (part(match, "v") or part(match, "v2") or "").casefold()
    attribute = Attribute.BRIGHTNESS if matches(scene, "seeing", seeing) else Attribute.CONTRAST
    change = Change(
        op=Op.ADJUST, attribute=attribute, direction=Direction.INCREASE, target=scene.target(x), strength=scene.strength
    )
    if m.neutral(x) and not scene.pointing(x):
        return None
    return Outcome((change,), 0.65, scene.target(x), complaint=True)


def _verb(scene: Scene, match: re.Match[str]) -> Outcome | None:
    m = scene.meanings
    v, p, x = part(match, "v") or "", part(match, "p"), part(match, "x")
    found = next((f for w in ([f"{v} {p}", f"{p}{v}"] if p else []) + [v] if (f := pole(w, m.language, "verb"))), None)
    if (
        found is None
        or found.compared
        or (found.attribute is Attribute.SUBJECT_SIZE and x and matches(scene, "camera", x))
    ):
        return None
    if x and not begins(scene, "definite", x) and (m.is_("colours", x) or m.is_("light", x) or m.is_("image_words", x)):
        return None
    if x:
        x = compiled(rf"^(?:{m.speech.source('words', 'towards')})\s+").sub("", x)
        x = re.sub(r"\s+by\s.*$", "", x)
    meant = Meaning((m.adjust(found, scene.target(x), scene.clause.strength),))
    if x and not m.neutral(x) and not scene.pointing(x) and len(things := scene.listed(x)) > 1:
        meant = Meaning(tuple(m.adjust(found, t, scene.clause.strength) for t in things))
    return scene.outcome(meant, x)


AMOUNTS: dict[str, Resolver] = {
    "more": _more,
    "less": _less,
    "too": _too,
    "notenough": _notenough,
    "complaint": _complaint,
    "unreadable": _unreadable,
    "verb": _verb,
}
