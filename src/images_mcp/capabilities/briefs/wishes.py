"""A wish as a plain description: without asking, format, praise and refusals, in the user's own words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from images_mcp.capabilities.briefs.asides import is_story, labels_off, making_off, wish_in
from images_mcp.capabilities.briefs.openings import anybodys, medium_last, named_as, owner_off, plainly, ungreeted
from images_mcp.capabilities.briefs.phrases import without_phrase
from images_mcp.capabilities.briefs.scoring import words_of
from images_mcp.capabilities.briefs.shortening import clauses, spaced
from images_mcp.capabilities.briefs.talking import surely_shown, talk_off
from images_mcp.engines.minds.rules.framing import (
    about_work,
    as_described,
    nominative,
    politeness_off,
    request_off,
    shows_asker,
    speaks_of_people_asking,
)
from images_mcp.engines.minds.rules.reading import YOU_CHOOSE
from images_mcp.engines.minds.rules.structure import QUOTED, take_apart
from images_mcp.engines.minds.rules.words import LITTLE, fold, tokens

_REFUSED_OBJECT = (
    r"(?i)(?:\b(?:(?:almost|hardly|practically|fast|casi|presque) )?)(?:\b(?:but|and|with|so|aber|und|mit|pero|y|con|mais|et|avec) )*\b(?:nobody|nothing|no one|niemand|nichts|nadie|nada|personne"
    r"|(?:any(?:thing|one|body)|everything|alles|jeder|cualquier(?:a|(?: \w+)?)|todo|tout|n'importe (?:quoi|qui)) (?:but|except|außer|menos|salvo|sauf)|leave out|keep out|(?:forget(?: about)?|skip|scratch|drop|lose) the|(?:vergiss|streich(?:e|t)?) (?:den|die|das|alle)|(?:olvida|quita|elimina) (?:el|la|los|las)|(?:oublie|enlève|efface|retire)[rz]?|don't|do not|does not|doesn't|we don't|i don't|i hate|i dislike|ich hasse|odio|je déteste)\b[^,.;:!?]*"
)
_NOBODY = re.compile(_REFUSED_OBJECT)
_INSTEAD = re.compile(
    r"\b(?:[Aa]n)?[Ss]tatt\s+(?:(?:eine?[nmrs]?|de[rsmn]|die|das)\s+)?(?:[a-zäöüß-]+\s+)*[A-ZÄÖÜ][\w-]+"
    r"|(?i:\b(?:instead of|rather than|anstatt|statt|en vez de|en lugar de|au lieu d(?:e|u|es|(?=['’])))\b['’]?\s*[^,.;:!?]*?"
    r"(?=$|[,.;:!?]|\s(?:he|she|it|they|there|is|are|has|er|sie|es|ist|sind|trägt|un|una|hay|il|elle|ils|elles|y|et|and|und)\s))"
)
_REFUSING = re.compile(
    r"(?i)(?:\b(?:(?:(?:that|which) (?:is|are|has|have)|must|should|shall|do|does|darf|soll|sollte|debe|doit|but|rather|so|and|with|please|bitte|aber|und|mit|pero|y|con|mais|et|avec) )*)(?<!is )(?<!are )(?<!was )\b(?:no|without|not|never|avoid|free of|minus|zero|weder|cero|zéro|kein[a-z]*|ohne|nicht(?! (?:mehr|ganz))|sin|ning[uú]n[a-z]*"
    r"|sans|pas|ni|nor|aucune?|évite[rz]?)\s[^,.;:!?]*?(?=$|[,.;:!?]|(?<!no)(?<!not)\s(?:but|just|only|nur|bloß|solo|sólo|sino|sondern|seulement|juste|with|in|on|at|by|near|under|behind|beside|and|mit|im|auf|bei|am|vor|hinter|neben|unter|und|con|en|al|sobre|bajo|junto|ante|y|avec|dans|au|sur|sous|devant|derrière|et)\s)"
)
_JA_REFUSING = re.compile(
    r"[^、。]*?(?:なし|無し|抜き|入れない(?:で)?|のない|不要|いない|使わない|要らない|いらない|不可|禁止|避けて|入れず(?:に)?|描かず(?:に)?|出さず(?:に)?)(?:で|の)?(?:ください|下さい)?[、。]?"
)
_JA_WRITTEN = re.compile(r"と(?:書いて|入れて|描いて)(?:ほしい|欲しい|ください|下さい)(?:です)?$")
_JA_MAKE = r"(?:作|描|生成し|作成し|デザインし|つく|入れ|見せ|考え)"
_JA_ASKING = re.compile(
    rf"(?:の(?:画像|絵))?(?:を|で)?(?:今すぐ)?{_JA_MAKE}[ぁ-ん]{{0,2}}[てで](?:もら|いただ|頂|くれ|くだ|下さ|ほし|欲し)[ぁ-ん]*(?:か|が|けど)?[。!！?？]?$"
    r"|(?:の(?:画像|絵))?(?:を|で)?(?:今すぐ)?(?:作って|描いて|生成して|作成して|デザインして|つくって|見せて)?(?:を|で)?(?:お願い(?:いた)?します|お願い|ください|下さい|ほしいです|ほしい|欲しいです|欲しい|頼みます)[。!！]?$"
    r"|(?:の(?:画像|絵))?(?:を|で)?(?:今すぐ)?(?:作って|描いて|生成して|作成して|デザインして)[。!！]?$|(?:みたいな|のような)?(?:感じ|イメージ)(?:で|に)?$|(?:の画像|が欲しい(?:です)?|がほしい(?:です)?)$"
)
_JA_ALOUD = re.compile(
    r"^(?:えっと|えーと|あの|その|なんか|すみません|こんにちは|はじめまして|お世話になって[ぁ-ん]*|お世話になります|よろしく[ぁ-ん]*|急ぎ[ぁ-ん]*)$"
)
_PRAISED = re.compile(
    r"(?i)^(?:[\w-]+ ){0,4}(?:masterpiece|meisterwerk|obra maestra|chef-d'œuvre) (?:of|von|de|d['’]) ?(?=\w)"
)
_FORMAL = re.compile(
    r"(?i)(?:,?\s*\b(?:in|im|en|au|al|de|of|mit|with|at|à)\s+)?(?:\b(?:format|formato|verhältnis|seitenverhältnis|proporción|ratio|aspect ratio|size|größe|tamaño|taille)\s+)?"
    r"(?:\b(?:16|21|10|9|8|7|5|4|3|2|1)\s?[:：]\s?(?:16|21|10|[1-9])(?!\d)(?! ?(?:am|pm|uhr|h\b))|\b(?:16/9|9/16|4/3|3/4|3/2|2/3|21/9)\b"
    r"|\b\d{3,5}\s?(?:px)?\s?(?:[x×]|by|mal|por|sur)\s?\d{3,5}(?!\d)(?:\s?(?:px|pixels?|píxeles))?)(?: (?:format|aspect ratio|aspect|ratio))?"
    r"|\b(?:(?:au|en|in) (?:format|formato) (?:portrait|paysage|carré|vertical|horizontal|apaisado|cuadrado)"
    r"|in (?:portrait|landscape|square|upright) format|im (?:hoch|quer)format)\b"
)
_LABEL = re.compile(
    r"(?i)(^|[,;.、]\s*)(?:subject|motif|style|colou?rs?|palette|mood|background|setting|scene|light(?:ing)?|format|size|composition|prompt|description|use|audience|motiv|stil|farben?|stimmung|hintergrund|licht|beschreibung|tema|motivo|sujeto|estilo|colores|ambiente|fondo|luz|descripción|"
    r"sujet|couleurs?|ambiance|fond|lumière|décor|被写体|スタイル|色|雰囲気|背景)\s*[:：]\s*(?=\S)"
)
_BULLET = re.compile(r"\s*\n\s*(?:[-*•–]|\d{1,2}[.)])?\s*|^\s*(?:[-*•–]|\d{1,2}[.)])\s+|(?<=\s)\d\)\s+(?=[^\W\d])")
_PRAISE = {
    "en": "nice beautiful good great cool pretty lovely wonderful fantastic amazing awesome stunning gorgeous breathtaking magnificent incredible perfect epic",
    "de": "schön schöne schönes schöner schönen wunderschön wunderschöne wunderschönes toll tolle tolles coole cooles",
    "es": "bonito bonita precioso preciosa increíble espectacular hermoso hermosa chulo chula",
    "fr": "joli jolie beau belle magnifique superbe incroyable sympa",
}
_VERY = {
    "en": "very really so super extremely absolutely", "de": "sehr so richtig wirklich total super", "es": "muy súper tan",
    "fr": "très vraiment super trop",
}  # fmt: skip
_ALOUD = re.compile(
    r"(?i)[, ]*\b(?:and|so|but|und|also|aber|y|pero|et|mais) (?:i|we|i'd|we'd|ich|wir|quiero|queremos|je|nous) (?:[\w']+ ){0,2}?(?:want|wanted|need|like|love|thought|think|hope|hoping|looking|möchten?|wollen|hätten?|brauchen?|voudrais|voulons|voudrions)\b(?P<rest>.*)$"
)
_ABOUT_US = re.compile(
    r"(?i)(?:i|we|i'd|we'd|ich|wir|je|nous|il me|il nous|nos|me|yo|nosotros|estamos|queremos)\s(?!am\b|have\b|bin\b|habe\b|suis\b)"
)
_ARTICLES = frozenset(
    "a an the some two three our my ein eine einen einem einer der die das un una unos unas une des le la les el los las du d' l'".split()
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b\d{1,2}\.\s?\d{1,2}\b|\b\d{1,2}(?: ?h ?\d{0,2}|:\d\d)\b")
_THANKING = re.compile(
    r"(?i)\b(?:thank you|thank-you|thanks|danke|gracias|merci)(?= (?!so |very |a (?:lot|million)|in advance|schön|sehr|im voraus|por |beaucoup|d'avance)[^\W\d_])"
)
_THANKS = "\ue001"
_GAZE = re.compile(
    r"(?i)looking (?:at|past|up|down|into|over|out|away|back|straight|through|towards?|sideways|left|right|directly)\b"
)
_AS_POSSIBLE = re.compile(r"(?i)\b(?:as \w+ as possible|so \w+ wie möglich|lo más \w+ posible|le plus \w+ possible)\b")
_A_PICTURE = re.compile(
    r"(?i)(?:(?:for|für|para|pour) [^,]+ )?(?:an?|ein|une|una) (?:picture|image|bild|imagen)(?: (?:for|für|para|pour) .*)?$"
)
_PLACED_AT = re.compile(
    r"(?i)(?:in|on|at|by|near|behind|im|in|auf|an|am|bei|hinter|vor|en|al|sobre|junto|detrás|dans|sur|au|à|derrière)\s"
)
_FEW = 2
_ENOUGH, _NEAR = 2, 5
_KINDS_OF_LOOK = {"style", "mood", "lighting", "background", "time", "composition"}


@dataclass(frozen=True)
class _Piece:
    """A clause, the mark before it, and how many things to be seen it speaks of."""

    mark: str
    text: str
    seen: int


def plain_wish(text: str, language: str, refused: tuple[str, ...] = (), subject: str = "", *, talk: bool = True) -> str:
    """What is to be seen, in the user's words; `refused` names what must not be mentioned. May be empty.

    What names the `subject` is never taken for asking, praise or story, whatever else its words may mean. Without `talk`
    the grammar alone decides, not experience with how people talk.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"\ue000{chr(0xE100 + len(held))}"

    flat = _LABEL.sub(r"\1", " ".join(_BULLET.sub(", ", QUOTED.sub(hold, labels_off(text))).split()).strip(" ,"))
    named = _names(subject, language)
    sure = frozenset[str]()
    if talk and not shows_asker(flat):
        sure = surely_shown(flat, language)
        flat = talk_off(
            flat, language, lambda c: "" if language == "ja" and _of_us(c, language) else _told(c, language, named)
        )
    rows, asker = ungreeted(_from_the_wish(clauses(flat), language)), shows_asker(flat)
    told_by = [r for r in rows if asker or r[1] in sure or not _of_us(r[1], language) or _colored(r[1], language)]
    if not any(_looks(clause, language) or "\ue000" in clause for _, clause in told_by):
        told_by = [row for row in rows if row in told_by or named(row[1])]
    pieces = [
        _Piece(mark, said, _seen(said, language))
        for mark, clause in told_by
        if (said := _without(refused, _told(clause, language, (lambda _: True) if clause in sure else named), language))
    ]
    if asker:
        pieces = [_Piece(p.mark, as_described(p.text), p.seen) for p in pieces]
    elif sum(p.seen for p in pieces) >= _ENOUGH:
        others = [p for p in pieces if p.mark == ":" or p.text in sure or not _aside(p)]
        pieces = others if sum(p.seen - 2 * p.text.count("\ue000") for p in others) >= _ENOUGH else pieces
    pieces = [p for p in pieces if not _A_PICTURE.match(p.text)] or pieces
    if len(pieces) > 1 and pieces[1].mark == ":" and _only_looks(pieces[0].text, language):
        pieces = [*pieces[1:], _Piece(",", pieces[0].text, pieces[0].seen)]
    clean = _for_last(medium_last(_joined(pieces, language), language), language)
    clean = anybodys(_as_subject(owner_off(clean, language), language), language)
    for number, quote in enumerate(held, 1):
        clean = clean.replace(f"\ue000{chr(0xE100 + number)}", quote)
    return " ".join(clean.split()).strip(" ,.;:!?、。")


