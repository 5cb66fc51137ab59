"""A track: the clips of a lesson joined with pauses, made equally loud and encoded once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.narration.audio import AudioError, encode_mp3, loudness_of, resample
from doorstep.narration.segment import Pause
from doorstep.narration.voices.voice import Samples, Speech, Words

# A frame of MP3 at this rate lasts 24 ms and has 96 bytes, so every time has its exact place in the file.
RATE = 24_000
_SAMPLES_A_MS = RATE // 1000
PAUSE_MS: dict[Pause, int] = {"item": 250, "sentence": 350, "paragraph": 700, "section": 1000}
TARGET_LUFS = -18.0
_SILENCE_LUFS = -60.0
# Peaks above the knee are rounded off below the ceiling (-2.9 dBFS): MP3 adds up to a decibel and a half to them.
_KNEE, _CEILING = 0.5, 0.72

# Change it when the same clips give another track.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a track, in the order of the track."""

    speech: Speech
    pause: Pause
    aside: bool
    recorded: bool


@dataclass(frozen=True, slots=True)
class Timing:
    """When a sentence is heard, in milliseconds, and when each of its words begins after that."""

    start_ms: int
    end_ms: int
    words: tuple[tuple[int, int, int], ...] | None


@dataclass(frozen=True, slots=True)
class Track:
    """A lesson's sound. What is heard after ``flow`` seconds are the asides."""

    mp3: bytes
    seconds: float
    flow: float
    timings: tuple[Timing, ...]


def build_track(parts: Sequence[Part]) -> Track:
    """The track of some parts, asides last. The same parts give the same bytes."""
    sounds = _levelled(parts)
    pieces: list[Samples] = []
    timings: list[Timing] = []
    at_ms = 0
    flow_ms: int | None = None
    for part, sound in zip(parts, sounds, strict=True):
        if part.aside and flow_ms is None:
            flow_ms = at_ms
        length_ms = -(-len(sound) // _SAMPLES_A_MS)
        silence = (length_ms + PAUSE_MS[part.pause]) * _SAMPLES_A_MS - len(sound)
        pieces += [sound, np.zeros(silence, np.int16)]
        timings.append(Timing(at_ms, at_ms + length_ms, _in_ms(part.speech.words)))
        at_ms += length_ms + PAUSE_MS[part.pause]
    mp3 = encode_mp3(np.concatenate(pieces), RATE)
    return Track(mp3, at_ms / 1000, (at_ms if flow_ms is None else flow_ms) / 1000, tuple(timings))


def _in_ms(words: Words | None) -> tuple[tuple[int, int, int], ...] | None:
    return None if words is None else tuple((start, end, round(seconds * 1000)) for start, end, seconds in words)


def _levelled(parts: Sequence[Part]) -> list[Samples]:
    """The sounds at the rate of the track: recordings each at the target loudness, a synthetic voice as a whole."""
    sounds = [resample(part.speech.pcm, part.speech.rate, RATE) for part in parts]
    synthetic = [sound for part, sound in zip(parts, sounds, strict=True) if not part.recorded]
    common = _gain(synthetic)
    return [
        _amplified(sound, _gain([sound]) if part.recorded else common)
        for part, sound in zip(parts, sounds, strict=True)
    ]


def _gain(sounds: Sequence[Samples]) -> float:
    """The factor that brings sounds to the target loudness, what the rounded peaks take away included."""
    gain = 1.0
    for _ in range(2):
        lufs, _ = loudness_of((_amplified(sound, gain) for sound in sounds), RATE)
        if lufs < _SILENCE_LUFS:
            return 1.0
        gain *= float(10 ** ((TARGET_LUFS - lufs) / 20))
    return gain


def _amplified(sound: Samples, gain: float) -> Samples:
    loud: NDArray[np.float64] = sound.astype(np.float64) * (gain / 32768)
    over = np.abs(loud) > _KNEE
    room = _CEILING - _KNEE
    loud[over] = np.sign(loud[over]) * (_KNEE + room * np.tanh((np.abs(loud[over]) - _KNEE) / room))
    levelled: Samples = np.round(loud * 32767).astype(np.int16)
    return levelled


def pack_track(track: Track) -> bytes:
    """The track as bytes: a line of JSON, then the MP3."""
    timings = [[t.start_ms, t.end_ms, t.words] for t in track.timings]
    head = json.dumps({"seconds": track.seconds, "flow": track.flow, "timings": timings}, separators=(",", ":"))
    return head.encode() + b"\n" + track.mp3


def unpack_track(payload: bytes) -> Track:
    """The track that was packed. Raises AudioError for bytes that another version packed."""
    head, _, mp3 = payload.partition(b"\n")
    try:
        meta = json.loads(head)
        timings = tuple(
            Timing(start, end, None if words is None else tuple((a, b, ms) for a, b, ms in words))
            for start, end, words in meta["timings"]
        )
        return Track(mp3, meta["seconds"], meta["flow"], timings)
    except (ValueError, KeyError, TypeError) as error:
        raise AudioError(f"not a track: {error}") from error
