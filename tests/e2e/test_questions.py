"""Doubt that nobody resolves becomes a question to those who follow, over the real service and a Bot API."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from monitor.model import Verdict
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
from tests.e2e.phone import MARIA, PEDRO, Phones, ring

pytestmark = pytest.mark.system

#: An initial may stand for another name.
TAKEN = "A. Zambrano fue detenida el jueves por la policía."
SUBJECT = "ana"
OTHER = "Gisela Pantoja Quiroz"
OTHER_TAKEN = "G. Pantoja fue detenida el jueves por la policía."
OTHER_MOVED = "Gisela Pantoja Quiroz fue trasladada a la cárcel de Tocorón."
NOT_TAKEN = "Gisela Pantoja Quiroz no fue detenida, dijo su esposo."
FIRST = "PUEDE SER OTRA PERSONA. Se publicó que detuvieron a alguien con un nombre parecido a "


def labels(town: Phones, chat: int) -> list[str]:
    """The buttons under the last message."""
    return [key.label for key in town.last(chat).keys]


def decide(town: Phones, verdict: Verdict) -> None:
    """An operator decides on the one doubt there is."""
    with News.open(town.files.news, owner=False) as news:
        (doubt,) = news.doubtful(10)
    with Desk.open(town.files.desk, owner=False) as desk:
        desk.add_decision(doubt.item_id, doubt.subject_id, verdict, None, None, "op", town.clock.now())


async def typed(town: Phones, chat: int = MARIA) -> None:
    """Somebody follows a name that stands on no list, and it has been looked for."""
    town.api.write(chat, "/start")
    town.api.write(chat, f"/seguir {OTHER}")
    await town.settle()
    await town.settle(minutes=5)
    assert town.firsts(chat)[-1].startswith("Terminé de buscar")


def test_after_two_hours_those_who_follow_are_asked(memory: Path, tmp_path: Path) -> None:
    """Not before; once, with a sound; a reprint is not asked about again. The answer shows operators what, not who."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        await town.follow(PEDRO)
        before = len(town.said(MARIA))
        town.papers.prints("diario", "Operativo en Los Teques", TAKEN, 1)
        await town.settle(hours=1)
        await town.settle(minutes=119)
        assert len(town.said(MARIA)) == before
        await town.settle(minutes=2)
        asked = town.last(MARIA)
        assert asked.text.startswith(FIRST)
        assert f"«{TAKEN[:30]}" in asked.text
        assert asked.sound
        assert labels(town, MARIA) == ["Sí, es esta persona", "No es", "Dejar de seguir"]
        town.papers.prints("radio", "Operativo en Los Teques", TAKEN, 4)
        await town.settle(hours=1)
        await town.settle(hours=3)
        assert len(town.said(MARIA)) == before + 1
        town.api.press(MARIA, "No es")
        await town.settle(minutes=1)
        assert town.firsts(MARIA)[-1].startswith("Gracias. No le aviso más de esa noticia.")
        assert town.firsts(PEDRO)[-1].startswith("PUEDE SER OTRA PERSONA.")
        with Desk.open(town.files.desk, owner=False) as desk:
            (report,) = desk.reports()
        assert (report.subject_id, report.this_one, report.story_id) == (SUBJECT, False, "")

    ring(tmp_path, memory, story)


def test_an_operator_who_was_awake_spares_the_question(memory: Path, tmp_path: Path) -> None:
    """What was decided within two hours is not asked; "yes" is told as an alert."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.papers.prints("diario", "Operativo en Los Teques", TAKEN, 1)
        await town.settle(hours=1)
        decide(town, Verdict.YES)
        await town.settle(minutes=5)
        assert town.firsts(MARIA)[-1].startswith("SIN CONFIRMAR. Detuvieron a ")
        count = len(town.said(MARIA))
        await town.settle(hours=3)
        assert len(town.said(MARIA)) == count

    ring(tmp_path, memory, story)


def test_an_operator_who_was_late_says_so_under_the_question(memory: Path, tmp_path: Path) -> None:
    """Who was asked and has not answered reads that it was somebody else; who has answered does not."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        await town.follow(PEDRO)
        town.papers.prints("diario", "Operativo en Los Teques", TAKEN, 1)
        await town.settle(hours=1)
        await town.settle(hours=2)
        town.api.press(PEDRO, "Sí, es esta persona")
        await town.settle(minutes=1)
        question, answered = town.last(MARIA), town.said(PEDRO)[-2]
        decide(town, Verdict.NOT_THIS_PERSON)
        await town.settle(minutes=5)
        assert question.text == "No era esta persona, según quien revisa este servicio."
        assert list(question.keys) == []
        assert answered.text.startswith("PUEDE SER OTRA PERSONA.")

    ring(tmp_path, memory, story)