def _without(refused: tuple[str, ...], clause: str, language: str) -> str:
    """The clause without what must not be mentioned; nothing where it cannot be told apart."""
    for phrase in refused:
        if len(phrase) > 1 and fold(phrase) in fold(clause):
            clause = without_phrase(clause, phrase, language)
    return "" if any(fold(w) in fold(clause) for w in refused if len(w) > 1) else clause


_JA_OF_US = re.compile(r"(?:てい?ます|ました|なりました|です)(?:が|ので|けど)?$")


def _of_us(clause: str, language: str) -> bool:
    """Whether a clause tells of those who ask; in Japanese a polite sentence that asks for nothing."""
    return bool(_JA_OF_US.search(clause)) if language == "ja" else is_story(clause, language)


def _names(subject: str, language: str) -> Callable[[str], bool]:
    """Whether a clause names the subject: any word of it that carries a meaning."""
    little = LITTLE.get(language, frozenset())
    if language == "ja":
        return lambda clause: bool(subject) and subject in clause
    words = {t.low for t in tokens(subject) if t.low.isalpha() and len(t.low) > _FEW and t.low not in little}
    return lambda clause: any(t.low in words for t in tokens(clause))


_OF_OURS = re.compile(r"(?i)(?:my|our|unsere?|meine?|mi|mis|nuestr[oa]s?|mon|ma|mes|notre|nos)\s")


