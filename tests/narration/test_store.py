import os
import subprocess
import sys
from pathlib import Path

import pytest

from doorstep.narration.store import Store, key_of, write_if_changed, write_whole

ROOT = Path(__file__).parents[2]
KEY = key_of({"spoken": "một"})


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_key_follows_its_ingredients_and_not_their_order() -> None:
    assert key_of({"a": 1, "b": "đ"}) == key_of({"b": "đ", "a": 1})
    assert key_of({"a": 1}) != key_of({"a": "1"})


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.get(KEY) is None
    store.put(KEY, b"sound")
    assert store.get(KEY) == b"sound"
    store.put(KEY, b"")
    assert Store(tmp_path).get(KEY) == b""


@pytest.mark.parametrize("damage", ["cut", "emptied", "a bit turned", "longer"])
def test_a_damaged_piece_is_deleted_and_can_be_made_again(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"sound" * 100)
    [path] = files(tmp_path)
    content = path.read_bytes()
    turned = content[:-1] + bytes([content[-1] ^ 1])
    path.write_bytes({"cut": content[:300], "emptied": b"", "a bit turned": turned, "longer": content + b"x"}[damage])
    assert store.get(KEY) is None
    assert files(tmp_path) == []
    store.put(KEY, b"again")
    assert store.get(KEY) == b"again"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "track.mp3"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            write_whole(path, b"new")
    assert files(tmp_path) == [path]
    assert path.read_bytes() == b"old"


def test_a_file_that_would_not_change_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "vi" / "a.mp3"
    assert write_if_changed(path, b"a")
    before = path.stat()
    assert not write_if_changed(path, b"a")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert write_if_changed(path, b"b")
    assert path.read_bytes() == b"b"


PUT_AND_GET = """
import sys
from pathlib import Path
from doorstep.narration.store import Store
store = Store(Path(sys.argv[1]))
for _ in range(20):
    store.put(sys.argv[2], b"sound" * 10_000)
    assert store.get(sys.argv[2]) == b"sound" * 10_000
"""


def test_processes_that_write_the_same_piece_never_see_half_of_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PUT_AND_GET, str(tmp_path), KEY]
    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert len(files(tmp_path)) == 1
