"""``python3 scripts/build.py`` on a new machine, again, after a cut, and where it cannot work."""

import shutil
from pathlib import Path

import pytest

from tests.scripts.tiny import make_project, run, start

RAN = "ran whole build --jobs 2\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once. Making an environment takes seconds, so each test leaves it installed again."""
    project = make_project(tmp_path_factory.mktemp("new") / "project")
    code, out, _ = run(project)
    assert code == 7, "the exit code of the build"
    assert out.startswith("Installing requirements.lock into .venv")
    assert out.endswith(RAN)
    return project


def test_the_next_run_builds_at_once(installed: Path) -> None:
    assert run(installed)[:2] == (7, RAN)


def test_an_install_cut_short_is_done_again_from_scratch(installed: Path) -> None:
    stamp = installed / ".venv" / "doorstep.stamp"
    stamp.write_text("", encoding="utf-8")
    next((installed / ".venv").rglob("thing.py")).write_text('WORD = "half"\n', encoding="utf-8")
    code, out, _ = run(installed)
    assert code == 7
    assert out.endswith(RAN)


def test_a_changed_lock_is_installed(installed: Path) -> None:
    lock = installed / "requirements.lock"
    lock.write_text("# new\n" + lock.read_text(encoding="utf-8"), encoding="utf-8")
    assert "Installing" in run(installed)[1]
    assert run(installed)[:2] == (7, RAN)


def test_two_at_once_install_once(installed: Path) -> None:
    (installed / ".venv" / "doorstep.stamp").unlink()
    both = [start(installed), start(installed)]
    outputs = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [7, 7]
    assert sorted("Installing" in out for out in outputs) == [False, True]


def test_a_package_with_another_hash_is_refused_and_the_next_run_recovers(installed: Path) -> None:
    lock = installed / "requirements.lock"
    right = lock.read_text(encoding="utf-8")
    package, _, digest = right.strip().partition("sha256:")
    lock.write_text(f"{package}sha256:{digest[::-1]}\n", encoding="utf-8")
    shutil.rmtree(next((installed / ".venv").rglob("thing-1.dist-info")))
    code, out, err = run(installed)
    assert code == 4
    assert "ran" not in out
    assert "DO NOT MATCH THE HASHES" in err
    assert "Traceback" not in err
    assert "doorstep: requirements.lock could not be installed\n    fix: " in err
    lock.write_text(right, encoding="utf-8")
    code, out, _ = run(installed)
    assert (code, out.endswith(RAN)) == (7, True)


def test_another_python_is_told_which_to_use(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    asked = (
        "import sys; sys.version_info = (3, 10, 1); sys.path[0] = 'scripts'; import environment; environment.ready()"
    )
    code, _, err = run(project, "-c", asked)
    assert code == 4
    assert "fix: run it with Python 3.11, 3.12 or 3.13" in err
    assert not (project / ".venv").exists()
