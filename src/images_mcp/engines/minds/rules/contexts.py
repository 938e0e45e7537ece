"""What a picture is for: the deliverable where one is named or implied, else what is depicted.

The decision is explicit: deliverables compete by how they stand in the wish, a few close calls are settled by rule, and
only where nothing is named do situation, depiction and the small model speak.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from images_mcp.brief import Use
from images_mcp.engines.minds.rules.lexicon import Hit
from images_mcp.engines.minds.rules.structure import Role, Wanted
from images_mcp.engines.minds.rules.words import LITTLE

_STRONG = {Role.HEAD: 3.0, Role.PURPOSE: 2.8, Role.OF: 1.0, Role.PLACE: 0.9, Role.DEPICTED: 0.3}
_CHANNEL = {Role.HEAD: 1.9, Role.PURPOSE: 2.7, Role.OF: 0.8, Role.PLACE: 1.2, Role.DEPICTED: 0.3}
_WEAK = {Role.HEAD: 1.3, Role.PURPOSE: 1.4, Role.OF: 0.4, Role.PLACE: 0.3, Role.DEPICTED: 0.2}
_SLOT = {
    "header": "marketing", "banner": "marketing", "cover": "print_poster", "icon": "ui", "masthead": "email",
    "footer": "email", "title image": "marketing", "top image": "marketing", "template": "", "visual": "", "graphic": "",
    "background": "", "backdrop": "", "cover image": "marketing", "design": "", "hero picture": "marketing",
    "wallpaper": "", "splash": "", "teaser image": "marketing",
}  # fmt: skip
_ONLY_A_PICTURE = tuple(
    "background backdrop hintergrund fondo fond arrière 背景 visual graphic grafik visuel template footer illu 素材 motiv art image bild imagen 画像 photo foto".split()
)
_PERSUADE = re.compile(
    r"(?i)\b(?:want|get|convince|persuade|tempt|encourage)s? (?!you|me|us|it|this|that)(?:[\w-]+ ){1,3}?to (?!be\b|look\b|show\b|have\b|see\b|learn\b|know\b|understand\b|recogni[sz]e\b|remember\b)\w+"
    r"|\bque (?:la gente|los clientes|más gente) (?:quiera|venga|compre|reserve|pruebe)\b|\b(?:damit|dass) (?:\w+ )?(?:leute|kunden|gäste) \w+ (?:kommen|kaufen|buchen|bestellen)\b|\bpour que les (?:gens|clients) \w+"
)
_ENOUGH = 1.5
_MANNER = frozenset("style look looks quality feel vibe vibes aesthetic stil optik ästhetik".split())
_AWAY = {Role.OF: 0.1, Role.DEPICTED: 0.3, Role.PLACE: 1.5, Role.PURPOSE: 3.0}
_ANYBODY = {"people", "everyone", "leute", "menschen", "gente", "personas", "gens", "人々"}
_OWN = frozenset("my our mein meine meinem meiner unser unsere mi mis nuestro nuestra mon ma notre".split())
_AT_ALL, _QUALIFIES, _OWNED = 0.8, 0.45, 3
_TRUST, _HARDLY = 10.0, 0.3
_ARTICLES = frozenset("a an the ein eine einen der die das un una el la los las une le les l'".split())
_PLAIN, _GUESSED = 2.4, 0.8
Leaning = Callable[[Wanted], dict[str, float]]


@dataclass(frozen=True)
class Verdict:
    """A context label, how sure we are (0 to 1), the words that decided it, and whether a deliverable was named."""

    use: Use
    confidence: float
    evidence: str | None
    named: bool
    shape: str = ""


def decide(wanted: Wanted, leaning: Leaning | None = None) -> Verdict:
    """The context of a wish. `leaning` gives the small model's chance of each label; it is asked where none is named."""
    scores, best = _named(wanted)
    label = _close_calls(wanted, scores)
    odds = leaning(wanted) if leaning else {}
    if label and not _doubtful(label, scores.get(label, 0.0), best.get(label), odds):
        hit = best.get(label)
        sure = min(0.97, 0.62 + 0.11 * scores.get(label, 0.0)) * (hit.sure if hit else 1.0)
        return Verdict(Use(label), round(sure, 2), hit.text if hit else None, named=True, shape=_shape(wanted, label))
    return _implied(wanted, scores, best, odds)


