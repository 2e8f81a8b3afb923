"""What response headers say about waiting, caching and encoding (RFC 9110, RFC 9111). Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final

import httpx2

#: Longest wait a server may impose, in seconds.
LONGEST_WAIT: Final = 24 * 3600.0

_DIRECTIVE = re.compile(r'([a-z-]+)\s*(?:=\s*"?([^",\s]*)"?)?')
_DIGITS = re.compile(r"[0-9]{1,12}")


def retry_after(headers: httpx2.Headers, now: datetime) -> float | None:
    """Seconds to wait, from 0 to 24 hours; None if the server does not say. A date is read by the server's clock."""
    value = headers.get("retry-after", "").strip()
    if _DIGITS.fullmatch(value):
        return min(float(value), LONGEST_WAIT)
    if value.isascii() and value.isdigit():
        return LONGEST_WAIT
    until = http_date(value)
    if until is None:
        return None
    return min(max((until - _server_time(headers, now)).total_seconds(), 0.0), LONGEST_WAIT)


def max_age(headers: httpx2.Headers, now: datetime) -> float | None:
    """Seconds this response stays fresh; None if the server does not say or forbids keeping it."""
    directives = dict(_DIRECTIVE.findall(headers.get("cache-control", "").lower()))
    if "no-store" in directives or "no-cache" in directives:
        return None
    age = headers.get("age", "").strip()
    spent = float(age) if _DIGITS.fullmatch(age) else 0.0
    if _DIGITS.fullmatch(directives.get("max-age", "")):
        return max(float(directives["max-age"]) - spent, 0.0)
    expires = http_date(headers.get("expires", ""))
    if expires is None:
        return None
    return max((expires - _server_time(headers, now)).total_seconds() - spent, 0.0)


def http_date(value: str) -> datetime | None:
    """A date as HTTP writes it, aware UTC; None if it is none."""
    try:
        date = parsedate_to_datetime(value)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def content_type(headers: httpx2.Headers) -> tuple[str | None, str | None]:
    """The media type and the charset label, lower case, each None if not given."""
    value = headers.get("content-type", "")
    if not value.strip():
        return None, None
    message = Message()
    message["content-type"] = value.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset")
    label = charset if isinstance(charset, str) else None
    return message.get_content_type(), label.strip().strip("'\"").lower() or None if label else None


def validator(headers: httpx2.Headers, name: str) -> str | None:
    """An ETag or Last-Modified that can be sent back as it is; None if it is missing or no server would mean it."""
    value = headers.get(name, "").strip()
    return value if value and len(value) <= 1024 and value.isascii() and value.isprintable() else None


def _server_time(headers: httpx2.Headers, now: datetime) -> datetime:
    return http_date(headers.get("date", "")) or now
