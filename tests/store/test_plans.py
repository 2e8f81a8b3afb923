"""The queries of every tick use an index: cost must not grow with what is stored."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.model import Reply, Shape, Story, Told
from monitor.store.database import Store
from monitor.store.effects import (
    Await,
    Begin,
    Follow,
    FollowName,
    Forget,
    Move,
    Mute,
    OfferName,
    Say,
    Unfollow,
    Unmute,
)
from monitor.store.news import News
from monitor.store.people import People
from tests.keys.rings import NEWER
from tests.store.samples import (
    ADVOCATE,
    CHAT,
    DAY,
    MENTION,
    MOTHER,
    NOW,
    OWN,
    OWN_NAME,
    act,
    chat,
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
    wrote,
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

OWN_STORY: Story = replace(story("own"), subject_id=OWN)
PEOPLE: dict[str, Callable[[People], object]] = {
    "told": lambda people: people.told("mother", "s1"),
    "told_all": lambda people: people.told_all("mother", "zoraida"),
    "told_of": lambda people: people.told_of("s1", ["mother", "advocate"]),
    "told_before": lambda people: people.told_before(1),
    "record": lambda people: people.record([queued(9)], ("epoch", 9), NOW, cancelled=[1]),
    "record an edit": lambda people: people.record([queued(9, shape=Shape.EDIT)], ("epoch", 9), NOW),
    "record stories": lambda people: people.record((), ("epoch", 9), NOW, stories=[OWN_STORY], log="findings"),
    "pending": lambda people: people.pending("s1", ["mother", "advocate"]),
    "fresh_seq": lambda people: people.fresh_seq(),
    "muted": lambda people: people.muted("s1"),
    "behind": lambda people: people.behind(),
    "due_deliveries": lambda people: people.due_deliveries(NOW + DAY, 10, ["mother"], channel="telegram"),
    "oldest": lambda people: people.due_deliveries(NOW + DAY, 10, oldest=True),
    "lease": lambda people: people.lease(NOW + DAY, 10),
    "give_back": lambda people: people.give_back([1, 2]),
    "recover": lambda people: people.recover(),
    "next_due": lambda people: people.next_due(),
    "late": lambda people: people.late(NOW, "telegram"),
    "waiting": lambda people: people.waiting(),
    "mark_part": lambda people: people.mark_part(1, "m"),
    "mark_sent": lambda people: people.mark_sent(1, "m", NOW),
    "mark_failed": lambda people: people.mark_failed(1, "timeout", NOW, NOW),
    "put_off": lambda people: people.put_off(1, "slow down", NOW),
    "drop_unspeakable": lambda people: people.drop_unspeakable(1, NOW),
    "original_ref": lambda people: people.original_ref("mother", "s1"),
    "first_of": lambda people: people.first_of("mother", "s1"),
    "alert": lambda people: people.alert(1),
    "subscriptions_of": lambda people: people.subscriptions_of("zoraida"),
    "person": lambda people: people.person("telegram", CHAT),
    "pause": lambda people: people.pause("mother", NOW),
    "move": lambda people: act(people, Move("-1")),
    "begin": lambda people: act(people, Begin("es"), Await(), Follow("ramiro", (told("s9"),)), Say(Reply("help"))),
    "names": lambda people: act(people, OfferName(OWN, OWN_NAME), FollowName(OWN), Unfollow(OWN)),
    "mute": lambda people: act(people, Mute("s1"), Unmute("s1")),
    "forget": lambda people: act(people, Forget()),
    "names_version": lambda people: people.names_version(),
    "asked_at": lambda people: people.asked_at(OWN),
    "private_name": lambda people: people.private_name(OWN),
    "private_stories": lambda people: people.private_stories(OWN),
    "private_story": lambda people: people.private_story("own"),
    "store_updates": lambda people: people.store_updates([wrote(5)], NOW),
    "waiting_updates": lambda people: people.waiting_updates(10),
}

#: Tables of one row for each source or subject, of what waits for a moment, and those SQLite keeps for itself.
SMALL = {"sources", "updates", "sqlite_sequence"}


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
        and not re.search("USING (COVERING )?INDEX (deliveries_(due|next|trying)|subscribers_behind)", step)
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
        people.use(NEWER)
        people.names_version()
        chat(people, "zoraida")
        people.record([queued(1), queued(1, ADVOCATE)], ("epoch", 1), NOW)
        people.acknowledge(people.names_version(), NOW)
        assert scans(people, lambda: PEOPLE[name](people)) == []


def test_leaving_walks_no_table() -> None:
    """To stop following touches only what is one's own."""
    with people_with_followers() as people:
        known: list[Told] = [told()]
        people.begin_following(MOTHER, known, NOW)
        assert scans(people, lambda: people.stop_following("mother", "zoraida")) == []