def _doubtful(label: str, score: float, hit: Hit | None, odds: dict[str, float]) -> bool:
    """Whether the small model is sure that the word found does not name what is wanted."""
    weak = score < _PLAIN or (hit is not None and hit.sure < _GUESSED)
    most, least = (0.4, 0.25) if weak else (0.8, 0.05)
    return bool(odds) and max(odds.values()) >= most and odds.get(label, 0.0) <= least


def _modifier(wanted: Wanted, hit: Hit) -> bool:
    """Whether the phrase only qualifies a noun right after it: "poster shop", "card game"."""
    if wanted.language in {"es", "fr"}:
        return False
    after = hit.last + 1
    if after < len(wanted.tokens) and wanted.tokens[after].low in _MANNER:
        return True
    if wanted.language == "ja":
        return any(h.start == hit.end for h in wanted.things)
    return any(h.first == after and h.concept.kind in {"business", "person"} for h in wanted.things)


def _named(wanted: Wanted) -> tuple[dict[str, float], dict[str, Hit]]:
    """How strongly each deliverable is named, and by which words."""
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, Hit] = {}
    slots = [h for h in wanted.uses if h.concept.kind == "general" and wanted.role(h) in {Role.HEAD, Role.PURPOSE}]
    slot = next((h for h in slots if h.concept.tag == "form" and h.gloss in _lot(h)), None)
    for hit in wanted.uses:
        label, tag = hit.concept.kind, hit.concept.tag
        if label == "general":
            continue
        if label == "product" and tag == "channel" and slot is not None:
            label = "marketing"  # a banner for the shop sells; a plain picture for it shows the goods
        role = wanted.role(hit)
        table = {"strong": _STRONG, "channel": _CHANNEL, "weak": _WEAK}[tag]
        score = table[role] * (_QUALIFIES if _modifier(wanted, hit) else 1.0) * (hit.sure if hit.sure < 0.8 else 1.0)
        if slot is not None and tag in {"channel", "strong"} and _composes(wanted, slot, hit, role):
            score = max(score, 2.9)
        score -= 0.12 * min(wanted.clause(hit), 4)
        if score > scores[label]:
            scores[label], best[label] = score, hit
    return scores, best


def _lot(hit: Hit) -> tuple[str, ...]:
    return ("image", hit.gloss) if _slot_label(hit) is not None else ()


def _slot_label(hit: Hit) -> str | None:
    """The label a slot-like form has by itself; None where it is only a picture."""
    words = hit.text.casefold()
    table = (
        (
            (
                "header",
                "banner",
                "kopf",
                "cabecera",
                "encabezado",
                "en-tête",
                "bannière",
                "bandeau",
                "ヘッダー",
                "バナー",
                "titelbild",
                "title image",
            ),
            "marketing",
        ),
        (("cover", "portada", "couverture", "deckblatt", "表紙", "カバー", "page de garde"), "print_poster"),
        (("icon", "symbol", "icono", "icône", "アイコン"), "ui"),
        (_ONLY_A_PICTURE, ""),
    )
    return next((label for stems, label in table if any(s in words for s in stems)), None)


def _composes(wanted: Wanted, slot: Hit, hit: Hit, role: Role) -> bool:
    """Whether a channel and a form make one thing: "header for the newsletter", "portada de una presentación"."""
    if abs(hit.first - slot.last) <= 1 or (abs(hit.last - slot.first) <= 1 and wanted.language != "ja"):
        return True
    picture = not _slot_label(slot) and not any(
        w in slot.text.casefold() for w in ("background", "hinterg", "fond", "背景")
    )
    return role in {Role.PURPOSE, Role.PLACE} or (role is Role.OF and not picture)


