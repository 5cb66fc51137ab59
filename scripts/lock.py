"""Writes the three lock files again from pyproject.toml, with hashes. Give ``--upgrade`` for the newest versions."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from environment import ROOT, python_of

LOCKS = {
    "requirements.lock": ["pyproject.toml", "--group", "build"],
    "requirements-test.lock": ["pyproject.toml", "--group", "build", "--group", "test", "-c", "requirements.lock"],
    "requirements-exit.lock": ["--group", "build", "--group", "exit"],
}
RULES = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
SAID = ["--quiet", "--custom-compile-command", "python3 scripts/lock.py"]

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(python_of(Path(folder)))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        for lock, inputs in LOCKS.items():
            print("locking", lock)
            command = [python, "-m", "uv", "pip", "compile", *inputs, *RULES, *SAID, "-o", lock, *sys.argv[1:]]
            subprocess.run(command, cwd=ROOT, check=True)
