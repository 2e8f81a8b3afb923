"""Notes on entries that are allowed and still will be mistaken."""

from datetime import date

import pytest

from monitor.model import Subject, SubjectType, Visibility
from monitor.watchlists.lint import lint


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
        ([person("a", "Yorbelis Aranguibel")], [("a", "sin segundo apellido")]),
        ([person("a", "Yorbelis Aranguibel", aliases=("Yorbelis Aranguibel Quijada",))], []),
        ([person("a", "Luis López", context=("Barinas",))], [("a", "sin segundo apellido")]),
        ([person("a", "José García López")], [("a", "nombre muy común")]),
        ([person("a", "José García López", context=("Barinas",))], []),
        (
            [GOOD, person("b", "Deivis Aranguibel Mogollón")],
            [("good", "comparte apellido"), ("b", "comparte apellido")],
        ),
        (
            [GOOD, person("b", "Deivis Mogollón Quiaro", aliases=("YORBELIS  Aranguíbel Quijada",))],
            [("good", "nombra también a 'b'"), ("b", "nombra también a 'good'")],
        ),
        ([person("a", "Yorbelis Aranguibel Quijada", aliases=("Yorbe",))], [("a", "alias de una sola palabra")]),
        (
            [person("a", "Yorbelis Aranguibel Quijada", aliases=("La Yorbe",), needs_context=("la yorbe",))],
            [("a", "pide contexto")],
        ),
        ([person("a", "YorbelÃ­s Aranguibel Quijada")], [("a", "letras rotas")]),
        (
            [person("a", "Yorbelis Aranguibel Quijada", visibility=Visibility.PUBLIC)],
            [("a", "público sin fecha final")],
        ),
        (
            [person("a", "Yorbelis Aranguibel Quijada", visibility=Visibility.PUBLIC, until=date(2027, 1, 1))],
            [],
        ),
        ([Subject("x", SubjectType.FACILITY, "Retén"), Subject("y", SubjectType.FACILITY, "Otro")], []),
    ],
)
def test_notes(subjects: list[Subject], expected: list[tuple[str, str]]) -> None:
    """Each entry gets exactly the notes it deserves, in the order of the list."""
    notes = lint(subjects)
    assert [note.subject_id for note in notes] == [subject_id for subject_id, _ in expected], notes
    assert all(what in note.what for note, (_, what) in zip(notes, expected, strict=True))
    assert all("(" in note.what and " / " in note.todo for note in notes)


def test_bare_words_of_one_place_may_name_another() -> None:
    """A word that needs context and is the whole name of another entry is noted."""
    first = Subject("r1", SubjectType.FACILITY, "Retén Uno", needs_context=("El Retén",))
    second = Subject("r2", SubjectType.FACILITY, "El Retén")
    assert [note.subject_id for note in lint([first, second])] == ["r1"]