def _close_calls(wanted: Wanted, scores: dict[str, float]) -> str:
    """The label where a deliverable is named; "" where none is. Settles what the vocabulary decides by rule."""
    glosses = {h.gloss for h in wanted.uses if wanted.role(h) is not Role.DEPICTED}
    if (
        scores.get("education", 0) >= _AT_ALL
        and max((scores.get(k, 0) for k in ("logo", "social_media", "marketing", "email", "ui")), default=0)
        < scores["education"] + 1.2
    ):
        return "education"
    if scores.get("marketing", 0) >= 2.4 and "ad" in glosses:
        return "marketing"
    ranked = sorted(scores.items(), key=lambda kv: -kv[1])
    label, score = ranked[0] if ranked else ("", 0.0)
    if score < _ENOUGH:
        return _slot_alone(wanted, scores)
    if label == "portrait" and _being_subject(wanted):
        return "character_design"
    if label == "portrait" and wanted.of_kind("style") and _medium(wanted):
        return "illustration" if score < 2 or not _profile(wanted) else label
    if label == "character_design" and scores.get("logo", 0) >= 2.5 and wanted.uses[0].concept.kind == "logo":
        return "logo"
    if label == "logo" and "favicon" in glosses and scores.get("ui", 0) >= 1.5:
        return "ui"
    return label


def _profile(wanted: Wanted) -> bool:
    return any(h.concept.kind == "portrait" and wanted.role(h) is Role.PURPOSE for h in wanted.uses)


def _slot_alone(wanted: Wanted, scores: dict[str, float]) -> str:
    for hit in wanted.uses:
        if (
            hit.concept.kind == "general"
            and hit.concept.tag == "form"
            and wanted.role(hit) in {Role.HEAD, Role.PURPOSE}
        ):
            label = _slot_label(hit)
            if label:
                best = max(scores, key=lambda k: scores[k], default="")
                return (
                    best
                    if best and scores[best] >= _AT_ALL and best not in {"landscape", "illustration", "abstract"}
                    else label
                )
    return ""


def _medium(wanted: Wanted) -> bool:
    """Whether a non-photographic medium is named."""
    return any(h.concept.kind == "style" and h.concept.tag == "drawn" for h in wanted.qualities)


def _being_subject(wanted: Wanted) -> bool:
    first = next((h for h in wanted.things if h.concept.kind in {"being", "person", "animal"}), None)
    return first is not None and _head_noun(wanted, first, list(wanted.things)).concept.kind == "being"


def subject(wanted: Wanted) -> Hit | None:
    """The thing the picture shows: the first that does not stand behind a place, a purpose or another thing's "with"."""
    things = [h for h in wanted.things if h not in (*wanted.firms, *wanted.recipients)]
    if wanted.language == "ja":
        heads = [h for h in things if wanted.role(h) is Role.HEAD]
        free = heads or [h for h in things if wanted.role(h) is not Role.OF] or things[-1:]
        return free[0] if free else None
    if not things:
        return None
    named = next((u for u in wanted.uses if u.concept.tag == "strong" and wanted.role(u) is Role.HEAD), None)
    after = named.first if named and any(h.first > named.first for h in things) else -1

    def distance(hit: Hit) -> float:
        return wanted.clause(hit) + _AWAY.get(wanted.role(hit), 0.0) + (5.0 if hit.first < after - 3 else 0.0)

    first = min(things, key=distance)
    if wanted.role(first) is Role.OF:
        first = next((h for h in things if _holds(wanted, h, first)), first)
    return _head_noun(wanted, first, things)


def _holds(wanted: Wanted, hit: Hit, part: Hit) -> bool:
    """Whether the second thing only says what the first is of: "a mountain made of books"."""
    between = {t.low for t in wanted.tokens[hit.last + 1 : part.first]}
    linked = between & {"of", "aus", "de", "d'", "del", "von"}
    return hit.last < part.first and len(between) <= 4 and bool(linked) and wanted.clause(hit) == wanted.clause(part)


