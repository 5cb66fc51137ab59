"""Scenes joined by buttons: the engine under the kinds ``phone`` and ``scenario``.

The first scene is the start; a scene without buttons is an end, and every end is a good one.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from doorstep.activities.base import Activity, Rich

Way = Literal["best", "aside", "away"]


class Button(BaseModel):
    """A way from one scene to another: nearer to an end by the shortest path (best), as near (aside), or away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Rich
    to: str
    icon: str | None = None
    way: Way = "aside"


class Scene(BaseModel):
    """What the learner sees at one moment, numbered from 1 in source order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    number: int
    title: Rich
    paragraphs: tuple[Rich, ...] = ()
    buttons: tuple[Button, ...] = ()

    @property
    def is_end(self) -> bool:
        """Whether the story ends well here."""
        return not self.buttons


class Graph(Activity):
    """A story of scenes. Subclasses are its skins."""

    situation: tuple[Rich, ...] = ()
    scenes: tuple[Scene, ...]

    @property
    def start(self) -> Scene:
        """The scene shown first."""
        return self.scenes[0]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each scene by its id."""
        return {scene.id: scene.number for scene in self.scenes}

    @cached_property
    def path(self) -> tuple[tuple[Scene, Button], ...]:
        """The shortest way through: each scene with the button to press in it."""
        by_id = {scene.id: scene for scene in self.scenes}
        scene, steps = self.start, []
        while not scene.is_end:
            button = next(button for button in scene.buttons if button.way == "best")
            steps.append((scene, button))
            scene = by_id[button.to]
        return tuple(steps)

    @property
    def turns(self) -> tuple[tuple[Scene, Button], ...]:
        """The part of the path where there is something to choose; the whole path when there never is."""
        return tuple(step for step in self.path if len(step[0].buttons) > 1) or self.path

    def rich(self) -> Iterator[Rich]:
        """Introduction, then scene by scene: title, text, buttons. All but the first scene are asides."""
        yield from self.situation
        if self.prompt:
            yield self.prompt
        for scene in self.scenes:
            yield scene.title
            yield from scene.paragraphs
            yield from (button.text for button in scene.buttons)
        if self.hint:
            yield self.hint


def distances(links: dict[str, Sequence[str]]) -> dict[str, int]:
    """Fewest buttons from each scene to an end (a scene with no links). Scenes without a way to one are left out."""
    back: dict[str, list[str]] = {name: [] for name in links}
    for name, targets in links.items():
        for target in targets:
            back[target].append(name)
    found = {name: 0 for name, targets in links.items() if not targets}
    queue = deque(found)
    while queue:
        name = queue.popleft()
        for before in back[name]:
            if before not in found:
                found[before] = found[name] + 1
                queue.append(before)
    return found


def reachable(links: dict[str, Sequence[str]], start: str) -> set[str]:
    """The scenes one can come to from the start, itself included."""
    seen, queue = {start}, [start]
    while queue:
        for target in links[queue.pop()]:
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return seen
