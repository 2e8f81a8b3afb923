"""What the key commands need of the data: which key people.db has, to write it anew, and to be alone there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from monitor.config import Config
from monitor.config.files import Files, begun
from monitor.keys import Keyring
from monitor.service.lock import hold
from monitor.store.people import People


def key_mark(config: Config) -> str | None:
    """The mark of the key that people.db is encrypted with; None where there is nothing encrypted yet."""
    path = Files(config.data_dir).people
    if not begun(path):
        return None
    with People.open(path, owner=False) as people:
        return people.key_mark()


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Take the place of notify meanwhile. Raises BusyError while a service has it, StoreError if it cannot be had."""
    if not config.data_dir.is_dir():  # no service was ever here, and only a service makes it
        yield
        return
    with hold(config.data_dir, "notify"):
        yield


def rekey(config: Config, old: Keyring, new: Keyring) -> None:
    """Encrypt people.db anew, within ``alone``; does nothing where there is none."""
    path = Files(config.data_dir).people
    if not begun(path):
        return
    with People.open(path) as people:
        people.rekey(old, new)
