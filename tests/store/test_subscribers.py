"""What each effect of an update does to people.db, and that all of them are done with the update or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.errors import KeyringError
from monitor.model import Level, Reply, Shape, Subscription
from monitor.store.effects import (
    Await,
    Begin,
    Choose,
    Effect,
    Follow,
    FollowName,
    Forget,
    Leave,
    Move,
    Mute,
    OfferName,
    Person,
    Remove,
    Report,
    Say,
    Show,
    Unfollow,
    Unmute,
)
from monitor.store.people import People
from monitor.store.subscribers import REMOVE, Outcome
from tests.store.samples import (
    CHAT,
    DAY,
    EPOCH,
    MINUTE,
    MOTHER,
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
    send,
    told,
    wrote,
)
from tests.store.test_transactions import broken, everything

HELLO = Reply("help")


def replies(people: People) -> list[Reply]:
    """What waits to be said, in order."""
    return [row.reply for row in people.due_deliveries(NOW + DAY, 1000) if row.reply is not None]


def found(people: People, address: str = CHAT) -> Person | None:
    """Whoever is at that address."""
    return people.person("telegram", address)


def test_a_chat_begins_once_and_is_found_by_its_address_alone() -> None:
    """The same chat is the same subscriber; another chat, or another channel, is somebody else."""
    with people_with_key() as people:
        assert found(people) is None
        one = chat(people)
        assert one == Person(one.id, "es")
        assert chat(people) == one
        assert chat(people, address=OTHER_CHAT).id != one.id
        assert people.person("another", CHAT) is None
        assert people.person_of(one.id) == one
        assert people.person_of("nobody") is None


def test_whoever_begins_again_is_spoken_to_in_the_language_they_use_now() -> None:
    """A telephone may change its language."""
    with people_with_key() as people:
        one = chat(people, "zoraida")
        act(people, Begin("en"))
        assert found(people) == replace(one, language="en", follows=("zoraida",))
        assert people.subscriptions_of("zoraida")[0].language == "en"


def test_nothing_is_done_for_a_stranger_but_to_begin() -> None:
    """Without a subscriber there is nobody to follow, to answer or to forget."""
    with people_with_key() as people:
        before = everything(people)
        effects = (Await(), Follow("zoraida"), OfferName(OWN, OWN_NAME), Mute("s1"), Leave(), Say(HELLO), Remove("7"))
        chosen = (Choose(Level.EVERY_CLAIM), Show("zoraida", (told("s1"),), HELLO))
        assert act(people, *effects, *chosen) == Outcome()
        assert everything(people) == before


def test_a_name_is_awaited_until_it_is_not() -> None:
    """The next plain text is a name, or is not."""
    with people_with_key() as people:
        chat(people)
        for awaited in (True, False):
            act(people, Await(awaited))
            person = found(people)
            assert person is not None
            assert person.awaits_name is awaited


def test_following_notes_what_is_shown_and_queues_deaths_by_themselves() -> None:
    """All of it together, and once: who follows already is shown nothing anew."""
    with people_with_key() as people:
        person = chat(people)
        death = queued(3, by(person), "death", due=NOW + 30 * MINUTE)
        effects = (Follow("zoraida", (told("s1"),), (death,)), Say(Reply("known", "zoraida")))
        act(people, *effects)
        assert people.told_all(person.id, "zoraida") == [death.told, told("s1")]
        assert [alert.story_id for alert in alerts_due(people, NOW + DAY)] == ["death"]
        assert replies(people) == [Reply("known", "zoraida")]
        act(people, Follow("zoraida", (told("s2"),), (replace(death, seq=4),)))
        assert people.told(person.id, "s2") is None
        assert len(alerts_due(people, NOW + DAY)) == 1
        assert people.subscriptions_of("zoraida") == [by(person)]


def test_a_name_that_was_offered_can_be_followed_once() -> None:
    """Offered is kept and followed by nobody; followed is handed to collect; a second press changes nothing."""
    with people_with_key() as people:
        person = chat(people)
        first = people.names_version()
        act(people, OfferName(OWN, OWN_NAME))
        assert found(people) == replace(person, offered={OWN: OWN_NAME})
        assert (people.names(), people.names_version()) == ({}, first)
        act(people, FollowName(OWN))
        second = people.names_version()
        assert second > first
        act(people, FollowName(OWN))
        assert found(people) == replace(person, names={OWN: OWN_NAME}, follows=(OWN,))
        assert (people.names(), people.names_version()) == ({OWN: OWN_NAME}, second)


def test_a_name_can_be_followed_without_being_offered() -> None:
    """When it can mean nobody of the lists, nothing is asked."""
    with people_with_key() as people:
        person = chat(people)
        act(people, FollowName(OWN, OWN_NAME))
        assert found(people) == replace(person, names={OWN: OWN_NAME}, follows=(OWN,))
        assert people.asked_at(OWN) == NOW
        assert people.private_name(OWN) == OWN_NAME


def test_nobody_follows_a_name_that_was_offered_to_somebody_else() -> None:
    """The id of another person's name opens nothing."""
    with people_with_key() as people:
        chat(people)
        chat(people, address=OTHER_CHAT)
        act(people, OfferName(OWN, OWN_NAME))
        act(people, FollowName(OWN), address=OTHER_CHAT)
        act(people, Unfollow(OWN), address=OTHER_CHAT)
        assert people.names() == {}
        person, other = found(people), found(people, OTHER_CHAT)
        assert person is not None
        assert other is not None
        assert (person.offered, other.follows) == ({OWN: OWN_NAME}, ())


