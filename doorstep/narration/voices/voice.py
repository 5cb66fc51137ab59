"""What every voice can do, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
Words = tuple[tuple[int, int, float], ...]
"""For each word its first and last character in the spoken text, and the second when it begins."""


class VoiceError(Exception):
    """A voice could not speak a sentence. Its text is one plain line that says why."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A sentence as sound: one channel, and when each word begins if the voice knows it."""

    pcm: Samples
    rate: int
    words: Words | None = None

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / self.rate


class Voice(Protocol):
    """Something that speaks. Same name, version, settings, language and text: same speech."""

    name: str
    label: str
    version: str
    draft: bool

    def settings(self, lang: str) -> Mapping[str, str | int]:
        """What changes the sound, beside the text."""

    def speaks(self, lang: str) -> bool:
        """Whether it knows the language."""

    def speak(self, text: str, lang: str) -> Speech:
        """The speech of a speakable text. Raises VoiceError; may be called from several threads."""

    def close(self) -> None:
        """Ends what it started. It may be asked to speak again."""
