"""Names as Russian newsrooms print them: Spanish and English ones by the rules of transcription, in any case.

Written for the scorecard alone, from the rules that Russian editors follow, so that it knows nothing of any matcher.
"""

from __future__ import annotations

import re
from dataclasses import replace

from benchmarks.matching.names import Name
from benchmarks.matching.vocabulary import plain

#: Cases in the order of a grammar; the accusative of a person is the genitive, but for women.
CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")

_SPANISH = (
    (r"^x", "х"), (r"x", "кс"), (r"ch", "ч"), (r"ll(?=[aeiou])", "ль"), (r"ll", "ль"), (r"ñ", "нь"),
    (r"qu(?=[ei])", "к"), (r"gu(?=[ei])", "г"),
    (r"gü", "гу"), (r"g(?=[ei])", "х"), (r"c(?=[ei])", "с"), (r"z", "с"), (r"j", "х"), (r"h", ""),
    (r"^e", "э"), (r"(?<=[aeiou])e", "э"), (r"(?<=[aeou])y$", "й"), (r"(?<=[aeo])i(?![aeiou])", "й"),
    (r"y(?=[aeou])", "Й"),
    (r"rr", "рр"), (r"v", "в"), (r"b", "б"), (r"w", "в"), (r"k", "к"), (r"c", "к"),
)  # fmt: skip
_ENGLISH = (
    (r"sh", "ш"), (r"ch", "ч"), (r"th", "т"), (r"ph", "ф"), (r"wh", "у"), (r"ck", "к"),
    (r"ee|ea|ie(?=.)", "и"), (r"(?<!^)ur(?=[^aeiou])", "ер"), (r"oo", "у"),
    (r"ow", "оу"), (r"^w", "у"), (r"w", "у"), (r"ey$|y$", "и"), (r"j", "дж"), (r"g(?=[ei])", "дж"), (r"c(?=[ei])", "с"),
    (r"x", "кс"), (r"qu", "кв"), (r"(?<=[^aeiou])e$", ""), (r"^e", "э"), (r"c", "к"), (r"ll", "лл"),
    (r"h", "х"), (r"z", "з"),
)  # fmt: skip
_LETTERS = str.maketrans("abdefgiklmnoprstuvyáéíóúzj", "абдефгиклмнопрстувиаеиоузх")
_JOTTED = {"льа": "лья", "ьа": "ья", "ьо": "ьо", "ьу": "ью", "ье": "ье", "Йа": "я", "Йо": "йо", "Йу": "ю", "Йе": "е"}
#: Given names with a Russian form that every newsroom uses.
_USUAL = {
    "jose": "Хосе", "maria": "Мария", "juan": "Хуан", "jesus": "Хесус", "javier": "Хавьер", "jorge": "Хорхе",
    "angel": "Анхель", "miguel": "Мигель", "rafael": "Рафаэль", "daniel": "Даниэль", "gabriel": "Габриэль",
    "manuel": "Мануэль", "isabel": "Исабель", "james": "Джеймс", "george": "Джордж", "thomas": "Томас", "john": "Джон",
    "mary": "Мэри", "william": "Уильям", "edward": "Эдвард", "stephen": "Стивен", "michael": "Майкл", "raul": "Рауль",
    "nigel": "Найджел", "susan": "Сьюзен", "craig": "Крейг", "keith": "Кит", "alan": "Алан", "charles": "Чарльз",
    "deborah": "Дебора", "caroline": "Кэролайн", "judy": "Джуди", "dorothy": "Дороти", "hazel": "Хейзел",
    "adam": "Адам",
    "hannah": "Ханна", "eugene": "Юджин", "graham": "Грэм", "walter": "Уолтер", "andrew": "Эндрю", "arthur": "Артур",
    "brian": "Брайан", "david": "Давид", "heather": "Хезер",
}  # fmt: skip


def cyrillic(word: str, language: str) -> str:
    """One part of a name in Russian letters; parts of several words keep them."""
    if " " in word or "-" in word:
        return re.sub(r"[^ -]+", lambda one: cyrillic(one[0], language), word)
    if usual := _USUAL.get(plain(word)):
        return usual
    text = word.lower()
    for accent, bare in zip("áéíóúü", "aeiouu", strict=True):
        text = text.replace(accent, bare)
    for pattern, new in _ENGLISH if language == "en" else _SPANISH:
        text = re.sub(pattern, new, text)
    text = text.translate(_LETTERS)
    for old, new in _JOTTED.items():
        text = text.replace(old, new)
    text = text.replace("иа", "иа" if language == "en" else "ия") if text.endswith("иа") else text
    if language == "es":
        text = re.sub(r"л(?=[бвгджзкмнпрстфхцчш]|$)", "ль", text)
    return text.replace("Й", "й").capitalize() if word[0].isupper() else text.replace("Й", "й")


