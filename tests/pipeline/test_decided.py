"""What an operator's word makes of an item's claims."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import Claim, Decision, Kind, Polarity, Tier, Verdict
from monitor.pipeline.reading import OPERATOR, decided
from tests.build import WIFE, at, claim

RELEASED = replace(claim(tier=Tier.LIKELY), id="1")
DENIED = replace(claim(polarity=Polarity.DENIED, speaker=WIFE), id="2")
RECALLED = replace(claim(kind=Kind.DETAINED, background=True), id="3")
OTHER = replace(claim(subject="eva"), id="4")
ALL = [RELEASED, DENIED, RECALLED, OTHER]


def said(verdict: Verdict, kind: Kind | None = None, polarity: Polarity | None = None) -> list[Claim]:
    """The claims after that decision on Ana."""
    return decided(ALL, {"ana": Decision(1, "item", "ana", verdict, kind, polarity, "op", at(8))})


def test_yes_makes_the_mention_sure() -> None:
    """This is the person: nothing else changes."""
    assert said(Verdict.YES)[0] == replace(RELEASED, tier=Tier.SURE)


def test_somebody_else_takes_every_claim_of_that_subject_away() -> None:
    """The claims on others stay."""
    assert said(Verdict.NOT_THIS_PERSON) == [OTHER]


def test_another_reading_replaces_one_claim_and_confirms_nothing() -> None:
    """It is the operator's word then: what the wife said, and what is only recalled, stay as they were."""
    first, *rest = said(Verdict.ANOTHER_READING, Kind.TRANSFERRED, Polarity.HAPPENED)
    assert (first.kind, first.polarity, first.speaker) == (Kind.TRANSFERRED, Polarity.HAPPENED, OPERATOR)
    assert first.id != RELEASED.id
    assert rest == [DENIED, RECALLED, OTHER]
