"""DESIGN.md names guards that exist, and gives a reason for every dependency."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DESIGN = (ROOT / "DESIGN.md").read_text(encoding="utf-8")


def test_every_guard_is_a_test_that_exists() -> None:
    named = set(re.findall(r"\btest_[a-z0-9_]+\b(?!\.py)", DESIGN))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) >= 8
    assert named - written == set()


def test_every_path_exists() -> None:
    paths = re.findall(r"`((?:tests|doorstep|templates|book)/[\w./-]+?)(?:::\w+)?`", DESIGN)
    assert len(paths) >= 8
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=~ ]", line)[0].lower() for line in project["dependencies"]}
    table = DESIGN.split("## Dependencies")[1].lower()
    assert [name for name in sorted(wanted) if not re.search(rf"\b{re.escape(name)}\b", table)] == []
