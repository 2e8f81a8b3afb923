"""Notes on entries that are allowed and still will be mistaken."""

import time
from datetime import date

import pytest

from monitor.locale import LANGUAGES, translator
from monitor.model import Subject, SubjectType, Visibility
from monitor.watchlists.lint import Kind, lint


def person(
    id: str,  # noqa: A002  (the field's own name)
    name: str,
    aliases: tuple[str, ...] = (),
    needs_context: tuple[str, ...] = (),
    context: tuple[str, ...] = (),
    visibility: Visibility = Visibility.INVITED,
    until: date | None = None,
) -> Subject:
    return Subject(
        id,
        SubjectType.PERSON,
        name,
        aliases=aliases,
        needs_context=needs_context,
        context=context,
        visibility=visibility,
        until=until,
    )


GOOD = person("good", "Yorbelis Aranguibel Quijada")


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        ([GOOD], []),
        ([person("a", "Yorbelis Aranguibel")], [("a", Kind.NO_SECOND_SURNAME)]),
        ([person("a", "Yorbelis Aranguibel", aliases=("Yorbelis Aranguibel Quijada",))], []),
        ([person("a", "Luis López", context=("Barinas",))], [("a", Kind.NO_SECOND_SURNAME)]),
        ([person("a", "José García López")], [("a", Kind.COMMON)]),
        ([person("a", "José García López", context=("Barinas",))], []),
        (
            [GOOD, person("b", "Deivis Aranguibel Mogollón")],
            [("good", Kind.SHARED_SURNAME), ("b", Kind.SHARED_SURNAME)],
        ),
        (
            [GOOD, person("b", "Deivis Mogollón Quiaro", aliases=("YORBELIS  Aranguíbel Quijada",))],
            [("good", Kind.SHARED_NAME), ("b", Kind.SHARED_NAME)],
        ),
        ([person("a", "Yorbelis Aranguibel Quijada", aliases=("Yorbe",))], [("a", Kind.ONE_WORD_ALIAS)]),
        (
            [person("a", "Yorbelis Aranguibel Quijada", aliases=("La Yorbe",), needs_context=("la yorbe",))],
            [("a", Kind.CONTEXT_AND_ALIAS)],
        ),
        ([person("a", "YorbelÃ­s Aranguibel Quijada")], [("a", Kind.BROKEN_LETTERS)]),
        (
            [person("a", "Yorbelis Aranguibel Quijada", visibility=Visibility.PUBLIC)],
            [("a", Kind.PUBLIC_FOR_EVER)],
        ),
        (
            [person("a", "Yorbelis Aranguibel Quijada", visibility=Visibility.PUBLIC, until=date(2027, 1, 1))],
            [],
        ),
        ([Subject("x", SubjectType.FACILITY, "Retén"), Subject("y", SubjectType.FACILITY, "Otro")], []),
    ],
)
def test_notes(subjects: list[Subject], expected: list[tuple[str, Kind]]) -> None:
    """Each entry gets exactly the notes it deserves, in the order of the list."""
    assert [(note.subject_id, note.kind) for note in lint(subjects)] == expected


