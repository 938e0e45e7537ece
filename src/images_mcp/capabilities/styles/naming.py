"""Colours in words, for prompts, alt text and people: how light, how strong, and which hue."""

import math

from images_mcp.kernel.colour import rgb, to_oklab

# Where each hue name ends, in degrees of OKLab hue; red begins again after the last.
_HUES = (
    (8, "rose"), (38, "red"), (62, "orange"), (92, "amber"), (118, "yellow"), (126, "lime"), (163, "green"),
    (205, "teal"), (245, "sky blue"), (275, "blue"), (288, "indigo"), (325, "violet"), (348, "magenta"), (360, "rose"),
)  # fmt: skip
_GREYS = ((0.2, "black"), (0.42, "charcoal"), (0.68, "grey"), (0.88, "light grey"), (0.96, "off-white"), (2.0, "white"))
_GREY = 0.022
_TINTED = 0.05
_VIVID = 0.15


def colour_name(colour: str) -> str:
    """A colour such as "#1b2a52" in words: "dark blue"."""
    light, a, b = (float(v) for v in to_oklab(rgb(colour)))
    chroma, hue = math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360
    if chroma < _GREY:
        return next(name for end, name in _GREYS if light < end)
    name = next(name for end, name in _HUES if hue < end)
    if light < 0.3:
        return f"very dark {name}"
    if light > 0.85 and chroma < _TINTED and name in {"orange", "amber", "yellow"}:
        return "cream"
    if chroma < _TINTED:
        return f"pale {name}" if light > 0.85 else f"{name}-tinted grey" if light > 0.45 else f"dark greyish {name}"
    warm = name in {"orange", "amber", "red"}
    if warm and light < 0.6 and chroma < _VIVID:
        return "dark brown" if light < 0.42 else "brown"
    depth = "dark " if light < 0.45 else "light " if light > 0.82 else ""
    strength = "vivid " if chroma >= _VIVID and not depth else "soft " if chroma < 0.09 and not depth else ""
    return f"{depth}{strength}{name}"


def palette_in_words(colours: tuple[str, ...]) -> str:
    """A palette, strongest first, each name once: "mostly dark blue, then cream and vivid orange"."""
    names = list(dict.fromkeys(map(colour_name, colours)))
    if len(names) == 1:
        return names[0]
    return f"mostly {names[0]}, then {', '.join(names[1:-1])}{' and ' if names[1:-1] else ''}{names[-1]}"
