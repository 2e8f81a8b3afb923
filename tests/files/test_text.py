"""Words as a file has them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.files.refusal import WrongError, did_you_mean
from monitor.files.text import SLUG, identifier, line_of_text, plain, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Rocío San Miguel", "rocio-san-miguel"),
        ("  Ñáñez   O'Hara ", "nanez-o-hara"),
        ("El Rodeo I", "el-rodeo-i"),
        ("a" * 100, "a" * 80),
    ],
)
def test_slugs_are_plain(name: str, expected: str) -> None:
    """An id made of a name has only lower-case letters, digits and hyphens."""
    assert slug(name) == expected


def test_a_name_in_another_script_gets_a_stable_id() -> None:
    """Names without Latin letters get ids of their own, the same every time."""
    first, second = slug("نرگس محمدی"), slug("Мария Колесникова")
    assert first == slug("نرگس محمدی")
    assert first != second
    assert SLUG.fullmatch(first)
    assert SLUG.fullmatch(second)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=40))
def test_any_text_slugs_to_an_id(name: str) -> None:
    """Whatever the name, its slug is an id, and folding twice is folding once."""
    assert identifier(slug(name)) == slug(name)
    assert plain(plain(name)) == plain(name)


@pytest.mark.parametrize(
    "text", ["a\u200bb", "a\x00b", "a\x07b", "\u202eabc", "a\ufffdb", "a\x85b\x9d", "x" * 201, " ", 3]
)
def test_hidden_characters_are_refused(text: object) -> None:
    """Control, invisible and lost characters are refused, as is what is too long, empty or no text."""
    with pytest.raises(WrongError):
        line_of_text(text)


def test_spaces_of_any_kind_become_one() -> None:
    """Non-breaking spaces, tabs and line breaks inside a name are single spaces; letters are composed."""
    assert line_of_text("Jose\u0301\u00a0\tde\nla  Cruz ") == "José de la Cruz"


def test_suggestions_name_the_nearest() -> None:
    """A near miss is asked about; a far one lists what is allowed."""
    assert "'outlet'" in did_you_mean("outlte", ["ngo", "outlet"])
    assert "ngo, outlet" in did_you_mean("zzz", ["ngo", "outlet"])
