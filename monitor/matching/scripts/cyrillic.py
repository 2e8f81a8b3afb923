"""How a Cyrillic word is spoken, and which words it may be a case of (Навального: Навальный)."""

from __future__ import annotations

import re

_SOUNDS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "Z", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "x", "ц": "c", "ч": "C", "ш": "S", "щ": "SC", "ы": "i",
    "э": "e", "ю": "yu", "я": "ya", "ђ": "J", "ј": "y", "љ": "ly", "њ": "ny", "ћ": "C", "џ": "J", "ѓ": "g", "ќ": "k",
    "қ": "k", "ғ": "g", "ұ": "u", "ү": "u", "ө": "o", "ә": "a", "ң": "n", "һ": "x", "ѕ": "z",
}  # fmt: skip
_GROUPS = re.compile("дж|т[сшч]|(?<=[ьъ])[ео]|(?<=[аеиоуыэюяіїє])е|^е|(?P<double>.)(?=(?P=double))|.")
_GROUPED = {"дж": "J", "тс": "c", "тш": "C", "тч": "C"}


def readings(word: str) -> tuple[str, ...]:
    """The sounds of the word, written as in ``writing.spoken``."""
    ways = (word, word.replace("ё", "е")) if "ё" in word else (word,)
    return tuple("".join(_sound(found) for found in _GROUPS.finditer(way[:40])) for way in ways)


def _sound(found: re.Match[str]) -> str:
    group = found.group()
    if group in _GROUPED:
        return _GROUPED[group]
    if found["double"]:
        return ""
    if group == "е" and (found.start() == 0 or found.string[found.start() - 1] in "ьъаеиоуыэюяіїє"):
        return "ye"
    if group == "о" and found.start() and found.string[found.start() - 1] in "ьъ":
        return "yo"
    return _SOUNDS.get(group, "")


# An ending of a case, the endings of the name itself that it may stand for, and what must stand before it. The forms
# are those of given names and surnames in the singular, in Russian and then in Ukrainian and Belarusian.
_HARD = "бвгджзклмнпрстфхцчшщ"
_CASES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("ого", ("ый", "ий", "ой"), ""),
    ("его", ("ий", "ый"), ""),
    ("ому", ("ый", "ий", "ой"), ""),
    ("ему", ("ий", "ый"), ""),
    ("ым", ("ый", "ой"), ""),
    ("ым", ("",), "вн"),
    ("им", ("ий", "ой"), ""),
    ("ом", ("",), _HARD),
    ("ом", ("ый", "ий", "ой"), ""),
    ("ем", ("й",), "аеиоуьюя"),
    ("ем", ("ь",), "бвдзлмнпрст"),
    ("ем", ("",), "жцчшщ"),
    ("ой", ("а",), _HARD),
    ("ой", ("ая",), "вгкнх"),
    ("ёй", ("я",), _HARD + "аеиоуь"),
    ("ёю", ("я",), _HARD + "аеиоуь"),
    ("ём", ("й", "ь"), _HARD + "аеиоуь"),
    ("ою", ("а",), _HARD),
    ("ою", ("ая",), "вгкнх"),
    ("ей", ("я",), "аеиоуыьйлнртсздвмп"),
    ("ей", ("а",), "жцчшщ"),
    ("ею", ("я",), "аеиоуыьйлнртсздвмп"),
    ("ую", ("ая",), "вгкнх"),
    ("а", ("",), _HARD),
    ("у", ("", "а"), _HARD),
    ("е", ("", "ь", "я"), _HARD),
    ("е", ("а",), _HARD),
    ("е", ("й", "я"), "аеиоуыьюяй"),
    ("ы", ("а",), _HARD),
    ("и", ("а",), "гкхжшчщ"),
    ("и", ("я", "ь"), "бвдзлмнпрстфеаоуьый"),
    ("и", ("я", "й"), "и"),
    ("ю", ("й", "я"), "аеиоуыьюяй"),
    ("ю", ("ь", "я"), _HARD),
    ("я", ("й",), "аеиоуыюя"),
    ("я", ("ь",), _HARD),
    ("ью", ("ь",), _HARD),
    ("ої", ("а",), _HARD),
    ("ій", ("а",), _HARD),
    ("ові", ("",), _HARD),
    ("еві", ("й", "ь"), ""),
    ("єві", ("й",), ""),
    ("єм", ("й",), ""),
    ("і", ("", "а", "я"), _HARD),
    ("ї", ("я",), ""),
    ("єю", ("я",), ""),
    ("ага", ("ы", "і"), ""),
    ("аму", ("ы", "і"), ""),
    ("ім", ("і", "ій"), ""),
    ("ай", ("ая", "а"), _HARD),
)
_BY_ENDING: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
for _ending, _nominatives, _before in _CASES:
    _BY_ENDING.setdefault(_ending, []).append((_nominatives, frozenset(_before)))
