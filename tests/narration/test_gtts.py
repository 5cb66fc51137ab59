from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from doorstep.narration.voices import VoiceError
from doorstep.narration.voices.gtts import LONGEST_TEXT, GttsVoice, cut
from doorstep.voice_settings import VoiceSettings
from tests.narration.gtts_standin import Standin

TEXT = "Công an không gửi đường dẫn để cập nhật."
LONG = (
    "Do sáp nhập xã, thông tin của bác bị sai, tôi gửi đường dẫn qua Zalo, bác đăng nhập để đồng bộ trong sáng nay, "
    "không làm thì bị phạt, và chúng cứ nói mãi như vậy cho đến khi bác sợ."
)
Listen = Callable[..., GttsVoice]


@pytest.fixture
def waits() -> list[float]:
    """The seconds that the voice would have waited."""
    return []


@pytest.fixture
def listen(tmp_path: Path, waits: list[float]) -> Listen:
    def make(**settings: object) -> GttsVoice:
        chosen = VoiceSettings.model_validate({"seconds_between_requests": 1.0, **settings})
        return GttsVoice(chosen, tmp_path, timeout=(2, 2), sleep=waits.append)

    return make


def test_a_sentence_is_spoken_as_it_is_written(google: Standin, listen: Listen) -> None:
    text = "Gửi tin SMS. Sau đó, gác máy."  # the library alone would take the full stop away
    speech = listen().speak(text, "vi")
    assert google.heard == [(text, "vi")]
    assert speech.rate == 24_000
    assert 1 < speech.seconds < 10
    assert speech.pcm.any()
    assert speech.words is None


def test_a_long_sentence_is_asked_for_in_pieces_and_joined(google: Standin, listen: Listen) -> None:
    voice = listen()
    speech = voice.speak(LONG, "vi")
    pieces = [text for text, _ in google.heard]
    assert len(pieces) == 3
    assert " ".join(pieces) == LONG
    assert speech.seconds == pytest.approx(sum(voice.speak(piece, "vi").seconds for piece in pieces))


@given(st.text(max_size=400) | st.lists(st.sampled_from([*"ab,;: .،", "từ", "dài " * 9]), max_size=80).map("".join))
def test_pieces_are_short_and_nothing_is_lost(text: str) -> None:
    pieces = cut(text)
    assert all(0 < len(piece) <= LONGEST_TEXT for piece in pieces)
    assert [c for piece in pieces for c in piece if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    "failure",
    [
        *("429", "503", "unusual traffic", "log-in page", "refuses", "nothing"),
        *("cut short", "half of it", "silent", "no mp3", "bad base64", "hangs"),
    ],
)
def test_a_failure_that_passes_is_waited_out(google: Standin, listen: Listen, failure: str) -> None:
    google.plan = [failure]
    speech = listen().speak(TEXT, "vi")
    assert speech.seconds > 1
    assert len(google.heard) == 2


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        ("429", "HTTP 429"),
        ("503", "HTTP 503"),
        ("unusual traffic", "HTTP 429"),
        ("log-in page", "no sound"),
        ("refuses", "HTTP 200"),
        ("cut short", "damaged sound"),
        ("bad base64", "cannot be read"),
    ],
)
def test_a_failure_that_stays_is_told_in_a_line(google: Standin, listen: Listen, failure: str, reason: str) -> None:
    google.then = failure
    with pytest.raises(VoiceError, match=reason):
        listen().speak(TEXT, "vi")
    assert len(google.heard) == 5


def test_what_will_not_pass_is_not_tried_again(google: Standin, listen: Listen) -> None:
    google.then = "403"
    with pytest.raises(VoiceError, match="HTTP 403"):
        listen().speak(TEXT, "vi")
    assert len(google.heard) == 1


def test_without_a_network_it_says_so(no_google: None, listen: Listen) -> None:
    voice = listen()
    assert not voice.answers()
    with pytest.raises(VoiceError, match="no connection"):
        voice.speak(TEXT, "vi")


def test_each_wait_is_about_twice_the_one_before(google: Standin, listen: Listen, waits: list[float]) -> None:
    google.plan = ["503", "503", "503", "503"]
    listen().speak(TEXT, "vi")
    patience = [wait for wait in waits if wait > 1]  # the others keep requests a second apart
    assert len(patience) == 4
    assert all(2**n <= wait <= 1.5 * 2**n for n, wait in enumerate(patience))


def test_it_waits_as_long_as_it_is_asked_to(google: Standin, listen: Listen, waits: list[float]) -> None:
    google.plan = ["429"]
    listen().speak(TEXT, "vi")
    assert 7.0 in waits


def test_it_does_not_keep_a_build_waiting_for_long(google: Standin, listen: Listen, waits: list[float]) -> None:
    google.then = "429 for an hour"
    with pytest.raises(VoiceError, match="HTTP 429"):
        listen().speak(TEXT, "vi")
    assert (len(google.heard), waits) == (1, [])


def test_requests_are_a_second_apart_in_all_processes(google: Standin, listen: Listen, waits: list[float]) -> None:
    first, second = listen(), listen()
    first.speak("một", "vi")
    assert waits == []
    second.speak("hai", "vi")
    assert len(waits) == 1
    assert 0 < waits[0] <= 1
    assert google.most_at_once == 1


def test_no_sound_leaves_no_file(google: Standin, listen: Listen, tmp_path: Path) -> None:
    google.then = "cut short"
    with pytest.raises(VoiceError):
        listen().speak(TEXT, "vi")
    assert {path.name for path in tmp_path.iterdir()} <= {"gtts.lock", "gtts.last"}


@pytest.mark.parametrize("kind", ["speaks", "log-in page", "unusual traffic", "503", "bad base64", "cut short"])
def test_the_probe_believes_only_real_sound(google: Standin, listen: Listen, kind: str) -> None:
    google.then = kind
    assert listen().answers() == (kind == "speaks")
    assert len(google.heard) == 1


def test_the_probe_does_not_wait_for_ever(google: Standin, listen: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.narration.voices.gtts.PROBE_SECONDS", 0.3)
    google.then = "hangs"
    assert not listen().answers()


@pytest.mark.parametrize("tld", ["com@127.0.0.1:80", "com/..", "", "evil.example", "COM", "com\n"])
def test_the_address_cannot_be_turned_to_another_host(tld: str) -> None:
    with pytest.raises(ValidationError):
        VoiceSettings(tld=tld)


@pytest.mark.parametrize("tld", ["com", "vn", "com.vn", "co.uk"])
def test_an_accent_of_the_service_can_be_chosen(tld: str) -> None:
    assert VoiceSettings(tld=tld).tld == tld
