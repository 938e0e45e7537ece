"""Small words that steer a drawing, in five languages: colours, numbers, places, times, weather, relations, moods.

One row per meaning: meaning | English | German | Spanish | French | Japanese, alternatives separated by commas.
"""

# Whole palettes by what people call them, the options of our own questions among them.
PALETTES = """
#7b4b2a #c4572f #e2a93b #f2e3c6 #6f6b3f | earth tones, earthy, earthy colors, earth colors, earth colours, warm colors, warm colours, warm tones, warm palette | erdtöne, erdtönen, erdfarben, warme farben, warmen farben, warme töne | tonos tierra, colores tierra, colores cálidos, tonos cálidos | tons terre, couleurs chaudes, tons chauds | アースカラー, 暖色, 温かい色, 暖かい色
#1f4e79 #4f86b8 #a9cce3 #eaf3f8 #2f6f7a | cool blues, blues, cool colors, cool colours, cool tones | blautöne, blautönen, kühle farben, kühlen farben, kühle töne, kalte farben | azules fríos, azules, colores fríos, tonos fríos | bleus froids, bleus, couleurs froides, tons froids | 青系, 寒色, 涼しい色
#f6d5d9 #cfe3f1 #d9ead3 #fbeed0 #e3d7ee | pastels, pastel, pastel colors, pastel colours | pastelltöne, pastelltönen, pastellfarben, pastell | pasteles, pastel, colores pastel | pastels, pastel, couleurs pastel | パステル, パステルカラー
#111827 #f5c518 #e63946 #ffffff #1d4ed8 | bold contrasts, strong contrasts, bold colors, bold colours, vivid colors, vivid colours, vibrant colors, vibrant colours | kräftige kontraste, starke kontraste, kräftige farben, leuchtende farben | contrastes vivos, contrastes fuertes, colores vivos | contrastes vifs, contrastes forts, couleurs vives | 強いコントラスト, 鮮やかな色
#111111 #ffffff #777777 #c9c9c9 | black and white, monochrome, greyscale, grayscale | schwarz-weiß, schwarzweiß, schwarz weiß, monochrom, graustufen | blanco y negro, monocromo, escala de grises | noir et blanc, monochrome, niveaux de gris | 白黒, モノクロ
"""
COLORS = """
#d8412f | red, scarlet | rot, rote, roten, roter, rotes | rojo, roja, rojos, rojas | rouge, rouges | 赤, 赤い
#7d1f2d | burgundy, maroon, wine red | weinrot, bordeaux | burdeos, granate | bordeaux | ワインレッド
#e9786a | coral, salmon | koralle, lachs | coral, salmón | corail, saumon | コーラル
#ee8434 | orange, tangerine | orange, orangen | naranja, anaranjado | orange, orangé | オレンジ
#c4572f | terracotta, rust, rusty | terrakotta, rostrot | terracota | terre cuite, rouille | テラコッタ
#e2a93b | gold, golden, mustard, amber | gold, golden, goldene, goldener, senfgelb | dorado, dorada, oro, mostaza | or, doré, dorée, moutarde | 金, 金色
#f4cf3e | yellow | gelb, gelbe, gelben, gelber, gelbes | amarillo, amarilla, amarillos, amarillas | jaune, jaunes | 黄, 黄色
#4f9d52 | green | grün, grüne, grünen, grüner, grünes | verde, verdes | vert, verte, verts, vertes | 緑, 緑色, 緑の
#8fae8b | sage | salbei, salbeigrün | salvia | sauge | セージ
#6b7a3a | olive | oliv, olivgrün | oliva | olive | オリーブ
#1f6b4f | emerald, forest green, dark green | smaragd, dunkelgrün | esmeralda, verde oscuro | émeraude, vert foncé | 深緑
#8fd6b8 | mint | mint, minze | menta | menthe | ミント
#2a9d9a | teal, turquoise | petrol, türkis | turquesa, verde azulado | turquoise, sarcelle | ターコイズ
#7cc1ea | light blue, sky blue | hellblau, himmelblau | celeste, azul claro | bleu clair, bleu ciel | 水色
#2f6fc2 | blue | blau, blaue, blauen, blauer, blaues | azul, azules | bleu, bleue, bleus, bleues | 青, 青い
#1d2f5c | navy, dark blue, indigo, midnight blue | dunkelblau, marineblau, indigo | azul marino, índigo, azul oscuro | bleu marine, indigo, bleu foncé | 紺, 紺色
#7a4fb5 | purple, violet | lila, violett, purpur | morado, morada, violeta, púrpura | violet, violette, pourpre | 紫, 紫色
#b9a2dd | lavender, lilac | lavendel, flieder | lavanda, lila | lavande, lilas | ラベンダー
#ef8fb1 | pink, rose coloured | rosa, pink | rosa, rosado, rosada | rose, roses | ピンク, 桃色
#d6348a | magenta, fuchsia | magenta, pink | magenta, fucsia | magenta, fuchsia | マゼンタ
#8a5a3b | brown, chocolate brown | braun, braune, brauner, braunes | marrón, café oscuro | brun, brune, marron | 茶色, 茶色い
#d9c4a0 | beige, tan, sand, khaki | beige, sand | beige, arena | beige, sable | ベージュ
#f6efdd | cream, ivory, off-white | creme, elfenbein | crema, marfil | crème, ivoire | クリーム色
#ffffff | white | weiß, weiss, weiße, weißen, weißer, weißes | blanco, blanca, blancos, blancas | blanc, blanche, blancs, blanches | 白, 白い
#1c1b20 | black | schwarz, schwarze, schwarzer, schwarzes, schwarzen | negro, negra, negros, negras | noir, noire, noirs, noires | 黒, 黒い
#8b9097 | grey, gray | grau, graue, grauer, graues | gris, grises | gris, grise | 灰色, グレー
#c3c8cf | silver | silber, silbern | plateado, plata | argent, argenté | 銀, 銀色
#b87445 | copper, bronze | kupfer, bronze | cobre, bronce | cuivre, bronze | 銅
"""

