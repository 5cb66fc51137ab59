"""How figures and signs are read in English."""

import re

from doorstep.narration.speakable.language import Language, digit_by_digit
from doorstep.narration.speakable.rules import Rule, rule, rule_after

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SIZES = ((10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def en_number(n: int) -> str:
    """A whole number below 10¹⁸ in words: 105 is one hundred and five."""
    if n < 10:
        return DIGITS[n]
    if n < 20:
        return _TEENS[n - 10]
    if n < 100:
        return _TENS[n // 10] + (f"-{DIGITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{DIGITS[n // 100]} hundred" + (f" and {en_number(n % 100)}" if n % 100 else "")
    size, name = next((size, name) for size, name in _SIZES if n >= size)
    head, rest = divmod(n, size)
    if not rest:
        return f"{en_number(head)} {name}"
    return f"{en_number(head)} {name}{' and' if rest < 100 else ''} {en_number(rest)}"


def en_ordinal(n: int) -> str:
    """A whole number as a rank: 21 is twenty-first."""
    head, sign, last = en_number(n).rpartition("-")
    if not sign:
        head, sign, last = en_number(n).rpartition(" ")
    if last in _IRREGULAR:
        return f"{head}{sign}{_IRREGULAR[last]}"
    return f"{head}{sign}{last[:-1] + 'ieth' if last.endswith('y') else last + 'th'}"


def en_year(year: int) -> str:
    """A year as it is said: 2025 is twenty twenty-five, 2005 is two thousand and five."""
    century, rest = divmod(year, 100)
    if 2000 <= year < 2010 or not rest:
        return en_number(year) if century % 10 == 0 or rest else f"{en_number(century)} hundred"
    return f"{en_number(century)} {'oh ' if rest < 10 else ''}{en_number(rest)}"


def _figure(text: str) -> str:
    whole, point, decimals = text.partition(".")
    plain = whole.replace(",", "").replace(" ", "")
    if len(plain) > 18 or (len(plain) > 1 and plain.startswith("0")):
        words = " ".join(DIGITS[int(char)] for char in plain)
    else:
        words = en_number(int(plain))
    return f"{words} point {' '.join(DIGITS[int(char)] for char in decimals)}" if point else words


def _digits(text: str) -> str:
    return digit_by_digit(text, DIGITS, ",")


def _date(match: re.Match[str]) -> str | None:
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"the {en_ordinal(day)} of {_MONTHS[month - 1]} {en_year(int(match['y']))}"


def _month_year(match: re.Match[str]) -> str | None:
    month = int(match["m"])
    return f"{_MONTHS[month - 1]} {en_year(int(match['y']))}" if 1 <= month <= 12 else None


def _day_of_month(match: re.Match[str]) -> str | None:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    year = f" {en_year(int(match['y']))}" if match["y"] else ""
    return f"the {en_ordinal(day)} of {match['month']}{year}"


def _month_day(match: re.Match[str]) -> str | None:
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    year = f", {en_year(int(match['y']))}" if match["y"] else ""
    return f"{match['month']} the {en_ordinal(day)}{year}"


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if hour > 24:
        return None
    half = (match["half"] or "").lower()[:1]
    shown = hour
    if hour > 12:
        shown, half = (hour - 12, half or ("p" if hour < 24 else "a"))
    words = en_number(shown)
    if minute:
        words += f" {'oh ' if minute < 10 else ''}{en_number(minute)}"
    elif not half:
        words += " o'clock"
    return words + (f" {half} m" if half else "")


_COUNTED = (
    r"(?!\s*(?:hundred|thousand|million|billion|people|percent|per cent|dong|đ|VND|days?|weeks?|months?|years?|hours?|"
    r"minutes?|seconds?|times?|calls?|steps?|villages?|communes?|provinces?|homes?|households?|metres?|meters?|km|kg|m|"
    r"lessons?|pages?|words?|points?|%)(?![^\W_]))"
)
_NUMBER_CUE = r"(?<!about )(?<!over )(?<!nearly )(?<!almost )(?<!than )(?<!lost )(?<!page )"
_UNITS = {
    "%": "percent",
    "đ": "dong",
    "vnd": "dong",
    "vnđ": "dong",
    "k": "thousand",
    "km/h": "kilometres an hour",
    "km": "kilometres",
    "cm": "centimetres",
    "mm": "millimetres",
    "m2": "square metres",
    "m²": "square metres",
    "m": "metres",
    "kg": "kilograms",
    "g": "grams",
    "ml": "millilitres",
    "l": "litres",
    "gb": "gigabytes",
    "mb": "megabytes",
    "kb": "kilobytes",
    "°c": "degrees Celsius",
    "°": "degrees",
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=lambda unit: (-len(unit), unit)))
_N = r"(?<![^\W_])"
_E = r"(?![^\W_])"
_MONTH = "|".join(_MONTHS)
_CODE = r"(?i:\b(?:code|passcode|password|account))(?: number)?(?: is)?:? |\ue000 is "
_CALL = r"(?i:\b(?:number|call|dial|phone|ring|hotline|text|text to|send to|message to)) |\ue000{3,5} or "


def _ussd(code: str) -> str:
    names = {"*": "star", "#": "hash"}
    return " ".join(names.get(char) or DIGITS[int(char)] for char in code)


def _unit(match: re.Match[str]) -> str:
    word = _UNITS[match["u"].lower()]
    return f" {word} a " if match.group().endswith("/") else f" {word}"


_RULES: tuple[Rule, ...] = (
    rule(r"\*\d+(?:\*\d+)*#", lambda m: _ussd(m.group())),
    # Numbers to call, accounts, ID numbers: always one by one. A wrong reading here costs money or worse.
    rule(rf"(?<![\w.,])\+\s?\d[\d .-]{{5,}}\d{_E}", lambda m: f"plus {_digits(m.group())}"),
    rule(
        r"(?<![\w.,/])1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2,4})?(?![\w%]|[.,]\d|\s*(?:đ|dong)\b)",
        lambda m: _digits(m.group()),
    ),
    rule(rf"(?<![\w.,/])0\d{{1,5}}(?:[ .-]\d{{2,5}}){{1,5}}(?!\d|[/:]\d){_E}", lambda m: _digits(m.group())),
    rule(rf"(?<![\w.,/])\d{{3}}(?: \d{{3}}){{3}}(?![\d.,]\d){_E}", lambda m: _digits(m.group())),
    rule(rf"(?<![\w.,/])\d{{7,}}(?!\s*(?:{_UNIT}|dong)\b)(?![\d/:]|[.,]\d){_E}", lambda m: _digits(m.group())),
    rule_after(_CODE, rf"{_N}\d{{4,}}{_E}(?![.,/:]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule(rf"(?<![\w.,:]){_NUMBER_CUE}11[0-9]{_E}(?![.,]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule_after(_CALL, rf"{_N}\d{{3,5}}{_E}(?![.,/:]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule(rf"{_N}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d){_E}", _date),
    rule(rf"(?:\bthe )?{_N}(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d{{4}}){_E}", _date),
    rule(rf"{_N}(?P<m>\d{{1,2}})[/-](?P<y>(?:19|20)\d\d){_E}", _month_year),
    rule(
        rf"(?:\bthe )?{_N}(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})\b(?: (?P<y>(?:19|20)\d\d){_E})?",
        _day_of_month,
    ),
    rule(rf"\b(?P<month>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_E}(?:,? (?P<y>(?:19|20)\d\d){_E})?", _month_day),
    rule(r"(?<=[\dh%])\s?[-~]\s?(?=\d)", " to "),
    rule(r"^00:(?P<s>[0-5]\d)$", lambda m: f"{en_number(int(m['s']))} seconds"),  # the clock of a call
    rule(
        rf"{_N}(?<!:)(?P<h>\d{{1,2}})[:h](?P<min>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[AaPp]\.?[Mm]{_E})?(?![^\W_]|:)",
        _clock,
    ),
    rule(rf"{_N}(?P<h>\d{{1,2}})(?P<min>)(?:h|\s?(?P<half>[AaPp]\.?[Mm])){_E}", _clock),
    rule(rf"{_N}(?P<n>\d{{1,3}})(?:st|nd|rd|th){_E}", lambda m: en_ordinal(int(m["n"]))),
    rule(rf"{_N}(?P<y>(?:19|20)\d\d){_E}(?![.,]\d){_COUNTED}", lambda m: en_year(int(m["y"]))),
    rule(
        r"\$(?P<n>\d[\d,]*(?:\.\d+)?)",
        lambda m: f"{_figure(m['n'].rstrip(','))} dollars" if m["n"][-1] != "," else None,
    ),
    rule(rf"(?<=\d)\s?(?P<u>(?i:{_UNIT})){_E}(?:/(?=[^\W\d]))?", _unit),
    rule(r"(?<=dong)/(?=[^\W\d])", " a "),
    rule(r"(?<![\w.,])-(?=\d)", "minus "),
    rule(rf"{_N}\d{{1,3}}(?:\.\d{{3}})+(?=\s?(?:dong|\ue000))(?!\.\d)", lambda m: _figure(m.group().replace(".", ""))),
    rule(rf"{_N}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d|,\d)", lambda m: _figure(m.group())),
    rule(r"\d+\.\d+(?!\.?\d)", lambda m: _figure(m.group())),
    rule(r"\d+(?:\.\d+)+", lambda m: " point ".join(_figure(part) for part in m.group().split("."))),
    rule(r"\d+", lambda m: _figure(m.group())),
    rule(r"(?<=\ue000)/(?=\ue000)", ", "),
    rule(rf"{_N}VND{_E}", "dong"),
    rule(r"\band/or\b", "and or"),
    rule(r"(?<=[^\W\d])/(?=[^\W\d])", " or "),
    rule(r"\s?&\s?", " and "),
    rule(r"\s?\+\s?", " plus "),
    rule(r"\s=\s", " equals "),
    rule(r"%", " percent"),
    rule(r"@", " at "),
    rule(r"#", " hash "),
    rule(r"°", " degrees"),
)


LANGUAGE = Language(
    rules=_RULES,
    digits=DIGITS,
    comma=",",
    dot="dot",
    dash="dash",
    slash="slash",
    at="at",
    labels={"vn": "V N"},
    letters={char: char.upper() for char in "abcdefghijklmnopqrstuvwxyz"},
)
