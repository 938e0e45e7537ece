"""What is tied to what in a Japanese wish: words cut where the script changes, particles telling who does what.

Inflection is taken off verbs and adjectives (追いかけている, 追いかける and 追いかけられる are one verb, the last one
suffered); what stands before a noun as a clause tells of that noun.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from images_mcp.capabilities.reuse.graphs import Graph, Tie, twice
from images_mcp.capabilities.reuse.groups import synonyms_of
from images_mcp.capabilities.reuse.lexicon import animate
from images_mcp.capabilities.reuse.resting import CONTAINERS

COUNTERS = "(匹|人|本|枚|個|羽|頭|台|つ|輪|冊|隻|杯|軒|艘|脚|足|着|皿|基|両|体|株)"
_UNIT = re.compile(r"(?:<[^<>]+>|Q\d+Q|[一-龥々〆ァ-ヶーA-Za-z0-9\uff10-\uff19]+)")
_PARTICLES = tuple("という からの までの への での との には では から まで より が は を に で と の へ や も".split())
_ROLES = {"が": "agent", "は": "agent", "も": "agent", "を": "patient"}
_PLACE = {"に": "at", "で": "at", "には": "at", "では": "at", "での": "at", "へ": "へ", "への": "へ"}
_WHERE = {
    "上": "上", "下": "下", "中": "at", "前": "前", "横": "横", "後ろ": "後ろ", "隣": "横", "そば": "近く", "近く": "近く", "外": "外",
    "間": "間", "向こう": "向こう", "左": "左", "右": "右", "ほとり": "横",
}  # fmt: skip
_STYLES = frozenset(
    "水彩画 油絵 写真 イラスト 白黒 版画 浮世絵 水墨画 漫画 アニメ 線画 切り絵 版画風 ドット絵 鉛筆画".split()
)
_WORN = frozenset(
    "帽子 眼鏡 マスク 靴 服 着物 冠 マフラー 手袋 長靴 ブーツ サンダル 浴衣 マント エプロン ドレス ネクタイ コート 丸眼鏡 鎧 兜".split()
)
_WEARING = frozenset("かぶ かけ 掛け 着 履 はめ つけ 被 着け 巻 巻い し まとい 身につけ は はい".split())
_PASSIVE = re.compile(r"(?:(?<=[わかさたなばまらが])れ|られ)(?:ている|ていた|る|た|て)$")
_ENDING = re.compile(
    r"(?:している|してる|していた|した|して|する|す|っている|ってる|っていた|った|って|いている|いてる|いた|いて|いでいる|いだ|んでいる|んでる|んだ|んで|"
    r"ている|ていた|てる|ていく|た|て|でいる|[るうくぐつぬぶむ])$"
)
_JOINING = re.compile(
    r"([ぁ-ん]{0,3}?(?:って|いて|んで|して|[えけせてねべめれげ]て))((?![いるたなくきおあしみやもほはか])[ぁ-ん]{3,})$"
)
"""“Sits and dozes”: a verb that goes on with another one, both in hiragana."""
_JOINED = frozenset("びりみきしちえけせてねめれげべにぎ")
_OKURIGANA = re.compile(r"[りきみびちけげえめれ](?=(?:の|が|を|は|に|で|と|へ|や|も)(?![ぁ-ん])|$)")
_PATHS = frozenset("歩 走 散歩 飛 泳 渡 登 通 進 旅 滑 横切 歩s 散歩s 走s".split())
_SEEING = frozenset("見 眺め 撮".split())
_HOURS = frozenset(
    "夜 朝 昼 夕暮れ 夜明け 早朝 真夜中 日没 日の出 春 夏 秋 冬 午後 午前 夏の日 雨の日 晴れた日 雪の日".split()
)
_SITTING = frozenset("座 座s 腰掛け 腰かけ".split())
_SEATS = frozenset("ベンチ 椅子 ソファ 座席 切り株".split())
_LIMIT = 400


@cache
def _kept() -> dict[str, str]:
    return dict(synonyms_of("ja"))


@dataclass
class _Word:
    key: str
    kind: str  # noun, verb, adjective
    particle: str = ""
    passive: bool = False
    negated: bool = False
    joins: bool = False  # 座って: goes on with another verb of the same doer


def read(text: str, quoted: list[str]) -> Graph:
    """The graph of a wish whose quotes are marks (Q0Q) and whose known words stand in angle brackets."""
    made = _Reading(quoted)
    clauses = [clause for clause in re.split(r"[、,。;・:：\s]", text[:_LIMIT]) if clause]
    for number, clause in enumerate(clauses, 1):
        made.clause(_words(clause), last=number == len(clauses))
    return made.graph()


def _words(clause: str) -> list[_Word]:
    found: list[_Word] = []
    units = list(_UNIT.finditer(clause))
    if not units or units[0].start() > 0:
        found += _tail("", clause[: units[0].start()] if units else clause)
    at = 0
    while at < len(units):
        unit = units[at]
        text = unit.group()
        tail_end = units[at + 1].start() if at + 1 < len(units) else len(clause)
        tail = clause[unit.end() : tail_end]
        if len(tail) == 1 and tail in _JOINED and tail not in _PARTICLES and at + 1 < len(units) and text[0] != "<":
            text, at = f"{text}{tail}{units[at + 1].group()}", at + 1  # 飛び出す
            tail_end = units[at + 1].start() if at + 1 < len(units) else len(clause)
            tail = clause[units[at].end() : tail_end]
        found += _tail(text, tail)
        at += 1
    return [w for w in found if w.key]


def _tail(text: str, tail: str) -> list[_Word]:
    """A word with what follows it in hiragana: its particle or its inflection, and a word in hiragana behind."""
    bare = text.strip("<>")
    if text.startswith("<"):  # a known word brings its own ending
        inner, ending = re.fullmatch(r"(.*?)([ぁ-ん]*)", bare).groups() if bare else ("", "")  # type: ignore[union-attr]  # always matches
        if ending and _ENDING.search(ending) and not tail.startswith(("の", "が", "を")) and _UNIT.match(inner or ""):
            return [_verb(inner, ending), *_loose(tail)]
        if bare.endswith(("な", "い", "の")) and len(bare) > 1 and not tail.startswith(_PARTICLES):
            return [_Word(re.sub(r"(?:色の|な|い|の)$", "", bare), "adjective"), *_loose(tail)]
        text = bare
    if text and (noun := _OKURIGANA.match(tail)):  # 夏祭りの
        text, tail = f"{text}{noun.group()}", tail[noun.end() :]
    if not tail:
        return [_Word(text, "noun")]
    particle = next((p for p in _PARTICLES if tail.startswith(p)), "")
    if particle in {"に", "で", "と", "へ", "から", "まで", "には", "では"} and len(tail) > len(particle):
        return [_Word(text, "noun", particle), *_loose(tail[len(particle) :])]
    if particle and (len(tail) == len(particle) or not _inflects(tail)):
        return [_Word(text, "noun", particle), *_loose(tail[len(particle) :])]
    if tail in {"な", "い", "しい", "らしい", "かい"}:
        return [_Word(text + tail[:-1], "adjective")]
    if joined := _JOINING.match(tail):
        return [_verb(text, joined.group(1)), *_loose(joined.group(2))]
    return [_verb(text, tail)] if _inflects(tail) else [_Word(text, "noun"), *_loose(tail)]


def _inflects(tail: str) -> bool:
    return bool(_ENDING.search(tail)) and not tail.startswith(("を", "が", "の", "は"))


def _loose(tail: str) -> list[_Word]:
    """Words written in hiragana alone."""
    if not tail:
        return []
    if tail in _PARTICLES:
        return [_Word("", "noun", tail)]
    if re.fullmatch(r"(?:ある|いる|ない|いない|あった|いた|のある|のいる)", tail):
        return [_Word("ない" if "ない" in tail else "ある", "verb")]
    if joined := _JOINING.match(tail):  # ってうとうとしている: behind 座
        return [_verb("", joined.group(1)), *_loose(joined.group(2))]
    if _ENDING.search(tail):
        return [_verb("", tail)]
    particle = next((p for p in _PARTICLES if tail.endswith(p) and len(tail) > len(p) + 1), "")
    return [_Word(tail.removesuffix(particle), "noun", particle)]


def _verb(text: str, tail: str) -> _Word:
    negated = bool(re.search(r"(?:ない|なかった|ず)$", tail))
    passive = bool(_PASSIVE.search(tail))
    if passive:
        stem = re.sub(r"(?:[わかたなばまがら])$", "", _PASSIVE.sub("", tail))
        stem = re.sub(r"さ$", "s", stem) if len(text) < 2 or stem != "さ" else ""
    else:
        ending = _ENDING.search(tail)
        stem = tail[: ending.start()] if ending else tail
        if ending and ending.group().startswith(("し", "す")) and (len(text) < 2 or stem):
            stem += "s"
    return _Word(f"{text}{stem}", "verb", passive=passive, negated=negated, joins=tail.endswith(("て", "で")))


class _Reading:
    def __init__(self, quoted: list[str]) -> None:
        self.quoted = quoted
        self.ties: list[Tie] = []
        self.concepts: list[str] = []
        self.done: list[tuple[str, str, str]] = []
        self.hour = ""
        self.hours: list[tuple[str, str]] = []
        self.looks: dict[str, str] = {}
        self.had: list[tuple[str, str, str]] = []  # what somebody has, how it is, and who: 赤い傘の女
        self.acts: list[tuple[str, bool, list[tuple[str, str, str]]]] = []
        self.joined: list[tuple[str, bool, list[tuple[str, str, str]]]] = []

    def graph(self) -> Graph:
        ties = {*self.ties, *twice(self.done)}
        if len({when for when, _ in self.hours}) > 1:  # 夏の庭と冬の山
            ties |= {("when", name, when) for when, name in self.hours}
        several = Counter(what for what, _, _ in self.had)
        ties |= {("how", who, f"{how} {what}") for what, how, who in self.had if several[what] > 1}
        return Graph("ja", tuple(sorted(set(self.concepts))), tuple(sorted(ties)))

    def clause(self, words: list[_Word], *, last: bool) -> None:
        self.args: list[tuple[str, str, str]] = []
        self.traits: list[str] = []
        self.owners: list[tuple[str, str]] = []  # (noun, label) said of the noun to come
        self.group: list[str] = []
        self.painted = False
        self.lone = len(words) == 1
        for at, word in enumerate(words):
            follows = words[at + 1] if at + 1 < len(words) else None
            getattr(self, f"_{word.kind}")(word, follows)
        doers = [a for _, _, args in self.joined for a in args if _ROLES.get(a[0]) == "agent"]
        for _, _, args in self.acts if doers else ():  # 犬が枝をくわえて走っている: who does the one does the other
            args.extend([] if any(_ROLES.get(a[0]) == "agent" for a in args) else doers)
        self.acts, self.joined = [*self.joined, *self.acts], []
        waits = not last and len(self.acts) == 1 and not any(_ROLES.get(p) == "agent" for p, _, _ in self.acts[0][2])
        if not waits:  # "knitting, a grandmother": said of the noun to come
            for verb, passive, args in self.acts:
                self._bind(verb, args, "", passive=passive)
            self.acts = []
        self._told_after(self.args)
        host = self.args[-1][1] if self.args and not self.args[-1][0] else ""  # 左に犬、右に猫
        for _, noun, place in self.args:
            if place:
                self.ties.append((place, host if host != noun else "", noun))

    def _told_after(self, args: list[tuple[str, str, str]]) -> None:
        """What was said of a noun behind it, most often how many: 鶴が二羽飛んでいる."""
        name = next((noun for particle, noun, _ in reversed(args) if particle in _ROLES), args[-1][1] if args else "")
        traits, self.traits = self.traits, []
        for trait in traits:
            if trait.startswith("#"):
                self.ties.append(("count", name, trait[1:]))
            else:
                self._concept(trait)
                self.ties.append(("attr", name, trait))

    def _adjective(self, word: _Word, follows: _Word | None) -> None:
        del follows
        if self.args and self.args[-1][0] == "が":  # 屋根が赤い家
            part = self.args.pop()[1]
            self._concept(word.key)
            self.ties.append(("attr", part, word.key))
            self.owners.append((part, "attr"))
            return
        self.traits.append(word.key)

    def _noun(self, word: _Word, follows: _Word | None) -> None:
        key, count = self._counted(word.key)
        if count and not key:
            self.traits.append(f"#{count}")
            return
        if key in _STYLES or (key.endswith(("風", "調")) and len(key) > 1):
            style = key.removesuffix("風") if key.removesuffix("風") in _STYLES else key
            self._concept(style)
            self.ties.append(("style", "", style))
            self.painted = word.particle == "で"
            for owner, _ in self.owners:
                self._keep(owner)
                for verb, passive, args in self.acts:
                    self._bind(verb, args, owner, passive=passive)
                self.acts = []
            self.owners = []
            return
        if key in _WHERE and self.owners:
            noun, _ = self.owners.pop()
            self._place(noun, _WHERE[key], word.particle)
            return
        if len(key) > 1 and key[0] in "黒白赤青" and key[1:] in _kept():  # 黒猫
            self.traits.append(key[0])
            key = _kept()[key[1:]]
        if (
            key in _HOURS
            and word.particle in {"の", "に", "で", "には", ""}
            and (follows is not None or not self.concepts or self.lone)
        ):
            self._concept(key)
            self.ties.append(("when", "", key))
            self.hour = key
            return
        name = self._named(key)
        if name is None:
            return
        if count:
            self.traits.append(f"#{count}")
        pictured = follows is not None and follows.key in _STYLES
        garment = word.particle == "を" and name in _WORN
        self._described(name, word.particle, head=pictured or (word.particle != "の" and not garment))
        self._part(name, word, follows)

    def _named(self, key: str) -> str | None:
        """The noun's key; a quote behind という is a name, any other is lettering."""
        match = re.match(r"Q(\d+)Q$", key)
        if match is None:
            self._concept(key)
            return key
        text = self.quoted[int(match.group(1))]
        self._concept(f"“{text}”")
        self.ties.append(("text", "", text))
        return None

    def _part(self, name: str, word: _Word, follows: _Word | None) -> None:
        particle = word.particle
        if particle == "の" or (not particle and follows is not None and follows.kind == "noun"):
            if follows is not None and follows.key in {"ある", "ない"} and follows.kind == "verb":
                self.args.append(("が", name, ""))
            else:
                self.owners.append((name, "attr"))
        elif particle in {"と", "や"}:
            self.group.append(name)
        else:
            for one in [*self.group, name]:
                self.args.append((particle, one, _PLACE.get(particle, "" if particle in _ROLES else particle)))
            self.group = []

    def _place(self, noun: str, label: str, particle: str) -> None:
        if particle == "の":
            self.owners.append((noun, label))
        else:
            self.args.append((particle, noun, label))

    def _described(self, name: str, particle: str, *, head: bool) -> None:
        looks = " ".join(self.traits)
        self._told_after([("", name, "")])
        for owner, _ in self.owners:
            self.had.append((owner, self.looks.get(owner, ""), name))
        self.looks[name] = looks
        if self.hour:
            self.hours.append((self.hour, name))
            self.hour = ""
        for owner, label in self.owners:
            self.ties.append((label, name, owner))
        self.owners = []
        if head:
            taken = _ROLES.get(particle) == "agent" or particle in {"", "と", "や"} or not self.joined
            for verb, passive, args in [*(self.joined if taken else []), *self.acts]:
                self._bind(verb, args, name, passive=passive)
            self.acts = []
            self.joined = [] if taken else self.joined

    def _verb(self, word: _Word, follows: _Word | None) -> None:
        if self.painted and word.key.startswith("描"):
            self.painted = False
            return
        self._told_after(self.args)
        args, self.args = self.args, []
        if follows is None and self.group:
            args += [("が", one, "") for one in self.group]
        self.group = []
        if self.owners and self.owners[-1][1] == "attr":  # 雪の積もった通り
            args.append(("が", self.owners.pop()[0], ""))
        if ("に", "手", "at") in args:
            args.remove(("に", "手", "at"))
            self.concepts.remove("手")
        verb = f"¬{word.key}" if word.negated else word.key
        (self.joined if word.joins and follows is not None else self.acts).append((verb, word.passive, args))

    def _bind(self, verb: str, args: list[tuple[str, str, str]], about: str, *, passive: bool) -> None:
        """A verb with its nouns; `about` is the noun it stands before."""
        who = [noun for particle, noun, _ in args if _ROLES.get(particle) == "agent"]
        along = [
            (place or "at", noun) for particle, noun, place in args if particle == "を" and (place or verb in _PATHS)
        ]
        whom = [n for p, n, _ in args if _ROLES.get(p) == "patient" and all(n != noun for _, noun in along)]
        places = [(place, noun) for particle, noun, place in args if particle not in _ROLES] + along
        within = verb == "入" and any(noun in CONTAINERS for _, noun in places)
        seated = within or (verb in _SITTING and any(noun in _SEATS for _, noun in places))
        rests = verb in {"立", "建"} and not any(animate(one, "ja") for one in (*who, about))
        if (seated or rests or verb in {"ある", "ない", "立"}) and not whom:
            self._exists("ある" if seated or rests else verb, who, places, about)
            return
        if passive and verb == "置":  # what was put on a table lies there
            self._exists("ある", who, places, about)
            return
        if passive:
            by = [noun for place, noun in places if place == "at"][-1:]
            places = [(place, noun) for place, noun in places if noun not in by]
            who, whom = by, who or ([about] if about else [])
        elif about and not who and not whom and verb in _SEEING and any(place == "から" for place, _ in places):
            whom = [about]  # 空から見た島
        elif about:
            who, whom = (who, [about]) if who else ([about], whom)
        if whom and who and self._having(verb, whom):
            self.ties += [("with", one, other) for one in who for other in whom]
        else:
            self._concept(verb)
            self.done += [(who[0], verb, whom[0])] if who and whom else []
            self.ties += [("agent", one, verb) for one in who] + [("patient", one, verb) for one in whom]
            if not who and not whom:
                self.ties.append(("agent", "", verb))
        self.ties += [("with" if noun in _WORN else place, one, noun) for one in who or [""] for place, noun in places]

    def _exists(self, verb: str, who: list[str], places: list[tuple[str, str]], about: str) -> None:
        if verb == "ない":
            self.ties += [("without", "", one) for one in who]
        elif who and about and not places:
            self.ties += [("with", about, one) for one in who]
        elif who and about:
            self.ties += [("with", about, one) for one in who] + [(place, who[0], noun) for place, noun in places]
        else:
            if verb != "ある":
                self._concept(verb)
                self.ties += [("agent", one, verb) for one in who or [about]]
            self.ties += [(place, one, noun) for one in who or [about] for place, noun in places]

    @staticmethod
    def _having(verb: str, whom: list[str]) -> bool:
        worn = any(one in _WORN for one in whom)
        return (verb == "持" and not worn) or (verb in _WEARING and worn)

    @staticmethod
    def _counted(key: str) -> tuple[str, str]:
        match = re.match(rf"(\d+){COUNTERS}$", unicodedata.normalize("NFKC", key))
        return ("", match.group(1)) if match else (key, "")

    def _concept(self, key: str) -> None:
        if key:
            self.concepts.append(key)

    def _keep(self, owner: str) -> None:
        self._concept(owner)
