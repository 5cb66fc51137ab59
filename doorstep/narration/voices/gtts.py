"""The online voice: the gTTS library, and what it lacks.

gTTS asks an undocumented service and trusts what comes back: behind a Wi-Fi login page it returns no sound and no
error, it waits for ever, it never tries again, and it changes the text. So here the text is cut by us, every answer
is decoded and measured, requests wait for each other, and a refusal is met with patience and then with a VoiceError.
"""

import binascii
import random
import threading
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import filelock
import numpy as np
from gtts import gTTS, gTTSError

from doorstep.narration.audio import AudioError, decode
from doorstep.narration.voices.mp3 import check_whole
from doorstep.narration.voices.voice import Speech, VoiceError
from doorstep.voice_settings import VoiceSettings

LONGEST_TEXT = 100  # characters the service takes at a time
PROBE_SECONDS = 3.0
_TRIES = 5
_LONGEST_WAIT = 30.0  # who is asked to come back later than this reads the lesson with another voice
_LANGUAGES = ("vi", "en", "ar")
_LEAST_SECONDS_A_LETTER = 0.02  # a third of the fastest speech: less is a clip that was cut short


class GttsVoice:
    """Speaks over the network, one request at a time in all processes that share ``folder``."""

    name = "gtts"
    label = "Google Translate"
    draft = False

    def __init__(
        self,
        settings: VoiceSettings,
        folder: Path,
        *,
        timeout: tuple[float, float] = (5, 30),
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.version = version("gTTS")
        self._tld = settings.tld
        self._turns = _Turns(folder, settings.seconds_between_requests, sleep)
        self._seconds = settings.seconds_between_requests
        self._timeout = timeout
        self._sleep = sleep

    def settings(self, lang: str) -> Mapping[str, str | int]:
        """The accent, which is the end of the service's address."""
        return {"tld": self._tld}

    def speaks(self, lang: str) -> bool:
        """Whether it knows the language."""
        return lang in _LANGUAGES

    def answers(self) -> bool:
        """Whether the service gives real sound within three seconds. Never raises."""
        heard = threading.Event()

        def ask() -> None:
            try:
                self._request("a", "en", timeout=PROBE_SECONDS)
            except _RefusalError:
                return
            heard.set()

        # A thread, because looking up a name has no timeout.
        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(PROBE_SECONDS)
        return heard.is_set()

    def speak(self, text: str, lang: str) -> Speech:
        """The speech of a text. Raises VoiceError when the service refuses again and again."""
        parts = [self._patiently(part, lang) for part in cut(text)]
        if not parts:
            raise VoiceError("there is nothing to say")
        rates = {part.rate for part in parts}
        if len(rates) > 1:
            raise VoiceError("the online voice changed its sampling rate within a sentence")
        return Speech(np.concatenate([part.pcm for part in parts]), rates.pop())

    def close(self) -> None:
        """Nothing stays open between two sentences."""

    def _patiently(self, text: str, lang: str) -> Speech:
        for attempt in range(_TRIES):
            try:
                with self._turns:
                    return self._request(text, lang, timeout=self._timeout)
            except _RefusalError as refusal:
                if attempt + 1 == _TRIES or not refusal.may_pass or refusal.wait > _LONGEST_WAIT:
                    raise VoiceError(f"the online voice does not answer: {refusal}") from refusal
                # Spread out, so that two machines that were refused together do not come back together.
                self._sleep(max(refusal.wait, self._seconds * 2**attempt * random.uniform(1.0, 1.5)))
        raise AssertionError("unreachable")

    def _request(self, text: str, lang: str, timeout: float | tuple[float, float]) -> Speech:
        try:
            online = gTTS(
                text,
                tld=self._tld,
                lang=lang,
                lang_check=False,
                pre_processor_funcs=[],
                tokenizer_func=lambda whole: [whole],
                timeout=timeout,
            )
            sound = b"".join(online.stream())
        except gTTSError as error:
            raise _refusal(error) from error
        except (binascii.Error, UnicodeError, AssertionError, OSError, ValueError) as error:
            raise _RefusalError(f"its answer cannot be read ({error})") from error
        return _checked(sound, text)


class _RefusalError(Exception):
    """The service did not speak. ``wait``: the seconds it asks for. ``may_pass``: whether to try again."""

    def __init__(self, why: str, *, wait: float = 0.0, may_pass: bool = True) -> None:
        super().__init__(why)
        self.wait = wait
        self.may_pass = may_pass


def _refusal(error: gTTSError) -> _RefusalError:
    response = error.rsp
    if response is None:
        return _RefusalError("no connection")
    status = int(response.status_code)
    asked = str(response.headers.get("Retry-After", ""))
    may_pass = status in (200, 408, 429) or status >= 500
    return _RefusalError(f"HTTP {status}", wait=float(asked) if asked.isdigit() else 0.0, may_pass=may_pass)


def _checked(sound: bytes, text: str) -> Speech:
    """The decoded answer, if it is the whole of a speech that can be this text's."""
    if not sound:
        raise _RefusalError("it sent no sound (a log-in page?)")
    try:
        check_whole(sound)
        speech = Speech(*decode(sound))
    except AudioError as error:
        raise _RefusalError(f"it sent damaged sound ({error})") from error
    letters = sum(char.isalnum() for char in text)
    if speech.seconds < letters * _LEAST_SECONDS_A_LETTER or not speech.pcm.any():
        raise _RefusalError(f"it sent {speech.seconds:.1f} seconds for {letters} letters")
    return speech


def cut(text: str) -> list[str]:
    """The text in pieces that the service takes, cut after a mark of punctuation if one is near, else at a space."""
    pieces: list[str] = []
    rest = text.strip()
    while len(rest) > LONGEST_TEXT:
        head = rest[: LONGEST_TEXT + 1]
        end = max((head.rfind(f"{mark} ") + 1 for mark in ",;:.!?،؛"), default=0)
        if end < LONGEST_TEXT // 3:
            end = head.rfind(" ")
        if end <= 0:
            end = LONGEST_TEXT
        pieces.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [piece for piece in [*pieces, rest] if any(char.isalnum() for char in piece)]


class _Turns:
    """Lets requests through one at a time and some seconds apart, in every process that uses the same folder."""

    def __init__(self, folder: Path, seconds: float, sleep: Callable[[float], object]) -> None:
        self._last = folder / "gtts.last"
        self._lock = filelock.FileLock(folder / "gtts.lock")
        self._seconds = seconds
        self._sleep = sleep

    def __enter__(self) -> None:
        self._last.parent.mkdir(parents=True, exist_ok=True)
        self._lock.acquire()
        try:
            since = time.time() - self._last.stat().st_mtime
        except OSError:
            return
        if 0 <= since < self._seconds:
            self._sleep(self._seconds - since)

    def __exit__(self, *_: object) -> None:
        self._last.touch()
        self._lock.release()
