"""The closed word classes of four languages: all the grammar that telling a proposition apart needs.

They are lists because they are closed: articles, prepositions, auxiliaries, numerals, strong participles. Nothing here
knows a single wish.
"""

import re
from dataclasses import dataclass, field

from images_mcp.kernel.numerals import CARDINALS, TENS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True)
class Grammar:
    """One language. `ask` strips a request's frame from the front, `thanks` from the end; `joined` unites some words."""

    singular: frozenset[str]
    plural: frozenset[str]
    neutral: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    auxiliaries: frozenset[str]
    by: frozenset[str]
    numbers: dict[str, int]
    ask: re.Pattern[str]
    thanks: re.Pattern[str]
    head_first: bool = False
    before_head: frozenset[str] = frozenset()
    participles: dict[str, str] = field(default_factory=dict)
    participle: re.Pattern[str] = re.compile(r"(?!)")
    adjectives: frozenset[str] = frozenset()
    contracted: dict[str, str] = field(default_factory=dict)
    telling: frozenset[str] = frozenset()  # adjectives that mean something else before their noun
    twofold: frozenset[str] = frozenset()  # nouns that are another word in the other gender
    feminine: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


def _numbers(language: str, more: str) -> dict[str, int]:
    """Number words, and what else counts: "dozen=12"."""
    said = (row.split("=") for row in more.split())
    return CARDINALS[language] | TENS[language] | {word: int(number) for word, number in said}


def _irregular(pairs: str) -> dict[str, str]:
    return {form: row.split("=")[0] for row in pairs.split() for form in row.split("=")[1].split("/")}


def _contracted(pairs: str) -> dict[str, str]:
    return dict(row.split("=") for row in pairs.split())


def _ask(frames: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)^[\s,.:;!¡¿]*(?:{frames})(?:(?<=['’])|(?![\w'’]))[\s,.:;!]*")


