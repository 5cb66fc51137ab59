"""The speaker: gives the speech of every line of a take, from the store or from a voice."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from doorstep.narration.audio import AudioError
from doorstep.narration.clip import pack_clip, unpack_clip
from doorstep.narration.cues import Line
from doorstep.narration.progress import Meter
from doorstep.narration.store import Store
from doorstep.narration.take import Take
from doorstep.narration.voices.chain import Chain
from doorstep.narration.voices.voice import Speech, Voice, VoiceError


class NotThereError(VoiceError):
    """The voice would have to be asked, and it is known not to answer."""


class Speaker:
    """Speaks what is not in the store, several sentences at a time, and stores each at once."""

    def __init__(self, folder: Path, chain: Chain, meter: Meter, jobs: int) -> None:
        self._clips = Store(folder)
        self._chain = chain
        self._meter = meter
        self._pool = ThreadPoolExecutor(jobs, "speaker")

    def speeches(self, take: Take, voice: Voice | None) -> tuple[list[Speech], int]:
        """The speech of every line, and how many were spoken now. Raises VoiceError."""
        label = voice.label if voice else ""
        keys = take.clip_keys(voice)
        found: dict[str, Speech] = {}
        missing: dict[str, Line] = {}
        for index, (key, line) in enumerate(zip(keys, take.lines, strict=True)):
            speech = take.recordings[index][1] if index in take.recordings else found.get(key) or self._stored(key)
            if speech is None:
                missing[key] = line
            else:
                found[key] = speech
                self._meter.add(take.script, label, speech.seconds)
        if voice and missing:
            if not self._chain.can_speak(voice):
                raise NotThereError
            for key, speech in self._spoken(voice, missing):
                found[key] = speech
                self._meter.add(take.script, label, speech.seconds)
        return [found[key] for key in keys], len(missing)

    def stop(self) -> None:
        """Begins nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _spoken(self, voice: Voice, missing: dict[str, Line]) -> Iterator[tuple[str, Speech]]:
        """Each sentence as soon as it is spoken and stored. After a failure nothing more is asked for."""
        if voice.name == "gtts":  # one request at a time, and none after one that failed
            yield from ((key, self._speak(voice, key, line)) for key, line in missing.items())
            return
        futures: dict[str, Future[Speech]] = {
            key: self._pool.submit(self._speak, voice, key, line) for key, line in missing.items()
        }
        try:
            for key, future in futures.items():
                yield key, future.result()
        finally:
            for future in futures.values():
                future.cancel()

    def _speak(self, voice: Voice, key: str, line: Line) -> Speech:
        speech = voice.speak(line.spoken.text, line.segment.lang)
        self._clips.put(key, pack_clip(speech))
        return speech

    def _stored(self, key: str) -> Speech | None:
        payload = self._clips.get(key)
        try:
            return unpack_clip(payload) if payload is not None else None
        except AudioError:
            return None
