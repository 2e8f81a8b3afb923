"""Who is answered at all: strangers, groups, people who come back, and people who leave."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.bot import COMMANDS, handle, say
from monitor.bot.actions import Action, Verb
from monitor.model import Incoming, digest
from monitor.store.effects import Await, Begin, FollowName, Forget, Leave, Move, Person, Remove, Say
from tests.bot.fakes import ANA, MOTHER, NOW, OWN, FakeView, alert_row, done, kinds, of, pressed, replies, wrote

EVERYTHING = [wrote(f"/{name}") for each in COMMANDS for name in (each.name, *each.aliases)] + [
    wrote("/seguir Ana Zambrano"),
    wrote("/quitar Ana Zambrano"),
    wrote("hola"),
    wrote(""),
    wrote("/nada de eso"),
    *(pressed(f"{verb}1") for verb in "mwsrtup"),
    pressed(Action(Verb.FOLLOW, key=digest(ANA.id))),
    pressed(Action(Verb.FORGET)),
    pressed(Action(Verb.EVERY_CLAIM)),
    pressed(Action(Verb.CONFIRMED)),
    pressed("?"),
]


def test_a_stranger_is_welcomed() -> None:
    """The first word makes a chat known, in the language of the telephone, and is answered with the welcome."""
    assert handle(wrote("/start"), None, FakeView(), NOW)[0] == Begin("es")
    assert kinds(handle(wrote("/start"), None, FakeView(), NOW)) == ["welcome"]
    assert handle(wrote("/start", language="en-GB"), None, FakeView(), NOW)[0] == Begin("en")
    assert handle(wrote("/start", language="pt"), None, FakeView(), NOW)[0] == Begin("es")
    assert handle(wrote("/start"), None, FakeView(language="en"), NOW)[0] == Begin("en")


def test_a_link_with_a_payload_is_start() -> None:
    """What stands behind /start means nothing yet and is not taken for a name."""
    assert handle(wrote("/start abc-123"), None, FakeView(), NOW) == handle(wrote("/start"), None, FakeView(), NOW)
    assert done(wrote("/start abc-123")) == done(wrote("/start"))


@pytest.mark.parametrize("command", [each.name for each in COMMANDS if each.name not in ("start", "borrar")])
def test_any_command_of_a_stranger_begins(command: str) -> None:
    """Whoever begins with another command reads the welcome first, and then the answer."""
    effects = handle(wrote(f"/{command}"), None, FakeView(), NOW)
    assert effects[0] == Begin("es")
    assert kinds(effects)[0] == "welcome"
    assert len(kinds(effects)) == 2


def test_a_stranger_can_follow_at_once() -> None:
    """A name in the first message is followed, after the welcome."""
    effects = handle(wrote("/seguir Yorkel Pantoles"), None, FakeView(), NOW)
    assert Remove("5") in effects
    assert FollowName("~0000000000000001", "Yorkel Pantoles") in effects
    assert kinds(effects) == ["welcome", "name_asked"]


def test_a_stranger_who_erases_leaves_nothing() -> None:
    """An unknown chat that asks for everything to be erased is not made known for it; it hears so from memory."""
    effects = handle(wrote("/borrar"), None, FakeView(), NOW)
    assert isinstance(effects[0], Forget)
    assert kinds(effects) == ["forgotten"]
    assert len(effects) == 2


def test_a_strangers_words_are_welcomed_and_taken_out() -> None:
    """Plain words of an unknown chat may be a name; they are answered, for silence would look like a yes."""
    effects = handle(wrote("Ana Zambrano"), None, FakeView(), NOW)
    assert effects[:2] == [Begin("es"), Remove("5")]
    assert kinds(effects) == ["welcome"]


def test_a_button_of_an_unknown_chat_does_nothing() -> None:
    """Whoever was forgotten is not made known again by an old button."""
    for incoming in EVERYTHING:
        if incoming.button:
            assert handle(incoming, None, FakeView(), NOW) == []


@pytest.mark.parametrize("person", [None, MOTHER], ids=["unknown", "known"])
def test_a_group_learns_nothing(person: Person | None) -> None:
    """Outside a private chat nothing is answered and nothing is done."""
    for incoming in EVERYTHING:
        assert handle(replace(incoming, private=False), person, FakeView(), NOW) == []


def test_leaving_and_moving() -> None:
    """Whoever blocks us is noted, and so is a group's new address; an unknown chat is not."""
    left, moved = Incoming(1, "1", private=True, left=True), Incoming(1, "1", private=False, moved="-100")
    assert handle(left, MOTHER, FakeView(), NOW) == [Leave()]
    assert handle(moved, MOTHER, FakeView(), NOW) == [Move("-100")]
    assert handle(left, None, FakeView(), NOW) == handle(moved, None, FakeView(), NOW) == []


