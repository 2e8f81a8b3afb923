"""Killed at any moment, Faro loses no alert: the real command, SIGKILL, and what reached the terminal in the end."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from monitor.config import load_config
from monitor.config.files import Files
from monitor.demo.httpd import HttpServer
from monitor.model import digest
from tests.e2e.site import ANA, Papers, write

KILLS = 10
SEED = 20260108

#: What is printed after each kill; each is a development of its own, so each must be told.
EVENTS = (
    "{name} fue trasladada a la cárcel de Tocorón, denunció su esposo.",
    "{name} fue llevada a un hospital tras sufrir un infarto en su celda.",
    "{name} inició una huelga de hambre en su celda.",
    "El tribunal condenó a {name} a 16 años de prisión.",
    "{name} fue imputada por terrorismo ante un tribunal de control.",
)


async def start(config: Path, out: Path) -> asyncio.subprocess.Process:
    """Start ``faro run``; its deliveries are appended to ``out`` as JSON lines."""
    with out.open("ab") as file:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "monitor.cli", "run", "--json", "--log", "error", "-c", str(config),
            stdout=file, stderr=asyncio.subprocess.DEVNULL, stdin=asyncio.subprocess.DEVNULL,
        )  # fmt: skip


async def torment(folder: Path) -> tuple[list[dict[str, object]], Files]:
    """Run, print, kill, again and again; then let it finish. Return every delivery that was shown, and the files."""
    chance = random.Random(SEED)  # noqa: S311
    papers, out = Papers(start=datetime.now(UTC)), folder / "out.jsonl"
    async with HttpServer(papers.answer) as server:
        papers.url = server.url
        more = '[matching]\nhold = "2s"\n'
        config = write(folder, server.url, ("diario", "radio"), more)
        config.write_text(
            config.read_text("utf-8").replace('language = "es"\n', 'language = "es"\ninterval = "1m"\n'), "utf-8"
        )
        for paper in ("diario", "radio"):
            papers.prints(paper, "Abre la feria", "La feria abre sus puertas.", -48)
        files = Files(load_config(config).data_dir)
        faro = await start(config, out)
        await until(lambda: met(files))
        events = iter(EVENTS)
        for number in range(KILLS):
            if number % 2 == 0:
                papers.prints("diario", f"Noticia {number}", next(events).format(name=ANA))
                due_now(files)
            await asyncio.sleep(chance.uniform(0.05, 1.2))
            faro.send_signal(signal.SIGKILL)
            await faro.wait()
            due_now(files)
            faro = await start(config, out)
        await until(lambda: done(files))
        faro.send_signal(signal.SIGTERM)
        assert await faro.wait() == 0
    return [json.loads(line) for line in out.read_text("utf-8").splitlines() if line.endswith("}")], files


async def until(true: object, seconds: float = 40) -> None:
    """Wait until the callable ``true`` says so."""
    assert callable(true)
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.1)


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of a database that somebody else is writing."""
    if not path.exists():
        return []
    database = sqlite3.connect(path, timeout=10)
    try:
        rows: list[tuple[object, ...]] = database.execute(sql).fetchall()
        database.commit()
    except sqlite3.OperationalError:
        return []
    finally:
        database.close()
    return rows


def met(files: Files) -> bool:
    """Whether both papers have been met."""
    return query(files.news, "SELECT count(*) FROM sources WHERE first_contact IS NOT NULL") == [(2,)]


def due_now(files: Files) -> None:
    """Make every source due, as if its time had come."""
    query(files.news, "UPDATE sources SET next_poll = 0")


def done(files: Files) -> bool:
    """Whether everything printed was read, decided on and sent."""
    read = query(files.news, "SELECT count(*) FROM items WHERE past = 0") == [(len(EVENTS),)]
    jobs = query(files.news, "SELECT count(*) FROM jobs WHERE tries > 0 OR headline_read = 0")
    waiting = query(files.people, "SELECT count(*) FROM deliveries WHERE state = 'waiting'")
    position = query(files.people, "SELECT value ->> 1 FROM meta WHERE key = 'position'")
    return read and jobs == waiting == [(0,)] and position == query(files.news, "SELECT max(seq) FROM changes")


def test_killed_at_any_moment_it_loses_nothing(tmp_path: Path) -> None:
    """Each development reaches each follower; one sent twice says that it may be a repeat; the databases are sound."""
    shown, files = asyncio.run(torment(tmp_path))
    stories = {row[0] for row in query(files.news, "SELECT id FROM stories")}
    kinds = {row[0] for row in query(files.news, "SELECT story ->> 'kind' FROM stories")}
    assert kinds >= {"transferred", "health", "hunger_strike", "sentenced", "charged"}
    numbers = [delivery["delivery"] for delivery in shown]
    for subscriber in ("madre", "abogada"):
        key = digest("terminal", subscriber)
        alerts = "SELECT story_id, deliveries.id FROM alerts JOIN deliveries ON alert_id = alerts.id"
        sent = query(files.people, f"{alerts} WHERE alerts.subscriber = '{key}' AND deliveries.state = 'sent'")
        assert {story for story, _ in sent} == stories
        assert {delivery for _, delivery in sent} <= set(numbers)
    repeated = [delivery for at, delivery in enumerate(shown) if delivery["delivery"] in numbers[:at]]
    assert all(delivery["repeat"] for delivery in repeated)
    for path in (files.news, files.people, files.desk):
        assert query(path, "PRAGMA integrity_check") == [("ok",)]
