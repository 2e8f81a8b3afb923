"""Names of other scripts are spelt as newspapers print them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching.scripts import is_other, romanised
from monitor.matching.scripts.romanising import SPELLINGS


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Алексей Навальный", {"Aleksey Navalny", "Alexei Navalny", "Aleksei Navalny"}),
        ("Навальный Алексей Анатольевич", {"Aleksey Navalny", "Alexei Navalny"}),
        ("Владимир Кара-Мурза", {"Vladimir Kara-Murza"}),
        ("Алесь Бяляцкі", {"Ales Byalyatski", "Ales Bialiatski"}),
        ("Михаил Ходорковский", {"Mikhail Khodorkovsky", "Mijail Jodorkovski"}),
        ("نرگس محمدی", {"Narges Mohammadi"}),
        ("نسرین ستوده", {"Nasrin Sotoudeh"}),
        ("Νίκος Παπανδρέου", {"Nikos Papandreou"}),
    ],
)
def test_as_printed(name: str, spellings: set[str]) -> None:
    """English, Spanish and official spellings are among the four; a father's name is left out."""
    assert spellings <= set(romanised(name))


@pytest.mark.parametrize("name", ["", "习近平", "სააკაშვილი", "سپیده رشنو", "Juan Guanipa"])
def test_none_where_nobody_knows(name: str) -> None:
    """Unknown scripts, and words whose vowels nobody wrote down, are not guessed."""
    assert romanised(name) == []


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=40) | st.text(alphabet="абвгдеёжзийъыьэюяВОЛ -.,αβγμπντσςϊά احمدیوںلع", max_size=40))
def test_anything_may_be_asked(name: str) -> None:
    """Whatever the name, at most four spellings come back, and none of them empty."""
    found = romanised(name)
    assert len(found) <= SPELLINGS
    assert all(found)


def test_spellings_are_latin() -> None:
    """A romanised name has no letter of another script."""
    assert not any(is_other(spelling) for spelling in romanised("Світлана Ґалаґан Їжакевич"))
