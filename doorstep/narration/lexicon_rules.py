"""What is checked in a lexicon once it can be read: its readings hold, and its examples come out as written."""

from pathlib import Path

from doorstep.narration.lexicon import FOLDER, Lexicon, lexicon_path, line_of, read_lexicon
from doorstep.narration.speakable import speakable
from doorstep.problems import Location, Problem


def check_lexicon(root: Path, lang: str) -> list[Problem]:
    """Every problem of the lexicon of a language. A language without one has none."""
    lexicon, problems = read_lexicon(root, lang)
    if problems or not (lexicon.words or lexicon.patterns or lexicon.examples):
        return problems
    lines = lexicon_path(root, lang).read_text(encoding="utf-8-sig").splitlines()
    at = Location(f"{FOLDER}/{lang}.yml", 1)
    return [*_changing_readings(lexicon, lang, lines, at), *_differing_examples(lexicon, lang, lines, at)]


def _changing_readings(lexicon: Lexicon, lang: str, lines: list[str], at: Location) -> list[Problem]:
    """Readings that are not said as written: one has a figure in it, or a word with another reading."""
    found = []
    for word, reading in lexicon.words.items():
        again = speakable(reading, lang, lexicon).text
        if again != speakable(reading, lang).text or any(char.isdigit() for char in reading):
            values = {"word": word, "reading": reading, "again": again}
            found.append(Problem(line_of(word, lines, at), "lexicon.reading-changes", values))
    return found


def _differing_examples(lexicon: Lexicon, lang: str, lines: list[str], at: Location) -> list[Problem]:
    found = []
    for shown, expected in lexicon.examples.items():
        spoken = speakable(shown, lang, lexicon).text
        if spoken != expected:
            values = {"shown": shown, "spoken": spoken, "expected": expected}
            found.append(Problem(line_of(shown, lines, at), "lexicon.example-differs", values))
    return found
