"""A key is in a file of its owner's, or in memory until the machine is switched off, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from monitor.errors import KeyringError
from monitor.keys import Keyring, drop, held, hold, keyring_for, read_key_file
from monitor.keys.place import CREDENTIAL, file_system
from monitor.keys.written import write_key_file
from tests.keys.rings import NEW, OLD, OTHER

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
25 24 0:23 / /dev/shm rw,nosuid shared:4 - tmpfs tmpfs rw,size=24684084k
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
31 27 0:40 / /mnt/una\\040carpeta rw - ramfs none rw
"""


def key_file(path: Path, *secrets: int, bits: int = 0o600) -> Path:
    """A key file with the keys of those numbers."""
    path.write_text(write_key_file([{1: OLD, 2: NEW, 3: OTHER}[number] for number in secrets]), "utf-8")
    path.chmod(bits)
    return path


def keys(ring: Keyring | None) -> object:
    """The secrets of a ring, or None."""
    return None if ring is None else ring.secrets


# --- in a file ------------------------------------------------------------------------------------------------------


def test_a_key_file_makes_a_ring(tmp_path: Path) -> None:
    """Newest first."""
    assert keys(read_key_file(key_file(tmp_path / "key", 2, 1))) == (NEW, OLD)


def test_mode_file_reads_the_file(tmp_path: Path) -> None:
    """Whatever is held in memory; without the file it is an error, never "locked"."""
    file, run_dir = key_file(tmp_path / "key", 2), tmp_path / "run"
    hold(run_dir, [OTHER], anywhere=True)
    assert keys(keyring_for("file", file, run_dir, {})) == (NEW,)
    file.chmod(0o640)
    with pytest.raises(KeyringError, match="chmod 600"):
        keyring_for("file", file, run_dir, {})
    file.unlink()
    with pytest.raises(KeyringError, match="faro key new"):
        keyring_for("file", file, run_dir, {})


def test_a_credential_takes_the_place_of_the_file(tmp_path: Path) -> None:
    """systemd's copy, whose mode shows its own guard (0440), is read unless it is missing or blank."""
    file, folder = key_file(tmp_path / "key", 1), tmp_path / "credentials"
    folder.mkdir()
    environ = {"CREDENTIALS_DIRECTORY": str(folder)}
    assert keys(keyring_for("file", file, tmp_path, environ)) == (OLD,)
    (folder / CREDENTIAL).write_text("\n", "utf-8")
    assert keys(keyring_for("file", file, tmp_path, environ)) == (OLD,)
    key_file(folder / CREDENTIAL, 2, bits=0o440)
    assert keys(keyring_for("file", file, tmp_path, environ)) == (NEW,)
    assert keys(keyring_for("file", file, tmp_path, {"CREDENTIALS_DIRECTORY": ""})) == (OLD,)
    assert keyring_for("typed", file, tmp_path / "run", environ, anywhere=True) is None


# --- in memory ------------------------------------------------------------------------------------------------------


def test_nothing_held_is_locked(tmp_path: Path) -> None:
    """None, whether or not the directory is there."""
    assert held(tmp_path) is None
    assert held(tmp_path / "run") is None
    assert keyring_for("typed", tmp_path / "key", tmp_path / "run", {}) is None


def test_what_is_held_is_private(tmp_path: Path) -> None:
    """The directory is made for its owner alone, the file too, and nothing is left beside it."""
    run_dir = tmp_path / "run"
    hold(run_dir, [NEW, OLD], anywhere=True)
    assert keys(held(run_dir, anywhere=True)) == (NEW, OLD)
    assert run_dir.stat().st_mode & 0o777 == 0o700
    assert [(path.name, path.stat().st_mode & 0o777) for path in run_dir.iterdir()] == [("key", 0o600)]
    hold(run_dir, [OTHER], anywhere=True)
    assert keys(keyring_for("typed", tmp_path / "no", run_dir, {}, anywhere=True)) == (OTHER,)


