"""YAML text to plain data, with the line of every key and value, and the problems of its form.

Every scalar stays the text that the editor wrote (a title ``No`` is not a boolean, ``113`` not a number). Aliases,
tags and second documents are refused, so no text can grow or build objects.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from doorstep.problems import Location, Problem

Path = tuple[str | int, ...]
Data = str | list["Data"] | dict[str, "Data"] | None

_DEEPEST = 12
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Tree:
    """What a YAML text holds: its data, and the line in the file of every key and of every value, by path."""

    data: Data = None
    lines: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path, default: int) -> int:
        """The line of the value at ``path``, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, default)


def read_tree(text: str, at: Location) -> Tree:
    """The data of a YAML text before any model, its lines, and the problems of its form. Never raises."""
    text = text.replace("\r\n", "\n")
    hidden = list(_invisible(text, at))
    if hidden:
        return Tree(problems=hidden)
    try:
        events, deep = _shallow(yaml.parse(text, Loader=yaml.BaseLoader))
    except yaml.MarkedYAMLError as error:
        return Tree(problems=[_syntax(error, text, at)])
    except (ValueError, OverflowError):  # PyYAML lets it through for a number that is no sign: "\\UFFFFFFFF"
        return Tree(problems=[Problem(at, "yaml.backslash", {"sign": "\\"})])
    if deep:
        return Tree(problems=[Problem(at.down(text.count("\n", 0, _index(deep.start_mark, text))), "yaml.deep")])
    return _Builder(text, at, events).build()


def _shallow(events: Iterable[yaml.Event]) -> tuple[list[yaml.Event], yaml.Event | None]:
    """The events, up to the first that lies too deep: PyYAML takes minutes over thousands of open brackets."""
    found: list[yaml.Event] = []
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return found, event
        found.append(event)
    return found, None


def _invisible(text: str, at: Location) -> Iterator[Problem]:
    for match in _INVISIBLE.finditer(text):
        line = text.count("\n", 0, match.start())
        yield Problem(at.down(line), "yaml.invisible", {"sign": f"U+{ord(match[0]):04X}"})


_SYNTAX = (
    ("mapping values are not allowed", "colon"),
    ("cannot start any token", "sign"),
    ("found unexpected end of stream", "quote"),
    ("unknown escape character", "backslash"),
    ("escape sequence", "backslash"),
    ("expected ',' or", "bracket"),
    ("flow node", "bracket"),
    ("could not find expected ':'", "no-colon"),
    ("expected <block end>", "indent"),
    ("document", "second"),
    ("alphabetic or numeric character", "sign"),
    ("the tag", "sign"),
)


def _syntax(error: yaml.MarkedYAMLError, text: str, at: Location) -> Problem:
    """PyYAML's complaint in an editor's words."""
    index = _index(error.problem_mark or error.context_mark, text)
    said = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _SYNTAX if words in said), "syntax")
    if code in {"quote", "bracket", "no-colon"}:
        index = _index(error.context_mark or error.problem_mark, text)
    start = text.rfind("\n", 0, index) + 1
    if code == "colon" and not re.search(r":\s", text[start:index]):
        # The colon is the first of its line: the trouble is how the line stands under the one before.
        code = "indent" if text[start : start + 1] == " " else "no-colon"
        index = index if code == "indent" else max(start - 1, 0)
        start = text.rfind("\n", 0, index) + 1
    if code == "indent" and re.search(r"""['"]\s*$""", text[start:index]):
        code = "after-quote"
    sign = text[index : index + 1].strip() or "?"
    if code == "sign" and "\t" in text[start : index + 1]:
        code = "tab"
    return Problem(at.down(text.count("\n", 0, index)), f"yaml.{code}", {"sign": sign})


def _index(mark: object, text: str) -> int:
    return min(mark.index, len(text)) if isinstance(mark, yaml.Mark) else 0


class _Builder:
    """Makes the data from YAML's events, remembering lines and refusing what an editor never needs."""

    def __init__(self, text: str, at: Location, events: Sequence[yaml.Event]) -> None:
        self.text, self.at, self.tree = text, at, Tree()
        self.events = iter(events)

    def build(self) -> Tree:
        starts = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                starts += 1
                if starts > 1:
                    self.problem(event, "second")
                    break
                if event.tags or event.version:
                    self.problem(event, "sign", sign="%")
                self.tree.data = self.value(next(self.events), ())
        return self.tree

    def problem(self, event: yaml.Event, code: str, **values: object) -> None:
        self.tree.problems.append(Problem(self.at.down(self.down(event)), f"yaml.{code}", values))

    def down(self, event: yaml.Event) -> int:
        # Only "\n" ends a line in our files; YAML's own line numbers count other characters too.
        return self.text.count("\n", 0, _index(event.start_mark, self.text))

    def value(self, event: yaml.Event, path: Path) -> Data:
        self.tree.lines[path] = self.at.line + self.down(event)
        if isinstance(event, yaml.AliasEvent):
            self.problem(event, "sign", sign="*")
            return None
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return None
        if event.anchor or event.tag:
            self.problem(event, "sign", sign="&" if event.anchor else "!")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return self.items(path) if isinstance(event, yaml.SequenceStartEvent) else self.pairs(path)

    def scalar(self, event: yaml.ScalarEvent) -> str | None:
        hidden = _INVISIBLE.search(event.value)  # written as "\\x07" in the file
        if hidden:
            self.problem(event, "invisible", sign=f"U+{ord(hidden[0]):04X}")
        return event.value if event.value or event.style else None

    def skip(self) -> None:
        """Pass over the rest of the list or group just begun."""
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def items(self, path: Path) -> list[Data]:
        found: list[Data] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*path, len(found))))
        return found

    def pairs(self, path: Path) -> dict[str, Data]:
        found: dict[str, Data] = {}
        first = True
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if first:
                self.tree.lines[path] = self.at.line + self.down(event)
                first = False
            key = self.key(event)
            here = (*path, key or "")
            if key is None or here in self.tree.keys:
                if key is not None:
                    self.problem(event, "duplicate-key", key=key, first=self.tree.keys[here])
                self.ignore(next(self.events))
                continue
            self.tree.keys[here] = self.at.line + self.down(event)
            value = self.value(next(self.events), here)
            if value is not None:
                found[key] = value
        return found

    def key(self, event: yaml.Event) -> str | None:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            return str(event.value)
        self.problem(event, "bad-key")
        self.ignore(event)
        return None

    def ignore(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionStartEvent):
            self.skip()
