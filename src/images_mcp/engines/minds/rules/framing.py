"""What of a wish is about the asking, not about the picture: greeting, wanting, thanking, thinking aloud, the work itself.

A clause is walked from its start: as long as every word may belong to a request ("so um I was thinking maybe of"), the
request goes on, and what stands behind its last verb of wanting or making is what is wanted.
"""

import re
from functools import cache

from images_mcp.engines.minds.rules.entailed import DATED, PRICED
from images_mcp.engines.minds.rules.words import LITTLE, Token, fold, tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(w) for w in words.split())


_VERBS = _set(
    "bräuchte bräuchten faudrait faut appreciate after suggest propose recommend make create design draw generate paint build produce do give show want need like love get have imagine picture think thinking thought looking look "
    "making creating designing drawing illustrate sketch render craft wanted needed wants needs depict depicting see put try send share prepare "
    "mach mache machen macht erstelle erstellen gestalte gestalten zeichne zeichnen male malen entwirf entwerfen generiere brauche brauchen brauch möchte möchten "
    "will wollen wünsche wünschen hätte hätten suche suchen benötige benötigen zeig zeige zeigen zeigt gib stelle vor mal "
    "quiero quisiera quiere queremos necesito necesitamos necesita haz hazme hacer haga hagas crea crear créame diseña diseñar diséñame dibuja dibujar dibújame genera generar pinta píntame "
    "leave keep include add use sehen seht vemos pensaba pensábamos pensais toca featuring lass lassen füge deja dejar incluye laisse laisser ajoute gustaría encantaría busco buscamos muestra mostrar muestre ponme dame ver "
    "veux voudrais voudrait veut voulons voudrions aimerais aimerait aimerions cherche cherchons besoin fais faire faites crée créer créez dessine dessiner génère générer montre montrer montrez faut imagine peins"
)
_AROUND = _set(
    "oye mira bon tiens moin servus grüezi appreciate appreciated grateful hoped hope faudrait faut serait sería wäre fände könnte whip up come knock right oh what about how if wondering wonder possible chance idea am is able you're abeg biko na yaar mate folks find kindly please pls plz hi hello hey ok okay so um uh erm er hmm well now then also and just really actually basically maybe perhaps possibly probably quick one sth smth u ur gonna wanna "
    "can could would will may might should must shall i'd we'd i'm we're i'll you'd he'd she'd they'd let let's help me us my our to be been being was were had has i've we've hoping something anything some sort kind "
    "of for the a an image picture pic pics photo graphic visual artwork here there today tomorrow urgently asap again guys team dear sir madam good morning afternoon evening quickly this that it "
    "somebody someone anyone anybody jemand alguien bitte hallo hi könnt könntet würdet magst guten tag morgen also ähm äh halt eben mal kannst könntest können könnten würde würdest dürfte ich wir du ihr sie es mir uns doch gern gerne irgendwas irgendwie vielleicht bild ein eine einen das die der von grafik heute noch schnell soll sollte folgendes "
    "hola buenas buenos días tardes por favor porfa pues eh este bueno puedes puede podrías podría me nos que se algo tal vez quizás como una un imagen foto la el de hoy urgente necesitaría "
    "bonjour salut bonsoir svp stp euh ben alors donc peux peut pouvez pourrais pourriez pourrait je j' nous on tu vous moi il me m' est ce que qu' s'il te plaît quelque chose peut-être genre une un image visuel d' de du l' la le ai avons a d'une d'un"
)
_AFTER = _set(
    "is is: me us mir uns moi nous it this that something anything sth smth like with of as irgendwas etwas was mit wie algo con como quelque chose avec comme really to have see a-bit bit about maybe perhaps um uh just please bitte gern gerne sich ich selbst vielleicht quizás"
)
_ARTICLES = _set("a an the ein eine einen un una une le la les el los las some")
_OF_WHAT = frozenset({"de", "d'", "à"})
_NOUNS = _set("image picture pic pics imagen bild image grafik visuel")
_LINKS = _set("of from showing that shows with von mit de con avec d' qui montre du que muestra das zeigt")
_PROCESS = _set(
    "ta x xx xxx xo cheers options option variations versions requirement requirements discussion discussed attached above-mentioned budget deadline deadlines deliver delivery delivered asap urgent urgently hurry rush invoice payment quote cost cheap client clients boss deadline revision revisions draft drafts brief thanks thank thx ty cheers regards "
    "please pls kindly help quick frist eilig dringend lieferung kunde kunden danke dank vielen schönen presupuesto urgente plazo entrega cliente gracias saludos budget urgent délai livraison client merci cordialement svp stp "
    "png jpg jpeg svg webp pdf dpi rgb cmyk px pixels pixel resolution format ratio aspect orientation size wide tall square portrait landscape vertical horizontal widescreen hochformat querformat quadratisch hochkant cuadrado cuadrada apaisado "
    "carré paysage 4k 8k hd uhd quality lol haha btw fyi imo idk tbh ngl ok okay yeah yes well"
)
_HOW = {"en": ("ly",), "de": ("lich",), "es": ("mente",), "fr": ("ment",)}
_TIME = re.compile(
    r"(?i)[, ]*\b(?:by|until|before|needed by|due|bis|bis zum|para el|antes del|d'ici|avant) (?:next |this |coming |kommenden |nächsten |el |este |la |ce )?"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today|end of (?:the )?(?:day|week|month)|eod|noon|next week|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|heute|ende der woche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|mañana|hoy|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|la fin de (?:la )?semaine)\b"
)
_HESITATION = re.compile(
    r"(?i)(?:\b(?:um+(?! (?:\d|den|das|die|der|dem|eine?n?|sein|ihr|mein)\b)|uh+|erm+|hmm+|(?:you |ya |y')know(?: what i mean)?|i mean|i guess|or something(?: like that)?|or whatever|kinda|sorta|(?:can )?or not|la[hr]|leh|lor|quick one|if you can|if possible|lol|haha|btw|tbh|ngl|ähm?|halt|irgendwie|oder so(?: was| etwas)?|wenn möglich|o sea|o algo así|si puede ser|si es posible|euh|"
    r"ou quelque chose comme ça|du coup|si possible|please|pls|plz|kindly|thanks(?: a lot| so much| in advance)?|thank you(?: so much| very much)?|thx|(?<!\w )cheers|bitte|danke(?: schön)?|por favor|porfa|xfa|gracias|s'il (?:te|vous) plaît|svp|stp|merci(?: beaucoup)?)\b)(?=[\s,.;!?]|$)"
)
_IDEA = re.compile(
    r"(?i)^(?:(?:oh|so|and|or|ok|okay|well)[, ]+)*(?:(?:what|how) about|wie wäre es mit|wie wär's mit|qué tal|et si on faisait|pourquoi pas|asked (?:me |us )?for|wished for)\s+"
)
_ME = re.compile(
    r"(?i)\b(?:of|draw|paint|show|sketch|von|zeichne|male|de|dessine) (?:me|myself|us|mir|mich|uns|mí|moi|nous)\b"
)
_MYSELF = re.compile(
    r"(?i)^(?:i am|i'm|i have|i've got|i wear|i'm wearing|ich bin|ich habe|ich trage|soy|tengo|llevo|je suis|j'ai|je porte)\s+(?=\w)"
)
_SEVERAL = re.compile(
    r"(?i)^(?:.{0,40}?\b)?(?:\d{1,2}|two|three|four|zwei|drei|vier|dos|tres|cuatro|deux|trois|quatre) (?:different |verschiedene )?(?:options?|variations?|versions?|drafts?|varianten|entwürfe|opciones|versiones|propuestas|propositions) (?:of|for|von|für|de|para|pour)\s+"
)
_ALONE = re.compile(
    r"(?i)(?:(?:just|only|so|also|maybe|perhaps|well|basically|actually|honestly|literally|anyway|ideally|einfach|gerne?|nur|also|vielleicht|solo|solamente|quizás|genre|juste|seulement|peut-être)\s+)+(?=\w+ )"
)
_RELATIVE = re.compile(
    r"(?i)^(?:on which|in which|where|auf dem|auf der|in dem|in der|en (?:el|la) que|donde|sur (?:lequel|laquelle)|où)\s+(?=(?:an?|the|two|three|eine?|der|die|das|zwei|drei|un|una|une|el|la|le|les|dos|tres|deux|trois)\b)"
)
_OTHERS = re.compile(
    r"(?i)^(?:our|my|the|unser\w*|mein\w*|der|die|nuestr\w+|mi|el|la|notre|mon|ma|le) [^\W\d]+(?: \([^)]*\))?(?: [^\W\d]+){0,2}? (?:wants?|needs?|asked (?:me |us )?(?:for|to (?:make|do|design))|asks (?:me |us )?for|would like|is looking for|is after|braucht|brauchen|möchte|will|sucht|quiere|necesita|busca|veut|voudrait|cherche|a besoin d(?:e |'))(?: (?:to have|to see|us to make))?\s*"
)
_LATE = re.compile(
    r"(?i)^.{0,60}?\b(?:i|we|i'd|we'd|ich|wir|quiero|queremos|je|nous)\b.{0,50}?\b(?:to (?:show|have|feature|depict|be|see)|showing|zeigen soll|que muestre|qui montre)\b\s*"
)
_MIDWAY = re.compile(
    r"(?i)[, ]*\b(?:and |so |also )*(?:can|could|would|will) (?:you|u)(?: please| maybe| also)? (?:make|have|do|put|add)(?: it| them| that| this)?(?: look)?(?: like| with)?\b"
)
_PERSON = _set(
    "i we you u my our us me your he's i'm we're i'd i've we've it's ich wir du sie mir uns mein unser dir euch yo nosotros tú usted mi nuestro me nos te je j' nous tu vous mon notre moi"
)


