"""Phone: practise on a drawn phone, screen by screen."""

from typing import ClassVar, Literal, Self, get_args

from doorstep.activities.graph import Graph
from doorstep.activities.graphsource import parse_scenes
from doorstep.activities.source import Source

Mode = Literal["guided", "alone"]
MODES: tuple[Mode, ...] = get_args(Mode)


class Phone(Graph):
    """``prompt`` is the goal. Guided: the button to press is outlined. Alone: only after two mistakes."""

    kind: ClassVar[str] = "phone"

    mode: Mode = "guided"

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The phone, or None when an error was noted."""
        source.check_options(("goal", "mode"))
        name, hint, mode = source.id(), source.hint(), source.one_of("mode", MODES, MODES[0])
        goal = source.option("goal")
        if goal is None and "goal" not in source.body.options:
            source.problem(source.at.line, "phone.missing-goal")
        situation, scenes = parse_scenes(source)
        prompt = source.rich(goal.value, goal.line) if goal else None
        if source.broken():
            return None
        return cls(
            id=name,
            line=source.at.line,
            prompt=prompt,
            hint=hint,
            situation=tuple(situation),
            scenes=scenes,
            mode=mode,
        )
