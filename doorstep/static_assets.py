"""Built assets: what ``templates/static/`` is made from, and whether it is fresh. Building needs esbuild; checking does not."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

BUNDLES = {
    "doorstep.js": "core/site.js",
    "doorstep.css": "core/site.css",
    "widget.js": "core/widget.js",
    "widget.css": "core/widget.css",
}
COPIES = {"icon.svg": "core/icon.svg"}
FORMATS = {"doorstep.js": "iife", "widget.js": "esm"}
ESBUILD = "esbuild@0.28.2"
HOST_BUNDLES = {"ipywidgets.js": "core/ipywidgets.js", "ipywidgets.css": "core/ipywidgets.css"}
HOST_SOURCES = ("ipywidgets.js", "ipywidgets.css", "ipywidgets-plaintext.js", "package.json", "package-lock.json")
_HOST_CREDIT = (
    "Contains ipywidgets and Lumino (BSD-3-Clause, Project Jupyter) and what they use, listed in package-lock.json"
)
_BANNER = re.compile(r"/\*! doorstep ([0-9a-f]{64}) \*/")


def sources_digest(templates: Path) -> str:
    """The SHA-256 of everything a bundle may contain, the same on every system (line ends do not count)."""
    found = [*templates.glob("core/*"), *templates.glob("activities/*/*")]
    ours = (path for path in found if path.suffix in {".js", ".css"} and path.name not in HOST_SOURCES)
    return _digest(templates, sorted(ours))


def _digest(templates: Path, paths: Iterable[Path]) -> str:
    digest = sha256(ESBUILD.encode())
    for path in paths:
        digest.update(path.relative_to(templates).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def built_digest(bundle: Path) -> str | None:
    """The digest of the sources that a built bundle was made from, or None when it does not say."""
    found = _BANNER.search(bundle.read_text(encoding="utf-8"))
    return found[1] if found else None


def esbuild_arguments(bundle: str, templates: Path) -> list[str]:
    """The arguments that make esbuild build one bundle into ``templates/static/``."""
    kind = Path(bundle).suffix[1:]
    made_as = [f"--format={FORMATS[bundle]}"] if bundle in FORMATS else []
    return [
        str(templates / BUNDLES[bundle]),
        f"--outfile={templates / 'static' / bundle}",
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--target=es2017",
        f"--banner:{kind}=/*! doorstep {sources_digest(templates)} */",
        *made_as,
    ]


def host_digest(templates: Path) -> str:
    """The SHA-256 of what the host of ordinary ipywidgets is made from: its scripts and its pinned packages."""
    return _digest(templates, [templates / "core" / name for name in HOST_SOURCES])


def host_arguments(bundle: str, templates: Path, packages: Path) -> list[str]:
    """The arguments that make esbuild build one file of the ipywidgets host; ``packages`` is where npm installed.

    Two packages are swapped: jQuery for its slim build, and sanitize-html for a few lines that show text only.
    """
    kind = Path(bundle).suffix[1:]
    swaps = {
        "jquery": packages / "node_modules/jquery/dist/jquery.slim.js",
        "sanitize-html": templates / "core/ipywidgets-plaintext.js",
    }
    return [
        str(templates / HOST_BUNDLES[bundle]),
        f"--outfile={templates / 'static' / bundle}",
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--target=es2017",
        f"--banner:{kind}=/*! doorstep {host_digest(templates)} */\n/*! {_HOST_CREDIT} */",
        *(["--format=iife", *(f"--alias:{name}={path}" for name, path in swaps.items())] if kind == "js" else []),
    ]
