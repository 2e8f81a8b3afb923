"""Following: what is offered, what is kept as a name of one's own, what is shown, and what is told by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.alerting import GRAVE_WAIT, told_of
from monitor.bot import say
from monitor.bot.actions import Action, Verb
from monitor.bot.following import MOST_FOLLOWED, MOST_NAMES
from monitor.model import Kind, Reply, Standing, Subject, digest
from monitor.store.effects import Await, Effect, Follow, FollowName, OfferName, Person, Remove, Say, Unfollow
from tests.bot.fakes import (
    ANA,
    CHILD,
    HIDDEN,
    LUIS,
    MOTHER,
    NOW,
    OWN,
    PLACE,
    PLACE_2,
    FakeView,
    done,
    kinds,
    of,
    pressed,
    replies,
    wrote,
)

FIRST = "~0000000000000001"


def follow(subject: Subject) -> Action:
    """The button that follows somebody of the lists."""
    return Action(Verb.FOLLOW, key=digest(subject.id))


def test_one_candidate_is_still_asked() -> None:
    """Even an exact name is a question: the person chooses, and may say that it is somebody else."""
    effects = done(wrote("/seguir Ana Lucía Zambrano Oropel"))
    assert effects == [
        Remove("5"),
        OfferName(FIRST, "Ana Lucía Zambrano Oropel"),
        Say(Reply("candidates", FIRST, items=("", ANA.id))),
    ]


def test_a_name_nobody_has_is_followed_at_once() -> None:
    """A name that brings up nobody is the person's own from now on."""
    assert done(wrote("/follow Yorkel Pantoles")) == [
        Remove("5"),
        FollowName(FIRST, "Yorkel Pantoles"),
        Say(Reply("name_asked", FIRST)),
    ]


@pytest.mark.parametrize("hidden", [HIDDEN, CHILD], ids=["invited", "minor"])
def test_invited_entries_and_minors_answer_like_unknown_names(hidden: Subject) -> None:
    """For whoever types it, such a name does not exist: effects, words and buttons are the same to the byte."""
    without = (ANA, LUIS, PLACE)
    for typed in (hidden.name, " ".join(hidden.name.split()[::2]), hidden.name.upper(), hidden.name.split()[0]):
        here, there = done(wrote(f"/seguir {typed}")), done(wrote(f"/seguir {typed}"), view=FakeView(known=without))
        assert here == there
        assert _words(here) == _words(there)
    other = done(wrote("/seguir Yorkel Tadeo Pantoles Paz"))
    named = done(wrote(f"/seguir {hidden.name}"))
    assert [_shape(one) for one in named] == [_shape(one) for one in other]
    assert _words(named) == _words(other)


@pytest.mark.parametrize("hidden", [HIDDEN, CHILD], ids=["invited", "minor"])
def test_a_forged_button_opens_no_invited_entry(hidden: Subject) -> None:
    """The button of an entry that is not public answers like one of an entry that does not exist."""
    unknown = Action(Verb.FOLLOW, key=digest("nobody"))
    assert done(pressed(follow(hidden))) == done(pressed(unknown)) == [Say(Reply("gone"))]


def test_a_place_is_offered_by_its_name_alone() -> None:
    """One word is enough for a place, and a bare word offers each of that name."""
    assert replies(done(wrote("/seguir ejemplo 1")))[0].items == ("", PLACE.id)
    assert replies(done(wrote("/seguir Ejemplo")))[0].items == ("", PLACE.id, PLACE_2.id)
    assert not any(isinstance(effect, OfferName) for effect in done(wrote("/seguir Ejemplo")))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Ana", "short"),
        ("José Pérez", "common"),
        ("Ana Zambrano 3", "signs"),
        ("Ana " + "Zambrano" * 20, "long"),
        ("Ana Paz\nLuis Paz", "many"),
    ],
)
def test_a_refused_name_is_asked_again(typed: str, why: str) -> None:
    """The reason is given, the words go out of the chat, and the next ones are taken for the name."""
    effects = done(wrote(f"/seguir {typed}"))
    assert effects == [Remove("5"), Await(), Say(Reply("refused", items=(why,)))]


