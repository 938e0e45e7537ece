"""All drawing functions by the name of what they draw."""

from collections.abc import Callable

from images_mcp.engines.images.draft.props import (
    animals,
    buildings,
    dishes,
    farmyard,
    food,
    furniture,
    hoofed,
    household,
    instruments,
    motifs,
    nature,
    objects,
    people,
    places,
    plants,
    smaller,
    sporting,
    tools,
    vehicles,
    worn,
)
from images_mcp.engines.images.draft.shapes import Figure, Wanted

ALL: dict[str, Callable[[Wanted], Figure]] = (
    animals.DRAWINGS
    | hoofed.DRAWINGS
    | people.DRAWINGS
    | smaller.DRAWINGS
    | plants.DRAWINGS
    | buildings.DRAWINGS
    | vehicles.DRAWINGS
    | food.DRAWINGS
    | furniture.DRAWINGS
    | objects.DRAWINGS
    | nature.DRAWINGS
    | tools.DRAWINGS
    | worn.DRAWINGS
    | farmyard.DRAWINGS
    | instruments.DRAWINGS
    | places.DRAWINGS
    | motifs.DRAWINGS
    | dishes.DRAWINGS
    | household.DRAWINGS
    | sporting.DRAWINGS
)
