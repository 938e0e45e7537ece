"""Instructions nobody typed, to learn from: clauses as people slip and pad them, wishes about other things, turns that lean
on the one before or do not, and several wishes in one breath."""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

from images_mcp.engines.minds import rules
from images_mcp.engines.minds.rules.instructions.clauses import set_aside
from images_mcp.engines.minds.rules.instructions.spelling import known_words

Row = dict[str, Any]
Text = tuple[str, str, str]
HERE = Path(__file__).parent
_LOOSE = frozenset({"adjust", "set_palette", "reframe", "set_text"})
_APART = frozenset({"new", "undo", "redo", "vary", "revert"})
JOINTS = {
    "en": (", and {}", " and {}", ". {}", ", {}", ", then {}", ". Also {}", " but {}", "; {}", ", plus {}", " while {}"),
    "de": (" und {}", ", {}", ". {}", ", dann {}", ", aber {}", ". Außerdem {}"),
    "es": (" y {}", ", {}", ". {}", ", luego {}", " pero {}", ". También {}"),
    "fr": (" et {}", ", {}", ". {}", ", puis {}", " mais {}", ". Aussi {}"),
    "ja": ("、{}", "。{}", "、それから{}", "、あと{}", "て、{}"),
}  # fmt: skip


def synthetic() -> list[Text]:
    """(language, label, text) of the invented clauses."""
    lines = (HERE / "synthetic_refinements.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line.count("\t") == 4 and not line.startswith("#")]
    return [(lang, " ".join(filter(None, kind)), set_aside(text)[0]) for lang, *kind, text in cells]


_FRAMES = {
    "en": (
        "could you please {}", "pls {}", "can you {} lah", "kindly {}", "hmm {}", "ok so {}", "I'd say {}", "{} please", "{} thx",
        "{}, if possible", "{} or not?", "sorry, {}", "{} I think", "one thing: {}", "um {} maybe", "{}!!", "{} na", "just {}",
    ),
    "de": ("bitte {}", "{} bitte", "könntest du {}", "hm, {}", "{} wäre gut", "also {}", "ach, {}", "mal {}", "{}, danke", "ich find {}"),
    "es": ("por favor {}", "{} porfa", "¿puedes {}?", "oye, {}", "mejor {}", "pues {}", "{}, gracias", "a ver, {}", "creo que {}"),
    "fr": ("s'il te plaît {}", "{} stp", "tu peux {} ?", "euh {}", "bon, {}", "plutôt {}", "{}, merci", "je trouve : {}", "{} si possible"),
    "ja": ("{}お願いします", "すみません、{}", "あの、{}", "{}かな", "ちょっと{}", "{}です", "やっぱり{}"),
}  # fmt: skip
_ARTICLE = re.compile(r"(?i)\b(?:the|an?|some|der|die|das|den|dem|eine?[nmr]?|el|la|los|las|una?|le|les|une|des)\s+")


def noisy(rows_: list[Text]) -> list[Text]:
    """The same clauses as people type them: in a frame of manners, without articles, with slips of the finger."""
    chance, found = random.Random(11), []
    for lang, label, text in rows_:
        said = text
        if chance.random() < 0.6:
            said = chance.choice(_FRAMES[lang]).format(said.rstrip(".!?。"))
        if chance.random() < 0.35:
            said = _ARTICLE.sub("", said)
        if chance.random() < 0.35 and lang != "ja" and len(said) > 8:
            at = chance.randrange(2, len(said) - 2)
            said = said[:at] + chance.choice(
                [said[at + 1] + said[at] + said[at + 2 :], said[at + 1 :], said[at] + said[at:]]
            )
        if chance.random() < 0.3:
            said = said.casefold().rstrip(".!")
        if said != text and label != "none":
            found.append((lang, label, said))
    return found


_LANGUAGES = ("en", "de", "es", "fr", "ja")
_NOUN = {"ja": re.compile(r"[一-龯々ァ-ヶー]+")}
_SWAPPED = frozenset({"person", "animal", "object", "food", "plant", "vehicle", "being"})


@cache
def _things() -> dict[tuple[str, str], tuple[str, ...]]:
    """The things of the same section as a thing, by language and word; none that instructions themselves are made of."""
    found: dict[tuple[str, str], list[str]] = {}
    section = ""
    for line in (Path(rules.__file__).parent / "data" / "things.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif section in _SWAPPED and not line.startswith("#"):
            for lang, cell in zip(_LANGUAGES, line.split("|"), strict=False):
                words = [w.strip() for w in cell.split(",")]
                kin = [w for w in words if w and " " not in w and w.casefold() not in known_words(lang)]
                found.setdefault((lang, section), []).extend(kin)
    return {(lang, w.casefold()): tuple(kin) for (lang, _), kin in found.items() for w in kin}


def renamed(texts: list[tuple[int, Text]]) -> list[tuple[int, Text]]:
    """The same wishes about other things, so that what is asked for is not learnt from what it is asked of."""
    chance, found = random.Random(4), []
    for number, (lang, label, said) in texts:
        noun = _NOUN.get(lang, re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])"))

        def other(match: re.Match[str], lang: str = lang) -> str:
            kin = _things().get((lang, match.group().casefold()))
            return chance.choice(kin) if kin else match.group()

        if (now := noun.sub(other, said)) != said:
            found.append((number, (lang, label, now)))
    return found


def joined(rows_: list[Text], number: int = 700) -> tuple[list[Text], list[int]]:
    """Two clauses that ask for different things, said in one breath; and where the second begins."""
    chance = random.Random(5)
    found: list[Text] = []
    seams: list[int] = []
    asking = [r for r in rows_ if r[1] not in {"none", "new", "undo", "redo"} and len(r[2]) < 60]
    while len(found) < number:
        (lang, a, first), (other, b, then) = chance.choice(asking), chance.choice(asking)
        if lang == other and a != b:
            said = first.rstrip(".!?。 ") + chance.choice(JOINTS[lang]).format(then)
            found.append((lang, "several", said))
            seams.append(len(said) - len(then))
    return found, seams


def turns(folds: int) -> list[Row]:
    """Instructions that only make sense after another one: "a bit more", "higher"."""
    found: list[Row] = []
    for line in (HERE / "synthetic_turns.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, before, said, wanted = line.split("\t")
        row = {"id": "turn", "lang": lang, "instruction": said, "history": [before], "operations": json.loads(wanted)}
        found.append(row | {"fitted": False, "made": True, "fold": len(found) % folds})
    return found


def _alone(row: Row) -> bool:
    """Whether a row is one short wish that may stand beside others."""
    said, wanted = row["instruction"], row["operations"]
    short = len(said) < 70 and not re.search(r"[.!?。]\s*\S", said)
    return short and len(wanted) == 1 and wanted[0]["op"] not in _APART and not row.get("history")


def _apt(wanted: list[dict[str, Any]]) -> bool:
    """Whether wishes said one after the other mean what each meant alone: no later one is taken for an earlier thing's."""
    loose = any(o["op"] in _LOOSE and not o.get("target") for o in wanted[1:])
    different = len({json.dumps(o, sort_keys=True) for o in wanted}) == len(wanted)
    return different and wanted[0]["op"] != "set_text" and not (loose and any(o.get("target") for o in wanted))


_WHOLE = frozenset({"set_background", "set_style", "vary"})
_WHOLE_ADJUSTED = frozenset(
    "warmth brightness contrast saturation simplicity energy formality detail depth texture".split()
)


def _by_itself(one: dict[str, Any]) -> bool:
    """Whether a wish means the same whatever was said before: it names its thing, or speaks of the whole picture."""
    camera = one["op"] == "reframe" and not one.get("target")
    whole = one["op"] in _WHOLE or one.get("attribute") in _WHOLE_ADJUSTED or camera
    return whole if not one.get("target") else one["op"] not in {"select", "revert"}


def unmoved(real: list[Row], number: int = 700) -> list[Row]:
    """Real instructions of one fold after another one that has nothing to do with them."""
    chance = random.Random(21)
    alone = [r for r in real if not r.get("history") and r["operations"] and all(map(_by_itself, r["operations"]))]
    found: list[Row] = []
    while len(found) < number:
        row = chance.choice(alone)
        kin = (row["fold"], row["lang"])
        before = [
            r for r in real if (r["fold"], r["lang"]) == kin and _alone(r) and r["instruction"] != row["instruction"]
        ]
        placed = [r for r in before if r["operations"][0]["op"] in {"add", "replace", "remove"}]
        first = chance.choice(placed if placed and len(found) % 3 else before)
        made = {"id": "unmoved", "history": [first["instruction"]], "fitted": False, "made": True}
        found.append(row | made)
    return found


def _continued(said: str, lang: str) -> str:
    """A wish as it is written in the middle of a sentence."""
    lower = lang in {"es", "fr"} or (lang == "en" and said[1:2].islower())
    return said[:1].lower() + said[1:] if lower else said


def composed(real: list[Row], number: int = 400) -> list[Row]:
    """Real single instructions of one fold said in one breath, two or three of them."""
    chance = random.Random(12)
    single = [r for r in real if _alone(r)]
    found: list[Row] = []
    while len(found) < number:
        first = chance.choice(single)
        kin = (first["fold"], first["lang"])
        near = [r for r in single if (r["fold"], r["lang"]) == kin and r["operations"][0]["op"] != "select"]
        picked = [first, *chance.sample(near, 1 if len(found) % 4 else 2)]
        wanted = [r["operations"][0] for r in picked]
        if not _apt(wanted):
            continue
        said = first["instruction"]
        for row in picked[1:]:
            joint = chance.choice(JOINTS[first["lang"]])
            said = said.rstrip(".!?。 ") + joint.format(_continued(row["instruction"], first["lang"]))
        row = {"id": "composed", "lang": first["lang"], "instruction": said, "operations": wanted}
        found.append(row | {"fitted": False, "made": True, "fold": first["fold"]})
    return found
