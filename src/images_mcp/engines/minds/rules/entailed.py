"""What a wish says without naming the aspect: a medium has its colours, "am Kai" is a place, "called Terzo" brings words.

Grammar and the ordinary words of making pictures, in five languages; what is found here need not be asked, and the small
model in `weighing` hears of it.
"""

import re

from images_mcp.brief import Aspect

A = Aspect
# What a medium says by itself: how it is made, and where it has no colours, those too.
ENTAILED = {
    A.STYLE: re.compile(
        r"(?i)\b(?:photos?|photographs?|shots?|close-?ups?|selfies?|paintings?|drawings?|sketch(?:es)?|render(?:ing)?s?|engravings?|cartoons?|doodles?|prints?|photographie|foto|photo|dibujo|dessin)\s+(?:of|from|von|de|d')\b"
        r"|\b\w+(?:fotos?|fotografie|aufnahme|zeichnung|gemälde|malerei|skizze|stich|schnitt|druck)\b|\bfotografía de\b|\b(?:pixel|concept|line|fan|clip|vector|ascii|op|pop|street|low-poly|voxel) art\b|(?:写真|風|イラスト|画)(?:で|の|$|、)"
        # a manner: "Linienstil", "façon herbier", "al estilo de", "レトロ調"
        r"|\b\w+(?:stil|optik|look)\b|\b(?:im stil|façon|à la manière|style|(?:al |de )?estilo|a la manera de|in the (?:style|manner) of)\b(?! ?[,.;:?!])|\b\w+[ -](?:style|styled|esque)\b|(?:調|タッチ|テイスト)(?:で|の|$|、)"
        r"|\b(?:wordmark|wortmarke|monogramm?e?|monograma|colou?ring (?:page|sheet|book)|malvorlage|ausmalbild|dibujo para colorear|coloriage|bodegón|still life|stillleben|nature morte)\b|塗り絵|静物"
    ),
    A.PALETTE: re.compile(
        r"(?i)\b(?:charcoal|pencil|graphite|black[ -](?:and|&|n)[ -]white|b&w|monochrom\w*|sepia|silhouettes?|blueprint|daguerreotype|line art|ink wash|etching|engraving|schwarz-?wei(?:ß|ss)\w*|bleistift\w*|kohlezeichnung|kupferstich|blanco y negro|a lápiz|carboncillo|noir et blanc|au crayon|fusain|gravure)\b|白黒|モノクロ|鉛筆|木炭|水墨"
        # how many colours, or light on dark; a page to colour in has none
        r"|\b(?:duotone|bicolou?re?|tri-?colou?r|(?:one|two|three|single|1|2|3)[ -]colou?rs?|(?:ein|zwei|drei|mehr|bunt)farbig\w*|(?:un|dos|tres) (?:solo )?colore?s?|(?:une|deux|trois) (?:seule )?couleurs?|dark mode|light mode|dunkelmodus|modo oscuro|mode sombre|colou?ring (?:page|sheet|book)|malvorlage|ausmalbild|para colorear|coloriage)\b|[一二三単2-3]色|ダークモード|塗り絵"
    ),
    A.COMPOSITION: re.compile(
        r"(?i)\b(?:side by side|split[ -]screen|nebeneinander|gegenüber(?:gestellt|stellung)|lado a lado|côte à côte|before (?:and|&) after|vorher[ -]nachher|antes y después|avant[ /-]après|cutaway|cross[ -]section|querschnitt|längsschnitt|corte transversal|coupe (?:de|d'|transversale)|in the (?:middle|corner)|seen from|gesehen|visto desde|vue? d)\b|並べ|断面|左を空け|右を空け"
    ),
    A.TEXT: re.compile(r"(?i)\b(?:labell?ed|beschriftet|légendée?s?|rotulad[oa]s?|etiquetad[oa]s?)\b"),
    A.LIGHTING: re.compile(
        r"(?i)\b(?:night\w*|midnight|[1-5] ?am|dawn|dusk|sunrise|sunset|twilight|candle-?lit|moonlit|backlit|neon|golden hour|nacht\w*|mitternacht|morgengrauen|dämmerung|sonnen(?:auf|unter)gang|noche|madrugada|amanecer|atardecer|anochecer|nuit|minuit|aube|crépuscule|(?:lever|coucher) du soleil)\b|夜|夕|朝焼|日の出|月明"
    ),
}
ON_SOMETHING = re.compile(
    r"(?i)\b(?:on|against|atop|auf|vor|sobre|sur|contre)\s+(?:an?\s+|the\s+|una?\s+|une?\s+|eine[mr]\s+)?(?!monday|tuesday|friday|screen|instagram|etsy|amazon|our|my)\w{3,}|の上の|背景"
)
DOING = re.compile(
    r"(?i)\b(?!morning|evening|wedding|king|ring|thing|something|anything|spring|building|painting|drawing|string|wing)[a-z]{3,}ing\b"
    r"|\b(?:tanzt|spielt|spielen|schläft|läuft|rennt|fliegt|sitzt|liest|qui \w+|que \w+|\w+(?:ando|iendo))\b|ている|て歩く|る(?:犬|猫|人|女|男|子)"
)
WEARING = re.compile(
    r"(?i)\b(?:with|wearing|dressed|carrying|in an? [a-z]+ (?:coat|dress|hat|suit|jacket|cloak)|mit|trägt|con|avec|portant|vestid[oa]|holding|as an?|costume|uniform|outfit|armou?r|kostüm|rüstung|traje|armadura|armure)\b|を持つ|を着た|をかぶった"
)
PLACED = re.compile(
    r"(?i)\b(?:in|at|near|inside|under|over|by|beside|along|through|above|between|across|behind|on)\s+(?:a|an|the|his|her|their|my)\s+(?!style|photo|format|screen|slide|poster|white|plain|mug|shirt)\w"
    r"|\b(?:am|im|beim|unter (?:dem|der|einem)|über (?:dem|der)|auf (?:dem|der|einem|einer)|en (?:la|el|un|una)|bajo|sobre (?:la|el)|dans (?:la|le|un|une)|sur (?:la|le|un|une)|sous)\s+\w|の(?:上|中|下|前|そば)(?:の|で|に)"
)


def says_where(text: str) -> bool:
    """Whether a wish says where something is: "on a table", "im Garten", "木の下で"."""
    return bool(PLACED.search(text))


# Words for the lettering are at hand: a name is given, a day, a time, a price.
NAMING = re.compile(
    r"(?i)\b(?:called|named|name is|titled|entitled|says?|reads?|saying|genannt|namens|heißt|titel|se llama|llamad[oa]|titulad[oa]|que diga"
    r"|s'appelle|appelée?|nommée?|intitulée?|qui dit)\b|という|と書|名前|店名|題"
)
DATED = re.compile(
    r"(?i)\d{1,2}(?::\d\d|\s?(?:am|pm|uhr|h\b))|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b|\d月|\d日|曜"
)
PRICED = re.compile(r"[€$£¥%]|\d円|割引")
OWNERS = re.compile(
    r"(?i)\b(?:our|my|we|i|unser\w*|mein\w*|wir|ich|mi|nuestr\w+|notre|mon|ma|nous|je)\b|うち|私|当社|弊社"
)
