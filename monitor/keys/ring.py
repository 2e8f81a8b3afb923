"""The keyring: what encrypts whom we tell, finds them again, seals buttons, and opens what was found for them.

From each secret HKDF (RFC 5869) makes independent keys, one for each use, so that no use can betray another. New things
are made with the newest key; what an older key of the ring made can still be read.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from monitor.keys import faults
from monitor.keys.buttons import make_button, read_button
from monitor.keys.faults import fault
from monitor.keys.findings import open_sealed, public_text
from monitor.keys.secret import Secret


@dataclass(frozen=True, slots=True, repr=False)
class _Keys:
    """The keys of one secret."""

    text: Fernet
    row: bytes
    mark: str
    button: AESSIV
    finding: X25519PrivateKey


class Keyring:
    """One or more secrets, newest first; its repr shows its mark alone, which says nothing about them.

    ``mark`` tells which newest key this is (32 hex characters, kept in people.db). ``public`` is what findings are
    sealed to. Texts may be any ``str``, lone surrogates too: they come from a phone.
    """

    def __init__(self, secrets: Sequence[Secret]) -> None:
        if not secrets:
            msg = "a keyring without a secret"
            raise ValueError(msg)
        self.secrets = tuple(secrets)
        self._keys = tuple(_derived(secret) for secret in self.secrets)
        self._texts = MultiFernet([keys.text for keys in self._keys])
        self.mark = self._keys[0].mark
        self.public = public_text(self._keys[0].finding)

    def __repr__(self) -> str:
        return f"Keyring(mark={self.mark!r})"

    def seal(self, text: str) -> bytes:
        """``text``, encrypted with the newest key. Everybody's token says 1970: ours tell nobody when it was made."""
        return self._texts.encrypt_at_time(_bytes(text), 0)

    def open(self, token: bytes) -> str:
        """What ``seal`` was given; KeyringError if no key of this ring made ``token``, or it is damaged."""
        try:
            return self._texts.decrypt(token).decode("utf-8", "surrogatepass")
        except InvalidToken as error:
            raise fault(faults.OTHER_KEY) from error

    def lookup(self, *parts: str) -> str:
        """32 hex characters that only this key can make of ``parts``: they find a row and do not betray it."""
        return _keyed_hash(self._keys[0].row, *(_bytes(part) for part in parts))

    def led_by(self, mark: str) -> Keyring:
        """This ring with the key of ``mark`` as its newest: what reads a database whose rotation was cut short.

        Raises KeyringError if none of these keys has that mark, that is, if this is the wrong key.
        """
        fitting = [hmac.compare_digest(keys.mark, mark) for keys in self._keys]
        if not any(fitting):
            raise fault(faults.WRONG_KEY)
        first = self.secrets[fitting.index(True)]
        return Keyring([first, *(secret for secret in self.secrets if secret != first)])

    def button(self, address: str, action: str) -> str:
        """``action`` (at most 32 bytes) for the chat ``address``: opaque, at most 64 ASCII characters.

        The same action in the same chat looks the same. Raises ValueError for an action that is empty or too long.
        """
        return make_button(self._keys[0].button, address, action)

    def pressed(self, address: str, data: str) -> str | None:
        """The action behind ``data``; None for anything that was not made with these keys for this chat."""
        actions = (read_button(keys.button, address, data) for keys in self._keys)
        return next((action for action in actions if action is not None), None)

    def open_finding(self, sealed: bytes) -> str:
        """What ``seal_finding`` was given; KeyringError if it was sealed to another ring, or is damaged."""
        texts = (open_sealed(keys.finding, sealed) for keys in self._keys)
        found = next((text for text in texts if text is not None), None)
        if found is None:
            raise fault(faults.OTHER_KEY)
        return found


def reseal(old: Keyring, new: Keyring, token: bytes) -> bytes:
    """What ``old`` can open, sealed with the newest key of ``new``; KeyringError if ``old`` cannot open it."""
    return new.seal(old.open(token))


def _derived(secret: Secret) -> _Keys:
    row = _subkey(secret, b"row")
    return _Keys(
        text=Fernet(base64.urlsafe_b64encode(_subkey(secret, b"text"))),
        row=row,
        mark=_keyed_hash(_subkey(secret, b"mark")),
        button=AESSIV(_subkey(secret, b"button", 64)),
        finding=X25519PrivateKey.from_private_bytes(_subkey(secret, b"finding")),
    )


def _subkey(secret: Secret, use: bytes, length: int = 32) -> bytes:
    """The key for one use; a secret is random already, so HKDF needs no salt (RFC 5869, 3.1)."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=b"keyring 1 " + use).derive(secret.raw)


def _keyed_hash(key: bytes, *parts: bytes) -> str:
    """BLAKE2b with a key (RFC 7693, 2.9), 16 bytes of it; lengths go in too, so that ("ab",) is not ("a", "b")."""
    hashed = hashlib.blake2b(key=key, digest_size=16)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
