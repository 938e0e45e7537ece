"""From the composition that the words give to the one that refinements made of it."""

from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import terrain
from images_mcp.engines.images.draft.grammar.common import Canvas, set_text
from images_mcp.engines.images.draft.props.path import rect
from images_mcp.engines.images.draft.revision import additions, camera, edits, looks
from images_mcp.engines.images.draft.scene import Area, Item, Letters, Scene, Thing, union

_FALLING = ("rain", "storm", "snow", "fog")


def revise(canvas: Canvas, scene: Scene) -> None:
    """Lay everything the brief wants changed over its composition. What cannot be done is reported in the scene."""
    wishes = canvas.ask.wishes
    mains = [t for t in scene.things if t.noun >= 0]
    scene.stage = union([t.box for t in mains]) if mains else None
    edits.exchange(canvas, scene)
    if scene.genre in ("plain", "landscape", "interior", "still life", "product", "pattern", "abstract"):
        _caption(canvas, scene)
    for order, more in enumerate(wishes.added):
        additions.add(canvas, scene, more, order)
    falls = any(isinstance(i, Area) and i.name in _FALLING for i in scene.items)
    if wishes.weather in _FALLING and not falls and scene.genre not in ("landscape", "page"):
        terrain.weather(canvas, scene)
    for wish in wishes.recolored:
        if not edits.recolor(scene, wish):
            scene.could_not.append(f'the colour of "{wish.target.words[:60]}": it is not in this draft')
    for target in wishes.gone:
        edits.remove(scene, target)
    for by, about in wishes.adjustments:
        if not looks.adjust(canvas, scene, by, about):
            scene.could_not.append(
                f'{by.attribute.value.replace("_", " ")} of "{(by.target or "")[:60]}": it is not in this draft'
            )
    camera.reframe(scene, canvas.ask.placement)
    if canvas.transparent:
        _cut_out(scene)


def _cut_out(scene: Scene) -> None:
    """Only what was asked for and its lettering, without shadows; a mark keeps its form."""
    if scene.symbols:
        return
    kept: list[Item] = []
    for item in scene.items:
        if isinstance(item, Thing) and item.noun >= 0:
            kept.append(replace(item, shadow=False))
        elif isinstance(item, Letters) or (isinstance(item, Area) and item.role == "solid"):
            kept.append(item)
    if kept:
        scene.items = kept


def _caption(canvas: Canvas, scene: Scene) -> None:
    """Lettering for a picture that was no page: on a quiet band where the fewest things are."""
    rows = [t for t in canvas.ask.brief.texts if t.strip()]
    if not rows or any(isinstance(i, Letters) for i in scene.items):
        return
    w, h, m = canvas.width, canvas.height, canvas.margin
    tall = h * (0.13 if len(rows) == 1 else 0.18)
    tops = [t.box[1] for t in scene.things if t.noun >= 0]
    above = not tops or min(tops) > h * 0.15
    top = m * 0.6 if above else h - tall - m * 0.3
    ground = scene.light.sky[0] if above and scene.horizon and scene.genre == "landscape" else scene.paper
    dark = c.lab(ground)[0] < 0.65
    veil = c.mix(ground, "#0c1020" if dark else "#ffffff", 0.55)
    role = "scrim-down" if above else "scrim-up"
    edge = rect(-20, -20, w + 40, top + tall * 1.25 + 20) if above else rect(-20, top - tall * 0.3, w + 40, h)
    scene.add(Area(edge, veil, role=role, opacity=0.85, raw=True, name="scrim"))
    ink = "#ffffff" if dark else "#172033"
    step = tall / (len(rows) + 0.6)
    y = top
    for k, row in enumerate(rows[:5]):
        part = step * (1.6 if k == 0 else 1.0)
        set_text(
            scene, row, (m, y, w - m, y + part * 0.9), color=ink, face="sans-heavy" if k == 0 else "sans", ground=veil,
            most=part * 0.8, rows=2 if k == 0 else 1, level=min(k + 1, 3),
        )  # fmt: skip
        y += part
