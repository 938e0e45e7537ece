"""Facts of a Japanese wish, by its particles: they tell who does what, so the order of phrases does not matter."""

import re
import unicodedata
from functools import cache

from images_mcp.capabilities.reuse.graphs import Graph
from images_mcp.capabilities.reuse.groups import synonyms_of
from images_mcp.capabilities.reuse.japanese_graph import COUNTERS, read
from images_mcp.engines.minds.rules.structure import quotes
from images_mcp.kernel.numerals import CARDINALS

_FRAME = re.compile(
    r"(?:の(?:画像|絵)を|の(?:画像|絵)|を)?(?:(?:描い|作っ|作成し|生成し|制作し|見せ)て(?:ください|下さい|ほしい(?:の)?(?:です)?(?:が)?|欲しい(?:の)?(?:です)?(?:が)?|(?:もらえ|くれ|いただけ)(?:ますか|ませんか)|もらいたい(?:です)?)?|"
    r"が見たい(?:です)?|を見たい(?:です)?|を?頼みます|"
    r"を?(?:描い|作っ|作成し|生成し|見せ)て(?:いただけ|もらえ|くれ)(?:ます|ません|る|ない)(?:でしょう)?か(?:ね|な)?|"
    r"[がを](?:欲しい|ほしい)(?:ん|の)(?:です|だ)?(?:が|けど|けれど)?|(?:みたい|のよう)な感じ(?:の絵)?で?(?:お願いします)?|"
    r"の?(?:作成|制作|生成)を?お願い(?:します|いたします)|を?お願い(?:します|いたします|できますか)?|を?(?:ください|下さい)|が(?:欲しい|ほしい)(?:です|んですが)?|(?:作成|生成)(?:して)?(?:ください)?)$"
)
_PICTURE = re.compile(r"(?:の(?:画像|絵)|の図)を?$")
_START = re.compile(
    r"^(?:(?:すみません|すいません|どうか|ぜひ|こんにちは|えっと|えーと|ええと|あの|あのう|うーん|なんか|とりあえず|まあ|じゃあ|では|ちょっと)[、,\s]+)+"
)
_MOMENT = re.compile(
    r"(?<=[るたうくぐすつぬぶむ])(?<!描いている)(?<!描いた)(?<!描く)(?:ところ|様子|姿|場面|シーン|風景|景色|光景|絵|画像)を?$"
)
_AFTER = re.compile(r"([^\s、]+?)(?:が|を)([〇一二三四五六七八九十\d]+)" + COUNTERS + "$")
# What a verb ends in, however it is said: 引く and 引いている, 読む and 読んでいる, 取る and 取っている.
_VERB = (
    (re.compile(r"(?:している|してる|する|す|した)$"), "S"),
    (re.compile(r"(?:いでいる|いでる|ぐ|いだ)$"), "G"),
    (re.compile(r"(?:んでいる|んでる|[むぶぬ]|んだ)$"), "M"),
    (re.compile(r"(?:いている|いてる|く|いた)$"), "K"),
    (re.compile(r"(?:っている|ってる|ている|てる|[るうつ]|った|た)$"), "T"),
)
_ACTIVE = dict(zip("わかさたなばまらが", "うくすつぬぶむるぐ", strict=True))
_SUFFERED = re.compile(r"([わかさたなばまらが])れ(?:ている|る|た)$")
_KANJI = {word: str(number) for word, number in CARDINALS["ja"].items() if len(word) == 1} | {"〇": "0"}
_COUNTER = re.compile(r"([〇一二三四五六七八九十\d]+)\s*" + COUNTERS + "(?:の)?")
_COUNTED = re.compile(
    r"([女男]の[子人]|[一-龥々ァ-ヶー]+?)([〇一二三四五六七八九十\d]+)" + COUNTERS + "(?=[とがをはも、]|$)"
)
"""女の子二人と: how many stands behind whom it counts."""
_CASE = re.compile(r"(が|は|を|に|で|と|から|へ|より|まで|の(?=[上下中前後横隣]))(?![^<]*>)")
_BEHIND = re.compile(
    r"^(<[^<>]*(?:る|む|ぶ|く|う|つ)>|[ぁ-ん一-龥]+?(?:ている|でいる)|[一-龥][ぁ-ん]{0,3}[るむぶくぐうつす])"
    r"((?!の|よう|とき|時|間)(?![ぁ-ん]).+)$"
)
_PASSIVE = re.compile(r"([えけせてねべめれげ])られ(ている|る)$")


