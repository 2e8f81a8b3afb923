"""A database some of whose columns are encrypted: with a key that the file itself does not hold."""

from __future__ import annotations

from monitor.errors import KeyringError
from monitor.keys import Keyring
from monitor.store.database import Store

LOCKED = (
    "Falta la clave y los contactos no se pueden leer. Escríbala con «faro unlock».\n"
    "The key is missing and contacts cannot be read. Type it in with “faro unlock”."
)


class Sealed(Store):
    """What a file with encrypted columns has besides."""

    _keyring: Keyring | None = None

    @property
    def keyring(self) -> Keyring:
        """The key in use. Raises KeyringError where none was given."""
        if self._keyring is None:
            raise KeyringError(LOCKED)
        return self._keyring

    def use(self, keyring: Keyring) -> None:
        """Read and write encrypted columns with ``keyring``. Raises KeyringError if the file was made with another."""
        mark = self.key_mark()
        self._keyring = keyring if mark is None else keyring.led_by(mark)

    def key_mark(self) -> str | None:
        """Which key the file was last written with, by its mark; None before anything was encrypted to be kept."""
        row = self._row("SELECT value FROM meta WHERE key = 'key'")
        return str(row["value"]) if row else None

    def _put_mark(self) -> None:
        """Within a transaction: note which key this file is written with from now on."""
        self._run("INSERT OR REPLACE INTO meta (key, value) VALUES ('key', ?)", (self.keyring.mark,))
