"""Folding makes one word of all its spellings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Muñoz", "munoz"),
        ("MUN\u0303OZ", "munoz"),
        ("Burlò", "burlo"),
        ("D’Angelo", "dangelo"),
        ("O'Brien", "obrien"),
        ("García-Pérez", "garciaperez"),
        ("Gua\u00adni\u200bpa", "guanipa"),
        ("Ｆｒｅｄｄｙ", "freddy"),
        ("Supеrlаno", "superlano"),  # Cyrillic е and а
        ("Øyvind", "oyvind"),
        ("Łukasz", "lukasz"),
        ("Groß", "gross"),
        ("ﬁn", "fin"),
        ("İstanbul", "istanbul"),
        ("Фёдор", "федор"),
        ("كريمي", "کریمی"),
        ("", ""),
    ],
)
def test_one_spelling(printed: str, folded: str) -> None:
    """Case, accents, apostrophes, hyphens, invisible characters and look-alikes make no difference."""
    assert fold(printed) == folded


def test_a_word_in_another_script_keeps_its_letters() -> None:
    """A wholly Cyrillic word is not turned into Latin letters that look alike."""
    assert fold("Вера") != fold("Bepa")


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(word: str) -> None:
    """Folding what is folded changes nothing."""
    assert fold(fold(word)) == fold(word)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(alphabet="abcdeéñüÁÑ’'-\u00ad\u200b", max_size=12))
def test_case_makes_no_difference(word: str) -> None:
    """Capitals fold like small letters."""
    assert fold(word.upper()) == fold(word.lower())
