"""What people do with pictures, as it is told to whoever learns from it. They travel through `app.events`."""

from dataclasses import dataclass

from images_mcp.capabilities.assets.store import Image
from images_mcp.operations import Actor


@dataclass(frozen=True)
class PictureRefined:
    """`image` was asked for instead of `before`, and is there."""

    actor: Actor
    image: Image
    before: Image


@dataclass(frozen=True)
class PictureChosen:
    """`image` was taken; `others` were offered beside it."""

    actor: Actor
    image: Image
    others: tuple[Image, ...]


@dataclass(frozen=True)
class PictureRated:
    """`image` was given `rating` stars, 1 to 5, and perhaps `words`."""

    actor: Actor
    image: Image
    rating: int
    words: str | None


@dataclass(frozen=True)
class PicturesDeleted:
    """`images` are gone: what was made of them and stays must not show or name them."""

    actor: Actor
    images: tuple[Image, ...]
