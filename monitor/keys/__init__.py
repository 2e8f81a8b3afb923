"""Keys: whom we tell, and what they follow, is unreadable without one.

Importing this loads ``cryptography`` (some 30 ms), so only what needs a key imports it.
"""

from monitor.keys.findings import seal_finding
from monitor.keys.place import drop, held, hold, keyring_for, read_key_file
from monitor.keys.ring import Keyring, reseal
from monitor.keys.secret import Secret, new_secret
from monitor.keys.written import parse_secret, write_secret

__all__ = [
    "Keyring",
    "Secret",
    "drop",
    "held",
    "hold",
    "keyring_for",
    "new_secret",
    "parse_secret",
    "read_key_file",
    "reseal",
    "seal_finding",
    "write_secret",
]
