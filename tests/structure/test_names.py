"""Names: rooms are called by their subject, and nothing names a machine or a registry."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.structure.tree import ROOT, syntax_of, text_of, tracked, tracked_in

VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "base_utils", "stuff"}
BINARY = (".png", ".jpg", ".jpeg", ".webp", ".mp3", ".wav", ".ogg", ".zip", ".ico", ".woff2")
TEXTS = [name for name in tracked() if not name.endswith(BINARY)]

# Pieces, so that this file does not name what it forbids.
REGISTRIES = re.compile(
    r"pypi\.(?:org|io)|python" + r"hosted|registry\.npm" + r"js|deb\.debian" + r"\.org|(?:index|registry)[-_]url\s*="
)
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/|[A-Z]:\\\\Users")
PURE = (
    "problems",
    "paths",
    "labels",
    "yaml",
    "settings",
    "book",
    "lesson",
    "markdown",
    "inline",
    "activities/",
    "checks/",
)


def test_no_file_has_a_vague_name() -> None:
    assert [name for name in tracked() if {*PurePosixPath(name).parts[:-1], PurePosixPath(name).stem} & VAGUE] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_registry_and_no_machine_is_named(name: str) -> None:
    found = [
        f"{name}:{number}: {match.group()}"
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        for rule in (REGISTRIES, MACHINE)
        if (match := rule.search(line))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", [one for one in tracked_in("doorstep", ".py") if one[9:].startswith(PURE)])
def test_the_low_layers_open_no_address(name: str) -> None:
    """The layers contract sees packages; ``urllib.parse`` is welcome there, ``urllib.request`` is not."""
    imported = {
        full
        for node in ast.walk(syntax_of(name))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for full in [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
    }
    assert not imported & {"urllib.request", "urllib.error", "http.client"}


def test_lock_files_pin_with_hashes_and_nothing_else() -> None:
    for name in ("requirements.lock", "requirements-test.lock", "requirements-exit.lock"):
        lines = text_of(name).splitlines()
        packages = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert packages
        assert [line for line in packages if "==" not in line or not line.endswith("\\")] == []
        assert [line for line in lines if line.startswith("-") or "://" in line] == []


def test_the_test_lock_has_the_versions_of_the_lock() -> None:
    def pins(name: str) -> set[str]:
        return {line.split()[0] for line in text_of(name).splitlines() if line and not line.startswith((" ", "#"))}

    assert pins("requirements.lock") <= pins("requirements-test.lock")
