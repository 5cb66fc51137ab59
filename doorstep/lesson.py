"""A lesson file: how it is read, named and cut into front matter and body."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from doorstep.problems import Location, Problem
from doorstep.textfile import read_text
from doorstep.yamlread import Day, read_yaml

TEXT_BLOCKS = ("goal", "why", "steps", "mistakes", "message", "take-home", "facilitator", "emergency")
ROLES = ("fact", "place", "term", "blank", "icon", "say", "flag", "fine")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_POWERS = (
    *("myst", "mystnb", "myst_nb", "kernelspec", "jupytext", "jupyter", "file_format", "execution_mode", "execute"),
    *("substitutions", "html_meta", "language_info", "orphan", "nosearch", "tocdepth"),
)
_FENCE = re.compile(r"[ \t]*(---|\.\.\.).*")

F = TypeVar("F", bound=BaseModel)


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise PydanticCustomError("front.bad-id", "bad id", {"id": value})
    return value


def _lesson_name(value: str) -> str:
    course, slash, slug = value.partition("/")
    if not (slash and SLUG.fullmatch(course) and SLUG.fullmatch(slug)):
        raise PydanticCustomError("front.bad-lesson", "bad lesson", {"name": value})
    return value


class Front(BaseModel):
    """The front matter of any file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class FrontMatter(Front):
    """The lines between the two ``---`` at the top of a lesson. What is not here is refused."""

    title: str = Field(min_length=1)
    objective: str = Field(min_length=1)
    minutes: int = Field(ge=1, le=30)
    requires: tuple[Annotated[str, AfterValidator(_lesson_name)], ...] = ()
    facts: tuple[Annotated[str, AfterValidator(_slug)], ...] = ()
    reviewed: Day | None = None


class CourseFront(Front):
    """The front matter of a course's own page, ``lessons/<lang>/<course>/index.md``."""

    title: str = Field(min_length=1)
    promise: str = ""


class PageFront(CourseFront):
    """The front matter of a page of ``book/``: the book is trusted, so Jupyter Book's own keys may stand there too."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


@dataclass(frozen=True, slots=True, order=True)
class LessonRef:
    """Which lesson: language, course and slug. A course's own page has the slug ``index``."""

    lang: str
    course: str
    slug: str

    @property
    def docname(self) -> str:
        """The lesson's file without ``.md``, from the top of the project."""
        return f"lessons/{self.lang}/{self.course}/{self.slug}"

    @property
    def key(self) -> str:
        """The lesson's name, the same in every language: ``vneid/refuse-fake-police``."""
        return f"{self.course}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Source:
    """A Markdown file cut in two. ``name`` is its path from the top of the project, with forward slashes."""

    name: str
    path: Path
    front: str
    front_line: int
    body: str
    body_line: int


def is_shortcut(root: Path, path: Path) -> bool:
    """Whether a path of the project leads somewhere else, by a link in it or in a folder above it."""
    return path.resolve() != root.resolve() / path.relative_to(root)


def read_source(root: Path, path: Path) -> tuple[Source | None, list[Problem]]:
    """A Markdown file of the project cut into front matter and body, or None; and its problems."""
    name = path.relative_to(root).as_posix()
    if is_shortcut(root, path):
        return None, [Problem(Location(name), "file.shortcut")]
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        return None, [Problem(Location(name, 1), "front.missing")]
    # Whatever another reader could take for the end is the end here too: the two must never disagree on what is text.
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        return None, [Problem(Location(name, 1), "front.open")]
    if lines[end].rstrip(" \t") != "---":
        return None, [Problem(Location(name, end + 1), "front.bad-end")]
    body = "\n".join(lines[end + 1 :])
    return Source(name, path, "\n".join(lines[1:end]), 2, body, end + 2), []


def parse_front(model: type[F], source: Source) -> tuple[F | None, list[Problem]]:
    """The front matter of a file as its model, or None; and its problems."""
    at = Location(source.name, source.front_line)
    if not source.front.strip():
        return None, [Problem(Location(source.name, 1), "front.missing")]
    front, problems = read_yaml(model, source.front, at, area="front")
    return front, [_strict(problem) for problem in problems]


def _strict(problem: Problem) -> Problem:
    """A key that would give a lesson power over the build is a matter of safety, not of spelling."""
    if problem.values.get("key") in _POWERS and problem.code in {"front.unknown-key", "front.mistyped-key"}:
        return Problem(problem.at, "safety.front-key", {"key": problem.values["key"]})
    return problem


def read_front(model: type[F], root: Path, path: Path) -> tuple[F | None, list[Problem]]:
    """The front matter of the file at ``path``, or None; and the problems on the way."""
    source, problems = read_source(root, path)
    return parse_front(model, source) if source else (None, problems)


def lesson_ref(root: Path, path: Path) -> tuple[LessonRef | None, list[Problem]]:
    """Which lesson a path stands for: ``lessons/<lang>/<course>/<lesson>.md``, or None and the problem of its name."""
    name = path.relative_to(root).as_posix()
    parts = name.removesuffix(".md").split("/")
    if len(parts) != 4 or parts[0] != "lessons" or not name.endswith(".md"):
        return None, [Problem(Location(name), "lesson.wrong-folder")]
    if not all(SLUG.fullmatch(part) for part in parts[1:]):
        return None, [Problem(Location(name), "lesson.bad-name")]
    return LessonRef(*parts[1:]), []
