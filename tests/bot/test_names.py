"""What is taken for a name, and why something else is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.bot.names import Refusal, refusal, same_name, tidy, words_of


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Ana Zambrano", None),
        ("ana lucia zambrano oropel", None),
        ("a Ana Zambrano", None),
        ("<Ana Zambrano>", None),
        ("Zambrano Oropel, Ana Lucía", None),
        ("De la Cruz Oropel, Yorkel", None),
        ("OROPEL QUIJADA YORKEL", None),
        ("Jean-Pierre D'Oropel", None),
        ("María de los Ángeles del Valle Oropel de la Torre", None),
        ("Yorkel Pantoles", None),
        ("آنا زامبرانو", None),
        # Two surnames tell enough, however common they are.
        ("José Luis Pérez González", None),
        ("María García García", None),
        ("José Luis Pérez", None),
        ("José Pérez", Refusal.COMMON),
        ("Luis López", Refusal.COMMON),
        ("María González", Refusal.COMMON),
        ("Ana", Refusal.SHORT),
        ("Oropel", Refusal.SHORT),
        ("Ana Lucía", Refusal.SHORT),
        ("Pérez González", Refusal.SHORT),
        ("A. Oropel", Refusal.SHORT),
        ("Ana de", Refusal.SHORT),
        ("mi hijo Yorkel", Refusal.SHORT),
        ("آنا", Refusal.SHORT),
        ("", Refusal.SHORT),
        ("...", Refusal.SHORT),
        ("Ana Zambrano 2", Refusal.SIGNS),
        ("https://sitio.example Ana Paz", Refusal.SIGNS),
        ("sitio.example Ana Paz", Refusal.SIGNS),
        ("@ana paz", Refusal.SIGNS),
        ("¿Dónde está Ana Paz?", Refusal.SIGNS),
        ("Ana Zambrano 🕊", Refusal.SIGNS),
        ("Ana Zambrano\nLuis Oropel", Refusal.MANY),
        ("Ana Zambrano, Luis Oropel", Refusal.MANY),
        ("Ana Zambrano; Luis Oropel", Refusal.MANY),
        ("Ana Paz, Luis Paz, Rosa Paz", Refusal.MANY),
        ("Ana " + "Zambrano" * 15, Refusal.LONG),
    ],
)
def test_what_is_a_name(typed: str, why: Refusal | None) -> None:
    """A given name and a surname, of one person, that tell who is meant."""
    assert refusal(typed) is why


@given(st.text(max_size=200))
def test_any_text_is_judged(typed: str) -> None:
    """Whatever is typed, there is an answer, and tidying twice is tidying once for what is a name."""
    if refusal(typed) is None:
        assert tidy(tidy(typed)) == tidy(typed)
        assert 0 < len(tidy(typed)) <= 120


def test_tidying() -> None:
    """What stands around a name is no part of it."""
    assert tidy("  «Ana  Zambrano». ") == "Ana Zambrano"
    assert tidy("a Ana Zambrano") == "Ana Zambrano"
    assert tidy("Ana\u202e Zambrano\u200b") == "Ana Zambrano"


def test_same_name() -> None:
    """Accents, case, order and particles make no other name; another word does."""
    assert same_name("Ana Lucía Zambrano", "ZAMBRANO, Ana Lucia")
    assert same_name("Yorkel de la Cruz", "Yorkel Cruz")
    assert not same_name("Ana Zambrano", "Ana Zambrano Oropel")
    assert words_of("Ana de la Cruz") == {"ana", "cruz"}
