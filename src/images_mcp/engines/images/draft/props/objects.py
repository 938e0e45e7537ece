"""Things people carry, wear, hold and give."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props.path import curve, line, poly
from images_mcp.engines.images.draft.props.sketch import Sketch
from images_mcp.engines.images.draft.shapes import Figure, Wanted

PAINTS = ("#d8503f", "#3d7ea6", "#e0a030", "#4a9a7a", "#8a5aa8")


def book(w: Wanted) -> Figure:
    """An open book with curved pages."""
    s = Sketch(w, main=w.random.choice(PAINTS), light="#fbf5e8", line="#b9ab94", accent="#d8443c")
    s.add(curve("50,32! 30,22 2,24! 2,82! 30,80 50,90!").both(), "main", "cover")
    page = curve("50,28! 34,16 8,18! 8,75! 34,73 50,84!")
    s.add(page.both(), "light", "pages")
    s.add(curve("50,28! 62,19 68,18! 62,76 50,84!"), "light", "page shade", shade=-0.14, detail=True)
    for y in (30, 40, 50, 60):
        s.line(line(f"15,{y} 30,{y} 43,{y + 7}").both(), 1.6, "line", "text", detail=True)
    s.add(poly("68,17 76,16 76,40 72,35 68,40"), "accent", "bookmark", detail=True)
    s.line(line("50,28 50,84"), 1, "line", "spine")
    return s.figure("front", 90)


DRAWINGS: dict[str, Callable[[Wanted], Figure]] = {
    "book": book,
}
