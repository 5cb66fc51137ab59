"""The lexicon, and one mistake file with its exact report for every problem it can have.

``python -m tests.narration.test_lexicon`` writes the reports anew.
"""

import shutil
import tempfile
from pathlib import Path

import pytest
import yaml

from doorstep.narration.lexicon import EMPTY, Lexicon, lexicon_path, parse_lexicon, read_lexicon
from doorstep.narration.lexicon_rules import check_lexicon
from doorstep.narration.speakable import speakable
from doorstep.problems import Location, report

ROOT = Path(__file__).parents[2]
BAD = Path(__file__).parent / "bad"
FILES = sorted(BAD.glob("*.yml"))


def read(text: str) -> Lexicon:
    lexicon, problems = parse_lexicon(text, Location("vi.yml", 1))
    assert not problems
    return lexicon


def said(path: Path, root: Path) -> str:
    target = lexicon_path(root, "vi")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    return report(check_lexicon(root, "vi")) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_reported_at_its_line_with_a_fix(path: Path, tmp_path: Path) -> None:
    assert said(path, tmp_path) == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert {problem.code for problem in check_lexicon(tmp_path, "vi")} == {path.stem}


def test_every_code_has_a_mistake_and_every_mistake_a_code() -> None:
    text = (ROOT / "doorstep" / "messages" / "lexicon.yml").read_text(encoding="utf-8")
    codes = {f"lexicon.{name}" for name in yaml.safe_load(text)}
    assert {path.stem for path in FILES} == {path.stem for path in BAD.glob("*.txt")} == codes


@pytest.mark.parametrize("lang", ["vi", "en", "ar"])
def test_the_lexicon_of_the_book_has_no_problem(lang: str) -> None:
    assert report(check_lexicon(ROOT, lang)) == ""
    assert read_lexicon(ROOT, lang)[0].examples


def test_a_language_without_a_lexicon_has_an_empty_one(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path, "vi") == (EMPTY, [])
    assert check_lexicon(tmp_path, "vi") == []


def test_a_word_in_small_letters_is_found_in_any_case_and_another_only_as_written() -> None:
    lexicon = read("words:\n  app: ứng dụng\n  CC: căn cước\n")
    assert speakable("App, app, APP, CC, cc", "vi", lexicon).text == "ứng dụng, ứng dụng, ứng dụng, căn cước, cc"


def test_the_longest_word_is_read_and_only_whole_words() -> None:
    lexicon = read("words:\n  QR: quy rờ\n  VietQR: việt quy rờ\n  Smart OTP: xmát ô tê pê\n  OTP: ô tê pê\n")
    assert speakable("VietQR Smart  OTP OTPs", "vi", lexicon).text == "việt quy rờ xmát ô tê pê OTPs"


def test_a_pattern_may_use_what_it_matched() -> None:
    lexicon = read("patterns:\n  - match: '\\bQ\\.(\\d+)'\n    say: 'quận \\1'\n")
    assert speakable("Nhà ở Q.3 nhé", "vi", lexicon).text == "Nhà ở quận ba nhé"


def main() -> None:
    for path in FILES:
        with tempfile.TemporaryDirectory() as folder:
            path.with_suffix(".txt").write_text(said(path, Path(folder)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
