"""Commands that ask once there is something to tell: a town on loopback that was read, and the same questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.cli import codes
from monitor.config import load_config
from monitor.config.files import Files
from monitor.model import Verdict
from monitor.store.desk import Desk
from tests.cli.calling import Faro
from tests.e2e.site import ANA, Town, play

RELEASED = f"{ANA} fue excarcelada este jueves y ya está en su casa."
#: A surname and one given name only: likely, not sure.
DOUBTFUL = "Ana Zambrano fue trasladada a otra cárcel, dijo su hijo."


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose databases hold one release, told to an advocate, and one doubtful mention."""
    folder = tmp_path_factory.mktemp("town")

    async def story(made: Town) -> None:
        made.papers.prints("diario", "Excarcelaciones en Los Teques", RELEASED, 1)
        made.papers.prints("radio", "Traslado", DOUBTFUL, 1)
        await made.settle(hours=1)

    play(folder, story)
    return folder


@pytest.fixture
def asked(town: Path, capsys: pytest.CaptureFixture[str]) -> Faro:
    """The command, in that folder."""
    return Faro(town, capsys)


@pytest.mark.parametrize("name", ["ana", ANA, "ana lucia zambrano", "Zambrano"])
def test_status_finds_a_person_by_id_and_by_name(asked: Faro, name: str) -> None:
    """The id, the name, the name without accents, or a part of it."""
    answer = asked.here("status", name)
    assert answer.code == codes.OK
    assert answer.out.startswith(f"{ANA}\n")
    assert len(answer.out.splitlines()) > 1


def test_status_as_data(asked: Faro) -> None:
    """--json has the stories whole."""
    data = asked.here("status", "ana", "--json").data
    assert isinstance(data, list)
    assert "released" in {story["kind"] for story in data[0]["stories"]}


def test_why_lists_what_an_alert_stood_on(asked: Faro) -> None:
    """The sentence, the outlet, the rule; as data too. An alert that never was is 66."""
    answers = [asked.here("why", number) for number in ("1", "2", "3")]
    assert {answer.code for answer in answers} == {codes.OK}
    (release,) = [answer.out for answer in answers if ": released, claimed" in answer.out]
    assert ": new, message, sent.\n" in release
    assert "- diario · jue 8 ene, 9:00 a. m. · Excarcelaciones en Los Teques\n" in release
    assert f"«{RELEASED}»" in release
    data = asked.here("why", "1", "--json").data
    assert isinstance(data, dict)
    assert set(data) == {"alert", "story", "grounds"}
    missing = asked.here("why", "999")
    assert (missing.code, missing.out) == (codes.NOT_FOUND, "")
    assert "999" in missing.err


def test_sources_say_when_they_were_read(asked: Faro) -> None:
    """Every source was read, and none has a fault."""
    data = asked.here("sources", "list", "--json").data
    assert isinstance(data, list)
    assert all(row["state"]["last_ok"] and not row["state"]["last_error"] for row in data)


def test_what_is_decided_stands_in_desk(asked: Faro) -> None:
    """A doubt of the queue is decided by its name; an unknown one is 66."""
    data = asked.here("queue", "list", "--json").data
    assert isinstance(data, list)
    doubts = [row["doubt"] for row in data]
    assert len(doubts) == 1
    assert doubts[0] in asked.here("queue", "list").out
    answer = asked.here("queue", "decide", doubts[0], "no")
    assert (answer.code, answer.out) == (codes.OK, "Anotado. Se aplica en la próxima vuelta.\n")
    with Desk.open(Files(load_config(asked.config).data_dir).desk, owner=False) as desk:
        (decision,) = desk.decisions_after(0)
    assert (f"{decision.item_id}/{decision.subject_id}", decision.verdict) == (doubts[0], Verdict.NOT_THIS_PERSON)
    unknown = asked.here("queue", "decide", "nothing/ana", "no")
    assert (unknown.code, unknown.out) == (codes.NOT_FOUND, "")


def test_an_empty_queue_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to decide is an answer, as words and as an empty list."""

    async def nothing(_: Town) -> None:
        """Nobody is named."""

    play(tmp_path, nothing)
    faro = Faro(tmp_path, capsys)
    assert faro.here("queue", "list").out == "No hay dudas por decidir.\n"
    assert faro.here("queue", "list", "--json").data == []
