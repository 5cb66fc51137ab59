"""Links: to pages of the same language, to a block of the page, or out by a few safe ways."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath, relpath
from urllib.parse import unquote

from doorstep.checks.draft import Draft
from doorstep.markdown import Body, split_options
from doorstep.outline import Directive, Link, Reference
from doorstep.problems import Location, Problem, suggest

SCHEMES = ("http", "https", "mailto", "tel", "sms")
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):|\s*(//|\\\\)")


def check_links(draft: Draft) -> Iterator[Problem]:
    """Links that lead nowhere, or somewhere a learner should not be sent."""
    for item in draft.every():
        if isinstance(item, Reference):
            yield Problem(item.at, "link.by-reference")
        elif isinstance(item, Link):
            problem = _problem(draft, item.at, unquote(item.target).strip())
            if problem:
                yield problem


def _problem(draft: Draft, at: Location, target: str) -> Problem | None:
    scheme = SCHEME.match(target)
    values: dict[str, object] = {"target": target[:60]}
    page, _, anchor = target.partition("#")
    if scheme:
        known = (scheme[1] or "").lower() in SCHEMES
        return None if known else Problem(at, "link.scheme", values | {"known": ", ".join(SCHEMES)})
    if not page:
        return _anchor(draft, at, anchor)
    path = local_path(draft, page)
    if not page.endswith(".md"):
        return Problem(at, "link.not-a-page", values)
    if path is None or not path.startswith(("lessons/", "book/")):
        return Problem(at, "link.outside", values)
    return _page(draft, at, path, values)


def _page(draft: Draft, at: Location, path: str, values: dict[str, object]) -> Problem | None:
    root = root_of(draft)
    if path.split("/")[1] != draft.ref.lang:
        return Problem(at, "link.other-language", values | {"language": draft.ref.lang})
    if is_there(root, path):
        return None
    near = nearest(draft, (root / path).parent, path.rpartition("/")[2], (".md",))
    return Problem(at, "link.mistyped" if near else "link.missing", values | {"near": near})


def _anchor(draft: Draft, at: Location, anchor: str) -> Problem | None:
    known = list(block_ids(draft))
    if anchor in known:
        return None
    if not anchor:
        return Problem(at, "link.empty")
    near = suggest(anchor, known)
    return Problem(at, "link.mistyped-block" if near else "link.unknown-block", {"id": anchor, "near": near})


def block_ids(draft: Draft) -> Iterator[str]:
    """The ids that the blocks of a lesson say they have."""
    for item in draft.items:
        option = options_of(item).options.get("id") if isinstance(item, Directive) else None
        if option:
            yield option.value


def options_of(item: Directive) -> Body:
    """The body of a directive, cut into options and lines."""
    return split_options(item.source.split("\n"), item.at.line + 1)


def root_of(draft: Draft) -> Path:
    """The top of the project that a draft belongs to."""
    return draft.source.path.parents[draft.name.count("/")]


def local_path(draft: Draft, target: str) -> str | None:
    """A relative address as a path from the top of the project, or None when it leaves the project."""
    target = target.replace("\\", "/").partition("?")[0]
    path = target.lstrip("/") if target.startswith("/") else f"{draft.name.rpartition('/')[0]}/{target}"
    path = normpath(path)
    return None if path.startswith("..") else path


def is_there(root: Path, path: str) -> bool:
    """Whether a file of exactly this name is in the project: capital letters count, on every computer."""
    file = root / path
    try:
        return file.is_file() and file.name in {each.name for each in file.parent.iterdir()}
    except (OSError, ValueError):
        return False


def nearest(draft: Draft, folder: Path, name: str, suffixes: tuple[str, ...]) -> str | None:
    """The file with the nearest name in a folder, or else in all lessons, as a link to it is written here."""
    root = root_of(draft)
    for files in (folder.iterdir() if folder.is_dir() else (), (root / "lessons").rglob("*")):
        names = {file.name: file for file in sorted(files) if file.suffix in suffixes}
        near = suggest(name, names)
        if near:
            return relpath(names[near].relative_to(root).as_posix(), draft.name.rpartition("/")[0])
    return None
