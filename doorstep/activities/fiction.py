"""Simulated content is plainly fictional: only numbers beginning 0000, only addresses ending ``.example``."""

import re
import unicodedata
from collections.abc import Iterator

from doorstep.activities.base import Rich
from doorstep.problems import Location, Problem

_NUMBER = re.compile(r"(?<![\w.])\+?\d(?:[ .\-\u00a0]?\d){7,}(?!\w)")
_MONEY = re.compile(r"[1-9]\d{0,2}(?:([ .])\d{3})(?:\1\d{3})*")
_DATE = re.compile(r"\d{4}[-.]\d\d?[-.]\d\d?|\d\d?[-.]\d\d?[-.]\d{4}")
_TIED = re.compile(r"(?<!\d)\d(?: ?\d){6,}")
_ENDINGS = (
    "com|vn|net|org|info|biz|top|xyz|online|site|shop|club|vip|cc|io|me|app|link|click|live|edu|gov|asia|tk|ly|us|"
    "store|tech|pro|mobi|win|cn|ru|sa|ae|eg"
)
_HOST = re.compile(
    rf"(?:https?://|www\.)[^\s/<>`)]+|(?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_ENDINGS})(?![\w-])", re.IGNORECASE
)


def tie_numbers(text: str) -> str:
    """The text with the parts of a phone number held together: never broken over lines, never reordered in Arabic.

    A no-break space between digits is, unlike a space, part of the number for the Unicode bidirectional algorithm.
    """
    return _TIED.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def unreal_problems(rich: Rich, path: str) -> Iterator[Problem]:
    """A problem for each number or address in a simulation that could belong to somebody."""
    for match in _NUMBER.finditer(rich.text):
        shown = match[0].replace("\u00a0", " ")
        digits = "".join(str(unicodedata.digit(c)) for c in shown if c.isdigit())
        if not digits.startswith("0000") and not _MONEY.fullmatch(shown) and not _DATE.fullmatch(shown):
            yield _problem(rich, path, match.start(), "activity.real-number", shown)
    for match in _HOST.finditer(rich.text):
        host = re.sub(r"^https?://", "", match[0], flags=re.IGNORECASE).split(":")[0].rstrip(".,;!?")
        if not host.lower().endswith(".example"):
            yield _problem(rich, path, match.start(), "activity.real-address", host)


def _problem(rich: Rich, path: str, start: int, code: str, shown: str) -> Problem:
    return Problem(Location(path, rich.line + rich.text.count("\n", 0, start)), code, {"shown": shown})