def _from_the_wish(rows: list[tuple[str, str]], language: str) -> list[tuple[str, str]]:
    """The clauses without sentences about those who ask that stand before the one in which they say what they want."""
    wants = (n for n, (mark, c) in enumerate(rows) if mark in {".", "!", "?"} and wish_in(c, language) != c)
    first = next(wants, 0)
    return [row for n, row in enumerate(rows) if n >= first or not _OF_OURS.match(row[1])]


_TO_DO = re.compile(r"(?i)(?:para|pour) \w+(?:ar|er|ir|re)\b")
_FOR_FIRST = re.compile(r"(?i)(?:for|für|fürs|para|pour) ")


def _for_last(text: str, language: str) -> str:
    """What is wanted before whom it is for: "for my son's birthday a card with a tiger" is "a card for my son's birthday …"."""
    if language == "ja" or not _FOR_FIRST.match(text) or _TO_DO.match(text):
        return text
    wanted = take_apart(text, language)
    for hit in wanted.uses:
        article = wanted.tokens[hit.first - 1] if hit.first > 2 else None
        if article is not None and article.low in _ARTICLES and not re.search(r"[,:;.]", text[: article.start]):
            whom = text[: article.start].strip()
            return f"{text[article.start : hit.end]} {whom[:1].lower()}{whom[1:]}{text[hit.end :]}"
    return text