def _head_noun(wanted: Wanted, hit: Hit, things: list[Hit]) -> Hit:
    """English and German put the head last: in "coffee cup" the cup is the subject."""
    if wanted.language in {"es", "fr"}:
        return hit
    while True:
        owner = hit.text.casefold().endswith(("'s", "’s", "s'"))
        follower = next((h for h in things if 0 < h.first - hit.last <= (_OWNED if owner else 1)), None)
        if follower is None or (hit.concept.kind == "being" and not owner):
            return hit
        hit = follower


_DELIVERABLE = (
    "social_media",
    "presentation",
    "marketing",
    "print_poster",
    "email",
    "education",
    "infographic",
    "ui",
    "logo",
)


def _implied(wanted: Wanted, scores: dict[str, float], best: dict[str, Hit], leaning: dict[str, float]) -> Verdict:
    """Situation, then medium, then depiction, with the small model as the last word."""
    points: dict[str, float] = {u.value: 0.0 for u in Use}
    proof: dict[str, str] = {k: h.text for k, h in best.items()}
    for label, score in scores.items():
        points[label] += score * (1.6 if label == "illustration" else 0.9 if label in _DELIVERABLE else 0.7)
    seen: dict[str, set[str]] = defaultdict(set)
    for hit in wanted.cues:
        if hit.text.casefold() not in seen[hit.concept.kind] and not _within(hit, wanted.uses):
            seen[hit.concept.kind].add(hit.text.casefold())
            points[hit.concept.kind] += 0.55 * float(hit.concept.tag) / (1 + 0.7 * (len(seen[hit.concept.kind]) - 1))
            proof.setdefault(hit.concept.kind, hit.text)
    for label, weight, words in depiction(wanted):
        points[label] += weight
        proof.setdefault(label, words)
    for label, chance in leaning.items():
        points[label] += _TRUST * chance
    if moved := _PERSUADE.search(wanted.masked):
        points["marketing"] += 0.9
        proof.setdefault("marketing", moved.group().strip())
    points["general"] += 0.8
    if _concrete(wanted):
        points["abstract"] *= _HARDLY
    label = max(points, key=lambda k: points[k])
    second = max(v for k, v in points.items() if k != label)
    sure = min(0.9, 0.4 + 0.25 * (points[label] - second))
    return Verdict(Use(label), round(max(0.3, sure), 2), proof.get(label), named=False, shape=_shape(wanted, label))


def _concrete(wanted: Wanted) -> bool:
    """Whether something is named that can be seen, with an article before it, and nothing about pure form: "a red door"."""
    if wanted.of_kind("abstract", "texture") or wanted.language == "ja":
        return False
    told = {
        n for hits in (wanted.uses, wanted.qualities, wanted.colors) for h in hits for n in range(h.first, h.last + 1)
    }
    tokens = wanted.tokens
    articles = (n for n, t in enumerate(tokens) if t.low in _ARTICLES)
    return any(
        token.kind == "word" and number not in told and token.low not in LITTLE[wanted.language]
        for start in articles
        for number, token in enumerate(tokens[start + 1 : start + 4], start + 1)
    )


def _within(hit: Hit, others: tuple[Hit, ...]) -> bool:
    return any(o.start <= hit.start and hit.end <= o.end for o in others)


def depiction(wanted: Wanted) -> list[tuple[str, float, str]]:
    """What the picture shows, as points for labels."""
    found: list[tuple[str, float, str]] = []
    drawn = next((h for h in wanted.qualities if h.concept.kind == "style" and h.concept.tag == "drawn"), None)
    if drawn:
        found.append(("illustration", 3.0, drawn.text))
    graphic = next((h for h in wanted.qualities if h.concept.kind == "style" and h.concept.tag == "graphic"), None)
    if graphic and not drawn:
        found.append(("illustration", 0.7, graphic.text))
    main = subject(wanted)
    found += _of_subject(wanted, main) if main else _of_none(wanted)
    empty = next(iter(wanted.of_kind("abstract")), None)
    if empty:
        found.append(("abstract", 2.2 if not main else 1.6, empty.text))
    return found


