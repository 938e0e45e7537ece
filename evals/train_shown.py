"""Trains what tells talk from what is to be seen: `python -m evals.train_shown [--check]`.

Learns from made-up wishes: plain descriptions out of the tuning sets (all shown) between sentences of `talk.txt` (all talk)
whose nouns are filled in at random; and from the wishes of the alt-text sets, of which some words are labelled. Rows marked `held` and the measuring sets are not touched. The same input gives the same
weights. `--check` learns without a third of the sentences of talk and tells how well wishes made of those are read.
"""

import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from evals.__main__ import HERE, files, open_rows
from images_mcp.capabilities.briefs.wishes import plain_wish
from images_mcp.engines.minds.rules import shown
from images_mcp.engines.minds.rules.lexicon import concepts
from images_mcp.engines.minds.rules.reading import as_meant
from images_mcp.engines.minds.rules.structure import QUOTED, take_apart
from images_mcp.engines.minds.rules.words import LANGUAGES, LITTLE, tokens

OUT = Path(shown.__file__).parent / "data" / shown.WEIGHTS
_SOURCES = {
    "a": ("pairs", "pairs2", "pairs3", "pairs4", "pairs5", "pairs6", "pairs7"),
    "better": ("quality", "quality2", "quality3", "quality4"),
    "prompt": ("contexts", "contexts2", "sizes", "alt_texts", "alt_texts2", "alt_texts3", "dialogues", "dialogues2", "dialogues3", "dialogues4"),
}  # fmt: skip
_SLOTS = ("person", "animal", "object", "food", "scene", "business", "event")
_MADE, _EPOCHS, _RATE, _RIDGE = 1500, 4, 0.08, 2e-3
_THIRD = 3
_POSSESSIVES = frozenset("my our mein meine unser unsere mi mis nuestro nuestra mon ma mes notre nos".split())
_HELD = "\ue000\ue101"
_OFTEN = 4
_SURE = 30.0
_TERMS, _LOWER, _BREATHLESS = 3, 0.15, 0.12
_AS = {"en": "a {} with {}", "de": "ein {} mit {}", "es": "un {} con {}", "fr": "un {} avec {}", "ja": "{1}の{0}"}
_OWN = {"en": "my", "de": "mein", "es": "mi", "fr": "mon"}
_AN = {"en": r"an?", "de": r"ein", "es": r"una?", "fr": r"une?"}
_AND = {"en": " and ", "de": " und ", "es": " y ", "fr": " et "}
Made = tuple[str, str, list[tuple[int, int, bool]]]
"""A wish, its language, and its stretches: start, end, whether shown."""


def _plain(text: str, language: str) -> str:
    """What the grammar alone makes of a wish."""
    return plain_wish(text, language, talk=False)


def cores() -> dict[str, list[str]]:
    """Descriptions with nothing around them, by language."""
    found: dict[str, list[str]] = defaultdict(list)
    for field, names in _SOURCES.items():
        for row in open_rows("tune", *names):
            text, lang = " ".join(row[field].split()), row["lang"]
            clean = text.strip(" ,.;:!?、。")
            plain, short = _plain(text, lang), len(clean) < (3 if lang == "ja" else 12)
            ours = clean.partition(" ")[2] and plain.endswith(clean.partition(" ")[2])  # "our soap" is told as "a soap"
            asks = any(t.low in shown.SPEAKERS[lang] - _POSSESSIVES for t in tokens(text))
            if not asks and not short and (plain == clean or (ours and len(plain) <= len(clean))):
                found[lang].append(QUOTED.sub(_HELD, clean))
    return {lang: sorted(set(texts)) for lang, texts in found.items()}


def known(rows: list[dict[str, Any]]) -> list[Made]:
    """Wishes of which only some words are known to be shown or talk: those their labels name."""
    found: list[Made] = []
    for row in rows:
        text, spans = as_meant(" ".join(row["prompt"].split())), []
        low = text.casefold()
        if len(low) != len(text):
            continue
        uses = [(h.start, h.end) for h in take_apart(text, row["lang"]).uses]
        for seen, words in (
            (False, row["must_not_mention"]),
            (True, [w for some in row["must_mention"] for w in some]),
        ):
            for word in words:
                at = low.find(word.casefold())
                while at >= 0:
                    if seen or not any(a < at + len(word) and at < b for a, b in uses):  # what it is for may be told
                        spans.append((at, at + len(word), seen))
                    at = low.find(word.casefold(), at + 1)
        found.append((text, row["lang"], spans))
    return found


