"""A real, short MP3 and its cues for the sample lesson: one tone for each sentence."""

import json
import re
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

RATE = 24_000
SENTENCE_MS = 600
PAUSE_MS = 200
_SENTENCE = re.compile(r'<span class="s" id="(s-[a-z0-9-]+)">(.*?)</span>', re.DOTALL)


def sentences(html: str) -> list[tuple[str, str]]:
    """The sentences of a page, id and shown text, the flow first and then the asides."""
    found = [(name, text) for name, text in _SENTENCE.findall(html) if "<" not in text]
    return sorted(found, key=lambda one: "aside" in one[0])


def cues_of(html: str) -> dict[str, object]:
    """The sidecar of a page whose sentences take 600 ms each, with a word each 100 ms."""
    cues: list[list[object]] = []
    flow = 0
    for place, (name, text) in enumerate(sentences(html)):
        start = place * (SENTENCE_MS + PAUSE_MS)
        words = [[m.start(), m.end(), 100 * n] for n, m in enumerate(re.finditer(r"\S+", text))]
        cues.append([name, start, start + SENTENCE_MS, words])
        if "aside" not in name:
            flow = start + SENTENCE_MS + PAUSE_MS
    seconds = len(cues) * (SENTENCE_MS + PAUSE_MS) / 1000
    return {
        "audio": "lesson.mp3",
        "seconds": seconds,
        "flow": flow / 1000,
        "voice": "tones",
        "draft": True,
        "cues": cues,
    }


def write_sound(path: Path, tones: int) -> int:
    """Write an MP3 with so many tones, each followed by a pause; its size in bytes comes back."""
    tone = np.sin(2 * np.pi * 330 * np.arange(RATE * SENTENCE_MS // 1000) / RATE) * 6000
    one = np.concatenate([tone, np.zeros(RATE * PAUSE_MS // 1000)]).astype(np.int16)
    samples = np.tile(one, tones)
    with av.open(str(path), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        stream.bit_rate = 32_000
        size = stream.codec_context.frame_size or 1152
        for start in range(0, len(samples), size):
            part = samples[start : start + size].reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(part, format="s16p", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path.stat().st_size


def write_track(folder: Path, html: str) -> None:
    """Write ``lesson.mp3`` and ``lesson.cues.js`` beside a page."""
    cues = cues_of(html)
    cues["bytes"] = write_sound(folder / "lesson.mp3", len(sentences(html)))
    (folder / "lesson.cues.js").write_text(f"doorstepCues({json.dumps(cues)});", encoding="utf-8")