@cache
def _terms() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(synonyms_of("ja"), key=lambda pair: -len(pair[0])))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(_bounded(term) for term, _ in _terms()))


def _bounded(term: str) -> str:
    """A term where it is a word: no katakana goes on with katakana, no single sign with another, no short kana with kana."""
    if re.fullmatch(r"[ァ-ヶー]+", term):
        return rf"(?<![ァ-ヶー]){term}(?![ァ-ヶー])"
    if re.fullmatch(r"[一-龥]", term):
        return rf"(?<![一-龥0-9]){term}(?![一-龥])"
    if re.fullmatch(r"[ぁ-ん]{3}", term):
        return rf"(?:(?<![ぁ-く])|(?<=が)){term}(?=[がはをにでとのへやも]|[^ぁ-ん]|$)"
    if re.fullmatch(r"[ぁ-ん]{1,2}", term):
        return rf"(?<![ぁ-ん]){term}(?=[がはをにでとのへやも]|[^ぁ-ん]|$)|(?<=[がはをにでとのへやもいな]){term}(?=[がはをにでとのへやも]|[^ぁ-ん]|$)"
    return re.escape(term)


def plain(text: str) -> str:
    """The wish in its usual width, without the words that only ask for it."""
    text = unicodedata.normalize("NFKC", text).strip()
    text = re.sub(r"[\s。!!]+$", "", _START.sub("", text))
    for pattern in (_FRAME, _PICTURE):
        shorter = pattern.sub("", text)
        text = shorter or text
    text = re.sub(r"\s+", "", _MOMENT.sub("", text))
    text = _AFTER.sub(r"\2\3の\1", text)
    return re.sub(r"^(.+)を([^をがは]+)で$", r"\1、\2", text)


_LENGTH = re.compile(r"([〇一二三四五六七八九十\d]+)\s*(メートル|センチ(?:メートル)?|キロ(?:メートル)?)")
_LENGTHS = {"メ": "m", "セ": "cm", "キ": "km"}


def _marked(text: str) -> tuple[str, list[str]]:
    """The plain wish with known words in brackets, numbers in figures, and marks for its quotes; the quotes' texts."""
    text = plain(text)
    quoted = quotes(text)
    for number, quote in reversed(list(enumerate(quoted))):
        text = f"{text[: quote.start]}Q{number}Q{text[quote.end :]}"
    text = _LENGTH.sub(lambda m: f"{_figure(m.group(1))}{_LENGTHS[m.group(2)[0]]}", text)
    text = _COUNTED.sub(r"\2\3の\1", text)
    text = _COUNTER.sub(lambda m: f"{_figure(m.group(1))}{m.group(2)}の", text)
    text = _made_plain(text.replace("によって", "に").replace("の形をした", "形の"))
    return _pattern().sub(lambda m: f"<{_kept()[m.group()]}>", text), [quote.text for quote in quoted]


# Words put together and the same words side by side: 石橋 is 石の橋, 小島 is 小さな島, 誕生日ケーキ is 誕生日のケーキ.
_PLAINER = (
    (re.compile(r"(?:と(?:一緒|いっしょ)に|とともに|と共に)"), "と、"),
    (re.compile(r"(?<=[一-龥ァ-ヶー])(?:製の|造りの|造の)|で(?:出来|でき|作られ|作っ)た"), "の"),
    (re.compile(r"(?<=[一-龥])(?=[ァ-ヶ]{2})|(?<=[ァ-ヶー]{3})(?=[一-龥]{2})"), "の"),
    (re.compile(r"(?<![一-龥])([石木鉄竹])(?=[橋塔壁箱階門像机扉])"), r"\1の"),
    (re.compile(r"(?<![一-龥])小(?=[島舟船鳥石箱瓶魚窓])"), "小さな"),
    (re.compile(r"(?<![一-龥])大(?=[木岩魚])"), "大きな"),
    (re.compile(r"(?<![一-龥])古(?=[城寺時])"), "古い"),
    (re.compile(r"(?<![一-龥])老(?=[夫犬猫木])"), "老いた"),
    (re.compile(r"(?<![一-龥])(?:お?年寄り|高齢|年配)の"), "老いた"),
    (re.compile(r"(?<=[一-龥ァ-ヶー]{2})を(?=し(?:て|た)|する)"), ""),
    (re.compile(r"(?<=[一-龥ァ-ヶーり])用の?(?=ポスター|ロゴ|カード|バナー|チラシ|招待状|看板|アイコン)"), "の"),
    (re.compile(r"という(?:名前|名)の"), "という"),
    (re.compile(r"を生やし(?:た|ている)"), "の"),
    (re.compile(r"^(雨|雪)が降って(?:いて)?(?=[、,])|(雨|雪)[がの]降る中で?(?=[、,]|$)"), r"\1\2の中で"),
    (re.compile(r"[がの]入った(?=[一-龥ァ-ヶ])"), "のある"),
    (re.compile(r"(?<=[一-龥])(?:(?<=見)|(?=[えけげせてねべめれ]))([えけげせてねべめれ]?)ながら"), r"\1て"),
    (re.compile(r"(?<=[一-龥])きながら"), "いて"),
    (re.compile(r"(?<=[一-龥])しながら"), "して"),
    (re.compile(r"(?<=[一-龥])[りちい]ながら"), "って"),
    (re.compile(r"(?<=[一-龥])[みび]ながら"), "んで"),
    (re.compile(r"(?<=[一-龥])(?:姿|すがた)の"), "を着た"),
    (re.compile(r"にて(?=$|[、,])"), "で"),
    (re.compile(r"(?<=[一-龥ァ-ヶー])的(?:な|の)(?=[一-龥ァ-ヶ])"), "の"),
    (re.compile(r"(?<=[一-龥])(?:たち|ら)(?=[がはをにでのと、]|$)"), "達"),
)


