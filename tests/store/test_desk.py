"""Decisions, audit, alarms and health."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.model import Decision, Kind, Polarity, Verdict
from monitor.store.desk import Alarm, AuditRow, Desk
from tests.store.samples import MINUTE, NOW


def test_a_decision_comes_back_and_is_audited() -> None:
    """The word and who gave it are stored together; the last word on a matter prevails."""
    with Desk.open(":memory:", owner=True) as desk:
        first = desk.add_decision("i", "s", Verdict.YES, None, None, "ana", NOW)
        second = desk.add_decision("i", "s", Verdict.ANOTHER_READING, Kind.DIED, Polarity.DENIED, "luz", NOW + MINUTE)
        other = desk.add_decision("i", "t", Verdict.NOT_THIS_PERSON, None, None, "ana", NOW)
        assert first == Decision(1, "i", "s", Verdict.YES, None, None, "ana", NOW)
        assert desk.decisions_after(0) == [first, second, other]
        assert desk.decisions_after(second.id) == [other]
        assert desk.latest("i", "s") == second
        assert desk.latest("i", "u") is None
        assert desk.audit(1) == [AuditRow(NOW, "ana", "decide", "i t", "not_this_person")]
        desk.add_audit("ana", "export", "all", "to paper", NOW)
        assert desk.audit(10)[0] == AuditRow(NOW, "ana", "export", "all", "to paper")
        assert len(desk.audit(10)) == 4


@pytest.mark.parametrize("table", ["decisions", "audit"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET operator = 'x'"])
def test_what_was_decided_and_done_cannot_be_rewritten(table: str, sql: str) -> None:
    """Decisions and audit are append-only, for any program that writes to the file."""
    with Desk.open(":memory:", owner=True) as desk:
        desk.add_decision("i", "s", Verdict.YES, None, None, "ana", NOW)
        with pytest.raises(sqlite3.IntegrityError, match="append only"):
            desk.db.execute(sql.format(table))


def test_an_alarm_is_raised_once_while_it_stands() -> None:
    """Raising it again only brings its detail up to date; cleared, it can be raised anew."""
    with Desk.open(":memory:", owner=True) as desk:
        assert desk.raise_alarm("feed:a", "alarm.feed", "3 failures", NOW)
        assert not desk.raise_alarm("feed:a", "alarm.feed", "4 failures", NOW + MINUTE)
        assert desk.raise_alarm("feed:b", "alarm.feed", "", NOW)
        assert desk.open_alarms() == [
            Alarm("feed:a", "alarm.feed", "4 failures", NOW, None),
            Alarm("feed:b", "alarm.feed", "", NOW, None),
        ]
        assert desk.clear_alarm("feed:a", NOW)
        assert not desk.clear_alarm("feed:a", NOW)
        assert [alarm.key for alarm in desk.open_alarms()] == ["feed:b"]
        assert desk.raise_alarm("feed:a", "alarm.feed", "", NOW)


def test_health_holds_the_last_value() -> None:
    """Each figure replaces the one before."""
    with Desk.open(":memory:", owner=True) as desk:
        desk.set_health("sent", "1", NOW)
        desk.set_health("sent", "2", NOW + MINUTE)
        assert desk.health() == {"sent": ("2", NOW + MINUTE)}


def test_the_command_line_appends_and_collect_only_reads(tmp_path: Path) -> None:
    """Whoever does not own desk.db may append to it, unless it said it would not."""
    path = tmp_path / "desk.db"
    with Desk.open(path, owner=True) as owner, Desk.open(path, owner=False) as command:
        command.add_decision("i", "s", Verdict.YES, None, None, "ana", NOW)
        assert len(owner.decisions_after(0)) == 1
        with Desk.open(path, owner=False, writes=False) as collect:
            assert len(collect.decisions_after(0)) == 1
            with pytest.raises(StoreError):
                collect.set_health("x", "y", NOW)


def test_a_report_is_kept_once_without_who_made_it() -> None:
    """The latest first; the same said by many is one row, so that nobody can count who follows."""
    with Desk.open(":memory:", owner=True) as desk:
        for minutes, story in enumerate(("s1", "s2", "s1")):
            desk.add_report(story, "zoraida", NOW + minutes * MINUTE)
        assert [(row.story_id, row.subject_id) for row in desk.reports()] == [("s1", "zoraida"), ("s2", "zoraida")]
        columns = {row["name"] for row in desk._rows("SELECT name FROM pragma_table_info('reports')")}
        assert not {"subscriber", "person", "count", "who"} & columns
