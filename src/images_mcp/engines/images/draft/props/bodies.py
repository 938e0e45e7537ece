"""Human bodies with joints: a pose is a set of angles, so that anybody can stand, walk, run, sit, read, wave or dance.

Angles are degrees from hanging straight down, positive towards the right, which is also where people go.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from images_mcp.engines.images.draft.props.heads import Look, hair_behind, head
from images_mcp.engines.images.draft.props.path import Path, Point, curve, limb, line, poly, rect
from images_mcp.engines.images.draft.props.sketch import Head, Sketch, dress, pose
from images_mcp.engines.images.draft.shapes import Wanted

Bend = tuple[float, float]  # angle of the upper part, angle of the lower part


@dataclass(frozen=True)
class Stance:
    """A pose: each limb's two angles, the torso's lean, whether it is seen from the side."""

    near_arm: Bend
    far_arm: Bend
    near_leg: Bend
    far_leg: Bend
    lean: float = 0.0
    side: bool = True
    seat: bool = False
    book: bool = False
    tool: Callable[[Sketch], None] | None = None
    """Draws what both hands are on, over the body and under the arms."""
    over: Callable[[Sketch], None] | None = None
    """Draws what the hands hold, over everything."""


_STANCES = {
    "": Stance((16, 4), (-16, -4), (4, 2), (-4, -2), side=False),
    "wave": Stance((118, 168), (-16, -4), (4, 2), (-4, -2), side=False),
    "walk": Stance((-26, -8), (28, 48), (26, 14), (-18, -40), 3),
    "run": Stance((-52, 36), (46, 128), (66, -14), (-28, -92), 13),
    "jump": Stance((150, 168), (-150, -168), (44, -44), (-30, -72), 0, side=False),
    "dance": Stance((128, 172), (-78, -128), (26, 4), (-8, 2), 5, side=False),
    "sit": Stance((30, 72), (38, 74), (86, 4), (80, -8), 0, seat=True),
    "read": Stance((28, 108), (36, 112), (86, 4), (80, -8), 0, seat=True, book=True),
    "sleep": Stance((10, 4), (-10, -4), (3, 2), (-3, -2), side=False),
}


SITS = "sits"
"""The extra of whoever is on a seat."""


@dataclass(frozen=True)
class Build:
    """Proportions: lengths of limbs and torso and the head's size."""

    torso: float = 45.0
    arm: float = 21.0
    leg: float = 35.0
    head: float = 1.0
    width: float = 1.0


ADULT = Build()
CHILD = Build(torso=33, arm=15, leg=22, head=1.08, width=0.86)


@dataclass(frozen=True)
class Outfit:
    """What is worn: sleeves' and trousers' roles, a skirt, a coat down to the knees."""

    sleeve: str = "cloth"
    top: str = "cloth"
    trousers: str = "cloth2"
    skirt: str = ""
    coat: str = ""
    shoes: str = "dark"
    hair: bool = True


@dataclass(frozen=True)
class Joints:
    """Where the body's points ended up, for whatever is put on or in the hand."""

    neck: Point
    head: Point
    hip: Point
    near_hand: Point
    far_hand: Point
    stance: Stance
    scale: float


def stance_of(w: Wanted) -> tuple[str, Stance]:
    """The pose the action asks for."""
    name = pose(w, "sleep", "wave", "read", "run", "jump", "dance", "walk", "sit") or (
        "sit" if SITS in w.extras else ""
    )
    return name, _STANCES[name]


def shoulders(build: Build, *, side: bool) -> tuple[Point, Point]:
    """The near and the far shoulder of somebody upright."""
    spread = build.width * (3 if side else 15)
    y = 6 - build.torso
    return (-1.0 if side else spread, y), (spread + 1 if side else -spread, y)


def reach(shoulder: Point, hand: Point, build: Build, out: float) -> Bend:
    """The two angles that bring a hand to a point, the elbow towards `out` (1 right, -1 left) of the straight line.

    Law of cosines; a point out of reach is pointed at.
    """
    upper, lower = build.arm, build.arm * 0.9 + 3.4
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    far = min(max(math.hypot(dx, dy), abs(upper - lower) + 0.1), upper + lower - 0.1)
    straight = math.degrees(math.atan2(dx, dy))
    first = math.degrees(math.acos((upper**2 + far**2 - lower**2) / (2 * upper * far)))
    second = math.degrees(math.acos((lower**2 + far**2 - upper**2) / (2 * lower * far)))
    return straight + out * first, straight - out * second


