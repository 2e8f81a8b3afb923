"""The key on the command line: made, shown, typed in, changed, and never lost or left behind by a kill."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from monitor.cli import codes, keying
from monitor.cli.keying import Keyboard
from monitor.config import Config
from monitor.errors import BusyError, KeyringError, StoreError
from monitor.keys import Keyring, Secret, held, hold, parse_secret, read_key_file, write_secret
from monitor.keys.written import write_key_file
from monitor.locale import Texts, translator

TEXTS = translator("es")
OLD, NEW, OTHER = (Secret(bytes([number]) * 32) for number in (1, 2, 3))


class Killed(BaseException):
    """The process is gone, as far as anything written is concerned."""


@dataclass
class People:
    """people.db as these commands see it: the mark of its key, one sealed contact, and one transaction at a time.

    ``busy`` is a service at work, ``fails`` is raised instead of the transaction, ``dies`` right after it.
    """

    secret: Secret | None = None
    contact: bytes = b""
    busy: bool = False
    fails: Exception | None = None
    dies: bool = False
    rekeyed: int = 0

    def __post_init__(self) -> None:
        if self.secret is not None:
            self.contact = Keyring([self.secret]).seal("telegram:123")

    @property
    def mark(self) -> str:
        """The mark of the key that the contact is sealed with; "" if there is none."""
        return Keyring([self.secret]).mark if self.secret else ""

    def key_mark(self, _: Config) -> str | None:
        """The same, as the commands ask for it."""
        return self.mark or None

    @contextmanager
    def alone(self, _: Config) -> Iterator[None]:
        """Keep the service away."""
        if self.busy:
            raise BusyError("ocupado")
        yield

    def rekey(self, _: Config, old: Keyring, new: Keyring) -> None:
        """Seal the contact anew; the rings are led by the keys it had and is to have."""
        if self.fails:
            raise self.fails
        if self.secret is None:
            return
        assert (old.mark, new.secrets) == (self.mark, new.secrets[:1])
        text = old.open(self.contact)
        self.secret, self.contact = new.secrets[0], new.seal(text)
        self.rekeyed += 1
        if self.dies:
            self.dies = False
            raise Killed


@dataclass
class Typist:
    """Somebody at the keyboard, who types ``lines`` and is asked at most ``tries`` times."""

    lines: list[str]
    tries: int = 3
    asked: list[str] = field(default_factory=list)

    def __call__(self, prompt: str) -> str:
        """The next line."""
        self.asked.append(prompt)
        return self.lines.pop(0)

    @property
    def keyboard(self) -> Keyboard:
        """What the commands are handed."""
        return Keyboard(self, self.tries)


@dataclass
class Desk:
    """A folder with a config, and the commands in it."""

    folder: Path
    mode: str

    def __post_init__(self) -> None:
        self.config.write_text(f'[keys]\nmode = "{self.mode}"\nfile = "secrets/key"\n[run]\ndir = "run"\n', "utf-8")

    @property
    def config(self) -> Path:
        """Its config.toml."""
        return self.folder / "config.toml"

    @property
    def file(self) -> Path:
        """Where its key file is."""
        return self.folder / "secrets" / "key"

    @property
    def run_dir(self) -> Path:
        """Where a typed key is held."""
        return self.folder / "run"

    @property
    def kept(self) -> tuple[Secret, ...]:
        """The keys that are there now."""
        if self.mode == "file":
            return read_key_file(self.file).secrets
        ring = held(self.run_dir, anywhere=True)
        return ring.secrets if ring else ()

    def keep(self, *secrets: Secret) -> None:
        """Put keys there."""
        if self.mode == "typed":
            hold(self.run_dir, secrets, anywhere=True)
            return
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(write_key_file(secrets), "utf-8")
        self.file.chmod(0o600)

    def unlock(self, people: People, typist: Typist, texts: Texts = TEXTS) -> int:
        """``faro unlock``."""
        return keying.unlock(self.config, texts, people.key_mark, typing=typist.keyboard, anywhere=True)

    def new(self, people: People) -> int:
        """``faro key new``."""
        return keying.key_new(self.config, TEXTS, people.key_mark, people.alone, anywhere=True)

    def show(self, people: People, environ: dict[str, str] | None = None) -> int:
        """``faro key show``."""
        return keying.key_show(self.config, TEXTS, people.key_mark, environ=environ or {}, anywhere=True)

    def rotate(self, people: People, typing: Keyboard | None = None, environ: dict[str, str] | None = None) -> int:
        """``faro key rotate``."""
        return keying.key_rotate(
            self.config,
            TEXTS,
            people.key_mark,
            people.rekey,
            people.alone,
            typing=typing or Keyboard(lambda _: write_secret(self.kept[0]), 1),  # from the paper
            environ=environ or {},
            anywhere=True,
        )


@pytest.fixture
def in_file(tmp_path: Path) -> Desk:
    """A key in a file."""
    return Desk(tmp_path, "file")


@pytest.fixture
def typed(tmp_path: Path) -> Desk:
    """A key on paper."""
    return Desk(tmp_path, "typed")


@pytest.fixture(params=["file", "typed"])
def either(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """Both ways."""
    return Desk(tmp_path, request.param)


def copied(out: str) -> Secret:
    """The key as somebody would copy it from the screen."""
    return parse_secret("".join(line for line in out.splitlines() if line.startswith("    ")))


# --- unlock ---------------------------------------------------------------------------------------------------------


def test_the_right_key_is_held(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what happens now, and the key itself is not shown."""
    typist = Typist([write_secret(OLD).lower().replace("-", " ")])
    assert typed.unlock(People(OLD), typist) == codes.OK
    assert typed.kept == (OLD,)
    out, err = capsys.readouterr()
    assert out.startswith("Clave correcta.")
    assert (len(out.splitlines()), err) == (1, "")
    assert write_secret(OLD)[:5] not in out


