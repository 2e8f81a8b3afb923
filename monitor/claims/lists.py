"""Names below a heading take its event: "Los excarcelados:", a line each; "Entre ellos están …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.claims.attach import attach
from monitor.claims.details import refine
from monitor.claims.events import Event, events
from monitor.claims.lexicon import Frame, Mood, Pattern
from monitor.claims.making import Context, make
from monitor.claims.people import Read
from monitor.claims.polarity import judge
from monitor.claims.speakers import Voice, insider, speaker_of, voices
from monitor.model import Claim, Kind, Polarity, Speaker

AMONG_THEM = re.compile(
    r"(?:entre (?:ellos|ellas|los|las|quienes)|se trata de|ellos son|son|tambien|figuran?|los nombres|"
    r"la lista|among them|they include|they are|among those|the list)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An event that a list further down inherits: "Los excarcelados:" and then a name a line."""

    read: Read
    event: Event
    voice: Speaker | None
    polarity: Polarity


def inherit(context: Context, read: Read, heading: list[Heading]) -> list[tuple[Claim, bool]]:
    """The claims that the names in a line take from what stands above it."""
    return [
        (make(context, read, one.event, subject, one.polarity, one.voice, "", None, _standing(one)), False)
        for one in heading
        for subject in sorted(
            i for node in read.nodes if node.sort == "P" and not node.owner and not node.aside for i in node.ids
        )
    ]


def _standing(heading: Heading) -> bool:
    """Whether the heading only says what those named have been all along: "806 personas detenidas"."""
    found = heading.event.found
    return found.kind is Kind.DETAINED and found.mood is Mood.BARE and found.frame is not Frame.LIST


def of_group(read: Read, patterns: tuple[Pattern, ...]) -> list[Heading]:
    """What a sentence says of a group, which "entre ellos están …" then names."""
    happenings = refine(read, events(read, patterns))
    inherited = []
    for event in happenings:
        if not attach(read, event, None, happenings) and any(node.sort == "G" for node in read.nodes):
            speaker = speaker_of(voices(read), event.start, frozenset(), read)
            reading = judge(read.masked, event.start, event.end, event.clause, event.found, insider=insider(speaker))
            if reading is not None and not reading.background:
                inherited.append(Heading(read, event, speaker, reading.polarity))
    return inherited[:1]


def headings(
    read: Read, patterns: tuple[Pattern, ...], attributions: Iterable[Voice], happenings: list[Event] | None = None
) -> list[Heading]:
    """What lines below this sentence say of the names in them: it ends in a colon, or speaks of a list."""
    text = read.masked.rstrip()
    if (
        not (text.endswith(":") or re.search(r"(?<!\w)(?:lista|listado|nombres|list|names)(?!\w)", text))
        or "P" in text[-20:]
    ):
        return []
    inherited = []
    for event in happenings if happenings is not None else events(read, patterns):
        if event.found.frame in (Frame.LIST, Frame.OBJECT, Frame.SUBJECT, Frame.NEAR, Frame.EITHER, Frame.NOUN):
            reading = judge(read.masked, event.start, event.end, event.clause, event.found, insider=False)
            if reading is not None:
                inherited.append(
                    Heading(
                        read, event, speaker_of(list(attributions), event.start, frozenset(), read), reading.polarity
                    )
                )
    return inherited[:1]


def is_line(read: Read) -> bool:
    """Whether the sentence is a line of a list: a name, and little else."""
    named = [node for node in read.nodes if node.sort in "PQ"]
    return (
        bool(named)
        and (read.sentence.bullet or named[0].lead <= 6)
        and not re.search(r"(?<!\w)(?:fue|es|ha|dijo|was|is|has|said)(?!\w)", read.masked)
    )
