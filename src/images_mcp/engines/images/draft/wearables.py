"""What people put on, hold or are told by, and what holds other things, as the reader of wishes knows it."""

from images_mcp.engines.images.draft.props.playing import PLAYED

WEARABLE = frozenset(
    ("hat", "glasses", "crown", "mask", "headphones", "scarf", "backpack", "shield", "sword", "umbrella", "flower")
)
HELD = frozenset(("umbrella", "sword", "shield", "backpack", "flag")) | PLAYED
PUT_ON = frozenset(("hat", "glasses", "crown", "mask", "headphones", "scarf"))
WORN = frozenset("bow tie fliege pajarita cap beanie mütze kappe gorra bonnet casquette".split())
LOOKS = frozenset(
    "old elderly young bald bearded alter alte alten junge jungen junger kahl viejo vieja anciano anciana joven calvo vieux vieille chauve".split()
)
VESSELS = {"basket": "in", "bowl": "in", "vase": "in", "plate": "on"}
FULL = frozenset("full voll voller lleno llena lleno plein pleine rempli remplie".split())
FULL_OF = frozenset("of full voll voller de d du lleno llena plein pleine rempli remplie".split())
CARRYING = frozenset(
    "holding holds carrying carries trägt tragend hält haltend lleva llevando sostiene sosteniendo tient tenant porte portant".split()
)
AIRBORNE = "in the air"
"""The extra of whoever is above a place: a gull over a beach."""
STACKED = "stacked"
"""The extra of what lies one on the other."""
