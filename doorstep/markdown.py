"""Lesson Markdown: the lines of a directive's body, with the number each has in its file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_OPTION = re.compile(r"^:([^\s:][^:]*):(?:[ \t]+(.*))?$")


@dataclass(frozen=True, slots=True)
class Option:
    """The value of a ``:key: value`` line, and the line of the file it is on."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body, without its end, and its number in the file (from 1)."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Body:
    """A directive's body: its options, then the lines under them. ``repeated`` are options said a second time."""

    options: dict[str, Option]
    lines: list[Line]
    repeated: list[tuple[str, Option]] = field(default_factory=list)


def split_options(lines: Sequence[str], first_line: int) -> Body:
    """The options at the top of a directive's body, and the rest. ``first_line`` is the file line of ``lines[0]``.

    Blank lines may stand before the options and between them and the text; the first other line ends them.
    """
    body = Body({}, [])
    numbered = [Line(text.rstrip(), first_line + index) for index, text in enumerate(lines)]
    at = 0
    while at < len(numbered):
        match = _OPTION.match(numbered[at].text.strip())
        if match:
            key, option = match[1].strip(), Option((match[2] or "").strip(), numbered[at].number)
            if key in body.options:
                body.repeated.append((key, option))
            else:
                body.options[key] = option
        elif numbered[at].text or body.options:
            break
        at += 1
    body.lines.extend(numbered[at:])
    return body
