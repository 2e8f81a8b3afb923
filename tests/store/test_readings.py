"""Claims, stories and the log of changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Kind, Reason
from tests.store.samples import (
    DAY,
    MENTION,
    MINUTE,
    NOW,
    change,
    claim,
    item,
    new,
    news_with_sources,
    put,
    read,
    reading,
    story,
)


def test_the_state_is_rebuilt_from_what_was_stored() -> None:
    """Readings with their live claims and stories come back equal, in the order they were seen."""
    first, second = item("1"), item("2", seen=NOW + MINUTE)
    one, two = claim("c1"), claim("c2", kind=Kind.DIED, speaker=None)
    with news_with_sources() as news:
        put(news, new(first), new(second))
        read(news, second, claim("c3"), stories=(story("s2", updated=NOW - DAY),))
        read(news, first, two, one, stories=(story("s1"),))
        assert news.readings(NOW) == [reading(first, two, one), reading(second, claim("c3"))]
        assert news.readings(NOW + MINUTE) == [reading(second, claim("c3"))]
        assert news.stories() == [story("s2", updated=NOW - DAY), story("s1")]


def test_claims_are_superseded_never_deleted() -> None:
    """A claim the edited text no longer makes is no longer live, and can still be shown."""
    one = item()
    with news_with_sources() as news:
        put(news, new(one))
        read(news, one, claim("c1"), claim("c2"))
        edited = item(revision=2, title="Corregido")
        put(news, new(edited))
        read(news, edited, claim("c2"), claim("c3"))
        (whole,) = news.readings(NOW)
        assert [live.id for live in whole.claims] == ["c2", "c3"]
        assert news.claim("c1") == claim("c1")
        assert {row.claim.id: row.live for row in news.grounds(["c1", "c2", "c3"])} == {
            "c1": False,
            "c2": True,
            "c3": True,
        }
        assert [row.title for row in news.grounds(["c1"])] == [one.title]
        read(news, edited, claim("c1"))
        assert [live.id for live in news.readings(NOW)[0].claims] == ["c1"]


def test_an_item_that_names_nobody_any_more_has_no_reading() -> None:
    """A reading goes with the last mention; its claims stay, superseded."""
    one = item()
    with news_with_sources() as news:
        put(news, new(one))
        read(news, one, claim("c1"))
        news.save_reading(None, one, (), None, (), (), done=True, text_kept="", now=NOW)
        assert news.readings(NOW) == []
        assert [row.live for row in news.grounds(["c1"])] == [False]


def test_a_claim_of_another_item_is_a_bug() -> None:
    """Two items never share a claim id: it would move the first one's claim."""
    with news_with_sources() as news:
        put(news, new(item("1")), new(item("2")))
        read(news, item("1"), claim("c1"))
        with pytest.raises(ValueError, match="another item"):
            read(news, item("2"), claim("c1"), stories=(story(),))
        assert news.stories() == []
        assert [whole.item_id for whole in news.readings(NOW)] == [item("1").id]


def test_grounds_tell_what_was_read_where() -> None:
    """``faro why`` finds rule, score, quote, title, address, source and day of each claim."""
    one = item()
    near = replace(MENTION, start=5, alias="near")
    far = replace(MENTION, start=400, alias="far")
    other = replace(MENTION, subject_id="other", start=6)
    with news_with_sources() as news:
        put(news, new(one))
        read(news, one, claim("c1"), mentions=(far, other, near))
        (row,) = news.grounds(["c1", "unknown"])
        assert (row.claim, row.mention) == (claim("c1"), near)
        assert (row.item_id, row.title, row.url) == (one.id, one.title, one.url)
        assert (row.source_id, row.published, row.revision, row.live) == ("outlet", one.dated, 1, True)
        assert news.claim("unknown") is None


def test_the_log_is_followed_in_order() -> None:
    """Each change has the next number; a reader takes them in portions."""
    whole = story()
    changes = [change(whole, reason) for reason in (Reason.NEW, Reason.CONFIRMED, Reason.CORRECTED)]
    with news_with_sources() as news:
        assert news.last_seq() == 0
        assert news.changes_after(0, 10) == []
        put(news, new(item()))
        read(news, item(), claim(), stories=(whole,), changes=tuple(changes))
        assert news.changes_after(0, 10) == [(1, changes[0]), (2, changes[1]), (3, changes[2])]
        assert news.changes_after(1, 1) == [(2, changes[1])]
        assert news.last_seq() == 3
        assert news.change(3) == changes[2]
        assert news.change(4) is None


def test_stories_are_found_by_id_and_by_subject() -> None:
    """A story is stored once, as it stands."""
    with news_with_sources() as news:
        put(news, new(item()))
        read(news, item(), stories=(story("s1"), story("s2", subject_id="other")))
        read(news, item(), stories=(story("s1", withdrawn=False, updated=NOW + MINUTE),))
        assert news.story("s1") == story("s1", withdrawn=False, updated=NOW + MINUTE)
        assert news.story("unknown") is None
        assert [one.id for one in news.stories_of("zoraida")] == ["s1"]
        assert news.stories_of("nobody") == []
        assert len(news.stories()) == 2
