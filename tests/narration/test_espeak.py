import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest

from doorstep.narration.audio import loudness
from doorstep.narration.speakable import speakable
from doorstep.narration.voices import VoiceError
from doorstep.narration.voices.espeak import EspeakVoice
from doorstep.voice_settings import VoiceSettings

SENTENCES = {
    "vi": "Có kẻ giả làm công an gọi điện cho bà con.",
    "en": "Some people pretend to be police and phone villagers.",
    "ar": "هناك من يدّعي أنه شرطي ويتصل بالناس.",
}


@pytest.fixture
def voice() -> Iterator[EspeakVoice]:
    made = EspeakVoice(VoiceSettings())
    yield made
    made.close()


@pytest.mark.parametrize("lang", SENTENCES)
def test_it_speaks_slowly_and_knows_when_each_word_begins(voice: EspeakVoice, lang: str) -> None:
    text = SENTENCES[lang]
    speech = voice.speak(text, lang)
    words = text.split()
    assert speech.rate == 22_050
    assert 0.3 < speech.seconds / len(words) < 0.8
    assert loudness(speech.pcm, speech.rate)[0] > -30
    assert speech.words
    assert [text[start:end] for start, end, _ in speech.words] == words
    times = [seconds for _, _, seconds in speech.words]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] < speech.seconds


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_sounds_the_same_whatever_was_said_before(voice: EspeakVoice, lang: str) -> None:
    first = voice.speak(SENTENCES[lang], lang)
    for other, text in SENTENCES.items():
        voice.speak(text, other)
    again = voice.speak(SENTENCES[lang], lang)
    fresh = EspeakVoice(VoiceSettings())
    anew = fresh.speak(SENTENCES[lang], lang)
    fresh.close()
    for other_speech in (again, anew):
        assert np.array_equal(first.pcm, other_speech.pcm)
        assert first.words == other_speech.words


def test_threads_get_processes_of_their_own_and_the_same_sound(voice: EspeakVoice) -> None:
    gate = threading.Barrier(4)

    def speak(_: int) -> bytes:
        gate.wait()
        return voice.speak(SENTENCES["vi"], "vi").pcm.tobytes()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(speak, range(4)))) == 1


def test_the_rate_is_a_setting(voice: EspeakVoice) -> None:
    fast = EspeakVoice(VoiceSettings(rates={"vi": 200}))
    assert fast.speak(SENTENCES["vi"], "vi").seconds < 0.75 * voice.speak(SENTENCES["vi"], "vi").seconds
    fast.close()
    assert voice.settings("vi") == {"voice": "vi", "rate": 120}


@pytest.mark.parametrize(
    "text", ["中文", "a" * 3000, "x\0y", "<speak>", "&amp;", "…", "\u200b", "👍", "1" * 300, "'", "٣", "ʰ"]
)
def test_odd_text_does_not_stop_it(voice: EspeakVoice, text: str) -> None:
    assert voice.speak(text, "vi").seconds > 0
    assert voice.speak(SENTENCES["vi"], "vi").seconds > 2


def test_a_long_text_keeps_the_times_of_all_its_words(voice: EspeakVoice) -> None:
    text = speakable("Bác gác máy, gọi 113 rồi kể cho con. " * 60, "vi").text
    words = voice.speak(text, "vi").words
    assert words
    assert len(words) == len(re.findall(r"\S+", text))


def test_a_worker_that_dies_is_told_and_replaced(voice: EspeakVoice) -> None:
    voice.speak("một", "vi")
    [worker] = voice._all
    worker.kill()
    worker.wait()
    assert voice.speak("hai", "vi").seconds > 0


def test_a_library_that_cannot_read_its_data_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path))
    lost = EspeakVoice(VoiceSettings())
    with pytest.raises(VoiceError, match="eSpeak NG"):
        lost.speak("một", "vi")
    lost.close()


def test_data_on_a_long_path_is_copied_to_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / ("d" * 120) / ("e" * 60)
    deep.mkdir(parents=True)
    real = Path(espeakng_loader.get_data_path())
    (deep / "espeak-ng-data").symlink_to(real, target_is_directory=True)
    here = EspeakVoice(VoiceSettings())
    expected = {lang: here.speak(text, lang).pcm for lang, text in SENTENCES.items()}
    here.close()
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(deep / "espeak-ng-data"))
    far = EspeakVoice(VoiceSettings())
    for lang, text in SENTENCES.items():
        assert np.array_equal(far.speak(text, lang).pcm, expected[lang])
    copied = far._copied
    assert copied
    assert len(os.fsencode(copied)) < 150
    assert sum(path.stat().st_size for path in copied.rglob("*") if path.is_file()) < 3_000_000
    far.close()
    assert not copied.exists()


def test_closing_ends_every_process(voice: EspeakVoice) -> None:
    voice.speak("một", "vi")
    [worker] = voice._all
    voice.close()
    assert worker.poll() is not None
    assert voice.speak("hai", "vi").seconds > 0


def test_it_works_where_a_script_has_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "speak.py"
    script.write_text(
        "from doorstep.voice_settings import VoiceSettings\n"
        "from doorstep.narration.voices.espeak import EspeakVoice\n"
        "voice = EspeakVoice(VoiceSettings())\n"
        "print(round(voice.speak('một hai ba', 'vi').seconds))\n"
    )
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, script], cwd=root, env=env, stdout=subprocess.PIPE, check=True)
    assert int(done.stdout) >= 1
