"""Text files as editors save them: whatever their editor did to the bytes, one text comes out, or a problem."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from doorstep.problems import Location, Problem

_LARGEST_BYTES = 200_000
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def read_text(path: Path, name: str | None = None) -> tuple[str | None, list[Problem]]:
    """The text of a file (UTF-8; a byte order mark, CRLF and decomposed letters are put right), or None; and problems.

    ``name`` is what problems call the file. Never raises for what a file may hold.
    """
    name = name or path.as_posix()
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return None, [Problem(Location(name), "file.too-large", {"kilobytes": _LARGEST_BYTES // 1000})]
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem(Location(name), "file.missing")]
    except OSError as error:
        return None, [Problem(Location(name), "file.unreadable", {"reason": error.strerror or type(error).__name__})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Problem(Location(name, line), "file.not-utf8", {"encoding": _guess_encoding(raw)})]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    hidden = list(_invisible(text, name))
    return (None if hidden else text), hidden


def _invisible(text: str, name: str) -> Iterator[Problem]:
    for match in _INVISIBLE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match[0] == "\x00" and _guess_encoding(text.encode()).startswith("UTF-16"):
            yield Problem(Location(name, line), "file.not-utf8", {"encoding": "UTF-16"})
            return
        yield Problem(Location(name, line), "file.invisible", {"sign": f"U+{ord(match[0]):04X}"})


def _guess_encoding(raw: bytes) -> str:
    """The encoding that a file which is not UTF-8 was probably saved in."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or raw.count(0) * 3 > len(raw):
        return "UTF-16"
    best, most = "Windows-1252", 0
    for encoding, letters in (
        ("cp1258", "ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323"),
        ("cp1256", "ابتدرسعفقكلمنهوي"),
    ):
        count = sum(sign in letters for sign in raw.decode(encoding, errors="ignore"))
        if count > most:
            best, most = f"Windows-{encoding[2:]}", count
    return best
