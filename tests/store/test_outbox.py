"""How deliveries fare: their order, their turns, and what becomes of each attempt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor.alerting import Rank
from monitor.model import Kind, Reply, Shape
from monitor.store.effects import Say
from monitor.store.outbox import AlertState, DeliveryRow
from monitor.store.people import People
from tests.store.samples import (
    ADVOCATE,
    CHAT,
    DAY,
    EPOCH,
    MINUTE,
    MOTHER,
    NOW,
    OTHER_CHAT,
    act,
    alerts_due,
    by,
    chat,
    people_with_followers,
    people_with_key,
    queued,
    send,
)

SECOND = MINUTE / 60


def due(people: People, minutes: float = 0) -> list[int]:
    """The changes that are to be sent by then, in order."""
    return [alert.seq for alert in alerts_due(people, NOW + minutes * MINUTE)]


def take(people: People) -> DeliveryRow:
    """Lease the one that goes first."""
    (delivery,) = people.lease(NOW, 1)
    return delivery


def test_deliveries_come_when_due_the_longest_due_first() -> None:
    """The outbox is ordered and bounded."""
    with people_with_followers() as people:
        assert people.next_due() is None
        alerts = [
            queued(1, story_id="a", due=NOW + 2 * MINUTE),
            queued(2, story_id="b", due=NOW + MINUTE),
            queued(3, story_id="c", due=NOW),
        ]
        people.record(alerts, ("epoch", 3), NOW)
        assert people.next_due() == NOW
        assert due(people) == [3]
        assert due(people, 5) == [3, 2, 1]
        assert len(people.due_deliveries(NOW + DAY, 2)) == 2


def test_a_sent_delivery_is_done() -> None:
    """The channel's reference is kept, and the first of a story is the original."""
    with people_with_followers() as people:
        people.record([queued(1), queued(2, shape=Shape.REPLY)], ("epoch", 2), NOW)
        assert people.original_ref("mother", "s1") is None
        assert people.first_of("mother", "s1") is None
        (first,) = people.due_deliveries(NOW, 10)
        assert people.mark_sent(first.id, "m1", NOW)
        (second,) = people.due_deliveries(NOW, 10)
        assert people.mark_sent(second.id, "m2", NOW + MINUTE)
        assert people.original_ref("mother", "s1") == ("m1", NOW)
        assert first.alert is not None
        assert people.first_of("mother", "s1") == first.alert.id
        assert people.due_deliveries(NOW + DAY, 10) == []
        assert people.next_due() is None
        row = people.alert(first.alert.id)
        assert row is not None
        assert row.state is AlertState.SENT
        assert not people.mark_sent(first.id, "again", NOW)
        assert people.original_ref("mother", "s1") == ("m1", NOW)


def test_a_failed_delivery_is_tried_again_or_given_up() -> None:
    """A retry comes when it was said to; a permanent failure never."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        (delivery,) = people.due_deliveries(NOW, 10)
        assert people.mark_failed(delivery.id, "timeout", NOW + MINUTE, NOW)
        assert people.due_deliveries(NOW, 10) == []
        assert people.next_due() == NOW + MINUTE
        (again,) = people.due_deliveries(NOW + MINUTE, 10)
        assert (again.id, again.tries, again.repeat) == (delivery.id, 1, False)
        assert people.mark_failed(again.id, "blocked", None, NOW)
        assert people.next_due() is None
        assert delivery.alert is not None
        row = people.alert(delivery.alert.id)
        assert row is not None
        assert row.state is AlertState.FAILED


def test_an_attempt_nobody_heard_the_end_of_is_a_possible_repeat() -> None:
    """After a crash while sending, or a time-out that leaves it open; a clean failure later does not undo that."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        assert not take(people).repeat
        assert people.recover() == 1
        assert people.recover() == 0
        again = take(people)
        assert again.repeat
        people.mark_failed(again.id, "refused", NOW, NOW)
        assert take(people).repeat
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        people.mark_failed(take(people).id, "timeout", NOW, NOW, maybe_sent=True)
        assert take(people).repeat


