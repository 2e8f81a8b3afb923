"""What stands behind a button: an action sealed so that it works in one chat, and means nothing anywhere else.

The Bot API leaves 64 bytes for it (InlineKeyboardButton, callback_data) and shows it to Telegram and to anybody who
reads the phone. AES-SIV (RFC 5297) adds 16 bytes, needs no room for a nonce, and vouches for the chat as well.
"""

from __future__ import annotations

import base64
import re

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

LONGEST = 64
LONGEST_ACTION = LONGEST * 3 // 4 - 16
_DATA = re.compile(r"[A-Za-z0-9_-]{22,64}")


def make_button(key: AESSIV, address: str, action: str) -> str:
    """``action`` for the chat ``address``, as at most 64 ASCII characters.

    Raises ValueError for an action that is empty or longer than 32 bytes, which is a mistake in our code.
    """
    plain = action.encode()
    if not 1 <= len(plain) <= LONGEST_ACTION:
        msg = f"an action has 1 to {LONGEST_ACTION} bytes, not {len(plain)}"
        raise ValueError(msg)
    return base64.urlsafe_b64encode(key.encrypt(plain, _chat(address))).decode().rstrip("=")


def read_button(key: AESSIV, address: str, data: str) -> str | None:
    """The action of a button made with ``key`` for ``address``; None for anything else."""
    if not _DATA.fullmatch(data) or len(data) % 4 == 1:
        return None
    sealed = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
    try:
        action = key.decrypt(sealed, _chat(address)).decode()
    except InvalidTag:
        return None
    # The last character may carry bits that nothing vouches for: one button is spelled in one way.
    return action if base64.urlsafe_b64encode(sealed).decode().rstrip("=") == data else None


def _chat(address: str) -> list[bytes]:
    return [b"chat " + address.encode("utf-8", "surrogatepass")]
