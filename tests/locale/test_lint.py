"""The linter finds what must never be written beside a name."""

from __future__ import annotations

import pytest

from monitor.locale.lint import lint, lint_catalogues, lint_first_line


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("es", "¡Salió de prisión!", "no exclamation marks"),
        ("en", "Out of prison!", "no exclamation marks"),
        ("es", "Su aviso fue eliminado.", "banned word"),
        ("es", "Nombre dado de baja.", "banned word"),
        ("es", "La clave expiró.", "banned word"),
        ("es", "Caso cerrado.", "banned word"),
        ("es", "El sujeto salió.", "banned word"),
        ("es", "Está en la lista de vigilancia.", "banned word"),
        ("es", "Felicidades a la familia.", "banned word"),
        ("es", "Ya está libre.", "banned word"),
        ("en", "She was freed.", "banned word"),
        ("en", "House arrest: free.", "banned word"),
        ("es", "N fue liberada.", "no gendered participle"),
        ("es", "Se dice que está detenido en Yare.", "no gendered participle"),
        ("es", "Sigue presa.", "no gendered participle"),
        ("es", "Liberados hoy.", "no gendered participle"),
        ("es", " ".join(["palabra"] * 16) + ".", "16 words in a sentence"),
    ],
)
def test_each_rule_is_found(language: str, text: str, rule: str) -> None:
    """Each rule catches what it is there for."""
    assert rule in [problem.rule for problem in lint(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Salió de prisión. El proceso sigue."),
        ("es", "Está en arresto domiciliario: no es libertad."),
        ("es", "La detención, la muerte y la presión no son participios."),
        ("en", "That is not freedom."),
        ("es", "Texto de La Ventana: «¡Por fin está libre!»"),
        ("es", "Leído en https://x.example/liberado"),
        ("es", " ".join(["palabra"] * 15) + ". " + " ".join(["palabra"] * 15) + "."),
        ("es", "Leído a la 1:29 p. m. en La Ventana."),
    ],
)
def test_what_is_allowed(language: str, text: str) -> None:
    """Plain words pass, and quotes and links are not our words."""
    assert lint(text, language) == []


def test_a_name_counts_as_one_word() -> None:
    """A long name is no fault of the sentence, and is not judged."""
    name = "María de los Ángeles Libre Preso de la Torre"
    assert lint(f"uno dos tres cuatro cinco seis siete ocho nueve diez once doce {name}", "es", [name]) == []


@pytest.mark.parametrize(
    ("first", "language", "good"),
    [
        ("SIN CONFIRMAR. Su hijo lo dice.", "es", True),
        ("Su hijo dice que salió. SIN CONFIRMAR.", "es", False),
        ("CONFIRMED. N left prison.", "en", True),
        ("CONFIRMADO. N salió.", "en", False),
    ],
)
def test_the_verdict_comes_first(first: str, language: str, *, good: bool) -> None:
    """A preview of forty characters must carry the verdict."""
    assert (lint_first_line(first, language) == []) is good


def test_catalogues_are_compared() -> None:
    """A key, a value or a text that one language lacks is found."""
    problems = lint_catalogues(
        {"es": {"line.a": ("{who} va.",), "line.b": ("",)}, "en": {"line.a": ("{Who} goes {where}.",)}}
    )
    assert [(p.rule, p.words) for p in problems] == [
        ("empty in es", "line.b"),
        ("missing in en", "line.b"),
        ("different placeholders", "line.a"),
    ]
