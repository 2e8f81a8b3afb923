"""What was found about a private name, sealed so that only the holder of the key can read it.

HPKE (RFC 9180, base mode) with X25519, HKDF-SHA256 and ChaCha20-Poly1305: whoever has the public key can seal, and
cannot open what it sealed. So collect, which meets hostile bytes, holds no secret.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from monitor.keys import faults
from monitor.keys.faults import fault

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO = b"finding 1"


def seal_finding(public: str, text: str) -> bytes:
    """``text`` sealed to the keyring whose ``public`` this is; KeyringError if that is no public key."""
    try:
        key = X25519PublicKey.from_public_bytes(base64.b64decode(public + "=", altchars=b"-_", validate=True))
        return _SUITE.encrypt(text.encode("utf-8", "surrogatepass"), key, _INFO)
    except (ValueError, binascii.Error) as error:  # ValueError also for a point of low order (RFC 7748, 6.1)
        raise fault(faults.NOT_PUBLIC) from error


def open_sealed(key: X25519PrivateKey, sealed: bytes) -> str | None:
    """The text sealed to ``key``, or None if it was sealed to another or is damaged."""
    try:
        return _SUITE.decrypt(sealed, key, _INFO).decode("utf-8", "surrogatepass")
    except InvalidTag:
        return None


def public_text(key: X25519PrivateKey) -> str:
    """The public half of ``key``: 43 characters of base64url."""
    return base64.urlsafe_b64encode(key.public_key().public_bytes_raw()).decode().rstrip("=")
