"""Phone in a browser."""

import pytest
from playwright.sync_api import expect

from tests.activities.stage import Open, Stage

LANGUAGES = ["vi", "ar"]


def shown(stage: Stage) -> str:
    """The id of the one scene that is seen."""
    scene = stage.root.locator(".scene:visible")
    expect(scene).to_have_count(1)
    return (scene.get_attribute("id") or "").partition("--")[2]


def go(stage: Stage, number: int) -> None:
    stage.tap(stage.root.locator(".scene:visible .go").nth(number))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_button_ends_it_well(open_activity: Open, language: str) -> None:
    stage = open_activity("phone", language)
    assert shown(stage) == "ringing"
    go(stage, 1)
    assert shown(stage) == "done"
    stage.has_state("right")
    expect(stage.root.locator(".scene:visible h3")).to_be_focused()
    stage.reload()
    assert shown(stage) == "done"
    stage.tap(stage.root.locator(".restart"))
    assert shown(stage) == "ringing"


def test_a_slip_leads_to_its_consequence_and_undo_back(open_activity: Open) -> None:
    stage = open_activity("phone")
    go(stage, 0)
    expect(stage.status).to_have_text("")
    go(stage, 0)
    assert shown(stage) == "trap"
    expect(stage.status).to_contain_text("Chưa đúng, bác thử lại nhé.")
    stage.reload()
    assert shown(stage) == "trap"
    stage.tap(stage.root.locator(".undo"))
    assert shown(stage) == "talking"
    expect(stage.root.locator(".scene:visible h3")).to_be_focused()
    go(stage, 1)
    stage.has_state("right")


def test_guided_outlines_the_button_and_alone_only_after_two_slips(open_activity: Open) -> None:
    def outlined(stage: Stage) -> bool:
        style = "getComputedStyle(document.querySelector('.scene[data-now] [data-way=best]'), '::after').borderStyle"
        return bool(stage.page.evaluate(style) == "dashed")

    assert outlined(open_activity("phone"))
    alone = open_activity("phone", "en")
    assert not outlined(alone)
    for _ in range(2):
        go(alone, 0)
        go(alone, 0)
    assert outlined(alone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard(open_activity: Open, language: str) -> None:
    stage = open_activity("phone", language)
    stage.press("Tab", "Space")
    assert shown(stage) == "talking"
    stage.press("Tab", "Tab", "Enter")
    assert shown(stage) == "done"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_the_scenes_are_links_and_back_is_undo(open_activity: Open, language: str) -> None:
    stage = open_activity("phone", language, script=False)
    assert shown(stage) == "ringing"
    go_to = stage.root.locator(".scene:visible .go")
    go_to.nth(0).click()
    assert shown(stage) == "talking"
    go_to.nth(0).click()
    assert shown(stage) == "trap"
    stage.page.go_back()
    assert shown(stage) == "talking"
    go_to.nth(1).click()
    assert shown(stage) == "done"
    stage.root.locator(".scene:visible a.button").click()
    assert shown(stage) == "ringing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_read_from_the_left_in_every_language(open_activity: Open, language: str) -> None:
    stage = open_activity("phone", language)
    places = stage.page.evaluate("""() => {
      const text = document.querySelector(".scene[data-now] strong").firstChild;
      return [0, 5, 9].map((at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().x;
      });
    }""")
    assert places == sorted(places)


def test_on_paper_every_scene_is_there_and_numbered(open_activity: Open) -> None:
    stage = open_activity("phone")
    go(stage, 1)
    stage.page.emulate_media(media="print")
    expect(stage.root.locator(".scene:visible")).to_have_count(4)
    numbered = sorted(
        (round(box["y"]), round(box["x"]), label.inner_text())
        for label in stage.root.locator(".which:visible").all()
        if (box := label.bounding_box())
    )
    assert [text for _, _, text in numbered] == ["Hình 1", "Hình 2", "Hình 3", "Hình 4"]
    expect(stage.root.locator(".start .towards").first).to_have_text("sang hình 2")
    expect(stage.root.locator(".towards:visible")).to_have_count(5)
