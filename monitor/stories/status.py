"""Where a person stands now, derived from the stories; it can go back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.model import Kind, Polarity, Standing, Story

#: What changes where somebody is; the other kinds happen to a person who stays where they are.
CHANGES_STATUS = frozenset(
    {
        Kind.DETAINED,
        Kind.RE_ARRESTED,
        Kind.DISAPPEARED,
        Kind.LOCATED,
        Kind.TRANSFERRED,
        Kind.HOUSE_ARREST,
        Kind.RELEASED_WITH_MEASURES,
        Kind.RELEASED,
        Kind.DIED,
    }
)


@dataclass(frozen=True, slots=True)
class Status:
    """``now`` is the last change that is confirmed; ``claimed`` what is said to have happened since, oldest first."""

    now: Story | None
    claimed: tuple[Story, ...]
    history: tuple[Story, ...]


def status(stories: Sequence[Story]) -> Status:
    """Return where the person stands after ``stories`` (all of one subject, in any order)."""
    happened = sorted(
        (
            story
            for story in stories
            if story.polarity is Polarity.HAPPENED
            and story.kind in CHANGES_STATUS
            and story.standing is not Standing.DENIED
        ),
        key=lambda story: (story.event, story.id),
    )
    now = next((story for story in reversed(happened) if story.standing is Standing.CONFIRMED), None)
    since = happened[happened.index(now) + 1 :] if now else happened
    return Status(now, tuple(since), tuple(sorted(stories, key=lambda story: (story.event, story.id))))
