"""What a screen reader meets on every page: headings, lists and controls by the names people would look for."""

import pytest
from playwright.sync_api import Page, expect

TREES = {
    "/studio/c/{drawn}/compare": """
      - main:
        - heading "Compare" [level=1]
        - group "Zoom":
          - button "+ Larger"
        - navigation "Ways to compare":
          - list:
            - listitem:
              - link "Side by side"
        - combobox "Before"
        - combobox "After"
        - figure /Version 1/:
          - group "Version 1":
            - img /lighthouse/
    """,
    "/studio/c/{drawn}/history": """
      - main:
        - heading "History" [level=1]
        - region "The version looked at":
          - figure "Version 1":
            - img /lighthouse/
          - paragraph:
            - button "Replay"
        - list "Versions":
          - listitem:
            - link "Look at version 1"
            - heading /Version 1/ [level=2]
          - listitem:
            - link "Look at version 2"
            - button "Branch from here"
    """,
    "/studio/c/{drawn}/edit": """
      - main:
        - heading "Edit a place" [level=1]
        - img /lighthouse/
        - img /The place that may change. Arrow keys move the box/
        - group "Tool":
          - radio "Box" [checked]
          - radio "Brush"
          - radio "Lasso"
        - group "Box, in per cent of the picture":
          - spinbutton "From the left"
        - textbox "What should change there?"
        - paragraph:
          - button "Change it"
    """,
    "/studio/library": """
      - main:
        - heading "Library" [level=1]
        - search:
          - searchbox "Search the library"
        - list:
          - listitem:
            - link /./:
              - img /./
            - 'checkbox /^Choose: ./'
            - 'button /^Bookmark: ./'
    """,
    "/studio/styles": """
      - main:
        - heading "Styles" [level=1]
        - heading "Graphic" [level=2]
        - list:
          - listitem:
            - checkbox "Minimalist"
            - paragraph: A few quiet shapes, one accent, much space.
    """,
    "/studio/templates": """
      - main:
        - heading "Templates" [level=1]
        - navigation "Categories":
          - list:
            - listitem:
              - link "Art"
        - list:
          - listitem:
            - link /Watercolour keepsake/
    """,
    "/studio/usage": """
      - main:
        - heading "Usage" [level=1]
        - navigation "Time"
        - region "By model":
          - table:
            - rowgroup:
              - row "Model Pictures Spent":
                - columnheader "Model"
    """,
    "/studio/settings": """
      - main:
        - heading "Settings and health" [level=1]
        - region "OpenAI key":
          - textbox "New key"
        - region "Health":
          - list
    """,
}


@pytest.mark.parametrize("path", TREES)
def test_a_screen_reader_is_told_what_is_where(tab: Page, drawn: str, path: str) -> None:
    tab.goto(path.format(drawn=drawn))
    expect(tab.locator("body")).to_match_aria_snapshot(TREES[path])


@pytest.mark.parametrize("path", TREES)
def test_everything_to_act_on_has_a_name(tab: Page, drawn: str, path: str) -> None:
    tab.goto(path.format(drawn=drawn))
    session = tab.context.new_cdp_session(tab)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    acting = {
        "button",
        "link",
        "textbox",
        "searchbox",
        "checkbox",
        "radio",
        "combobox",
        "slider",
        "spinbutton",
        "image",
    }
    found = [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node.get("ignored") and node.get("role", {}).get("value") in acting
    ]
    assert len(found) > 5
    assert [role for role, name in found if not name] == []
