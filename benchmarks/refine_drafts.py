"""Does a refined draft visibly do what it was told? Every operation on three dozen briefs, measured on pixels.

Run `python -m benchmarks.refine_drafts [--size 320] [--only WORD] [--sheet OUT.png]`. It prints, for every operation, the
share of briefs where the effect is measurable in the right direction, and where it is not. `--sheet` draws before and
after side by side instead, for looking at.
"""

import argparse
import io
import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from images_mcp.brief import Adjustment, Aspect, Attribute, Brief
from images_mcp.engines.images.draft import compose, render
from images_mcp.engines.images.draft.places import places_of
from images_mcp.engines.images.draft.revision.grade import to_lab
from images_mcp.engines.images.port import Format

Pixels = NDArray[np.float64]

# subject | main thing | what it is replaced with | something else there (or a part) | a thing to add | other aspects
BRIEFS = """
a cat in a forest | cat | fox | trees | a mushroom | style=flat
a fox and a rabbit in a meadow | fox | dog | rabbit | a butterfly | style=gouache
a red car | car | bus | wheels | a dog | style=flat
a man with a hat and a dog | man | knight | hat | a bicycle | style=flat
a lighthouse by the sea at sunset | lighthouse | castle | clouds | a sailboat | style=watercolor
three birds above a house | house | barn | birds | a tree | style=papercut
a dragon above a castle | castle | temple | dragon | a knight | style=ink
a bicycle in front of a house | bicycle | scooter | door | a cat | style=flat
a teapot and two cups on a table | teapot | vase | cups | a lemon | style=pastel
a cat on a sofa in the living room | cat | dog | window | a ball | style=flat
an owl | owl | penguin | beak | a hat | style=minimal line
a woman with glasses | woman | man | glasses | a dog | style=flat
a knight in front of a castle | knight | wizard | castle | a horse | style=pixel art
a rocket in space | rocket | submarine | stars | a planet | style=neon
a perfume bottle | perfume bottle | water bottle | label | a rose | use=product
a watch on a pedestal | watch | camera | plinth | a gift | use=product; style=photo
five apples | apples | pears | leaves | a bowl | style=flat
a house in the mountains in winter | house | church | chimney | a snowman | style=gouache
a whale underwater | whale | turtle | bubbles | a fish | style=flat
a robot in a city at night | robot | elephant | moon | a car | style=isometric
a portrait of a woman | woman | man | hair | a butterfly | use=portrait
a wizard with a cat | wizard | knight | cat | a star | use=character_design
a fox logo | fox | owl | tail | a star | use=logo; brand=Ember
an owl app icon | owl | cat | eyes | a crown | use=logo; colors=#4b2e83,#ffd166,#f7f3ff
a guitar poster | guitar | violin | strings | a star | use=print_poster; texts=Jazz Night/Friday 8 pm
a cake for a birthday post | cake | cupcake | candles | a balloon | use=social_media; texts=Party
a laptop slide | laptop | phone | screen | a cup | use=presentation; texts=Third quarter/Revenue and outlook
a burger advert in a street | burger | pizza | lettuce | a cup | use=marketing; texts=Two for one
pattern of lemons and leaves | lemons | pears | leaves | a bee | use=illustration
a coffee cup on a wooden table | cup | teapot | steam | a croissant | style=blueprint
ein Hund neben einem Baum | Hund | Fuchs | Baum | ein Ball | language=de; style=flat
eine Katze mit Hut in einem Garten | Katze | Eule | Hut | eine Biene | language=de; style=gouache
ein Auto vor einem Haus bei Regen | Auto | Bus | Haus | ein Fahrrad | language=de; style=watercolor
un chat sur une chaise | chat | hibou | chaise | une lampe | language=fr; style=flat
une maison et un arbre | maison | église | arbre | un chien | language=fr; style=ink
un perro con un sombrero en la playa | perro | zorro | sombrero | una pelota | language=es; style=flat
dos gatos y una lámpara | gatos | zorros | lámpara | un libro | language=es; style=pastel
un bateau en mer | bateau | phare | nuages | un oiseau | language=fr; style=papercut
"""
_ARTICLES = {"en": "the {}", "de": "{}", "fr": "{}", "es": "{}"}
_RED = {"en": "the {} in purple", "de": "das {} in lila", "fr": "le {} en violet", "es": "el {} en morado"}
_PURPLE = (122, 79, 181)


