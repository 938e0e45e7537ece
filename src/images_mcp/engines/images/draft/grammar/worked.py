"""Land that is worked, and land below it: vineyards and fields in rows, playgrounds, caves."""

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import EMPTY, curve, ellipse, line, poly, rect
from images_mcp.engines.images.draft.scene import Glow, Scene


def vineyard(canvas: Canvas, scene: Scene) -> None:
    """Rows of vines, or of lavender, wheat or tulips, that run over a slope to the hills."""
    w, h, y = canvas.width, canvas.height, scene.horizon or 0
    t.sky(canvas, scene, y)
    scene.area(t.ridge(canvas, y + 6, h * 0.14, peaks=4, sharp=False), "#8fae9a", depth=0.8, role="hill")
    scene.area(t.ridge(canvas, y + h * 0.03, h * 0.07, peaks=3, sharp=False), "#7da070", depth=0.45, role="hill")
    tones = next((tones for words, tones in _CROPS if canvas.ask.says(*words)), ("#5f9a4a", "#4a8040", "#a9855a"))
    leaf, dark, soil = tones
    top = y + h * 0.06
    scene.area(rect(-20, top, w + 40, h), soil, to=c.lighter(soil, 0.1), role="ground", depth=0.1, name="soil")
    for k in range(-7, 8):
        near, far = w * (0.5 + k * 0.3), w * (0.5 + k * 0.062)
        half_near, half_far = w * 0.085, w * 0.017
        row = poly(
            [(far - half_far, top), (far + half_far, top), (near + half_near, h * 1.04), (near - half_near, h * 1.04)]
        )
        scene.area(row, leaf, to=c.lighter(leaf, 0.12), role="plant", depth=0.08, name="row")
        leaves = EMPTY
        for n in range(16):
            s = (n / 16) ** 1.7
            x, py = far + (near - far) * s, top + (h * 1.04 - top) * s
            for side in (-1, 1):
                r = 4 + w * 0.034 * s
                leaves += ellipse(x + side * (half_far + (half_near - half_far) * s) * 0.55, py, r, r * 0.7)
        scene.area(leaves, dark if k % 2 else leaf, role="plant", depth=0.06, name="row")


_CROPS = (
    (("lavender*", "lavendel*", "lavanda", "lavande"), ("#8f74c0", "#7359a8", "#8aa06a")),
    (("wheat*", "weizen*", "trigo", "trigal", "blé", "getreide*"), ("#e0b94e", "#cfa03a", "#b58f4a")),
    (("tulip*", "tulpen*", "tulipanes", "tulipes"), ("#e2586f", "#f0c03f", "#6f9a52")),
    (("sunflower*", "sonnenblumen*", "girasoles", "tournesols"), ("#f2c230", "#d9a020", "#6f9a4a")),
    (("rice", "reis*", "arrozal*", "rizière*", "tea", "tee*", "té", "thé", "田んぼ", "茶畑"), ("#7fb85a", "#5f9a48", "#9fc0b8")),
)  # fmt: skip


def playground(canvas: Canvas, scene: Scene) -> None:
    """A slide, a swing and a sand pit on a lawn."""
    w, h, y = canvas.width, canvas.height, scene.horizon or 0
    t.sky(canvas, scene, y)
    scene.add(*t.row(canvas, "tree", y + h * 0.05, h * 0.26, depth=0.4, count=9))
    scene.area(rect(-20, y + h * 0.04, w + 40, h), "#7fb066", to="#6a9c55", role="ground", depth=0.05, name="lawn")
    scene.area(ellipse(w * 0.5, h * 0.92, w * 0.5, h * 0.1), "#e2cfa0", role="ground", name="sand pit")
    base, high = y + h * 0.2, h * 0.36
    x = w * 0.16
    scene.area(
        line([(x - 60, base), (x, base - high), (x + 60, base)]),
        "#c8503c",
        stroke=13,
        role="building",
        depth=0.08,
        name="swing",
    )
    x2 = x + w * 0.26
    scene.area(line([(x2 - 60, base), (x2, base - high), (x2 + 60, base)]) + line([(x, base - high), (x2, base - high)]), "#c8503c", stroke=13, role="building", depth=0.08, name="swing")  # fmt: skip
    ropes = EMPTY
    for s in (0.34, 0.66):
        sx = x + (x2 - x) * s
        ropes += rect(sx - 22, base - high, 3, high * 0.72) + rect(sx + 22, base - high, 3, high * 0.72)
        scene.area(rect(sx - 28, base - high * 0.29, 58, 11, 3), "#3f6fa8", role="building", depth=0.06, name="swing")
    scene.area(ropes, "#5a5650", role="building", depth=0.06, name="swing")
    left, right = w * 0.7, w * 0.98
    ladder = rect(right - 12, base - high, 10, high) + rect(right - 62, base - high, 10, high)
    for k in range(6):
        ladder += rect(right - 60, base - high * (0.1 + 0.15 * k), 54, 8)
    scene.area(ladder, "#3f8a6a", role="building", depth=0.06, name="slide")
    chute = curve(f"{right - 58},{base - high}! {left + w * 0.06},{base - high * 0.3} {left - 40},{base - 10}! {left - 40},{base - 26} {left + w * 0.05},{base - high * 0.42} {right - 58},{base - high * 1.1}!")  # fmt: skip
    scene.area(chute, "#f0c03f", role="building", depth=0.06, name="slide")


def cave(canvas: Canvas, scene: Scene) -> None:
    """Inside a cave: rock all around, daylight in its mouth, stalactites."""
    w, h, r = canvas.width, canvas.height, canvas.chance("cave")
    scene.horizon = h * 0.72
    scene.area(rect(-20, -20, w + 40, h + 40), "#4a4450", to="#3a3440", role="backdrop", name="rock")
    mouth = curve([(w * 0.26, h * 0.74), (w * 0.24, h * 0.42), (w * 0.36, h * 0.2), (w * 0.54, h * 0.16), (w * 0.72, h * 0.26), (w * 0.78, h * 0.5), (w * 0.74, h * 0.74)])  # fmt: skip
    scene.area(mouth, scene.light.sky[0], to=scene.light.sky[-1], role="sky", name="cave mouth", raw=not canvas.palette)
    scene.add(Glow(w * 0.5, h * 0.5, w * 0.5, scene.light.sky[-1], 0.5))
    for depth, tone in ((0.0, "#5f5763"), (0.12, "#544c58"), (0.22, "#453e4a")):
        spikes = EMPTY
        for k in range(9):
            x = w * (k + r.uniform(0.1, 0.9)) / 9
            far = abs(x / w - 0.5) * 2
            tall = h * (0.08 + 0.24 * far * r.uniform(0.6, 1.0)) * (1 - depth)
            spikes += poly([(x - w * 0.06, -20), (x + w * 0.06, -20), (x + w * 0.006, tall), (x - w * 0.006, tall)], 2)
        scene.area(spikes, tone, role="wall", name="stalactite")
    scene.area(
        t.ridge(canvas, h * 0.75, h * 0.06, peaks=6, sharp=False), "#6a6068", to="#3f3842", role="ground", name="rock"
    )
    boulders = EMPTY
    for k in range(8):
        x = w * (0.02 + 0.14 * k)
        boulders += ellipse(x, h * (0.8 if k % 2 else 0.98), w * 0.05 * r.uniform(0.6, 1.3), h * 0.025)
    scene.area(boulders, "#554c56", role="light", name="boulder")
