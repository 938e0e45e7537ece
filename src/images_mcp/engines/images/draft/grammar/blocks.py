"""A headline with the lines that belong to it, set as one block."""

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import type as lettering
from images_mcp.engines.images.draft.grammar.common import Canvas, set_text
from images_mcp.engines.images.draft.grammar.schemes import Inks, display_face
from images_mcp.engines.images.draft.props.path import rect
from images_mcp.engines.images.draft.scene import Box, Scene


def block(
    canvas: Canvas, scene: Scene, rows: list[str], box: Box, tone: Inks, *, align: str = "middle", share: float = 0.64
) -> None:
    """A headline with its lines right below it, as one calm block in a box."""
    if not rows:
        return
    left, top, right, bottom = box
    short, lines, face = min(canvas.width, canvas.height), rows[1:], display_face(canvas)
    room = (bottom - top) * (share if lines else 1.0)
    most = short * {"hand": 0.34}.get(face, 0.2)
    high = _height(rows[0], face, (right - left, room), most)
    gap = short * 0.066
    sizes = [short * (0.1 if "%" in t else 0.064 if k == 0 else 0.05) for k, t in enumerate(lines[:8])]
    below = gap + sum(sizes) * 1.5 if lines else 0.0
    squeeze = min(1.0, max(0.35, (bottom - top - high - gap) / max(below - gap, 1.0)))
    y = top + max(0.0, (bottom - top - high - gap * bool(lines) - (below - gap) * squeeze * bool(lines)) / 2)
    set_text(
        scene, rows[0], (left, y, right, y + high), color=c.readable(tone.ground, tone.ink), face=face,
        ground=tone.ground, most=most, rows=4, align=align, leading=1.04,
    )  # fmt: skip
    y += high
    if lines:
        bar = short * 0.09
        x = left if align == "start" else (left + right) / 2 - bar / 2
        scene.area(rect(x, y + gap * 0.62, bar, 7, 3), tone.accent, role="solid", raw=True, name="rule")
        y += gap
    for k, (text, size) in enumerate(zip(lines, sizes, strict=False)):
        step = size * squeeze
        set_text(
            scene, text, (left, y + step * 0.3, right, y + step * 1.4), face="sans-bold", ground=tone.ground,
            color=tone.second if k == 0 else c.readable(tone.ground, tone.ink), most=step, rows=2, align=align,
            level=2 if k == 0 else 3, least=11,
        )  # fmt: skip
        y += step * 1.5
    scene.could_not += [f'the lettering "{t[:50]}": too many lines for this picture' for t in lines[8:]]


def _height(text: str, face: str, room: tuple[float, float], most: float) -> float:
    """How high a headline stands, set as large as its room allows."""
    shown = lettering.without_emoji(lettering.clean(text))
    font = lettering.face_for(shown, face) if shown else None
    if font is None:
        return 0.0
    fitted = lettering.fit(shown, font, *room, most=most, least=14, rows=4, leading=1.04)
    return fitted.size * (1.0 + 1.04 * (len(fitted.lines) - 1))


def settable(scene: Scene, rows: list[str]) -> list[str]:
    """The lines some font here can set; the others are reported and take no room."""
    kept = []
    for row in rows:
        shown = lettering.without_emoji(lettering.clean(row))
        if shown and lettering.face_for(shown, "sans-bold") is None:
            scene.could_not.append(f'the lettering "{row[:60]}": no font here has its characters')
        else:
            kept.append(row)
    return kept
