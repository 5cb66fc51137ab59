"""Cues: which sentence is heard when, as a script beside the page and as WebVTT."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from doorstep.narration.segment import Segment
from doorstep.narration.speakable.spoken import Spoken
from doorstep.narration.track import Timing, Track

# A script may stand inside a page, where these would end it.
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a track: as it is shown and as it is spoken."""

    segment: Segment
    spoken: Spoken


def cues_script(track: Track, lines: Sequence[Line], *, audio: str, voice: str, draft: bool) -> str:
    """The script that gives the player its cues; word ranges are counted as a browser counts (UTF-16)."""
    cues = [
        [line.segment.id, timing.start_ms, timing.end_ms, shown_words(line, timing) or 0]
        for line, timing in zip(lines, track.timings, strict=True)
    ]
    data = {
        "audio": audio,
        "bytes": len(track.mp3),
        "seconds": track.seconds,
        "flow": track.flow,
        "voice": voice,
        "draft": draft,
        "cues": cues,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"doorstepCues({text.translate(_ESCAPES)});\n"


def shown_words(line: Line, timing: Timing) -> list[list[int]]:
    """The shown words in the order they are heard: first and last character, and ms after the sentence begins.

    What is shown as one word and heard as several (113) lights up once, for all of them.
    """
    text = line.segment.text
    words: list[list[int]] = []
    latest = 0
    for spoken_start, spoken_end, ms in timing.words or ():
        start, end = _without_marks(text, *line.spoken.shown(spoken_start, spoken_end))
        start = max(start, latest)
        if start < end:
            words.append([_utf16(text[:start]), _utf16(text[:end]), ms])
            latest = end
    return words


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and unicodedata.category(text[start])[0] in "PSZ":
        start += 1
    while start < end and unicodedata.category(text[end - 1])[0] in "PSZ":
        end -= 1
    return start, end


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def web_vtt(track: Track, lines: Sequence[Line]) -> str:
    """The sentences as captions, for players of other makers."""
    blocks = ["WEBVTT"]
    for line, timing in zip(lines, track.timings, strict=True):
        text = " ".join(line.segment.text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{_stamp(timing.start_ms)} --> {_stamp(timing.end_ms)}\n{text}")
    return "\n\n".join(blocks) + "\n"


def _stamp(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