def shows_asker(text: str) -> bool:
    """Whether those who ask want to be in the picture: "draw me", "ein Bild von uns"."""
    return bool(_ME.search(text))


def as_described(clause: str) -> str:
    """What somebody says of their own looks, as a description: "I have short hair" is "short hair"."""
    return _MYSELF.sub("", clause)


def hesitations(text: str) -> list[tuple[int, int]]:
    """Where politeness, thinking aloud and deadlines stand in a text."""
    return [m.span() for pattern in (_HESITATION, _TIME) for m in pattern.finditer(text)]


def politeness_off(clause: str) -> str:
    """The clause without hesitation, politeness and deadlines, wherever they stand in it."""
    clean = _TIME.sub("", _HESITATION.sub("", clause))
    return re.sub(r"\s*,(?:\s*,)+", ",", " ".join(clean.split())).strip(" ,!")


@cache
def _frame(language: str) -> frozenset[str]:
    return _AROUND | _VERBS | frozenset(fold(w) for w in LITTLE.get(language, ()))


def may_ask(word: str, language: str) -> bool:
    """Whether a word may belong to a request."""
    return fold(word) in _frame(language)


def may_want(word: str) -> bool:
    """Whether a word may be the verb of a request."""
    return fold(word) in _VERBS


def asker_end(text: str) -> int:
    """Where the words end that say on whose behalf it is asked ("my daughter wants"); 0 where there are none."""
    found = _OTHERS.match(text)
    return found.end() if found else 0


