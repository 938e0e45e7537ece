"""What people are known by: the hat, the colours and the age that go with an office, a trade or a relation.

Each row: what is put on | colour of top and of trousers | how the words begin, in English, German, Spanish, French and
Japanese. A word not listed is still a person; it only wears everyday clothes.
"""

from functools import cache

from images_mcp.engines.images.draft.words import LANGUAGES, fold

_TABLE = """
young | | grandson, granddaughter, grandchild | enkel | niet | petit-f, petite-f, petits-e | 孫
old | | grand, gran, nan, elder, pensioner, retiree, centenarian, veteran, old | oma, opa, omi, großm, großv, greis, senior, rentner, alt | abuel, ancian, viej, yaya | grand-m, grand-p, mamie, papi, vieil, vieux, retrait | おばあ, おじい, 祖母, 祖父, 老
crown | #7a2f5f #4a2f5f | king, queen, prince, emperor, empress, monarch | könig, prinz, kaiser | rey, reina, príncip, princes, emperad | roi, reine, prince, empereur, impératric | 王, 女王, 王子, 姫, 皇帝
helmet #d8b02e | #3b3f4a #3b3f4a | firef, fireman, firewom | feuerwehr | bomber | pompi | 消防
hard hat #f2bd2e | #ee8434 #34435f | builder, construct, mine, labour, engineer, bricklay, roofer, crane | bauarbeit, bergm, bergarb, maurer, ingenieur, dachdeck | obrer, albañil, miner, ingenier | ouvri, maçon, mineur, ingénieur, couvreur | 作業員, 工事, 鉱夫, 大工
uniform cap #1d2f5c | #27406e #1d2f5c | police, pilot, captain, sailor, officer, guard, train driver, conductor, postm, mail, chauffeur, sheriff, steward, flight att | poliz, pilot, kapitän, matros, seem, schaffn, briefträg, post | polic, piloto, capit, mariner, carter, azafat | polici, pilote, capitaine, marin, facteur, factric, contrôl | 警察, 警官, 船長, 船乗り, パイロット, 駅員, 車掌, 郵便
helmet #5d6b3a | #5d6b3a #5d6b3a | soldier, army, trooper | soldat | soldad, milit | soldat, milit | 兵
straw hat #e0bd6a | #6b8f5a #34556f | farm, garden, shepherd, beekeep, winemak, rancher, nomad, peasant, vintner, scarecrow | bauer, bäuer, gärtn, schäf, imker, winzer, landwirt, hirt | granjer, jardiner, pastor, agricult, campesin, apicult, viticult | fermi, jardini, berg, agricult, apicult, paysan, vigneron | 農, 庭師, 羊飼い, 養蜂
brown hat #7a4e34 | #a8503f #34435f | cowboy, cowgirl, ranger, hunter, explorer, archaeolog, gaucho, detective, lumberj | jäger, förster, cowboy, detektiv | vaquer, gauch, cazador, explorad, detectiv | chasseur, bûcheron, cowboy, détectiv, explorat | 猟師, 探偵, 木こり, 探検
beanie #2f5c7a | #e2b33c #34435f | fisher, angler, trawler, skipper | fischer, angler | pescad | pêcheu | 漁師, 海女
beanie #c8453c | #2f6fc2 #34435f | skier, snowboard, climber, mountaineer, ice skat | skifahr, bergsteig, kletter, snowboard | esquiad, alpinist, escalador | skieur, skieuse, alpinist, grimpeu | 登山, スキー
cap #2f6fc2 | #3f74b5 #34435f | plumb, mechan, electric, repair, janitor, truck, taxi, bus driver, deliver, courier, technic, worker, handym, driver, chimney | klempn, mechanik, elektrik, hausmeist, fahrer, monteur, install, handwerk, kamin, schornst | fontaner, mecánic, electricist, camioner, taxist, repartid, técnic | plombi, mécanic, électric, livreu, chauffeur, technic, routier | 配管工, 整備士, 電気工, 運転手, 配達
apron | #f2ece0 #4a4f66 | baker, butcher, barist, waiter, waitr, bartend, florist, shopkeep, fishmong, cobbler, potter, blacksmith, carpent, weld, tailor, grocer, luthier, woodwork, brewer, artisan, glassblow | bäck, metzger, fleisch, kelln, barist, florist, verkäuf, schuster, töpfer, schmied, tischl, schrein, schneid, brauer | panader, carnicer, camarer, barist, florist, vendedor, zapater, alfarer, herrer, carpinter, costurer | boulang, bouch, serveu, barist, fleurist, vendeu, cordonn, poti, forgeron, menuis, couturi, pâtiss | パン職人, パン屋, 店員, 花屋, 陶芸家, 鍛冶, 職人, バリスタ, 肉屋
coat #f8fafb | #f8fafb #4a4f66 | scient, chemist, pharmac, dentist, nurse, surgeon, vet, astronom, biolog, research, lab | wissensch, chemik, apothek, zahn, krankensch, pfleger, chirurg, tierarzt, tierärz, forsch | científic, químic, farmac, dentist, enfermer, ciruj, veterin, investig | scientif, chimist, pharmac, dentist, infirmi, chirurg, vétérin, cherch | 科学者, 薬剤師, 歯医者, 看護, 研究, 獣医
robe #6b4a34 | #6b4a34 #6b4a34 | monk, friar, hermit | mönch, einsiedl | monje, ermit | moine, ermit | 僧, 坊さん
robe #2c2f3a | #2c2f3a #2c2f3a | nun, priest, rabbi, judge, imam, pastor, bishop | nonne, priest, richter, pfarrer, rabbin | monja, cura, sacerd, juez, jueza | nonne, prêtre, juge, curé | 神父, 修道女, 裁判官
suit | #34435f #2c3550 | lawyer, business, manager, ceo, banker, politic, executive, accountant, consultant, realtor, president, butler, groom, minister, mayor, boss | anwalt, anwält, geschäfts, manager, banker, politik, berater, chef, präsident, bräutigam, bürgerm | abogad, empresari, ejecutiv, banquer, polític, presid, alcald, jefe | avocat, homme d'aff, femme d'aff, direct, banqui, politic, président, maire, patron | 弁護士, ビジネス, 会社員, 社長, 政治家, サラリーマン, 銀行員
robe #fdfbf6 | #fdfbf6 #fdfbf6 | bride, angel | braut, engel | novia, ángel | mariée, ange | 花嫁, 天使
party hat #e0569a | #f4c23f #4fa3b5 | clown, jester | clown, narr | payas | clown | ピエロ
wizard hat #4a2f6b | #4a2f6b #33264a | witch | hexe | bruja | sorcière | 魔女
bandana hat #2c2f3a | #a8322c #3b3f4a | pirat | pirat | pirat | pirat, corsaire | 海賊
"""


