"""What of a clause is told about the asker or the work and not about the picture, by the shape of the sentence.

Somebody who tells a story says at some point what they want ("and this year we'd love a poster with …"): what stands
behind that is the wish, what stands before it is the story, unless it already named a thing to deliver. Camera and
printer talk is about the making.
"""

import re

from images_mcp.engines.minds.rules.structure import take_apart

_ADVERB = r"(?:just|really|also|now|then|still|only|kind of|sort of|maybe|perhaps|probably)"
_WANT = re.compile(
    # English: a person, modals, a verb of wanting, and what may come between it and the thing
    rf"(?i)\b(?:i|we|they|he|she|you|who|(?:my|our|the) [\w'-]+(?: [\w'-]+)?)(?:'d|'ll|'m|'re|'s| am| are| is| would| could| will| was| were| had| have been| has been| been| {_ADVERB})*"
    rf"\s+(?:{_ADVERB} )*(?:want|wants|wanted|need|needs|needed|love|like|prefer|require|fancy|thought|after|hoping for|looking for|going for|thinking(?: of| about)?|picturing|imagining|envisioning)"
    r"(?:\s+(?:um|uh|about|maybe|perhaps|something like|is|like|of|to (?:have|see|get|show|commission|order|feature)|(?:you|someone|somebody) to (?:make|draw|do|design|create|paint)(?: (?:me|us))?|(?:the )?[\w']+ to (?:see|get)))*[:,]?\s+(?=(?:an?|the|one|two|three|four|five|six|some|something|\d+|my|our|his|her|their)\b|[a-z]+s\b)"
    r"|\b(?:hätten?|möchten?|will|wollen|wünsch(?:en?|t)|bräuchten?|brauchen?|suchen?)\b(?:\s+(?:ich|wir|gern|gerne|uns|mir|sich|dafür|dazu|dringend|am liebsten|noch|jetzt|also|bitte|dass))*[:,]?\s+(?=(?:eine?[nmrs]?|irgendwas|etwas|zwei|drei|vier|das|den|die|der|\d+)\b|[A-ZÄÖÜ])"
    r"|\b(?:quiero|queremos|quisiera|quisiéramos|necesito|necesitamos|(?:me|nos) (?:gustaría|encantaría|vendrían? bien|har(?:ía|ían) falta|hacen? falta)|buscamos|busco|pensé en|pensamos en)\b(?:\s+(?:tener|ver|mostrar|hacer|que (?:salga|se vea|aparezca)n?))?[:,]?\s+(?=(?:algo|una?|unos|unas|el|la|los|las|dos|tres|\d+|mi|nuestr[oa])\b)"
    r"|\b(?:je|j'|on|nous|il (?:me|nous)|il)\s?(?:veux|voudrais|aimerais|cherche|veut|voudrait|aimerait|voulons|voudrions|aimerions|cherchons|faut|faudrait|pensais à|pensions à)\b(?:\s+(?:bien|avoir|voir|montrer|donc|que (?:tu|vous) \w+))*[:,]?\s+(?=(?:quelque chose|une?|des|le|la|les|deux|trois|\d+|mon|ma|notre)\b|l'|d')"
)
_WISHING = re.compile(
    r"(?i)\b(?:want|need|love|like|think|thought|wonder|hop(?:e|ing)|looking|after|prefer|fancy|imagin|pictur|possible|idea|go(?:ing)? for|could|would|can|make|get"
    r"|hätte|möchte|wünsch|bräucht|brauch|such|könn|würde|dachte|will|woll|quiero|quer|quis|necesit|gustaría|encantaría|vendr|falta|busc|pens|pued|podr|see |sehen |vemos |voyons |veu|voul|voudr|aimer|cherch|faut|faudr|pens|peu|pourr)"
)
_ORDER = re.compile(
    r"(?i)(?:^|\b(?:and|to|can|could|you|u|ya|please|kindly|then|just|und|bitte|mal|y|et|de|que|puedes|podrías|peux-tu|pouvez-vous)\s+)(?:make|create|design|draw|generate|give|show|paint|sketch|illustrate|prepare|mache?|erstellen?|gestalten?|zeichnen?|malen?|haz|crear?|diseñar?|dibujar?|hacer|faire|fais|créer?|dessiner?)"
    r"(?:\s+(?:me|us|mir|uns|nous|moi))?\s+(?=(?:an?|the|one|two|three|some|\d+|eine?n?|irgendwas|something|algo|zwei|drei|una?|dos|tres|une|deux|trois|a mi|mi|my|our)\b)"
)
_NAMELY = re.compile(
    r"(?i)\b(?:(?:(?:so|but|and|also|aber|sondern|pero|así que|mais|donc|alors) )?(?:instead|stattdessen|en su lugar|à la place)|und zwar|nämlich)[,:]?\s+(?!of\b|d['eu])(?=\w)"
)
_STORY = re.compile(
    r"(?i)^(?:[\w'’]+\s+){0,3}?(?:we|i|i'm|we're|i've|we've|wir|ich|nous|je|j'ai|nosotros|yo)\s"
    r"|^(?:tengo|tenemos|somos|soy|estoy|estamos|hemos|trabajo|vendo|vendemos|hago|hacemos)\s"
    r"|^(?:(?:so|and|but|also|well|und|y|et|basically)\s+)*(?:my|our|unsere?|meine?|mi|mis|nuestr[oa]s?|mon|ma|mes|notre|nos)\s+[\w'’-]+(?:\s+[\w'’-]+){0,2}?\s+(?:and i\s|is\s|are\s|was\s|has\s|have\s|does\s|makes?\s|runs?\s|sells?\s|loves?\s|hates?\s|likes?\s|turns\s|ist\s|sind\s|hat\s|haben\s|macht\s|wird\s|werden\s|heiratet\s|feiert\s|es\s|son\s|tiene\s|vende\s|cumple\s|est\s|aura\s|fête\s|sont\s|ont\s|organise\s|vend\s|fait\s)"
    r"|^(?:(?:et|mais|donc|alors)\s+)*(?:mon|ma|mes|notre|nos)\s+[\w'’-]+(?:\s+[\w'’-]+){0,2}?\s+a\s"
)
_MAKING = re.compile(
    r"(?i)\b(?:shot|taken|captured|photographed|filmed) (?:on|with|using) (?:an? |my )?(?![^,;:.]*\b(?:film|polaroid))[^,;:]*?(?=$|[,;:])"
    r"|\b\d{2,3}\s?mm(?! film)(?: (?:lens|prime))?\b|(?:\bat )?\bf\s?/\s?\d+(?:\.\d+)?\b|\bf\d(?:\.\d)?\b|\b1/\d{2,5}\s?s?\b|\biso\s?\d{2,5}\b|\b\d{2,4}\s?dpi\b"
    r"|\b(?:cmyk|rgb|hdr|dslr|bokeh|octane(?: render)?|unreal engine(?: \d)?|v-ray|ray.?trac\w+|global illumination|(?:4|8|16)k|uhd)\b"
    r"|(?<!\S)--?[a-z]{1,9}(?:\s+[\w:.]+)?(?=\s*(?:--|$))|(?<![A-Z]\w{2} )\bA[2-6]\b(?= |$|,)"
    r"|^(?:portrait|landscape|square|vertical|horizontal|upright|rounded square|hochformat|querformat|quadratisch|vertical|apaisado|paysage|carré|縦長|横長)(?: (?:format|orientation))?$"
)
_ON = re.compile(r"(?i)^on (?:organise|monte|ouvre|lance|prépare|fête|vend|est|a|va)\s")
_LABELLED = re.compile(r"(?:^|[.;,\n]\s*)([A-ZÄÖÜÉÈÀ][\wäöüéèàß-]+(?: [\wäöüéèàß-]+)?)\s*:\s+(?=\S)")
_SHOWN_LABEL = re.compile(r"(?i)headline|title|titel|text|caption|überschrift|slogan|título|texto|titre|texte")
_TAG_LABEL = re.compile(r"(?i)^(?:deliverable|use|usage|format|size|medium|output|verwendung|uso|usage)$")
_VAGUE = re.compile(
    r"(?i)^(?:something|irgendwas|irgendetwas|etwas|algo|quelque chose)\s+(?:(?:nice|fun|simple|like|about|with|of|wie|mit|como|con|comme|avec|de)\s+)+(?=\w)"
)
_FOR_WHAT = re.compile(
    r"(?i)(?:for|für|fürs|zum|zur|para|pour) (?!me\b|us\b|mich\b|uns\b|mí\b|moi\b|nous\b)[^,]{4,60}$"
)
_SEVERAL_LABELS = 2
_LEAST = 3