def test_what_is_held_can_be_dropped(tmp_path: Path) -> None:
    """With what a kill left half-written, and whether or not there was any; other files stay."""
    hold(tmp_path, [NEW], anywhere=True)
    (tmp_path / ".key-0123").touch()
    (tmp_path / "names").touch()
    assert drop(tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "names"]
    assert not drop(tmp_path)
    assert not drop(tmp_path / "nowhere")
    (tmp_path / "key").mkdir()
    with pytest.raises(KeyringError, match="No se puede usar"):
        drop(tmp_path)


def test_a_held_file_open_to_others_is_refused(tmp_path: Path) -> None:
    """As one on disk is."""
    hold(tmp_path, [NEW], anywhere=True)
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(KeyringError, match="chmod 600"):
        held(tmp_path, anywhere=True)


def test_the_owner_of_the_directory_can_read_what_root_holds(tmp_path: Path) -> None:
    """`sudo faro unlock` leaves the key to the service's own user."""
    run_dir = tmp_path / "run"
    run_dir.mkdir()
    owner = 12345 if os.geteuid() == 0 else os.geteuid()
    os.chown(run_dir, owner, -1)
    hold(run_dir, [NEW], anywhere=True)
    assert (run_dir / "key").stat().st_uid == owner


def test_a_disk_is_no_memory() -> None:
    """A directory on any other file system is refused, by name, before anything is written."""
    with pytest.raises(KeyringError) as caught:
        hold(Path("/proc"), [NEW])
    assert "«proc»" in str(caught.value).splitlines()[0]
    assert "“proc”" in str(caught.value).splitlines()[1]


def test_memory_is_memory() -> None:
    """On the tmpfs that every Linux has, no permission is needed."""
    run_dir = Path(f"/dev/shm/test-{os.getpid()}")
    try:
        hold(run_dir, [NEW])
        assert keys(held(run_dir)) == (NEW,)
    finally:
        drop(run_dir)
        run_dir.rmdir()


def test_a_directory_that_others_write_to_is_refused(tmp_path: Path) -> None:
    """Somebody else could put a key of theirs there."""
    run_dir = tmp_path / "run"
    run_dir.mkdir()
    run_dir.chmod(0o777)
    with pytest.raises(KeyringError, match="chmod go-w"):
        hold(run_dir, [NEW], anywhere=True)
    assert list(run_dir.iterdir()) == []
    run_dir.chmod(0o750)  # systemd's, whose group reads the names that collect looks for
    hold(run_dir, [NEW], anywhere=True)


def test_a_directory_of_a_stranger_is_refused(tmp_path: Path) -> None:
    """Where anybody may make a directory (/dev/shm), root takes only root's, and anybody only root's or their own."""
    run_dir = tmp_path / "run"
    run_dir.mkdir(mode=0o755)
    tmp_path.chmod(0o1777)
    if os.geteuid() == 0:
        os.chown(run_dir, 12345, -1)
        with pytest.raises(KeyringError, match="otro usuario"):
            hold(run_dir, [NEW], anywhere=True)
        os.chown(run_dir, 0, -1)
    hold(run_dir, [NEW], anywhere=True)
    assert keys(held(run_dir, anywhere=True)) == (NEW,)


def test_a_link_or_a_file_is_no_directory(tmp_path: Path) -> None:
    """In a folder that anybody writes to, it may lead to a stranger's."""
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    (tmp_path / "file").touch()
    for wrong in ("link", "file"):
        with pytest.raises(KeyringError, match="carpeta de verdad"):
            hold(tmp_path / wrong, [NEW], anywhere=True)
    with pytest.raises(KeyringError, match="No se puede usar"):
        hold(tmp_path / "file" / "below", [NEW], anywhere=True)


@pytest.mark.parametrize(
    ("device", "kind"), [((0, 23), "tmpfs"), ((254, 0), "ext4"), ((0, 40), "ramfs"), ((0, 21), "proc"), ((9, 9), "")]
)
def test_the_kernel_says_what_a_file_system_is(device: tuple[int, int], kind: str) -> None:
    """By device number, so that bind mounts and names with spaces do not matter."""
    assert file_system(os.makedev(*device), MOUNTS) == kind
