"""How figures and signs are read in Arabic: the spoken standard, numbers in the oblique case (عشرين, ألفين)."""

import re

from doorstep.narration.speakable.language import Language, digit_by_digit, spelling
from doorstep.narration.speakable.rules import Rule, rule, rule_after

DIGITS = ("صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
# Ten and below agree with what they count: ثلاثة أرقام but ثلاث دقائق.
_MASCULINE = ("صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_FEMININE = ("صفر", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_TENS = ("", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
_HUNDREDS = ("", "مئة", "مئتين", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")
_SIZES = (
    (10**15, "كوادريليون", "كوادريليونين", "كوادريليونات"),
    (10**12, "تريليون", "تريليونين", "تريليونات"),
    (10**9, "مليار", "مليارين", "مليارات"),
    (10**6, "مليون", "مليونين", "ملايين"),
    (10**3, "ألف", "ألفين", "آلاف"),
)
_MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
_RANK_MASCULINE = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
_RANK_FEMININE = [
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
]
_HOURS = ["الثانية عشرة", "الواحدة", *_RANK_FEMININE[1:], "الحادية عشرة"]
_FEMININE_NOUN = re.compile(
    r"\s(?:"
    "دقيقة|دقائق|ساعة|ساعات|ثانية|ثوان|ثواني|ثوانٍ|سنة|سنوات|مرة|مرات|خطوة|خطوات|ليلة|ليال|ليالي|ليالٍ|صورة|صور|ورقة|أوراق|بطاقة|"
    "بطاقات|مكالمة|مكالمات|رسالة|رسائل|كلمة|كلمات|صفحة|صفحات|قرية|قرى|أسرة|أسر|شاشة|شاشات|علامة|علامات|خانة|خانات"
    r")(?!\w)"
)


def ar_number(n: int, *, feminine: bool = False) -> str:
    """A whole number below 10¹⁸ in words; ``feminine`` when what is counted is."""
    parts = []
    for size, one, two, few in _SIZES:
        count, n = divmod(n, size)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            parts.append(f"{ar_number(count)} {few if 3 <= count % 100 <= 10 else one}")
    if n >= 100:
        parts.append(_HUNDREDS[n // 100])
        n %= 100
    if n or not parts:
        parts.append(_below_hundred(n, feminine=feminine))
    return " و".join(parts)


def _below_hundred(n: int, *, feminine: bool) -> str:
    ones = _FEMININE if feminine else _MASCULINE
    if n <= 10:
        return ones[n]
    if n < 20:
        first = {11: ("أحد", "إحدى"), 12: ("اثني", "اثنتي")}.get(n, (ones[n - 10], ones[n - 10]))[feminine]
        return f"{first} {'عشرة' if feminine else 'عشر'}"
    return f"{ones[n % 10]} و{_TENS[n // 10]}" if n % 10 else _TENS[n // 10]


def _figure(text: str, *, feminine: bool = False) -> str:
    whole, point, decimals = text.partition(".")
    plain = whole.replace(",", "")
    if len(plain) > 18 or (len(plain) > 1 and plain.startswith("0")):
        words = " ".join(DIGITS[int(char)] for char in plain)
    else:
        words = ar_number(int(plain), feminine=feminine)
    if not point:
        return words
    lone = decimals.startswith("0") or len(decimals) > 2
    return f"{words} فاصلة {' '.join(DIGITS[int(c)] for c in decimals) if lone else ar_number(int(decimals))}"


def _counting(match: re.Match[str], figure: str) -> str:
    return _figure(figure, feminine=bool(_FEMININE_NOUN.match(match.string, match.end())))


def _digits(text: str) -> str:
    return digit_by_digit(text, DIGITS, "،")


def _date(match: re.Match[str]) -> str | None:
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{ar_number(day)} {_MONTHS[month - 1]} عام {ar_number(int(match['y']))}"


def _month_year(match: re.Match[str]) -> str | None:
    month = int(match["m"])
    return f"{_MONTHS[month - 1]} عام {ar_number(int(match['y']))}" if 1 <= month <= 12 else None


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["h"]), int(match["min"])
    if hour > 24:
        return None
    said = "" if re.search(r"الساعة\s$", match.string[: match.start()]) else "الساعة "
    return f"{said}{_HOURS[hour % 12]}{_minutes(minute)}{_part_of_day(hour, match.string[match.end() :])}"


def _minutes(minute: int) -> str:
    names = {0: "", 15: " والربع", 20: " والثلث", 30: " والنصف"}
    if minute in names:
        return names[minute]
    unit = "دقائق" if 3 <= minute <= 10 else "دقيقة"
    return " ودقيقة" if minute == 1 else " ودقيقتين" if minute == 2 else f" و{ar_number(minute, feminine=True)} {unit}"


def _part_of_day(hour: int, following: str) -> str:
    if hour < 12 or hour > 23 or re.match(r"\s*(?:صباح|ظهر|عصر|مساء|ليل|بعد الظهر)", following):
        return ""
    return " ظهرًا" if hour == 12 else " عصرًا" if hour < 18 else " مساءً"


def _rank(names: list[str]) -> Rule:
    nouns = {
        True: "الخطوة|المرحلة|المكالمة|الصفحة|الشاشة|المرة|البطاقة|الصورة|المادة|الفقرة",
        False: "المستوى|الدرس|القسم|الفصل|الباب|السؤال|اليوم|التمرين|البند",
    }[names is _RANK_FEMININE]
    return rule(
        rf"(?P<noun>(?<!\w)[وفبلك]?(?:{nouns}) )(?P<n>\d{{1,2}}){_E}(?![.,/:]\d)",
        lambda m: m["noun"] + names[int(m["n"]) - 1] if 1 <= int(m["n"]) <= 10 else None,
    )


_UNITS = {
    "%": "في المئة",
    "đ": "دونغ",
    "vnd": "دونغ",
    "km": "كيلومتر",
    "كم": "كيلومتر",
    "cm": "سنتيمتر",
    "m": "متر",
    "kg": "كيلوغرام",
    "كغ": "كيلوغرام",
    "g": "غرام",
    "gb": "غيغابايت",
    "mb": "ميغابايت",
    "°c": "درجة مئوية",
    "°": "درجة",
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=lambda unit: (-len(unit), unit)))
_N = r"(?<![^\W_])"
_E = r"(?![^\W_])"
_COUNTED = (
    r"(?!\s*(?:ألف|آلاف|مليون|ملايين|مليار|دونغ|شخص|أشخاص|مرة|مرات|دقيقة|ساعة|ثانية|يوم|يومًا|أيام|أسبوع|شهر|أشهر|سنة|عام|أسرة|"
    r"قرية|بلدية|مقاطعة|خطوة|كلمة|صفحة|درس|رقم|أرقام|حرف|متر|كيلو|في المئة|%)(?![^\W_]))"
)
_CALL = r"(?<!\w)[وفبل]{0,2}(?:ال)?(?:رقم|لرقم|على|إلى|اطلب|خط) |\ue000{3,5} أو "
_CODE = r"(?<!\w)[وبل]?(?:ال)?(?:رمز|كلمة المرور|حساب)(?: \ue000+)?(?: هو)?:? |\ue000 هو "


def _ussd(code: str) -> str:
    names = {"*": "نجمة", "#": "مربع"}
    return " ".join(names.get(char) or DIGITS[int(char)] for char in code)


def _unit(match: re.Match[str]) -> str:
    word = _UNITS[match["u"].lower()]
    return f" {word} لكل " if match.group().endswith("/") else f" {word}"


_RULES: tuple[Rule, ...] = (
    rule(r"\*\d+(?:\*\d+)*#", lambda m: _ussd(m.group())),
    # Numbers to call, accounts, ID numbers: always one by one. A wrong reading here costs money or worse.
    rule(rf"(?<![\w.,])\+\s?\d[\d .-]{{5,}}\d{_E}", lambda m: f"زائد {_digits(m.group())}"),
    rule(
        r"(?<!\d)(?<![.,/]\b)1[89]00[ .-]?\d{2,4}(?:[ .-]?\d{2,4})?(?![\d%]|[.,]\d|\s*دونغ)",
        lambda m: _digits(m.group()),
    ),
    rule(r"(?<!\d)(?<!\d[.,/])0\d{1,5}(?:[ .-]\d{2,5}){1,5}(?!\d|[/:]\d)", lambda m: _digits(m.group())),
    rule(r"(?<!\d)(?<!\d[.,/])\d{3}(?: \d{3}){3}(?!\d|[.,]\d)", lambda m: _digits(m.group())),
    rule(rf"(?<!\d)(?<!\d[.,/])\d{{7,}}(?!\s*(?:{_UNIT}|دونغ)(?!\w))(?![\d/:]|[.,]\d)", lambda m: _digits(m.group())),
    rule_after(_CODE, rf"(?<!\d)\d{{4,}}(?!\d|[.,/:]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule(
        rf"(?<!\d)(?<!\d[.,:])(?<!نحو )(?<!حوالي )(?<!من )11[0-9](?!\d|[.,]\d){_COUNTED}", lambda m: _digits(m.group())
    ),
    rule_after(_CALL, rf"(?<!\d)\d{{3,5}}(?!\d|[.,/:]\d){_COUNTED}", lambda m: _digits(m.group())),
    rule(rf"{_N}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d){_E}", _date),
    rule(rf"{_N}(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<y>\d{{4}}){_E}", _date),
    rule(rf"{_N}(?P<m>\d{{1,2}})[/-](?P<y>(?:19|20)\d\d){_E}", _month_year),
    rule(r"(?<=[\d%])\s?[-~]\s?(?=\d)", " إلى "),
    rule(r"^00:(?P<s>[0-5]\d)$", lambda m: f"{ar_number(int(m['s']), feminine=True)} {_seconds(int(m['s']))}"),
    rule(rf"{_N}(?<!:)(?P<h>\d{{1,2}})[:h](?P<min>[0-5]\d)(?::[0-5]\d)?{_E}(?!:)", _clock),
    rule(
        r"(?<=الساعة )(?P<n>\d{1,2})(?!\d|[:.,]\d)",
        lambda m: _HOURS[int(m["n"]) % 12] if 1 <= int(m["n"]) <= 12 else None,
    ),
    _rank(_RANK_FEMININE),
    _rank(_RANK_MASCULINE),
    rule(rf"(?<=\d)\s?(?P<u>(?i:{_UNIT})){_E}(?:/(?=[^\W\d]))?", _unit),
    rule(r"(?<=دونغ)/(?=[^\W\d])", " لكل "),
    rule(r"(?<![\w.,])-(?=\d)", "سالب "),
    rule(r"(?<!\d)\d{1,3}(?:\.\d{3})+(?!\d|\.\d)", lambda m: _counting(m, m.group().replace(".", ""))),
    rule(r"(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)", lambda m: _counting(m, m.group())),
    rule(r"\d+\.\d+(?!\.?\d)", lambda m: _figure(m.group())),
    rule(r"\d+(?:\.\d+)+", lambda m: " فاصلة ".join(_figure(part) for part in m.group().split("."))),
    rule(r"\d+", lambda m: _counting(m, m.group())),
    rule(rf"{_N}VND{_E}", "دونغ"),
    rule(r"(?<=\ue000)/(?=\ue000)", "، "),
    rule(r"\s?&\s?", " و"),
    rule(r"\s?\+\s?", " زائد "),
    rule(r"\s=\s", " يساوي "),
    rule(r"%", " في المئة"),
    rule(r"@", " آت "),
    rule(r"#", " مربع "),
    rule(r"°", " درجة"),
)


def _seconds(seconds: int) -> str:
    return "ثوانٍ" if 3 <= seconds <= 10 else "ثانية"


LANGUAGE = Language(
    rules=_RULES,
    digits=DIGITS,
    comma="،",
    dot="نقطة",
    dash="شرطة",
    slash="شرطة مائلة",
    at="آت",
    labels={"vn": "في إن", "com": "كوم", "gov": "جوف", "net": "نت", "org": "أورغ", "example": "مثال", "test": "اختبار"},
    letters=spelling("إيه بي سي دي إي إف جي إتش آي جيه كيه إل إم إن أو بي كيو آر إس تي يو في دبليو إكس واي زد"),
    # و، ف، ب، ل، ك and ال are written together with the word that follows: بالرقم, وVNeID.
    sticks=re.compile(r"(?<![^\W_])(?:[وفبلك]?ال|[وفبلك]{1,2})$"),
)
