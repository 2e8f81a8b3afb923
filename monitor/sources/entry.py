"""What every feed format comes down to, and the rules all of them share: keys, links, summary against full text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

#: A body shorter than this, in characters, is a summary whatever its element is called.
FULL_TEXT: Final = 600
_CUT_SHORT: Final = re.compile(
    r"(?:\.\.\.|…|\[(?:…|\.{3})\]|\b(?:leer|lee|seguir leyendo|ver|read|continue reading)\b[^\n.]{0,40})\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One new or edited entry; all text is plain, one paragraph per line.

    ``key`` tells entries of one source apart across polls; ``digest`` changes with any edit. ``text`` is the full
    article if the feed carries it, else "". ``url`` is absolute http(s) or "". Dates are aware UTC.
    """

    key: str
    digest: str
    title: str
    summary: str
    text: str
    url: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as polled: ``digests`` of all entries in document order, ``entries`` only the ones not yet known.

    An entry that could not be read is in neither. ``complete`` is False if the document held more new entries than
    are read at once: the rest comes with the next poll, so its validators must not be kept.
    """

    format: str
    title: str
    language: str
    entries: tuple[Entry, ...]
    digests: tuple[str, ...]
    complete: bool = True


def web_address(link: str, base: str) -> str:
    """``link`` as an absolute http(s) URL, resolved against ``base``; "" if it is anything else."""
    link = "".join(link.split())
    try:
        absolute = urljoin(base, link)
        parts = urlsplit(absolute)
        if parts.scheme.lower() in ("http", "https") and parts.hostname and not parts.username and len(absolute) < 4000:
            return absolute
    except ValueError:
        pass
    return ""


def summary_and_text(summary: str, contents: Sequence[str]) -> tuple[str, str]:
    """Which of an entry's plain texts is the summary, and which, if any, is the whole article.

    Formats and feeds disagree on which element holds which, so length decides: the article is clearly longer than
    the summary, long enough to be one, and does not end in "…" or "leer más".
    """
    bodies = list(dict.fromkeys(body for body in (summary, *contents) if body))
    if not bodies:
        return "", ""
    longest = max(bodies, key=len)
    others = [body for body in bodies if body is not longest and len(body) < len(longest)]
    shorter = max(others, key=len) if others else ""
    if len(longest) >= FULL_TEXT and len(longest) > 1.5 * len(shorter) and not _CUT_SHORT.search(longest[-80:]):
        return shorter, longest
    return (summary or longest if len(summary) >= len(longest) / 1.5 else longest), ""


def with_own_keys(entries: Sequence[Entry], ambiguous: frozenset[str]) -> tuple[Entry, ...]:
    """``entries`` with keys that differ: where several entries of the document claim one key, the digest joins it.

    ``ambiguous`` are digests of entries whose own key another entry of the document claims too.
    """
    taken: set[str] = set()
    told_apart: list[Entry] = []
    for entry in entries:
        key = entry.key
        if entry.digest in ambiguous or key in taken:
            key = f"{key}#{entry.digest}"
        taken.add(key)
        told_apart.append(entry if key == entry.key else replace(entry, key=key))
    return tuple(told_apart)


def ambiguous_keys(claimed: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The digests, of (digest, key) pairs, whose key is claimed by another digest as well."""
    owners: dict[str, set[str]] = {}
    for digest, key in claimed:
        if key:
            owners.setdefault(key, set()).add(digest)
    return frozenset(digest for digests in owners.values() if len(digests) > 1 for digest in digests)
