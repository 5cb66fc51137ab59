"""Scripts and recordings for the tests of whole tracks."""

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np

from doorstep.narration.narrate import Narration, narrate
from doorstep.narration.segment import Script, Segment, segment_id
from doorstep.voice_settings import VoiceSettings

FLOW = {
    "vi": ("Có người gọi xưng công an.", "Bác gác máy, rồi gọi 113.", "Bác kể cho con."),
    "en": ("Someone calls and says police.", "Hang up, then call 113.", "Tell your family."),
    "ar": ("يتصل شخص ويقول إنه شرطي.", "أغلق الخط ثم اتصل على 113.", "أخبر عائلتك."),
}
ASIDE = {"vi": "Đúng rồi.", "en": "Correct.", "ar": "صحيح."}
ESPEAK = VoiceSettings(order=("recorded", "espeak"))


def script(lang: str = "vi", *more: str, name: str = "vneid/refuse") -> Script:
    """Three sentences, those given, and one aside that stands in the middle of the page."""
    flow = [Segment(segment_id(text), text, lang, pause="paragraph") for text in (*FLOW[lang], *more)]
    aside = Segment(segment_id(ASIDE[lang]), ASIDE[lang], lang, aside=True)
    return Script(f"{lang}/{name}", lang, (flow[0], aside, *flow[1:]))


@dataclass(frozen=True)
class Studio:
    """A project of its own, with a cache and a place for what is made."""

    root: Path

    @property
    def out(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    def narrate(self, *scripts: Script, voices: VoiceSettings = ESPEAK, **more: Any) -> list[Narration]:
        return narrate(scripts, root=self.root, cache=self.cache, out=self.out, voices=voices, **more)

    def made(self) -> dict[str, bytes]:
        """Every file that was made."""
        return {p.relative_to(self.out).as_posix(): p.read_bytes() for p in self.out.rglob("*") if p.is_file()}

    def cues(self, name: str) -> dict[str, Any]:
        """What a player is given."""
        text = (self.out / f"{name}.cues.js").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text.removeprefix("doorstepCues(").removesuffix(");\n"))
        return found

    def record(self, text: str, lang: str = "vi", suffix: str = ".m4a") -> Path:
        """A person's recording of a sentence: one second at 44.1 kHz in stereo."""
        path = self.root / "recordings" / lang / f"{segment_id(text)}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(recording(suffix))
        return path


def recording(suffix: str) -> bytes:
    """A second of a tone as a phone would save it."""
    container, codec = {
        ".m4a": ("ipod", "aac"),
        ".wav": ("wav", "pcm_s16le"),
        ".mp3": ("mp3", "libmp3lame"),
        ".ogg": ("ogg", "libopus"),
        ".opus": ("opus", "libopus"),
    }[suffix]
    rate = 48_000 if codec == "libopus" else 44_100
    tone = np.sin(np.arange(rate) * 2 * np.pi * 300 / rate) * 0.1
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate)
        stream.layout = "stereo"
        frame = av.AudioFrame.from_ndarray(np.array([tone, tone], np.float32), format="fltp", layout="stereo")
        frame.sample_rate = rate
        for out in av.AudioResampler(format=stream.format, layout="stereo", rate=rate).resample(frame):
            frame_size = stream.codec_context.frame_size or out.samples
            fifo = av.AudioFifo()
            fifo.write(out)
            while part := fifo.read(frame_size, partial=True):
                output.mux(stream.encode(part))
        output.mux(stream.encode(None))
    return buffer.getvalue()
