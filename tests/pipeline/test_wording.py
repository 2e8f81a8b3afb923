"""From a delivery to what a channel sends: shape, words, buttons and what it is sent under."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.bot.actions import Action, Verb, parse
from monitor.channels import Outgoing
from monitor.model import Kind, Level, Polarity, Reply, Shape, Subscription
from monitor.pipeline.wording import sounds
from monitor.store.effects import Begin, Follow, FollowName, Remove, Say
from monitor.store.outbox import DeliveryRow
from tests.build import SON, claim
from tests.keys.rings import NEWER
from tests.pipeline.office import ANA, Office, office
from tests.store.samples import CHAT, OTHER_CHAT, OWN, OWN_NAME, act, by, chat, queued, story


def next_row(made: Office) -> DeliveryRow:
    """What goes out next."""
    (row,) = made.people.due_deliveries(made.time, 1)
    return row


def worded(made: Office) -> Outgoing:
    """What goes out next, in words."""
    outgoing = made.wording.outgoing(next_row(made))
    assert outgoing is not None
    return outgoing


def actions(outgoing: Outgoing, address: str = CHAT) -> list[Action]:
    """What the buttons stand for, in the chat they were made for."""
    pressed = [NEWER.pressed(address, button.data) for row in outgoing.buttons for button in row]
    return [action for one in pressed if one is not None and (action := parse(one)) is not None]


def followed(made: Office) -> None:
    """Somebody on Telegram follows Ana."""
    chat(made.people, "ana")
    made.settle()
    made.kept.sent.clear()


def test_an_alert_has_its_words_its_chat_and_its_buttons(tmp_path: Path) -> None:
    """Made at the last moment, of the story as it was decided on; each button works in this chat alone."""
    with office(tmp_path) as made:
        followed(made)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        (sent,) = made.settle()
        assert (sent.address, sent.shape, sent.original_ref, sent.sound) == (CHAT, Shape.MESSAGE, None, True)
        assert sent.rendered.message is not None
        assert sent.rendered.message.first.startswith("SIN CONFIRMAR")
        assert {action.number for action in actions(sent)} == {sent.alert_id}
        assert {action.verb for action in actions(sent)} >= {Verb.MORE, Verb.WRONG, Verb.STOP}
        assert actions(sent, OTHER_CHAT) == []
        assert (sent.at, sent.repeat, sent.language) == (made.time, False, "es")


def test_what_comes_later_goes_under_the_first_message(tmp_path: Path) -> None:
    """An edit keeps the first message's buttons; a correction and a reply have their own."""
    with office(tmp_path) as made:
        followed(made)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        (first,) = made.settle()
        made.publish("radio", claim(Kind.RE_ARRESTED))
        (edit,) = made.settle(minutes=20)
        assert (edit.shape, edit.original_ref, edit.sound) == (Shape.EDIT, "1001", False)
        assert actions(edit) == actions(first)
        made.publish("familia", claim(Kind.RE_ARRESTED, Polarity.DENIED, SON))
        (correction,) = made.settle(hours=1)
        assert (correction.shape, correction.original_ref) == (Shape.CORRECTION, "1001")
        assert {action.number for action in actions(correction)} == {correction.alert_id}
        assert correction.alert_id > first.alert_id


def test_an_edit_of_what_never_arrived_is_the_first_message(tmp_path: Path) -> None:
    """The channel refused the first words for good: the next ones are told, instead of being written over nothing."""
    with office(tmp_path) as made:
        followed(made)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.run(made.decide())
        row = next_row(made)
        made.people.mark_failed(row.id, "too_long", None, made.time)
        made.publish("radio", claim(Kind.RE_ARRESTED))
        (sent,) = made.settle(minutes=20)
        assert (sent.shape, sent.original_ref, sent.sound) == (Shape.MESSAGE, None, True)
        assert sent.rendered.message is not None
        assert {action.number for action in actions(sent)} == {sent.alert_id}


def test_a_possible_repeat_says_so(tmp_path: Path) -> None:
    """Nobody heard how the first attempt ended."""
    with office(tmp_path) as made:
        followed(made)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.run(_caught_up(made))
        made.people.lease(made.time, 1)
        made.people.recover()
        assert worded(made).repeat


async def _caught_up(made: Office) -> None:
    await made.telling.catch_up()


def test_a_private_name_is_shown_to_whoever_typed_it(tmp_path: Path) -> None:
    """Its story is in people.db, its name encrypted there."""
    with office(tmp_path) as made:
        chat(made.people)
        act(made.people, FollowName(OWN, OWN_NAME))
        person = made.people.person("telegram", CHAT)
        assert person is not None
        own = replace(story("own", kind=Kind.RE_ARRESTED), subject_id=OWN)
        one = queued(1, by(person, OWN), "own", due=made.time)
        made.people.record([one], ("e", 1), made.time, stories=[own], log="findings")
        outgoing = worded(made)
        assert outgoing.rendered.message is not None
        assert OWN_NAME in outgoing.rendered.message.first


