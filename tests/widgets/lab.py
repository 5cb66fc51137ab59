"""A real JupyterLab for one test: own folders, own kernel, on this computer only."""

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

REPOSITORY = Path(__file__).resolve().parents[2]


def notebook(cells: list[str]) -> str:
    """A notebook with these cells of code, for the kernel of ``lab``."""
    return json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"kernelspec": {"name": "this-python", "display_name": "This Python", "language": "python"}},
            "cells": [
                {
                    "cell_type": "code",
                    "id": f"cell-{number}",
                    "metadata": {},
                    "source": source,
                    "outputs": [],
                    "execution_count": None,
                }
                for number, source in enumerate(cells, 1)
            ],
        }
    )


@contextmanager
def lab(folder: Path, cells: list[str]) -> Iterator[str]:
    """Run JupyterLab in a new folder; the address of a notebook with these cells comes back, with its key."""
    (folder / "work").mkdir()
    (folder / "work" / "activity.ipynb").write_text(notebook(cells), encoding="utf-8")
    kernel = folder / "jupyter" / "kernels" / "this-python"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "This Python", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    token = secrets.token_hex(16)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"),
            *(f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder / 'work'}"),
            # It must not ask the network for news, updates or a list of extensions.
            *("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"),
            *("--LabApp.extension_manager=readonly", f"--LabApp.workspaces_dir={folder / 'workspaces'}"),
        ],
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert server.stderr
    # Its log is read to the end: a full pipe would stop the server.
    reader = Thread(target=server.stderr.read, daemon=True)
    try:
        said = []
        for line in server.stderr:
            said.append(line)
            if "is running at" in line:
                break
        else:
            raise AssertionError("".join(said))
        reader.start()
        yield f"http://127.0.0.1:{port}/doc/tree/activity.ipynb?token={token}"
    finally:
        server.terminate()
        server.wait(20)
        if reader.ident:
            reader.join()
        server.stderr.close()


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the person who runs the test: no settings, no start-up files, no saved windows."""
    own = {
        "HOME": "home",
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_PATH": "jupyter",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
    }
    inherited = {name: value for name, value in os.environ.items() if name != "DOORSTEP_STATIC"}
    return {**inherited, **{name: str(folder / path) for name, path in own.items()}, "PYTHONPATH": str(REPOSITORY)}
