"""Web addresses, e-mail addresses and file suffixes, read part by part."""

import re

from doorstep.narration.lexicon import Lexicon
from doorstep.narration.speakable.language import Language, digit_by_digit
from doorstep.narration.speakable.rules import Rule

_ENDINGS = (
    "vn|com|net|org|edu|gov|info|biz|io|me|app|dev|xyz|vip|top|cc|tk|tv|site|online|shop|store|live|club|link|click|"
    "asia|eu|int|example|test|invalid"
)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_PATH = r"(?:/[A-Za-z0-9._~%/?=&#+-]*[A-Za-z0-9])?/?"
_ADDRESS = re.compile(
    rf"(?<![\w@.-])(?:(?P<user>[A-Za-z0-9._+-]+)@)?(?:(?P<scheme>https?)://)?"
    rf"(?P<host>(?:{_LABEL}\.)+(?(scheme)[a-z]{{2,}}|(?:{_ENDINGS})))(?P<path>{_PATH})(?![\w-])"
)
_SUFFIX = re.compile(
    r"(?:(?<![\w.])(?P<name>[A-Za-z0-9_-]+))?\.(?P<kind>apk|pdf|docx?|xlsx?|zip|exe|jpg|png|mp3|mp4)(?!\w)"
)
_PART = re.compile(r"[A-Za-z]+|\d+|[.\-/@_]")


def web_rules(lexicon: Lexicon, language: Language) -> tuple[Rule, ...]:
    """The rules for addresses; whole hosts and their endings are looked up in the lexicon first."""

    def address(match: re.Match[str]) -> str:
        user = f"{_parts(match['user'], lexicon, language)} {language.at} " if match["user"] else ""
        path = match["path"].rstrip("/")
        return user + _host(match["host"], lexicon, language) + (f" {_parts(path, lexicon, language)}" if path else "")

    def suffix(match: re.Match[str]) -> str | None:
        kind = lexicon.reading(f".{match['kind']}")
        spelled = kind or f"{language.dot} {_word(match['kind'], lexicon, language)}"
        return f"{_parts(match['name'], lexicon, language)} {spelled}" if match["name"] else spelled

    return (Rule(_ADDRESS, address), Rule(_SUFFIX, suffix))


def _host(host: str, lexicon: Lexicon, language: Language) -> str:
    labels = host.removeprefix("www.").split(".")
    for cut in range(len(labels)):
        known = lexicon.reading_in_any_case(".".join(labels[cut:]))
        if known and (cut == 0 or cut < len(labels) - 1):
            head = [_parts(label, lexicon, language) for label in labels[:cut]]
            return f" {language.dot} ".join([*head, known])
    return f" {language.dot} ".join(_label(label, lexicon, language) for label in labels)


def _label(label: str, lexicon: Lexicon, language: Language) -> str:
    return language.labels.get(label) or _parts(label, lexicon, language)


def _parts(text: str, lexicon: Lexicon, language: Language) -> str:
    signs = {".": language.dot, "-": language.dash, "/": language.slash, "@": language.at, "_": language.dash}
    return " ".join(signs.get(part) or _word(part, lexicon, language) for part in _PART.findall(text))


def _word(word: str, lexicon: Lexicon, language: Language) -> str:
    if word.isdigit():
        return digit_by_digit(word, language.digits, language.comma)
    known = lexicon.reading_in_any_case(word)
    if known:
        return known
    if not re.search("[aeiouyAEIOUY]", word):  # nothing to pronounce: spell it
        return " ".join(language.letters.get(char.lower(), char) for char in word)
    return word
