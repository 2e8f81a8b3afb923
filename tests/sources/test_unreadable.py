"""Entries with what XML forbids are read all the same; one that cannot be read is not taken for read."""

from __future__ import annotations

import pytest

from monitor.sources.feed import parse

FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>x</title>'
    "<item><guid>1</guid><title>Ana{bad} detenida</title></item>"
    "<item><guid>2</guid><title>Otra noticia</title></item></channel></rss>"
)


@pytest.mark.parametrize("bad", ["&#xD800;", "&#0;", "&#11;", "&#xFFFF;", "&#1114112;", "\x00", "\x0b", "\x1b"])
def test_a_forbidden_character_loses_no_entry(bad: str) -> None:
    """Neither as a reference nor as itself."""
    feed = parse(FEED.format(bad=bad).encode(), None, None, frozenset())
    assert [entry.key for entry in feed.entries] == ["1", "2"]
    assert feed.entries[0].title.startswith("Ana")
    assert feed.entries[0].title.endswith("detenida")
    assert feed.complete


def test_an_allowed_reference_stays() -> None:
    """Accents and emoji written as numbers are what they are."""
    feed = parse(FEED.format(bad=" &#237;&#x1F54A;").encode(), None, None, frozenset())
    assert feed.entries[0].title == "Ana í🕊 detenida"