def request_off(clause: str, language: str) -> str:
    """What is wanted, without the words of wanting: "so I was thinking of a fox" is "a fox"; "" where all is asking."""
    clause = (clause[:1] + _MIDWAY.sub(",", clause[1:])).strip(" ,")
    start = asking_end(clause, language)
    rest = _RELATIVE.sub("", clause[start:].strip(" ,:"))
    return nominative(rest) if language == "de" and start else rest


def asking_end(clause: str, language: str) -> int:
    """The place in a clause where asking ends and what is wanted begins; its length where all of it is asking."""
    begin = 0
    for pattern in (_IDEA, _OTHERS, _LATE, _SEVERAL, _ALONE):
        found = pattern.match(clause[begin:])
        if found and begin + found.end() < len(clause) - 2:
            begin += found.end()
    toks = tokens(clause[begin:])
    start = verb = _last_verb(toks, language)
    start += 1
    how = _HOW.get(language, _HOW["en"])
    while (
        verb >= 0
        and start < len(toks)
        and (fold(toks[start].low) in _AFTER or toks[start].low == "-" or fold(toks[start].low).endswith(how))
    ):
        start += 1
    start = _past_picture(toks, start)
    return begin + toks[start].start if start < len(toks) else len(clause)


def nominative(phrase: str) -> str:
    """A German phrase as a title: “einen roten Fuchs” is “ein roter Fuchs”; a dative with an adjective hides its gender."""
    found = re.match(r"(?i)(eine[nmr]) (?:([a-zäöüß]+)en (?=[A-ZÄÖÜ]))?", phrase)
    if not found:
        return phrase
    ending, adjective = found.group(1)[-1].lower(), found.group(2)
    if adjective and ending == "r":
        return f"eine {adjective}e {phrase[found.end() :]}"
    if adjective:
        return f"ein {adjective}er {phrase[found.end() :]}" if ending == "n" else phrase
    return ("eine " if ending == "r" else "ein ") + phrase[found.end() :]