def test_the_first_key_is_taken(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is encrypted yet, any key that is well written is the one."""
    assert typed.unlock(People(), Typist([write_secret(NEW)]), translator("en")) == codes.OK
    assert typed.kept == (NEW,)
    assert capsys.readouterr().out.startswith("Nothing is encrypted yet")


@pytest.mark.parametrize(
    ("line", "said"),
    [(write_secret(OTHER), "no es la de estos datos"), (write_secret(OLD)[:-1], "grupo 13"), ("", "ninguna clave")],
)
def test_a_wrong_key_is_not_held(typed: Desk, line: str, said: str) -> None:
    """Another key, a mistyped one, or none: an error in both languages, and nothing in memory."""
    with pytest.raises(KeyringError, match=said) as caught:
        typed.unlock(People(OLD), Typist([line], tries=1))
    assert len(str(caught.value).splitlines()) == 2
    assert typed.kept == ()
    assert list(typed.run_dir.iterdir()) == []


def test_a_mistake_may_be_typed_again(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is explained; after three the command ends."""
    mistyped = write_secret(OLD)[:-1] + ("0" if write_secret(OLD)[-1] != "0" else "1")
    typist = Typist([mistyped, write_secret(OTHER), write_secret(OLD)])
    assert typed.unlock(People(OLD), typist) == codes.OK
    assert len(typist.asked) == 3
    said = capsys.readouterr().err
    assert "grupo 13" in said
    assert "no es la de estos datos" in said
    with pytest.raises(KeyringError):
        typed.unlock(People(OLD), Typist([mistyped] * 3))
    assert typed.kept == (OLD,)  # what was held before is not taken away


def test_a_place_that_keeps_nothing_secret_is_refused_first(typed: Desk) -> None:
    """Nobody is asked for a key that could not be held."""
    typed.run_dir.mkdir()
    typed.run_dir.chmod(0o777)
    typist = Typist([write_secret(OLD)])
    with pytest.raises(KeyringError, match="chmod"):
        typed.unlock(People(OLD), typist)
    assert typist.asked == []


def test_a_key_in_a_file_needs_no_typing(in_file: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """It says where the key is."""
    assert in_file.unlock(People(OLD), Typist([])) == codes.USAGE
    assert str(in_file.file) in capsys.readouterr().err


UNLOCK = """
import sys
from pathlib import Path
from monitor.cli import keying
from monitor.locale import translator
keying.unlock(Path(sys.argv[1]), translator("en"), lambda _: None, anywhere=True)
"""


def seen_until(terminal: int, words: bytes) -> bytes:
    """What appears on the terminal until ``words`` do; 20 seconds of silence fail the test."""
    seen = b""
    while words not in seen:
        assert select.select([terminal], [], [], 20)[0], seen
        seen += os.read(terminal, 1000)
    return seen


def test_nothing_typed_is_shown(typed: Desk) -> None:
    """On a real terminal the prompt is there and the key is not."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", UNLOCK, str(typed.config)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        seen = seen_until(ours, b"while you type")
        os.write(ours, write_secret(NEW).encode() + b"\n")
        seen += seen_until(ours, b"Nothing is encrypted yet")
        assert process.wait(timeout=20) == 0
    os.close(ours)
    assert typed.kept == (NEW,)
    assert write_secret(NEW)[:5].encode() not in seen


def test_a_key_may_come_down_a_pipe(typed: Desk) -> None:
    """Without a terminal, one line of standard input is read, once."""
    command = [sys.executable, "-c", UNLOCK, str(typed.config)]
    done = subprocess.run(
        command, input=f"{write_secret(NEW)}\n", text=True, capture_output=True, timeout=20, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert typed.kept == (NEW,)


# --- new and show ---------------------------------------------------------------------------------------------------


def test_a_new_key_is_written_and_shown(in_file: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is private, and what is shown is what is in it."""
    assert in_file.new(People()) == codes.OK
    out = capsys.readouterr().out
    assert in_file.kept == (copied(out),)
    assert in_file.file.stat().st_mode & 0o777 == 0o600
    assert str(in_file.file) in out
    assert "papel" in out


@pytest.mark.parametrize("people", [People(), People(OLD)], ids=["empty", "encrypted"])
def test_a_key_file_is_never_overwritten(in_file: Desk, people: People) -> None:
    """Whatever it holds."""
    in_file.keep(OLD)
    with pytest.raises(KeyringError, match="no se toca"):
        in_file.new(people)
    assert in_file.kept == (OLD,)


def test_no_second_key_is_made_for_data_that_have_one(either: Desk) -> None:
    """It would open nothing: the paper copy is what is needed."""
    with pytest.raises(KeyringError, match="copia en papel"):
        either.new(People(OLD))
    assert not either.file.exists()


def test_a_typed_key_is_shown_once_and_kept_nowhere(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Two calls make two keys, and no file."""
    shown = []
    for _ in range(2):
        assert typed.new(People()) == codes.OK
        out = capsys.readouterr().out
        shown.append(copied(out))
        assert "faro unlock" in out
    assert shown[0] != shown[1]
    assert list(typed.folder.iterdir()) == [typed.config]


def test_no_key_is_made_while_a_service_runs_without_its_file(
    in_file: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would go on, and encrypt with another than the paper's."""
    with pytest.raises(BusyError):
        in_file.new(People(busy=True))
    assert not in_file.file.exists()
    assert capsys.readouterr().out == ""


def test_no_key_is_made_beside_one_that_is_held(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The next person who writes would be encrypted with the one that was typed."""
    typed.keep(OLD)
    with pytest.raises(KeyringError, match="faro key show"):
        typed.new(People())
    assert typed.kept == (OLD,)
    assert capsys.readouterr().out == ""


def test_a_key_may_be_made_while_the_service_waits_for_it(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """It runs, and nobody has typed one yet."""
    assert typed.new(People(busy=True)) == codes.OK
    assert copied(capsys.readouterr().out)


def test_the_copy_of_the_key_in_force_is_shown(either: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Also while a change of key is half done: the one that opens the data."""
    either.keep(NEW, OLD)
    for people, secret in ((People(OLD), OLD), (People(NEW), NEW), (People(), NEW)):
        assert either.show(people) == codes.OK
        assert copied(capsys.readouterr().out) == secret
    with pytest.raises(KeyringError, match="no es la de estos datos"):
        either.show(People(OTHER))


def test_without_a_key_there_is_no_copy(either: Desk) -> None:
    """Locked, or no file: it says which, and what to do."""
    with pytest.raises(KeyringError, match="faro unlock" if either.mode == "typed" else "faro key new"):
        either.show(People(OLD))


# --- rotate ---------------------------------------------------------------------------------------------------------


def test_a_key_is_changed(either: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Afterwards there is one key, a new one, it opens everything, and its copy was shown."""
    either.keep(OLD)
    people = People(OLD)
    assert either.rotate(people) == codes.OK
    (secret,) = either.kept
    assert secret == copied(capsys.readouterr().out) != OLD
    assert Keyring([secret]).open(people.contact) == "telegram:123"
    assert Keyring([secret]).mark == people.mark


def kill_at_the_keyboard(desk: Desk, people: People) -> None:
    """The machine dies once the new key is in front of the old, before anything is encrypted with it."""

    def dies(_: Config, __: Keyring, ___: Keyring) -> None:
        raise Killed

    with pytest.raises(Killed):
        keying.key_rotate(
            desk.config,
            TEXTS,
            people.key_mark,
            dies,
            people.alone,
            typing=Keyboard(lambda _: write_secret(desk.kept[0]), 1),
            environ={},
            anywhere=True,
        )


def kill_after_the_transaction(desk: Desk, people: People) -> None:
    """The machine dies once everything is encrypted anew, before the old key is gone."""
    people.dies = True
    with pytest.raises(Killed):
        desk.rotate(people)


@pytest.mark.parametrize("kill", [kill_at_the_keyboard, kill_after_the_transaction])
def test_a_change_cut_short_is_completed(
    either: Desk, kill: Callable[[Desk, People], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed at any point the kept keys open the data; the second call finishes with the same new key."""
    either.keep(OLD)
    people = People(OLD)
    kill(either, people)
    first = copied(capsys.readouterr().out)
    assert either.kept == (first, OLD)
    assert Keyring(either.kept).led_by(people.mark).open(people.contact) == "telegram:123"
    assert either.rotate(people) == codes.OK
    assert "a medias" in capsys.readouterr().out
    assert [*either.kept] == [first] == [people.secret]
    assert people.rekeyed == 1


def test_a_service_at_work_stops_a_change(either: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Before a key is made or shown: nobody writes down one that does not count."""
    either.keep(OLD)
    people = People(OLD, busy=True)
    with pytest.raises(BusyError):
        either.rotate(people)
    assert either.kept == (OLD,)
    assert (people.secret, people.rekeyed) == (OLD, 0)
    assert capsys.readouterr() == ("", "")


def test_a_transaction_that_fails_leaves_keys_that_open_the_data(either: Desk) -> None:
    """What it raises is raised; the second call completes the change."""
    either.keep(OLD)
    people = People(OLD, fails=StoreError("lleno"))
    with pytest.raises(StoreError):
        either.rotate(people)
    assert len(either.kept) == 2
    assert people.secret == OLD == either.kept[1]


def test_a_typed_key_is_typed_back_before_it_counts(typed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A paper with a mistake on it changes nothing; the data keep the key before it."""
    typed.keep(OLD)
    people = People(OLD)
    with pytest.raises(KeyringError, match="Corrija el papel"):
        typed.rotate(people, Typist(["2", write_secret(OTHER)], tries=2).keyboard)
    assert (people.secret, people.rekeyed) == (OLD, 0)
    assert "no es una clave" in capsys.readouterr().err
    assert typed.rotate(people) == codes.OK
    assert people.rekeyed == 1


def test_a_key_that_is_not_the_one_changes_nothing(either: Desk) -> None:
    """Another key than the data's is refused before anything is written."""
    either.keep(OTHER)
    with pytest.raises(KeyringError, match="no es la de estos datos"):
        either.rotate(People(OLD))
    assert either.kept == (OTHER,)


def test_a_key_is_changed_before_there_are_data(either: Desk) -> None:
    """Nothing to encrypt anew: the old key is replaced."""
    either.keep(OLD)
    people = People()
    assert either.rotate(people) == codes.OK
    assert len(either.kept) == 1
    assert either.kept != (OLD,)
    assert people.rekeyed == 0


def test_a_credential_is_shown_and_not_changed(in_file: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """systemd's copy cannot be written: the file behind it is where to change it."""
    folder = in_file.folder / "credentials"
    folder.mkdir()
    (folder / "faro-key").write_text(write_key_file([OLD]), "utf-8")
    environ = {"CREDENTIALS_DIRECTORY": str(folder)}
    assert in_file.show(People(OLD), environ) == codes.OK
    assert copied(capsys.readouterr().out) == OLD
    with pytest.raises(KeyringError, match="credencial de systemd"):
        in_file.rotate(People(OLD), environ=environ)


# --- the start of the command ---------------------------------------------------------------------------------------


def test_help_needs_no_cryptography() -> None:
    """`faro --help` stays quick: what needs no key does not load what makes one."""
    program = (
        "import sys; from monitor.cli.app import run; run(['--help'], {}); sys.exit('cryptography' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30, check=False)
    assert done.returncode == 0