_PERSONAL_A = re.compile(r"(?i)^a (?=(?:mi|tu|su|un|una|el|la|los|las|dos|tres|nuestr[oa]s?)s? )")
_CLIPPED = re.compile(r"^'?(?i:nen) (?=\w)|^'?(?i:ne) (?=\w)")
_JA_AT_END = re.compile(r"(?<=[一-龥ァ-ヶー])で(?=、|。|$)")
_JA_COUNTED = re.compile(r"を(?=[一二三四五六七八九十\d]+(?:匹|人|本|枚|個|羽|頭|台|つ|輪|冊|隻)(?![にへ]))")


def _as_subject(text: str, language: str) -> str:
    """What was an object of the asking stands alone: "a mi abuela" is "mi abuela", "nen Hund" is "ein Hund"."""
    if language == "es":
        return _PERSONAL_A.sub("", text)
    if language == "de":
        return _CLIPPED.sub(lambda m: "ein " if m.group().strip("' ").lower() == "nen" else "eine ", text)
    if language == "ja":
        text = re.sub(r"と書かれた$", "と書かれている", text)
        return _JA_COUNTED.sub("が", _JA_AT_END.sub("", text))
    return text


def _told(clause: str, language: str, named: Callable[[str], bool] = lambda _: False, *, sure: bool = False) -> str:
    """The clause as far as it tells what is to be seen; may be empty. `sure`: it is known to be no talk."""
    whole = clause.strip(" ¿¡")
    clause = making_off(whole)
    if clause != whole:
        clause = re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz])", r"\1 ", clause)  # "an A3 poster"
    if language == "ja":
        if _JA_ALOUD.match(clause):
            return ""
        clean = _JA_WRITTEN.sub("と書かれている", _JA_REFUSING.sub("", clause))
        return re.sub(r"^\ue002の?|\ue002", "", _FORMAL.sub("\ue002", _JA_ASKING.sub("", clean)).strip())
    subject = named(clause)
    clean = _FORMAL.sub(" ", _thought_off(_polite(clause), language)).strip()
    if _boosting(clean, language) or (YOU_CHOOSE.search(clean) and not (subject and _looks(clean, language))):
        return ""
    refusal = _REFUSING.match(clean)
    if refusal and _PLACED_AT.match(clean[refusal.end() :].strip()):
        return ""  # "no cars in the background"
    whole = _REFUSING.sub("", _NOBODY.sub("", _INSTEAD.sub("", clean))).strip()
    if whole != clean and fold(whole.split(" ")[-1]) in LITTLE.get(language, ()) and not _seen(whole, language):
        return ""  # "answers to (nothing)"
    clean = plainly(wish_in(whole, language), language)
    if not _GAZE.match(clean):
        clean = request_off(nominative(clean) if language == "de" and clean != whole else clean, language)
    if language == "de" and clean != whole:
        clean = _main_clause(_TO_BE_SEEN.sub("", clean))
    clean = _after_us(clean, language)
    clean = clean or (whole if subject and _shows_somebody(whole, language) else "")
    clean = named_as(clean)
    clean = " ".join(_praise(language).sub("", _PRAISED.sub("", clean)).split()).strip(" ,.;:!?")
    clean = re.sub(
        r"(?i)^(?:and|but|or|und|aber|y|pero|et|mais|mit|with|con|avec)\s+(?=$)|^(?:but|aber|sondern|sino|pero|mais)\s+",
        "",
        clean,
    )
    sure = sure and not take_apart(clean or ".", language).uses
    shown = sure or (subject and named(clean)) or "\ue000" in clean or _YEAR.search(clean) or _looks(clean, language)
    return clean if shown or not about_work(clean, language) else ""


