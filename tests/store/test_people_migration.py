"""A people.db of the first release is brought up to date with everything in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from monitor.alerting import Rank
from monitor.model import Level, Subscription, Told
from monitor.store.database import Step
from monitor.store.outbox import AlertState
from monitor.store.people import People
from monitor.store.schema import PEOPLE, people_001
from monitor.store.values import micros, to_json
from tests.keys.rings import NEWER
from tests.store.samples import DAY, MINUTE, NOW, alerts_due, chat, send, told


class First(People):
    """people.db as the first release made it."""

    steps: ClassVar[tuple[Step, ...]] = (people_001,)


ALERTS = """
INSERT INTO alerts (id, subscriber, channel, language, subject_id, story_id, epoch, seq, reason, shape, grounds,
                    due, made, state, before)
VALUES (?, ?, 'terminal', 'es', 'zoraida', ?, 'epoch', ?, 'new', 'message', '["c1"]', ?, ?, ?, ?)
"""
DELIVERIES = (
    "INSERT INTO deliveries (id, alert_id, state, due, tries, trying, ref, done, error) VALUES (?,?,?,?,?,?,?,?,?)"
)


def first_release(path: Path) -> None:
    """Two followers: one message sent, one that may have arrived, one that waits for its hour, one given up."""
    now, later = micros(NOW), micros(NOW + 30 * MINUTE)
    with First.open(path) as people, people._transaction():
        for who, subject, since in (("mother", "zoraida", NOW), ("mother", "eva", NOW - DAY), ("aunt", "zoraida", NOW)):
            people._run("INSERT INTO following VALUES (?, ?, ?)", (who, subject, micros(since)))
        for who, story in (("mother", "s1"), ("mother", "s2"), ("aunt", "s1")):
            people._run(
                "INSERT INTO told VALUES (?, ?, 'zoraida', ?, ?)", (who, story, now, to_json(Told, told(story)))
            )
        for row in (
            (3, "mother", "s1", 1, now, now, "sent", None),
            (4, "aunt", "s1", 1, now, now, "queued", None),
            (5, "mother", "s2", 2, later, now, "queued", to_json(Told, told("s2", known=True))),
            (6, "mother", "s3", 3, now, now, "failed", None),
        ):
            people._run(ALERTS, row)
        for values in (
            (13, 3, "sent", now, 1, None, "m1", now, ""),
            (14, 4, "waiting", now, 2, now, "", None, "timeout"),
            (15, 5, "waiting", later, 0, None, "", None, ""),
            (16, 6, "failed", now, 1, None, "", now, "blocked"),
        ):
            people._run(DELIVERIES, values)
        people._run("INSERT INTO meta VALUES ('position', ?)", (json.dumps(["epoch", 7]),))


def test_followers_keep_what_they_were_told_and_what_waits_for_them(tmp_path: Path) -> None:
    """Nothing is told twice, and nothing that waited is lost."""
    path = tmp_path / "people.db"
    first_release(path)
    with First.open(path) as people:
        epoch = people.epoch()
    with People.open(path) as people:
        assert (people.epoch(), people.position()) == (epoch, ("epoch", 7))
        assert people.subscriptions_of("zoraida") == [
            Subscription(who, "zoraida", Level.DEFAULT, "terminal", "es") for who in ("aunt", "mother")
        ]
        assert people.told("mother", "s2") == told("s2")
        assert people.told_of("s1", ["mother", "aunt"]) == {"mother": told("s1"), "aunt": told("s1")}
        assert people.original_ref("mother", "s1") == ("m1", NOW)
        (row,) = people.due_deliveries(NOW, 10)
        assert (row.id, row.subscriber, row.tries, row.repeat, row.made) == (14, "aunt", 2, True, NOW)
        assert [alert.id for alert in alerts_due(people, NOW + 30 * MINUTE)] == [4, 5]
        assert people.told_before(5) == told("s2", known=True)
        failed = people.alert(6)
        assert failed is not None
        assert failed.state is AlertState.FAILED
        assert [alert.id for alert in send(people, NOW + 30 * MINUTE)] == [4, 5]


def test_what_is_made_afterwards_gets_numbers_of_its_own(tmp_path: Path) -> None:
    """The old numbers stand under messages; a delivery's is never used for another."""
    path = tmp_path / "people.db"
    first_release(path)
    with People.open(path) as people:
        subscription = people.subscriptions_of("zoraida")[0]
        assert people.begin_following(Subscription("new", "eva", Level.DEFAULT, "terminal", "es"), (), NOW)
        assert not people.begin_following(subscription, (), NOW)
        assert people.fresh_seq() == -7
        assert people._one("SELECT min(rank), max(rank), max(id) FROM deliveries")[:] == (
            Rank.DEVELOPMENT,
            Rank.DEVELOPMENT,
            16,
        )
        people.use(NEWER)
        assert chat(people, "zoraida").follows == ("zoraida",)


def test_a_file_that_is_migrated_is_the_same_as_a_new_one(tmp_path: Path) -> None:
    """Tables, indexes and all."""
    first_release(tmp_path / "old.db")
    schemas = []
    for name in ("old.db", "new.db"):
        with People.open(tmp_path / name) as people:
            rows = people._rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
            schemas.append([tuple(row) for row in rows])
            assert people._rows("PRAGMA foreign_key_check") == []
    assert schemas[0] == schemas[1]
    assert People.steps == PEOPLE
