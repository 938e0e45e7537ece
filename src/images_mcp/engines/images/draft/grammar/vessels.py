"""What holds other things: goods in baskets and bowls, flowers in vases, food on plates, people on balconies."""

from dataclasses import replace

from images_mcp.engines.images.draft.scene import Thing

FLAT = ("plate", "slate", "tray")
"""What food lies on."""
_RIM = 0.48  # how high a basket's rim is, its handle counted in
_WICKER = frozenset(("handle", "handle light", "inside"))


def in_basket(baskets: list[Thing], goods: list[Thing], high: float) -> list[Thing]:
    """Goods heaped between a basket's back and its front, in two rows where there are many, half of each in sight."""
    first = baskets[0]
    rim = 0.86 * (first.box[2] - first.box[0])
    per_row = len(goods) if len(goods) < 4 else -(-len(goods) // 2)
    heap = []
    for k, m in enumerate(goods):
        row, column = divmod(k, per_row)
        here = min(per_row, len(goods) - row * per_row)
        room = rim * (0.62 if per_row == 1 else 1.15 / per_row)
        scale = min(room / m.figure.width, 0.9 * rim / max(m.figure.ground, 1.0))
        tall = m.figure.ground * scale
        x = first.x + (column - (here - 1) / 2) * min(rim / per_row, room * 0.86)
        y = first.y - _RIM * high + tall * (0.36 if row == 0 else -0.2)
        heap.append((-row, replace(m, x=x, y=y, scale=scale, slot=None, shadow=False)))
    front = [replace(b, hidden=b.hidden | _WICKER, shadow=False) for b in baskets]
    return [*baskets, *[m for _, m in sorted(heap, key=lambda r: r[0])], *front]


def heaped(bowls: list[Thing], food: list[Thing]) -> list[Thing]:
    """Food in a bowl that gives up its soup, all of it within the rim and half of it above."""
    rim = 0.8 * (bowls[0].box[2] - bowls[0].box[0])
    left, right = min(m.box[0] for m in food), max(m.box[2] for m in food)
    middle, scale = (left + right) / 2, min(1.0, 1.3 * rim / max(right - left, 1.0))
    squeeze = min(1.0, rim / max((right - left) * scale, 1.0))
    soup = frozenset(("soup", "noodles", "steam", "chopsticks", "egg", "yolk", "spring onion"))
    inside = [
        replace(
            m,
            x=middle + (m.x - middle) * scale * squeeze,
            scale=m.scale * scale,
            slot=None,
            shadow=False,
            y=m.y,
        )
        for m in food
    ]
    return [*inside, *[replace(b, hidden=b.hidden | soup) for b in bowls]]


def bouquet(vases: list[Thing], flowers: list[Thing], high: float) -> list[Thing]:
    """Cut flowers fanned out of a vase, which gives up its own."""
    own = frozenset(("stems", "leaves", "petals", "heart"))
    foot = sum(v.x for v in vases) / len(vases)
    out = []
    for k, flower in enumerate(flowers):
        share = k - (len(flowers) - 1) / 2
        tall = high * (0.72 - 0.05 * abs(share)) / max(flower.figure.ground, 1.0)
        lean = max(-42.0, min(42.0, share * (26 if len(flowers) < 4 else 80 / len(flowers))))
        out.append(replace(flower, x=foot + share * 4, y=-0.4 * high, scale=tall, slot=None, tilt=lean, shadow=False))
    return [*out, *[replace(v, hidden=v.hidden | own) for v in vases]]


def behind_railing(walls: list[Thing], people: list[Thing], high: float) -> list[Thing]:
    """Whoever is on a balcony, no taller than its door, behind the railing."""
    fit = min(1.0, 0.56 * high / max(m.y - m.box[1] for m in people))
    wide = max(m.box[2] for m in people) - min(m.box[0] for m in people)
    fit = min(fit, 0.9 * (walls[0].box[2] - walls[0].box[0]) / wide)
    middle = (min(m.box[0] for m in people) + max(m.box[2] for m in people)) / 2
    smaller = [
        replace(m, x=middle + (m.x - middle) * fit, scale=m.scale * fit, slot=None, shadow=False) for m in people
    ]
    back = frozenset(s.part for s in walls[0].figure.shapes if not s.part.startswith("railing"))
    rails = [replace(w, hidden=w.hidden | back, shadow=False) for w in walls]
    return [*walls, *smaller, *rails]


def served(plates: list[Thing], food: list[Thing]) -> list[Thing]:
    """Food on a plate, within its rim."""
    wide, tall = (0.5, 1.6) if plates[0].prop == "plate" else (0.82, 0.9)
    rim = wide * (plates[0].box[2] - plates[0].box[0])
    left, right = min(m.box[0] for m in food), max(m.box[2] for m in food)
    middle, scale = (left + right) / 2, rim / max(right - left, 1.0)
    scale = min(scale, tall * rim / max(1.0, *(m.y - m.box[1] for m in food)))
    return [
        *plates,
        *[replace(m, x=middle + (m.x - middle) * scale, scale=m.scale * scale, slot=None, shadow=False) for m in food],
    ]
