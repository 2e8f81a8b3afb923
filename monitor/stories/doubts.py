"""Which doubtful mentions are worth a question to those who follow, and what they know already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.model import GOOD_NEWS, Claim, Kind, Polarity, Standing, Story, Tier
from monitor.stories.developments import OPPOSED, SAME_RE_ARREST, family

#: What must not wait for a sleeping volunteer (SAFETY, doubt itself).
GRAVE = frozenset({Kind.DETAINED, Kind.RE_ARRESTED, Kind.DISAPPEARED})
#: Which of several claims a question is about: the first of these, else any.
_GRAVITY = (Kind.DIED, Kind.RE_ARRESTED, Kind.DISAPPEARED, Kind.DETAINED)


def is_grave(claim: Claim) -> bool:
    """Whether it says that somebody was taken away, or that nobody knows where they are, however doubtfully."""
    return claim.kind in GRAVE and _happened(claim)


def tells_death(claim: Claim) -> bool:
    """Whether it says that somebody died: nobody should read that without having been asked."""
    return claim.kind is Kind.DIED and _happened(claim)


def doubtful(claims: Iterable[Claim]) -> Claim | None:
    """Of what one item claims of somebody, the gravest that waits only because it may be another person.

    None where nothing does: a surer mention says the same, or it is nothing that would be told of anybody.
    """
    told = [claim for claim in claims if not claim.background]
    surely = {family(claim.kind) for claim in told if claim.tier is not Tier.WEAK}
    weak = [c for c in told if c.tier is Tier.WEAK and family(c.kind) not in surely and not _never_told(c)]
    return min(weak, key=_gravity, default=None)


def already_told(claim: Claim, dated: datetime, told: Iterable[Story]) -> bool:
    """Whether somebody who was told these stories knows what ``claim``, published at ``dated``, would say.

    They do while nothing opposite came between: an arrest is no news to those who heard of it, but after a release it
    is. A denial may always correct what they were told.
    """
    stories = [story for story in told if story.standing is not Standing.DENIED]
    if claim.polarity is Polarity.DENIED:
        return False
    phase = Polarity.EXPECTED if claim.polarity is Polarity.EXPECTED else Polarity.HAPPENED
    name = family(claim.kind)
    same = [
        story
        for story in stories
        if family(story.kind) == name
        and story.polarity is phase
        and story.event - SAME_RE_ARREST <= dated <= story.updated + SAME_RE_ARREST
    ]
    opposed = OPPOSED.get(name, frozenset())
    overtaken = [s.event for s in stories if family(s.kind) in opposed and s.polarity is Polarity.HAPPENED]
    return any(not any(story.event < event < dated for event in overtaken) for story in same)


def _never_told(claim: Claim) -> bool:
    """A bare mention and a demand are never told; good news or a death that is only expected, to no family."""
    if claim.kind is Kind.MENTIONED or claim.polarity is Polarity.DEMANDED:
        return True
    return claim.polarity is Polarity.EXPECTED and claim.kind in GOOD_NEWS | {Kind.DIED}


def _gravity(claim: Claim) -> int:
    return _GRAVITY.index(claim.kind) if claim.kind in _GRAVITY and _happened(claim) else len(_GRAVITY)


def _happened(claim: Claim) -> bool:
    return claim.polarity in (Polarity.HAPPENED, Polarity.DOUBTED)
