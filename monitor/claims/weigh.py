"""What an item stands by once all of it is read: bodies correct headlines, and what is only recalled is no news."""

from __future__ import annotations

from dataclasses import replace

from monitor.claims.events import Event
from monitor.claims.people import Read
from monitor.model import GOOD_NEWS, Claim, Kind, Polarity, Speaker

_TAKEN = frozenset({Kind.DETAINED, Kind.DISAPPEARED, Kind.CHARGED, Kind.SENTENCED, Kind.TRANSFERRED})
_NARROWER = {
    Kind.RELEASED: frozenset({Kind.RELEASED_WITH_MEASURES, Kind.HOUSE_ARREST, Kind.RELEASE_ORDERED}),
    Kind.RELEASED_WITH_MEASURES: frozenset({Kind.HOUSE_ARREST}),
    Kind.DETAINED: frozenset({Kind.RE_ARRESTED}),
}
_UNSURE = frozenset({Polarity.EXPECTED, Polarity.DOUBTED, Polarity.DENIED})


def quoted(read: Read, event: Event, polarity: Polarity, speaker: Speaker | None) -> Polarity:
    """A headline that only quotes, and says not whom, is doubted."""
    if polarity is not Polarity.HAPPENED or speaker is not None or not read.sentence.title:
        return polarity
    text = read.sentence.text
    for opening, closing in ("«»", "“”", '""', "‘’", "''"):
        first = text.rfind(opening, 0, event.start + 1)
        last = text.find(closing, max(event.end - 1, first + 1))
        if first >= 0 and last >= 0 and closing not in text[first + 1 : event.start]:
            return Polarity.DOUBTED
    return polarity


def settle(found: list[tuple[Claim, bool]], *, person: bool) -> list[Claim]:
    """The claims about one subject, without doubles and without what the body took back; the flag marks the title's."""
    if person:
        found = _without_corrected_titles(found)
        found = _without_broader(found)
        found = _recalled(found)
        found = _remembered(found)
    kept: dict[str, Claim] = {}
    for claim, _ in found:
        known = kept.get(claim.id)
        if known is None:
            kept[claim.id] = claim
        elif known.background and not claim.background:
            kept[claim.id] = replace(claim, when=claim.when or known.when)
        elif known.when is None and claim.when is not None and claim.background == known.background:
            kept[claim.id] = replace(known, when=claim.when)
    return list(kept.values())


def _without_corrected_titles(found: list[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """Bodies correct headlines: a title's claim goes when the body is less sure of it, or says who says it."""
    body = [claim for claim, title in found if not title]

    def corrected(claim: Claim) -> bool:
        if claim.polarity is not Polarity.HAPPENED:
            return False
        if any(
            one.kind is claim.kind
            and one.polarity is Polarity.HAPPENED
            and _voice(one) == _voice(claim)
            and not one.background
            for one in body
        ):
            return False
        for one in body:
            same_voice = _voice(one) == _voice(claim)
            if (
                one.kind is claim.kind
                and one.polarity in _UNSURE
                and (same_voice or (claim.speaker is None and one.polarity is not Polarity.DENIED))
            ):
                return True
            if (
                one.kind in _NARROWER.get(claim.kind, ())
                and one.polarity is not Polarity.DENIED
                and not one.background
                and claim.kind in GOOD_NEWS
                and claim.detail != "full"
            ):
                return True
            if (
                claim.speaker is None
                and one.speaker is not None
                and one.kind is claim.kind
                and one.polarity is Polarity.HAPPENED
                and not one.background
                and one.detail == claim.detail
            ):
                return True
        return False

    return [(claim, title) for claim, title in found if not (title and corrected(claim))]


def _without_broader(found: list[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """One event is told once: measures rather than release, a second arrest rather than an arrest."""
    fresh = [claim for claim, _ in found if claim.polarity is Polarity.HAPPENED and not claim.background]

    def broader(claim: Claim) -> bool:
        if claim.polarity is not Polarity.HAPPENED or claim.background:
            return False
        if (
            claim.kind is Kind.RELEASED
            and claim.detail != "full"
            and any(
                one.kind is Kind.RELEASED and one.detail == "full" and _voice(one) in (_voice(claim), None)
                for one in fresh
            )
        ):
            return True
        narrower = _NARROWER.get(claim.kind, frozenset()) - {Kind.HOUSE_ARREST, Kind.RELEASE_ORDERED}
        return claim.detail != "full" and any(
            one.kind in narrower and (claim.when is None or claim.when == one.when) for one in fresh
        )

    return [(claim, title) for claim, title in found if not broader(claim)]


def _recalled(found: list[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """An arrest without a day of its own, in an item whose news is a release, is what the item recalls."""
    first = next((claim for claim, _ in found if not claim.background), None)
    if (
        first is None
        or first.kind not in GOOD_NEWS | {Kind.DIED, Kind.RE_ARRESTED, Kind.HEALTH, Kind.HUNGER_STRIKE}
        or (first.polarity is Polarity.DENIED and first.kind not in GOOD_NEWS)
    ):
        return found
    if first.polarity is Polarity.DEMANDED:
        return found
    return [
        (
            replace(claim, background=True, score=round(claim.score * 0.8, 2))
            if claim is not first
            and claim.kind in _TAKEN
            and claim.when is None
            and claim.polarity is Polarity.HAPPENED
            and not title
            else claim,
            title,
        )
        for claim, title in found
    ]


def _remembered(found: list[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """Who is found is no longer missing; who is taken again was released before, where that is said in passing."""
    fresh = {c.kind for c, _ in found if c.polarity is Polarity.HAPPENED and not c.background}

    def memory(claim: Claim) -> bool:
        if claim.polarity is not Polarity.HAPPENED or claim.background:
            return False
        if claim.kind is Kind.DISAPPEARED:
            return Kind.LOCATED in fresh
        passing = claim.rule.endswith((".participle", ".open", ".to", "-noun", ".bare"))
        return passing and Kind.RE_ARRESTED in fresh and claim.kind in (Kind.RELEASED, Kind.RELEASED_WITH_MEASURES)

    return [
        (replace(claim, background=True, score=round(claim.score * 0.8, 2)) if memory(claim) else claim, title)
        for claim, title in found
    ]


def _voice(claim: Claim) -> str | None:
    return claim.speaker.label.casefold() if claim.speaker else None
