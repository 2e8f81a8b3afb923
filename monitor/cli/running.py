"""Commands that run the service: run, collect, demo, poll, sources test."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from monitor.channels import CHANNELS, Channel
from monitor.cli import codes
from monitor.cli.loading import load
from monitor.cli.show import show, show_json, show_table
from monitor.config import Config
from monitor.errors import FaroError
from monitor.locale import Texts, translator
from monitor.model import Source
from monitor.service import poll_once, run_until_stopped, set_up_logs, try_source


def run(path: Path, texts: Texts, *, as_json: bool, log: str) -> int:
    """Collect and tell, until a signal ends it."""
    config, _ = load(path)
    set_up_logs(log)
    run_until_stopped(config, _terminal(config, as_json=as_json), environ=os.environ)
    return codes.OK


def collect(path: Path, *, log: str) -> int:
    """Collect alone, until a signal ends it."""
    config, _ = load(path)
    set_up_logs(log)
    run_until_stopped(config, None, environ=os.environ)
    return codes.OK


def notify(path: Path, *, as_json: bool, log: str) -> int:
    """Tell alone, until a signal ends it: collect is another process."""
    config, _ = load(path)
    set_up_logs(log)
    run_until_stopped(config, _terminal(config, as_json=as_json), collects=False, environ=os.environ)
    return codes.OK


def _terminal(config: Config, *, as_json: bool) -> dict[str, Channel]:
    zone, language = config.place.timezone, translator(config.place.language)
    return {"terminal": CHANNELS["terminal"](sys.stdout, zone=zone, texts=language, as_json=as_json)}


def demo(texts: Texts, *, seed: int, world: Path | None, keep: Path | None, stay: bool, as_json: bool, log: str) -> int:
    """Play the invented world (or somebody else's) with the real service."""
    from monitor.demo.play import play

    set_up_logs(log)
    return play(texts, sys.stdout, seed=seed, world=world, keep=keep, stay=stay, as_json=as_json)


def poll(path: Path, source: str | None, texts: Texts, *, as_json: bool, log: str) -> int:
    """Poll one source, or all, once; tells nobody."""
    config, _ = load(path)
    chosen = _chosen(config, [source] if source else [], texts)
    if chosen is None:
        return codes.NOT_FOUND
    set_up_logs(log)
    states = [each for each in poll_once(config, source) if each.source_id in {one.id for one in chosen}]
    if as_json:
        show_json(states)
    else:
        columns = [texts(f"cli.column.{name}") for name in ("source", "entries", "error")]
        show_table(columns, [(each.source_id, str(each.entries), each.last_error) for each in states])
    return codes.TEMPORARY if any(each.failures for each in states) else codes.OK


def test_sources(path: Path, names: Sequence[str], texts: Texts, *, as_json: bool) -> int:
    """Try addresses: fetch and parse each chosen source, store nothing."""
    config, _ = load(path)
    chosen = _chosen(config, names, texts)
    if chosen is None:
        return codes.NOT_FOUND
    set_up_logs("error")
    tried = asyncio.run(_try(config, chosen))
    if as_json:
        show_json([{"source": one.id, **outcome} for one, outcome in tried])
    else:
        columns = [texts(f"cli.column.{name}") for name in ("source", "entries", "newest", "text", "error")]
        rows = [
            (one.id, *(str(outcome[name] or "") for name in ("entries", "newest", "with_text", "error")))
            for one, outcome in tried
        ]
        show_table(columns, rows)
    return codes.TEMPORARY if any(outcome["error"] for _, outcome in tried) else codes.OK


async def _try(config: Config, chosen: Sequence[Source]) -> list[tuple[Source, dict[str, object]]]:
    from rich.console import Console
    from rich.progress import track

    tried: list[tuple[Source, dict[str, object]]] = []
    quiet = not sys.stderr.isatty()
    for source in track(chosen, console=Console(stderr=True), disable=quiet, description=""):
        outcome: dict[str, object] = {"entries": 0, "newest": None, "with_text": 0, "error": ""}
        try:
            feed = await try_source(config, source)
        except FaroError as error:
            outcome["error"] = str(error)
        else:
            outcome["entries"] = len(feed.entries)
            outcome["newest"] = max((e.published for e in feed.entries if e.published), default=None)
            outcome["with_text"] = sum(bool(e.text) for e in feed.entries)
        tried.append((source, outcome))
    return tried


def _chosen(config: Config, names: Sequence[str], texts: Texts) -> list[Source] | None:
    """The sources of those names, all for none; None (said on standard error) for a name that is no source."""
    known = {source.id: source for source in config.sources}
    for name in names:
        if name not in known:
            sys.stderr.write(texts("cli.no_source", name=name) + "\n")
            return None
    if not known:
        show(texts("cli.no_sources"))
    return [known[name] for name in names] if names else list(known.values())
