"""What an operator has to see: a row in desk.db, shown by ``faro check``, and one ERROR line when it begins."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

import structlog

from monitor.errors import StoreError
from monitor.store.desk import Desk

log = structlog.get_logger()


class Alarms:
    """Raises and clears alarms; ``text_key`` ("alarm.<name>" in the catalogue) is their name up to the first colon.

    An alarm that cannot be written because the disk is full is logged all the same, and tried again the next time. The
    log has its name alone, on a terminal as in the journal, so that one search finds it everywhere; what to do about it
    is said in one place, ``faro check``, in the operator's language.
    """

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._now = now
        self._open = {alarm.key: alarm.detail for alarm in desk.open_alarms()}

    def raise_(self, key: str, detail: str = "") -> None:
        """Something is wrong that only an operator can mend; ``detail`` is an id or a short code, never a name."""
        if self._open.get(key) == detail:
            return
        if key not in self._open:
            log.error("alarm", alarm=key, **({"detail": detail} if detail else {}), see="faro check")
        try:
            self._desk.raise_alarm(key, f"alarm.{key.partition(':')[0]}", detail, self._now())
        except StoreError as error:
            log.error("alarm", alarm=key, error=str(error).partition("\n")[0])  # noqa: TRY400 -- no traceback is needed
            return
        self._open[key] = detail

    def clear(self, key: str) -> None:
        """It is well again."""
        if key not in self._open:
            return
        try:
            self._desk.clear_alarm(key, self._now())
        except StoreError:
            return  # it is tried again: the key stays among the open ones
        del self._open[key]
        log.info("alarm over", alarm=key)

    def forget(self, before: datetime, names: Collection[str]) -> None:
        """Clear the alarms of these names (up to the colon) that were raised before then: they have been shown."""
        for alarm in self._desk.open_alarms():
            if alarm.raised < before and alarm.key.partition(":")[0] in names:
                self.clear(alarm.key)

    @property
    def open(self) -> frozenset[str]:
        """The alarms that stand."""
        return frozenset(self._open)
