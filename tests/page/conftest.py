"""The sample site on disk and over http, and a phone to open it with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.page.sample import write_site
from tests.range_server import serve

_WATCH = """
window.said = [];
window.sounds = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  if (!sounds.includes(this)) sounds.push(this);
  return play.call(this);
};
new MutationObserver((changes) => {
  for (const { target } of changes)
    if (target.classList.contains("now") && said[said.length - 1] !== target.id) said.push(target.id);
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
"""


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("sample-site"))


@pytest.fixture(scope="session")
def http_site(site_folder: Path) -> Iterator[str]:
    with serve(site_folder) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def site(request: pytest.FixtureRequest, site_folder: Path, http_site: str) -> str:
    return http_site if request.param == "http" else site_folder.as_uri()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A small phone. `said` lists the sentences lit so far, `sounds` what has been played."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.add_init_script(_WATCH)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def screen(phone: BrowserContext) -> Iterator[Page]:
    """A page of that phone; an error of a script or a refusal of the security policy fails the test."""
    page, errors = phone.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    yield page
    assert errors == []
