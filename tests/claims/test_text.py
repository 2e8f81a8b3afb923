"""Sentences and folding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.claims.text import fold, shorten, split


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text())
def test_fold_keeps_offsets(text: str) -> None:
    """A folded text is as long as it was, and folding twice is folding once."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet='aB .!?…\n«»"()1-', max_size=80))
def test_sentences_stand_where_they_say(text: str) -> None:
    """Each sentence is the text at its offset, and they come in order without overlap."""
    last = 0
    for sentence in split(text, ""):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= last
        last = sentence.end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Salió. Llegó a casa.", 2),
        ("Salió a las 3:40 a. m. del penal.", 1),
        ("El Dr. Paz llegó a EE. UU. ayer.", 1),
        ("«Salió. Está libre», dijo su madre.", 1),
        ("Lista:\n- Ana Paz\n- Luis Sol", 3),
        ("¿Salió? No.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """Abbreviations and quotations do not end a sentence; lines do."""
    assert len(split(text, "")) == count


def test_shorten() -> None:
    """A short text stays; a long one is cut between words."""
    assert shorten("uno dos", 20) == "uno dos"
    assert shorten("uno dos tres", 9) == "uno dos…"
