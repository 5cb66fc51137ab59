"""A person's voice: one file a sentence in ``recordings/<lang>/``, named by the sentence's id."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from doorstep.narration.audio import AudioError, decode
from doorstep.narration.segment import Script, Segment, segment_id
from doorstep.narration.voices.voice import Speech, VoiceError
from doorstep.problems import Location, Problem

FOLDER = "recordings"
# What phones and recorders make, the better kinds first.
SUFFIXES = (".wav", ".m4a", ".opus", ".ogg", ".mp3", ".amr")


class Recordings:
    """The recorded sentences of a project. A recording belongs to a sentence until its words or readings change."""

    name = "recorded"

    def __init__(self, root: Path) -> None:
        self.root = root

    def find(self, segment: Segment) -> Path | None:
        """The recording of a sentence, or None."""
        stem = self.root / FOLDER / segment.lang / segment_id(segment.text, segment.say)
        return next((path for suffix in SUFFIXES if (path := stem.with_suffix(suffix)).is_file()), None)

    def digest(self, path: Path) -> str:
        """What tells one recording from another. Raises VoiceError."""
        try:
            return sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise VoiceError(f"{self.shown(path)} cannot be read: {error.strerror}") from error

    def speech(self, path: Path) -> Speech:
        """What was recorded. Raises VoiceError for a file that is not sound."""
        try:
            return Speech(*decode(path))
        except AudioError as error:
            raise VoiceError(f"{self.shown(path)} is not a sound file: {error}") from error

    def shown(self, path: Path) -> str:
        """The path as an editor knows it."""
        return path.relative_to(self.root).as_posix()

    def unused(self, lang: str, scripts: Iterable[Script]) -> list[Problem]:
        """The recordings that no sentence of these scripts has: their sentence was changed since, or removed."""
        folder = self.root / FOLDER / lang
        if not folder.is_dir():
            return []
        known = {segment_id(s.text, s.say) for script in scripts for s in script.segments}
        files = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES)
        return [
            Problem(Location(self.shown(path)), "narration.recording-unused", {"id": path.stem}, "warning")
            for path in files
            if path.stem not in known
        ]
