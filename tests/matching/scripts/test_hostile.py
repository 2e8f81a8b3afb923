"""Hostile text neither raises nor takes more than its share of time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching import Token, tokenise
from monitor.matching.scripts import OtherScripts
from monitor.matching.scripts.speech import bases, readings

#: They take seconds to measure time with.
pytestmark = pytest.mark.system

NAMES = (
    "María Corina Machado", "José García", "Иван Степанович Кротов", "Владимир Кара-Мурза", "نرگس محمدی",
    "عبد الله عبد", "Κυριάκος Μητσοτάκης", "Кротыч", "习近平", "Juan", "", "-", "А. Б.", "de la", "аль", "San",
    "عبد", "ال ال",
)  # fmt: skip
PIECES = (
    "Мария", "Корина", "Мачадо", "Кара-Мурза", "Иван", "Кротова", "А.", "де", "ла", "аль-", "Сан", "абд", "и", ",", ".",
    "\n", "-", "نرگس", "محمدی", "عبد", "ال", "و", "بن", "Κυριάκου", "Μητσοτάκη", "ΰ", "习近平", "Juan", "José",
    "García", "\u0301", "\u200f", "\ud800", "ё", "Ильич", "🙂",
)  # fmt: skip


def watching() -> OtherScripts:
    """A finder of everybody in NAMES."""
    scripts = OtherScripts()
    for place, name in enumerate(NAMES):
        scripts.add(place, [name])
    return scripts


SCRIPTS = watching()


@settings(derandomize=True, deadline=None, max_examples=400)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.booleans(),
)
def test_any_text(text: str, lower: bool) -> None:
    """Whatever is printed, what is found stands in the text and has a score."""
    tokens = tokenise(text)
    for found in (*SCRIPTS.find(tokens, lower), *SCRIPTS.find_latin(tokens, lower)):
        assert 0 <= found.first <= found.last < len(tokens)
        assert NAMES[found.place] == found.alias
        assert 0.0 < found.score <= 1.0


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=30))
def test_any_name(name: str) -> None:
    """Any name may be added and removed again."""
    scripts = watching()
    scripts.find(tokenise("Иван Кротов"), lower=False)
    scripts.add(99, [name, name[::-1]])
    scripts.find(tokenise(f"Иван {name}"), lower=False)
    scripts.remove(99)
    assert all(found.place != 99 for found in scripts.find(tokenise(f"Иван {name} Кротов"), lower=False))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(alphabet=st.characters(min_codepoint=0x370, max_codepoint=0x6FF), max_size=50))
def test_any_word(word: str) -> None:
    """Any word has bases, itself the first, and readings."""
    assert bases(word)
    assert all(isinstance(way, str) for base in bases(word) for way in readings(base))


@pytest.mark.parametrize(
    "piece",
    [
        "Мария Корина Мачадо ",
        "а-",
        "Кара-",
        "Сан ",
        "عبد ",
        "و",
        "نرگس ",
        "А. ",
        "Иван ",
        "习",
        "Μ",
        "де ",
        "Хосе Гарсия, ",
    ],
)
def test_twice_the_text_is_twice_the_time(piece: str) -> None:
    """Repetition costs in proportion: eight times the text takes no more than twenty times as long."""
    short, long = tokenise(piece * 500), tokenise(piece * 4_000)
    SCRIPTS.find(short, lower=True)
    once = _seconds(short)
    assert _seconds(long) < 20 * max(once, 0.02)


def _seconds(tokens: list[Token]) -> float:
    start = time.perf_counter()
    SCRIPTS.find(tokens, lower=True)
    return time.perf_counter() - start