GONE = ["story", "subject", "address"]


@pytest.mark.parametrize("what", GONE)
def test_what_it_speaks_of_is_gone(what: str, tmp_path: Path) -> None:
    """Then there are no words."""
    with office(tmp_path) as made:
        followed(made)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.run(_caught_up(made))
        row = next_row(made)
        assert row.alert is not None
        changed = {
            "story": replace(row, alert=replace(row.alert, story_id="gone")),
            "subject": replace(row, alert=replace(row.alert, subject_id="gone")),
            "address": replace(row, address=None),
        }
        assert made.wording.outgoing(row) is not None
        assert made.wording.outgoing(changed[what]) is None


def test_a_reply_that_cannot_be_read_any_more_has_no_words(tmp_path: Path) -> None:
    """It was encrypted with a key that is gone."""
    with office(tmp_path) as made:
        act(made.people, Begin("es"), Say(Reply("help")), now=made.time)
        made.people._run("UPDATE deliveries SET reply = x'00'")
        assert made.wording.outgoing(next_row(made)) is None


def test_replies_are_new_messages_or_go_over_old_ones(tmp_path: Path) -> None:
    """In the person's language, with buttons, without a sound; or they take away what was typed."""
    with office(tmp_path) as made:
        made.time = made.time.replace(hour=19)
        act(made.people, Begin("en"), Follow("ana"), Say(Reply("known", "ana")))
        known = worded(made)
        assert (known.shape, known.sound, known.language, known.address) == (Shape.MESSAGE, False, "en", CHAT)
        assert known.rendered.message is not None
        assert ANA in known.rendered.message.first
        assert [action.verb for action in actions(known)] == [Verb.QUIT]
        made.settle()
        act(made.people, Say(Reply("chosen", edits="55")))
        edited = worded(made)
        assert (edited.shape, edited.original_ref, edited.rendered.message) == (Shape.EDIT, "55", None)
        assert edited.rendered.original is not None
        made.settle(seconds=2)
        act(made.people, Remove("66"))
        removed = worded(made)
        assert (removed.shape, removed.original_ref) == (Shape.DELETE, "66")
        assert removed.rendered.message is removed.rendered.original is None


def test_a_follower_of_the_terminal_is_called_as_the_operator_does(tmp_path: Path) -> None:
    """The label is in config.toml and in no database."""
    with office(tmp_path) as made:
        mother = Subscription("mother", "ana", Level.EVERY_CLAIM, "terminal", "es")
        made.people.begin_following(mother, (), made.time, shown=Reply("known", "ana"))
        assert worded(made).address == "madre"
        other = replace(next_row(made), subscriber="without a label")
        assert made.wording.outgoing(other) is None


@pytest.mark.parametrize(("edits", "shape"), [("", Shape.MESSAGE), ("9", Shape.EDIT)])
def test_a_last_word_needs_nobody_who_is_kept(edits: str, shape: Shape, tmp_path: Path) -> None:
    """It is made of nothing but what was in memory."""
    with office(tmp_path) as made:
        last = made.wording.forgotten(Reply("forgotten", edits=edits), CHAT, "en")
        assert (last.address, last.shape, last.original_ref, last.buttons) == (CHAT, shape, edits or None, ())
        words = last.rendered.original if edits else last.rendered.message
        assert words is not None
        assert made.people.counts()["subscribers"] == 0


SOUND = [
    (Shape.MESSAGE, Kind.RE_ARRESTED, Polarity.HAPPENED, True),
    (Shape.REPLY, Kind.RELEASED, Polarity.HAPPENED, True),
    (Shape.CORRECTION, Kind.RELEASED, Polarity.HAPPENED, True),
    (Shape.EDIT, Kind.RELEASED, Polarity.HAPPENED, False),
    (Shape.MESSAGE, Kind.RELEASED, Polarity.EXPECTED, False),
    (Shape.MESSAGE, Kind.HEARING, Polarity.HAPPENED, False),
]


@pytest.mark.parametrize(("shape", "kind", "polarity", "expected"), SOUND)
def test_a_telephone_rings_for_what_changes_where_somebody_is(
    shape: Shape, kind: Kind, polarity: Polarity, expected: bool
) -> None:
    """And never for a silent edit."""
    assert sounds(shape, story(kind=kind, polarity=polarity)) is expected
