"""Which claims are one development: a fold over all that is claimed of one subject, in order of the events.

The fold looks at every live claim each time, so the order of arrival does not matter, and a retracted claim is simply
no longer there. Its rules, in one place:

- Claims of one family of kinds (an arrest, a release) join while they are within the family's window.
- They do not join across an opposing event: after a re-arrest, "released" is another release.
- Except as an echo: papers that go on printing the release for some hours after the re-arrest tell the old one.
- Details that differ (another prison, another sentence, another number of people) are another event.
- After a denial, a new claim opens a story of its own, unless it comes so soon that it has not heard of the denial.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.matching import tokenise
from monitor.model import Kind, Polarity, Standing
from monitor.stories.readings import Fact
from monitor.stories.standing import Verdict, judge
from monitor.stories.voices import Voices

#: Kinds that tell one event in different words.
FAMILIES: dict[Kind, str] = {
    Kind.DETAINED: "arrest",
    Kind.RE_ARRESTED: "arrest",
    Kind.RELEASED: "release",
    Kind.RELEASED_WITH_MEASURES: "release",
}
#: Families of which one undoes the other.
OPPOSED: dict[str, frozenset[str]] = {
    "release": frozenset({"arrest", "disappeared", "house_arrest"}),
    "arrest": frozenset({"release", "house_arrest"}),
    "disappeared": frozenset({"release", "house_arrest", "located"}),
    "house_arrest": frozenset({"arrest", "release", "disappeared"}),
    "release_ordered": frozenset({"arrest", "release"}),
    "located": frozenset({"disappeared"}),
}
#: How long after the last claim another one may still speak of the same event.
WINDOWS: dict[str, timedelta] = {
    "located": timedelta(days=7),
    "transferred": timedelta(days=5),
    "hearing": timedelta(days=3),
    "health": timedelta(days=5),
    "died": timedelta(days=60),
}
WINDOW = timedelta(days=14)
#: A denial answers what was said up to this long before.
ANSWERS = timedelta(days=30)
#: A re-arrest is told again as another one when it is claimed anew, with no day given, after so long.
SAME_RE_ARREST = timedelta(hours=72)
#: For so long papers print what has just been overtaken.
ECHO = timedelta(hours=12)
#: Release "with measures" and plain release are one event within this time, full freedom and release within the next.
SAME_RELEASE = timedelta(hours=48)
SAME_FREEDOM = timedelta(hours=24)
#: At one place, two reports of one kind are one event when they are this close.
SAME_PLACE = timedelta(hours=48)

_PHASES = {
    Polarity.HAPPENED: Polarity.HAPPENED,
    Polarity.DOUBTED: Polarity.HAPPENED,
    Polarity.DENIED: Polarity.HAPPENED,
    Polarity.EXPECTED: Polarity.EXPECTED,
    Polarity.DEMANDED: Polarity.DEMANDED,
}


@dataclass(slots=True)
class Development:
    """The facts that speak of one event; grows during the fold and is judged as it stands."""

    family: str
    phase: Polarity
    positives: list[Fact] = field(default_factory=list)
    denials: list[Fact] = field(default_factory=list)

    @property
    def event(self) -> datetime:
        """When it was first said to happen (or denied, where nobody claimed it)."""
        return (self.positives or self.denials)[0].at

    @property
    def last(self) -> datetime:
        """The last time it was claimed."""
        return max(fact.at for fact in self.positives or self.denials)

    @property
    def kind(self) -> Kind:
        """The most cautious kind among the claims: with measures before released, re-arrested before detained."""
        kinds = [fact.claim.kind for fact in self.positives or self.denials]
        for cautious in (Kind.RELEASED_WITH_MEASURES, Kind.RE_ARRESTED):
            if cautious in kinds:
                return cautious
        return kinds[0]

    @property
    def detail(self) -> str:
        """The first detail given."""
        return next((fact.claim.detail for fact in self.positives if fact.claim.detail), "")

    def verdict(self, voices: Voices) -> Verdict:
        """How far it can be relied on."""
        return judge(self.kind, self.phase, self.positives, self.denials, voices)


def family(kind: Kind) -> str:
    """The name of the family of kinds that ``kind`` belongs to."""
    return FAMILIES.get(kind, str(kind))


def developments(facts: Iterable[Fact], voices: Voices, *, place: bool = False) -> list[Development]:
    """Group ``facts`` about one subject into developments, ordered by event. ``place``: the subject is a facility."""
    found: list[Development] = []
    for fact in sorted(facts, key=lambda each: each.order):
        name = family(fact.claim.kind)
        phase = _PHASES[fact.claim.polarity]
        if fact.claim.polarity is Polarity.DENIED:
            _deny(found, fact, name, voices, place=place)
            continue
        alike = [d for d in found if d.family == name and d.phase == phase]
        for development in reversed(alike):
            if _same_event(development, fact, found, voices, place=place):
                development.positives.append(fact)
                break
        else:
            found.append(Development(name, phase, [fact]))
    return found


def _deny(found: list[Development], fact: Fact, name: str, voices: Voices, *, place: bool) -> None:
    """Attach a denial to the latest story it can answer; where nobody claimed anything it stands alone, unsaid.

    What was confirmed can be denied however late; at a place, only by a report about the same people.
    """
    open_ones = [
        d
        for d in found
        if d.family == name
        and d.phase in (Polarity.HAPPENED, Polarity.EXPECTED)
        and (fact.at - d.last <= ANSWERS or d.verdict(voices).standing is Standing.CONFIRMED)
        and (not place or _same_at_place(d, fact))
        and (d.phase is Polarity.EXPECTED or not _overtaken(d, fact.at, found, voices))
    ]
    if open_ones:
        happened = [d for d in open_ones if d.phase is Polarity.HAPPENED]
        (happened or open_ones)[-1].denials.append(fact)
    else:
        found.append(Development(name, Polarity.HAPPENED, denials=[fact]))


def _same_event(development: Development, fact: Fact, found: list[Development], voices: Voices, *, place: bool) -> bool:
    if any(fact.reading.copies(known.reading) for known in development.positives):
        return _details_agree(development, fact)  # a reprint says what its original said, whenever it comes
    if abs(fact.at - development.last) > WINDOWS.get(development.family, WINDOW):
        return False
    if not _details_agree(development, fact):
        return False
    re_arrested = fact.claim.kind is Kind.RE_ARRESTED and fact.claim.when is None
    if re_arrested and abs(fact.at - development.last) > SAME_RE_ARREST:
        return False
    if place:
        return _same_at_place(development, fact)
    spoken = voices.spoken(fact.claim.speaker, fact.reading.source_id)
    answered = _denied_at(development, fact.at, voices)
    if answered is not None and (spoken.would_know or fact.at - answered > ECHO):
        return False
    overtaken = _overtaken(development, fact.at, found, voices)
    if overtaken is None or fact.recap:
        return True
    # Only good news is echoed: an arrest that follows a release is never taken for an old one.
    late_echo = fact.at - overtaken <= ECHO and not (spoken.own and spoken.would_know)
    return development.family == "release" and late_echo


def _overtaken(development: Development, at: datetime, found: list[Development], voices: Voices) -> datetime | None:
    """When an opposing event came between ``development`` and ``at``; None if none did.

    A denied one counts for nothing, except before an arrest: that one is rather told twice than not at all.
    """
    opposed = OPPOSED.get(development.family, frozenset())
    times = [
        other.event
        for other in found
        if other.family in opposed
        and other.phase is Polarity.HAPPENED
        and other.positives
        and development.event < other.event < at  # what one item tells together does not overtake itself
        and (development.family == "arrest" or not other.verdict(voices).denied)
    ]
    return min(times, default=None)


def _denied_at(development: Development, at: datetime, voices: Voices) -> datetime | None:
    if not development.denials or not development.verdict(voices).denied:
        return None
    return max((fact.at for fact in development.denials if fact.at <= at), default=None)


def _details_agree(development: Development, fact: Fact) -> bool:
    if development.family == "release":
        return _release_agrees(development, fact)
    if development.family == "arrest":
        return True
    known, new = _words(development.detail), _words(fact.claim.detail)
    return not known or not new or bool(known & new)


def _release_agrees(development: Development, fact: Fact) -> bool:
    kinds = {known.claim.kind for known in development.positives}
    age = fact.at - development.event
    if fact.claim.kind is Kind.RELEASED_WITH_MEASURES:
        return development.detail != "full" and (fact.claim.kind in kinds or age <= SAME_RELEASE)
    if fact.claim.detail == "full":
        measured = Kind.RELEASED_WITH_MEASURES in kinds
        return development.detail == "full" or (not measured and age <= SAME_FREEDOM)
    known, new = development.detail, fact.claim.detail
    return "full" in (known, new) or not known or not new or known == new


def _same_at_place(development: Development, fact: Fact) -> bool:
    """At a place, one kind of event happens to many: it is one only if the reports speak of the same people."""
    if abs(fact.at - development.last) > SAME_PLACE:
        return False
    if fact.claim.kind is Kind.HUNGER_STRIKE or (fact.claim.detail and fact.claim.detail == development.detail):
        return True
    people = _people(fact)
    known_facts = development.positives or development.denials
    return any(_people(known) == people or len(_people(known) & people) >= 2 for known in known_facts)


def _people(fact: Fact) -> frozenset[str]:
    """The watched people the item names, or else the capitalised words of the quote."""
    named = {c.subject_id for c in fact.reading.claims if c.subject_id != fact.claim.subject_id}
    words = tokenise(fact.claim.quote)[1:]
    return frozenset(named) | frozenset(token.folded for token in words if token.text[:1].isupper())


def _words(detail: str) -> frozenset[str]:
    return frozenset(token.folded for token in tokenise(detail))
