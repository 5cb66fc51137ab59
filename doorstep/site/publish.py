"""Publishing: the site changes as a whole or not at all, and files that did not change are not touched."""

import ctypes
import filecmp
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Source = Path | bytes


@dataclass(frozen=True, slots=True)
class Published:
    """What a publish did: files written anew, files kept, files that went away (paths from the top of the site)."""

    changed: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]


def publish(files: Mapping[str, Source], site: Path) -> Published:
    """Make ``site`` hold just ``files`` (path with forward slashes to content or to a file to copy).

    The new tree is built beside the old one, sharing the files that stay the same, and takes its place by rename.
    Raises OSError when the disk refuses; the old site is then untouched.
    """
    recover(site)
    old = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    changed = tuple(sorted(name for name, source in files.items() if not _same(source, old.get(name))))
    removed = tuple(sorted(set(old) - set(files)))
    if site.is_dir() and not changed and not removed:
        return Published((), len(files), ())
    fresh, aside = _beside(site, "new"), _beside(site, "old")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for name, source in files.items():
            _place(fresh / name, source if name in changed else old[name], share=name not in changed)
        _sync(fresh)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _swap(fresh, site, aside)
    return Published(changed, len(files) - len(changed), removed)


def recover(site: Path) -> None:
    """Finish or undo a publish that was cut off: the site is then whole, old or new."""
    fresh, aside = _beside(site, "new"), _beside(site, "old")
    if not site.is_dir() and aside.is_dir():
        # The old site was set aside only after the new one was complete and on the disk.
        (fresh if fresh.is_dir() else aside).rename(site)
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, site: Path, aside: Path) -> None:
    """Put the fresh tree in the site's place: in one step where the system can, else in two that ``recover`` mends."""
    if site.is_dir() and _exchange(fresh, site):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    if site.is_dir():
        site.rename(aside)
    fresh.rename(site)
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders at once, as Linux can (renameat2 with RENAME_EXCHANGE); False where that is not to be had."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    here = -100  # AT_FDCWD
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), 2) == 0)


def _beside(site: Path, mark: str) -> Path:
    return site.with_name(f"{site.name}.{mark}")


def _same(source: Source, published: Path | None) -> bool:
    if published is None:
        return False
    if isinstance(source, bytes):
        return published.read_bytes() == source
    return filecmp.cmp(source, published, shallow=False)


def _place(target: Path, source: Source, *, share: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(source, bytes):
        target.write_bytes(source)
        return
    if share:
        try:
            os.link(source, target)
            return
        except OSError:
            shutil.copy2(source, target)  # a disk without hard links keeps at least the file's time
            return
    shutil.copyfile(source, target)


def _sync(folder: Path) -> None:
    """Force new files to the disk before the rename makes them the site."""
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_nlink == 1:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
