"""Collect at a glance: apply what operators decided, poll what is due, read what waits, look back for new names."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from monitor.model import Decision, Item, Source, Subject
from monitor.pipeline.polling import Polling
from monitor.pipeline.private import Private
from monitor.pipeline.reading import Reader
from monitor.pipeline.watch import Watch, watch
from monitor.pipeline.work import Work
from monitor.store.jobs import Job
from monitor.store.news import News
from monitor.store.polls import SourceState
from monitor.watchlists import Watchlists, active

log = structlog.get_logger()

#: How many sources are asked, and how many articles fetched, at once.
POLLS = 16
ARTICLES = 16
#: How many kept texts are searched for a new name in one go.
BATCH = 200
#: What a corrected spelling finds in the last days is still news to those who follow that name.
STILL_NEWS = timedelta(days=3)
#: How often old texts are let go.
PRUNE_EVERY = timedelta(hours=6)


class Decisions(Protocol):
    """What operators decided, as desk.db keeps it."""

    def decisions_after(self, decision_id: int) -> list[Decision]:
        """The decisions after that one, in order."""


class Collect:
    """One tick looks at everything once and starts what is due; it holds no schedule of its own."""

    def __init__(
        self,
        news: News,
        decisions: Callable[[], Decisions | None],
        lists: Watchlists,
        sources: Mapping[str, Source],
        polling: Callable[[Callable[[], Watch]], Polling],
        reader: Callable[[Callable[[], Watch]], Reader],
        now: Callable[[], datetime],
        keep: tuple[timedelta, timedelta],
        failed: Callable[[BaseException], None],
        private: Private,
    ) -> None:
        self._news = news
        self._private = private
        self._decisions = decisions
        self._lists = lists
        self._now = now
        self._keep = keep
        self._pruned: datetime | None = None
        self._watch = watch(active(lists.subjects, now().date()))
        news.sync_sources(tuple(sources.values()), now())
        self._polling = polling(lambda: self._watch)
        self._reader = reader(lambda: self._watch)
        self._work = Work(failed)
        self._reading: set[int] = set()
        self._behind = True
        #: The one source to poll, where somebody asked for just that.
        self.only: str | None = None

    def tick(self) -> None:
        """Start whatever is due now."""
        now = self._now()
        if self._behind:
            self._work.start("look back", self._look_back())
        if self._private.changed:
            self._work.start("handover", self._private.take_over())
        if self._private.behind:
            since = now - self._keep[0]
            self._work.start("private", self._private.look_back(self._reader.read_private, since, self._now))
        self._decide()
        for state in self._due(now):
            if len(self._work) < POLLS + ARTICLES:
                self._work.start(("poll", state.source_id), self._polling.poll(state))
        self._read(now)
        if self._pruned is None or now - self._pruned >= PRUNE_EVERY:
            self._pruned = now
            self._news.prune(now, *self._keep)
            self._reader.forget(now - self._keep[1])
            self._private.forget(now - self._keep[0])

    @property
    def subjects(self) -> Mapping[str, Subject]:
        """The subjects in force, by id."""
        return self._watch.subjects

    def source_states(self) -> list[SourceState]:
        """How every active source stands."""
        return [state for state in self._news.source_states() if state.active]

    def counts(self) -> dict[str, int]:
        """Figures for a summary."""
        return self._news.counts()

    def make_due(self, source_id: str | None) -> int:
        """Make one source, or all, due now; return how many."""
        return self._news.make_due(source_id, self._now())

    async def reload(self) -> None:
        """Look at the watchlist files again; a broken one is refused as a whole and the last good one stays.

        An entry ends with its ``until`` day, though the file stays as it is.
        """
        outcome = await asyncio.to_thread(self._lists.reload)
        if outcome is None:
            today = {subject.id for subject in active(self._lists.subjects, self._now().date())}
            if today != set(self._watch.subjects):
                self._watch_now()
            return
        for fault in outcome.faults:
            # Where it stands, not what it says: that may be a name.
            log.error("watchlist", file=str(fault.file), line=fault.line, note="the last good list stays; faro check")
        if not outcome.faults:
            self._watch_now()

    def _watch_now(self) -> None:
        self._watch = watch(active(self._lists.subjects, self._now().date()))
        self._reader.places_changed()
        self._behind = True
        log.info("watchlist", subjects=len(self._watch.subjects))

    def progress(self) -> object:
        """Another value than before where polling went on; None where no source is due."""
        if not self._due(self._now()):
            return None
        return max((state.last_try for state in self._news.source_states() if state.last_try), default=0)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and nothing is due now."""
        now = self._now()
        if self._work or self._behind or self._private.changed or self._private.behind:
            return False
        if self._due(now) or self._news.due_jobs(now, 1) or self._private.due_again(now):
            return False
        desk = self._decisions()
        return not (desk and desk.decisions_after(self._news.applied_decision()))

    def next_job(self) -> datetime | None:
        """When the next text job is due."""
        return self._news.next_job()

    async def stop(self) -> None:
        """Stop what is under way; what was not stored will be done again."""
        await self._work.stop()

    def _due(self, now: datetime) -> list[SourceState]:
        due = self._news.due_sources(now, POLLS if self.only is None else 10_000)
        return [state for state in due if self.only in (None, state.source_id)]

    def _decide(self) -> None:
        desk = self._decisions()
        for decision in desk.decisions_after(self._news.applied_decision()) if desk else ():
            self._reader.apply(decision)
            log.info("decision", decision=decision.id, item=decision.item_id, verdict=decision.verdict)

    def _read(self, now: datetime) -> None:
        for job in self._news.due_headlines(now, ARTICLES):
            self._reader.headline(job)
        for item_id in self._private.due_again(now):
            if len(self._work) < POLLS + ARTICLES:
                self._work.start(("again", item_id), self._reader.look_again(item_id))
        for job in self._news.due_jobs(now, ARTICLES, exclude_ids=self._reading):
            if len(self._reading) >= ARTICLES:
                return
            if ("read", job.id) in self._work:
                continue  # its last try ends at this very moment: begun now, it would not run
            self._reading.add(job.id)
            self._work.start(("read", job.id), self._read_one(job))

    async def _read_one(self, job: Job) -> None:
        try:
            await self._reader.read(job)
        finally:
            self._reading.discard(job.id)

    async def _look_back(self) -> None:
        """Look for names that are new on the lists in what was kept, so that following one shows what is known."""
        current = self._watch
        marks, matched = current.marks(), self._news.matched_subjects()
        new = [current.subjects[each] for each, mark in marks.items() if matched.get(each) != mark]
        after, since = 0, self._now() - self._keep[0]
        finder = watch(new).matcher
        unknown = frozenset(subject.id for subject in new if subject.id not in matched)
        changed = frozenset(subject.id for subject in new)
        while new and (batch := self._news.lookback_texts(since, after, BATCH)):
            found = await asyncio.to_thread(_named, finder.find, batch)
            for item in found:
                fresh = self._now() - item.dated <= STILL_NEWS
                self._reader.look_back(item, unknown if fresh else changed)
            after = batch[-1][0]
        self._news.set_matched({subject.id: marks[subject.id] for subject in new}, self._now())
        self._news.forget_matched(set(matched) - set(marks))
        self._behind = current is not self._watch


def _named(find: Callable[[str], object], batch: list[tuple[int, Item]]) -> list[Item]:
    return [item for _, item in batch if find(item.document)]
