"""Open places people built: roofs, terraces, platforms, markets. Sky above, a ground of their own below."""

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.grammar import terrain as t
from images_mcp.engines.images.draft.grammar.common import Canvas, stand
from images_mcp.engines.images.draft.grammar.fittings import GOODS
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import EMPTY, chord, ellipse, poly, rect
from images_mcp.engines.images.draft.scene import Scene


def _town(canvas: Canvas, scene: Scene, y: float) -> None:
    """Roofs of a town behind, far and nearer."""
    h, w = canvas.height, canvas.width
    lit = scene.light.exposure < 0.88
    scene.add(*t.towers(canvas, y, h * 0.26, "#7d8ca3", 0.75, lit=lit))
    r = canvas.chance("town")
    for depth, tall in ((0.5, 0.17), (0.3, 0.1)):
        x = -40.0
        while x < w:
            wide, high = w * r.uniform(0.11, 0.18), h * tall * r.uniform(0.7, 1.1)
            tone = r.choice(("#e2c7a2", "#d9b08c", "#cfc3b0", "#e6d8bf"))
            scene.area(rect(x, y - high, wide, high + 40), tone, depth=depth, role="building")
            roof = poly([(x - 8, y - high), (x + wide / 2, y - high - wide * 0.3), (x + wide + 8, y - high)])
            scene.area(roof, r.choice(("#b85c42", "#a8503c", "#c46a4a")), depth=depth, role="building", name="roof")
            panes = rect(x + wide * 0.2, y - high * 0.7, wide * 0.16, wide * 0.2) + rect(
                x + wide * 0.6, y - high * 0.7, wide * 0.16, wide * 0.2
            )
            scene.area(
                panes,
                "#ffd27a" if lit else "#7a94a6",
                depth=0.0 if lit else depth,
                raw=lit,
                role="light",
                name="window",
            )
            x += wide * 1.02


def rooftop(canvas: Canvas, scene: Scene) -> None:
    """The ridge of a tiled roof, a chimney, the town behind."""
    w, h = canvas.width, canvas.height
    y = h * 0.8
    t.sky(canvas, scene, y)
    _town(canvas, scene, y)
    scene.horizon = y
    x = w * 0.86
    scene.area(
        rect(x - w * 0.05, y - h * 0.2, w * 0.1, h * 0.24),
        "#a8604a",
        to="#8f4f3c",
        role="building",
        depth=0.05,
        name="chimney",
    )
    scene.area(
        rect(x - w * 0.06, y - h * 0.22, w * 0.12, h * 0.03), "#8a4a38", role="building", depth=0.05, name="chimney"
    )
    scene.area(rect(-20, y, w + 40, h), "#b5573d", to="#8f3f2d", role="ground", name="roof")
    rows, high = 4, (h * 1.02 - y) / 4
    for j in range(rows):
        for shade in (-0.1, 0.1):
            scales = EMPTY
            for k in range(-1, 13):
                if (k + j) % 2 == (0 if shade < 0 else 1):
                    px = w * (k + 0.5 * (j % 2) + 0.5) / 12
                    scales += chord(px, y + high * j + high * 0.3, w / 23, 0, 180, high * 0.78) + rect(
                        px - w / 23, y + high * j, w / 11.5, high * 0.31
                    )
            scene.area(scales, c.lighter("#b5573d", shade - 0.05 * j), role="ground", name="roof tiles")
    ridge = EMPTY
    for k in range(11):
        ridge += rect(w * k / 10.5 - 12, y - h * 0.016, w / 10.5 - 5, h * 0.034, 10)
    scene.area(ridge, "#c9684a", role="ground", name="ridge")


def terrace(canvas: Canvas, scene: Scene) -> None:
    """A roof terrace: slabs, a parapet with plants, a string of lights, the city below."""
    w, h = canvas.width, canvas.height
    base = h * 0.74
    t.sky(canvas, scene, base)
    lit = scene.light.exposure < 0.88
    scene.add(
        *t.towers(canvas, base, h * 0.4, "#7d8ca3", 0.75, lit=lit),
        *t.towers(canvas, base, h * 0.28, "#66758f", 0.42, lit=lit),
    )
    scene.horizon = base
    scene.area(
        rect(-20, base - h * 0.1, w + 40, h * 0.14), "#cfc4b2", to="#b8ab98", role="wall", depth=0.08, name="parapet"
    )
    scene.area(rect(-20, base - h * 0.115, w + 40, h * 0.026), "#e6ddcd", role="wall", depth=0.08, name="parapet")
    slabs(canvas, scene, base + h * 0.03, "#b9a78f")
    for name, x, tall in (("potted plant", 0.07, 0.24), ("potted plant", 0.95, 0.28)):
        _piece(canvas, scene, name, x, base + h * 0.07, tall)
    string, bulbs = EMPTY, EMPTY
    for k in range(17):
        px, sag = w * k / 16, h * (0.1 + 0.09 * (1 - (k / 8 - 1) ** 2))
        bulbs += ellipse(px, sag + 8, 7)
        string += rect(px - w / 32, sag - 2, w / 16, 2.4)
    scene.area(string, "#3a3630", role="light", name="string")
    scene.area(bulbs, "#ffdf9a", role="light", raw=True, name="light")


