"""Narrate: scripts in, tracks with their cues out. Whatever was spoken before is not spoken again."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from pathlib import Path, PurePosixPath

from doorstep.narration.audio import AudioError
from doorstep.narration.clip import clip_key, pack_clip, unpack_clip
from doorstep.narration.cues import Line, cues_script, web_vtt
from doorstep.narration.lexicon import Lexicon, read_lexicon
from doorstep.narration.segment import Script, Segment
from doorstep.narration.speakable import speakable
from doorstep.narration.store import Store, key_of, write_if_changed
from doorstep.narration.track import PAUSE_MS, RATE, VERSION, Part, Track, build_track, pack_track, unpack_track
from doorstep.narration.voice_settings import VoiceSettings
from doorstep.narration.voices.chain import Chain
from doorstep.narration.voices.recorded import Recordings
from doorstep.narration.voices.voice import Speech, Voice, VoiceError
from doorstep.problems import Location, Problem, Severity

SUFFIXES = (".mp3", ".cues.js", ".vtt")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: sentences done of all its sentences, and the seconds of sound they last."""

    name: str
    lang: str
    voice: str
    done: int
    total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Narration:
    """One track. ``spoken_again``: the sentences that were not in the store. Without a voice nothing was written."""

    name: str
    lang: str
    seconds: float = 0.0
    voice: str = ""
    draft: bool = False
    spoken_again: int = 0
    bytes: int = 0
    sentences: int = 0
    problems: tuple[Problem, ...] = ()


def narrate(  # noqa: PLR0913 - what a run needs, each by its name
    scripts: Sequence[Script],
    *,
    root: Path,
    cache: Path,
    out: Path,
    voices: VoiceSettings,
    progress: Callable[[Progress], None] | None = None,
    jobs: int = 1,
) -> list[Narration]:
    """Writes ``<out>/<name>.mp3``, ``.cues.js`` and ``.vtt`` for every script and says how each went, in order.

    Killed at any moment, it goes on where it was, to the same bytes. Files that would not change are left alone.
    """
    with Chain(voices, cache) as chain:
        run = _Run(root, cache, out, chain, max(1, jobs), _Meter(progress, sum(len(s.segments) for s in scripts)))
        return [run.narrate(script) for script in scripts]


class _NotThereError(VoiceError):
    """The voice would have to be asked, and it is known not to answer."""


class _Meter:
    """Counts what is done, and tells it."""

    def __init__(self, tell: Callable[[Progress], None] | None, total: int) -> None:
        self._tell = tell
        self._total = total
        self.done = 0
        self.seconds = 0.0

    def add(self, script: Script, voice: str, sentences: int, seconds: float) -> None:
        self.done += sentences
        self.seconds += seconds
        if self._tell:
            self._tell(Progress(script.name, script.lang, voice, self.done, self._total, self.seconds))

    def back_to(self, done: int, seconds: float) -> None:
        self.done, self.seconds = done, seconds


@dataclass(frozen=True, slots=True)
class _Take:
    """A script and the ingredients of its track, but for the voice."""

    script: Script
    lines: tuple[Line, ...]
    recordings: dict[int, tuple[str, Speech]]
    problems: list[Problem] = field(default_factory=list)


