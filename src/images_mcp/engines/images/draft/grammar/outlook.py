"""Looking out: a landscape beyond a window's frame, whoever is at the window on its sill."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import outdoors
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.grammar.stage import arrange, in_sky
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.props.path import poly, rect
from images_mcp.engines.images.draft.scene import Scene, Thing

_BEYOND = ("building", "nature", "vehicle", "plant")
_POTTED = ("potted plant", "flower", "tulip", "rose", "cactus")


def wanted(ask: Ask) -> bool:
    """Whether somebody looks out of, or is at, the one window that is named."""
    windows = [n for n in ask.nouns if n.prop.name == "window"]
    return len(windows) == 1 and windows[0].count == 1 and not windows[0].color


def compose(canvas: Canvas) -> Scene:
    """The landscape first, the frame and the sill before it, then what is on the sill."""
    ask, w, h = canvas.ask, canvas.width, canvas.height
    beyond = [k for k, n in enumerate(ask.nouns) if _outside(n)]
    scene = outdoors.compose(replace(canvas, ask=replace(ask, nouns=_only(ask.nouns, beyond)), room=_pane(canvas)))
    scene.items = [
        replace(item, noun=beyond[item.noun]) if isinstance(item, Thing) and item.noun >= 0 else item
        for item in scene.items
    ]
    scene.genre = "interior"
    wall = c.mix("#d9c7b0", scene.light.shadow, 0.5 if scene.light.exposure < 0.8 else 0.06)
    side, top, sill = w * 0.1, h * 0.07, h * 0.8
    scene.area(
        rect(-20, -20, side + 20, h + 40) + rect(w - side, -20, side + 20, h + 40) + rect(-20, -20, w + 40, top + 20),
        wall,
        role="backdrop",
        name="wall",
    )
    scene.area(
        rect(-20, sill, w + 40, h), c.lighter(wall, -0.12), to=c.lighter(wall, -0.24), role="backdrop", name="wall"
    )
    wood = c.mix("#fbf6ec", wall, 0.15)
    bar = min(w, h) * 0.022
    frame = rect(side - bar, top - bar, bar, sill - top + bar) + rect(w - side, top - bar, bar, sill - top + bar)
    frame += rect(side - bar, top - bar, w - 2 * side + 2 * bar, bar)
    frame += rect(w / 2 - bar * 0.4, top, bar * 0.8, sill - top) + rect(
        side, top + (sill - top) * 0.36, w - 2 * side, bar * 0.7
    )
    scene.area(frame, wood, role="wall", name="window")
    for edge, inward in ((side, 1), (w - side, -1)):
        fold = [(edge - inward * w * 0.07, top - bar * 2), (edge + inward * w * 0.13, top - bar * 2), (edge + inward * w * 0.03, sill * 0.62), (edge - inward * w * 0.01, sill * 0.98), (edge - inward * w * 0.07, sill * 0.98)]  # fmt: skip
        scene.area(poly(fold, 22), c.lch(0.62, 0.08, c.hue(wall) + 170), role="cloth", name="curtain")
    scene.area(
        rect(side - w * 0.05, sill - h * 0.012, w - 2 * side + w * 0.1, h * 0.05, 4),
        wood,
        role="wall",
        name="window sill",
    )
    here = [k for k, n in enumerate(ask.nouns) if k not in beyond and n.prop.name != "window"]
    if here:
        tall = any(ask.nouns[k].prop.kind == "person" for k in here)  # people stand before the sill, a cat sits on it
        foot, top = (h * 1.04, h * 0.26) if tall else (sill + h * 0.012, h * 0.24)
        box = (side + w * 0.04, top, w - side - w * 0.04, foot)
        things = arrange(canvas, _only(ask.nouns, here), box, fill=0.86)
        drop = box[3] - max(t.y for t in things)
        scene.add(*[replace(t, noun=here[t.noun], y=t.y + drop) for t in things])
    return scene


def _outside(noun: Noun) -> bool:
    """Whether something is beyond the window."""
    return in_sky(noun) or (noun.prop.kind in _BEYOND and noun.prop.name not in _POTTED)


def _pane(canvas: Canvas) -> tuple[float, float, float, float]:
    """The part of the picture one looks out through."""
    return canvas.width * 0.16, canvas.height * 0.16, canvas.width * 0.84, canvas.height * 0.74


def _only(nouns: tuple[Noun, ...], kept: list[int]) -> tuple[Noun, ...]:
    """Some of the things, placed only against each other."""
    index = {old: new for new, old in enumerate(kept)}
    placed = [(nouns[k], index.get(to) if (to := nouns[k].to) is not None else None) for k in kept]
    return tuple(replace(n, to=to, relation=n.relation if to is not None else "") for n, to in placed)
