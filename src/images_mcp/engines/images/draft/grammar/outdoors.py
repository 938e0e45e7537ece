"""Scenery: layers from the horizon to our feet under one light, with whoever is in it a third of the way across."""

from collections.abc import Callable
from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import built, elsewhere, heavens, venues, wilds, worked
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.common import Canvas, stage, stand
from images_mcp.engines.images.draft.grammar.plain import staged
from images_mcp.engines.images.draft.grammar.stage import arrange, in_sky
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import ellipse
from images_mcp.engines.images.draft.scene import Scene
from images_mcp.engines.images.draft.scenery import HOMES

PLACES = (
    "forest",
    "mountains",
    "sea",
    "beach",
    "lake",
    "desert",
    "city",
    "street",
    "meadow",
    "garden",
    "snow",
    "space",
    "underwater",
    "sky",
    "rooftop",
    "roof terrace",
    "platform",
    "court",
    "pool",
    "stadium",
    "market",
    "pier",
    "rows",
    "playground",
    "cave",
)

_BOATS = ("sailboat", "submarine", "whale")
_GROUNDED = ("building", "furniture", "plant", "person")


def compose(canvas: Canvas) -> Scene:
    """A landscape of the place asked for, with its figures."""
    places = [p for p in canvas.ask.places if p in PLACES]
    if any(n.prop.kind in _GROUNDED for n in canvas.ask.nouns):
        places = [p for p in places if p != "sky"]  # a dark sky over a lighthouse: it stands on the ground
    afloat = any(n.prop.name in _BOATS for n in canvas.ask.nouns)
    usual = next((HOMES[n.prop.name] for n in canvas.ask.nouns if n.prop.name in HOMES), "lake" if afloat else "meadow")
    place = next(iter(places), "snow" if canvas.ask.weather == "snow" else usual)
    if place == "mountains" and "lake" in canvas.ask.places:
        place = "lake"
    moonlit = any(n.prop.name == "moon" for n in canvas.ask.nouns)
    nightly = moonlit or any(name in heavens.NIGHTLY for name in canvas.ask.skies)
    default = (
        "night"
        if place == "space" or nightly
        else "dusk"
        if {"eclipse", "lightning"} & set(canvas.ask.skies)
        else "day"
    )
    light = canvas.light(default)
    if place == "snow" and light.weather == "clear":
        light = replace(light, saturation=light.saturation * 0.85)
    scene = canvas.scene("landscape", light=light)
    scene.paper = light.sky[-1]
    h = canvas.height
    wide = canvas.width / h
    scene.horizon = h * (0.56 if wide > 1 else 0.6) + canvas.clear * h * 0.3
    _BUILD[place](canvas, scene)
    _people(canvas, scene, place)
    t.weather(canvas, scene)
    return scene


BUILT = ("rooftop", "roof terrace", "platform", "court", "pool", "stadium", "market", "pier")
"""What people built: a page that announces something there is about it rather than set there."""

_BUILD: dict[str, Callable[[Canvas, Scene], None]] = {
    "forest": wilds.forest,
    "mountains": wilds.mountains,
    "sea": wilds.sea,
    "beach": wilds.beach,
    "lake": wilds.lake,
    "desert": wilds.desert,
    "city": elsewhere.city,
    "street": elsewhere.street,
    "meadow": wilds.meadow,
    "garden": wilds.garden,
    "snow": wilds.snow,
    "space": elsewhere.space,
    "underwater": elsewhere.underwater,
    "sky": elsewhere.sky,
    "rooftop": built.rooftop,
    "roof terrace": built.terrace,
    "platform": built.platform,
    "court": venues.court,
    "pool": venues.pool,
    "stadium": venues.stadium,
    "market": built.market,
    "pier": built.pier,
    "rows": worked.vineyard,
    "playground": worked.playground,
    "cave": worked.cave,
}


