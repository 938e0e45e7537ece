"""The official Inspector, a client we did not write, finds the app and what it may do."""

from pathlib import Path

import pytest

from tests.surfaces.mcp.test_inspector import Inspector
from tests.surfaces.web.conftest import Studio


@pytest.mark.node
def test_the_inspector_finds_the_app_behind_a_tool(studio: Studio, tmp_path: Path) -> None:
    inspector = Inspector(studio.home, tmp_path, "modern")
    asked = ("--method", "tools/call", "--tool-name", "openai_generate_variations", "--app-info", "--advertise-apps")
    told, _ = inspector.ask(*asked)
    assert told["hasApp"] is True, told
    assert str(told["resourceUri"]).startswith("ui://openai-images/studio-")
    assert told["csp"] == {"connectDomains": [], "resourceDomains": []}
