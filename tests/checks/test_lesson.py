"""Reading lessons: any way a file may be saved gives the same lesson, or a problem at its line."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.lesson import CourseFront, FrontMatter, LessonRef, PageFront, Source, parse_front, read_front, read_source
from doorstep.problems import Problem, report
from doorstep.textfile import read_text
from tests.checks.projects import LESSON, TOP, write

TEXT = TOP + "# Quét mã\r\n\nChào bác. Tiền về rồi.\n"


def read(root: Path) -> tuple[Source | None, FrontMatter | None, list[Problem]]:
    """The lesson's file and its front matter."""
    source, problems = read_source(root, root / LESSON)
    if source is None:
        return None, None, problems
    front, more = parse_front(FrontMatter, source)
    return source, front, problems + more


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_line_ends_and_decomposed_letters_make_no_difference(
    mark: bytes, end: str, form: str, tmp_path: Path
) -> None:
    plain = TEXT.replace("\r\n", "\n")
    text = unicodedata.normalize(form, plain).replace("\n", end)  # type: ignore[arg-type]
    write(tmp_path, {LESSON: mark + text.encode()})
    source, front, problems = read(tmp_path)
    assert problems == []
    assert source is not None and front is not None
    assert front.title == "Quét mã"
    assert source.body == plain.split("---\n")[-1]
    assert plain.split("\n")[source.body_line - 1 :] == source.body.split("\n")


@pytest.mark.parametrize(
    ("raw", "line", "encoding"),
    [
        ("Chào bác\nTiền".encode("utf-16"), 1, "UTF-16"),
        ("Chào bác\nTiền".encode("utf-16-le"), 1, "UTF-16"),
        ("abc\ndef\nTiê\u0300n".encode("cp1258"), 3, "Windows-1258"),
        ("abc\nمرحبا بكم في الدرس".encode("cp1256"), 2, "Windows-1256"),
        (b"abc\nna\xefve", 2, "Windows-1252"),
    ],
)
def test_another_encoding_is_named_at_its_first_line(raw: bytes, line: int, encoding: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.md": raw})
    text, problems = read_text(tmp_path / "a.md", "a.md")
    assert text is None
    assert [(problem.at.line, problem.code, problem.values["encoding"]) for problem in problems] == [
        (line, "file.not-utf8", encoding)
    ]


def test_a_lesson_knows_its_page() -> None:
    ref = LessonRef("vi", "vneid", "refuse-fake-police")
    assert ref.docname == "lessons/vi/vneid/refuse-fake-police"
    assert ref.key == "vneid/refuse-fake-police"


def test_a_course_page_has_a_title_and_a_promise_and_nothing_else(tmp_path: Path) -> None:
    path = "lessons/vi/payments/index.md"
    write(tmp_path, {path: "---\ntitle: Trả tiền\npromise: Bác trả tiền an toàn.\nkernelspec: x\n---\n"})
    front, problems = read_front(CourseFront, tmp_path, tmp_path / path)
    assert front is None
    assert [problem.code for problem in problems] == ["safety.front-key"]


def test_a_page_of_the_book_may_have_keys_of_jupyter_book(tmp_path: Path) -> None:
    path = "book/vi/workshop.md"
    write(tmp_path, {path: "---\ntitle: Xưởng\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n"})
    front, problems = read_front(PageFront, tmp_path, tmp_path / path)
    assert (front, problems) == (PageFront(title="Xưởng"), [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(),
        st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text().map(lambda text: (TOP + text).encode("utf-8", "surrogatepass")),
    )
)
def test_no_file_makes_the_reader_raise_and_problems_lie_inside_it(tmp_path: Path, raw: bytes) -> None:
    write(tmp_path, {LESSON: raw})
    _, front, problems = read(tmp_path)
    assert front is not None or problems
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(problem.at.path == LESSON and problem.at.line <= lines for problem in problems)
    assert report(problems, "vi") or not problems
