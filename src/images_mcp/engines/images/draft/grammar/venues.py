"""Where people play: courts, pools, stadiums. Sky above, a ground with lines below."""

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.built import slabs
from images_mcp.engines.images.draft.grammar.common import Canvas
from images_mcp.engines.images.draft.props.path import EMPTY, ellipse, poly, rect, ring
from images_mcp.engines.images.draft.scene import Scene


def court(canvas: Canvas, scene: Scene) -> None:
    """A tennis court, net across, fence and trees behind; a hoop where basketball is meant."""
    w, h = canvas.width, canvas.height
    base = h * 0.58
    t.sky(canvas, scene, base)
    scene.horizon = base
    scene.add(*t.row(canvas, "tree", base + 4, h * 0.2, depth=0.5, count=12))
    mesh = EMPTY
    for k in range(41):
        mesh += rect(w * k / 40, base - h * 0.11, 1.6, h * 0.12)
    for k in range(6):
        mesh += rect(-20, base - h * 0.11 + h * 0.022 * k, w + 40, 1.6)
    scene.area(mesh, "#3f5f56", role="light", opacity=0.6, depth=0.2, name="fence")
    hoop = canvas.ask.says("basketball*", "baloncesto", "basket", "バスケットコート", "バスケ")
    scene.area(rect(-20, base, w + 40, h), "#5f8f6a" if not hoop else "#7f8a92", role="ground", name="court")
    ground = "#b8613f" if not hoop else "#c8793f"
    scene.area(
        poly([(w * 0.16, base + h * 0.03), (w * 0.84, base + h * 0.03), (w * 1.1, h * 1.02), (w * -0.1, h * 1.02)]),
        ground,
        to=c.lighter(ground, 0.1),
        role="ground",
        name="court",
    )
    lines = EMPTY
    for a, b in ((0.2, -0.02), (0.26, 0.1), (0.74, 0.9), (0.8, 1.02)):
        lines += poly(
            [(w * a - 2, base + h * 0.045), (w * a + 2, base + h * 0.045), (w * b + 5, h * 1.02), (w * b - 5, h * 1.02)]
        )
    lines += rect(w * 0.2, base + h * 0.045, w * 0.6, 4) + poly(
        [(w * 0.49, base + h * 0.045), (w * 0.51, base + h * 0.045), (w * 0.513, h * 0.7), (w * 0.487, h * 0.7)]
    )
    scene.area(lines, "#fbf6ea", role="light", name="line")
    if hoop:
        _hoop(canvas, scene, base)
        return
    y = base + h * 0.13
    net = EMPTY
    for k in range(50):
        net += rect(w * (0.08 + 0.84 * k / 49), y - h * 0.075, 1.4, h * 0.075)
    for k in range(5):
        net += rect(w * 0.08, y - h * 0.075 + h * 0.015 * k, w * 0.84, 1.4)
    scene.area(net, "#2c3a36", role="light", opacity=0.75, name="net")
    scene.area(rect(w * 0.08, y - h * 0.085, w * 0.84, h * 0.014), "#ffffff", role="light", name="net")
    scene.area(
        rect(w * 0.075, y - h * 0.09, 9, h * 0.1) + rect(w * 0.915, y - h * 0.09, 9, h * 0.1),
        "#2c3a36",
        role="wall",
        name="post",
    )


def _hoop(canvas: Canvas, scene: Scene, base: float) -> None:
    w, h = canvas.width, canvas.height
    x = w * 0.5
    scene.area(rect(x - 7, base - h * 0.26, 14, h * 0.3), "#4f5a63", role="wall", name="post")
    scene.area(rect(x - w * 0.1, base - h * 0.38, w * 0.2, h * 0.15, 4), "#fbfaf6", role="wall", name="backboard")
    scene.area(
        rect(x - w * 0.035, base - h * 0.31, w * 0.07, h * 0.05).reverse()
        + rect(x - w * 0.042, base - h * 0.318, w * 0.084, h * 0.066),
        "#c8503c",
        role="light",
        name="backboard",
    )
    scene.area(
        ring(x, base - h * 0.245, w * 0.045, w * 0.036).scale(1, 0.4, (x, base - h * 0.245)),
        "#e0632f",
        role="light",
        name="hoop",
    )
    net = poly(
        [
            (x - w * 0.042, base - h * 0.243),
            (x + w * 0.042, base - h * 0.243),
            (x + w * 0.026, base - h * 0.18),
            (x - w * 0.026, base - h * 0.18),
        ]
    )
    scene.area(net, "#ffffff", role="light", opacity=0.5, name="net")


