"""Names are split by role."""

import pytest

from monitor.matching.lexicon import bearers_per_million, given_names, surnames
from monitor.matching.names import split_name


@pytest.mark.parametrize(
    ("name", "givens", "surname", "second"),
    [
        ("Juan Pablo Guanipa", ("juan", "pablo"), "guanipa", None),
        ("Enrique Márquez Pérez", ("enrique",), "marquez", "perez"),
        ("Freddy Superlano", ("freddy",), "superlano", None),
        ("Rocío del Carmen San Miguel Sosa", ("rocio", "carmen"), "sanmiguel", "sosa"),
        ("María de los Ángeles Pérez Díaz", ("maria", "angeles"), "perez", "diaz"),
        ("Juan de la Cruz", ("juan",), "cruz", None),
        ("GUANIPA JUAN PABLO", ("juan", "pablo"), "guanipa", None),
        ("COTÚA MARZÁN YELIMAR JOSEFINA", ("yelimar", "josefina"), "cotua", "marzan"),
        ("Guanipa Villalobos, Juan Pablo", ("juan", "pablo"), "guanipa", "villalobos"),
        ("José María Luis Tarquín", ("jose", "maria", "luis"), "tarquin", None),
        ("Jean-Pierre Vallombreuse", ("jean", "pierre"), "vallombreuse", None),
        ("Rosendo Tarquín y Belgara", ("rosendo",), "tarquin", "belgara"),
        ("J. Eladio Cotúa", ("eladio",), "cotua", None),
    ],
)
def test_roles(name: str, givens: tuple[str, ...], surname: str, second: str | None) -> None:
    """Given names, first and second surname are told apart, in every usual order."""
    first = split_name(name)[0]
    assert (first.givens, first.surname, first.second) == (givens, surname, second)


@pytest.mark.parametrize("name", ["", "Chemito", "Rodeo 1", "Иван Петров", "علی کریمی", ",", "de la"])
def test_no_given_name_and_surname(name: str) -> None:
    """What is no given name with a surname is not split at all."""
    assert split_name(name) == []


def test_doubt_gives_both_splits() -> None:
    """Where the words do not settle it, both ways of reading are kept, the second one marked."""
    ways = split_name("Yorkel Deimar Pantoles")
    assert [(way.surname, way.certain) for way in ways] == [("pantoles", True), ("deimar", False)]
    ways = split_name("Yorkel Pantoles Bracho")
    assert [(way.surname, way.certain) for way in ways] == [("pantoles", True), ("bracho", False)]


def test_particles_may_be_joined() -> None:
    """A surname with particles is also known in one word."""
    assert split_name("Yubiri de la Cruz Pantano")[0].joined == "delacruz"


def test_common_names_are_known_as_common() -> None:
    """A common name has many bearers, a rare surname makes any name rare."""
    assert bearers_per_million(("luis",), "lopez") > 100
    assert 1 < bearers_per_million(("enrique",), "marquez") < 15
    assert bearers_per_million(("juan", "pablo"), "guanipa") < 0.1


def test_the_lists_are_small_and_folded() -> None:
    """The committed lists hold some thousands of folded single words each."""
    for names in (given_names(), surnames()):
        assert 4_000 < len(names) < 20_000
        assert all(name.isascii() and name.isalpha() and name.islower() for name in names)
        assert min(names.values()) > 0
