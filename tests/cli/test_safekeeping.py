"""faro check looks at the key and the token: there, closed to others, and those that the service needs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.cli import codes
from monitor.config import load_config
from monitor.config.files import Files
from monitor.keys import Keyring, Secret, hold, write_secret
from monitor.locale import translator
from monitor.model import Incoming
from monitor.store.desk import Desk
from monitor.store.people import People
from tests.cli.calling import Faro

OURS, OTHER = Secret(bytes([1]) * 32), Secret(bytes([2]) * 32)
MEMORY = Path("/dev/shm")


@dataclass
class Kept:
    """A folder with a bot, whose notify was heard of a moment ago; key and token are there."""

    faro: Faro
    run_dir: Path

    def __post_init__(self) -> None:
        self.faro.spoil('token_file = ""', 'token_file = "secrets/token"')
        self.faro.spoil('dir = ""', f'dir = "{self.run_dir}"')
        (self.faro.folder / "secrets").mkdir(mode=0o700)
        self.put("key", write_secret(OURS))
        self.put("token", "123:abc")
        with Desk.open(self.files.desk, owner=True) as desk:
            desk.set_health("notify", "{}", datetime.now(UTC))

    @property
    def files(self) -> Files:
        """Its databases."""
        return Files(load_config(self.faro.config).data_dir)

    def file(self, name: str) -> Path:
        """A secret's file."""
        return self.faro.folder / "secrets" / name

    def put(self, name: str, body: str) -> None:
        """A secret in its file."""
        self.file(name).write_text(f"{body}\n", "utf-8")
        self.file(name).chmod(0o600)

    def encrypt(self, secret: Secret = OURS) -> None:
        """Somebody has written to the bot, under this key."""
        with People.open(self.files.people, keyring=Keyring([secret])) as people:
            people.store_updates([Incoming(1, "43", private=True, command="start")], datetime.now(UTC))

    def typed(self) -> None:
        """The key is on paper."""
        self.file("key").unlink()
        self.faro.spoil('mode = "file"', 'mode = "typed"')


@pytest.fixture
def kept(faro: Faro) -> Iterator[Kept]:
    """With a folder in memory, gone afterwards."""
    run_dir = Path(tempfile.mkdtemp(prefix="faro-test-", dir=MEMORY))
    yield Kept(faro, run_dir)
    shutil.rmtree(run_dir)


@pytest.mark.parametrize("data", [False, True], ids=["before the first start", "with data"])
def test_what_is_as_it_should_be_is_in_order(kept: Kept, data: bool) -> None:
    """Key and token are there, private, and the key is that of the data."""
    if data:
        kept.encrypt()
    answer = kept.faro.here("check")
    assert (answer.code, answer.out.splitlines()[0][:13]) == (codes.OK, "Todo en orden")


def lose_the_key(kept: Kept) -> None:
    """Before anybody wrote."""
    kept.file("key").unlink()


def lose_the_key_of_data(kept: Kept) -> None:
    """And with it what is encrypted."""
    kept.encrypt()
    kept.file("key").unlink()


def open_the_key(kept: Kept) -> None:
    """To everybody."""
    kept.file("key").chmod(0o644)


def change_the_key(kept: Kept) -> None:
    """For one that opens nothing."""
    kept.encrypt()
    kept.put("key", write_secret(OTHER))


def garble_the_key(kept: Kept) -> None:
    """One sign is another."""
    kept.put("key", write_secret(OURS)[:-1] + "Z")


def type_another(kept: Kept) -> None:
    """Well written, and of other data."""
    kept.encrypt()
    kept.typed()
    hold(kept.run_dir, [OTHER])


def lose_the_token(kept: Kept) -> None:
    """Its file is gone."""
    kept.file("token").unlink()


def empty_the_token(kept: Kept) -> None:
    """Its file is there."""
    kept.put("token", "")


def a_folder_for_a_token(kept: Kept) -> None:
    """Somebody's mistake."""
    lose_the_token(kept)
    kept.file("token").mkdir()


@pytest.mark.parametrize(
    ("spoil", "spanish", "english"),
    [
        (lose_the_key, "No existe el archivo de clave", "There is no key file"),
        (lose_the_key_of_data, "copia en papel", "paper copy"),
        (open_the_key, "chmod 600", "chmod 600"),
        (change_the_key, "no es la de estos datos", "not the one of these data"),
        (garble_the_key, "grupo 13", "group 13"),
        (type_another, "no es la de estos datos", "not the one of these data"),
        (lose_the_token, "token del bot, no existe", "it is not there"),
        (empty_the_token, "no hay ninguno", "there is none"),
        (a_folder_for_a_token, "es una carpeta", "it is a folder"),
    ],
)
def test_what_is_amiss_is_unhealthy_and_says_what_to_do(
    kept: Kept, spoil: Callable[[Kept], None], spanish: str, english: str
) -> None:
    """One line each, in the operator's language, and no word of all being in order."""
    spoil(kept)
    for language, words in (("es", spanish), ("en", english)):
        kept.faro.language = language
        answer = kept.faro.here("check")
        assert answer.code == codes.UNHEALTHY
        first, *lines = answer.out.splitlines()
        assert first.startswith(translator(language)("cli.check.unhealthy", sources=0, subjects=0, followers=0)[:20])
        assert sum(words in line for line in lines) == 1
        data = kept.faro.here("check", "--json")
        assert data.code == codes.UNHEALTHY
        assert isinstance(data.data, dict)
        assert len(data.data["alarms"]) == 1
        assert words in data.data["alarms"][0]
        assert ":0:" not in data.data["alarms"][0]


@pytest.mark.parametrize("data", [False, True])
def test_a_key_that_nobody_typed_yet_is_no_fault_of_the_place(kept: Kept, data: bool) -> None:
    """notify waits for it, and raises the alarm."""
    if data:
        kept.encrypt()
    kept.typed()
    assert kept.faro.here("check").code == codes.OK


def test_where_there_is_nothing_to_hide_no_key_is_missed(faro: Faro) -> None:
    """The terminal alone needs neither key nor token."""
    assert faro.here("check").code == codes.OK


def test_data_of_a_bot_that_is_no_more_still_need_their_key(kept: Kept) -> None:
    """They are kept, and may be needed again."""
    kept.encrypt()
    kept.file("key").unlink()
    kept.faro.spoil('token_file = "secrets/token"', 'token_file = ""')
    answer = kept.faro.here("check")
    assert answer.code == codes.UNHEALTHY
    assert str(kept.file("key")) in answer.out