def talk() -> dict[str, list[str]]:
    """The sentences of talk, by language."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (HERE / "talk.txt").read_text("utf-8").splitlines():
        if not line.startswith("#") and "|" in line:
            lang, _, text = line.partition("|")
            found[lang.strip().lstrip("+")].append("+" * lang.startswith("+") + text.strip())
    return found


class Maker:
    """Makes wishes of a language out of descriptions and talk."""

    def __init__(self, language: str, told: list[str], said: list[str], seed: int) -> None:
        self.language, self.told = language, told
        self.around = [s for s in said if "{c}" in s]
        self.alone = [s for s in said if "{c}" not in s and not s.startswith("+")]
        self.seen = [s[1:] for s in said if s.startswith("+")]
        uses = [c for c in concepts() if c.layer == "use" and c.tag == "strong"]
        self.uses = [t for c in uses for t in c.terms.get(language, ())[:_TERMS]]
        self.chance = random.Random(seed)
        self.fillings = {
            slot: [t for c in concepts() if c.kind == slot for t in c.terms.get(language, ())] for slot in _SLOTS
        }

    def made(self) -> Made:
        """One wish with its stretches."""
        rows: list[tuple[str, bool]] = []
        chance = self.chance
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            rows += [(self._talk(), False), (self._mark(), False)]
        rows += self._wish()
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            rows += [(self._mark(), True), (self._talk(), False)]
        text, spans, low = "", [], chance.random() < _LOWER
        if chance.random() < _BREATHLESS:
            low, rows = True, [(_in_a_breath(said, self.language), seen) for said, seen in rows]
        for said, seen in rows:
            begins = text.rstrip()[-1:] in {".", "!", "?"} and chance.random() < 0.8
            words = said[:1].upper() + said[1:] if begins else said.lower() if low else said
            spans.append((len(text), len(text) + len(words), seen))
            text += words
        if chance.random() < 0.5:
            text = text[:1].upper() + text[1:]
        return text + chance.choice(("", "", "." if self.language != "ja" else "。")), self.language, spans

    def _mark(self) -> str:
        marks = (
            ("、", "、", "。", "。", "！")
            if self.language == "ja"
            else (", ", ", ", ". ", ". ", "! ", ": ", " - ", "; ", "\n")
        )
        return self.chance.choice(marks)

    def _filled(self, line: str) -> str:
        return re.sub(
            r"\{(\w+)\}",
            lambda m: m.group() if m.group(1) == "c" else self.chance.choice(self.fillings[m.group(1)]),
            line,
        )

    def _talk(self) -> str:
        return self._filled(self.chance.choice(self.alone))

    def _wish(self) -> list[tuple[str, bool]]:
        chance = self.chance
        if chance.random() < 0.35:
            return self._core()
        before, _, after = self._filled(chance.choice(self.around)).partition("{c}")
        rows = [(before, False), *self._core(), (after, False)]
        if self.language == "de" and before and chance.random() < 0.4:
            rows[1] = (re.sub(r"^[Ee]in (?=[a-zäöü]*\w)", "einen ", rows[1][0]), True)
        return [r for r in rows if r[0]]

    def _core(self) -> list[tuple[str, bool]]:
        """A description, or two; here and there talk between its clauses."""
        chance = self.chance
        text = chance.choice(self.told)
        if chance.random() < 0.25:
            text = self._listed(text if chance.random() < 0.6 else "")
        if chance.random() < 0.12:
            text = _AS[self.language].format(chance.choice(self.uses), text)
        if self.language in _OWN and chance.random() < 0.12:
            text = re.sub(rf"(?i)^{_AN[self.language]} ", f"{_OWN[self.language]} ", text)
        comma = "、" if self.language == "ja" else ", "
        if chance.random() < 0.35:
            more = self._filled(chance.choice(self.seen)) if chance.random() < 0.4 else chance.choice(self.told)
            text += chance.choice((comma, "。" if self.language == "ja" else ". ")) + more
        first = text.split(" ")[0].casefold()
        if self.language in {"en", "es", "fr"} or (self.language == "de" and first in LITTLE["de"]):
            text = text[:1].lower() + text[1:] if chance.random() < 0.7 else text
        cuts = [m.start() for m in re.finditer("、" if self.language == "ja" else r", ", text)]
        if cuts and chance.random() < 0.25:
            cut = chance.choice(cuts)
            mark = "、" if self.language == "ja" else chance.choice((", ", " - ", " ("))
            aside = self._talk()
            close = {" (": ")", " - ": " -"}.get(mark, "")
            return [(text[:cut], True), (mark + aside + close, False), (text[cut:], True)]
        return [(text, True)]

    def _listed(self, text: str) -> str:
        """A description followed by bare things, so that a noun alone is no talk."""
        kinds = [k for k in _SLOTS if k not in {"business", "event"}]
        things = [
            self.chance.choice(self.fillings[self.chance.choice(kinds)]) for _ in range(self.chance.randint(2, 4))
        ]
        mark, last = ("、", "と") if self.language == "ja" else (", ", _AND[self.language])
        listed = mark.join([*([text] if text else []), *things[:-1]])
        return listed + (last if self.chance.random() < 0.5 else mark) + things[-1]


def _in_a_breath(said: str, language: str) -> str:
    """Words as somebody types them who knows no punctuation; what only parted two stretches parts them no more."""
    bare = re.sub(r"[、。！？]" if language == "ja" else r"[,.;:!?¡¿]|(?<=\s)-(?=\s)", "", said)
    return bare if bare.strip() or language == "ja" else " "


def made(said: dict[str, list[str]], told: dict[str, list[str]], count: int, seed: int) -> list[Made]:
    """Wishes of every language."""
    makers = [Maker(lang, told[lang], said[lang], seed) for lang in LANGUAGES]
    return [maker.made() for maker in makers for _ in range(count)]


def plainly(told: dict[str, list[str]]) -> list[Made]:
    """Descriptions as they are."""
    return [(text, lang, [(0, len(text), True)]) for lang, texts in told.items() for text in texts]


def labels(wish: Made) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    text, language, spans = wish
    found = shown.pieces(text, language)
    here = [next((float(seen) for a, b, seen in spans if a <= p.start < b), np.nan) for p in found]
    return np.array(here, dtype=np.float64)


def fitted(wishes: list[Made]) -> shown.Chain:
    """A chain by stochastic gradient with a rate of its own for every weight (AdaGrad) and a small ridge."""
    rows = [(shown.features(text, lang), labels((text, lang, spans))) for text, lang, spans in wishes]
    weights, squares = np.zeros(shown.BUCKETS), np.full(shown.BUCKETS, 1e-2)
    follows, turns = np.zeros((2, 2)), np.full((2, 2), 1e-1)
    order = random.Random(5)
    total = np.zeros(shown.BUCKETS)
    for epoch in range(_EPOCHS):
        order.shuffle(rows)
        for ids, seen in rows:
            told = np.array([weights[i].sum() for i in ids])
            likely, steps = shown.chances(told, follows)
            unsaid = np.isnan(seen)
            if unsaid.any() and not epoch:
                continue  # what is known of some words alone says nothing of the others yet
            sure = np.where(unsaid, told, np.where(seen > 0.5, _SURE, -_SURE))
            real, turned = shown.chances(sure, follows)
            here, back = np.unique(np.concatenate(ids), return_inverse=True)
            push = np.bincount(back, np.repeat(real - likely, [len(i) for i in ids])) - _RIDGE * weights[here]
            squares[here] += push**2
            weights[here] += _RATE * push / np.sqrt(squares[here])
            turn = turned - steps
            turns += turn**2
            follows += _RATE * turn / np.sqrt(turns)
        if epoch:
            total += weights
    return shown.Chain((total / (_EPOCHS - 1)).astype(np.float32), follows.astype(np.float32))


def learnt(said: dict[str, list[str]], told: dict[str, list[str]], rows: list[dict[str, Any]]) -> shown.Chain:
    """The chain that made-up wishes, plain descriptions and labelled wishes teach."""
    return fitted([*made(said, told, _MADE, 1), *plainly(told), *(_OFTEN * known(rows))])


def labelled() -> list[dict[str, Any]]:
    """The wishes of which some words are labelled."""
    return open_rows("tune", *files("tune", "alt_texts"))


def _check() -> None:
    said, told = talk(), cores()
    parts = [
        [
            {lang: [s for n, s in enumerate(rows) if bool(n % _THIRD) == old] for lang, rows in held.items()}
            for old in (True, False)
        ]
        for held in (said, told)
    ]
    chain = learnt(parts[0][0], parts[1][0], labelled())
    for lang in LANGUAGES:
        missed, lost, count = 0, 0, 0
        for wish in [w for w in made(parts[0][1], parts[1][1], 200, 2) if w[1] == lang]:
            seen, likely = labels(wish), _likely(chain, wish[0], lang)
            missed += int(((likely > 0.5) & (seen < 0.5)).sum())
            lost += int(((likely < 0.5) & (seen > 0.5)).sum())
            count += len(seen)
        print(
            f"{lang}: talk taken for shown {100 * missed / count:.1f} %, shown for talk {100 * lost / count:.1f} % of {count}",
            end="; ",
        )
        shown._trained = lambda: chain  # type: ignore[assignment]  # noqa: SLF001 - the weights being checked
        shown.shown.cache_clear()
        cut = [t for t in parts[1][1][lang] if plain_wish(t, lang) != _plain(t, lang)]
        print(f"descriptions cut {len(cut)} of {len(parts[1][1][lang])}: {cut[:6]}")


def _likely(chain: shown.Chain, text: str, language: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    scores = np.array([chain.weights[i].sum() for i in shown.features(text, language)], dtype=np.float64)
    return shown.chances(scores, chain.follows.astype(np.float64))[0]


def main() -> None:
    if "--check" in sys.argv:
        _check()
        return
    chain = learnt(talk(), cores(), labelled())
    np.savez_compressed(OUT, weights=chain.weights.astype(np.float16), follows=chain.follows.astype(np.float16))
    print(f"{OUT.name}: {OUT.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
