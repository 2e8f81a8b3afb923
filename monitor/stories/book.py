"""The stories of everyone watched, fed item by item: what each new reading changes, and why that matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.model import (
    Claim,
    Evidence,
    Item,
    Kind,
    Origin,
    Reason,
    Standing,
    Story,
    StoryChange,
    Tier,
    digest,
)
from monitor.stories.developments import Development, developments, family
from monitor.stories.readings import Fact, Reading, facts, read_item
from monitor.stories.voices import Voices

_TIERS = (Tier.SURE, Tier.LIKELY, Tier.WEAK)


class Stories:
    """Every story that can still change, rebuilt from readings and their earlier ids.

    ``readings`` are all live ones (order does not matter), ``stories`` the stories as last stored, from which the new
    ones inherit their ids; ``places`` are the ids of subjects that are facilities.
    """

    def __init__(
        self,
        voices: Voices,
        readings: Iterable[Reading] = (),
        stories: Iterable[Story] = (),
        places: frozenset[str] = frozenset(),
    ) -> None:
        self.voices = voices
        self.places = places
        #: Ids that the last ``take`` did away with, because two stories turned out to be one.
        self.merged: tuple[str, ...] = ()
        self._readings: dict[str, Reading] = {}
        self._by_subject: dict[str, set[str]] = {}
        self._stories: dict[str, tuple[Story, ...]] = {}
        self._item_of: dict[str, str] = {}
        for story in stories:
            self._stories[story.subject_id] = (*self._stories.get(story.subject_id, ()), story)
        for reading in readings:
            self._keep(reading)

    def add(self, item: Item, claims: Sequence[Claim], now: datetime) -> list[StoryChange]:
        """Take in what ``item`` claims, in place of what an earlier revision claimed; return what that changes.

        An item that claims what it claimed before changes nothing and returns [].
        """
        return self.take(read_item(item, claims), now)

    def take(self, reading: Reading, now: datetime, *, past: frozenset[str] = frozenset()) -> list[StoryChange]:
        """The same for an item that has been read already; ``past`` are subjects whom it tells nothing new about."""
        before = self._readings.get(reading.item_id)
        touched = {claim.subject_id for source in (before, reading) if source for claim in source.claims}
        if before:
            self._drop(before)
        self._keep(reading)
        self.merged = ()
        return [change for subject in sorted(touched) for change in self._rebuild(subject, now, past=subject in past)]

    def of(self, subject_id: str) -> tuple[Story, ...]:
        """The stories of one subject, by time of the event."""
        return self._stories.get(subject_id, ())

    def forget(self, before: datetime) -> None:
        """Let go of stories whose last word is older than ``before``, and of readings that no other story stands on."""
        kept_grounds = {
            claim for stories in self._stories.values() for s in stories if s.updated >= before for claim in s.grounds
        }
        for reading in [r for r in self._readings.values() if r.dated < before]:
            if any(claim.id in kept_grounds for claim in reading.claims):
                continue
            self._drop(reading)
            for claim in reading.claims:
                self._item_of.pop(claim.id, None)
        for subject, stories in list(self._stories.items()):
            kept = tuple(story for story in stories if story.updated >= before)
            if kept:
                self._stories[subject] = kept
            else:
                del self._stories[subject]

    def _keep(self, reading: Reading) -> None:
        self._readings[reading.item_id] = reading
        for claim in reading.claims:
            self._by_subject.setdefault(claim.subject_id, set()).add(reading.item_id)
            self._item_of[claim.id] = reading.item_id

    def _drop(self, reading: Reading) -> None:
        self._readings.pop(reading.item_id, None)
        for claim in reading.claims:
            self._by_subject.get(claim.subject_id, set()).discard(reading.item_id)

    def _rebuild(self, subject: str, now: datetime, *, past: bool) -> list[StoryChange]:
        live = [self._readings[item] for item in sorted(self._by_subject.get(subject, ()))]
        all_facts = [fact for reading in live for fact in facts(reading, subject)]
        groups = developments(all_facts, self.voices, place=subject in self.places)
        built = [_story(subject, group, groups, self.voices) for group in groups]
        before = self.of(subject)
        stories, changes = _inherit(built, before, self._item_of)
        self.merged += tuple({story.id for story in before} - {story.id for story in stories})
        self._stories[subject] = tuple(sorted(stories, key=lambda story: (story.event, story.id)))
        return [StoryChange(story, reason, now, past) for story, reason in changes]


def _story(subject: str, group: Development, groups: Sequence[Development], voices: Voices) -> Story:
    verdict = group.verdict(voices)
    grounds = group.positives or group.denials
    everything = [*group.positives, *group.denials]
    lead = _lead(grounds, verdict.confirmed_by.origin if verdict.confirmed_by else None)
    tier = min((fact.claim.tier for fact in grounds), key=_TIERS.index)
    return Story(
        id=digest(subject, group.family, group.phase, grounds[0].claim.id),
        subject_id=subject,
        kind=_kind(group, groups, voices, lead),
        polarity=group.phase,
        standing=verdict.standing,
        tier=tier,
        common=all(fact.claim.common for fact in grounds if fact.claim.tier is tier),
        detail=lead.claim.detail,
        opened=min(fact.reading.dated for fact in grounds),
        updated=max(fact.reading.dated for fact in everything),
        event=group.event,
        origins=tuple(voiced.origin for voiced in verdict.origins),
        denials=tuple(voiced.origin for voiced in verdict.denials),
        lead=lead,
        denial=_lead(group.denials, verdict.denied_by.origin if verdict.denied_by else None) if group.denials else None,
        confirmed_by=verdict.confirmed_by.origin if verdict.confirmed_by else None,
        denied_by=verdict.denied_by.origin if verdict.denied_by else None,
        past=all(fact.reading.past for fact in grounds),
    )


def _kind(group: Development, groups: Sequence[Development], voices: Voices, lead: Evidence) -> Kind:
    """An arrest after a confirmed release is a re-arrest, whatever word the paper used.

    How somebody was released is what the voice that is quoted says, not what another paper adds.
    """
    if group.family == "release":
        return lead.claim.kind
    if group.kind is Kind.DETAINED and any(
        other.family in ("release", "house_arrest")
        and other.event < group.event
        and other.verdict(voices).standing is Standing.CONFIRMED
        for other in groups
    ):
        return Kind.RE_ARRESTED
    return group.kind


def _lead(grounds: Sequence[Fact], voice: Origin | None) -> Evidence:
    """The evidence a message quotes: of the voice that settles it, the surest, then the first printed."""
    told = [fact for fact in grounds if voice is not None and fact.claim.id in voice.claims] or list(grounds)
    best = min(told, key=lambda f: (_TIERS.index(f.claim.tier), f.reading.dated, f.reading.item_id, f.claim.id))
    return best.evidence


def _inherit(
    built: Sequence[Story], before: Sequence[Story], item_of: Mapping[str, str]
) -> tuple[list[Story], list[tuple[Story, Reason]]]:
    """Give each new story the id of the earlier one it continues; say what changed and why.

    A story continues the one it shares most claims with, else the one that stood on the same items: an article read
    in full may put its headline's claim into another mouth, and that is still the same story.
    """

    def shared(old: Story, new: Story) -> tuple[int, int]:
        if old.polarity is not new.polarity or family(old.kind) != family(new.kind):
            return (0, 0)
        ours, theirs = set(old.grounds), set(new.grounds)
        items = {item_of.get(claim) for claim in ours} & {item_of.get(claim) for claim in theirs}
        return (len(ours & theirs), len(items - {None}))

    grounds = {story.id: set(story.grounds) for story in before}
    pairs = sorted(
        ((-claims, -items), old.id, at)
        for at, new in enumerate(built)
        for old in before
        for claims, items in [shared(old, new)]
        if items
    )
    heir: dict[int, Story] = {}
    known = {story.id: story for story in before}
    for _, old_id, at in pairs:
        if at not in heir and old_id in known:
            heir[at] = known.pop(old_id)
    stories: list[Story] = []
    changes: list[tuple[Story, Reason]] = []
    for at, story in enumerate(built):
        old = heir.get(at)
        if old is None:
            taken = {each.id for each in (*before, *stories)}
            new = story if story.id not in taken else replace(story, id=digest(story.id, *story.grounds))
            stories.append(new)
            changes.append((new, Reason.NEW))
        else:
            new = replace(story, id=old.id)
            stories.append(new)
            reason = _reason(old, new)
            if reason is not None:
                changes.append((new, reason))
    elsewhere = {claim for story in built for claim in story.grounds}
    for old in known.values():
        if not grounds[old.id] & item_of.keys():
            stories.append(old)  # all it stood on is older than what is kept: nothing was taken back
        elif old.withdrawn or not (grounds[old.id] & elsewhere):
            stories.append(_withdrawn(old))
            if not old.withdrawn:
                changes.append((stories[-1], Reason.CORRECTED))
    return stories, changes


def _withdrawn(story: Story) -> Story:
    """A story every claim of which was retracted: kept, so that whoever was told can be told that too."""
    return replace(
        story, standing=Standing.DENIED, origins=(), denials=(), confirmed_by=None, denied_by=None, withdrawn=True
    )


def _reason(old: Story, new: Story) -> Reason | None:
    if old.withdrawn:
        return Reason.REVERSED
    if old.standing is not new.standing:
        return _turned(old, new)
    if old.kind is not new.kind:
        return Reason.NEW
    if set(old.grounds) - set(new.grounds):
        return Reason.CORRECTED
    heard = {(origin.key, origin.polarity) for origin in (*old.origins, *old.denials)}
    if {(origin.key, origin.polarity) for origin in (*new.origins, *new.denials)} - heard:
        return Reason.ORIGIN
    return None


def _turned(old: Story, new: Story) -> Reason:
    if new.standing is Standing.DENIED:
        taken_back = new.denied_by is not None and new.denied_by.key in {origin.key for origin in new.origins}
        if taken_back:
            return Reason.CORRECTED
        return Reason.DENIED if old.standing is Standing.CLAIMED else Reason.REVERSED
    if new.standing is Standing.CONFIRMED:
        return Reason.CONFIRMED if old.standing is Standing.CLAIMED else Reason.REVERSED
    return Reason.REVERSED if old.standing is Standing.DENIED else Reason.CORRECTED
