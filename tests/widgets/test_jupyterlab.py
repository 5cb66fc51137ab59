"""An activity as a widget, in a real JupyterLab: clicks reach Python, and Python reaches the page."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.widgets.lab import lab

CELLS = [
    "from doorstep.widgets import Choice\n"
    'quiz = Choice("Who?\\n\\n- [ ] A => no\\n- [x] B => yes", id="otp", language="en")\n'
    "heard = []\n"
    'quiz.observe(lambda change: heard.append(change.new["state"]), "state")\n'
    "quiz",
    'print("heard", heard, quiz.state["picked"], quiz.done)',
    'quiz.state = {**quiz.state, "state": "new", "picked": [], "marked": []}',
]
PATIENCE = 30_000


def run_cell(page: Page, number: int) -> Locator:
    """Run a cell as a person does; its output comes back."""
    cell = page.locator(".jp-CodeCell").nth(number - 1)
    cell.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    return cell.locator(".jp-OutputArea")


def test_a_click_reaches_python_and_python_reaches_the_page(tmp_path: Path, browser: Browser) -> None:
    with lab(tmp_path, CELLS) as address, browser.new_page() as page:
        asked: set[str | None] = set()
        errors: list[str] = []
        page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        expect(page.locator(".jp-CodeCell")).to_have_count(len(CELLS), timeout=PATIENCE)
        # Before it has its kernel, JupyterLab forgets that a cell was to be run.
        expect(page.locator(".jp-Toolbar-kernelName")).to_have_text("This Python", timeout=PATIENCE)
        indicator = page.locator(".jp-Notebook-ExecutionIndicator")
        expect(indicator).to_have_attribute("data-status", "idle", timeout=PATIENCE)

        activity = run_cell(page, 1).locator("section.activity")
        expect(activity).to_have_attribute("data-state", "new", timeout=PATIENCE)
        activity.locator("label").nth(1).click()
        expect(activity).to_have_attribute("data-state", "right")
        expect(activity.locator(".why", has_text="yes")).to_be_visible()

        expect(run_cell(page, 2)).to_contain_text("heard ['right'] [2] True", timeout=PATIENCE)

        run_cell(page, 3)
        expect(activity).to_have_attribute("data-state", "new")
        expect(activity.locator("input:checked")).to_have_count(0)

        assert asked - {None} == {"127.0.0.1"}
        assert errors == []