def test_whoever_acts_can_be_reached_again() -> None:
    """Everything a known person does begins them again, in their own language; /start asks the telephone."""
    person = Person("m", "en")
    for incoming in EVERYTHING:
        effects = handle(incoming, person, FakeView(), NOW)
        if any(isinstance(effect, Forget) for effect in effects):
            continue
        assert effects[0] == Begin("es" if incoming.command == "start" else "en"), incoming


def test_coming_back_is_short() -> None:
    """A known person who starts again is not told everything again."""
    assert kinds(done(wrote("/start"))) == ["welcome_back"]


@pytest.mark.parametrize("word", ["/AYUDA", "/Ayuda@algo_bot", "/help", "/HELP", "/áyuda"])
def test_spellings_of_a_command(word: str) -> None:
    """Case, accents and the bot's own name make no other command."""
    assert kinds(done(wrote(word))) == ["help"]


def test_plain_words_get_help_and_go() -> None:
    """Words that were not asked for are not kept, not in the chat either."""
    assert done(wrote("Ana Zambrano")) == [Remove("5"), *done(wrote(""))]
    assert kinds(done(wrote("Ana Zambrano"))) == ["help_short"]


def test_a_photo_gets_help() -> None:
    """What has no words is answered, and left where it is."""
    assert kinds(done(wrote(""))) == ["help_short"]
    assert len(done(wrote(""))) == 1


def test_a_misspelt_command_gets_help_and_goes() -> None:
    """Behind a command that does not exist there may be a name."""
    assert kinds(done(wrote("/segir Ana Zambrano"))) == ["help_short"]
    assert done(wrote("/segir Ana Zambrano"))[0] == Remove("5")
    waiting = replace(MOTHER, awaits_name=True)
    assert kinds(done(wrote("/segir Ana Zambrano"), waiting)) == ["help_short"]


def test_a_name_is_awaited_once() -> None:
    """After /seguir the next words are the name; anything else that is written ends the waiting."""
    waiting = replace(MOTHER, awaits_name=True)
    assert Await() in done(wrote("/seguir"))
    assert done(wrote("Yorkel Pantoles"), waiting) == [
        Remove("5"),
        Await(name=False),
        *done(wrote("/seguir Yorkel Pantoles"))[1:],
    ]
    assert Await(name=False) in done(wrote("/lista"), waiting)
    assert Await(name=False) not in done(wrote("/lista"))
    refused = done(wrote("Yorkel"), waiting)
    assert Await() in refused
    assert Await(name=False) not in refused


def test_a_press_does_not_end_the_waiting() -> None:
    """A button is no answer to the question for a name."""
    story = of(ANA)
    view = FakeView(stories=(story,), alerts={1: alert_row(1, story)})
    person = replace(MOTHER, awaits_name=True, follows=(ANA.id,))
    assert not any(isinstance(effect, Await) for effect in done(pressed("m1"), person, view))


def test_erasing_asks_once() -> None:
    """/borrar asks; yes erases and says so from memory; no changes nothing."""
    assert kinds(done(wrote("/borrar"))) == ["forget_ask"]
    yes = handle(pressed("x"), MOTHER, FakeView(), NOW)
    assert yes[0] == Forget()
    assert [effect for effect in yes if not isinstance(effect, Say | Forget)] == []
    assert [(reply.kind, reply.edits) for reply in replies(yes)] == [("forgotten", "9")]
    no = done(pressed("k"))
    assert [(reply.kind, reply.edits) for reply in replies(no)] == [("kept", "9")]
    assert len(no) == 1


@given(st.sampled_from(["", "/", "/seguir ", "/quitar ", "/lista ", "/x "]), st.text(max_size=150), st.booleans())
def test_whatever_is_written_is_answered(command: str, text: str, waits: bool) -> None:
    """No text breaks the conversation, and every answer has words."""
    person = Person("m", "es", awaits_name=waits, names={OWN: "Yorkel Pantoles"}, follows=(OWN, ANA.id))
    for who in (None, person):
        effects = handle(wrote(command + text), who, FakeView(), NOW)
        assert kinds(effects)
        assert all(say(reply, person, FakeView()).message.first for reply in replies(effects))


def test_what_is_decided_depends_on_nothing_else() -> None:
    """The same update decided twice comes to the same, so that it can be read again after a kill."""
    for incoming in EVERYTHING:
        for person in (None, MOTHER):
            assert handle(incoming, person, FakeView(), NOW) == handle(incoming, person, FakeView(), NOW)
