"""The handover: whole or not at all, for the group and nobody else, and refused in words that betray no name."""

from __future__ import annotations

import os
import stat
import threading
import traceback
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.files.handover import NAMES, Handover, read_handover, stamp, write_handover

ANA = "Ana Lucía Zambrano Oropel"
ONE = Handover("v1", "public", {"~0123456789abcdef": ANA})
NOBODY = Handover("v2", "public", {})


@pytest.mark.parametrize("handover", [ONE, NOBODY], ids=["one", "nobody"])
def test_what_is_written_is_read(tmp_path: Path, handover: Handover) -> None:
    """Names, version and key come back as they were, accents and all."""
    write_handover(tmp_path / NAMES, handover)
    assert read_handover(tmp_path / NAMES) == handover


def test_the_group_reads_and_nobody_else(tmp_path: Path) -> None:
    """The mode is 0640 whatever the umask, and nothing is left beside the file."""
    (tmp_path / f".{NAMES}-0123").write_text("half a file that a kill left")
    before = os.umask(0o077)
    try:
        write_handover(tmp_path / NAMES, ONE)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / NAMES).stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == [NAMES]


def test_nothing_is_there_yet(tmp_path: Path) -> None:
    """No file, or no directory: nobody has handed anything over."""
    assert read_handover(tmp_path / NAMES) is None
    assert read_handover(tmp_path / "nowhere" / NAMES) is None
    assert stamp(tmp_path / NAMES) is None


def test_a_new_file_has_another_stamp(tmp_path: Path) -> None:
    """Each time it is written, the same words or not, whoever looks at it notices."""
    seen = set()
    for _ in range(3):
        write_handover(tmp_path / NAMES, ONE)
        seen.add(stamp(tmp_path / NAMES))
    assert len(seen) == 3


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """While it is written over and over, no half of it is ever read."""
    path = tmp_path / NAMES
    many = Handover("v2", "public", {f"~{number:016x}": ANA for number in range(2000)})
    write_handover(path, ONE)
    over = threading.Event()
    seen: list[Handover | None] = []

    def read() -> None:
        while not over.is_set():
            seen.append(read_handover(path))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        write_handover(path, ONE if number % 2 else many)
    over.set()
    reader.join()
    assert seen
    assert all(each in (ONE, many) for each in seen)


BROKEN = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b'{"version": "v", "public": "p"}',
    b'{"version": "", "public": "p", "names": {}}',
    b'{"version": "v", "public": 1, "names": {}}',
    '{"version": "v", "public": "p", "names": {"ana": "Ana Lucía Zambrano Oropel"}}'.encode(),
    b'{"version": "v", "public": "p", "names": {"~0123456789abcdef": " "}}',
    b'{"version": "v", "public": "p", "names": {"~0123456789abcdef": ["Zambrano"]}}',
    b'{"version": "v", "public": "p", "names": {"~0123456789abcdef": "Zambrano"',
]


@pytest.mark.parametrize("body", BROKEN)
def test_a_broken_file_is_said_so_and_names_nobody(tmp_path: Path, body: bytes) -> None:
    """The file and what to do, Spanish first; not a word of what stands in it, in the traceback either."""
    path = tmp_path / NAMES
    path.write_bytes(body)
    with pytest.raises(StoreError) as caught:
        read_handover(path)
    spanish, english = str(caught.value).splitlines()
    assert str(path) in spanish
    assert "dañado" in spanish
    assert "damaged" in english
    assert "Zambrano" not in "".join(traceback.format_exception(caught.value))


def test_a_file_that_cannot_be_read_or_written_is_said_so(tmp_path: Path) -> None:
    """A directory in its place, or none to write in."""
    (tmp_path / NAMES).mkdir()
    with pytest.raises(StoreError, match=r"es una carpeta[^\n]*\n[^\n]*it is a folder"):
        read_handover(tmp_path / NAMES)
    with pytest.raises(StoreError, match=r"no existe[^\n]*\n[^\n]*it is not there"):
        write_handover(tmp_path / "nowhere" / NAMES, ONE)


def test_a_repr_shows_no_name() -> None:
    """It may end up in a log."""
    assert "Zambrano" not in repr(ONE)