# A vowel that goes when an ending comes: Павел, Павла; Лев, Льва; Коваленок, Коваленка; Кравец, Кравца.
_FLEETING = re.compile("(?<=[бвгджзклмнпрстфхцчшщйь])(?=[клнц]$)")
# A woman's surname has no such forms: Петрове is a man's.
_SURNAME = re.compile("..[оеё]в$")
_SHORTEST = 2


def bases(word: str) -> tuple[str, ...]:
    """The word itself, then every word whose case it may be by its ending."""
    found = {word: None}
    for length in (1, 2, 3):
        stem, ending = word[:-length], word[-length:]
        if len(stem) < _SHORTEST:
            break
        for nominatives, before in _BY_ENDING.get(ending, ()):
            if (before and stem[-1] not in before) or (ending in "еы" and "а" in nominatives and _SURNAME.search(stem)):
                continue
            for nominative in nominatives:
                found.setdefault(stem + nominative)
                if not nominative:
                    found.update(dict.fromkeys(_with_fleeting(stem)))
    return tuple(found)


def _with_fleeting(stem: str) -> list[str]:
    if stem == "льв":
        return ["лев"]
    at = _FLEETING.search(stem)
    if not at:
        return []
    before = stem[: at.start()].removesuffix("ь").removesuffix("й")
    return [before + vowel + stem[-1] for vowel in ("е", "о") if len(before) > 1]


_PATRONYMIC = re.compile(
    "(?:..[оеі]вич|^(?:ильич|лукич|фомич|кузьмич|никитич|саввич))(?:а|у|ем|е|еві)?$|(?:..[оеії]вн|ичн)(?:а|ы|е|у|ой|ою|і)$"
)


def is_patronymic(word: str) -> bool:
    """A father's name between given name and surname, in any case: Анатольевича, Борисовны."""
    return _PATRONYMIC.search(word) is not None


_BREVES = re.compile("(?<=[аеёиоуыэюя])и")


def with_breves(word: str) -> str:
    """The word with й for every и behind a vowel, as it was before somebody dropped its breves: Сергеи, Михаилов."""
    return _BREVES.sub("й", word)


_GENITIVE_GIVEN = ("а", "я", "ы", "и")
_GENITIVE_SURNAME = (*_GENITIVE_GIVEN, "ого", "его", "ой", "ей")


def may_be_genitive(given: str, given_base: str, surname: str, surname_base: str) -> bool:
    """Whether the name is printed as somebody's, "Ивана Петрова", where "Иван Петров" and "Ивану Петрову" are not."""
    if given != given_base:
        return given.endswith(_GENITIVE_GIVEN)
    return surname != surname_base and surname.endswith(_GENITIVE_SURNAME)


_NO_CASES = "оеёуюыиэ"


def may_agree(given: str, given_base: str, surname: str, surname_base: str) -> bool:
    """Whether given name and surname may stand in one case: "Ивана Петрова", not "Иван Петрову".

    Names that have no cases go with any: Мадуро, Гойкоэчеа, Коваленко, and a woman's name that ends in a consonant.
    """
    given_moved = with_breves(given) != with_breves(given_base)
    surname_moved = with_breves(surname) != with_breves(surname_base)
    no_cases = surname[-1:] in _NO_CASES or surname.endswith(("ых", "их", "еа", "оа", "уа", "иа"))
    if given_moved == surname_moved:
        return True
    if given_moved:
        return no_cases or given_base[-1:] in "аяьі"
    return given[-1:] not in "ая" if surname_base[-1:] in "ая" else given[-1:] in _NO_CASES
