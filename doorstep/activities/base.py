"""What every activity shares: its model, and the rich text that pages, widgets and voices fill in their own way."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from doorstep.activities.source import Source


class Rich(BaseModel):
    """A piece of inline Markdown inside an activity, and the line of the file where it begins (from 1).

    ``aside`` text (feedback, hints, scenes other than the first) is spoken when it is shown, not in the reading flow.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    line: int
    aside: bool = False


class Activity(BaseModel):
    """A block the learner acts on. Its id is permanent: saved progress and exports use it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]

    id: str
    line: int
    prompt: Rich | None = None
    hint: Rich | None = None

    @classmethod
    def parse(cls, source: "Source") -> Self | None:
        """The activity read from its source, or None when an error was noted there."""
        raise NotImplementedError

    def rich(self) -> Iterator[Rich]:
        """Every rich text of the activity, in reading order, each once. A renderer asks for them by identity."""
        raise NotImplementedError
