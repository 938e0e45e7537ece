"""Slides that count something: a title and as many columns, each with its numeral and a sign."""

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import layouts
from images_mcp.engines.images.draft.grammar.common import Canvas, set_text
from images_mcp.engines.images.draft.grammar.schemes import Inks, inks
from images_mcp.engines.images.draft.props.path import ellipse, rect
from images_mcp.engines.images.draft.scene import Scene


def columns(canvas: Canvas, rows: list[str], count: int) -> Scene:
    """A title over `count` cards; lines given besides it label them, else quiet bars hold the place of words."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    tone = inks(canvas)
    scene = canvas.scene("slide", paper=tone.ground, light=canvas.light("studio"))
    scene.area(rect(-20, -20, w + 40, h + 40), tone.ground, role="backdrop", raw=True)
    tall = h > w
    head = h * (0.2 if tall else 0.3)
    scene.area(rect(m, m * 0.9, 90, 8, 4), tone.accent, role="solid", raw=True, name="rule")
    set_text(
        scene, rows[0], (m, m * 1.5, w - m, head), color=c.readable(tone.ground, tone.ink), face="sans-heavy",
        ground=tone.ground, most=min(w, h) * 0.11, rows=2, align="start", valign="top",
    )  # fmt: skip
    gap, top, bottom = m * 0.45, head + m * 0.35, h - m
    across = 1 if tall else (count if count <= 4 else 3)
    down = -(-count // across)
    wide, high = (w - 2 * m - gap * (across - 1)) / across, (bottom - top - gap * (down - 1)) / down
    for k in range(count):
        x, y = m + (k % across) * (wide + gap), top + (k // across) * (high + gap)
        _card(canvas, scene, tone, (x, y, x + wide, y + high), k, rows[1 + k] if len(rows) > 1 + k else "")
    return scene


def _card(canvas: Canvas, scene: Scene, tone: Inks, box: tuple[float, float, float, float], k: int, label: str) -> None:
    """One numbered card."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    colors = [h for h in tone.more if c.distance(h, tone.ground) > 0.15] or [tone.accent]
    color = colors[k % len(colors)]
    field = c.mix(tone.ground, color, 0.2)
    scene.area(rect(left, top, wide, high, 24), field, role="solid", raw=True, name=f"card {k + 1}")
    flat = wide > high * 2.6
    r = high * 0.32 if flat else min(wide * 0.27, high * 0.22)
    x, y = (left + high * 0.5, (top + bottom) / 2) if flat else (left + wide / 2, top + r * 1.45)
    scene.area(ellipse(x, y, r), color, role="solid", raw=True)
    shown = layouts.motifs(canvas)
    if k < len(shown):
        layouts.place(canvas, scene, shown[k], (x, y), r * 1.1, on=color)
    number = (x + r * 1.3, top, x + r * 2.4, bottom) if flat else (left, y + r * 1.15, right, y + r * 2.1)
    set_text(
        scene, str(k + 1), number, color=c.readable(field, tone.ink), face="sans-heavy", ground=field,
        most=min(wide, high) * 0.17, rows=1, level=2, say="",
    )  # fmt: skip
    room = (number[2] + r * 0.3, top + high * 0.2, right - high * 0.2, bottom - high * 0.2)
    if not flat:
        room = (left + wide * 0.1, number[3] + high * 0.03, right - wide * 0.1, bottom - high * 0.08)
    if label:
        set_text(
            scene, label, room, color=c.readable(field, tone.ink), face="sans-bold", ground=field, most=46, rows=3,
            level=2, least=12,
        )  # fmt: skip
        return
    middle = (room[1] + room[3]) / 2
    for line, share in enumerate((0.9, 0.62)):
        bar = (room[2] - room[0]) * share
        start = room[0] if flat else (room[0] + room[2] - bar) / 2
        place = rect(start, middle - 24 + line * 34, bar, 14, 7)
        scene.area(place, c.mix(field, tone.ink, 0.22), role="solid", raw=True, name="line")


__all__ = ["columns"]
