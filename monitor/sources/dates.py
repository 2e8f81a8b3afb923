"""Reads the dates that feeds carry, Spanish ones too. The one place that calls dateparser."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

#: News is not older than the web, and nothing is published in the far future: anything else is a broken clock.
EARLIEST: Final = datetime(1995, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)

_LANGUAGES: Final = ["es", "en", "pt", "fr"]
_YEAR: Final = re.compile(r"\b[12][0-9]{3}\b")


class Dates:
    """Reads dates, handing at most ``budget`` of them to dateparser: it is slow, and a hostile feed can be long."""

    def __init__(self, budget: int = 300) -> None:
        self._budget = budget

    def read(self, parsed: datetime | None, text: str) -> datetime | None:
        """``parsed`` if something understood ``text`` already, else what dateparser makes of it; None if absurd."""
        if parsed is None and self._budget > 0 and len(text) <= 80 and _YEAR.search(text):
            self._budget -= 1
            parsed = _read(text)
        return parsed if parsed is not None and EARLIEST <= parsed < LATEST else None


@lru_cache(maxsize=512)
def _read(text: str) -> datetime | None:
    import dateparser  # slow to import, and most feeds never need it

    try:
        found = dateparser.parse(
            text,
            languages=_LANGUAGES,
            settings={
                "DATE_ORDER": "DMY",
                "TIMEZONE": "UTC",
                "RETURN_AS_TIMEZONE_AWARE": True,
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
            },
        )
        return found.astimezone(UTC) if found is not None else None
    except (ValueError, OverflowError, TypeError, LookupError, AttributeError, RecursionError):
        return None  # dateparser stumbles over odd strings in many ways; an unread date is no date
