"""Findings: numbered, sealed, of a day and no hour, and kept as long as grounds."""

from __future__ import annotations

import sqlite3

import pytest

from monitor.store.values import from_json, moment, to_json
from monitor.stories.findings import Finding
from tests.store.samples import DAY, NOW, claim, item, new, news_with_sources, put, reading


def test_findings_come_back_in_order_and_numbers_are_never_used_twice() -> None:
    """Whoever follows the log goes on after the last one, though retention let go of it."""
    with news_with_sources() as news:
        assert (news.last_finding(), news.findings_after(0, 10)) == (0, [])
        news.save_findings([b"a", b"b", b"c"], NOW)
        assert news.findings_after(1, 1) == [(2, b"b")]
        news.prune(NOW + 400 * DAY, DAY, DAY)
        assert (news.last_finding(), news.findings_after(0, 10)) == (3, [])
        news.save_findings([b"d"], NOW)
        assert news.findings_after(0, 10) == [(4, b"d")]


def test_only_the_day_is_kept() -> None:
    """The second would say which item was read then."""
    with news_with_sources() as news:
        news.save_findings([b"a"], NOW)
        (row,) = news._rows("SELECT at FROM findings")
        assert moment(row["at"]) == NOW.replace(hour=0, minute=0, second=0, microsecond=0)


def test_findings_are_kept_as_long_as_grounds() -> None:
    """All of the last day of their term, and no longer."""
    with news_with_sources() as news:
        news.save_findings([b"a"], NOW)
        news.prune(NOW + 180 * DAY, 30 * DAY, 180 * DAY)
        assert news.findings_after(0, 10)
        news.prune(NOW + 181 * DAY, 30 * DAY, 180 * DAY)
        assert news.findings_after(0, 10) == []


def test_a_reading_and_its_findings_are_one_transaction() -> None:
    """A job never goes without what its item says of private names."""
    with news_with_sources() as news:
        put(news, new(item()))
        (job,) = news.due_jobs(NOW, 1)
        news.db.execute("CREATE TRIGGER broken BEFORE INSERT ON findings BEGIN SELECT RAISE(ABORT, 'on purpose'); END")
        more = {"done": True, "text_kept": "", "now": NOW, "findings": [b"a"]}
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            news.save_reading(job.id, job.item, (), None, (), (), **more)  # type: ignore[arg-type]
        assert news.due_jobs(NOW, 1) == [job]
        news.db.execute("DROP TRIGGER broken")
        news.save_reading(job.id, job.item, (), None, (), (), **more)  # type: ignore[arg-type]
        assert (news.due_jobs(NOW, 1), news.findings_after(0, 10)) == ([], [(1, b"a")])


def test_the_acknowledgement() -> None:
    """The last version stands until it is taken back."""
    with news_with_sources() as news:
        assert news.acknowledged() is None
        for version in ("v1", "v2", None, "v1"):
            news.acknowledge(version)
            assert news.acknowledged() == version


def test_the_revision_that_was_read() -> None:
    """An item that waits to be read says nothing yet; one that is gone neither; looking again is no waiting."""
    with news_with_sources() as news:
        put(news, new(item("1", revision=2)), new(item("2")))
        assert news.read_revisions([item("1").id, item("2").id, "gone"]) == {}
        (job, _) = news.due_jobs(NOW, 2)
        news.save_reading(job.id, job.item, (), None, (), (), done=True, text_kept="", now=NOW, again=NOW + DAY)
        assert news.read_revisions([item("1").id, item("2").id]) == {item("1").id: 2}


def test_a_finding_survives_the_way_there() -> None:
    """As JSON filled up with blanks, as it is sealed, it is read as the same value."""
    made = Finding("~0123456789abcdef", "Título «ñandú»", 2, reading(item(), claim()), NOW, past=True)
    assert from_json(Finding, to_json(Finding, made) + " " * 500) == made
