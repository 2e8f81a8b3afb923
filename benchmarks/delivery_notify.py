"""The process that is measured: the real notify, with a gauge beside it that answers questions on standard input."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path

from benchmarks.real_measuring import Cost, cpu_seconds
from monitor.channels import CHANNELS
from monitor.config import load_config
from monitor.locale import translator
from monitor.service import Service, set_up_logs

#: What it says once it listens.
READY = "ready"


async def notify(path: Path) -> None:
    """Run notify on the config at ``path`` until standard input ends.

    Says that it is ready; for each line read it prints one JSON object with the figures since the line before.
    """
    set_up_logs("info")
    config = load_config(path)
    # As `faro notify` does: nobody follows on the terminal, and its courier looks for work all the same.
    terminal = CHANNELS["terminal"](
        sys.stderr, zone=config.place.timezone, texts=translator(config.place.language), as_json=False
    )
    async with Service(config, {"terminal": terminal}, collects=False, environ=os.environ) as service:
        running = asyncio.create_task(service.run())
        commits = _count_commits(service)
        questions = await _lines()
        _say(READY)
        while True:
            began, cpu, before = time.monotonic(), cpu_seconds(), commits[0]
            async with Cost() as cost:
                line = await questions.readline()
            figures = {
                "seconds": round(time.monotonic() - began, 3),
                "cpu_seconds": round(cpu_seconds() - cpu, 1),
                "commits": commits[0] - before,
                "longest_stall": cost.stall,
                "peak_mib": cost.own,
            }
            if not line or running.done():
                break
            _say(json.dumps(figures))
        service.stop()
        await running


def _count_commits(service: Service) -> list[int]:
    """A counter, in a list of one, of the transactions that wrote to people.db."""
    if service.notify is None:
        raise RuntimeError("notify waits for its key, or for news.db")
    counted, connection = [0], service.notify.people.db.conn
    written = connection.total_changes

    def see(statement: str) -> None:
        nonlocal written
        if statement == "COMMIT" and connection.total_changes != written:
            written = connection.total_changes
            counted[0] += 1

    connection.set_trace_callback(see)
    return counted


async def _lines() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
