"""What must not appear: negated phrases in five languages, kept in the user's words without the negation."""

import re

from images_mcp.engines.minds.rules.structure import Wanted

_END = r"(?=$|[,.;:!?\n()]|\s(?:and|but|with|in|on|und|aber|mit|im|y|pero|con|en|et|mais|avec|dans|please|bitte|por favor)\b)"
_LATIN = re.compile(
    r"\b(?:no|without(?: any| a| an)?|not any|don'?t (?:include|show|add|want|put)(?: any| a)?|do not (?:include|show|add|want)(?: any| a)?|avoid(?: any)?|nothing|never|free of|zero|(?:forget(?: about)?|skip|scratch|drop|lose|keep out|leave out) (?:the|all|any)|"
    r"ohne|keine?[nmrs]?|bitte keine?n?|vermeide|nicht|weder|(?:vergiss|streich(?:e|t)?) (?:den|die|das|alle)|sin(?: ning[uú]na?)?|nada de|cero|(?:olvida|quita|elimina|evita) (?:el|la|los|las)|no (?:incluyas|pongas|quiero)|evita|ning[uú]na?|"
    r"sans(?: aucune?)?|pas d['e]\s?|aucune?|ne mets pas de|zéro|(?:oublie|enlève|efface|retire|évite)[rz]?(?: (?:le|la|les|l['’]|un|une|des))?)\s+(?P<what>[^,.;:!?\n()]{2,60}?)"
    + _END,
    re.IGNORECASE,
)
_FR_PAS = re.compile(r"\bpas d['’](?P<what>[^,.;:!?\n()]{2,40}?)" + _END, re.IGNORECASE)
_JA = re.compile(
    r"(?P<what>[\u3040-\u30ff\u4e00-\u9fffA-Za-z]{1,12}?)(?:は|を|が|じゃ|では)?(?:なし|無し|抜き|入れないで|入れない|のない|不要|なく(?!な))"
)
_SKIP = re.compile(
    r"^(?:idea|preference|matter|rush|problem|need|hurry|one|longer|more than|doubt|wonder|ahnung|rush|importa|sé|idea|duda|doute|souci|problème|recognis\w+|recogni[sz]able|figurativ\w*|gegenständlich\w*|erkennbar\w*|background|any background|hintergrund|fondo|fond|arrière-plan|subject|only|just)\b",
    re.IGNORECASE,
)


def refusals(wanted: Wanted) -> tuple[str, ...]:
    """Short phrases for what must not be in the picture: "people", "Text", "autos"."""
    text = wanted.masked
    if wanted.language == "ja":
        words = [re.sub(r"^.*(?:[でにと、]|の(?!子))", "", m.group("what")) for m in _JA.finditer(text)]
        return tuple(dict.fromkeys(w for w in words if w and w not in {"背景", "誰もい"}))
    found = []
    for pattern in (_FR_PAS, _LATIN):
        for match in pattern.finditer(text):
            what = match.group("what").strip()
            what = re.sub(r"^(?:any|a|an|the|other|de|d')\s+", "", what, flags=re.IGNORECASE)
            parts = re.split(r"\s+(?:or|nor|oder|noch|o|ni|ou)\s+", what)
            found += [p.strip() for p in parts if p.strip() and not _SKIP.match(p.strip())]
    return tuple(dict.fromkeys(found))[:12]
