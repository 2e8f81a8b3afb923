"""The watchlists that ship with Faro and that ``faro init`` writes."""

from __future__ import annotations

from importlib.resources import files

from monitor.watchlists.load import FORMATS


def shipped_watchlists() -> dict[str, bytes]:
    """File name to content of every watchlist in the package."""
    folder = files("monitor.watchlists").joinpath("shipped")
    return {
        entry.name: entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(FORMATS)
    }
