"""Checklist: things to do at home. Nothing in it is right or wrong."""

from collections.abc import Iterator
from typing import ClassVar, Self

from doorstep.activities.base import Activity, Rich
from doorstep.activities.source import Source, blocks

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
        prompt: Rich | None = None
        items = list[Rich]()
        for block in blocks(source.body.lines):
            if block.marker in ("-", "1"):
                if not block.text:
                    source.problem(block.line, "activity.empty-item")
                items.append(source.rich(block.text, block.line))
            elif block.marker == "" and not items and prompt is None:
                prompt = source.rich(block.text, block.line)
            else:
                source.problem(block.line, "activity.stray-text", text=block.first)
        if not items:
            source.problem(source.at.line, "activity.empty", kind=source.kind)
        elif len(items) > MOST_ITEMS:
            source.problem(source.at.line, "checklist.too-long", "warning", count=len(items), most=MOST_ITEMS)
        if source.broken():
            return None
        return cls(id=name, line=source.at.line, prompt=prompt, hint=hint, items=tuple(items))