def _to(p: Point, length: float, angle: float) -> Point:
    return p[0] + length * math.sin(math.radians(angle)), p[1] + length * math.cos(math.radians(angle))


def body(
    s: Sketch, look: Look, build: Build = ADULT, outfit: Outfit | None = None, stance: Stance | None = None
) -> Joints:
    """Draw a whole person; gives back the joints."""
    outfit = outfit or Outfit(skirt="cloth" if look.who in ("woman", "girl") and s.wanted.random.random() < 0.5 else "")
    name, usual = stance_of(s.wanted)
    stance = stance or usual
    if stance.side and outfit.skirt and stance.seat:
        outfit = replace(outfit, skirt="")
    s.colors |= look.colors
    k = build.width
    hip: Point = (0.0, 0.0)
    neck = _to(hip, -build.torso, -stance.lean)
    spread, hips = (3 * k, 2.5 * k) if stance.side else (15 * k, 7 * k)
    near, far = (
        (neck[0] + (spread if not stance.side else -1), neck[1] + 6),
        (neck[0] - (spread if not stance.side else -4), neck[1] + 6),
    )
    if stance.seat:
        s.add(rect(-16 * k, 5, 34 * k, build.leg * 1.0 - 0.5, 3), "wood", "seat")
        s.add(rect(-16 * k, 5, 34 * k, 5, 2), "wood", "seat top", shade=0.15)
        s.colors.setdefault("wood", "#b98a5a")
    neck_to = (neck[0] + math.sin(math.radians(stance.lean)) * 5, neck[1] - 8 * build.head)
    top = (neck_to[0] + stance.lean * 0.1, neck_to[1] - 9 * build.head)

    def place(part: Sketch) -> None:
        s.place(part, lambda p: p.scale(build.head).turn(stance.lean * 0.6).move(*top))

    if outfit.hair:
        place(hair_behind(s.wanted, look))
    dim = -0.22 if stance.side else -0.1
    far_hand = _arm(s, far, stance.far_arm, build, outfit.sleeve, dim) if stance.tool is None else far
    _leg(s, (hip[0] - hips, 0), stance.far_leg, build, outfit, -0.24 if stance.side else -0.08, stance)
    _leg(s, (hip[0] + hips, 0), stance.near_leg, build, outfit, 0.0, stance)
    if outfit.skirt:
        _skirt(s, stance, build, outfit.skirt)
    _torso(s, stance, build, outfit)
    s.add(limb([(neck[0], neck[1] + 3), neck_to], (9 * k, 8.6 * k)), "skin", "neck", shade=-0.12)
    place(head(s.wanted, look, 3.0 if stance.side else 0.0, asleep=name == "sleep", hair=outfit.hair))
    dress(s, Head(0, 0, 0, 0, None, (neck[0], neck[1] - 1, 24 * k)))
    if stance.book:
        _book(s, (near[0] + 36 * k, near[1] + 10))
    if stance.tool:
        stance.tool(s)
        far_hand = _arm(s, far, stance.far_arm, build, outfit.sleeve, -0.12)
    near_hand = _arm(s, near, stance.near_arm, build, outfit.sleeve, -0.07)
    if stance.over:
        stance.over(s)
    return Joints(neck, top, hip, near_hand, far_hand, stance, build.head)


def _jointed(a: Point, joint: Point, b: Point, w0: float, w1: float, w2: float) -> Path:
    """Two straight bones and a tight bend."""

    def between(p: Point, q: Point, t: float) -> Point:
        return p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t

    points = [a, between(a, joint, 0.45), between(a, joint, 0.84), between(joint, b, 0.16), between(joint, b, 0.55), b]
    return limb(points, (w0, w0 * 0.55 + w1 * 0.45, w1, w1 * 0.98, (w1 + w2) / 2, w2))


