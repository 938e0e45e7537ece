"""Whether two graphs of ties contradict one another: what of the one the other says neither alike nor in other words."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from images_mcp.capabilities.reuse.graphs import DRAWINGS, Graph, Tie
from images_mcp.capabilities.reuse.leeway import conflicting
from images_mcp.capabilities.reuse.lexicon import animate, building, scenery
from images_mcp.capabilities.reuse.resting import CONTAINERS, OPEN, OPENINGS, SEATS, SEEING
from images_mcp.capabilities.reuse.things import UNTOLD

_PURPOSE = frozenset({"for", "made_of", "out_of", "für", "para", "pour", "aus", "en"})
_MUTUAL = frozenset("by neben al_lado_de a_lado_de à_côté_de 横 near nahe cerca_de près_de 近く".split())
_COMPOUND = {"es": {"attr", "gen"}, "fr": {"attr", "gen"}}  # there a compound is made with "de"
_STRICT = frozenset("does sky without attr gen agent patient done of with style when before".split())
_OWN = frozenset({"attr", "agent", "count"})
_HELD_IN = frozenset("in at en dans".split())
_HELD_ON = frozenset("on auf sur over_de".split())
_FULL = frozenset({"full_of", "voll_mit", "lleno_de", "rempli_de"})
_ANYWHERE = frozenset({"where", "in", "at", "on", "en", "auf", "an", "dans", "sur", "à", "a"})


def contradictions(a: Graph, b: Graph) -> list[tuple[str, str]]:
    """What of the one the other does not say: (in a, in b), empty where the two graphs tell the same."""
    b = _said_as(a, b)
    found = [(w, "") for w in a.concepts if w not in b.concepts] + [("", w) for w in b.concepts if w not in a.concepts]
    found += _counted(a, b)
    left, right = (
        list((Counter(a.ties) - Counter(b.ties)).elements()),
        list((Counter(b.ties) - Counter(a.ties)).elements()),
    )
    left = [t for t in left if not (b.drawn and t[0] == "style" and t[2] in DRAWINGS)]
    right = [t for t in right if not (a.drawn and t[0] == "style" and t[2] in DRAWINGS)]
    near = (_clusters(a), _clusters(b))
    moved: set[tuple[str, str]] = set()
    for tie in list(left):
        twin = next((t for t in right if _alike(tie, t, near, a.language)), None)
        if twin is not None:
            left.remove(tie)
            right.remove(twin)
            moved |= {(tie[0], twin[0]), (tie[1], twin[1])}
    left = [t for t in left if not _listed(t, b)]
    right = [t for t in right if not _listed(t, a)]
    found += [pair for pair in moved if pair[0] != pair[1] and pair[::-1] in moved]  # each at the other's place
    if not found and not conflicting(a, b):
        return []
    return [*found, *((_told(t), "") for t in left), *(("", _told(t)) for t in right)]


def _said_as(a: Graph, b: Graph) -> Graph:
    """The second graph with nouns named as the first has them where only one side's article tells which of two words it is."""
    alone, others = set(a.concepts) - set(b.concepts), set(b.concepts) - set(a.concepts)
    names = {y: x for y in others for x in alone if x != y and (x == _ungendered(y) or y == _ungendered(x))}
    if not names or a.language not in _COMPOUND:
        return b

    def called(name: str) -> str:
        return names.get(name, name)

    return replace(
        b,
        concepts=tuple(called(c) for c in b.concepts),
        ties=tuple((label, called(host), called(told)) for label, host, told in b.ties),
        numbers=tuple((called(name), known, word) for name, known, word in b.numbers),
    )


def _ungendered(name: str) -> str:
    return re.sub("_[mf]$", "", name)


def _listed(tie: Tie, other: Graph) -> bool:
    """“A village, lots of people”: what is only listed beside a place is there; a medium only listed is the picture's."""
    label, place, what = tie
    if what not in other.concepts or any(what in t[1:] and t[0] not in _OWN for t in other.ties):
        return False
    if label in {"style", "when"}:
        return not any(what in t[1:] for t in other.ties)
    return label in {"with", "on", "at"} and scenery(place, other.language) and not building(place, other.language)


def _told(tie: Tie) -> str:
    return " ".join(part for part in (tie[1], tie[0], tie[2]) if part)


def _counted(a: Graph, b: Graph) -> Iterator[tuple[str, str]]:
    others = {name: (known, word) for name, known, word in b.numbers}
    for name, known, word in a.numbers:
        if name in others:
            number, written = others[name]
            if (known and number and known != number) or _otherwise(word, written, known and number, a.language):
                yield f"{known} {word}".strip(), f"{number} {written}".strip()


