"""What a voice is given. The golden lines are for Vietnamese, English and Arabic editors to read."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.narration.lexicon import Lexicon, read_lexicon
from doorstep.narration.segment import Override
from doorstep.narration.speakable import Spoken, speakable, unread

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("vi", "en", "ar")


@cache
def lexicon(lang: str) -> Lexicon:
    found, problems = read_lexicon(ROOT, lang)
    assert not problems
    return found


def golden_lines() -> list[tuple[str, str, str]]:
    found = []
    for lang in LANGUAGES:
        for line in (GOLDEN / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                shown, spoken = line.rsplit(" => ", 1)
                found.append((lang, shown, spoken))
    return found


@pytest.mark.parametrize(("lang", "shown", "spoken"), golden_lines())
def test_a_line_is_said_as_its_golden_line_says(lang: str, shown: str, spoken: str) -> None:
    assert speakable(shown, lang, lexicon(lang)).text == spoken


@pytest.mark.parametrize(("lang", "shown", "spoken"), golden_lines())
def test_what_is_spoken_has_no_figure_and_is_spoken_as_it_is(lang: str, shown: str, spoken: str) -> None:
    assert not any(char.isdigit() for char in spoken)
    assert speakable(spoken, lang, lexicon(lang)).text == spoken


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", ["110", "111", "112", "113", "114", "115", "119"])
def test_an_emergency_number_is_never_read_as_an_amount(lang: str, number: str) -> None:
    call = {"vi": "Gọi", "en": "Call", "ar": "اتصل على"}[lang]
    alone, called, ended = (speakable(text, lang).text for text in (number, f"{call} {number}", f"{call} {number}."))
    assert len(alone.split()) == 3
    assert called.endswith(alone)
    assert ended.endswith(f"{alone}.")


def check_map(shown: str, spoken: Spoken) -> None:
    assert "".join(spoken.text[span.start : span.end] for span in spoken.spans) == spoken.text
    position = 0
    low, high = 0, 0
    for span in spoken.spans:
        assert span.start == position < span.end
        assert 0 <= span.shown_start <= span.shown_end <= len(shown)
        assert span.shown_start >= low
        assert span.shown_end >= high
        position, low, high = span.end, span.shown_start, span.shown_end


PIECES = st.sampled_from(
    [
        *("113 ", "0000 123 456", "22.000đ", "7/2025", "30/4", "8h30", "17h", "08:30", "5-10", "50%", "3,5", "-5°C"),
        *("VNeID", "OTP", "UBND", "CH Play", "gov.vn", "a.example/b", "x@y.com", ".apk", "*101#", "+84 912 345 678"),
        *("mã ", "gọi ", "code ", "رقم ", "الساعة ", "الخطوة ", "و", "بـ", "đồng", " => ", " (", ")", '"', "…", ". "),
        *("\u200b", "\u0301", "👍", "\ue000", "١١٣", "/", "&", "_", "'", "\n", "2026-11-20", "59/2022/NĐ-CP"),
    ]
)
TEXTS = st.text(max_size=60) | st.lists(PIECES | st.text(max_size=4), max_size=8).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_any_text_is_spoken_with_a_map_back_to_it(text: str, lang: str) -> None:
    check_map(text, speakable(text, lang, lexicon(lang)))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_speakable_text_is_left_alone(text: str, lang: str) -> None:
    once = speakable(text, lang, lexicon(lang)).text
    assert speakable(once, lang, lexicon(lang)).text == once


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_no_letter_and_no_figure_is_lost(text: str, lang: str) -> None:
    spoken = speakable(text, lang, lexicon(lang)).text
    if any(char.isalnum() and char != "ـ" for char in text):  # tatweel only stretches a letter
        assert any(char.isalnum() for char in spoken)
    assert not any(unicodedata.category(char) == "Nd" for char in spoken)


@given(st.integers(0, 10**20), st.sampled_from(LANGUAGES), st.sampled_from(["", "%", " đồng", " km"]))
def test_every_number_has_words(number: int, lang: str, unit: str) -> None:
    assert speakable(f"{number}{unit}", lang).text.strip()


def test_a_spoken_word_leads_back_to_the_shown_one() -> None:
    shown = "Gọi 113 hoặc mở VNeID."
    spoken = speakable(shown, "vi", lexicon("vi"))
    assert spoken.text == "Gọi một một ba hoặc mở vi nê ai đi."

    def origin(word: str) -> str:
        start = spoken.text.index(word)
        first, last = spoken.shown(start, start + len(word))
        return shown[first:last]

    assert [origin(word) for word in ("Gọi", "một", "ba", "hoặc", "nê")] == ["Gọi", "113", "113", "hoặc", "VNeID"]


def test_letters_in_pieces_are_composed_and_still_lead_back() -> None:
    shown = unicodedata.normalize("NFD", "bấm nút")
    spoken = speakable(shown, "vi")
    assert spoken.text == "bấm nút"
    assert shown[slice(*spoken.shown(4, 7))] == unicodedata.normalize("NFD", "nút")


def test_a_reading_by_the_editor_comes_first() -> None:
    text = "Gọi 113 nhé."
    assert speakable(text, "vi", lexicon("vi"), (Override(4, 7, "công an"),)).text == "Gọi công an nhé."
    assert speakable(text, "vi", lexicon("vi"), (Override(4, 8, ""),)).text == "Gọi nhé."


def test_figures_in_a_reading_by_the_editor_are_still_read() -> None:
    assert speakable("Gọi ngay", "vi", overrides=(Override(4, 8, "số 115"),)).text == "Gọi số một một năm"


def test_acronyms_without_a_reading_are_found() -> None:
    assert unread("Hỏi BIDV và UBND.", "vi", lexicon("vi")) == ["BIDV"]
    assert unread("MÀN HÌNH TẬP", "vi", lexicon("vi")) == []