def test_what_was_leased_and_not_tried_is_given_back_as_it_was() -> None:
    """A graceful stop makes no possible repeats."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        before = people.due_deliveries(NOW, 1)
        people.give_back([take(people).id])
        assert people.due_deliveries(NOW, 1) == before
        assert people.recover() == 0


def test_a_lease_takes_one_delivery_a_subscriber_and_leaves_it_to_nobody_else() -> None:
    """Two messages to one chat are never on their way at the same time, whatever they are about."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida", "ramiro"), chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(one)), queued(2, by(one, "ramiro"), "s2"), queued(3, by(other))], (EPOCH, 3), NOW)
        assert [row.subscriber for row in people.lease(NOW, 10)] == [one.id, other.id]
        assert [row.subscriber for row in people.lease(NOW, 10)] == [one.id]
        assert people.lease(NOW, 10) == []


def test_busy_chats_other_channels_and_those_out_of_reach_are_passed_over() -> None:
    """Whoever may not be called now holds up nobody else."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", address=OTHER_CHAT)
        people.begin_following(MOTHER, (), NOW)
        people.record([queued(1, by(one)), queued(2, by(other)), queued(3)], (EPOCH, 3), NOW)
        assert [row.subscriber for row in people.due_deliveries(NOW, 10, channel="telegram")] == [one.id, other.id]
        assert [row.subscriber for row in people.due_deliveries(NOW, 1, [one.id], channel="telegram")] == [other.id]
        assert [row.subscriber for row in people.due_deliveries(NOW, 10, channel="terminal")] == ["mother"]
        assert people.next_due("terminal") == people.next_due("telegram") == NOW
        people.pause(other.id, NOW)
        assert [row.subscriber for row in people.due_deliveries(NOW, 10, channel="telegram")] == [one.id]


#: From the most urgent to the least.
ORDER: list[tuple[Kind, Shape, Rank]] = [
    (Kind.DIED, Shape.MESSAGE, Rank.DIED),
    (Kind.RE_ARRESTED, Shape.MESSAGE, Rank.RE_ARRESTED),
    (Kind.DISAPPEARED, Shape.MESSAGE, Rank.DISAPPEARED),
    (Kind.RELEASED, Shape.CORRECTION, Rank.RELEASED),
    (Kind.SENTENCED, Shape.MESSAGE, Rank.DEVELOPMENT),
    (Kind.DIED, Shape.EDIT, Rank.EDIT),
]


def test_the_gravest_goes_first_and_silent_edits_last() -> None:
    """Of what is due, the class decides, then how long it has been due; a reply to somebody who waits is in between."""
    with people_with_key() as people:
        chats = [chat(people, "zoraida", address=str(number)) for number in range(len(ORDER))]
        for number in reversed(range(len(ORDER))):
            kind, shape, _ = ORDER[number]
            people.record([queued(number + 1, by(chats[number]), shape=shape, kind=kind)], (EPOCH, number), NOW)
        act(people, Say(Reply("help")), address="0", now=NOW)
        found = people.due_deliveries(NOW + DAY, 100)
        assert [row.alert.seq if row.alert else 0 for row in found] == [1, 2, 3, 4, 0, 5, 6]


def test_every_so_often_the_oldest_goes_first() -> None:
    """By age alone nothing starves, however much that is graver comes in."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(one))], (EPOCH, 1), NOW)
        people.record([queued(2, by(other), kind=Kind.DIED, due=NOW + SECOND)], (EPOCH, 2), NOW)
        assert due(people, 1) == [2, 1]
        oldest = people.due_deliveries(NOW + MINUTE, 10, oldest=True)
        assert [row.alert.seq for row in oldest if row.alert] == [1, 2]


