"""What is encrypted cannot be read without the key, is not mixed with another's, and can be given another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import KeyringError
from monitor.keys import Keyring
from monitor.model import Reply
from monitor.store.effects import FollowName, OfferName, Say
from monitor.store.people import People
from tests.keys.rings import BOTH, NEWER, OLDER, STRANGER
from tests.store.samples import (
    CHAT,
    EPOCH,
    NOW,
    OWN,
    OWN_NAME,
    act,
    chat,
    people_with_key,
    story,
    wrote,
)
from tests.store.test_subscribers import replies
from tests.store.test_transactions import everything

#: What a thief would look for, in whatever form it might stand in a file.
TYPED = "Domitila Urrutia de la Concha"
SECRETS = [CHAT, OWN_NAME, TYPED, "clave de prueba", "frase privada"]


def fill(people: People) -> None:
    """Something in every encrypted column."""
    chat(people, "zoraida")
    act(people, FollowName(OWN, OWN_NAME), OfferName("~00000000000000bb", TYPED))
    act(people, Say(Reply("candidates", items=("clave de prueba",))))
    people.store_updates([wrote(5, argument="clave de prueba")], NOW)
    one = replace(story("own"), subject_id=OWN)
    claim = replace(one.lead.claim, quote=f"frase privada de {OWN_NAME}")
    people.record((), (EPOCH, 1), NOW, stories=[replace(one, lead=replace(one.lead, claim=claim))])


def seen(folder: Path) -> list[str]:
    """What of SECRETS stands in the files, plainly or as JSON writes it."""
    raw = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    forms = {word: (word.encode(), word.encode("utf-16-le"), ascii(word)[1:-1].encode()) for word in SECRETS}
    return [word for word, written in forms.items() if any(form in raw for form in written)]


def test_no_address_no_name_and_no_word_stands_in_the_file(tmp_path: Path) -> None:
    """Neither in the file nor in its log, before a checkpoint or after."""
    with people_with_key(tmp_path / "people.db") as people:
        fill(people)
        assert (tmp_path / "people.db-wal").stat().st_size
        assert seen(tmp_path) == []
        people.checkpoint()
        assert seen(tmp_path) == []
        (tmp_path / "plain").write_text(OWN_NAME, "utf-8")
        assert seen(tmp_path) == [OWN_NAME]


def test_the_same_text_is_never_encrypted_twice_in_the_same_way(tmp_path: Path) -> None:
    """Two people who follow one name cannot be told to."""
    with people_with_key(tmp_path / "people.db") as people:
        chat(people)
        act(people, FollowName(OWN, OWN_NAME), FollowName("~00000000000000bb", OWN_NAME))
        one, other = people._rows("SELECT name FROM names")
        assert one["name"] != other["name"]


@pytest.mark.parametrize(
    ("made", "opened"), [(NEWER, STRANGER), (NEWER, OLDER), (OLDER, NEWER)], ids=["stranger", "older", "newer"]
)
def test_another_key_is_refused_and_changes_nothing(made: Keyring, opened: Keyring, tmp_path: Path) -> None:
    """Whoever types the key of something else is told so at once."""
    path = tmp_path / "people.db"
    with people_with_key(path, made) as people:
        assert people.key_mark() is None
        fill(people)
        assert people.key_mark() == made.mark
        before = everything(people)
    with pytest.raises(KeyringError, match="no es la de estos datos"):
        people_with_key(path, opened)
    with people_with_key(path, made) as people:
        assert everything(people) == before


def test_a_ring_that_holds_the_right_key_uses_it(tmp_path: Path) -> None:
    """A rotation that was cut short left the old key in force: it is read and written with that one."""
    path = tmp_path / "people.db"
    with people_with_key(path, OLDER) as people:
        fill(people)
    with people_with_key(path, BOTH) as people:
        assert people.keyring.mark == OLDER.mark
        assert people.names() == {OWN: OWN_NAME}
        assert people.person("telegram", CHAT) is not None


def state(people: People) -> tuple[object, ...]:
    """Everything that can be read with the key."""
    return (
        people.person("telegram", CHAT),
        people.names(),
        people.private_stories(),
        people.waiting_updates(10),
        replies(people),
        [row.address for row in people.due_deliveries(NOW, 10)],
    )


def test_a_new_key_reads_everything_and_the_old_one_nothing(tmp_path: Path) -> None:
    """After a rotation the old key is worth nothing, and collect is asked to seal anew."""
    path = tmp_path / "people.db"
    with people_with_key(path, OLDER) as people:
        fill(people)
        before, version = state(people), people.names_version()
    with People.open(path) as people:
        people.rekey(OLDER, NEWER)
        assert people.clean
        assert state(people) == before
        assert people.names_version() > version
        assert people.key_mark() == NEWER.mark
    with pytest.raises(KeyringError):
        people_with_key(path, OLDER)
    with people_with_key(path, NEWER) as people:
        assert state(people) == before
        assert chat(people).id == people._one("SELECT id FROM subscribers")["id"]


SPOILS: dict[str, Callable[[People], object]] = {
    "a row of another key": lambda people: people._run("UPDATE names SET name = x'00'"),
    "a disk that fails": lambda people: people.db.execute(
        "CREATE TRIGGER broken BEFORE UPDATE ON subscribers WHEN new.lookup <> old.lookup BEGIN "
        "SELECT RAISE(ABORT, 'broken on purpose'); END"
    ),
}


@pytest.mark.parametrize("what", SPOILS)
def test_a_rotation_that_fails_leaves_everything_with_the_old_key(what: str) -> None:
    """Not half of the people with one key and half with another; what was open works on."""
    with people_with_key(keyring=OLDER) as people:
        fill(people)
        SPOILS[what](people)
        before = everything(people)
        with pytest.raises(Exception, match=r"otra clave|on purpose"):
            people.rekey(OLDER, NEWER)
        assert everything(people) == before
        assert people.keyring.mark == OLDER.mark
        assert people.due_deliveries(NOW, 1)[0].address == CHAT
        assert len(people.waiting_updates(10)) == 1


def test_only_the_key_in_force_can_be_changed() -> None:
    """Whoever names the wrong old key is refused."""
    with people_with_key(keyring=OLDER) as people:
        fill(people)
        with pytest.raises(KeyringError):
            people.rekey(STRANGER, NEWER)
        assert people.keyring.mark == OLDER.mark
