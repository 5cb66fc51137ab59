"""Choice: a situation and a few things one could do, one or several of them right."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from doorstep.activities.base import Activity, Rich
from doorstep.activities.source import Block, Source, split_arrow

MOST_OPTIONS = 6
_BOX = re.compile(r"^\[\s?([xX]?)\s?\](?:\s+(.*))?$", re.DOTALL)


class Option(BaseModel):
    """One thing to choose. A wrong one always has feedback; a right one says why when the editor wrote it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Rich
    right: bool
    feedback: Rich | None = None

    @property
    def line(self) -> int:
        """The line of the file where the option begins."""
        return self.text.line


class Choice(Activity):
    """``prompt`` is the question; ``situation`` holds the paragraphs before it."""

    kind: ClassVar[str] = "choice"

    situation: tuple[Rich, ...] = ()
    options: tuple[Option, ...]

    @property
    def several(self) -> bool:
        """Whether more than one option is right: the learner ticks all of them, then checks."""
        return sum(option.right for option in self.options) > 1

    def rich(self) -> Iterator[Rich]:
        """Situation, question, options; then feedback and hint, which are asides."""
        yield from self.situation
        if self.prompt:
            yield self.prompt
        yield from (option.text for option in self.options)
        yield from (option.feedback for option in self.options if option.feedback)
        if self.hint:
            yield self.hint

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The choice, or None when an error was noted."""
        source.check_options(())
        name, hint = source.id(), source.hint()
        paragraphs, listed = source.list_of("-", paragraphs=None)
        options = [option for block in listed if (option := _option(source, block))]
        _check(source, bool(paragraphs), options, len(listed))
        if source.broken():
            return None
        *situation, prompt = paragraphs
        return cls(
            id=name,
            line=source.at.line,
            prompt=prompt,
            hint=hint,
            situation=tuple(situation),
            options=tuple(options),
        )


def _option(source: Source, block: Block) -> Option | None:
    box = _BOX.match(block.text)
    if not box:
        source.problem(block.line, "choice.no-box", text=block.first)
        return None
    text, why, line = split_arrow((box[2] or "").strip(), block.line)
    right = bool(box[1])
    if not text:
        source.problem(block.line, "choice.empty-option")
    if not right and not why:
        source.problem(block.line, "choice.no-feedback", text=text)
    feedback = source.rich(why, line, aside=True) if why else None
    return Option(text=source.rich(text, block.line), right=right, feedback=feedback)


def _check(source: Source, question: bool, options: list[Option], items: int) -> None:
    if not question and not items:
        source.problem(source.at.line, "activity.empty", kind=source.kind)
        return
    if not question:
        source.problem(source.at.line, "choice.no-question")
    if items < 2:
        source.problem(source.at.line, "choice.too-few-options", count=items)
    elif items > MOST_OPTIONS:
        source.problem(source.at.line, "choice.too-many-options", count=items, most=MOST_OPTIONS)
    if items >= 2 and len(options) == items and not any(option.right for option in options):
        source.problem(options[0].line, "choice.no-right-answer")
