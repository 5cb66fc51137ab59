import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.narration.segment import Override, segment_id, split_sentences

LANGUAGES = ("vi", "en", "ar")


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("vi", "Gác máy. | Gọi 113!"),
        ("vi", "Bác có sao không? | Không sao đâu."),
        ("vi", "Trang vneid.gov.vn là thật. | Trang khác là giả."),
        ("vi", "Nộp 22.000 đồng. | Không nộp 3,5 triệu."),
        ("vi", "Bác ở TP. Thanh Hóa. | Ra công an xã."),
        ("vi", "Gặp TS. Lan và BS. Hùng ở Q. 1. | Xong."),
        ("vi", "Họ hỏi mã, số thẻ, v.v. | Bác không đọc."),
        ("vi", "“Ai đấy?” bác hỏi. | Bên kia gác máy."),
        ("vi", "Họ nói: “Bấm vào đây.” | Bác không bấm."),
        ("vi", "Alo… tôi nghe đây. | Ai đấy?"),
        ("vi", "Tiền mất rồi… | Bác đừng giấu."),
        ("vi", "1. Gác máy. | 2. Kể cho con."),
        ("vi", "Anh Nguyễn Văn A. | Anh ấy là công an."),
        ("vi", "Chờ đã!!! | Đừng bấm?!"),
        ("en", "Hang up. | Call 113!"),
        ("en", "Mr. Smith and Dr. Lan went at 5 p.m. on Monday. | They saw J. Brown."),
        ("en", 'He says "police." | Stay calm.'),
        ("en", "Open gov.vn. | Pay 3.5 dong, e.g. nothing."),
        ("en", '"Who is it?" she asks. | No answer.'),
        ("en", "First line\n\n | Second line"),
        ("ar", "أغلق الخط. | اتصل بالشرطة!"),
        ("ar", "هل أنت بخير؟ | نعم."),
        ("ar", "لا تضغط الرابط؛ | اسأل ابنك أولًا."),
        ("ar", "قال د. محمد ذلك. | ثم سكت."),
        ("ar", "انتظر... ثم اتصل."),
    ],
)
def test_a_text_is_split_where_its_sentences_end(lang: str, text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("| ", "").replace("|", ""), lang) == expected


def test_marks_alone_are_no_sentence() -> None:
    assert split_sentences(" … ?! ", "vi") == []


@given(st.text(max_size=200) | st.text('aA1ặ.?!…؟؛ \n"”«»)', max_size=80), st.sampled_from(LANGUAGES))
def test_every_letter_is_in_exactly_one_sentence(text: str, lang: str) -> None:
    ranges = split_sentences(text, lang)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    covered = {index for start, end in ranges for index in range(start, end)}
    assert {index for index, char in enumerate(text) if char.isalnum()} <= covered
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in ranges)


def test_an_id_does_not_depend_on_spaces_or_on_how_letters_are_composed() -> None:
    text = "Bác gác máy."
    assert segment_id(text) == segment_id(unicodedata.normalize("NFD", "  Bác  gác\nmáy. "))
    assert segment_id(text).startswith("s-")
    assert len(segment_id(text)) == 12


def test_an_id_changes_with_the_words_and_with_their_reading() -> None:
    ids = {
        segment_id("Gọi 113."),
        segment_id("Gọi 114."),
        segment_id("Gọi 113.", (Override(4, 7, "một một ba"),)),
        segment_id("Gọi 113.", (Override(4, 7, "công an"),)),
    }
    assert len(ids) == 4
    assert segment_id("Gọi 113.", ()) == segment_id("Gọi 113.")
