"""A key file is read only if nobody else can read it, and is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from monitor.errors import KeyringError
from monitor.keys.private import LARGEST, read_private, replace, write_new


def mode(path: Path) -> int:
    """The permission bits of ``path``."""
    return path.stat().st_mode & 0o7777


def kept(tmp_path: Path, text: str = "clave\n", bits: int = 0o600) -> Path:
    """A file with those permissions."""
    path = tmp_path / "key"
    path.write_text(text, "utf-8")
    path.chmod(bits)
    return path


@pytest.mark.parametrize("bits", [0o600, 0o400])
def test_a_private_file_is_read(tmp_path: Path, bits: int) -> None:
    """Readable by its owner alone; a byte order mark is no part of the text."""
    assert read_private(kept(tmp_path, "\ufeffclave\n", bits)) == "clave\n"


@pytest.mark.parametrize("bits", [0o640, 0o604, 0o620, 0o601, 0o666])
def test_a_file_open_to_others_is_refused(tmp_path: Path, bits: int) -> None:
    """With its mode and the command that mends it, in both languages; unless systemd guards it."""
    path = kept(tmp_path, bits=bits)
    with pytest.raises(KeyringError) as caught:
        read_private(path)
    first, second = str(caught.value).splitlines()
    assert f"(permisos {bits:04o}). Ejecute: chmod 600 {path}" in first
    assert f"(mode {bits:04o}). Run: chmod 600 {path}" in second
    assert read_private(path, shared=True) == "clave\n"


def test_what_is_no_key_file_is_refused(tmp_path: Path) -> None:
    """Nothing there, a directory, a pipe that nobody writes to, bytes that are no text, or far too many."""
    with pytest.raises(KeyringError, match="No existe"):
        read_private(tmp_path / "key")
    with pytest.raises(KeyringError, match="no es un archivo"):
        read_private(tmp_path)
    os.mkfifo(tmp_path / "pipe", 0o600)
    with pytest.raises(KeyringError, match="no es un archivo"):
        read_private(tmp_path / "pipe")
    path = kept(tmp_path, "x" * (LARGEST + 1))
    with pytest.raises(KeyringError, match="no es un archivo"):
        read_private(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KeyringError, match="no es un archivo"):
        read_private(path)
    with pytest.raises(KeyringError, match="No se puede usar"):
        read_private(path / "below")


def test_a_new_file_is_private_from_its_first_moment(tmp_path: Path) -> None:
    """Mode 0600 under any umask, in a folder made 0700 if there was none, and nothing is left beside it."""
    path = tmp_path / "secrets" / "key"
    before = os.umask(0)
    try:
        write_new(path, "clave\n")
    finally:
        os.umask(before)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    assert path.read_text("utf-8") == "clave\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    """What is there stays, a link that leads nowhere too."""
    path = kept(tmp_path, "vieja\n")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    for there in (path, link):
        with pytest.raises(KeyringError, match="no se toca"):
            write_new(there, "nueva\n")
    assert path.read_text("utf-8") == "vieja\n"
    assert sorted(tmp_path.iterdir()) == [path, link]


def test_replacing_is_one_stroke(tmp_path: Path) -> None:
    """Who has the old file open still reads it whole; the name leads to the new one, private and of the same owner."""
    path = kept(tmp_path, "vieja\n", 0o644)
    owner = 12345 if os.geteuid() == 0 else os.geteuid()
    os.chown(path, owner, -1)
    with path.open(encoding="utf-8") as old:
        replace(path, "nueva\n", like=path, durable=True)
        assert old.read() == "vieja\n"
    assert path.read_text("utf-8") == "nueva\n"
    assert (mode(path), path.stat().st_uid) == (0o600, owner)
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_kill_left_is_swept(tmp_path: Path) -> None:
    """A half-written file may hold a key: the next write removes it, and nothing else."""
    path = kept(tmp_path)
    for name in (".key-0123456789abcdef", ".key", "key-2", ".keys-1"):
        (tmp_path / name).touch()
    replace(path, "nueva\n", like=path, durable=True)
    assert sorted(each.name for each in tmp_path.iterdir()) == [".key", ".keys-1", "key", "key-2"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """No such folder, or a file where a folder should be; nothing is left behind."""
    path = kept(tmp_path)
    for wrong in (tmp_path / "no" / "where" / "key", path / "key"):
        with pytest.raises(KeyringError, match="No se puede usar"):
            write_new(wrong, "clave\n")
        with pytest.raises(KeyringError, match="No se puede usar"):
            replace(wrong, "clave\n", like=path, durable=False)
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(KeyringError, match="No se puede usar"):
        replace(target, "clave\n", like=path, durable=False)
    assert sorted(tmp_path.iterdir()) == [target, path]
