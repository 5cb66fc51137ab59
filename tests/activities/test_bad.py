"""One file for every mistake an editor can make in an activity, and the exact report for it.

``python -m tests.activities.test_bad`` writes the reports anew.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from doorstep.activities import KINDS
from doorstep.problems import report
from tests.activities.samples import read_fence

BAD = Path(__file__).parent / "bad"
MESSAGES = Path(__file__).parents[2] / "doorstep" / "messages"
FILES = sorted(BAD.glob("*.md"))


def codes() -> Iterator[str]:
    """Every code of an activity: the common ones, the graph's, and each kind's."""
    for area in ("activity", "graph", *KINDS):
        names = yaml.safe_load((MESSAGES / f"{area}.yml").read_text(encoding="utf-8"))
        yield from (f"{area}.{name}" for name in names)


def said(path: Path) -> str:
    _, problems = read_fence(path.read_text(encoding="utf-8"), path="lesson.md")
    return report(problems) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_reported_at_its_line_with_a_fix(path: Path) -> None:
    assert said(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_shows_the_mistake_it_is_named_for_and_no_other(path: Path) -> None:
    activity, problems = read_fence(path.read_text(encoding="utf-8"))
    assert {problem.code for problem in problems} == {path.stem}
    assert (activity is None) == any(problem.severity == "error" for problem in problems)


def test_every_code_has_a_file_and_every_file_a_code() -> None:
    assert {path.stem for path in FILES} == set(codes())
    assert {path.stem for path in BAD.glob("*.txt")} == set(codes())


def main() -> None:
    for path in FILES:
        path.with_suffix(".txt").write_text(said(path), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
