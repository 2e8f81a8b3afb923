"""How values stand in a column."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import StoreError
from monitor.model import Claim, Decision, Kind, Mention, Polarity, Story, StoryChange, Told, Verdict
from monitor.store.values import (
    bytes_to_sketch,
    from_json,
    micros,
    moment,
    packed,
    sketch_to_bytes,
    to_json,
    unpacked,
)
from tests.store.samples import MENTION, NOW, change, claim, story, told


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_time_comes_back_to_the_microsecond(time: datetime) -> None:
    """A time is stored exactly and comes back in UTC."""
    assert moment(micros(time)) == time
    assert moment(micros(time)).tzinfo is UTC


def test_a_time_of_another_zone_is_the_same_moment() -> None:
    """What is stored is the moment, not the hour on the wall."""
    caracas = NOW.astimezone(timezone(-timedelta(hours=4)))
    assert micros(caracas) == micros(NOW)


def test_a_naive_time_is_a_bug() -> None:
    """A time without a zone is refused, not guessed."""
    with pytest.raises(TypeError):
        micros(datetime(2026, 1, 8))  # noqa: DTZ001


DECISION = Decision(7, "i", "zoraida", Verdict.ANOTHER_READING, Kind.DIED, Polarity.DENIED, "op", NOW)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Mention, MENTION),
        (Claim, claim()),
        (Claim, claim(speaker=None, when=None, background=True)),
        (Story, story()),
        (Story, story(denial=None, confirmed_by=None, denied_by=None, withdrawn=False)),
        (StoryChange, change(story())),
        (Told, told()),
        (Decision, DECISION),
    ],
)
def test_a_value_comes_back_equal(shape: type[object], value: object) -> None:
    """Snapshots of the model survive JSON unchanged."""
    assert from_json(shape, to_json(shape, value)) == value


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    """Compressed text and quotes hold any character, NUL and line ends too."""
    assert unpacked(packed(text)) == text
    assert from_json(Claim, to_json(Claim, claim(quote=text))).quote == text


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_a_sketch_comes_back(sketch: list[int]) -> None:
    """Sketches hold any 64-bit hash."""
    assert bytes_to_sketch(sketch_to_bytes(tuple(sketch))) == tuple(sketch)


@pytest.mark.parametrize("column", ["", "{", '{"id": 1}', "[]"])
def test_a_damaged_value_is_a_store_error(column: str) -> None:
    """A column that holds no such value is named as damage, in two languages."""
    with pytest.raises(StoreError, match=r"dañado[^\n]*\n[^\n]*damaged"):
        from_json(Story, column)


@pytest.mark.parametrize("column", [b"", b"not compressed", packed("x")[:-3]])
def test_a_damaged_text_is_a_store_error(column: bytes) -> None:
    """So is a text that cannot be decompressed."""
    with pytest.raises(StoreError):
        unpacked(column)
