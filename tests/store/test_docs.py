"""docs/store.md lists the tables there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.store.database import Store
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People

DOCS = Path(__file__).parents[2] / "docs" / "store.md"


@pytest.mark.parametrize("kind", [News, People, Desk])
def test_every_table_is_documented_and_every_documented_table_is_there(kind: type[Store]) -> None:
    """The tables of each file, in its section of docs/store.md, are those of the database."""
    text = DOCS.read_text(encoding="utf-8")
    (section,) = re.findall(rf"^## {kind.kind}\.db\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    documented = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    with kind._open(":memory:", owner=True, writes=True) as store:
        assert sorted(documented) == store.tables()