def test_a_common_name_on_the_lists_is_offered_without_keeping_it() -> None:
    """Where the name is too common to follow by itself, "somebody else" would be refused: it is not offered."""
    view = FakeView(known=(replace(ANA, name="José Pérez"),))
    effects = done(wrote("/seguir José Pérez"), view=view)
    assert effects == [Remove("5"), Say(Reply("candidates", items=("common", ANA.id)))]


def test_a_name_is_followed_once() -> None:
    """The same name, written otherwise, is not kept twice."""
    person = replace(MOTHER, names={OWN: "Yorkel Pantoles"}, follows=(OWN,))
    assert done(wrote("/seguir PANTOLES, Yorkel"), person) == [Remove("5"), Say(Reply("already", OWN))]
    offered = replace(person, offered={FIRST: "yorkel pantoles"})
    assert kinds(done(pressed(Action(Verb.NAME, key=FIRST)), offered)) == ["already"]
    assert kinds(done(pressed(Action(Verb.NAME, key=OWN)), person)) == ["already"]


def test_a_name_is_offered_under_one_id() -> None:
    """Typed a second time, it is not kept a second time."""
    person = replace(MOTHER, offered={OWN: "Ana Zambrano"})
    assert done(wrote("/seguir Ana Zambrano"), person) == [
        Remove("5"),
        Say(Reply("candidates", OWN, items=("", ANA.id))),
    ]


def test_somebody_else() -> None:
    """ "Somebody else" follows the name as it was typed; once it is forgotten, the button is no longer valid."""
    person = replace(MOTHER, offered={OWN: "Ana Zambrano"})
    button = pressed(Action(Verb.NAME, key=OWN))
    assert done(button, person) == [FollowName(OWN), Say(Reply("name_asked", OWN, edits="9"))]
    assert done(button, MOTHER) == [Say(Reply("gone"))]


def test_following_shows_what_is_known() -> None:
    """What is known is noted as told in the same breath, and shown."""
    stories = (of(ANA), of(ANA, Kind.TRANSFERRED, number=2), of(LUIS))
    effects = done(pressed(follow(ANA)), view=FakeView(stories=stories))
    assert effects == [
        Follow(ANA.id, tuple(told_of(story, known=True) for story in stories[:2])),
        Say(Reply("chosen", edits="9")),
        Say(Reply("known", ANA.id)),
    ]


def test_a_known_death_is_told_by_itself() -> None:
    """A death is neither shown nor noted: confirmed it is told at once, claimed after the wait; denied it is shown."""
    claimed = of(ANA, Kind.DIED, number=1)
    confirmed = of(ANA, Kind.DIED, Standing.CONFIRMED, number=2)
    denied = of(ANA, Kind.DIED, Standing.DENIED, number=3)
    effects = done(pressed(follow(ANA)), view=FakeView(stories=(claimed, confirmed, denied)))
    first = effects[0]
    assert isinstance(first, Follow)
    assert first.known == (told_of(denied, known=True),)
    assert [(one.alert.story, one.alert.due) for one in first.deaths] == [
        (claimed, NOW + GRAVE_WAIT),
        (confirmed, NOW),
    ]
    assert {one.seq for one in first.deaths} == {17}
    assert {(one.alert.subscription.subscriber, one.told.known) for one in first.deaths} == {("mother", False)}


def test_nobody_is_followed_twice() -> None:
    """Pressed again, the button says that it is done already; so does the name, typed in full."""
    person = replace(MOTHER, follows=(ANA.id,))
    assert done(pressed(follow(ANA)), person) == [Say(Reply("already", ANA.id))]
    assert done(wrote("/seguir ana lucia zambrano oropel"), person) == [Remove("5"), Say(Reply("already", ANA.id))]
    assert kinds(done(wrote("/seguir Ana Zambrano"), person)) == ["candidates"]  # it may be another of that name


