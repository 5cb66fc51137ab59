"""A take: a script ready to be spoken: what is shown, what is said, and what a person has recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from doorstep.narration.clip import clip_key
from doorstep.narration.cues import Line
from doorstep.narration.lexicon import Lexicon
from doorstep.narration.segment import Script
from doorstep.narration.speakable import speakable
from doorstep.narration.store import key_of
from doorstep.narration.track import PAUSE_MS, RATE, VERSION, Part
from doorstep.narration.voices.recorded import Recordings
from doorstep.narration.voices.voice import Speech, Voice, VoiceError
from doorstep.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Take:
    """The lines of a track, asides last, and by the number of a line its recording with the recording's digest."""

    script: Script
    lines: tuple[Line, ...]
    recordings: dict[int, tuple[str, Speech]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_recorded(self) -> bool:
        """Whether a person says all of it."""
        return len(self.recordings) == len(self.lines)

    def clip_keys(self, voice: Voice | None) -> list[str]:
        """For each line the key of its sound; without a voice every line must be recorded."""
        return [
            self.recordings[index][0]
            if index in self.recordings or voice is None
            else clip_key(voice, line.segment.lang, line.spoken.text)
            for index, line in enumerate(self.lines)
        ]

    def track_key(self, clip_keys: Sequence[str]) -> str:
        """The key of the track that is made of these clips."""
        lines: list[list[str | int]] = [
            [key, PAUSE_MS[line.segment.pause], line.segment.aside, index in self.recordings]
            for index, (key, line) in enumerate(zip(clip_keys, self.lines, strict=True))
        ]
        return key_of({"track": VERSION, "rate": RATE, "lines": lines})

    def parts(self, speeches: Sequence[Speech]) -> list[Part]:
        """The parts of the track, with a speech for each line."""
        return [
            Part(speech, line.segment.pause, line.segment.aside, index in self.recordings)
            for index, (line, speech) in enumerate(zip(self.lines, speeches, strict=True))
        ]


def take_of(script: Script, lexicon: Lexicon, recordings: Recordings | None) -> Take:
    """The take of a script: sentences with nothing to say are left out."""
    flow = [segment for segment in script.segments if not segment.aside]
    asides = [segment for segment in script.segments if segment.aside]
    lines = []
    for segment in (*flow, *asides):
        spoken = speakable(segment.text, segment.lang, lexicon, segment.say or ())
        if any(char.isalnum() for char in spoken.text):
            lines.append(Line(segment, spoken))
    take = Take(script, tuple(lines))
    if recordings:
        _find_recordings(take, recordings)
    return take


def _find_recordings(take: Take, recordings: Recordings) -> None:
    for index, line in enumerate(take.lines):
        path = recordings.find(line.segment)
        if path is None:
            continue
        try:
            take.recordings[index] = (recordings.digest(path), recordings.speech(path))
        except VoiceError as error:
            at = Location(recordings.shown(path))
            values = {"text": line.segment.text, "why": str(error)}
            take.problems.append(Problem(at, "narration.recording-unreadable", values, "warning"))
