"""Polling: what one answer of a server leaves in news.db."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta

import pytest

from monitor.errors import (
    FaroError,
    FeedError,
    FetchError,
    GoneError,
    MovedError,
    RefusedError,
    StoreError,
    ThrottledError,
    WorkerError,
)
from monitor.model import Item
from monitor.pipeline.polling import EMPTIED, ENDED
from tests.pipeline.fakes import ANA, HOLD, Line, answer, entry, feed, line

LONG = "Una frase entera del artículo. " * 30


def play(story: Callable[[Line], Coroutine[None, None, None]]) -> None:
    """Run ``story`` on a fresh line."""
    with line() as made:
        asyncio.run(story(made))


def stored(made: Line, key: str = "1") -> Item:
    """The latest revision of an entry."""
    found = made.news.item(made.source.id, key)
    assert found is not None
    return found.item


def test_what_stands_in_a_feed_at_first_contact_is_past() -> None:
    """The first poll stores past items; what the second one brings is news."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1")))
        first = made.state.first_contact
        assert stored(made, "1").past
        await made.poll(answer(b"b"), feed(entry("2")))
        assert not stored(made, "2").past
        assert made.state.first_contact == first

    play(story)


def test_a_feed_that_begins_empty_has_been_met() -> None:
    """An empty feed is a fault in words, and its first item later is news."""

    async def story(made: Line) -> None:
        state = await made.poll(answer(b"a"), feed())
        assert (state.last_error, state.failures) == (EMPTIED, 1)
        assert state.first_contact == made.time
        state = await made.poll(answer(b"b"), feed(entry("1")))
        assert (state.last_error, state.failures) == ("", 0)
        assert not stored(made).past

    play(story)


def test_a_feed_that_could_not_be_read_has_not_been_met() -> None:
    """After a failure on first contact, what the feed brings is still its past."""

    async def story(made: Line) -> None:
        await made.poll(FetchError("caído"))
        await made.poll(answer(b"a"), feed(entry("1")))
        assert stored(made).past

    play(story)


@pytest.mark.parametrize("how", ["304", "same body"])
def test_what_did_not_change_changes_nothing(how: str) -> None:
    """304, or the same bytes again: no parsing, no item, no job; only when it was last read."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a", etag='"1"', last_modified="ayer"), feed(entry("1")))
        before, counts, tasks = made.state, made.news.counts(), len(made.process.tasks)
        given = answer(b"", 304) if how == "304" else answer(b"a", etag='"1"', last_modified="ayer")
        after = await made.poll(given)
        assert made.web.asked[-1][1]["etag"] == '"1"'
        assert made.web.asked[-1][1]["last_modified"] == "ayer"
        assert made.news.counts() == counts
        assert len(made.process.tasks) == tasks
        assert (after.etag, after.last_modified, after.entries, after.last_new) == ('"1"', "ayer", 1, before.last_new)
        assert after.last_ok == made.time

    play(story)


@pytest.mark.parametrize(
    "error", [FetchError("caído"), RefusedError("privada"), FeedError("no es un feed"), WorkerError("murió")]
)
def test_a_failure_keeps_the_validators_and_says_why(error: FaroError) -> None:
    """Nothing is marked as read that was not; the source is asked again, later and later."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a", etag='"1"'), feed(entry("1")))
        before = made.state
        in_parsing = isinstance(error, FeedError | WorkerError)
        state = await (made.poll(answer(b"b", etag='"2"'), error) if in_parsing else made.poll(error))
        assert (state.etag, state.body_hash, state.last_ok) == (before.etag, before.body_hash, before.last_ok)
        assert (state.last_error, state.failures, state.ended) == (str(error), 1, False)
        first = state.next_poll - made.time
        state = await made.poll(error if not in_parsing else FetchError("caído"))
        assert state.failures == 2
        assert state.next_poll - made.time > first > timedelta()

    play(story)


def test_410_ends_a_source() -> None:
    """What is gone for good is never due again, and says so."""

    async def story(made: Line) -> None:
        state = await made.poll(GoneError("410"))
        assert (state.ended, state.last_error) == (True, ENDED)
        due = made.news.due_sources(made.time + timedelta(days=400), 100)
        assert made.source.id not in {each.source_id for each in due}

    play(story)