NUMBERS = """
1 | one, a single | ein, eine, einen, einem, einer, eins | un, una, uno | un, une | 一つ, 1つ, 一匹, 1匹, 一人, 一本
2 | two, a pair of, a couple of, twin | zwei, beide | dos | deux | 二つ, 2つ, 二匹, 2匹, 二人, 二本, 二羽
3 | three | drei | tres | trois | 三つ, 3つ, 三匹, 3匹, 三人, 三本, 三羽
4 | four | vier | cuatro | quatre | 四つ, 4つ, 四匹, 4匹, 四人, 四本
5 | five, several, some, a few | fünf, einige, mehrere | cinco, varios, varias | cinq, plusieurs, quelques | 五つ, 5つ, 五匹, 5匹, 五人, いくつか
6 | six, half a dozen | sechs | seis | six | 六つ, 6つ, 六匹
7 | seven, many, lots of, a lot of, flock of, swarm of, flock, swarm | sieben, viele, schwarm | siete, muchos, muchas, bandada de, enjambre de | sept, beaucoup de, volée de, nuée de | 七つ, 7つ, たくさん
8 | eight | acht | ocho | huit | 八つ, 8つ
9 | nine | neun | nueve | neuf | 九つ, 9つ
10 | ten | zehn | diez | dix | 十個, 10個
12 | twelve, a dozen | zwölf, ein dutzend | doce, una docena de | douze, une douzaine de | 十二
"""

