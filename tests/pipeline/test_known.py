"""What the bot may look at: the lists as they stand, the stories of each kind, and a person's own alerts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from monitor.model import Kind, Level, Standing, Subscription, digest
from monitor.store.effects import FollowName
from tests.build import at, claim, follower
from tests.pipeline.office import ANA, LIST, office
from tests.store.samples import OWN, OWN_NAME, act, chat, queued, story


def test_the_lists_are_searched_as_they_stand_now(tmp_path: Path) -> None:
    """Whoever is added is found; whoever leaves is found no more, and still has a name for what was decided before."""
    with office(tmp_path) as made:
        assert [one.id for one in made.known.find(ANA)] == ["ana"]
        eva = made.known.by_handle(digest("eva"))
        assert eva is not None
        made.list.write_text(LIST.partition('\n[[people]]\nid = "eva"')[0], "utf-8")
        for _ in range(2):
            asyncio.run(made.roster.reload())
        assert made.known.by_handle(digest("eva")) is None
        assert made.known.find("Eva Marina Quiñónez Tovar") == []
        assert made.known.subject("eva") == eva
        assert made.known.subject("nobody") is None


def test_stories_are_those_of_the_lists_or_of_a_private_name(tmp_path: Path) -> None:
    """Each is looked for in its own file."""
    with office(tmp_path) as made:
        made.publish("diario", claim(Kind.RE_ARRESTED))
        own = replace(story("own"), subject_id=OWN)
        chat(made.people)
        act(made.people, FollowName(OWN, OWN_NAME))
        made.people.record((), ("e", 1), made.time, stories=[own], log="findings")
        assert [one.subject_id for one in made.known.stories_of("ana")] == ["ana"]
        assert made.known.stories_of(OWN) == [own]
        assert made.known.last_seq == 1
        assert made.known.epoch == made.news.epoch()


def test_an_alert_is_its_own_subscribers_alone(tmp_path: Path) -> None:
    """Its number tells nobody else anything."""
    with office(tmp_path) as made:
        subscription = follower(Level.EVERY_CLAIM)
        made.people.begin_following(subscription, (), made.time)
        (number,) = made.people.record([queued(1, subscription, due=made.time)], ("e", 1), made.time)
        row = made.known.alert(number, subscription.subscriber)
        assert row is not None
        assert made.known.alert(number, "somebody else") is None
        assert made.known.alert(99, subscription.subscriber) is None
        assert made.known.told_by(subscription.subscriber, "s1") == 0
        (delivery,) = made.people.lease(made.time, 1)
        made.people.mark_sent(delivery.id, "m", made.time)
        assert made.known.told_by(subscription.subscriber, "s1") == number


def test_an_alert_says_what_was_decided_even_if_more_is_known_by_now(tmp_path: Path) -> None:
    """After a restore, when its place in the log means something else, the story as it stands."""
    with office(tmp_path) as made:
        subscription = Subscription("follower", "ana", Level.EVERY_CLAIM, "terminal", "es")
        made.people.begin_following(subscription, (), made.time)
        made.settle()
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.settle()
        (row,) = (one.alert for one in made.people.due_deliveries(made.time, 10))
        assert row is not None
        made.publish("foro", claim(Kind.RE_ARRESTED))
        decided, now = made.known.story_told(row), made.known.story_of(row)
        assert decided is not None
        assert now is not None
        assert (decided.standing, now.standing) == (Standing.CLAIMED, Standing.CONFIRMED)
        for other in (replace(row, epoch="another"), replace(row, seq=-3), replace(row, seq=99)):
            assert made.known.story_told(other) == now
        assert made.known.story_told(replace(row, story_id="gone", seq=1)) is None


def test_how_many_sources_were_read_and_when(tmp_path: Path) -> None:
    """Only those that are in force, and were read with success."""
    with office(tmp_path) as made:
        assert (made.known.read, made.known.last_read) == (0, None)
        for number, hour in ((0, 3), (1, 4)):
            state = replace(made.news.source_states()[number], last_ok=at(8, hour))
            made.news.save_poll(state, (), (), at(8, hour))
        assert made.known.read == 2
        assert made.known.last_read == at(8, 4)


def test_each_private_name_has_a_number_that_nobody_can_guess(tmp_path: Path) -> None:
    """Sixteen random hexadecimal digits."""
    with office(tmp_path) as made:
        numbers = {made.known.new_id() for _ in range(100)}
        assert len(numbers) == 100
        assert all(number[0] == "~" and len(number) == 17 for number in numbers)
