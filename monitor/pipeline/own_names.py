"""Stories about names that stand on no list: collect finds and seals, only here are they opened, grouped and told.

The names go to collect in a file in memory; what comes back is a log of sealed findings. The stories made of them live
in people.db, encrypted, because news.db must not tell that anybody looks for such a name.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from monitor.alerting import beginning, told_after
from monitor.errors import KeyringError, StoreError
from monitor.files.handover import Handover, write_handover
from monitor.model import Evidence, StoryChange, Tier, digest
from monitor.pipeline.telling import Telling
from monitor.store.news import News
from monitor.store.outbox import QueuedAlert
from monitor.store.people import People
from monitor.store.tellings import FINDINGS
from monitor.store.values import from_json
from monitor.stories import Reading, Stories, Voices
from monitor.stories.doubts import doubtful
from monitor.stories.findings import Finding

log = structlog.get_logger()

#: Findings read at a time.
BATCH = 200
#: Findings decided on before the others who wait have their turn; findings of one name that are kept in mind.
AT_A_TIME, MOST = 5, 60
#: How often it is looked for what items say no more, though nobody sealed that (a kill between storing and reading).
SETTLE = timedelta(hours=1)


class OwnNames:
    """Hands the names over, follows the findings, and says when a name has been looked up."""

    def __init__(
        self, news: News, people: People, telling: Telling, voices: Voices, handover: Path, now: Callable[[], datetime]
    ) -> None:
        self._news = news
        self._people = people
        self._telling = telling
        self._voices = voices
        self._handover = handover
        self._now = now
        self._salt = people.salt()
        self._written: str | None = None
        self._acknowledged: str | None = None
        #: A version of the names that collect has looked up, and the last finding that was there by then.
        self._looked_up: tuple[str, tuple[str, int]] = "", ("", 0)
        self._settled: datetime | None = None
        self._latest: dict[tuple[str, str], Finding] = {}
        self._stories: dict[str, Stories] = {}
        self._reopen()

    async def catch_up(self) -> int:
        """Hand over what is new, and decide on what was found; return how many findings that were."""
        version = self._people.names_version()
        if version != self._written or not self._handover.exists():
            names = self._people.names()
            write_handover(self._handover, Handover(version, self._people.keyring.public, names))
            self._written = version
            self._keep_only(names)
            log.info("private names handed over", version=version)
        acknowledged = self._news.acknowledged()  # first: all that was found until then is among the findings by now
        if acknowledged is not None and acknowledged not in (self._acknowledged, self._looked_up[0]):
            self._looked_up = acknowledged, self._end()
        handled = await self._follow()
        if acknowledged is not None and acknowledged != self._acknowledged and self._is_read(self._looked_up[1]):
            deaths = self._deaths(acknowledged)
            self._people.acknowledge(acknowledged, self._now(), deaths, self._news.epoch())
            self._acknowledged, self._settled = acknowledged, None
        if acknowledged == version and (self._settled is None or self._now() - self._settled >= SETTLE):
            self._settled = self._now() if await self._settle() else None
        self._take_answers()
        return handled

    def doubts(self, since: datetime) -> dict[str, list[Reading]]:
        """By name, what was first seen since then and may be about whom its follower means: nobody else can tell."""
        found: dict[str, list[Reading]] = {}
        for (name_id, _), finding in self._latest.items():
            if finding.reading.seen < since or not doubtful(finding.reading.claims):
                continue
            asked = self._people.asked_at(name_id)
            if asked is not None and not self._known(finding, asked):
                found.setdefault(name_id, []).append(finding.reading)
        return found

    def doubt(self, item_id: str, name_id: str) -> Evidence | None:
        """What an item may say of whom the follower of a name means; None when it no longer does."""
        finding = self._latest.get((name_id, item_id))
        claim = doubtful(finding.reading.claims) if finding else None
        if finding is None or claim is None:
            return None
        reading = finding.reading
        return Evidence(claim, reading.source_id, item_id, reading.url, reading.dated)

    @property
    def idle(self) -> bool:
        """Whether every name has been handed over and looked up, and everything found is decided."""
        version = self._people.names_version()
        looked_up = self._acknowledged == version or not self._people.has_names()
        handed = self._written == version and looked_up
        return handed and self._position() == self._end() and not self._people.untaken()

    def _reopen(self) -> None:
        """Take up the stories where the last run left them."""
        position = self._position()[1]
        for seq, finding in self._findings(0):
            if seq > position:
                break
            self._latest[finding.subject_id, finding.reading.item_id] = finding
        self._keep_only(self._people.names())

    def _keep_only(self, names: Mapping[str, str]) -> None:
        """Let go of everything about names that nobody follows any more."""
        self._latest = {key: finding for key, finding in self._latest.items() if key[0] in names}
        self._stories = {name: stories for name, stories in self._stories.items() if name in names}

    async def _follow(self) -> int:
        (epoch, last), end = self._position(), self._end()
        handled, read = 0, last
        for seq, finding in self._findings(last):
            await self._take(finding, (epoch, seq))
            handled, read = handled + 1, seq
            if handled == AT_A_TIME:
                self._people.record((), (epoch, read), self._now(), log=FINDINGS)
                return handled
        # Those that retention let go, or were sealed to another key, are behind us too; what came meanwhile is not.
        if self._people.position(FINDINGS) != (epoch, reached := max(read, end[1])):
            self._people.record((), (epoch, reached), self._now(), log=FINDINGS)
        return handled

    async def _take(self, finding: Finding, entry: tuple[str, int]) -> None:
        """Decide on one finding: what was published before the name was typed is known, and no news."""
        asked = self._people.asked_at(finding.subject_id)
        before = self._latest.get((finding.subject_id, finding.reading.item_id))
        if asked is None or (before and finding.past and before.revision >= finding.revision):
            return  # nobody asks any more, or it was looked back at what is known, perhaps in an older text
        known = self._known(finding, asked)
        past = frozenset({finding.subject_id} if known else ())
        reading = _as_answered(finding.reading, self._people.sure_of(finding.subject_id))
        # Not in the loop: of a name that everybody writes of there is much to compare.
        changes = await asyncio.to_thread(self._of(finding.subject_id).take, reading, self._now(), past=past)
        shown = known and not self._people.answered(finding.subject_id)
        self._tell(finding.subject_id, changes, entry, entry, shown=shown)
        self._latest[finding.subject_id, finding.reading.item_id] = finding
        self._bound(finding.subject_id)

    def _bound(self, name_id: str) -> None:
        """Compare what comes with the newest alone: what it costs must not grow with how often a name is printed."""
        mine = sorted((one.reading.dated, key) for key, one in self._latest.items() if key[0] == name_id)
        if len(mine) > MOST:
            for _, key in mine[: MOST // 4]:
                del self._latest[key]
            self._stories.pop(name_id, None)

    def _take_answers(self) -> None:
        """What a follower says is about whom they mean counts as surely named from now on.

        They have just read it in the question, so that only what it changes beyond that is told.
        """
        for question in self._people.untaken():
            name_id, until = question.subject_id, self._position()
            finding = self._latest.get((name_id, question.item_id))
            if finding is not None:
                read = doubtful(finding.reading.claims)
                changes = self._of(name_id).take(_as_answered(finding.reading, {question.item_id}), self._now())
                entry = (until[0], self._people.fresh_seq())
                self._tell(name_id, changes, entry, until, read=read.id if read else "")
            self._people.take_answer(question.id)

    def _tell(
        self,
        name_id: str,
        changes: list[StoryChange],
        entry: tuple[str, int],
        until: tuple[str, int],
        *,
        read: str = "",
        shown: bool = False,
    ) -> None:
        if not changes:
            return
        stories = self._of(name_id).of(name_id)
        try:
            self._telling.tell_own(name_id, changes, entry, until, stories, read=read, shown=shown)
        except StoreError:
            del self._stories[name_id]  # what is in memory did not reach the disk: go back to what did
            raise

    def _deaths(self, version: str) -> list[QueuedAlert]:
        """The deaths known of the names that were looked up, which are told by themselves and not shown in passing."""
        seq, now, queued = self._people.fresh_seq(), self._now(), []
        for name_id in self._people.asked(version):
            stories = self._people.private_stories(name_id)
            for subscription in self._people.subscriptions_of(name_id):
                for alert in beginning(subscription, stories, now)[1]:
                    told = self._people.told(subscription.subscriber, alert.story.id)
                    if told is None or told.known:
                        queued.append(QueuedAlert(alert, seq, told_after(alert)))
        return queued

    async def _settle(self) -> bool:
        """Everything kept has been read for every name: what an item said of one and says no more is taken back.

        False where there is still more to be read first.
        """
        revisions = self._news.read_revisions({item for (_, item), one in self._latest.items() if one.reading.claims})
        end = self._end()  # what was read until then has its findings by now
        await self._follow()
        if not self._is_read(end):
            return False
        for (name_id, item_id), finding in list(self._latest.items()):
            if finding.reading.claims and revisions.get(item_id, 0) > finding.revision:
                emptied = replace(finding.reading, claims=())
                changes = self._of(name_id).take(emptied, self._now())
                until = self._position()
                self._tell(name_id, changes, (until[0], self._people.fresh_seq()), until)
                self._latest[name_id, item_id] = replace(finding, reading=emptied, revision=revisions[item_id])
        return True

    def _of(self, name_id: str) -> Stories:
        if name_id not in self._stories:
            sure = self._people.sure_of(name_id)
            found = [finding.reading for (subject, _), finding in self._latest.items() if subject == name_id]
            readings = [_as_answered(reading, sure) for reading in found]
            self._stories[name_id] = Stories(self._voices, readings, self._people.private_stories(name_id))
        return self._stories[name_id]

    def _known(self, finding: Finding, asked: datetime) -> bool:
        """Whether it was published before its name was typed, at ``asked``, and is shown once that was looked up.

        An article that could be read only afterwards was shown to nobody: it is news, however old its headline is.
        """
        if finding.reading.past:
            return True
        return finding.reading.seen <= asked and (finding.past or not self._people.answered(finding.subject_id))

    def _findings(self, after: int) -> Iterator[tuple[int, Finding]]:
        """The findings after that one; those sealed to a key that is gone are passed over."""
        while sealed := self._news.findings_after(after, BATCH):
            for after, one in sealed:
                try:
                    opened = self._people.keyring.open_finding(one)
                except KeyringError:
                    log.debug("finding", finding=after, error="sealed to another key")  # until retention lets it go
                    continue
                yield after, self._hidden(from_json(Finding, opened))

    def _hidden(self, finding: Finding) -> Finding:
        """The finding with ids of claims that only this people.db can make: alerts keep them in the clear."""
        claims = tuple(replace(claim, id=digest(self._salt, claim.id)) for claim in finding.reading.claims)
        return replace(finding, reading=replace(finding.reading, claims=claims))

    def _position(self) -> tuple[str, int]:
        """How far the findings were read; from the beginning where news.db is another one, or was restored."""
        epoch, last = self._end()
        position = self._people.position(FINDINGS)
        if position is None or position[0] != epoch or position[1] > last:
            return epoch, 0
        return position

    def _is_read(self, end: tuple[str, int]) -> bool:
        """Whether the findings were read as far as that; after a restore there is nothing to wait for."""
        position = self._position()
        return position[0] != end[0] or position[1] >= end[1]

    def _end(self) -> tuple[str, int]:
        return self._news.epoch(), self._news.last_finding()


def _as_answered(reading: Reading, sure: Collection[str]) -> Reading:
    """``reading`` as its claims count where the follower said that an item of ``sure`` is about whom they mean."""
    if reading.item_id not in sure:
        return reading
    return replace(reading, claims=tuple(replace(claim, tier=Tier.SURE, common=False) for claim in reading.claims))
