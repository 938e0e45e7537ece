"""What a page about something shows: small motifs and a family of colours for the topics people print things about.

One row per topic: colours | motifs | English | German | Spanish | French | Japanese. Motifs are drawn props or, with
`fa:`, silhouettes. Words match at the beginning of a word, so that inflections and compounds are found; a leading `-`
lets them stand anywhere in a (German) compound.
"""

from functools import cache

from images_mcp.engines.images.draft import figures, longtail
from images_mcp.engines.images.draft.shapes import Prop
from images_mcp.engines.images.draft.words import LANGUAGES, fold, tokens

TOPICS = """
night | saxophone, trumpet, piano, fa:music, microphone | jazz, swing, blues, big band | jazz, swing | jazz, swing | jazz, swing | ジャズ
warm | guitar, fa:fan, rose, fa:music | flamenco, spanish guitar | flamenco | flamenc | flamenco | フラメンコ
night | headphones, fa:record-vinyl, fa:sliders, lightning, fa:wave-square | electronic, techno, dj , disco, rave, album, band | elektro, techno, disco, album | electrónic, tecno, discoteca, álbum | électro, techno, disco, album | テクノ, クラブ, アルバム
warm | violin, piano, fa:music, trumpet, cello | concert, orchestra, music, choir, opera, symphon | -konzert, orchester, -musik, -chor, oper | concierto, orquesta, música, coro, ópera | concert, orchestre, musique, chorale, opéra | コンサート, 音楽, 演奏会
fiesta | chilli, taco, cactus, sun, lemon, agave | mexic, taqueria, taco, tequila | mexik, mexic, taco | mexican, taquería, tacos | mexicain, tacos | メキシコ, タコス
fresh | paper lantern, flower, wine glass, butterfly, sun | garden party, summer party, lantern, garden fete, barbecue | gartenparty, gartenfest, sommerfest, lampion, grillfest | fiesta en el jardín, fiesta de verano, farolillo, barbacoa | garden-party, fête d'été, lampion, barbecue | ガーデンパーティー, 夏祭り, 提灯
bold | fa:tag, fa:bag-shopping, fa:percent, gift, star | sale, discount, offer, black friday, shopping, % off | -rabatt, schlussverkauf, ausverkauf, angebot | rebaja, descuento, oferta, liquidación | solde, promotion, réduction, remise | セール, 割引
play | cake, balloon, gift, cupcake, star, candle | birthday | -geburtstag | cumpleaños | anniversaire | 誕生日
soft | heart, fa:ring, fa:dove, rose, fa:champagne-glasses | wedding, engagement, marriage, save the date | -hochzeit, verlobung, trauung | boda, matrimonio, compromiso | mariage, fiançailles | 結婚, ウェディング
winter | pine, bell, gift, star, snowflake, candle | christmas, xmas, advent | -weihnacht, advent | navidad | noël, avent | クリスマス
warm | rabbit, egg, tulip, flower | easter | oster | pascua | pâques | イースター
night | pumpkin, fa:ghost, moon, cat, owl | halloween | halloween | halloween | halloween | ハロウィン
soft | fa:spa, leaf, drop, candle, sun | yoga, spa, wellness, meditation, massage, retreat | yoga, wellness, meditation, massage | yoga, meditación, masaje, balneario | yoga, bien-être, méditation, massage | ヨガ, スパ, 瞑想
warm | lamp, teapot, clock, vase, book, hat, chair | flea market, antique, jumble sale, garage sale, vintage market | flohmarkt, trödel, antik | mercadillo, rastro, antigüedades | brocante, marché aux puces, vide-grenier, antiquité | フリーマーケット, 骨董, 蚤の市
mono | camera, fa:film, fa:image, fa:eye | photograph, photo exhib | -fotograf, fotoausstellung | fotograf, fotógraf | photograph | 写真
warm | pizza, wine glass, fa:cheese, mushroom, leaf, bottle | pizz, italian, trattoria | pizz, italien | pizz, italian | pizz, italien | ピザ, イタリア
warm | cup, croissant, cake, teapot, donut | coffee, café, cafe, tea room, espresso, brunch, breakfast | kaffee, café, frühstück | café, cafetería, desayuno, merienda | café, salon de thé, petit-déjeuner, brunch | カフェ, コーヒー, 喫茶
warm | bread, croissant, cake, cupcake, fa:wheat-awn | baker, bread, pastry, patisserie | bäcker, -brot, konditor | panadería, pan , pastel, repostería | boulanger, pain , pâtisser | パン屋, ベーカリー
sea | fish, bowl, cherry blossom, fa:fan | sushi, ramen, izakaya, japanese restaurant | sushi, ramen, japanisch | sushi, ramen, japonés | sushi, ramen, japonais | 寿司, すし, ラーメン, 居酒屋
warm | fa:utensils, wine glass, bowl, carrot, fa:fish | restaurant, bistro, dinner, lunch, food, cooking | -restaurant, gasthaus, abendessen, kochkurs, -essen | restaurante, cena, comida, cocina | restaurant, bistrot, dîner, cuisine | レストラン, 料理, 食堂
sea | whale, fish, octopus, turtle, wave, anchor | sea, ocean, marine, underwater, sailing, aquarium | meer, -see , ozean, segel, tiefsee | mar , océano, marin, vela | mer , océan, marin, voile | 海, 水族館
honey | bee, flower, sunflower, honeycomb | honey, beekeep | honig, imker | miel , miel, apicultor | miel, apicult | はちみつ, 蜂蜜
fresh | olive branch, bottle, drop, leaf | olive | oliven | oliva, aceituna, aceite | olive | オリーブ
warm | wine glass, bottle, fa:cheese, grapes | wine, vineyard, winery | wein | vino, viñedo, bodega | vin , vigne, vigneron | ワイン
warm | fa:beer-mug-empty, fa:wheat-awn, star | beer, brewery, oktoberfest, pub | -bier, brauerei, oktoberfest | cerveza, cervecería | bière, brasserie | ビール
fresh | carrot, apple, pumpkin, bread, egg, pear, strawberry | farmers market, vegetable, organic, harvest, grocery, fruit | wochenmarkt, bauernmarkt, gemüse, ernte, -obst | mercado, verdura, cosecha, fruta, ecológic | marché, légume, récolte, fruit, biologique | 市場, 野菜, 果物, 収穫
cool | car, drop, fa:spray-can-sparkles, star | car wash, garage, auto repair, car dealer | autowäsche, waschanlage, -werkstatt, autohaus | lavado de coches, autolavado, taller mecánico | lavage auto, garage, carrosserie | 洗車, 自動車整備
cool | wrench, fa:faucet-drip, drop, fa:toolbox | plumb | klempner, installateur, sanitär | fontaner, plomer | plombier | 配管, 水道
cool | fa:scale-balanced, fa:gavel, book | lawyer, attorney, law firm, notary, legal | anwält, rechtsanwalt, anwalt, kanzlei, notar | abogad, bufete, notar | avocat, notaire, juridique | 弁護士, 法律
cool | fa:stethoscope, fa:heart-pulse, fa:capsules, heart | doctor, clinic, nurse, medical, health, hospital, pharmacy | -arzt, ärzt, klinik, gesundheit, apotheke | médic, clínica, salud, enfermer, farmacia | médecin, clinique, santé, infirmi, pharmacie | 医, 病院, 健康
cool | fa:tooth, fa:face-smile, heart | dentist, dental | zahn | dentist, dental | dentiste, dentaire | 歯
warm | scissors, fa:spray-can, fa:wand-magic-sparkles, star | hairdress, barber, hair salon, beauty, cosmetic | friseur, frisör, barbier, kosmetik | peluquer, barber, belleza | coiffeur, coiffeuse, barbier, beauté | 美容, 理髪
bold | hammer, fa:screwdriver-wrench, axe, fa:ruler-combined | carpenter, builder, handyman, joiner, construction | tischler, schreiner, handwerk, zimmer, -bau | carpinter, construc, albañil | charpentier, menuisier, artisan, bâtiment | 大工, 建設
bold | fa:plug, lightning, light bulb | electrician | elektriker | electricista | électricien | 電気工
cool | house, fa:compass-drafting, fa:ruler-combined, key | architect, real estate, realtor, interior design | architekt, immobilien, makler | arquitect, inmobiliari | architecte, immobilier | 建築, 不動産
fresh | potted plant, fa:seedling, sunflower, leaf, tulip | gardener, florist, plant, nursery, flower | gärtner, florist, -blumen, pflanze | jardiner, florist, planta, flores | jardinier, fleurist, plante, fleurs | 花屋, 園芸, 植物
fresh | fa:recycle, fa:bottle-water, leaf, globe, fa:seedling | recycl, plastic, environment, climate, sustainab, earth day, nature | recycl, plastik, umwelt, klima, nachhaltig | recicla, plástico, medio ambiente, clima, sostenib | recycl, plastique, environnement, climat, durable | リサイクル, 環境, エコ
cool | fa:chart-line, fa:users, light bulb, target, rocket, gear | growth, business, revenue, sales, strategy, driver, market share, startup, finance, results, quarter | wachstum, umsatz, strategie, geschäft, startup, finanz, ergebnis, quartal | crecimiento, ventas, estrategia, negocio, finanz, resultado, ingresos | croissance, chiffre, stratégie, entreprise, financ, résultat, ventes | 成長, 売上, 戦略, 業績
cool | heart, fa:handshake, light bulb, fa:scale-balanced, fa:users | values, value, team, culture, mission | werte, team, kultur, leitbild | valores, equipo, misión | valeurs, équipe, mission | 価値, チーム, 理念
cool | fa:mobile-screen, lightning, shield, fa:cloud, heart | app, apps, software, platform, mobile, benefit, advantage, feature | app, software, plattform, vorteil, -funktion | aplicación, app, plataforma, ventaja, función | application, appli, plateforme, avantage, fonction | アプリ, 利点, 機能
night | laptop, fa:code, robot, fa:microchip, light bulb, fa:mug-hot | hackathon, coding, programming, developer, tech, ai , data | hackathon, programmier, entwickler, technik, daten | hackathon, programación, tecnología, datos | hackathon, programmation, développeu, technologi, données | ハッカソン, プログラミング, 技術
bold | microphone, headphones, fa:podcast, speech bubble | podcast, radio, broadcast, episode, interview | podcast, radio, folge | podcast, radio, episodio, entrevista | podcast, radio, épisode | ポッドキャスト, ラジオ
bold | fa:person-running, shoe, medal, fa:stopwatch | run, running, marathon, race, jog | -lauf, marathon, rennen | carrera, maratón, correr | course, marathon | マラソン, ランニング
bold | fa:dumbbell, fa:heart-pulse, fa:stopwatch, water bottle | fitness, gym, workout, training, sport | fitness, training, -sport | gimnasio, entrenamiento, deporte | fitness, sport, entraînement, gym | ジム, スポーツ, 運動
bold | ball, trophy, flag, fa:stopwatch | football, soccer | fußball | fútbol | football, foot  | サッカー
mono | chess piece, chessboard, fa:chess-queen, fa:chess-rook, fa:chess-pawn, fa:stopwatch | chess | schach | ajedrez | échecs | チェス, 将棋
bold | tennis racket, trophy, medal | tennis, ping pong, badminton | tennis, federball, badminton | tenis, bádminton | tennis, badminton | テニス, 卓球
bold | fa:basketball, trophy, shoe, fa:stopwatch | basketball | basketball | baloncesto | basket-ball, basket  | バスケ
bold | fa:volleyball, sun, trophy | volleyball | volleyball | voleibol, vóley | volley | バレーボール
sea | fa:person-swimming, wave, medal, fa:stopwatch | swim, swimming pool | schwimm, hallenbad, freibad | natación, piscina | natation, piscine | 水泳, プール
night | fa:dice, fa:puzzle-piece, trophy, fa:chess-rook | board game, game night, quiz, trivia | spieleabend, brettspiel, -quiz | juegos de mesa, noche de juegos, concurso | jeux de société, soirée jeux, quiz | ゲーム, クイズ
night | drum, star, shoe, fa:music | dance, dancing, ballet, salsa, tango | -tanz, tänze, ballett, salsa, tango | baile, danza, ballet, salsa, tango | danse, ballet, salsa, tango, -bal  | ダンス, バレエ, 踊り
bold | trophy, medal, flag, fa:stopwatch | tournament, championship, contest, competition, cup final | -turnier, -meisterschaft, -wettbewerb, -pokal | torneo, campeonato, competición | tournoi, championnat, concours | 大会, 選手権
warm | fa:hand-holding-heart, heart, fa:hands-holding-child, flower | charity, donation, volunteer, fundrais | spende, ehrenamt, benefiz, wohltätig | caridad, benéfic, donación, voluntari | charité, don , bénévol, caritati | 募金, ボランティア
bold | fa:ban-smoking, fa:lungs, fa:heart-pulse, fa:smoking | smok, tobacco, cigarette | rauch, tabak, zigarette | tabaco, fumar, cigarr | tabac, fumer, cigarette | 禁煙, たばこ
play | book, pencil, globe, apple, backpack, fa:graduation-cap | school, education, teacher, class, lesson, course, study, student, graduation | -schule, bildung, lehrer, unterricht, -kurs, abschluss | escuela, educación, profesor, colegio, curso, graduación | école, éducation, professeur, cours , diplôme, rentrée | 学校, 教育, 授業, 卒業
night | fa:film, fa:clapperboard, fa:ticket, star | film, movie, cinema | film, kino | cine, película | film , cinéma | 映画
night | mask, fa:ticket, fa:masks-theater, star | theatre, theater, play , drama, circus, musical | theater, zirkus, musical, bühne | teatro, circo, musical | théâtre, cirque, comédie | 演劇, 舞台, サーカス
sea | aeroplane, suitcase, globe, fa:umbrella-beach, camera | travel, holiday, vacation, trip, tourism | -reise, urlaub, tourismus | viaje, vacaciones, turismo | voyage, vacances, tourisme | 旅行, 旅
blossom | cherry blossom, paper lantern, fa:fan, cherry blossom | cherry blossom, hanami, sakura | kirschblüte | cerezo, sakura | cerisiers, sakura | 桜, 花見
play | ball, kite, balloon, star, rainbow | kids, children, kindergarten, baby, toy | kinder, baby, spielzeug, -kita | niñ, infantil, bebé, juguete | enfant, bébé, jouet, crèche | 子供, こども, 赤ちゃん, おもちゃ
warm | palette, paintbrush, fa:image, fa:eye, pencil | art, exhibition, gallery, painting, drawing, museum | kunst, ausstellung, galerie, malerei, museum | arte, exposición, galería, pintura, museo | art , exposition, galerie, peinture, musée | 美術, 展, 芸術
warm | book, glasses, lamp, pencil, fa:feather | book, reading, library, literature, writing, poetry, novel | buch, lesung, bibliothek, literatur, roman | libro, lectura, biblioteca, literatura, novela | livre, lecture, bibliothèque, littérature, roman | 本, 読書, 図書
bold | shoe, handbag, dress, hat, T-shirt, glasses | fashion, shoe, clothes, boutique, sneaker | mode, schuh, kleider, boutique | moda, zapat, ropa | mode, chaussure, vêtement, boutique | ファッション, 靴, 服
warm | dog, cat, fa:bone, fa:paw | pet, vet, dog, cat, animal shelter, puppy | haustier, tierheim, tierarzt, hunde, katze | mascota, veterinari, perro, gato | animaux, vétérinaire, chien, chat | ペット, 犬, 猫
night | rocket, planet, star, moon, astronaut | space, astronom, planet, science fiction | weltraum, astronom, sternwarte | espacio, astronom | espace, astronom | 宇宙, 天文
winter | fa:person-skiing, snowflake, pine, hat | ski, winter, snow | ski, winter | esquí, invierno, nieve | ski, hiver, neige | スキー, 冬
cool | cloud, rain, drop, umbrella | rain, rainfall, weather | regen, niederschlag, wetter | lluvia, precipitacion, clima | pluie, précipitation, météo | 雨, 天気, 降水
fresh | fa:bicycle, fa:mountain-sun, tent, fa:person-hiking, pine | hiking, cycling, camping, outdoor, trail, bike | wander, radtour, camping, fahrrad | senderismo, ciclis, acampada | randonnée, vélo, camping | ハイキング, キャンプ, 自転車
warm | cow, fa:cheese, flower | cheese, dairy, milk | käse, milch | queso, leche, lácteo | fromage, lait | チーズ, 牛乳
warm | strawberry, cherry, pear, apple, lemon | jam, marmalade, juice, syrup | marmelade, saft, konfitüre | mermelada, zumo, jugo | confiture, jus | ジャム, ジュース
fresh | candle, flower, leaf, drop | soap, candle, perfume, lavender, shampoo | seife, kerze, parfüm, lavendel | jabón, vela, perfume, lavanda | savon, bougie, parfum, lavande | 石鹸, ろうそく, 香水
play | balloon, star, fa:champagne-glasses, gift, flag | party, celebration, anniversary, festival, opening, carnival, gala | party, feier, jubiläum, -fest, eröffnung, karneval, fasching | fiesta, celebración, aniversario, festival, inauguración, feria, carnaval | fête, célébration, festival, inauguration, carnaval, kermesse | パーティー, 祭, フェスティバル, 記念
"""


