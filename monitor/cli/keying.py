"""Commands about the key: make one, show its paper copy, change it, and type it in after a start."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from monitor.cli import codes
from monitor.cli.show import show
from monitor.config import Config, KeyMode, load_config
from monitor.errors import KeyringError
from monitor.keys import Keyring, Secret, held, hold, keyring_for, new_secret, parse_secret, write_secret
from monitor.keys.place import credential_in, ready
from monitor.keys.private import replace, write_new
from monitor.keys.written import write_key_file
from monitor.locale import Texts

#: The mark of the key that people.db is encrypted with; None if nothing is encrypted yet.
KeyMark = Callable[[Config], str | None]
#: Encrypts people.db anew, from the first keyring to the second, in one transaction that also sets the mark; nothing
#: where there is no people.db yet.
Rekey = Callable[[Config, Keyring, Keyring], None]
#: Keeps the service away meanwhile; BusyError while one runs, for it goes on with the key that it has.
Alone = Callable[[Config], AbstractContextManager[None]]

GROUPS_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Where a key is typed: ``ask`` shows its prompt and returns a line, ``tries`` is how often it may be wrong."""

    ask: Callable[[str], str]
    tries: int


def keyboard() -> Keyboard:
    """The terminal, without echo and with three tries; or one line of standard input where there is no terminal."""
    if sys.stdin.isatty():
        return Keyboard(getpass.getpass, 3)
    return Keyboard(lambda _: sys.stdin.readline(), 1)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where this config keeps its keys. ``anywhere`` (tests) also takes a run-time directory on a disk."""

    config: Config
    environ: Mapping[str, str]
    anywhere: bool

    def read(self, texts: Texts) -> Keyring:
        """The keys that are there; KeyringError if there are none, or nobody has typed one."""
        keys, run_dir = self.config.keys, self.config.run_dir
        ring = keyring_for(keys.mode, keys.file, run_dir, self.environ, anywhere=self.anywhere)
        if ring is None:
            raise KeyringError(texts("cli.key.locked"))
        return ring

    def write(self, ring: Keyring) -> None:
        """Put the keys of ``ring`` in their place, at one stroke."""
        if self.typed:
            hold(self.config.run_dir, ring.secrets, anywhere=self.anywhere)
        else:
            file = self.config.keys.file
            replace(file, write_key_file(ring.secrets), like=file, durable=True)

    @property
    def typed(self) -> bool:
        """Whether the key is on paper alone."""
        return self.config.keys.mode is KeyMode.TYPED


def unlock(
    path: Path, texts: Texts, key_mark: KeyMark, *, typing: Keyboard | None = None, anywhere: bool = False
) -> int:
    """Ask for the key, check it against people.db, and hold it in memory; KeyringError, and nothing held, if wrong."""
    config = load_config(path)
    if config.keys.mode is not KeyMode.TYPED:
        sys.stderr.write(texts("cli.unlock.file", file=str(config.keys.file)) + "\n")
        return codes.USAGE
    ready(config.run_dir, anywhere=anywhere)  # before anybody types 65 characters in vain
    mark = key_mark(config)

    def fits(secret: Secret) -> None:
        if mark is not None:
            Keyring([secret]).led_by(mark)

    secret = _typed(typing or keyboard(), texts("cli.unlock.prompt"), fits)
    hold(config.run_dir, [secret], anywhere=anywhere)
    show(texts("cli.unlock.done" if mark is not None else "cli.unlock.first"))
    return codes.OK


def key_new(path: Path, texts: Texts, key_mark: KeyMark, alone: Alone, *, anywhere: bool = False) -> int:
    """Make a key and show its paper copy; KeyringError if there is one, or there are data encrypted with another.

    A service that waits for its key to be typed may run; one that has a key of its own may not (BusyError).
    """
    config = load_config(path)
    file = config.keys.file
    typed = config.keys.mode is KeyMode.TYPED
    if key_mark(config) is not None and (typed or not os.path.lexists(file)):
        raise KeyringError(texts("cli.key.new.encrypted"))
    if typed:
        if held(config.run_dir, anywhere=anywhere) is not None:
            raise KeyringError(texts("cli.key.new.held"))
        _show_copy(new_secret(), texts)
        show(texts("cli.key.new.typed"))
        return codes.OK
    with alone(config):
        secret = new_secret()
        write_new(file, write_key_file([secret]))
        show(texts("cli.key.new.file", file=str(file)))
        _show_copy(secret, texts)
    return codes.OK


def key_show(
    path: Path,
    texts: Texts,
    key_mark: KeyMark,
    *,
    environ: Mapping[str, str] = os.environ,
    anywhere: bool = False,
) -> int:
    """Show the paper copy of the key that people.db is encrypted with; KeyringError if the key is not at hand."""
    config = load_config(path)
    ring = _Where(config, environ, anywhere).read(texts)
    mark = key_mark(config)
    _show_copy((ring if mark is None else ring.led_by(mark)).secrets[0], texts)
    return codes.OK


def key_rotate(
    path: Path,
    texts: Texts,
    key_mark: KeyMark,
    rekey: Rekey,
    alone: Alone,
    *,
    typing: Keyboard | None = None,
    environ: Mapping[str, str] = os.environ,
    anywhere: bool = False,
) -> int:
    """Change the key; run again after a kill, it completes what was begun.

    At every moment the keys that are kept open people.db: the new one is put in front of the old, the data are
    encrypted anew in one transaction, and only then does the old one go. Where the new key is on paper alone it is
    typed back first. While a service runs nothing is made, shown or written: BusyError. Raises KeyringError, and what
    ``rekey`` raises.
    """
    config = load_config(path)
    where = _Where(config, environ, anywhere)
    if not where.typed and credential_in(environ):
        raise KeyringError(texts("cli.key.rotate.credential"))
    with alone(config):
        return _rotate(where, texts, key_mark, rekey, typing)


def _rotate(where: _Where, texts: Texts, key_mark: KeyMark, rekey: Rekey, typing: Keyboard | None) -> int:
    config = where.config
    ring, mark = where.read(texts), key_mark(config)
    old = ring if mark is None else ring.led_by(mark)
    if len(ring.secrets) == 1:
        ring = Keyring([new_secret(), *ring.secrets])
        where.write(ring)
    else:
        show(texts("cli.key.rotate.again"))
    new = Keyring(ring.secrets[:1])
    if mark != new.mark:
        _show_copy(new.secrets[0], texts)
        if where.typed:
            _type_back(new.secrets[0], texts, typing or keyboard())
        rekey(config, old, new)
    where.write(new)
    show(texts("cli.key.rotate.done"))
    return codes.OK


def _type_back(secret: Secret, texts: Texts, typing: Keyboard) -> None:
    """See that the paper copy is right before anything depends on it; KeyringError if it is not."""

    def same(typed: Secret) -> None:
        if typed != secret:
            raise KeyringError(texts("cli.key.rotate.differs"))

    _typed(typing, texts("cli.key.rotate.prompt"), same)


def _typed(typing: Keyboard, prompt: str, check: Callable[[Secret], None]) -> Secret:
    """The key somebody types, once ``check`` takes it; the KeyringError of the last try if it never does."""
    left = typing.tries
    while True:
        try:
            secret = parse_secret(typing.ask(prompt))
            check(secret)
        except KeyringError as error:
            left -= 1
            if left <= 0:
                raise
            sys.stderr.write(f"{error}\n")
        else:
            return secret


def _show_copy(secret: Secret, texts: Texts) -> None:
    """The key in rows to copy by hand, and what to do with the paper."""
    groups = write_secret(secret).split("-")
    rows = [groups[start : start + GROUPS_A_ROW] for start in range(0, len(groups), GROUPS_A_ROW)]
    show(texts("cli.key.copy"), "", *(f"    {'  '.join(row)}" for row in rows), "")
    show(texts("cli.key.copy.reading"), texts("cli.key.copy.keep"), texts("cli.key.copy.lost"))
