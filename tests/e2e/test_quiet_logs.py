"""Nothing that could betray somebody stands in a log, at any level, whatever goes wrong."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from monitor.errors import ChannelDownError
from monitor.service import set_up_logs
from tests.botapi import Fault
from tests.e2e.phone import TOKEN, Phones, ring
from tests.e2e.site import ANA

SOMEBODY = 7_301_442_905
OWN = "Gisela Pantoja Quiroz"


@pytest.mark.system
def test_no_log_line_names_a_chat_a_name_or_the_token(
    memory: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Followed, told, corrected, refused, lost, forgotten: at debug level, in our log and in every library's."""

    async def story(town: Phones) -> None:
        town.api.write(SOMEBODY, "/start")
        town.api.write(SOMEBODY, f"/seguir {ANA}")
        await town.settle()
        town.api.press(SOMEBODY, next(town.last(SOMEBODY).keys).label)
        town.api.write(SOMEBODY, f"/seguir {OWN}")
        await town.settle()
        town.papers.prints("diario", "Traslados", f"{ANA} y {OWN} fueron trasladadas a Tocorón.", 1)
        town.api.faults.plan("sendMessage", Fault.GATEWAY, Fault.LOST, Fault.TRUNCATED, Fault.FLOOD)
        town.api.faults.plan("editMessageText", Fault.GATEWAY)
        for _ in range(6):
            await town.settle(minutes=12)
        town.papers.prints("familia", "No es cierto", f"{ANA} no fue trasladada.", 2)
        await town.settle(hours=1)
        town.api.block(SOMEBODY)
        town.papers.prints("diario", "Cargos", f"{ANA} fue imputada por terrorismo ante un tribunal.", 3)
        await town.settle(hours=1)
        town.api.unblock(SOMEBODY)
        town.api.write(SOMEBODY, "/borrar")
        await town.settle()
        town.api.press(SOMEBODY, "Sí, borrar todo")
        await town.settle()
        town.api.write(SOMEBODY, "/start")
        town.api.revoke()
        with pytest.raises(ChannelDownError):
            await town.settle()

    set_up_logs("debug")
    with caplog.at_level(logging.DEBUG):
        ring(tmp_path, memory, story)
    out, err = capfd.readouterr()
    said = f"{out}{err}{caplog.text}"
    assert "delivery" in said
    betrayed = [
        word for word in (str(SOMEBODY), TOKEN, TOKEN.partition(":")[2], *OWN.split(), "Zambrano") if word in said
    ]
    assert betrayed == [], [line for line in said.splitlines() if any(word in line for word in betrayed)][:5]
