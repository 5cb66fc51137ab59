"""The built lesson in a real browser: over http and from a folder, with scripts and without, small and projected."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.built_site import LESSON
from tests.range_server import serve

PHONE, PROJECTOR = {"width": 360, "height": 740}, {"width": 1280, "height": 720}
# Which key a person who knows the answers would press on the element that has the focus; null to go on.
NEXT_KEY = """() => {
  const at = document.activeElement, act = at.closest("[data-activity]");
  if (!act || ["right", "done"].includes(act.dataset.state)) return null;
  const right = at.matches("input[data-right]");
  switch (act.dataset.activity) {
    case "choice": return right ? "Space" : at.matches("input") ? "ArrowDown" : null;
    case "redflags": return at.matches(".none-left") ? "Enter" : right && !at.checked ? "Space" : null;
    case "checklist": return at.matches("input") && !at.checked ? "Space" : null;
    case "order": {
      const next = act.querySelectorAll(".tap[aria-pressed=true]").length + 1;
      return at.matches(".tap") && at.closest(".row").dataset.place === String(next) ? "Enter" : null;
    }
  }
  return at.matches(".go[data-way=best]") ? "Enter" : null;
}"""
OpenLesson = Callable[..., Page]
KINDS = ("phone", "redflags", "scenario", "choice", "order", "checklist")


@pytest.fixture(scope="module")
def bases(built_site: Path) -> Iterator[dict[str, str]]:
    with serve(built_site) as address:
        yield {"http": address.rstrip("/"), "file": built_site.as_uri()}


@pytest.fixture
def open_lesson(browser: Browser, bases: dict[str, str]) -> Iterator[OpenLesson]:
    """Opens the lesson; in the end nothing may stand in the console or have gone out to the network."""
    contexts, faults = [], []

    def open_it(
        lang: str = "vi",
        base: str = "http",
        page: str = LESSON,
        *,
        js: bool = True,
        size: dict = PHONE,
        clock: bool = False,
    ) -> Page:
        context = browser.new_context(viewport=size, java_script_enabled=js)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on(
            "request",
            lambda request: (
                None if request.url.startswith((bases[base], "data:", "blob:")) else faults.append(request.url)
            ),
        )
        if clock:
            tab.clock.install()
        tab.goto(f"{bases[base]}/{lang}/{page}.html")
        return tab

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []


def wait_out_the_guard(page: Page) -> None:
    """Let the page's clock run past the time in which a second tap of an unsteady hand is not counted."""
    page.clock.run_for(500)


def activity(page: Page, kind: str):
    return page.locator(f"[data-activity={kind}]")


@pytest.mark.parametrize("size", [PHONE, PROJECTOR], ids=["phone", "projector"])
@pytest.mark.parametrize("lang", ["vi", "ar"])
@pytest.mark.parametrize("base", ["http", "file"])
def test_every_activity_can_be_done_by_tapping(open_lesson: OpenLesson, base: str, lang: str, size: dict) -> None:
    page = open_lesson(lang, base, size=size, clock=True)
    phone = activity(page, "phone")
    phone.locator(".scene:visible .go.call-red").click()
    expect(phone).to_have_attribute("data-state", "right")

    flags = activity(page, "redflags")
    for part in flags.locator(".part:has([data-right]) label").all():
        part.click()
        wait_out_the_guard(page)
    flags.locator(".none-left").click()
    expect(flags).to_have_attribute("data-state", "right")

    scenario = activity(page, "scenario")
    while scenario.get_attribute("data-state") != "right":
        scenario.locator(".scene:visible .go[data-way=best]").first.click()
        wait_out_the_guard(page)

    choice = activity(page, "choice")
    choice.locator(".option:has([data-right]) label").click()
    expect(choice).to_have_attribute("data-state", "right")
    expect(choice.locator("[role=status]")).not_to_be_empty()

    order = activity(page, "order")
    for place in range(1, 6):
        order.locator(f".row[data-place='{place}'] .tap").click()
        wait_out_the_guard(page)
    expect(order).to_have_attribute("data-state", "right")

    checklist = activity(page, "checklist")
    for label in checklist.locator("label").all():
        label.click()
        wait_out_the_guard(page)
    expect(checklist).to_have_attribute("data-state", "done")


