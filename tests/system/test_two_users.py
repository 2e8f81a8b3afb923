"""The data directory with its real users: collect cannot see who is told, and each reads what the other wrote."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import ROOT
from tests.system.other_user import OtherUser

pytestmark = pytest.mark.system

#: A user who is neither of the two, in no group of theirs.
STRANGER = 65534


@dataclass(frozen=True, slots=True)
class Place:
    """The directories as the installer makes them, and processes of each user."""

    root: Path
    start: Callable[[str], OtherUser]

    @property
    def data(self) -> Path:
        """/var/lib/faro."""
        return self.root / "var/lib/faro"


@pytest.fixture
def place() -> Iterator[Place]:
    """The layout made by systemd from the shipped files, in a directory that any user may enter, with secrets in it."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        root = Path(name)
        root.chmod(0o755)
        for part in ("etc", "etc/faro"):
            (root / part).mkdir()
        for secret in ("config.toml", "telegram-token", "key"):
            (root / "etc/faro" / secret).write_text(secret, encoding="utf-8")
        for command in (("systemd-sysusers",), ("systemd-tmpfiles", "--create")):
            conf = ROOT / f"systemd/faro.{command[0].removeprefix('systemd-')}.conf"
            subprocess.run((*command, f"--root={root}", conf), check=True, capture_output=True, timeout=30)
        users = {
            line.split(":")[0]: (int(line.split(":")[2]), int(line.split(":")[3]))
            for line in (root / "etc/passwd").read_text(encoding="utf-8").splitlines()
        }
        users["stranger"] = (STRANGER, STRANGER)

        def start(who: str) -> OtherUser:
            return stack.enter_context(OtherUser(*users[who]))

        yield Place(root, start)


def test_collect_cannot_see_who_is_told(place: Place) -> None:
    """Collect may not list people/, nor read, make or guess a file in it; notify may."""
    collect, notify = place.start("faro-collect"), place.start("faro-notify")
    people = place.data / "people"
    assert notify.ask("make", people / "people.db") == "done"
    assert collect.ask("list", people) == "EACCES"
    assert collect.ask("text", people / "people.db") == "EACCES"
    assert collect.ask("make", people / "other.db") == "EACCES"
    assert notify.ask("list", people) == "people.db"


def test_the_secrets_are_roots_alone(place: Place) -> None:
    """Neither user can read the token or the key on disk; both read the config, and neither writes it."""
    for who in ("faro-collect", "faro-notify"):
        user = place.start(who)
        for secret in ("telegram-token", "key"):
            assert user.ask("text", place.root / "etc/faro" / secret) == "EACCES", who
        assert user.ask("text", place.root / "etc/faro/config.toml") == "config.toml"
        assert user.ask("make", place.root / "etc/faro/config.toml") == "EACCES"
        assert user.ask("make", place.root / "etc/faro/watchlists/other.toml") == "EACCES"


def test_a_stranger_sees_nothing(place: Place) -> None:
    """Any other user of the machine can neither list nor read anything of Faro's."""
    collect, stranger = place.start("faro-collect"), place.start("stranger")
    assert collect.ask("own", place.data / "news.db") == "done"
    assert stranger.ask("list", place.data) == "EACCES"
    assert stranger.ask("text", place.data / "news.db") == "EACCES"
    assert stranger.ask("list", place.root / "etc/faro") == "EACCES"
    assert stranger.ask("text", place.root / "etc/faro/config.toml") == "EACCES"


@pytest.mark.parametrize(
    ("file", "owner", "reader"),
    [("news.db", "faro-collect", "faro-notify"), ("desk.db", "faro-notify", "faro-collect")],
)
def test_each_reads_the_other_with_either_stopped(place: Place, file: str, owner: str, reader: str) -> None:
    """A reader opens and reads while the owner runs, after it was killed, after it stopped; and the owner goes on."""
    path = place.data / file
    writing, reading = place.start(owner), place.start(reader)
    assert writing.ask("own", path) == "done"
    assert reading.ask("open", path) == "done"
    last = writing.ask("write", path)
    assert reading.ask("read", path) == last

    # The owner is killed: its write-ahead log stays, and is read by one that was open and by one that opens now.
    last = writing.ask("write", path)
    writing.kill()
    assert reading.ask("read", path) == last
    reading.kill()
    reading = place.start(reader)
    assert reading.ask("open", path) == "done"
    assert reading.ask("read", path) == last

    # The owner comes back while the reader, who has made the log's index, goes on.
    writing = place.start(owner)
    assert writing.ask("own", path) == "done"
    last = writing.ask("write", path)
    assert reading.ask("read", path) == last

    # Both end in order, the owner last, which takes the log away. Then the reader begins alone and makes a new one, and
    # the owner writes in what is the other user's.
    assert reading.ask("close", path) == "done"
    assert writing.ask("close", path) == "done"
    log = path.with_name(f"{file}-wal")
    assert not log.exists()
    assert reading.ask("open", path) == "done"
    assert reading.ask("read", path) == last
    assert writing.ask("own", path) == "done"
    assert log.stat().st_uid != path.stat().st_uid
    last = writing.ask("write", path)
    assert reading.ask("read", path) == last
    reading.kill()
    assert writing.ask("write", path) not in {last, ""}
    assert place.start(reader).ask("open", path) == "done"