def _made_plain(text: str) -> str:
    for term, kept in _phrases_said():
        text = text.replace(term, kept)
    for pattern, plainer in _PLAINER:
        text = pattern.sub(plainer, text)
    return text


@cache
def _phrases_said() -> tuple[tuple[str, str], ...]:
    """(phrase, the plain one for it), the longest first."""
    return tuple(sorted((p for p in synonyms_of("ja phrases") if p[0] != p[1]), key=lambda pair: -len(pair[0])))


@cache
def _kept() -> dict[str, str]:
    return dict(_terms())


def graph(text: str) -> Graph:
    """What is tied to what."""
    marked, quoted = _marked(text)
    return read(marked, quoted)


def facts(text: str) -> tuple[str, ...]:
    """The phrases of a wish with their particles, each clause's in any order, its last word apart."""
    text, quoted = _marked(text)
    found = [f"Q{number}=“{quote}”" for number, quote in enumerate(quoted)]
    clauses = (clause for clause in re.split(r"[、,。;・]", text) if clause)
    return tuple(sorted([*found, *("clause:" + "|".join(_phrases(clause)) for clause in clauses)]))


def _figure(kanji: str) -> str:
    """十二 is 12, 三十 is 30, 五 is 5; figures stay."""
    if "十" not in kanji:
        return "".join(_KANJI.get(c, c) for c in kanji)
    tens, _, ones = kanji.partition("十")
    return str(int(_KANJI.get(tens, "1")) * 10 + int(_KANJI.get(ones, "0")))


def _deed(said: str) -> str:
    """A verb's key, the same for its plain and its progressive form."""
    bare = said.replace("<", "").replace(">", "")
    for pattern, key in _VERB:
        if pattern.search(bare) and len(bare) > 1:
            return f"{pattern.sub('', bare)}{key}"
    return said


def _phrases(clause: str) -> list[str]:
    parts = _CASE.split(clause)
    phrases = [(parts[n], parts[n + 1].replace("は", "が")) for n in range(0, len(parts) - 1, 2)]
    last = parts[-1]
    if phrases and all(case == "と" for _, case in phrases) and not _BEHIND.match(last):
        return ["と".join(sorted([*(words for words, _ in phrases), last]))]
    behind = _BEHIND.match(last)
    if behind and not any(case == "が" for _, case in phrases):  # "the cat that sleeps" is "the cat sleeps"
        last = behind.group(1)
        phrases.append((behind.group(2), "が"))
    if _PASSIVE.search(last) and {"に", "が"} <= {case for _, case in phrases}:
        last = _PASSIVE.sub(r"\1\2", last)
        phrases = [(words, {"に": "が", "が": "を"}.get(case, case)) for words, case in phrases]
    elif (suffered := _SUFFERED.search(last)) and {"に", "が"} <= {case for _, case in phrases}:
        last = f"{last[: suffered.start()]}{_ACTIVE[suffered.group(1)]}"
        phrases = [(words, {"に": "が", "が": "を"}.get(case, case)) for words, case in phrases]
    return [*sorted(f"{words}+{case}" for words, case in phrases), _deed(last) if phrases else last]
