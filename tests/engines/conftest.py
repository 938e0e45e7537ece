"""One loopback OpenAI for all engine tests, as new for each."""

from collections.abc import Iterator

import pytest

from tests.world.openai.server import OpenAIServer


@pytest.fixture(scope="session")
def _one_world() -> Iterator[OpenAIServer]:
    with OpenAIServer() as server:
        yield server


@pytest.fixture
def world(_one_world: OpenAIServer) -> OpenAIServer:
    """A loopback OpenAI that has forgotten everything."""
    _one_world.control(reset=True)
    return _one_world
