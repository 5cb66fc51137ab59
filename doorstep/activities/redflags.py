"""Redflags: a message in which the learner finds what is suspicious. One without flags is a genuine message."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict

from doorstep.activities.base import Activity, Rich
from doorstep.activities.source import Source, split_arrow
from doorstep.markdown import Line

Medium = Literal["sms", "zalo", "call", "email", "page"]
MESSAGE_KINDS: tuple[Medium, ...] = get_args(Medium)
_PART = re.compile(r"\{(flag|fine)\}`([^`]*)`")
_STOP = re.compile(r"[.,;:!?…،؛؟]+")
_OPEN = re.compile(r"\{(flag|fine)\}")


class Part(BaseModel):
    """A stretch of the message. ``flag`` and ``fine`` parts can be touched and say why; ``plain`` ones cannot.

    ``number`` counts the parts that can be touched, from 1; ``spaced`` says whether a space stands before the part.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    mark: Literal["plain", "flag", "fine"]
    text: Rich
    why: Rich | None = None
    number: int = 0
    spaced: bool = False


class Redflags(Activity):
    """A message as paragraphs of parts, ``sender`` being the number, name or address it comes from."""

    kind: ClassVar[str] = "redflags"

    medium: Medium
    sender: Rich
    paragraphs: tuple[tuple[Part, ...], ...]

    def parts(self) -> Iterator[Part]:
        """Every part of the message, in reading order."""
        for paragraph in self.paragraphs:
            yield from paragraph

    @property
    def flags(self) -> tuple[Part, ...]:
        """The suspicious parts."""
        return tuple(part for part in self.parts() if part.mark == "flag")

    def rich(self) -> Iterator[Rich]:
        """Sender, message; then the reasons and the hint, which are asides."""
        yield self.sender
        yield from (part.text for part in self.parts())
        yield from (part.why for part in self.parts() if part.why)
        if self.hint:
            yield self.hint

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The message, or None when an error was noted."""
        source.check_options(("kind", "from"))
        name, hint = source.id(), source.hint()
        medium = source.one_of("kind", MESSAGE_KINDS)
        sender = source.option("from")
        if sender is None:
            source.problem(source.at.line, "redflags.missing-from")
        paragraphs = tuple(_Message(source).paragraphs())
        marked = [part for paragraph in paragraphs for part in paragraph if part.mark != "plain"]
        if not paragraphs:
            source.problem(source.at.line, "activity.empty", kind=source.kind)
        elif not marked and not source.broken():
            source.problem(source.at.line, "redflags.no-parts")
        said = source.rich(sender.value, sender.line) if sender else None
        source.check_unreal([*([said] if said else []), *(part.text for parts in paragraphs for part in parts)])
        if source.broken() or said is None:
            return None
        return cls(id=name, line=source.at.line, hint=hint, medium=medium, sender=said, paragraphs=paragraphs)


class _Message:
    """Reads the paragraphs of a message, numbering the parts that can be touched."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.touchable = 0

    def paragraphs(self) -> Iterator[tuple[Part, ...]]:
        for filled, group in groupby(self.source.body.lines, key=lambda line: bool(line.text.strip())):
            if filled:
                yield tuple(self._parts(list(group)))

    def _parts(self, lines: list[Line]) -> Iterator[Part]:
        text, first = "\n".join(line.text.strip() for line in lines), lines[0].number
        end = 0
        for match in _PART.finditer(text):
            yield from self._plain(text, end, match.start(), first)
            stop = _STOP.match(text, match.end())
            yield self._marked(text, match, stop[0] if stop else "", first)
            end = stop.end() if stop else match.end()
        yield from self._plain(text, end, len(text), first)

    def _plain(self, text: str, start: int, end: int, first: int) -> Iterator[Part]:
        piece = text[start:end]
        for match in _OPEN.finditer(piece):
            line = first + text.count("\n", 0, start + match.start())
            self.source.problem(line, "redflags.unclosed", mark=match[1])
        if piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            rich = self.source.rich(piece.strip(), first + text.count("\n", 0, begin))
            yield Part(mark="plain", text=rich, spaced=start > 0 and piece[0].isspace())

    def _marked(self, text: str, match: re.Match[str], stop: str, first: int) -> Part:
        """The part, with the full stop or comma that follows it: alone, that would fall to a line of its own."""
        line = first + text.count("\n", 0, match.start())
        shown, why, why_line = split_arrow(match[2].strip(), line)
        if not shown:
            self.source.problem(line, "redflags.empty-part", mark=match[1])
        if not why:
            self.source.problem(line, "redflags.no-reason", mark=match[1], text=shown)
        self.touchable += 1
        return Part(
            mark="flag" if match[1] == "flag" else "fine",
            text=self.source.rich(shown if shown.endswith(stop) else shown + stop, line),
            why=self.source.rich(why, why_line, aside=True) if why else None,
            number=self.touchable,
            spaced=match.start() > 0 and text[match.start() - 1].isspace(),
        )
