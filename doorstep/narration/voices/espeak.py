"""eSpeak NG, the voice that is always there: a draft to work with, not a voice to publish."""

import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import espeakng_loader
import numpy as np

from doorstep.narration.voices.voice import Speech, VoiceError, Words
from doorstep.voice_settings import VoiceSettings

_VOICES = {"vi": "vi", "en": "en-us", "ar": "ar"}
_DATA = ("intonations", "phondata", "phonindex", "phontab", "vi_dict", "en_dict", "ar_dict")
_LONGEST_PATH = 150  # the library fails without a word when the path of its data has 160 bytes
_SECONDS_TO_SPEAK = 60
_TOKEN = re.compile(r"\S+")


class EspeakVoice:
    """Speaks in processes of its own, as many as there are threads that ask."""

    name = "espeak"
    label = "eSpeak NG"
    draft = True

    def __init__(self, settings: VoiceSettings) -> None:
        self.version = version("espeakng-loader")
        self._settings = settings
        self._lock = threading.Lock()
        self._idle: queue.SimpleQueue[subprocess.Popen[bytes]] = queue.SimpleQueue()
        self._all: list[subprocess.Popen[bytes]] = []
        self._data: Path | None = None
        self._copied: Path | None = None

    def settings(self, lang: str) -> Mapping[str, str | int]:
        """The variant of the language and the words a minute."""
        return {"voice": _VOICES[lang], "rate": self._settings.rate_for(lang)}

    def speaks(self, lang: str) -> bool:
        """Whether it knows the language."""
        return lang in _VOICES

    def speak(self, text: str, lang: str) -> Speech:
        """The speech of a text with the times of its words. The same text gives the same samples every time."""
        request = {**self.settings(lang), "text": text.replace("\0", " ")}
        worker = self._worker()
        watchdog = threading.Timer(_SECONDS_TO_SPEAK, worker.kill)
        watchdog.start()
        try:
            head, sound = _ask(worker, request)
        except (OSError, ValueError) as error:
            worker.kill()
            raise VoiceError(f"eSpeak NG stopped while it spoke “{text}”") from error
        finally:
            watchdog.cancel()
        if sys.platform == "win32":  # there a worker speaks once
            worker.wait()
        else:
            self._idle.put(worker)
        if "error" in head:
            raise VoiceError(str(head["error"]))
        rate = int(str(head["rate"]))
        if not sound:  # a text with nothing it can say is a short silence
            return Speech(np.zeros(rate // 4, np.int16), rate, ())
        pcm = np.frombuffer(sound, np.int16)
        return Speech(pcm, rate, _word_times(text, head["words"], len(pcm), rate))

    def close(self) -> None:
        """Ends its processes and removes its copy of the data."""
        with self._lock:
            for worker in self._all:
                worker.kill()
                worker.wait()
                for pipe in (worker.stdin, worker.stdout):
                    if pipe:
                        pipe.close()
            self._all.clear()
            self._idle = queue.SimpleQueue()
            if self._copied:
                shutil.rmtree(self._copied, ignore_errors=True)
            self._data = self._copied = None

    def _worker(self) -> subprocess.Popen[bytes]:
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            return self._new_worker()
        return worker if worker.poll() is None else self._new_worker()

    def _new_worker(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._data is None:
                self._data = self._data_folder(Path(espeakng_loader.get_data_path()))
            script = Path(__file__).with_name("espeak_worker.py")
            command = [sys.executable, "-I", "-S", str(script), espeakng_loader.get_library_path(), str(self._data)]
            try:
                worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            except OSError as error:
                raise VoiceError(f"eSpeak NG does not start: {error}") from error
            self._all.append(worker)
            return worker

    def _data_folder(self, data: Path) -> Path:
        """The library's data where the library can read it: on a short path, in letters every system knows."""
        if _is_readable_path(data):
            return data
        places = [tempfile.gettempdir(), os.environ.get("PUBLIC"), os.environ.get("PROGRAMDATA"), "/tmp"]
        for place in filter(None, places):
            if not _is_readable_path(Path(place) / "doorstep-12345678" / "espeak-ng-data"):
                continue
            try:
                self._copied = Path(tempfile.mkdtemp(prefix="doorstep-", dir=place))
                copy_data(data, self._copied)
            except OSError:
                continue
            return self._copied
        raise VoiceError(f"eSpeak NG cannot read its data: the path is too long ({data})")


def _is_readable_path(path: Path) -> bool:
    raw = os.fsencode(path)
    return len(raw) < _LONGEST_PATH and (sys.platform != "win32" or raw.isascii())


def copy_data(data: Path, to: Path) -> None:
    """Copies what the languages of the lessons need: 1.4 of 21 MB."""
    for name in _DATA:
        shutil.copy2(data / name, to / name)
    for folder in ("lang", "voices"):
        shutil.copytree(data / folder, to / folder)


def _ask(worker: subprocess.Popen[bytes], request: Mapping[str, object]) -> tuple[dict[str, object], bytes]:
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(json.dumps(request).encode() + b"\n")
    worker.stdin.flush()
    head: dict[str, object] = json.loads(worker.stdout.readline())
    size = int(str(head["bytes"]))
    sound = worker.stdout.read(size)
    if len(sound) != size:
        raise OSError("the answer is cut short")
    return head, sound


def _word_times(text: str, events: object, samples: int, rate: int) -> Words:
    """When each word of the text begins. eSpeak's own ranges overlap, so only where they begin is used.

    It says some words as one (“to be”): the second then begins in proportion to its place among the letters.
    """
    starts = sorted((int(position), int(sample)) for position, sample in events) if isinstance(events, list) else []
    tokens = [(token.start(), token.end()) for token in _TOKEN.finditer(text)]
    known = [next((sample for at, sample in starts if start <= at < end), None) for start, end in tokens]
    places, times = [0], [0]
    for (start, _), sample in zip(tokens, known, strict=True):
        if sample is not None and start > places[-1] and sample >= times[-1]:
            places.append(start)
            times.append(sample)
    begins = np.interp([start for start, _ in tokens], [*places, len(text)], [*times, max(samples, times[-1])])
    return tuple((start, end, float(at) / rate) for (start, end), at in zip(tokens, begins, strict=True))
