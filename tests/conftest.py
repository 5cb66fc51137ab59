"""What every test may use: the built site, a browser, and no way out to the network."""

import sys
from collections.abc import Iterator
from ipaddress import ip_address

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.system import browser_path

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


def is_here(host: str) -> bool:
    """Whether a host is this computer: tests talk to no other."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")


def stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: a test that would reach another computer fails, on a machine with a network too."""
    address = arguments[1] if event == "socket.connect" else arguments if event == "socket.getaddrinfo" else None
    if isinstance(address, tuple) and isinstance(address[0], str) and not is_here(address[0]):
        raise PermissionError(f"a test reached out to {address[0]}")


def pytest_configure() -> None:
    sys.addaudithook(stay_here)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run; a test opens its own context."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path(), args=BROWSER_FLAGS)
        yield chromium
        chromium.close()
