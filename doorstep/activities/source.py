"""The source of an activity: its options and blocks of lines, and the problems found while it is read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from doorstep.activities.base import Rich
from doorstep.activities.fiction import tie_numbers, unreal_problems
from doorstep.icons import icon_names
from doorstep.markdown import Body, Line, Option
from doorstep.problems import Location, Problem, Severity

Word = TypeVar("Word", bound=str)

COMMON_OPTIONS = ("id", "hint")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ITEM = re.compile(r"^(?:([-*+])|\d{1,4}[.)])(?:\s+(.*))?$")
_ARROW = re.compile(r"`[^`]*`|(?:(?<=\s)|^)=>(?=\s|$)")
_ICON = re.compile(r"\{icon\}`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (marker ``""``), a list item (``-`` or ``1``) or a heading (``#``), and the line it begins at."""

    marker: str
    text: str
    line: int

    @property
    def first(self) -> str:
        """The first line of the text."""
        return self.text.split("\n")[0]


@dataclass(slots=True)
class Source:
    """What a parser reads from, and where it puts problems. ``at`` is the first line of the directive's body."""

    kind: str
    at: Location
    language: str
    body: Body
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, code: str, severity: Severity = "error", **values: object) -> None:
        """Note a problem at a line of the file."""
        self.problems.append(Problem(Location(self.at.path, line), code, values, severity))

    def broken(self) -> bool:
        """Whether an error was found: then there is no activity."""
        return any(problem.severity == "error" for problem in self.problems)

    def check_options(self, known: Iterable[str]) -> None:
        """Note options that this kind does not have, that have no value, or that are said twice."""
        names = (*COMMON_OPTIONS, *known)
        for name, option in self.body.options.items():
            if name not in names:
                self.unknown(option.line, "activity.unknown-option", name, names)
            elif not option.value:
                self.problem(option.line, "activity.empty-option", option=name)
        for name, option in self.body.repeated:
            self.problem(option.line, "activity.repeated-option", option=name)

    def unknown(self, line: int, code: str, word: str, known: Iterable[str]) -> None:
        """Note a word that is none of the known ones, with the nearest of them."""
        names = list(dict.fromkeys(known))
        nearest = (get_close_matches(word, names, n=1, cutoff=0.0) or names)[0]
        self.problem(line, code, word=word, nearest=nearest, known=", ".join(names), kind=self.kind)

    def option(self, name: str) -> Option | None:
        """An option that has a value, or None."""
        option = self.body.options.get(name)
        return option if option and option.value else None

    def one_of(self, name: str, allowed: tuple[Word, ...], default: Word | None = None) -> Word:
        """The value of an option that takes one of a few words; the first allowed one after a mistake."""
        option = self.option(name)
        if option is None:
            if default is None:
                self.problem(self.at.line, "activity.missing-option", option=name, known=", ".join(allowed))
            return default or allowed[0]
        for word in allowed:
            if option.value == word:
                return word
        self.unknown(option.line, "activity.bad-value", option.value, allowed)
        return allowed[0]

    def id(self) -> str:
        """The id of the activity; noted as a problem and empty when it is missing or not ASCII kebab-case."""
        option = self.option("id")
        if option is None:
            if "id" not in self.body.options:
                self.problem(self.at.line, "activity.missing-id", kind=self.kind, example=f"{self.kind}-1")
            return ""
        if not _ID.fullmatch(option.value):
            self.problem(option.line, "activity.bad-id", id=option.value, example=kebab(option.value, self.kind))
            return ""
        return option.value

    def hint(self) -> Rich | None:
        """The hint, if the editor gave one."""
        option = self.option("hint")
        return self.rich(option.value, option.line, aside=True) if option else None

    def rich(self, text: str, line: int, *, aside: bool = False) -> Rich:
        """Rich text that begins at a line; its icons are checked."""
        for match in _ICON.finditer(text):
            name = match[1].strip()
            if name not in icon_names():
                self.unknown(line + text.count("\n", 0, match.start()), "activity.unknown-icon", name, icon_names())
        return Rich(text=tie_numbers(text), line=line, aside=aside)

    def list_of(self, *markers: str, paragraphs: int | None = 1) -> tuple[list[Rich], list[Block]]:
        """The paragraphs before the list, at most so many, and the items with one of the markers; all else is noted."""
        before, items = list[Rich](), list[Block]()
        for block in blocks(self.body.lines):
            if block.marker in markers:
                items.append(block)
            elif block.marker == "" and not items and (paragraphs is None or len(before) < paragraphs):
                before.append(self.rich(block.text, block.line))
            else:
                self.problem(block.line, "activity.stray-text", text=block.first)
        return before, items

    def check_unreal(self, texts: Iterable[Rich]) -> None:
        """Note numbers and addresses in simulated content that could be somebody's."""
        for text in texts:
            self.problems.extend(unreal_problems(text, self.at.path))


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Paragraphs, list items and headings in order. A line under one of them belongs to it, up to a blank line."""
    marker, texts, start = "", list[str](), 0
    for line in lines:
        text = line.text.strip()
        item = _ITEM.match(text)
        if texts and (not text or item or text.startswith("#") or marker == "#"):
            yield Block(marker, "\n".join(texts).strip(), start)
            marker, texts = "", []
        if not text:
            continue
        if not texts:
            start = line.number
            marker = ("-" if item[1] else "1") if item else "#" if text.startswith("#") else ""
            text = (item[2] or "") if item else text
        texts.append(text)
    if texts:
        yield Block(marker, "\n".join(texts).strip(), start)


def split_arrow(text: str, line: int) -> tuple[str, str | None, int]:
    """What is left of the first ``=>`` outside backticks, what is right (None: no arrow), and the right's line."""
    for match in _ARROW.finditer(text):
        if match[0] == "=>":
            right = text[match.end() :]
            start = match.end() + len(right) - len(right.lstrip())
            return text[: match.start()].rstrip(), right.strip(), line + text.count("\n", 0, start)
    return text, None, line


def kebab(text: str, default: str) -> str:
    """An id made of the ASCII letters of a text: ``Gác máy!`` gives ``gac-may``; ``default`` when none are left."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    name = "-".join(words)
    return name if _ID.fullmatch(name) else f"{default}-{name}".rstrip("-")
