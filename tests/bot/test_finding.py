"""Whom a typed name brings up: public entries, for a whole name, three at most."""

from __future__ import annotations

import pytest

from monitor.bot.finding import Finder, is_offered
from monitor.model import Subject, SubjectType
from tests.bot.fakes import ANA, CHILD, HIDDEN, LUIS, PLACE, PLACE_2, SUBJECTS

CASES = [
    ("Ana Lucía Zambrano Oropel", [ANA]),
    ("ana lucia zambrano", [ANA]),
    ("Ana Zambrano", [ANA]),
    ("Lucía Zambrano", [ANA]),
    ("ANA SAMBRANO", [ANA]),
    ("Zambrano Oropel, Ana", [ANA]),
    ("Ana María Zambrano", []),
    ("Ana Zambrano Quijada", []),
    ("Ana", []),
    ("Zambrano", []),
    ("Ana Lucía", []),
    ("Zambrano Oropel", []),
    ("Lucho Oropel", [LUIS]),
    ("Pedro Tadeo Quijada Paz", []),
    ("Pedro Quijada", []),
    ("Rosa Elena Quijada Oropel", []),
    ("Ejemplo I", [PLACE]),
    ("ejemplo 1", [PLACE]),
    ("cárcel de Ejemplo I", [PLACE]),
    ("Internado Judicial Ejemplo II", [PLACE_2]),
    ("Ejemplo", [PLACE, PLACE_2]),
    ("Ana Ejemplo I", []),
    ("Ejemplo I y Ejemplo II", []),
    ("cárcel", []),
    ("", []),
    ("Ana Zambrano " * 20, []),
]


@pytest.mark.parametrize(("typed", "found"), CASES, ids=[typed[:30] for typed, _ in CASES])
def test_found(typed: str, found: list[Subject]) -> None:
    """Each is found by a given name and a surname of theirs, or by the name of the place."""
    assert Finder(SUBJECTS).find(typed) == found


def test_invited_entries_and_minors_are_not_there() -> None:
    """With them or without them, every answer is the same."""
    without = Finder(one for one in SUBJECTS if is_offered(one))
    for typed in (HIDDEN.name, CHILD.name, "Pedro Quijada", "Rosa Quijada", *(typed for typed, _ in CASES)):
        assert Finder(SUBJECTS).find(typed) == without.find(typed)


def test_three_at_most_the_closest_first() -> None:
    """Of many who share a name the three closest are shown."""
    people = [Subject(f"p{n}", SubjectType.PERSON, f"Ana Zambrano {last}") for n, last in enumerate("ABCDE")]
    whole = Subject("z", SubjectType.PERSON, "Ana Zambrano")
    found = Finder([*(Subject(f"q{n}", SubjectType.PERSON, f"Ana Yorkela Zambrano Paz{n}o") for n in range(5)), whole])
    assert [one.id for one in found.find("Ana Zambrano")] == ["z", "q0", "q1"]
    assert len(Finder(people).find("Ana Zambrano")) <= 3


def test_a_name_in_another_script_is_found_whole() -> None:
    """What cannot be split into given name and surname must be typed in full."""
    one = Subject("x", SubjectType.PERSON, "آنا زامبرانو")
    assert Finder([one]).find("آنا زامبرانو") == [one]
    assert Finder([one]).find("آنا") == []
