"""How far a development can be relied on: its independent origins, and whether one of them would know.

The rule is docs/design.md, "Who confirms": no number of copies turns a claim into a confirmation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.model import Kind, Origin, Polarity, Role, Standing
from monitor.stories.readings import Fact
from monitor.stories.voices import NO_CARRIERS, OWN_ACTS, Spoken, Voices


@dataclass(frozen=True, slots=True)
class Voiced:
    """An origin with the facts behind it; ``carriers`` are groups of facts that are copies of each other."""

    spoken: Spoken
    facts: tuple[Fact, ...]
    carriers: tuple[tuple[Fact, ...], ...]

    def independent(self, voices: Voices) -> int:
        """How many carriers brought this word that are neither copies of each other nor unable to stand for it."""
        return sum(any(voices.role(f.reading.source_id) not in NO_CARRIERS for f in group) for group in self.carriers)

    @property
    def origin(self) -> Origin:
        """The same as a value of the model."""
        firsts = tuple(dict.fromkeys(group[0].reading.source_id for group in self.carriers))
        everyone = dict.fromkeys(fact.reading.source_id for fact in self.facts)
        return Origin(
            key=self.spoken.key,
            label=self.spoken.label,
            role=self.spoken.role,
            relation=self.spoken.relation,
            polarity=self.facts[0].claim.polarity,
            carriers=firsts,
            copies=tuple(source for source in everyone if source not in firsts),
            claims=tuple(dict.fromkeys(fact.claim.id for fact in self.facts)),
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The standing of a development and the origins it rests on."""

    standing: Standing
    origins: tuple[Voiced, ...]
    denials: tuple[Voiced, ...]
    confirmed_by: Voiced | None
    denied_by: Voiced | None

    @property
    def denied(self) -> bool:
        """Whether it is denied by a voice that would know."""
        return self.standing is Standing.DENIED


def judge(kind: Kind, phase: Polarity, positives: Sequence[Fact], denials: Sequence[Fact], voices: Voices) -> Verdict:
    """Judge one development from its facts.

    A denial by a voice that would know beats a confirmation that came before it; one relative quoted once is enough to
    deny what nobody has confirmed, since it is cheaper to wait than to believe.
    """
    origins = voiced(positives, voices)
    against = voiced(denials, voices)
    confirmed_by = _confirming(kind, phase, origins, voices)
    denied_by = _denying(kind, origins, against, confirmed_by, voices)
    if not positives or denied_by is not None:
        standing = Standing.DENIED
    elif confirmed_by is not None:
        standing = Standing.CONFIRMED
    else:
        standing = Standing.CLAIMED
    return Verdict(standing, origins, against, confirmed_by, denied_by)


def voiced(facts: Iterable[Fact], voices: Voices) -> tuple[Voiced, ...]:
    """Group ``facts`` by whose word they are; a reprint in a source's own voice is its original's word."""
    ordered = sorted(facts, key=lambda fact: (fact.reading.dated, fact.reading.item_id, fact.claim.id))
    owners: dict[int, Spoken] = {}
    groups: dict[str, list[int]] = {}
    for at, fact in enumerate(ordered):
        spoken = voices.spoken(fact.claim.speaker, fact.reading.source_id)
        if spoken.own:
            first = next((n for n in range(at) if _repeats(fact, ordered[n], spoken)), None)
            spoken = spoken if first is None else owners[first]
        owners[at] = spoken
        groups.setdefault(spoken.key, []).append(at)
    return tuple(
        Voiced(
            next((owners[n] for n in group if owners[n].own), owners[group[0]]),
            tuple(ordered[n] for n in group),
            _carriers([ordered[n] for n in group], voices),
        )
        for group in groups.values()
    )


def _repeats(fact: Fact, earlier: Fact, spoken: Spoken) -> bool:
    """Whether a source only prints what stood in an earlier text; a verifier's own sentence is its own word.

    Two short texts that end with the same stock paragraph look like one text.
    """
    if not fact.reading.copies(earlier.reading):
        return False
    return not (spoken.would_know and fact.reading.adds(fact.claim.quote, earlier.reading))


def _carriers(facts: Sequence[Fact], voices: Voices) -> tuple[tuple[Fact, ...], ...]:
    """Put facts into groups of copies; the first of each is the one that was printed first.

    One paper is one carrier, however many items and feeds it prints.
    """

    def same(one: Fact, other: Fact) -> bool:
        owner = voices.owner(one.reading.source_id)
        return owner == voices.owner(other.reading.source_id) or one.reading.copies(other.reading)

    groups: list[list[Fact]] = []
    for fact in facts:
        for group in groups:
            if any(same(fact, known) for known in group):
                group.append(fact)
                break
        else:
            groups.append([fact])
    return tuple(tuple(group) for group in groups)


def _confirming(kind: Kind, phase: Polarity, origins: Sequence[Voiced], voices: Voices) -> Voiced | None:
    if phase is not Polarity.HAPPENED:
        return None
    certain = [o for o in (_certain(origin, voices) for origin in origins) if o is not None]
    for origin in certain:
        if origin.spoken.own and origin.spoken.would_know:
            return origin
        if origin.spoken.would_know and origin.independent(voices) >= voices.carriers:
            return origin
        if kind in OWN_ACTS and _authority(origin, voices):
            return origin
    # His wife in one paper and his son in another are two carriers of one family's word.
    family = [origin for origin in certain if origin.spoken.role is Role.FAMILY]
    together = _carriers([fact for origin in family for fact in origin.facts], voices)
    if sum(_stands_alone(group, voices) for group in together) >= voices.carriers:
        return family[0]
    return None


def _certain(origin: Voiced, voices: Voices) -> Voiced | None:
    """The origin without what it says in doubt; None when nothing is left."""
    facts = tuple(fact for fact in origin.facts if fact.claim.polarity is Polarity.HAPPENED)
    return Voiced(origin.spoken, facts, _carriers(facts, voices)) if facts else None


def _authority(origin: Voiced, voices: Voices) -> bool:
    """Whether the authority itself says what it did: in its own pages, in the state's media, or to two carriers."""
    if origin.spoken.role is not Role.GOVERNMENT:
        return False
    by_itself = any(voices.role(f.reading.source_id) in (Role.GOVERNMENT, Role.STATE_MEDIA) for f in origin.facts)
    return by_itself or origin.independent(voices) >= voices.carriers


def _denying(
    kind: Kind, origins: Sequence[Voiced], against: Sequence[Voiced], confirmed_by: Voiced | None, voices: Voices
) -> Voiced | None:
    claimed_by = {origin.spoken.key for origin in origins}
    for origin in against:
        spoken = origin.spoken
        if confirmed_by is None:
            enough = spoken.would_know and (spoken.own or origin.independent(voices) >= 1)
        else:
            later = max(f.at for f in origin.facts) >= max(f.at for f in confirmed_by.facts)
            enough = later and spoken.would_know and (spoken.own or origin.independent(voices) >= voices.carriers)
        if enough:
            return origin
        if claimed_by and claimed_by <= {spoken.key} and _takes_back(origin, origins[0]):
            return origin
        if kind in OWN_ACTS and confirmed_by is not None and spoken.key == confirmed_by.spoken.key:
            return origin
    return None


def _takes_back(denial: Voiced, claim: Voiced) -> bool:
    """Whether the one voice that claimed it has since said that it was not so."""
    return max(f.at for f in denial.facts) >= max(f.at for f in claim.facts)


def _stands_alone(group: Sequence[Fact], voices: Voices) -> bool:
    return any(voices.role(fact.reading.source_id) not in NO_CARRIERS for fact in group)
