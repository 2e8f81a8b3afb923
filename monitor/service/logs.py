"""Logs: ids, never names of subscribers, what they follow, or a message's text. One line per poll and per delivery."""

from __future__ import annotations

import logging
import sys

import structlog


def set_up_logs(level: str = "info", *, as_json: bool = False) -> None:
    """Send log lines of ``level`` and above to standard error, as text or as one JSON object a line."""
    number = logging.getLevelNamesMapping()[level.upper()]
    # These log every address they fetch.
    for noisy in ("httpx", "httpx2", "httpcore", "httpcore2", "trafilatura", "htmldate"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # It warns of every tick that finds the one before it still at work, which is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=10)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
