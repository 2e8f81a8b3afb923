"""Watchlists in TOML: people and facilities, or every fault with its line."""

from datetime import date
from pathlib import Path

import pytest

from monitor.errors import ConfigError, Fault
from monitor.model import Basis, Subject, SubjectType, Visibility
from monitor.watchlists import active, load_watchlists


def load(folder: Path, text: str, name: str = "list.toml") -> tuple[Subject, ...]:
    (folder / name).write_text(text, encoding="utf-8")
    return load_watchlists([folder])


def faults(folder: Path, text: str) -> list[Fault]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return caught.value.faults


def test_all_fields_arrive(tmp_path: Path) -> None:
    """Every key of a person and of a facility becomes the field of that name."""
    person, place = load(
        tmp_path,
        """[[people]]
id = "ana"
name = "Ana Paz  Lugo"
aliases = ["Anita Paz", "Ana Paz Lugo", "Anita Paz"]
needs_context = ["Paz"]
context = ["maestra"]
namesakes = ["cantante"]
visibility = "invited"
minor = true
basis = "family_asked"
added = 2026-01-02
until = "31/12/2026"
[[facilities]]
name = "Retén de Prueba"
valid_from = 2020-01-01
valid_to = 2023-12-31
""",
    )
    assert person == Subject(
        id="ana",
        type=SubjectType.PERSON,
        name="Ana Paz Lugo",
        aliases=("Anita Paz",),
        needs_context=("Paz",),
        context=("maestra",),
        namesakes=("cantante",),
        visibility=Visibility.INVITED,
        basis=Basis.FAMILY_ASKED,
        minor=True,
        added=date(2026, 1, 2),
        until=date(2026, 12, 31),
    )
    assert (place.id, place.type, place.visibility) == ("reten-de-prueba", SubjectType.FACILITY, Visibility.PUBLIC)
    assert (place.valid_from, place.valid_to) == (date(2020, 1, 1), date(2023, 12, 31))


def test_nobody_is_public_by_oversight(tmp_path: Path) -> None:
    """A person without visibility is invited and stands on an NGO's list; a public one is a public figure."""
    first, second = load(
        tmp_path, '[[people]]\nname = "Ana Paz"\n[[people]]\nname = "Leo Ruz"\nvisibility = "public"\n'
    )
    assert (first.visibility, first.basis) == (Visibility.INVITED, Basis.NGO)
    assert (second.visibility, second.basis) == (Visibility.PUBLIC, Basis.PUBLIC_FIGURE)


NAME = '[[people]]\nname = "Ana Paz"\n'


@pytest.mark.parametrize(
    ("text", "line", "what", "todo"),
    [
        (NAME + "alias = ['x']\n", 3, "clave desconocida 'alias'", "'aliases'"),
        (NAME + "hasta = 2026-01-01\n", 3, "clave desconocida 'hasta'", "'until'"),
        (NAME + "valid_from = 2026-01-01\n", 3, "clave desconocida 'valid_from'", "[facilities]"),
        (NAME + "visibility = 'publico'\n", 3, "visibility:", "'public'"),
        (NAME + "aliases = 'Anita'\n", 3, "aliases:", "una lista"),
        (NAME + "aliases = [\n'Anita',\n'A'\n]\n", 5, "aliases: demasiado corto 'A'", "en full"),
        (NAME + "minor = 'no'\n", 3, "minor:", "true o false"),
        (NAME + "minor = true\nvisibility = 'public'\n", 4, "un menor no puede ser público", "invited"),
        (NAME + "until = 31\n", 3, "until:", "dd/mm/aaaa"),
        (NAME + "until = 2026-01-01T10:00:00\n", 3, "until:", "dd/mm/aaaa"),
        (NAME + "until = '12/31/2026'\n", 3, "until:", "dd/mm/aaaa"),
        (NAME + "until = '1/1/26'\n", 3, "until:", "dd/mm/aaaa"),
        (NAME + "added = 2026-02-01\nuntil = 2026-01-01\n", 4, "until: acaba antes", ""),
        (NAME + "id = 'Ana'\n", 3, "id:", "'ana'"),
        ("[[people]]\nid = 'x'\n", 1, "falta 'name'", "add it"),
        ('[[people]]\nname = "Ana"\n', 2, "name: sin apellido 'Ana'", "surname"),
        ('[[people]]\nname = "Ana Paz 2"\n', 2, "name: número", "alone"),
        ('[[people]]\nname = "Ana\\u200b Paz"\n', 2, "name: carácter invisible o dañado U+200B", ""),
        ('[[people]]\nname = "A."\n', 2, "name: demasiado corto", ""),
        ('[[people]]\nname = ""\n', 2, "name: texto vacío", "write it"),
        ('[[people]]\nname = " \\u00a0 "\n', 2, "name: texto vacío", "write it"),
        ('[[people]]\nname = "¿? (...)"\n', 2, "name: demasiado corto", "in full"),
        ('[[people]]\nname = "\\u200d \\u200c"\n', 2, "name: demasiado corto", "in full"),
        ('[[people]]\nname = "\\u3164 \\u3164"\n', 2, "name: carácter invisible o dañado U+3164", "type the word"),
        ('[[people]]\nname = "\u0640\u0640\u0640\u0640 \u0640\u0640\u0640\u0640"\n', 2, "name: sin letras", "in full"),
        ('[[people]]\nname = "123 456"\n', 2, "name: solo cifras", "in full"),
        ('[[people]]\nname = "A. B."\n', 2, "name: solo iniciales", "in full"),
        ('[[people]]\nname = "de la"\n', 2, "name: solo palabras como 'de la'", "in full"),
        (NAME + "aliases = ['Anita',\n'2024']\n", 4, "aliases: solo cifras (only figures) '2024'", "in full"),
        (NAME + "needs_context = ['los']\n", 3, "needs_context: solo palabras como 'de la'", "in full"),
        ("[[facilities]]\nname = '26'\n", 2, "name: solo cifras (only figures) '26'", "in full"),
        (NAME + "[[facilities]]\nname = 'La'\n", 4, "name: solo palabras como 'de la'", "in full"),
        ("[[facilities]]\nname = 'Retén'\nvalid_from = 2024-01-01\nvalid_to = 2023-01-01\n", 4, "valid_to:", ""),
        ("[[personas]]\nname = 'Ana Paz'\n", 1, "clave desconocida 'personas'", "'people'"),
        ("[people]\nname = 'Ana Paz'\n", 1, "people:", "una lista"),
        ("[[people]]\nname = Ana Paz\n", 2, "falta un valor", "comillas"),
    ],
)
def test_each_mistake_is_named_on_its_line(tmp_path: Path, text: str, line: int, what: str, todo: str) -> None:
    """One mistake gives one fault with its line and what to do."""
    (fault,) = faults(tmp_path, text)
    assert (fault.file.name, fault.line) == ("list.toml", line)
    assert what in fault.what
    assert todo.replace("en full", "in full") in fault.todo


