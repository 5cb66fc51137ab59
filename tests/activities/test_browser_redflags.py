"""Redflags in a browser."""

import pytest
from playwright.sync_api import expect

from tests.activities.stage import Open

LANGUAGES = ["vi", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_touched_parts_say_why_and_the_count_goes_on(open_activity: Open, language: str) -> None:
    stage = open_activity("redflags", language)
    parts = stage.root.locator(".part")
    stage.tap(parts.nth(2).locator("label"))
    expect(parts.nth(2).locator(".why")).to_be_visible()
    expect(stage.status).to_contain_text("0")
    stage.tap(parts.nth(0).locator("label"))
    expect(stage.status).to_contain_text("1")
    stage.has_state("trying")
    stage.tap(parts.nth(1).locator("label"))
    stage.has_state("right")
    stage.reload()
    expect(stage.root.locator(".why:visible")).to_have_count(3)


def test_a_second_tap_takes_it_back(open_activity: Open) -> None:
    stage = open_activity("redflags")
    label = stage.root.locator(".part label").first
    stage.tap(label)
    stage.tap(label)
    expect(stage.root.locator(".why:visible")).to_have_count(0)
    expect(stage.status).to_contain_text("0/2")


def test_nothing_left_is_checked(open_activity: Open) -> None:
    stage = open_activity("redflags")
    done, parts = stage.root.locator(".none-left"), stage.root.locator(".part label")
    stage.tap(done)
    expect(stage.status).to_contain_text("Còn chỗ đáng ngờ")
    stage.tap(done)
    expect(stage.root.locator(".hint")).to_have_attribute("open", "")
    stage.tap(done)
    stage.has_state("shown")
    expect(stage.root.locator(".part .why:visible")).to_have_count(2)
    stage.tap(stage.root.locator(".restart"))
    expect(stage.root.locator(".part .why:visible")).to_have_count(0)
    stage.tap(parts.nth(0))
    stage.tap(parts.nth(1))
    stage.has_state("right")


def test_a_genuine_message_is_right_when_nothing_is_found(open_activity: Open) -> None:
    stage = open_activity("redflags", "en")
    stage.tap(stage.root.locator(".none-left"))
    stage.has_state("right")
    expect(stage.status).to_contain_text("Nothing in this message is suspicious")


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard(open_activity: Open, language: str) -> None:
    stage = open_activity("redflags", language)
    stage.press("Tab", "Space", "Tab", "Enter")
    stage.has_state("right")
    assert stage.focused() == "fake-vneid--2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_every_part_explains_itself(open_activity: Open, language: str) -> None:
    stage = open_activity("redflags", language, script=False)
    for label in stage.root.locator(".part label").all():
        label.click()
    expect(stage.root.locator(".part .why:visible")).to_have_count(3)
    stage.root.locator(".answer summary").click()
    expect(stage.root.locator(".answer li:visible")).to_have_count(2)
    expect(stage.root.locator(".none-left")).to_be_hidden()
