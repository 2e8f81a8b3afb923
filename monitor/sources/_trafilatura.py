"""The one place that calls trafilatura, which finds the article in a page. Slow to import: do so late, in a worker."""

from __future__ import annotations

from configparser import ConfigParser
from copy import deepcopy
from datetime import UTC, datetime

from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG


def extract(page: str, url: str) -> tuple[str, str, str]:
    """Title, text and date (as printed in the page's metadata) of the article in ``page``; each "" if not found."""
    found = _extract(page, url, DEFAULT_CONFIG)
    if "\n" not in found[1].strip():
        # A short article is below its usual size: it then gives all there is as one line, byline and buttons and all.
        shorter = _extract(page, url, SHORT)
        found = shorter if shorter[1] else found
    return found


def _extract(page: str, url: str, config: ConfigParser) -> tuple[str, str, str]:
    # It raises what lxml and its own heuristics raise on pages that are no documents; there is then no article.
    try:
        found = bare_extraction(
            page, url=url or None, include_comments=False, include_tables=True, with_metadata=True, config=config
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return "", "", ""
    if found is None or isinstance(found, dict):
        return "", "", ""
    return found.title or "", found.text or "", found.date or ""


def _short() -> ConfigParser:
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "50"
    config["DEFAULT"]["MIN_OUTPUT_SIZE"] = "1"
    return config


SHORT = _short()


def day(text: str) -> datetime | None:
    """Midnight UTC of a day written YYYY-MM-DD; None for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
