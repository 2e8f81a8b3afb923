"""The cases of the scorecard are what they say: rewritten names are rewritten, places are right, seeds are stable."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from benchmarks.matching.baselines import words_exact, words_folded
from benchmarks.matching.counting import Case, spelt_out
from benchmarks.matching.cyrillic import in_cyrillic, inflected
from benchmarks.matching.facilities import facility_cases, unmarked, watched_places
from benchmarks.matching.invent import Inventor
from benchmarks.matching.kinds import Group
from benchmarks.matching.lists import with_decoys
from benchmarks.matching.names import Name
from benchmarks.matching.rewritings import REWRITINGS, rewritten
from benchmarks.matching.scripts import known_cases, known_watched
from benchmarks.matching.sections import newsroom
from benchmarks.matching.traps import TRAPS, WORDS, trapped

#: It tests a benchmark, and takes seven seconds that nobody who changes the product should wait for.
pytestmark = pytest.mark.system

EACH = 4


@dataclass(frozen=True)
class Made:
    """Everything that one seed makes."""

    names: dict[str, Name | str]
    forms: list[Case]
    traps: list[Case]


def _made(seed: int) -> Made:
    inventor = Inventor(seed)
    room = newsroom(inventor, seed)
    names: dict[str, Name | str] = {}
    forms, traps = [], []
    for name, case in rewritten(inventor, room, EACH, seed):
        names[case.truth[0].subject] = name
        forms.append(case)
    for lured, case in trapped(inventor, room, EACH, seed):
        names.update(lured)
        traps.append(case)
    return Made(names, forms, traps)


@pytest.fixture(scope="module")
def made() -> Made:
    """What one seed makes, made once."""
    return _made(5)


def test_there_are_forty_kinds_of_rewriting_and_thirteen_of_trap(made: Made) -> None:
    """Every kind has as many cases as were asked for; the handwritten kind of trap has those of its file."""
    assert len({one.kind for one in REWRITINGS}) == 40
    assert len(TRAPS) + 1 == 13
    assert len(made.forms) == 40 * EACH
    assert len([case for case in made.traps if case.kind != WORDS]) == 12 * EACH


def test_every_rewriting_changes_what_is_printed(made: Made) -> None:
    """The place is not the watched name letter by letter, or something was put before or behind it."""
    beside = {"title before", "English possessive"}
    for case in made.forms:
        (place,) = case.truth
        name = made.names[place.subject]
        assert isinstance(name, Name)
        printed = case.text[place.start : place.end]
        assert printed
        assert (printed != name.full) or case.kind in beside, case.kind


def test_every_place_is_the_printed_name(made: Made) -> None:
    """At the place stand letters of the name: its first surname's, for kinds that change no letter but in markup."""
    kinds = {"surname, given", "list of surname, given", "second given dropped", "nickname in quotes", "title before"}
    for case in made.forms:
        (place,) = case.truth
        name = made.names[place.subject]
        if case.kind in kinds and isinstance(name, Name):
            assert name.surname in case.text[place.start : place.end], case.kind


def test_a_slip_is_never_a_usual_name(made: Made) -> None:
    """One word differs from the watched name, and only one."""
    slips = {one.kind for one in REWRITINGS if one.group is Group.SLIP}
    for case in made.forms:
        if case.kind in slips:
            (place,) = case.truth
            name = made.names[place.subject]
            assert isinstance(name, Name)
            printed = case.text[place.start : place.end].split()
            assert sum(one != two for one, two in zip(printed, name.full.split(), strict=True)) == 1


def test_one_seed_makes_one_set_of_cases(made: Made) -> None:
    """The same seed writes the same texts, another one others."""
    again, other = _made(5), _made(6)
    assert again == made
    assert [case.text for case in other.forms] != [case.text for case in made.forms]


def test_nobody_stands_on_the_list_twice() -> None:
    """Decoys are neither watched people nor each other."""
    inventor = Inventor(3)
    watched: dict[str, Name | str] = {"w": inventor.one()}
    names = with_decoys(watched, inventor, 3_000).names
    assert len(names) == 3_000
    assert len({spelt_out(name) for name in names.values()}) == 3_000


def test_a_trap_names_nobody_and_has_a_lure(made: Made) -> None:
    """No truth in any trap; who is lured to is watched."""
    for case in made.traps:
        assert not case.truth
        assert case.lures
        assert case.lures <= made.names.keys()


def test_marks_in_a_text_become_places() -> None:
    """<id|words> gives the text without marks and a place for each id."""
    text, places = unmarked("De <a|Rodeo I> a <b,c|El Rodeo>.")
    assert text == "De Rodeo I a El Rodeo."
    assert [(place.subject, text[place.start : place.end]) for place in places] == [
        ("a", "Rodeo I"), ("b", "El Rodeo"), ("c", "El Rodeo"),
    ]  # fmt: skip


def test_the_places_of_the_texts_are_watched() -> None:
    """Every id in the texts about places is on the list."""
    known = {subject.id for subject in watched_places()}
    assert {place.subject for case in facility_cases() for place in case.truth} <= known


def test_known_names_stand_where_the_cases_say() -> None:
    """Each printed form of a known name has a case, and its subject is on the list."""
    cases = list(known_cases(newsroom(Inventor(1))))
    assert len(cases) > 250
    assert all(case.truth[0].subject in known_watched() and case.truth[0].subject not in case.unclear for case in cases)


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        (Name(("Leopoldo",), "López"), "Леопольдо Лопеса"),
        (Name(("María",), "Machado", woman=True), "Марии Мачадо"),
        (Name(("Javier",), "Tarazona"), "Хавьера Тарасоны"),
        (Name(("Enrique",), "Márquez"), "Энрике Маркеса"),
    ],
)
def test_names_are_transcribed_and_declined_as_russian_editors_do(name: Name, genitive: str) -> None:
    """Known names come out as newsrooms print them."""
    assert inflected(in_cyrillic(name), "genitive") == genitive


def test_the_baselines_find_words_in_order() -> None:
    """Exact words want the spelling of the list, folded words do not."""
    names = {"y": "Yelimar Cotúa"}
    texts = ["Salió Yelimar Cotúa.", "SALIÓ YELIMAR COTUA", "Cotúa, Yelimar"]
    assert [bool(hits) for hits in words_exact(names)(texts)] == [True, False, False]
    assert [bool(hits) for hits in words_folded(names)(texts)] == [True, True, False]
