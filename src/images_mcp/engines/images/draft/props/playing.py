"""Musicians: who plays an instrument has it in their hands, held the way that instrument is held.

A stance is worked out from where the hands have to be; the instrument is drawn between the body and the arms.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from images_mcp.engines.images.draft.props import instruments
from images_mcp.engines.images.draft.props.bodies import ADULT, Build, Stance, reach, shoulders
from images_mcp.engines.images.draft.props.path import Path, Point, poly, tube
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Wanted

PLAYS = "plays:"


@dataclass(frozen=True)
class _Hold:
    """How a grown-up holds an instrument: its sketch's point `at` comes to `to`, scaled and turned.

    `near` and `far` are the hands' places, `out` the elbows' sides; `front` is drawn over the arms.
    """

    draw: Callable[[Wanted], Sketch] | None
    at: Point
    to: Point
    scale: float
    turn: float
    near: Point
    far: Point
    side: bool = False
    seat: bool = False
    out: tuple[float, float] = (1.0, -1.0)
    brass: bool = False
    strap: bool = False
    front: bool = False
    bow: tuple[float, float, float, float] | None = None
    sticks: tuple[Path, ...] = ()


_HOLDS: dict[str, _Hold] = {
    "guitar": _Hold(
        instruments.guitar_upright, (50, 72), (-3, -9), 0.5, 64, (31, -27), (-6, -5), out=(-1.0, -1.0), strap=True
    ),
    "violin": _Hold(
        instruments.violin_upright, (50, 112), (7, -49), 0.31, 76, (43, -54), (12, -24), out=(-1.0, -1.0),
        bow=(25, -52, 62, 18),
    ),
    "cello": _Hold(
        instruments.cello_upright, (50, 152), (45, 38), 0.56, -11, (44, -8), (23, -46), side=True, seat=True,
        out=(-1.0, -1.0), bow=(34, -12, 70, 68),
    ),
    "saxophone": _Hold(
        instruments.saxophone_upright, (0, 15), (13, -54), 0.62, 12, (27, -20), (24, -39), side=True,
        out=(-1.0, -1.0), brass=True,
    ),
    "trumpet": _Hold(
        instruments.trumpet_upright, (-4, 48), (13, -55), 0.44, -10, (34, -58), (29, -55), side=True,
        out=(-1.0, -1.0), brass=True,
    ),
    "flute": _Hold(
        instruments.flute_upright, (12, 48), (2, -54), 0.46, 7, (38, -48), (19, -50), out=(-1.0, -1.0), brass=True,
        front=True,
    ),
    "harp": _Hold(
        instruments.harp_upright, (26, 116), (60, 38), 0.82, -10, (42, -16), (36, -34), side=True, seat=True,
        out=(-1.0, -1.0),
    ),
    "piano": _Hold(None, (0, 0), (0, 0), 1.0, 0, (36, -9), (33, -10), side=True, seat=True, out=(-1.0, -1.0)),
    "accordion": _Hold(instruments.accordion_upright, (50, 50), (0, -18), 0.52, 0, (29, -16), (-27, -16)),
    "drum": _Hold(
        instruments.drum_upright, (50, 54), (0, 4), 0.56, 0, (17, -18), (-17, -18), strap=True,
        sticks=(tube("19,-15 10,-14 0,-12", 2.6, 1.8), tube("-19,-15 -9,-17 1,-16", 2.6, 1.8)),
    ),
}  # fmt: skip
PLAYED = frozenset(_HOLDS)
"""The instruments that have a hold of their own."""


def playing_stance(w: Wanted, build: Build) -> Stance | None:
    """The stance of whoever plays one of the instruments, with the instrument; None for everybody else."""
    said = next((e[len(PLAYS) :] for e in w.extras if e.startswith(PLAYS)), "")
    name, _, color = (part.strip() for part in said.partition("#"))
    hold = _HOLDS.get(name)
    if hold is None:
        return None
    near, far = shoulders(build, side=hold.side)
    near_arm = reach(near, _on(build, hold.near), build, hold.out[0])
    far_arm = reach(far, _on(build, hold.far), build, hold.out[1])
    near_leg, far_leg = ((86.0, 4.0), (80.0, -8.0)) if hold.seat else ((7.0, 4.0), (-7.0, -4.0))

    def under(s: Sketch) -> None:
        if hold.strap:
            strap = poly([_on(build, (-11, -43)), _on(build, (14, -4))], closed=False)
            s.line(strap, 2.6, "dark", "strap", detail=False)
        if hold.draw and not hold.front:
            _put(s, hold, name, build, f"#{color}" if color else "")

    def over(s: Sketch) -> None:
        if hold.draw and hold.front:
            _put(s, hold, name, build, f"#{color}" if color else "")
        if hold.bow:
            (x, y), (length, turn) = _on(build, hold.bow[:2]), hold.bow[2:]
            instruments.bow(s, x, y, length * _width(build), turn, f"{name} bow")
        for stick in hold.sticks:
            s.add(stick.map(lambda p: _on(build, p)), "dark", "drumsticks")

    return Stance(near_arm, far_arm, near_leg, far_leg, side=hold.side, seat=hold.seat, tool=under, over=over)


def _width(build: Build) -> float:
    """How large things are in these hands, against a grown-up's."""
    return (build.torso + build.arm) / (ADULT.torso + ADULT.arm)


def _on(build: Build, p: Point) -> Point:
    """A grown-up's point on a body of these proportions."""
    above = (build.torso + 10 * build.head) / (ADULT.torso + 10)
    return p[0] * _width(build), p[1] * (above if p[1] < 0 else build.leg / ADULT.leg)


def _put(s: Sketch, hold: _Hold, name: str, build: Build, color: str) -> None:
    """Draw the instrument where it is held; it brings the colours of its own material, the rest are the player's."""
    assert hold.draw is not None
    thing = hold.draw(s.wanted)
    material = "metal" if "main" in thing.colors or hold.brass else "wood"
    tones = {"main": "metal", "metal": "light"} if "main" in thing.colors else {}
    scale = hold.scale * _width(build)
    thing.drawn = [
        (path, replace(shape, tone=tones.get(shape.tone, shape.tone), part=name, stroke=shape.stroke * scale))
        for path, shape in thing.drawn
    ]
    own = {tones.get(tone, tone): value for tone, value in thing.colors.items()}
    theirs = {role: value for role, value in s.colors.items() if role not in (material, "light")}
    s.colors = own | theirs | ({material: color} if color else {})
    at, to = hold.at, _on(build, hold.to)
    s.place(thing, lambda p: p.scale(scale, scale, at).turn(hold.turn, at).move(to[0] - at[0], to[1] - at[1]))
