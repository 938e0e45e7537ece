"""What people call the things we can draw, in five languages: name | kind | height in metres | en | de | es | fr | ja.

Plurals that follow the rules of English, Spanish and French are made by `catalog`; German ones are written out.
"""

TABLE = """
fox | animal | 0.6 | fox, vixen, foxes | Fuchs, Füchse, Füchsin, Füchslein | zorro, zorra, zorrito | renard, renarde, renardeau | 狐, キツネ, きつね
cat | animal | 0.4 | cat, kitten, kitty, tomcat | Katze, Katzen, Kater, Kätzchen | gato, gata, gatito, gatita | chat, chatte, chaton | 猫, ネコ, ねこ, 子猫
wolf | animal | 0.8 | wolf, wolves | Wolf, Wölfe | lobo, loba | loup, louve, loups | 狼, オオカミ
dog | animal | 0.6 | dog, puppy, hound, doggy, corgi, labrador, terrier, beagle | Hund, Hunde, Welpe, Welpen, Hündchen | perro, perra, perrito, cachorro | chien, chienne, chiot | 犬, イヌ, いぬ, 子犬
horse | animal | 1.8 | horse, pony, stallion, mare, foal | Pferd, Pferde, Pony, Ponys, Hengst, Stute, Fohlen | caballo, yegua, poni, potro | cheval, chevaux, jument, poney, poulain | 馬, ウマ, うま
elephant | animal | 3.0 | elephant | Elefant, Elefanten | elefante, elefanta | éléphant | 象, ゾウ, ぞう
bird | animal | 0.2 | bird, robin, sparrow, songbird, birdie | Vogel, Vögel, Vögelchen, Spatz, Rotkehlchen | pájaro, ave, pajarito, gorrión | oiseau, oiseaux, moineau, rouge-gorge | 鳥, トリ, とり, 小鳥
owl | animal | 0.4 | owl, owlet | Eule, Eulen, Uhu, Kauz | búho, lechuza | hibou, hiboux, chouette | フクロウ, ふくろう, 梟
fish | animal | 0.3 | fish, fishes, goldfish, carp, koi | Fisch, Fische, Goldfisch, Goldfische | pez, peces, pescado | poisson | 魚, サカナ, さかな, 金魚
whale | animal | 5.0 | whale | Wal, Wale, Walfisch | ballena | baleine | クジラ, くじら, 鯨
butterfly | animal | 0.1 | butterfly | Schmetterling, Schmetterlinge, Falter | mariposa | papillon | 蝶, チョウ, 蝶々, ちょうちょ
rabbit | animal | 0.4 | rabbit, bunny, hare | Hase, Hasen, Kaninchen, Häschen | conejo, coneja, liebre, conejito | lapin, lapine, lièvre | 兎, ウサギ, うさぎ
bear | animal | 1.8 | bear, grizzly, polar bear | Bär, Bären, Teddybär, Teddybären, Eisbär, Eisbären | oso, osa, osito, oso polar | ours, ourse, ourson, ours polaire, ours blanc | 熊, クマ, くま, 白熊, 白くま, シロクマ, しろくま
lion | animal | 1.2 | lion, lioness | Löwe, Löwen, Löwin | león, leona | lion, lionne | ライオン, 獅子
penguin | animal | 0.9 | penguin | Pinguin, Pinguine | pingüino | pingouin, manchot | ペンギン
turtle | animal | 0.4 | turtle, tortoise | Schildkröte, Schildkröten | tortuga | tortue | 亀, カメ
bee | animal | 0.05 | bee, bumblebee, honeybee | Biene, Bienen, Hummel, Hummeln | abeja, abejorro | abeille, bourdon | 蜂, ミツバチ, ハチ, 蜜蜂
deer | animal | 1.6 | deer, stag, reindeer, fawn | Hirsch, Hirsche, Reh, Rehe, Rentier, Rentiere | ciervo, venado, reno | cerf, biche, renne | 鹿, シカ, トナカイ
frog | animal | 0.1 | frog, toad | Frosch, Frösche, Kröte, Kröten | rana, sapo | grenouille, crapaud | 蛙, カエル, かえる
duck | animal | 0.4 | duck, duckling, goose, geese | Ente, Enten, Entchen, Gans, Gänse | pato, pata, patito, ganso | canard, cane, oie | アヒル, カモ, 鴨
cow | animal | 1.5 | cow, bull, calf, calves | Kuh, Kühe, Kalb | vaca, ternero, toro | vache, veau, taureau | 牛, ウシ
pig | animal | 0.8 | pig, piglet | Schwein, Schweine, Ferkel, Schweinchen | cerdo, cerda, cerdito, puerco | cochon, porc | 豚, ブタ
sheep | animal | 1.0 | sheep, lamb | Schaf, Schafe, Lamm | oveja, cordero | mouton, brebis, agneau | 羊, ヒツジ
snail | animal | 0.05 | snail | Schnecke, Schnecken | caracol, caracoles | escargot | カタツムリ, かたつむり
octopus | animal | 0.8 | octopus, octopuses, squid | Krake, Kraken, Oktopus, Tintenfisch | pulpo, calamar | pieuvre, poulpe | タコ, 蛸
giraffe | animal | 4.5 | giraffe | Giraffe, Giraffen | jirafa | girafe | キリン
dinosaur | animal | 5.0 | dinosaur, dino, t-rex, tyrannosaurus | Dinosaurier, Dino, Dinos | dinosaurio | dinosaure | 恐竜
dragon | animal | 6.0 | dragon | Drache, Drachen | dragón, dragona | dragon | 竜, ドラゴン, 龍
mouse | animal | 0.1 | mouse, mice | Maus, Mäuse | ratón | souris | ネズミ, ねずみ
hen | animal | 0.4 | hen, chicken, chick | Huhn, Hühner, Henne, Hennen, Küken | gallina, pollo, pollito | poule, poulet, poussin | 鶏, ニワトリ, にわとり, ひよこ
rooster | animal | 0.5 | rooster, cockerel, cock | Hahn, Hähne, Gockel | gallo | coq | 雄鶏, おんどり
goat | animal | 0.9 | goat, billy goat, kid goat | Ziege, Ziegen, Ziegenbock | cabra, chivo, cabrito | chèvre, bouc, chevreau | ヤギ, 山羊, やぎ
hedgehog | animal | 0.15 | hedgehog | Igel | erizo | hérisson | ハリネズミ, はりねずみ
unicorn | animal | 1.8 | unicorn | Einhorn, Einhörner | unicornio | licorne | ユニコーン, 一角獣
snake | animal | 0.5 | snake, serpent, python, cobra | Schlange, Schlangen, Python | serpiente, culebra | serpent, couleuvre | 蛇, ヘビ, へび
squirrel | animal | 0.25 | squirrel, chipmunk | Eichhörnchen | ardilla | écureuil | 栗鼠, シマリス
parrot | animal | 0.4 | parrot, macaw, parakeet | Papagei, Papageien, Wellensittich | loro, papagayo, guacamayo | perroquet, perruche | オウム, インコ
flamingo | animal | 1.3 | flamingo | Flamingo, Flamingos | flamenco | flamant, flamant rose | フラミンゴ
tree | plant | 6.0 | tree, oak, maple tree, apple tree, maple | Baum, Bäume, Eiche, Eichen, Laubbaum, Ahorn | árbol, roble | arbre, chêne, érable | 木, 樹, 樹木
pine | plant | 8.0 | pine, fir, pine tree, fir tree, conifer, spruce, christmas tree, evergreen | Tanne, Tannen, Tannenbaum, Tannenbäume, Kiefer, Fichte, Fichten, Weihnachtsbaum | pino, abeto, árbol de navidad | sapin, pin, épicéa, sapin de noël | 松, モミの木, クリスマスツリー, 杉
palm | plant | 7.0 | palm tree, palm, coconut tree | Palme, Palmen | palmera, palma, cocotero | palmier, cocotier | ヤシの木, 椰子, ヤシ
flower | plant | 0.4 | flower, daisy, blossom, wildflower | Blume, Blumen, Blüte, Blüten, Gänseblümchen, Margerite | flor, flores, margarita | fleur, marguerite, pâquerette | 花, お花
sunflower | plant | 1.8 | sunflower | Sonnenblume, Sonnenblumen | girasol | tournesol | ひまわり, 向日葵, ヒマワリ
rose | plant | 0.5 | rose | Rose, Rosen | rosa | rose | 薔薇, バラ
tulip | plant | 0.4 | tulip | Tulpe, Tulpen | tulipán | tulipe | チューリップ
cactus | plant | 1.2 | cactus, cacti, cactuses | Kaktus, Kakteen | cactus, cacto | cactus | サボテン
leaf | plant | 0.1 | leaf, leaves | Blatt, Blätter | hoja | feuille | 葉, 葉っぱ
mushroom | plant | 0.15 | mushroom, toadstool, fungus | Pilz, Pilze, Fliegenpilz | seta, hongo, champiñón | champignon | キノコ, きのこ
potted plant | plant | 0.7 | potted plant, plant, houseplant, house plant, monstera, flower pot, flowerpot, plant pot | Topfpflanze, Topfpflanzen, Zimmerpflanze, Pflanze, Pflanzen, Blumentopf | planta, maceta | plante, plante en pot, pot de fleurs | 観葉植物, 鉢植え, 植物
branch | plant | 0.5 | branch, branches, bough, twig, tree branch | Ast, Äste, Zweig, Zweige | rama, ramita | branche, rameau, rameaux | 枝, 小枝
olive branch | plant | 0.4 | olive branch | Olivenzweig, Olivenzweige | rama de olivo | rameau d'olivier, branche d'olivier | オリーブの枝
cherry blossom | plant | 0.3 | cherry blossom, sakura blossom | Kirschblüte, Kirschblüten | flor de cerezo | fleur de cerisier | 桜の花
agave | plant | 0.6 | agave, aloe, aloe vera | Agave, Agaven | agave, maguey, aloe | agave, aloès | アガベ
house | building | 6.0 | house, cottage, home, cabin, hut, dog house, doghouse | Haus, Häuser, Häuschen, Hütte, Hütten | casa, casita, cabaña, hogar | maison, chalet, cabane | 家, お家, 住宅
castle | building | 25 | castle, fortress, palace | Schloss, Schlösser, Burg, Burgen, Festung, Palast | castillo, fortaleza, palacio | château, châteaux, forteresse, palais | 城, お城
lighthouse | building | 25 | lighthouse | Leuchtturm, Leuchttürme | faro | phare | 灯台
skyscraper | building | 120 | skyscraper, tower block, high-rise, office building, apartment building, building | Hochhaus, Hochhäuser, Wolkenkratzer, Gebäude | rascacielos, edificio | gratte-ciel, immeuble, bâtiment | 高層ビル, ビル, 摩天楼, 建物
church | building | 20 | church, chapel | Kirche, Kirchen, Kapelle | iglesia, capilla | église, chapelle | 教会
barn | building | 9 | barn, farmhouse | Scheune, Scheunen, Bauernhof | granero, granja | grange, ferme | 納屋
bridge | building | 30 | bridge, suspension bridge | Brücke, Brücken | puente | pont | 橋
windmill | building | 15 | windmill | Windmühle, Windmühlen | molino de viento, molino | moulin à vent, moulin | 風車
tent | building | 1.8 | tent | Zelt, Zelte | tienda de campaña, carpa | tente | テント
shop | building | 5 | shop, store, bakery, café, cafe, boutique | Laden, Läden, Geschäft, Bäckerei, Café | tienda, cafetería, panadería | boutique, magasin, boulangerie, café-restaurant | 店, お店, カフェ, 喫茶店
temple | building | 12 | temple, parthenon, shrine | Tempel, Schrein | templo, santuario | temple, sanctuaire | 神殿, 神社, お寺
pyramid | building | 100 | pyramid | Pyramide, Pyramiden | pirámide | pyramide | ピラミッド
eiffel tower | building | 300 | eiffel tower | Eiffelturm | torre eiffel | tour eiffel | エッフェル塔
balcony | building | 3.0 | balcony, balconies | Balkon, Balkone | balcón | balcon | バルコニー, ベランダ
fountain | building | 2.5 | fountain | Brunnen, Springbrunnen | fuente | fontaine | 噴水
car | vehicle | 1.5 | car, automobile, sedan, vehicle, motorcar | Auto, Autos, Wagen, PKW, Fahrzeug | coche, carro, automóvil, auto | voiture, automobile, auto | 車, 自動車, クルマ
bicycle | vehicle | 1.1 | bicycle, bike | Fahrrad, Fahrräder, Rad, Räder | bicicleta, bici | vélo, bicyclette | 自転車
sailboat | vehicle | 9 | sailboat, sailing boat, boat, yacht, ship, sailing ship | Segelboot, Segelboote, Boot, Boote, Segelschiff, Schiff, Schiffe, Jacht | velero, barco, barca, bote | voilier, bateau, bateaux, navire | ヨット, 帆船, 船, ボート
aeroplane | vehicle | 12 | aeroplane, airplane, plane, aircraft, jet, airliner | Flugzeug, Flugzeuge | avión, aeroplano | avion, aéroplane | 飛行機
rocket | vehicle | 40 | rocket, spaceship, spacecraft, rocket ship, space rocket | Rakete, Raketen, Raumschiff, Raumschiffe | cohete, nave espacial | fusée, vaisseau spatial | ロケット, 宇宙船
train | vehicle | 4 | train, locomotive, steam train, bullet train, high-speed train | Zug, Züge, Lokomotive, Lokomotiven, Dampflok, Eisenbahn | tren, locomotora | train, locomotive | 電車, 列車, 新幹線, 汽車, 機関車
bus | vehicle | 3.2 | bus, buses, coach | Bus, Busse, Omnibus | autobús, bus, autobuses | bus, autobus, autocar | バス
truck | vehicle | 3.4 | truck, lorry, delivery truck, van | Lastwagen, LKW, Lieferwagen, Laster | camión, camioneta, furgoneta | camion, camionnette | トラック
fire truck | vehicle | 3.4 | fire truck, fire engine, firetruck | Feuerwehrauto, Feuerwehrautos, Feuerwehrwagen, Feuerwehr | camión de bomberos, coche de bomberos | camion de pompiers | 消防車
hot air balloon | vehicle | 20 | hot air balloon, hot-air balloon | Heißluftballon, Heißluftballons, Heissluftballon | globo aerostático | montgolfière | 気球, 熱気球
scooter | vehicle | 1.1 | scooter, moped, vespa, motor scooter | Motorroller, Roller, Moped | escúter, ciclomotor, vespa, moto | scooter, vespa, mobylette | スクーター, バイク
tractor | vehicle | 2.8 | tractor | Traktor, Traktoren, Trecker | tractor | tracteur | トラクター
helicopter | vehicle | 4 | helicopter | Hubschrauber, Helikopter | helicóptero | hélicoptère | ヘリコプター
submarine | vehicle | 5 | submarine | U-Boot, U-Boote, Unterseeboot | submarino | sous-marin | 潜水艦
balloon | object | 0.4 | balloon | Ballon, Ballons, Luftballon, Luftballons | globo | ballon de baudruche, ballons | 風船
apple | food | 0.08 | apple | Apfel, Äpfel | manzana | pomme | 林檎, リンゴ, りんご
cup | food | 0.1 | cup, coffee cup, mug, teacup, tea cup, coffee, coffee mug, espresso, cappuccino, latte | Tasse, Tassen, Kaffeetasse, Teetasse, Kaffee, Becher, Kaffeebecher | taza, taza de café, café, tazón | tasse, tasse de café, café, mug | カップ, コーヒーカップ, コーヒー, マグカップ, ティーカップ
cake | food | 0.25 | cake, birthday cake | Torte, Torten, Kuchen, Geburtstagstorte, Geburtstagskuchen | pastel, tarta, torta | gâteau, gâteaux | ケーキ
cupcake | food | 0.1 | cupcake, muffin | Cupcake, Cupcakes, Muffin, Muffins, Törtchen | magdalena, cupcake | cupcake, muffin | カップケーキ, マフィン
pizza | food | 0.25 | pizza, pizza slice, slice of pizza | Pizza, Pizzen, Pizzastück | pizza, porción de pizza | pizza, part de pizza | ピザ
burger | food | 0.12 | burger, hamburger, cheeseburger | Burger, Hamburger, Cheeseburger | hamburguesa | burger, hamburger | ハンバーガー, バーガー
ice cream | food | 0.2 | ice cream, ice-cream, ice cream cone, gelato, icecream | Eis, Eistüte, Eiswaffel, Speiseeis | helado, cucurucho | glace, cornet de glace, crème glacée | アイスクリーム, ソフトクリーム, アイス
water bottle | object | 0.27 | water bottle, drinking bottle, sports bottle, plastic bottle, thermos, flask | Wasserflasche, Wasserflaschen, Trinkflasche, Trinkflaschen, Thermosflasche | botella de agua, cantimplora, termo | bouteille d'eau, gourde, thermos | 水筒, ペットボトル, 水の瓶
jar | food | 0.15 | jar, jam jar, honey jar, jar of honey, jar of jam, mason jar, preserving jar, pickle jar | Einmachglas, Einmachgläser, Honigglas, Marmeladenglas, Konservenglas | tarro, tarro de miel, tarro de mermelada, frasco | bocal, pot de miel, pot de confiture, bocaux | 瓶詰め, ジャムの瓶, はちみつの瓶
bottle | food | 0.3 | bottle, bottle of oil, olive oil bottle, wine bottle | Flasche, Flaschen, Weinflasche, Ölflasche | botella | bouteille | 瓶, ボトル, ビン
wine glass | food | 0.2 | wine glass, glass of wine, wineglass, wine, goblet | Weinglas, Weingläser, Wein | copa, copa de vino, vino | verre de vin, verre à vin, vin | ワイングラス, ワイン
croissant | food | 0.08 | croissant | Croissant, Croissants, Hörnchen | cruasán, croissant, cruasanes | croissant | クロワッサン
avocado | food | 0.1 | avocado, avocados | Avocado, Avocados | aguacate, palta | avocado, demi avocat, avocat coupé, avocat mûr | アボカド
grapes | food | 0.15 | grapes, grape, bunch of grapes | Traube, Trauben, Weintraube, Weintrauben | uva, racimo de uvas | raisin, grappe de raisin, grappe | ブドウ, ぶどう, 葡萄
taco | food | 0.1 | taco | Taco, Tacos | taco | taco | タコス
chilli | food | 0.1 | chilli, chili, chili pepper, chilli pepper, hot pepper | Chili, Chilis, Chilischote, Peperoni | chile, guindilla, ají | piment | 唐辛子, とうがらし
plate | food | 0.1 | plate, dinner plate | Teller | plato | assiette | 皿, お皿
basket | object | 0.35 | basket, wicker basket, picnic basket, bread basket | Korb, Körbe, Weidenkorb, Picknickkorb, Obstkorb, Brotkorb | cesta, canasta, cesto | panier, corbeille | かご, 籠, バスケット
banana | food | 0.2 | banana | Banane, Bananen | plátano, banana | banane | バナナ
lemon | food | 0.08 | lemon, lime, citrus | Zitrone, Zitronen, Limette | limón, lima | citron | レモン
bread | food | 0.15 | bread, loaf, loaf of bread, loaves, toast | Brot, Brote, Brotlaib, Toast | pan, hogaza | pain, miche | パン, 食パン
teapot | food | 0.2 | teapot, tea pot, kettle | Teekanne, Teekannen, Kanne, Kessel | tetera | théière | ティーポット, 急須
strawberry | food | 0.04 | strawberry | Erdbeere, Erdbeeren | fresa, frutilla | fraise | 苺, イチゴ, いちご
cherry | food | 0.05 | cherry | Kirsche, Kirschen | cereza | cerise | サクランボ, さくらんぼ
carrot | food | 0.2 | carrot | Karotte, Karotten, Möhre, Möhren | zanahoria | carotte | 人参, ニンジン
pear | food | 0.1 | pear | Birne, Birnen | pera | poire | 梨, 洋梨
watermelon | food | 0.2 | watermelon, melon | Wassermelone, Wassermelonen, Melone, Melonen | sandía, melón | pastèque, melon | スイカ, すいか
donut | food | 0.1 | donut, doughnut | Donut, Donuts, Krapfen | dónut, donut, rosquilla | donut, beignet | ドーナツ
egg | food | 0.06 | egg, fried egg, easter egg | Ei, Eier, Spiegelei, Spiegeleier, Osterei, Ostereier | huevo, huevo frito, huevo de pascua | œuf, oeuf, œuf au plat, œuf de pâques | 卵, 目玉焼き, イースターエッグ
pumpkin | food | 0.3 | pumpkin, jack-o-lantern | Kürbis, Kürbisse | calabaza | citrouille, potiron | カボチャ, かぼちゃ
bowl | food | 0.12 | bowl, bowl of soup, soup, ramen, noodles | Schüssel, Schüsseln, Schale, Suppe, Nudelsuppe | cuenco, bol, sopa | bol, soupe, saladier | 丼, ラーメン, お椀, スープ
chair | furniture | 0.9 | chair | Stuhl, Stühle | silla | chaise | 椅子, イス
armchair | furniture | 1.0 | armchair | Sessel | sillón, butaca | fauteuil | ソファチェア, アームチェア
table | furniture | 0.75 | table | Tisch, Tische, Esstisch, Holztisch, Küchentisch, Couchtisch | mesa | table | テーブル, 食卓
bench | furniture | 0.9 | bench, park bench, garden bench | Parkbank, Parkbänke, Gartenbank, Holzbank, Sitzbank, einer Bank, Bänke | banco de parque, banco del parque, banco de madera, banco de jardín | banc, banc public | ベンチ
street lamp | object | 4.0 | street lamp, streetlight, street light, lamp post, lamppost, streetlamp | Straßenlaterne, Straßenlaternen, Straßenlampe | farola | lampadaire, réverbère | 街灯
sofa | furniture | 0.85 | sofa, couch, settee | Sofa, Sofas, Couch | sofá | canapé, divan | ソファ, ソファー
bed | furniture | 1.0 | bed, dog bed | Bett, Betten | cama | lit | ベッド
lamp | furniture | 0.5 | lamp, table lamp, desk lamp | Lampe, Lampen, Tischlampe, Stehlampe | lámpara | lampe | ランプ, 電気スタンド
bookshelf | furniture | 1.8 | bookshelf, bookcase, shelf, bookshelves, shelves, book shelf | Bücherregal, Bücherregale, Regal, Regale | estantería, librería, estante | bibliothèque, étagère | 本棚
window | furniture | 1.4 | window, windowsill, window sill, window ledge | Fenster, Fensterbank, Fensterbrett, Fenstersims | ventana, alféizar | fenêtre, rebord de fenêtre | 窓, 窓辺
door | furniture | 2.1 | door | Tür, Türen | puerta | porte | ドア, 扉
desk | furniture | 0.75 | desk, workspace, workdesk | Schreibtisch, Schreibtische | escritorio | bureau, bureaux | 机, デスク
book | object | 0.2 | book, novel, notebook | Buch, Bücher, Notizbuch | libro, novela, cuaderno | livre, roman, cahier | 本, 書籍
laptop | object | 0.25 | laptop, notebook computer, computer, macbook | Laptop, Laptops, Computer, Notebook | portátil, ordenador, computadora, laptop | ordinateur, ordinateur portable | ノートパソコン, パソコン, コンピューター, コンピュータ
phone | object | 0.15 | phone, smartphone, mobile phone, cell phone, mobile | Handy, Handys, Smartphone, Telefon | teléfono, móvil, celular, smartphone | téléphone, smartphone, portable | スマホ, スマートフォン, 電話, 携帯電話
camera | object | 0.1 | camera | Kamera, Kameras, Fotoapparat | cámara | appareil photo, caméra | カメラ
umbrella | object | 0.9 | umbrella, parasol | Regenschirm, Regenschirme, Schirm, Schirme, Sonnenschirm | paraguas, sombrilla | parapluie, parasol | 傘, かさ
clock | object | 0.15 | clock, alarm clock | Wecker, Uhr, Uhren, Wanduhr | reloj, despertador | horloge, réveil, pendule | 時計, 目覚まし時計
watch | object | 0.25 | watch, wristwatch, wrist watch, smartwatch | Armbanduhr, Armbanduhren | reloj de pulsera | montre | 腕時計
key | object | 0.07 | key | Schlüssel | llave | clé, clef | 鍵, カギ
guitar | object | 1.0 | guitar, acoustic guitar, electric guitar | Gitarre, Gitarren | guitarra | guitare | ギター
violin | object | 0.6 | violin, fiddle | Geige, Geigen, Violine, Violinen | violín | violon | バイオリン, ヴァイオリン
cello | object | 1.2 | cello, violoncello | Cello, Celli, Cellos, Violoncello | violonchelo, chelo | violoncelle | チェロ
saxophone | object | 0.7 | saxophone, sax | Saxophon, Saxophone, Saxofon, Saxofone | saxofón, saxo | saxophone, saxo | サックス, サクソフォン
trumpet | object | 0.5 | trumpet, cornet | Trompete, Trompeten | trompeta | trompette | トランペット
flute | object | 0.5 | flute | Flöte, Flöten, Querflöte, Blockflöte | flauta | flûte | フルート
drum | object | 0.5 | drum, snare drum, drum kit, drum set | Trommel, Trommeln, Schlagzeug | tambor | tambour | 太鼓, ドラム
piano | object | 1.5 | piano, grand piano | Klavier, Klaviere, Konzertflügel, Piano | piano | piano | ピアノ
accordion | object | 0.5 | accordion | Akkordeon, Akkordeons, Ziehharmonika | acordeón | accordéon | アコーディオン
harp | object | 1.7 | harp | Harfe, Harfen | arpa | harpe | ハープ, 竪琴
chess piece | object | 0.1 | chess piece, chess, chess knight, chess king, chess queen, chess pawn, chess rook, chessman, chessmen | Schachfigur, Schachfiguren, Schach, Schachkönig, Schachdame | ajedrez, pieza de ajedrez, caballo de ajedrez, rey de ajedrez, reina de ajedrez, peón de ajedrez | échecs, pièce d'échecs, cavalier d'échecs, roi d'échecs, pion d'échecs | チェス, チェスの駒
chessboard | object | 0.08 | chessboard, chess board | Schachbrett, Schachbretter | tablero de ajedrez | échiquier | チェス盤, チェスボード
honeycomb | object | 0.2 | honeycomb | Wabe, Waben, Honigwabe, Honigwaben | panal | alvéole, rayon de miel | ハニカム, 蜂の巣
paper lantern | object | 0.4 | paper lantern, chinese lantern | Lampion, Lampions | farolillo | lampion | ちょうちん
backpack | object | 0.5 | backpack, rucksack, school bag | Rucksack, Rucksäcke | mochila | sac à dos | リュック, リュックサック, バックパック
suitcase | object | 0.6 | suitcase, luggage | Koffer | maleta | valise | スーツケース
handbag | object | 0.3 | handbag, bag, purse, tote bag, shopping bag | Handtasche, Handtaschen, Tasche, Taschen | bolso, bolsa | sac, sac à main | バッグ, 鞄, ハンドバッグ
shoe | object | 0.12 | shoe, sneaker, running shoe, trainer | Schuh, Schuhe, Sneaker, Turnschuh, Laufschuh | zapato, zapatilla, tenis | chaussure, basket, soulier | 靴, スニーカー, シューズ
boot | object | 0.3 | boot | Stiefel | bota | botte | ブーツ, 長靴
candle | object | 0.15 | candle | Kerze, Kerzen | vela | bougie | ろうそく, キャンドル, 蝋燭
light bulb | object | 0.12 | light bulb, lightbulb, bulb | Glühbirne, Glühbirnen, Glühlampe | bombilla, foco | ampoule | 電球
pencil | tool | 0.18 | pencil, pen, crayon | Bleistift, Bleistifte, Stift, Stifte, Buntstift | lápiz, lápices, bolígrafo | crayon, stylo | 鉛筆, ペン
paintbrush | tool | 0.25 | paintbrush, brush, paint brush | Pinsel | pincel, brocha | pinceau, pinceaux | 絵筆, 筆, ブラシ
palette | tool | 0.3 | paint palette, artist palette | Malpalette | paleta de pintor | palette de peintre | パレット
scissors | tool | 0.2 | scissors, pair of scissors, shears | Schere, Scheren | tijeras, tijera | ciseaux | はさみ, ハサミ
hammer | tool | 0.3 | hammer, mallet | Hammer, Hämmer | martillo | marteau, marteaux | ハンマー, 金槌
wrench | tool | 0.25 | wrench, spanner | Schraubenschlüssel | llave inglesa | clé anglaise, clé à molette | レンチ, スパナ
gear | tool | 0.2 | gear, cog, cogwheel, gearwheel | Zahnrad, Zahnräder | engranaje, rueda dentada | engrenage, roue dentée | 歯車, ギア
magnifier | tool | 0.2 | magnifying glass, magnifier, loupe | Lupe, Lupen | lupa | loupe | 虫眼鏡, ルーペ
sword | tool | 1.0 | sword | Schwert, Schwerter | espada | épée | 剣, 刀
axe | tool | 0.6 | axe, ax, hatchet | Axt, Äxte, Beil | hacha | hache | 斧
tennis racket | tool | 0.7 | tennis racket, racket, racquet, tennis | Tennisschläger, Tennis | raqueta, raqueta de tenis, tenis de mesa | raquette, raquette de tennis, tennis | ラケット, テニス
anchor | object | 1.5 | anchor | Anker | ancla | ancre | 錨
ball of yarn | object | 0.12 | ball of yarn, ball of wool, yarn | Wollknäuel, Wolle, Garn | ovillo, ovillo de lana | pelote de laine, pelote | 毛糸, 毛糸玉
gift | object | 0.3 | gift, present, gift box, parcel | Geschenk, Geschenke | regalo, caja de regalo | cadeau, cadeaux | プレゼント, 贈り物, ギフト
headphones | object | 0.2 | headphones, headphone, headset | Kopfhörer | auriculares, cascos | casque audio, écouteurs | ヘッドホン, ヘッドフォン
crown | object | 0.2 | crown, tiara | Krone, Kronen | corona | couronne | 王冠, 冠
shield | object | 0.8 | shield | Schild, Schutzschild | escudo | bouclier | 盾
robot | object | 1.6 | robot, android, bot | Roboter | robot, androide | robot, androïde | ロボット
mask | object | 0.25 | mask, theatre mask, theater mask, carnival mask | Maske, Masken | máscara, antifaz | masque | 仮面, マスク
ball | object | 0.22 | ball, football, soccer ball | Ball, Bälle, Fußball, Fußbälle | pelota, balón, balón de fútbol | ballon, balle, ballon de football | ボール, サッカーボール
perfume bottle | object | 0.12 | perfume bottle, perfume, fragrance, perfume flacon | Parfümflasche, Parfüm, Parfum, Flakon, Parfümflakon | perfume, frasco de perfume, botella de perfume | parfum, flacon de parfum, flacon | 香水, 香水瓶
T-shirt | object | 0.7 | t-shirt, tshirt, tee shirt, shirt, tee | T-Shirt, T-Shirts, Hemd, Shirt, Shirts | camiseta, camisa, playera | t-shirt, tee-shirt, chemise | Tシャツ, シャツ
dress | object | 1.1 | dress, gown | Kleid, Kleider | vestido | robe | ドレス, ワンピース
hat | object | 0.2 | hat, straw hat, sun hat, fedora | Hut, Hüte, Strohhut | sombrero | chapeau, chapeaux | 帽子
glasses | object | 0.05 | glasses, spectacles, eyeglasses, sunglasses | Brille, Brillen, Sonnenbrille | gafas, lentes, anteojos | lunettes | 眼鏡, メガネ, サングラス
sign | object | 1.5 | sign, signpost, wooden sign | Wegweiser, Holzschild | letrero, cartel | panneau, panneaux, écriteau, pancarte | 看板, 標識
trophy | object | 0.4 | trophy, award cup | Pokal, Pokale, Trophäe | trofeo | trophée | トロフィー, 優勝カップ
bell | object | 0.2 | bell | Glocke, Glocken | campana | cloche | 鐘, ベル
envelope | object | 0.12 | envelope, letter, mail, email | Briefumschlag, Umschlag, Brief, Briefe | sobre, carta, correo | enveloppe, lettre | 封筒, 手紙
medal | object | 0.2 | medal | Medaille, Medaillen | medalla | médaille | メダル
microphone | object | 0.2 | microphone, mic | Mikrofon, Mikrofone | micrófono | microphone, micro | マイク, マイクロフォン
vase | object | 0.35 | vase, vase of flowers, flower vase, bouquet | Vase, Vasen, Blumenvase, Blumenstrauß, Strauß | jarrón, florero, ramo, ramo de flores | vase, bouquet, bouquet de fleurs | 花瓶, 花束
lantern | object | 0.3 | lantern | Laterne, Laternen | farol, linterna | lanterne | ランタン, 提灯
hourglass | object | 0.2 | hourglass | Sanduhr, Sanduhren | reloj de arena | sablier | 砂時計
flag | object | 2.0 | flag, banner | Flagge, Flaggen, Fahne, Fahnen | bandera | drapeau, drapeaux | 旗
kite | object | 1.0 | kite | Papierdrachen, Flugdrachen, Drachen steigen, Drachen steigt | cometa | cerf-volant | 凧
snowman | object | 1.6 | snowman | Schneemann, Schneemänner | muñeco de nieve | bonhomme de neige | 雪だるま
person | person | 1.75 | person, human, people, figure, character, guy, traveller, hiker, runner, dancer, student, player, athlete, customer, guest, visitor, passenger | Mensch, Menschen, Person, Personen, Leute, Figur, Läufer, Wanderer, Student, Spieler, Spielerin, Kunde, Kundin, Gast, Gäste, Besucher, Besucherin, Passagier, Sportler, Sportlerin | persona, personaje, gente, corredor, viajero, estudiante, jugador, jugadora, cliente, clienta, visitante, pasajero, pasajera, deportista | personne, personnage, gens, coureur, voyageur, étudiant, joueur, joueuse, visiteur, visiteuse, passager, passagère, sportif, cliente, invité | 人, 人物, 人間, 選手, お客さん, 観客, 乗客
man | person | 1.8 | man, men, gentleman, businessman, grandfather | Mann, Männer, Herr, Opa, Großvater | hombre, señor, abuelo | homme, monsieur, messieurs, grand-père | 男性, 男, 男の人, おじいさん
woman | person | 1.7 | woman, women, lady, businesswoman, grandmother | Frau, Frauen, Dame, Damen, Oma, Großmutter | mujer, mujeres, señora, abuela | femme, dame, grand-mère | 女性, 女, 女の人, おばあさん
child | person | 1.2 | child, children, kid, boy, toddler, grandson, grandchild, grandchildren | Kind, Kinder, Junge, Jungen, Bub, Enkel, Enkelkind, Enkelkinder | niño, chico, nieto | enfant, garçon, petit-fils, petits-enfants | 子供, 子ども, こども, 男の子, 少年
girl | person | 1.2 | girl, granddaughter | Mädchen, Enkelin | niña, chica, nieta | fille, fillette, petite-fille | 女の子, 少女
portrait | person | 0.6 | portrait, bust, face, headshot, profile picture, avatar | Porträt, Porträts, Portrait, Gesicht, Gesichter, Büste | retrato, rostro, cara, busto | portrait, visage, buste | 肖像, 顔, 肖像画, ポートレート
chef | person | 1.75 | chef, cook, baker | Koch, Köche, Köchin, Chefkoch, Bäcker | cocinero, cocinera, chef, panadero | cuisinier, cuisinière, chef, chef cuisinier, boulanger | シェフ, 料理人, コック
doctor | person | 1.75 | doctor, physician, nurse, vet, veterinarian, surgeon | Arzt, Ärzte, Ärztin, Doktor, Tierarzt, Tierärztin | médico, médica, doctor, doctora, veterinario, veterinaria | médecin, docteur, vétérinaire | 医者, 医師, お医者さん, 獣医
teacher | person | 1.75 | teacher, professor | Lehrer, Lehrerin, Professor | profesor, profesora, maestro, maestra | professeur, enseignant, enseignante, maîtresse | 先生, 教師
astronaut | person | 1.8 | astronaut, cosmonaut, spaceman | Astronaut, Astronauten, Astronautin, Raumfahrer | astronauta, cosmonauta | astronaute, cosmonaute | 宇宙飛行士
knight | person | 1.8 | knight | Ritter | caballero | chevalier | 騎士
wizard | person | 1.8 | wizard, sorcerer, magician, mage | Zauberer, Magier, Hexenmeister | mago, hechicero, brujo | sorcier, magicien, mage | 魔法使い, 魔術師
mountain | nature | 800 | mountain, peak, mountain range | Berg, Berge, Gipfel, Gebirge | montaña, monte | montagne, mont | 山
volcano | nature | 800 | volcano, volcanoes | Vulkan, Vulkane | volcán | volcan | 火山
iceberg | nature | 20 | iceberg | Eisberg, Eisberge | iceberg, témpano | iceberg | 氷山
island | nature | 20 | island, desert island, tropical island | Insel, Inseln | isla | île | 島
cloud | nature | 60 | cloud | Wolke, Wolken | nube | nuage | 雲
rain | nature | 60 | rain cloud, raincloud, rain | Regenwolke, Regen | nube de lluvia, lluvia | pluie, nuage de pluie | 雨, 雨雲
sun | nature | 100 | sun | Sonne, Sonnen | sol, soles | soleil | 太陽, お日様
moon | nature | 100 | moon, full moon, crescent, crescent moon, half moon | Mond, Monde, Vollmond, Halbmond, Mondsichel | luna, luna llena, media luna | lune, pleine lune, croissant de lune | 月, 満月, 三日月
star | symbol | 1.0 | star | Stern, Sterne | estrella | étoile | 星
heart | symbol | 1.0 | heart | Herz, Herzen | corazón | cœur, coeur | 心, ハート
wave | nature | 3.0 | wave, ocean wave | Welle, Wellen | ola | vague | 波
flame | nature | 0.5 | flame, fire, campfire, bonfire | Flamme, Flammen, Feuer, Lagerfeuer | llama, fuego, hoguera | flamme, feu, feux, feu de camp | 炎, 火, 焚き火
snowflake | nature | 0.1 | snowflake | Schneeflocke, Schneeflocken | copo de nieve | flocon, flocon de neige | 雪の結晶, 雪
lightning | nature | 40 | lightning, lightning bolt, thunderbolt | Blitz, Blitze | rayo, relámpago | éclair, foudre | 稲妻, 雷
rainbow | nature | 100 | rainbow | Regenbogen, Regenbögen | arcoíris, arco iris | arc-en-ciel | 虹
drop | nature | 0.1 | drop, water drop, droplet, raindrop | Tropfen, Wassertropfen | gota | goutte | 水滴, しずく, 雫
globe | symbol | 0.4 | globe, earth, world | Globus, Erde, Weltkugel, Welt | globo terráqueo, tierra, mundo | globe, globe terrestre, terre, monde | 地球儀, 地球, 世界
planet | nature | 100 | planet, saturn | Planet, Planeten, Saturn | planeta, saturno | planète, saturne | 惑星, 土星
speech bubble | symbol | 1.0 | speech bubble, chat bubble | Sprechblase, Sprechblasen | bocadillo, globo de diálogo | bulle, bulle de dialogue | 吹き出し, ふきだし
arrow | symbol | 1.0 | arrow | Pfeil, Pfeile | flecha | flèche | 矢印, 矢
target | symbol | 1.0 | target, bullseye, dartboard | Zielscheibe, Zielscheiben | diana, blanco | cible | 標的, ターゲット
diamond | object | 0.05 | diamond, gem, gemstone, jewel | Diamant, Diamanten, Edelstein | diamante, gema | diamant, gemme | ダイヤモンド, 宝石
chart | symbol | 1.0 | chart, bar chart, graph, diagram | Diagramm, Diagramme, Balkendiagramm | gráfico, gráfica | graphique, diagramme | グラフ, 棒グラフ
sushi | food | 0.1 | sushi, sushi roll, sushi rolls, nigiri, maki, sashimi, sushi platter, sushi plate | Sushi, Sushiplatte, Nigiri, Maki | sushi, nigiri, maki | sushi, nigiri, maki, plateau de sushi | 寿司, すし, 鮨, 握り寿司, 刺身
fries | food | 0.15 | fries, french fries, chips in a bag | Pommes, Pommes frites, Fritten | patatas fritas, papas fritas | frites, pommes frites, cornet de frites | フライドポテト, ポテトフライ
sandwich | food | 0.12 | sandwich, club sandwich, sub sandwich, toastie | Sandwich, Sandwiches, belegtes Brot | sándwich, emparedado | sandwich, croque-monsieur | サンドイッチ, サンドウィッチ
pancakes | food | 0.12 | pancakes, pancake, stack of pancakes, crepes | Pfannkuchen, Eierkuchen, Palatschinken | tortitas, panqueques, tortita | crêpes, crêpe, pancakes | パンケーキ, ホットケーキ
oranges | food | 0.1 | oranges, orange slice, orange slices, orange fruit, tangerines, mandarins | Apfelsine, Apfelsinen, Mandarine, Mandarinen, Orangenscheibe | naranjas, mandarina, mandarinas, rodaja de naranja | oranges, mandarine, clémentine, tranche d'orange | みかん, ミカン, 蜜柑
pineapple | food | 0.3 | pineapple | Ananas | piña, ananá | ananas | パイナップル
tomato | food | 0.1 | tomato, tomatoes | Tomate, Tomaten | tomate, jitomate | tomate | トマト
corn | food | 0.25 | corn, corn cob, corn on the cob, maize, ear of corn | Mais, Maiskolben | maíz, mazorca, elote | maïs, épi de maïs | トウモロコシ, とうもろこし
broccoli | food | 0.15 | broccoli | Brokkoli | brócoli | brocoli | ブロッコリー
onion | food | 0.1 | onion | Zwiebel, Zwiebeln | cebolla | oignon | 玉ねぎ, タマネギ
cheese | food | 0.1 | cheese, wedge of cheese, cheese wheel | Käse, Käsestück | queso | fromage, part de fromage | チーズ
popcorn | food | 0.2 | popcorn, tub of popcorn | Popcorn | palomitas, palomitas de maíz | pop-corn, popcorn | ポップコーン
salad | food | 0.12 | salad, bowl of salad, green salad | Salat, Salatschüssel, Salate | ensalada | salade | サラダ
chocolate | food | 0.15 | chocolate bar, bar of chocolate, chocolate | Schokolade, Schokoladentafel, Tafel Schokolade | tableta de chocolate, chocolate | tablette de chocolat, chocolat | チョコレート, 板チョコ
dumplings | food | 0.12 | dumplings, dumpling, dim sum, steamed buns | Teigtaschen, Maultaschen, Teigtasche | empanadillas al vapor, dim sum, gyozas | raviolis vapeur, dim sum, raviolis chinois | 餃子, 小籠包, 肉まん, シュウマイ
pasta | food | 0.1 | spaghetti, pasta, plate of pasta, plate of spaghetti, carbonara | Spaghetti, Nudeln, Pasta | espaguetis, pasta, plato de pasta | spaghettis, pâtes, assiette de pâtes | スパゲッティ, パスタ
bamboo | plant | 4.0 | bamboo, bamboo stalks | Bambus | bambú | bambou | 竹
coin | object | 0.05 | coin, coins, money, pile of coins | Münze, Münzen, Geld, Kleingeld | moneda, dinero | pièce de monnaie, pièces de monnaie, monnaie | コイン, 硬貨, お金
pan | tool | 0.12 | frying pan, skillet, saucepan, pan | Pfanne, Pfannen, Bratpfanne | sartén, sartenes | poêle à frire, poêle | フライパン
pot | tool | 0.3 | cooking pot, pot, stew pot, casserole dish | Kochtopf, Topf, Töpfe, Kochtöpfe | olla, cacerola, cazuela | casserole, marmite, cocotte | 鍋
toaster | object | 0.25 | toaster | Toaster | tostadora, tostador | grille-pain | トースター
fridge | furniture | 1.7 | fridge, refrigerator | Kühlschrank, Kühlschränke | nevera, frigorífico, refrigerador | réfrigérateur, frigo | 冷蔵庫
stove | furniture | 0.9 | stove, oven, cooker | Herd, Backofen, Ofen | horno, cocina de gas, estufa | gazinière, four, plaque de cuisson | コンロ, オーブン, かまど
broom | tool | 1.3 | broom, broomstick | Besen, Hexenbesen | escoba | balai | ほうき, 箒
bucket | tool | 0.35 | bucket, pail | Eimer, Kübel | cubo, balde, cubeta | seau, seaux | バケツ
mirror | furniture | 0.9 | mirror, wall mirror | Spiegel, Wandspiegel | espejo | miroir | 鏡
fireplace | furniture | 1.2 | fireplace, hearth, open fire | Kamin, Kamine, Kaminfeuer | chimenea, hogar de leña | cheminée, âtre, feu de cheminée | 暖炉
bathtub | furniture | 0.7 | bathtub, bath tub | Badewanne, Wanne | bañera, tina | baignoire | 浴槽, バスタブ
television | furniture | 0.8 | television, tv, tv set | Fernseher, Fernsehgerät | televisor, televisión, tele | téléviseur, télévision, télé | テレビ
ladder | tool | 2.4 | ladder, stepladder | Leiter, Leitern, Trittleiter | escalera de mano, escalera | échelle, escabeau | はしご, 梯子, 脚立
box | object | 0.45 | cardboard box, box, carton, moving box, parcel, crate | Karton, Kartons, Kiste, Kisten, Paket, Umzugskarton | caja, caja de cartón, paquete | carton, boîte, caisse, colis | 箱, 段ボール, 段ボール箱
tray | object | 0.05 | tray, serving tray, platter, serving platter | Tablett, Tabletts, Servierplatte | bandeja, fuente de servir | plateau, plateaux | お盆, トレイ, 大皿
slate | object | 0.04 | slate, slate board, wooden board, wood board, slate plate, stone slab, chopping board, cutting board, serving board | Schiefer, Schieferplatte, Schneidebrett, Holzbrett, Servierbrett | tabla de pizarra, tabla de cortar, tabla de madera, losa de pizarra | ardoise, planche à découper, planche en bois, planche de bois, plaque d'ardoise | 石板, まな板, スレート
blackboard | furniture | 1.4 | blackboard, chalkboard, whiteboard | Tafel, Wandtafel, Kreidetafel | pizarra, pizarrón, encerado | tableau noir, tableau de craie | 黒板, ホワイトボード
easel | furniture | 1.6 | easel, painter's easel | Staffelei | caballete | chevalet | イーゼル, 画架
shovel | tool | 1.2 | shovel, spade | Spaten, Schaufel, Schaufeln | pala | pelle, bêche | シャベル, スコップ
rake | tool | 1.4 | rake, garden rake | Rechen, Harke | rastrillo | râteau, râteaux | 熊手
wheelbarrow | tool | 0.8 | wheelbarrow, barrow | Schubkarre, Schubkarren | carretilla | brouette | 手押し車, 一輪車
saw | tool | 0.2 | hand saw, saw, handsaw, saw blade | Säge, Sägen, Handsäge | sierra, serrucho | scie | のこぎり, 鋸
screwdriver | tool | 0.25 | screwdriver | Schraubenzieher, Schraubendreher | destornillador | tournevis | ねじ回し, ドライバー
drill | tool | 0.25 | power drill, drill, cordless drill | Bohrmaschine, Bohrer, Akkuschrauber | taladro | perceuse | 電動ドリル, ドリル
telescope | object | 1.4 | telescope | Teleskop, Teleskope, Fernrohr | telescopio | télescope, lunette astronomique | 望遠鏡
microscope | object | 0.45 | microscope | Mikroskop, Mikroskope | microscopio | microscope | 顕微鏡
scarf | object | 0.4 | scarf, knitted scarf, shawl | Schal, Schals, Strickschal | bufanda, bufanda de punto | écharpe, écharpe tricotée | マフラー, 手編みのマフラー
glove | object | 0.25 | mitten, mittens, glove, gloves | Handschuh, Handschuhe, Fäustling, Fäustlinge | guante, manopla | gant, moufle | 手袋, ミトン
basketball | object | 0.24 | basketball | Basketball, Basketbälle | balón de baloncesto | ballon de basket | バスケットボール
skateboard | object | 0.2 | skateboard | Skateboard, Skateboards | monopatín, patineta | skateboard, planche à roulettes | スケートボード, スケボー
surfboard | object | 2.0 | surfboard | Surfbrett, Surfbretter, Surfboard | tabla de surf | planche de surf | サーフボード
skis | object | 1.7 | skis, pair of skis | Ski, Skier | esquís, par de esquís | skis, paire de skis | スキー板
dumbbell | object | 0.15 | dumbbell, barbell, weights | Hantel, Hanteln, Langhantel | mancuerna, pesa | haltère | ダンベル, バーベル
helmet | object | 0.25 | bicycle helmet, bike helmet, helmet | Fahrradhelm, Helm, Helme | casco de bicicleta, casco | casque de vélo, casque | ヘルメット
dolphin | animal | 1.5 | dolphin, porpoise | Delfin, Delfine, Delphin | delfín | dauphin | イルカ, いるか
shark | animal | 2.0 | shark | Hai, Haie, Haifisch | tiburón | requin | サメ, 鮫
crab | animal | 0.15 | crab, lobster | Krabbe, Krabben, Krebs, Krebse, Hummer | cangrejo, langosta | crabe, homard | カニ, 蟹
caterpillar | animal | 0.05 | caterpillar, inchworm, silkworm | Raupe, Raupen | oruga, gusano de seda | chenille, chenilles | 芋虫, いもむし, イモムシ, 青虫, 毛虫
chrysalis | animal | 0.05 | chrysalis, cocoon, pupa | Schmetterlingspuppe, Kokon | crisálida, capullo de seda | chrysalide, cocon | さなぎ, 蛹, 繭
ladybug | animal | 0.05 | ladybug, ladybird, beetle | Marienkäfer, Käfer | mariquita, catarina, escarabajo | coccinelle, scarabée | てんとう虫, テントウムシ
panda | animal | 1.2 | panda, panda bear | Panda, Pandas, Pandabär | panda, oso panda | panda | パンダ
monkey | animal | 0.7 | monkey, ape, chimpanzee | Affe, Affen, Schimpanse | mono, simio, chimpancé | singe, chimpanzé | 猿, サル, チンパンジー
stall | building | 2.6 | stall, food stall, fruit stall, lemonade stand, market booth, kiosk, food stand, fruit stand, ice cream stand, booth, newsstand | Kiosk, Verkaufsstand, Imbissstand, Limonadenstand, Obststand, Bude, Imbissbude | quiosco, puesto ambulante, tenderete, puesto de limonada, puesto de helados, puesto de frutas | kiosque, stand, stand de limonade, échoppe, baraque | 売店, 出店, キオスク
swan | animal | 0.9 | swan | Schwan, Schwäne | cisne | cygne | 白鳥, スワン
"""

