"""What the key commands need of people.db: which key it was written with, and to be written with another."""

from __future__ import annotations

from monitor.config import Config
from monitor.config.files import Files
from monitor.keys import Keyring
from monitor.service.lock import hold
from monitor.store.people import People


def key_mark(config: Config) -> str | None:
    """The mark of the key that people.db is encrypted with; None where there is nothing encrypted yet."""
    path = Files(config.data_dir).people
    if not path.exists():
        return None
    with People.open(path, owner=False) as people:
        return people.key_mark()


def rekey(config: Config, old: Keyring, new: Keyring) -> None:
    """Encrypt people.db anew; does nothing where there is none. Raises BusyError while the service runs."""
    path = Files(config.data_dir).people
    if not path.exists():
        return
    with hold(config.data_dir, "notify"), People.open(path) as people:
        people.rekey(old, new)