def pool(canvas: Canvas, scene: Scene) -> None:
    """A pool with lanes, tiled edge, starting blocks, sunshades behind."""
    w, h = canvas.width, canvas.height
    base = h * 0.47
    t.sky(canvas, scene, base)
    scene.horizon = base
    scene.add(*t.row(canvas, "palm", base + 4, h * 0.26, depth=0.4, count=7))
    scene.area(rect(-20, base, w + 40, h), "#e9dcc2", to="#d9c7a6", role="ground", depth=0.05, name="pool edge")
    top = base + h * 0.06
    basin = poly([(w * 0.14, top), (w * 0.86, top), (w * 1.08, h * 0.735), (w * -0.08, h * 0.735)])
    scene.area(
        poly([(w * 0.125, top - 10), (w * 0.875, top - 10), (w * 1.11, h * 0.75), (w * -0.11, h * 0.75)]),
        "#f7f3ea",
        role="ground",
        name="pool edge",
    )
    scene.area(basin, "#3fb4cf", to="#1f8fb5", role="water", name="pool")
    r, ripples = canvas.chance("pool"), EMPTY
    for _ in range(34):
        s = r.random()
        ripples += ellipse(w * r.uniform(0.1, 0.9), top + (h * 0.73 - top) * s, w * (0.014 + 0.03 * s), 1.4 + 2 * s)
    scene.area(ripples, "#dff6fb", role="light", opacity=0.55, name="ripple")
    for tone, phase in (("#e0503f", 0), ("#ffffff", 1)):
        floats = EMPTY
        for lane in (0.32, 0.5, 0.68):
            for k in range(phase, 22, 2):
                s = k / 22
                floats += ellipse(
                    w * (lane + (lane - 0.5) * 0.72 * s), top + (h * 0.735 - top) * s, 4 + 8 * s, 3 + 5 * s
                )
        scene.area(floats, tone, role="light", name="lane")
    slabs(canvas, scene, h * 0.75, "#d9cbb0")


def stadium(canvas: Canvas, scene: Scene) -> None:
    """Stands full of people, floodlights, a mown pitch with its goal."""
    w, h = canvas.width, canvas.height
    base = h * 0.58
    t.sky(canvas, scene, base)
    scene.horizon = base
    for x in (0.1, 0.9):
        scene.area(rect(w * x - 5, h * 0.08, 10, base), "#7d8790", role="wall", depth=0.3, name="floodlight")
        scene.area(
            rect(w * x - w * 0.06, h * 0.04, w * 0.12, h * 0.07, 4),
            "#5f6a73",
            role="wall",
            depth=0.2,
            name="floodlight",
        )
        lamps = EMPTY
        for k in range(8):
            lamps += ellipse(w * x - w * 0.045 + w * 0.03 * (k % 4), h * 0.06 + h * 0.03 * (k // 4), w * 0.011)
        scene.area(lamps, "#fff8dc", role="light", raw=True, name="floodlight")
    stand_ = poly(
        [(-20, base - h * 0.3), (w * 0.5, base - h * 0.25), (w + 20, base - h * 0.3), (w + 20, base), (-20, base)]
    )
    scene.area(stand_, "#6f7f96", to="#55647c", role="building", depth=0.2, name="stands")
    r = canvas.chance("crowd")
    for tone in ("#e2493f", "#f4cf3e", "#f4efe4", "#3f8fd0", "#2f3f55", "#e9b48a"):
        heads = EMPTY
        for _ in range(75):
            s = r.random()
            heads += ellipse(w * r.random(), base - h * (0.02 + 0.22 * s), 6.5, 7.5)
        scene.area(heads, tone, role="light", opacity=0.95, depth=0.12, name="crowd")
    for k in range(3):
        scene.area(
            rect(-20, base - h * (0.02 + 0.085 * k), w + 40, h * 0.012),
            "#8f9bb0",
            role="wall",
            depth=0.2,
            name="stands",
        )
    scene.area(rect(-20, base - h * 0.02, w + 40, h * 0.035), "#e8e4da", role="wall", depth=0.1, name="boards")
    scene.area(rect(-20, base + h * 0.01, w + 40, h), "#4f9a4a", to="#3f8340", role="ground", name="pitch")
    for k in range(5):
        y0, y1 = base + (h - base) * (k / 5) ** 1.4, base + (h - base) * ((k + 0.5) / 5) ** 1.4
        scene.area(rect(-20, y0 + h * 0.012, w + 40, y1 - y0), "#5aa854", role="ground", opacity=0.7, name="pitch")
    lines = rect(-20, h * 0.9, w + 40, 7) + rect(w * 0.28, base + h * 0.1, w * 0.44, 4)
    lines += poly(
        [
            (w * 0.28, base + h * 0.02),
            (w * 0.285, base + h * 0.02),
            (w * 0.262, base + h * 0.103),
            (w * 0.256, base + h * 0.103),
        ]
    ).both(w / 2)
    scene.area(lines, "#f7fbf2", role="light", name="line")
    left, top, wide, high = w * 0.38, base - h * 0.085, w * 0.24, h * 0.11
    mesh = EMPTY
    for k in range(13):
        mesh += rect(left + wide * k / 12, top, 1.5, high)
    for k in range(6):
        mesh += rect(left, top + high * k / 5, wide, 1.5)
    scene.area(mesh, "#ffffff", role="light", opacity=0.6, name="goal")
    scene.area(
        rect(left - 7, top - 7, wide + 14, 7) + rect(left - 7, top, 7, high) + rect(left + wide, top, 7, high),
        "#ffffff",
        role="wall",
        name="goal",
    )