def test_what_is_said_later_of_a_person_never_overtakes_a_retry() -> None:
    """Who reads of the re-arrest first and of the release after it believes the release; others do not wait."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida", "ramiro"), chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(one))], (EPOCH, 1), NOW)
        first = take(people)
        people.mark_failed(first.id, "timeout", NOW + 5 * MINUTE, NOW)
        later = [
            queued(2, by(one)),
            queued(3, by(one), "another story"),
            queued(4, by(one, "ramiro"), "s4"),
            queued(5, by(other)),
        ]
        people.record(later, (EPOCH, 5), NOW)
        act(people, Say(Reply("help")))
        assert due(people, 1) == [4, 5]
        assert [row.reply.kind for row in people.due_deliveries(NOW, 10) if row.reply] == ["help"]
        send(people)
        assert people.next_due() == NOW + 5 * MINUTE
        assert due(people, 5) == [1]
        people.mark_failed(first.id, "blocked", None, NOW)
        assert due(people, 5) == [2]
        send(people)
        assert due(people) == []


def test_what_is_graver_does_not_wait_for_the_pause_of_what_failed() -> None:
    """Both go at once, in their order; what may have arrived keeps its pause."""
    with people_with_key() as people:
        one = chat(people, "zoraida")
        people.record([queued(1, by(one))], (EPOCH, 1), NOW)
        people.mark_failed(take(people).id, "502", NOW + 60 * MINUTE, NOW)
        people.record([queued(2, by(one), "another story", kind=Kind.DIED)], (EPOCH, 2), NOW)
        assert due(people) == [1]
        people.mark_failed(take(people).id, "timeout", NOW + 60 * MINUTE, NOW, maybe_sent=True)
        people.record([queued(3, by(one), "a third", kind=Kind.DIED)], (EPOCH, 3), NOW)
        assert due(people) == []


def test_once_the_channel_is_well_again_nothing_waits_out_its_pause() -> None:
    """What surely did not arrive goes now; what may have, later."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(one)), queued(2, by(other))], (EPOCH, 2), NOW)
        for row in people.lease(NOW, 10):
            maybe = row.alert is not None and row.alert.seq == 2
            people.mark_failed(row.id, "502", NOW + 60 * MINUTE, NOW, maybe_sent=maybe)
        people.bring_forward("terminal", NOW)
        assert due(people) == []
        people.bring_forward("telegram", NOW)
        assert due(people) == [1]


BEGUN: dict[str, Callable[[People, DeliveryRow], object]] = {
    "leased": lambda people, row: None,
    "failed": lambda people, row: people.mark_failed(row.id, "502", NOW + 5 * MINUTE, NOW),
    "told to slow down": lambda people, row: people.put_off(row.id, "slow down", NOW + 5 * MINUTE),
    "refused": lambda people, row: people.put_off(row.id, "token", NOW + SECOND),
    "half sent": lambda people, row: people.mark_part(row.id, "m1"),
    "may have arrived": lambda people, row: people.recover(),
}


@pytest.mark.parametrize("what", BEGUN)
def test_whatever_became_of_the_first_the_second_waits_for_its_turn(what: str) -> None:
    """An attempt at the first keeps what was queued after it behind it, even when it was due earlier."""
    with people_with_followers() as people:
        people.record([queued(1, story_id="a", due=NOW), queued(2, story_id="b", due=NOW - MINUTE)], ("epoch", 2), NOW)
        people.record([queued(3, ADVOCATE)], ("epoch", 3), NOW)
        by_seq = {row.alert.seq: row for row in people.due_deliveries(NOW, 10) if row.alert}
        people._run("UPDATE deliveries SET trying = 1 WHERE id = ?", (by_seq[1].id,))
        BEGUN[what](people, by_seq[1])
        assert 2 not in due(people)
        assert 3 in due(people)
        people.mark_sent(by_seq[1].id, "m", NOW)
        assert 2 in due(people)


def test_what_is_urgent_goes_before_what_was_put_off_on_purpose() -> None:
    """An alert held back until tomorrow does not hold back one that is due now."""
    with people_with_followers() as people:
        people.record([queued(1, due=NOW + DAY), queued(2)], ("epoch", 2), NOW)
        assert due(people) == [2]


