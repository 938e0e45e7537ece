"""What was spent, as a plot somebody can see, hear and read."""

from playwright.sync_api import Page, expect

from images_mcp.surfaces.web.charts import HEIGHT, TOP, stacked


def test_spans_are_chosen_and_tables_name_the_models(tab: Page, drawn: str) -> None:
    assert drawn
    tab.goto("/studio/usage")
    expect(tab.get_by_role("table").first).to_contain_text("draft")
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
