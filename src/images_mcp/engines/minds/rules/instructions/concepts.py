"""What the tables know of a text's words, said alike in five languages: "demasiado oscuro" and "too dark" are the same.

These terms let what was learnt of one language help in the others.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise

from images_mcp.engines.minds.rules.instructions.lexicon import Pole, kinds, pole, poles_of
from images_mcp.engines.minds.rules.instructions.speech import compiled, speech
from images_mcp.engines.minds.rules.words import fold

# How much, too much, not enough, not: closed classes, by language.
_MARKS = {
    "en": {"more": "more extra", "less": "less fewer", "too": "too overly so", "not": "not no never don't isn't without n't hardly cannot can't", "back": "back before again previous last", "one": "one two three four first second third both", "stay": "keep stay stays leave same untouched don't"},
    "de": {"more": "mehr noch", "less": "weniger", "too": "zu", "not": "nicht kein keine keinen nie ohne kaum", "back": "zurück vorher wieder vorherige letzte", "one": "eins zwei drei vier erste zweite dritte", "stay": "behalte bleibt bleiben lass lasst gleich"},
    "es": {"more": "más", "less": "menos", "too": "demasiado demasiada demasiados demasiadas tan tanto tanta", "not": "no ni nunca sin nada", "back": "antes vuelve volver anterior última otra", "one": "uno dos tres cuatro primera segunda tercera", "stay": "deja dejá mantén mantener conserva igual queda"},
    "fr": {"more": "plus davantage", "less": "moins", "too": "trop", "not": "pas ne ni jamais sans aucun", "back": "avant retour reviens revenir précédente dernière", "one": "un deux trois quatre première deuxième troisième", "stay": "garde garder laisse reste même touche"},
    "ja": {"more": "もっと より さらに もう少し", "less": "減ら 抑え 控えめ 弱め", "too": "すぎ 過ぎ", "not": "ない ません なし ず なく", "back": "戻 前の さっき 元", "one": "一 二 三 １ ２ ３ 1 2 3 番", "stay": "そのまま 残し キープ 変えな 維持"},
}  # fmt: skip
_MACROS = ("GONE", "ADDS", "UP", "DOWN", "GONEN", "CHANGE", "SAME", "WAY")
_LONGEST, _MOST = 3, 40
_JA = re.compile(r"[一-龯々〆ァ-ヶーぁ-ん]+")


@cache
def _marks(language: str) -> dict[str, str]:
    return {word: mark for mark, words in _MARKS[language].items() for word in words.split()}


def _said(found: Pole) -> str:
    return f"{found.attribute.value}{'+' if found.sign > 0 else '-'}"


@lru_cache(maxsize=2_000)
def concepts(text: str, language: str) -> tuple[str, ...]:
    """Terms for what is known of a text's words: poles with what stands before them, kinds of things, orders."""
    sequence = _japanese(text) if language == "ja" else _spaced(text, language)
    said = [term for term, _ in sequence]
    pairs = [f"{a}>{b}" for (a, x), (b, y) in pairwise(sequence) if x or y]
    orders = []
    for name in _MACROS:
        source = speech(language).source("macros", name)
        bounded = source if language == "ja" else rf"(?<!\w)(?:{source})(?!\w)"
        if source != "(?!)" and compiled(bounded).search(text):
            orders.append(f"order {name[:4]}")
    return tuple(dict.fromkeys([*said, *pairs, *orders, *(f"{o}>{s}" for o in orders for s in said)]))


def _spaced(text: str, language: str) -> list[tuple[str, bool]]:
    """(term, whether it says how much or not) for every known word, in order."""
    words = re.findall(r"[\w'’-]+", text.casefold())[:_MOST]
    marks, found, at = _marks(language), [], 0
    while at < len(words):
        if (mark := marks.get(words[at])) or (language == "en" and words[at].endswith("n't")):
            found.append((f"#{mark or 'not'}", True))
            at += 1
            continue
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            known = pole(phrase, language) if size > 1 or len(phrase) > 2 else None
            if known:
                found.append((f"{_said(known)}{' er' if known.compared else ''}", True))
                at += size
                break
        else:
            found += [(f"~{kind}", False) for kind in sorted(kinds(words[at], language))[:2]]
            at += 1
    return found


def _japanese(text: str) -> list[tuple[str, bool]]:
    plain = fold(text)
    found = [(plain.find(word), f"#{mark}", True) for word, mark in _marks("ja").items() if word in plain]
    found += [(plain.find(word), _said(one), True) for word, one in poles_of("ja") if word in plain]
    found += [(m.start(), f"~{kind}", False) for m in _JA.finditer(text) for kind in sorted(kinds(m.group(), "ja"))[:3]]
    return [(term, strong) for _, term, strong in sorted(found)]