PLACES = """
forest | forest, woods, woodland, jungle, rainforest | wald, wälder, dschungel | bosque, selva, jungla | forêt, jungle, bois | 森, 森林, ジャングル
mountains | mountains, mountain range, alps, alpine, mountain, mountain landscape | berge, bergen, gebirge, alpen, berglandschaft | montañas, sierra, alpes, montaña | montagnes, alpes, montagne | 山々, 山, 山脈
sea | sea, ocean, at sea, open water, waves, harbor, harbour, seascape | meer, ozean, see bei nacht, hafen | mar, océano, puerto | mer, océan, port | 海, 港
beach | beach, seaside, coast, shore, tropical beach | strand, küste | playa, costa | plage, côte, bord de mer | 浜辺, ビーチ, 海辺, 砂浜
lake | lake, mountain lake, pond, river, lakeside, riverside | see, bergsee, teich, fluss, ufer | lago, estanque, río | lac, étang, rivière, fleuve | 湖, 池, 川
desert | desert, dunes, sahara | wüste, dünen | desierto, dunas | désert, dunes | 砂漠
city | city, skyline, cityscape, downtown, metropolis, urban, new york, tokyo | stadt, großstadt, skyline | ciudad, metrópolis | ville, métropole | 都市, 街, 東京, 都会
street | street, alley, road, lane, sidewalk, town square, old town, village | straße, strasse, gasse, altstadt, dorf | calle, callejón, pueblo, plaza | rue, ruelle, village | 通り, 道, 路地, 村
meadow | meadow, field, fields, hill, hills, hillside, countryside, grassland, pasture, rolling hills, grass, lawn, farm | wiese, wiesen, feld, felder, hügel, hügeln, landschaft, gras | prado, campo, colina, colinas, pradera, hierba, campiña | prairie, champ, champs, colline, collines, campagne, herbe | 草原, 野原, 丘, 田舎
garden | garden, park, backyard, flower garden, flower field | garten, park | jardín, parque | jardin, parc | 庭, 公園
snow | snowy landscape, ski slope, ski piste, slopes, piste, ski resort, arctic, antarctica, ice, glacier, winter landscape, north pole, tundra | schneelandschaft, piste, skipiste, arktis, eis, winterlandschaft | ártico, paisaje nevado, pista de esquí, hielo | arctique, paysage enneigé, piste de ski, glace | 雪景色, 北極, 雪原
space | space, outer space, galaxy, cosmos, universe, orbit, starry space, on the moon | weltraum, weltall, galaxie, auf dem mond | espacio, galaxia, cosmos, universo, en la luna | espace, galaxie, cosmos, univers, sur la lune | 宇宙, 銀河, 月面
underwater | underwater, under the sea, coral reef, deep sea, ocean floor, aquarium | unterwasser, korallenriff, unter wasser, tiefsee | submarino fondo, bajo el agua, arrecife, fondo del mar | sous l'eau, récif, fond marin | 海中, 水中, 海底
sky | sky, in the sky, clouds, above the clouds, in the air | himmel, wolken, am himmel | cielo, nubes | ciel, nuages | 空, 雲の上
corridor+classroom | school corridor, school hallway | schulflur, schulkorridor | pasillo de la escuela, pasillo del colegio, pasillo escolar | couloir de l'école, couloir du lycée | 学校の廊下
corridor+ward | hospital corridor, hospital hallway | krankenhausflur, krankenhauskorridor | pasillo de hospital, pasillo del hospital | couloir d'hôpital, couloir de l'hôpital | 病院の廊下
corridor | corridor, corridors, hallway, hallways, hall way, passageway, staircase hall, hotel corridor, office corridor | flur, flure, korridor, gang, diele, hausflur, hotelflur, treppenhaus | pasillo, pasillos, corredor, vestíbulo, recibidor | couloir, couloirs, vestibule, corridor | 廊下, 玄関
ward | hospital, hospital room, hospital ward, clinic, operating room, emergency room, doctor's office, doctor's practice, vet's practice, surgery room, dental practice | krankenhaus, klinik, krankenzimmer, krankenstation, operationssaal, notaufnahme, arztpraxis, praxis, spital | hospital, clínica, habitación de hospital, quirófano, consultorio, consulta médica, urgencias | hôpital, clinique, cabinet, cabinet vétérinaire, chambre d'hôpital, bloc opératoire, cabinet médical, urgences | 病院, 病室, 手術室, 診察室, 診療所
bookshop | bookshop, bookstore, book shop, book store, bookshop interior | buchhandlung, buchladen, bücherladen, antiquariat | librería, librerías | librairie, bouquinerie | 本屋, 書店
shop | shop, store, bakery, flower shop, florist's, butcher's shop, barber shop, pet shop, inside a shop, shop interior, shop window, storefront window, grocery store, grocery, supermarket, boutique, market hall, pharmacy, toy store, toy shop, general store, delicatessen, in a store, in the store, bakery counter | laden, geschäft, bäckerei, blumenladen, metzgerei, supermarkt, schaufenster, tante-emma-laden, boutique, apotheke, kaufhaus, spielzeugladen | tienda, panadería, floristería, carnicería, supermercado, escaparate, boutique, farmacia, tienda de comestibles, juguetería | magasin, boutique, boulangerie, boucherie, supermarché, épicerie, vitrine, pharmacie | 店内, お店, パン屋, 花屋, スーパー, 薬局, 商店, ショーウィンドウ
gallery | museum, art museum, gallery, art gallery, exhibition hall, exhibition | museum, kunstmuseum, galerie, kunstgalerie, ausstellung | museo, museos, galería, galería de arte, exposición | musée, galerie, galerie d'art, exposition | 美術館, 博物館, 画廊, 展覧会
laboratory | laboratory, lab, research lab, chemistry lab, science lab | labor, laboratorium, chemielabor, forschungslabor | laboratorio, laboratorios | laboratoire, labo | 研究室, 実験室, 研究所, ラボ
warehouse | warehouse, storehouse, storage hall, depot, factory hall, factory floor, factory, hangar | lagerhalle, lagerhaus, lager, warenlager, fabrikhalle, fabrik, werkshalle, depot | almacén, almacenes, bodega industrial, nave industrial, fábrica, depósito | entrepôt, hangar, usine, dépôt | 倉庫, 工場
greenhouse | greenhouse, glasshouse, hothouse, conservatory, orangery, winter garden | gewächshaus, treibhaus, glashaus, wintergarten, orangerie | invernadero, invernaderos | serre, serres, jardin d'hiver, orangerie, véranda | 温室, ビニールハウス
theatre | on stage, on a stage, on the stage, onstage, theatre, theater, theatre stage, theater stage, opera house, concert hall, auditorium, stage with curtains | bühne, auf der bühne, theater, theaterbühne, opernhaus, konzertsaal, konzerthalle | escenario, teatro, ópera, sala de conciertos, auditorio | sur scène, scène de théâtre, théâtre, opéra, salle de concert, auditorium | 舞台, ステージ, 劇場
gym | gym, gymnasium, sports hall, indoor court, fitness studio | turnhalle, sporthalle, fitnessstudio | gimnasio, pabellón deportivo, polideportivo | gymnase, salle de sport, salle de gym | 体育館, ジム
bathroom | bathroom, bath, washroom, restroom, shower room | badezimmer, bad, waschraum, duschraum | baño, cuarto de baño, aseo, lavabo | salle de bains, salle de bain, salle d'eau | 浴室, 風呂場, バスルーム, 洗面所
workshop | workshop, garage, carpenter's workshop, woodshop, tool shed, repair shop, toolshed, atelier | werkstatt, garage, schreinerei, tischlerei, atelier, autowerkstatt | taller, garaje, carpintería, taller mecánico | atelier, garage, menuiserie | 工房, 作業場, ガレージ, 車庫
nave | church, church interior, cathedral, cathedral interior, chapel | kirche, dom, kapelle, kirchenschiff | iglesia, catedral, capilla | église, cathédrale, chapelle | 教会の中, 礼拝堂, 聖堂
cellar | cellar, basement, wine cellar, dungeon, vault, bunker, crypt | keller, weinkeller, verlies, gewölbe, krypta | sótano, bodega, mazmorra, cripta | cave à vin, sous-sol, cachot, crypte | 地下室, ワインセラー
carriage | train carriage, in a train, on a train, on the train, in the train, inside a train, in the subway, on the subway, on the bus, in a bus, in the bus, train compartment, tram interior | im zug, im abteil, in der u-bahn, in der bahn, im bus, in der straßenbahn, zugabteil | en el tren, en un tren, en el metro, en el autobús, vagón | dans le train, dans un train, dans le métro, dans le bus, wagon | 電車の中, 車内, バスの中
concourse | airport, airport terminal, terminal, station hall, departure hall, lobby, hotel lobby, foyer, reception | flughafen, terminal, bahnhofshalle, abflughalle, lobby, foyer, empfang, empfangshalle, eingangshalle | aeropuerto, terminal, vestíbulo de la estación, recepción | aéroport, terminal, hall de gare, hall d'accueil, réception | 空港, ロビー, ターミナル, 受付
cinema | cinema, movie theater, movie theatre, film theatre | kino, kinosaal, filmtheater | cine, sala de cine | cinéma, salle de cinéma | 映画館
rooftop | rooftop, rooftops, roofs, on a roof, on the roof, tiled roof, roof top, over the roofs | dach, dächer, dächern, hausdach, dächern der stadt | tejado, tejados, techo de tejas | toit, toits | 屋根
roof terrace | rooftop terrace, roof terrace, rooftop bar, roof garden, rooftop garden | dachterrasse, dachgarten | azotea, terraza, terraza en la azotea | toit-terrasse, terrasse, terrasse sur le toit | 屋上, テラス
platform | train platform, station platform, railway platform, platform, train station, railway station, subway station, metro station, railway tracks | bahnsteig, bahnhof, bahngleis, gleis, u-bahn-station, hauptbahnhof | andén, estación de tren, estación, estación de metro, vías del tren | quai de gare, gare, quai de la gare, station de métro, quai du métro | 駅のホーム, ホーム, 駅, プラットホーム
court | tennis court, basketball court, volleyball court, court, playing court | tennisplatz, basketballplatz, volleyballfeld, sportplatz | cancha, cancha de tenis, cancha de baloncesto, pista de tenis | court de tennis, terrain de tennis, terrain de basket, court | テニスコート, コート, バスケットコート
pool | swimming pool, pool, poolside, at the pool, by the pool | schwimmbad, schwimmbecken, pool, freibad, hallenbad | piscina, alberca, pileta | piscine, bassin | プール
stadium | stadium, football stadium, soccer field, football field, football pitch, soccer pitch, arena, running track, racetrack | stadion, fußballstadion, fußballplatz, fußballfeld, arena, rennbahn | estadio, campo de fútbol, cancha de fútbol, pista de atletismo | stade, terrain de football, terrain de foot, arène, piste d'athlétisme | スタジアム, 競技場, サッカー場, 球場, 運動場
rows | vineyard, vineyards, lavender field, lavender fields, wheat field, wheat fields, tulip field, tulip fields, sunflower field, sunflower fields, tea plantation, rice field, rice fields, rice terraces, crop field, corn field, cornfield, corn fields, cotton field | weinberg, weinberge, weingarten, lavendelfeld, weizenfeld, kornfeld, maisfeld, rapsfeld, tulpenfeld, sonnenblumenfeld, reisfeld, teeplantage | viñedo, viñedos, campo de lavanda, campo de trigo, maizal, campo de maíz, trigal, campo de girasoles, campo de tulipanes, arrozal | vignoble, vignobles, vigne, champ de lavande, champ de blé, champ de maïs, champ de tournesols, rizière | ブドウ畑, ラベンダー畑, 麦畑, ひまわり畑, 茶畑, 田んぼ
playground | playground, swings and slides | spielplatz | parque infantil, patio de juegos | aire de jeux, terrain de jeux | 遊び場, 公園の遊具
cave | cave, cavern, grotto, inside a cave | höhle, grotte, tropfsteinhöhle | cueva, caverna, gruta | grotte, caverne | 洞窟, 洞穴
pier | pier, jetty, dock, boardwalk, wooden pier, landing stage | steg, bootssteg, landungsbrücke, seebrücke | muelle, embarcadero, malecón | jetée, ponton, embarcadère | 桟橋, 埠頭
market | market, marketplace, farmers market, flea market, market stall, market stalls, at the market, street market, farmers' market stall, on the market, market square, night market, bazaar, souk | markt, wochenmarkt, flohmarkt, marktstand, marktstände, auf dem markt, marktplatz, auf dem wochenmarkt, basar, weihnachtsmarkt | mercado, puesto de mercado, mercadillo, mercado callejero, zoco, plaza del mercado | étal, marché, brocante, marché de rue, souk, place du marché, marché de noël | 市場, 屋台, 露店
kitchen | kitchen, restaurant kitchen | küche, restaurantküche | cocina | cuisine | 台所, キッチン
living room | living room, dining room, lounge, nursery, children's room, kids room, playroom, home interior, apartment, room, interior | wohnzimmer, esszimmer, kinderzimmer, spielzimmer, zimmer, stube, wohnung | salón, comedor, sala de estar, sala, habitación, apartamento, interior | salon, salle à manger, chambre, séjour, appartement, intérieur, pièce | リビング, 部屋, 居間, 室内
bedroom | bedroom | schlafzimmer | dormitorio | chambre à coucher | 寝室
office | office, studio apartment, workplace, home office, meeting room | büro, arbeitszimmer | oficina, despacho | bureau de travail, salle de réunion | オフィス, 事務所
cafe | cafe interior, coffee house, coffee shop, coffee shop interior, café, cafe, tea room, restaurant, bar, pub, diner | kaffeehaus, restaurant, cafés, café, kneipe, gasthaus, teestube | restaurante, bar, cafetería, taberna | restaurant, bistrot, café, brasserie, salon de thé | レストラン, 喫茶
classroom | classroom, school room, lecture hall, lecture room, at school, in school | klassenzimmer | aula, salón de clases | salle de classe | 教室
library | library, reading room | bibliothek | biblioteca | bibliothèque municipale | 図書館
tabletop | on a table, on the table, wooden table, tabletop, marble table, countertop, marble, wooden board | auf dem tisch, auf einem tisch, holztisch, auf marmor | sobre una mesa, en la mesa, sobre la mesa, encimera | sur une table, sur la table, plan de travail | テーブルの上, 机の上
studio | studio, studio background, plain background, seamless backdrop, pedestal, podium | studio, podest, hohlkehle | estudio, pedestal, fondo liso | studio, piédestal, fond uni | スタジオ
"""

