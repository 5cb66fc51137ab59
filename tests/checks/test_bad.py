"""One file or folder for every mistake that the readers and checks know, and the exact report for it.

``python -m tests.checks.test_bad`` writes the reports anew.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from doorstep.checks import check_library
from doorstep.problems import Problem, in_order, report
from doorstep.textfile import read_text
from tests.checks.projects import LESSON, TOP, context, read_sample, write

BAD = Path(__file__).parents[1] / "bad"
MESSAGES = Path(__file__).parents[2] / "doorstep" / "messages"
AREAS = (
    *("yaml", "front", "lesson", "directive", "role", "link", "image", "file"),
    *("safety", "translation", "place", "fact", "term"),
)


def shortcut(root: Path) -> list[Problem]:
    write(root, {"secret.txt": "password"})
    (root / LESSON).parent.mkdir(parents=True)
    (root / LESSON).symlink_to(root / "secret.txt")
    return check_library(context(root))


def too_large(root: Path) -> list[Problem]:
    write(root, {LESSON: TOP + "a" * 200_000})
    return check_library(context(root))


def not_utf8(root: Path) -> list[Problem]:
    write(root, {LESSON: TOP.encode() + "Bác chào.\n".encode() + "Tiê\u0300n không vê\u0300.\n".encode("cp1258")})
    return check_library(context(root))


# Mistakes that a file in a repository cannot show.
MADE: dict[str, Callable[[Path], list[Problem]]] = {
    "file.missing": lambda root: read_text(root / "lesson.md", "lesson.md")[1],
    "file.unreadable": lambda root: read_text(root, "lesson.md")[1],
    "file.not-utf8": not_utf8,
    "file.shortcut": shortcut,
    "file.too-large": too_large,
}


def codes() -> Iterator[str]:
    """Every code in the catalogue of our areas."""
    for area in AREAS:
        names = yaml.safe_load((MESSAGES / f"{area}.yml").read_text(encoding="utf-8"))
        yield from (f"{area}.{name}" for name in names)


def found(code: str, root: Path) -> list[Problem]:
    """The problems of the mistake kept for a code, laid out in a project at ``root``."""
    if code in MADE:
        return MADE[code](root)
    data = BAD / f"{code}.yml"
    if data.is_file():
        return in_order(read_sample(data.read_text(encoding="utf-8"))[1])
    if (BAD / code).is_dir():
        shutil.copytree(BAD / code, root, dirs_exist_ok=True)
    else:
        write(root, {LESSON: (BAD / f"{code}.md").read_bytes()})
    return check_library(context(root))


CODES = sorted(codes())


@pytest.mark.parametrize("code", CODES)
def test_a_mistake_is_reported_at_its_line_with_a_fix(code: str, tmp_path: Path) -> None:
    problems = found(code, tmp_path)
    assert report(problems) + "\n" == (BAD / f"{code}.txt").read_text(encoding="utf-8")
    assert {problem.code for problem in problems} == {code}, "one mistake a file"
    assert report(problems, "vi") != report(problems, "en")


def test_every_code_has_a_mistake_and_every_mistake_a_code() -> None:
    assert {path.name.removesuffix(".txt") for path in BAD.glob("*.txt")} == set(CODES)
    kept = {path.name.removesuffix(".md").removesuffix(".yml") for path in BAD.iterdir() if path.suffix != ".txt"}
    assert kept | set(MADE) == set(CODES)


def main() -> None:
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder:
            text = report(found(code, Path(folder))) + "\n"
        (BAD / f"{code}.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