def making_off(clause: str) -> str:
    """The clause without camera, printer and renderer talk."""
    return re.sub(r"\s{2,}", " ", _MAKING.sub("", clause)).strip(" ,;")


def settings_in(text: str) -> int:
    """How many words of cameras, printers and renderers a text holds."""
    return len(_MAKING.findall(text))


def labels_off(text: str) -> str:
    """A form filled in ("Client: …. Idea: …. Tone: …") without its labels; one colon alone is part of a sentence."""
    if len(_LABELLED.findall(text)) < _SEVERAL_LABELS:
        return text

    def bare(match: re.Match[str]) -> str:
        label = match.group(1)
        lead = match.group()[: match.start(1) - match.start()]
        return f"{lead}{label.lower()} " if _SHOWN_LABEL.search(label) else lead

    return _LABELLED.sub(bare, text)


def is_story(clause: str, language: str) -> bool:
    """Whether a clause tells of the asker and wants nothing: "we run a studio in Cornwall", "my patients are anxious"."""
    told = _STORY.match(clause) or (language == "fr" and _ON.match(clause))
    return bool(told) and not _WISHING.search(clause)


def wish_in(clause: str, language: str) -> str:
    """The clause from where somebody says what they want, where before that nothing to be seen was named."""
    found = [
        m for pattern in (_WANT, _ORDER, _NAMELY) for m in pattern.finditer(clause) if len(clause) - m.end() > _LEAST
    ]
    for match in sorted(found, key=lambda m: -m.end()):
        before = clause[: match.start()].strip(" ,")
        parts = take_apart(before or ".", language)
        shown = [h for h in (*parts.things, *parts.uses) if h.concept.kind not in {"business", "person"}]
        if _FOR_WHAT.match(before):
            return f"{_VAGUE.sub('', clause[match.end() :].strip())}, {before}"
        if not before or _STORY.match(before + " ") or not (shown or parts.quotes):
            return _VAGUE.sub("", clause[match.end() :].strip())
    return _VAGUE.sub("", clause)


