"""Watched names of every script are split by role."""

import pytest

from monitor.matching.scripts.roles import roles


@pytest.mark.parametrize(
    ("name", "givens", "surname", "second"),
    [
        ("Juan Pablo Guanipa", ("juan", "pablo"), "guanipa", None),
        ("Aleksei Anatolievich Navalny", ("aleksei", "anatolievich"), "navalny", None),
        ("Navalny Aleksei Anatolievich", ("aleksei", "anatolievich"), "navalny", None),
        ("Yelimar Šarović", ("yelimar",), "sharovich", None),
        ("Alaa Abd El-Fattah", ("alaa",), "abdfattah", None),
        ("Иван Кротов", ("иван",), "кротов", None),
        ("Иван Степанович Кротов", ("иван", "степанович"), "кротов", None),
        ("Кротов Иван Степанович", ("иван", "степанович"), "кротов", None),
        ("Кротов, Иван", ("иван",), "кротов", None),
        ("Росио Сан Мигель", ("росио",), "санмигель", None),
        ("محمد بن سلمان", ("محمد",), "سلمان", None),
        ("علاء عبد الفتاح", ("علا",), "عبدفتاح", None),
        ("علاء عبدالفتاح", ("علا",), "عبدفتاح", None),
        ("Νίκος Βλαχόπουλος", ("νικοσ",), "βλαχοπουλοσ", None),
    ],
)
def test_roles(name: str, givens: tuple[str, ...], surname: str, second: str | None) -> None:
    """The likeliest reading has given names, father's name and surname in their places."""
    assert any((way.givens, way.surname, way.second) == (givens, surname, second) for way in roles(name)[:2])


def test_hyphens_are_read_both_ways() -> None:
    """A double surname is known in one word and in two."""
    ways = {(way.surname, way.second) for way in roles("Владимир Кара-Мурза")}
    assert {("карамурза", None), ("кара", "мурза")} <= ways


@pytest.mark.parametrize("name", ["", "Кротов", "نرگس", "习近平", ",", "а б в г д е ж з и к л"])
def test_no_roles(name: str) -> None:
    """One word, or far too many, have no roles."""
    assert roles(name) == []