def test_there_is_an_end() -> None:
    """Fifty names of one's own and two thousand in all, and then a word."""
    names = {f"~{n:016x}": f"Yorkel Pantoles {n}" for n in range(MOST_NAMES)}
    full = replace(MOTHER, names=names, follows=tuple(names), offered={OWN: "Rosa Pantoles"})
    assert replies(done(wrote("/seguir Yorkela Pantoles"), full)) == [Reply("full", items=("names",))]
    assert replies(done(pressed(Action(Verb.NAME, key=OWN)), full)) == [Reply("full", items=("names",))]
    assert isinstance(done(pressed(follow(ANA)), full)[0], Follow)
    many = replace(MOTHER, follows=tuple(f"s{n}" for n in range(MOST_FOLLOWED)))
    assert replies(done(pressed(follow(ANA)), many)) == [Reply("full", items=("followed",))]
    assert replies(done(wrote("/seguir Yorkela Pantoles"), many)) == [Reply("full", items=("followed",))]


def test_unfollowing_one_by_name() -> None:
    """One who is meant is dropped at once, with a way back."""
    person = replace(MOTHER, follows=(ANA.id, LUIS.id))
    assert done(wrote("/quitar luis oropel"), person) == [
        Remove("5"),
        Unfollow(LUIS.id),
        Say(Reply("unfollowed", LUIS.id)),
    ]


def test_unfollowing_a_name_of_ones_own() -> None:
    """The name is kept for a day under a new id, so that one tap takes it back."""
    person = replace(MOTHER, names={OWN: "Yorkel Pantoles"}, follows=(OWN,))
    assert done(wrote("/unfollow Pantoles"), person) == [
        Remove("5"),
        Unfollow(OWN),
        OfferName(FIRST, "Yorkel Pantoles"),
        Say(Reply("unfollowed", OWN, items=(FIRST,))),
    ]


def test_unfollowing_one_of_several() -> None:
    """Several who are meant are asked about; of very many a page and one more, to say that there are others."""
    person = replace(MOTHER, follows=(ANA.id, LUIS.id, CHILD.id))
    assert replies(done(wrote("/quitar Oropel"), person)) == [Reply("which", items=(ANA.id, LUIS.id, CHILD.id))]
    names = {f"~{n:016x}": f"Yorkel Pantoles {n}" for n in range(30)}
    crowd = replace(MOTHER, names=names, follows=tuple(names))
    assert len(replies(done(wrote("/quitar pantoles"), crowd))[0].items) == 9


def test_unfollowing_nobody() -> None:
    """A name that this person does not follow is not looked for anywhere else."""
    for typed in (ANA.name, HIDDEN.name, "Yorkel Pantoles", "...", "1"):
        assert done(wrote(f"/quitar {typed}")) == [Remove("5"), Say(Reply("not_followed"))]


def test_unfollowing_by_button() -> None:
    """A button drops one whom this person follows, and nobody else; the message that held it says so."""
    person = replace(MOTHER, follows=(ANA.id,))
    button = pressed(Action(Verb.QUIT, key=digest(ANA.id)))
    assert done(button, person) == [Unfollow(ANA.id), Say(Reply("unfollowed", ANA.id, edits="9"))]
    assert done(button, MOTHER) == [Say(Reply("gone"))]


def _shape(effect: Effect) -> object:
    """An effect without the name that was typed."""
    return replace(effect, name="") if isinstance(effect, FollowName | OfferName) else effect


def _words(effects: list[Effect]) -> list[object]:
    person = Person("mother", "es", names={FIRST: "x"}, follows=(FIRST,))
    return [say(reply, person, FakeView()) for reply in replies(effects)]
