"""What people call the things, parts and layers of a picture: from words to the concepts the scene's names use."""

from functools import cache

from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.revision.wanted import Target
from images_mcp.engines.images.draft.words import Token, Words, fold, plain, rows_of, singular, tokens

# concept | English | German | Spanish | French | Japanese. Things of the catalogue are named there, in five languages.
_NAMES = """
sky | sky, heavens | himmel | cielo | ciel | 空
hill | hill, hills | hügel, hügeln | colina, colinas | colline, collines | 丘
mountain | mountains, peaks, mountain range | berge, bergen, gipfel | montañas, picos | montagnes, sommets | 山々
ground | ground, floor, lawn, meadow, field, sand, soil | boden, wiese, feld, rasen, sand | suelo, césped, prado, arena | sol, pelouse, pré, sable | 地面, 草原
grass | grass, tufts | gras, gräser | hierba, pasto | herbe, herbes | 草
water | water, sea, lake, river, ocean, pond | wasser, meer, see, fluss, ozean | agua, mar, lago, río | eau, mer, lac, rivière | 水, 海, 湖
path | path, way, trail | weg, pfad | camino, sendero | chemin, sentier | 小道
road | road, street | straße, strasse | calle, carretera | rue, route | 道路
fence | fence | zaun | valla, cerca | clôture, barrière | 柵
wall | wall, walls | wand, wände | pared, paredes | mur, murs | 壁
curtain | curtain, curtains, drapes | vorhang, vorhänge, gardinen | cortina, cortinas | rideau, rideaux | カーテン
rug | rug, carpet | teppich | alfombra | tapis | 絨毯
sunlight | sunlight, sunbeam, light beam, beam | sonnenstrahl, lichtstrahl | rayo de luz, rayo de sol | rayon de lumière, rayon de soleil | 日差し
plinth | plinth, pedestal, podium | podest, sockel | pedestal, podio | socle, piédestal | 台座
shadow | shadow, shadows | schatten | sombra, sombras | ombre, ombres | 影
reflection | reflection, reflections | spiegelung, spiegelungen | reflejo, reflejos | reflet, reflets | 反射
rain | rain, raindrops | regen | lluvia | pluie | 雨
snow | snow, snowflakes, snowfall | schnee, schneeflocken | nieve | neige | 雪
fog | fog, mist, haze | nebel, dunst | niebla, neblina | brouillard, brume | 霧
foam | foam, surf | schaum, brandung | espuma | écume | 泡
text | text, lettering, words, writing, title, headline, caption, slogan, letters, name, inscription | text, schrift, schriftzug, beschriftung, titel, überschrift, wörter, name | texto, letras, título, palabras, titular, nombre | texte, lettres, titre, mots, légende, nom | 文字, テキスト, 見出し, タイトル
background | background, backdrop, scenery, surroundings | hintergrund, kulisse, umgebung | fondo, paisaje, entorno | fond, arrière-plan, décor | 背景
subject | subject, main subject, main thing, figure, motif | motiv, hauptmotiv, figur | sujeto, motivo, figura | sujet, motif, figure | 主役, 被写体
people | people, everyone, everybody, persons, crowd | menschen, leute, personen | gente, personas | gens, personnes | 人々, 人
animals | animals, animal | tiere, tier | animales, animal | animaux, animal | 動物
plants | plants, vegetation, greenery | pflanzen | plantas, vegetación | plantes, végétation | 植物
buildings | buildings | gebäude, häuser | edificios | bâtiments, immeubles | 建物
vehicles | vehicles, traffic | fahrzeuge, verkehr | vehículos, tráfico | véhicules, circulation | 乗り物
furniture | furniture | möbel | muebles | meubles | 家具
clutter | clutter, decoration, decorations, ornaments, details, distractions | gerümpel, dekoration, verzierung, verzierungen, details | adornos, decoración, detalles | décoration, ornements, détails | 飾り
logo mark | mark, emblem, icon, symbol | zeichen, emblem, symbol | emblema, símbolo, icono | emblème, symbole, icône | マーク
hat | cap, beanie, headwear, top hat | mütze, kappe, kopfbedeckung | gorra, gorro | casquette, bonnet | 帽子
scarf | scarf, shawl | schal, halstuch | bufanda | écharpe, foulard | マフラー
bow tie | bow tie, tie, bow | fliege, krawatte, schleife | pajarita, corbata | nœud papillon, cravate | 蝶ネクタイ
hair | hair, curls, ponytail, bun | haar, haare | pelo, cabello | cheveux | 髪, 髪の毛
beard | beard, moustache, mustache | bart, schnurrbart | barba, bigote | barbe, moustache | ひげ
eye | eye, eyes, pupil | auge, augen | ojo, ojos | œil, yeux | 目
ear | ear, ears | ohr, ohren | oreja, orejas | oreille, oreilles | 耳
nose | nose, snout | nase, schnauze | nariz, hocico | nez, museau | 鼻
mouth | mouth, smile, lips | mund, lächeln | boca, sonrisa | bouche, sourire | 口
tail | tail | schwanz | cola | queue | 尻尾
wing | wing, wings | flügel | ala, alas | aile, ailes | 翼
beak | beak, bill | schnabel | pico | bec | くちばし
leg | leg, legs | bein, beine | pierna, piernas, pata, patas | jambe, jambes, patte, pattes | 脚, 足
head | head | kopf | cabeza | tête | 頭
mane | mane | mähne | melena, crin | crinière | たてがみ
horn | horns, antlers | hörner, geweih | cuernos | cornes, bois | 角
roof | roof | dach | techo, tejado | toit | 屋根
chimney | chimney | schornstein, kamin | chimenea | cheminée | 煙突
smoke | smoke, steam | rauch, dampf | humo, vapor | fumée, vapeur | 煙, 湯気
door | door, doors, gate, doorway, entrance | tür, türen, tor, eingang | puerta, puertas, entrada | porte, portes, entrée | ドア, 扉
window | windows | fenster, fenstern | ventanas | fenêtres | 窓
wheel | wheel, wheels, tyres, tires | rad, räder, reifen | rueda, ruedas | roue, roues | 車輪, タイヤ
sail | sail, sails | segel | vela, velas | voile, voiles | 帆
handle | handle, handles | griff, griffe, henkel | asa, mango | poignée, anse | 取っ手
label | label, sticker, tag | etikett, aufkleber | etiqueta | étiquette | ラベル
lid | lid | deckel | tapa | couvercle | ふた
stem | stem, stalk | stiel, stängel | tallo | tige | 茎
leaf | foliage, leaves | laub, blätter | hojas, follaje | feuilles, feuillage | 葉
petal | petal, petals | blütenblatt, blütenblätter | pétalo, pétalos | pétale, pétales | 花びら
belt | belt | gürtel | cinturón | ceinture | ベルト
apron | apron | schürze | delantal | tablier | エプロン
collar | collar | kragen, halsband | collar, cuello | col, collier | 襟
clothes | clothes, shirt, sweater, jumper, jacket, coat, suit, outfit | hemd, pullover, jacke, mantel, anzug, kleidung | ropa, camisa, suéter, chaqueta, abrigo, traje | vêtements, chemise, pull, veste, manteau, costume | 服, シャツ, セーター
trousers | trousers, pants, jeans | hose, jeans | pantalones, vaqueros | pantalon, jean | ズボン
frosting | frosting, icing | zuckerguss, glasur | glaseado | glaçage | アイシング
badge | badge, seal | siegel, plakette | sello, insignia | sceau, badge | バッジ
"""
_SIDES = """
left | left, leftmost, on the left | links, linke, linken, linker, linkes | izquierda, izquierdo | gauche | 左, 左の, 左側
right | right, rightmost, on the right | rechts, rechte, rechten, rechter, rechtes | derecha, derecho | droite | 右, 右の, 右側
middle | middle, in the middle, central | mittlere, mittleren, in der mitte | en el medio, del medio, central | du milieu, au milieu, central | 真ん中
top | top, upper, at the top | oben, obere, oberen | arriba, superior | en haut, supérieur | 上の
bottom | bottom, lower, at the bottom | unten, untere, unteren | abajo, inferior | en bas, inférieur | 下の
"""
_SHARES = """
0.5 | some of, half of, half the, fewer, less, a few of, several of, some | einige, einige der, die hälfte, weniger, ein paar der, manche | algunos, algunas, algunos de, algunas de, la mitad de, menos | quelques, certains, certaines, la moitié des, moins de, une partie des | いくつか, 半分, 一部
0.8 | most of, all but one | die meisten, fast alle | la mayoría de, casi todos | la plupart des, presque tous | ほとんど
0.2 | one of | einen der, eine der, eines der, einer der | uno de, una de | un des, une des | 一つ
"""
_GROUPS = {
    "person": "people", "animal": "animals", "plant": "plants", "building": "buildings", "vehicle": "vehicles",
    "furniture": "furniture",
}  # fmt: skip
_OF = frozenset("of von des der vom de del du d la las los".split())


