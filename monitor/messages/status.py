"""What is known of somebody, for ``faro status``: never "no news", only what was read and what may have been missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo

from monitor.locale import translator
from monitor.locale.dates import moment, stamp
from monitor.messages.facts import identity
from monitor.messages.plain import link
from monitor.messages.verdicts import shown_name, verdict
from monitor.messages.voices import outlet_name, quotable
from monitor.model import Kind, Message, Source, Story, Subject, SubjectType


def status_lines(
    subject: Subject,
    stories: Iterable[Story],
    sources: Mapping[str, Source],
    *,
    zone: tzinfo,
    language: str,
    read: int,
    last_read: datetime | None = None,
) -> tuple[str, ...]:
    """What each story of ``subject`` says, the newest development first, then how much was read.

    ``read`` is how many sources were read with success, the last at ``last_read``.
    """
    texts = translator(language)
    told = sorted((story for story in stories if story.kind is not Kind.MENTIONED), key=_newest, reverse=True)
    lines: list[str] = []
    for story in told:
        first = verdict(story, subject, sources, texts, zone)
        lines.append(texts("status.story", when=stamp(texts, story.event, zone), first=first))
        lines += identity(story, texts, place=subject.type is not SubjectType.PERSON)
        evidence = quotable(story)
        outlet = outlet_name(evidence.source_id, sources, texts)
        found = None if subject.minor else link(evidence.url)
        host, url = found or ("", "")
        lines.append(
            texts("line.outlet", outlet=outlet, host=host) if host else texts("line.outlet_only", outlet=outlet)
        )
        lines += [url] if url else []
    if read < 1:
        return (*lines, texts("status.blind"))
    lines.append(texts.count("status.read" if told else "status.nothing", read))
    if last_read is not None:
        lines.append(texts("status.last_read", when=moment(texts, last_read, zone)))
    return tuple(lines)


def known(subject: Subject, lines: Sequence[str], language: str) -> Message:
    """What somebody is shown who begins to follow ``subject``: the lines of ``status_lines``, led in."""
    return Message(translator(language)("status.known", name=shown_name(subject)), tuple(lines))


def _newest(story: Story) -> tuple[datetime, datetime]:
    return story.event, story.updated
