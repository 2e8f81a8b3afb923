"""Watchlists that follow their files."""

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.watchlists import Watchlists


def write(file: Path, *names: str) -> None:
    file.write_text("Nombre\n" + "".join(f"{name}\n" for name in names), encoding="utf-8")


def names(lists: Watchlists) -> list[str]:
    return [subject.name for subject in lists.subjects]


def test_nothing_changed_says_nothing(tmp_path: Path) -> None:
    """A file that is touched, or written again with the same words, is no change."""
    write(tmp_path / "a.csv", "Ana Paz")
    lists = Watchlists([tmp_path])
    assert lists.reload() is None
    write(tmp_path / "a.csv", "Ana Paz")
    (tmp_path / "a.csv").touch()
    assert lists.reload() is None


def test_a_new_row_is_in_force_at_once(tmp_path: Path) -> None:
    """Somebody added, in the same file or a new one, is watched from the next look."""
    write(tmp_path / "a.csv", "Ana Paz")
    lists = Watchlists([tmp_path])
    write(tmp_path / "a.csv", "Ana Paz", "Leo Ruz")
    changed = lists.reload()
    assert changed is not None
    assert changed.faults == ()
    assert changed.subjects == lists.subjects
    write(tmp_path / "b.csv", "Eva Sol")
    assert lists.reload() is not None
    assert names(lists) == ["Ana Paz", "Leo Ruz", "Eva Sol"]
    assert lists.loaded.places["eva-sol"] == (tmp_path / "b.csv", 2)
    assert lists.reload() is None


def test_an_edit_of_the_same_length_is_seen(tmp_path: Path) -> None:
    """One letter changed within the same instant is a change all the same."""
    write(tmp_path / "a.csv", "id;Ana Paz")
    (tmp_path / "a.csv").write_text("id;Nombre\na;Ana Paz\n", encoding="utf-8")
    lists = Watchlists([tmp_path])
    (tmp_path / "a.csv").write_text("id;Nombre\na;Ana Pas\n", encoding="utf-8")
    assert lists.reload() is not None
    assert names(lists) == ["Ana Pas"]


def test_a_broken_file_is_refused_and_told_once(tmp_path: Path) -> None:
    """The last good set stays in force; the faults are told once for each change, and mending is told too."""
    write(tmp_path / "a.csv", "Ana Paz")
    write(tmp_path / "b.csv", "Leo Ruz")
    lists = Watchlists([tmp_path])
    write(tmp_path / "a.csv", "Ana")
    write(tmp_path / "b.csv", "Leo Ruz", "Eva Sol")
    assert lists.reload() is None
    refused = lists.reload()
    assert refused is not None
    assert [fault.line for fault in refused.faults] == [2]
    assert refused.subjects == lists.subjects
    assert names(lists) == ["Ana Paz", "Leo Ruz"]
    assert lists.reload() is None
    write(tmp_path / "a.csv", "Ana", "Ivo")
    assert lists.reload() is None
    again = lists.reload()
    assert again is not None
    assert [fault.line for fault in again.faults] == [2, 3]
    write(tmp_path / "a.csv", "Ana Paz")
    mended = lists.reload()
    assert mended is not None
    assert mended.faults == ()
    assert names(lists) == ["Ana Paz", "Leo Ruz", "Eva Sol"]


def test_a_file_caught_half_written_changes_nothing(tmp_path: Path) -> None:
    """A file that is empty, broken or short for one look and whole at the next loses nobody and faults nobody."""
    file = tmp_path / "a.csv"
    write(file, "Ana Paz", "Leo Ruz")
    lists = Watchlists([file])
    whole = file.read_bytes()
    for half in (b"", whole[:-6], whole[:15], b"Nombre\n"):
        file.write_bytes(half)
        assert lists.reload() is None
        file.write_bytes(whole)
        assert lists.reload() is None
        assert names(lists) == ["Ana Paz", "Leo Ruz"]


def test_a_row_taken_out_is_believed_at_the_second_look(tmp_path: Path) -> None:
    """Losing somebody needs the same bytes twice, or settle=False."""
    write(tmp_path / "a.csv", "Ana Paz", "Leo Ruz")
    lists = Watchlists([tmp_path])
    write(tmp_path / "a.csv", "Ana Paz")
    assert lists.reload() is None
    assert names(lists) == ["Ana Paz", "Leo Ruz"]
    assert lists.reload() is not None
    assert names(lists) == ["Ana Paz"]
    write(tmp_path / "a.csv", "Leo Ruz")
    assert lists.reload(settle=False) is not None
    assert names(lists) == ["Leo Ruz"]


def test_a_file_that_vanishes_is_a_fault(tmp_path: Path) -> None:
    """A listed file that is gone is told once, its subjects stay, and its return needs no word."""
    file = tmp_path / "a.csv"
    write(file, "Ana Paz")
    lists = Watchlists([file])
    file.rename(tmp_path / "elsewhere")
    assert lists.reload() is None
    gone = lists.reload()
    assert gone is not None
    assert len(gone.faults) == 1
    assert lists.reload() is None
    assert names(lists) == ["Ana Paz"]
    (tmp_path / "elsewhere").rename(file)
    back = lists.reload()
    assert back is not None
    assert back.faults == ()


def test_a_bad_start_is_refused(tmp_path: Path) -> None:
    """There is no last good set at the start, so a fault stops it."""
    write(tmp_path / "a.csv", "Ana")
    with pytest.raises(ConfigError):
        Watchlists([tmp_path])
