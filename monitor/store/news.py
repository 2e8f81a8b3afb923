"""news.db: what was published. Written by collect alone; everyone else reads it."""

from __future__ import annotations

from monitor.store.jobs import Jobs
from monitor.store.keeping import Keeping
from monitor.store.polls import Polls
from monitor.store.review import Review


class News(Polls, Jobs, Review, Keeping):
    """Sources, items, mentions, claims, stories, and the log of changes that notify follows.

    Its parts, a file each: Polls (sources and new items), Jobs (what is to be read), Findings (on private names,
    sealed), Readings (what was read, the stories and the log), Review (the operators' queue), Keeping (looking back,
    retention, counts).
    """