# Words that hold a known noun and mean something else.
DECOYS = {
    "en": (
        "hot dog", "fire hydrant", "fire fighter", "fire place", "sea horse", "guinea pig", "computer mouse", "sea lion",
        "bear market", "traffic light", "car park", "star wars", "moon light", "sun set", "sun rise", "dragon fruit",
        "sunny side", "butterfly effect", "plant based", "table cloth", "horse shoe", "fish and chips", "window light",
        "hot dogs", "star fish", "sun light", "golden hour glass", "sign up", "phone number", "license plate", "number plate", "name plate",
        "french horn", "branch office", "kitchen island", "record player", "music player", "video player", "white chocolate", "hot chocolate",
        "sweet corn maze", "pot plant", "box office", "boxing", "coin toss", "crab apple", "brainstorm", "saw dust", "drill down",
        "i saw", "he saw", "she saw", "we saw", "they saw", "who saw", "you saw", "pan flute", "peter pan", "melting pot", "monkey wrench", "pony tail", "mirror image",
    ),
    "de": ("kinderbuch", "kinderbuchs", "bilderbuch", "kinderbuchillustration", "handy man", "see stern", "an ihn", "meer schweinchen"),
    "es": ("libro infantil", "cuento infantil", "libro para niños", "de flamenco", "flamenca", "hoja de cálculo", "llave en mano", "sol naciente", "de papel", "vino tinto de verano"),
    "fr": ("livre jeunesse", "livre pour enfants", "livre pour enfant", "album jeunesse", "pomme de terre", "pommes de terre", "qui lit", "il lit", "elle lit", "lit un", "lit une", "en rose", "chou fleur"),
    "ja": (
        "日本", "本当", "基本", "絵本作家", "木曜", "月曜", "火曜", "画家", "家族", "作家", "花火", "国家", "専門家", "家具",
        "年月", "今月", "来月", "火山灰", "鳥居", "馬鹿", "見本", "本格", "本物", "一本", "山田", "木製", "木目", "家庭",
    ),
}  # fmt: skip

