"""The ladders are what they say they are."""

from __future__ import annotations

import copy

from benchmarks.stories.reading import faults, ladders

LADDERS = list(ladders())


def test_every_ladder_can_be_right() -> None:
    """There are more than sixty, each with an id of its own and no fault; most items report something."""
    assert len({ladder["id"] for ladder in LADDERS}) == len(LADDERS) > 60
    assert {ladder["id"]: list(faults(ladder)) for ladder in LADDERS if list(faults(ladder))} == {}


def test_a_fault_is_seen() -> None:
    """Items out of order, and somebody whom no item names."""
    ladder = copy.deepcopy(LADDERS[0])
    ladder["item"].reverse()
    assert "items are not in the order of their publication" in list(faults(ladder))
    ladder["people"] = ["Zzyzx Quorbel"] * len(ladder["people"])
    assert any("Zzyzx Quorbel" in fault for fault in faults(ladder))
