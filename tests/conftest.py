"""What every test may use: the built site, a browser, and no way out to the network."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.system import browser_path
from tests.network import close_network

pytest_plugins = ["tests.built_site"]

# No sandbox: tests may run as root. No calls home: the browser of a test asks for our pages only.
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_configure() -> None:
    close_network()


@pytest.fixture(autouse=True)
def environment_as_it_was() -> Iterator[None]:
    """What a test does to the environment, or Sphinx when it runs in this process, ends with the test."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run; a test opens its own context."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
        yield chromium
        chromium.close()