def _thanks(frames: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)[\s,.;:!?–-]*(?<![\w'’])(?:{frames})[\s.!?]*$")


_PARTICIPLES = _irregular(
    "wear=worn hold=held eat=eaten drink=drunk see=seen draw=drawn make=made ride=ridden drive=driven build=built "
    "write=written break=broken bite=bitten throw=thrown catch=caught lead=led read=read sing=sung swim=swum fly=flown "
    "grow=grown take=taken give=given tear=torn hide=hidden sweep=swept feed=fed fight=fought teach=taught buy=bought "
    "bring=brought leave=left lose=lost win=won hang=hung spin=spun stick=stuck strike=struck swing=swung wind=wound "
    "bind=bound burn=burnt bend=bent shoot=shot sew=sewn knit=knitted weave=woven carve=carven freeze=frozen fall=fallen "
    "blow=blown steal=stolen choose=chosen wake=woken speak=spoken forget=forgotten light=lit meet=met pay=paid sell=sold "
    "tell=told hear=heard follow=followed chase=chased shake=shaken dig=dug cut=cut sit=sat stand=stood"
)
VERBS = _set(
    "play drink eat read wear hold ride drive carry watch paint write sing cook bake fly chase hunt climb kick throw catch build "
    "push pull feed wash sell buy cut pour open close cross hug kiss lead follow guard fight face touch pick plant water walk "
    "run jump swim sleep sit stand lie dance laugh cry smile bark howl roar sail hang grow shine fall float drift rest wait "
    "look stare talk speak listen study teach dig fish surf ski skate meditate pray graze perch crawl soar blow burn melt "
    "repair knit sew stir slice chop peel grill fry mix taste smell sniff lick bite nibble chew swallow admire celebrate enjoy offer "
    "give bring deliver hide search find lose drop spill lift raise drag tow wrap unwrap fold pack load sweep mop scrub polish rake mow "
    "prune harvest gather collect count sort juggle balance spin twirl bounce roll dribble paddle steer pedal gallop trot march stroll "
    "wander hike jog sprint escape flee wrestle argue whisper shout yell scream hum whistle strum compose photograph draw sketch sculpt "
    "carve forge weld hammer sow shear groom stroke comb brush shave bathe tickle cuddle comfort help rescue save protect defend attack "
    "guide greet wave kneel crouch squat lean peek peer glance gaze observe examine inspect hop leap dive glide hover explode erupt "
    "collapse sink rise bloom blossom wilt sprout drip flow freeze glow sparkle twinkle flicker shimmer reflect surround decorate adorn "
    "approach enter leave arrive depart visit explore discover descend ascend construct destroy break smash shatter tear serve steal "
    "splash paddle fetch trim mend weave bark tend pet hand toss weigh unload roast toast bathe iron vacuum dust hoist anchor moor row "
    "sip munch gobble peck howl growl purr meow chirp quack neigh moo roar hiss slither scurry dart trot lurk prowl pounce nest hatch graze "
    "march parade cheer clap bow curtsy pose model act perform rehearse conduct tune drum fiddle blow inflate deflate pop light ignite "
    "extinguish hose plough plow till sow pluck shuck thresh grind knead roll bake frost ice garnish baste toast brew steep strain "
    "sketch doodle trace etch engrave print stamp seal fold crease snip clip stitch embroider crochet quilt spin dye bleach drape hem "
    "skip skid slide swing sway tumble somersault vault fence box wrestle bowl bat pitch punt tackle dunk serve volley putt cycle sled "
    "skateboard rollerskate snowboard canoe kayak windsurf snorkel parachute hitchhike commute shop browse queue pay haggle bargain"
)
_ADJECTIVES = _set(
    "old young new big small large little tiny huge tall short long wide narrow deep shallow high low fat thin slim round "
    "square flat sharp soft hard smooth rough wet dry hot cold warm cool cozy clean dirty messy full empty open closed dark "
    "light bright pale dim vivid strong weak heavy fast slow quick quiet loud happy sad angry calm proud brave shy lazy busy "
    "tired sleepy hungry gentle wild tame free rich poor fresh ripe rotten raw sweet sour bitter spicy beautiful pretty ugly "
    "cute handsome elegant simple plain fancy modern ancient antique vintage retro classic medieval futuristic rustic urban "
    "rural tropical arctic alpine northern southern eastern western french italian japanese chinese american english german "
    "spanish mexican indian african greek roman norse wooden golden woolen silken stone glass metal steel brass copper "
    "ceramic paper plastic leather cotton velvet red orange yellow green blue purple violet pink brown black white gray "
    "beige cream turquoise teal cyan magenta crimson scarlet navy silver gold maroon lavender lilac olive mint coral "
    "snowy mossy dusty muddy foggy sunny stormy cloudy rainy windy misty moody dramatic minimalist realistic abstract "
    "photorealistic surreal whimsical playful colorful monochrome shiny rusty abandoned curly straight bald blond "
    "bearded single lone solitary tall gigantic enormous fluffy striped spotted broken lonely majestic mysterious"
)

PLACES = frozenset(
    "in on at under behind near by above over across through along between in_front_of next_to around beside outside "
    "auf unter hinter vor neben über an am im bei en sobre bajo encima_de dentro_de debajo_de delante_de detrás_de al_lado_de a_lado_de junto_a "
    "dans sur sous devant derrière près_de à_côté_de".split()
)
"""Prepositions of place: what stands behind a deed says where it is done."""

THEIRS = {
    "en": _set("his her its their"),
    "de": _set("sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer"),
    "es": _set("su sus"),
    "fr": _set("son sa ses leur leurs"),
}
"""Whose something is, where that is somebody spoken of."""

GRAMMARS: dict[str, Grammar] = {
    "en": Grammar(
        singular=_set("a an one this"),
        plural=_set("these those some"),
        neutral=_set("the my our any"),
        prepositions=_set(
            "in on at under over behind beside near with without for of from to into through across against above below "
            "between among around by outside along during before after onto toward towards off up down past like as about "
            "than until since via per inside saying called next_to in_front_of across_from surrounded_by dressed_as "
            "dressed_in in_the_style_of full_of made_of round beyond within amid underneath"
        ),
        conjunctions=_set("and & plus + or while"),
        relatives=_set("that who which whose where"),
        auxiliaries=_set("is are was were be being been it's there's it"),
        by=_set("by"),
        numbers=_numbers("en", "dozen=12 couple_of=2 pair_of=2 trio_of=3"),
        ask=_ask(
            r"hi|hello|hey(?: there)?|good (?:morning|afternoon|evening)|would you mind|i was hoping (?:for|to get|to see)|"
            r"i(?:['’]d| would) be (?:grateful|happy|glad) (?:for|if you (?:could|would))|what i(?:['’]d like| want| need) is|"
            r"i(?:['’]m| am) after|do me a favou?r and|be so kind(?: as)? to|go ahead and|try to|help me(?: to)?|we are looking for|"
            r"let me (?:have|see|get)|(?:drawing|creating|generating)(?= an? )|making(?= an? )|render(?: me)?(?= an? )|can we (?:have|get|see)|okay|ok|so|please|pls|plz|kindly|(?:could|can|would|will) you(?: please| kindly)?|"
            r"i(?:['’]d| would) (?:like|love|appreciate)(?: you)?(?: to (?:have|see|get))?(?: to)?|"
            r"(?:i|we)(?: just)?(?: really)? (?:want|need|wish)(?: you)?(?: to (?:have|see|get))?(?: to)?|"
            r"we(?:['’]d| would) (?:like|love)(?: to (?:have|see|get))?|i(?: a|['’])m looking for|let['’]?s (?:have|see|do)|"
            r"give me|show me|get me|make(?: me| us)?(?= an? | the | some | \d)|create(?: me| us)?|generate(?: me| us)?|"
            r"produce|draw(?: me| us)?|design(?: me| us)?(?= an? )|can i (?:have|get|see)|may i have|could i (?:have|get|see)|"
            r"(?:an? |the |one )?(?:image|picture|pic|visual|scene) (?:of|showing|depicting|featuring|that shows|which shows|with|in which|where)|"
            r"(?:an? )(?:image|picture)(?= where )|there(?:['’]s| is| are)|imagine|how about|what about|see"
        ),
        thanks=_thanks(
            r"please|pls|plz|thanks(?: a lot| so much)?|thank you(?: very much| so much)?|thx|if possible|if you can|"
            r"if you could|if you please|if you don['’]?t mind|if that['’]?s (?:ok|okay|possible|alright)|when you (?:can|get a chance|have time)|"
            r"as soon as possible|thank you in advance|thanks in advance|many thanks in advance|for me|cheers|ta|would you|will you|could you|many thanks|kind regards"
        ),
        participles=_PARTICIPLES,
        adjectives=_ADJECTIVES,
        verbs=VERBS,
    ),
    "de": Grammar(
        twofold=_set(
            "see leiter band tor steuer kiefer schild bauer tau erbe heide hut mangel otter kunde weise gehalt verdienst"
        ),
        feminine=_set("die eine einer meine unsere"),
        participle=re.compile(r"(?:ge|be|ver|er|ent|zer|über|um)\w{2,}(?:t|en)$"),
        contracted=_contracted(
            "am=an im=in ins=in ans=an vom=von zum=zu zur=zu beim=bei vorm=vor hinterm=hinter unterm=unter überm=über fürs=für "
            "ums=um durchs=durch aufs=auf nen=einen ne=eine nem=einem ner=einer drauf=obendrauf obenauf=obendrauf darauf=obendrauf"
        ),
        singular=_set("ein eine einen einem einer eines"),
        plural=_set(""),
        neutral=_set("der die das den dem des mein meine meinen meinem meiner unser unsere unseren unserem unserer"),
        prepositions=_set(
            "in im ins an am ans auf unter über hinter neben nahe mit ohne für von vom aus zu zum zur bei beim durch gegen "
            "vor zwischen um entlang während nach seit bis wie als gegenüber namens aufs voll_mit mit_der_aufschrift außerhalb "
            "innerhalb inmitten oberhalb unterhalb jenseits"
        ),
        conjunctions=_set("und & oder sowie + während"),
        relatives=_set("welcher welche welches"),
        auxiliaries=_set("ist sind war waren wird werden wurde wurden sich es"),
        by=_set("von vom"),
        numbers=_numbers("de", "dutzend=12"),
        ask=_ask(
            r"hallo|hi|hey|bitte|(?:kannst|könntest|würdest) du(?: mir)?(?: bitte)?|(?:können|könnten|würden) sie(?: mir)?(?: bitte)?|"
            r"ich (?:möchte|hätte|brauche|will|wünsche mir)(?: gerne?)?(?: bitte)?|wir (?:brauchen|möchten|hätten)(?: gerne?)?|"
            r"mache? mir|mach(?: mir| uns)?(?: bitte)?|male?(?: mir| uns)?(?: bitte)?|ich suche|wäre es möglich|es wäre schön|könntet ihr(?: mir)?(?: bitte)?|wärst du so nett(?: und)?|gerne?|erstelle(?: mir| uns)?(?: bitte)?|zeichne(?: mir| uns)?(?: bitte)?|generiere(?: mir)?(?: bitte)?|"
            r"zeig(?:e)?(?: mir)?(?: bitte)?|gestalte(?: mir| uns)?(?: bitte)?|gib mir|erzeuge(?: mir)?(?: bitte)?|"
            r"(?:ein |das )?bild (?:von|mit|eines|einer)(?= )|(?:ein )?bild(?=,)|entwirf(?: mir| uns)?(?: bitte)?"
        ),
        thanks=_thanks(
            r"bitte(?: schön)?|danke(?: schön| sehr| dir| ihnen)?|vielen dank|zeichnen|erstellen|malen|machen|generieren|gestalten|entwerfen|zeigen|haben|sehen|wenn möglich|wenn es geht|herzlichen dank|im voraus"
        ),
    ),
    "es": Grammar(
        contracted=_contracted("al=a del=de pa=para"),
        twofold=_set(
            "papa cura capital cometa orden frente corte policía guía radio pendiente cólera coma editorial margen moral batería "
            "trompeta cámara guardia vocal clave pez mañana parte vista canal caza terminal"
        ),
        feminine=_set("la las una unas esta estas"),
        telling=_set("gran grande pobre antiguo antigua nuevo nueva único única cierto alto alta"),
        singular=_set("un una el la este esta"),
        plural=_set("los las unos unas estos estas"),
        neutral=_set("mi mis nuestro nuestra nuestros nuestras lo"),
        prepositions=_set(
            "en a al de del con sin para por sobre entre hacia desde hasta durante contra según como ante tras "
            "lleno_de a_orillas_de al_lado_de debajo_de encima_de delante_de detrás_de dentro_de cerca_de que_dice llamado fuera alrededor"
        ),
        conjunctions=_set("y e o u & + mientras"),
        relatives=_set("que quien cual donde"),
        auxiliaries=_set("es son está están estaba siendo hay fue era se"),
        by=_set("por"),
        numbers=_numbers("es", "docena=12 par_de=2"),
        ask=_ask(
            r"hola|buenas|buenos días|por favor|serías tan amable de|me puedes|me podrías|te pido|se puede|busco|píntame|genérame|(?:podrías|puedes|podría|puede)(?: por favor)?|(?:me )?(?:gustaría|encantaría)(?: ver| tener)?|"
            r"quiero(?: ver| que)?|quisiera(?: ver)?|necesito|necesitamos|queremos|haz(?:me)?|hacer(?:me)?|crea(?:r|me)?|crear(?:me)?|"
            r"dibuja(?:r|me)?|dibujar(?:me)?|dibújame|genera(?:r|me)?|muéstrame|diseña(?:r|me)?(?= un)|dame|créame|hágame|"
            r"(?:una )?imagen (?:de|con|que muestre)|hay"
        ),
        participle=re.compile(r"\w{2,}(?:[ai]d|(?:pues|abiert|rot|escrit|hech|vist)t?)[oa]s?$"),
        thanks=_thanks(
            r"por favor|gracias|muchas gracias|si es posible|si puedes|si no es molestia|mil gracias|de antemano|porfa"
        ),
        head_first=True,
        before_head=_set(
            "pequeño pequeña pequeños pequeñas grande gran grandes viejo vieja viejos viejas joven jóvenes bonito bonita "
            "mucho mucha muchos muchas buen buena nuevo nueva nuevos nuevas alto alta antiguo antigua enorme largo larga único única"
        ),
    ),
    "fr": Grammar(
        contracted=_contracted("au=à aux=à du=de"),
        twofold=_set(
            "tour livre voile mode moule manche poêle vase mémoire page physique somme poste critique garde aide crêpe pendule mousse "
            "solde enseigne office vapeur carpe cartouche cornette finale foudre greffe guide laque œuvre parallèle pique platine "
            "pupille radio statuaire trompette vague vigile"
        ),
        feminine=_set("la une cette ma"),
        telling=_set("grand grande ancien ancienne pauvre cher chère propre seul seule brave curieux haut haute"),
        singular=_set("un une le la l' ce cette cet"),
        plural=_set("les des ces"),
        neutral=_set("mon ma mes notre nos"),
        prepositions=_set(
            "dans en à au aux de d' du sur sous avec sans pour par entre vers après avant depuis pendant contre chez devant derrière comme "
            "rempli_de au_bord_de selon parmi près_de à_côté_de qui_dit appelé hors autour le_long"
        ),
        conjunctions=_set("et ou & + tandis pendant_que"),
        relatives=_set("qui que qu' dont où lequel laquelle lesquels lesquelles"),
        auxiliaries=_set("est sont était étaient étant être se s' c'est y il"),
        by=_set("par"),
        numbers=_numbers("fr", "douzaine=12 paire_de=2"),
        ask=_ask(
            r"bonjour|salut|bonsoir|générer|réalise(?:-moi|r|z)?|serait-il possible (?:de|d['’])|est-ce que tu (?:peux|pourrais)(?: me)?|est-ce que vous (?:pouvez|pourriez)(?: me)?|je cherche|s['’]il (?:te|vous) pla[iî]t|(?:peux|pourrais)-tu(?: me)?|(?:pouvez|pourriez)-vous(?: me)?|"
            r"tu (?:peux|pourrais)(?: me)?|vous (?:pouvez|pourriez)(?: me)?|je (?:veux|voudrais|souhaite|souhaiterais)(?: voir| avoir)?|"
            r"j['’]aimerais(?: voir| avoir)?|j['’]ai besoin d['e]\s?|nous (?:voulons|voudrions)|il (?:me|nous) faut(?:drait)?|"
            r"fais(?:-moi| moi)?|faire|crée(?:-moi|r)?|créez(?:-moi)?|dessine(?:-moi|r)?|dessinez(?:-moi)?|génère(?:-moi|r)?|"
            r"montre(?:-moi)?|donne-moi|(?:une )?image (?:de|d['’]|avec|montrant)|il y a|imagine"
        ),
        participle=re.compile(r"\w{2,}(?:é|i|u|is|it|ert|eint)e?s?$"),
        thanks=_thanks(
            r"s['’]il (?:te|vous) pla[iî]t|merci(?: beaucoup| d['’]avance)?|si possible|si c['’]est possible|par avance|svp|stp"
        ),
        head_first=True,
        before_head=_set(
            "petit petite petits petites grand grande grands grandes vieux vieil vieille vieilles jeune jeunes beau belle "
            "bel bon bonne nouveau nouvelle nouveaux gros grosse haut haute long longue énorme ancien ancienne joli jolie"
        ),
    ),
}
