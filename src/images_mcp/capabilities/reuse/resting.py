"""How things rest, sit, hang and are held, in five languages: closed classes that tell when saying so says nothing."""

from images_mcp.capabilities.reuse.inflection import verb_key
from images_mcp.capabilities.reuse.lexicon import building, of_kind
from images_mcp.engines.minds.rules.words import fold, stem


def _keys(words: str) -> frozenset[str]:
    """Words as they are called in a graph: as written, without accents, stemmed, with a gender that tells two apart."""
    plain = {
        form for word in words.split() for form in (word, fold(word), *(stem(word, c) for c in ("de", "es", "fr")))
    }
    return frozenset(plain | {f"{word}_{gender}" for word in plain for gender in "mf"})


CONTAINERS = _keys(
    "tray glass cup mug bottle box bowl jar can bag basket pot bucket barrel crate tin plate glas tasse flasche kiste schale dose korb "
    "schachtel becher teller eimer vase vas korb copa cuenco taza botella caja tazón lata cesta vaso plato verre bouteille boîte boite bol panier pot assiette "
    "ボウル 花瓶 籠 かご 箱 皿 グラス コップ 瓶 鍋 バケツ"
)
OPEN = _keys(
    "bowl basket bucket crate nest cage aquarium vase hammock korb nest käfig vase hängematte cesta nido jaula jarrón florero hamaca "
    "panier nid cage hamac ボウル 花瓶 籠 かご 箱 巣 水槽 バケツ"
)
"""What is seen to hold things: a mug with a heart may bear one, a basket with apples has them inside."""
OPENINGS = _keys(
    "door window gate hole tür fenster tor loch puerta ventana portón agujero porte fenêtre portail trou 扉 ドア 窓 門 穴"
)
"""What is in a wall that has it."""
UMBRELLAS = _keys("umbrella parasol regenschirm schirm sonnenschirm paraguas sombrilla parapluie ombrelle 傘 日傘")
"""What one is under holds it."""
SEATED_ON = _keys(
    "bench chair armchair stool throne saddle park_bench branch twig log leaf flower sunflower "
    "bank parkbank stuhl sessel hocker thron ast zweig baumstamm blatt blüte "
    "banco silla sillón trono rama tronco hoja flor banc chaise fauteuil trône branche tronc fleur"
)
"""Where one cannot well be but sitting, so that saying so says nothing."""
SEATS = SEATED_ON | _keys(
    "couch sofa sofá canapé windowsill fensterbrett fensterbank alféizar lap schoß regazo rodilla genou snow grass sand ice schnee gras sand eis nieve hierba arena hielo neige herbe sable glace ソファ ベッド ベンチ 椅子 枝 草 砂 雪 氷 床 絨毯 畳 芝生 布団 クッション 岩 屋根 テーブル 机 食卓 カウンター 棚 膝"
)
"""What one is on or in and means the same: a chair, a sofa, a table in Japanese."""
STANDING = frozenset("stand steh debout".split())
DONE_SITTING = frozenset(
    "knit sew crochet embroider strick hakel stick nah bestick tej bord cos tricot brod "
    "chess piano schach klavi ajedrez echec".split()
)
"""What one does, or plays, sitting, where nothing else is said."""
WATERS = _keys(
    "sea ocean lake river pond pool stream meer see fluss teich bach schwimmbad pool mar océano lago río estanque piscina arroyo "
    "mer océan lac rivière étang piscine ruisseau"
)
"""Where whoever is in it may as well swim."""
BESIDE = frozenset(
    "by near under in_front_of behind outside neben bei an vor hinter unter a_lado_de al_lado_de delante_de detrás_de debajo_de "
    "à_côté_de devant derrière sous près_de".split()
)
RESTING = frozenset(
    "stand rest plac locat situat set steh platzier gestellt befind encontr coloc situ pos trou plac repos".split()
)
SITTING = frozenset("sit sitz sent asseoir ass assis sitzt".split())
FLOATING = frozenset("float flot flott schwimm".split())
LYING = frozenset("li ly lieg yac".split()) | FLOATING
"""How only some things rest: a lake lies and bread lies, but a bottle that lies is not one that stands."""
POSTURES = frozenset(
    "lean lean_on hang perch curl park dock moor tilt wilt wither fade kneel crouch sprawl stretch slump huddle gather seat stack rust hid hidden "
    "lehn hang park kaue knie versammel welk rost apoy colg pos aparc amarr inclin marchit sent arrodill tumb oxid acurruc "
    "appuy perch gar amarr adoss inclin fan assis agenouill accroup allong rouill couch blott".split()
)
"""What comes to one whether somebody does it or it is done to them: a bicycle leaning, or leant, against a wall."""
RIDING = frozenset({"rid"})
GOING = frozenset("driv travel sail fahr segel circol naveg roul navigu".split())
"""What vehicles do wherever they are, unless something else is said."""
RESTED_AT = frozenset("on in at by near under above in_front_of behind outside auf in an neben bei vor hinter unter über over_de en "
    "a_lado_de al_lado_de delante_de detrás_de debajo_de sur dans à à_côté_de devant derrière sous près_de".split())  # fmt: skip
SEEING = frozenset(
    verb_key(verb, code)
    for code, verbs in {
        "en": "watch see look observe photo photograph draw paint sketch point",
        "de": "beobachtet schaut sieht betrachtet fotografiert malt zeichnet",
        "es": "mira observa contempla fotografía dibuja pinta ve",
        "fr": "regarde observe contemple photographie dessine peint voit",
    }.items()
    for verb in verbs.split()
)
"""What is done to somebody from afar."""
_UPRIGHT = frozenset(
    "bottle vase candle lamp lantern chair ladder statue sculpture sign doll robot figure glass cup mug flasche kerze lampe laterne stuhl "
    "leiter statue schild puppe glas tasse becher botella vela lampara silla escalera estatua muneco vaso taza bouteille bougie lampe chaise "
    "echelle poupee verre tasse".split()
)
_FLOATS = frozenset(
    "balloon hot_air_balloon cloud leaf boat rowboat sailboat ship wolke ballon luftballon blatt boot ruderboot segelboot schiff "
    "nube globo hoja barca barco velero nuage feuille barque bateau voilier".split()
)


def upright(word: str, language: str) -> bool:
    """Whether a thing that lies is not one that stands: a bottle, a bicycle, a tree; a letter and a lake can but lie."""
    stands = any(of_kind(word, language, kind) for kind in ("vehicle", "plant"))
    return fold(word) in _UPRIGHT or word in CONTAINERS or building(word, language) or (stands and not floats(word))


def floats(word: str) -> bool:
    """Whether a thing in the air or on the water cannot well be but floating."""
    return word in _FLOATS
