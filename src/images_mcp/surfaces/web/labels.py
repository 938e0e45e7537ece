"""What the interface calls the labels of the taxonomy. `N_` marks words for the catalogues; templates translate them."""

from collections.abc import Callable


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark for translation."""
    return text


PAGES = {
    "studio": N_("Studio"),
    "library": N_("Library"),
    "usage": N_("Usage"),
    "styles": N_("Styles"),
    "templates": N_("Templates"),
    "settings": N_("Settings"),
    "components": N_("Components"),
}

ASPECTS = {
    "subject": N_("Subject"),
    "action": N_("Action"),
    "setting": N_("Setting"),
    "use": N_("Use"),
    "audience": N_("Audience"),
    "style": N_("Style"),
    "mood": N_("Mood"),
    "palette": N_("Palette"),
    "composition": N_("Composition"),
    "text": N_("Words in the picture"),
    "background": N_("Background"),
    "lighting": N_("Lighting"),
    "detail": N_("Detail"),
    "format": N_("Format"),
    "brand": N_("Brand"),
    "count": N_("Number"),
    "texts": N_("Words in the picture"),
    "must": N_("Must have"),
    "must_not": N_("Must not have"),
    "colors": N_("Colours"),
    "reference_ids": N_("References"),
}

SOURCES = {
    "user": N_("you said so"),
    "inferred": N_("understood"),
    "preference": N_("you like it so"),
    "template": N_("from the template"),
    "style": N_("from the style"),
    "brand": N_("from the brand"),
    "default": N_("usual"),
}

STATUSES = {"pass": N_("passed"), "fail": N_("failed"), "unknown": N_("not known")}

CHECKS = {
    "size": N_("Size"),
    "format": N_("File format"),
    "not blank": N_("Not blank"),
    "subject": N_("Subject"),
    "transparency": N_("Transparency"),
    "palette": N_("Palette"),
    "text": N_("Lettering"),
    "count": N_("Number"),
    "contrast": N_("Contrast"),
    "file": N_("File"),
    "text, seen": N_("Lettering, as seen"),
    "left out": N_("Left out"),
}

ALT_SOURCES = {
    "human": N_("written by you"),
    "vision": N_("seen in the picture"),
    "brief": N_("drafted from the brief"),
}

MODES = {
    "skip": N_("No questions"),
    "quick": N_("One or two questions"),
    "guided": N_("A few questions"),
    "explorer": N_("Explore directions"),
}

QUALITIES = {
    "auto": N_("Automatic"),
    "low": N_("Low"),
    "medium": N_("Medium"),
    "high": N_("High"),
    "xhigh": N_("Very high"),
    "max": N_("Highest"),
}

SIZES = {
    "": N_("Fits the use"),
    "square": N_("Square"),
    "landscape": N_("Landscape"),
    "portrait": N_("Portrait"),
    "16:9": N_("Wide (16:9)"),
    "9:16": N_("Story (9:16)"),
}

STRATEGIES = {
    "": N_("Whatever fits"),
    "color": N_("Colours"),
    "composition": N_("Composition"),
    "style": N_("Style"),
    "mixed": N_("A bit of everything"),
}

THEMES = {"auto": N_("As the system"), "light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}

VIEWS = {
    "takes": N_("All takes"),
    "side": N_("Side by side"),
    "wipe": N_("Wipe"),
    "onion": N_("Onion skin"),
    "difference": N_("Difference"),
}

QUICK = {
    "warmer": N_("warmer"),
    "simpler": N_("simpler"),
    "closer": N_("closer"),
    "brighter": N_("brighter"),
    "more detail": N_("more detail"),
    "calmer": N_("calmer"),
}

TOLD = {
    "saved": N_("Saved."),
    "alt-text": N_("The alt text is saved, in the file too."),
    "brief": N_("The brief is changed. Nothing is drawn until you ask for it."),
    "chosen": N_("Chosen. Further words change this one."),
    "moved": N_("Done. Nothing is lost; you can go back at any time."),
    "named": N_("The version has its name."),
    "look": N_("It looks as you like it now."),
    "cancelled": N_("Cancelled."),
    "key-kept": N_("The key is kept and used from now on."),
    "key-forgotten": N_("The key is forgotten."),
    "deleted": N_("Deleted, files included."),
    "bookmark-on": N_("Bookmarked."),
    "bookmark-off": N_("No longer bookmarked."),
}
"""What a page says once after something was done."""

KINDS = {
    "new": N_("New pictures"),
    "change": N_("Changes"),
    "variations": N_("Variations"),
    "other": N_("Deleted since, or not finished"),
}

RATINGS = {
    "": N_("Any"),
    "up": N_("Liked"),
    "5": N_("Five stars"),
    "3": N_("Three stars or more"),
    "down": N_("Not liked"),
}

COLORS = {
    "red": N_("Red"),
    "orange": N_("Orange"),
    "yellow": N_("Yellow"),
    "green": N_("Green"),
    "teal": N_("Teal"),
    "blue": N_("Blue"),
    "purple": N_("Purple"),
    "pink": N_("Pink"),
    "brown": N_("Brown"),
    "beige": N_("Beige"),
    "black": N_("Black"),
    "grey": N_("Grey"),
    "white": N_("White"),
}

USES = {
    "logo": N_("Logo"),
    "presentation": N_("Presentation"),
    "social_media": N_("Social media"),
    "print_poster": N_("Print and posters"),
    "marketing": N_("Marketing"),
    "email": N_("E-mail"),
    "education": N_("Education"),
    "infographic": N_("Infographic"),
    "ui": N_("Interface"),
    "product": N_("Product"),
    "portrait": N_("Portrait of somebody"),
    "landscape": N_("Scenery"),
    "character_design": N_("Character design"),
    "illustration": N_("Illustration"),
    "abstract": N_("Abstract"),
    "general": N_("Not said"),
}

STAGES = {
    "Waiting for a free place": N_("Waiting for a free place"),
    "Drawing": N_("Drawing"),
    "Checking and saving": N_("Checking and saving"),
    "Working": N_("Working"),
}
"""The stages operations report, by their first words."""

ENDED = {
    "completed": N_("The picture is there."),
    "partial": N_("Some of the pictures are there."),
    "failed": N_("The picture was not drawn."),
    "refused": N_("The picture was not drawn."),
    "cancelled": N_("Cancelled."),
    "unknown": N_("It is not known how the drawing ended."),
}

OPS = {
    "adjust": N_("Adjust"),
    "add": N_("Add"),
    "remove": N_("Remove"),
    "replace": N_("Replace"),
    "set_style": N_("Another style"),
    "set_palette": N_("Other colours"),
    "set_text": N_("Other words"),
    "set_background": N_("Another background"),
    "reframe": N_("Another framing"),
    "keep": N_("Keep"),
    "undo": N_("Undo"),
    "redo": N_("Redo"),
    "revert": N_("Back to a version"),
    "select": N_("Choose"),
    "vary": N_("Vary"),
    "new": N_("A new picture"),
}


def staged(translated: Callable[[str], str], message: str) -> str:
    """A stage in the language of whoever looks; what has no name here stays as it is."""
    first, semicolon, rest = message.partition(";")
    return translated(STAGES[first]) if first in STAGES else f"{first}{semicolon}{rest}"


TABLES = {
    "page_name": PAGES,
    "aspect_name": ASPECTS,
    "source_name": SOURCES,
    "status_name": STATUSES,
    "check_name": CHECKS,
    "alt_source_name": ALT_SOURCES,
    "mode_name": MODES,
    "quality_name": QUALITIES,
    "size_name": SIZES,
    "strategy_name": STRATEGIES,
    "theme_name": THEMES,
    "quick_name": QUICK,
    "use_name": USES,
    "rating_name": RATINGS,
    "kind_name": KINDS,
    "color_name": COLORS,
    "op_name": OPS,
    "view_name": VIEWS,
}
"""Filter names, to their labels."""
