"""Hostile lessons: each is refused by ``check_safety``, which needs nothing but the folder.

The builds that must refuse them too are tested with the same files. What each tries is told in their README.
"""

import re
import shutil
from pathlib import Path

import pytest

from doorstep.checks import check_safety
from doorstep.problems import report
from tests.checks.projects import LESSON, TOP, write

ATTACKS = Path(__file__).parents[1] / "attacks"
FILES = sorted(path for path in ATTACKS.iterdir() if path.name != "README.md")
SYMLINKS = {
    "symlink-lesson": (LESSON, "secret.txt"),
    "symlink-folder": ("lessons/vi/health", "."),
    "symlink-picture": ("lessons/media/qr.png", "secret.png"),
}


def lay_out(attack: Path, root: Path) -> None:
    """Write a project with one attack in it."""
    write(root, {"secret.txt": "SECRET-7F3A\n", "secret.png": "SECRET-7F3A\n", "README.md": "SECRET-7F3A\n"})
    if attack.is_dir():
        shutil.copytree(attack, root, dirs_exist_ok=True)
    else:
        write(root, {LESSON: attack.read_bytes()})


@pytest.mark.parametrize("attack", FILES, ids=lambda path: path.stem)
def test_an_attack_is_refused_with_its_file_and_a_fix(attack: Path, tmp_path: Path) -> None:
    lay_out(attack, tmp_path)
    errors = [problem for problem in check_safety(tmp_path) if problem.severity == "error"]
    assert errors
    assert all(problem.at.path.startswith("lessons/") for problem in errors)
    assert "SECRET" not in report(errors)


@pytest.mark.parametrize("name", SYMLINKS)
def test_a_link_out_of_the_lessons_is_refused(name: str, tmp_path: Path) -> None:
    link, target = SYMLINKS[name]
    write(tmp_path, {LESSON: TOP, "secret.txt": "x", "secret.png": "x", "lessons/media/a.txt": "x"})
    (tmp_path / "lessons/media/a.txt").unlink()
    (tmp_path / link).unlink(missing_ok=True)
    (tmp_path / link).symlink_to(tmp_path / target)
    assert [(problem.at.path, problem.code) for problem in check_safety(tmp_path)] == [(link, "file.shortcut")]


def test_an_innocent_lesson_is_not_refused(tmp_path: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    body = "Một < hai, `{{ x }}`, `<b>`, {blank}`tên`.\n\n![Hình](../../media/a.svg) [Gọi](tel:113)\n"
    body += "\n```\n:::{include} x\n```\n"
    write(tmp_path, {LESSON: TOP + body, "lessons/media/a.svg": picture, "lessons/.DS_Store": b"\x00\xff"})
    assert check_safety(tmp_path) == []


def test_the_lessons_of_other_languages_can_be_left_to_their_own_process(tmp_path: Path) -> None:
    write(tmp_path, {LESSON: TOP, "lessons/en/payments/lesson.md": "<script>", "lessons/media/x.py": "x"})
    assert {problem.at.path for problem in check_safety(tmp_path, "vi")} == {"lessons/media/x.py"}
    assert len({problem.at.path for problem in check_safety(tmp_path)}) == 2


def test_the_readme_tells_of_every_attack() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \|", (ATTACKS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted([*(path.stem for path in FILES), *SYMLINKS])