@pytest.mark.parametrize("lang", ["vi", "ar"])
@pytest.mark.parametrize("base", ["http", "file"])
def test_without_scripts_every_answer_is_explained(open_lesson: OpenLesson, base: str, lang: str) -> None:
    page = open_lesson(lang, base, js=False)
    for option in activity(page, "choice").locator(".option").all():
        option.locator("label").click()
        expect(option.locator(".why")).to_be_visible()
    for part in activity(page, "redflags").locator(".part").all():
        part.locator("label").click()
        expect(part.locator(".why")).to_be_visible()
    for row in activity(page, "order").locator(".row").all():
        row.locator("label").first.click()
        expect(row.locator(".why:visible")).to_have_count(1)
    for kind in ("phone", "scenario"):
        graph = activity(page, kind)
        while graph.locator(".scene:visible .go").count():
            expect(graph.locator(".scene:visible")).to_have_count(1)
            graph.locator(".scene:visible .go[data-way=best]").first.click()
        expect(graph.locator(".scene:visible .well")).to_be_visible()
    for box in activity(page, "checklist").locator("label").all():
        box.click()
    for answer in page.locator("details.answer").all():
        answer.locator("summary").click()
        expect(answer.locator("ol, ul")).to_be_visible()
    expect(page.locator(".needs-js:visible")).to_have_count(0)


def test_the_keyboard_alone_completes_the_lesson(open_lesson: OpenLesson) -> None:
    page = open_lesson("vi", "file", clock=True)
    for _ in range(400):
        page.keyboard.press("Tab")
        press = page.evaluate(NEXT_KEY)
        while press == "ArrowDown":
            page.keyboard.press(press)
            right = page.evaluate("document.activeElement.matches('[data-right]')")
            press = "Space" if right else "ArrowDown"
        if press:
            page.keyboard.press(press)
            wait_out_the_guard(page)
        states = page.locator("[data-activity]").evaluate_all("all => all.map(one => one.dataset.state)")
        if all(state in {"right", "done"} for state in states):
            break
    assert sorted(states) == ["done", "right", "right", "right", "right", "right"]


@pytest.mark.parametrize("lang", ["vi", "en", "ar"])
def test_axe_finds_nothing(open_lesson: OpenLesson, lang: str) -> None:
    for name in (LESSON, "vneid/index", "index", "about"):
        page = open_lesson(lang, page=name)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{name}: {results.generate_report()}"


@pytest.mark.parametrize("lang", ["vi", "ar"])
def test_nothing_is_wider_than_a_small_phone(open_lesson: OpenLesson, lang: str) -> None:
    page = open_lesson(lang, size={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_progress_survives_a_reload_and_a_change_of_language(open_lesson: OpenLesson, bases: dict[str, str]) -> None:
    page = open_lesson("vi", "http")
    choice = activity(page, "choice")
    choice.locator(".option:has([data-right]) label").click()
    expect(choice).to_have_attribute("data-state", "right")
    page.goto(f"{bases['http']}/en/{LESSON}.html")
    expect(activity(page, "choice")).to_have_attribute("data-state", "right")
    page.reload()
    expect(activity(page, "choice")).to_have_attribute("data-state", "right")


@pytest.mark.parametrize("base", ["http", "file"])
def test_the_lesson_is_heard_and_followed(open_lesson: OpenLesson, base: str) -> None:
    page = open_lesson("vi", base)
    page.locator(".bar [data-do=play]").click()
    if page.locator(".bar-ask").is_visible():
        page.locator("[data-do=accept]").click()
    first = page.locator("h1 .s")
    expect(first).to_have_class("s now")
    expect(page.locator(".bar-note")).to_contain_text("Giọng máy thử")
    page.locator(".bar [data-do=next]").click()
    expect(first).not_to_have_class("s now")
