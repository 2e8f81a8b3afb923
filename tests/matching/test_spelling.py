"""Slips of spelling are told from other names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching.spelling import Likeness, Speller, compare


@pytest.mark.parametrize(
    ("printed", "meant", "likeness"),
    [
        ("ronald", "roland", Likeness.ORDER),
        ("pielieri", "pilieri", Likeness.LETTERS),
        ("pillieri", "pilieri", Likeness.LETTERS),
        ("gonzales", "gonzalez", Likeness.SOUND),
        ("yelitsa", "yelitza", Likeness.SOUND),
        ("fredy", "freddy", Likeness.SOUND),
        ("jimenez", "gimenez", Likeness.SOUND),
        ("jhonny", "johnny", Likeness.SOUND),
        ("superiano", "superlano", Likeness.SCAN),
        ("rosas", "rojas", Likeness.LETTERS),
        ("leal", "real", None),
        ("guanipa", "superlano", None),
        ("a" * 5000, "roland", None),
    ],
)
def test_likeness(printed: str, meant: str, likeness: Likeness | None) -> None:
    """A slip is told by its kind; short words with another letter are other words."""
    assert compare(printed, meant, gendered=True) is likeness


@pytest.mark.parametrize(("one", "other"), [("carla", "carlos"), ("daniela", "daniel"), ("mario", "maria")])
def test_a_mans_name_is_no_slip_for_a_womans(one: str, other: str) -> None:
    """Given names that differ by gender are different names, in both directions."""
    assert compare(one, other, gendered=True) is None
    assert compare(other, one, gendered=True) is None


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet="abcdeilnorsz", min_size=6, max_size=12), st.data())
def test_the_index_finds_what_compare_accepts(word: str, data: st.DataObject) -> None:
    """A word with one letter lost, doubled or exchanged leads back to the watched one."""
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("aeiou"))
    speller = Speller([word], gendered=False)
    for printed in (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + letter + word[at + 1 :]):
        accepted = printed != word and compare(printed, word, gendered=False) is not None
        assert [meant for meant, _ in speller.near(printed)] == ([word] if accepted else [])
