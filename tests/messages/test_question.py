"""A question says first that it may be somebody else, never that it is them, and keeps the rules of every message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.locale import LANGUAGES
from monitor.locale.lint import lint, lint_first_line
from monitor.messages import render_question, render_question_first
from monitor.model import GOOD_NEWS, Kind, Message, Polarity, Subject
from tests.messages.making import CARACAS, MINOR, PERSON, PLACE, SOURCES, evidence

LONG = replace(PERSON, name="María de los Ángeles Fernández de la Peña Urdaneta")


def question(subject: Subject, kind: Kind, polarity: Polarity = Polarity.HAPPENED, language: str = "es") -> Message:
    """The question about a sentence of La Ventana."""
    sentence = f"La policía se llevó a J. Pérez ({kind})."
    return render_question(
        evidence("c", kind=kind, polarity=polarity, quote=sentence), subject, SOURCES, language, zone=CARACAS
    )


@pytest.mark.parametrize("subject", [PERSON, LONG, PLACE, MINOR], ids=lambda subject: str(subject.id))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_keeps_the_rules(subject: Subject, language: str) -> None:
    """The verdict first, short sentences, no forbidden word, whatever is claimed and however."""
    names = [subject.name, *(source.name for source in SOURCES.values())]
    for kind in Kind:
        for polarity in Polarity:
            for message in (question(subject, kind, polarity, language), render_question_first(subject, language)):
                assert lint_first_line(message.first, language) == []
                assert lint(message.text, language, names) == []
                assert "{" not in message.text


def test_the_whole_question() -> None:
    """What is said of somebody of a like name, when, the sentence, where it was read, and the question."""
    assert question(PERSON, Kind.DETAINED).text.splitlines() == [
        "PUEDE SER OTRA PERSONA. Se publicó que detuvieron a alguien con un nombre parecido a Juana Pérez.",
        "Noticia publicada: jueves 8 de enero, 1:29 p. m. (hora de Venezuela).",
        "Texto de La Ventana: «La policía se llevó a J. Pérez (detained).»",
        "Leído en La Ventana (ventana.example).",
        "https://ventana.example/noticia/17",
        "¿Es la persona a quien sigue?",
    ]


@pytest.mark.parametrize(
    ("kind", "polarity", "words"),
    [
        (Kind.RE_ARRESTED, Polarity.HAPPENED, "volvieron a detener a alguien"),
        (Kind.DISAPPEARED, Polarity.HAPPENED, "no se sabe dónde está alguien"),
        (Kind.DETAINED, Polarity.DOUBTED, "Una noticia nombra a alguien"),
        (Kind.DETAINED, Polarity.DENIED, "Una noticia nombra a alguien"),
        (Kind.RELEASED, Polarity.HAPPENED, "Una noticia nombra a alguien"),
        (Kind.CHARGED, Polarity.HAPPENED, "Una noticia nombra a alguien"),
    ],
)
def test_the_first_line(kind: Kind, polarity: Polarity, words: str) -> None:
    """What happened to somebody of a like name is said where it did; the rest is left to the quote."""
    first = question(PERSON, kind, polarity).first
    assert first.startswith("PUEDE SER OTRA PERSONA. ")
    assert words in first
    assert first.endswith("nombre parecido a Juana Pérez.")


def test_of_a_place() -> None:
    """A place may be another place."""
    message = question(PLACE, Kind.DETAINED)
    assert message.first.startswith("PUEDE SER OTRO LUGAR. ")
    assert message.body[-1] == "¿Es el lugar que sigue?"
    assert render_question_first(PLACE, "es").first.startswith("PUEDE SER OTRO LUGAR. Hay una noticia grave")


@pytest.mark.parametrize("kind", sorted(GOOD_NEWS))
def test_good_news_confirms_nothing(kind: Kind) -> None:
    """Nobody runs to a prison for it, and nobody pays."""
    body = question(PERSON, kind).body
    assert "Esta noticia por sí sola no confirma nada." in body
    assert any("estafa" in line for line in body)


def test_the_first_step_of_a_death() -> None:
    """It says no more than that there is grave news."""
    text = render_question_first(PERSON, "es").text
    assert text.startswith("PUEDE SER OTRA PERSONA. Hay una noticia grave sobre alguien")
    assert "muri" not in text
    assert "ventana" not in text


def test_a_minor_is_not_spelled_out() -> None:
    """Initials only, no quote."""
    text = question(MINOR, Kind.DETAINED).text
    assert "Quintero" not in text
    assert "«" not in text
