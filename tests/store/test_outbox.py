"""How deliveries fare."""

from __future__ import annotations

from monitor.model import Shape
from monitor.store.outbox import AlertState
from monitor.store.people import People
from tests.store.samples import ADVOCATE, DAY, MINUTE, NOW, people_with_followers, queued


def due(people: People, minutes: int = 0) -> list[int]:
    """The changes that are to be sent by then, in order."""
    return [delivery.alert.seq for delivery in people.due_deliveries(NOW + minutes * MINUTE, 10)]


def test_deliveries_come_when_due_the_longest_waiting_first() -> None:
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
        (first,) = people.due_deliveries(NOW, 10)
        assert people.mark_sent(first.id, "m1", NOW)
        (second,) = people.due_deliveries(NOW, 10)
        assert people.mark_sent(second.id, "m2", NOW + MINUTE)
        assert people.original_ref("mother", "s1") == ("m1", NOW)
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
        row = people.alert(delivery.alert.id)
        assert row is not None
        assert row.state is AlertState.FAILED


def test_an_attempt_nobody_heard_the_end_of_is_a_possible_repeat() -> None:
    """After a crash while sending, or a time-out that leaves it open, the message may have arrived."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        (delivery,) = people.due_deliveries(NOW, 10)
        assert not delivery.repeat
        people.mark_trying(delivery.id, NOW)
        assert people.due_deliveries(NOW, 10)[0].repeat
        people.mark_failed(delivery.id, "timeout", NOW, NOW, maybe_sent=True)
        assert people.due_deliveries(NOW, 10)[0].repeat
        people.mark_trying(delivery.id, NOW)
        people.mark_failed(delivery.id, "refused", NOW, NOW)
        assert not people.due_deliveries(NOW, 10)[0].repeat


def test_what_is_said_later_of_a_story_never_overtakes_a_retry() -> None:
    """A correction waits for the message it corrects; another story and another subscriber do not."""
    with people_with_followers() as people:
        people.record([queued(1)], ("epoch", 1), NOW)
        (first,) = people.due_deliveries(NOW, 10)
        people.mark_failed(first.id, "timeout", NOW + 5 * MINUTE, NOW)
        later = [queued(2), queued(3, story_id="other"), queued(4, ADVOCATE)]
        people.record(later, ("epoch", 4), NOW)
        assert due(people, 1) == [3, 4]
        for delivery in people.due_deliveries(NOW, 10):
            people.mark_sent(delivery.id, "m", NOW)
        assert people.next_due() == NOW + 5 * MINUTE
        assert due(people, 5) == [1]
        people.mark_failed(first.id, "blocked", None, NOW)
        assert due(people, 5) == [2]


def test_what_is_urgent_goes_before_what_was_put_off_on_purpose() -> None:
    """An alert held back until tomorrow does not hold back one that is due now."""
    with people_with_followers() as people:
        people.record([queued(1, due=NOW + DAY), queued(2)], ("epoch", 2), NOW)
        assert due(people) == [2]