# First and second person only: "she holds a lantern" is a description.
_WE = {
    "en": re.compile(r"(?i)\b(?:i|i'm|i've|i'd|we|we're|we've|we'd|you)\s+(?!see\b)[a-z']+\b"),
    "de": re.compile(r"(?i)\b(?:ich|wir|ihr|eure[rn]?) (?=[a-zäöüß]+\b)|\b(?:hat|haben|war|waren|geht) (?:ich|wir|es|uns|ja)\b"),
    "es": re.compile(r"(?i)\b(?:yo|nosotros|usted|me|nos)\s\w+|\b(?:somos|hemos|queremos|\w{2,}[tvdczsbjn](?:amos|emos))\b|\b(?:tengo|soy|estoy|quiero|necesito|empecé|creo|vendo|trabajo)\b"),
    "fr": re.compile(r"(?i)\b(?:je|nous|on|tu|vous)\s\w+|\bj'\w+|\b(?:ma|mon|mes|notre) [\w'-]+ (?:a|est|ont|sont|fait)\b"),
    "ja": re.compile(r"(?:私|僕|俺|うち|弊社|当社)|(?:です|ます|ました|でした|ません|なので|のですが|ですが|てい?たので|けれど)$"),
}  # fmt: skip


def is_told(clause: str, language: str) -> bool:
    """Whether a clause is talk: a sentence with a subject of its own about the asker or somebody they know."""
    return is_story(clause, language) or bool(_WE.get(language, _WE["en"]).search(clause))
