"""The buttons under alerts: each does one thing, can be taken back where it takes away, and is only its owner's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.bot.actions import Verb
from monitor.bot.presses import OF_ALERTS, OTHERS
from monitor.model import Kind, Reply, Subject, SubjectType, Visibility
from monitor.store.effects import Mute, OfferName, Person, Report, Say, Unfollow, Unmute
from tests.bot.fakes import ANA, HIDDEN, MOTHER, OWN, FakeView, alert_row, done, kinds, of, pressed

STORY = of(ANA)
VIEW = FakeView(stories=(STORY,), alerts={7: alert_row(7, STORY)})
FOLLOWER = replace(MOTHER, follows=(ANA.id,))
GONE = [Say(Reply("gone"))]


def own() -> tuple[Person, FakeView]:
    """Somebody with a name of their own, and an alert about it."""
    story = of(Subject(OWN, SubjectType.PERSON, "Yorkel Pantoles", visibility=Visibility.INVITED))
    person = replace(MOTHER, names={OWN: "Yorkel Pantoles"}, follows=(OWN,))
    return person, FakeView(stories=(story,), alerts={7: alert_row(7, story)})


def test_every_verb_does_something() -> None:
    """No action is without its function, and none has two."""
    assert set(OF_ALERTS) | set(OTHERS) == set(Verb)
    assert set(OF_ALERTS) & set(OTHERS) == set()


def test_more() -> None:
    """Shows what is known now."""
    assert done(pressed("m7"), FOLLOWER, VIEW) == [Say(Reply("more", ANA.id))]


def test_not_this_person() -> None:
    """The story is told no more, and operators see that somebody doubts it."""
    assert done(pressed("w7"), FOLLOWER, VIEW) == [
        Mute(STORY.id),
        Report(STORY.id, ANA.id),
        Say(Reply("muted", alert=7)),
    ]


def test_not_this_person_twice() -> None:
    """Pressed again, nothing is reported again."""
    person = replace(FOLLOWER, muted=frozenset({STORY.id}))
    assert done(pressed("w7"), person, VIEW) == [Say(Reply("muted", alert=7))]


def test_a_private_name_is_reported_to_nobody() -> None:
    """Few follow a private name or an invited entry, so a report would tell who it was."""
    person, view = own()
    assert done(pressed("w7"), person, view) == [Mute(f"{OWN}-1"), Say(Reply("muted", alert=7))]
    story = of(HIDDEN)
    invited = FakeView(stories=(story,), alerts={7: alert_row(7, story)})
    follower = replace(MOTHER, follows=(HIDDEN.id,))
    assert done(pressed("w7"), follower, invited) == [Mute(story.id), Say(Reply("muted", alert=7))]


def test_undo() -> None:
    """One tap takes it back, and the message that said so says that."""
    person = replace(FOLLOWER, muted=frozenset({STORY.id}))
    assert done(pressed("u7"), person, VIEW) == [Unmute(STORY.id), Say(Reply("unmuted", edits="9"))]
    assert done(pressed("u7"), FOLLOWER, VIEW) == [Say(Reply("unmuted", edits="9"))]


def test_stop() -> None:
    """Stops following; the alert itself stays as it is."""
    assert done(pressed("s7"), FOLLOWER, VIEW) == [Unfollow(ANA.id), Say(Reply("unfollowed", ANA.id))]
    person, view = own()
    assert done(pressed("s7"), person, view)[:2] == [
        Unfollow(OWN),
        OfferName("~0000000000000001", "Yorkel Pantoles"),
    ]


def test_grave_news() -> None:
    """Reading and whom to talk to are answers to this one alert."""
    assert done(pressed("r7"), FOLLOWER, VIEW) == [Say(Reply("grave", alert=7))]
    assert done(pressed("t7"), FOLLOWER, VIEW) == [Say(Reply("talk", alert=7))]


def test_pages() -> None:
    """A page is turned in the same message."""
    assert done(pressed("p3")) == [Say(Reply("page", items=("3",), edits="9"))]


@pytest.mark.parametrize("verb", OF_ALERTS)
def test_an_alert_of_somebody_else_is_none(verb: Verb) -> None:
    """A button for another's alert, for none, or about somebody no longer followed changes nothing."""
    stranger = Person("other", "es", follows=(ANA.id,))
    assert done(pressed(f"{verb}7"), stranger, VIEW) == GONE
    assert done(pressed(f"{verb}8"), FOLLOWER, VIEW) == GONE
    assert done(pressed(f"{verb}7"), MOTHER, VIEW) == GONE


@pytest.mark.parametrize("data", ["?", "m", "zz", "f123", "m7 ", "n~1"])
def test_a_button_not_made_here(data: str) -> None:
    """Anything else is no longer valid."""
    assert done(pressed(data), FOLLOWER, VIEW) == GONE


def test_a_death_can_be_muted_too() -> None:
    """That it is about somebody else is never truer."""
    story = of(ANA, Kind.DIED)
    view = FakeView(stories=(story,), alerts={7: alert_row(7, story)})
    assert kinds(done(pressed("w7"), FOLLOWER, view)) == ["muted"]
