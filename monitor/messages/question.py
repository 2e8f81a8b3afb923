"""The words of a question: what is said of somebody of a like name, and whether it is the person who is followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from monitor.locale import Texts, translator
from monitor.messages import facts
from monitor.messages.verdicts import is_place, shown_name
from monitor.messages.voices import outlet_name
from monitor.model import GOOD_NEWS, Claim, Evidence, Message, Polarity, Source, Subject
from monitor.stories.doubts import GRAVE


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence that may be about ``subject``, and for whom it is written."""

    evidence: Evidence
    subject: Subject
    sources: Mapping[str, Source]
    texts: Texts
    zone: tzinfo

    @property
    def outlet(self) -> str:
        """The label of the outlet quoted."""
        return outlet_name(self.evidence.source_id, self.sources, self.texts)

    def said(self, key: str) -> str:
        """The text of ``question.KEY``, or of a place the one of its own."""
        place = is_place(self.subject) and self.texts.has(f"question.{key}_place")
        return self.texts(f"question.{key}_place" if place else f"question.{key}", name=shown_name(self.subject))


def render_question(
    evidence: Evidence, subject: Subject, sources: Mapping[str, Source], language: str, *, zone: tzinfo
) -> Message:
    """The whole question: that it may be somebody else, what is said of whom, where it was read, and who is meant."""
    doubt = Doubt(evidence, subject, sources, translator(language), zone)
    good = evidence.claim.kind in GOOD_NEWS
    body = (
        *([doubt.said("alone")] if good else []),
        *facts.days(doubt),
        *facts.quote(doubt),
        *facts.read_at(doubt),
        *([doubt.texts("line.scam")] if good else []),
        doubt.said("ask"),
    )
    return Message(doubt.said(_first(evidence.claim, subject)), body)


def render_question_first(subject: Subject, language: str) -> Message:
    """The first step of a question about a death: that there is grave news, and no more."""
    texts = translator(language)
    key = "question.grave_place" if is_place(subject) else "question.grave"
    body = (texts("question.beside"), texts("grave.read"), texts("grave.talk"))
    return Message(texts(key, name=shown_name(subject)), body)


def _first(claim: Claim, subject: Subject) -> str:
    """Which words say what is claimed; what the text itself doubts, foretells or denies, its quote says better."""
    if is_place(subject):
        return "place"
    return str(claim.kind) if claim.kind in GRAVE and claim.polarity is Polarity.HAPPENED else "other"
