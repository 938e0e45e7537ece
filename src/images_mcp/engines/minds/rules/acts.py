"""What somebody does with words besides asking for a change: thanking, asking about the picture, taking a step back.

Told by grammar: thanks are made of closed classes only; a question opens with a question word or an inverted past verb,
or is an order to tell or show, and speaks of one of a few topics. Whatever asks for a change ("can you make…", "what about
a blue one?") has neither and is left to the instructions' own grammar.
"""

import re
from enum import StrEnum

from images_mcp.engines.minds.rules.words import fold


class Act(StrEnum):
    """What was done in words."""

    THANKS = "thanks"
    CHANGED = "changed"
    HISTORY = "history"
    COST = "cost"
    FACTS = "facts"


_THANKS = r"thanks|thank you|thx|ty|cheers|danke(?:schon)?|vielen dank|dankeschon|gracias|merci|ありがとう(?:ございま(?:す|した))?|どうも|感謝(?:します)?"
_PRAISE = (
    r"great|good|nice|perfect|lovely|wonderful|beautiful|amazing|awesome|cool|excellent|fantastic|super|love it|i love it|"
    r"i like it|like it|well done|good job|nice work|toll|schon|prima|klasse|perfekt|wunderbar|gut gemacht|gefallt mir|"
    r"genial|perfecto|bonito|precioso|excelente|muy bien|me encanta|me gusta|parfait|magnifique|joli|excellent|super|bravo|"
    r"j'adore|j'aime|tres bien|c'est|最高|素晴らしい|すばらしい|いいね|いいですね|完璧|すごい|きれい|気に入りました|です|ですね"
)
_FILLERS = (
    r"so|very|much|a lot|really|all|for|it|that|this|your|the|help|work|everything|you|is|looks|that's|it's|oh|wow|ok|okay|yes|"
    r"again|sehr|dir|ihnen|fur|die|hilfe|alles|das|ist|sieht|aus|ja|so|mil|muchas|muchisimas|por|la|ayuda|todo|te|lo|esta|queda|"
    r"es|si|beaucoup|bien|pour|l'aide|tout|oui|a|toi|vous|とても|本当に|わあ|はい"
)
_SPLIT = re.compile(r"[\s,.;:!¡?¿…、。！？♥❤👍🙏😊-]+")

# Question words with the verbs that stand in questions about what is or was, and orders to tell or show.
_ASKED = re.compile(
    r"^(?:(?:ok|okay|and|so|but|hey|sorry|und|y|et|ja|wait|hm+)[ ,]+)*(?:"
    r"(?:what|which|how|when|where|who)\b(?! about)(?! if)(?!.*\b(?:should|could|would|can|make|if)\b)|"
    r"(?:did|have|has|was|were|is|are|do|does)\b(?! (?:you (?:able|willing|allowed)|we|it possible))|"
    r"(?:please )?(?:(?:can|could|would|will) (?:you|i) (?:please )?)?(?:tell|show|list|remind|explain|summari[sz]e|see)\b|"
    r"(?:was|welche[rsn]?|wie|wann|wo|wer|wieviel|hast|hat|habt|ist|sind|wurden?)\b|"
    r"(?:bitte )?(?:(?:kannst|konntest) du (?:mir )?)?(?:zeig|zeige|sag|sage|nenn|nenne|liste|erklar|erklare)\b|"
    r"(?:que|cual(?:es)?|cuanto|cuanta|cuantas|cuantos|cuando|donde|quien|como|has|ha|es|son)\b|"
    r"(?:muestra|muestrame|ensename|dime|lista|explica|explicame|puedes (?:mostrar|decir)(?:me)?)\b|"
    r"(?:que|qu'|quel(?:le)?s?|combien|quand|ou|qui|comment|as-tu|avez-vous|a-t-|est-ce)|"
    r"(?:montre|dis|liste|explique|peux-tu (?:me )?(?:montrer|dire))\b)"
)
_ASKED_JA = re.compile(
    r"(?:[ぁ-んァ-ヶ一-龯])[?？]$|(?:ですか|ますか|ましたか|たか|のか|かな)[。?？]?$|(?:教えて|見せて|表示して|一覧)"
)

