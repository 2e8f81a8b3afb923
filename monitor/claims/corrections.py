""" "Se trata de X y no de Y": the event of an item moved to the one who was meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from monitor.claims.chains import contrasted
from monitor.claims.making import Context, identity
from monitor.claims.people import Read
from monitor.claims.speakers import voices
from monitor.claims.text import shorten
from monitor.model import Claim, Polarity, Speaker


@dataclass(frozen=True, slots=True)
class MixedUp:
    """A sentence that says who was meant and who was not."""

    read: Read
    denied: frozenset[str]
    meant: frozenset[str]
    voice: Speaker | None


def mixed_up(read: Read, said: list[tuple[Claim, bool]]) -> list[MixedUp]:
    """The correction in a sentence that names no event itself: "se trata de X y no de Y"."""
    denied = frozenset(subject for node in read.nodes if contrasted(read, node) for subject in node.ids)
    if not denied or said:
        return []
    meant = frozenset(subject for node in read.nodes if node.sort == "P" for subject in node.ids) - denied
    voice = next((one.speaker for one in voices(read) if one.speech), None)
    return [MixedUp(read, denied, meant, voice)]


def put_right(context: Context, mistake: MixedUp, found: list[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """Move the item's event from the one who was named wrongly to the one who was meant."""
    both = mistake.denied | mistake.meant
    event = next(
        (c for c, _ in found if c.subject_id in both and c.polarity is Polarity.HAPPENED and not c.background), None
    )
    if event is None:
        return found
    kept = [(c, title) for c, title in found if not (c.subject_id in mistake.denied and c.kind is event.kind)]
    known = {c.subject_id for c, _ in kept if c.kind is event.kind}
    for subject in sorted(both - known):
        polarity = Polarity.DENIED if subject in mistake.denied else Polarity.HAPPENED
        voice = mistake.voice or event.speaker
        claim = replace(
            event,
            id=identity(context.item, subject, event.kind, polarity, voice, event.detail),
            subject_id=subject,
            polarity=polarity,
            speaker=voice,
            quote=shorten(mistake.read.sentence.text),
            start=mistake.read.sentence.start,
            rule="correction",
            tier=context.named[subject].tier,
            common=context.named[subject].common,
        )
        kept.append((claim, mistake.read.sentence.title))
    return kept
