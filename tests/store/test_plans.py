"""The queries of every tick use an index: cost must not grow with what is stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.model import Told
from monitor.store.database import Store
from monitor.store.news import News
from monitor.store.people import People
from tests.store.samples import (
    DAY,
    MENTION,
    MOTHER,
    NOW,
    claim,
    item,
    new,
    news_with_sources,
    people_with_followers,
    put,
    queued,
    read,
    story,
    told,
)

NEWS: dict[str, Callable[[News], object]] = {
    "due_sources": lambda news: news.due_sources(NOW, 10),
    "next_due": lambda news: news.next_due(),
    "known_digests": lambda news: news.known_digests("outlet"),
    "item": lambda news: news.item("outlet", "1"),
    "revisions": lambda news: news.revisions("outlet", ["1", "2"]),
    "save_poll": lambda news: put(news, new(item("1", revision=2), MENTION), digests=("d",)),
    "due_jobs": lambda news: news.due_jobs(NOW, 10, [1, 2]),
    "next_job": lambda news: news.next_job(),
    "retry_job": lambda news: news.retry_job(1, 2, NOW),
    "requeue": lambda news: news.requeue([item().id], NOW),
    "save_reading": lambda news: read(news, item("1", revision=2), claim(), stories=(story(),)),
    "changes_after": lambda news: news.changes_after(1, 10),
    "change": lambda news: news.change(1),
    "story": lambda news: news.story("s1"),
    "stories_of": lambda news: news.stories_of("zoraida"),
    "readings": lambda news: news.readings(NOW),
    "grounds": lambda news: news.grounds(["c1"]),
    "decided": lambda news: news.decided("i", "s"),
    "lookback_texts": lambda news: news.lookback_texts(NOW, 5, 10),
}

PEOPLE: dict[str, Callable[[People], object]] = {
    "told": lambda people: people.told("mother", "s1"),
    "told_all": lambda people: people.told_all("mother", "zoraida"),
    "told_of": lambda people: people.told_of("s1"),
    "record": lambda people: people.record([queued(9)], ("epoch", 9), NOW, cancelled=[1]),
    "pending": lambda people: people.pending("mother", "s1"),
    "due_deliveries": lambda people: people.due_deliveries(NOW + DAY, 10),
    "next_due": lambda people: people.next_due(),
    "mark_sent": lambda people: people.mark_sent(1, "m", NOW),
    "mark_failed": lambda people: people.mark_failed(1, "timeout", NOW, NOW),
    "original_ref": lambda people: people.original_ref("mother", "s1"),
    "alert": lambda people: people.alert(1),
}

#: Tables of one row for each source or subject, and those SQLite keeps for itself.
SMALL = {"sources", "sqlite_sequence"}


def scans(store: Store, call: Callable[[], object]) -> list[str]:
    """What the statements of ``call`` read from end to end, or sort beforehand on disk."""
    statements: list[str] = []
    store.db.conn.set_trace_callback(statements.append)
    call()
    store.db.conn.set_trace_callback(None)
    work = [sql for sql in statements if sql.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}]
    assert work
    steps = [row[3] for sql in work for row in store.db.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    return [
        step
        for step in steps
        if step.startswith("SCAN")
        and "VIRTUAL TABLE" not in step
        and "USING INDEX deliveries_due" not in step
        and step.split()[1] not in SMALL
        and step != "SCAN CONSTANT ROW"
    ]


@pytest.mark.parametrize("name", NEWS)
def test_news_scans_no_table(name: str) -> None:
    """No hot query of news.db walks a whole table."""
    with news_with_sources() as news:
        put(news, new(item(), MENTION))
        assert scans(news, lambda: NEWS[name](news)) == []


@pytest.mark.parametrize("name", PEOPLE)
def test_people_scans_no_table(name: str) -> None:
    """No hot query of people.db walks a whole table; the index of waiting deliveries alone is walked in order."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        assert scans(people, lambda: PEOPLE[name](people)) == []


def test_leaving_walks_no_table() -> None:
    """To stop following touches only what is one's own."""
    with people_with_followers() as people:
        known: list[Told] = [told()]
        people.begin_following(MOTHER, known, NOW)
        assert scans(people, lambda: people.stop_following("mother", "zoraida")) == []