_TOPICS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (Act.FACTS, re.compile(r"^(?:who|wer|quien|qui)\b(?! is (?:it|this|that) for)|誰")),
    (
        Act.FACTS,
        re.compile(
            r"^(?:what|which|que|quel(?:le)?s?|welche[rs]?|cual(?:es)?) (?:colou?rs?|farben?|colores?|couleurs?)\b(?! (?:looks?|works?|suits?|would|is better))|何色|どんな色|どの色"
        ),
    ),
    (
        Act.COST,
        re.compile(
            r"\b(?:cost|costs|price|pay|paid|spen[dt]|charged?|expensive|money|dollars?|bill|budget|kostet?|kosten|gekostet|"
            r"preis|bezahlt|ausgegeben|teuer|geld|cuesta|costado|costo|coste|precio|pagad[oa]|gastad[oa]|dinero|coute|"
            r"coutent|prix|paye|depense|argent)\b|いくら|費用|料金|値段|金額|コスト"
        ),
    ),
    (
        Act.HISTORY,
        re.compile(
            r"\b(?:history|versions|timeline|all (?:the )?steps|steps so far|verlauf|versionen|schritte|historial|versiones|"
            r"pasos|historique|etapes)\b|履歴|バージョン一覧|これまで|経緯"
        ),
    ),
    (
        Act.CHANGED,
        re.compile(
            r"\b(?:changed?|changes|differen(?:t|ce)|differs|did you do|have you done|modif(?:y|ied)|edited|(?:ge|ver)andert|"
            r"anderung(?:en)?|anders|neu|gemacht|cambi(?:o|ado|aste|os|ar)|hiciste|has hecho|diferen(?:te|cia)s?|modificad[oa]|"
            r"changements?|modifi(?:e|es|cations?)|fait|different(?:e|s)?)\b|変え|変わ|変更|違い|何をし"
        ),
    ),
    (
        Act.FACTS,
        re.compile(
            r"\b(?:size|big|large|resolution|dimensions|pixels|saved?|file|folder|path|located|model|engine|drew it|prompt|format|"
            r"alt text|seed|gross|grosse|auflosung|gespeichert|datei|ordner|modell|tamano|resolucion|guardad[oa]|archivo|carpeta|"
            r"modelo|formato|taille|resolution|enregistree?|fichier|dossier|modele|grande?)\b|サイズ|解像度|保存|ファイル|モデル|形式|プロンプト"
        ),
    ),
)
_TOLD_ONLY = re.compile(
    r"^(?:(?:please|bitte) )?(?:the |den |der |die |el |la |l'|le |les )?(?:history|versions|verlauf|historial|historique|履歴)[?.! ]*$"
)
_ORDER = re.compile(r"^(?:please |bitte )?(?:show|list|zeig|zeige|muestra|muestrame|ensename|montre)\b")
_LONGEST = 160
_FEW = 2


def act_of(text: str) -> Act | None:
    """What was done with these words, where they ask for no change; None where they may."""
    said = " ".join(fold(text).replace("ß", "ss").replace("\u2019", "'").split())
    if not said or len(said) > _LONGEST:
        return None
    if _thanks(said):
        return Act.THANKS
    if _TOLD_ONLY.match(said):
        return Act.HISTORY
    bare = said.lstrip("¿¡ ")
    if not (_ASKED.match(bare) or _ASKED_JA.search(bare)):
        return None
    if re.match(r"(?:is|are|do|does|es|son|ist|sind)\b", bare) and not bare.endswith(("?", "？")):
        return None
    found = ((act, place) for act, topic in _TOPICS if (place := topic.search(bare)))
    return next((act for act, place in found if not _ORDER.match(bare) or _is_all(bare[place.end() :])), None)


def _is_all(after: str) -> bool:
    """Whether next to nothing follows: "show me the versions so far", but not "show me versions with a red car"."""
    return len(_SPLIT.sub(" ", after).split()) <= _FEW


def _thanks(said: str) -> bool:
    """Whether thanks or praise is all there is: those words, and words that only go with them."""
    core = re.compile(rf"(?:{_THANKS}|{_PRAISE})+")
    left = re.sub(rf"(?<![\w'])(?:{_THANKS})(?![\w'])|(?:ありがとう(?:ございま(?:す|した))?)", " ", said)
    thanked = left != said
    left = re.sub(rf"(?<![\w'])(?:{_PRAISE})(?![\w'])", " ", left)
    if not thanked and left == said:
        return False
    rest = [word for word in _SPLIT.split(left) if word]
    fillers = re.compile(rf"(?:{_FILLERS})")
    return all(fillers.fullmatch(word) or core.fullmatch(word) for word in rest)


_UNDO = (
    re.compile(r"^(?:please )?(?:undo|revert|reverse|take back) (?:the |that |my |making it |make it )*(?!to )(?P<x>.+?)(?: (?:change|step|part|bit|thing))?$"),
    re.compile(r"^(?:bitte )?(?:mach|mache|nimm) (?:bitte )?(?:die |das |den |dass es )*(?P<x>.+?) (?:wieder )?(?:ruckgangig|zuruck)$"),
    re.compile(r"^(?:por favor )?(?:deshaz|deshacer|revierte) (?:lo de |lo |la |el |los |las )*(?P<x>.+)$"),
    re.compile(r"^(?:annule|annuler|defais|reviens sur) (?:le |la |les |l')*(?P<x>.+)$"),
    re.compile(r"^(?P<x>.+?)(?:の変更)?を(?:元に戻|取り消)"),
)  # fmt: skip
_ANY_STEP = re.compile(
    r"(?:das|dies|es|eso|esto|cela|last|latest|previous|recent|it|that|this|change|step|one|everything|all|\d+|letzte[nrs]?|anderung|schritt|alles|ultim[oa]|"
    r"cambio|paso|todo|eso|dernier|derniere|modification|changement|etape|tout|ca|最後|前|それ|これ|変更| |steps?|changes?|two|three|"
    r"zwei|drei|schritte|dos|tres|pasos|deux|trois|etapes|times|twice|once)+"
)


def step_taken_back(text: str) -> str | None:
    """The step that is to be undone where it is named by what it did ("undo the warmer": "warmer"); else None."""
    said = " ".join(fold(text).replace("ß", "ss").split()).strip(" .!?。")
    for pattern in _UNDO:
        if (found := pattern.match(said)) and not _ANY_STEP.fullmatch(found["x"].strip()):
            return found["x"].strip()
    return None
