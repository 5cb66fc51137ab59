"""The lexicon of a language, ``book/lexicon/<lang>.yml``: how a voice should say VNeID, OTP or CH Play."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from doorstep.problems import Location, Problem
from doorstep.yamlread import read_yaml

FOLDER = "book/lexicon"
# A Latin word inside Arabic may carry an Arabic prefix, so only its own script bounds it.
_LATIN = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"


class Pattern(BaseModel):
    """A regular expression and the reading of its match, which may use its groups by number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    match: str = Field(min_length=1)
    say: str


class LexiconFile(BaseModel):
    """A lexicon as an editor writes it. ``examples`` are sentences and how they must be said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, str] = {}
    patterns: tuple[Pattern, ...] = ()
    examples: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Readings, ready to be looked up. A word in small letters is found in any case, another only as it is written."""

    words: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()
    examples: Mapping[str, str] = field(default_factory=dict)

    def reading(self, word: str) -> str | None:
        """The reading of a whole word, or None."""
        if word in self.words:
            return self.words[word]
        small = word.lower()
        return self.words.get(small)

    def reading_in_any_case(self, word: str) -> str | None:
        """The reading of a word whose case means nothing, as in a web address."""
        folded = word.casefold()
        return next((reading for known, reading in self.words.items() if known.casefold() == folded), None)

    def expression(self) -> re.Pattern[str] | None:
        """One expression that finds every word of the lexicon, the longest first; None when it has no word."""
        if not self.words:
            return None
        by_length = sorted(self.words, key=lambda word: (-len(word), word))
        return re.compile("|".join(_as_expression(word) for word in by_length))


EMPTY = Lexicon()


def _as_expression(word: str) -> str:
    inner = r"\s+".join(re.escape(part) for part in word.split())
    inner = f"(?i:{inner})" if word == word.lower() else inner
    before = _bound(word[0], "<")
    after = _bound(word[-1], "")
    return f"{before}{inner}{after}"


def _bound(edge: str, direction: str) -> str:
    if re.fullmatch(f"[{_LATIN}]", edge):
        return f"(?{direction}![{_LATIN}])"
    return rf"(?{direction}!\w)" if edge.isalnum() else ""


def lexicon_path(root: Path, lang: str) -> Path:
    """Where the lexicon of a language is."""
    return root / FOLDER / f"{lang}.yml"


def read_lexicon(root: Path, lang: str) -> tuple[Lexicon, list[Problem]]:
    """The lexicon of a language and what is wrong in its file. Without a file it is empty."""
    path = lexicon_path(root, lang)
    at = Location(f"{FOLDER}/{lang}.yml", 1)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return EMPTY, []
    except UnicodeDecodeError:
        return EMPTY, [Problem(Location(at.path), "lexicon.not-utf8")]
    return parse_lexicon(text, at)


def parse_lexicon(text: str, at: Location) -> tuple[Lexicon, list[Problem]]:
    """The lexicon in a text and what is wrong in it; an entry that is wrong is left out."""
    model, problems = read_yaml(LexiconFile, text, at)
    if model is None:
        return EMPTY, problems
    words = {_nfc(word): _nfc(reading) for word, reading in model.words.items() if reading.strip()}
    lines = text.splitlines()
    problems += [
        Problem(line_of(word, lines, at), "lexicon.empty-reading", {"word": word})
        for word, reading in model.words.items()
        if not reading.strip()
    ]
    patterns = []
    for pattern in model.patterns:
        try:
            compiled = re.compile(pattern.match)
            re.sub(compiled, pattern.say, "")
            _check_groups(compiled, pattern.say)
        except (re.error, IndexError) as error:
            values = {"match": pattern.match, "reason": str(error)}
            problems.append(Problem(line_of(pattern.match, lines, at), "lexicon.bad-pattern", values))
        else:
            patterns.append((compiled, _nfc(pattern.say)))
    return Lexicon(words, tuple(patterns), model.examples), problems


def _check_groups(compiled: re.Pattern[str], say: str) -> None:
    for number in re.findall(r"\\(\d)", say):
        if int(number) > compiled.groups:
            raise re.error(f"there is no group {number}")


def line_of(word: str, lines: list[str], at: Location) -> Location:
    """The first line of the file that has a word in it."""
    number = next((i for i, line in enumerate(lines) if word in line), 0)
    return Location(at.path, at.line + number)


def _nfc(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
