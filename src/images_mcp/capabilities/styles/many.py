"""A style from many pictures, as a brand has one: their centre, how far they spread, and which do not belong."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from images_mcp.capabilities.styles.mixing import LAYOUT, TONES, distance, mixed, palette_of
from images_mcp.capabilities.styles.profile import Composition, Outlier, StyleProfile, Technique

Floats = NDArray[np.float64]

_UNLIKE = 3.5
_ROBUST = 1.4826  # median absolute deviation to standard deviation, for normal data
_MEAN = 1.2533  # mean absolute deviation to standard deviation, likewise
_LEAST = {"palette": 0.02, "aspect": 0.1}
_LEAST_SPREAD = 0.04
_LEAST_AWAY = 0.4
_MOST_UNLIKE = 12.0
_WEIGHT = {"palette": 4.0, "warmth": 2.0, "saturation": 2.0, "lightness": 2.0, "contrast": 2.0} | dict.fromkeys(
    LAYOUT, 0.5
)
_ENOUGH = 5


class Model(NamedTuple):
    """A set of pictures: the style at its centre, the spread of each measure, and the pictures that are unlike."""

    centre: StyleProfile
    spread: dict[str, float]
    outliers: tuple[Outlier, ...]


def model(profiles: Sequence[StyleProfile]) -> Model:
    """The centre of the pictures that belong together, with spread and outliers; two pictures have no outliers.

    Every measure of a picture is told as a modified z-score, and how far the picture is from the set is their root mean
    square; the modified z-score of that, above 3.5, is unlike (B. Iglewicz, D. Hoaglin, "How to detect and handle
    outliers", 1993). So a set of mixed subjects is allowed more than one of the same. What is unlike is left out of
    the centre.
    """
    rows = _rows(profiles)
    spread = {name: _deviation(values) for name, values in rows.items()}
    unlike = np.stack(
        [np.abs(v - np.median(v)) / max(spread[n], _LEAST.get(n, _LEAST_SPREAD)) for n, v in rows.items()]
    )
    weights = np.array([_WEIGHT.get(name, 1.0) for name in rows])[:, None]
    away = np.sqrt((weights * np.minimum(unlike, _MOST_UNLIKE) ** 2).sum(axis=0) / weights.sum())
    scores = (away - np.median(away)) / max(_deviation(away), _LEAST_AWAY)
    outliers = [int(at) for at in np.flatnonzero(scores > _UNLIKE)] if len(profiles) >= _ENOUGH else []
    belonging = [p for at, p in enumerate(profiles) if at not in outliers]
    names = list(rows)
    told = tuple(_outlier(profiles[at], float(scores[at]), names[int(unlike[:, at].argmax())]) for at in outliers)
    return Model(_centre(belonging), {name: round(value, 4) for name, value in spread.items()}, told)


def _deviation(values: Floats) -> float:
    """A robust standard deviation: from the median deviation, or the mean one where most values are alike."""
    away = np.abs(values - np.median(values))
    return max(_ROBUST * float(np.median(away)), _MEAN * float(away.mean()))


def _rows(profiles: Sequence[StyleProfile]) -> dict[str, Floats]:
    """Each measure over all pictures; the palette's is how far it is from the others, in the middle."""
    rows: dict[str, Floats] = {}
    for group, names in (("technical_attributes", TONES), ("composition_attributes", LAYOUT)):
        for name in names:
            rows[name] = np.array([float(getattr(getattr(p, group), name)) for p in profiles])
    rows["aspect"] = np.array([math.log(p.composition_attributes.aspect) for p in profiles])
    rows["palette"] = np.array(_far_apart(profiles))
    return rows


def _far_apart(profiles: Sequence[StyleProfile]) -> list[float]:
    palettes = [palette_of(p) for p in profiles]
    table = np.zeros((len(palettes), len(palettes)))
    for i, one in enumerate(palettes):
        for j in range(i):
            table[i, j] = table[j, i] = distance(one, palettes[j])
    return [float(np.median(np.delete(row, i))) if len(row) > 1 else 0.0 for i, row in enumerate(table)]


def _centre(profiles: Sequence[StyleProfile]) -> StyleProfile:
    """The palettes' barycentre; of every other measure the median."""
    centre = mixed([(p, 1.0) for p in profiles])
    rows = _rows(profiles)
    middle = {name: float(np.median(values)) for name, values in rows.items()}
    tone = centre.technical_attributes
    return centre.model_copy(
        update={
            "technical_attributes": Technique(
                **{name: middle[name] for name in TONES}, medium=tone.medium, technique=tone.technique
            ),
            "composition_attributes": Composition(
                **{name: middle[name] for name in LAYOUT}, aspect=math.exp(middle["aspect"])
            ),
        }
    )


def _outlier(profile: StyleProfile, score: float, by: str) -> Outlier:
    name = profile.extracted_from[0] if profile.extracted_from else "a picture"
    return Outlier(picture=name, by=by.replace("_", " "), distance=round(score, 2))