@pytest.mark.parametrize("tried", [False, True])
def test_what_goes_before_something_grave_goes_as_soon_as_it(tried: bool) -> None:
    """An earlier message about the same person, tried before or not, does not keep the graver one waiting."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(other)), queued(2, by(one))], (EPOCH, 2), NOW)
        if tried:
            row = next(row for row in people.due_deliveries(NOW, 10) if row.subscriber == one.id)
            people.mark_failed(row.id, "502", NOW + SECOND, NOW)
        people.record([queued(3, by(one), "death", kind=Kind.DIED)], (EPOCH, 3), NOW)
        assert due(people, 1) == [2, 1]
        assert [alert.seq for alert in send(people, NOW + MINUTE)] == [2, 3, 1]


def test_edits_are_neither_promoted_nor_in_anybodys_way() -> None:
    """A silent edit that waits holds back no news."""
    with people_with_followers() as people:
        people.record([queued(1, shape=Shape.EDIT), queued(2, story_id="s2", kind=Kind.DIED)], ("epoch", 2), NOW)
        assert due(people, 60) == [2, 1]


def test_edits_of_one_message_are_a_quarter_of_an_hour_apart() -> None:
    """The first goes at once; the next one not before 15 minutes have passed; another message has its own time."""
    with people_with_followers() as people:
        people.record([queued(1), queued(2, shape=Shape.EDIT)], ("epoch", 2), NOW)
        assert [alert.seq for alert in send(people)] == [1, 2]
        people.record([queued(3, shape=Shape.EDIT), queued(3, story_id="s3", shape=Shape.EDIT)], ("epoch", 3), NOW)
        assert [alert.story_id for alert in alerts_due(people, NOW + 14 * MINUTE)] == ["s3"]
        assert due(people, 15) == [3, 3]


def test_the_parts_of_a_delivery_are_counted_and_the_references_kept_in_order() -> None:
    """Each call is done once; the next attempt goes on where the last one stopped, and is no repeat."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        one = take(people)
        assert people.mark_part(one.id, "11")
        again = take(people)
        assert (again.id, again.part, again.ref, again.repeat, again.tries) == (one.id, 1, "11", False, 0)
        assert people.mark_part(one.id, "")
        people.mark_sent(take(people).id, "13", NOW)
        assert people.original_ref("mother", "s1") == ("11,13", NOW)
        assert not people.mark_part(one.id, "14")


def test_what_is_half_sent_cannot_be_withdrawn() -> None:
    """Somebody has read the first part."""
    with people_with_followers() as people:
        (number,) = people.record([queued(1)], ("epoch", 1), NOW)
        people.mark_part(take(people).id, "11")
        assert people.pending("s1", ["mother"]) == {}
        assert people.cancel([number], NOW) == []


def test_a_silent_edit_can_always_be_withdrawn() -> None:
    """It only says what the next one says too, even if it may have arrived."""
    with people_with_followers() as people:
        people.record([queued(1), queued(2, shape=Shape.EDIT)], ("epoch", 2), NOW)
        people.mark_sent(take(people).id, "m", NOW)
        take(people)
        assert people.pending("s1", ["mother"]) == {}
        people.recover()
        assert [row.seq for row in people.pending("s1", ["mother"])["mother"]] == [2]


def test_a_reply_goes_when_it_is_sent_and_when_it_is_given_up() -> None:
    """What is no alert is not kept: no row of it is left."""
    with people_with_key() as people:
        chat(people)
        said = Reply("known", "zoraida", 3, ("a", "b"), "17")
        for given_up in (False, True):
            act(people, Say(said))
            (row,) = people.lease(NOW, 10)
            assert (row.reply, row.alert, row.address) == (said, None, CHAT)
            if given_up:
                people.mark_failed(row.id, "400", None, NOW)
            else:
                people.mark_sent(row.id, "m", NOW)
            assert people._rows("SELECT * FROM deliveries") == []


def test_what_has_been_due_in_vain_is_late() -> None:
    """Not sent though due, or tried and put off ever since; but not what waits on purpose or cannot be reached."""
    with people_with_key() as people:
        one = chat(people, "zoraida")
        since = NOW - 10 * MINUTE
        people.record([queued(1, by(one), "death", due=NOW + 30 * MINUTE)], (EPOCH, 1), NOW - 20 * MINUTE)
        assert not people.late(since, "telegram")
        people.record([queued(2, by(one), due=NOW - 20 * MINUTE)], (EPOCH, 2), NOW - 20 * MINUTE)
        assert people.late(since, "telegram")
        assert not people.late(since, "terminal")
        people.mark_failed(take(people).id, "502", NOW + 60 * MINUTE, NOW)
        assert people.late(since, "telegram")
        people.pause(one.id, NOW)
        assert not people.late(since, "telegram")


def test_a_clock_that_was_set_back_puts_nothing_off() -> None:
    """What was due in a minute is due in a minute, by the clock that there is now."""
    with people_with_followers() as people:
        people.record([queued(1, due=NOW + MINUTE)], ("epoch", 1), NOW)
        people.clock_set_back(60 * MINUTE)
        assert people.next_due() == NOW - 59 * MINUTE
