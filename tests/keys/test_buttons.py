"""A button works in the chat it was made for, with the keys it was made with, and is noise to anybody else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.keys.buttons import LONGEST, LONGEST_ACTION
from tests.keys.rings import BOTH, NEWER, OLDER, STRANGER

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
actions = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=32).filter(
    lambda text: len(text.encode()) <= LONGEST_ACTION
)
addresses = st.text(st.characters(exclude_categories=()), max_size=20)
seldom = settings(derandomize=True, deadline=None, max_examples=200)


@seldom
@given(addresses, actions)
def test_a_button_says_its_action_in_its_chat(address: str, action: str) -> None:
    """At most 64 ASCII characters, read by the ring that made them and by a newer one."""
    data = OLDER.button(address, action)
    assert re.fullmatch(r"[A-Za-z0-9_-]{23,64}", data)
    assert OLDER.pressed(address, data) == BOTH.pressed(address, data) == action


@seldom
@given(addresses, addresses, actions)
def test_a_button_is_bound_to_its_chat(address: str, other: str, action: str) -> None:
    """Pressed anywhere else, or with other keys, it means nothing."""
    data = BOTH.button(address, action)
    assert BOTH.pressed(other, data) == (action if other == address else None)
    assert OLDER.pressed(address, data) is None
    assert STRANGER.pressed(address, data) is None


@seldom
@given(st.one_of(st.text(st.characters(exclude_categories=())), st.text(ALPHABET, max_size=80)))
def test_garbage_is_nothing(data: str) -> None:
    """Whatever a changed client sends: None, never an exception."""
    assert BOTH.pressed("123", data) is None


@seldom
@given(actions, st.integers(0, 63), st.sampled_from(ALPHABET))
def test_a_changed_button_is_nothing(action: str, place: int, sign: str) -> None:
    """One other character, cut short, made longer, padded, or with something around it."""
    data = BOTH.button("123", action)
    place %= len(data)
    changed = data[:place] + sign + data[place + 1 :]
    assert BOTH.pressed("123", changed) == (action if changed == data else None)
    for spoilt in (data[:place], data + sign, data + "=", f" {data}", f"{data}\n", data * 2):
        assert BOTH.pressed("123", spoilt) is None


def test_a_button_is_spelled_in_one_way() -> None:
    """The bits left over in the last character are zero, whatever base64 would let pass."""
    data = BOTH.button("123", "x")
    assert len(data) % 4 == 3
    assert [sign for sign in ALPHABET if BOTH.pressed("123", data[:-1] + sign)] == [data[-1]]


def test_the_longest_action_just_fits() -> None:
    """The 26 bytes that are promised take 56 characters; 32 take the 64 that Telegram allows."""
    assert len(BOTH.button("123", "x" * 26)) == 56
    assert len(BOTH.button("123", "x" * LONGEST_ACTION)) == LONGEST == 64


@pytest.mark.parametrize("action", ["", "x" * 33, "ñ" * 17])
def test_an_action_that_does_not_fit_is_a_mistake(action: str) -> None:
    """It would be cut by nobody, and refused by Telegram."""
    with pytest.raises(ValueError, match="1 to 32 bytes"):
        BOTH.button("123", action)


def test_a_button_shows_neither_chat_nor_action() -> None:
    """Two actions share no text with what they mean, and the same one in two chats looks different."""
    assert "ana" not in BOTH.button("123", "ana")
    assert BOTH.button("123", "ana") != BOTH.button("124", "ana")
    assert BOTH.button("123", "ana") == NEWER.button("123", "ana")
