"""The small local policy: what we never send to an engine, said in words, with a wording that would pass.

It reads meaning from combinations, not from single words: a nude lipstick, a naked mole rat and a photo shoot are fine.
The text is first brought back from the disguises people use (`disguise`). The provider's own moderation comes on top
wherever there is a key; this one is here so that nothing obvious is ever drawn, free drafts included.
"""

import re
from dataclasses import dataclass

from images_mcp.capabilities.moderation.disguise import readings
from images_mcp.operations import Result


class Verdict(Result):
    """Why a prompt is refused, and a rewording that would pass."""

    reasons: tuple[str, ...]
    suggestion: str


def _words(text: str) -> re.Pattern[str]:
    """A pattern of word beginnings, one language a line; a final | ends a word."""
    parts = [rf"{w[:-1]}\b" if w.endswith("!") else w for w in text.split()]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts).replace("_", r"[\s-]?") + ")", re.IGNORECASE)


_CJK = "児童 子供 子ども 少女 少年 幼女 未成年 女子高生"
_MINOR = _words(
    r"child child's children childlike kid! kids! toddler infant baby! babies! minor! minors! underage preteen pre_teen "
    r"teen! teens! teenage schoolgirl schoolboy little_girl little_boy young_girl young_boy loli shota "
    r"\d+_year_old_(?:girl|boy|child) (?:[1-9]|1[0-7])_?(?:yo|y/o|yr_old|years_old|year_old|jährig\w*) "
    r"kind! kinder! kindlich mädchen! minderjährig schülerin! schüler! säugling "
    r"niñ[oa] niñ[oa]s menor! menores! adolescente colegiala bebé enfant fillette garçonnet mineur[es]* écolière gamine"
)
_MINOR_CJK = re.compile("|".join(_CJK.split()))
_SEXUAL = _words(
    r"nude! nudes! nudity naked undressed topless bottomless porn sexual sexy! sex! erotic hentai lewd nsfw genital "
    r"penis vagina orgasm masturbat intercourse lingerie seductive fetish bdsm blowjob "
    r"nackt nackig porno sexuell erotisch unbekleidet geschlechts oben_ohne "
    r"desnud porno sexual erótic eróti sensual lencería nue! nues! nu! nus! dénud pornograph sexuel érotique lascive"
)
_SEXUAL_CJK = re.compile("裸|全裸|ヌード|ポルノ|エロ|性的|セックス|性器|下着姿")
_EXPLICIT = _words(
    r"porn hentai genital penis! vagina! orgasm masturbat blowjob cumshot hardcore_sex having_sex sex_scene sexual_act "
    r"intercourse nsfw xxx! porno sexszene geschlechtsverkehr beim_sex sexo_explícito teniendo_sexo pornograf "
    r"pornograph scène_de_sexe rapport_sexuel nude_(?:woman|man|girl|guy|model|celebrity|selfie) "
    r"naked_(?:woman|man|girl|guy|model|celebrity|lady|people) nackte[rn]?_(?:frau|mann|menschen) "
    r"(?:mujer|hombre|chica)_desnud femme_nue homme_nu! femmes_nues"
)
_EXPLICIT_CJK = re.compile("ポルノ|ハメ撮り|性行為|性器|全裸の(?:女|男)|裸の(?:女|男)|セックスシーン")
_FINE_ART = _words(
    r"figure_drawing life_drawing anatomy anatomical renaissance classical sculpture statue marble breastfeeding "
    r"museum medical aktzeichnung anatomie skulptur antike escultura anatomía desnudo_artístico sculpture_antique "
    r"académie botticelli michelangelo rubens venus_of"
)
_GORE = _words(
    r"gore! gory dismember decapitat beheading beheaded disembowel mutilat entrails intestines_spilling corpse_mutilation "
    r"torture_porn snuff enthaupt zerstückel verstümmel ausgeweidet eingeweide decapitad descuartiz mutilad eviscerad "
    r"tripas_fuera décapit démembr mutilé éviscér entrailles"
)
_GORE_CJK = re.compile("斬首|生首|内臓|バラバラ死体|グロ画像|拷問")
_SELF_HARM = _words(
    r"how_to_(?:kill|hang|cut)_(?:myself|yourself|oneself) suicide_method cutting_(?:my|her|his|their)_wrists "
    r"slit(?:ting)?_(?:my|her|his|their)?_?wrists self_harm self_mutilation anleitung_zum_selbstmord pulsadern "
    r"selbstverletz cómo_suicidarse cortarse_las_venas autolesi comment_se_suicider s'ouvrir_les_veines "
    r"s’ouvrir_les_veines automutil hanging_(?:herself|himself|themself)"
)
_SELF_HARM_CJK = re.compile("自殺の方法|リストカット|首吊り|自傷")
_HATE = _words(
    r"(?:gas|exterminate|eradicate|lynch|kill)_(?:all_)?(?:the_)?(?:jews|blacks|muslims|gays|immigrants|gypsies) "
    r"white_power! heil_hitler sieg_heil white_supremac aryan_race ethnic_cleansing_is "
    r"(?:juden|ausländer|muslime)_(?:vergasen|raus|töten) muerte_a_los_(?:judíos|negros|gays|inmigrantes) "
    r"mort_aux_(?:juifs|arabes|noirs|gays) (?:subhuman|vermin|rats|cockroaches)_(?:jews|muslims|blacks|immigrants) "
    r"(?:jews|muslims|blacks|immigrants)_as_(?:subhuman|vermin|rats|cockroaches|apes|monkeys)"
)
_TERROR = _words(
    r"terroris jihad isis! al_qaeda school_shoot mass_shoot amoklauf terrorist atentado attentat yihad massacre"
)
_TERROR_CJK = re.compile("テロ|銃乱射")
_PRAISE = _words(
    r"recruit glorif glory glorious celebrat propaganda heroic hero! heroes praise join_us martyr rekrut verherrlich feier "
    r"held! helden reclut glorific celebra héro mártir recrut glorifi célébr"
)
_PRAISE_CJK = re.compile("勧誘|賛美|英雄|称え")
_HATE_SIGN = _words(r"swastika hakenkreuz esvástica croix_gammée ss_runes nazi_flag ku_klux_klan kkk! isis_flag")
_HATE_CJK = re.compile("鉤十字|ナチスの旗")
_CRITICAL = _words(
    r"history historical museum memorial documentary anti_nazi antifascist textbook world_war wwii ww2 lesson crossed_out "
    r"broken buddhist hindu temple jain geschicht gedenk unterricht museum historia histórico memoria histoire musée "
    r"mémorial hindú budista bouddhiste"
)
_REAL_FAKE = _words(
    r"deepfake fake_nude undress_(?:her|him|this|the|my) remove_(?:her|his|their)_clothes nudify take_off_(?:her|his)_clothes "
    r"zieh_(?:sie|ihn)_aus ohne_kleidung_zeigen desnúdala desnúdalo quítale_la_ropa déshabille déshabiller_cette"
)
_REAL_FAKE_CJK = re.compile("服を脱がせ|ディープフェイク")

