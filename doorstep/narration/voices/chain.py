"""The chain of voices: which of them can speak a track now."""

import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from doorstep.narration.voices.espeak import EspeakVoice
from doorstep.narration.voices.gtts import GttsVoice
from doorstep.narration.voices.voice import Voice
from doorstep.voice_settings import VoiceSettings


class Chain:
    """The synthetic voices in the order of the settings. The online one is asked once whether it is there."""

    def __init__(self, settings: VoiceSettings, folder: Path) -> None:
        self._settings = settings
        self._voices: dict[str, Voice] = {
            "espeak": EspeakVoice(settings),
            "gtts": GttsVoice(settings, folder),
        }
        self._is_there: dict[str, bool] = {}
        self._lock = threading.Lock()

    def voices(self, lang: str) -> Iterator[Voice]:
        """The voices to try for a track of a language, the best first."""
        for name in self._settings.order_for(lang):
            voice = self._voices.get(name)
            if voice and voice.speaks(lang):
                yield voice

    def uses_recordings(self, lang: str) -> bool:
        """Whether a person's recordings are used."""
        return "recorded" in self._settings.order_for(lang)

    def can_speak(self, voice: Voice) -> bool:
        """Whether a voice can be asked for something new now."""
        with self._lock:
            if isinstance(voice, GttsVoice) and voice.name not in self._is_there:
                self._is_there[voice.name] = voice.answers()
        return self._is_there.get(voice.name, True)

    def gave_up(self, voice: Voice) -> None:
        """From now on an online voice that failed gives only what is stored."""
        if isinstance(voice, GttsVoice):
            self._is_there[voice.name] = False

    def __enter__(self) -> "Chain":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for voice in self._voices.values():
            voice.close()