def _people(canvas: Canvas, scene: Scene, place: str) -> None:
    """Whoever is in the landscape: at a third, on the ground, in the water, or in the air."""
    nouns = canvas.ask.nouns
    if not nouns:
        return
    nouns = _looking_up(nouns)
    floating = place in ("space", "underwater", "sky")
    high = tuple(n for n in nouns if (in_sky(n) or floating) and n.to is None and not _hosts(nouns, n))
    low = tuple(n for n in nouns if n not in high)
    flying = replace(canvas, ask=replace(canvas.ask, action=f"{canvas.ask.action} flying"))
    for k, noun in enumerate(high[:6]):
        if low and noun.prop.name == "star" and scene.light.stars:
            continue  # the sky is full of them
        _aloft(flying, scene, noun, (k, nouns.index(noun)), len(high), alone=not low)
    if not low:
        return
    asked = low
    if high:
        low = tuple(replace(n, to=None, relation="") if n.to is not None and nouns[n.to] in high else n for n in low)
        low = _reindexed(nouns, low)
    afloat = place in ("sea", "lake") and any(n.prop.name in wilds.AFLOAT for n in low)
    bust = replace(canvas, ask=replace(canvas.ask, nouns=low))
    placed = staged(bust, stage(canvas)) if low[0].prop.name == "portrait" else None
    arranged = placed or arrange(canvas, low, stage(canvas), fill=1.0)
    things = [replace(t, noun=nouns.index(asked[t.noun])) for t in arranged]
    scene.add(*[replace(thing, shadow=thing.shadow and not afloat) for thing in things])
    if afloat:
        for thing in things:
            x0, _, x1, _ = thing.box
            wash = ellipse((x0 + x1) / 2, thing.y + 4, (x1 - x0) * 0.62, 12)
            scene.area(wash, c.mix("#ffffff", scene.light.sky[-1], 0.4), role="light", opacity=0.6, name="foam")


_SHINING = ("sun", "moon", "star", "lightning")  # no night darkens them


def _looking_up(nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """Whoever is at the stars, howls at the moon, is under it or before the sun stands on the ground."""
    return tuple(
        replace(n, to=None, relation="")
        if n.to is not None and in_sky(nouns[n.to]) and not in_sky(n) and _from_ground(n)
        else n
        for n in nouns
    )


def _from_ground(noun: Noun) -> bool:
    """Whether a thing placed against something in the sky is only seen against it."""
    return noun.relation in _SEEN or (noun.relation == "in" and noun.prop.kind in ("person", "animal"))


_FLOCK = 3
_SEEN = ("below", "behind", "front", "beside", "left", "right")


def _hosts(nouns: tuple[Noun, ...], noun: Noun) -> bool:
    index = nouns.index(noun)
    return any(n.to == index for n in nouns)


def _reindexed(old: tuple[Noun, ...], kept: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """The same relations after some things left the list."""
    places = {old.index(n): i for i, n in enumerate(kept) if n in old}
    return tuple(replace(n, to=places.get(n.to) if n.to is not None else None) for n in kept)


def _aloft(canvas: Canvas, scene: Scene, noun: Noun, which: tuple[int, int], total: int, *, alone: bool) -> None:
    """Something in the air; `which` counts it among what flies and among all."""
    w, h, k = canvas.width, canvas.height, which[0]
    big = noun.prop.kind == "vehicle" or alone
    size = h * (0.5 if alone else 0.24 if big else 0.15) / max(total, 1) ** 0.4 * noun.size / max(1.0, noun.count**0.45)
    for i in range(noun.count):
        across = (k + 0.5) / total + (i - (noun.count - 1) / 2) * 0.8 / (total * max(noun.count, 2))
        if total == 1 and noun.count == 1:
            across = 0.62 if alone else 0.82  # beside whatever stands in the middle
        x = w * min(0.9, max(0.1, across))
        y = h * (0.62 if alone else 0.24 if total == 1 and noun.count == 1 else 0.3)
        if noun.count * total > 1:
            y += h * (0.05 if noun.count < _FLOCK else 0.1) * ((i * 7 + k * 3) % 3 - 1)
        widest = w * 0.7 if noun.count < _FLOCK else w * 1.3 / (total * noun.count)
        thing = stand(canvas.figure(noun, k * 9 + i), x, y, height=size, widest=widest)
        scene.add(replace(thing, shadow=False, noun=which[1], raw=noun.prop.name in _SHINING))