def test_readers_and_operators_are_heard() -> None:
    """Who was said not to be meant is noted with how often; who is on no list any more is passed over."""
    (note,) = lint([GOOD], {"good": 3, "gone": 1})
    assert (note.subject_id, note.kind, note.times) == ("good", Kind.REPORTED, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_words(language: str) -> None:
    """In both languages."""
    texts = translator(language)
    assert [kind for kind in Kind if not texts.has(f"cli.note.{kind}") and kind is not Kind.REPORTED] == []
    assert texts.count("cli.note.reported", 1) != texts.count("cli.note.reported", 2)


def near(*names: str) -> list[tuple[str, Kind, str]]:
    """The notes about two entries that are one, of people named so, who have nothing else against them."""
    people = [person(str(at), name, context=("Barinas",)) for at, name in enumerate(names)]
    kinds = {Kind.SLIP, Kind.PART, Kind.ORDER, Kind.SCRIPT}
    return [(note.subject_id, note.kind, note.words["others"]) for note in lint(people) if note.kind in kinds]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Biagio Pilieri", "Biagio Pielieri", Kind.SLIP),
        ("Yorbelis Aranguibel Quijada", "Yorvelis Aranguibel Quijada", Kind.SLIP),
        ("Luis Cotúa González", "Luis Cotúa Gonzales", Kind.SLIP),
        ("Yelimar Josefina Cotúa", "Yelimar Josefina Cotúa Marzán", Kind.PART),
        ("Yelimar Josefina Cotúa Marzán", "Yelimar Cotúa Marzán", Kind.PART),
        ("Yelimar de la Cruz", "Yelimar de la Cruz Marzán", Kind.PART),
        ("Yelimar de la Cruz", "Yelimar Cruz", Kind.PART),
        ("Biagio Pilieri Cotúa", "Pilieri Cotúa, Biagio", Kind.ORDER),
        ("Biagio Pilieri", "Pilieri Biagio", Kind.ORDER),
        ("Алексей Навальный", "Alexei Navalny", Kind.SCRIPT),
        ("Juan Pablo Guanipa", "Хуан Пабло Гуанипа", Kind.SCRIPT),
        ("Алексей Навальный", "Алексей Навальнный", Kind.SLIP),
        ("Biagio Pilieri", "Biagia Pilieri", None),
        ("José Mora Ríos", "José Moya Ríos", None),
        ("Luis Gómez", "Luis Pérez Gómez", None),
        ("Luis Pérez", "Pedro Luis Pérez", None),
        ("Biagio Pilieri", "Freddy Superlano", None),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str, kind: Kind | None) -> None:
    """The later entry is noted, whichever it is; another given name or first surname, or two usual names, are not."""
    assert near(one, other) == ([("1", kind, f"{one} (0)")] if kind else [])
    assert near(other, one) == ([("1", kind, f"{other} (0)")] if kind else [])


def test_one_note_for_all_whom_a_name_resembles() -> None:
    """Some of them are named, the others are not forgotten."""
    longer = [f"Yelimar Cotúa {word}" for word in ("Brano", "Lirio", "Marzán", "Quispe")]
    ((who, kind, others),) = near(*longer, "Yelimar Cotúa")
    assert (who, kind) == ("4", Kind.PART)
    assert others == "Yelimar Cotúa Brano (0), Yelimar Cotúa Lirio (1), Yelimar Cotúa Marzán (2), …"


@pytest.mark.parametrize("name", ["Li Na", "Ana Li", "Bo Xi"])
def test_a_very_short_name_is_noted(name: str) -> None:
    """Both surnames make it long enough."""
    assert Kind.SHORT in {note.kind for note in lint([person("a", name)])}
    assert Kind.SHORT not in {note.kind for note in lint([person("a", f"{name} Aranguibel")])}


def test_a_namesake_that_another_entry_knows() -> None:
    """Whoever shares its given name and surname, or bears the namesake's whole name, will be hit too."""
    knows = Subject("k", SubjectType.PERSON, "Luis Cotúa Marzán", namesakes=("futbolista", "Biagio Pilieri Rojas"))
    hit = [person("a", "Luis Alberto Cotúa Brano"), person("b", "Biagio Pilieri Paz"), person("c", "Ana Cotúa Lira")]
    aware = Subject("d", SubjectType.PERSON, "Luis Cotúa Drano", namesakes=("Futbolista", "biagio pilieri rojas"))
    notes = [note for note in lint([knows, *hit, aware]) if note.kind is Kind.NAMESAKE]
    assert [(note.subject_id, note.words["other"]) for note in notes] == [("a", "k"), ("b", "k")]


def test_ten_thousand_entries_take_seconds() -> None:
    """The time grows with the number of names, not with that of pairs."""

    def seconds(count: int) -> float:
        stems = ("Pilieri", "Guanipa", "Aranguibel", "Superlano", "Vallombreuse")
        people = [person(str(at), f"Luis {stems[at % 5]} {_word(at)}") for at in range(count)]
        begin = time.process_time()
        assert lint(people)
        return time.process_time() - begin

    seconds(100)  # what is made once is made
    assert seconds(4_000) <= 8 * max(seconds(1_000), 0.1)


def _word(number: int) -> str:
    """Another word for another number, no two alike by much."""
    parts = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru")
    return "".join(parts[int(figure)] for figure in f"{number * 7919 % 100_000:05}").capitalize()


def test_bare_words_of_one_place_may_name_another() -> None:
    """A word that needs context and is the whole name of another entry is noted."""
    first = Subject("r1", SubjectType.FACILITY, "Retén Uno", needs_context=("El Retén",))
    second = Subject("r2", SubjectType.FACILITY, "El Retén")
    assert [note.subject_id for note in lint([first, second])] == ["r1"]
