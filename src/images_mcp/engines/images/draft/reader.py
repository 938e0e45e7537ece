"""Reading one phrase after another: number, adjective, noun, relation; who wears what, who runs after whom."""

import re
from dataclasses import replace

from images_mcp.engines.images.draft import chasing, figures, missing, roles, wearables
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.playing import PLAYED
from images_mcp.engines.images.draft.reading import State
from images_mcp.engines.images.draft.shapes import Prop
from images_mcp.engines.images.draft.words import Token, ignored, plain, tokens

_POSTNOMINAL = ("es", "fr")


class Reader(State):
    """Takes in one phrase after another."""

    def read(self, text: str) -> None:
        """Take in one more phrase."""
        text = _PILES.sub(r"Stapel \1 ", text) if self.language == "de" else text
        row = self.row = tokens(text)
        self.doing, self.hung, known = (-1, -9), -9, len(self.nouns)
        if alone := self._alone(plain(text)):
            self._noun(alone.name, row[1:] if row[0].text in _ARTICLES and len(row) > 1 else row, 0)
            return
        nouns: dict[int, tuple[str, int]] = {}
        for prop, start, end in figures.named(plain(text), self.language):
            if self.language not in ("en", "ja") and plain(text)[start:end].casefold() in ignored():
                continue  # "son" are Spanish ones, no English sons
            inside = [k for k, t in enumerate(row) if t.start < end and t.end > start]
            if inside:
                nouns[inside[0]] = (prop.name, len(inside))
        self._people(plain(text), row, nouns)
        i = 0
        while i < len(row):
            i += self._step(row, i, nouns.get(i))
        if len(self.nouns) > known and (row[-1].text == "top" or self.hung == len(row)):
            self._to_it()  # "with a dog on top", "a clock above"
        if row and row[0].wide and len(self.nouns) > known + 1 and self.relation in _PLACING:
            self._upon_it()
        self._forget()

    def _alone(self, text: str) -> Prop | None:
        """The drawn thing a phrase is the bare name of: whatever else such a word can mean ("sobre"), it names that here."""
        bare = self.row[1:] if self.row and self.row[0].text in _ARTICLES else self.row
        first = bare and not self.nouns and not self.placing
        return figures.alone(text[bare[0].start : bare[-1].end], self.language) if first else None

    def _upon_it(self) -> None:
        """Whoever was named before the last thing is where Japanese has said after it: 猫がピアノの上で."""
        before, last = self.nouns[-2], self.nouns[-1]
        if before.to is None and last.to is None and not before.relation and not last.relation:
            self.nouns[-2] = replace(before, relation=self.relation, to=len(self.nouns) - 1)

    def _people(self, text: str, row: list[Token], nouns: dict[int, tuple[str, int]]) -> None:
        """Add whom the catalogue has no word for; what it only guessed from a compound's ending gives way."""
        spans = {first: set(range(first, first + size)) for first, (_, size) in nouns.items()}
        for role in roles.found(text, self.language):
            if self.language not in ("en", "ja") and role.said.casefold() in ignored():
                continue
            inside = [k for k, t in enumerate(row) if t.start < role.end and t.end > role.start]
            over = [first for first, span in spans.items() if span & set(inside)]
            guess = self.language == "de" and all(not figures.exact(row[k].text, "de") for k in over)
            guess = guess or (self.language == "ja" and role.said.endswith("奏者"))
            if not inside or text[role.end :].startswith("'s") or (over and not guess):
                continue
            for first in over:
                nouns.pop(first, None)
            nouns[inside[0]] = (role.prop, len(inside))
            self.known_as[role.said.casefold()] = role
        taken = {k for first, (_, size) in nouns.items() for k in range(first, first + size)}
        for k in [k for k in nouns if row[k].text in wearables.LOOKS and {k - 1, k + 1} & taken]:
            del nouns[k]  # "el viejo", but "el pescador viejo"; "die Jungen", but "einer jungen Geigerin"

    def _step(self, row: list[Token], i: int, noun: tuple[str, int] | None) -> int:
        if row[i].stop:
            self.relation = ""
            self._forget(keep_host=row[i].text == ",")
            return 1
        best = self._best(row, i)
        behind = i and not row[i - 1].stop and row[i - 1].text not in ignored()
        if noun and best and best[0] == "COLORS" and self.language in _POSTNOMINAL and behind:
            noun = None  # "un caballo blanco" and "fondo blanco" are no targets
        if self._part(row, i):
            return self.taken
        relation = best is not None and best[0] == "RELATIONS" and noun is not None and best[1][1] >= noun[1]
        last = self.leftover[-1] if i and self.leftover and not row[i].wide else None
        described = last if last and last[-1] is row[i - 1] else None
        if noun and not relation and (best is None or noun[1] >= best[1][1]) and not self._is_place(best, noun):
            self._noun(noun[0], row[i : i + noun[1]], i)
            self._drop(described)
            return noun[1]
        if self._stands_for(row[i].text):
            return 1
        if best:
            if best[0] == "PLACES":
                self._drop(described)
                self.told = i + best[1][1]
            self._note(best[0], best[1][0], row, i, best[1][1])
            self.hung = i + best[1][1] if best[0] == "RELATIONS" else self.hung
            return best[1][1]
        if self.chase is None and row[i].text.startswith(chasing.VERBS):
            self.chase = chasing.order(row, i, len(self.nouns), self.language, ended=self.last_end == i)
        if self.wearing is not None and self.nouns and row[i].text in wearables.WORN:
            host = self.nouns[self.wearing]
            self.nouns[self.wearing] = replace(host, extras=(*host.extras, _extra(row[i].text, self.color)))
            self.worn = i + 1
            return 1
        self._aside(row, i)
        return 1

    def _drop(self, described: list[Token] | None) -> None:
        """Forget unknown words that only said what a known thing or place is like."""
        if described and self.leftover and self.leftover[-1] is described:
            self.leftover.pop()

    def _best(self, row: list[Token], i: int) -> tuple[str, tuple[str, int]] | None:
        """The longest phrase of the tables that begins here."""
        found = [(name, hit) for name in _ORDER if (hit := self.table(name).at(row, i))]
        return max(found, key=lambda f: f[1][1], default=None)

    def _aside(self, row: list[Token], i: int) -> None:
        """A word no table knows: it describes somebody, or it is kept as something perhaps to be drawn."""
        if row[i].text in wearables.LOOKS and self.last_end == i and self._alive():
            self.nouns[-1] = replace(self.nouns[-1], extras=(*self.nouns[-1].extras, row[i].text))
        elif row[i].text not in ignored():
            if missing.describes(row, i, self.language, after_noun=i in (self.last_end, self.told)):
                self.told = i + 1
            elif self.leftover and self.leftover[-1] and self._follows(row, i):
                self.leftover[-1].append(row[i])
            else:
                self.leftover.append([row[i]])

    def _stands_for(self, word: str) -> bool:
        """Whether a word only means something named before: "it", "his lap", "two blue ones"."""
        if word == "ones":
            return self._more_of_it()
        return (word in _LAPS and self._on_lap()) or (word in _IT and self._to_it())

    def _more_of_it(self) -> bool:
        """More of the last thing in another colour or number."""
        if not self.nouns or not (self.count or self.color):
            return False
        count, color = min(self.count or self.nouns[-1].count, 24), self.color
        self.nouns.append(replace(self.nouns[-1], count=count, color=color, relation="", to=None))
        self._forget()
        return True

    def _to_it(self) -> bool:
        """A pronoun after a relation means what was named before the last thing: "a lamp left of it"."""
        last = self.nouns[-1] if len(self.nouns) > 1 else None
        if last is None or self.relation in ("", "and", "with") or last.relation not in ("", "beside"):
            return False
        before = self.nouns[-2].to if last.relation == "beside" and self.nouns[-2].to is not None else None
        host = before if before is not None and before < len(self.nouns) - 1 else len(self.nouns) - 2
        self.nouns[-1] = replace(last, relation=self.relation, to=host)
        self._forget()
        return True

    def _on_lap(self) -> bool:
        """Somebody's lap: the last thing is held by the person named last."""
        people = [k for k, n in enumerate(self.nouns[:-1]) if n.prop.kind == "person"]
        if not people:
            return False
        self.nouns[-1] = replace(self.nouns[-1], relation="held", to=people[-1])
        return True

    def _follows(self, row: list[Token], i: int) -> bool:
        """Whether a word goes on from the last one kept: right behind it, or as what it is of ("an ear of wheat")."""
        before = i - 2 if i > 1 and row[i - 1].text == "of" else i - 1
        return i > 0 and self.leftover[-1][-1] is row[before]

    def run(self) -> None:
        """Put whoever is chased ahead of whoever chases."""
        if self.chase is None or not all(0 <= k < len(self.nouns) for k in self.chase):
            return
        behind, ahead = self.chase
        self.nouns[behind] = replace(self.nouns[behind], relation="", to=None)
        self.nouns[ahead] = replace(self.nouns[ahead], relation="ahead", to=behind)

    def _part(self, row: list[Token], i: int) -> bool:
        """A coloured part of the thing before it ("with red hair"): only its colour is new."""
        hit = self.table("PARTS").at(row, i)
        if not hit or self.wearing is None or not self.nouns:
            return False
        if self.relation in ("in", "on") and self.table("PLACES").at(row, i):
            return False  # "on a roof" is where somebody is
        host = self.nouns[self.wearing]
        color, self.taken = self.color, hit[1]
        if color is None and self.language in _POSTNOMINAL and i + hit[1] < len(row):
            after = self.table("COLORS").at(row, i + hit[1])
            color, self.taken = (after[0], hit[1] + after[1]) if after else (None, hit[1])
        if color:
            worn = " ".join(t.text for t in row[i : i + hit[1]])
            self.nouns[self.wearing] = replace(host, parts=(*host.parts, (hit[0], color)), extras=(*host.extras, worn))
        else:
            said = " ".join(t.text for t in row[max(0, i - 1) : i + hit[1]])
            self.nouns[self.wearing] = replace(host, extras=(*host.extras, said))
        self._forget(keep_host=True)
        return True

    def _is_place(self, best: tuple[str, tuple[str, int]] | None, noun: tuple[str, int]) -> bool:
        """A place named after "in", "on" or "at" is where things are; a table one stands on is furniture."""
        if best is None or best[0] != "PLACES" or best[1][1] < noun[1] or self.symbolic:
            return False
        if best[1][1] > noun[1] or self.placing:
            return True
        if figures.PROPS[noun[0]].kind == "building":
            return self.relation == "in" and bool(self.nouns)  # "a shop with a red door" is seen from outside
        return self.relation in ("in", "on", "with", "above") or not self.nouns

    def _place(self, meaning: str, row: list[Token], i: int, size: int) -> None:
        """Note where things are; of two words of one compound the last is the place ("hospital corridor")."""
        if self.relation == "above" and self._alive():
            self.nouns[-1] = replace(self.nouns[-1], extras=(*self.nouns[-1].extras, wearables.AIRBORNE))
        follows = self.where == i and not row[i].wide and self.language in ("en", "de")
        for k, place in enumerate(meaning.split("+")):
            if place not in self.places:
                self.places.insert(k if follows else len(self.places), place)
        self.where = i + size

    def _note(self, name: str, meaning: str, row: list[Token], i: int, size: int = 1) -> None:
        if name == "NUMBERS":
            self.count = int(meaning)
        elif name == "COLORS":
            self._colour(meaning, i)
        elif name == "SIZES":
            self.size = float(meaning)
        elif name == "PLACES":
            self._place(meaning, row, i, size)
            self._forget()
        elif name == "SKIES":
            self.skies += [meaning] if meaning not in self.skies else []
            self._forget()
        elif name == "STACKS":
            self.stacked = True
        elif name == "RELATIONS":
            self.relation = meaning
            if meaning != "and":
                dressed = meaning == "with" or (meaning == "in" and self._alive())
                self.wearing = len(self.nouns) - 1 if dressed and self.nouns else None
            self.color, self.count, self.size, self.stacked = None, 0, 1.0, False

    def _carried(self, prop: Prop, i: int) -> bool:
        """Whether a small thing is said to be carried or held, not only to be there."""
        small = (
            prop.kind in ("object", "food", "tool", "plant")
            and prop.size <= _HANDY
            and prop.name not in wearables.WEARABLE
        )
        return small and self.count < _MANY and any(t.text in wearables.CARRYING for t in self.row[max(0, i - 4) : i])

    def _colour(self, meaning: str, i: int) -> None:
        """A colour: of the thing before it where the language puts it there, else of the next one."""
        after = self.language in _POSTNOMINAL and self.nouns and self.last_end == i
        if self.language in _POSTNOMINAL and self.worn == i and self.wearing is not None:
            host = self.nouns[self.wearing]
            painted = _extra(host.extras[-1], meaning)
            self.nouns[self.wearing] = replace(host, extras=(*host.extras[:-1], painted))
        elif after:
            self.nouns[-1] = replace(self.nouns[-1], color=meaning)
            self.last_end = i + 1
        else:
            self.color = meaning

    def _noun(self, key: str, row: list[Token], i: int) -> None:
        prop = figures.PROPS[key]
        said = "".join(t.text for t in row) if row[0].wide else " ".join(t.text for t in row)
        if (
            self.wearing is not None
            and (prop.name in wearables.HELD or self._carried(prop, i))
            and self.nouns[self.wearing].prop.kind in ("person", "animal")
        ):
            count = max(self.nouns[self.wearing].count, 1)
            self.nouns.append(Noun(prop, said, count, self.color, 1.0, "held", self.wearing))
            self.last_end, self.worn = i + len(row), -9
            self._forget(keep_host=True)
            return
        if self.wearing is not None and prop.name in (
            wearables.PUT_ON if self.relation == "in" else wearables.WEARABLE
        ):
            host = self.nouns[self.wearing]
            self.nouns[self.wearing] = replace(host, extras=(*host.extras, _extra(said, self.color)))
            self._forget(keep_host=True)
            self.worn = i + len(row)
            return
        parts: tuple[tuple[str, str], ...] = ()
        looks: tuple[str, ...] = ()
        if prop.kind == "person":
            if roles.meant_for(self.row, i):
                self._forget()
                return
            prop = figures.PROPS[roles.gender(prop.name, self.row[max(0, i - 3) : i])]
            clothes, parts = roles.costume(said, self.language)
            looks = (*self._looks(row), *clothes)
        put_on = self._already_on(row, prop)
        if put_on and put_on.prop.name not in wearables.HELD:
            looks = (*looks, _extra(put_on.words, put_on.color))
        relation, to = (put_on.relation, put_on.to) if put_on else self._link(row, prop, i)
        role = self.known_as.get(said)
        count = self._amount(prop, said, i, filled=bool(relation), role=role)
        if role and role.standin:
            self.standins.append(said)
        looks = (*looks, wearables.STACKED) if self.stacked and prop.kind in _PILED else looks
        self.nouns.append(Noun(prop, said, min(count, 24), self.color, self.size, relation, to, looks, parts))
        if put_on and put_on.prop.name in wearables.HELD:
            held = Noun(put_on.prop, put_on.words, max(count, 1), put_on.color, 1.0, "held", len(self.nouns) - 1)
            self.nouns.append(held)
        for name in role.others if role and not self.count else ():
            self.nouns.append(Noun(figures.PROPS[name], said))
        self.last_end = i + len(row)
        self.doing = (len(self.nouns) - 1, self.last_end) if prop.kind in ("person", "animal") else self.doing
        self._forget()

    def _amount(self, prop: Prop, said: str, i: int, *, filled: bool, role: roles.Role | None) -> int:
        """How many of a thing: as said, one, a vessel's fill, a pile, or what its plural means."""
        full = filled and {t.text for t in self.row[max(0, i - 3) : i]} & wearables.FULL
        one = bool({t.text for t in self.row[max(0, i - 2) : i]} & _ONE)
        many = figures.plural_count(prop, said, self.language) if not role else 3 if role.many else 1
        count = self.count or (1 if one else 5 if full else many)
        return max(count, _PILE) if self.stacked and prop.kind in _PILED else count

    def _already_on(self, row: list[Token], prop: Prop) -> Noun | None:
        """What was named just before its wearer, as Japanese does (帽子をかぶった犬): it is put on, not beside."""
        if not row[0].wide or self.wearing is None or not (prop.kind in ("person", "animal") or prop.name in _DRESSED):
            return None
        if self.wearing != len(self.nouns) - 1 or self.nouns[-1].prop.name not in wearables.WEARABLE:
            return None
        return self.nouns.pop()

    def _looks(self, row: list[Token]) -> tuple[str, ...]:
        """What a person is called and the adjectives before it ("old", "bald"): faces are drawn from those."""
        out = [t.text for t in row]
        if self.leftover and self.leftover[-1][-1].text in wearables.LOOKS:
            out += [t.text for t in self.leftover.pop()]
        return (" ".join(out),)

    def _link(self, row: list[Token], prop: Prop, i: int) -> tuple[str, int | None]:
        """(relation, to) of a thing to one before it; where it hosts the one before it, that one is told so."""
        if inside := self._filling(prop, i):
            return inside, len(self.nouns) - 1
        if not self.nouns or not self.relation:
            return self._object_of(row, prop, i)
        if row[0].wide or self.relation in ("and", "with"):
            self.joined = self.relation
            return ("beside", None) if self.relation in ("and", "with") else (self.relation, len(self.nouns) - 1)
        at = self._doer(len(self.nouns) - 1)
        for k in self._together(at):
            self.nouns[k] = replace(self.nouns[k], relation=self.relation, to=len(self.nouns))
        return "", None

    def _filling(self, prop: Prop, i: int) -> str:
        """How a thing is placed in the vessel named right before it: "a basket of apples", "a plate with a fish"."""
        last = self.nouns[-1].prop.name if self.nouns else ""
        inside = wearables.VESSELS.get(last, "")
        if not inside or prop.kind not in ("food", "plant", "animal", "object") or prop.name in wearables.VESSELS:
            return ""
        between = {t.text for t in self.row[self.last_end : i]} if self.last_end >= 0 else set()
        return inside if self.relation == "with" or (not self.relation and between & wearables.FULL_OF) else ""

    def _together(self, at: int) -> list[int]:
        """Whom a relation is told of: the last thing, with the one it was joined to by "and"."""
        last = self.nouns[at]
        if not last.relation:
            return [at]
        joined = last.relation == "beside" and last.to is None and self.relation in _SHARED
        if joined and self.joined == "with":
            return [at]  # "a window with a cat on a chair": only the cat is on it
        if not joined or at == 0 or self.nouns[at - 1].relation:
            return []
        return [at - 1, at]

    def _object_of(self, row: list[Token], prop: Prop, i: int) -> tuple[str, int | None]:
        """A small thing right behind a creature and its verb ("a dragon eating ice cream") is in its hands."""
        at, end = self.doing
        near = at == len(self.nouns) - 1 and 1 <= i - end <= _VERB and not row[0].wide
        small = prop.kind in ("food", "object", "tool") and prop.size <= _HANDY and not self.count
        small = small or prop.name in PLAYED
        if near and small and prop.name not in _FLOWN and not any(t.stop for t in self.row[end:i]):
            return ("front" if prop.name == "ball" else "held"), at
        return "", None

    def _doer(self, at: int) -> int:
        """Whoever holds the last thing: where they are is told of them."""
        held = self.nouns[at].relation == "held" and self.nouns[at].to is not None
        return self.nouns[at].to or 0 if held else at


_SHARED = ("on", "in", "below")
_PILED, _PILE = ("object", "food", "tool", "furniture"), 4
_PLACING = ("on", "in", "below", "behind", "front", "above", "left", "right")
_PILES = re.compile(r"\b(\w{3,})stapel[ns]?\b", re.IGNORECASE)  # a "Bücherstapel" is a pile of books
_VERB, _HANDY, _MANY = 3, 0.7, 3
_FLOWN = ("kite", "balloon")
_IT = frozenset("it him her them davon ihm ihr ihnen ello él ella ellos lui elle eux".split())
_LAPS = frozenset("lap schoß schoss regazo genoux".split())
_DRESSED = ("snowman", "robot")  # things one dresses like somebody
_ONE = frozenset("a an one ein eine einem einen einer eines un una une".split())
_ARTICLES = _ONE | frozenset("the der die das den el la los las le les l".split())
_ORDER = (
    "RELATIONS", "PLACES", "SKIES", "STACKS", "NUMBERS", "COLORS", "SIZES", "TIMES", "WEATHERS", "STYLES", "MOODS",
    "PLACEMENTS",
)  # fmt: skip


def _extra(name: str, color: str | None) -> str:
    return f"{name} {color}" if color else name
