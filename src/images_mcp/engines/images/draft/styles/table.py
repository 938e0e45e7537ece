"""The twelve styles by name, and which one suits a picture nobody named a style for."""

from images_mcp.brief import Use
from images_mcp.engines.images.draft import color as c
from images_mcp.engines.images.draft.parse import Ask
from images_mcp.engines.images.draft.styles.brush import Style
from images_mcp.engines.images.draft.styles.fills import IsoPainter, PaperPainter, PhotoPainter, WashPainter
from images_mcp.engines.images.draft.styles.lines import BlueprintPainter, InkPainter, LinePainter, NeonPainter
from images_mcp.engines.images.draft.styles.painter import Painter


def _wash(color: str) -> str:
    light, a, b = c.lab(color)
    return c.hex_of((light * 0.8 + 0.2 if light > 0.3 else light * 0.9 + 0.12, a * 0.85, b * 0.85))


def _gouache(color: str) -> str:
    light, a, b = c.lab(color)
    return c.mix(c.hex_of((light * 0.9 + 0.05, a * 0.88, b * 0.9)), "#c58b5c", 0.1)


def _chalk(color: str) -> str:
    light, a, b = c.lab(color)
    return c.mix(c.hex_of((light * 0.55 + 0.43, a * 0.62, b * 0.62)), "#f3d6dc", 0.12)


def _vivid(color: str) -> str:
    light, a, b = c.lab(color)
    return c.hex_of((light, a * 1.12, b * 1.12))


def _film(color: str) -> str:
    light, a, b = c.lab(color)
    return c.hex_of((light * 0.94, a * 0.82, b * 0.82))


STYLES: dict[str, Style] = {
    s.name: s
    for s in (
        Style("flat", Painter, shadows="hard"),
        Style("line", LinePainter, outline=5.0, ink="#26232b", paper="#faf7f0"),
        Style("watercolor", WashPainter, shade="none", recolor=_wash, finish="watercolor", paper="#fcfaf4"),
        Style("ink", InkPainter, outline=4.4, ink="#1f1c20", paper="#f5efe2", finish="ink"),
        Style("pixel", Painter, outline=6.0, ink="#241f31", recolor=_vivid, shadows="hard", finish="pixel"),
        Style("isometric", IsoPainter, shade="soft", recolor=_vivid),
        Style("papercut", PaperPainter, shade="none", shadows="none", finish="papercut"),
        Style("gouache", Painter, shade="soft", recolor=_gouache, finish="gouache"),
        Style("blueprint", BlueprintPainter, outline=2.8),
        Style("neon", NeonPainter, outline=5.0, finish="neon"),
        Style("photo", PhotoPainter, shade="deep", recolor=_film, finish="photo"),
        Style("pastel", Painter, shade="soft", recolor=_chalk, finish="pastel"),
    )
}
_BY_USE = {
    Use.PRODUCT: "photo",
    Use.LANDSCAPE: "gouache",
    Use.PORTRAIT: "gouache",
    Use.EDUCATION: "flat",
    Use.ILLUSTRATION: "gouache",
    Use.CHARACTER_DESIGN: "flat",
}
_SYMBOLIC = ("logo", "chart", "ui", "diagram", "slide", "pattern")


def choose(ask: Ask, genre: str) -> Style:
    """The style asked for, else the one that suits the genre or the use."""
    if ask.style in STYLES:
        return STYLES[ask.style or "flat"]
    if genre in _SYMBOLIC:
        return STYLES["flat"]
    return STYLES[_BY_USE.get(ask.use, "flat")]
