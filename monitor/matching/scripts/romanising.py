"""Romanising: how newspapers print a name of another script in Latin letters, in up to four spellings."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from monitor.matching.scripts import greek
from monitor.matching.scripts.roles import is_father
from monitor.matching.scripts.units import units_of
from monitor.matching.scripts.vowels import NAMES
from monitor.matching.scripts.writing import Script, script_of, spoken, written
from monitor.matching.tokens import Gap, Token, tokenise

#: Spellings of one name at most.
SPELLINGS = 4
#: Words: what is longer is no name.
_LONGEST = 8

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
# English papers; the same with x and -ei; passports and NGOs; Spanish papers.
_STYLES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("[ыи]й$", "y"), ("ия$", "ia"), ("(?<=[аоу])е|^е(?=[вгрф])", "ye")),
    (("ск[иі]й?$", "ski"), ("[ыи]й$", "y"), ("кс", "x"), ("дж", "j"), ("([ае])й$", r"\1i"), ("ё", "e")),
    (("ск[иі]й?$", "ski"), ("[ыи]й$", "y"), ("й", "i"), ("я", "ia"), ("ю", "iu"), ("ё", "e")),
    (("ск[иі]й?$", "ski"), ("[ыи]й$", "i"), ("х", "j"), ("кс", "x"), ("ия$", "ia"), ("г(?=[еи])", "gu"), ("й", "i")),
)
_GREEK_STYLES = ({"x": "ch", "y": "g", "u": "ou"}, {"x": "h"}, {"x": "kh", "y": "gi"}, {"x": "j"})
_GREEK = {"X": "s", "Q": "z", "c": "ts"}


def romanised(name: str) -> list[str]:
    """Up to four Latin spellings of ``name``, the likeliest first, without a name after the father.

    Empty for scripts that are not known, and for words in Arabic script whose vowels nobody has written down: these
    are found by their sounds alone (``OtherScripts.find_latin``).
    """
    script = script_of(name)
    tokens = tokenise(name)
    if script not in _WORDS or not 0 < len(tokens) <= _LONGEST:
        return []
    words = [(gap, _WORDS[script](word)) for gap, word in _words(tokens, script)]
    if not all(spellings for _, spellings in words):
        return []
    names: list[str] = []
    for each in zip_longest(*(spellings for _, spellings in words)):
        joined = ""
        for (gap, spellings), spelling in zip(words, each, strict=True):
            between = {Gap.HYPHEN: "-", Gap.COMMA: ", "}.get(gap, " ") if joined else ""
            joined += between + (spelling or spellings[0])
        names.append(_in_order(joined))
    return list(dict.fromkeys(names))[:SPELLINGS]


def _words(tokens: list[Token], script: Script) -> list[tuple[Gap, str]]:
    if script is Script.ARABIC:  # in which عبد belongs to the next word, and بن is left out abroad
        return [(unit.gap, unit.key) for unit in units_of(tokens, 0, len(tokens))]
    return [(token.gap, token.text) for token in tokens]


def _cyrillic(word: str) -> list[str]:
    found: list[str] = []
    for style in _STYLES:
        spelt = spoken(word, Script.CYRILLIC)
        for pattern, letters in style:
            spelt = re.sub(pattern, letters, spelt)
        found.append("".join(_CYRILLIC.get(letter, letter) for letter in spelt))
    return [_cased(spelling, word) for spelling in found if spelling]


def _greek(word: str) -> list[str]:
    sounds = greek.readings(spoken(word, Script.GREEK))[0]
    found = ["".join(style.get(sound, _GREEK.get(sound, sound)) for sound in sounds) for style in _GREEK_STYLES]
    return [_cased(spelling, word) for spelling in found if spelling]


def _arabic(word: str) -> list[str]:
    bare = written(word, Script.ARABIC)
    return list(NAMES.get(bare) or NAMES.get(bare.removeprefix("ال"), ()))


_WORDS: dict[Script, Callable[[str], list[str]]] = {
    Script.CYRILLIC: _cyrillic,
    Script.GREEK: _greek,
    Script.ARABIC: _arabic,
}


def _cased(spelling: str, word: str) -> str:
    return spelling[0].upper() + spelling[1:] if word[0].isupper() else spelling


def _in_order(name: str) -> str:
    """Given name first; papers abroad leave the father's name out."""
    words = name.split()
    if len(words) != 3 or "," in name:
        return name
    if is_father(words[2].lower()):
        return f"{words[1]} {words[0]}"
    return f"{words[0]} {words[2]}" if is_father(words[1].lower()) else name
