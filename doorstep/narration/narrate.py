"""Narrate: scripts in, tracks with their cues out. Whatever was spoken before is not spoken again."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from doorstep.narration.audio import AudioError
from doorstep.narration.cues import cues_script, web_vtt
from doorstep.narration.lexicon import Lexicon, read_lexicon
from doorstep.narration.progress import Meter, Progress
from doorstep.narration.segment import Script
from doorstep.narration.speaker import NotThereError, Speaker
from doorstep.narration.store import Store, write_if_changed
from doorstep.narration.take import Take, take_of
from doorstep.narration.track import Track, build_track, pack_track, unpack_track
from doorstep.narration.voices.chain import Chain
from doorstep.narration.voices.recorded import Recordings
from doorstep.narration.voices.voice import Voice, VoiceError
from doorstep.problems import Location, Problem, Severity
from doorstep.voice_settings import VoiceSettings

__all__ = ["Narration", "Progress", "narrate"]

SUFFIXES = (".mp3", ".cues.js", ".vtt")


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
    ``progress`` is called from several threads, one at a time.
    """
    for script in scripts:
        _path(out, script.name, SUFFIXES[0])
    jobs = max(1, jobs)
    lexicons = {lang: read_lexicon(root, lang) for lang in dict.fromkeys(script.lang for script in scripts)}
    meter = Meter(progress, sum(len(script.segments) for script in scripts))
    with Chain(voices, cache) as chain:
        speaker = Speaker(cache / "clips", chain, meter, jobs)
        run = _Run(Store(cache / "tracks"), Recordings(root), out, chain, speaker, meter)
        pool = ThreadPoolExecutor(jobs, "track")
        try:
            narrations = list(pool.map(lambda script: run.narrate(script, lexicons[script.lang][0]), scripts))
        finally:
            speaker.stop()
            pool.shutdown(wait=False, cancel_futures=True)
    told = {lang: tuple(problems) for lang, (_, problems) in lexicons.items()}
    return [_with_problems(narration, told.pop(narration.lang, ())) for narration in narrations]


def _with_problems(narration: Narration, problems: tuple[Problem, ...]) -> Narration:
    return replace(narration, problems=(*problems, *narration.problems)) if problems else narration


@dataclass(frozen=True, slots=True)
class _Run:
    tracks: Store
    recordings: Recordings
    out: Path
    chain: Chain
    speaker: Speaker
    meter: Meter

    def narrate(self, script: Script, lexicon: Lexicon) -> Narration:
        """Makes and writes one track with the first voice that can speak all of it."""
        take = take_of(script, lexicon, self.recordings if self.chain.uses_recordings(script.lang) else None)
        if not take.lines:
            return self._without_track(take)
        if take.is_recorded:
            return self._written(take, None, *self._track(take, None))
        failures: list[tuple[Voice, str]] = []
        for voice in self.chain.voices(script.lang):
            self.meter.again(script)
            try:
                track, spoken_again = self._track(take, voice)
            except NotThereError:
                continue
            except VoiceError as error:
                failures.append((voice, str(error)))
                self.chain.gave_up(voice)
                continue
            for failed, why in failures:
                _tell(take, "voice-gave-up", "warning", voice=failed.label, why=why, instead=voice.label)
            return self._written(take, voice, track, spoken_again)
        why = "; ".join(f"{voice.label}: {text}" for voice, text in failures) or "no voice of the settings can be used"
        _tell(take, "no-voice", "error", why=why)
        return self._without_track(take)

    def _track(self, take: Take, voice: Voice | None) -> tuple[Track, int]:
        """The track in this voice, from the store or made now, and how many sentences were spoken now."""
        key = take.track_key(take.clip_keys(voice))
        stored = self._stored(key)
        if stored is not None:
            return stored, 0
        speeches, spoken_again = self.speaker.speeches(take, voice)
        track = build_track(take.parts(speeches))
        self.tracks.put(key, pack_track(track))
        return track, spoken_again

    def _stored(self, key: str) -> Track | None:
        payload = self.tracks.get(key)
        try:
            return unpack_track(payload) if payload is not None else None
        except AudioError:
            return None

    def _written(self, take: Take, voice: Voice | None, track: Track, spoken_again: int) -> Narration:
        script = take.script
        label = voice.label if voice else Recordings.name
        draft = bool(voice and voice.draft)
        mp3, cues, vtt = (_path(self.out, script.name, suffix) for suffix in SUFFIXES)
        write_if_changed(mp3, track.mp3)
        text = cues_script(track, take.lines, audio=mp3.name, voice=label, draft=draft)
        write_if_changed(cues, text.encode())
        write_if_changed(vtt, web_vtt(track, take.lines).encode())
        self.meter.finish(script, label, track.seconds)
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

    def _without_track(self, take: Take) -> Narration:
        for suffix in SUFFIXES:
            _path(self.out, take.script.name, suffix).unlink(missing_ok=True)
        self.meter.finish(take.script, "", 0.0)
        return Narration(take.script.name, take.script.lang, sentences=len(take.lines), problems=tuple(take.problems))


def _path(out: Path, name: str, suffix: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or any(part in ("..", "/") or "\\" in part or ":" in part for part in parts):
        raise ValueError(f"not a name of a track: {name!r}")
    return out.joinpath(*parts[:-1], parts[-1] + suffix)


def _tell(take: Take, code: str, severity: Severity, **values: str) -> None:
    script = take.script
    take.problems.append(Problem(Location(script.path or script.name), f"narration.{code}", values, severity))