SKIES = """
aurora | northern lights, northern light, southern lights, polar lights, aurora, auroras, aurora borealis | nordlicht, nordlichter, nordlichtern, polarlicht, polarlichter, polarlichtern | aurora boreal, auroras boreales, luces del norte | aurore boréale, aurores boréales | オーロラ
milky way | milky way | milchstraße, milchstrasse | vía láctea | voie lactée | 天の川
shooting stars | shooting star, shooting stars, falling star, falling stars, meteor shower, meteor, meteors, comet, perseids | sternschnuppe, sternschnuppen, meteorschauer, meteor, komet, kometen, sternschnuppenregen | estrella fugaz, estrellas fugaces, lluvia de estrellas, meteoro, meteorito | étoile filante, étoiles filantes, météore, comète, pluie d'étoiles | 流れ星, 流星, 流星群, 彗星
eclipse | eclipse, solar eclipse, lunar eclipse | sonnenfinsternis, mondfinsternis, finsternis | eclipse, eclipse solar, eclipse lunar | éclipse, éclipse solaire, éclipse lunaire | 日食, 月食, 皆既日食
rainbow | rainbow, double rainbow, rainbows | regenbogen, doppelter regenbogen | arcoíris, arcoiris, doble arcoíris | arc-en-ciel, double arc-en-ciel | 虹
fireworks | fireworks, firework, firework display | feuerwerk, feuerwerke | fuegos artificiales, pirotecnia | feu d'artifice, feux d'artifice | 花火, 打ち上げ花火
"""

