"""Numbers people say when they point at a version or a variation: digits, cardinals and ordinals in five languages."""

import re

from images_mcp.engines.minds.rules.words import fold, tokens

_WORDS = """
1 one first 1st ein eins eine erste ersten erster erstes uno un una primero primera primer un une premier première 一 1つ目 一つ目 最初
2 two second 2nd twice zwei zweite zweiten zweiter zweites dos segundo segunda deux deuxième second seconde 二 二つ目 2つ目
3 three third 3rd drei dritte dritten dritter drittes tres tercero tercera tercer trois troisième 三 三つ目 3つ目
4 four fourth 4th vier vierte vierten vierter viertes cuatro cuarto cuarta quatre quatrième 四 四つ目 4つ目
5 five fifth 5th fünf fünfte fünften fünfter fünftes cinco quinto quinta cinq cinquième 五 五つ目 5つ目
6 six sixth 6th sechs sechste sechsten sechster seis sexto sexta sixième 六
7 seven seventh 7th sieben siebte siebten siebter siete séptimo séptima sept septième 七
8 eight eighth 8th acht achte achten achter ocho octavo octava huit huitième 八
9 nine ninth 9th neun neunte neunten neunter nueve noveno novena neuf neuvième 九
10 ten tenth 10th zehn zehnte zehnten zehnter diez décimo décima dix dixième 十
"""
_NUMBERS = {
    fold(word): int(row.split()[0]) for row in _WORDS.strip().splitlines() for word in reversed(row.split()[1:])
}
_WIDE = sorted(
    (w for w in _NUMBERS if (not w.isascii() and len(w) <= 4 and not w.isalpha()) or ord(w[0]) > 0x2E80), key=len
)


def number_in(said: str) -> int | None:
    """The first number in somebody's words; None where there is none."""
    if found := re.search(r"\d+", said):
        return int(found.group())
    for token in tokens(said):
        if (number := _NUMBERS.get(fold(token.text))) is not None:
            return number
    return next((_NUMBERS[word] for word in reversed(_WIDE) if word in said), None)
