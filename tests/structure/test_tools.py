"""Style, types and layers: the same tools that ``scripts/lint.py`` runs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.tree import ROOT

TOOLS = {
    "ruff check": ["ruff", "check"],
    "ruff format": ["ruff", "format", "--check"],
    "mypy": ["mypy"],
    "mypy of the scripts": ["mypy", *(str(path) for path in sorted((ROOT / "scripts").glob("*.py")))],
    "layers": ["lint-imports"],
}


@pytest.mark.parametrize("name", TOOLS)
def test_tool_has_nothing_to_say(name: str) -> None:
    tool, *rest = TOOLS[name]
    done = subprocess.run(
        [Path(sys.executable).with_name(tool), *rest], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
