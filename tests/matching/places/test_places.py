"""Every row of places.toml holds, and places come and go one by one."""

from itertools import pairwise
from pathlib import Path

import pytest

from monitor.matching import Matcher
from monitor.matching.places import Places
from monitor.matching.places.forms import forms_of
from monitor.matching.surroundings import Page, Surroundings
from monitor.matching.tokens import plain_words, tokenise
from monitor.model import Mention, Subject, SubjectType
from tests.matching.cases import Case, load_cases

CASES = load_cases(Path(__file__).with_name("places.toml"), "facility")
SUBJECTS = CASES[0].watch
EVERYWHERE = Matcher(SUBJECTS)
ODD = ("", "Rodeo", "Rodeo I y", "No. 1", "\ud800 Rodeo I", "Rodeo " * 50, "I, II, III", "🏴 #", "C.P.", "y " * 300)


def place(name: str, *aliases: str, bare: tuple[str, ...] = (), namesakes: tuple[str, ...] = ()) -> Subject:
    """A place of detention."""
    return Subject(name, SubjectType.FACILITY, name, aliases, needs_context=bare, namesakes=namesakes)


def found(places: Places, text: str) -> list[tuple[int, str]]:
    """The places in a text, with the rule by which each was found."""
    tokens = tokenise(text)
    return [(one.subject, one.rule) for one in places.find(tokens, Surroundings(tokens, Page(text)))]


def as_rows(mentions: list[Mention], text: str) -> tuple[tuple[str, str, str], ...]:
    """Mentions in the form in which rows expect them."""
    return tuple((one.subject_id, str(one.tier), text[one.start : one.end]) for one in mentions)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_names_exactly_the_places_expected(case: Case) -> None:
    """The text names exactly the expected places, as surely and in the words expected."""
    assert as_rows(EVERYWHERE.find(case.text), case.text) == case.expect


def test_there_are_many_different_rows() -> None:
    """At least 150 rows, each with a reason of its own, a third of them without any place."""
    assert len({case.why for case in CASES}) == len(CASES) >= 150
    assert sum(not case.expect for case in CASES) * 3 >= len(CASES)


def test_a_row_holds_without_the_words_between() -> None:
    """Rows do not depend on one another: two texts in one name what each names alone."""
    for one, other in pairwise(CASES[::7]):
        text = f"{one.text}\n\n{other.text}"
        alone = {row[0] for row in (*one.expect, *other.expect)}
        small = {row[0] for case in (one, other) for row in case.expect if case.text == case.text.lower()}
        assert alone - small <= {mention.subject_id for mention in EVERYWHERE.find(text)} <= alone


def test_no_place_is_found_where_a_quick_look_sees_none() -> None:
    """A piece of text may be skipped when none of its words may belong to a name."""
    places = Places()
    for at, subject in enumerate(SUBJECTS):
        places.add(at, subject)
    assert not any(
        found(places, case.text)
        for case in CASES
        if "#" not in case.text and not places.may_name(plain_words(case.text))
    )
    assert not places.may_name(plain_words("El ministro habló ayer de la economía y del precio del pan."))


def test_a_place_added_later_is_found_and_one_removed_is_not() -> None:
    """Places come and go, and those that stay are found as before."""
    places = Places()
    places.add(0, place("Penal de Quirpán I", "Quirpán I"))
    assert found(places, "Está en Quirpán I y Quirpán II.") == [(0, "place_name")]
    places.add(1, place("Penal de Quirpán II", "Quirpán II"))
    assert found(places, "Está en Quirpán I y II.") == [(0, "place_name"), (1, "place_in_list")]
    assert found(places, "la cárcel de Quirpán") == [(0, "place_family"), (1, "place_family")]
    places.remove(0)
    assert found(places, "Está en Quirpán I y Quirpán II.") == [(1, "place_name")]
    places.remove(1)
    places.remove(1)
    assert not places.may_name(["Quirpán", "quirpan2", "Quirpam"])


def test_adding_in_any_order_finds_the_same() -> None:
    """What is found does not depend on the order of the list."""
    backwards = Matcher(reversed(SUBJECTS))
    for case in CASES[::5]:
        assert as_rows(backwards.find(case.text), case.text) == case.expect


def test_a_nickname_is_a_fixed_phrase() -> None:
    """Nicknames of people are found as printed, one word less surely than two."""
    person = Subject("ana", SubjectType.PERSON, "Ana Lucía Zambrano Oropel", ("La Tintorera", "Chemita"))
    places = Places()
    places.add(0, person, ["La Tintorera Roja", "Chemita"])
    assert found(places, "Chemita, la Tintorera Roja, llegó.") == [(0, "alias"), (0, "alias")]
    assert found(places, "una chemita de tela") == []


def test_a_namesake_beside_a_bare_name_makes_it_weak() -> None:
    """A watched word of another place of that name takes away the alert."""
    places = Places()
    places.add(0, place("Penal de Oropel", bare=("Oropel",), namesakes=("Paraguay",)))
    assert found(places, "Los presos de Oropel comen mal.") == [(0, "place_near_clue")]
    assert found(places, "Los presos de Oropel comen mal. La visita en Paraguay siguió.") == [(0, "place_namesake")]


def test_a_name_without_its_parts_listed_is_taken_apart() -> None:
    """One official name is enough: its number, its head and what stands behind the comma are understood."""
    places = Places()
    places.add(0, place("Internado Judicial Quirpán II"))
    places.add(1, place("Sede del SEBIN, El Oropel"))
    assert found(places, "Sigue en Quirpán 2.") == [(0, "place_name")]
    assert found(places, "los calabozos de El Oropel") == [(1, "place_by_part_of_name")]
    assert found(places, "El Oropel brilla; la sede del SEBIN también.") == []


def test_a_phrase_has_a_telling_word() -> None:
    """Every form is looked for by a word that is not a word for prisons in general, if it has one."""
    anchors = {form.anchor for subject in SUBJECTS for form in forms_of(0, subject)}
    assert anchors.isdisjoint({"centro", "penitenciario", "judicial", "internado", "mujeres", "carcel"})


def test_a_long_text_of_names_takes_time_in_proportion() -> None:
    """Three thousand prisons in one sentence, the unnumbered ones as each of three."""
    text = "Rodeo I, Yare II y la cárcel de Yare, " * 1_000
    places = Places()
    for at, subject in enumerate(SUBJECTS):
        places.add(at, subject)
    assert len(found(places, text)) == 5_000


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_do_no_harm(text: str) -> None:
    """Fragments, repetitions and broken characters raise nothing."""
    assert EVERYWHERE.find(text) is not None


@pytest.mark.parametrize(
    "frame", ["{}", "Está recluido en {}.", "THE PRISONERS OF {} ARE ILL", "la cárcel de {}, ayer"]
)
def test_every_watched_name_is_found_as_watched(frame: str) -> None:
    """Each name and alias of the list, as written and in capitals, names its place; it needs nothing beside it."""
    for subject in SUBJECTS:
        for name in (subject.name, *subject.aliases):
            for printed in (name, name.upper()):
                mentions = EVERYWHERE.find(frame.format(printed))
                assert subject.id in {one.subject_id for one in mentions}, printed