def _last_verb(toks: tuple[Token, ...], language: str) -> int:
    """The number of the last verb of wanting before the first word that cannot belong to a request; -1 for none."""
    found, frame = -1, _frame(language)
    verbs = _VERBS if language == "de" else _VERBS - {"will"}
    for number, token in enumerate(toks):
        if token.kind == "mark" and token.low in "'’-,¿¡":
            continue
        low = fold(token.low)
        if number + 1 < len(toks) and toks[number + 1].low == "-" and not _joins_person(toks, number + 2):
            break  # "faire-part"
        if language == "fr" and not number and low != "besoin" and number + 1 < len(toks) and toks[1].low in _OF_WHAT:
            break  # "montre de plongée"
        low = _clitic_off(low, verbs) if language == "es" else low
        if low not in frame and not low.endswith(_HOW.get(language, _HOW["en"])):
            break
        if low in verbs and not (number and fold(toks[number - 1].low) in _ARTICLES):
            found = number
    return found


def _joins_person(toks: tuple[Token, ...], at: int) -> bool:
    """Whether a hyphen before this place ties a verb to a person: "dessine-moi", "pourriez-vous"."""
    return at < len(toks) and fold(toks[at].low) in _PERSON | {"le", "la", "les", "ce"}


def _clitic_off(low: str, verbs: frozenset[str]) -> str:
    """A Spanish verb without the pronouns written onto it: "hacerme" is "hacer"."""
    found = re.fullmatch(r"(\w+?)(?:me|nos|te)?(?:l[oa]s?)?", low)
    return found.group(1) if found and low not in verbs and found.group(1) in verbs else low


def _past_picture(toks: tuple[Token, ...], start: int) -> int:
    """The place after "a picture of", "una imagen que muestra"; `start` where there is none."""
    at = start
    while at < len(toks) and fold(toks[at].low) in _ARTICLES:
        at += 1
    if at >= len(toks) or fold(toks[at].low) not in _NOUNS:
        return start
    end = at + 1
    while end < len(toks) and (fold(toks[end].low) in _LINKS or _in_which(toks, end)):
        end += 2 if _in_which(toks, end) else 1
    return end if end > at + 1 else start


def _in_which(toks: tuple[Token, ...], at: int) -> bool:
    after = toks[at + 1].low if at + 1 < len(toks) else ""
    return toks[at].low in {"in", "on", "auf", "en"} and after in {"which", "dem", "der", "que"}


def about_work(clause: str, language: str) -> bool:
    """Whether nothing in the clause speaks of the picture: only requests, formats, money, time and manners."""
    words = [fold(t.low) for t in tokens(clause) if t.kind != "mark"]
    little = _frame(language) | _PROCESS
    telling = [w for w in words if w not in little and not w[:1].isdigit()]
    work = any(w in _PROCESS for w in words)
    dated = bool(DATED.search(clause) or PRICED.search(clause))  # "9 pm" and "8 €" are to be read in the picture
    return (not telling and (work or not dated)) or (len(telling) <= 1 and work)


def speaks_of_people_asking(clause: str) -> bool:
    """Whether the clause speaks in the first or second person."""
    return any(fold(t.low) in _PERSON for t in tokens(clause))
