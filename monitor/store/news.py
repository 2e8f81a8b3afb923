"""news.db: what was published. Written by collect alone; everyone else reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from monitor.store.jobs import Jobs
from monitor.store.keeping import Keeping
from monitor.store.polls import Polls
from monitor.store.review import Review
from monitor.store.schema import NEWS


class News(Polls, Jobs, Review, Keeping):
    """Sources, items, mentions, claims, stories, and the log of changes that notify follows.

    Its parts, a file each: Polls (sources and new items), Jobs (what is to be read), Readings (what was read, the
    stories and the log), Review (the operators' queue), Keeping (looking back, retention, counts).
    """

    kind = "news"
    steps = NEWS

    @classmethod
    def open(cls, path: Path | str, *, owner: bool) -> Self:
        """Open news.db; ``owner`` (collect) creates and migrates it, anyone else may only read. Raises StoreError."""
        return cls._open(path, owner=owner, writes=owner)
