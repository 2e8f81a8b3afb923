"""What families see on their telephones, from the article to the message, over the real service and a Bot API."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from monitor.claims import read_claims
from monitor.matching import Matcher
from monitor.model import Subject, SubjectType
from monitor.store.news import News
from tests.e2e.phone import MARIA, PEDRO, WATCHED, Phones, ring
from tests.e2e.site import ANA

MOVED = f"{ANA} fue trasladada a la cárcel de Tocorón, denunció su esposo."
RELEASED = f"{ANA} fue excarcelada este jueves y ya está en su casa."
CONFIRMED = f"Confirmamos que {ANA} fue excarcelada."
AGAIN = f"{ANA} fue detenida nuevamente esta noche, denunció su esposo."
DEAD = f"{ANA} murió en un hospital, informó el diario."
OTHER = "Gisela Pantoja Quiroz"


def test_a_family_is_told_what_is_confirmed_and_the_re_arrest_at_once(memory: Path, tmp_path: Path) -> None:
    """A premature release is not told; the confirmed one is; the re-arrest of that night is told, unconfirmed."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        before = len(town.said(MARIA))
        town.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1)
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == before
        town.papers.prints("foro", "Confirmamos una excarcelación", CONFIRMED, 2)
        await town.settle(hours=1)
        assert town.firsts(MARIA)[-1] == f"CONFIRMADO. {ANA} salió de prisión."
        assert town.last(MARIA).sound
        town.papers.prints("diario", "De nuevo", AGAIN, 12)
        await town.settle(hours=12)
        assert town.firsts(MARIA)[-1].startswith(f"SIN CONFIRMAR. Volvieron a detener a {ANA}")
        assert len(town.said(MARIA)) == before + 2

    ring(tmp_path, memory, story)


def test_another_voice_edits_the_message_and_a_denial_corrects_it(memory: Path, tmp_path: Path) -> None:
    """A second origin is a silent edit; when the family denies it, the original is rewritten and answered under."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        first = town.last(MARIA)
        assert first.text.startswith("SIN CONFIRMAR.")
        count = len(town.said(MARIA))
        town.papers.prints("radio", "Salió del retén", f"En la madrugada trasladaron a {ANA} hacia Tocorón.", 2)
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count
        assert "El Radio" in first.text
        assert [key.label for key in first.keys] == ["No es esta persona", "Más", "Dejar de seguir"]
        town.papers.prints("familia", "No es cierto", f"{ANA} no fue trasladada. Sigue en Los Teques.", 3)
        await town.settle(hours=1)
        assert first.text.startswith("DESMENTIDO el 8 de enero")
        assert town.last(MARIA).reply_to == first.id
        assert town.last(MARIA).text.startswith("DESMENTIDO.")
        assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)


def test_an_advocate_hears_every_version_and_its_denial_after_going_back(memory: Path, tmp_path: Path) -> None:
    """A premature release reaches who asked for it, labelled, and no family; its denial reaches who was told."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        await town.follow(PEDRO)
        town.api.write(PEDRO, "/versiones")
        await town.settle()
        choice = town.last(PEDRO)
        town.api.press(PEDRO, "Todas las versiones")
        await town.settle()
        assert choice.text.startswith("Ahora recibe todas las versiones")
        assert [key.label for key in choice.keys] == ["Solo confirmadas"]
        family = len(town.said(MARIA))
        town.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1)
        await town.settle(hours=1)
        told = town.last(PEDRO)
        assert told.text.startswith(f"SIN CONFIRMAR. {ANA}")
        assert len(town.said(MARIA)) == family
        town.api.press(PEDRO, "Solo confirmadas", choice.id)
        await town.settle()
        assert choice.text.startswith("Ahora recibe las buenas noticias solo")
        town.papers.prints("radio", "Excarcelaciones", f"{ANA} habría salido de prisión hoy, según versiones.", 2)
        town.papers.prints("familia", "No es cierto", f"{ANA} no fue excarcelada. Sigue en Los Teques.", 3)
        await town.settle(hours=2)
        assert told.text.startswith("DESMENTIDO")
        assert (town.last(PEDRO).reply_to, town.last(PEDRO).text[:11]) == (told.id, "DESMENTIDO.")
        assert len(town.said(MARIA)) == family

    ring(tmp_path, memory, story)


