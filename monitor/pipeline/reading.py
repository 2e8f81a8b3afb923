"""An item that waits to be read: its article, who is named in it, what is claimed, and which stories that changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

import structlog

from monitor.claims import read_claims
from monitor.errors import FetchError, GoneError, RefusedError, StoreError, WorkerError
from monitor.matching import tokenise
from monitor.model import Claim, Decision, Item, Kind, Mention, Speaker, StoryChange, Tier, Verdict, digest
from monitor.pipeline.again import look_again, next_look
from monitor.pipeline.names import PrivateNames
from monitor.pipeline.private import Found, Private
from monitor.pipeline.watch import Watch
from monitor.sources.fetch import PAGE_TYPES, Fetcher
from monitor.sources.workers import Workers
from monitor.store.jobs import Job
from monitor.store.news import News
from monitor.stories import Reading, Stories, canonical_url, read_item

log = structlog.get_logger()

#: In whose mouth an operator's reading is put.
OPERATOR = Speaker("un operador de este servicio")
#: How often an article is asked for, and the pause before the first further try; it doubles.
TRIES = 4
PAUSE = timedelta(seconds=20)
#: The share of a title's words that a page must hold to be the same article, and no block page in its place.
SAME_PAGE = 0.8


@dataclass(frozen=True, slots=True)
class Article:
    """What fetching an article brought: ``text`` "" when the page names nobody on the lists.

    ``kept`` is what later names are sought in, ``private`` what is read for private names: "" when it names nobody.
    """

    text: str
    kept: str
    url: str
    private: str


class Reader:
    """Reads items one by one. Holds the stories in memory; news.db holds what they were made of.

    An item is read twice: for the names on the lists, and by itself for private ones. What the first brings is the
    same whether there are private names or not.
    """

    def __init__(
        self,
        news: News,
        fetcher: Fetcher,
        workers: Workers,
        watched: Callable[[], Watch],
        open_stories: Callable[[], Stories],
        now: Callable[[], datetime],
        zone: tzinfo,
        private: Private,
    ) -> None:
        self._zone = zone
        self._private = private
        self._news = news
        self._fetcher = fetcher
        self._workers = workers
        self._watched = watched
        self._open_stories = open_stories
        self._now = now
        self._stories = self._opened()

    async def read(self, job: Job) -> None:
        """Do one text job: fetch the article if it has one, then read the item."""
        item, kept, names = job.item, job.item.text, self._private.names
        text = item.text
        if job.needs_article:
            try:
                article = await self._article(item.url, names)
            except (RefusedError, GoneError) as error:
                log.info("article", item=item.id, error=str(error))
            except (FetchError, WorkerError) as error:
                self._again(job, error)
                return
            else:
                if not item.text or article.text or _same_page(item, article.kept):
                    item = replace(item, text=article.text, canonical_url=canonical_url(article.url))
                    kept, text = article.kept, article.private
        # A long article takes a second to read: not in the loop.
        understood = await asyncio.to_thread(self._understand, item)
        found = await self._seek(replace(item, text=text), kept, names, job.item)
        self._take(item, kept, understood, job_id=job.id, done=True, again=job.needs_article, found=found)

    def headline(self, job: Job) -> None:
        """Read what the feed said, because the article keeps us waiting too long."""
        self._take_as_it_is(job, done=False)

    async def look_again(self, item_id: str) -> None:
        """Look again at an article for private names alone: nothing but findings comes of it, and no line of log."""
        stored = self._news.item_by_id(item_id)
        if stored is None:
            self._private.put_off(item_id, None)
            return
        item, names = stored.item, self._private.names
        try:
            article = await self._article(item.url, names)
        except (FetchError, WorkerError):
            self._private.put_off(item_id, next_look(item.seen, self._now()))
            return
        if not article.private and not _same_page(item, article.kept):
            self._private.put_off(item_id, next_look(item.seen, self._now()))
            return
        found = await self._seek(replace(item, text=article.private), article.kept, names, item)
        if self._news.item_by_id(item_id) != stored:
            return  # it was read again meanwhile
        sealed = self._private.sealed(found, self._now())
        self._news.save_findings(sealed.rows, self._now())
        self._private.stored(sealed, self._private_again(found))

    def look_back(self, item: Item, past: frozenset[str]) -> None:
        """Read an item again for names that were not watched, or were written otherwise, when it came.

        What it says of the subjects in ``past`` is known from now on, and news to nobody.
        """
        self._take(item, item.text, self._understand(item), job_id=None, done=True, past=past)

    def apply(self, decision: Decision) -> None:
        """Read an item again in the light of what an operator said of it."""
        stored = self._news.item_by_id(decision.item_id)
        if stored is None:
            log.warning("decision", decision=decision.id, error="no such item")
            self._news.decision_applied(decision)
            return
        item = stored.item
        self._take(item, item.text, self._understand(item), job_id=None, done=True, decision=decision)

    def places_changed(self) -> None:
        """Take note of which subjects are facilities."""
        self._stories.places = self._watched().places

    def forget(self, before: datetime) -> None:
        """Let go of what is older than ``before``."""
        self._stories.forget(before)

    def _opened(self) -> Stories:
        stories = self._open_stories()
        stories.places = self._watched().places
        return stories

    def read_private(self, item: Item, names: PrivateNames) -> dict[str, Reading]:
        """What ``item`` claims of each private name it names; pure, so it may run in a thread.

        Each is read as if nobody else were looked for. Places of detention alone are known besides: they stand on
        lists, and say where somebody was taken.
        """
        named = names.find(item.document)
        if not named:
            return {}
        watch, whole = self._watched(), read_item(item, ())
        places = [one for one in watch.find(item) if one.subject_id in watch.places]
        readings: dict[str, Reading] = {}
        for name_id, mentions in named.items():
            both = sorted([*mentions, *places], key=lambda mention: mention.start)
            claims = read_claims(item, both, places=watch.places, zone=self._zone)
            readings[name_id] = replace(whole, claims=tuple(one for one in claims if one.subject_id == name_id))
        return readings

    async def _seek(self, item: Item, kept: str, names: PrivateNames, before: Item) -> Found:
        """What ``item`` says of private names: of ``names``, and of those handed over since its page was looked at.

        ``kept`` is the whole page, ``before`` the item as it stood before.
        """
        readings = await asyncio.to_thread(self.read_private, item, names)
        was: dict[str, list[Mention]] = {}
        if before.text and before.document != item.document:
            was = await asyncio.to_thread(names.find, before.document)
        asked = dict(names.by_id)
        while names is not self._private.names:
            names = self._private.names
            late = names.beyond(asked)
            readings |= await asyncio.to_thread(self.read_private, replace(item, text=item.text or kept), late)
            asked |= late.by_id
        return Found(item, readings, asked, tuple(was))

    def _private_again(self, found: Found) -> datetime | None:
        times = (look_again(reading, self._now()) for reading in found.readings.values())
        return min(filter(None, times), default=None)

    def _understand(self, item: Item) -> tuple[list[Mention], list[Claim]]:
        """Who is named and what is claimed; pure, so it may run in a thread."""
        watch = self._watched()
        mentions = watch.find(item)
        return mentions, read_claims(item, mentions, places=watch.places, zone=self._zone)

    def _take(
        self,
        item: Item,
        text: str,
        understood: tuple[list[Mention], list[Claim]],
        *,
        job_id: int | None,
        done: bool,
        past: frozenset[str] = frozenset(),
        decision: Decision | None = None,
        again: bool = False,
        found: Found | None = None,
    ) -> None:
        """Store all that follows from what was read, in one transaction."""
        now = self._now()
        mentions, read = understood
        decisions = self._news.decisions_on(item.id) | ({decision.subject_id: decision} if decision else {})
        claims = decided(read, decisions)
        reading = read_item(item, claims)
        changes = self._stories.take(reading, now, past=past)
        touched = sorted({claim.subject_id for claim in claims} | {change.story.subject_id for change in changes})
        sealed = self._private.sealed(found, now) if found else None
        look = look_again(reading, now) if again else None
        try:
            self._news.save_reading(
                job_id,
                item,
                mentions,
                reading if claims else None,
                [story for subject in touched for story in self._stories.of(subject)],
                changes,
                done=done,
                text_kept=text,
                now=now,
                decision=decision,
                merged=self._stories.merged,
                again=look,
                findings=sealed.rows if sealed else (),
            )
        except StoreError:
            # What is in memory did not reach the disk: go back to what did.
            self._stories = self._opened()
            raise
        if found and sealed:
            # The job in news.db reads for private names as well; where there is none, none is made for them.
            self._private.stored(sealed, self._private_again(found) if again and look is None else None)
        _note(item, mentions, changes)

    async def _article(self, url: str, names: PrivateNames) -> Article:
        """Fetch the page; extract its article only if the page names somebody (0.6 ms against 30 ms a page).

        What is kept of a page that names private names alone is what would be kept if it named nobody.
        """
        response = await self._fetcher.get(url, accept=PAGE_TYPES, follow_moves=True)
        page: str = await self._workers.run("page", response.body, response.charset)
        listed = bool(await asyncio.to_thread(self._watched().matcher.find, page))
        if not listed and not await asyncio.to_thread(names.find, page):
            return Article("", page, response.url, "")
        # A page that names somebody and has no article is a list or a table: better read whole than not at all.
        text = page
        try:
            text = (await self._workers.run("article", response.body, response.charset, response.url)).text or page
        except WorkerError:
            if listed:
                raise
        return Article(text, text, response.url, text) if listed else Article("", page, response.url, text)

    def _take_as_it_is(self, job: Job, *, done: bool) -> None:
        """Read an item without its article."""
        names = self._private.names
        found = Found(job.item, self.read_private(job.item, names), names.by_id)
        self._take(job.item, job.item.text, self._understand(job.item), job_id=job.id, done=done, found=found)

    def _again(self, job: Job, error: Exception) -> None:
        now, tries = self._now(), job.tries + 1
        log.info("article", item=job.item.id, tries=tries, error=str(error))
        if tries >= TRIES:
            self._take_as_it_is(job, done=True)
            return
        again = now + PAUSE * 2 ** (tries - 1)
        if not job.headline_read and again > job.hold_until:
            self.headline(job)
        self._news.retry_job(job.id, tries, again)


def _same_page(item: Item, page: str) -> bool:
    """Whether ``page`` still is the article of ``item``, though it names nobody now."""
    title = {token.folded for token in tokenise(item.title)}
    held = title & {token.folded for token in tokenise(page)}
    return bool(title) and len(held) >= SAME_PAGE * len(title)


def decided(claims: Sequence[Claim], decisions: Mapping[str, Decision]) -> list[Claim]:
    """Return ``claims`` of one item as an operator's decisions on it, by subject, leave them.

    Another reading replaces the gravest claim that is no mere recollection, and puts it into the operator's mouth:
    whoever said something else has not said this, and an operator's word alone confirms nothing.
    """
    other = {
        min(mine, key=_gravity).id
        for subject, decision in decisions.items()
        if decision.verdict is Verdict.ANOTHER_READING
        if (mine := [claim for claim in claims if claim.subject_id == subject])
    }
    kept: list[Claim] = []
    for claim in claims:
        decision = decisions.get(claim.subject_id)
        if decision is None:
            kept.append(claim)
        elif decision.verdict is Verdict.YES:
            kept.append(replace(claim, tier=Tier.SURE, common=False))
        elif decision.verdict is Verdict.ANOTHER_READING and claim.id not in other:
            kept.append(claim)
        elif decision.verdict is Verdict.ANOTHER_READING:
            kind, polarity = decision.kind or claim.kind, decision.polarity or claim.polarity
            marked = digest(claim.id, str(kind), str(polarity))
            read = replace(claim, id=marked, kind=kind, polarity=polarity, speaker=OPERATOR, rule="operator")
            kept.append(replace(read, tier=Tier.SURE, background=False, common=False))
    return list({claim.id: claim for claim in kept}.values())


def _gravity(claim: Claim) -> tuple[bool, int]:
    """As the review queue has it: what the item only recalls last, then the gravest kind first."""
    grave = (Kind.DIED, Kind.DETAINED, Kind.RE_ARRESTED, Kind.DISAPPEARED)
    rank = 0 if claim.kind is Kind.DIED else 1 if claim.kind in grave else 3 if claim.kind is Kind.MENTIONED else 2
    return claim.background, rank


def _note(item: Item, mentions: Sequence[Mention], changes: Sequence[StoryChange]) -> None:
    subjects = len({mention.subject_id for mention in mentions})
    log.info("read", item=item.id, source=item.source_id, subjects=subjects, changes=len(changes))
