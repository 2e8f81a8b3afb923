"""docs/install.md lists the alarms as ``faro check`` words them."""

from __future__ import annotations

from monitor.locale.compile import entries
from tests.house import ROOT, quoted, rows

PREFIX = "cli.alarm."


def test_every_alarm_is_listed_with_its_words() -> None:
    """Each text of the catalogue, and none that it does not have."""
    said = {key.removeprefix(PREFIX): text for key, (text, *_) in entries("en").items() if key.startswith(PREFIX)}
    listed = {
        name: row[1] for row in rows(ROOT / "docs" / "install.md") if len(row) == 2 for name in quoted(row[0])[:1]
    }
    assert listed == said