def slabs(canvas: Canvas, scene: Scene, y: float, tone: str) -> None:
    """Paving that runs to the back."""
    w, h = canvas.width, canvas.height
    scene.area(rect(-20, y, w + 40, h), c.lighter(tone, 0.12), to=c.lighter(tone, -0.08), role="ground", name="floor")
    joints = EMPTY
    for k in range(-8, 9):
        joints += poly(
            [
                (w * (0.5 + k * 0.09) - 1, y),
                (w * (0.5 + k * 0.09) + 1, y),
                (w * (0.5 + k * 0.17) + 2, h + 20),
                (w * (0.5 + k * 0.17) - 2, h + 20),
            ]
        )
    for k in range(4):
        joints += rect(-20, y + (h - y) * (k / 4) ** 1.5, w + 40, 2.4)
    scene.area(joints, c.lighter(tone, -0.25), role="light", opacity=0.5, name="floor")


def _piece(canvas: Canvas, scene: Scene, name: str, x: float, y: float, tall: float, depth: float = 0.08) -> None:
    """Something that stands here anyway, unless it is asked for."""
    prop = figures.PROPS.get(name)
    if prop and all(n.prop.name != name for n in canvas.ask.nouns):
        thing = stand(
            canvas.figure(Noun(prop, name), round(x * 90)),
            canvas.width * x,
            y,
            height=canvas.height * tall,
            depth=depth,
        )
        scene.add(t.scenery(thing))


def platform(canvas: Canvas, scene: Scene) -> None:
    """A platform under its roof, a train waiting, rails, a clock."""
    w, h = canvas.width, canvas.height
    base = h * 0.66
    t.sky(canvas, scene, base)
    scene.add(*t.towers(canvas, base, h * 0.2, "#8f9bb0", 0.8, lit=scene.light.exposure < 0.88))
    scene.horizon = base
    scene.area(
        rect(-20, base - h * 0.02, w + 40, h * 0.14),
        "#8a8378",
        to="#6f685f",
        role="ground",
        depth=0.2,
        name="track bed",
    )
    tone = ("#b8433a", "#2f6f9f", "#3f8a6a")[canvas.seed % 3]
    top = base - h * 0.27
    scene.area(rect(-20, top, w + 40, h * 0.31, 24), "#eceae4", to="#cfcdc6", role="building", depth=0.12, name="train")
    scene.area(rect(-20, base - h * 0.08, w + 40, h * 0.075), tone, role="building", depth=0.12, name="train")
    panes, doors = EMPTY, EMPTY
    for k in range(7):
        px = w * (k + 0.1) / 6.5 - 20
        if k % 3 == 1:
            doors += rect(px + w * 0.02, top + h * 0.05, w * 0.042, h * 0.235, 5) + rect(
                px + w * 0.066, top + h * 0.05, w * 0.042, h * 0.235, 5
            )
        else:
            panes += rect(px, top + h * 0.06, w * 0.12, h * 0.1, 10)
    lit = scene.light.exposure < 0.88
    scene.area(doors, c.lighter(tone, -0.3), role="building", depth=0.12, name="train door")
    scene.area(panes, "#ffe2a0" if lit else "#4f6b7d", role="light", raw=lit, depth=0.12, name="window")
    edge = h * 0.71
    slabs(canvas, scene, edge, "#a9a49b")
    scene.area(rect(-20, edge - h * 0.012, w + 40, h * 0.024), "#d9d4ca", role="ground", name="platform")
    scene.area(rect(-20, edge + h * 0.032, w + 40, h * 0.016), "#f0c83c", role="light", name="line")
    scene.area(
        poly([(-20, -20), (w + 20, -20), (w + 20, h * 0.1), (-20, h * 0.16)]),
        "#5f6a73",
        role="wall",
        depth=0.1,
        name="roof",
    )
    for x in (0.08, 0.92):
        scene.area(rect(w * x - 9, h * 0.1, 18, edge - h * 0.06), "#4f5a63", role="wall", depth=0.06, name="post")
    x, y, r = w * 0.5, h * 0.21, min(w, h) * 0.05
    scene.area(rect(x - 3, h * 0.1, 6, h * 0.08), "#4f5a63", role="wall", name="clock")
    scene.area(ellipse(x, y, r * 1.12), "#3a424a", role="wall", name="clock")
    scene.area(ellipse(x, y, r), "#fbfaf4", role="light", name="clock")
    scene.area(
        rect(x - 2.5, y - r * 0.75, 5, r * 0.78) + rect(x, y - 2.5, r * 0.52, 5), "#2a2f36", role="light", name="clock"
    )


