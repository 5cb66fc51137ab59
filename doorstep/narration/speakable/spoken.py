"""Spoken text, and the way back from each of its characters to the text that is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Span:
    """Spoken characters ``start`` to ``end`` stand for ``shown_start`` to ``shown_end`` of the shown text."""

    start: int
    end: int
    shown_start: int
    shown_end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a voice gets. The spans cover the whole text, in order; the shown ranges never go backwards."""

    text: str
    spans: tuple[Span, ...]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """The range of the shown text that a range of the spoken text stands for."""
        touched = [span for span in self.spans if span.start < end and start < span.end]
        if not touched:
            return (0, 0)
        first, last = touched[0], touched[-1]
        low = first.shown_start + (start - first.start if _is_exact(first) and start > first.start else 0)
        high = last.shown_end - (last.end - end if _is_exact(last) and end < last.end else 0)
        return (low, max(low, high))


def _is_exact(span: Span) -> bool:
    return span.end - span.start == span.shown_end - span.shown_start


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a text on its way to be spoken, and the shown range it stands for."""

    char: str
    shown_start: int
    shown_end: int


def glyphs_of(text: str) -> list[Glyph]:
    """The characters of a shown text, each standing for itself."""
    return [Glyph(char, index, index + 1) for index, char in enumerate(text)]


def replaced(glyphs: Sequence[Glyph], reading: str) -> list[Glyph]:
    """The characters of a reading, each standing for all of what it replaces."""
    start, end = glyphs[0].shown_start, glyphs[-1].shown_end
    return [Glyph(char, start, end) for char in reading]


def spoken_from(glyphs: Iterable[Glyph]) -> Spoken:
    """The spoken text of some characters, with neighbours of one origin joined to one span."""
    chars = list(glyphs)
    spans: list[Span] = []
    position = 0
    for (low, high), group in groupby(chars, key=lambda g: (g.shown_start, g.shown_end)):
        size = len(list(group))
        previous = spans[-1] if spans else None
        one_to_one = size == 1 and high - low == 1
        if previous and one_to_one and _is_exact(previous) and previous.shown_end == low:
            spans[-1] = Span(previous.start, position + 1, previous.shown_start, high)
        else:
            spans.append(Span(position, position + size, low, high))
        position += size
    return Spoken("".join(g.char for g in chars), tuple(spans))