def test_to_stop_following_forgets_all_of_it_and_nothing_else() -> None:
    """Alerts queued and sent, what was told, the name and its stories; the chat stays, and what else it follows."""
    with people_with_key() as people:
        chat(people, "zoraida")
        act(people, FollowName(OWN, OWN_NAME))
        person = found(people)
        assert person is not None
        people.record([queued(1, by(person)), queued(1, by(person, OWN), "own")], (EPOCH, 1), NOW)
        send(people)
        version = people.names_version()
        act(people, Unfollow(OWN), Say(Reply("unfollowed", OWN)))
        assert found(people) == Person(person.id, "es", follows=("zoraida",))
        assert (people.told(person.id, "own"), people.told(person.id, "s1")) == (None, queued().told)
        assert people.names_version() > version
        assert replies(people) == [Reply("unfollowed", OWN)]
        act(people, Unfollow("zoraida"))
        assert found(people) == Person(person.id, "es")
        assert people.told(person.id, "s1") is None
        assert people.original_ref(person.id, "s1") is None


def test_to_stop_following_empties_the_log_on_disk(tmp_path: Path) -> None:
    """Whom somebody followed does not stay behind in the write-ahead log."""
    with people_with_key(tmp_path / "people.db") as people:
        chat(people, "zoraida")
        act(people, Unfollow("zoraida"))
        assert people.clean
        assert people._one("PRAGMA wal_checkpoint")[1] == 0


