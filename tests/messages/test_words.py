"""docs/words.md is the source of truth for every verdict, and the catalogues say exactly what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.locale import LANGUAGES
from monitor.locale.compile import entries
from monitor.model import Kind

WORDS = Path(__file__).parents[2] / "docs" / "words.md"
COLUMNS = ("claimed", "confirmed", "denied", "expected", "doubted", "corrected", "withdrawn", "said")
PREFIXES = ("alert.", "place.", "first.", "announced.", "grave.first", "demanded.first", "question.")
_ROW = re.compile(r"^\| `([\w.]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def table() -> dict[str, tuple[str, str]]:
    """Every row of the document: key, Spanish, English."""
    return {key: (spanish, english) for key, spanish, english in _ROW.findall(WORDS.read_text("utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_follows_the_table(language: str) -> None:
    """Every verdict is written as the table has it, and neither has one that the other lacks."""
    written = {key: forms[0] for key, forms in entries(language).items() if key.startswith(PREFIXES)}
    assert written == {key: row[LANGUAGES.index(language)] for key, row in table().items()}


def test_no_row_stands_twice() -> None:
    """Each key has one row."""
    keys = [row[0] for row in _ROW.findall(WORDS.read_text("utf-8"))]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MENTIONED])
def test_every_kind_has_every_column(kind: Kind) -> None:
    """No kind of event is without words in any standing, for a person or a place."""
    keys = table().keys()
    for prefix in ("alert", "place"):
        assert {f"{prefix}.{kind}.{column}" for column in COLUMNS} <= keys


def test_full_freedom_has_every_column() -> None:
    """Full freedom is told apart from leaving prison."""
    assert {f"alert.released_full.{column}" for column in COLUMNS} <= table().keys()


def test_a_mention_has_no_words() -> None:
    """A bare mention is never told, so it has no row."""
    assert not [key for key in table() if "mentioned" in key]


def test_leaving_prison_is_never_called_freedom() -> None:
    """Only full freedom says "libertad" of a release; house arrest says that it is none."""
    for key, row in table().items():
        for text in row:
            lower = text.lower()
            free = "libertad" in lower or "freedom" in lower
            if ".released_full." in key:
                assert free, key
            elif ".house_arrest." in key and free:
                assert "no es libertad" in lower or "not freedom" in lower, key
            else:
                assert not free, key
    assert all("No es libertad." in table()[f"alert.house_arrest.{c}"][0] for c in ("claimed", "confirmed", "doubted"))
