"""What those who follow say stands in the queue, without who said it, until an operator decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.config import load_config
from monitor.config.files import Files
from monitor.store.desk import Desk
from monitor.store.news import News
from tests.cli.calling import Faro
from tests.e2e.site import ANA, Town, play


async def _moved(town: Town) -> None:
    town.papers.prints("diario", "Traslado", f"{ANA} fue trasladada a la cárcel de Tocorón.", 1)
    await town.settle(hours=1)


def test_what_readers_say_is_in_the_queue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a story and of a question, in rows of their own and as data; a decision ends it; what is gone is left out."""
    clock = play(tmp_path, _moved).clock
    faro = Faro(tmp_path, capsys)
    files = Files(load_config(faro.config).data_dir)
    with News.open(files.news, owner=False) as news:
        (told,) = news.stories_of("ana")
    item_id = told.lead.item_id
    assert faro.here("queue", "list").out == "No hay dudas por decidir.\n"
    with Desk.open(files.desk, owner=False) as desk:
        desk.add_report(told.id, "ana", clock.now())
        desk.add_report("", "ana", clock.now(), item_id=item_id, this_one=True)
        desk.add_report("gone", "ana", clock.now())
    head, *rows = faro.here("queue", "list").out.splitlines()
    assert head == "Lo que dicen quienes siguen a estas personas o lugares. No confirma nada."
    assert sorted(row.split("\t")[0::2][:2] for row in rows) == [
        [f"{item_id}/ana", "es esta persona o este lugar"],
        [f"{item_id}/ana", "no lo es"],
    ]
    data = faro.here("queue", "list", "--json").data
    assert isinstance(data, list)
    assert sorted((row["doubt"], row["readers"]) for row in data) == [
        (f"{item_id}/ana", "no"),
        (f"{item_id}/ana", "yes"),
    ]
    faro.here("queue", "decide", f"{item_id}/ana", "no")
    assert faro.here("queue", "list").out == "No hay dudas por decidir.\n"


def test_what_was_said_not_to_be_somebody_is_advice_on_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``watchlist check`` says in how many items it was somebody else, by readers, or by the operators after them."""
    clock = play(tmp_path, _moved).clock
    faro = Faro(tmp_path, capsys)
    files = Files(load_config(faro.config).data_dir)

    def advice() -> list[str]:
        data = faro.here("watchlist", "check", "--json").data
        assert isinstance(data, dict)
        return [one["text"] for one in data["advice"] if (one["id"], one["kind"]) == ("ana", "reported")]

    assert advice() == []
    with News.open(files.news, owner=False) as news:
        (told,) = news.stories_of("ana")
    with Desk.open(files.desk, owner=False) as desk:
        desk.add_report(told.id, "ana", clock.now())
    assert "de 1 noticia" in advice()[0]
    faro.here("queue", "decide", f"{told.lead.item_id}/ana", "no")
    assert "de 1 noticia" in advice()[0]
    faro.here("queue", "decide", f"{told.lead.item_id}/ana", "yes")
    assert advice() == []
