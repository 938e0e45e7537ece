"""Numbers said in words, in five languages: the one table of them."""

import re
import unicodedata
from functools import cache

LANGUAGES = ("en", "de", "es", "fr", "ja")

_CARDINALS = """
0 zero | null | cero | zéro | 零
1 one | eins ein eine | uno un una | un une | 一 一つ
2 two | zwei zwo | dos | deux | 二 二つ
3 three | drei | tres | trois | 三 三つ
4 four | vier | cuatro | quatre | 四 四つ
5 five | fünf | cinco | cinq | 五 五つ
6 six | sechs | seis | six | 六 六つ
7 seven | sieben | siete | sept | 七 七つ
8 eight | acht | ocho | huit | 八 八つ
9 nine | neun | nueve | neuf | 九 九つ
10 ten | zehn | diez | dix | 十
11 eleven | elf | once | onze | 十一
12 twelve | zwölf | doce | douze | 十二
13 thirteen | dreizehn | trece | treize | 十三
14 fourteen | vierzehn | catorce | quatorze | 十四
15 fifteen | fünfzehn | quince | quinze | 十五
16 sixteen | sechzehn | dieciséis | seize | 十六
17 seventeen | siebzehn | diecisiete | dix-sept | 十七
18 eighteen | achtzehn | dieciocho | dix-huit | 十八
19 nineteen | neunzehn | diecinueve | dix-neuf | 十九
20 twenty | zwanzig | veinte | vingt | 二十
21 twenty-one | einundzwanzig | veintiuno | vingt-et-un | 二十一
"""
_TENS = """
30 thirty | dreißig | treinta | trente | 三十
40 forty | vierzig | cuarenta | quarante | 四十
50 fifty | fünfzig | cincuenta | cinquante | 五十
60 sixty | sechzig | sesenta | soixante | 六十
70 seventy | siebzig | setenta | septante | 七十
80 eighty | achtzig | ochenta | huitante | 八十
90 ninety | neunzig | noventa | nonante | 九十
"""
_ORDINALS = """
1 first 1st | erste ersten erster erstes | primero primera primer | premier première | 1つ目 一つ目 最初
2 second 2nd twice | zweite zweiten zweiter zweites | segundo segunda | deuxième second seconde | 2つ目 二つ目
3 third 3rd | dritte dritten dritter drittes | tercero tercera tercer | troisième | 3つ目 三つ目
4 fourth 4th | vierte vierten vierter viertes | cuarto cuarta | quatrième | 4つ目 四つ目
5 fifth 5th | fünfte fünften fünfter fünftes | quinto quinta | cinquième | 5つ目 五つ目
6 sixth 6th | sechste sechsten sechster sechstes | sexto sexta | sixième | 6つ目 六つ目
7 seventh 7th | siebte siebten siebter siebtes | séptimo séptima | septième | 7つ目 七つ目
8 eighth 8th | achte achten achter achtes | octavo octava | huitième | 8つ目 八つ目
9 ninth 9th | neunte neunten neunter neuntes | noveno novena | neuvième | 9つ目 九つ目
10 tenth 10th | zehnte zehnten zehnter zehntes | décimo décima | dixième | 10個目 十個目
"""
_VOICED = "\u3099\u309a"
_POINTED = 10
"""Up to here a number in words is heard in a sentence; beyond, words of one language are other words of another."""


def _table(text: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {language: {} for language in LANGUAGES}
    for row in text.strip().splitlines():
        number, _, words = row.partition(" ")
        for language, said in zip(LANGUAGES, words.split(" | "), strict=True):
            found[language] |= dict.fromkeys(said.split(), int(number))
    return found


CARDINALS = _table(_CARDINALS)
"""Language → word in lower case → value, 0 to 21."""

TENS = _table(_TENS)
"""Language → word in lower case → value, 30 to 90."""

ORDINALS = _table(_ORDINALS)
"""Language → word in lower case → value, 1 to 10."""


def cardinal(word: str, *languages: str) -> int | None:
    """What a number word means in one of these languages (of all, where none is named); None for any other word."""
    low = word.casefold()
    return next((CARDINALS[name][low] for name in languages or LANGUAGES if low in CARDINALS[name]), None)


def number_in(said: str) -> int | None:
    """The first number in somebody's words, as digits, cardinal or ordinal in any language; None where there is none."""
    if found := re.search(r"\d+", said):
        return int(found.group())
    known, wide = _pointed()
    for word in re.findall(r"[^\W_]+", said):
        if (number := known.get(bare(word))) is not None:
            return number
    return next((number for word, number in wide if word in said), None)


@cache
def _pointed() -> tuple[dict[str, int], list[tuple[str, int]]]:
    """Bare words by value, and the Japanese ones, which stand without spaces, the longest first."""
    rows = [(w, n) for table in (ORDINALS, CARDINALS) for words in table.values() for w, n in words.items()]
    rows = [(word, number) for word, number in rows if 1 <= number <= _POINTED]
    wide = [row for table in (ORDINALS, CARDINALS) for row in table["ja"].items() if 1 <= row[1] <= _POINTED]
    return {bare(w): n for w, n in reversed(rows)}, sorted(wide, key=lambda row: len(row[0]), reverse=True)


def ordinals() -> dict[str, int]:
    """Number words up to ten, cardinal and ordinal, of all languages: bare word → value."""
    return _pointed()[0]


def bare(words: str) -> str:
    """Lower case without accents; Japanese keeps its voiced sounds."""
    low = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", words).casefold()).replace("ß", "ss")
    return unicodedata.normalize("NFC", "".join(c for c in low if not unicodedata.combining(c) or c in _VOICED))