#: What may wait at one time, as rows (subscriber, subject, rank, seconds until due): 5,000 of one chat, 10,000 in all.
CROWDS: dict[str, list[tuple[str, str, int, int]]] = {
    "many chats": [(f"s{n}", "zoraida", 5, n) for n in range(10_000)],
    "one chat follows thousands": [
        *(("big", f"p{n}", 3, n) for n in range(5000)),
        *((f"s{n}", "zoraida", 5, n) for n in range(5000)),
    ],
    "one chat, one person, the last due first": [
        *(("big", "zoraida", 3, 5000 - n) for n in range(5000)),
        *((f"s{n}", "zoraida", 5, n) for n in range(5000)),
    ],
    "one chat, one person, silent edits": [
        *(("big", "zoraida", 7, n) for n in range(5000)),
        *((f"s{n}", "zoraida", 5, n) for n in range(5000)),
    ],
}
ASKED: dict[str, Callable[[People], object]] = {
    "lease": lambda people: people.due_deliveries(NOW, 8, channel="telegram"),
    "lease while that chat is busy": lambda people: people.due_deliveries(NOW, 8, ["big", "s1"], channel="telegram"),
    "lease the oldest": lambda people: people.due_deliveries(NOW, 8, ["big"], channel="telegram", oldest=True),
    "of another channel": lambda people: people.due_deliveries(NOW, 1, channel="terminal"),
    "next_due": lambda people: people.next_due("telegram"),
    "late": lambda people: people.late(NOW, "terminal"),
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_what_is_asked_many_times_a_second_is_cheap_however_much_waits(crowd: str) -> None:
    """With 10,000 deliveries waiting, 5,000 of them for one chat, each question takes milliseconds."""
    rows = CROWDS[crowd]
    with People.open(":memory:") as people, people._transaction():
        people._run_many(
            "INSERT INTO subscribers (id, channel, language, level, since) VALUES (?, 'telegram', 'es', 'default', 0)",
            [(who,) for who in sorted({row[0] for row in rows})],
        )
        people._run_many(
            """
            INSERT INTO alerts (id, subscriber, channel, language, subject_id, story_id, epoch, seq, reason, shape,
                                grounds, due, made, state)
            VALUES (?, ?, 'telegram', 'es', ?, 's1', 'epoch', ?, 'new', 'message', '[]', 0, 0, 'queued')
            """,
            [(number, row[0], row[1], number) for number, row in enumerate(rows, 1)],
        )
        people._run_many(
            """
            INSERT INTO deliveries (alert_id, subscriber, subject_id, rank, state, due, made)
            VALUES (?, ?, ?, ?, 'waiting', ?, 0)
            """,
            [(number, *row) for number, row in enumerate(rows, 1)],
        )
        for what, ask in ASKED.items():
            took = []
            for _ in range(3):
                began = time.perf_counter()
                ask(people)
                took.append(time.perf_counter() - began)
            assert min(took) < 0.1, what  # measured: at most 12 ms
