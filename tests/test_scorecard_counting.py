"""The scorecard counts as it says: places found, alerts that are right or false, and thresholds set on one half."""

from __future__ import annotations

import pytest

from benchmarks.matching.counting import Answer, Case, Count, Place, Scored, best_cut
from monitor.model import Tier

TEXT = "Salieron Yelimar Cotúa y Rosendo Tarquín."
NAMES = {"y": "Yelimar Cotúa", "r": "Rosendo Tarquín Olmos", "d": "Anselmo Quirpán"}
YELIMAR, ROSENDO = Place("y", 9, 22), Place("r", 25, 40)


def _answer(subject: str, start: int, end: int, tier: Tier = Tier.SURE, score: float = 0.9) -> Answer:
    return Answer(subject, start, end, tier, score)


def _count(case: Case, *found: Answer) -> Count:
    count = Count(NAMES)
    count.add(case, found)
    return count


def test_the_places_of_the_cases_here_are_the_names() -> None:
    """The hand-made places stand where the names do."""
    assert (TEXT[9:22], TEXT[25:40]) == ("Yelimar Cotúa", "Rosendo Tarquín")


def test_a_tier_counts_at_its_own_rank_and_at_those_below() -> None:
    """What is likely counts as an alert and at any tier, and not as sure."""
    tally = _count(Case("k", TEXT, (YELIMAR, ROSENDO)), _answer("y", 9, 22, Tier.LIKELY)).total()
    assert tally.found == [0, 1, 1]
    assert tally.recall(1) == 0.5
    assert tally.precision(1) == 1.0


def test_the_right_subject_elsewhere_is_neither_found_nor_false() -> None:
    """Who is named is not told of wrongly, but a place is found only by an answer that touches it."""
    tally = _count(Case("k", TEXT, (YELIMAR,)), _answer("y", 0, 8)).total()
    assert (tally.found, tally.false) == ([0, 0, 0], [0, 0, 0])


def test_a_subject_told_twice_of_one_text_is_one_false_alert() -> None:
    """Alerts are counted by text and subject, at the surest tier."""
    tally = _count(
        Case("k", TEXT, (YELIMAR,)),
        _answer("d", 0, 8, Tier.WEAK),
        _answer("d", 9, 22, Tier.LIKELY),
        _answer("y", 9, 22),
    ).total()
    assert tally.false == [0, 1, 1]
    assert tally.precision(1) == 0.5
    assert tally.per_thousand(1) == 1000


def test_a_name_printed_in_full_is_no_false_alert_but_a_lure_is() -> None:
    """Whoever's complete name stands in the text is named, unless the text was made to mislead about that one."""
    street = "La avenida YELIMAR COTUA está cerrada."
    answer = _answer("y", 11, 24)
    assert _count(Case("k", street), answer).total().false == [0, 0, 0]
    trap = _count(Case("k", street, lures=frozenset({"y"})), answer).total()
    assert (trap.false, trap.false_rate(0)) == ([1, 1, 1], 1.0)


def test_a_trap_is_sprung_by_its_lure_alone() -> None:
    """Somebody else told of the text of a trap is a false alert, and no failure of that kind of trap."""
    tally = _count(Case("k", TEXT, lures=frozenset({"r"})), _answer("d", 0, 8)).total()
    assert (tally.false[1], tally.false_rate(1)) == (1, 0.0)


def test_who_is_unclear_counts_neither_way() -> None:
    """An answer that cannot be judged is left out."""
    tally = _count(Case("k", TEXT, unclear=frozenset({"d"})), _answer("d", 0, 8)).total()
    assert (tally.false, tally.right) == ([0, 0, 0], [0, 0, 0])


def test_kinds_and_halves_add_up() -> None:
    """A kind in one half, in both, and everything together."""
    count = Count(NAMES)
    count.add(Case("one", TEXT, (YELIMAR,), half="A"), [_answer("y", 9, 22)])
    count.add(Case("one", TEXT, (YELIMAR,), half="B"), [])
    count.add(Case("two", TEXT, (ROSENDO,), half="B"), [_answer("r", 25, 40)])
    assert count.kind("one", "A").recall(0) == 1.0
    assert count.kind("one").recall(0) == 0.5
    assert count.total().recall(0) == pytest.approx(2 / 3)
    assert count.total("B").cases == 2


def test_a_threshold_is_set_on_half_a_and_read_on_half_b() -> None:
    """The lowest score that is precise enough on A, whatever B says."""
    scored = [
        Scored("A", 0.9, True), Scored("A", 0.8, True), Scored("A", 0.7, False), Scored("A", 0.6, True),
        Scored("B", 0.9, True), Scored("B", 0.85, False), Scored("B", 0.5, True),
    ]  # fmt: skip
    cut = best_cut(scored, {"A": 4, "B": 2}, 0.95)
    assert cut is not None
    assert (cut.score, cut.recall, cut.precision) == (0.8, {"A": 0.5, "B": 0.5}, {"A": 1.0, "B": 0.5})
    assert best_cut([Scored("A", 0.9, False)], {"A": 1, "B": 1}, 0.95) is None
