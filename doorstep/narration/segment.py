"""Segments: the sentences of a page, as a voice gets them."""

import json
import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2s
from itertools import pairwise
from typing import Literal

Pause = Literal["sentence", "item", "paragraph", "section"]


@dataclass(frozen=True, slots=True)
class Override:
    """How a range of the shown text is to be said, by the editor's own word (``{say}``)."""

    start: int
    end: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence to be spoken. ``pause`` is the silence after it; an aside is heard only when the page asks."""

    id: str
    text: str
    lang: str
    aside: bool = False
    pause: Pause = "sentence"
    say: tuple[Override, ...] | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """All that one track says, in reading order. ``name`` is its address without a suffix: ``vi/vneid/update``.

    ``path`` is the lesson's file, for problems.
    """

    name: str
    lang: str
    segments: tuple[Segment, ...]
    path: str = ""


def segment_id(text: str, say: tuple[Override, ...] | None = None) -> str:
    """``s-`` and ten hex digits, the same for the same sentence, however it is spaced, with the same readings."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    readings = [[o.start, o.end, unicodedata.normalize("NFC", o.spoken)] for o in say or ()]
    digest = blake2s(json.dumps([plain, readings], ensure_ascii=False).encode())
    return f"s-{digest.hexdigest()[:10]}"


_CLOSERS = "\"'”’»)]}"
_ENDS = {"ar": ".!?…؟؛۔", "vi": ".!?…", "en": ".!?…"}
_END = {lang: re.compile(rf"[{re.escape(ends)}]+[{re.escape(_CLOSERS)}]*(?=\s|$)") for lang, ends in _ENDS.items()}
_PARAGRAPH = re.compile(r"\n\s*\n")
# After these a full stop does not end a sentence: titles and places that a name follows.
_BEFORE_A_NAME = {
    "vi": {"tp", "tx", "tt", "ts", "ths", "pgs", "gs", "bs", "ks", "ls", "đ/c", "tr", "q", "p", "h", "x", "st", "th"},
    "en": {"mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "fig", "p", "tel", "ext", "e.g", "i.e"},
    "ar": {"د", "أ", "م", "ص", "هـ", "ت", "ج"},
}
# After these it ends one only when the next word begins like a sentence.
_OFTEN_LAST = {"vi": {"v.v"}, "en": {"etc", "a.m", "p.m", "approx", "inc", "ltd"}, "ar": {"إلخ", "الخ"}}


def split_sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Character ranges of the sentences of a text, in order, without the space around them.

    Every letter and digit of the text is in exactly one range; a text without any gives no range.
    """
    cuts = {0, len(text)}
    cuts.update(match.end() for match in _PARAGRAPH.finditer(text))
    cuts.update(m.end() for m in _END.get(lang, _END["en"]).finditer(text) if _ends_here(text, m, lang))
    ordered = sorted(cuts)
    ranges: list[tuple[int, int]] = []
    for start, end in pairwise(ordered):
        piece = text[start:end]
        if not any(char.isalnum() for char in piece):
            if ranges and piece.strip():
                ranges[-1] = (ranges[-1][0], start + len(piece.rstrip()))
            continue
        ranges.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return ranges


def _ends_here(text: str, match: re.Match[str], lang: str) -> bool:
    mark = match.group().rstrip(_CLOSERS)
    rest = text[match.end() :].lstrip().lstrip("\"'“‘«([{")
    if not rest:
        return True
    if rest[0].islower():  # “Ai đấy?” bác hỏi: the sentence goes on
        return False
    if mark == ".":
        return _full_stop_ends(text[: match.start()], lang)
    # Arabic letters have no case to tell a new sentence from a pause for breath.
    return not (lang == "ar" and set(mark) <= {"…", "."})


def _full_stop_ends(before: str, lang: str) -> bool:
    words = before.split()
    word = words[-1].lstrip("\"'“‘«([{") if words else ""
    if _is_before_a_name(word, lang):
        return False
    if word.casefold() in _OFTEN_LAST.get(lang, set()):
        return True
    begins = len(words) < 2 or (words[-2][-1] in ".!?…؟؛:" and not _is_before_a_name(words[-2][:-1], lang))
    if begins and (word.isdigit() or len(word) == 1):  # “1. Gác máy”: the number of an item
        return False
    return not (lang == "en" and len(word) == 1 and word.isupper() and word != "I")  # the initial of a name


def _is_before_a_name(word: str, lang: str) -> bool:
    return word.casefold() in _BEFORE_A_NAME.get(lang, set())