def test_a_move_to_another_owner_waits_for_the_operator() -> None:
    """Where the server wants to go is noted; the address in force stays, and a good poll clears the note."""

    async def story(made: Line) -> None:
        state = await made.poll(MovedError("otro dominio", "https://otra.example/feed"))
        assert (state.moved_to, state.url) == ("https://otra.example/feed", made.source.url)
        assert (await made.poll(answer(b"a"), feed(entry("1")))).moved_to == ""

    play(story)


def test_a_move_within_the_domain_is_followed_for_good() -> None:
    """The new address of the same owner is asked from then on."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a", moved_to="https://diario.example/rss"), feed(entry("1")))
        await made.poll(answer(b"", 304))
        assert made.web.asked[-1][0] == "https://diario.example/rss"

    play(story)


@pytest.mark.parametrize(("seconds", "least"), [(3600.0, 3600), (90.0, 90), (0.0, 60)])
def test_who_asks_us_to_wait_is_not_asked_before(seconds: float, least: int) -> None:
    """Retry-After is heeded; without one the ordinary pause after a failure holds."""

    async def story(made: Line) -> None:
        state = await made.poll(ThrottledError("espere", seconds))
        assert state.next_poll == made.time + timedelta(seconds=least)

    play(story)


def test_a_server_may_ask_for_fewer_polls() -> None:
    """Cache-Control stretches the interval of the source and never shortens it."""

    async def story(made: Line) -> None:
        state = await made.poll(answer(b"a", max_age=7200.0), feed(entry("1")))
        assert state.next_poll == made.time + timedelta(hours=2)
        state = await made.poll(answer(b"b", max_age=5.0), feed(entry("2")))
        assert state.next_poll == made.time + timedelta(seconds=made.source.interval)

    play(story)


def test_an_edited_entry_is_the_next_revision() -> None:
    """Other words under the same key are read again; the same words in another wrapping are not."""

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", "Uno", text=LONG)))
        await made.poll(answer(b"b"), feed(entry("1", "Dos", text=LONG)))
        assert (stored(made).revision, stored(made).title, stored(made).past) == (2, "Dos", False)
        assert [job.item.revision for job in made.jobs] == [2]
        await made.poll(answer(b"c"), feed(entry("1", "Dos", text=LONG, url="https://diario.example/espejo")))
        assert stored(made).revision == 2

    play(story)


def test_a_changed_article_behind_a_summary_is_read_again() -> None:
    """When the feed says the article was updated after we read it, it is a new revision though the summary is the same.

    A feed that carries the text needs no such word.
    """

    async def story(made: Line) -> None:
        await made.poll(answer(b"a"), feed(entry("1", summary="Resumen"), entry("2", text=LONG)))
        later = made.time + timedelta(minutes=5)
        await made.poll(
            answer(b"b"), feed(entry("1", summary="Resumen", updated=later), entry("2", text=LONG, updated=later))
        )
        assert [stored(made, key).revision for key in ("1", "2")] == [2, 1]

    play(story)


def test_a_headline_waits_for_its_article_and_a_full_text_does_not() -> None:
    """A summary needs its article and is held for it; a full text, or an entry without a link, is not."""

    async def story(made: Line) -> None:
        await made.meet()
        await made.poll(
            answer(b"a"), feed(entry("1", f"Sobre {ANA}"), entry("2", text=LONG), entry("3", "Sin enlace", url=""))
        )
        waits = {job.item.key: (job.needs_article, job.hold_until) for job in made.jobs}
        assert waits == {"1": (True, made.time + HOLD), "2": (False, made.time), "3": (False, made.time)}

    play(story)


def test_a_body_that_was_not_read_to_its_end_is_asked_for_again() -> None:
    """No validators are kept while entries are left, so the next answer is no 304 and brings the rest."""

    async def story(made: Line) -> None:
        state = await made.poll(answer(b"a", etag='"1"'), feed(entry("1"), complete=False))
        assert (state.etag, state.last_modified, state.body_hash) == ("", "", "")
        state = await made.poll(answer(b"a", etag='"1"'), feed(entry("2"), known=(entry("1").digest,)))
        assert (state.etag, state.entries) == ('"1"', 2)

    play(story)


def test_what_is_no_fault_of_the_source_is_not_stored_as_one() -> None:
    """A full disk is not the source's failure: it goes up, and the source stands as before."""

    async def story(made: Line) -> None:
        before = made.state
        with pytest.raises(StoreError):
            await made.poll(StoreError("disco lleno"))
        assert made.state == before

    play(story)