def test_a_muted_story_waits_for_nobody_and_can_be_heard_again() -> None:
    """What waits is withdrawn, others hear it still; unmuted, what changed meanwhile is to be decided."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(one)), queued(1, by(other)), queued(1, by(one), "s2")], (EPOCH, 1), NOW)
        act(people, Mute("s1"))
        act(people, Mute("s1"))
        assert people.muted("s1") == {one.id}
        assert {(alert.subscriber, alert.story_id) for alert in alerts_due(people)} == {
            (other.id, "s1"),
            (one.id, "s2"),
        }
        assert people.told(one.id, "s1") is None
        person = found(people)
        assert person is not None
        assert person.muted == {"s1"}
        assert people.behind() == []
        act(people, Unmute("s1"))
        assert people.muted("s1") == frozenset()
        assert people.behind() == [by(one)]
        people.caught_up(one.id)
        assert people.behind() == []


def test_what_nobody_was_told_cannot_be_muted() -> None:
    """A story this person never had an alert about leaves no row that would say they follow."""
    with people_with_key() as people:
        chat(people, "zoraida")
        act(people, Mute("somebody else's"))
        assert people.muted("somebody else's") == frozenset()


def test_a_report_goes_to_the_operators_without_who_made_it() -> None:
    """It stands in desk.db by then; people.db keeps nothing of it."""
    with people_with_key() as people:
        chat(people, "zoraida")
        before = everything(people)
        outcome = act(people, Report("s1", "zoraida"))
        assert outcome == Outcome()
        assert everything(people) == before


def test_who_cannot_be_reached_is_told_nothing_until_they_write_again() -> None:
    """What waited is withdrawn, a reply dropped, nothing decided; then they are behind, and caught up once."""
    with people_with_key() as people:
        one = chat(people, "zoraida")
        before = told("s1", known=True)
        people.record((), (EPOCH, 0), NOW, told=[(by(one), before)])
        people.record([queued(1, by(one)), queued(2, by(one), shape=Shape.REPLY)], (EPOCH, 2), NOW)
        act(people, Say(HELLO))
        people.lease(NOW, 1)
        people.pause(one.id, NOW)
        assert people.waiting() == 0
        assert people.told(one.id, "s1") == before
        assert people.subscriptions_of("zoraida") == people.behind() == []
        people.pause(one.id, NOW + DAY)
        act(people, Begin("es"), now=NOW + DAY)
        assert people.behind() == people.subscriptions_of("zoraida") == [by(one)]
        people.caught_up(one.id)
        act(people, Begin("es"), now=NOW + DAY)
        assert people.behind() == []


def test_what_may_have_arrived_waits_for_who_comes_back() -> None:
    """It cannot be taken back, so it goes out once more, marked, when they write again."""
    with people_with_key() as people:
        one = chat(people, "zoraida")
        people.record([queued(1, by(one))], (EPOCH, 1), NOW)
        people.lease(NOW, 1)
        people.recover()
        act(people, Leave())
        assert people.due_deliveries(NOW, 10) == []
        assert people.next_due() is None
        act(people, Begin("es"))
        (row,) = people.due_deliveries(NOW, 10)
        assert row.repeat


def test_who_wants_to_hear_less_is_decided_for_anew() -> None:
    """What waits for who wants to hear more is all to be told still; the choice outlasts another beginning."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", address=OTHER_CHAT)
        act(people, Choose(Level.EVERY_CLAIM), Begin("es"))
        assert found(people) == replace(one, follows=("zoraida",), level=Level.EVERY_CLAIM)
        assert set(people.subscriptions_of("zoraida")) == {replace(by(one), level=Level.EVERY_CLAIM), by(other)}
        assert people.behind() == []
        act(people, Choose(Level.DEFAULT))
        assert people.behind() == [by(one)]
        act(people, Choose(Level.EVERY_CLAIM))
        assert people.behind() == [replace(by(one), level=Level.EVERY_CLAIM)]


def test_what_was_held_back_is_shown_once_and_noted_as_told() -> None:
    """Only where some of it was told to nobody; what was told stays as it was told."""
    with people_with_key() as people:
        one = chat(people, "zoraida", "ramiro")
        people.record([queued(1, by(one))], (EPOCH, 1), NOW)
        shown = Show("zoraida", (told("s1", known=True), told("s2", known=True)), Reply("held", "zoraida"))
        nothing = Show("zoraida", (told("s1", known=True),), Reply("held", "zoraida"))
        act(people, nothing)
        assert replies(people) == []
        act(people, shown)
        act(people, shown)
        assert replies(people) == [Reply("held", "zoraida")]
        assert (people.told(one.id, "s1"), people.told(one.id, "s2")) == (queued().told, told("s2", known=True))


