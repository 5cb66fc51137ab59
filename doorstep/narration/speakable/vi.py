"""How figures and signs are read in Vietnamese (northern words: nghìn, mùng, hai mươi tư)."""

import re

from doorstep.narration.speakable.language import Language, digit_by_digit, spelling
from doorstep.narration.speakable.rules import Rule, rule, rule_after

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ORDINALS = {1: "nhất", 4: "tư"}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_LETTERS = spelling("a bê xê dê e ép giê hát i giây ca lờ mờ nờ ô pê quy rờ ét tê u vê vê_kép ích i dét") | {"đ": "đê"}
_GROUPS = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ")


def vi_number(n: int) -> str:
    """A whole number below 10¹⁸ in words: 105 is một trăm lẻ năm."""
    if n < 1000:
        return _below_thousand(n, whole=True)
    groups = []
    rest = n
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    words = []
    for place in reversed(range(len(groups))):
        if groups[place]:
            words.append(_below_thousand(groups[place], whole=place == len(groups) - 1))
            words.append(_GROUPS[place])
        elif place == 3 and len(groups) > 4:
            words.append("tỷ")
    if len(groups) > 4:  # năm nghìn hai trăm tỷ: tỷ is said once
        words = [word.removesuffix(" tỷ") for word in words]
    return " ".join(word for word in words if word)


def _below_thousand(n: int, *, whole: bool) -> str:
    """A number below 1000; as the rest of a larger one it says its empty hundreds: hai nghìn không trăm lẻ năm."""
    hundreds, rest = divmod(n, 100)
    words = [DIGITS[hundreds], "trăm"] if hundreds or not whole else []
    tens, ones = divmod(rest, 10)
    if words and not rest:
        return " ".join(words)
    if tens == 0:
        words += ["lẻ", DIGITS[ones]] if words else [DIGITS[ones]]
    else:
        words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
        words += _after_tens(tens, ones)
    return " ".join(words)


def _after_tens(tens: int, ones: int) -> list[str]:
    if ones == 0:
        return []
    if ones == 5:
        return ["lăm"]
    if tens > 1 and ones in (1, 4):
        return ["mốt" if ones == 1 else "tư"]
    return [DIGITS[ones]]


def _figure(text: str) -> str:
    """A written number: 22.000 and 3,5 in the Vietnamese way, 007 digit by digit."""
    whole, comma, decimals = text.partition(",")
    plain = whole.replace(".", "").replace(" ", "")
    if comma and len(decimals) == 3 and "." not in whole and not plain.startswith("0"):
        return _figure(plain + decimals)  # 22,000 as banks' messages write it
    if len(plain) > 18 or (len(plain) > 1 and plain.startswith("0")):
        words = " ".join(DIGITS[int(char)] for char in plain)
    else:
        words = vi_number(int(plain))
    if not comma:
        return words
    lone = decimals.startswith("0") or len(decimals) > 2
    return f"{words} phẩy {' '.join(DIGITS[int(c)] for c in decimals) if lone else vi_number(int(decimals))}"


def _digits(text: str) -> str:
    return digit_by_digit(text, DIGITS, ",")


_COUNTED = (
    r"(?!\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|tr|k|đ|đồng|người|bác|cuộc|lần|phút|giờ|giây|ngày|tuần|tháng|năm|tuổi|"
    r"xã|phường|tỉnh|huyện|thôn|hộ|bài|trang|câu|km|m|cm|kg|g|ml|bước|số|chữ|tin|máy|thẻ|cái|chiếc|lớp|điểm|%)"
    r"(?![^\W_]))"
)
_NUMBER_CUE = r"(?<!hơn )(?<!gần )(?<!khoảng )(?<!mất )(?<!trên )(?<!dưới )(?<!có )(?<!đủ )(?<!trang )(?<!năm )"


def _date(match: re.Match[str]) -> str | None:
    day, month, year = int(match["d"]), int(match["m"]), match["y"]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    cue = match["cue"] or ""
    return f"{cue}{_day(day, said=bool(cue))} {_month(month)}" + (f" năm {vi_number(int(year))}" if year else "")


def _day(day: int, *, said: bool) -> str:
    if day <= 10:
        return f"mùng {vi_number(day)}"
    return vi_number(day) if said else f"ngày {vi_number(day)}"


def _month(month: int) -> str:
    return f"tháng {'tư' if month == 4 else vi_number(month)}"


