"""The project's own Python environment, ``.venv``: made, mended and entered with the standard library alone.

``scripts/*.py`` start here. Whatever Python 3.11, 3.12 or 3.13 runs them, the work is done by the environment's own
Python with the versions of a lock file. A stamp inside says which locks are installed, so that the next run costs
nothing; while an install runs the stamp is empty, so that one which was cut short is done again from scratch.
"""

import hashlib
import os
import subprocess
import sys
import venv
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK, TEST_LOCK, EXIT_LOCK = "requirements.lock", "requirements-test.lock", "requirements-exit.lock"
STAMP = "doorstep.stamp"


def stop(what: str, fix: str) -> NoReturn:
    """Ends with exit code 4 (the environment is at fault) and two lines: what is wrong, what to do."""
    print(f"doorstep: {what}\n    fix: {fix}", file=sys.stderr)
    raise SystemExit(4)


def python_of(folder: Path) -> Path:
    """The Python inside an environment, on this system."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ready(lock: str = LOCK, folder: Path = VENV) -> Path:
    """The Python of an environment that has everything in ``lock`` and this project, installing only what is needed."""
    if not (3, 11) <= sys.version_info < (3, 14):
        stop(f"this is Python {sys.version.split()[0]}", "run it with Python 3.11, 3.12 or 3.13")
    stamp, wanted = folder / STAMP, _digest(lock, folder)
    if not _has(stamp, wanted):
        with system.alone(folder.with_name(f"{folder.name}.lock")):
            if not _has(stamp, wanted):
                _install(lock, folder)
    return python_of(folder)


def become(python: Path, *arguments: str) -> NoReturn:
    """Goes on as another program in the project's folder: its signals and its exit code are ours."""
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(python, [str(python), *arguments])
    process = subprocess.Popen([str(python), *arguments])
    while True:
        with suppress(KeyboardInterrupt):  # the program got the same key: it says how it ends
            raise SystemExit(process.wait())


def _digest(lock: str, folder: Path) -> str:
    """What an installed environment must agree with: where it is, the lock and the project's own metadata."""
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in (lock, "pyproject.toml")]
    return hashlib.sha256("\0".join([str(ROOT), str(folder), *texts]).encode()).hexdigest()


def _has(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and wanted in stamp.read_text(encoding="utf-8").split() and python_of(stamp.parent).exists()


def _install(lock: str, folder: Path) -> None:
    stamp = folder / STAMP
    cut_short = stamp.is_file() and stamp.read_text(encoding="utf-8") == ""
    if cut_short or not _works(python_of(folder)):
        _create(folder)
    stamp.write_text("", encoding="utf-8")
    print(f"Installing {lock} into {folder.name} (once; a minute or two) ...", flush=True)
    pip = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    for what in (["--require-hashes", "-r", lock], ["--no-build-isolation", "--no-deps", "--editable", "."]):
        if subprocess.call([*pip, *what], cwd=ROOT) != 0:
            stop(f"{lock} could not be installed", "read pip's lines above, look at the network, then run this again")
    covered = {lock, LOCK} if lock == TEST_LOCK else {lock}
    fresh = stamp.with_suffix(".new")
    fresh.write_text("\n".join(_digest(name, folder) for name in sorted(covered)), encoding="utf-8")
    fresh.replace(stamp)


def _works(python: Path) -> bool:
    """Whether an environment is there, whole enough to install into, and of a supported Python."""
    probe = "import pip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
    return python.exists() and subprocess.call([str(python), "-c", probe], stderr=subprocess.DEVNULL) == 0


def _create(folder: Path) -> None:
    if find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        package = f"python3.{sys.version_info.minor}-venv"
        if not (system.debian_root() and system.apt_install(package)):
            stop("this Python cannot make environments", f"sudo apt-get install {package}, then run this again")
    try:
        venv.create(folder, clear=True, with_pip=True, symlinks=os.name == "posix")
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"{folder} could not be made: {error}", "look at the free space and the rights of this folder")
