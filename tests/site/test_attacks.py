"""Hostile lessons, built: neither ``doorstep build`` nor plain Jupyter Book runs, reads or passes on what they hold."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import JUPYTER_BOOK, REPOSITORY, copy_project, doorstep, edit

ATTACKS = REPOSITORY / "tests" / "attacks"
NAMES = sorted(path.stem for path in ATTACKS.iterdir() if path.name != "README.md")
COMMANDS = {
    "doorstep": [sys.executable, "-m", "doorstep", "build"],
    "jupyter-book": [*JUPYTER_BOOK, "build", "."],
}


@pytest.fixture
def attacked(tmp_path: Path) -> Path:
    """This project with every attack in it, each as the lesson of a course of its own."""
    root = copy_project(tmp_path / "project")
    for secret in ("secret.txt", "secret.png"):
        (root / secret).write_text("SECRET-7F3A\n", encoding="utf-8")
    (root.parent / "outside.png").write_text("SECRET-7F3A\n", encoding="utf-8")
    for name in NAMES:
        course = root / "lessons/vi" / name
        course.mkdir()
        if (ATTACKS / f"{name}.md").is_file():
            shutil.copyfile(ATTACKS / f"{name}.md", course / "lesson.md")
            continue
        for file in (ATTACKS / name).rglob("*"):
            if file.is_file() and file.parent.name == "payments":
                shutil.copyfile(file, course / file.name)
            elif file.is_file():  # a picture: its name tells whose it is
                (root / "lessons/media" / f"{name}{file.suffix}").write_bytes(file.read_bytes())
        lesson = course / "lesson.md"
        lesson.write_text(
            lesson.read_text(encoding="utf-8").replace("media/a.svg", f"media/{name}.svg"), encoding="utf-8"
        )
    return root


@pytest.mark.parametrize("command", COMMANDS)
def test_a_build_refuses_every_attack_and_gives_nothing_away(command: str, attacked: Path) -> None:
    before = {path for path in attacked.parent.rglob("*") if path.is_file()}
    result = subprocess.run(
        COMMANDS[command], cwd=attacked, capture_output=True, text=True, encoding="utf-8", check=False
    )
    report = result.stdout + result.stderr
    assert result.returncode != 0
    refused = "\n".join(line for line in report.splitlines() if "[book.unlisted-lesson]" not in line)
    assert [name for name in NAMES if f"/{name}/lesson." not in refused and f"media/{name}." not in refused] == []
    made = [path for path in attacked.parent.rglob("*") if path.is_file() and path not in before]
    assert [path for path in made if "owned" in path.name] == []
    assert [path for path in made if b"SECRET-7F3A" in path.read_bytes()] == []
    assert not (attacked / "_build/site").exists()
    assert list((attacked / "_build").rglob("lesson.html")) == []
    assert "SECRET-7F3A" not in report


LOOSE = """
    myst_enable_extensions: [substitution, html_image, attrs_block]
    myst_disable_syntax: []
    myst_substitutions: {x: y}
    html_copy_source: true
    smartquotes: true
"""


def test_a_config_file_cannot_loosen_what_keeps_lessons_harmless(own_project: Path) -> None:
    edit(own_project, "    language: vi\n", f"    language: vi{LOOSE}", path="_config.yml")
    edit(own_project, "Giữ bình tĩnh, dù", '"Giữ" -- bình tĩnh, dù')
    result = doorstep(own_project, "build")
    assert result.returncode == 0, result.stderr
    page = (own_project / "_build/site/vi/vneid/refuse-fake-police.html").read_text(encoding="utf-8")
    assert "&quot;Giữ&quot; -- bình tĩnh, dù" in page
    assert not (own_project / "_build/cache/pages/vi/html/_sources").exists()