def test_what_is_shown_outlasts_a_pause() -> None:
    """It was noted as told: who cannot be reached just then sees it when they write again."""
    with people_with_key() as people:
        chat(people, "zoraida")
        act(people, Show("zoraida", (told("s1", known=True),), Reply("held", "zoraida")), Say(HELLO), Leave())
        act(people, Begin("es"))
        assert replies(people) == [Reply("held", "zoraida")]


def test_who_is_forgotten_is_a_stranger_and_so_is_what_follows() -> None:
    """Every row goes, the last word is not kept, and what comes after in the same list finds nobody."""
    with people_with_key() as people:
        other = chat(people, "zoraida", address=OTHER_CHAT)
        people.record([queued(1, by(other))], (EPOCH, 1), NOW)
        people.names_version()
        before = everything(people)
        person = chat(people, "zoraida")
        act(people, FollowName(OWN, OWN_NAME), OfferName("~00000000000000bb", OWN_NAME), Say(HELLO), Remove("7"))
        people.record([queued(1, by(person)), queued(1, by(person, OWN), "own")], (EPOCH, 1), NOW)
        act(people, Mute("s1"))
        outcome = act(people, Say(HELLO), Forget(), Follow("zoraida"), Say(Reply("forgotten", edits="9")))
        assert outcome == Outcome(forgotten=True, said=(Reply("forgotten", edits="9"),))
        assert found(people) is None
        people.scrub()
        after = everything(people)
        for rows in (before, after):
            rows["meta"] = [row for row in rows["meta"] if row[0] != "names"]
        assert after == before


def test_a_stranger_who_asks_to_be_forgotten_is_told_that_nothing_is_kept() -> None:
    """The last word is said from memory."""
    with people_with_key() as people:
        said = (Reply("forgotten"),)
        assert act(people, Forget(), Say(*said)) == Outcome(forgotten=True, said=said)
        assert people.counts()["subscribers"] == 0


def test_a_group_that_moves_is_found_at_its_new_address() -> None:
    """Everything goes along, and the old address is a stranger's."""
    with people_with_key() as people:
        one = chat(people, "zoraida")
        people.record([queued(1, by(one))], (EPOCH, 1), NOW)
        act(people, Move("-100999"))
        assert found(people) is None
        assert found(people, "-100999") == replace(one, follows=("zoraida",))
        assert people.due_deliveries(NOW, 1)[0].address == "-100999"
        act(people, Move("-100999"), address="-100999")
        people.move("nobody", "-1")
        assert found(people, "-1") is None


def test_a_group_that_was_met_at_its_new_address_already_is_one() -> None:
    """Two subscribers turn out to be one chat: the one that moves stays, the other is forgotten."""
    with people_with_key() as people:
        one, other = chat(people, "zoraida"), chat(people, "zoraida", "ramiro", address="-100999")
        people.record([queued(1, by(one)), queued(1, by(other))], (EPOCH, 1), NOW)
        people.move(one.id, "-100999")
        assert found(people, "-100999") == replace(one, follows=("zoraida",))
        assert [alert.subscriber for alert in alerts_due(people)] == [one.id]
        assert people.person_of(other.id) is None


def test_a_message_is_taken_out_of_the_chat_as_a_reply_is_sent() -> None:
    """It is tried again like anything else."""
    with people_with_key() as people:
        chat(people)
        act(people, Remove("7"))
        assert replies(people) == [Reply(REMOVE, edits="7")]


def test_the_update_goes_with_what_it_does() -> None:
    """Its row is deleted in the same transaction, even if it means nothing."""
    with people_with_key() as people:
        people.store_updates([wrote(5), wrote(6)], NOW)
        people.carry_out(5, "telegram", CHAT, (), EPOCH, NOW)
        assert [update.id for update in people.waiting_updates(10)] == [6]


#: What an update may do, and the tables that are written on the way.
DONE: dict[str, tuple[Effect, ...]] = {
    "subscribers": (Say(HELLO), Begin("es")),
    "following": (Say(HELLO), Follow("ramiro")),
    "told": (Say(HELLO), Follow("ramiro", (told("s9"),))),
    "names": (Say(HELLO), FollowName(OWN, OWN_NAME)),
    "meta": (Say(HELLO), FollowName(OWN, OWN_NAME)),
    "muted": (Say(HELLO), Mute("s1")),
    "deliveries": (Unfollow("zoraida"), Say(HELLO)),
}


