"""The key: kept where there is one; else the two ways are explained, one is made, and its paper copy is proved."""

from __future__ import annotations

import os
from dataclasses import dataclass

from monitor.cli import codes
from monitor.cli.keying import GROUPS_A_ROW
from monitor.cli.setup.layout import Layout, says
from monitor.cli.setup.talk import StopError, Talk, World
from monitor.cli.show import show
from monitor.config import Config, KeyMode
from monitor.config.files import Files, begun
from monitor.errors import KeyringError
from monitor.keys import Keyring, Secret, held, read_key_file, write_secret
from monitor.locale import Texts
from monitor.store.people import People

TRIES = 3
#: How the signs that the key never has are read (monitor/keys/written.py).
_READ = str.maketrans("OILU", "011V")


@dataclass(frozen=True, slots=True)
class Key:
    """What there is of a key: ``new`` is one to keep, ``locked`` says that somebody has to type it."""

    mode: KeyMode
    new: Secret | None = None
    locked: bool = False


def mark_of(layout: Layout) -> str | None:
    """The mark of the key that people.db is encrypted with; None where there is nothing encrypted yet."""
    path = Files(layout.data).people
    if not begun(path):
        return None
    with People.open(path, owner=False) as people:
        return people.key_mark()


def key_there(layout: Layout, before: Config | None, *, anywhere: bool = False) -> Key | None:
    """The key that is there, tried on people.db; None where one may be made.

    Raises KeyringError for a key that cannot be used, and where there are data whose key is missing.
    """
    mode = before.keys.mode if before and says(before, "keys", "mode") else None
    mark = mark_of(layout)
    if mode is not KeyMode.TYPED and os.path.lexists(layout.key):
        return _fitting(read_key_file(layout.key), mark, KeyMode.FILE)
    if mode is KeyMode.TYPED and before is not None:
        ring = held(before.run_dir, anywhere=anywhere)
        if ring is not None:
            return _fitting(ring, mark, KeyMode.TYPED)
        return Key(KeyMode.TYPED, locked=True) if mark is not None else None
    return None


def refuse_second(layout: Layout, texts: Texts) -> None:
    """KeyringError where there are encrypted data: a new key would open none of them."""
    if mark_of(layout) is not None:
        raise KeyringError(texts("cli.key.new.encrypted"))


def ask_key(talk: Talk, world: World, layout: Layout, before: Config | None, there: Key | None) -> Key:
    """The key to work with; a new one is shown, and its paper copy proved. Raises StopError."""
    talk.explain("cli.setup.key.why")
    if there is not None:
        talk.say("cli.setup.key.locked" if there.locked else f"cli.setup.key.there.{there.mode}", file=layout.key)
        return there
    talk.say("cli.setup.key.file")
    talk.say("cli.setup.key.file.not")
    talk.say("cli.setup.key.typed")
    talk.say("cli.setup.key.typed.not")
    on_paper = before is not None and before.keys.mode is KeyMode.TYPED
    mode = talk.choose("cli.setup.key.ask", {"1": KeyMode.FILE, "2": KeyMode.TYPED}, "2" if on_paper else "1")
    if on_paper and mode is KeyMode.TYPED and talk.yes("cli.setup.key.paper", default=True):
        return Key(mode, locked=True)
    secret = world.make_secret()
    _show_copy(talk, secret)
    _prove(talk, world, write_secret(secret).split("-"))
    return Key(mode, secret)


def _fitting(ring: Keyring, mark: str | None, mode: KeyMode) -> Key:
    if mark is not None:
        ring.led_by(mark)
    return Key(mode)


def _show_copy(talk: Talk, secret: Secret) -> None:
    """The key in rows to copy by hand, and what to do with the paper."""
    groups = write_secret(secret).split("-")
    rows = [groups[start : start + GROUPS_A_ROW] for start in range(0, len(groups), GROUPS_A_ROW)]
    talk.explain("cli.key.copy")
    show("", *(f"    {'  '.join(row)}" for row in rows), "")
    for key in ("cli.key.copy.reading", "cli.key.copy.keep", "cli.key.copy.lost"):
        talk.say(key)


def _prove(talk: Talk, world: World, groups: list[str]) -> None:
    """See that it was written down: one group by chance is typed from the paper. Raises StopError."""
    place = world.chance.randrange(len(groups))
    for _ in range(TRIES):
        typed = talk.ask("cli.setup.key.prove", number=place + 1)
        if typed.upper().replace(" ", "").translate(_READ) == groups[place]:
            talk.say("cli.setup.key.proved")
            return
        talk.say("cli.setup.key.differs", number=place + 1)
    talk.say("cli.setup.key.unproved")
    raise StopError(codes.CONFIG)
