"""Commands that ask: try a text, the status of a name, why an alert went out."""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.claims import read_claims
from monitor.cli import codes
from monitor.cli.loading import load, reading
from monitor.cli.show import show, show_json
from monitor.config import Config
from monitor.locale import LANGUAGES, Texts
from monitor.locale.dates import stamp
from monitor.matching import Matcher, reason, tokenise
from monitor.messages import render_grave_details, status_lines
from monitor.model import (
    Alert,
    Item,
    Kind,
    Level,
    Mention,
    Reason,
    Shape,
    Story,
    Subject,
    SubjectType,
    Subscription,
)

if TYPE_CHECKING:
    from monitor.store.outbox import AlertRow

#: Digits of a number that a database can hold.
LONGEST = 18


def try_text(path: Path, text: str, texts: Texts, *, as_json: bool) -> int:
    """What Faro reads in ``text``: who is named, what is claimed, and by whom. Nothing is stored or sent."""
    config, subjects = load(path)
    now = datetime.now(UTC)
    item = Item("try", "try", 1, text, "", "", "", "", config.place.language, now, now)
    mentions = Matcher(subjects).find(item.document)
    places = frozenset(s.id for s in subjects if s.type is SubjectType.FACILITY)
    claims = read_claims(item, mentions, places=places, zone=config.place.timezone)
    if as_json:
        show_json({"mentions": [_with_reasons(one) for one in mentions], "claims": claims})
        return codes.OK
    if not mentions:
        show(texts("cli.try.nobody"))
    for mention in mentions:
        show(
            texts(
                "cli.try.mention",
                words=" ".join(mention.words.split()),
                subject=mention.subject_id,
                tier=mention.tier,
                rule=mention.rule,
                score=f"{mention.score:.2f}",
            )
        )
        show(f"  {reason(mention.rule, texts.language)}")
    for claim in claims:
        speaker = claim.speaker.label if claim.speaker else texts("cli.try.itself")
        recalled = texts("cli.try.recalled") if claim.background else ""
        detail = f" ({claim.detail})" if claim.detail else ""
        show(
            texts(
                "cli.try.claim",
                subject=claim.subject_id,
                kind=f"{claim.kind}{detail}",
                polarity=claim.polarity,
                speaker=speaker,
                rule=claim.rule,
                score=f"{claim.score:.2f}",
                recalled=recalled,
            )
        )
    return codes.OK


def _with_reasons(mention: Mention) -> dict[str, object]:
    """A mention as data, with its reason in both languages."""
    reasons = {language: reason(mention.rule, language) for language in LANGUAGES}
    return {**{field.name: getattr(mention, field.name) for field in fields(mention)}, "reason": reasons}


def status(path: Path, name: str, texts: Texts, *, as_json: bool) -> int:
    """What is known of the person or place called ``name`` (or with that id)."""
    config, subjects = load(path)
    found = _called(name, subjects)
    if not found:
        sys.stderr.write(texts("cli.status.nobody", name=name) + "\n")
        return codes.NOT_FOUND
    with reading(config) as news:
        states = [state for state in news.source_states() if state.active and state.last_ok]
        stories = {subject.id: news.stories_of(subject.id) for subject in found}
    if as_json:
        show_json([{"subject": subject, "stories": stories[subject.id]} for subject in found])
        return codes.OK
    last = max((state.last_ok for state in states if state.last_ok), default=None)
    sources = {source.id: source for source in config.sources}
    for subject in found:
        show(subject.name)
        lines = status_lines(
            subject,
            stories[subject.id],
            sources,
            zone=config.place.timezone,
            language=texts.language,
            read=len(states),
            last_read=last,
        )
        show(*(f"  {line}" for line in lines))
    return codes.OK


def why(path: Path, given: str, texts: Texts, *, as_json: bool) -> int:
    """Why the alert with that number went out: the reason, the story as it was then, and each claim it stood on."""
    if not given.isdecimal() or len(given) > LONGEST:
        sys.stderr.write(f"faro: {texts('cli.why.no_number', given=given)}\n{texts('cli.usage')}\n")
        return codes.USAGE
    config, subjects = load(path)
    alert = _alert(config, int(given))
    if alert is None:
        sys.stderr.write(texts("cli.why.none", number=int(given)) + "\n")
        return codes.NOT_FOUND
    with reading(config) as news:
        grounds = news.grounds(alert.grounds)
        story = news.story(alert.story_id)
    if as_json:
        show_json({"alert": alert, "story": story, "grounds": grounds})
        return codes.OK
    show(texts("cli.why.alert_line", number=alert.id, reason=alert.reason, shape=alert.shape, state=alert.state))
    if story:
        show(texts("cli.why.story", kind=story.kind, standing=story.standing, subject=story.subject_id, story=story.id))
        if story.confirmed_by:
            show(texts("cli.why.confirmed_by", label=story.confirmed_by.label))
        if story.denied_by:
            show(texts("cli.why.denied_by", label=story.denied_by.label))
        _grave(story, config, subjects, texts)
    for ground in grounds:
        claim, mention = ground.claim, ground.mention
        show(
            f"- {ground.source_id} · {stamp(texts, ground.published, config.place.timezone)} · {ground.title}",
            f"  «{claim.quote}»",
        )
        show(f"  {claim.kind} {claim.polarity} · {claim.rule} {claim.score:.2f}")
        if mention:
            show(f"  {mention.alias} · {mention.rule} {mention.score:.2f} {mention.tier}")
            show(*(f"  {line}" for line in (reason(mention.rule, texts.language),) if line))
        show(f"  {ground.url}" + ("" if ground.live else f" ({texts('cli.why.gone')})"))
    return codes.OK


def _alert(config: Config, number: int) -> AlertRow | None:
    """The alert with that number; None also before the first one was made."""
    from monitor.config.files import Files, begun
    from monitor.store.people import People

    path = Files(config.data_dir).people
    if not begun(path):
        return None
    with People.open(path, owner=False) as people:
        return people.alert(number)


def _grave(story: Story, config: Config, subjects: tuple[Subject, ...], texts: Texts) -> None:
    """The second step of a death, for whoever asks: what the first message kept for later."""
    subject = next((each for each in subjects if each.id == story.subject_id), None)
    if story.kind is not Kind.DIED or subject is None:
        return
    reader = Subscription("", subject.id, Level.DEFAULT, "terminal", texts.language)
    alert = Alert(reader, story, Reason.NEW, Shape.MESSAGE, story.updated)
    sources = {source.id: source for source in config.sources}
    details = render_grave_details(alert, subject, sources, zone=config.place.timezone)
    show(details.first, *details.body)


def _called(name: str, subjects: tuple[Subject, ...]) -> list[Subject]:
    """Subjects with that id, or that the name finds."""
    exact = [subject for subject in subjects if subject.id == name]
    if exact:
        return exact
    known = {subject.id: subject for subject in subjects}
    found = list(dict.fromkeys(mention.subject_id for mention in Matcher(subjects).find(name)))
    if found:
        return [known[each] for each in found]
    words = {token.folded for token in tokenise(name)}
    return [s for s in subjects if words and words <= {token.folded for token in tokenise(s.name)}]
