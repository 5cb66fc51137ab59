"""Checklist in a browser."""

import pytest
from playwright.sync_api import expect

from tests.activities.stage import Open

LANGUAGES = ["vi", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ticks_are_counted_and_stay(open_activity: Open, language: str) -> None:
    stage = open_activity("checklist", language)
    labels, picks = stage.root.locator("label"), stage.root.locator(".pick")
    stage.tap(labels.nth(0))
    expect(stage.status).to_contain_text("2")
    stage.reload()
    expect(picks.nth(0)).to_be_checked()
    expect(stage.status).to_contain_text("2")
    stage.tap(labels.nth(1))
    stage.tap(labels.nth(2))
    stage.has_state("done")
    stage.tap(labels.nth(1))
    stage.has_state("trying")
    expect(picks.nth(1)).not_to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard(open_activity: Open, language: str) -> None:
    stage = open_activity("checklist", language)
    stage.press("Tab", "Space", "Tab", "Enter", "Tab", "Space")
    expect(stage.root).to_have_attribute("data-state", "done")
    expect(stage.root.locator(".pick:checked")).to_have_count(3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_it_can_be_ticked(open_activity: Open, language: str) -> None:
    stage = open_activity("checklist", language, script=False)
    stage.root.locator("label").nth(1).click()
    expect(stage.root.locator(".pick").nth(1)).to_be_checked()