STACKS = """
stacked | stack of, stacks of, pile of, piles of, tower of, stacked, heap of | stapel, ein stapel, haufen, stoß, gestapelte, gestapelten | pila de, montón de, torre de, apilados, apiladas | pile de, piles de, tas de, empilés, empilées | 積まれた, 積み重ねた, 積み上げた, 山積みの
"""

TIMES = """
morning | morning, sunrise, dawn, early light | morgen, sonnenaufgang, morgens, morgengrauen | mañana, amanecer, alba | matin, aube, lever du soleil, lever de soleil | 朝, 日の出
golden | golden hour, late afternoon, warm light, warm lighting, evening light, autumn light | goldene stunde, abendlicht, warmes licht | hora dorada, luz cálida | heure dorée, lumière chaude | ゴールデンアワー, 夕方, 暖かい光
sunset | sunset, evening, sundown | sonnenuntergang, abend, abends, abendrot | atardecer, puesta de sol, ocaso, anochecer | coucher de soleil, coucher du soleil, soir, couchant | 夕焼け, 夕日, 日没
dusk | dusk, twilight, blue hour | dämmerung, blaue stunde | crepúsculo, hora azul | crépuscule, heure bleue | 夕暮れ, 黄昏
night | night, midnight, moonlight, moonlit, starry, nighttime, under the stars, stars | nacht, nachts, mondlicht, sternenhimmel, mitternacht | noche, luz de la luna, estrellado, estrellada | nuit, clair de lune, étoilé, étoilée | 夜, 月光, 星空
dramatic | dramatic, low key, moody lighting, chiaroscuro, dark lighting, spotlight, dramatic lighting | dramatisch, dramatisches licht | dramático, dramática, luz dramática, claroscuro | dramatique, clair-obscur | ドラマチック
day | day, daylight, noon, midday, bright, sunny day, soft light, natural light | tag, tageslicht, mittag, hell | día, mediodía, luz natural | jour, midi, lumière naturelle | 昼, 昼間, 日中
"""

WEATHERS = """
rain | rain, rainy, raining, drizzle, in the rain | regen, regnerisch, regnet, im regen | lluvia, lluvioso, lloviendo, bajo la lluvia | pluie, pluvieux, il pleut, sous la pluie | 雨, 雨の, 雨の中
storm | storm, stormy, thunderstorm, lightning storm | sturm, stürmisch, gewitter | tormenta, tempestad | orage, tempête, orageux | 嵐, 雷雨
snow | snowy, snowing, snow, snowfall, winter, blizzard, snowstorm, snow storm | schnee, verschneit, schneit, winter, winterlich, schneesturm, schneefall | nieve, nevado, nevada, nevando, invierno, tormenta de nieve, nevasca | neige, enneigé, hiver, tempête de neige | 雪, 冬, 吹雪
fog | fog, foggy, mist, misty, haze, hazy | nebel, neblig, dunst | niebla, bruma, neblina | brouillard, brume, brumeux | 霧, 靄
cloudy | cloudy, overcast | bewölkt, wolkig | nublado | nuageux, couvert | 曇り
sunny | sunny, sunshine, clear sky, sunlit | sonnig, sonnenschein | soleado, soleada | ensoleillé, ensoleillée | 晴れ
wind | windy, breeze, breezy | windig | ventoso, viento | venteux, vent | 風
"""

RELATIONS = """
on | on, on top of, atop, upon, sitting on, standing on, resting on, riding, crossing | auf, auf dem, auf einem, auf einer, auf der, überquert | sobre, encima de, sentado en, sentado sobre, cruzando, cruza | sur, traversant, traverse | の上の, の上に, の上で, に乗る, に座る
left | to the left of, left of | links von, links vom, links neben | a la izquierda de, a la izquierda del | à gauche de, à gauche du, à gauche d' | の左の, の左に, の左側の, の左側に
right | to the right of, right of | rechts von, rechts vom, rechts neben | a la derecha de, a la derecha del | à droite de, à droite du, à droite d' | の右の, の右に, の右側の, の右側に
above | above, over, hovering over, flying over | über | por encima de, arriba de | au-dessus de, au-dessus du | の上空の, の上空に
below | below, under, underneath, beneath | unter, unter dem, unter einem, unter einer | debajo de, bajo | sous, au-dessous de | の下の, の下に, の下で
behind | behind | hinter | detrás de, detrás del | derrière | の後ろの, の後ろに
front | in front of | vor | delante de, frente a, delante del | devant | の前の, の前に, の前で
between | between, in between | zwischen | entre | entre | の間の, の間に, の間で
beside | next to, beside, near, by the, by a, alongside, and next to it | neben, bei | junto a, al lado de, cerca de | à côté de, près de, à côté d' | の隣の, の隣に, の横の, の横に, のそばの, のそばに
in | in, inside, within, into, at, through, across | in, im, am, durch, beim | en, dentro de, por | dans, à, au, en | の中の, の中に, の中で, にいる, にある
with | with, holding, carrying, wearing, in a hat | mit, trägt, hält | con, llevando, lleva, sosteniendo | avec, portant, tenant | と一緒の, を持つ, を持った, をかぶった, を着た, をかけた, をさした, をさす, を差した
and | and, plus | und, sowie | y, e | et | と
"""

