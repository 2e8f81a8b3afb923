"""Exit codes, as sysexits.h has them, and the words for what went wrong."""

from __future__ import annotations

from monitor.errors import BusyError, ConfigError, FaroError, KeyringError, StoreError

OK = 0
#: Something an operator has to look at: a fault in a list, a source that is blind, a name nobody watches.
UNHEALTHY = 1
USAGE = 64
NOT_FOUND = 66
SOFTWARE = 70
TEMPORARY = 75
CONFIG = 78


def exit_code(error: FaroError) -> int:
    """78 for what the operator mends in a file, 75 for what may work the next time, 70 for the rest."""
    if isinstance(error, ConfigError | KeyringError):
        return CONFIG
    if isinstance(error, BusyError | StoreError):
        return TEMPORARY
    return SOFTWARE
