"""Phone: practise on a drawn phone, screen by screen."""

from typing import ClassVar, Literal, Self

from doorstep.activities.graph import Graph
from doorstep.activities.graphsource import parse_scenes, texts
from doorstep.activities.source import Source

MODES = ("guided", "alone")


class Phone(Graph):
    """``prompt`` is the goal. Guided: the button to press is outlined. Alone: only after two mistakes."""

    kind: ClassVar[str] = "phone"

    mode: Literal["guided", "alone"] = "guided"

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The phone, or None when an error was noted."""
        source.check_options(("goal", "mode"))
        name, hint, mode = source.id(), source.hint(), source.one_of("mode", MODES, MODES[0])
        goal = source.option("goal")
        if goal is None and "goal" not in source.body.options:
            source.problem(source.at.line, "phone.missing-goal")
        situation, scenes = parse_scenes(source)
        source.check_unreal(texts(situation, scenes))
        prompt = source.rich(goal.value, goal.line) if goal else None
        if source.broken():
            return None
        return cls.model_validate(
            {
                "id": name,
                "line": source.at.line,
                "prompt": prompt,
                "hint": hint,
                "situation": tuple(situation),
                "scenes": scenes,
                "mode": mode,
            }
        )