SIZES = """
0.6 | tiny, small, little, mini, miniature | klein, kleine, kleiner, kleines, kleinen, winzig | pequeño, pequeña, pequeños, pequeñas | petit, petite, petits, petites, minuscule | 小さな, 小さい
1.45 | big, large, huge, giant, enormous, gigantic, massive, oversized | groß, große, großer, großes, großen, riesig, riesige, riesiger | grande, grandes, gran, enorme, gigante | grand, grande, grands, grandes, énorme, géant, géante | 大きな, 大きい, 巨大な
"""

PLACEMENTS = """
left | left, moved left, on the left, left side, left third, off-center left | links im bild, linke seite, links | a la izquierda | à gauche | 左側, 左寄り
right | right, moved right, on the right, right side, right third | rechts im bild, rechte seite, rechts | a la derecha | à droite | 右側, 右寄り
center | centered, centred, center, in the middle, symmetrical, central | zentriert, mittig, symmetrisch | centrado, centrada, simétrico, en el centro | centré, centrée, symétrique, au centre | 中央, 真ん中
close | closer, zoom in, nearer, tighter, tighter crop, close-up, closeup, close up, macro, tight crop, fills the frame, zoomed in | näher, näher heran, heranzoomen, nahaufnahme, makro | más cerca, acercar, primer plano, primerísimo plano, macro | plus près, rapprocher, zoomer, gros plan, macro | クローズアップ, 接写
wide | wider, zoom out, further away, farther away, wide shot, wide view, panorama, panoramic, far away, distant, wide angle, zoomed out, negative space, lots of space, minimal composition | weiter weg, herauszoomen, totale, panorama, weitwinkel, viel freiraum | más lejos, alejar, plano general, panorámica, espacio negativo | plus loin, éloigner, dézoomer, plan large, panorama, espace négatif | ワイド, 遠景, 余白
thirds | rule of thirds, off-center, off-centre, asymmetrical | drittelregel | regla de los tercios | règle des tiers | 三分割
headroom | headroom, more headroom, space above, room above | mehr luft oben, mehr platz oben, kopffreiheit | más aire arriba, espacio arriba | plus d'espace en haut, de l'air au-dessus | 上に余白
below | from below, low angle, worm's eye view, looking up | von unten, froschperspektive, untersicht | desde abajo, contrapicado | d'en bas, contre-plongée, vu d'en bas | 下から, ローアングル
above | from above, high angle, top view, bird's eye, flat lay, overhead, top-down | von oben, vogelperspektive, draufsicht | desde arriba, vista cenital | vu d'en haut, vue de dessus | 俯瞰, 真上
"""

STYLES = """
flat | flat, flat design, vector, flat vector, vector illustration, modern, corporate, material | flach, flaches design, vektor | plano, diseño plano, vectorial | plat, design plat, vectoriel | フラット, フラットデザイン, ベクター
line | line art, line drawing, minimal line, outline, continuous line, one line, monoline, line icon, thin lines, minimal line art, coloring page, colouring page | linienzeichnung, strichzeichnung, umriss, ausmalbild | arte lineal, dibujo de línea, contorno, para colorear | dessin au trait, ligne claire, contour, coloriage | 線画, ラインアート, 塗り絵
watercolor | watercolor, watercolour, aquarelle, ink wash | aquarell, aquarellstil, wasserfarben | acuarela | aquarelle | 水彩, 水彩画
ink | ink, ink drawing, pen and ink, woodcut, linocut, engraving, etching, sketch, pencil drawing, pencil, hand-drawn, charcoal, sumi-e, hatching, comic, manga, tattoo | tusche, tinte, holzschnitt, linolschnitt, skizze, bleistift, bleistiftzeichnung, radierung | tinta, grabado, xilografía, boceto, lápiz, carboncillo | encre, gravure, linogravure, croquis, crayon, fusain | 墨, インク, 版画, スケッチ, 鉛筆, 水墨画
pixel | pixel art, pixel, pixelated, 8-bit, 16-bit, retro game | pixelkunst, pixel-art | arte pixel, pixel art | pixel art | ピクセルアート, ドット絵
isometric | isometric, isometric view, isometry, low poly, 2.5d | isometrisch, isometrische | isométrico, isométrica | isométrique | アイソメトリック
papercut | paper cut, papercut, paper-cut, cut paper, paper craft, origami, layered paper, collage | scherenschnitt, papierschnitt, papierkunst, collage | papel recortado, papel cortado, collage | papier découpé, collage | 切り絵, ペーパークラフト
gouache | gouache, oil painting, oil, acrylic, painting, painterly, impressionist, impressionism, storybook, children's book, poster paint, vintage, retro, mid-century, art deco | gouache, ölgemälde, öl, gemälde, malerisch, acryl, kinderbuch | gouache, óleo, pintura, acrílico, libro infantil | gouache, huile, peinture, acrylique | ガッシュ, 油絵, 油彩, 絵画, 絵本
blueprint | blueprint, technical drawing, schematic, cyanotype, cad, patent drawing | blaupause, technische zeichnung, bauplan | plano técnico, cianotipo, dibujo técnico | plan technique, cyanotype, dessin technique | 青写真, 設計図
neon | neon, neon sign, synthwave, cyberpunk, vaporwave, glowing, tron | neon, leuchtend, leuchtreklame, cyberpunk | neón, luminoso, ciberpunk | néon, lumineux, cyberpunk | ネオン, サイバーパンク
photo | photo, photograph, photographic, photorealistic, realistic, photography, cinematic, 3d render, 3d, studio photo, dslr, film still, hyperrealistic, photorealism | foto, fotografie, fotorealistisch, realistisch, filmisch | foto, fotografía, fotorrealista, realista, cinematográfico | photo, photographie, photoréaliste, réaliste, cinématographique | 写真, リアル, フォトリアル, 実写
pastel | pastel, pastels, chalk, soft pastel, dreamy, kawaii, crayon drawing, ghibli | pastell, kreide, pastellfarben | pastel, tiza, colores pastel | pastel, craie, couleurs pastel | パステル, チョーク
"""

