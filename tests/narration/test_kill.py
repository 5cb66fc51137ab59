"""A run that is killed loses nothing that it finished, and the next one comes to the same bytes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.narration.scripts import Studio, script

ROOT = Path(__file__).parents[2]
RUN = """
import sys
from pathlib import Path
from tests.narration.scripts import Studio, script

def tell(progress):
    print(progress.done, flush=True)

Studio(Path(sys.argv[1])).narrate(script("vi"), script("en"), script("ar"), progress=tell, jobs=int(sys.argv[2]))
"""
LANGUAGES = ("vi", "en", "ar")


def start(studio: Studio, jobs: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, str(studio.root), str(jobs)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=os.name == "posix")


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX kills")
@pytest.mark.parametrize(("sentence", "jobs"), [(1, 1), (4, 1), (6, 2), (11, 3)])
def test_a_killed_run_goes_on_to_the_same_bytes(tmp_path: Path, sentence: int, jobs: int) -> None:
    whole, killed = Studio(tmp_path / "whole"), Studio(tmp_path / "killed")
    expected = whole.narrate(*map(script, LANGUAGES))
    with start(killed, jobs) as run:
        assert run.stdout
        for line in run.stdout:
            if int(line) >= sentence:
                break
        os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    kept = {p for p in (killed.cache / "clips").rglob("*") if p.is_file() and not p.name.startswith(".new-")}
    assert len(kept) >= sentence

    found = killed.narrate(*map(script, LANGUAGES))
    assert killed.made() == whole.made()
    assert sum(n.spoken_again for n in found) == 12 - len(kept)
    assert [n.seconds for n in found] == [n.seconds for n in expected]


def test_languages_are_narrated_by_processes_at_the_same_time(tmp_path: Path) -> None:
    apart, together = Studio(tmp_path / "apart"), Studio(tmp_path / "together")
    apart.narrate(*map(script, LANGUAGES))
    runs = [start(together, 2) for _ in range(3)]
    for run in runs:
        run.communicate(timeout=120)
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert together.made() == apart.made()