_MAKING = _words(
    r"instruction step_by_step how_to! how_do_i! guide! tutorial diagram blueprint schematic recipe! assembl build! building "
    r"make! making construct manufactur synthesi[sz] cook! cooking wiring parts_list anleitung bauanleitung bauplan schritt "
    r"herstell bauen! bastel zusammenbau rezept! instrucciones paso_a_paso cómo_(?:hacer|fabricar|construir) fabricar plano! planos! "
    r"receta tutorial esquema instructions étape comment_(?:faire|fabriquer|construire) fabriquer plan! plans! recette schéma mode_d'emploi"
)
_MAKING_CJK = re.compile("作り方|製造|手順|設計図|組み立て|図解|レシピ|マニュアル")
_WEAPON = _words(
    r"pipe_bomb nail_bomb pressure_cooker_bomb car_bomb dirty_bomb bomb! bombs! explosive_(?:device|belt|vest) explosives! ied! "
    r"detonator molotov napalm nerve_agent nerve_gas sarin ricin anthrax mustard_gas chlorine_gas_(?:bomb|weapon) bioweapon "
    r"chemical_weapon ghost_gun 3d_printed_gun silencer_for_a_gun methamphetamine crystal_meth fentanyl tatp! thermite_(?:bomb|grenade) "
    r"rohrbombe nagelbombe bombe! bomben! sprengsatz sprengstoff sprenggürtel zünder! nervengas giftgas chemiewaffe bomba! bombas! "
    r"artefacto_explosivo explosivo cóctel_molotov gas_nervioso metanfetamina bombe_artisanale bombes! engin_explosif explosifs! "
    r"cocktail_molotov gaz_(?:neurotoxique|sarin) arme_chimique"
)
_WEAPON_CJK = re.compile("爆弾|爆発物|火炎瓶|神経ガス|サリン|毒ガス|覚醒剤|化学兵器")
_HARMLESS = _words(
    r"bath_bomb seed_bomb bombe_glacée cherry_bomb photo_?bomb bomb_(?:disposal|squad|cyclone|shelter|detector) defus disarm "
    r"kartoffel badebombe samenbombe eisbombe entschärf bombenentschärf bomba_de_(?:baño|agua|semillas|calor) desactiv désamorç "
    r"bombe_de_bain chocolate_bomb cocoa_bomb glitter cartoon game! safety how_to_recognise how_to_recognize"
)
_HARMLESS_CJK = re.compile("バスボム|爆弾処理|花火")


