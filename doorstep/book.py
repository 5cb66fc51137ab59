"""The data of the book: syllabus, facts, glossary and place, each a YAML file of ``book/``."""

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, RootModel

from doorstep.problems import Location, Problem
from doorstep.textfile import read_text
from doorstep.yamlread import read_yaml

Words = dict[str, str]
M = TypeVar("M", bound=BaseModel)


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CourseEntry(_Data):
    """A course of the syllabus: its slug and its lessons in order."""

    slug: str
    lessons: tuple[str, ...]


class Syllabus(_Data):
    """Courses and other pages, once for all languages."""

    courses: tuple[CourseEntry, ...]
    pages: tuple[str, ...] = ()


class Fact(_Data):
    """A dated statement with its source, said in every language."""

    text: Words
    source: str
    checked: str
    confidence: Literal["high", "medium", "low"]
    review_by: date | None = None


class Term(_Data):
    """A word that learners meet on the phone, and what it means."""

    term: Words
    meaning: Words


class PlaceValue(_Data):
    """A piece of local data: the same text for all languages, or one for each."""

    text: str | Words
    kind: Literal["phone", "office", "name", "hours", "address"]

    def words(self, language: str) -> str:
        """The text in a language."""
        return self.text if isinstance(self.text, str) else self.text[language]


class Place(_Data):
    """Local data of one commune or province."""

    name: Words
    checked: date
    values: dict[str, PlaceValue]


class Facts(RootModel[dict[str, Fact]]):
    """``book/facts.yml``."""


class Glossary(RootModel[dict[str, Term]]):
    """``book/glossary.yml``."""


def read_data(model: type[M], root: Path, path: str) -> tuple[M | None, list[Problem]]:
    """A data file of the book as its model, with all its problems."""
    file = root / path
    if not file.is_file():
        return None, [Problem(Location(path), "book.missing-file", {"path": path})]
    text, problems = read_text(file, path)
    return read_yaml(model, text, Location(path, 1)) if text is not None else (None, problems)
