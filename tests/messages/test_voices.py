"""Who speaks is said by relation or by our own label, never by a relative's name."""

from __future__ import annotations

import pytest

from monitor.locale import translator
from monitor.messages.voices import denying, lead_origin, who
from monitor.model import Origin, Relation, Role
from tests.messages.making import DAILY, MOTHER, OUTLET, SON, SOURCES, evidence, origin, story


@pytest.mark.parametrize(
    ("voice", "spanish", "english"),
    [
        (SON, "su hijo", "their son"),
        (MOTHER, "su madre", "their mother"),
        (origin("f", Role.FAMILY, Relation.RELATIVES, label="la familia Quevedo"), "su familia", "their family"),
        (origin("f", Role.FAMILY, label="Rosa Quevedo"), "alguien de su familia", "a relative"),
        (origin("l", Role.LAWYER, Relation.LAWYER, label="Luz Gil"), "su defensa", "their lawyer"),
        (origin("l", Role.LAWYER, label="Luz Gil"), "alguien de la defensa", "someone of the defence"),
        (origin("s", Role.SELF, Relation.SELF, label="Juana Pérez"), "la propia persona", "the person concerned"),
        (DAILY, "el medio estatal Diario del Valle", "the state outlet Diario del Valle"),
        (origin("source:ong", None, label="whatever the text says"), "la ONG Casa Abierta", "the NGO Casa Abierta"),
        (origin("source:gone", Role.NGO, label="Foro Claro"), "la ONG Foro Claro", "the NGO Foro Claro"),
        (origin("government", Role.GOVERNMENT, label="la Fiscalía"), "la Fiscalía",
         "an authority"),
        (origin("p", Role.PRESS, label="El periodista Beto Gil"), "el periodista Beto Gil",
         "the press (El periodista Beto Gil)"),
        (origin("p", Role.PRESS, label="fuentes que nadie nombra"), "la prensa", "the press"),
        (origin("g", Role.GOVERNMENT, label="Ministerio del Valle"), "una autoridad (Ministerio del Valle)",
         "an authority (Ministerio del Valle)"),
        (origin("named:x", None, label="Beto Gil"), "una voz que cita La Ventana", "a voice quoted by La Ventana"),
        (origin("named:x", None, label="Beto Gil", carriers=()), "una voz que cita una fuente",
         "a voice quoted by a source"),
        (origin("named:x", Role.NGO, label="\u202ehttp://evil.example"), "una ONG", "an NGO"),
        (None, "una fuente", "a source"),
    ],
)  # fmt: skip
def test_who(voice: Origin | None, spanish: str, english: str) -> None:
    """Each voice has its words in both languages."""
    assert who(voice, SOURCES, translator("es")) == spanish
    assert who(voice, SOURCES, translator("en")) == english


def test_every_voice_has_words() -> None:
    """No role or relation raises, known to the config or not."""
    for language in ("es", "en"):
        texts = translator(language)
        for role in Role:
            for label in ("Algo", "«»"):
                assert who(origin("x", role, label=label), SOURCES, texts)
        for relation in Relation:
            assert who(origin("x", Role.FAMILY, relation), SOURCES, texts)


def test_the_lead_speaks_for_its_origin() -> None:
    """The quoted claim belongs to the origin that holds it, not to the first in the list."""
    assert lead_origin(story(origins=(OUTLET, SON), lead=evidence("c-family:son"))) == SON
    assert lead_origin(story(origins=(OUTLET,), lead=evidence("elsewhere"))) == OUTLET
    assert lead_origin(story(origins=(), lead=evidence("elsewhere"))) is None


def test_who_settled_it_denies_first() -> None:
    """The denial that decided stands before others, and only once."""
    assert denying(story(denials=(DAILY, MOTHER), denied_by=MOTHER)) == (MOTHER, DAILY)
    assert denying(story(denials=(DAILY,))) == (DAILY,)