@pytest.mark.parametrize("table", DONE)
def test_an_update_is_carried_out_whole_or_not_at_all(table: str) -> None:
    """An error anywhere leaves the update waiting and the database as it was; without it, all is done."""
    with people_with_key() as people:
        address = OTHER_CHAT if table == "subscribers" else CHAT
        person = chat(people, "zoraida")
        people.record([queued(1, by(person))], (EPOCH, 1), NOW)
        people.store_updates([wrote(5, address)], NOW)
        before = everything(people)
        broken(people, table)
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            people.carry_out(5, "telegram", address, DONE[table], EPOCH, NOW)
        assert everything(people) == before
        people.db.execute("DROP TRIGGER broken")
        people.carry_out(5, "telegram", address, DONE[table], EPOCH, NOW)
        assert people.waiting_updates(10) == []


@pytest.mark.parametrize(
    "table", ["subscribers", "following", "told", "alerts", "names", "stories", "muted", "updates"]
)
def test_to_be_forgotten_is_whole_or_not_at_all(table: str) -> None:
    """Nobody is forgotten by half."""
    with people_with_key() as people:
        chat(people, "zoraida")
        act(people, FollowName(OWN, OWN_NAME))
        person = found(people)
        assert person is not None
        one = queued(1, by(person, OWN), "own")
        own = replace(one.alert.story, subject_id=OWN)
        people.record([queued(1, by(person)), one], (EPOCH, 1), NOW, stories=[own])
        act(people, Mute("s1"))
        people.store_updates([wrote(5)], NOW)
        before = everything(people)
        people.db.execute(
            f"CREATE TRIGGER broken BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END"
        )
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            people.carry_out(5, "telegram", CHAT, (Forget(),), EPOCH, NOW)
        assert everything(people) == before


NEED_A_KEY: dict[str, Callable[[People], object]] = {
    "person": lambda people: people.person("telegram", CHAT),
    "carry_out": lambda people: act(people, Begin("es")),
    "store_updates": lambda people: people.store_updates([wrote()], NOW),
    "move": lambda people: people.move("mother", "-1"),
}


@pytest.mark.parametrize("what", NEED_A_KEY)
def test_without_the_key_nobody_is_known_and_the_terminal_works(what: str) -> None:
    """What needs the key says so and changes nothing; the terminal's followers need none."""
    with People.open(":memory:") as people:
        assert people.begin_following(MOTHER, (), NOW)
        before = everything(people)
        with pytest.raises(KeyringError, match="unlock"):
            NEED_A_KEY[what](people)
        assert everything(people) == before
        people.record([queued(1)], (EPOCH, 1), NOW)
        assert [alert.seq for alert in send(people)] == [1]


def test_a_follower_of_the_terminal_ends_with_the_last_subscription() -> None:
    """A chat stays known until it asks to be forgotten; a label of the operator's does not."""
    with people_with_key() as people:
        both = [MOTHER, replace(MOTHER, subject_id="ramiro")]
        for subscription in both:
            people.begin_following(subscription, (), NOW)
        assert people.subscriptions("terminal") == {("mother", "zoraida"), ("mother", "ramiro")}
        people.stop_following("mother", "zoraida")
        assert people.person_of("mother") is not None
        people.stop_following("mother", "ramiro")
        assert people.person_of("mother") is None


def test_what_the_operator_changes_of_a_follower_is_kept_up_to_date() -> None:
    """Language and level follow config.toml."""
    with people_with_key() as people:
        people.begin_following(MOTHER, (), NOW)
        changed = Subscription("mother", "zoraida", Level.EVERY_CLAIM, "terminal", "en")
        assert not people.begin_following(changed, (), NOW)
        assert people.subscriptions_of("zoraida") == [changed]
