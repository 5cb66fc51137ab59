"""Checklist: things to do at home. Nothing in it is right or wrong."""

from collections.abc import Iterator
from typing import ClassVar, Self

from doorstep.activities.base import Activity, Rich
from doorstep.activities.source import Source

MOST_ITEMS = 7


class Checklist(Activity):
    """``items`` are ticked one by one, in any order, over days."""

    kind: ClassVar[str] = "checklist"

    items: tuple[Rich, ...]

    def rich(self) -> Iterator[Rich]:
        """Prompt, items, hint."""
        if self.prompt:
            yield self.prompt
        yield from self.items
        if self.hint:
            yield self.hint

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The checklist, or None when an error was noted."""
        source.check_options(())
        name, hint = source.id(), source.hint()
        prompts, listed = source.list_of("-", "1")
        for block in listed:
            if not block.text:
                source.problem(block.line, "activity.empty-item")
        items = tuple(source.rich(block.text, block.line) for block in listed)
        if not items:
            source.problem(source.at.line, "activity.empty", kind=source.kind)
        elif len(items) > MOST_ITEMS:
            source.problem(source.at.line, "checklist.too-long", "warning", count=len(items), most=MOST_ITEMS)
        if source.broken():
            return None
        return cls(id=name, line=source.at.line, prompt=next(iter(prompts), None), hint=hint, items=items)
