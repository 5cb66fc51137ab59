"""Problems: what an editor must mend, at a file and line, in plain words and with a fix.

A problem is a value, never an exception: readers return all the problems of a text at once. Its words live in
``doorstep/messages/<area>.yml`` (the part of the code before the dot), in every language an editor may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Severity = Literal["error", "warning"]
MESSAGE_LANGUAGES = ("en", "vi")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path relative to the project with forward slashes, line from 1 (0: the whole file)."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def down(self, lines: int) -> "Location":
        """The location some lines further down the same file."""
        return Location(self.path, self.line + lines)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend. ``values`` fill the ``{names}`` of the message with this code."""

    at: Location
    code: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    severity: Severity = "error"

    def words(self, part: Literal["what", "fix"], language: str = "en") -> str:
        """The sentence for this problem: ``what`` is wrong, or how to ``fix`` it."""
        return message(self.code)[part][language].format(**self.values)


@cache
def _area(name: str) -> dict[str, dict[str, dict[str, str]]]:
    text = (files("doorstep") / "messages" / f"{name}.yml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return loaded


def message(code: str) -> dict[str, dict[str, str]]:
    """The catalogue entry of a code such as ``choice.no-right-answer``: part to language to text.

    Raises KeyError for a code without an entry: every code the program uses must have one (a test keeps it so).
    """
    area, _, name = code.partition(".")
    return _area(area)[name]


def suggest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one, or None when nothing is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by file, line and code, each said once."""
    unique = {(p.at, p.code, p.words("what")): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def report(problems: Iterable[Problem], language: str = "en") -> str:
    """The report an editor reads: ``path:line: what [code]`` and an indented ``fix:`` line for each problem."""
    lines = []
    for problem in in_order(problems):
        mark = "" if problem.severity == "error" else f"{problem.severity}: "
        lines.append(f"{problem.at}: {mark}{problem.words('what', language)} [{problem.code}]")
        lines.append(f"    fix: {problem.words('fix', language)}")
    return "\n".join(lines)
