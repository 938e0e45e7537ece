"""Several answers given as a numbered list, told apart at their numbers."""

import re

_MARK = re.compile(r"(?:^|(?<=[\s,;、]))(\d{1,2})\s*(?:\.(?!\d)|:(?!\d\d)|[)=])\s*")
_WIDE = str.maketrans("．：）＝；", ".:)=;")


def numbered(text: str, most: int) -> tuple[dict[int, str], str]:
    """What stands behind each number, and the lines behind the last one; no number where this is no such list.

    A list begins with its first number, and its numbers rise up to `most`. Numbers that begin lines go before others.
    One number with a full stop is no list: "2. And with roses" is a choice and a sentence.
    """
    text = text.strip().translate(_WIDE)
    found = list(_MARK.finditer(text))
    lines = [mark for mark in found if not text[: mark.start()].rpartition("\n")[2].strip()]
    marks: list[re.Match[str]] = []
    for mark in lines if len(lines) > 1 else found:
        if (int(marks[-1][1]) if marks else 0) < int(mark[1]) <= most:
            marks.append(mark)
    if not marks or marks[0].start() or (len(marks) == 1 and "." in marks[0][0]):
        return {}, text
    last, _, rest = text[marks[-1].end() :].partition("\n")
    ends = [mark.start() for mark in marks[1:]]
    said = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=False)]
    answers = {int(mark[1]): words.strip(" \n;,、") for mark, words in zip(marks, (*said, last), strict=True)}
    return {number: words for number, words in answers.items() if words}, rest.strip()
