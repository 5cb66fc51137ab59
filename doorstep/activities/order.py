"""Order: put the steps of something in order. The order of the source is the answer."""

from collections.abc import Iterator
from hashlib import sha256
from typing import ClassVar, Self

from doorstep.activities.base import Activity, Rich
from doorstep.activities.source import Source

FEWEST_STEPS, MOST_STEPS = 3, 7


class Order(Activity):
    """``steps`` are in the right order."""

    kind: ClassVar[str] = "order"

    steps: tuple[Rich, ...]

    @property
    def shuffled(self) -> tuple[tuple[int, Rich], ...]:
        """(right place from 1, step) as first shown: the same for the same id for ever, and never the answer."""
        numbered = list(enumerate(self.steps, start=1))
        mixed = sorted(numbered, key=lambda pair: sha256(f"{self.id}:{pair[0]}".encode()).digest())
        if mixed == numbered:
            mixed = [*mixed[1:], mixed[0]]
        return tuple(mixed)

    def rich(self) -> Iterator[Rich]:
        """Prompt, then the steps as they are first shown, then the hint."""
        if self.prompt:
            yield self.prompt
        yield from (step for _, step in self.shuffled)
        if self.hint:
            yield self.hint

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The order, or None when an error was noted."""
        source.check_options(())
        name, hint = source.id(), source.hint()
        prompts, listed = source.list_of("-", "1")
        steps = list[Rich]()
        for block in listed:
            if block.marker == "1":
                _check_step(source, block.text, block.line, steps)
            else:
                source.problem(block.line, "order.not-numbered", text=block.first)
            steps.append(source.rich(block.text, block.line))
        if not steps:
            source.problem(source.at.line, "activity.empty", kind=source.kind)
        elif len(steps) < FEWEST_STEPS:
            source.problem(source.at.line, "order.too-few-steps", count=len(steps), fewest=FEWEST_STEPS)
        elif len(steps) > MOST_STEPS:
            source.problem(source.at.line, "order.too-many-steps", count=len(steps), most=MOST_STEPS)
        if source.broken():
            return None
        return cls(id=name, line=source.at.line, prompt=next(iter(prompts), None), hint=hint, steps=tuple(steps))


def _check_step(source: Source, text: str, line: int, before: list[Rich]) -> None:
    if not text:
        source.problem(line, "activity.empty-item")
    elif any(text == step.text for step in before):
        source.problem(line, "order.repeated-step", text=text)
