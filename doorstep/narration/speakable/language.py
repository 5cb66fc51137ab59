"""What the rules of speakable text need to know about a language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from doorstep.narration.speakable.rules import Rule

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Language:
    """A language's rules, and the words for the signs of a web address.

    ``sticks`` matches a text whose last word is written together with the next one.
    """

    rules: tuple[Rule, ...]
    digits: Sequence[str]
    comma: str
    dot: str
    dash: str
    slash: str
    at: str
    labels: Mapping[str, str]
    letters: Mapping[str, str]
    sticks: re.Pattern[str] = _NEVER


def digit_by_digit(text: str, digits: Sequence[str], comma: str) -> str:
    """The digits of a text one by one, with a short pause where the text has a space, a dot or a dash.

    A long run without any is cut in threes, as people read an ID number aloud.
    """
    groups = re.findall(r"\d+", text)
    if len(groups) == 1 and len(groups[0]) > 6:
        run = groups[0]
        first = len(run) % 3
        head = [run[:first]] if first else []
        groups = head + [run[i : i + 3] for i in range(first, len(run), 3)]
        if len(groups[0]) == 1:  # never a lone digit: 4 3 3, not 1 3 3 3
            groups[:2] = [groups[0] + groups[1]]
    return f"{comma} ".join(" ".join(digits[int(char)] for char in group) for group in groups)


def spelling(names: str) -> dict[str, str]:
    """The names of the letters a to z, given in order; a name of two words has a line between them."""
    return {letter: name.replace("_", " ") for letter, name in zip(ascii_lowercase, names.split(), strict=True)}
