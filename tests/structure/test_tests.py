"""Tests wait for what they need, never for a time, and in a way that pages with a strict policy allow."""

import re

import pytest

from tests.structure.tree import text_of, tracked_in

SLEEP = re.compile(r"time\.sleep\(|wait_for_timeout\(")
# Playwright evaluates a bare expression with eval() at each look, which our pages forbid; a function it calls.
BARE_WAIT = re.compile(r"""wait_for_function\(\s*f?["'](?!\()""")


@pytest.mark.parametrize("name", tracked_in("tests", ".py"))
def test_a_test_waits_well(name: str) -> None:
    for number, line in enumerate(text_of(name).splitlines(), 1):
        assert not SLEEP.search(line), f"{name}:{number} sleeps"
        assert not BARE_WAIT.search(line), f"{name}:{number} write () => …"
