"""Tokens keep their places in the text and know how they follow each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.matching import Gap, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Juan Pablo, libre.", ["Juan", "Pablo", "libre"]),
        ("García-Pérez", ["García", "Pérez"]),
        ("D’Angelo dijo", ["D’Angelo", "dijo"]),
        ("Guanipa's son", ["Guanipa", "son"]),
        ("#JuanPabloGuanipa", ["Juan", "Pablo", "Guanipa"]),
        ("Gua\u00adnipa", ["Gua\u00adnipa"]),
        ("«Rodeo II»", ["Rodeo", "II"]),
        ("", []),
        (" .,;\n", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """Punctuation separates, apostrophes and soft hyphens do not, a hashtag comes apart."""
    assert [token.text for token in tokenise(text)] == words


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Juan Pablo", Gap.SPACE),
        ("Juan\u00a0Pablo", Gap.SPACE),
        ("Jean-Pierre", Gap.HYPHEN),
        ("J. Guanipa", Gap.DOT),
        ("J.P.", Gap.DOT),
        ("Dr. Pérez", Gap.DOT),
        ("Guanipa, Juan", Gap.COMMA),
        ("salió. Juan", Gap.BREAK),
        ("Guanipa; Juan", Gap.BREAK),
        ("Guanipa\nJuan", Gap.BREAK),
        ("una línea bastante larga que alguien cortó, Juan\nGuanipa", Gap.WRAP),
        ("una línea bastante larga que alguien cortó, Juan\n\nGuanipa", Gap.BREAK),
        ("Rodeo «II»", Gap.OPEN),
        ("(Rodeo) dos", Gap.QUOTE),
    ],
)
def test_gap_before_the_last_word(text: str, gap: Gap) -> None:
    """What stands between the last word and the one before it is told apart."""
    assert tokenise(text)[-1].gap is gap


def test_sentences_are_counted() -> None:
    """A full stop begins a sentence, that of an initial or an abbreviation does not."""
    tokens = tokenise("El Dr. J. Pérez salió. Nadie habló\nOtra línea")
    assert [(token.text, token.sentence) for token in tokens if token.first] == [("El", 0), ("Nadie", 1), ("Otra", 2)]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=200))
def test_offsets_are_those_of_the_text(text: str) -> None:
    """Every token stands in the text where it says, in order, without overlap, and folds to something."""
    end = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text
        assert end <= token.start < token.end
        assert token.folded
        end = token.end
