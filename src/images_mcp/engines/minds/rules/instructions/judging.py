"""Grammar and experience vote: every reading either can make is a candidate, and what speaks for each is weighed.

The grammar gives words, numbers and exact texts; the trained model (`likely`) says which kind of change is meant and
which words name the thing (`marking`). Two small logistic models (`data/weighing.json`, trained on answers held out) weigh
the candidates: one for a single change, one for a whole reading. A third says how often readings like the chosen one were
right, which is how sure it is.
"""

import itertools
import math
from collections.abc import Callable, Iterator

from images_mcp.engines.minds.port import Change, Op
from images_mcp.engines.minds.rules.instructions.clauses import PLAIN, Clause, clause
from images_mcp.engines.minds.rules.instructions.concepts import concepts
from images_mcp.engines.minds.rules.instructions.evidence import Evidence, carried_on, left_out
from images_mcp.engines.minds.rules.instructions.joining import joint_evidence
from images_mcp.engines.minds.rules.instructions.likely import NOTHING, SEVERAL, Kind, Likely, kind_of, reading
from images_mcp.engines.minds.rules.instructions.making import Clauses, Maker
from images_mcp.engines.minds.rules.instructions.marking import Marked
from images_mcp.engines.minds.rules.instructions.memory import reversed_
from images_mcp.engines.minds.rules.instructions.options import (
    bound_to_thing,
    each_listed,
    joined,
    made,
    short,
    spoken,
    wordy,
)
from images_mcp.engines.minds.rules.instructions.speech import compiled
from images_mcp.engines.minds.rules.instructions.weights import Candidate, Judged, Option, log, weighed, weights

_KINDS, _HARDLY, _SINGLES, _SEGMENTS = 5, 0.01, 4, 6
_READ_WELL, _READ_SURELY, _COMPOSED, _FEW_KANA = 0.85, 0.9, 0.85, 8
_DEGREES = frozenset({"more", "less", "too", "make", "should", "bare"})
_OF_THE_LAST = frozenset({"again", "reverse", "overshot"})
_MOST_JOINTS = 8
_PAIR, _DOUBTED, _CERTAIN, _NO_WISH = 2, 3, 0.03, 0.1


