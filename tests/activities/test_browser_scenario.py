"""Scenario in a browser."""

import pytest
from playwright.sync_api import expect

from tests.activities.stage import Open
from tests.activities.test_browser_phone import go, shown

LANGUAGES = ["vi", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_goes_on_to_its_end(open_activity: Open, language: str) -> None:
    stage = open_activity("scenario", language)
    go(stage, 1)
    assert shown(stage) == "call-2"
    stage.has_state("trying")
    go(stage, 0)
    assert shown(stage) == "done"
    stage.has_state("right")


def test_slips_bring_help_and_the_story_can_still_be_ended(open_activity: Open) -> None:
    stage = open_activity("scenario")
    for _ in range(2):
        go(stage, 0)
        go(stage, 0)
    expect(stage.root.locator(".hint")).to_have_attribute("open", "")
    go(stage, 0)
    stage.has_state("shown")
    expect(stage.root.locator(".answer")).to_have_attribute("open", "")
    go(stage, 0)
    go(stage, 1)
    go(stage, 0)
    assert shown(stage) == "done"
    stage.has_state("shown")


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard(open_activity: Open, language: str) -> None:
    stage = open_activity("scenario", language)
    stage.press("Tab", "Tab", "Enter")
    assert shown(stage) == "call-2"
    stage.press("Tab", "Space")
    assert shown(stage) == "done"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_every_path_can_be_walked(open_activity: Open, language: str) -> None:
    stage = open_activity("scenario", language, script=False)
    go_to = stage.root.locator(".scene:visible .go")
    for number, scene in ((0, "gave"), (0, "call-1"), (1, "call-2"), (1, "scolded"), (0, "call-2"), (0, "done")):
        go_to.nth(number).click()
        assert shown(stage) == scene