def _otherwise(word: str, written: str, number: str, language: str) -> bool:
    """Whether two nouns of one stem are not one word: „Kuchen“ is no „Küche“, „eine Schale“ no „ein Schal“."""
    if UNTOLD in {word, written}:
        return False
    if language != "de":
        return not number and word != written
    if number == "1" and word != written:  # „ein Bär“, „einen Bären“
        long, short = sorted((word.replace("~", ""), written.replace("~", "")), key=len, reverse=True)
        weak = animate(short, "de") or short.endswith(("at", "ist", "ant", "ent", "oge"))
        return not (long in {f"{short}s", f"{short}es"} or (weak and long in {f"{short}n", f"{short}en"}))
    word, written = _undative(word), _undative(written)
    if number:  # „von zwei Kindern“
        word, written = (re.sub(r"(?<=e|r|l)n$", "", w.replace("~", "")) for w in (word, written))
    return word != written


def _undative(word: str) -> str:
    """„Büchern“ sind „Bücher“; bei „Katzen“ sagt die Endung, wie viele."""
    if word.startswith("haar"):  # „rotes Haar“, „rote Haare“
        return "haar"
    word = re.sub(r"(?<=~)(e|er)n$|(?<=e[rl])~n$|~es$", r"\1", word)
    word = re.sub(r"(?<=chen|lein)~.*", "", word)
    return word[:-1] if re.search(r"[äöü].*(?:er|el)n$", word) else word


def _clusters(of: Graph) -> dict[str, set[str]]:
    """Who belongs together by a deed, a genitive or a compound."""
    found: dict[str, set[str]] = {}
    for label, head, dependent in of.ties:
        held = (label == "in" and dependent in CONTAINERS) or (label == "with" and head in OPEN)
        apart = label in {"agent", "patient"} and dependent in SEEING  # who watches somebody may be elsewhere
        if not apart and (held or label in {"attr", "gen", "agent", "patient", "done", "of"}) and head:
            both = found.get(head, {head}) | found.get(dependent, {dependent})
            for member in both:
                found[member] = both
    return found


def _same_said(x: Tie, labels: set[str], language: str) -> bool | None:
    """Whether two labels between the same two say the same; None where the labels alone do not tell."""
    _, host, other = x
    if labels in ({"of", "with"}, {"à", "with"}):  # "un plato con paella", "une femme au chapeau"
        return (host in CONTAINERS) == ("of" in labels)
    if labels == {"attr", "done"} and language == "de":  # „verlassen“ behind its noun or before
        return True
    if "deed" in labels:
        return labels <= {"deed", "agent", "patient", "done"}
    if language == "ja" and labels in ({"attr", "with"}, {"上", "at"}, {"attr", "at"}):  # 白い壁の赤いドア
        if "上" in labels:
            return other in SEATS or (scenery(other, "ja") and not building(other, "ja"))
        return labels == {"attr", "with"} or not animate(other, "ja")
    if labels == {"attr", "gen"}:
        return True
    if labels & _FULL and labels & {"with", "of", "gen"}:  # "a bowl full of apples"
        return host in CONTAINERS
    if labels == {"gen", "with"} and language in {"es", "fr"}:  # "un mago de barba blanca"
        return animate(host, language) and not animate(other, language)
    if labels & _COMPOUND.get(language, {"attr"}) and language != "ja":
        left = next(iter(labels - {"attr", "gen"}), "attr")
        return left in _PURPOSE or (left in _ANYWHERE and scenery(other, language))
    return None


def _holding(x: Tie, y: Tie, language: str) -> bool:
    """“A meadow with sheep”: sheep in a meadow. “A bowl of cherries”: cherries in a bowl. A house with a cat is not one in it."""
    if x[0] == "with" and y == ("attr", x[2], x[1]):  # 赤いドアのある白い壁
        return language == "ja" and not animate(x[1], "ja")
    if x[0] not in {"with", "of"} or y[0] not in _HELD_IN | _HELD_ON or y[2] != x[1] or y[1] not in {x[2], ""}:
        return False
    place, held = x[1].partition("<")[0], x[2].partition("<")[0]
    if (place in OPEN or held in OPENINGS) and x[0] == "with" and y[0] in _HELD_IN:
        return True
    if x[0] == "of" or animate(place, language):
        return x[0] == "of" and bool(y[1])
    open_place = scenery(place, language) and not building(place, language)
    return open_place or (y[0] in _HELD_ON and not animate(held, language))


def _alike(x: Tie, y: Tie, near: tuple[dict[str, set[str]], dict[str, set[str]]], language: str) -> bool:
    """Whether two ties say the same in other words."""
    labels = {x[0], y[0]}
    if x == (y[0], y[2], y[1]) and x[0] in _MUTUAL:  # who is beside a book, a book is beside
        return True
    if _holding(x, y, language) or _holding(y, x, language):
        return True
    if x[2] != y[2]:
        return False
    if x[1] == y[1] and (told := _same_said(x, labels, language)) is not None:
        return told
    if labels & _STRICT or not (x[0] == y[0] or (labels <= _ANYWHERE and ("where" in labels or not (x[1] and y[1])))):
        return False
    return not x[1] or not y[1] or all(y[1] in group.get(x[1], {x[1]}) for group in near)
