"""The store: pieces of sound on disk under the digest of what they were made from. Safe to kill, share and damage."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

Ingredient: TypeAlias = "str | int | float | bool | Sequence[Ingredient] | Mapping[str, Ingredient] | None"

_MARK = b"doorstep-1 "
_HEAD = len(_MARK) + 64 + 1


def key_of(ingredients: Mapping[str, Ingredient]) -> str:
    """The key of what is made from these ingredients: it changes when any of them does."""
    canonical = json.dumps(ingredients, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return sha256(canonical.encode()).hexdigest()


class Store:
    """A folder of checked pieces. Any number of processes may read and write it at the same time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """The piece, or None when it is not there. A damaged one is deleted, so that it is made again."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        payload = content[_HEAD:]
        if content[:_HEAD] == _head(payload):
            return payload
        path.unlink(missing_ok=True)
        return None

    def put(self, key: str, payload: bytes) -> None:
        """Keeps a piece. When this returns it is on disk whole; killed before, nothing is there."""
        write_whole(self._path(key), _head(payload) + payload, durable=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key


def _head(payload: bytes) -> bytes:
    return _MARK + sha256(payload).hexdigest().encode() + b"\n"


def write_whole(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Puts a file in its place in one step: a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, 0o644)  # noqa: PTH101 - mkstemp lets nobody else read
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_if_changed(path: Path, content: bytes) -> bool:
    """Writes a file unless it already holds just this. True when it wrote."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        pass
    write_whole(path, content)
    return True
