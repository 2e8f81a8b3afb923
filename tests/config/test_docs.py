"""docs/config.md and the code name the same keys."""

import re
from pathlib import Path

from monitor.config.kinds import SOURCE_ROLES
from monitor.config.schema import Written
from monitor.files.shape import keys

REFERENCE = (Path(__file__).parents[2] / "docs/config.md").read_text(encoding="utf-8")


def test_every_key_is_documented() -> None:
    """The reference has one row for every key, in the order of the file, and none for a key that does not exist."""
    assert re.findall(r"^\| `([^`]+)` \|", REFERENCE, re.MULTILINE) == list(keys(Written))


def test_every_role_is_documented() -> None:
    """All roles a source may have stand in the reference."""
    assert all(f"`{role}`" in REFERENCE for role in SOURCE_ROLES)
