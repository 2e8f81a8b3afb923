"""The one place that calls trafilatura, which finds the article in a page. Slow to import: do so late, in a worker."""

from __future__ import annotations

from datetime import UTC, datetime

from trafilatura import bare_extraction


def extract(page: str, url: str) -> tuple[str, str, str]:
    """Title, text and date (as printed in the page's metadata) of the article in ``page``; each "" if not found."""
    # It raises what lxml and its own heuristics raise on pages that are no documents; there is then no article.
    try:
        found = bare_extraction(page, url=url or None, include_comments=False, include_tables=True, with_metadata=True)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return "", "", ""
    if found is None or isinstance(found, dict):
        return "", "", ""
    return found.title or "", found.text or "", found.date or ""


def day(text: str) -> datetime | None:
    """Midnight UTC of a day written YYYY-MM-DD; None for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
