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

    @property
    def stale(self) -> bool:
        """Whether something was forgotten since the file was last written anew (see ``scrub``)."""
        return self._row("SELECT 1 FROM meta WHERE key = 'stale'") is not None

    def scrub(self) -> bool:
        """Write the file anew, so that nothing that was forgotten is left in it; False if a reader hinders that.

        ``secure_delete`` overwrites what is deleted, but not the copies that stay behind in a page when SQLite moves
        rows to another one (measured with SQLite 3.40); VACUUM does. It takes some 7 ms a megabyte.
        """
        self._run("VACUUM")
        with self._transaction():
            self._run("DELETE FROM meta WHERE key = 'stale'")
        return self.checkpoint()

    def _put_stale(self) -> None:
        """Within a transaction: something is forgotten, and a kill must not keep its traces from being removed."""
        self._run("INSERT OR REPLACE INTO meta (key, value) VALUES ('stale', '')")

    def _put_mark(self) -> None:
        """Within a transaction: note which key this file is written with from now on."""
        self._run("INSERT OR REPLACE INTO meta (key, value) VALUES ('key', ?)", (self.keyring.mark,))
