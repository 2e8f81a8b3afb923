"""Sources, what they listed, and the items they brought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.errors import FaroError
from monitor.store.polls import SourceState
from monitor.store.rows import content_hash
from tests.store.samples import DAY, MENTION, MINUTE, NGO, NOW, OUTLET, item, new, news_with_sources, put, state_of

FULL_STATE = SourceState(
    source_id="outlet",
    url="https://outlet.example/new",
    next_poll=NOW + MINUTE,
    etag='W/"x"',
    last_modified="Thu, 08 Jan 2026 18:00:00 GMT",
    body_hash="abc",
    failures=3,
    last_try=NOW,
    last_ok=NOW - MINUTE,
    last_new=NOW - DAY,
    last_error="timeout",
    first_contact=NOW - 2 * DAY,
    ended=True,
    moved_to="https://elsewhere.example/",
    active=True,
    entries=40,
)


def test_a_new_source_is_due_at_once() -> None:
    """A source of the config is polled from the moment it is known."""
    with news_with_sources() as news:
        assert {state.source_id for state in news.due_sources(NOW, 10)} == {"ngo", "outlet"}
        assert news.next_due() == NOW
        assert state_of(news) == SourceState("outlet", OUTLET.url, NOW)


def test_a_state_comes_back_whole() -> None:
    """Every field of a source's state is stored."""
    with news_with_sources() as news:
        news.save_poll(FULL_STATE, (), (), NOW)
        assert state_of(news) == FULL_STATE


def test_due_sources_come_longest_overdue_first_and_ended_ones_never() -> None:
    """The due-queue is ordered, bounded, and leaves out what ended, rests or is not due."""
    with news_with_sources() as news:
        news.save_poll(replace(state_of(news), next_poll=NOW - MINUTE), (), (), NOW)
        assert [state.source_id for state in news.due_sources(NOW, 10)] == ["outlet", "ngo"]
        assert [state.source_id for state in news.due_sources(NOW, 1)] == ["outlet"]
        news.save_poll(replace(state_of(news), ended=True), (), (), NOW)
        assert [state.source_id for state in news.due_sources(NOW, 10)] == ["ngo"]
        news.sync_sources([OUTLET], NOW)
        assert news.due_sources(NOW, 10) == []
        assert news.next_due() is None


def test_a_source_gone_from_the_config_rests_and_comes_back() -> None:
    """What is known of a source outlives its absence."""
    with news_with_sources() as news:
        news.save_poll(replace(state_of(news), etag="e", ended=False), ("d",), (), NOW)
        news.sync_sources([NGO], NOW)
        assert not state_of(news).active
        news.sync_sources([NGO, OUTLET], NOW)
        assert state_of(news).active
        assert state_of(news).etag == "e"
        assert news.known_digests("outlet") == {"d"}


def test_a_changed_address_voids_what_was_known_of_the_old_one() -> None:
    """Validators, redirect, end and failures belong to an address; contact and known entries to the source."""
    with news_with_sources() as news:
        news.save_poll(FULL_STATE, ("d",), (), NOW)
        news.sync_sources([OUTLET, NGO], NOW)
        assert state_of(news) == FULL_STATE
        moved = replace(OUTLET, url="https://outlet.example/v2")
        news.sync_sources([moved, NGO], NOW + MINUTE)
        state = state_of(news)
        assert state.url == moved.url
        assert (state.etag, state.last_modified, state.body_hash, state.moved_to) == ("", "", "", "")
        assert (state.ended, state.failures, state.next_poll) == (False, 0, NOW + MINUTE)
        assert state.first_contact == FULL_STATE.first_contact
        assert news.known_digests("outlet") == {"d"}


