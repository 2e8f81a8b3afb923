"""RSS, Atom and RDF: cut into entries first, then only the new ones are given to feedparser."""

from __future__ import annotations

import re
from typing import Final

from monitor.errors import FeedError
from monitor.model import digest
from monitor.sources import _feedparser
from monitor.sources.cut import Cut, cut, raw_key, weight
from monitor.sources.dates import Dates
from monitor.sources.entry import Entry, Feed, ambiguous_keys, summary_and_text, web_address, with_own_keys
from monitor.sources.plain import one_line, plain, tidy

_REFERENCE: Final = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,10});", re.IGNORECASE)
_RAW: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What is parsed at once, as `cut.weight` counts: about two seconds, or some thousand entries.
MOST_WEIGHT: Final = 400_000
#: How often one document may call feedparser to keep a damaged entry away from its neighbours.
CALLS: Final = 200
TOGETHER: Final = 500


def claims(document: str) -> bool:
    """Whether ``document`` is worth reading as XML: everything that is left."""
    return bool(document)


def parse(document: str, known: frozenset[str], url: str = "") -> Feed:
    """Read the new entries of an RSS, Atom or RDF document. Raises FeedError."""
    shape = cut(_without_forbidden(document))
    pieces = {digest(piece): piece for piece in shape.pieces}
    unread = {mark: piece for mark, piece in pieces.items() if mark not in known}
    new, complete = _as_many_as_fit(unread)
    around = _feedparser.read(shape.head)
    base, dates = web_address(around.link, url) or url, Dates()
    entries: list[Entry] = []
    for mark, raw in zip(new, _Reader(shape).read(list(new.values())), strict=True):
        if raw is not None:
            entries.append(_entry(raw, mark, base, dates))
            del unread[mark]
    if unread and len(unread) == len(pieces):
        raise FeedError("el feed está dañado (the feed is damaged)")
    ambiguous = ambiguous_keys([(mark, raw_key(piece)) for mark, piece in pieces.items()]) if entries else frozenset()
    return Feed(
        format=around.format or "xml",
        title=one_line(around.title),
        language=around.language.strip().lower()[:35],
        entries=with_own_keys(entries, ambiguous),
        digests=tuple(mark for mark in pieces if mark not in unread),
        # While an entry could not be read, the feed is asked for whole: nothing is taken for read that was not.
        complete=complete and shape.whole and not unread,
    )


def _without_forbidden(document: str) -> str:
    """``document`` with U+FFFD for what XML allows nowhere, not even as a reference (XML 1.0, 2.2 Char).

    One such character in a headline would make its whole entry unreadable.
    """
    return _RAW.sub("\ufffd", _REFERENCE.sub(_checked, document))


def _checked(reference: re.Match[str]) -> str:
    number = reference[1]
    code = int(number[1:], 16) if number[:1] in "xX" else int(number)
    ranges = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    allowed = any(first <= code <= last for first, last in ranges)
    return reference[0] if allowed else "\ufffd"


def _as_many_as_fit(pieces: dict[str, str]) -> tuple[dict[str, str], bool]:
    """The pieces to read now, and whether these are all; a piece too heavy on its own is none that people write."""
    chosen: dict[str, str] = {}
    total = 0
    for mark, piece in pieces.items():
        cost = weight(piece)
        if cost > MOST_WEIGHT:
            continue
        total += cost
        if total > MOST_WEIGHT:
            return chosen, False
        chosen[mark] = piece
    return chosen, True


class _Reader:
    """Gives pieces to feedparser together, and apart where one of them is damaged."""

    def __init__(self, shape: Cut) -> None:
        self._shape = shape
        self._calls = CALLS
        self._weight = 3 * MOST_WEIGHT

    def read(self, pieces: list[str]) -> list[_feedparser.RawEntry | None]:
        """One entry per piece; None for a piece that nothing can be made of."""
        if len(pieces) > TOGETHER:
            return [raw for at in range(0, len(pieces), TOGETHER) for raw in self.read(pieces[at : at + TOGETHER])]
        if not pieces:
            return []
        self._calls -= 1
        self._weight -= sum(map(weight, pieces))
        spent = self._calls <= 0 or self._weight <= 0
        try:
            found = _feedparser.read(self._shape.wrap(pieces))
        except FeedError:
            found = None
        matches = found is not None and len(found.entries) == len(pieces)
        if found is not None and matches and (found.sound or spent):
            return list(found.entries)
        if len(pieces) == 1:
            return [found.entries[0] if found is not None and found.entries else None]
        if spent:
            raise FeedError("el feed está dañado (the feed is damaged)")
        middle = len(pieces) // 2
        return self.read(pieces[:middle]) + self.read(pieces[middle:])


def _entry(raw: _feedparser.RawEntry, mark: str, base: str, dates: Dates) -> Entry:
    made_plain = {html: plain(html) for html in (raw.summary, *raw.contents)}
    summary, text = summary_and_text(made_plain[raw.summary], [made_plain[html] for html in raw.contents])
    link = raw.link.strip()
    updated = dates.read(raw.updated_at, raw.updated_text)
    return Entry(
        key=tidy(raw.id) or link or mark,
        digest=mark,
        title=one_line(raw.title),
        summary=summary,
        text=text,
        url=web_address(link, base) if link else "",
        # RDF's dc:date, and Atom feeds with <updated> alone: the only date there is.
        published=dates.read(raw.published_at, raw.published_text) or updated,
        updated=updated,
    )