def test_an_advocate_is_shown_what_a_family_was_not_told(memory: Path, tmp_path: Path) -> None:
    """What was said before they chose comes once, as what is known, and is no alert."""

    async def story(town: Phones) -> None:
        await town.follow(PEDRO)
        before = len(town.said(PEDRO))
        town.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1)
        await town.settle(hours=1)
        assert len(town.said(PEDRO)) == before
        town.api.write(PEDRO, "/versiones")
        await town.settle()
        town.api.press(PEDRO, "Todas las versiones")
        await town.settle()
        shown = town.last(PEDRO)
        assert f"SIN CONFIRMAR. {ANA}" in shown.text
        assert not shown.sound
        await town.settle(hours=1)
        assert len(town.said(PEDRO)) == before + 2

    ring(tmp_path, memory, story)


def test_a_correction_arrives_though_the_original_is_gone(memory: Path, tmp_path: Path) -> None:
    """Who deleted the message is told all the same that it was wrong."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        town.api.delete(MARIA, town.last(MARIA).id)
        town.papers.prints("familia", "No es cierto", f"{ANA} no fue trasladada. Sigue en Los Teques.", 3)
        await town.settle(hours=3)
        assert town.last(MARIA).text.startswith("DESMENTIDO.")

    ring(tmp_path, memory, story)


def test_following_shows_what_is_known_once(memory: Path, tmp_path: Path) -> None:
    """What was published before is shown on following, and never comes as an alert."""

    async def story(town: Phones) -> None:
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        await town.follow(MARIA)
        shown = town.last(MARIA)
        assert "Trasladaron" in shown.text
        assert not shown.sound
        count = len(town.said(MARIA))
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count

    ring(tmp_path, memory, story)


def test_a_death_is_told_in_two_steps(memory: Path, tmp_path: Path) -> None:
    """After half an hour without an operator's word: that there is grave news; what it is, only when asked."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        town.papers.prints("diario", "En el hospital", DEAD, 1)
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count
        await town.settle(minutes=31)
        grave = town.last(MARIA)
        assert grave.text.startswith("Hay una noticia grave sobre")
        assert "murió" not in grave.text
        assert [key.label for key in grave.keys] == ["Leer", "Con quién hablar", "Dejar de seguir"]
        town.api.press(MARIA, "Con quién hablar")
        await town.settle()
        assert "murió" not in town.last(MARIA).text
        town.api.press(MARIA, "Leer", grave.id)
        await town.settle()
        assert "murió" in town.last(MARIA).text

    ring(tmp_path, memory, story)


def test_a_name_on_no_list_is_followed_privately(memory: Path, tmp_path: Path) -> None:
    """It is looked for in articles too, told to its follower alone, and stands readable in no database."""

    async def story(town: Phones) -> None:
        await town.follow(PEDRO)
        others = len(town.said(PEDRO))
        town.api.write(MARIA, "/start")
        town.api.write(MARIA, f"/seguir {OTHER}")
        await town.settle()
        assert any(text.startswith("Terminé de buscar") for text in town.firsts(MARIA))
        assert [m.deleted for m in town.api.chat(MARIA).messages.values() if OTHER in m.text and m.sender != "bot"]
        long = "La feria abre sus puertas el viernes, con música y comida. "
        town.papers.prints("diario", "Traslados", f"{long}{OTHER} fue trasladada a la cárcel de Tocorón.", 1)
        await town.settle(hours=1)
        assert town.firsts(MARIA)[-1].startswith(f"SIN CONFIRMAR. Trasladaron a {OTHER}")
        assert len(town.said(PEDRO)) == others
        async with town.service() as service:
            assert service.notify is not None
            person = service.notify.people.person("telegram", str(MARIA))
        assert person is not None
        raw = b"".join(path.read_bytes() for path in town.files.people.parent.iterdir())
        assert not [word for word in (OTHER, "Pantoja", "pantoja", "source:", "transferred") if word.encode() in raw]
        (told,) = (row for number in range(1, 9) if (row := town.alert(number)))
        with News.open(town.files.news, owner=False) as news:
            items = [item for _, item in news.lookback_texts(town.clock.now() - timedelta(days=9), 0, 99)]
        (named,) = (Subject(name_id, SubjectType.PERSON, name) for name_id, name in person.names.items())
        claims = [claim.id for item in items for claim in read_claims(item, Matcher([named]).find(item.document))]
        assert claims
        assert not set(claims) & set(told.grounds)
        public = b"".join(path.read_bytes() for path in town.files.data_dir.glob("*.db*"))
        assert not [name_id for name_id in person.names if name_id.encode() in public]
        town.api.write(MARIA, "/lista")
        await town.settle()
        assert OTHER in town.last(MARIA).text

    ring(tmp_path, memory, story)


