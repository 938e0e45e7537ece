"""Well-known diagrams drawn from data: cycles, chains, layers, labelled parts, trees, funnels, overlaps, comparisons."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import diagrams
from images_mcp.engines.images.draft import type as lettering
from images_mcp.engines.images.draft.diagrams import Diagram, Node
from images_mcp.engines.images.draft.grammar import sections
from images_mcp.engines.images.draft.grammar.board import Board
from images_mcp.engines.images.draft.grammar.common import Canvas, set_text
from images_mcp.engines.images.draft.grammar.page import texts
from images_mcp.engines.images.draft.grammar.schemes import Inks, inks
from images_mcp.engines.images.draft.props.path import Path, Point, ellipse, line, poly, rect, ring
from images_mcp.engines.images.draft.scene import Box, Scene

OURS = "labels of your own: none were given, so this diagram's usual ones are set; check them"
_NO_FONT = "labels: no font here has the characters of this language"
_UNLABELLED = ("unlabelled", "unlabeled", "without labels", "no labels", "blank", "unbeschriftet", "ohne beschriftung",
               "sin etiquetas", "sans légende", "ラベルなし", "文字なし")  # fmt: skip


def compose(canvas: Canvas) -> Scene:
    """The diagram the brief asks for, with its title, its signs, and labels where it is not to go without."""
    diagram = diagrams.wanted(canvas.ask.brief)
    if diagram is None:
        raise ValueError("no diagram asked for")
    w, h, m = canvas.width, canvas.height, canvas.margin
    tone = _inks(replace(canvas, ask=replace(canvas.ask, nouns=())))
    scene = canvas.scene(
        "diagram", paper=tone.ground, light=replace(canvas, ask=replace(canvas.ask, time=None)).light("studio")
    )
    scene.area(rect(-20, -20, w + 40, h + 40), tone.ground, role="backdrop", raw=True)
    language = canvas.ask.brief.language
    said = canvas.ask.text + " ".join(canvas.ask.brief.must_not)
    labelled = not any(word in said for word in _UNLABELLED)
    if labelled and lettering.face_for(diagram.title(language) + diagram.nodes[0].label(language), "sans-bold") is None:
        labelled = False
        scene.could_not.append(_NO_FONT)
    elif labelled:
        scene.could_not.append(OURS)
    top = _title(canvas, scene, tone, diagram, labelled=labelled)
    board = Board(canvas, scene, tone, diagram, labelled=labelled)
    _LAYOUTS[diagram.relation](board, (m, top, w - m, h - m))
    return scene


def _inks(canvas: Canvas) -> Inks:
    """Colours to print and read by: a pale ground, unless colours or a dark mood were asked for."""
    tone = inks(canvas)
    if canvas.palette or canvas.ask.mood == "dark" or c.lab(tone.ground)[0] > _PALE:
        return tone
    hue = c.hue(tone.ground)
    return Inks(
        c.lch(0.96, 0.02, hue), c.lch(0.28, 0.05, hue), c.lch(0.5, 0.14, hue), c.lch(0.86, 0.05, hue), tone.more
    )


_PALE = 0.9


def _title(canvas: Canvas, scene: Scene, tone: Inks, diagram: Diagram, *, labelled: bool) -> float:
    """The title: the user's, else what the diagram is called; gives where the drawing begins."""
    w, h, m = canvas.width, canvas.height, canvas.margin
    given = canvas.ask.brief.texts[:1] or (texts(canvas)[:1] if canvas.ask.brief.texts else [])
    words = given[0] if given else diagram.title(canvas.ask.brief.language) if labelled else ""
    if not words:
        return m
    box = (m, m * 0.8, w - m, m * 0.8 + h * 0.085)
    set_text(scene, words, box, color=tone.ink, face="sans-heavy", ground=tone.ground, most=h * 0.062, rows=2)
    return m * 0.8 + h * 0.115


def _cycle(board: Board, box: Box) -> None:
    """Nodes around a ring, arrows from each to the next."""
    left, top, right, bottom = box
    x, y, nodes = (left + right) / 2, (top + bottom) / 2, board.diagram.nodes
    count, short = len(nodes), min(right - left, bottom - top)
    size = min(short * 0.28, short * 1.2 / count)
    rx, ry = (right - left) / 2 - size * 0.72, (bottom - top) / 2 - size * 0.72
    rx = min(rx, ry * 1.5)

    def at(turn: float) -> Point:
        a = math.radians(-90 + 360 * turn / count)
        return x + rx * math.cos(a), y + ry * math.sin(a)

    gap = size * 0.66 / (2 * math.pi * (rx + ry) / 2) * count
    for k in range(count):
        start, middle, end = at(k + gap), at(k + 0.5), at(k + 1 - gap * 1.12)
        if math.dist(start, end) > 24:
            chord = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            far = math.dist(start, end)
            outward = math.dist(middle, chord) / far
            board.arrow(start, end, bend=outward * 0.9)
    for k, node in enumerate(nodes):
        px, py = at(k)
        board.captioned(node, k, (px, py - size * 0.1), size, size * 0.8)


