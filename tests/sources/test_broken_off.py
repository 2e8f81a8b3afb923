"""A feed that breaks off and looks as if it had come to its end: a proxy's copy, a server that died while it wrote."""

from __future__ import annotations

import pytest

from monitor.errors import FeedError
from monitor.sources.feed import parse

RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>El Diario</title>'
    "<item><guid>a</guid><title>Ana fue excarcelada, desmiente el ministro</title><link>https://x.example/a</link></item>"
    "<item><guid>b</guid><title>Otra nota</title><link>https://x.example/b</link></item>"
    "</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>El Diario</title>'
    "<entry><id>a</id><title>Una nota</title></entry><entry><id>b</id><title>Otra nota</title></entry></feed>"
)


def read(document: str, known: frozenset[str] = frozenset()) -> tuple[dict[str, str], int, bool]:
    """The titles by key, how many entries are taken for read, and whether that is all of the feed."""
    feed = parse(document.encode(), None, None, known)
    return {entry.key: entry.title for entry in feed.entries}, len(feed.digests), feed.complete


@pytest.mark.parametrize("document", [RSS, ATOM])
def test_wherever_it_breaks_off_nothing_is_read_but_what_is_whole(document: str) -> None:
    """Every entry is as it is in the whole feed or not there, and a feed without its end is asked for whole again."""
    whole, count, complete = read(document)
    assert (len(whole), count, complete) == (2, 2, True)
    end = document.rindex("</")
    for at in range(document.index("</title>"), end):
        try:
            titles, taken, complete = read(document[:at])
        except FeedError:
            continue
        assert titles.items() <= whole.items()
        assert (taken, complete) == (len(titles), False)


def test_what_breaks_off_is_read_when_it_comes_whole() -> None:
    """The stub of an entry leaves no mark that would hide the entry; one that was read before is not written over."""
    first = parse(RSS[: RSS.index("<item><guid>b")].encode(), None, None, frozenset())
    assert [entry.key for entry in first.entries] == ["a"]
    again = parse(RSS[: RSS.index("</link></item></channel>")].encode(), None, None, frozenset(first.digests))
    assert (again.entries, again.digests, again.complete) == ((), first.digests, False)
    later = parse(RSS.encode(), None, None, frozenset(again.digests))
    assert [entry.key for entry in later.entries] == ["b"]


def test_an_entry_that_is_never_closed_in_a_whole_feed_is_read() -> None:
    """Carelessness is no break: the end of the feed ends its last entry."""
    titles, taken, complete = read(RSS.replace("</item></channel>", "</channel>"))
    assert (len(titles), taken, complete) == (2, 2, True)