def _polite(clause: str) -> str:
    """The clause without courtesies; thanks that go on ("thank you card") are what is wanted."""
    kept = [m.group() for m in _THANKING.finditer(clause)]
    clean = politeness_off(_AS_POSSIBLE.sub("", _THANKING.sub(_THANKS, clause)))
    for words in kept:
        clean = clean.replace(_THANKS, words, 1)
    return clean


@cache
def _praise(language: str) -> re.Pattern[str]:
    """Praise before a noun; a capital within a sentence makes it a name ("le port de Nice")."""
    words = "|".join(w for word in _PRAISE.get(language, "").split() for w in (word, word.capitalize())) or r"(?!)"
    start = "|".join(_PRAISE.get(language, "").split()) or r"(?!)"
    very = "|".join(_VERY.get(language, "").split()) or r"(?!)"
    one = rf"(?:(?:{very})\s+)*(?:{start})"
    return re.compile(rf"(?:^(?:{words})|\b{one})(?:(?:\s*,\s*|\s+(?:and|und|y|et)\s+){one})*\s+(?=\w)")


def _shows_somebody(clause: str, language: str) -> bool:
    """Whether a clause names a thing; German writes things with a capital."""
    return any(language != "de" or h.text[:1].isupper() for h in take_apart(clause, language).things)


