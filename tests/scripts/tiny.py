"""A project as small as can be, with our scripts and packages of its own: environments are made without a network."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

REPOSITORY = Path(__file__).resolve().parent.parent.parent
METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
MAIN = 'import sys, thing\nprint("ran", thing.WORD, *sys.argv[1:])\nsys.exit(7)\n'
# pip asks the project itself for a wheel that leads to its folder.
BACKEND = """
import sys
sys.path.insert(0, {tests!r})
from tests.scripts.tiny import write_wheel
def build_editable(folder, config_settings=None, metadata_directory=None):
    return write_wheel(folder, "doorstep", "doorstep.pth", {root!r})
"""


def write_wheel(folder: str, name: str, file: str, text: str) -> str:
    """The file name of a wheel with one file in it, written into a folder."""
    wheel, info = f"{name}-1-py3-none-any.whl", f"{name}-1.dist-info"
    with ZipFile(Path(folder) / wheel, "w") as archive:
        archive.writestr(file, text)
        archive.writestr(f"{info}/METADATA", METADATA.format(name=name))
        archive.writestr(f"{info}/WHEEL", WHEEL)
        archive.writestr(f"{info}/RECORD", "".join(f"{one},,\n" for one in [*archive.namelist(), f"{info}/RECORD"]))
    return wheel


def make_project(root: Path) -> Path:
    """The project in a new folder: one locked package, and a ``doorstep`` that says its arguments and ends with 7."""
    (root / "doorstep").mkdir(parents=True)
    (root / "wheels").mkdir()
    (root / "scripts").mkdir()
    for name in ("build.py", "environment.py", "system.py"):
        shutil.copyfile(REPOSITORY / "scripts" / name, root / "scripts" / name)
    (root / "doorstep" / "__main__.py").write_text(MAIN, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND.format(tests=str(REPOSITORY), root=str(root)), encoding="utf-8")
    system = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    (root / "pyproject.toml").write_text(f'{system}[project]\nname = "doorstep"\nversion = "1"\n', encoding="utf-8")
    wheel = root / "wheels" / write_wheel(str(root / "wheels"), "thing", "thing.py", 'WORD = "whole"\n')
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (root / "requirements.lock").write_text(f"thing==1 \\\n    --hash=sha256:{digest}\n", encoding="utf-8")
    return root


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """``python3 scripts/build.py`` in the project, begun; only its own wheels can be installed."""
    return subprocess.Popen(
        [sys.executable, *(arguments or ["scripts/build.py", "--jobs", "2"])],
        cwd=root,
        env=os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(root / "wheels")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code, output and errors of the same, ended."""
    process = start(root, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err
