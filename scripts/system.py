"""What operating systems do differently: Debian's packages, the browser to test with, a lock between processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def hold(file: int) -> None:
        """Waits for a file lock."""
        msvcrt.locking(file, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def hold(file: int) -> None:
        """Waits for a file lock."""
        fcntl.flock(file, fcntl.LOCK_EX)


# Fonts for Vietnamese, Arabic and emoji, and what the Node inside Playwright needs.
DEBIAN_PACKAGES = ("fonts-noto-core", "fonts-noto-color-emoji", "libatomic1")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def debian_root() -> bool:
    """Whether Debian packages can be installed here without asking anyone."""
    return bool(shutil.which("apt-get")) and sys.platform != "win32" and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Whether these Debian packages could be installed."""
    print("Installing", *packages, "with apt ...", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-qq", *step], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stdout + done.stderr, file=sys.stderr)
            return False
    return True


def browser_path() -> str | None:
    """The Chromium of this machine, or None: then Playwright's own is meant."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def prepare_browser(python: Path) -> bool:
    """Whether there is a browser to test with, installing one and what it needs where that is possible."""
    if debian_root():
        wanted = DEBIAN_PACKAGES if browser_path() else (*DEBIAN_PACKAGES, "chromium")
        if missing := [package for package in wanted if not _installed(package)]:
            apt_install(*missing)
    own = [str(python), "-m", "playwright", "install", "chromium"]
    return browser_path() is not None or subprocess.call(own) == 0


def _installed(package: str) -> bool:
    asked = ["dpkg-query", "--show", "--showformat=${Status}", package]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout == "install ok installed"


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One process at a time; the lock goes with the process that holds it, however that ends."""
    with path.open("w", encoding="utf-8") as held:
        while True:
            with suppress(BlockingIOError, PermissionError):  # Windows gives up after ten seconds: ask again
                hold(held.fileno())
                break
        yield