def in_cyrillic(name: Name) -> Name:
    """A Latin name in Russian letters, part by part."""
    language = "en" if name.language == "en" else "es"
    return replace(
        name,
        givens=tuple(cyrillic(given, language) for given in name.givens),
        surname=cyrillic(name.surname, language),
        second=cyrillic(name.second, language) if name.second else "",
    )


def inflected(name: Name, case: str) -> str:
    """A name in Russian letters in a case; ``name.woman`` decides what is declined at all."""
    if case == "nominative":
        return name.full
    words = [_given(given, case, woman=name.woman) for given in name.givens]
    words += [_surname(part, case, woman=name.woman) for part in (name.surname, name.second) if part]
    return " ".join(words)


_HARD_MEN = dict(zip(CASES, ("", "а", "у", "а", "ом", "е"), strict=True))
_SOFT_MEN = dict(zip(CASES, ("", "я", "ю", "я", "ем", "е"), strict=True))
_HARD_A = dict(zip(CASES, ("а", "ы", "е", "у", "ой", "е"), strict=True))
_SOFT_A = dict(zip(CASES, ("я", "и", "е", "ю", "ей", "е"), strict=True))
_SOFT_IA = dict(zip(CASES, ("ия", "ии", "ии", "ию", "ией", "ии"), strict=True))
_FAMILY_MEN = dict(zip(CASES, ("", "а", "у", "а", "ым", "е"), strict=True))
_FAMILY_WOMEN = dict(zip(CASES, ("а", "ой", "ой", "у", "ой", "ой"), strict=True))
_ADJECTIVE_MEN = dict(zip(CASES, ("ий", "ого", "ому", "ого", "им", "ом"), strict=True))
_ADJECTIVE_WOMEN = dict(zip(CASES, ("ая", "ой", "ой", "ую", "ой", "ой"), strict=True))
_VOWELS = "аеёиоуыэюя"


def _given(word: str, case: str, *, woman: bool) -> str:
    """A given name or a patronymic."""
    if " " in word:
        return word
    if word.endswith("ия"):
        return word[:-2] + _SOFT_IA[case]
    if word.endswith("я"):
        return word[:-1] + _SOFT_A[case]
    if word.endswith("а"):
        ending = _HARD_A[case]
        return word[:-1] + ("и" if ending == "ы" and word[-2] in "гкхжшчщ" else ending)
    if woman or word[-1] in _VOWELS:
        return word  # Кармен, Хосе
    if word.endswith(("й", "ь")):
        return word[:-1] + _SOFT_MEN[case]
    if word == "Пётр":
        return "Петр" + _HARD_MEN[case]
    if word.endswith("ич"):
        return word + {"instrumental": "ем"}.get(case, _HARD_MEN[case])
    if word == "Павел":
        return "Павл" + _HARD_MEN[case]
    return word + _HARD_MEN[case]


def _surname(word: str, case: str, *, woman: bool) -> str:
    if " " in word:
        head, _, tail = word.rpartition(" ")
        return f"{head} {_surname(tail, case, woman=woman)}"
    if word.endswith(("ов", "ев", "ёв", "ин", "ын")) and not woman:
        return word + _FAMILY_MEN[case]
    if word.endswith(("ова", "ева", "ёва", "ина", "ына")) and woman:
        return word[:-1] + _FAMILY_WOMEN[case]
    if word.endswith("ий") and not woman:
        return word[:-2] + _ADJECTIVE_MEN[case]
    if word.endswith("ая") and woman:
        return word[:-2] + _ADJECTIVE_WOMEN[case]
    if word.endswith("ия"):
        return word[:-2] + _SOFT_IA[case]
    if word.endswith("а") and word[-2] not in _VOWELS:
        ending = _HARD_A[case]
        return word[:-1] + ("и" if ending == "ы" and word[-2] in "гкхжшчщ" else ending)
    if woman or word[-1] in _VOWELS:
        return word
    if word.endswith(("й", "ь")):
        return word[:-1] + _SOFT_MEN[case]
    return word + _HARD_MEN[case]