class Judge:
    """One instruction being judged; `given` are weights of a trainer instead of the package's own."""

    def __init__(
        self,
        changes: tuple[Change, ...],
        outcomes: Clauses,
        maker: Maker,
        likely: Likely,
        *,
        remembered: bool,
        exchanged: Callable[[tuple[Change, ...]], tuple[Change, ...]] = tuple,
        given: dict[str, dict[str, float]] | None = None,
    ) -> None:
        self.changes, self.outcomes, self.maker, self.likely = changes, outcomes, maker, likely
        self.remembered, self.exchanged = remembered, exchanged
        self.by = weights() if given is None else given
        self.language = maker.meanings.language
        self.terms = reading(changes, tuple(o.kind for _, o in outcomes if o and o.changes))
        self.odds = likely.chances(maker.text, self.language, self.terms)
        self.read = min((o.sure for _, o in outcomes if o and o.changes), default=0.0)
        self._told: dict[str, list[tuple[Option, float]]] = {}
        self.joints = self._joints()

    # -- one change ----------------------------------------------------------------------------------------------

    def options(self) -> list[Option]:
        """What the whole instruction may ask for, as one change."""
        return list(self._options(self.maker, self.changes, self.outcomes, self.read, self.terms))

    def _options(
        self, maker: Maker, read: tuple[Change, ...], outcomes: Clauses, sure: float, terms: tuple[str, ...]
    ) -> Iterator[Option]:
        seen: set[Change] = set()
        odds = self.likely.chances(maker.text, self.language, terms)
        likeliest = [k for k, p in list(odds.items())[:_KINDS] if p > _HARDLY]
        likeliest += self.likely.first(maker.text, self.language, terms)
        for kind in dict.fromkeys([*likeliest, *(kind_of(c) for c in read[:1])]):
            if kind in {NOTHING, SEVERAL}:
                continue
            marked = self.likely.marked(maker.text, self.language, kind)
            for change in made(maker, kind, read, outcomes, marked):
                if change not in seen:
                    seen.add(change)
                    told = {"order": self._in_order((kind,), maker.text, terms)}
                    yield Option(change, told | self._evidence(change, maker, read, sure, odds, marked))
        told = {"none order": self._in_order((), maker.text, terms)}
        yield Option(None, told | self._nothing(read, sure, odds))

    def _in_order(self, kinds: tuple[Kind, ...], text: str, terms: tuple[str, ...]) -> float:
        return self.likely.ordered(kinds, text, self.language, terms)

    @staticmethod
    def _nothing(read: tuple[Change, ...], sure: float, odds: dict[Kind, float]) -> Evidence:
        best = max((p for k, p in odds.items() if k != NOTHING), default=0.0)
        return {
            "none": 1.0,
            "none chance": log(odds.get(NOTHING, 0.0)),
            "none margin": log(odds.get(NOTHING, 0.0)) - log(best),
            "none read": sure if read else 0.0,
        }

    def _evidence(
        self,
        change: Change,
        maker: Maker,
        read: tuple[Change, ...],
        sure: float,
        odds: dict[Kind, float],
        marked: Marked,
    ) -> Evidence:
        kind = kind_of(change)
        chance = log(odds.get(kind, 0.0))
        best = log(max((p for k, p in odds.items() if k != kind), default=0.0))
        mine = next((c for c in read if kind_of(c) == kind), None)
        m = maker.meanings
        things: list[str | None] = [*(m.thing(t) for t in marked.targets)] or [None]
        found: Evidence = {
            "one": 1.0,
            "chance": chance,
            "margin": chance - best,
            f"op {change.op.value}": 1.0,
            f"language {self.language}": 1.0,
            f"chance {self.language}": chance,
            "long": math.log1p(len(maker.text) / 10),
            "marking": log(marked.sure),
            "marked target": float(change.target in things),
            "marked target sure": marked.sure * (change.target in things),
            "no target marked one": float(change.target is None and things[0] is not None),
            "target marked none": float(change.target is not None and things[0] is None),
            "marked value": float(bool(change.value) and change.value in [m.thing(v) for v in marked.values]),
            "no target": float(change.target is None),
            f"no target {change.op.value}": float(change.target is None),
            "target words": float(len((change.target or "").split())),
            "value words": float(len((change.value or "").split())) * (change.op is not Op.SET_TEXT),
            "target joined": float(joined(change.target)),
            "wordy": float(wordy(change, self.language)),
            "coaxed": float(maker.coaxed.get(kind) == change),
            "spoken": float(change.target == spoken(maker)),
            "read kind": float(mine is not None),
            "read plainly": float(mine == change and sure >= _READ_WELL and short(maker.text)),
            "read kind plainly": float(mine is not None and sure >= _READ_WELL and short(maker.text)),
            "read": float(mine == change),
            "read sure": sure * (mine == change),
            "read target": float(mine is not None and mine.target == change.target),
            "read value": float(mine is not None and mine.value == change.value),
            "read other": sure if read and mine is None else 0.0,
            "read none": float(not read),
            "read several": float(len(read) > 1),
        }
        if self.remembered:
            found |= {"history read": found["read"], "history chance": chance, "history other": found["read other"]}
            found |= carried_on(change, maker, named=things[0] is not None)
        if self.likely.blind:
            found |= {"blind": 1.0, "blind chance": chance, "blind marked": found["marked target"]}
        return found

    # -- whole readings ------------------------------------------------------------------------------------------

    def candidates(self) -> list[Candidate]:
        """Every reading of the instruction, each once."""
        found: dict[tuple[Change, ...], Evidence] = {}
        singles = self._ranked(self.maker, self.changes, self.outcomes, self.read, self.terms)
        joints = self.joints
        whole = sum(math.log1p(-min(0.99, p)) for _, _, p in joints)
        for option, score in singles[:_SINGLES]:
            changes = (option.change,) if option.change else ()
            self._add(found, changes, [score], whole)
            if option.change and len(each := each_listed(option.change, self.maker)) > 1:
                self._add(found, each, [score], whole)
        if self.changes:
            self._add(
                found, self.changes, [self._own(c) for c in self.changes], whole if len(self.changes) < _PAIR else 0.0
            )
        for name, again in self._again():
            self._add(found, again, [0.0], whole)
            told = found[self.exchanged(again)]
            told |= {name: 1.0, f"{name} long": math.log1p(len(self.maker.text) / 10)}
            way = again[0].direction.value if again and again[0].direction else "neither way"
            for term in concepts(self.maker.text, self.language):
                if term[0] == "#" and ">" not in term:
                    told |= {f"{name} {term}": 1.0, f"{name} {term} {way}": 1.0}
        for segments, cut in self._cuts(joints):
            picked = [self._segment(s)[0] for s in segments]
            kept = dict(reversed([(o.change, score) for o, score in picked if o.change]))
            several = tuple(dict.fromkeys(o.change for o, _ in picked if o.change))
            self._add(found, several, [kept[c] for c in several], cut)
            found[self.exchanged(several)]["silent"] = float(sum(o.change is None for o, _ in picked))
            if (bound := bound_to_thing(several)) != several:
                self._add(found, bound, [kept[c] for c in several], cut, inherited=True)
        order = {c: self._in_order(tuple(map(kind_of, c)), self.maker.text, self.terms) for c in found}
        best = max(order.values())
        for c, chance in order.items():
            found[c] |= {"order": chance, "order behind": chance - best}
        return [Candidate(c, self._whole(c, known, singles)) for c, known in found.items()]

    def _again(self) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """What was done last once more, and the other way: "a smidge further", "not that much"."""
        last = self.maker.scene.memory.last if self.remembered else ()
        if last:
            yield "again", tuple(self.maker.strengthened(c.model_copy(update={"strength": PLAIN})) for c in last)
            yield "reversed", tuple(self.maker.strengthened(reversed_(c, None)) for c in last)

    def _add(
        self,
        found: dict[tuple[Change, ...], Evidence],
        changes: tuple[Change, ...],
        scores: list[float],
        cut: float,
        *,
        inherited: bool = False,
    ) -> None:
        changes = self.exchanged(changes)
        worst, mean = min(scores, default=0.0), sum(scores) / max(1, len(scores))
        known = found.setdefault(
            changes, {"worst": worst, "mean": mean, "ways": 0.0, "cut": cut, "inherited": float(inherited)}
        )
        known["ways"] += 1.0
        known["cut"] = max(known["cut"], cut)

    def _whole(self, changes: tuple[Change, ...], known: Evidence, singles: list[tuple[Option, float]]) -> Evidence:
        number = min(3, len(changes))
        several = self.odds.get(SEVERAL, 0.0)
        mine = list(map(kind_of, self.changes)) == list(map(kind_of, changes))
        unread = sum(len(c.raw) for c, o in self.outcomes if o is None) / max(
            1, sum(len(c.raw) for c, _ in self.outcomes)
        )
        same = changes == self.changes
        return {
            f"{number} changes": 1.0,
            f"{number} worst": known["worst"],
            f"{number} mean": known["mean"],
            f"{number} several": log(several) - log(1 - several),
            f"{number} ways": known["ways"],
            f"{number} cut": known["cut"],
            "inherited": known["inherited"],
            **{name: known[name] for name in ("order", "order behind")},
            f"{number} order": known["order"],
            "read": float(same),
            "read kinds": float(mine),
            "read plainly": float(same and self.read >= _READ_WELL and short(self.maker.text)),
            "read sure": self.read * same,
            f"read {number}": float(same),
            **left_out(changes, self.changes, self.outcomes, self.read),
            f"{number} silent": known.get("silent", 0.0),
            "unread": unread * same,
            "unread kinds": unread * mine,
            "history": float(self.remembered),
            "history read": float(self.remembered and same),
            f"language {self.language}": 1.0,
            f"{number} clauses": math.log(max(1, len(self.outcomes))),
            "single lead": singles[0][1] - known["worst"] if singles else 0.0,
            **{name: much for name, much in known.items() if name.startswith(("again", "reversed"))},
            **({"blind": 1.0} if self.likely.blind else {}),
        }

    def _ranked(
        self, maker: Maker, read: tuple[Change, ...], outcomes: Clauses, sure: float, terms: tuple[str, ...]
    ) -> list[tuple[Option, float]]:
        options = [
            (o, weighed(o.evidence, self.by["change"])) for o in self._options(maker, read, outcomes, sure, terms)
        ]
        return sorted(options, key=lambda row: -row[1])

    def _segment(self, said: Clause) -> list[tuple[Option, float]]:
        """What one clause may ask for, likeliest first."""
        if said.raw not in self._told:
            rows = [(c, o) for c, o in self.outcomes if c.raw == said.raw]
            read = tuple(c for _, o in rows if o for c in o.changes)
            sure = min((o.sure for _, o in rows if o and o.changes), default=0.0)
            terms = reading(read, tuple(o.kind for _, o in rows if o and o.changes))
            self._told[said.raw] = self._ranked(self.maker.of(said), read, rows, sure, terms)
        return self._told[said.raw]

    def _own(self, change: Change) -> float:
        """How well a change the grammar read fares among the options of its clause."""
        said = next((c for c, o in self.outcomes if o and change in o.changes), None)
        ranked = self._segment(said) if said else []
        return next((score for o, score in ranked if o.change == change), ranked[0][1] - 2 if ranked else -2.0)

    def _joints(self) -> tuple[tuple[int, int, float], ...]:
        """Where the instruction may be cut, with how likely another change begins behind."""
        speech = self.maker.meanings.speech
        strong, weak = speech.source("joints", "strong"), speech.source("joints", "weak")
        found = self.likely.parted(self.maker.text, self.language, compiled(f"(?:{strong})|(?:{weak})"))
        if not self.by.get("joint") or len(found) > _MOST_JOINTS:
            return found
        told = self.joint_evidence(found)
        by = self.by["joint"]
        return tuple((a, b, 1 / (1 + math.exp(-weighed(e, by)))) for (a, b, _), e in zip(found, told, strict=True))

    def joint_evidence(self, joints: tuple[tuple[int, int, float], ...]) -> list[Evidence]:
        """What speaks for a cut at every joint."""
        text, speech = self.maker.text, self.maker.meanings.speech
        edges = [0, *(edge for a, b, _ in joints for edge in (a, b)), len(text)]
        parts = [clause(text[a:b], speech) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        told = [(o.change, score) for o, score in (self._segment(p)[0] for p in parts)]
        own = tuple(c for c, _ in self.outcomes)
        return [
            joint_evidence(text[a:b], p, (parts[n], parts[n + 1]), (told[n], told[n + 1]), own=own)
            for n, (a, b, p) in enumerate(joints)
        ]

    def _cuts(self, joints: tuple[tuple[int, int, float], ...]) -> Iterator[tuple[list[Clause], float]]:
        """The instruction in parts, with the log-chance of such parts: the grammar's, the likeliest and those near it."""
        own = [c for c, _ in self.outcomes]
        if 1 < len(own) <= _SEGMENTS:
            yield own, 0.0
        text, speech = self.maker.text, self.maker.meanings.speech
        doubted = sorted(joints, key=lambda j: abs(j[2] - 0.5))[:_DOUBTED]
        doubted = [j for j in doubted if _CERTAIN < j[2] < 1 - _CERTAIN]
        for turned in itertools.product((False, True), repeat=len(doubted)):
            flipped = {j for j, t in zip(doubted, turned, strict=True) if t}
            parts, start, chance = [], 0, 0.0
            for joint in joints:
                here = (joint[2] > 0.5) != (joint in flipped)
                chance += log(joint[2] if here else 1 - joint[2])
                if here:
                    parts.append(text[start : joint[0]])
                    start = joint[1]
            segments = [c for p in [*parts, text[start:]] if (c := clause(p, speech)).raw]
            if 1 < len(segments) <= _SEGMENTS:
                yield segments, chance

    # -- the verdict ---------------------------------------------------------------------------------------------

    def verdict(self) -> Judged | None:
        """The best reading; None where experience has nothing to say."""
        if not self.odds or not self.by:
            return None
        ranked = sorted(
            ((weighed(c.evidence, self.by["reading"]), c) for c in self.candidates()), key=lambda row: -row[0]
        )
        _, best = ranked[0]
        kinds = list(map(kind_of, best.changes))
        other = next((c for _, c in ranked[1:] if c.changes and list(map(kind_of, c.changes)) != kinds), None)
        sure = 1 / (1 + math.exp(-weighed(self.doubt(ranked), self.by["sure"]))) if self.by.get("sure") else 0.5
        if self._cut_short(best.changes):
            best = next((c for _, c in ranked if c.changes == self.changes), best)
        if self._composed():
            return Judged(self.changes, max(_COMPOSED, round(sure, 3)), next(iter(best.changes), None))
        sure = sure if best.changes else min(sure, _NO_WISH)
        return Judged(best.changes, round(sure, 3), other.changes[0] if other else None)

    def _cut_short(self, changes: tuple[Change, ...]) -> bool:
        """Whether a reading is only some of what the grammar surely read: "remove the bin and the bench".

        Of several clauses each must be a wish of its own, since a complaint and its remedy are one.
        """
        some = bool(changes) and set(changes) < set(self.changes)
        wishes = all(o and o.changes and not (o.complaint or o.idle) for _, o in self.outcomes)
        one = sum(bool(o and o.changes) for _, o in self.outcomes) == 1
        return some and self.read >= _READ_WELL and (wishes or one)

    def _composed(self) -> bool:
        """Whether it is one degree and one known quality and nothing else, "menos nítido", or of the last: "not that much".

        Its meaning is that of its parts. Experience mostly saw people ask for more of a good thing and would turn the
        rarer direction round; of such readings of text not tuned on 92 % were right.
        """
        whole = [(c, o) for c, o in self.outcomes if o is None or o.changes]
        if len(whole) == 1 and whole[0][1] and whole[0][1].kind in _OF_THE_LAST:
            return whole[0][1].sure >= _COMPOSED
        if len(self.changes) != 1 or len(whole) != 1 or self.changes[0].op is not Op.ADJUST or self.changes[0].target:
            return False
        said, found = whole[0]
        plain = short(said.raw) and (self.language != "ja" or len(said.raw) <= _FEW_KANA)
        return plain and found is not None and found.sure >= _READ_SURELY and found.kind in _DEGREES

    def doubt(self, ranked: list[tuple[float, Candidate]]) -> Evidence:
        """What speaks for the chosen reading's being right."""
        score, best = ranked[0]
        kinds = list(map(kind_of, best.changes))
        second = next((s for s, c in ranked[1:] if c.changes != best.changes), score - 6)
        another = next((s for s, c in ranked[1:] if list(map(kind_of, c.changes)) != kinds), score - 6)
        chance = min((self.odds.get(k, 0.0) for k in kinds), default=self.odds.get(NOTHING, 0.0))
        agreed = bool(self.changes) and list(map(kind_of, self.changes)) == kinds
        return {
            "one": 1.0,
            "score": score,
            "lead": min(6.0, score - second),
            "lead of kinds": min(6.0, score - another),
            "chance": log(chance) if len(kinds) == 1 else 0.0,
            "several": float(len(kinds) > 1),
            "nothing": float(not kinds),
            "agreed": float(agreed),
            "same": float(self.changes == best.changes),
            "same plainly": float(self.changes == best.changes and self.read >= _READ_WELL and short(self.maker.text)),
            "same sure": self.read * (self.changes == best.changes),
            "long": math.log1p(len(self.maker.text) / 10),
            f"language {self.language}": 1.0,
            "worst": best.evidence[f"{min(3, len(kinds))} worst"],
            "joints in doubt": sum(min(p, 1 - p) for *_, p in self.joints),
            "history": float(self.remembered),
            "history agreed": float(self.remembered and agreed),
            **{name: best.evidence[name] for name in ("inherited", "order", "order behind")},
            **{f"op {c.op.value}": 1.0 for c in best.changes},
            **({"blind": 1.0} if self.likely.blind else {}),
        }