@dataclass(frozen=True)
class Case:
    """A brief and the words its refinements use."""

    brief: Brief
    main: str
    other: str
    swapped: str
    added: str


def cases() -> list[Case]:
    """The briefs above."""
    out = []
    for line in BRIEFS.strip().splitlines():
        subject, main, new, other, added, rest = (part.strip() for part in line.split("|"))
        said = dict(pair.split("=", 1) for pair in rest.split("; ") if pair)
        lists = {"texts": "/", "colors": ","}
        fields: dict[str, object] = {k: v.split(lists[k]) if k in lists else v for k, v in said.items()}
        brief = Brief.model_validate({"subject": subject, **fields})
        out.append(Case(brief, main, other, new, added))
    return out


@lru_cache(maxsize=256)
def _drawn(told: str, size: int, transparent: bool) -> tuple[Pixels, str]:  # noqa: FBT001  # a cache wants it positional
    brief = Brief.model_validate_json(told)
    made = compose.compose(brief, (size, size), 5, transparent=transparent)
    data = render.raster(
        made.svg, (size, size), Format.PNG, style=made.style, seed=5, transparent=transparent, effects=made.effects
    )
    rgba = Image.open(io.BytesIO(data)).convert("RGBA")
    return np.asarray(rgba, dtype=np.float64), made.scene


def draw(brief: Brief, size: int = 320, *, transparent: bool = False) -> tuple[Pixels, str]:
    """The picture (RGBA values 0-255) and its scene record."""
    return _drawn(brief.model_dump_json(), size, transparent)


# what can be measured on a picture


def lab(rgba: Pixels) -> Pixels:
    """OKLab values of the picture."""
    return to_lab(rgba[..., :3] / 255)


def lightness(rgba: Pixels) -> float:
    """Mean lightness."""
    return float(lab(rgba)[..., 0].mean())


def contrast(rgba: Pixels) -> float:
    """Spread of lightness."""
    return float(lab(rgba)[..., 0].std())


def warmth(rgba: Pixels) -> float:
    """Mean of the blue-yellow axis."""
    return float(lab(rgba)[..., 2].mean())


def chroma(rgba: Pixels) -> float:
    """Mean colourfulness."""
    return float(np.hypot(*np.moveaxis(lab(rgba)[..., 1:], -1, 0)).mean())


def _grey(rgba: Pixels) -> Pixels:
    return np.asarray(rgba[..., :3].mean(axis=-1))


def edges(rgba: Pixels) -> float:
    """How much fine structure: mean absolute Laplacian."""
    g = _grey(rgba)
    return float(np.abs(4 * g[1:-1, 1:-1] - g[:-2, 1:-1] - g[2:, 1:-1] - g[1:-1, :-2] - g[1:-1, 2:]).mean())


def acutance(rgba: Pixels) -> float:
    """How steep edges are: mean squared gradient."""
    g = _grey(rgba)
    return float((np.diff(g, axis=0)[:, :-1] ** 2 + np.diff(g, axis=1)[:-1] ** 2).mean())


def washed_out(rgba: Pixels) -> float:
    """How little there is between the lightest and the darkest: old prints fade at both ends."""
    low, high = np.percentile(lab(rgba)[..., 0], (2, 98))
    return float(low - high)


