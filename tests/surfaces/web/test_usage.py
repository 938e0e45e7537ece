"""What was spent, as a plot somebody can see, hear and read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from images_mcp.surfaces.web.charts import HEIGHT, TOP, stacked

Look = Callable[[Page], None]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1024, "dark"), (1920, "light")])
def test_usage_is_accessible(tab: Page, look: Look, drawn: str, width: int, scheme: str) -> None:
    assert drawn
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tab.goto("/studio/usage")
    expect(tab.get_by_role("table").first).to_contain_text("draft")
    look(tab)
    tab.get_by_role("link", name="Last 7 days").click()
    expect(tab.get_by_role("link", name="Last 7 days")).to_have_attribute("aria-current", "page")


def test_bars_stand_on_one_another_and_reach_what_they_stand_for() -> None:
    plot = stacked([{"a": 3.0, "b": 1.0}, {}, {"b": 5.0}], ("a", "b"))
    assert plot.lines[0].value == 5.0
    low, high, full = plot.bars
    assert (low.y + low.height, high.y + high.height) == (HEIGHT + TOP, low.y)
    assert (full.y, full.height) == (TOP, HEIGHT)
    assert low.height == HEIGHT * 3 / 5
    assert {bar.pattern for bar in plot.bars} == {0, 1}
    assert full.x > 66


def test_nothing_spent_is_an_empty_plot() -> None:
    assert stacked([{}, {}], ()).bars == ()
