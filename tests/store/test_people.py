"""Who follows whom, what each was told, and how far the log was read."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import Standing
from monitor.store.outbox import AlertState
from monitor.store.people import People
from tests.store.samples import (
    ADVOCATE,
    DAY,
    MINUTE,
    MOTHER,
    NOW,
    people_with_followers,
    queued,
    told,
)


def test_following_notes_what_was_shown_as_told() -> None:
    """A subscription and what its follower was shown begin together, once."""
    with People.open(":memory:") as people:
        assert people.begin_following(MOTHER, [told("s1"), told("s2")], NOW)
        assert people.followed() == {("mother", "zoraida")}
        assert people.told("mother", "s1") == told("s1")
        assert people.told_all("mother", "zoraida") == [told("s1"), told("s2")]
        assert people.told("mother", "s3") is None
        assert people.told("advocate", "s1") is None
        assert not people.begin_following(MOTHER, [told("s3")], NOW)
        assert people.told("mother", "s3") is None


def test_an_alert_its_delivery_what_was_told_and_the_position_are_stored_together() -> None:
    """Every field comes back, and the log was read so far."""
    with people_with_followers() as people:
        assert people.position() is None
        one = queued(seq=7, due=NOW + MINUTE)
        (number,) = people.record([one], ("epoch", 9), NOW)
        assert people.position() == ("epoch", 9)
        row = people.alert(number)
        assert row is not None
        assert (row.subscriber, row.channel, row.language) == ("mother", "terminal", "es")
        assert (row.subject_id, row.story_id, row.epoch, row.seq) == ("zoraida", "s1", "epoch", 7)
        assert (row.reason, row.shape) == (one.alert.reason, one.alert.shape)
        assert (row.grounds, row.due, row.state) == (one.alert.story.grounds, NOW + MINUTE, AlertState.QUEUED)
        assert people.pending("mother", "s1") == [row]
        assert people.told("mother", "s1") == one.told
        assert people.told_of("s1") == {"mother": one.told}
        assert people.alert(99) is None


def test_the_same_change_is_never_queued_twice() -> None:
    """Reading the log again after a crash repeats nothing; a restored news.db counts anew and is not swallowed."""
    with people_with_followers() as people:
        first = people.record([queued(seq=7), queued(seq=7, subscription=ADVOCATE)], ("epoch", 7), NOW)
        assert len(first) == 2
        changed = queued(seq=7, what=told(standing=Standing.DENIED))
        assert people.record([changed], ("epoch", 7), NOW) == []
        assert people.told("mother", "s1") == queued().told
        assert len(people.record([queued(seq=7)], ("restored", 7), NOW)) == 1
        assert len(people.record([queued(seq=7, story_id="s2")], ("epoch", 7), NOW)) == 1
        assert len(people.due_deliveries(NOW, 10)) == 3


def test_told_is_noted_without_an_alert_too() -> None:
    """A silent change may still be what the subscriber now knows."""
    with people_with_followers() as people:
        people.record([], ("epoch", 1), NOW, told=[(MOTHER, told("s1"))])
        assert people.told("mother", "s1") == told("s1")
        assert people.due_deliveries(NOW, 10) == []


def test_who_has_left_is_told_nothing() -> None:
    """An alert decided while its follower left is dropped, and nothing is noted."""
    with people_with_followers() as people:
        people.stop_following("mother", "zoraida")
        assert people.record([queued()], ("epoch", 1), NOW, told=[(MOTHER, told("s2"))]) == []
        assert people.told_all("mother", "zoraida") == []
        assert people.position() == ("epoch", 1)


def test_leaving_forgets_queued_and_sent_alerts_and_what_was_told() -> None:
    """Nothing of the pair stays, nothing of others goes, and a delivery in flight finds nothing to mark."""
    with people_with_followers() as people:
        people.record([queued(1), queued(1, ADVOCATE), queued(2)], ("epoch", 2), NOW)
        other = replace(MOTHER, subject_id="other")
        people.begin_following(other, [told("s9")], NOW)
        assert people.mark_sent(people.due_deliveries(NOW, 1)[0].id, "m1", NOW)
        in_flight = people.due_deliveries(NOW, 10)[-1].id
        people.stop_following("mother", "zoraida")
        assert people.followed() == {("advocate", "zoraida"), ("mother", "other")}
        assert people.told_all("mother", "zoraida") == []
        assert people.told("mother", "s9") == told("s9")
        assert people.original_ref("mother", "s1") is None
        assert [delivery.alert.subscriber for delivery in people.due_deliveries(NOW, 10)] == ["advocate"]
        assert not people.mark_sent(in_flight, "m2", NOW)
        assert not people.mark_failed(in_flight, "timeout", NOW, NOW)


def test_a_waiting_alert_is_withdrawn_and_what_was_told_comes_back() -> None:
    """What was never sent was never told; cancelling twice does nothing."""
    with people_with_followers() as people:
        people.record([], ("epoch", 0), NOW, told=[(MOTHER, told("s1"))])
        (one,) = people.record([queued(1), queued(1, ADVOCATE)], ("epoch", 1), NOW)[:1]
        assert people.cancel([one, 99], NOW) == [one]
        assert people.cancel([one], NOW) == []
        assert people.pending("mother", "s1") == []
        assert people.told("mother", "s1") == told("s1")
        row = people.alert(one)
        assert row is not None
        assert row.state is AlertState.CANCELLED
        assert [delivery.alert.subscriber for delivery in people.due_deliveries(NOW, 10)] == ["advocate"]
        people.cancel([one + 1], NOW)
        assert people.told("advocate", "s1") is None


def test_cancelling_a_chain_restores_what_was_told_before_its_first() -> None:
    """Two waiting alerts of a story withdrawn together leave no trace of either; a later one that stays prevails."""
    with people_with_followers() as people:
        before = told("s1", known=True)
        people.record([], ("epoch", 0), NOW, told=[(MOTHER, before)])
        chain = people.record([queued(1), queued(2, what=told(standing=Standing.DENIED))], ("epoch", 2), NOW)
        people.cancel(chain[:1], NOW)
        assert people.told("mother", "s1") == told(standing=Standing.DENIED)
    with people_with_followers() as people:
        people.record([], ("epoch", 0), NOW, told=[(MOTHER, before)])
        chain = people.record([queued(1), queued(2)], ("epoch", 2), NOW)
        people.cancel(chain, NOW)
        assert people.told("mother", "s1") == before


def test_an_alert_is_replaced_in_one_transaction() -> None:
    """The waiting alert goes as its successor comes."""
    with people_with_followers() as people:
        (old,) = people.record([queued(1, due=NOW + DAY)], ("epoch", 1), NOW)
        (young,) = people.record([queued(2)], ("epoch", 2), NOW, cancelled=[old])
        assert [delivery.alert.id for delivery in people.due_deliveries(NOW + DAY, 10)] == [young]
        people.cancel([young], NOW)
        assert people.told("mother", "s1") is None


def test_what_may_have_been_sent_cannot_be_withdrawn() -> None:
    """An alert in the hands of the channel is no longer waiting."""
    with people_with_followers() as people:
        (one,) = people.record([queued()], ("epoch", 1), NOW)
        (delivery,) = people.due_deliveries(NOW, 1)
        people.mark_trying(delivery.id, NOW)
        assert people.pending("mother", "s1") == []
        assert people.cancel([one], NOW) == []
        assert people.told("mother", "s1") == queued().told
        people.mark_sent(delivery.id, "m1", NOW)
        assert people.cancel([one], NOW) == []


def test_retention_forgets_what_has_been_quiet() -> None:
    """Message ids and grounds go after their term; a waiting alert and a live story stay."""
    with people_with_followers() as people:
        people.record([queued(1, story_id="quiet"), queued(1, story_id="live")], ("epoch", 1), NOW)
        for delivery in people.due_deliveries(NOW, 10):
            people.mark_sent(delivery.id, "m", NOW)
        people.record([queued(2, story_id="waiting")], ("epoch", 2), NOW)
        people.record([], ("epoch", 3), NOW + 100 * DAY, told=[(MOTHER, told("live"))])
        people.prune(NOW + 180 * DAY, 180 * DAY)
        assert people.original_ref("mother", "quiet") is not None
        people.prune(NOW + 181 * DAY, 180 * DAY)
        assert people.original_ref("mother", "quiet") is None
        assert people.told("mother", "quiet") is None
        assert people.original_ref("mother", "live") is not None
        assert len(people.due_deliveries(NOW, 10)) == 1


def test_counts() -> None:
    """Subscriptions, and alerts by state."""
    with people_with_followers() as people:
        people.record([queued(1), queued(2)], ("epoch", 2), NOW)
        people.mark_sent(people.due_deliveries(NOW, 1)[0].id, "m", NOW)
        assert people.counts() == {
            "following": 2,
            "alerts_queued": 1,
            "alerts_sent": 1,
            "alerts_failed": 0,
            "alerts_cancelled": 0,
        }
