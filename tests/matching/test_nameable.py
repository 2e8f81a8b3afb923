"""What can name nobody is not watched for: it would be found nowhere, or on every page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ConfigError
from monitor.files.refusal import WrongError
from monitor.matching import Matcher, Subject, SubjectType
from monitor.matching.nameable import Lack, lack
from monitor.watchlists.entry import full_name

NAMELESS = [
    ("", Lack.LETTERS),
    (" \n\u00a0", Lack.LETTERS),
    ("\u200b\u200d\ufeff", Lack.LETTERS),
    ("¿? --- …", Lack.LETTERS),
    ("\u3164\u3164\u3164\u3164 \u3164", Lack.LETTERS),
    ("\u0640\u0640\u0640\u0640\u0640", Lack.LETTERS),
    ("\u0301\u0301", Lack.LETTERS),
    ("\ud800", Lack.LETTERS),
    ("😀 😀", Lack.LETTERS),
    ("7", Lack.FIGURES),
    ("2024", Lack.FIGURES),
    ("12 345", Lack.FIGURES),
    ("½ ²", Lack.FIGURES),
    ("A", Lack.SHORT),
    ("Ñ.", Lack.SHORT),
    ("J. P.", Lack.INITIALS),
    ("Ж. П.", Lack.INITIALS),
    ("de la", Lack.PARTICLES),
    ("Los", Lack.PARTICLES),
    ("y del", Lack.PARTICLES),
]


@pytest.mark.parametrize(("name", "missing"), NAMELESS)
def test_what_names_nobody_is_refused_and_nothing_changes(name: str, missing: Lack) -> None:
    """As a name, as an alias and as a word that needs context, with whose it is and what it lacks."""
    assert lack(name) is missing
    matcher = Matcher([Subject("a", SubjectType.PERSON, "Biagio Pilieri")])
    for subject in (
        Subject("b", SubjectType.PERSON, name),
        Subject("b", SubjectType.FACILITY, name),
        Subject("b", SubjectType.PERSON, "Freddy Superlano", aliases=("Freddy S.", name)),
        Subject("b", SubjectType.PERSON, "Freddy Superlano", needs_context=(name,)),
    ):
        with pytest.raises(ValueError, match="b: ") as caught:
            matcher.add(subject)
        assert str(missing) in str(caught.value)
        with pytest.raises(ValueError, match="b: "):
            Matcher([subject])
        assert [one.subject_id for one in matcher.find(f"Freddy Superlano, Biagio Pilieri, {name}.")] == ["a"]
        with pytest.raises(KeyError):
            matcher.remove("b")


@pytest.mark.parametrize(
    "name", ["Ana Li", "Li Na", "Bo", "李 明", "J. Paz", "Rodeo 1", "4F", "علی", "Ив Я", "San", "Al Pe", "O'Dé"]
)
def test_short_names_are_names(name: str) -> None:
    """They are watched, though the lint of the list may have a word about them."""
    assert lack(name) is None
    assert lack(name.upper()) is None


ODD = st.text(alphabet="aÑ.7½ -'\u0640\u3164\u200d\u0301李Ждdelyos", max_size=12) | st.text(max_size=8)


@settings(derandomize=True, deadline=None, max_examples=500)
@given(ODD)
def test_what_a_list_lets_pass_the_matcher_takes(name: str) -> None:
    """A list is refused with file and line; nothing is left for the matcher to refuse without them."""
    try:
        text = full_name(name)
    except (WrongError, ConfigError):
        return
    Matcher([Subject("a", SubjectType.PERSON, text), Subject("b", SubjectType.FACILITY, text)])
