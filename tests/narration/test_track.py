import io

import av
import numpy as np
import pytest

from doorstep.narration.audio import AudioError, decode, encode_flac, encode_mp3, loudness, resample
from doorstep.narration.track import PAUSE_MS, RATE, TARGET_LUFS, Part, Track, build_track, pack_track, unpack_track
from doorstep.narration.voices import Speech
from doorstep.narration.voices.mp3 import check_whole
from doorstep.narration.voices.voice import Samples


def noise(seconds: float, rate: int = RATE, loud: float = 0.2, seed: int = 1) -> Samples:
    """Sound that is nowhere like itself, so that a shift of one sample shows."""
    steps = np.random.default_rng(seed).normal(size=round(seconds * rate))
    smooth = np.convolve(steps, np.hanning(9), mode="same")
    return np.asarray(smooth / np.abs(smooth).max() * loud * 32767, np.int16)


def part(seconds: float, *, rate: int = 22_050, aside: bool = False, recorded: bool = False, seed: int = 1) -> Part:
    speech = Speech(noise(seconds, rate, seed=seed), rate, ((0, 3, 0.0), (4, 7, seconds / 2)))
    return Part(speech, "sentence", aside, recorded)


def lag(heard: Samples, made: Samples) -> int:
    """By how many samples one sound comes after the other."""
    size = len(heard) + len(made)
    match = np.fft.irfft(np.fft.rfft(heard.astype(float), size) * np.conj(np.fft.rfft(made.astype(float), size)), size)
    best = int(np.argmax(match))
    return best if best < size // 2 else best - size


def test_a_decoded_mp3_has_every_sample_at_its_place() -> None:
    for seconds in (0.5, 3.0, 20.0371):
        made = noise(seconds)
        heard, rate = decode(encode_mp3(made, RATE))
        assert (rate, len(heard)) == (RATE, len(made))
        assert lag(heard, made) == 0


def test_an_mp3_has_a_constant_rate_and_always_the_same_bytes() -> None:
    made = noise(10)
    mp3 = encode_mp3(made, RATE)
    assert mp3 == encode_mp3(made, RATE)
    check_whole(mp3)
    with av.open(io.BytesIO(mp3)) as container:
        sizes = [packet.size for packet in container.demux() if packet.size]
    assert set(sizes) == {96}
    assert len(mp3) / 10 <= 4100


@pytest.mark.parametrize("cut", [1, 50, 95, 1000])
def test_an_mp3_that_is_cut_short_is_noticed(cut: int) -> None:
    with pytest.raises(AudioError):
        check_whole(encode_mp3(noise(1), RATE)[:-cut])


def test_bytes_that_are_no_sound_are_refused() -> None:
    for nonsense in (b"", b"<html>log in</html>", b"\xff\xfb" * 50):
        with pytest.raises(AudioError):
            decode(nonsense)
        with pytest.raises(AudioError):
            check_whole(nonsense)


def test_flac_gives_back_every_sample() -> None:
    made = noise(2, 22_050)
    heard, rate = decode(encode_flac(made, 22_050))
    assert rate == 22_050
    assert np.array_equal(heard, made)


def test_resampling_keeps_the_time() -> None:
    made = noise(2, 22_050)
    there = resample(made, 22_050, RATE)
    assert abs(len(there) - 2 * RATE) <= 2
    assert abs(lag(resample(there, RATE, 22_050), made)) <= 1


def test_every_cue_is_where_its_sentence_is_heard() -> None:
    parts = [part(0.7, seed=1), part(1.3, seed=2), part(0.4, seed=3, aside=True), part(0.9, seed=4, aside=True)]
    track = build_track(parts)
    heard, rate = decode(track.mp3)
    assert len(heard) == round(track.seconds * rate)
    for each, timing in zip(parts, track.timings, strict=True):
        sound = resample(each.speech.pcm, each.speech.rate, RATE)
        around = heard[timing.start_ms * 24 : timing.end_ms * 24]
        assert lag(around, sound) == 0
        assert 0 <= timing.end_ms * 24 - timing.start_ms * 24 - len(sound) < 24
        assert timing.words == ((0, 3, 0), (4, 7, round(each.speech.seconds * 500)))


def test_pauses_follow_the_structure_and_asides_come_after_the_flow() -> None:
    pcm = noise(0.5)
    pauses = ("item", "sentence", "paragraph", "section", "sentence")
    parts = [Part(Speech(pcm, RATE), pause, index == 4, False) for index, pause in enumerate(pauses)]
    track = build_track(parts)
    silences = [b.start_ms - a.end_ms for a, b in zip(track.timings, track.timings[1:], strict=False)]
    assert silences == [250, 350, 700, 1000] == [PAUSE_MS[pause] for pause in pauses[:4]]
    assert track.flow * 1000 == track.timings[4].start_ms
    assert track.seconds * 1000 == track.timings[4].end_ms + 350
    heard, _ = decode(track.mp3)
    pause = heard[(track.timings[3].end_ms + 100) * 24 : (track.timings[4].start_ms - 100) * 24]
    assert np.abs(pause).max() < 60


def test_a_track_without_asides_flows_to_its_end() -> None:
    track = build_track([part(0.5)])
    assert track.flow == track.seconds


@pytest.mark.parametrize("loud", [0.02, 0.2, 1.0])
def test_every_track_is_equally_loud_and_never_clips(loud: float) -> None:
    speech = Speech(noise(4, loud=loud), RATE)
    track = build_track([Part(speech, "sentence", False, False)])
    lufs, peak = loudness(*decode(track.mp3))
    assert lufs == pytest.approx(TARGET_LUFS, abs=1.0)
    assert peak <= -1.0


def test_a_quiet_recording_is_as_loud_as_the_voice_beside_it() -> None:
    voice = Part(Speech(noise(3, loud=0.5), RATE), "sentence", False, False)
    person = Part(Speech(noise(3, 44_100, loud=0.03), 44_100), "sentence", False, True)
    track = build_track([voice, person])
    heard, _ = decode(track.mp3)
    levels = [loudness(heard[t.start_ms * 24 : t.end_ms * 24], RATE)[0] for t in track.timings]
    assert levels[0] == pytest.approx(levels[1], abs=1.0)


def test_silence_stays_silent() -> None:
    track = build_track([Part(Speech(np.zeros(RATE, np.int16), RATE), "sentence", False, False)])
    heard, _ = decode(track.mp3)
    assert not heard.any()


def test_the_same_parts_give_the_same_bytes_and_survive_the_store() -> None:
    parts = [part(0.7), part(0.5, aside=True)]
    track = build_track(parts)
    assert track == build_track(parts)
    assert unpack_track(pack_track(track)) == track
    assert isinstance(track, Track)


def test_a_piece_of_another_kind_is_no_track() -> None:
    with pytest.raises(AudioError):
        unpack_track(b'{"rate":1}\nsound')
