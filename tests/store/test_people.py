"""Who follows whom, what each was told, and how far the log was read."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import Reply, Standing
from monitor.store.effects import Begin, Say
from monitor.store.outbox import AlertState
from monitor.store.people import People
from tests.store.samples import (
    ADVOCATE,
    DAY,
    MINUTE,
    MOTHER,
    NOW,
    act,
    alerts_due,
    people_with_followers,
    people_with_key,
    queued,
    send,
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
        assert people.pending("s1", ["mother", "advocate"]) == {"mother": [row]}
        assert people.told("mother", "s1") == one.told
        assert people.told_of("s1", ["mother", "advocate"]) == {"mother": one.told}
        assert people.told_of("s1", ["advocate"]) == {}
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
        assert people.waiting() == 4


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
        assert people.mark_sent(people.lease(NOW, 1)[0].id, "m1", NOW)
        in_flight = next(one.id for one in people.due_deliveries(NOW, 10) if one.subscriber == "mother")
        people.stop_following("mother", "zoraida")
        assert people.followed() == {("advocate", "zoraida"), ("mother", "other")}
        assert people.told_all("mother", "zoraida") == []
        assert people.told("mother", "s9") == told("s9")
        assert people.original_ref("mother", "s1") is None
        assert [alert.subscriber for alert in alerts_due(people)] == ["advocate"]
        assert not people.mark_sent(in_flight, "m2", NOW)
        assert not people.mark_failed(in_flight, "timeout", NOW, NOW)


def test_a_waiting_alert_is_withdrawn_and_what_was_told_comes_back() -> None:
    """What was never sent was never told; cancelling twice does nothing."""
    with people_with_followers() as people:
        people.record([], ("epoch", 0), NOW, told=[(MOTHER, told("s1"))])
        (one,) = people.record([queued(1), queued(1, ADVOCATE)], ("epoch", 1), NOW)[:1]
        assert people.cancel([one, 99], NOW) == [one]
        assert people.cancel([one], NOW) == []
        assert people.pending("s1", ["mother"]) == {}
        assert people.told("mother", "s1") == told("s1")
        row = people.alert(one)
        assert row is not None
        assert row.state is AlertState.CANCELLED
        assert [alert.subscriber for alert in alerts_due(people)] == ["advocate"]
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
        assert [alert.id for alert in alerts_due(people, NOW + DAY)] == [young]
        people.cancel([young], NOW)
        assert people.told("mother", "s1") is None


def test_what_may_have_been_sent_cannot_be_withdrawn() -> None:
    """An alert in the hands of the channel is no longer waiting."""
    with people_with_followers() as people:
        (one,) = people.record([queued()], ("epoch", 1), NOW)
        (delivery,) = people.lease(NOW, 1)
        assert people.pending("s1", ["mother"]) == {}
        assert people.cancel([one], NOW) == []
        assert people.told("mother", "s1") == queued().told
        people.mark_sent(delivery.id, "m1", NOW)
        assert people.cancel([one], NOW) == []


def test_retention_forgets_what_has_been_quiet() -> None:
    """Message ids and grounds go after their term; a waiting alert and a live story stay."""
    with people_with_followers() as people:
        people.record([queued(1, story_id="quiet"), queued(1, story_id="live")], ("epoch", 1), NOW)
        send(people)
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
            "subscribers": 2,
            "waiting": 1,
            "alerts_queued": 1,
            "alerts_sent": 1,
            "alerts_failed": 0,
            "alerts_cancelled": 0,
        }


def test_what_was_withdrawn_may_be_decided_again_by_the_same_change() -> None:
    """Who was out of reach when a change was told, and came back before the next one, is told it after all."""
    with people_with_followers() as people:
        (first,) = people.record([queued(7)], ("epoch", 7), NOW)
        people.cancel([first], NOW)
        (again,) = people.record([queued(7)], ("epoch", 7), NOW)
        assert [alert.id for alert in alerts_due(people)] == [again]
        assert people.alert(first) is None


def test_a_number_that_no_log_counts_is_never_used_twice() -> None:
    """Comparing everything again is no entry of a log, and never meets the number of one."""
    with people_with_followers() as people:
        numbers = [people.fresh_seq()]
        for story in ("a", "b", "c"):
            people.record([queued(numbers[-1], story_id=story)], ("epoch", 1), NOW)
            numbers.append(people.fresh_seq())
        people.stop_following("mother", "zoraida")
        numbers.append(people.fresh_seq())
        assert numbers == [-1, -2, -3, -4, -4]


def test_what_cannot_be_said_any_more_is_withdrawn() -> None:
    """Its story is gone: it was never told, and is decided anew if the story is ever known again."""
    with people_with_followers() as people:
        (one,) = people.record([queued()], ("epoch", 1), NOW)
        (delivery,) = people.lease(NOW, 1)
        people.drop_unspeakable(delivery.id, NOW)
        row = people.alert(one)
        assert row is not None
        assert row.state is AlertState.CANCELLED
        assert people.told("mother", "s1") is None
        assert people.waiting() == 0


def test_what_cannot_be_said_any_more_and_may_have_arrived_is_given_up() -> None:
    """It cannot be taken back: whoever may have read it was told."""
    with people_with_followers() as people:
        (one,) = people.record([queued()], ("epoch", 1), NOW)
        people.lease(NOW, 1)
        people.recover()
        (delivery,) = people.lease(NOW, 1)
        people.drop_unspeakable(delivery.id, NOW)
        row = people.alert(one)
        assert row is not None
        assert row.state is AlertState.FAILED
        assert people.told("mother", "s1") == queued().told


def test_a_reply_that_cannot_be_said_is_dropped() -> None:
    """What was to be said is nothing to anybody any more, and nothing waits."""
    with people_with_key() as people:
        act(people, Begin("es"), Say(Reply("known", subject="gone")))
        (delivery,) = people.lease(NOW, 1)
        people.drop_unspeakable(delivery.id, NOW)
        assert people.waiting() == 0
