"""Updates: kept until they are handled, numbered as the channel numbers them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from monitor.model import Incoming
from tests.store.samples import CHAT, DAY, NOW, people_with_key, wrote
from tests.store.test_transactions import broken, everything

WHOLE = Incoming(
    id=9,
    address=CHAT,
    private=True,
    message_ref="7",
    command="seguir",
    argument="Ana Lucía «ñ» 🕊",
    button="data",
    press="p",
    language="es",
    left=True,
    moved="-1",
)


def test_updates_come_back_in_order_and_whole() -> None:
    """Every field of each, by the channel's number."""
    with people_with_key() as people:
        assert people.offset() is None
        people.store_updates([replace(WHOLE, id=12), WHOLE], NOW)
        assert people.offset() == (13, NOW)
        assert people.waiting_updates(10) == [WHOLE, replace(WHOLE, id=12)]
        assert people.waiting_updates(1) == [WHOLE]


def test_half_an_emoji_does_not_keep_everyone_else_from_being_heard() -> None:
    """What is no text is stored as a question mark, with all else: refused, it would be sent again for ever."""
    with people_with_key() as people:
        people.store_updates([wrote(5, argument="Ana \ud83d"), wrote(6)], NOW)
        assert [one.argument for one in people.waiting_updates(10)] == ["Ana ?", "hola"]


def test_nothing_new_moves_nothing() -> None:
    """An empty answer is no news of where the channel is, nor of when the last update came."""
    with people_with_key() as people:
        people.store_updates([wrote(5)], NOW)
        people.store_updates([], NOW + DAY)
        assert people.offset() == (6, NOW)


def test_what_is_sent_again_is_kept_once() -> None:
    """The channel repeats what was not confirmed."""
    with people_with_key() as people:
        people.store_updates([wrote(5, argument="first")], NOW)
        people.store_updates([wrote(5, argument="again"), wrote(6)], NOW)
        assert [(one.id, one.argument) for one in people.waiting_updates(10)] == [(5, "first"), (6, "hola")]


def test_numbers_may_begin_anew() -> None:
    """After a week without updates the channel may count from anywhere: the offset follows."""
    with people_with_key() as people:
        people.store_updates([wrote(900)], NOW)
        people.store_updates([wrote(5)], NOW + 8 * DAY)
        assert people.offset() == (6, NOW + 8 * DAY)


@pytest.mark.parametrize("table", ["updates", "meta"])
def test_updates_and_how_far_they_were_read_are_stored_together_or_not_at_all(table: str) -> None:
    """The channel is never told that we have what we do not have."""
    with people_with_key() as people:
        people.store_updates([wrote(5)], NOW)
        before = everything(people)
        broken(people, table)
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            people.store_updates([wrote(6), wrote(7)], NOW)
        assert everything(people) == before


def test_an_update_that_cannot_be_handled_is_dropped() -> None:
    """The others go on."""
    with people_with_key() as people:
        people.store_updates([wrote(5), wrote(6)], NOW)
        people.drop_update(5)
        assert [one.id for one in people.waiting_updates(10)] == [6]
