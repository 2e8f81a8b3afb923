"""Commands that list: sources with their health, and who is watched."""

from __future__ import annotations

from pathlib import Path

from monitor.cli import codes
from monitor.cli.loading import load, reading
from monitor.cli.show import show_json, show_table
from monitor.errors import StoreError
from monitor.locale import Texts
from monitor.locale.dates import stamp


def sources(path: Path, texts: Texts, *, as_json: bool) -> int:
    """Every source of the config, with its role and how the last polls went."""
    config, _ = load(path)
    try:
        with reading(config) as news:
            states = {state.source_id: state for state in news.source_states()}
    except StoreError:
        states = {}  # never polled yet
    if as_json:
        show_json([{"source": source, "state": states.get(source.id)} for source in config.sources])
        return codes.OK
    rows = []
    for source in config.sources:
        state = states.get(source.id)
        read = stamp(texts, state.last_ok, config.place.timezone) if state and state.last_ok else texts("cli.never")
        verifies = texts("cli.verifies") if source.verifies else ""
        tried = "" if source.verified else texts("cli.untried")
        error = state.last_error if state else ""
        rows.append((source.id, source.role, verifies, read, str(state.entries if state else 0), error or tried))
    names = ("source", "role", "verifies", "read", "entries", "error")
    show_table([texts(f"cli.column.{name}") for name in names], rows)
    return codes.OK


def watchlist(path: Path, texts: Texts, *, as_json: bool) -> int:
    """Every subject of the watchlists."""
    _, subjects = load(path)
    if as_json:
        show_json(subjects)
        return codes.OK
    names = ("id", "type", "name", "visibility", "basis", "until")
    rows = [(s.id, s.type, s.name, s.visibility, s.basis, s.until.isoformat() if s.until else "") for s in subjects]
    show_table([texts(f"cli.column.{name}") for name in names], rows)
    return codes.OK
