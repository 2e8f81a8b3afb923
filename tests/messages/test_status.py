"""What is known of somebody, and that silence is not "no news"."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.locale.lint import lint
from monitor.messages import status_lines
from monitor.model import Kind, Polarity, Tier
from tests.messages.making import CARACAS, MINOR, PERSON, PUBLISHED, SOURCES, confirmed, story

READ = datetime(2026, 1, 9, 18, 5, tzinfo=UTC)


def test_nothing_found_is_not_no_news() -> None:
    """Nothing found says how much was read, and that there may be more."""
    lines = status_lines(PERSON, [], SOURCES, zone=CARACAS, language="es", read=43, last_read=READ)
    assert lines == (
        "No encontramos nada en las 43 fuentes que leímos; puede haber noticias que no vemos.",
        "Última lectura: viernes 9 de enero, 2:05 p. m. (hora de Venezuela).",
    )


def test_blind_says_so() -> None:
    """When no source could be read, silence says nothing, and that is said."""
    lines = status_lines(PERSON, [], SOURCES, zone=CARACAS, language="es", read=0)
    assert lines == ("No pudimos leer ninguna fuente. El silencio de hoy no dice nada.",)


def test_the_newest_stands_first() -> None:
    """Stories come newest first, each with its verdict and where it was read; bare mentions do not."""
    later = replace(confirmed(), event=PUBLISHED + timedelta(days=31))
    stories = [story(tier=Tier.LIKELY), story(Kind.MENTIONED), later]
    lines = status_lines(PERSON, stories, SOURCES, zone=CARACAS, language="es", read=43)
    assert lines == (
        "dom 8 feb, 1:29 p. m.: CONFIRMADO. Juana Pérez salió de prisión.",
        "Leído en Cable Sur (ventana.example).",
        "https://ventana.example/noticia/17",
        "jue 8 ene, 1:29 p. m.: SIN CONFIRMAR. Juana Pérez: el medio La Ventana dice que salió de prisión.",
        "Puede ser otra persona.",
        "Leído en La Ventana (ventana.example).",
        "https://ventana.example/noticia/17",
        "Leímos 43 fuentes; puede haber noticias que no vemos.",
    )


def test_a_demand_is_no_release() -> None:
    """A demand is shown as one."""
    lines = status_lines(PERSON, [story(polarity=Polarity.DEMANDED)], SOURCES, zone=CARACAS, language="es", read=1)
    assert "SE PIDE, NO HA OCURRIDO. Juana Pérez: el medio La Ventana hace una petición." in lines[0]


def test_a_minor_has_initials() -> None:
    """A minor's status has no name and no link."""
    lines = status_lines(MINOR, [story(subject=MINOR)], SOURCES, zone=CARACAS, language="en", read=2)
    assert "Quintero" not in " ".join(lines)
    assert "https" not in " ".join(lines)
    assert lint("\n".join(lines), "en", ["La Ventana"]) == []
