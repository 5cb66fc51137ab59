"""Scenario: a story told scene by scene, in which the learner says what to do."""

from typing import ClassVar, Self

from doorstep.activities.graph import Graph
from doorstep.activities.graphsource import parse_scenes
from doorstep.activities.source import Source


class Scenario(Graph):
    """The paragraphs before the first scene tell the situation."""

    kind: ClassVar[str] = "scenario"

    @classmethod
    def parse(cls, source: Source) -> Self | None:
        """The scenario, or None when an error was noted."""
        source.check_options(())
        name, hint = source.id(), source.hint()
        situation, scenes = parse_scenes(source)
        if source.broken():
            return None
        return cls(id=name, line=source.at.line, hint=hint, situation=tuple(situation), scenes=scenes)
