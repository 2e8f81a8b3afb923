"""What stands in a button is short, reads back as it was, and everything else is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.bot.actions import LONGEST, Action, Verb, parse
from monitor.model import digest

EVERY = (
    *(Action(Verb(verb), number) for verb in "mwsrtupyol" for number in (0, 7, 10**18 - 1)),
    Action(Verb.FOLLOW, key=digest("ana")),
    Action(Verb.QUIT, key=digest("ana")),
    Action(Verb.NAME, key="~0123456789abcdef"),
    Action(Verb.FORGET),
    Action(Verb.KEEP),
    Action(Verb.EVERY_CLAIM),
    Action(Verb.CONFIRMED),
)


@pytest.mark.parametrize("action", EVERY, ids=str)
def test_an_action_reads_back(action: Action) -> None:
    """Written and read again it is the same, in ASCII, within the room of a button."""
    assert parse(str(action)) == action
    assert str(action).isascii()
    assert len(str(action)) <= LONGEST


@pytest.mark.parametrize(
    "text",
    ["", "?", "m", "m-1", "m01", "m1 ", "M1", "m1\n", "m" + "9" * 19, "m١", "f123", "fZ123456789abcdef",
     "n0123456789abcdef", "n~0123", "xy", "z1", "f" + "0" * 17, "p"],
)  # fmt: skip
def test_garbage_is_nothing(text: str) -> None:
    """What we never write means nothing."""
    assert parse(text) is None


@given(st.text(max_size=30))
def test_any_text_is_read_without_harm(text: str) -> None:
    """Nothing raises, and what is read is what was written."""
    action = parse(text)
    assert action is None or str(action) == text


def test_every_verb_is_tried() -> None:
    """No verb is left out of these tests."""
    assert {action.verb for action in EVERY} == set(Verb)
