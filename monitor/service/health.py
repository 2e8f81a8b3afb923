"""What systemd hears of us: that we are ready, what we are doing, and that we live, while work makes progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import structlog

from monitor.service.systemd import READY, STOPPING, WATCHDOG, Pulse, notify, standing_still, status

log = structlog.get_logger()

#: Seconds without progress after which the watchdog is fed no more: longer than the longest rest of a courier.
STANDSTILL = 180.0


class Health:
    """Feeds the watchdog; ``environ`` is where systemd says on which socket it listens."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._pulses: dict[str, Pulse] = {}
        self._last: dict[str, object] = {}

    def ready(self) -> None:
        """We have begun."""
        notify(self._environ, READY)

    def stopping(self) -> None:
        """We were asked to end."""
        notify(self._environ, STOPPING)

    def feel(self, progress: Mapping[str, Callable[[], object]], now: float) -> bool:
        """Feed the watchdog if every kind of work goes on; return whether it does.

        ``progress`` gives, by kind, a function that returns a value: another one than before is progress, and so is
        None, which says that there is nothing to do.
        """
        for kind, ask in progress.items():
            pulse = self._pulses.setdefault(kind, Pulse(STANDSTILL))
            value = ask()
            if value is None or value != self._last.get(kind):
                pulse.beat(now)
            self._last[kind] = value
        still = standing_still(self._pulses, now)
        if still:
            log.error("standstill", work=still)
            notify(self._environ, status(f"standing still: {', '.join(still)}"))
            return False
        notify(self._environ, WATCHDOG)
        return True