def test_invited_entries_answer_like_unknown_names(memory: Path, tmp_path: Path) -> None:
    """A stranger who types the name of somebody on an invited list gets what anybody gets for any name."""

    async def story(town: Phones) -> None:
        lists = town.config.parent / "watchlists" / "people.toml"
        lists.write_text(f'{WATCHED}[[people]]\nid = "gisela"\nname = "{OTHER}"\nvisibility = "invited"\n', "utf-8")
        for chat, name in ((MARIA, OTHER), (PEDRO, "Remedios Alcántara Verde")):
            town.api.write(chat, "/start")
            town.api.write(chat, f"/seguir {name}")
        await town.settle()
        assert [m.text for m in town.said(MARIA)] == [m.text for m in town.said(PEDRO)]

    ring(tmp_path, memory, story)


def test_not_this_person_silences_one_story_and_is_taken_back(memory: Path, tmp_path: Path) -> None:
    """Nothing more of that story, until *Deshacer*; an operator sees the report without who made it."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        told = town.last(MARIA)
        town.api.press(MARIA, "No es esta persona")
        await town.settle()
        town.papers.prints("familia", "No es cierto", f"{ANA} no fue trasladada. Sigue en Los Teques.", 2)
        await town.settle(hours=1)
        assert told.text.startswith("SIN CONFIRMAR.")
        town.api.press(MARIA, "Deshacer")
        await town.settle()
        assert told.text.startswith("DESMENTIDO")

    ring(tmp_path, memory, story)


def test_who_stops_following_hears_nothing_more(memory: Path, tmp_path: Path) -> None:
    """*Dejar de seguir* ends it, and the same button pressed again changes nothing."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        alert = town.last(MARIA)
        town.api.press(MARIA, "Dejar de seguir", alert.id)
        await town.settle()
        count = len(town.said(MARIA))
        town.papers.prints("diario", "Cargos", f"{ANA} fue imputada por terrorismo ante un tribunal.", 3)
        await town.settle(hours=3)
        assert len(town.said(MARIA)) == count
        town.api.press(MARIA, "Dejar de seguir", alert.id)
        await town.settle()
        assert "ya no vale" in town.last(MARIA).text

    ring(tmp_path, memory, story)


def test_who_blocked_the_bot_and_comes_back_is_told_what_changed(memory: Path, tmp_path: Path) -> None:
    """One attempt, then nothing; after /start the difference, once."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.api.block(MARIA)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        attempts = [call for call in town.api.calls if call.method == "sendMessage" and call.status == 403]
        assert len(attempts) <= 1
        town.api.unblock(MARIA)
        town.api.write(MARIA, "/start")
        await town.settle(hours=5)
        await town.settle()
        assert sum(first.startswith("SIN CONFIRMAR. Trasladaron") for first in town.firsts(MARIA)) == 1

    ring(tmp_path, memory, story)


def test_borrar_leaves_nothing(memory: Path, tmp_path: Path) -> None:
    """Asked once; then no table, log or freed page holds anything of the person, and an old button does nothing."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        town.api.write(MARIA, f"/seguir {OTHER}")
        await town.settle()
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        alert = town.last(MARIA)
        async with town.service() as service:
            assert service.notify is not None
            person = service.notify.people.person("telegram", str(MARIA))
        assert person is not None
        traces = [person.id.encode(), *(name_id.encode() for name_id in person.names)]
        town.api.write(MARIA, "/borrar")
        await town.settle()
        town.api.press(MARIA, "Sí, borrar todo")
        await town.settle()
        assert "Borramos todo" in town.last(MARIA).text
        town.api.press(MARIA, "Más", alert.id)
        count = len(town.said(MARIA))
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count
        assert holding(traces, town.files.people.parent, town.files.data_dir, memory) == []

    ring(tmp_path, memory, story)


def holding(traces: list[bytes], *folders: Path) -> list[str]:
    """The files in these folders that hold any of the traces."""
    files = [path for folder in folders for path in folder.iterdir() if path.is_file()]
    return [path.name for path in files if any(trace in path.read_bytes() for trace in traces)]


def test_a_group_hears_nothing(memory: Path, tmp_path: Path) -> None:
    """Personal commands answer in private chats alone."""

    async def story(town: Phones) -> None:
        town.api.group(-7)
        town.api.write(-7, "/start", by=MARIA)
        town.api.write(-7, f"/seguir {ANA}", by=MARIA)
        await town.settle()
        assert town.api.chat(-7).received == []

    ring(tmp_path, memory, story)