def is_part(phrase: str, language: str) -> bool:
    """Whether a phrase names nothing but a part or layer that comes with things anyway ("tail", "roof")."""
    row = tokens(phrase)
    hit = table("names", language).at(row, 0)
    return hit is not None and hit[1] == len(row)


def group_of(kind: str) -> str:
    """The word for all things of a kind."""
    return _GROUPS.get(kind, "")


@cache
def table(name: str, language: str) -> Words:
    """One of this module's tables, read for a language; English works everywhere."""
    rows = list(rows_of({"names": _NAMES, "sides": _SIDES, "shares": _SHARES}[name]))
    order = [language, "en"] if language in ("de", "es", "fr", "ja") else ["en"]
    return Words([(phrase, meaning) for code in order for meaning, cells in rows for phrase in cells.get(code, ())])


def target(words: str, language: str) -> Target:
    """What a phrase speaks of. Concepts nobody knows are kept as words: a part may be called just that."""
    row = tokens(words)
    named = {
        next((k for k, t in enumerate(row) if t.end > start), 0): (prop.name, end)
        for prop, start, end in figures.named(plain(words), language)
    }
    concepts: list[str] = []
    spoken, plural, i = 0, False, 0
    while i < len(row):
        size, found = _concept(row, i, named, language)
        if found:
            concepts += [name for name in found if name not in concepts]
            plural = plural or _plural(row[i + size - 1].text, found[0])
            spoken += 1
        i += size
    if not concepts:
        concepts = [singular(t.text) for t in row if len(t.text) > 2][-1:]
    of = any(t.text in _OF for t in row[1:])
    if "'s" in words.replace("’", "'") and spoken > 1:
        concepts, of = concepts[::-1], True
    side = table("sides", language).first(words) or ""
    share = float(table("shares", language).first(words) or 1.0)
    return Target(tuple(concepts), side, share, plural, of and spoken > 1, fold(words))


def _concept(row: list[Token], i: int, named: dict[int, tuple[str, int]], language: str) -> tuple[int, tuple[str, ...]]:
    """How many tokens are taken, and what they name: the catalogue's thing, a layer or part, or both."""
    hit = table("names", language).at(row, i)
    thing = named.get(i)
    long = 1
    if thing:
        long = sum(1 for t in row[i:] if t.start < thing[1])
    if thing and hit and hit[1] == long:
        return long, tuple(dict.fromkeys((thing[0], hit[0])))
    if thing and (not hit or long > hit[1]):
        return long, (thing[0],)
    if hit:
        return hit[1], (hit[0],)
    word = row[i].text
    if word.endswith("'s"):
        bare = Token(word[:-2], row[i].start, row[i].end)
        again = table("names", language).at([bare], 0)
        return 1, (again[0],) if again else ()
    return 1, ()


def _plural(word: str, concept: str) -> bool:
    return word != concept and word.endswith(("s", "en", "e", "n")) and not word.endswith("ss")
