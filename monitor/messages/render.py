"""Writes the message of an alert: the verdict, who says so, the quote, where to read it, and why it came.

The order of the lines and their words are docs/words.md's; SAFETY says why each is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from monitor.locale import translator
from monitor.messages import facts
from monitor.messages.scene import Scene
from monitor.messages.verdicts import mended, verdict
from monitor.model import Alert, Kind, Level, Message, Reason, Shape, Source, Standing, Subject


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a channel sends: ``message`` is new, ``original`` replaces the text of the first message of this story."""

    message: Message | None = None
    original: Message | None = None


def render(alert: Alert, subject: Subject, sources: Mapping[str, Source], *, zone: tzinfo) -> Rendered:
    """The words of ``alert`` in the subscriber's language, with days and hours in ``zone``.

    A message or reply is new text; a silent edit re-renders the original; a correction does both. Raises ValueError
    for a bare mention, for a subject that is not the story's, and for a shape that no alert has.
    """
    scene = _scene(alert, subject, sources, zone)
    if is_grave(alert):
        return _first_step(scene)
    match alert.shape:
        case Shape.EDIT:
            return Rendered(original=_message(scene, edited=True))
        case Shape.CORRECTION:
            return Rendered(message=_message(scene), original=_original(scene))
        case Shape.MESSAGE | Shape.REPLY:
            return Rendered(message=_message(scene))
        case Shape.DELETE:
            raise ValueError("an alert deletes nothing")


def render_grave_details(alert: Alert, subject: Subject, sources: Mapping[str, Source], *, zone: tzinfo) -> Message:
    """The second step of a death, for someone who asked to read it."""
    scene = _scene(alert, subject, sources, zone)
    told = _message(scene)
    doubt = [scene.texts("grave.unconfirmed")] if alert.story.standing is Standing.CLAIMED else []
    return Message(told.first, (*doubt, *told.body, scene.texts("grave.talk")))


def _scene(alert: Alert, subject: Subject, sources: Mapping[str, Source], zone: tzinfo) -> Scene:
    if subject.id != alert.story.subject_id:
        msg = f"story of {alert.story.subject_id!r} rendered for {subject.id!r}"
        raise ValueError(msg)
    return Scene(alert, subject, sources, translator(alert.subscription.language), zone)


def is_grave(alert: Alert) -> bool:
    """Families learn of a death in two steps; that it is not so, they learn at once."""
    story = alert.story
    alive = story.withdrawn or story.standing is Standing.DENIED
    return story.kind is Kind.DIED and not alive and alert.subscription.level is Level.DEFAULT


def _first_step(scene: Scene) -> Rendered:
    """That there is grave news, and no more: neither a first line nor a correction says what it is."""
    body = (scene.texts("grave.read"), scene.texts("grave.talk"), facts.why(scene))
    step = Message(scene.texts("grave.first", name=scene.name), body)
    match scene.alert.shape:
        case Shape.EDIT:
            return Rendered(original=step)
        case Shape.CORRECTION:
            first, _ = mended(scene.story, scene.subject, scene.sources, scene.texts, scene.zone)
            mild = Message(first, (step.first, *body))
            return Rendered(message=mild, original=mild)
        case Shape.MESSAGE | Shape.REPLY:
            return Rendered(message=step)
        case Shape.DELETE:
            raise ValueError("an alert deletes nothing")


def _message(scene: Scene, *, edited: bool = False) -> Message:
    corrects = scene.alert.shape is Shape.CORRECTION or scene.alert.reason is Reason.CORRECTED
    first = verdict(scene.story, scene.subject, scene.sources, scene.texts, scene.zone, corrected=corrects)
    fallen = scene.story.withdrawn
    return Message(
        first,
        (
            *([] if fallen else facts.voices(scene, edited=edited)),
            *facts.doubts(scene),
            *facts.details(scene),
            *([] if fallen else facts.quote(scene)),
            *facts.read_at(scene),
            facts.why(scene),
            *facts.scam(scene),
        ),
    )


def _original(scene: Scene) -> Message:
    """The first message again, from its grounds, saying first that it proved wrong; its quote is not repeated."""
    first, said = mended(scene.story, scene.subject, scene.sources, scene.texts, scene.zone)
    voices = [] if scene.story.withdrawn else facts.voices(scene, after_said=True)
    return Message(
        first, (said, *voices, *facts.details(scene), *facts.read_at(scene), facts.why(scene), *facts.scam(scene))
    )
