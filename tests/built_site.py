"""The site of this repository, built once for all tests that look at it, and projects to spoil for the others."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCES = ("_config.yml", "_toc.yml", "book", "lessons")
JUPYTER_BOOK = (sys.executable, "-c", "from jupyter_book.cli.main import main; main()")
LESSON = "vneid/refuse-fake-police"
LESSON_FILE = f"lessons/vi/{LESSON}.md"
LANGUAGES = ("vi", "en", "ar")


def copy_project(folder: Path) -> Path:
    """A copy of what editors write, without what builds made."""
    for name in SOURCES:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    return folder


def doorstep(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does; the report is in English."""
    return subprocess.run(
        [sys.executable, "-m", "doorstep", *arguments],
        cwd=root,
        env={**os.environ, "DOORSTEP_MESSAGES": "en", "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def edit(root: Path, old: str, new: str, path: str = LESSON_FILE) -> None:
    """Replace the first of some words in a file that has them."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's project, built. Tests read it and must not change it."""
    root = copy_project(tmp_path_factory.mktemp("built") / "project")
    result = doorstep(root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture(scope="session")
def built_site(built_project: Path) -> Path:
    """The built learner site."""
    return built_project / "_build" / "site"


@pytest.fixture
def own_project(built_project: Path, tmp_path: Path) -> Iterator[Path]:
    """A built copy for one test to change. It has the caches of the first build, so that building again is quick."""
    root = tmp_path / "project"
    shutil.copytree(built_project, root, symlinks=True)
    yield root
    shutil.rmtree(root, ignore_errors=True)
