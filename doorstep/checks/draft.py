"""A draft: a lesson file as the checks see it, readable or not, with every construct and every activity in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from doorstep.activities import KINDS, Activity, parse_activity
from doorstep.lesson import CourseFront, Front, FrontMatter, LessonRef, Source, lesson_ref, parse_front, read_source
from doorstep.outline import Directive, Item, inline_outline, outline, walk
from doorstep.problems import Location, Problem
from doorstep.yamltree import Tree, read_tree


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of ``lessons/``. ``front`` is None when it has problems; the body is checked all the same.

    ``items`` are all constructs of the body in reading order, those inside text blocks too; ``inner`` are those
    inside the texts of activities.
    """

    ref: LessonRef
    source: Source
    front: Front | None
    front_lines: Tree
    items: tuple[Item, ...]
    activities: tuple[tuple[Directive, Activity], ...]
    inner: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The path of the file from the top of the project."""
        return self.source.name

    def every(self) -> Iterator[Item]:
        """The constructs of the body, and those inside the texts of its activities."""
        yield from self.items
        yield from self.inner


def read_draft(root: Path, path: Path) -> tuple[Draft | None, list[Problem]]:
    """The draft in a file, or None when there is no text to check; and the problems of reading it."""
    ref, problems = lesson_ref(root, path)
    source, more = read_source(root, path)
    problems += more
    if ref is None or source is None:
        return None, problems
    model: type[Front] = CourseFront if ref.slug == "index" else FrontMatter
    front, more = parse_front(model, source)
    problems += more
    items = tuple(walk(outline(source.body, Location(source.name, source.body_line))))
    activities, more = _activities(items, ref.lang)
    problems += more
    inner = [
        item
        for _, activity in activities
        for rich in activity.rich()
        for item in inline_outline(rich.text, Location(source.name, rich.line))
    ]
    front_lines = read_tree(source.front, Location(source.name, source.front_line))
    return Draft(ref, source, front, front_lines, items, tuple(activities), tuple(inner)), problems


def _activities(items: tuple[Item, ...], language: str) -> tuple[list[tuple[Directive, Activity]], list[Problem]]:
    found, problems = [], []
    for item in items:
        if isinstance(item, Directive) and item.name in KINDS:
            activity, more = parse_activity(item.name, item.source, item.at.down(1), language)
            problems += more
            if activity is not None:
                found.append((item, activity))
    return found, problems
