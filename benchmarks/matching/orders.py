"""Rewritings of which parts of a name are printed, and in which order."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.matching.kinds import Desk, Group, Rewriting
from benchmarks.matching.markup import _NICKNAMES
from benchmarks.matching.names import Name
from benchmarks.matching.news import Form
from benchmarks.matching.vocabulary import plain

_BOTH = ("gss", "ggss")
_TWO_GIVENS = ("ggs", "ggss")
_ALL = ("es", "en", "ru", "ar")


def _reversed(name: Name) -> str:
    return f"{name.surnames}, {name.given}"


def _surname_comma_given(name: Name, desk: Desk) -> str:
    return _reversed(name)


def _list_of_reversed(name: Name, desk: Desk) -> Form:
    count = desk.draw.randint(2, 5)
    rows = [_reversed(desk.other()) for _ in range(count)]
    at = desk.draw.randrange(count + 1)
    style = desk.draw.choice(("semicolon", "semicolon", "lines", "numbered", "bullets", "dots"))
    ahead, behind = rows[:at], rows[at:]
    if style == "semicolon":
        return Form(
            _reversed(name), "".join(f"{row}; " for row in ahead), "".join(f"; {row}" for row in behind), alone=True
        )
    if style == "dots":
        return Form(
            _reversed(name), "".join(f"{row} · " for row in ahead), "".join(f" · {row}" for row in behind), alone=True
        )
    marks = [
        f"{place + 1}. " if style == "numbered" else "• " if style == "bullets" else "" for place in range(count + 1)
    ]
    before = "".join(f"{mark}{row}\n" for mark, row in zip(marks, ahead, strict=False)) + marks[at]
    after = "".join(f"\n{mark}{row}" for mark, row in zip(marks[at + 1 :], behind, strict=True))
    return Form(_reversed(name), before, after, alone=True)


def _capital_surname_first(name: Name, desk: Desk) -> Form:
    style = desk.draw.choice(("surname", "comma", "all", "list"))
    upper = name.surnames.upper()
    if style == "surname":
        return Form(f"{upper} {name.given}")
    if style == "comma":
        return Form(f"{upper}, {name.given}")
    row = f"{upper} {name.given.upper()}"
    if style == "all":
        return Form(row)
    others = [desk.other() for _ in range(3)]
    rows = [f"{other.surnames.upper()} {other.given.upper()}" for other in others]
    number = f" C.I. V-{desk.draw.randint(3, 31)}.{desk.draw.randint(100, 999)}.{desk.draw.randint(100, 999)}"
    return Form(row, f"1. {rows[0]}\n2. ", f"{number}\n3. {rows[1]}\n4. {rows[2]}", alone=True)


def _hyphenated(name: Name, desk: Desk) -> str:
    return f"{name.given} {name.surname}{desk.draw.choice(('-', '-', '‐', '–', ' - '))}{name.second}"


def _joined_by_y(name: Name, desk: Desk) -> str:
    joint = "e" if plain(name.second).startswith(("i", "hi")) else "y"
    return f"{name.given} {name.surname} {joint} {name.second}"


def _mother_dropped(name: Name, desk: Desk) -> str:
    # In Portuguese names the mother's surname is the first of the two.
    return f"{name.given} {name.second if name.language == 'pt' else name.surname}"


def _mother_added(name: Name, desk: Desk) -> str | None:
    other = desk.other()
    return None if name.language != "es" or other.surname in name.full else f"{name.full} {other.surname}"


def _second_given_dropped(name: Name, desk: Desk) -> str:
    return f"{name.givens[0]} {name.surnames}"


def _second_given_added(name: Name, desk: Desk) -> str | None:
    other = desk.other()
    given = other.givens[-1]
    if other.language != name.language or other.woman != name.woman or given in name.givens:
        return None
    return f"{name.givens[0]} {given} {name.surnames}"


def _initial(word: str, desk: Desk) -> str:
    return word[0] + desk.draw.choice((".", ".", ".", ""))


def _initial_for_given(name: Name, desk: Desk) -> str | None:
    if name.language == "ru":
        initials = (
            f"{name.givens[0][0]}.{desk.draw.choice(('', ' '))}{name.givens[1][0]}." if len(name.givens) > 1 else ""
        )
        return (f"{initials} {name.surname}" if desk.draw.random() < 0.7 else f"{name.surname} {initials}") or None
    if not name.second:
        return None
    if len(name.givens) == 1 or desk.draw.random() < 0.4:
        return f"{name.givens[0][0]}. {name.surnames}"
    if " " in name.givens[1]:
        return None
    return f"{name.givens[0][0]}.{desk.draw.choice(('', ' '))}{name.givens[1][0]}. {name.surnames}"


def _initial_for_second(name: Name, desk: Desk) -> str | None:
    second = name.givens[1].split()[-1]
    return f"{name.givens[0]} {_initial(second, desk)} {name.surnames}"


_PARTICLES = ("de las ", "de los ", "de la ", "del ", "de ", "da ", "das ", "dos ", "do ", "bin ", "al-", "el-")
_SHORTER = {
    "de la ": ("", "la "), "de los ": ("", "los "), "del ": ("", "de "), "al-": ("", "el-", "Al "),
    "el-": ("", "al-", "El "), "bin ": ("ibn ", "ben ", ""),
}  # fmt: skip
_ARTICLES = {
    "Carmen": "del Carmen", "Jesús": "de Jesús", "Rosario": "del Rosario", "Pilar": "del Pilar", "Luz": "de la Luz",
    "Ángeles": "de los Ángeles", "Trinidad": "de la Trinidad", "Cruz": "de la Cruz", "León": "de León",
    "Rosa": "de la Rosa", "Valle": "del Valle", "Torre": "de la Torre", "Santos": "de los Santos", "Río": "del Río",
    "Silva": "da Silva", "Rocha": "da Rocha", "Abreu": "de Abreu", "Lima": "de Lima", "Nobrega": "de Nobrega",
}  # fmt: skip


def _with_particle(name: Name, draw: random.Random) -> Name:
    """A name in which there is a particle to drop, or a place for one."""
    if name.language == "la":
        return replace(name, surname=draw.choice(("al-Masri", "el-Najjar", "al-Zahrani", "bin Rashid", "al-Hashimi")))
    if name.language != "es":
        return name
    word = draw.choice(list(_ARTICLES))
    given = word in ("Carmen", "Jesús", "Rosario", "Pilar", "Luz", "Ángeles", "Trinidad")
    part = _ARTICLES[word] if draw.random() < 0.5 else word
    if given:
        first = draw.choice(("Ana", "María", "Elena", "Josefina", "Luisa")) if word != "Jesús" else name.givens[0]
        return replace(name, givens=(first, part), woman=word != "Jesús")
    return replace(name, surname=part[:1].upper() + part[1:])


def _particles(name: Name, desk: Desk) -> str | None:
    """A particle dropped, shortened or added; the Arabic article dropped or added."""
    if name.language == "ar":
        bare = name.surname.removeprefix("ال")
        return f"{name.given} {bare if bare != name.surname else 'ال' + bare}"
    for at, part in enumerate(name.parts):
        lower = part[:1].lower() + part[1:]
        for particle in _PARTICLES:
            if lower.startswith(particle):
                rest = part[len(particle) :]
                shorter = _SHORTER.get(particle, ("",))
                return name.with_part(at, desk.draw.choice(shorter) + rest).full
        if part in _ARTICLES and at:
            return name.with_part(at, _ARTICLES[part]).full
    return None


_JOINABLE = (
    "San Miguel", "De la Cruz", "Del Valle", "Santa María", "De la Torre", "San Juan", "De los Santos", "Villa Nueva",
    "Del Río", "De la Rosa", "San Martín", "Santa Cruz", "De León", "Casa Nova", "Sanjuan", "Sanmartín", "Villanueva",
    "Santamaría", "Montenegro", "Casanova", "Delvalle", "Delacruz", "Buenaventura", "Villareal", "MacGregor",
)  # fmt: skip
_APART = {
    "Sanjuan": "San Juan", "Sanmartín": "San Martín", "Villanueva": "Villa Nueva", "Santamaría": "Santa María",
    "Montenegro": "Monte Negro", "Casanova": "Casa Nova", "Delvalle": "Del Valle", "Delacruz": "De la Cruz",
    "Buenaventura": "Buena Ventura", "Villareal": "Villa Real", "MacGregor": "Mac Gregor",
}  # fmt: skip
_GIVEN_PAIRS = (("Juan", "Carlos"), ("José", "María"), ("María", "José"), ("Ana", "María"), ("Luis", "Alberto"),
                ("Ana", "Lucía"), ("Juan", "Pablo"), ("Rosa", "María"))  # fmt: skip


def _with_compound(name: Name, draw: random.Random) -> Name:
    """A name with a part that is written in one word by some and in two by others."""
    if draw.random() < 0.25:
        return replace(name, givens=draw.choice(_GIVEN_PAIRS))
    return replace(name, surname=draw.choice(_JOINABLE))


def _compound(name: Name, desk: Desk) -> str | None:
    at = len(name.givens)
    if name.givens in _GIVEN_PAIRS:
        joined = (name.givens[0] + name.givens[1].lower(), f"{name.givens[0]}-{name.givens[1]}")
        return f"{desk.draw.choice(joined)} {name.surnames}"
    if name.surname in _APART:
        return name.with_part(at, _APART[name.surname]).full
    if " " in name.surname:
        return name.with_part(at, name.surname.replace(" ", "").capitalize()).full
    return None


def _married(name: Name, desk: Desk) -> str | None:
    husband = desk.other()
    if not name.woman or name.language != "es" or husband.surname in name.full or " " in husband.surname:
        return None
    own = name.surnames if desk.draw.random() < 0.35 else name.surname
    return f"{name.given} {own} de {husband.surname}"


def _alias_in_brackets(name: Name, desk: Desk) -> Form:
    nick = desk.draw.choice(_NICKNAMES[desk.language])
    style = desk.draw.choice(("middle", "middle", "middle", "a", "alias"))
    if style == "middle" or desk.language in ("ru", "ar"):
        return Form(f"{name.given} ({nick}) {name.surnames}")
    if style == "a":
        return Form(f"{name.given} (a) «{nick}» {name.surnames}")
    return Form(f"{name.given} (alias {nick}) {name.surnames}")


ORDERS = (
    Rewriting("surname, given", Group.ORDER, _surname_comma_given, texts=_ALL),
    Rewriting("list of surname, given", Group.ORDER, _list_of_reversed, texts=_ALL),
    Rewriting("capitals, surname first", Group.ORDER, _capital_surname_first, texts=("es", "en", "ru")),
    Rewriting("hyphenated surnames", Group.ORDER, _hyphenated, shapes=_BOTH),
    Rewriting("surnames joined by y", Group.ORDER, _joined_by_y, shapes=_BOTH, texts=("es",)),
    Rewriting("mother's surname dropped", Group.ORDER, _mother_dropped, shapes=_BOTH),
    Rewriting("mother's surname added", Group.ORDER, _mother_added, shapes=("gs", "ggs")),
    Rewriting("second given dropped", Group.ORDER, _second_given_dropped, shapes=_TWO_GIVENS, texts=_ALL),
    Rewriting("second given added", Group.ORDER, _second_given_added, shapes=("gs", "gss"), texts=_ALL),
    Rewriting("initial for given name", Group.ORDER, _initial_for_given, shapes=_BOTH, texts=("es", "en", "ru")),
    Rewriting("initial for second given", Group.ORDER, _initial_for_second, shapes=_TWO_GIVENS, texts=("es", "en")),
    Rewriting("particles dropped or added", Group.ORDER, _particles, texts=("es", "en", "ar"), prepare=_with_particle),
    Rewriting("compound apart or together", Group.ORDER, _compound, prepare=_with_compound),
    Rewriting("married de X", Group.ORDER, _married),
    Rewriting("alias in brackets", Group.ORDER, _alias_in_brackets, texts=_ALL),
)