def _of_none(wanted: Wanted) -> list[tuple[str, float, str]]:
    found = []
    textures = wanted.of_kind("texture")
    if textures:
        found.append(("abstract", 1.4 + 0.3 * len(textures), textures[0].text))
    elif wanted.colors and not wanted.of_kind("event"):
        found.append(("abstract", 0.3, wanted.colors[0].text))
    scene = [h for h in wanted.of_kind("time") if h.gloss in {"night", "dawn", "dusk", "fog"}]
    if scene:
        found.append(("landscape", 0.4, scene[0].text))
    return found


def _of_subject(wanted: Wanted, main: Hit) -> list[tuple[str, float, str]]:
    kind, words = main.concept.kind, main.text
    staged = bool(wanted.of_kind("background") or wanted.of_kind("lighting"))
    texture = wanted.of_kind("texture")
    if kind == "person":
        several = len([h for h in wanted.things if h.concept.kind == "person"])
        found = [("portrait", 0.7 if words.casefold() in _ANYBODY else 1.7 + 0.1 * several, words)]
    elif kind == "being":
        found = [("character_design", 1.9, words)]
    elif kind == "scene":
        found = [("landscape", 2.2, words)]
    elif kind == "animal":
        own = _named_pet(wanted, main)
        found = [("general", 0.4 if own else 0.9, words), ("portrait", 0.3 + 1.3 * own, words)]
    elif kind == "food":
        found = [("product", 1.0 + 0.8 * staged + 0.3 * bool(wanted.of_kind("style")), words), ("general", 0.6, words)]
    elif kind in {"object", "vehicle"}:
        filled = any(h.concept.kind == "food" and wanted.clause(h) == wanted.clause(main) for h in wanted.things)
        found = [
            ("product", 0.2 + 1.5 * _on_stage(wanted) + 0.5 * staged + 0.9 * filled, words),
            ("general", 0.9, words),
        ]
    else:
        found = [("general", 0.5, words)]
    scenes = [h for h in wanted.things if h.concept.kind == "scene"]
    if scenes and kind not in {"scene", "person", "being"}:
        found.append(("landscape", 0.5 + 0.2 * len(scenes), scenes[0].text))
    if len(texture) > 1 and kind not in {"person", "being"}:
        found.append(("abstract", 0.8, texture[0].text))
    return found


def _named_pet(wanted: Wanted, main: Hit) -> int:
    """How much an animal is somebody's own: 0 not, 1 where it is theirs or has a name, 2 where both."""
    before = {t.low for t in wanted.tokens[max(0, main.first - 4) : main.first]}
    after = wanted.tokens[main.last + 1 : main.last + 2]
    named = bool(after and after[0].text[:1].isupper() and wanted.language != "de")
    return bool(before & _OWN) + named


def _on_stage(wanted: Wanted) -> bool:
    studio = any(h.gloss == "studio light" for h in wanted.qualities)
    return studio or bool(wanted.of_kind("background")) or any(h.concept.kind == "product" for h in wanted.cues)


def _shape(wanted: Wanted, label: str) -> str:
    """The shape things of this kind have by nature, from the words that named it: L, P, S or ""."""
    hits = [
        h for h in wanted.uses if h.concept.shape and h.concept.shape != "-" and wanted.role(h) is not Role.DEPICTED
    ]
    own = [h for h in hits if h.concept.kind == label]
    loose = [h for h in hits if h.concept.kind == "general"]
    strong = [h for h in own if h.concept.tag == "strong"]
    if not loose and not strong and any(_slot_label(h) == "marketing" for h in wanted.uses if _is_slot(wanted, h)):
        return "L"  # a header or banner is wide wherever it stands
    return next((h.concept.shape for h in (*loose, *strong, *own)), "")


def _is_slot(wanted: Wanted, hit: Hit) -> bool:
    return hit.concept.tag == "form" and wanted.role(hit) in {Role.HEAD, Role.PURPOSE}
