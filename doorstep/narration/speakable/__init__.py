"""Speakable text: what a voice is given for a shown sentence, with a map back from every word to the shown one."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from doorstep.narration.lexicon import EMPTY, Lexicon
from doorstep.narration.segment import Override
from doorstep.narration.speakable import ar, en, vi
from doorstep.narration.speakable.clean import clean_characters, tidy
from doorstep.narration.speakable.language import Language
from doorstep.narration.speakable.rules import Rule, apply_rules
from doorstep.narration.speakable.spoken import Glyph, Span, Spoken, glyphs_of, replaced, spoken_from
from doorstep.narration.speakable.web import web_rules

__all__ = ["Span", "Spoken", "speakable", "unread"]

_LANGUAGES = {"vi": vi.LANGUAGE, "en": en.LANGUAGE, "ar": ar.LANGUAGE}
# A reading may hold a word that is read in its turn; a lexicon that goes in circles is stopped here.
_PASSES = 4
_ACRONYM = re.compile(r"(?<![^\W_])[A-ZĐ]{2,6}(?![^\W_])")


def speakable(text: str, lang: str, lexicon: Lexicon = EMPTY, overrides: Sequence[Override] = ()) -> Spoken:
    """The text to speak: numbers, codes and acronyms in words of the language, and nothing that a voice stumbles over.

    A text that is already speakable comes back as it is. Readings given by the editor come before every rule.
    """
    language = _language(lang)
    glyphs = _overridden(glyphs_of(text), overrides)
    for _ in range(_PASSES):
        before = _text(glyphs)
        glyphs = clean_characters(glyphs)
        glyphs = apply_rules(glyphs, _rules(lang, lexicon), language.sticks)
        glyphs = tidy(clean_characters(glyphs), language.comma)
        if _text(glyphs) == before:
            break
    return spoken_from(glyphs)


def unread(text: str, lang: str, lexicon: Lexicon = EMPTY) -> list[str]:
    """The acronyms of a text for which neither the lexicon nor a rule has a reading, each once."""
    spoken = speakable(text, lang, lexicon).text
    shown = unicodedata.normalize("NFC", text)
    if shown.isupper():  # a heading in capitals is words, not acronyms
        return []
    return list(dict.fromkeys(word for word in _ACRONYM.findall(spoken) if word in shown))


def _language(lang: str) -> Language:
    return _LANGUAGES.get(lang, en.LANGUAGE)


def _text(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.char for glyph in glyphs)


def _overridden(glyphs: list[Glyph], overrides: Sequence[Override]) -> list[Glyph]:
    out: list[Glyph] = []
    position = 0
    for override in sorted(overrides, key=lambda o: o.start):
        start, end = max(override.start, position), min(override.end, len(glyphs))
        if start < end:
            out.extend(glyphs[position:start])
            out.extend(replaced(glyphs[start:end], override.spoken))
            position = end
    out.extend(glyphs[position:])
    return out


def _rules(lang: str, lexicon: Lexicon) -> tuple[Rule, ...]:
    return _rules_of(lang, _Same(lexicon))


class _Same:
    """A lexicon as a key: equal only to itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.lexicon is self.lexicon


@lru_cache(maxsize=32)
def _rules_of(lang: str, key: _Same) -> tuple[Rule, ...]:
    lexicon, language = key.lexicon, _language(lang)
    found = [*web_rules(lexicon, language)]
    found += [Rule(pattern, _expansion(say)) for pattern, say in lexicon.patterns]
    words = lexicon.expression()
    if words is not None:
        found.append(Rule(words, lambda m: lexicon.reading(" ".join(m.group().split()))))
    return (*found, *language.rules)


def _expansion(say: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(say)