# What creatures do, where it looks like a thing.
VERBS = {
    "en": (
        "waves",
        "wave",
        "watches",
        "cooks",
        "plants",
        "drops",
        "trains",
        "books",
        "signs",
        "ducks",
        "cycles",
        "bears",
        "building",
    )
}

# Words between two nouns after which the second is no longer the head of the first, in English and German.
BOUNDARIES = frozenset(
    [
        "a",
        "an",
        "the",
        "with",
        "without",
        "in",
        "on",
        "at",
        "of",
        "and",
        "or",
        "for",
        "from",
        "to",
        "by",
        "under",
        "over",
        "near",
        "beside",
        "behind",
        "between",
        "inside",
        "like",
        "into",
        "onto",
        "who",
        "that",
        "which",
        "while",
        "is",
        "are",
        "as",
        "its",
        "his",
        "her",
        "their",
        "wears",
        "holds",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "mit",
        "ohne",
        "im",
        "am",
        "auf",
        "an",
        "von",
        "vom",
        "und",
        "oder",
        "fur",
        "aus",
        "zu",
        "zum",
        "zur",
        "bei",
        "beim",
        "unter",
        "uber",
        "neben",
        "hinter",
        "zwischen",
        "vor",
        "wie",
        "als",
        "das",
        "der",
        "ist",
        "sind",
        "trinkt",
        "liest",
        "halt",
        "tragt",
    ]
)