def test_names_and_ids_are_given_once_across_files(tmp_path: Path) -> None:
    """The same name, however spelt, or the same id in two files is refused with both places."""
    (tmp_path / "a.csv").write_text("Nombre,Apellidos,Id\nAna,Paz,\nLeo,Ruz,leo\n", encoding="utf-8")
    found = faults(tmp_path, '[[people]]\nname = "ANA PÁZ"\n[[people]]\nid = "leo"\nname = "Leo Mar"\n')
    assert [(fault.file.name, fault.line) for fault in found] == [("list.toml", 1), ("list.toml", 3)]
    assert "a.csv:2" in found[0].what
    assert "a.csv:3" in found[1].what


def test_a_person_and_a_place_may_share_a_name(tmp_path: Path) -> None:
    """A prison named after somebody stands beside that person, once it has an id of its own."""
    text = NAME + '[[facilities]]\nid = "reten-ana-paz"\nname = "Ana Paz"\n'
    assert [one.id for one in load(tmp_path, text)] == ["ana-paz", "reten-ana-paz"]


def test_one_fault_refuses_the_whole_set(tmp_path: Path) -> None:
    """The faults of all files come together."""
    (tmp_path / "a.csv").write_text("Nombre\nAna\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text("x = \n", encoding="utf-8")
    found = faults(tmp_path, "[[people]]\nname = 'Leo'\n")
    assert [fault.file.name for fault in found] == ["a.csv", "b.toml", "list.toml"]


@pytest.mark.parametrize("name", ["gone.toml", "list.xlsx"])
def test_what_cannot_be_read_is_a_fault(tmp_path: Path, name: str) -> None:
    """A listed file that is missing, or of another format, is refused by name."""
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    with pytest.raises(ConfigError, match=name):
        load_watchlists([tmp_path / name])


def test_a_folder_gives_its_lists_alone(tmp_path: Path) -> None:
    """Hidden files, notes and what a spreadsheet program leaves beside a list are no lists; order is by name."""
    for name in (".hidden.csv", "~$x.csv", "notes.txt", ".~lock.a.csv#", "a.csv~"):
        (tmp_path / name).write_text("\0", encoding="utf-8")
    (tmp_path / "b.CSV").write_text("Nombre\nLeo Ruz\n", encoding="utf-8")
    (tmp_path / "sub.toml").mkdir()
    (tmp_path / "a.toml").write_text(NAME, encoding="utf-8")
    assert [one.name for one in load_watchlists([tmp_path, tmp_path / "a.toml"])] == ["Ana Paz", "Leo Ruz"]


def test_an_entry_ends_with_its_until_day(tmp_path: Path) -> None:
    """An entry is watched through its last day, and stays in the file afterwards."""
    subjects = load(tmp_path, NAME + "until = 2026-05-01\n[[people]]\nname = 'Leo Ruz'\n")
    assert len(active(subjects, date(2026, 5, 1))) == 2
    assert [one.name for one in active(subjects, date(2026, 5, 2))] == ["Leo Ruz"]
