"""A stage for the browser tests."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.activities.stage import Open, Stage, staged, write_page


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("activities")


@pytest.fixture
def open_activity(browser: Browser, pages: Path) -> Iterator[Open]:
    """Opens the golden activity of a kind: ``open_activity("choice", "vi", script=False)``."""
    with ExitStack() as stack:

        def show(kind: str | Iterable[str], language: str = "vi", **options: Any) -> Stage:
            return stack.enter_context(staged(browser, write_page(pages, kind, language), **options))

        yield show
