"""Texts that nobody would print: a short run of ``python -m benchmarks.matching.fuzz``, and a text that hurt once."""

import tracemalloc
from collections.abc import Iterator
from random import Random

import pytest

from benchmarks.matching.fuzz import MUTATIONS, Fuzzer, misplaced, run
from monitor.matching import Matcher, Mention, Subject, SubjectType
from monitor.matching.tokens import hyphenated

MATCHER = Matcher([Subject("g", SubjectType.PERSON, "Juan Pablo Guanipa")])
#: A piece of each kind of text that could be without end.
PIECES = (
    "Salió el preso. ", "a", "س", "\ud800", "\u202e", "\u0301", "J\u0301\u0301\u0301an ", "JuanPabloGuanipa", "&#74;",
    "Juan Pablo Guanipa ", "\x00\xff\x85ñ", "Ã©", "\n", "-\n", "a-", "#", "'", '"', "Хуан ", "\u3164",
)  # fmt: skip


@pytest.mark.system
def test_ten_seconds_of_odd_texts() -> None:
    """No exception, no mention in the wrong place, no other answer at the second look, no text that takes for ever."""
    faults: list[tuple[int, str]] = []
    read = 0
    for number, found in run(seed=11, minutes=1 / 6):
        faults += [(number, fault.what) for fault in found]
        read = number + 1
    assert faults == []
    assert read > 20


@pytest.mark.system
def test_the_run_would_see_a_fault() -> None:
    """A mention that stands elsewhere, or twice, and a matcher that raises or forgets."""
    text = "Ayer salió Juan Pablo Guanipa."
    (mention,) = MATCHER.find(text)
    assert list(misplaced(text, [mention])) == []
    assert list(misplaced(text[1:], [mention]))
    assert list(misplaced(text, [mention, mention])) == ["a mention twice"]
    fuzzer = Fuzzer(1)
    assert fuzzer.text(5) == fuzzer.text(5) != fuzzer.text(6)
    answers: Iterator[list[Mention]] = iter([[], [mention]])
    fuzzer.find = lambda _: next(answers)
    assert list(fuzzer.faults(5)) == ["another answer at the second look"]
    assert list(fuzzer.faults(5)) == ["StopIteration: "]


def test_every_mutation_gives_some_text() -> None:
    """Also of nothing at all, and of what cannot be encoded."""
    draw = Random(3)  # noqa: S311 - texts, no secret
    for mutation in dict.fromkeys(MUTATIONS):
        for text in ("", "\ud800 \U0010ffff", "Salió Juan Pablo."):
            assert isinstance(mutation(text, draw, ["Ana Paz", "Juan Pablo Guanipa"]), str)


@pytest.mark.system
@pytest.mark.parametrize("piece", PIECES)
def test_memory_is_in_proportion_to_the_text(piece: str) -> None:
    """What is held while a text is read, the mentions too, is some hundreds of bytes a character at the very most."""
    text = piece * (10_000 // len(piece))
    MATCHER.find(text)  # what is remembered of words is remembered
    tracemalloc.start()
    MATCHER.find(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 400 * len(text)


def test_a_word_without_an_end_is_looked_at_once() -> None:
    """It took the square of its length to find out that it has no hyphens."""
    assert hyphenated("a" * 1_000_000) == []
    assert hyphenated(f"{'a' * 100_000}-b c") == [f"{'a' * 100_000}-b"]
    assert hyphenated("Ana-\nMaría x Juan-Pablo-Ruz") == ["Ana-\nMaría", "Juan-Pablo-Ruz"]