MOODS = """
calm | calm, peaceful, serene, tranquil, quiet, soft, gentle, cozy, cosy, relaxing, soothing | ruhig, friedlich, still, gemütlich, sanft | tranquilo, sereno, pacífico, acogedor, suave | calme, paisible, serein, doux, cosy | 穏やか, 静か, 落ち着いた
joyful | happy, joyful, cheerful, playful, fun, energetic, vibrant, lively, bold, festive, colorful, colourful | fröhlich, verspielt, lebendig, heiter, bunt | alegre, feliz, divertido, vibrante, enérgico, colorido | joyeux, gai, ludique, vif, coloré | 楽しい, 明るい, 元気, 鮮やか
dark | dark, gloomy, spooky, eerie, scary, mysterious, sinister, melancholic, sad, somber, lonely | düster, unheimlich, geheimnisvoll, traurig, melancholisch | oscuro, misterioso, triste, sombrío, tenebroso | sombre, mystérieux, triste, inquiétant | 暗い, 神秘的, 悲しい, 不気味
warm | warm, warmer, inviting, nostalgic, rustic, autumnal, autumn | warm, einladend, nostalgisch, herbstlich | cálido, cálida, acogedora, nostálgico | chaleureux, chaleureuse, chaud, nostalgique | 暖かい, 懐かしい
cold | cold, cool, cooler, icy, futuristic, clean, clinical, crisp | kalt, kühl, eisig, futuristisch | frío, fría, fresco, futurista | froid, froide, glacial, futuriste | 冷たい, クール
elegant | elegant, luxurious, luxury, sophisticated, premium, refined, minimal, minimalist, classy | elegant, luxuriös, edel, minimalistisch | elegante, lujoso, lujo, sofisticado, minimalista | élégant, élégante, luxueux, minimaliste | 上品, エレガント, 高級, ミニマル
"""

SOFTNESS = """
soft | soft, softer, gentle, diffuse, even, flat | weich, weicher, sanft, diffus | suave, difusa, tenue | doux, douce, diffus | 柔らかい, ソフト
"""

PARTS = """
hair | hair, beard, mane, braids, ponytail, bun, curls | haar, haare, haaren, bart, mähne, locken, zöpfe, zöpfen | pelo, cabello, barba, melena, rizos, trenzas | cheveux, barbe, crinière, boucles, tresses | 髪, 髪の毛, ひげ
main | fur, feathers, body, coat of fur, petals, walls, paint | fell, federn, gefieder, blüten, wände | pelaje, plumas, pétalos, paredes | fourrure, plumes, pétales, murs | 毛, 羽, 花びら
cloth | clothes, shirt, sweater, jumper, jacket, coat, dress, suit, hoodie, uniform, costume, robe, raincoat, apron, blouse | hemd, pullover, jacke, mantel, kleid, anzug, regenmantel, schürze | ropa, camisa, suéter, chaqueta, abrigo, vestido, traje | chemise, pull, veste, manteau, robe, costume | 服, シャツ, セーター, ジャケット, コート, ドレス
cloth2 | trousers, pants, jeans, skirt, shorts | hose, rock, jeans | pantalones, falda, vaqueros | pantalon, jupe, jean | ズボン, スカート
leaf | leaves, foliage, stem | blätter, laub, stiel | hojas, tallo | feuilles, tige | 葉っぱ, 茎
second | roof, belly, handle, wheels, label, sails | dach, bauch, griff, räder, etikett, segel | techo, tejado, ruedas, etiqueta, velas | toit, ventre, roues, étiquette, voiles | 屋根, 車輪, ラベル
"""

# Words that say nothing to be drawn; what is left over is reported as not drawn.
IGNORED = """
out outside view looks blick ausblick vista vue regard mirando regardant beim leash lead leine hundeleine correa laisse リード string line schnur cuerda hilo ficelle
a an the of for to from is are be it its this that these those my our your his her their some any very really please image picture
illustration drawing logo poster flyer slide icon banner ad advert post photo photograph painting scene view make create draw
design generate show me i want need would like called named titled saying says with and or in on at by as featuring shows showing
depicting simple nice beautiful cute pretty lovely great style styled concept mark emblem mascot sticker pattern background wallpaper texture
card cover header hero shot packshot product portrait character infographic diagram chart mockup mock-up screen app page website web landing
company brand business shop roaster studio agency startup new set instagram story thumbnail youtube podcast event festival concert conference
title headline text letters lettering word words heading typography seamless abstract geometric full body looking close up wide view
color colour colors colours colored coloured tones palette high quality detailed how is made what pie bar icons icon analytics dashboard newsletter gradient bauhaus weather sales grid waves al who eyes young adult friendly happy little sitting standing running walking playing lying resting only other
ein eine einen einem einer eines der die das den dem des für von zu und oder mit im in am auf bild illustration zeichnung logo plakat poster
un una unos unas el la los las de del para por y o con en imagen ilustración dibujo cartel póster logotipo que se su
le la les l d un une des du de pour et ou avec dans sur image illustration dessin affiche logo au aux qui son sa ses
own something anything everything nothing someone somebody everyone nobody none niemand niemanden nadie ninguno which who whom whose while when where because so too also just even
still again always never often here there now then than if but not no same such each every both all more most much few less about
into onto over under among around during without has have had was were being been can could will would should may might must do does
folie infografik infografía infographie patrón diapositiva diapo muster motif
along tall next around top bottom half middle corner corners row rows edge edges rounded drawn pale deep soft plain big wears bullet points labelled labeled parts pose
oben unten mitte ecke ecken davon daneben arriba abajo medio esquina haut bas milieu coin rond rounds part piece bit
sehr ganz auch noch nur schon immer etwas jemand alles nichts welche welcher welches während wenn weil aber nicht kein keine keinen sich ist sind
wird werden hat haben sein seine seinen ihr ihre ihren dieser diese dieses dass als wie wo dort hier jetzt dann beim zum zur vom
muy más menos también algo alguien todo toda todos todas nada cuando donde porque pero no es son está están ha han este esta estos estas ese esa
aquí allí ahora como sin hasta desde lo al
très plus moins aussi quelque quelques chose quelqu'un tout toute tous toutes rien quand où parce mais ne pas est sont ont ce cette ces cet
ici là comme sans vers chez lui leur leurs elle il elles ils
empty deserted noone leer leere leerer leeres leeren menschenleer menschenleere menschenleeren sehen vacío vacía vacíos vacías desierta vide vides
déserte désertes 空っぽ 無人 誰 誰も 前 後 横 上 下 中 の を に は が で と も な する している いる ある 絵 画像 イラスト ロゴ ポスター 描いて ください
"""

