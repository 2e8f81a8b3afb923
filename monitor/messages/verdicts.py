"""The first line of a message: which row and column of docs/words.md a story stands in, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from monitor.locale import Texts
from monitor.locale.dates import day
from monitor.messages.plain import NAME_LENGTH, initials, label
from monitor.messages.voices import capitalised, denying, lead_origin, who
from monitor.model import Kind, Polarity, Source, Standing, Story, Subject, SubjectType

FULL = "full"


def shown_name(subject: Subject) -> str:
    """The name a message may carry: a minor's is initials only."""
    return initials(subject.name) if subject.minor else label(subject.name, NAME_LENGTH)


def is_place(subject: Subject) -> bool:
    """Whether what is told is about a place."""
    return subject.type is SubjectType.FACILITY


def row(story: Story, subject: Subject) -> str:
    """The row of docs/words.md; raises ValueError for a bare mention, which is never told."""
    if story.kind is Kind.MENTIONED:
        msg = "a bare mention is never told"
        raise ValueError(msg)
    if is_place(subject):
        return f"place.{story.kind}"
    full = story.kind is Kind.RELEASED and story.detail == FULL
    return "alert.released_full" if full else f"alert.{story.kind}"


def column(story: Story, *, corrected: bool = False) -> str:
    """The column of docs/words.md; ``corrected``: whoever is told now was told otherwise, and wrongly."""
    if story.withdrawn or (story.standing is Standing.DENIED and corrected and taken_back(story)):
        return "withdrawn"
    if story.standing is Standing.DENIED:
        return "denied"
    if story.polarity is Polarity.EXPECTED:
        return "expected"
    if story.standing is Standing.CONFIRMED:
        return "confirmed"
    if corrected:
        return "corrected"
    certain = any(origin.polarity is not Polarity.DOUBTED for origin in story.origins)
    return "doubted" if story.lead.claim.polarity is Polarity.DOUBTED and not certain else "claimed"


def taken_back(story: Story) -> bool:
    """Whether the voice that denies it is one that had said it."""
    return story.denied_by is not None and story.denied_by.key in {origin.key for origin in story.origins}


def verdict(
    story: Story,
    subject: Subject,
    sources: Mapping[str, Source],
    texts: Texts,
    zone: tzinfo,
    *,
    corrected: bool = False,
) -> str:
    """The line that says in its first words how far this can be relied on."""
    chosen = column(story, corrected=corrected)
    fallen = chosen in ("denied", "withdrawn")
    key = f"{row(story, subject)}.{chosen}"
    if story.polarity is Polarity.EXPECTED and fallen:
        key = f"announced.{chosen}"
    elif story.polarity is Polarity.DEMANDED:
        key = "demanded.first"
    voice = next(iter(denying(story)), None) if chosen == "denied" else lead_origin(story)
    speaks = who(voice, sources, texts, place=is_place(subject))
    when = day(texts, story.updated, zone)
    return texts(key, name=shown_name(subject), who=speaks, Who=capitalised(speaks), day=when)


def mended(
    story: Story, subject: Subject, sources: Mapping[str, Source], texts: Texts, zone: tzinfo
) -> tuple[str, str]:
    """What the original message says once it proved wrong: its new first line, and what had been said."""
    withdrawn = column(story, corrected=True) == "withdrawn"
    denier = who(next(iter(denying(story)), None), sources, texts, place=is_place(subject))
    first = texts(
        "first.withdrawn" if withdrawn else f"first.{story.standing}",
        who=denier,
        Who=capitalised(denier),
        day=day(texts, story.updated, zone),
    )
    said = "announced.said" if story.polarity is Polarity.EXPECTED else f"{row(story, subject)}.said"
    return first, texts(said, name=shown_name(subject))
