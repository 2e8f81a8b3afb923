"""Who is told, and why: every silence and every alert, as tables of cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from monitor.alerting import GRAVE_WAIT, Rank, Silence, Why, beginning, decide, is_death, rank, told_after, told_of
from monitor.model import (
    GOOD_NEWS,
    Alert,
    Evidence,
    Kind,
    Level,
    Origin,
    Polarity,
    Reason,
    Role,
    Shape,
    Standing,
    Story,
    Tier,
    Told,
)
from tests.build import at, claim, follower

NOW = at(8)
FAMILY, ADVOCATE = Level.DEFAULT, Level.EVERY_CLAIM
CLAIMED, CONFIRMED, DENIED = Standing.CLAIMED, Standing.CONFIRMED, Standing.DENIED
ADVERSE = [
    Kind.DETAINED,
    Kind.DISAPPEARED,
    Kind.LOCATED,
    Kind.TRANSFERRED,
    Kind.HEARING,
    Kind.CHARGED,
    Kind.SENTENCED,
    Kind.HEALTH,
    Kind.HUNGER_STRIKE,
    Kind.RE_ARRESTED,
]


def voice(key: str, polarity: Polarity = Polarity.HAPPENED) -> Origin:
    """Somebody a story goes back to."""
    return Origin(key, f"voz {key}", Role.OUTLET, None, polarity, (key,), (), (f"claim-{key}-{polarity}",))


def story(
    kind: Kind = Kind.RELEASED,
    standing: Standing = CLAIMED,
    *,
    says: tuple[str, ...] = ("diario",),
    denies: tuple[str, ...] = (),
    polarity: Polarity = Polarity.HAPPENED,
    withdrawn: bool = False,
    past: bool = False,
) -> Story:
    """A story of those voices."""
    origins = tuple(voice(key) for key in says)
    denials = tuple(voice(key, Polarity.DENIED) for key in denies)
    lead = Evidence(claim(kind, polarity), "diario", "item", "https://diario.example/1", NOW)
    return Story(
        id="story",
        subject_id="ana",
        kind=kind,
        polarity=polarity,
        standing=standing,
        tier=Tier.SURE,
        detail="",
        opened=NOW,
        updated=NOW,
        event=NOW,
        origins=origins,
        denials=denials,
        lead=lead,
        denial=lead if denials else None,
        confirmed_by=origins[0] if standing is CONFIRMED else None,
        denied_by=denials[0] if standing is DENIED and denials else None,
        withdrawn=withdrawn,
        past=past,
    )


def outcome(
    now_story: Story, level: Level, told: Told | None = None, *, reason: Reason = Reason.NEW, past: bool = False
) -> Alert | Silence:
    """What ``decide`` says to a follower of that level."""
    return decide(now_story, reason, follower(level), told, NOW, past=past)


@dataclass(frozen=True)
class Sent:
    """An alert, as a row of a table has it."""

    reason: Reason
    shape: Shape
    wait: timedelta = timedelta()


MESSAGE = Sent(Reason.NEW, Shape.MESSAGE)


def meets(got: Alert | Silence, expected: Sent | Why) -> None:
    """Assert that ``got`` is that alert, or that silence."""
    if isinstance(expected, Why):
        assert got == Silence(expected)
    else:
        assert isinstance(got, Alert)
        assert Sent(got.reason, got.shape, got.due - NOW) == expected


FIRST: list[tuple[str, Story, Sent | Why, Sent | Why]] = [
    ("a demand", story(polarity=Polarity.DEMANDED), Why.NEVER_PUSHED, Why.NEVER_PUSHED),
    ("a mere mention", story(Kind.MENTIONED), Why.NEVER_PUSHED, Why.NEVER_PUSHED),
    ("a death foretold", story(Kind.DIED, polarity=Polarity.EXPECTED), Why.NEVER_PUSHED, Why.NEVER_PUSHED),
    ("a release expected", story(polarity=Polarity.EXPECTED), Why.HELD, MESSAGE),
    ("a release expected, confirmed", story(Kind.RELEASED, CONFIRMED, polarity=Polarity.EXPECTED), Why.HELD, MESSAGE),
    ("a trial expected", story(Kind.HEARING, polarity=Polarity.EXPECTED), MESSAGE, MESSAGE),
    ("a story of the past", story(Kind.RE_ARRESTED, past=True), Why.KNOWN_BEFORE, Why.KNOWN_BEFORE),
    (
        "told and denied at once",
        story(Kind.RELEASED, DENIED, denies=("hijo",)),
        Why.ONLY_DENIED,
        Sent(Reason.DENIED, Shape.MESSAGE),
    ),
    (
        "adverse, and denied at once",
        story(Kind.DETAINED, DENIED, denies=("hijo",)),
        Why.ONLY_DENIED,
        Sent(Reason.DENIED, Shape.MESSAGE),
    ),
    ("denied, and never claimed", story(standing=DENIED, says=(), denies=("hijo",)), Why.ONLY_DENIED, Why.ONLY_DENIED),
    ("withdrawn before anyone was told", story(withdrawn=True), Why.ONLY_DENIED, Why.ONLY_DENIED),
    (
        "a death, claimed",
        story(Kind.DIED),
        Sent(Reason.NEW, Shape.MESSAGE, GRAVE_WAIT),
        Sent(Reason.NEW, Shape.MESSAGE, GRAVE_WAIT),
    ),
    ("a death, confirmed", story(Kind.DIED, CONFIRMED), MESSAGE, MESSAGE),
    *((f"{kind}, claimed", story(kind), Why.HELD, MESSAGE) for kind in sorted(GOOD_NEWS)),
    *((f"{kind}, confirmed", story(kind, CONFIRMED), MESSAGE, MESSAGE) for kind in sorted(GOOD_NEWS)),
    *((f"{kind}, claimed", story(kind), MESSAGE, MESSAGE) for kind in ADVERSE),
]


@pytest.mark.parametrize(("what", "new", "family", "advocate"), FIRST, ids=[row[0] for row in FIRST])
def test_what_a_follower_hears_first(what: str, new: Story, family: Sent | Why, advocate: Sent | Why) -> None:
    """Good news waits for the family until it is confirmed; all else goes at once; the advocate hears every claim."""
    meets(outcome(new, FAMILY), family)
    meets(outcome(new, ADVOCATE), advocate)


def test_a_death_waits_half_an_hour() -> None:
    """An operator has 30 minutes to say a word on a claimed death."""
    assert timedelta(minutes=30) == GRAVE_WAIT


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.MENTIONED}))
@pytest.mark.parametrize("level", Level)
def test_what_came_from_a_past_item_is_news_to_nobody(kind: Kind, level: Level) -> None:
    """A change that was never to be alerted makes no first alert, of whatever kind and standing."""
    for standing in (CLAIMED, CONFIRMED):
        meets(outcome(story(kind, standing), level, past=True), Why.KNOWN_BEFORE)


def test_every_kind_has_its_place() -> None:
    """Each kind is good news, adverse, a death or a mere mention; none is left out of these tables."""
    assert GOOD_NEWS | set(ADVERSE) | {Kind.DIED, Kind.MENTIONED} == set(Kind)


SAID = told_of(story())
SURE = told_of(story(standing=CONFIRMED))
FALSE = told_of(story(standing=DENIED, denies=("hijo",)))
ARREST = told_of(story(Kind.DETAINED))
DEATH = told_of(story(Kind.DIED))
DEATH_DENIED = told_of(story(Kind.DIED, DENIED, denies=("hijo",)))


def taken_back() -> Story:
    """A story that the voice which claimed it denies."""
    made = story(standing=DENIED, denies=("diario",))
    return replace(made, denied_by=made.denials[0])


FURTHER: list[tuple[str, Told, Story, Sent | Why, Sent | Why]] = [
    ("the same again", ARREST, story(Kind.DETAINED), Why.TOLD, Why.TOLD),
    ("the same, confirmed", SURE, story(standing=CONFIRMED), Why.TOLD, Why.TOLD),
    ("the same, denied", FALSE, story(standing=DENIED, denies=("hijo",)), Why.TOLD, Why.TOLD),
    (
        "now confirmed",
        SAID,
        story(standing=CONFIRMED),
        Sent(Reason.CONFIRMED, Shape.REPLY),
        Sent(Reason.CONFIRMED, Shape.REPLY),
    ),
    (
        "told, now denied",
        SAID,
        story(standing=DENIED, denies=("hijo",)),
        Sent(Reason.DENIED, Shape.CORRECTION),
        Sent(Reason.DENIED, Shape.CORRECTION),
    ),
    (
        "told as confirmed, now denied",
        SURE,
        story(standing=DENIED, denies=("hijo",)),
        Sent(Reason.REVERSED, Shape.CORRECTION),
        Sent(Reason.REVERSED, Shape.CORRECTION),
    ),
    (
        "taken back by who said it",
        SAID,
        taken_back(),
        Sent(Reason.CORRECTED, Shape.CORRECTION),
        Sent(Reason.CORRECTED, Shape.CORRECTION),
    ),
    (
        "withdrawn by the paper",
        SAID,
        story(standing=DENIED, withdrawn=True),
        Sent(Reason.CORRECTED, Shape.CORRECTION),
        Sent(Reason.CORRECTED, Shape.CORRECTION),
    ),
    (
        "withdrawn, and told so",
        told_of(story(standing=DENIED, withdrawn=True)),
        story(standing=DENIED, withdrawn=True),
        Why.TOLD,
        Why.TOLD,
    ),
    (
        "denied, now confirmed",
        FALSE,
        story(standing=CONFIRMED, denies=("hijo",)),
        Sent(Reason.REVERSED, Shape.CORRECTION),
        Sent(Reason.REVERSED, Shape.CORRECTION),
    ),
    (
        "denied, now open again: good news stays held",
        FALSE,
        story(denies=("hijo",)),
        Why.HELD,
        Sent(Reason.REVERSED, Shape.CORRECTION),
    ),
    (
        "confirmed, now only claimed",
        SURE,
        story(),
        Sent(Reason.CORRECTED, Shape.CORRECTION),
        Sent(Reason.CORRECTED, Shape.CORRECTION),
    ),
    (
        "another voice says so too",
        ARREST,
        story(Kind.DETAINED, says=("diario", "radio")),
        Sent(Reason.ORIGIN, Shape.EDIT),
        Sent(Reason.ORIGIN, Shape.EDIT),
    ),
    (
        "another voice, of a held release",
        SAID,
        story(says=("diario", "radio")),
        Why.HELD,
        Sent(Reason.ORIGIN, Shape.EDIT),
    ),
    (
        "another voice denies it too",
        FALSE,
        story(standing=DENIED, denies=("hijo", "foro")),
        Sent(Reason.ORIGIN, Shape.EDIT),
        Sent(Reason.ORIGIN, Shape.EDIT),
    ),
    (
        "a voice fewer",
        told_of(story(Kind.DETAINED, says=("diario", "radio"))),
        story(Kind.DETAINED, says=("radio",)),
        Why.TOLD,
        Why.TOLD,
    ),
    (
        "another kind of the same",
        ARREST,
        story(Kind.RE_ARRESTED),
        Sent(Reason.NEW, Shape.REPLY),
        Sent(Reason.NEW, Shape.REPLY),
    ),
    (
        "house arrest, not release",
        SURE,
        story(Kind.HOUSE_ARREST, CONFIRMED),
        Sent(Reason.NEW, Shape.REPLY),
        Sent(Reason.NEW, Shape.REPLY),
    ),
    ("a death, another voice", DEATH, story(Kind.DIED, says=("diario", "radio")), Why.TOLD, Why.TOLD),
    (
        "a death denied, another voice denies",
        DEATH_DENIED,
        story(Kind.DIED, DENIED, denies=("hijo", "foro")),
        Why.TOLD,
        Why.TOLD,
    ),
    (
        "a death, now confirmed",
        DEATH,
        story(Kind.DIED, CONFIRMED),
        Sent(Reason.CONFIRMED, Shape.REPLY),
        Sent(Reason.CONFIRMED, Shape.REPLY),
    ),
    (
        "a death, now denied",
        DEATH,
        story(Kind.DIED, DENIED, denies=("hijo",)),
        Sent(Reason.DENIED, Shape.CORRECTION),
        Sent(Reason.DENIED, Shape.CORRECTION),
    ),
    ("a demand, told as a claim before", SAID, story(polarity=Polarity.DEMANDED), Why.NEVER_PUSHED, Why.NEVER_PUSHED),
]


@pytest.mark.parametrize(("what", "told", "new", "family", "advocate"), FURTHER, ids=[row[0] for row in FURTHER])
def test_what_a_follower_hears_next(
    what: str, told: Told, new: Story, family: Sent | Why, advocate: Sent | Why
) -> None:
    """What was told is confirmed under it, corrected on it, joined in silence, or left alone."""
    meets(outcome(new, FAMILY, told), family)
    meets(outcome(new, ADVOCATE, told), advocate)


@pytest.mark.parametrize(("what", "told", "new", "family", "advocate"), FURTHER, ids=[row[0] for row in FURTHER])
@pytest.mark.parametrize("level", Level)
def test_what_was_told_is_told_once(
    what: str, told: Told, new: Story, family: Sent | Why, advocate: Sent | Why, level: Level
) -> None:
    """The same story after its alert is silence, so the log may be read again."""
    first = outcome(new, level, told)
    if isinstance(first, Alert):
        assert isinstance(outcome(new, level, told_after(first)), Silence)


KNOWN: list[tuple[str, Story, Story, Sent | Why, Sent | Why]] = [
    ("nothing new", story(Kind.DETAINED), story(Kind.DETAINED), Why.TOLD, Why.TOLD),
    ("another voice", story(Kind.DETAINED), story(Kind.DETAINED, says=("diario", "radio")), Why.TOLD, Why.TOLD),
    (
        "a held release, confirmed",
        story(),
        story(standing=CONFIRMED),
        Sent(Reason.CONFIRMED, Shape.MESSAGE),
        Sent(Reason.CONFIRMED, Shape.MESSAGE),
    ),
    ("a held release, another voice", story(), story(says=("diario", "radio")), Why.HELD, Why.TOLD),
    (
        "an arrest, denied",
        story(Kind.DETAINED),
        story(Kind.DETAINED, DENIED, denies=("hijo",)),
        Sent(Reason.DENIED, Shape.MESSAGE),
        Sent(Reason.DENIED, Shape.MESSAGE),
    ),
    (
        "a confirmed release, denied",
        story(standing=CONFIRMED),
        story(standing=DENIED, denies=("hijo",)),
        Sent(Reason.REVERSED, Shape.MESSAGE),
        Sent(Reason.REVERSED, Shape.MESSAGE),
    ),
    (
        "a denied release, confirmed",
        story(standing=DENIED, denies=("hijo",)),
        story(standing=CONFIRMED, denies=("hijo",)),
        Sent(Reason.REVERSED, Shape.MESSAGE),
        Sent(Reason.REVERSED, Shape.MESSAGE),
    ),
    (
        "an arrest, withdrawn",
        story(Kind.DETAINED),
        story(Kind.DETAINED, DENIED, withdrawn=True),
        Sent(Reason.CORRECTED, Shape.MESSAGE),
        Sent(Reason.CORRECTED, Shape.MESSAGE),
    ),
    ("another kind", story(Kind.DETAINED), story(Kind.RE_ARRESTED), MESSAGE, MESSAGE),
]


@pytest.mark.parametrize(("what", "shown", "new", "family", "advocate"), KNOWN, ids=[row[0] for row in KNOWN])
def test_what_was_known_on_following_has_no_message_to_mend(
    what: str, shown: Story, new: Story, family: Sent | Why, advocate: Sent | Why
) -> None:
    """What was only shown on following gets a message of its own, never a reply, an edit or a correction."""
    told = told_of(shown, known=True)
    meets(outcome(new, FAMILY, told), family)
    meets(outcome(new, ADVOCATE, told), advocate)


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("before", Standing)
@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("level", Level)
def test_a_death_is_never_a_silent_edit(standing: Standing, before: Standing, known: bool, level: Level) -> None:
    """Whatever was told of a death and whatever is said now, no message is changed without a sound."""
    told = told_of(story(Kind.DIED, before), known=known)
    now_story = story(Kind.DIED, standing, says=("diario", "radio"), denies=("hijo",))
    got = outcome(now_story, level, told)
    assert isinstance(got, Silence) or got.shape is not Shape.EDIT


def test_a_correction_reaches_even_who_hears_confirmed_news_only() -> None:
    """A family that was told of a release as confirmed hears that it is open again, though good news is held."""
    meets(outcome(story(denies=("hijo",)), FAMILY, SURE), Sent(Reason.CORRECTED, Shape.CORRECTION))


RANKS: list[tuple[Kind, Shape, Rank]] = [
    (Kind.DIED, Shape.MESSAGE, Rank.DIED),
    (Kind.DIED, Shape.CORRECTION, Rank.DIED),
    (Kind.RE_ARRESTED, Shape.REPLY, Rank.RE_ARRESTED),
    (Kind.DISAPPEARED, Shape.MESSAGE, Rank.DISAPPEARED),
    *((kind, Shape.CORRECTION, Rank.RELEASED) for kind in sorted(GOOD_NEWS)),
    *((kind, Shape.MESSAGE, Rank.DEVELOPMENT) for kind in (Kind.DETAINED, Kind.SENTENCED, Kind.HEALTH, Kind.HEARING)),
    *((kind, Shape.EDIT, Rank.EDIT) for kind in Kind),
]


@pytest.mark.parametrize(("kind", "shape", "expected"), RANKS, ids=[f"{kind}-{shape}" for kind, shape, _ in RANKS])
def test_what_is_graver_goes_out_sooner(kind: Kind, shape: Shape, expected: Rank) -> None:
    """A correction as soon as what it corrects, a silent edit last, and what is only expected with all the rest."""
    alert = Alert(follower(FAMILY), story(kind), Reason.NEW, shape, NOW)
    assert rank(alert) is expected
    if shape is not Shape.EDIT:
        assert rank(replace(alert, story=story(kind, polarity=Polarity.EXPECTED))) is Rank.DEVELOPMENT


def test_the_ranks_stand_in_the_order_in_which_things_go_out() -> None:
    """Died, re-arrested, disappeared, released; who waits for an answer; then developments, digests and edits."""
    assert [each.name for each in sorted(Rank)] == [
        "DIED",
        "RE_ARRESTED",
        "DISAPPEARED",
        "RELEASED",
        "REPLY",
        "DEVELOPMENT",
        "DIGEST",
        "EDIT",
    ]


BEGINNING: list[tuple[str, Story, timedelta | None]] = [
    ("an arrest", story(Kind.DETAINED), None),
    ("a release", story(Kind.RELEASED, CONFIRMED), None),
    ("a death, claimed", story(Kind.DIED), GRAVE_WAIT),
    ("a death, confirmed", story(Kind.DIED, CONFIRMED), timedelta()),
    ("a death, denied", story(Kind.DIED, DENIED, denies=("hijo",)), None),
    ("a life in danger", story(Kind.DIED, polarity=Polarity.EXPECTED), None),
]


@pytest.mark.parametrize(("what", "known", "wait"), BEGINNING, ids=[row[0] for row in BEGINNING])
def test_who_begins_to_follow_is_shown_all_but_deaths(what: str, known: Story, wait: timedelta | None) -> None:
    """A death that nobody denies is an alert of its own; everything else is shown, and so is known."""
    shown, alerts = beginning(follower(FAMILY), [known], NOW)
    assert is_death(known) is (wait is not None), what
    if wait is None:
        assert (shown, alerts) == ([told_of(known, known=True)], [])
    else:
        assert shown == []
        assert alerts == [Alert(follower(FAMILY), known, Reason.NEW, Shape.MESSAGE, NOW + wait)]
