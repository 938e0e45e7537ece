"""The sheet a diagram is drawn on: its colours, and how a sign, a label and an arrow are put on it."""

import math
from dataclasses import replace

from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft import figures
from images_mcp.engines.images.draft.diagrams import Diagram, Node
from images_mcp.engines.images.draft.grammar.common import Canvas, centred, set_text
from images_mcp.engines.images.draft.grammar.schemes import Inks
from images_mcp.engines.images.draft.noun import Noun
from images_mcp.engines.images.draft.props.path import Point, ellipse, line, poly
from images_mcp.engines.images.draft.scene import Box, Scene
from images_mcp.engines.images.draft.topics import motif


class Board:
    """A page being drawn: the canvas, the scene, the colours and the words of one diagram."""

    def __init__(self, canvas: Canvas, scene: Scene, tone: Inks, diagram: Diagram, *, labelled: bool) -> None:
        self.canvas, self.scene, self.tone, self.diagram, self.labelled = canvas, scene, tone, diagram, labelled
        start = c.hue(tone.accent)
        count = max(len(diagram.nodes), 3)
        self.colors = [c.lch(0.68, 0.11, start + k * 300 / count) for k in range(count)]
        if canvas.palette:
            rest = [h for h in canvas.palette.colors if h != tone.ground] or [tone.accent]
            self.colors = [rest[k % len(rest)] for k in range(count)]

    def word(
        self, node: Node, box: Box, *, ground: str = "", align: str = "middle", most: float = 34, valign: str = "middle"
    ) -> None:
        """A node's label in a box."""
        if self.labelled:
            on = ground or self.tone.ground
            set_text(
                self.scene, node.label(self.canvas.ask.brief.language), box, color=c.readable(on, self.tone.ink), level=2,
                face="sans-bold", ground=on, most=most, rows=2, least=11, align=align, valign=valign,
            )  # fmt: skip

    def sign(self, node: Node, k: int, at: Point, size: float, *, on: str = "") -> None:
        """What stands for a node, on a disc of its colour."""
        x, y = at
        color = self.colors[k % len(self.colors)]
        if node.sign.startswith("ball:"):
            _, tone, share = node.sign.split(":")
            r = size * 0.34 * float(share)
            self.scene.area(
                ellipse(x, y, r),
                c.lighter(tone, 0.2),
                to=c.lighter(tone, -0.15),
                role="solid",
                raw=True,
                name=node.labels[0],
            )
            return
        if not on:
            self.scene.area(
                ellipse(x, y, size * 0.5), c.mix(self.tone.ground, color, 0.5), role="solid", raw=True, name="disc"
            )
        name, _, said = node.sign.partition(":#")
        prop = figures.PROPS.get(name) or motif(name)
        if prop is not None:
            thing = centred(
                self.canvas.figure(Noun(prop, node.labels[0], color=f"#{said}" if said else None), k),
                x,
                y,
                size * 0.66,
                size * 0.66,
            )
            if node.sign.startswith("fa:"):
                thing = replace(thing, colors={"main": self.tone.ink})
            self.scene.add(replace(thing, shadow=False, noun=-1))
            return
        number = (x - size * 0.25, y - size * 0.2, x + size * 0.25, y + size * 0.2)
        set_text(self.scene, str(k + 1), number, color=self.tone.ink, face="sans-heavy", ground=on or color, most=size * 0.4, rows=1, level=3, say="")  # fmt: skip

    def captioned(self, node: Node, k: int, at: Point, size: float, half: float, *, most: float = 0.17) -> None:
        """A node's sign with its label below, at most `half` wide to either side and `most` of the sign's size high."""
        x, y = at
        self.sign(node, k, at, size)
        box = (x - half, y + size * 0.53, x + half, y + size * 0.8)
        self.word(node, box, valign="top", most=size * most)

    def arrow(self, start: Point, end: Point, *, bend: float = 0.0) -> None:
        """An arrow from one point to another, bowed to its left by a share of its length."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        long = math.hypot(dx, dy) or 1.0
        middle = ((start[0] + end[0]) / 2 + dy * bend, (start[1] + end[1]) / 2 - dx * bend)
        self.scene.area(line([start, middle, end]), self.tone.ink, stroke=6, role="solid", raw=True, name="arrow")
        tx, ty = end[0] - middle[0], end[1] - middle[1]
        far = math.hypot(tx, ty) or 1.0
        ux, uy, size = tx / far, ty / far, min(20.0, long * 0.3)
        head = [
            (end[0] + ux * size, end[1] + uy * size),
            (end[0] - uy * size * 0.7, end[1] + ux * size * 0.7),
            (end[0] + uy * size * 0.7, end[1] - ux * size * 0.7),
        ]
        self.scene.area(poly(head), self.tone.ink, role="solid", raw=True, name="arrow")
