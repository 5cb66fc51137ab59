"""What a voice must not meet: composed letters in pieces, invisible characters, pictures, brackets, arrows."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from doorstep.narration.speakable.spoken import Glyph

_LOOKALIKES = {
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "₫": "đ",
    "–": "-",
    "−": "-",
    "‑": "-",
    "‐": "-",
    "’": "'",
    "‘": "'",
    "／": "/",
}
_TATWEEL = "ـ"
# No voice says these; most stumble over them.
_SILENT = frozenset('"“”«»„`*_^|\\~<>[]{}•·▪●■□▶◀★☆✓✔✗✘§¶†‡©®™¦')
_TO_COMMA = re.compile(r"\s*(?:[()—]|\s-+\s|=>|->|→|⇒|←|➜|⟶|(?<=\s)>(?=\s))+\s*")
_PUNCTUATION = ",.;:!?…؟؛،"


def clean_characters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """NFC text with plain spaces and plain digits and without invisible characters or pictures."""
    out: list[Glyph] = []
    for cluster in _clusters(glyphs):
        composed = unicodedata.normalize("NFC", "".join(g.char for g in cluster))
        start, end = cluster[0].shown_start, cluster[-1].shown_end
        out.extend(Glyph(plain, start, end) for char in composed for plain in _plain(char))
    return _matched_spaces(out)


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if clusters and unicodedata.combining(glyph.char):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return clusters


def _plain(char: str) -> str:
    char = _LOOKALIKES.get(char, char)
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] == "Z" or char in "\t\n\r\v\f\x85":
        return " "
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk") and char not in "°№":
        return "" if category == "Cf" or "\ufe00" <= char <= "\ufe0f" else " "
    return "" if char == _TATWEEL or "\ufe00" <= char <= "\ufe0f" else char


def _matched_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    out: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char != " " or (out and out[-1].char != " "):
            out.append(glyph)
    while out and out[-1].char == " ":
        out.pop()
    return out


def tidy(glyphs: Sequence[Glyph], comma: str) -> list[Glyph]:
    """What the rules left: brackets, dashes and arrows become a comma's pause, quotes and bullets nothing."""
    out = _substituted(list(glyphs), _TO_COMMA, lambda _: f"{comma} ")
    spoken = [Glyph(" " if g.char in _SILENT or g.char == "/" else g.char, g.shown_start, g.shown_end) for g in out]
    out = _matched_spaces(spoken)
    # “police” . → police. and no comma beside a stronger mark
    out = _substituted(out, re.compile(rf"\s+(?=[{_PUNCTUATION}])"), lambda _: "")
    out = _substituted(out, re.compile(rf"[,،]+(?=[{_PUNCTUATION}])|(?<=[{_PUNCTUATION}])[,،]+"), lambda _: "")
    out = _substituted(out, re.compile(rf"^[\s,،;:؛-]+|[\s,،;:؛-]+$|(?<=[{_PUNCTUATION}])\s+(?=[,،])"), lambda _: "")
    return _matched_spaces(out)


def _substituted(glyphs: list[Glyph], pattern: re.Pattern[str], reading: Callable[[re.Match[str]], str]) -> list[Glyph]:
    text = "".join(g.char for g in glyphs)
    out: list[Glyph] = []
    position = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        out.extend(glyphs[position:start])
        if start < end:
            low, high = glyphs[start].shown_start, glyphs[end - 1].shown_end
            out.extend(Glyph(char, low, high) for char in reading(match))
        position = end
    out.extend(glyphs[position:])
    return out
