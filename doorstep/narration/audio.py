"""Sound in memory: decode what people and voices give, resample, measure its loudness, encode FLAC and MP3."""

import io
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import av
import av.filter
import numpy as np
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as NothingMore
from numpy.typing import NDArray

from doorstep.narration.voices.voice import Samples

_BLOCK = 24_000
MP3_BITS_PER_SECOND = 32_000


class AudioError(Exception):
    """Bytes that are not sound. Its text is one plain line that says why."""


def decode(source: bytes | Path) -> tuple[Samples, int]:
    """The samples of a sound file as one channel, and their rate. Raises AudioError."""
    try:
        with av.open(io.BytesIO(source) if isinstance(source, bytes) else str(source), "r") as container:
            if not container.streams.audio:
                raise AudioError("no sound in it")
            rate = container.streams.audio[0].rate
            mono = av.AudioResampler(format="s16", layout="mono", rate=rate)
            blocks = [_samples(out) for frame in container.decode(audio=0) for out in mono.resample(frame)]
            blocks += [_samples(out) for out in mono.resample(None)]
    except (av.FFmpegError, OSError, ValueError) as error:
        raise AudioError(str(error)) from error
    if not blocks:
        raise AudioError("no sound in it")
    return np.concatenate(blocks), rate


def resample(pcm: Samples, rate: int, to: int) -> Samples:
    """The same sound at another rate."""
    if rate == to or not len(pcm):
        return pcm
    resampler = av.AudioResampler(format="s16", layout="mono", rate=to)
    blocks = [_samples(out) for frame in _frames(pcm, rate) for out in resampler.resample(frame)]
    blocks += [_samples(out) for out in resampler.resample(None)]
    return np.concatenate(blocks)


def encode_flac(pcm: Samples, rate: int) -> bytes:
    """The samples without any loss, in about half the bytes."""
    return _encode(pcm, rate, "flac", "flac", {})


def encode_mp3(pcm: Samples, rate: int) -> bytes:
    """MP3 at a constant 32 kbit/s, so that seeking is exact; its Info frame gives a decoder the exact length."""
    return _encode(pcm, rate, "mp3", "libmp3lame", {"id3v2_version": "0", "write_xing": "1"})


def loudness(pcm: Samples, rate: int) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP (EBU R128). Silence is -70 and below."""
    return loudness_of([pcm], rate)


def loudness_of(sounds: Iterable[Samples], rate: int) -> tuple[float, float]:
    """The loudness of some sounds one after the other."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono", time_base=f"1/{rate}")  # type: ignore[arg-type]
    meter = graph.add("ebur128", "metadata=1:peak=true")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    metadata: dict[str, str] = {}
    for frame in chain.from_iterable([*(_frames(sound, rate) for sound in sounds), [None]]):
        graph.push(frame)
        for out in _pulled(graph):
            metadata = out.metadata or metadata  # the last, short frame has none
    return float(metadata.get("lavfi.r128.I", "-70")), _decibels(metadata.get("lavfi.r128.true_peak", "0"))


def _decibels(peak: str) -> float:
    return float(20 * np.log10(max(float(peak), 1e-5)))


def _pulled(graph: av.filter.Graph) -> Iterator[Any]:
    while True:
        try:
            yield graph.pull()
        except (NothingYet, NothingMore):
            return


def _encode(pcm: Samples, rate: int, container: str, codec: str, options: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container, options=options) as output:
        stream: Any = output.add_stream(codec, rate=rate)
        stream.layout = "mono"
        stream.format = "s16p" if container == "mp3" else "s16"
        if container == "mp3":
            stream.bit_rate = MP3_BITS_PER_SECOND
        for frame in [*_frames(pcm, rate), None]:
            output.mux(stream.encode(frame))
    return buffer.getvalue()


def _frames(pcm: Samples, rate: int) -> Iterator[av.AudioFrame]:
    for start in range(0, len(pcm), _BLOCK):
        block: NDArray[np.int16] = np.ascontiguousarray(pcm[start : start + _BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
        frame.sample_rate = rate
        frame.pts = start
        yield frame


def _samples(frame: av.AudioFrame) -> Samples:
    return frame.to_ndarray().reshape(-1).astype(np.int16)
