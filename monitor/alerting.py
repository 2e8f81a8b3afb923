"""Who is told, and why: a story compared with what a subscriber was last told of it.

The comparison is the whole memory: the same story twice is silence, whatever path it came by, so the log of story
changes can be read again after a crash or a restore without telling anybody anything twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from monitor.model import (
    GOOD_NEWS,
    Alert,
    Claim,
    Kind,
    Level,
    Polarity,
    Reason,
    Shape,
    Standing,
    Story,
    Subscription,
    Told,
)

#: How long a claimed death waits for an operator's word before it goes out (docs/design.md, Who confirms).
GRAVE_WAIT = timedelta(minutes=30)


class Rank(IntEnum):
    """What goes out first when much waits: the lower before the higher."""

    DIED = 0
    RE_ARRESTED = 1
    DISAPPEARED = 2
    RELEASED = 3
    REPLY = 4
    DEVELOPMENT = 5
    DIGEST = 6
    EDIT = 7


_RANKS = {
    Kind.DIED: Rank.DIED,
    Kind.RE_ARRESTED: Rank.RE_ARRESTED,
    Kind.DISAPPEARED: Rank.DISAPPEARED,
    **dict.fromkeys(GOOD_NEWS, Rank.RELEASED),
}


class Why(StrEnum):
    """Why nobody is told: every silence has its reason."""

    KNOWN_BEFORE = "it came from past items alone, or was known before the name was watched"
    NEVER_PUSHED = "mentions and demands are stored and shown, never pushed"
    HELD = "good news waits until somebody who would know says so"
    ONLY_DENIED = "nobody was told what is denied here"
    TOLD = "the subscriber has been told exactly this"


@dataclass(frozen=True, slots=True)
class Silence:
    """Nobody is told, and why."""

    why: Why


def decide(
    story: Story, reason: Reason, subscription: Subscription, told: Told | None, now: datetime, *, past: bool = False
) -> Alert | Silence:
    """Return the alert that ``story`` is worth to this subscriber now, or the reason for silence.

    ``reason`` is why the story changed; ``told`` what this subscriber was last told of it, None for nothing; ``past``
    says that what changed it was never to be alerted.
    """
    if story.kind is Kind.MENTIONED or story.polarity is Polarity.DEMANDED:
        return Silence(Why.NEVER_PUSHED)
    if told is None or (told.known and told.standing is Standing.CLAIMED and _held(story, subscription)):
        return _first(story, subscription, now, past=past)
    return _further(story, reason, subscription, told, now)


def beginning(subscription: Subscription, stories: Iterable[Story], now: datetime) -> tuple[list[Told], list[Alert]]:
    """What somebody who begins to follow is shown and so knows, and the deaths, which are told by themselves.

    A death already known is not shown in passing: it goes out as its own alert, in its two steps.
    """
    kept = list(stories)
    deaths = [story for story in kept if is_death(story)]
    alerts = [
        Alert(
            subscription,
            story,
            Reason.NEW,
            Shape.MESSAGE,
            now if story.standing is Standing.CONFIRMED else now + GRAVE_WAIT,
        )
        for story in deaths
    ]
    return [told_of(story, known=True) for story in kept if story not in deaths], alerts


def is_death(story: Story) -> bool:
    """Whether this says that somebody died, and nobody who would know denies it; a life in danger is no death."""
    return story.kind is Kind.DIED and story.polarity is Polarity.HAPPENED and story.standing is not Standing.DENIED


def rank(alert: Alert) -> Rank:
    """How soon ``alert`` goes out among others; a correction goes as soon as what it corrects, a silent edit last."""
    if alert.shape is Shape.EDIT:
        return Rank.EDIT
    if alert.story.polarity is not Polarity.HAPPENED:
        return Rank.DEVELOPMENT
    return _RANKS.get(alert.story.kind, Rank.DEVELOPMENT)


def rank_asked(claim: Claim) -> Rank:
    """How soon a question about ``claim`` goes out: as soon as an alert that said it."""
    happened = claim.polarity in (Polarity.HAPPENED, Polarity.DOUBTED)
    return _RANKS.get(claim.kind, Rank.DEVELOPMENT) if happened else Rank.DEVELOPMENT


def told_after(alert: Alert) -> Told:
    """What the subscriber knows once ``alert`` is in the outbox; recorded in the same transaction."""
    return told_of(alert.story)


def told_of(story: Story, *, known: bool = False) -> Told:
    """What somebody knows who was told ``story`` as it stands (``known``: shown on following, not sent)."""
    return Told(story.id, story.kind, story.standing, _voices(story), story.grounds, known, story.withdrawn)


def _first(story: Story, subscription: Subscription, now: datetime, *, past: bool) -> Alert | Silence:
    if past or story.past:
        return Silence(Why.KNOWN_BEFORE)
    every_claim = subscription.level is Level.EVERY_CLAIM
    if story.withdrawn or not story.origins:
        return Silence(Why.ONLY_DENIED)
    if story.polarity is Polarity.EXPECTED and story.kind is Kind.DIED:
        return Silence(Why.NEVER_PUSHED)
    if story.standing is Standing.DENIED:
        return (
            Alert(subscription, story, Reason.DENIED, Shape.MESSAGE, now) if every_claim else Silence(Why.ONLY_DENIED)
        )
    if _held(story, subscription):
        return Silence(Why.HELD)
    waits = story.kind is Kind.DIED and story.standing is Standing.CLAIMED
    return Alert(subscription, story, Reason.NEW, Shape.MESSAGE, now + GRAVE_WAIT if waits else now)


def _further(story: Story, reason: Reason, subscription: Subscription, told: Told, now: datetime) -> Alert | Silence:
    # What was only shown on following has no message of ours to reply to or to edit.
    under = Shape.MESSAGE if told.known else Shape.REPLY
    mended = Shape.MESSAGE if told.known else Shape.CORRECTION
    if told.withdrawn and story.withdrawn:
        return Silence(Why.TOLD)
    if story.standing is Standing.DENIED:
        if told.standing is Standing.DENIED:
            return _also(story, subscription, told, now)
        if story.withdrawn:
            return Alert(subscription, story, Reason.CORRECTED, mended, now)
        taken_back = story.denied_by is not None and story.denied_by.key in {o.key for o in story.origins}
        turned = Reason.REVERSED if told.standing is Standing.CONFIRMED else Reason.DENIED
        return Alert(subscription, story, Reason.CORRECTED if taken_back else turned, mended, now)
    if _held(story, subscription) and told.standing is not Standing.CONFIRMED:
        return Silence(Why.HELD)
    if told.standing is Standing.DENIED:
        # The first message says DENIED: it has to be mended as well.
        return Alert(subscription, story, Reason.REVERSED, mended, now)
    if told.standing is not story.standing:
        if story.standing is Standing.CONFIRMED:
            return Alert(subscription, story, Reason.CONFIRMED, under, now)
        return Alert(subscription, story, Reason.CORRECTED, mended, now)
    if told.kind is not story.kind:
        return Alert(subscription, story, Reason.NEW, under, now)
    return _also(story, subscription, told, now)


def _also(story: Story, subscription: Subscription, told: Told, now: datetime) -> Alert | Silence:
    """Another independent voice is a silent edit of the message that is there; of a death, never."""
    if told.known or story.kind is Kind.DIED or not set(_voices(story)) - set(told.origins):
        return Silence(Why.TOLD)
    return Alert(subscription, story, Reason.ORIGIN, Shape.EDIT, now)


def _held(story: Story, subscription: Subscription) -> bool:
    """Whether this is good news that this subscriber wants only once it is confirmed."""
    unsure = story.standing is Standing.CLAIMED or story.polarity is Polarity.EXPECTED
    return subscription.level is Level.DEFAULT and story.kind in GOOD_NEWS and unsure


def _voices(story: Story) -> tuple[str, ...]:
    return tuple(f"{origin.polarity}/{origin.key}" for origin in (*story.origins, *story.denials))
