"""The machine of speakable text: rules claim ranges of a text, the first rule first, and say how each is read."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from doorstep.narration.speakable.spoken import Glyph, replaced

# Stands in the text for every character that a rule has claimed. A private character: cleaning leaves none in a text.
CLAIMED = "\ue000"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the reading of its match. A reading of None leaves the match to the rules that follow."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], str | None]


def rule(pattern: str, read: Callable[[re.Match[str]], str | None] | str, flags: int = 0) -> Rule:
    """A rule from the source of its pattern. A reading given as a text is said for every match."""
    if isinstance(read, str):
        fixed = read
        return Rule(re.compile(pattern, flags), lambda _: fixed)
    return Rule(re.compile(pattern, flags), read)


def rule_after(cue: str, pattern: str, read: Callable[[re.Match[str]], str | None]) -> Rule:
    """A rule for a match right after a cue; in a cue the character CLAIMED stands for what other rules claimed."""
    before = re.compile(f"(?:{cue})$")
    return Rule(re.compile(pattern), lambda m: read(m) if before.search(m.string[: m.start()]) else None)


@dataclass(frozen=True, slots=True)
class _Claim:
    start: int
    end: int
    reading: str


def apply_rules(glyphs: Sequence[Glyph], rules: Iterable[Rule], sticks: re.Pattern[str]) -> list[Glyph]:
    """The text with every claim read. No space is put after a word that ``sticks`` to what follows it."""
    text = "".join(g.char for g in glyphs)
    claims = _claims(text, rules)
    out: list[Glyph] = []
    position = 0
    for claim in claims:
        out.extend(glyphs[position : claim.start])
        if out and _touch(out[-1].char, claim.reading[:1]) and not sticks.search(text[: claim.start]):
            out.extend(replaced(glyphs[claim.start : claim.end], " "))
        out.extend(replaced(glyphs[claim.start : claim.end], claim.reading))
        following = text[claim.end : claim.end + 1]
        if _touch(claim.reading[-1:], following):
            out.extend(replaced(glyphs[claim.start : claim.end], " "))
        position = claim.end
    out.extend(glyphs[position:])
    return out


def _touch(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()


def _claims(text: str, rules: Iterable[Rule]) -> list[_Claim]:
    claims: list[_Claim] = []
    for each in rules:
        position = 0
        while match := each.pattern.search(text, position):
            start, end = match.span()
            reading = None if CLAIMED in match.group() else each.read(match)
            if reading is None or start == end:
                position = start + 1
                continue
            claims.append(_Claim(start, end, reading))
            text = text[:start] + CLAIMED * (end - start) + text[end:]
            position = end
    return sorted(claims, key=lambda claim: claim.start)
