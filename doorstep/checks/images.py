"""Pictures: files of the project, described in words, and drawings that hold nothing but shapes."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from doorstep.checks.draft import Draft
from doorstep.checks.links import SCHEME, is_there, local_path, nearest, root_of
from doorstep.checks.svg import BROKEN, safe_svg
from doorstep.lesson import is_shortcut
from doorstep.outline import Image
from doorstep.problems import Location, Problem
from doorstep.textfile import read_text

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")


def check_images(draft: Draft) -> Iterator[Problem]:
    """Pictures that are missing, not ours, unsafe, or without a description."""
    for item in draft.every():
        if not isinstance(item, Image):
            continue
        if not item.alt.strip():
            yield Problem(item.at, "image.no-alt")
        yield from _file_problems(draft, item.at, unquote(item.target).strip())


def _file_problems(draft: Draft, at: Location, target: str) -> Iterator[Problem]:
    values: dict[str, object] = {"target": target[:60], "known": ", ".join(PICTURES)}
    path = local_path(draft, target)
    if SCHEME.match(target):
        yield Problem(at, "image.remote", values)
    elif not target:
        yield Problem(at, "image.empty")
    elif not target.endswith(PICTURES):
        yield Problem(at, "image.kind", values)
    elif path is None or not path.startswith("lessons/"):
        yield Problem(at, "image.outside", values)
    elif not is_there(root_of(draft), path):
        near = nearest(draft, (root_of(draft) / path).parent, path.rpartition("/")[2], PICTURES)
        yield Problem(at, "image.mistyped" if near else "image.missing", values | {"near": near})
    elif is_shortcut(root_of(draft), root_of(draft) / path):
        yield Problem(Location(path), "file.shortcut")
    else:
        yield from check_drawing(root_of(draft) / path, path)


def check_drawing(path: Path, name: str) -> Iterator[Problem]:
    """What is unsafe in a drawing; nothing for a photograph."""
    if path.suffix.lower() != ".svg":
        return
    text, problems = read_text(path, name)
    yield from problems
    for reason in _reasons(text) if text is not None else ():
        if reason == BROKEN:
            yield Problem(Location(name), "image.broken")
        elif reason == "viewBox=":
            yield Problem(Location(name), "image.no-size")
        else:
            yield Problem(Location(name), "safety.svg", {"part": reason})


@lru_cache(maxsize=4096)
def _reasons(text: str) -> tuple[str, ...]:
    """Why a drawing is unsafe; remembered, because every language shows the same drawings."""
    return tuple(safe_svg(text)[1])