@cache
def _rows() -> list[tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]]]:
    out = []
    for line in TOPICS.strip().splitlines():
        family, shown, *cells = (cell.strip() for cell in line.split(" | "))
        names = {
            code: tuple(w for w in cell.split(", ") if w.strip()) for code, cell in zip(LANGUAGES, cells, strict=True)
        }
        out.append((family, tuple(shown.split(", ")), names))
    return out


@cache
def about(text: str, language: str) -> tuple[str, tuple[Prop, ...]]:
    """The colours and motifs of what a text is about: of the first topics it names, at most two; empty where none."""
    low = " " + " ".join(t.text for t in tokens(text) if not t.wide) + " "
    families, shown = [], []
    for family, names, cells in _rows():
        if any(_names(word, low, text) for code in dict.fromkeys((language, "en")) for word in cells.get(code, ())):
            families.append(family)
            shown.append(names)
    motifs = [prop for names in shown[:1] for name in names if (prop := motif(name))]
    return (families[0] if families else ""), tuple({prop.name: prop for prop in motifs}.values())


def _names(word: str, low: str, text: str) -> bool:
    """Whether a topic's word is in a text."""
    if not word.isascii() and ord(word[0]) > 0x2E80:
        return word in text
    anywhere, bare = word.startswith("-"), fold(word.lstrip("-"))
    if word.endswith(" ") or len(bare.strip()) < 4:
        return f" {bare.strip()} " in low
    return (bare if anywhere else f" {bare}") in low


@cache
def motif(name: str) -> Prop | None:
    """A prop by its name: one of ours, or with `fa:` a silhouette."""
    if name.startswith("fa:"):
        return longtail.silhouette(name[3:])
    return figures.PROPS.get(name)
