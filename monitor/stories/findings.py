"""What one item says of one private name: handed from collect to notify sealed, and turned into stories there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.stories.readings import Reading


@dataclass(frozen=True, slots=True)
class Finding:
    """One item, read for one name that stands on no list; it takes the place of an earlier one on the same two.

    ``subject_id`` is the private id, ``title`` the item's, ``revision`` the one that was read. ``reading`` holds the
    claims about that name alone, weak ones too; none: the item does not name it, or no longer does. ``at`` is when it
    was read. ``past``: found by looking back in what was kept, because the name was new to collect; that may be
    because it was typed just now, or because collect or notify had been stopped. (``reading.past`` is, as always,
    that the item itself was no news when it came.)
    """

    subject_id: str
    title: str
    revision: int
    reading: Reading
    at: datetime
    past: bool