def test_a_yes_about_a_public_entry_confirms_nothing(memory: Path, tmp_path: Path) -> None:
    """Nobody is told anything because a stranger said so; an operator's yes makes the alert."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        await town.follow(PEDRO)
        town.papers.prints("diario", "Operativo en Los Teques", TAKEN, 1)
        await town.settle(hours=1)
        await town.settle(hours=2)
        count = len(town.said(PEDRO))
        town.api.press(MARIA, "Sí, es esta persona")
        await town.settle(minutes=5)
        assert "sin saber quién lo dijo" in town.firsts(MARIA)[-1]
        assert len(town.said(PEDRO)) == count
        with News.open(town.files.news, owner=False) as news:
            assert news.stories_of(SUBJECT) == []
        decide(town, Verdict.YES)
        await town.settle(minutes=5)
        for chat in (MARIA, PEDRO):
            assert town.firsts(chat)[-1].startswith("SIN CONFIRMAR. Detuvieron a ")

    ring(tmp_path, memory, story)


def test_doubt_about_a_name_of_ones_own_is_asked_at_once(memory: Path, tmp_path: Path) -> None:
    """Yes: it counts, also after a restart; it is not told again, what comes next is, and a denial corrects it."""

    async def story(town: Phones) -> None:
        await typed(town)
        town.papers.prints("diario", "Operativo en Los Teques", OTHER_TAKEN, 1)
        await town.settle(hours=1)
        assert town.last(MARIA).text.startswith(FIRST + OTHER)
        assert town.last(MARIA).sound
        town.api.press(MARIA, "Sí, es esta persona")
        await town.settle(minutes=1)
        assert town.firsts(MARIA)[-1] == "Gracias. Le aviso de lo que siga."
        count = len(town.said(MARIA))
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count
        town.papers.prints("radio", "Traslado", OTHER_MOVED, 4)
        await town.settle(hours=2)
        assert town.firsts(MARIA)[-1].startswith(f"SIN CONFIRMAR. Trasladaron a {OTHER}")
        town.papers.prints("familia", "No es cierto", NOT_TAKEN, 5)
        await town.settle(hours=1)
        assert town.firsts(MARIA)[-1].startswith(f"DESMENTIDO. No detuvieron a {OTHER}")
        with Desk.open(town.files.desk, owner=False) as desk:
            assert desk.reports() == []

    ring(tmp_path, memory, story)


def test_a_yes_counts_though_notify_was_killed_before_it_did(memory: Path, tmp_path: Path) -> None:
    """The answer is kept with the update that brought it; what it means is decided by whoever runs next."""

    async def story(town: Phones) -> None:
        await typed(town)
        town.papers.prints("diario", "Operativo en Los Teques", OTHER_TAKEN, 1)
        await town.settle(hours=1)
        town.api.press(MARIA, "Sí, es esta persona")
        async with town.service() as service:
            assert service.notify is not None
            assert service.notify.listening is not None
            assert service.notify.answering is not None
            await service.notify.listening.once(0)
            await service.notify.answering.handle_waiting()
            await asyncio.wait(service.notify.listening._answers)  # the press was answered: no call is cut short
        count = len(town.said(MARIA))
        await town.settle(minutes=1)
        assert town.firsts(MARIA)[count:] == ["Gracias. Le aviso de lo que siga."]
        town.papers.prints("familia", "No es cierto", NOT_TAKEN, 5)
        await town.settle(hours=1)
        assert town.firsts(MARIA)[-1].startswith(f"DESMENTIDO. No detuvieron a {OTHER}")

    ring(tmp_path, memory, story)


def test_a_no_about_a_name_of_ones_own_ends_it(memory: Path, tmp_path: Path) -> None:
    """Nothing more of that item; another item is asked about; a slip is taken back with one tap."""

    async def story(town: Phones) -> None:
        await typed(town)
        town.papers.prints("diario", "Operativo en Los Teques", OTHER_TAKEN, 1, key="a")
        await town.settle(hours=1)
        town.api.press(MARIA, "No es")
        await town.settle(minutes=1)
        assert labels(town, MARIA) == ["Sí, es esta persona"]
        count = len(town.said(MARIA))
        town.papers.prints("diario", "Operativo en Los Teques", OTHER_TAKEN + " Hay más casos.", 1, key="a")
        await town.settle(hours=2)
        assert len(town.said(MARIA)) == count
        town.api.press(MARIA, "Sí, es esta persona")
        await town.settle(minutes=1)
        with Desk.open(town.files.desk, owner=False) as desk:
            assert desk.reports() == []
        assert town.firsts(MARIA)[-1] == "Gracias. Le aviso de lo que siga."
        town.papers.prints("radio", "Un caso en Guatire", "Cerca del río desapareció G. Pantoja, avisó su hermana.", 5)
        await town.settle(hours=2)
        assert "no se sabe dónde está alguien" in town.firsts(MARIA)[-1]

    ring(tmp_path, memory, story)


def test_what_was_published_before_the_name_was_typed_is_not_asked(memory: Path, tmp_path: Path) -> None:
    """It is known, and no news."""

    async def story(town: Phones) -> None:
        town.papers.prints("diario", "Operativo en Los Teques", OTHER_TAKEN, 1)
        await town.settle(hours=1)
        await typed(town)
        await town.settle(hours=3)
        assert not any(first.startswith("PUEDE SER") for first in town.firsts(MARIA))

    ring(tmp_path, memory, story)


def test_nothing_is_asked_of_whom_one_left(memory: Path, tmp_path: Path) -> None:
    """Unfollowing and erasing take the questions along, and the file does not say which item a private name is in."""

    async def story(town: Phones) -> None:
        await typed(town)
        town.papers.prints("diario", "Operativo en Los Teques", OTHER_TAKEN, 1)
        await town.settle(hours=1)
        with News.open(town.files.news, owner=False) as news:
            item = news.item("diario", "diario-1")
        assert item is not None
        assert item.item.id.encode() not in town.files.people.read_bytes()
        assert questions(town) == 1
        town.api.press(MARIA, "Dejar de seguir")
        await town.settle(minutes=1)
        assert questions(town) == 0

    ring(tmp_path, memory, story)


def questions(town: Phones) -> int:
    """How many there are."""
    with People.open(town.files.people, owner=False) as people:
        return int(people._one("SELECT count(*) FROM questions")[0])
