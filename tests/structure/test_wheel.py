"""The wheel: whole, and working on its own, away from the checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.structure.tree import ROOT, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    target = wheel.parent / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", target, wheel], check=True)
    return target


def run(target: Path, *arguments: str) -> str:
    """What a Python prints that finds Doorstep in ``target`` only."""
    where = {"PYTHONPATH": str(target), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=target.parent, env=os.environ | where, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_wheel_has_every_file_of_the_package_and_the_templates(wheel: Path) -> None:
    wanted = {name for name in tracked() if name.startswith("doorstep/")}
    wanted |= {f"doorstep/{name}" for name in tracked() if name.startswith("templates/")}
    with ZipFile(wheel) as archive:
        assert wanted - set(archive.namelist()) == set()


def test_wheel_has_the_licences_and_the_renderer_of_notebooks(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        entry_points = next(name for name in names if name.endswith("entry_points.txt"))
        assert "[myst_nb.mime_renderers]" in archive.read(entry_points).decode()
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-lessons.md"}


def test_installed_package_uses_its_own_templates(installed: Path) -> None:
    asked = "from doorstep.paths import templates_dir; print(templates_dir())"
    assert Path(run(installed, "-c", asked).strip()) == installed / "doorstep" / "templates"


def test_installed_command_answers(installed: Path) -> None:
    assert run(installed, "-m", "doorstep", "--version").startswith("doorstep, version ")
    assert "build" in run(installed, "-m", "doorstep", "--help")
