"""Choice in a browser."""

import pytest
from playwright.sync_api import expect

from tests.activities.stage import Open

LANGUAGES = ["vi", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tap_answers_and_says_why_beside_it(open_activity: Open, language: str) -> None:
    stage = open_activity("choice", language)
    options = stage.root.locator(".option")
    stage.tap(options.nth(0).locator("label"))
    expect(options.nth(0).locator(".why")).to_be_visible()
    expect(stage.status).to_contain_text(options.nth(0).locator(".why").inner_text())
    expect(options.nth(1).locator(".why")).to_be_hidden()
    stage.has_state("trying")
    stage.tap(options.nth(1).locator("label"))
    stage.has_state("right")
    expect(options.nth(0).locator(".why")).to_be_visible()
    stage.tap(options.nth(2).locator("label"))
    expect(options.nth(2).locator(".why")).to_be_hidden()
    expect(options.nth(1).locator("input")).to_be_checked()


def test_help_comes_in_three_rungs_and_is_never_a_penalty(open_activity: Open) -> None:
    stage = open_activity("choice")
    labels, hint, answer = (stage.root.locator(name) for name in ("label", ".hint", ".answer"))
    stage.tap(labels.nth(0))
    expect(hint).not_to_have_attribute("open", "")
    stage.tap(labels.nth(2))
    expect(hint).to_have_attribute("open", "")
    stage.tap(labels.nth(0))
    expect(answer).to_have_attribute("open", "")
    stage.has_state("shown")
    expect(stage.root.locator(".option").nth(1).locator(".why")).to_be_visible()
    stage.tap(stage.root.locator(".restart"))
    stage.has_state("new")
    expect(hint).not_to_have_attribute("open", "")
    expect(stage.root.locator(".why:visible")).to_have_count(0)


def test_looking_at_the_answer_is_remembered(open_activity: Open) -> None:
    stage = open_activity("choice")
    stage.tap(stage.root.locator(".answer summary"))
    expect(stage.root).to_have_attribute("data-state", "shown")
    stage.reload()
    expect(stage.root).to_have_attribute("data-state", "shown")
    expect(stage.root.locator(".answer")).to_have_attribute("open", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_arrows_look_and_space_answers(open_activity: Open, language: str) -> None:
    stage = open_activity("choice", language)
    picks = stage.root.locator(".pick")
    picks.nth(0).focus()
    onward, back = ("ArrowRight", "ArrowLeft") if language == "vi" else ("ArrowLeft", "ArrowRight")
    stage.press("ArrowDown", onward, back)
    assert stage.focused() == "otp-call--2"
    stage.has_state("new")
    stage.press("ArrowUp", "Space")
    stage.has_state("trying")
    stage.press("ArrowDown", "Enter")
    stage.has_state("right")
    stage.press("Tab", "Tab", "Tab", "Enter")
    stage.has_state("new")
    assert stage.focused() == "otp-call--1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_it_is_answered_and_explained(open_activity: Open, language: str) -> None:
    stage = open_activity("choice", language, script=False)
    options = stage.root.locator(".option")
    for number in range(3):
        options.nth(number).locator("label").click()
        expect(stage.root.locator(".why:visible")).to_have_count(1)
        expect(options.nth(number).locator(".why")).to_be_visible()
    stage.root.locator(".answer summary").click()
    expect(stage.root.locator(".answer li")).to_be_visible()


def test_several_right_answers_are_ticked_then_checked(open_activity: Open) -> None:
    stage = open_activity("choice", "en")
    options, check = stage.root.locator(".option"), stage.root.locator(".check")
    stage.tap(options.nth(0).locator("label"))
    stage.tap(options.nth(2).locator("label"))
    expect(stage.root.locator(".why:visible")).to_have_count(0)
    stage.tap(check)
    stage.has_state("trying")
    expect(stage.root.locator(".why:visible")).to_have_count(2)
    expect(stage.status).to_contain_text("Nearly there")
    stage.tap(options.nth(2).locator("label"))
    stage.tap(options.nth(1).locator("label"))
    stage.tap(check)
    stage.has_state("right")
    stage.reload()
    stage.has_state("right")
    expect(options.nth(1).locator("input")).to_be_checked()


def test_the_voice_is_told_what_to_read(open_activity: Open) -> None:
    stage = open_activity("choice")
    stage.page.evaluate("""() => {
      const words = ({ from, then }) => [from, then].map((element) => element && element.className);
      window.said = [];
      addEventListener("doorstep:say", ({ detail }) => window.said.push(words(detail)));
    }""")
    labels = stage.root.locator("label")
    for number in (0, 2):
        stage.tap(labels.nth(number))
    stage.tap(stage.root.locator(".hint summary"))
    stage.tap(stage.root.locator(".hint summary"))
    assert stage.page.evaluate("said") == [["why", None], ["why", "help hint"], ["help hint", None]]