def test_make_due() -> None:
    """One source or all can be polled now; an unknown or ended one cannot."""
    with news_with_sources() as news:
        for source_id in ("outlet", "ngo"):
            news.save_poll(replace(state_of(news, source_id), next_poll=NOW + DAY), (), (), NOW)
        assert news.make_due("outlet", NOW) == 1
        assert [state.source_id for state in news.due_sources(NOW, 10)] == ["outlet"]
        assert news.make_due("nobody", NOW) == 0
        assert news.make_due(None, NOW) == 2
        news.save_poll(replace(state_of(news), ended=True), (), (), NOW)
        assert news.make_due("outlet", NOW) == 0


def test_an_item_comes_back_whole() -> None:
    """Item, content hash, mentions and job of a poll are stored together."""
    one = item()
    with news_with_sources() as news:
        put(news, new(one, MENTION))
        stored = news.item("outlet", "1")
        assert stored is not None
        assert stored.item == one
        assert stored.content == content_hash(one)
        assert news.item("outlet", "2") is None
        (job,) = news.due_jobs(NOW, 10)
        assert (job.item, job.needs_article, job.again, job.tries) == (one, True, False, 0)
        assert (job.due, job.hold_until, job.headline_read) == (NOW, NOW + MINUTE, False)
        assert news.counts()["mentions_sure"] == 1


def test_an_edited_item_is_told_from_a_new_one() -> None:
    """The pipeline sees revision and content hash of what is known, and only of that."""
    first, second = item(), item(revision=2, title="Corregido")
    with news_with_sources() as news:
        put(news, new(first))
        assert news.revisions("outlet", ["1", "2"]) == {"1": (1, content_hash(first))}
        put(news, new(second))
        assert news.revisions("outlet", ["1"]) == {"1": (2, content_hash(second))}
        stored = news.item("outlet", "1")
        assert stored is not None
        assert stored.item == second


def test_the_address_is_no_content() -> None:
    """A tracking parameter does not make an edit; a word does."""
    assert content_hash(item()) == content_hash(item(url="https://outlet.example/1?utm=2", revision=3))
    assert content_hash(item()) != content_hash(item(summary="otro"))


def test_mentions_of_an_earlier_revision_do_not_count() -> None:
    """Counts are of the latest revision, though earlier mentions stay."""
    with news_with_sources() as news:
        put(news, new(item(), MENTION, MENTION))
        put(news, new(item(revision=2), MENTION))
        assert news.counts()["mentions_sure"] == 1


def test_an_unknown_source_is_a_bug_and_stores_nothing() -> None:
    """Saving a poll of a source that was never configured is refused as a whole."""
    with news_with_sources() as news:
        with pytest.raises(KeyError) as caught:
            news.save_poll(SourceState("nobody", "", NOW), ("d",), [new(item())], NOW)
        assert not isinstance(caught.value, FaroError)
        assert news.counts()["items"] == 0


def test_a_listed_entry_is_never_forgotten() -> None:
    """An entry goes when unlisted for the lookback, not because time passed: a feed may answer 304 for months."""
    with news_with_sources() as news:
        put(news, digests=("old", "lasting"))
        news.prune(NOW + 400 * DAY, 30 * DAY, 180 * DAY)
        assert news.known_digests("outlet") == {"old", "lasting"}
        put(news, digests=("lasting", "young"), now=NOW + 29 * DAY)
        news.prune(NOW + 29 * DAY, 30 * DAY, 180 * DAY)
        assert news.known_digests("outlet") == {"old", "lasting", "young"}
        put(news, digests=("lasting",), now=NOW + 31 * DAY)
        news.prune(NOW + 31 * DAY, 30 * DAY, 180 * DAY)
        assert news.known_digests("outlet") == {"lasting", "young"}


def test_the_shortest_lookback_forgets_no_listed_entry() -> None:
    """Times of listing are kept to the hour; no lookback is short enough for that to matter."""
    with news_with_sources() as news:
        put(news, digests=("d",))
        put(news, digests=("d",), now=NOW + 59 * MINUTE)
        news.prune(NOW + 59 * MINUTE, MINUTE, 180 * DAY)
        assert news.known_digests("outlet") == {"d"}