def _chain(board: Board, box: Box) -> None:
    """Nodes in a row, or in rows that run back and forth, arrows between them."""
    left, top, right, bottom = box
    nodes = board.diagram.nodes
    if board.diagram.hub:
        _flow(board, box)
        return
    wide, high = right - left, bottom - top
    per_row = len(nodes) if wide > high * 1.5 else 3 if len(nodes) > 4 else 2
    rows = -(-len(nodes) // per_row)
    cell_w, cell_h = wide / per_row, min(high / rows, wide / per_row * 1.25)
    size = min(cell_w * 0.62, cell_h * 0.54)
    spots: list[Point] = []
    for k in range(len(nodes)):
        row, column = divmod(k, per_row)
        here = min(per_row, len(nodes) - row * per_row)
        column = here - 1 - column if row % 2 else column
        indent = (wide - here * cell_w) if row % 2 and here < per_row else 0.0
        spots.append(
            (left + indent + cell_w * (column + 0.5), (top + bottom) / 2 + (row - (rows - 1) / 2) * cell_h - size * 0.1)
        )
    for (x0, y0), (x1, y1) in pairwise(spots):
        if not board.diagram.arrows:
            break
        if abs(y1 - y0) < 1:
            out = math.copysign(size * 0.56, x1 - x0)
            board.arrow((x0 + out, y0), (x1 - out * 1.3, y1))
        else:
            board.arrow((x0, y0 + size * 0.82), (x1, y1 - size * 0.7))
    for k, node in enumerate(nodes):
        board.captioned(node, k, spots[k], size, cell_w * 0.47)


def _flow(board: Board, box: Box) -> None:
    """What goes in on the left, what it goes into in the middle, what comes out on the right."""
    left, top, right, bottom = box
    nodes, hub = board.diagram.nodes, board.diagram.hub
    middle, mid_y, big = (left + right) / 2, (top + bottom) / 2, min((right - left) * 0.34, (bottom - top) * 0.5)
    for first, group, x in ((0, nodes[:hub], left), (hub + 1, nodes[hub + 1 :], right)):
        step = (bottom - top) / max(len(group), 2)
        size = min(step * 0.62, (right - left) * 0.2)
        px = x + (size * 0.62 if x == left else -size * 0.62)
        for k, node in enumerate(group):
            py = mid_y + (k - (len(group) - 1) / 2) * step
            board.captioned(node, first + k, (px, py - size * 0.12), size, size * 0.75)
            ends = _towards((px, py - size * 0.12), (middle, mid_y), size * 0.56, big * 0.66)
            board.arrow(*(ends if x == left else ends[::-1]))
    board.captioned(nodes[hub], hub, (middle, mid_y), big, big, most=0.13)


def _towards(start: Point, end: Point, off: float, short: float) -> tuple[Point, Point]:
    """The stretch between two points that keeps clear of both."""
    far = math.dist(start, end) or 1.0
    ux, uy = (end[0] - start[0]) / far, (end[1] - start[1]) / far
    return (start[0] + ux * off, start[1] + uy * off), (end[0] - ux * short, end[1] - uy * short)


def _compare(board: Board, box: Box) -> None:
    """Cards beside each other, without arrows."""
    left, top, right, bottom = box
    nodes, gap = board.diagram.nodes, 26.0
    across = len(nodes) if right - left > (bottom - top) * 0.8 and len(nodes) < 4 else 2
    rows = -(-len(nodes) // across)
    wide, high = (right - left - gap * (across - 1)) / across, (bottom - top - gap * (rows - 1)) / rows
    for k, node in enumerate(nodes):
        row, column = divmod(k, across)
        x, y = left + column * (wide + gap), top + row * (high + gap)
        ground = c.mix(board.tone.ground, board.colors[k], 0.28)
        board.scene.area(rect(x, y, wide, high, 24), ground, role="solid", raw=True, name=f"card {k + 1}")
        size = min(wide, high * 0.72) * 0.8
        board.sign(node, k, (x + wide / 2, y + high * 0.42), size)
        board.word(node, (x + 12, y + high * 0.78, x + wide - 12, y + high * 0.95), ground=ground, most=size * 0.2)


def _layers(board: Board, box: Box) -> None:
    """Shells cut open, or bands one above the other."""
    left, top, right, bottom = box
    nodes, tones = board.diagram.nodes, board.diagram.colors
    if board.diagram.shape == "bands":
        step = (bottom - top) / len(nodes)
        for k, node in enumerate(nodes):
            y, tone = top + step * k, board.canvas.palette.map(tones[k]) if board.canvas.palette else tones[k]
            board.scene.area(rect(left, y, right - left, step + 1), tone, role="solid", raw=True, name=node.labels[0])
            board.sign(node, k, (right - step * 0.6, y + step / 2), step * 0.95, on=tone)
            board.word(node, (left + 24, y, right - step * 1.2, y + step), ground=tone, align="start", most=step * 0.3)
        return
    r = min((bottom - top) / 2, (right - left) * 0.36)
    x, y = left + r, (top + bottom) / 2
    radii = [r * (1 - 0.72 * (k / len(nodes)) ** 1.1) for k in range(len(nodes))]
    for k, node in enumerate(nodes):
        tone = board.canvas.palette.map(tones[k]) if board.canvas.palette else tones[k]
        board.scene.area(ellipse(x, y, radii[k]), tone, role="solid", raw=True, name=node.labels[0])
    for k, node in enumerate(nodes):
        inner = radii[k + 1] if k + 1 < len(radii) else 0.0
        a = math.radians(-58 + 116 * (k + 0.5) / len(nodes))
        reach = (radii[k] + inner) / 2 if inner else 0.0
        spot = (x + reach * math.cos(a), y + reach * math.sin(a))
        ly = top + (bottom - top) * (0.16 + 0.68 * k / max(len(nodes) - 1, 1))
        _leader(board, node, spot, (x + r * 1.12, ly - 40, right, ly + 40), on_left=False)


def _leader(board: Board, node: Node, spot: Point, box: Box, *, on_left: bool) -> None:
    """A label in its box with a line to the spot it names."""
    if not board.labelled:
        return
    left, top, right, bottom = box
    y = (top + bottom) / 2
    edge = right + 8 if on_left else left - 8
    board.word(node, box, align="end" if on_left else "start", most=32)
    board.scene.area(
        line([(edge, y), (edge, y), spot, spot]), board.tone.ink, stroke=2.4, role="solid", raw=True, name="leader"
    )
    board.scene.area(ellipse(*spot, 9), board.tone.ground, role="solid", raw=True, name="dot")
    board.scene.area(ellipse(*spot, 6), board.tone.ink, role="solid", raw=True, name="dot")


def _parts(board: Board, box: Box) -> None:
    """One thing cut open, large, with lines to its parts."""
    left, top, right, bottom = box
    size = min((right - left) * (0.56 if board.labelled else 0.86), bottom - top)
    x0, y0, k = (left + right) / 2 - size / 2, (top + bottom) / 2 - size / 2, size / 100

    def place(path: Path) -> Path:
        return path.scale(k).move(x0, y0)

    board.scene.add(*sections.areas(board.diagram.figure, place, k))
    spots = [(node, (x0 + node.at[0] * k, y0 + node.at[1] * k)) for node in board.diagram.nodes if node.at]
    ordered = sorted(spots, key=lambda s: s[1][0])
    half = -(-len(ordered) // 2)
    for group, on_left in ((ordered[:half], True), (ordered[half:], False)):
        rows = sorted(group, key=lambda s: s[1][1])
        for n, (node, spot) in enumerate(rows):
            y = top + (bottom - top) * (n + 0.5) / len(rows)
            y = 0.5 * y + 0.5 * min(max(spot[1], top + 40), bottom - 40) if len(rows) < 3 else y
            field = (left - 20, y - 40, x0 - 22, y + 40) if on_left else (x0 + size + 22, y - 40, right + 20, y + 40)
            _leader(board, node, spot, field, on_left=on_left)


def _tree(board: Board, box: Box) -> None:
    """The first node above, the others below it on a rail."""
    left, top, right, bottom = box
    first, *rest = board.diagram.nodes
    wide, high = (right - left) / len(rest), bottom - top
    size = min(wide * 0.78, high * 0.3)
    x, y, low = (left + right) / 2, top + high * 0.06 + size / 2, top + high * 0.66
    rail = (y + size * 0.86 + low - size / 2) / 2
    bars = rect(x - 3, y + size * 0.8, 6, rail - y - size * 0.8) + rect(
        left + wide / 2 - 3, rail - 3, wide * (len(rest) - 1) + 6, 6
    )
    for k in range(len(rest)):
        bars += rect(left + wide * (k + 0.5) - 3, rail - 3, 6, low - size * 0.5 - rail)
    board.scene.area(bars, board.tone.ink, role="solid", raw=True, name="rail")
    board.captioned(first, 0, (x, y), size, wide * 0.48)
    for k, node in enumerate(rest):
        board.captioned(node, k + 1, (left + wide * (k + 0.5), low), size, wide * 0.48)


def _funnel(board: Board, box: Box) -> None:
    """Bands that narrow downwards, or, inverted, a pyramid."""
    left, top, right, bottom = box
    nodes = board.diagram.nodes
    step, x, half = (bottom - top) / len(nodes), (left + right) / 2, min((right - left) / 2, (bottom - top) * 0.62)

    def width(t: float) -> float:
        return half * (0.16 + 0.84 * t if board.diagram.inverted else 1 - 0.62 * t)

    for k, node in enumerate(nodes):
        y0, y1 = top + step * k, top + step * (k + 1) - 10
        a, b = width(k / len(nodes)), width((k + 0.94) / len(nodes))
        color = c.mix(board.tone.ground, board.colors[k], 0.8)
        board.scene.area(
            poly([(x - a, y0), (x + a, y0), (x + b, y1), (x - b, y1)], 8),
            color,
            role="solid",
            raw=True,
            name=f"band {k + 1}",
        )
        size, tight = step * 0.8, min(a, b)
        if board.labelled and tight > size * 1.3:
            board.sign(node, k, (x - tight + size * 0.68, (y0 + y1) / 2), size, on=color)
            board.word(node, (x - tight + size * 1.2, y0 + 8, x + tight * 0.86, y1 - 8), ground=color, most=step * 0.26)
        else:
            board.sign(node, k, (x, (y0 + y1) / 2), size * 0.9, on=color)
            spot = (x + (a + b) / 2 * 0.7, (y0 + y1) / 2)
            _leader(board, node, spot, (x + half * 0.66, y0 + 10, right, y1 - 10), on_left=False)


def _branches(board: Board, box: Box) -> None:
    """Lines of work with their commits: each leaves the line nearer to the first one and joins it again."""
    left, top, right, bottom = box
    nodes, wide = board.diagram.nodes, right - left
    lane, middle = (bottom - top) / (len(nodes) + 0.6), (top + bottom) / 2
    for k in reversed(range(len(nodes))):
        out = (k + 1) // 2 * (1 if k % 2 else -1)  # main, below, above, further below, further above
        y, home = middle + out * lane, middle + (out - math.copysign(1, out)) * lane
        start, end = (left + wide * share for share in (0.11 * abs(out), 1 - 0.12 * abs(out) - 0.06 * (out < 0)))
        bend = min(lane * 0.6, wide * 0.08) if out else 0.0
        points = [(start + bend, y), (end - bend, y)]
        points = [(start, home), *points, (end, home)] if out else points
        board.scene.area(poly(points, closed=False), board.colors[k], stroke=10, role="solid", raw=True, name="branch")
        count = 5 if not out else 4 - abs(out)
        for j in range(count):
            x = start + bend + (end - start - 2 * bend) * (j + 0.5) / count
            board.scene.area(ellipse(x, y, 17), board.colors[k], role="solid", raw=True, name="commit")
            board.scene.area(ellipse(x, y, 8), board.tone.ground, role="solid", raw=True, name="commit")
        above = out >= 0  # on the side of home, where no line leaves
        label = (start + bend, *((y - lane * 0.6, end, y - 24) if above else (y + 24, end, y + lane * 0.6)))
        board.word(nodes[k], label, align="start", valign="bottom" if above else "top", most=lane * 0.24)


def _overlap(board: Board, box: Box) -> None:
    """Two circles that share a lens; the last node names what they share."""
    left, top, right, bottom = box
    one, two, both = board.diagram.nodes[:3]
    r = min((right - left) / 3.3, (bottom - top) * 0.44)
    x, y, off = (left + right) / 2, (top + bottom) / 2, r * 0.6
    for k, side in enumerate((-1, 1)):
        board.scene.area(
            ellipse(x + side * off, y, r), board.colors[k], role="solid", opacity=0.55, raw=True, name="circle"
        )
        board.scene.area(ring(x + side * off, y, r, r - 6), board.tone.ink, role="solid", raw=True, name="circle")
    board.word(
        one,
        (x - off - r * 0.8, y - 60, x - off - r * 0.1, y + 60),
        most=70,
        ground=c.mix(board.tone.ground, board.colors[0], 0.55),
    )
    board.word(
        two,
        (x + off + r * 0.1, y - 60, x + off + r * 0.8, y + 60),
        most=70,
        ground=c.mix(board.tone.ground, board.colors[1], 0.55),
    )
    board.word(
        both, (x - r * 0.36, y - 50, x + r * 0.36, y + 50), most=40, ground=c.mix(board.colors[0], board.colors[1], 0.5)
    )


_LAYOUTS: dict[str, Callable[[Board, Box], None]] = {
    "cycle": _cycle, "chain": _chain, "compare": _compare, "layers": _layers, "parts": _parts, "tree": _tree,
    "funnel": _funnel, "overlap": _overlap, "branches": _branches,
}  # fmt: skip