_TO_BE_SEEN = re.compile(r"\s+zu (?:sehen|erkennen|lesen) (?:ist|sind|sein soll(?:te|en|ten)?)$")
_VERB_LAST = re.compile(
    r"(?P<who>(?:[Ee]in(?:e[nmrs]?)?|[Dd](?:er|ie|as)|[Zz]wei|[Dd]rei|[Vv]ier) (?:[a-zäöüß]+ )*[A-ZÄÖÜ][\w-]+) (?P<rest>(?!und |oder |sowie ).+) (?P<verb>[a-zäöüß]{3,}(?:t|en))"
)


def _main_clause(clause: str) -> str:
    """A German relative clause as a sentence: "(auf dem) ein Wal durch die Stadt schwimmt"."""
    return _VERB_LAST.sub(r"\g<who> \g<verb> \g<rest>", clause) if _VERB_LAST.fullmatch(clause) else clause


def _after_us(clause: str, language: str) -> str:
    """A clause about us from the first thing it wants to show: "we would love a farmer on a tractor"."""
    if not _ABOUT_US.match(clause):
        return clause
    wanted = take_apart(clause, language)
    first = min(wanted.things, key=lambda h: h.start, default=None)
    if first is None:
        return clause
    articles = [t for t in wanted.tokens[max(0, first.first - _NEAR) : first.first] if t.low in _ARTICLES]
    return clause[articles[-1].start :] if articles else clause


def _looks(clause: str, language: str) -> bool:
    """Whether a clause names a thing or a look, whatever else it sounds like."""
    wanted = take_apart(clause or ".", language)
    things = [h for h in wanted.things if h.concept.kind not in {"person", "business"}]
    return bool(things) or any(h.concept.kind in _KINDS_OF_LOOK for h in wanted.qualities)


def _colored(clause: str, language: str) -> bool:
    """Whether a clause tells colours, whoever they belong to: "our brand colours are teal and coral"."""
    return bool(take_apart(clause or ".", language).colors)


def _only_looks(clause: str, language: str) -> bool:
    wanted = take_apart(clause, language)
    return bool(wanted.qualities) and not (wanted.uses or wanted.things)


@cache
def _boosters() -> frozenset[str]:
    return frozenset(words_of("spam")) - {"solo", "intricate"}


def _boosting(clause: str, language: str) -> bool:
    """Whether a clause praises the result instead of telling it: "trending on artstation"."""
    low = fold(clause)
    left = low
    for word in sorted(_boosters(), key=len, reverse=True):
        left = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", left)
    few = left != low and len([w for w in left.split() if len(w) > _FEW]) <= 1
    return (
        few
        and not take_apart(clause or ".", language).of_kind("composition")
        and not take_apart(left.strip() or ".", language).things
    )


def _thought_off(clause: str, language: str) -> str:
    """The clause without a wish tacked on that names nothing: "our dog died and we want something to remember him"."""
    found = _ALOUD.search(clause)
    if found and found.start() > 0 and not take_apart(found.group("rest") or ".", language).things:
        return clause[: found.start()]
    return clause


def _seen(clause: str, language: str) -> int:
    wanted = take_apart(clause, language)
    return (
        len(wanted.things) + len(wanted.uses) + len(wanted.qualities) + len(wanted.colors) + 2 * clause.count("\ue000")
    )


def _aside(piece: _Piece) -> bool:
    """Whether a clause of a telling wish speaks of those who ask rather than of the picture."""
    about_us = re.match(
        r"(?i)(?:we|i|i'm|we're|you|wir|ich|du|nous|je|j'ai|tu|vous|somos|soy|tenemos|tengo|estamos)\b", piece.text
    )
    return bool(about_us) or (piece.seen == 0 and speaks_of_people_asking(piece.text))


def _joined(pieces: list[_Piece], language: str) -> str:
    """The clauses with the marks that stood between them; sentences begin with a capital."""
    out = ""
    for piece in pieces:
        if not out:
            out = piece.text
        elif language == "ja":
            out += ("。" if piece.mark in "。！？" and piece.mark else "、") + piece.text
        elif piece.mark in {".", "!", "?"} and piece.text[:1].isupper():
            out += f". {piece.text}"
        else:
            out += (spaced(piece.mark, language) if piece.mark in {";", ":", ","} else ", ") + piece.text
    return out
