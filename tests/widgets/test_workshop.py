"""The workshop page in a browser: its activity and its ordinary widgets work without a kernel and without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.range_server import serve

REFUSED = "window.refused = []; addEventListener('securitypolicyviolation', (e) => refused.push(e.violatedDirective));"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built_site: Path) -> Iterator[str]:
    with serve(built_site) as address:
        yield address if request.param == "http" else built_site.as_uri()


@pytest.fixture
def workshop(browser: Browser, base: str) -> Iterator[Page]:
    """The Vietnamese page on a phone. Nothing may fail, be refused by the policy, or be asked of another host."""
    faults: list[str] = []
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith((base, "data:")) else faults.append(sent.url))
        page.add_init_script(REFUSED)
        page.goto(f"{base}/vi/workshop.html")
        yield page
        faults += page.evaluate("refused")
    assert faults == []


def test_the_activity_of_a_cell_can_be_done(workshop: Page) -> None:
    choice = workshop.locator("#workshop-otp")
    choice.locator(".option:has([data-right]) label").click()
    expect(choice).to_have_attribute("data-state", "right")


def test_a_linked_slider_moves_what_it_is_linked_to(workshop: Page) -> None:
    slider = workshop.get_by_role("slider", name="Số phút nghe")
    megabytes, bar = workshop.locator(".widget-area select"), workshop.locator(".widget-area .progress-bar")
    expect(megabytes.locator("option:checked")).to_have_text("2,4 MB")
    slider.focus()
    for _ in range(5):
        slider.press("ArrowRight")
    expect(megabytes.locator("option:checked")).to_have_text("3,6 MB")
    expect(bar).to_have_css("width", bar.evaluate("bar => `${bar.parentElement.clientWidth / 4}px`"))


# From a folder the browser refuses axe the style sheets that it wants to read.
@pytest.mark.parametrize("base", ["http"], indirect=True)
def test_the_page_is_accessible_and_no_wider_than_a_phone(workshop: Page) -> None:
    expect(workshop.get_by_role("slider")).to_be_visible()
    found = Axe().run(workshop)
    assert found.violations_count == 0, found.generate_report()
    assert workshop.evaluate("document.documentElement.scrollWidth") <= 360
