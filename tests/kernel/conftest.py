"""What several kernel tests draw on."""

import pytest

from .pictures import EVERY_RASTER


@pytest.fixture(params=sorted(EVERY_RASTER))
def raster(request: pytest.FixtureRequest) -> bytes:
    """A 96 by 64 picture, in each raster format in turn."""
    return EVERY_RASTER[request.param]
