"""A phone with one activity on its screen, for the browser tests of every kind."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from doorstep.paths import templates_dir
from tests.activities.samples import page as page_of
from tests.activities.samples import sample

WIDTH = 360
_STORAGE_BLOCKED = """
Object.defineProperty(window, "indexedDB", { get() { throw new Error("blocked"); } });
Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });
"""


class Stage:
    """The activity of a page, and what a hand or a keyboard does to it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".activity")
        self.status = page.get_by_role("status")

    def wait_out_repeats(self) -> None:
        """Lets the moment pass in which a second tap counts as trembling."""
        self.page.clock.run_for(500)

    def tap(self, target: Locator) -> None:
        """A tap by somebody who is not in a hurry."""
        self.wait_out_repeats()
        target.click()

    def press(self, *keys: str) -> None:
        """Keys one after the other; the focus never falls back to the page."""
        for key in keys:
            self.wait_out_repeats()
            self.page.keyboard.press(key)
            assert self.focused() != "BODY", f"the focus was lost after {key}"

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.tagName"))

    def has_state(self, state: str) -> None:
        expect(self.root).to_have_attribute("data-state", state)

    def is_live(self) -> None:
        expect(self.root.last).to_have_attribute("data-live", "")

    def reload(self) -> None:
        self.page.reload()
        self.is_live()


@contextmanager
def staged(
    browser: Browser, file: Path, *, script: bool = True, storage: bool = True, width: int = WIDTH
) -> Iterator[Stage]:
    """The page in a phone of its own. An error of a script fails the test."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 640})
    context.set_default_timeout(8_000)
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    if script:
        page.clock.install()
    if not storage:
        page.add_init_script(_STORAGE_BLOCKED)
    page.goto(file.as_uri())
    stage = Stage(page)
    if script:
        stage.is_live()
    yield stage
    context.close()
    assert errors == []


def write_page(folder: Path, kinds: str | Iterable[str], language: str, *, script: bool = True) -> Path:
    """A page of the first golden activity of one kind or several, beside the built script and style."""
    chosen = [kinds] if isinstance(kinds, str) else list(kinds)
    for name in ("doorstep.js", "doorstep.css"):
        asset = folder / name
        if not asset.exists():
            asset.write_bytes((templates_dir() / "static" / name).read_bytes())
    path = folder / f"{'-'.join(chosen)}-{language}{'' if script else '-plain'}.html"
    path.write_text(page_of([sample(kind, language) for kind in chosen], script=script), encoding="utf-8")
    return path


Open = Callable[..., Stage]
