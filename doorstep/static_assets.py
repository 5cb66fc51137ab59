"""Built assets: what ``templates/static/`` is made from, and whether it is fresh.

Building needs esbuild (``scripts/assets.py``); knowing whether it is due needs nothing but Python.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

ESBUILD = "esbuild@0.28.2"
BUNDLES = {
    "doorstep.js": "core/site.js",
    "doorstep.css": "core/site.css",
    "widget.js": "core/widget.js",
    "widget.css": "core/widget.css",
}
HOST_BUNDLES = {"ipywidgets.js": "core/ipywidgets.js", "ipywidgets.css": "core/ipywidgets.css"}
COPIES = {"icon.svg": "core/icon.svg"}
FORMATS = {"doorstep.js": "iife", "widget.js": "esm", "ipywidgets.js": "iife"}
PACKAGE_FILES = ("package.json", "package-lock.json")
HOST_SOURCES = ("ipywidgets.js", "ipywidgets.css", "ipywidgets-plaintext.js", *PACKAGE_FILES)
_HOST_CREDIT = "/*! Contains ipywidgets and Lumino (BSD-3-Clause, Project Jupyter) and more: see package-lock.json */"
_BANNER = re.compile(r"/\*! doorstep ([0-9a-f]{64}) \*/")


def sources_digest(templates: Path) -> str:
    """The SHA-256 of every script and style of ours, the same on every system (line ends do not count)."""
    found = [*templates.glob("core/*"), *templates.glob("activities/*/*")]
    ours = (path for path in found if path.suffix in {".js", ".css"} and path.name not in HOST_SOURCES)
    return _digest(templates, sorted(ours))


def host_digest(templates: Path) -> str:
    """The SHA-256 of what the host of ordinary ipywidgets is made from: its scripts and its pinned packages."""
    return _digest(templates, [templates / "core" / name for name in HOST_SOURCES])


def _digest(templates: Path, paths: Iterable[Path]) -> str:
    digest = sha256(ESBUILD.encode())
    for path in paths:
        digest.update(path.relative_to(templates).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def built_digest(bundle: Path) -> str | None:
    """The digest of the sources that a bundle was built from; None when there is no bundle, or it does not say."""
    found = _BANNER.search(bundle.read_text(encoding="utf-8")) if bundle.is_file() else None
    return found[1] if found else None


def host_is_fresh(templates: Path) -> bool:
    """Whether the ipywidgets host is built from its present sources: building it again takes a download."""
    wanted = host_digest(templates)
    return all(built_digest(templates / "static" / bundle) == wanted for bundle in HOST_BUNDLES)


def page_builds(templates: Path) -> Iterator[list[str]]:
    """The arguments of each run of esbuild that builds a bundle of ours into ``templates/static/``."""
    banner = f"/*! doorstep {sources_digest(templates)} */"
    for bundle, entry in BUNDLES.items():
        yield _arguments(templates, bundle, entry, banner)


def host_builds(templates: Path, packages: Path) -> Iterator[list[str]]:
    """The same for the ipywidgets host; ``packages`` is the folder where npm installed its packages.

    Two packages are swapped: jQuery for its slim build, and sanitize-html for a few lines that show text only.
    """
    banner = f"/*! doorstep {host_digest(templates)} */\n{_HOST_CREDIT}"
    swaps = {
        "jquery": packages / "node_modules/jquery/dist/jquery.slim.js",
        "sanitize-html": templates / "core/ipywidgets-plaintext.js",
    }
    aliases = [f"--alias:{name}={path}" for name, path in swaps.items()]
    for bundle, entry in HOST_BUNDLES.items():
        yield [*_arguments(templates, bundle, entry, banner), *(aliases if bundle in FORMATS else [])]


def _arguments(templates: Path, bundle: str, entry: str, banner: str) -> list[str]:
    return [
        str(templates / entry),
        f"--outfile={templates / 'static' / bundle}",
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--target=es2017",
        f"--banner:{Path(bundle).suffix[1:]}={banner}",
        *([f"--format={FORMATS[bundle]}"] if bundle in FORMATS else []),
    ]