_AGES = frozenset(("young", "old"))


@cache
def _rows(language: str) -> tuple[tuple[str, str, str], ...]:
    """(how a word begins, what is put on, colours), the longest beginnings first."""
    rows = []
    for line in _TABLE.strip().splitlines():
        worn, colors, *cells = (cell.strip() for cell in line.split("|"))
        for code in {language, "en"}:
            stems = cells[LANGUAGES.index(code)] if code in LANGUAGES else ""
            rows += [(fold(stem.strip()), worn, colors) for stem in stems.split(",") if stem.strip()]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def worn_by(said: str, language: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """What somebody called this wears and is, as extras, and the colours of their clothes by role."""
    extras: list[str] = []
    parts: tuple[tuple[str, str], ...] = ()
    folded = fold(said)
    for stem, worn, colors in _rows(language):
        if worn in extras or not (stem in folded if not stem.isascii() and language == "ja" else _begins(stem, folded)):
            continue
        if worn in _AGES:
            extras += [] if _AGES & set(extras) else [worn]
        elif not parts:
            extras.append(worn)
            top, below = colors.split()
            parts = (("cloth", top), ("cloth2", below))
    return tuple(extras), parts


def _begins(stem: str, said: str) -> bool:
    return f" {stem}" in f" {said}"
