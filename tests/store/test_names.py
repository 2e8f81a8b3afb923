"""Private names: handed over, looked up, told about, and known to nobody else."""

from __future__ import annotations

from dataclasses import replace

from monitor.model import Kind, Reply, Standing, Story
from monitor.store.effects import FollowName, OfferName
from monitor.store.people import People
from tests.keys.rings import NEWER
from tests.store.samples import (
    DAY,
    EPOCH,
    NOW,
    OTHER_CHAT,
    OWN,
    OWN_NAME,
    act,
    alerts_due,
    by,
    chat,
    people_with_key,
    queued,
    story,
    told,
)
from tests.store.test_subscribers import replies

LATER = "~00000000000000bb"


def own(number: str = "own", **changes: object) -> Story:
    """A story of the private name."""
    return replace(story(number), subject_id=OWN, **changes)  # type: ignore[arg-type]


def test_each_state_of_the_names_has_a_version_of_its_own_later_ones_greater() -> None:
    """A version is made when it is first asked for, stays, and changes with the names alone."""
    with people_with_key() as people:
        chat(people)
        versions = [people.names_version()]
        assert people.names_version() == versions[0]
        for number in range(12):
            act(people, FollowName(f"~{number:016x}", OWN_NAME))
            versions.append(people.names_version())
        act(people, OfferName(OWN, OWN_NAME))
        assert people.names_version() == versions[-1]
        assert versions == sorted(set(versions))


def test_those_who_wait_are_told_once_their_name_was_looked_up() -> None:
    """Collect says up to which version it looked: names that joined later wait on, and nobody is told twice."""
    with people_with_key() as people:
        chat(people)
        first = people.names_version()
        assert people.acknowledge(first, NOW) == 0
        act(people, FollowName(OWN, OWN_NAME))
        assert people.acknowledge(first, NOW) == 0
        version = people.names_version()
        act(people, FollowName(LATER, "Eva Marina Quiñónez Tovar"), address=OTHER_CHAT)
        chat(people, address=OTHER_CHAT)
        act(people, FollowName(LATER, "Eva Marina Quiñónez Tovar"), address=OTHER_CHAT)
        assert people.asked(version) == [OWN]
        assert people.acknowledge(version, NOW) == 1
        assert replies(people) == [Reply("name_done", subject=OWN)]
        assert people.acknowledge(version, NOW) == 0
        assert people.acknowledge(people.names_version(), NOW) == 1
        assert people.names() == {OWN: OWN_NAME, LATER: "Eva Marina Quiñónez Tovar"}


def test_a_death_that_was_known_is_queued_as_the_name_is_acknowledged() -> None:
    """It is an alert of its own, in the same transaction as the answer, and noted as told."""
    with people_with_key() as people:
        person = chat(people)
        act(people, FollowName(OWN, OWN_NAME))
        people.record((), (EPOCH, 1), NOW, told=[(by(person, OWN), told("death", known=True))])
        death = queued(-1, by(person, OWN), "death", kind=Kind.DIED)
        assert people.acknowledge(people.names_version(), NOW, [death], EPOCH) == 1
        assert [alert.story_id for alert in alerts_due(people)] == ["death"]
        assert people.told(person.id, "death") == death.told
        assert people.acknowledge(people.names_version(), NOW, [death], EPOCH) == 0
        assert len(alerts_due(people)) == 1


def test_whether_any_name_is_followed_is_known_without_reading_them() -> None:
    """An offered one is not followed."""
    with people_with_key() as people:
        chat(people)
        act(people, OfferName(OWN, OWN_NAME))
        assert not people.has_names()
        act(people, FollowName(OWN))
        assert people.has_names()


def test_the_stories_of_a_name_are_replaced_as_a_whole() -> None:
    """Two that turned out to be one leave one behind; those of another name stay."""
    with people_with_key() as people:
        other = replace(own("z"), subject_id=LATER)
        chat(people)
        act(people, FollowName(OWN, OWN_NAME), FollowName(LATER, OWN_NAME))
        people.record((), (EPOCH, 1), NOW, stories=[own("a"), own("b"), other], log="findings")
        assert people.position("findings") == (EPOCH, 1)
        assert people.position() is None
        people.record((), (EPOCH, 2), NOW, stories=[own("a", standing=Standing.CLAIMED)], log="findings")
        assert people.private_stories(OWN) == [own("a", standing=Standing.CLAIMED)]
        assert people.private_stories() == [own("a", standing=Standing.CLAIMED), other]
        assert people.private_story("z") == other
        assert people.private_story("b") is None


def test_a_name_that_was_only_offered_is_forgotten_after_a_day() -> None:
    """What was typed and not chosen is not kept; what is followed is."""
    with people_with_key() as people:
        person = chat(people)
        act(people, OfferName(OWN, OWN_NAME), FollowName(LATER, OWN_NAME))
        people.prune(NOW + DAY, 180 * DAY)
        assert people.private_name(OWN) == OWN_NAME
        people.prune(NOW + 2 * DAY, 180 * DAY)
        assert people.private_name(OWN) is None
        assert people.person_of(person.id) == replace(person, names={LATER: OWN_NAME}, follows=(LATER,))


def test_stories_of_a_key_that_is_gone_are_passed_over() -> None:
    """They are found again; nothing stops because of them."""
    with people_with_key() as people:
        chat(people)
        act(people, FollowName(OWN, OWN_NAME))
        people.record((), (EPOCH, 1), NOW, stories=[own()])
        people._run("UPDATE stories SET story = x'00'")
        assert people.private_stories(OWN) == []
        assert people.private_story("own") is None


def test_a_private_name_without_a_key_is_nobody() -> None:
    """``faro why`` shows no name it cannot read."""
    with People.open(":memory:") as people:
        people.use(NEWER)
        chat(people)
        act(people, FollowName(OWN, OWN_NAME))
        people._keyring = None
        assert people.private_name(OWN) is None
