"""What people with colour-vision deficiency see, and colours that stay apart for everybody."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Vision(StrEnum):
    """Ways of seeing colour: the usual one, and without the long, middle or short cones."""

    USUAL = "usual"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE TVCG 15 (6), 2009, severity 1.0; they apply to linear RGB.
_SEEN = {
    Vision.PROTAN: ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    Vision.DEUTAN: ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    Vision.TRITAN: ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

# M. Okabe, K. Ito, "Color Universal Design", 2008: colours that all three kinds of colour vision tell apart.
OKABE_ITO = {
    "black": "#000000",
    "orange": "#e69f00",
    "sky blue": "#56b4e9",
    "bluish green": "#009e73",
    "yellow": "#f0e442",
    "blue": "#0072b2",
    "vermilion": "#d55e00",
    "reddish purple": "#cc79a7",
}


def linear(rgb: Floats) -> Floats:
    """SRGB 0 to 255 as linear light 0 to 1 (IEC 61966-2-1)."""
    value = rgb / 255
    return np.asarray(np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4))


def _coded(light: Floats) -> Floats:
    cut = np.clip(light, 0, 1)
    return np.asarray(np.where(cut <= 0.0031308, cut * 12.92, 1.055 * cut ** (1 / 2.4) - 0.055) * 255)


def seen(rgb: Floats, vision: Vision) -> Floats:
    """SRGB 0 to 255 of shape (..., 3) as it looks to this way of seeing."""
    if vision is Vision.USUAL:
        return rgb
    return _coded(linear(rgb) @ np.array(_SEEN[vision]).T)