def _month_year(match: re.Match[str]) -> str | None:
    month = int(match["m"])
    if not 1 <= month <= 12:
        return None
    return f"{_month(month)} năm {vi_number(int(match['y']))}"


def _day_month(match: re.Match[str]) -> str | None:
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12) or (
        not match["cue"] and day < month <= 5 and "0" not in match.group()
    ):
        return None
    return f"{match['cue'] or ''}{_day(day, said=bool(match['cue']))} {_month(month)}"


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if hour > 24:
        return None
    lasting = bool(re.search(r"(?:trong|sau|mất|khoảng|suốt|hơn|gần|quá|cách)\s$", match.string[: match.start()]))
    part = ""
    if not lasting and (match["min"] or hour != 24):
        part = _part_of_day(hour, match.string[match.end() :])
        hour = hour - 12 if 13 <= hour <= 23 else hour
    minutes = f" {vi_number(minute)}" if minute else ""
    return f"{vi_number(hour)} giờ{minutes}{part}"


def _part_of_day(hour: int, following: str) -> str:
    if hour < 12 or hour > 23 or re.match(r"\s*(?:sáng|trưa|chiều|tối|đêm)", following):
        return ""
    return " trưa" if hour == 12 else " chiều" if hour < 19 else " tối"


def _document(match: re.Match[str]) -> str:
    return f"{_figure(match['n'])}, năm {vi_number(int(match['y']))}, "


def _ordinal(match: re.Match[str]) -> str:
    n = int(match["n"])
    return f"{match['cue']}{_ORDINALS.get(n, vi_number(n))}"


def _spelled(match: re.Match[str]) -> str | None:
    if re.search("[AEIOUY]", match.group()):
        return None
    return " ".join(_LETTERS[char.lower()] for char in match.group())


_UNITS = {
    "%": "phần trăm",
    "đ": "đồng",
    "Đ": "đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "k": "nghìn",
    "tr": "triệu",
    "km/h": "ki lô mét trên giờ",
    "km": "ki lô mét",
    "cm": "xen ti mét",
    "mm": "mi li mét",
    "m2": "mét vuông",
    "m²": "mét vuông",
    "m": "mét",
    "kg": "ki lô gam",
    "g": "gam",
    "ml": "mi li lít",
    "l": "lít",
    "gb": "ghi ga bai",
    "mb": "mê ga bai",
    "kb": "ki lô bai",
    "°c": "độ xê",
    "°": "độ",
    "p": "phút",
    "s": "giây",
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=lambda unit: (-len(unit), unit)))
_N = r"(?<![^\W_])"  # not inside a word or a number
_E = r"(?![^\W_])"

_CODE = r"(?i:\b(?:mã|mã số|mật khẩu|tài khoản))(?: \ue000+)?(?: là| gồm)?:? |\ue000 là "
_CALL = r"(?i:\b(?:số|gọi|bấm|tổng đài|đầu số|tới|đến số|đường dây nóng|hotline|máy)) |\ue000{3,5} (?:hoặc|hay) "


def _ussd(code: str) -> str:
    names = {"*": "sao", "#": "thăng"}
    return " ".join(names.get(char) or DIGITS[int(char)] for char in code)


def _unit(match: re.Match[str]) -> str:
    word = _UNITS.get(match["u"]) or _UNITS[match["u"].lower()]
    return f" {word} một " if match.group().endswith("/") else f" {word}"