class _Run:
    def __init__(self, root: Path, folder: Path, out: Path, chain: Chain, jobs: int, meter: _Meter) -> None:
        self._clips = Store(folder / "clips")
        self._tracks = Store(folder / "tracks")
        self._recordings = Recordings(root)
        self._out = out
        self._chain = chain
        self._jobs = jobs
        self._meter = meter
        self._lexicon = cache(lambda lang: read_lexicon(root, lang))
        self._lexicon_told: set[str] = set()

    def narrate(self, script: Script) -> Narration:
        """Makes and writes one track with the first voice that can speak all of it."""
        take = self._take(script)
        before = (self._meter.done, self._meter.seconds)
        failures: list[tuple[Voice, str]] = []
        if not take.lines:
            self._meter.add(script, "", len(script.segments), 0.0)
            return self._without_track(take)
        for voice in self._chain.voices(script.lang):
            self._meter.back_to(*before)
            try:
                track, spoken_again = self._track(take, voice)
            except _NotThereError:
                continue
            except VoiceError as error:
                failures.append((voice, str(error)))
                self._chain.gave_up(voice)
                continue
            take.problems.extend(
                _problem(script, "voice-gave-up", voice=failed.label, why=why, instead=voice.label)
                for failed, why in failures
            )
            self._meter.back_to(*before)
            self._meter.add(script, voice.label, len(script.segments), track.seconds)
            return self._written(take, track, voice, spoken_again)
        why = "; ".join(f"{voice.label}: {text}" for voice, text in failures) or "no voice of the settings can be used"
        take.problems.append(_problem(script, "no-voice", "error", why=why))
        self._meter.back_to(*before)
        self._meter.add(script, "", len(script.segments), 0.0)
        return self._without_track(take)

    def _take(self, script: Script) -> _Take:
        lexicon, problems = self._lexicon(script.lang)
        told = problems if script.lang not in self._lexicon_told else []
        self._lexicon_told.add(script.lang)
        flow = [segment for segment in script.segments if not segment.aside]
        asides = [segment for segment in script.segments if segment.aside]
        lines = tuple(line for line in _lines([*flow, *asides], lexicon))
        take = _Take(script, lines, {}, list(told))
        if self._chain.uses_recordings(script.lang):
            self._find_recordings(take)
        return take

    def _find_recordings(self, take: _Take) -> None:
        for index, line in enumerate(take.lines):
            path = self._recordings.find(line.segment)
            if path is None:
                continue
            try:
                take.recordings[index] = (self._recordings.digest(path), self._recordings.speech(path))
            except VoiceError as error:
                at = Location(self._recordings.shown(path))
                values = {"text": line.segment.text, "why": str(error)}
                take.problems.append(Problem(at, "narration.recording-unreadable", values, "warning"))

    def _track(self, take: _Take, voice: Voice) -> tuple[Track, int]:
        """The track in this voice, from the store or spoken now, and how many sentences were spoken now."""
        keys = [
            take.recordings[index][0]
            if index in take.recordings
            else clip_key(voice, line.segment.lang, line.spoken.text)
            for index, line in enumerate(take.lines)
        ]
        key = _track_key(take, keys)
        stored = self._stored_track(key)
        if stored is not None:
            return stored, 0
        speeches, spoken = self._speeches(take, voice, keys)
        parts = [
            Part(speech, line.segment.pause, line.segment.aside, index in take.recordings)
            for index, (line, speech) in enumerate(zip(take.lines, speeches, strict=True))
        ]
        track = build_track(parts)
        self._tracks.put(key, pack_track(track))
        return track, spoken

    def _stored_track(self, key: str) -> Track | None:
        payload = self._tracks.get(key)
        try:
            return unpack_track(payload) if payload is not None else None
        except AudioError:
            return None

    def _speeches(self, take: _Take, voice: Voice, keys: Sequence[str]) -> tuple[list[Speech], int]:
        """The speech of every line, and how many sentences were spoken now."""
        found: dict[str, Speech] = {}
        missing: dict[str, Line] = {}
        for index, (key, line) in enumerate(zip(keys, take.lines, strict=True)):
            speech = take.recordings[index][1] if index in take.recordings else found.get(key) or self._stored_clip(key)
            if speech is None:
                missing[key] = line
            else:
                found[key] = speech
                self._meter.add(take.script, voice.label, 1, speech.seconds)
        if missing and not self._chain.can_speak(voice):
            raise _NotThereError
        for key, speech in self._spoken_now(voice, missing):
            found[key] = speech
            self._meter.add(take.script, voice.label, 1, speech.seconds)
        return [found[key] for key in keys], len(missing)

    def _spoken_now(self, voice: Voice, missing: dict[str, Line]) -> Iterator[tuple[str, Speech]]:
        """Each sentence as soon as it is spoken and stored. After a failure nothing more is asked for."""
        if self._jobs == 1 or voice.name == "gtts":
            yield from ((key, self._spoken(voice, key, line)) for key, line in missing.items())
            return
        with ThreadPoolExecutor(self._jobs) as pool:
            try:
                yield from zip(missing, pool.map(self._spoken, repeat(voice), missing, missing.values()), strict=True)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _spoken(self, voice: Voice, key: str, line: Line) -> Speech:
        speech = voice.speak(line.spoken.text, line.segment.lang)
        self._clips.put(key, pack_clip(speech))
        return speech

    def _stored_clip(self, key: str) -> Speech | None:
        payload = self._clips.get(key)
        try:
            return unpack_clip(payload) if payload is not None else None
        except AudioError:
            return None

    def _written(self, take: _Take, track: Track, voice: Voice, spoken_again: int) -> Narration:
        script = take.script
        synthetic = len(take.recordings) < len(take.lines)
        label = voice.label if synthetic else Recordings.name
        draft = synthetic and voice.draft
        mp3, cues, vtt = (_path(self._out, script.name, suffix) for suffix in SUFFIXES)
        write_if_changed(mp3, track.mp3)
        text = cues_script(track, take.lines, audio=mp3.name, voice=label, draft=draft)
        write_if_changed(cues, text.encode())
        write_if_changed(vtt, web_vtt(track, take.lines).encode())
        return Narration(
            script.name,
            script.lang,
            track.seconds,
            label,
            draft,
            spoken_again,
            len(track.mp3),
            len(take.lines),
            tuple(take.problems),
        )

    def _without_track(self, take: _Take) -> Narration:
        for suffix in SUFFIXES:
            _path(self._out, take.script.name, suffix).unlink(missing_ok=True)
        return Narration(take.script.name, take.script.lang, sentences=len(take.lines), problems=tuple(take.problems))


def _lines(segments: Sequence[Segment], lexicon: Lexicon) -> Iterator[Line]:
    """The sentences that have something to say."""
    for segment in segments:
        spoken = speakable(segment.text, segment.lang, lexicon, segment.say or ())
        if any(char.isalnum() for char in spoken.text):
            yield Line(segment, spoken)


def _track_key(take: _Take, keys: Sequence[str]) -> str:
    lines: list[list[str | int]] = [
        [key, PAUSE_MS[line.segment.pause], line.segment.aside, index in take.recordings]
        for index, (key, line) in enumerate(zip(keys, take.lines, strict=True))
    ]
    return key_of({"track": VERSION, "rate": RATE, "lines": lines})


def _path(out: Path, name: str, suffix: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or any(part in ("..", "/") or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"not a name of a track: {name!r}")
    return out.joinpath(*parts[:-1], parts[-1] + suffix)


def _problem(script: Script, code: str, severity: Severity = "warning", **values: object) -> Problem:
    return Problem(Location(script.name), f"narration.{code}", values, severity)
