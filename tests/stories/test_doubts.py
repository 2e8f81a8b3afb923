"""What of a doubtful item is worth a question, and what those who were told know already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Claim, Kind, Polarity, Standing, Story, Tier
from monitor.stories.doubts import already_told, doubtful, is_grave, tells_death
from tests.build import at, claim
from tests.messages.making import story


def weak(kind: Kind, polarity: Polarity = Polarity.HAPPENED, *, background: bool = False) -> Claim:
    """What a doubtful mention claims."""
    return claim(kind, polarity, tier=Tier.WEAK, background=background)


@pytest.mark.parametrize(
    ("claims", "kind"),
    [
        ([weak(Kind.DETAINED)], Kind.DETAINED),
        ([weak(Kind.RELEASED), weak(Kind.DETAINED), weak(Kind.RE_ARRESTED)], Kind.RE_ARRESTED),
        ([weak(Kind.DETAINED), weak(Kind.DIED)], Kind.DIED),
        ([weak(Kind.RE_ARRESTED, Polarity.DENIED), weak(Kind.DETAINED)], Kind.DETAINED),
        ([weak(Kind.DETAINED, Polarity.DOUBTED)], Kind.DETAINED),
        ([weak(Kind.HEARING)], Kind.HEARING),
        ([weak(Kind.RELEASED)], Kind.RELEASED),
        ([weak(Kind.TRANSFERRED, Polarity.EXPECTED)], Kind.TRANSFERRED),
        ([], None),
        ([weak(Kind.MENTIONED)], None),
        ([weak(Kind.RELEASED, Polarity.DEMANDED)], None),
        ([weak(Kind.RELEASED, Polarity.EXPECTED)], None),
        ([weak(Kind.DIED, Polarity.EXPECTED)], None),
        ([weak(Kind.DETAINED, background=True)], None),
        ([claim(Kind.DETAINED, tier=Tier.LIKELY)], None),
        ([weak(Kind.RE_ARRESTED), claim(Kind.DETAINED, tier=Tier.LIKELY)], None),
        ([weak(Kind.RE_ARRESTED), claim(Kind.RELEASED)], Kind.RE_ARRESTED),
    ],
)
def test_what_is_asked(claims: list[Claim], kind: Kind | None) -> None:
    """The gravest of what only the name leaves open; nothing that would be told of nobody, or is told anyway."""
    found = doubtful(claims)
    assert (found.kind if found else None) is kind


def test_what_cannot_wait() -> None:
    """Somebody was taken away, or is lost, however doubtfully; that it did not happen can wait."""
    assert is_grave(weak(Kind.DISAPPEARED))
    assert is_grave(weak(Kind.DETAINED, Polarity.DOUBTED))
    assert not is_grave(weak(Kind.DETAINED, Polarity.DENIED))
    assert not is_grave(weak(Kind.DETAINED, Polarity.EXPECTED))
    assert not is_grave(weak(Kind.DIED))
    assert tells_death(weak(Kind.DIED))
    assert not tells_death(weak(Kind.DIED, Polarity.DENIED))


def happened(kind: Kind, day: int, standing: Standing = Standing.CLAIMED) -> Story:
    """A story that was told, of an event on a day of January."""
    return replace(story(kind, standing), event=at(day), updated=at(day), opened=at(day))


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ([happened(Kind.DETAINED, 8)], True),
        ([happened(Kind.RE_ARRESTED, 8)], True),
        ([happened(Kind.DETAINED, 8, Standing.CONFIRMED)], True),
        ([], False),
        ([happened(Kind.DETAINED, 8, Standing.DENIED)], False),
        ([happened(Kind.TRANSFERRED, 8)], False),
        ([happened(Kind.DETAINED, 2)], False),
        ([replace(happened(Kind.DETAINED, 2), updated=at(9))], True),
        ([happened(Kind.DETAINED, 8), replace(happened(Kind.RELEASED, 9), event=at(9, 1))], False),
        ([happened(Kind.DETAINED, 8), happened(Kind.RELEASED, 7)], True),
        ([happened(Kind.DETAINED, 8), replace(happened(Kind.RELEASED, 9, Standing.DENIED), event=at(9, 1))], True),
    ],
)
def test_what_is_known_already(told: list[Story], *, known: bool) -> None:
    """An arrest is no news to whom it was told, unless a release came between: a re-arrest is never swallowed."""
    assert already_told(weak(Kind.DETAINED), at(9), told) is known


def test_what_is_expected_and_what_is_denied_are_other_news() -> None:
    """An arrest that is foretold does not tell of one, and a denial may always correct."""
    foretold = replace(happened(Kind.DETAINED, 8), polarity=Polarity.EXPECTED)
    assert not already_told(weak(Kind.DETAINED), at(9), [foretold])
    assert already_told(weak(Kind.DETAINED, Polarity.EXPECTED), at(9), [foretold])
    assert not already_told(weak(Kind.DETAINED, Polarity.DENIED), at(9), [happened(Kind.DETAINED, 8)])
