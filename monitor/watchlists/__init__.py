"""Watchlist files to subjects and back in force when they change; faults with file and line."""

from monitor.watchlists.load import Loaded, Place, active, load_watchlists
from monitor.watchlists.reload import Reloaded, Watchlists
from monitor.watchlists.starter import shipped_watchlists

__all__ = ["Loaded", "Place", "Reloaded", "Watchlists", "active", "load_watchlists", "shipped_watchlists"]
