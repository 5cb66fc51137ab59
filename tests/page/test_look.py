"""Pages in a real browser: fit for small screens and every eye, calm without JavaScript, whole on paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from doorstep.labels import labels_for
from tests.page.sample import LANGUAGES, PAGES

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site_folder: Path) -> Open:
    def opened(address: str, width: int = 360, height: int = 640, **context: object) -> Page:
        page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        page.goto(f"{site_folder.as_uri()}/{address}")
        return page

    return opened


@pytest.mark.parametrize("address", ["index.html", *(f"{lang}/{page}.html" for lang in LANGUAGES for page in PAGES)])
def test_nothing_is_wider_than_the_screen(open_page: Open, address: str) -> None:
    page = open_page(address)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_the_type_has_three_sizes_and_the_choice_stays(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    size = "parseFloat(getComputedStyle(document.querySelector('.b-goal .s')).fontSize)"
    sizes = [page.evaluate(size)]
    for _ in range(2):
        page.click("[data-do=type]")
        sizes.append(page.evaluate(size))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert 18 <= sizes[0] < sizes[1] < sizes[2]
    page.goto(page.url.replace("/vi/", "/ar/"))
    page.wait_for_function("() => document.documentElement.dataset.type === '3'")
    page.click("[data-do=type]")
    assert page.evaluate("document.documentElement.dataset.type") == "1"
    page.context.close()


def test_type_twice_as_large_still_fits(open_page: Open) -> None:
    page = open_page("vi/lesson.html", 360)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["index.html", *(f"{lang}/{page}.html" for lang in ("vi", "ar") for page in PAGES)])
def test_axe_finds_nothing(open_page: Open, address: str, scheme: str) -> None:
    page = open_page(address, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    page.context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_no_control_is_dead(open_page: Open, lang: str) -> None:
    page = open_page(f"{lang}/lesson.html", java_script_enabled=False)
    assert page.locator("button:visible").count() == 0
    assert page.locator(".bar").is_hidden()
    page.click(".languages summary")
    assert page.locator(".languages a").first.is_visible()
    expect(page.locator(".way.on")).to_be_visible()
    page.context.close()


def test_every_target_is_large_enough_for_an_unsteady_finger(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    page.click(".languages summary")
    small = page.evaluate(
        """[...document.querySelectorAll("button, summary, nav a, .languages a, .home")]
        .map((target) => [target.className, target.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 47.5 || box.width < 47.5)).map(([name]) => name)"""
    )
    page.context.close()
    assert small == []


def test_walking_shows_each_part_clear_of_the_bar_and_counts_it(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    for at in range(2, 10):
        page.click("[data-do=forward]")
        expect(page.locator(".crumb [data-count]")).to_have_text(f" · {at}/9", use_inner_text=False)
        box = page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom] })()"
        )
        bar = page.evaluate("document.querySelector('.bar').getBoundingClientRect().top")
        assert -1 <= box[0] < bar - 40
    page.click("[data-do=forward]")
    expect(page.locator(".way.on")).to_be_focused()
    for _ in range(9):
        page.click("[data-do=back]")
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.context.close()


def test_the_focus_is_never_under_the_bar(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    covered = page.evaluate(
        """[...document.querySelectorAll("main a, main input, main button, main summary")].filter((target) => {
          target.focus();
          const bar = document.querySelector(".bar").getBoundingClientRect().top;
          return target.getBoundingClientRect().bottom > bar;
        }).map((target) => target.outerHTML)"""
    )
    page.context.close()
    assert covered == []


def test_the_count_follows_a_scroll_by_hand(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    page.mouse.move(180, 300)
    page.mouse.wheel(0, 1200)
    expect(page.locator(".crumb [data-count]")).not_to_have_text(" · 1/9", use_inner_text=False)
    page.context.close()


def test_the_next_visit_offers_the_part_reached(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    assert page.locator(".resume").is_hidden()
    for _ in range(3):
        page.click("[data-do=forward]")
    reached = page.locator(":focus").inner_text()
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator(".resume b")).to_have_text(reached)
    again.click(".resume button")
    expect(again.locator(":focus")).to_have_text(reached)
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_gets_the_lesson_in_ink_and_no_controls(open_page: Open, lang: str) -> None:
    page = open_page(f"{lang}/lesson.html", 800)
    page.emulate_media(media="print")
    assert page.locator("button:visible, .bar:visible, .languages:visible, .ways:visible").count() == 0
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.b-take-home')).borderTopStyle") == "dashed"
    page.context.close()


def test_a_card_can_be_printed_alone(open_page: Open) -> None:
    page = open_page("vi/lesson.html", 800)
    page.evaluate("window.print = () => { window.printed = true }")
    page.click("[data-do=print]")
    assert page.evaluate("printed")
    page.emulate_media(media="print")
    assert page.locator(".b-take-home .b-body").is_visible()
    assert page.locator("h1:visible, .b-goal:visible, .top:visible, .site-foot:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1").is_visible()
    page.context.close()


def test_switching_language_keeps_the_page(open_page: Open) -> None:
    page = open_page("vi/lesson.html")
    page.click(".languages summary")
    page.click(".languages a[lang=ar]")
    page.wait_for_url(re.compile("/ar/lesson.html"))
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert labels_for("ar")["page"]["pledge"] in page.inner_text("footer")
    page.context.close()