# What a wish can order that lives from its words; in German also as the end of a compound ("Konzertplakat").
DELIVERABLES = """
business | business card, name card, visiting card, calling card | visitenkarte | tarjeta de presentación, tarjeta de visita, tarjeta profesional | carte de visite | 名刺
voucher | voucher, gift card, coupon, gift certificate | gutschein, geschenkgutschein | vale, cupón, bono, tarjeta regalo | bon cadeau, chèque cadeau, bon de réduction | ギフト券, クーポン, 商品券
invitation | invitation, invite, invitation card | einladung, einladungskarte | invitación, tarjeta de invitación | invitation, faire-part, carton d'invitation | 招待状
menu | menu, food menu, drinks menu, menu card, wine list | speisekarte, getränkekarte, weinkarte, menükarte, menü | menú, carta, carta de vinos | menu, carte des vins, carte de restaurant | メニュー
card | card, greeting card, postcard | karte, grußkarte, postkarte, glückwunschkarte | tarjeta, tarjeta de felicitación, postal | carte de vœux, carte de voeux, carte postale, carte | カード, はがき, 年賀状
label | label, product label | etikett, label | etiqueta | étiquette | ラベル
cover | book cover, album cover, magazine cover, record cover, cover, record sleeve | buchcover, cover, umschlag, titelbild, plattencover, albumcover | portada, cubierta, carátula | couverture, pochette | 表紙, ジャケット
flyer | flyer, leaflet, brochure, handout, flier | flyer, flugblatt, handzettel, broschüre, prospekt | flyer, folleto, volante, octavilla | flyer, prospectus, dépliant, tract, brochure | チラシ, フライヤー, パンフレット
banner | banner, web banner, billboard, header | banner, transparent, plakatwand | banner, pancarta, valla, cabecera | bannière, banderole, bandeau | バナー, 看板, 横断幕
slide | slide, title slide, presentation slide | folie, titelfolie, präsentationsfolie | diapositiva, lámina | diapositive, diapo | スライド
poster | poster, placard, playbill | plakat, poster, aushang | cartel, póster, poster, afiche | affiche, poster | ポスター
post | instagram post, facebook post, linkedin post, social media post, instagram story, announcement | instagram-post, instagrampost, beitrag, ankündigung | publicación, post de instagram, publicación de instagram, anuncio | publication, post instagram, annonce | 投稿, 告知
ticket | ticket, entry ticket | eintrittskarte, ticket | entrada, boleto | billet, ticket | チケット
certificate | certificate, diploma | urkunde, zertifikat | certificado, diploma | certificat, diplôme | 賞状, 証明書
chart | bar chart, pie chart, line chart, chart, graph | balkendiagramm, diagramm, liniendiagramm, tortendiagramm, grafik | gráfico de barras, gráfico, gráfica | graphique, diagramme, histogramme | グラフ, 棒グラフ
infographic | infographic | infografik | infografía | infographie | インフォグラフィック
"""

# The greeting a card exists for: meaning | the greeting first, then the words that name the occasion.
GREETINGS = """
birthday | Happy Birthday, birthday | Alles Gute zum Geburtstag, geburtstag | Feliz cumpleaños, cumpleaños | Joyeux anniversaire, anniversaire | お誕生日おめでとう, 誕生日
christmas | Merry Christmas, christmas, xmas | Frohe Weihnachten, weihnacht | Feliz Navidad, navidad | Joyeux Noël, noël | メリークリスマス, クリスマス
new year | Happy New Year, new year | Frohes neues Jahr, neujahr | Feliz año nuevo, año nuevo | Bonne année, nouvel an | 明けましておめでとうございます, 年賀, 新年
thanks | Thank you, thank you, thank-you | Danke, danke | Gracias, agradecimiento | Merci, remerciement | ありがとう, 感謝
easter | Happy Easter, easter | Frohe Ostern, ostern, oster | Felices Pascuas, pascua | Joyeuses Pâques, pâques | ハッピーイースター, イースター
get well | Get well soon, get well, get-well | Gute Besserung, besserung | Que te mejores, mejórate | Bon rétablissement, rétablissement | お大事に, お見舞い
"""

# What a chart can run along.
SPANS = """
month | by month, per month, monthly, each month, over the year | pro monat, nach monat, monatlich, je monat, monats | por mes, mensual, al mes, cada mes | par mois, mensuel, chaque mois | 月別, 月ごと, 毎月
quarter | by quarter, per quarter, quarterly, each quarter | pro quartal, nach quartal, quartals | por trimestre, trimestral | par trimestre, trimestriel | 四半期
day | by weekday, per weekday, each weekday, by day, per day, daily, days of the week | pro tag, nach wochentag, täglich | por día, diario | par jour, quotidien | 曜日, 日別
"""