def tones(rgba: Pixels) -> float:
    """How many different tones there are: modelling and light make many out of few."""
    steps = (rgba[..., :3] // 6).astype(np.int64)
    _, counts = np.unique(steps[..., 0] * 4096 + steps[..., 1] * 64 + steps[..., 2], return_counts=True)
    shares = counts / counts.sum()
    return float(-(shares * np.log2(shares)).sum())


def grain(rgba: Pixels) -> float:
    """Roughness of the quiet places: the lower quartile of local differences."""
    g = _grey(rgba)
    return float(
        np.percentile(np.abs(np.diff(g, axis=1)).reshape(-1), 60) + np.abs(np.diff(g, axis=1)).clip(0, 12).mean()
    )


def lopsided(rgba: Pixels) -> float:
    """How far the picture is from its mirror image."""
    g = _grey(rgba)
    return float(np.abs(g - g[:, ::-1]).mean())


def different(a: Pixels, b: Pixels, slack: float = 6) -> NDArray[np.bool_]:
    """Which pixels differ."""
    if a.shape != b.shape:
        return np.ones(a.shape[:2], dtype=bool)
    return np.asarray(np.abs(a - b).max(axis=-1) > slack)


def inside(boxes: list[tuple[float, float, float, float]], size: int, grow: float = 0.03) -> NDArray[np.bool_]:
    """A mask of boxes (x, y, width, height in 0-1), a little larger: a figure's shadow belongs to it."""
    mask = np.zeros((size, size), dtype=bool)
    for x, y, w, h in boxes:
        top, left = max(0, int((y - grow) * size)), max(0, int((x - grow - 0.1 * w) * size))
        mask[top : int((y + h + grow) * size) + 1, left : int((x + w * 1.1 + grow) * size) + 1] = True
    return mask


# attributes: what must grow with them

ATTRIBUTES: dict[Attribute, tuple[Callable[[Pixels], float], str | None]] = {
    Attribute.BRIGHTNESS: (lightness, None),
    Attribute.CONTRAST: (contrast, None),
    Attribute.WARMTH: (warmth, None),
    Attribute.SATURATION: (chroma, None),
    Attribute.DETAIL: (edges, None),
    Attribute.SHARPNESS: (acutance, None),
    Attribute.REALISM: (tones, None),
    Attribute.SIMPLICITY: (lambda p: -edges(p), None),
    Attribute.DEPTH: (tones, None),
    Attribute.MOOD: (lambda p: -lightness(p), "dark"),
    Attribute.TEXTURE: (grain, None),
    Attribute.LIGHTING: (contrast, "dramatic"),
    Attribute.AGE: (washed_out, None),
    Attribute.FORMALITY: (lambda p: -chroma(p), None),
    Attribute.ENERGY: (contrast, None),
}


def adjusted(brief: Brief, attribute: Attribute, amount: float, target: str | None = None) -> Brief:
    """The brief with one adjustment."""
    value = ATTRIBUTES.get(attribute, (None, None))[1]
    return brief.adjusted(Adjustment(attribute=attribute, amount=amount, target=target, value=value))


def grows(case: Case, attribute: Attribute, size: int) -> dict[str, bool]:
    """Whether an attribute does what it says: up, down, and the more the stronger."""
    measure = ATTRIBUTES[attribute][0]
    values = {a: measure(draw(adjusted(case.brief, attribute, a), size)[0]) for a in (-0.6, 0.3, 0.6, 1.0)}
    base = measure(draw(case.brief, size)[0])
    least = 0.002 * max(abs(base), 0.02)
    steady = values[0.3] <= values[0.6] + least and values[0.6] <= values[1.0] + least
    return {
        f"{attribute.value} more": values[0.6] > base + least,
        f"{attribute.value} less": values[-0.6] < base - least,
        f"{attribute.value} steady": steady and values[1.0] > base + least,
    }


def balance(case: Case, amount: float, size: int) -> float:
    """How evenly a picture is built: its main things' distance from the middle, and its scenery from its mirror image."""
    brief = adjusted(case.brief, Attribute.SYMMETRY, amount) if amount else case.brief
    boxes = [o["box"] for o in json.loads(draw(brief, size)[1])["objects"] if o.get("main")]
    if not boxes:
        return 0.0
    off = abs(min(b[0] for b in boxes) + max(b[2] for b in boxes) - 1)
    bare = brief.model_copy(update={"must_not": tuple(_ARTICLES["de"].format(w) for w in (case.main, case.other))})
    return -off - lopsided(draw(bare, size)[0]) / 100


def symmetry(case: Case, size: int) -> dict[str, bool]:
    """Whether a picture comes into balance or out of it; one that was in balance cannot come nearer."""
    base, values = balance(case, 0, size), {a: balance(case, a, size) for a in (-0.6, 0.3, 0.6, 1.0)}
    out = {"symmetry less": values[-0.6] < base - 0.02}
    if base < -0.03:
        out["symmetry more"] = values[0.6] > base + 0.005
        out["symmetry steady"] = values[0.3] <= values[0.6] + 0.005 <= values[1.0] + 0.01
    return out


def sizes(case: Case, size: int) -> dict[str, bool]:
    """Whether the main thing covers more or fewer pixels."""
    gone = _gone(case, case.main)

    def area(amount: float) -> float:
        extra = (Adjustment(attribute=Attribute.SUBJECT_SIZE, amount=amount),) if amount else ()
        there, without = (
            case.brief.model_copy(update={"adjustments": extra}),
            gone.model_copy(update={"adjustments": extra}),
        )
        return float(different(draw(there, size)[0], draw(without, size)[0]).mean())

    base, values = area(0), {a: area(a) for a in (-0.6, 0.3, 0.6, 1.0)}
    return {
        "subject_size more": values[0.6] > base * 1.02,
        "subject_size less": values[-0.6] < base * 0.9,
        "subject_size steady": base < values[0.3] <= values[0.6] * 1.01 <= values[1.0] * 1.02,
    }


# operations


def _gone(case: Case, what: str) -> Brief:
    return case.brief.model_copy(update={"must_not": (_ARTICLES[case.brief.language].format(what),)})


def local(case: Case, after: Brief, boxes: list[tuple[float, float, float, float]], size: int) -> tuple[bool, bool]:
    """Whether a change shows inside its place, and whether nothing else changed (97 % of the pixels outside)."""
    changed = different(draw(case.brief, size)[0], draw(after, size)[0])
    mask = inside(boxes, size)
    shows = bool(boxes) and float(changed[mask].mean()) > 0.02
    return shows, bool(mask.all()) or float((~changed)[~mask].mean()) >= 0.97


def operations(case: Case, size: int) -> dict[str, bool]:
    """Every operation that names things."""
    language, brief = case.brief.language, case.brief
    scene = draw(brief, size)[1]
    out: dict[str, bool] = {}

    def told(name: str, after: Brief, words: list[str]) -> None:
        new = draw(after, size)[1]
        boxes = [b for w in words for s in (scene, new) for b in places_of(s, w, language)]
        out[f"{name} shows"], out[f"{name} leaves the rest"] = local(case, after, boxes, size)

    told("remove main", _gone(case, case.main), [case.main])
    told("remove other", _gone(case, case.other), [case.other])
    told("add", brief.model_copy(update={"must": (case.added,)}), [case.added])
    subject = brief.aspects[Aspect.SUBJECT]
    words = subject.reworded(subject.value.replace(case.main, case.swapped))
    swapped = brief.model_copy(update={"aspects": {**brief.aspects, Aspect.SUBJECT: words}})
    told("replace", swapped, [case.main, case.swapped])
    told("recolour", brief.model_copy(update={"must": (_RED[language].format(case.main),)}), [case.main])
    out["recolour shows"] = (
        _purple(draw(brief.model_copy(update={"must": (_RED[language].format(case.main),)}), size)[0])
        > _purple(draw(brief, size)[0]) + 0.001
    )
    for name, amount in (("darker thing", -0.6), ("lighter thing", 0.6)):
        told(name, adjusted(brief, Attribute.BRIGHTNESS, amount, case.main), [case.main])
    told("bigger thing", adjusted(brief, Attribute.SUBJECT_SIZE, 0.5, case.main), [case.main])
    texts = brief.model_copy(update={"texts": ("Hello there", *brief.texts[1:])})
    shown = [t["text"] for t in json.loads(draw(texts, size)[1])["texts"]]
    out["set text"] = " ".join(shown).casefold().startswith("hello there") or "Hello there" in " ".join(shown)
    night = brief.with_(
        Aspect.SETTING, {"en": "at night", "de": "bei Nacht", "fr": "la nuit", "es": "de noche"}[language]
    )
    out["set background to night"] = lightness(draw(night, size)[0]) < lightness(draw(brief, size)[0])
    out["set background keeps the thing"] = _stays(scene, draw(night, size)[1], case.main, language)
    clear = draw(brief, size, transparent=True)[0]
    out["transparent"] = bool((clear[..., 3] < 10).mean() > 0.05 and (clear[..., 3] > 200).mean() > 0.005)
    for words in ("closer", "wider", "moved left", "moved right"):
        out[f"reframe {words}"] = _reframed(case, words, size)
    out["set style"] = bool(
        different(draw(brief, size)[0], draw(brief.with_(Aspect.STYLE, "ink"), size)[0]).mean() > 0.05
    )
    return out


def _purple(rgba: Pixels) -> float:
    """The share of pixels whose hue is purple."""
    _, a, b = np.moveaxis(lab(rgba), -1, 0)
    hue = np.degrees(np.arctan2(b, a)) % 360
    return float(((hue > 275) & (hue < 325) & (np.hypot(a, b) > 0.06)).mean())


def _stays(before: str, after: str, words: str, language: str) -> bool:
    a, b = places_of(before, words, language), places_of(after, words, language)
    return bool(a and b) and max(abs(x - y) for x, y in zip(a[0], b[0], strict=True)) < 0.02


def _reframed(case: Case, words: str, size: int) -> bool:
    before = places_of(draw(case.brief, size)[1], case.main, case.brief.language)
    after = places_of(draw(case.brief.with_(Aspect.COMPOSITION, words), size)[1], case.main, case.brief.language)
    if not before or not after:
        return False
    (x0, _, w0, h0), (x1, _, w1, h1) = before[0], after[0]
    return {
        "closer": w1 * h1 > w0 * h0 * 1.05,
        "wider": w1 * h1 < w0 * h0 * 0.95,
        "moved left": x1 + w1 / 2 < x0 + w0 / 2 - 0.005,
        "moved right": x1 + w1 / 2 > x0 + w0 / 2 + 0.005,
    }[words]


def measured(index: int, size: int, only: str) -> dict[str, bool]:
    """Everything, on one brief."""
    case = cases()[index]
    out: dict[str, bool] = {}
    for attribute in ATTRIBUTES:
        if only in attribute.value:
            out |= grows(case, attribute, size)
    if only in "symmetry":
        out |= symmetry(case, size)
    if only in "subject_size":
        out |= sizes(case, size)
    if not only or only == "operations":
        out |= operations(case, size)
    return out


def table(size: int, only: str) -> None:
    """Measure all briefs and print the shares."""
    count = len(cases())
    with ProcessPoolExecutor(2) as pool:
        rows = list(pool.map(measured, range(count), [size] * count, [only] * count))
    for name in dict.fromkeys(n for row in rows for n in row):
        hits = [row[name] for row in rows if name in row]
        missed = [cases()[i].brief.get(Aspect.SUBJECT) or "" for i, row in enumerate(rows) if row.get(name) is False]
        print(
            f"{sum(hits) / len(hits):5.0%}  {sum(hits):3}/{len(hits)}  {name:34} {'; '.join(m[:26] for m in missed[:6])}"
        )


def sheet(out: Path, size: int, only: str) -> None:
    """Less, as it is, and more of every attribute, for a few briefs."""
    some = [cases()[i] for i in (0, 4, 9, 22, 24)]
    wanted = [a for a in Attribute if only in a.value]
    cell = 200
    page = Image.new("RGB", (cell * 3 * len(some), (cell + 14) * len(wanted)), "#777777")
    pen = ImageDraw.Draw(page)
    for j, attribute in enumerate(wanted):
        for i, case in enumerate(some):
            for k, amount in enumerate((-0.7, 0.0, 0.7)):
                brief = adjusted(case.brief, attribute, amount) if amount else case.brief
                picture = (
                    Image.fromarray(draw(brief, size)[0].astype(np.uint8)).convert("RGB").resize((cell - 4, cell - 4))
                )
                page.paste(picture, ((i * 3 + k) * cell + 2, j * (cell + 14) + 2))
                pen.text(
                    ((i * 3 + k) * cell + 4, j * (cell + 14) + cell - 1), f"{attribute.value} {amount:+}", fill="white"
                )
    page.save(out)


def main() -> None:
    """Measure or draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=320)
    parser.add_argument("--only", default="", help='only attributes containing this, or "operations"')
    parser.add_argument("--sheet", type=Path, help="draw before and after instead")
    given = parser.parse_args()
    if given.sheet:
        sheet(given.sheet, given.size, given.only)
    else:
        table(given.size, given.only)


if __name__ == "__main__":
    main()
