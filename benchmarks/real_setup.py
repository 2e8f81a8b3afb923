"""What the benchmark on real input gives Faro: a config.toml and watchlists, as an operator would write them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import tomlkit

from monitor.config.starter import starter_config
from monitor.files.text import slug
from monitor.model import Role, Source
from monitor.watchlists import shipped_watchlists


@dataclass(frozen=True, slots=True)
class Names:
    """Whom to watch: full names that occur in the feeds, in the pages, in the headlines."""

    feeds: tuple[str, ...]
    pages: tuple[str, ...]
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follower:
    """Someone who follows everybody: a name for the report and a level."""

    name: str
    level: str


def read_names(path: Path) -> Names:
    """The three lists of a names file; KeyError if one is not there."""
    written = tomllib.loads(path.read_text("utf-8"))
    return Names(tuple(written["feeds"]), tuple(written["pages"]), tuple(written["headlines"]))


def write_setup(
    folder: Path,
    address: str,
    sources: Iterable[Source],
    names: Sequence[str],
    shipped: Iterable[str],
    followers: Iterable[Follower],
) -> Path:
    """Write config.toml and watchlists/ into ``folder``; return the path of the config.

    ``address`` is the server's URL, the only one off the public internet that is opened; ``shipped`` are the ids of
    the shipped lists' subjects to follow besides ``names``, and the lists are there only if it has any.
    """
    lists = folder / "watchlists"
    lists.mkdir(parents=True)
    shipped = tuple(shipped)
    if shipped:
        for name, body in shipped_watchlists().items():
            (lists / name).write_bytes(body)
    people = [{"id": slug(name), "name": name, "visibility": "public", "basis": "public_figure"} for name in names]
    (lists / "figures.toml").write_text(tomlkit.dumps({"people": people}), "utf-8")

    starter = tomllib.loads(starter_config())
    document = {
        "place": {"country": "VE", "timezone": "America/Caracas", "language": "es"},
        "sources": [_table(source) for source in sources],
        "confirm": {"carriers": 2, "voices": [*starter["confirm"]["voices"], *_quoted(starter["sources"])]},
        "channels": {
            "terminal": {
                "followers": [
                    {"name": each.name, "level": each.level, "follows": [*(slug(name) for name in names), *shipped]}
                    for each in followers
                ]
            }
        },
        "net": {
            "delay": "0s",
            "exceptions": [{"address": urlsplit(address).netloc, "delay": "0s", "concurrency": 8}],
        },
        "data": {"dir": "data"},
        "watchlists": {"paths": ["watchlists"]},
    }
    config = folder / "config.toml"
    config.write_text(tomlkit.dumps(document), "utf-8")
    return config


def _quoted(sources: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """The organisations and authorities that the shipped config polls, as voices: here they are only quoted."""
    return [
        {
            "name": each["name"],
            "role": each["role"],
            "aliases": each.get("names", []),
            "verifies": each.get("verifies", False),
        }
        for each in sources
        if each["role"] == Role.NGO
    ]


def _table(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "name": source.name,
        "url": source.url,
        "role": source.role.value,
        "language": source.language,
        "interval": f"{source.interval:.0f}s",
    }
