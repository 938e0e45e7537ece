"""Taking inflection off words: English plurals and verb forms, the verbs of German, Spanish and French."""

import re

from images_mcp.capabilities.reuse.groups import english_key, verb_forms
from images_mcp.engines.minds.rules.words import fold

NO_VERBS = frozenset(
    "building painting ring king string morning evening clothing ceiling wedding swing wing spring thing nothing something "
    "everything lightning railing being pudding earring sibling duckling dumpling drawing red bed shed sled weed seed need "
    "feed speed breed hundred sacred naked wicked bred reed steed bleed kindred wild-bred lighting living dining herring".split()
)
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "mice": "mouse", "feet": "foot", "teeth": "tooth",
              "geese": "goose", "oxen": "ox", "people": "people", "wolves": "wolf", "knives": "knife", "leaves": "leaf",
              "wives": "wife", "loaves": "loaf", "shelves": "shelf", "calves": "calf", "halves": "half", "elves": "elf",
              "scarves": "scarf", "thieves": "thief", "lives": "life", "dwarves": "dwarf", "hooves": "hoof"}  # fmt: skip

_SINGULAR = frozenset("canvas christmas lens gas atlas series species news pancreas".split())


def singular(low: str) -> str | None:
    """The singular of an English plural by its look; None where it has none."""
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low in _SINGULAR or len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is", "'s")):
        return None
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses", "zzes", "atoes", "heroes", "echoes", "noes", "goes")):
        return low[:-2]
    return low[:-1]


def without(low: str, ending: str) -> list[str]:
    """The possible bases of an English verb form, likeliest first: running → run, chasing → chase, looking → look."""
    if not low.endswith(ending) or len(low) < len(ending) + 2:
        return []
    cut = low[: -len(ending)]
    if not re.search("[aeiouy]", cut):
        return []
    bases = [cut, cut + "e"]
    if len(cut) > 2 and cut[-1] == cut[-2] and cut[-1] not in "ls":
        bases.insert(0, cut[:-1])
    elif cut.endswith("ll"):
        bases.append(cut[:-1])
    if ending == "ed" and cut.endswith("i"):
        bases.insert(0, cut[:-1] + "y")
    return bases


_PREFIXED = 4
ENDINGS = {
    "de": re.compile(r"(?:end(?:e[rsmn]?)?|(?<=e[lr])nd(?:e[rsmn]?)?|e?t|en|e)$"),
    "es": re.compile(r"(?:ando|iendo|yendo|and|iend|yend|[ai]d[oa]s?|an|en|a|e)$"),
    "fr": re.compile(r"(?:iss|v)?(?:it|e?ant|ent|[ei]e?s?|e|t|d|s)$"),
}


def verb_key(word: str, language: str) -> str:
    """The verb a word is a form of, the same for its forms: "schläft" and "schlafender", "lee" and "leyendo"."""
    if language == "en":
        return english_key(word)
    low = fold(word)
    bare = re.sub(r"(?<=t|n)(?:e[rsmn]?)$", "", low) if language == "de" else low
    for form in (low, bare):
        if form in verb_forms(language):
            return verb_forms(language)[form]
    if language == "de":
        low = re.sub(r"^(?:umher|herum)?(?:ge(?=\w{3,}(?:t|en)$))?", "", low) if len(low) > _PREFIXED else low
    key = ENDINGS[language].sub("", low, count=1) or low
    if language == "es":  # stems that change their vowel: duerme, durmiendo, dormido
        key = key.replace("ue", "o").replace("ie", "e").replace("u", "o").replace("i", "e")
        key = re.sub(r"(?<=o)y$", "", key)  # construye
    return key.removesuffix("v") if language == "fr" else key