_RULES: tuple[Rule, ...] = (
    rule(r"\*\d+(?:\*\d+)*#", lambda m: _ussd(m.group())),
    rule(r"(?P<n>\d{1,4})/(?P<y>(?:19|20)\d\d)/(?=[A-ZĐ\ue000])", _document),
    # Numbers to call, accounts, ID numbers: always one by one. A wrong reading here costs money or worse.
    rule(rf"(?<![\w.,])\+\s?\d[\d .-]{{5,}}\d{_E}", lambda m: f"cộng {_digits(m.group())}"),
    rule(
        r"(?<![\w.,/])1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2,4})?(?![\w%]|[.,]\d|\s*(?:đ|đồng)\b)",
        lambda m: _digits(m.group()),
    ),
    rule(rf"(?<![\w.,/])0\d{{1,5}}(?:[ .-]\d{{2,5}}){{1,5}}(?!\d|[/:]\d){_E}", lambda m: _digits(m.group())),
    rule(rf"(?<![\w.,/])\d{{3}}(?: \d{{3}}){{3}}(?![\d.,]\d){_E}", lambda m: _digits(m.group())),
    rule(rf"(?<![\w.,/])\d{{7,}}(?!\s*(?:{_UNIT}|đồng)\b)(?![\d/:]|[.,]\d){_E}", lambda m: _digits(m.group())),
    rule_after(_CODE, rf"{_N}\d{{4,}}{_E}(?![.,/:]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule(rf"(?<![\w.,:]){_NUMBER_CUE}11[0-9]{_E}(?![.,]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule_after(_CALL, rf"{_N}\d{{3,5}}{_E}(?![.,/:]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule(rf"{_N}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d){_E}(?P<cue>)", _date),
    rule(rf"(?P<cue>\b[Nn]gày )?{_N}(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d{{4}}){_E}", _date),
    rule(rf"(?:\b[Tt]háng )?{_N}(?P<m>\d{{1,2}})[/-](?P<y>(?:19|20)\d\d){_E}", _month_year),
    rule(
        rf"(?P<cue>\b(?:[Nn]gày|[Hh]ôm|[Ss]áng|[Cc]hiều|[Tt]ối|[Ll]ễ|[Dd]ịp|[Tt]rước|[Đđ]ến|[Tt]ừ) )?{_N}(?<!/)"
        rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}}){_E}(?![/%]|[.,]\d)",
        _day_month,
    ),
    rule(
        rf"{_N}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){_E}(?![/%])",
        lambda m: f"{vi_number(int(m['a']))} phần {vi_number(int(m['b']))}",
    ),
    rule(r"(?<=[\dhg%đ])\s?[-~]\s?(?=\d)", " đến "),
    rule(r"^00:(?P<s>[0-5]\d)$", lambda m: f"{vi_number(int(m['s']))} giây"),  # the clock of a call
    rule(rf"{_N}(?P<h>\d{{1,2}})\s?(?:h|g(?=\d))(?P<min>[0-5]\d)?(?:p|phút)?{_E}", _clock),
    rule(rf"{_N}(?<!:)(?P<h>\d{{1,2}}):(?P<min>[0-5]\d)(?::[0-5]\d)?{_E}(?!:)", _clock),
    rule(rf"(?P<cue>\b(?:[Tt]hứ|[Hh]ạng) ){_N}(?P<n>\d{{1,3}}){_E}", _ordinal),
    rule(r"(?P<cue>\b[Tt]háng )4" + _E + r"(?!/)", lambda m: f"{m['cue']}tư"),
    rule(
        rf"(?P<cue>\b(?:[Pp]hần|[Cc]hương|[Qq]uý|[Kk]hóa|[Kk]ỳ|[Mm]ục|[Tt]hế kỷ|[Cc]ấp) )(?P<n>[IVX]+){_E}",
        lambda m: m["cue"] + vi_number(_ROMAN[m["n"]]) if m["n"] in _ROMAN else None,
    ),
    rule(rf"(?<=\d)\s?(?P<u>(?i:{_UNIT})){_E}(?:/(?=[^\W\d]))?", _unit),
    rule(r"(?<=đồng)/(?=[^\W\d])", " một "),
    rule(r"(?<![\w.,])-(?=\d)", "âm "),
    rule(rf"{_N}\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?!\d|\.\d)", lambda m: _figure(m.group())),
    rule(r"\d+,\d+(?![.,]?\d)", lambda m: _figure(m.group())),
    rule(r"\d+(?:\.\d+)+", lambda m: " chấm ".join(_figure(part) for part in m.group().split("."))),
    rule(r"\d+", lambda m: _figure(m.group())),
    rule(r"(?<=\ue000)/(?=\ue000)", ", "),
    rule(rf"{_N}VN[ĐD]{_E}", "đồng"),
    rule(r"\s?&\s?", " và "),
    rule(r"\s?\+\s?", " cộng "),
    rule(r"\s=\s", " bằng "),
    rule(r"%", " phần trăm"),
    rule(r"@", " a còng "),
    rule(r"#", " thăng "),
    rule(r"°", " độ"),
    rule(rf"{_N}[A-ZĐ]{{2,5}}{_E}", _spelled),
)


LANGUAGE = Language(
    rules=_RULES,
    digits=DIGITS,
    comma=",",
    dot="chấm",
    dash="gạch ngang",
    slash="gạch chéo",
    at="a còng",
    labels={
        "vn": "vê en",
        "com": "com",
        "gov": "gờ o vê",
        "net": "nét",
        "org": "o rờ giê",
        "example": "ví dụ",
        "test": "thử",
    },
    letters=_LETTERS,
)
