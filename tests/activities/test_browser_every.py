"""What all kinds promise in a browser, on one page: accessible, narrow, large, kept, printable."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from doorstep.activities import KINDS
from tests.activities.stage import Open, Stage, staged, write_page

LANGUAGES = ["vi", "ar"]
FIRST = {"choice": ".option label", "redflags": ".part label", "order": ".tap", "checklist": "label"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TARGETS = "label:visible, button:visible, summary:visible, a:visible"


def one(stage: Stage, kind: str) -> Locator:
    return stage.page.locator(f".c-{kind}")


def begin(stage: Stage) -> None:
    """Touches something in every activity."""
    for kind in KINDS:
        stage.tap(one(stage, kind).locator(FIRST.get(kind, ".scene:visible .go")).first)
        expect(one(stage, kind)).not_to_have_attribute("data-state", "new")


def open_all(stage: Stage) -> None:
    for summary in stage.page.locator("summary").all():
        stage.tap(summary)


def faults(stage: Stage) -> str:
    """The report of axe, empty when it has no complaint."""
    violations = Axe().run(stage.page, options={"runOnly": RULES}).response["violations"]
    return "\n".join(f"{found['id']}: {node['html']}" for found in violations for node in found["nodes"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_before_and_after_answers(open_activity: Open, language: str) -> None:
    stage = open_activity(KINDS, language)
    assert faults(stage) == ""
    begin(stage)
    assert faults(stage) == ""
    open_all(stage)
    assert faults(stage) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_page_without_its_script(browser: Browser, pages: Path, language: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    stage = Stage(context.new_page())
    stage.page.goto(write_page(pages, KINDS, language, script=False).as_uri())
    assert faults(stage) == ""
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_320_pixels_and_a_finger(open_activity: Open, language: str, script: bool) -> None:
    stage = open_activity(KINDS, language, script=script, width=320)
    if script:
        begin(stage)
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 320
    for target in stage.page.locator(TARGETS).all():
        box = target.bounding_box()
        assert box and box["height"] >= 56 and box["width"] >= 56, target.inner_html()
    for option in stage.page.locator(".option label, .item label, .row, .go:visible").all():
        box = option.bounding_box()
        assert box and box["height"] >= 64, option.inner_html()


def test_it_works_where_storage_is_refused(open_activity: Open) -> None:
    stage = open_activity(KINDS, storage=False)
    begin(stage)
    expect(stage.page.locator(".activity[data-state='new']")).to_have_count(0)


def test_what_was_done_survives_a_change_of_language(browser: Browser, pages: Path) -> None:
    with staged(browser, write_page(pages, KINDS, "vi")) as stage:
        begin(stage)
        states = [one(stage, kind).get_attribute("data-state") or "" for kind in KINDS]
        stage.page.goto(write_page(pages, KINDS, "ar").as_uri())
        for kind, state in zip(KINDS, states, strict=True):
            expect(one(stage, kind)).to_have_attribute("data-state", state)


def test_on_paper_it_is_empty_again(open_activity: Open) -> None:
    stage = open_activity(KINDS)
    begin(stage)
    open_all(stage)
    stage.page.emulate_media(media="print")
    hidden = ".activity .why, .activity .status, .activity .help, .activity button"
    assert [element.inner_text() for element in stage.page.locator(hidden).all() if element.is_visible()] == []
    expect(stage.page.locator(".letter .icon:visible, .box .icon:visible")).to_have_count(0)
    grounds = "[...document.querySelectorAll('.activity label, .row')].map((e) => getComputedStyle(e).backgroundColor)"
    assert set(stage.page.evaluate(grounds)) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    for kind in ("choice", "order", "redflags"):
        expect(one(stage, kind).locator(".on-paper")).to_be_visible()


def test_a_spoilt_memory_is_a_fresh_start(open_activity: Open) -> None:
    stage = open_activity("choice")
    stage.page.evaluate("""() => {
      const spoilt = { at: Date.now() + 1e9, value: { v: 1, state: 7, tries: "x", picked: "1", marked: { a: 1 } } };
      localStorage.setItem("doorstep-site:otp-call", JSON.stringify(spoilt));
      localStorage.setItem("doorstep-site:other", "{");
    }""")
    stage.reload()
    expect(stage.root).to_have_attribute("data-state", "new")
    stage.tap(stage.root.locator("label").first)
    expect(stage.root).to_have_attribute("data-state", "trying")
