"""How far a narration is, counted over tracks that are made at the same time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from doorstep.narration.segment import Script


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: sentences done of all its sentences, and the seconds of sound they last."""

    name: str
    lang: str
    voice: str
    done: int
    total: int
    seconds: float


class Meter:
    """Counts what is done of each track, and tells the sum."""

    def __init__(self, tell: Callable[[Progress], None] | None, total: int) -> None:
        self._tell = tell
        self._total = total
        self._lock = threading.Lock()
        self._done: dict[str, tuple[int, float]] = {}

    def add(self, script: Script, voice: str, seconds: float) -> None:
        """One more sentence of a track is there."""
        with self._lock:
            done, before = self._done.get(script.name, (0, 0.0))
            self._set(script, voice, done + 1, before + seconds)

    def again(self, script: Script) -> None:
        """A track is begun anew, with another voice."""
        with self._lock:
            self._done[script.name] = (0, 0.0)

    def finish(self, script: Script, voice: str, seconds: float) -> None:
        """A track is there."""
        with self._lock:
            self._set(script, voice, len(script.segments), seconds)

    def _set(self, script: Script, voice: str, done: int, seconds: float) -> None:
        self._done[script.name] = (done, seconds)
        if self._tell:
            all_done = sum(count for count, _ in self._done.values())
            all_seconds = sum(length for _, length in self._done.values())
            self._tell(Progress(script.name, script.lang, voice, all_done, self._total, all_seconds))
