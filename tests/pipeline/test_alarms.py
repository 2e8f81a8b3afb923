"""Alarms: raised once, kept while they last, cleared when it is well again, and never in the way."""

from __future__ import annotations

from datetime import datetime

from structlog.testing import capture_logs

from monitor.errors import StoreError
from monitor.pipeline.alarms import Alarms
from monitor.store.desk import Desk
from tests.store.samples import DAY, NOW


def keys(desk: Desk) -> dict[str, tuple[str, str]]:
    """The alarms that stand: text and detail by key."""
    return {alarm.key: (alarm.text_key, alarm.detail) for alarm in desk.open_alarms()}


def test_an_alarm_is_a_row_and_one_error_line_while_it_lasts() -> None:
    """Raised again it is the same; another detail is kept up to date; cleared and raised anew it is another."""
    with Desk.open(":memory:", owner=True) as desk:
        alarms = Alarms(desk, lambda: NOW)
        with capture_logs() as lines:
            for detail in ("a", "a", "b"):
                alarms.raise_("undelivered:7", detail)
            alarms.raise_("locked")
        assert [(line["log_level"], line["alarm"]) for line in lines] == [
            ("error", "undelivered:7"),
            ("error", "locked"),
        ]
        assert [line.get("detail") for line in lines] == ["a", None]
        assert {line["see"] for line in lines} == {"faro check"}
        assert keys(desk) == {"undelivered:7": ("alarm.undelivered", "b"), "locked": ("alarm.locked", "")}
        assert alarms.open == {"undelivered:7", "locked"}
        alarms.clear("locked")
        alarms.clear("locked")
        alarms.clear("never raised")
        assert keys(desk).keys() == alarms.open == {"undelivered:7"}
        alarms.raise_("locked")
        assert "locked" in keys(desk)


def test_alarms_outlive_a_restart() -> None:
    """What stood before the start is known, is not raised twice, and can be cleared."""
    with Desk.open(":memory:", owner=True) as desk:
        Alarms(desk, lambda: NOW).raise_("locked")
        later = Alarms(desk, lambda: NOW + DAY)
        with capture_logs() as lines:
            later.raise_("locked")
        assert lines == []
        assert desk.open_alarms()[0].raised == NOW
        later.clear("locked")
        assert keys(desk) == {}


class Full(Desk):
    """desk.db on a disk that is full for a while."""

    full = True

    def raise_alarm(self, key: str, text_key: str, detail: str, now: datetime) -> bool:
        """Raise it, if there is room."""
        if self.full:
            raise StoreError("full")
        return super().raise_alarm(key, text_key, detail, now)

    def clear_alarm(self, key: str, now: datetime) -> bool:
        """Clear it, if there is room."""
        if self.full:
            raise StoreError("full")
        return super().clear_alarm(key, now)


def test_a_full_disk_hinders_no_work_and_loses_no_alarm() -> None:
    """It is logged all the same, and written or cleared as soon as it comes up again."""
    with Full.open(":memory:", owner=True) as desk:
        alarms = Alarms(desk, lambda: NOW)
        with capture_logs() as lines:
            alarms.raise_("locked")
        assert lines
        assert keys(desk) == {}
        desk.full = False
        alarms.raise_("locked")
        assert "locked" in keys(desk)
        desk.full = True
        alarms.clear("locked")
        desk.full = False
        assert "locked" in keys(desk)
        alarms.clear("locked")
        assert keys(desk) == {}
