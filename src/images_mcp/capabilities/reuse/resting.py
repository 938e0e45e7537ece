"""How things rest, sit, hang and are held, in five languages: closed classes that tell when saying so says nothing."""

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
SEATED_ON = frozenset(
    "bench chair armchair stool throne saddl saddle park_bench bank parkbank stuhl sessel hock thron banco silla sillon banc chais chaise "
    "fauteuil".split()
)
"""Where one cannot well be but sitting, so that saying so says nothing."""
SEATS = SEATED_ON | frozenset(
    "couch sofa canape ソファ ベッド ベンチ 椅子 枝 草 砂 雪 氷 床 絨毯 畳 芝生 布団 クッション 岩 屋根 テーブル 机 食卓 カウンター 棚".split()
)
"""What one is on or in and means the same: a chair, a sofa, a table in Japanese."""
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
RESTED_AT = frozenset("on in at by near under above in_front_of behind outside auf in an neben bei vor hinter unter über over_de en "
    "a_lado_de al_lado_de delante_de detrás_de debajo_de sur dans à à_côté_de devant derrière sous près_de".split())  # fmt: skip