@dataclass(frozen=True)
class _Rule:
    reason: str
    suggestion: str


_CHILD = _Rule("it sexualises a child", "Describe the child dressed and at play, in a family setting.")
_SEX = _Rule("it is sexually explicit", "Describe the person dressed, or ask for a classical figure study of a statue.")
_FAKE = _Rule(
    "it would show a real person undressed or doing what they did not do",
    "Describe an invented person in everyday clothes.",
)
_BLOOD = _Rule("it is too gory", "You could suggest the danger instead: a tense scene in shadow, nobody hurt.")
_HARM = _Rule(
    "it shows self-harm",
    "Show someone being comforted or finding help. If this is about you: please talk to somebody now; in many "
    "countries the number 112 or 988 answers day and night.",
)
_EXTREME = _Rule(
    "it praises or recruits for violence", "Show people remembering those who were hurt, with candles and flowers."
)
_HATRED = _Rule("it attacks people for what they are", "Show people of different backgrounds side by side.")

_MEANS = _Rule(
    "it explains how to make something that kills or maims",
    "Show what came of it, or who prevents it: a bomb disposal team at work, a safety poster.",
)


def check(text: str) -> Verdict | None:
    """None where nothing speaks against drawing this."""
    for reading in readings(text):
        if rule := _broken(reading):
            return Verdict(reasons=(rule.reason,), suggestion=rule.suggestion)
    return None


def _broken(text: str) -> _Rule | None:
    sexual = _SEXUAL.search(_NOT_SEXUAL.sub(" ", text)) or _SEXUAL_CJK.search(text)
    if sexual and (_MINOR.search(text) or _MINOR_CJK.search(text)) and not _FINE_ART.search(text):
        return _CHILD
    if _REAL_FAKE.search(text) or _REAL_FAKE_CJK.search(text):
        return _FAKE
    if (_EXPLICIT.search(text) or _EXPLICIT_CJK.search(text)) and not _FINE_ART.search(text):
        return _SEX
    if _GORE.search(text) or _GORE_CJK.search(text):
        return _BLOOD
    if _SELF_HARM.search(text) or _SELF_HARM_CJK.search(text):
        return _HARM
    terror = _TERROR.search(text) or _TERROR_CJK.search(text)
    if terror and (_PRAISE.search(text) or _PRAISE_CJK.search(text)) and not _CRITICAL.search(text):
        return _EXTREME
    weapon = _WEAPON.search(_HARMLESS.sub(" ", text)) or _WEAPON_CJK.search(_HARMLESS_CJK.sub(" ", text))
    innocent = _CRITICAL.search(text) or _HARMLESS.search(text) or _HARMLESS_CJK.search(text)
    if weapon and (_MAKING.search(text) or _MAKING_CJK.search(text)) and not innocent:
        return _MEANS
    signs = _HATE_SIGN.search(text) or _HATE_CJK.search(text)
    if _HATE.search(text) or (signs and not _CRITICAL.search(text)):
        return _HATRED
    return None


_NOT_SEXUAL = re.compile(
    r"nude[\s-]?(?:lip|palette|color|colour|tone|shade|heel|pump|nail|make|beige|pink)\w*|naked (?:mole|eye|cake|juice|bike|"
    r"tree|branch|flame|lady lil)\w*|(?:same|opposite)[\s-]sex|sex (?:education|chromosom)\w*|sexy (?:font|car|design)",
    re.IGNORECASE,
)
