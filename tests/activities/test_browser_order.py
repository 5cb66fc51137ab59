"""Order in a browser."""

import pytest
from playwright.sync_api import expect

from tests.activities.stage import Open, Stage

LANGUAGES = ["vi", "ar"]


def touch(stage: Stage, *places: int) -> None:
    for place in places:
        stage.tap(stage.root.locator(f".row[data-place='{place}'] .tap"))


def turns(stage: Stage) -> list[str]:
    """The numbers shown, by right place."""
    return [stage.root.locator(f".row[data-place='{place}'] .turn").inner_text() for place in (1, 2, 3, 4)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tapped_in_order_it_is_right(open_activity: Open, language: str) -> None:
    stage = open_activity("order", language)
    touch(stage, 1, 2, 3)
    assert turns(stage) == ["1", "2", "3", ""]
    stage.has_state("trying")
    touch(stage, 4)
    stage.has_state("right")


def test_the_right_beginning_stays_and_the_rest_comes_back(open_activity: Open) -> None:
    stage = open_activity("order")
    touch(stage, 1, 2, 4, 3)
    expect(stage.status).to_contain_text("Đúng 2 việc đầu rồi")
    assert turns(stage) == ["1", "2", "", ""]
    touch(stage, 1)
    assert turns(stage) == ["1", "2", "", ""]
    stage.reload()
    assert turns(stage) == ["1", "2", "", ""]
    touch(stage, 3, 4)
    stage.has_state("right")


def test_a_tap_on_a_placed_step_and_undo_take_back(open_activity: Open) -> None:
    stage = open_activity("order")
    touch(stage, 3, 2, 1)
    touch(stage, 2)
    assert turns(stage) == ["", "", "1", ""]
    stage.tap(stage.root.locator(".undo"))
    assert turns(stage) == ["", "", "", ""]


def test_after_three_slips_it_is_shown(open_activity: Open) -> None:
    stage = open_activity("order")
    for _ in range(3):
        touch(stage, 4, 3, 2, 1)
    stage.has_state("shown")
    assert turns(stage) == ["1", "2", "3", "4"]
    expect(stage.root.locator(".answer")).to_have_attribute("open", "")


def test_a_trembling_finger_taps_once(open_activity: Open) -> None:
    stage = open_activity("order")
    touch(stage, 2)
    stage.root.locator(".row[data-place='2'] .tap").click()
    stage.root.locator(".row[data-place='3'] .tap").click()
    assert turns(stage) == ["", "1", "", ""]
    touch(stage, 3)
    assert turns(stage) == ["", "1", "2", ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard(open_activity: Open, language: str) -> None:
    stage = open_activity("order", language)
    places = [int(row.get_attribute("data-place") or 0) for row in stage.root.locator(".row").all()]
    at = -1
    for place in (1, 2, 3, 4):
        goal = places.index(place)
        stage.press(*(["Tab"] * (goal - at) if goal > at else ["Shift+Tab"] * (at - goal)), "Enter")
        at = goal
    assert turns(stage) == ["1", "2", "3", "4"]
    stage.has_state("right")


def test_a_placed_step_says_its_number(open_activity: Open) -> None:
    stage = open_activity("order")
    touch(stage, 3)
    button = stage.root.get_by_role("button", name="Gác máy 1", exact=True)
    expect(button).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_each_step_takes_a_number(open_activity: Open, language: str) -> None:
    stage = open_activity("order", language, script=False)
    row = stage.root.locator(".row[data-place='2']")
    row.locator("label").nth(0).click()
    expect(row.locator(".at-other")).to_be_visible()
    row.locator("label").nth(1).click()
    expect(row.locator(".at-right")).to_be_visible()
    expect(row.locator(".at-other")).to_be_hidden()
    expect(stage.root.locator(".tap:visible")).to_have_count(0)
    stage.root.locator(".answer summary").click()
    expect(stage.root.locator(".answer li:visible")).to_have_count(4)