def market(canvas: Canvas, scene: Scene) -> None:
    """Two rows of stalls with striped awnings and heaps of fruit."""
    w, h = canvas.width, canvas.height
    base = h * 0.7
    t.sky(canvas, scene, base)
    _town(canvas, scene, h * 0.56)
    scene.horizon = base
    scene.area(rect(-20, h * 0.55, w + 40, h), "#c9bda6", to="#b3a48a", role="ground", depth=0.1, name="square")
    slabs(canvas, scene, base, "#c2b49a")
    r = canvas.chance("stalls")
    for k, (x, size) in enumerate(((0.5, 0.62), (0.2, 0.84), (0.82, 0.84))):
        wide, y = w * 0.36 * size, base + h * 0.03 * (size - 0.6) * 4
        left, top = w * x - wide / 2, base - h * 0.42 * size
        tone = ("#c8503c", "#3f8a6a", "#2f6f9f")[k]
        scene.area(
            rect(left + wide * 0.04, top, wide * 0.03, y - top) + rect(left + wide * 0.93, top, wide * 0.03, y - top),
            "#8a6a4a",
            role="building",
            depth=0.1,
            name="stall",
        )
        scene.area(
            rect(left, y - h * 0.17 * size, wide, h * 0.17 * size),
            "#a8784a",
            to="#8a5f3a",
            role="building",
            depth=0.06,
            name="stall",
        )
        for n in range(4):
            heap = EMPTY
            for j in range(8):
                row, col = divmod(j, 4)
                heap += ellipse(
                    left + wide * (0.07 + 0.235 * n + 0.05 * col + 0.02 * row),
                    y - h * 0.185 * size - row * wide * 0.045,
                    wide * 0.034,
                )
            scene.area(heap, r.choice(GOODS[:6]), role="building", depth=0.04, name="fruit")
        for n in range(8):
            a, b = left - wide * 0.05 + wide * 1.1 * n / 8, left - wide * 0.05 + wide * 1.1 * (n + 1) / 8
            flap = poly(
                [
                    (a + wide * 0.03, top - h * 0.07 * size),
                    (b + wide * 0.01, top - h * 0.07 * size),
                    (b, top + h * 0.05 * size),
                    (a, top + h * 0.05 * size),
                ]
            )
            flap += chord((a + b) / 2, top + h * 0.05 * size, (b - a) / 2, 0, 180)
            scene.area(flap, tone if n % 2 else "#f7efe0", role="cloth", depth=0.06, name="awning")


def pier(canvas: Canvas, scene: Scene) -> None:
    """Planks that run out over the sea, posts along both sides."""
    w, h = canvas.width, canvas.height
    base = h * 0.52
    t.sky(canvas, scene, base)
    scene.horizon = base
    t.water(canvas, scene, base, "#2f7396")
    top, tone = h * 0.64, "#a9794f"
    edges = [(w * 0.4, top), (w * 0.6, top), (w * 1.02, h * 1.02), (w * -0.02, h * 1.02)]
    scene.area(poly(edges), tone, to=c.lighter(tone, 0.12), role="ground", name="pier")
    gaps, posts = EMPTY, EMPTY
    for k in range(13):
        s = (k / 13) ** 1.6
        y = top + (h * 1.02 - top) * s
        gaps += rect(w * (0.4 - 0.42 * s), y, w * (0.2 + 0.84 * s), 1.5 + 4 * s)
    for k in range(5):
        s = ((k + 0.3) / 5) ** 1.5
        y, tall = top + (h * 1.02 - top) * s, h * (0.05 + 0.12 * s)
        for x in (w * (0.4 - 0.42 * s), w * (0.6 + 0.42 * s)):
            posts += rect(x - 4 - 8 * s, y - tall, 8 + 16 * s, tall + h * 0.05, 3)
    scene.area(gaps, c.lighter(tone, -0.35), role="light", name="planks")
    scene.area(posts, c.lighter(tone, -0.25), role="building", depth=0.04, name="post")