def _arm(s: Sketch, shoulder: Point, bend: Bend, build: Build, tone: str, shade: float) -> Point:
    elbow = _to(shoulder, build.arm, bend[0])
    wrist = _to(elbow, build.arm * 0.9, bend[1])
    hand = _to(wrist, 3.4, bend[1])
    k = build.width
    s.add(
        limb([wrist, hand, _to(hand, 1.6, bend[1])], (5.6 * k, 7.6 * k, 6 * k)),
        "skin",
        "hand",
        shade=min(0.0, shade + 0.07),
    )
    s.add(_jointed(shoulder, elbow, wrist, 11.5 * k, 9.4 * k, 7.8 * k), tone, "arm", shade=shade)
    return hand


def _leg(s: Sketch, hip: Point, bend: Bend, build: Build, outfit: Outfit, shade: float, stance: Stance) -> None:
    knee = _to(hip, build.leg, bend[0])
    ankle = _to(knee, build.leg * 0.96, bend[1])
    k = build.width
    bare = bool(outfit.skirt)
    widths = (12 * k, 9 * k, 7 * k) if bare else (16.5 * k, 12 * k, 9.6 * k)
    s.add(_jointed(hip, knee, ankle, *widths), "skin" if bare else outfit.trousers, "leg", shade=shade)
    shoe = (
        curve("-5,-4 0,-5 5,-2 13,1 14,5! -5,5!") if stance.side else curve("-5,-4 0,-5 5,-3 7.4,2 7,5! -6,5! -6.4,0")
    )
    if not stance.side and bend[0] < 0:
        shoe = shoe.flip(0)
    turn = -bend[1] if abs(bend[1]) > 20 else 0
    s.add(shoe.scale(k).turn(turn).move(ankle[0], ankle[1] + 1), outfit.shoes, "shoe", shade=shade)


def _torso(s: Sketch, stance: Stance, build: Build, outfit: Outfit) -> None:
    t, k = build.torso, build.width
    if stance.side:
        text = f"-9,{-t + 4} -2,{-t - 1} 6,{-t + 1} 11,{-t + 12} 11,{-t * 0.4} 9,2! -9,2! -10,{-t * 0.4} -12,{-t + 14}"
    else:
        text = (
            f"-7,{-t - 1} 7,{-t - 1} 18,{-t + 4} 20,{-t + 12} 14.5,{-t * 0.42} "
            f"16,3! -16,3! -14.5,{-t * 0.42} -20,{-t + 12} -18,{-t + 4}"
        )
    shape = curve(text).scale(k, 1).turn(stance.lean)
    s.add(shape, outfit.top, "top")
    if not stance.side:
        s.add(
            curve(f"-6,{-t - 1}! 0,{-t + 6} 6,{-t - 1}!").scale(k, 1).turn(stance.lean), "skin", "neckline", shade=-0.06
        )
    if outfit.coat:
        wide = 13 if stance.side else 17
        s.add(
            poly([(-wide, -8), (wide, -8), (wide + 3, build.leg * 0.75), (-wide - 3, build.leg * 0.75)], 3).scale(k, 1),
            outfit.coat,
            "coat tails",
        )
        s.line(poly([(0, -t + 8), (0, build.leg * 0.72)], closed=False), 1.2, outfit.coat, "coat front", shade=-0.25)


def _skirt(s: Sketch, stance: Stance, build: Build, tone: str) -> None:
    k, low = build.width, build.leg * 0.92
    half = 14 if stance.side else 16
    s.add(
        curve(
            f"{-half * 0.7},-14! {half * 0.7},-14! {half},6 {half + 9},{low}! 0,{low + 3} {-half - 9},{low}! {-half},6"
        ).scale(k, 1),
        tone,
        "skirt",
        shade=-0.06,
    )


def _book(s: Sketch, at: Point) -> None:
    x, y = at
    s.add(poly([(x - 10, y + 13), (x - 4, y - 9), (x + 14, y - 12), (x + 8, y + 11)], 1), "accent", "book")
    s.add(poly([(x - 10, y + 13), (x - 4, y - 9), (x - 9, y - 13), (x - 15, y + 9)], 1), "white", "pages")
    s.line(line([(x - 10, y + 13), (x - 4, y - 9)]), 1, "dark", "spine")
