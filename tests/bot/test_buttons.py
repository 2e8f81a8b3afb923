"""What stands under alerts and answers: words in two languages, and actions that read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.bot import alert_buttons
from monitor.bot.actions import LONGEST, parse
from monitor.bot.buttons import again_button, candidate_buttons
from monitor.locale import translator
from tests.bot.fakes import ANA, CHILD, HIDDEN, LUIS

ES = translator("es")


@pytest.mark.parametrize(
    ("grave", "place", "language", "labels"),
    [
        (False, False, "es", [["No es esta persona", "Más"], ["Dejar de seguir"]]),
        (False, True, "es", [["No es este lugar", "Más"], ["Dejar de seguir"]]),
        (False, False, "en", [["Not this person", "More"], ["Stop following"]]),
        (True, False, "es", [["Leer", "Con quién hablar"], ["Dejar de seguir"]]),
        (True, False, "en", [["Read", "Whom to talk to"], ["Stop following"]]),
    ],
)
def test_under_alerts(*, grave: bool, place: bool, language: str, labels: list[list[str]]) -> None:
    """An ordinary alert has three buttons, the first step of grave news has three others."""
    rows = alert_buttons(123, grave=grave, place=place, language=language)
    assert [[label for label, _ in row] for row in rows] == labels
    for row in rows:
        for _, action in row:
            read = parse(action)
            assert read is not None
            assert read.number == 123
            assert len(action) <= LONGEST


def test_candidates() -> None:
    """A row for each, and one for somebody else where that name is kept."""
    rows = candidate_buttons([ANA, LUIS], "~0123456789abcdef", ES)
    assert [label for ((label, _),) in rows] == [ANA.name, LUIS.name, "Es otra persona"]
    assert len(candidate_buttons([ANA], "", ES)) == 1


def test_two_of_one_name_are_told_apart() -> None:
    """Where the lists know a word of each, it stands behind the name."""
    twins = [
        replace(ANA, context=("abogada",)),
        replace(ANA, id="ana-2", context=("Mérida",)),
        replace(ANA, id="ana-3"),
    ]
    assert [label for ((label, _),) in candidate_buttons(twins, "", ES)] == [
        f"{ANA.name} (abogada)",
        f"{ANA.name} (Mérida)",
        ANA.name,
    ]


def test_the_way_back() -> None:
    """A public entry and a name of one's own can be taken back; what opens by invitation cannot."""
    assert again_button(ANA, "", ES)[0][0][0] == "Volver a seguir"
    assert again_button(None, "~0123456789abcdef", ES)[0][0][1] == "n~0123456789abcdef"
    assert again_button(HIDDEN, "", ES) == again_button(CHILD, "", ES) == again_button(None, "", ES) == ()
