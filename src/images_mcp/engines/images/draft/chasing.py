"""Who runs after whom, in five languages: by the verb's place, its voice and what stands beside it."""

from images_mcp.engines.images.draft.words import Token

VERBS = ("chasing", "chase", "verfolg", "jagt", "jagen", "persig", "persegu", "poursui", "追")


def order(row: list[Token], i: int, named: int, language: str, *, ended: bool) -> tuple[int, int] | None:
    """(behind, ahead) as numbers of things, at the verb `i` with `named` things before it.

    Who chases stands before the verb, unless it is chased by somebody; `ended` tells that a thing's word ended right there.
    """
    last = named > 1 and (row[i].wide or (language == "de" and ended))
    behind, ahead = (named - 2, named - 1) if last else (1, 0) if row[i].wide and named == 1 else (named - 1, named)
    following = [t.text for t in row[i + 1 : i + 8]]
    after = "".join(following) if row[i].wide else (following[0] if following else "")
    before = row[i - 1].text if i else ""
    swapped = (
        "られ" in after
        or after in ("by", "por", "par")
        or (before not in ("", "die", "der") and "von" in {t.text for t in row[max(0, i - 3) : i + 2]})
    )
    return (ahead, behind) if swapped else (behind, ahead)
