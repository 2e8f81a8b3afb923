"""The files Faro needs to watch the invented world: config.toml and the watchlists, as an operator would write them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import tomlkit

from monitor.demo.world import World
from monitor.model import Subject
from monitor.watchlists import shipped_watchlists

WATCHLIST = "invented.toml"
"""The name of the file with the invented people, beside the shipped lists."""


def demo_config(world: World, server_url: str, data_dir: str = "data", language: str = "es") -> str:
    """config.toml for ``world`` served at ``server_url`` ("http://127.0.0.1:8080"), with its followers on the terminal.

    ``language`` is the one followers are called in. Only that one address off the public internet is opened.
    """
    document = tomlkit.document()
    document.add(tomlkit.comment(f"{world.title} (mundo inventado / an invented world)"))
    document["place"] = {"timezone": world.zone.key, "language": world.language}
    document["sources"] = tomlkit.aot()
    for publisher in world.publishers:
        source = publisher.source(server_url)
        table = tomlkit.table()
        table.update(
            {
                "id": source.id,
                "name": source.name,
                "url": source.url,
                "role": source.role.value,
                "language": source.language,
                "verifies": source.verifies,
                "names": list(source.names),
                "interval": f"{source.interval:.0f}s",
            }
        )
        document["sources"].append(table)
    followers = tomlkit.aot()
    for follower in world.followers:
        table = tomlkit.table()
        table.update(
            {
                "name": follower.label[language == "en"],
                "follows": list(follower.follows),
                "level": follower.level.value,
                "language": follower.language,
            }
        )
        followers.append(table)
    document["channels"] = {"terminal": {"followers": followers}}
    address = urlsplit(server_url).netloc
    document["net"] = {"delay": "0s", "exceptions": [{"address": address, "delay": "0s", "concurrency": 8}]}
    document["data"] = {"dir": data_dir}
    document["watchlists"] = {"paths": ["watchlists"]}
    return tomlkit.dumps(document)


def watchlist_toml(world: World) -> str:
    """The watched people, and the places the shipped lists do not have, as a watchlist."""
    document = tomlkit.document()
    document.add(tomlkit.comment("Gente inventada / invented people"))
    for group, subjects in (
        ("people", [person.subject() for person in world.watched]),
        ("facilities", [subject for site in world.sites if (subject := site.subject())]),
    ):
        if subjects:
            document[group] = tomlkit.aot()
            for subject in subjects:
                document[group].append(_entry(subject))
    return tomlkit.dumps(document)


def write_setup(world: World, server_url: str, folder: Path, language: str = "es") -> Path:
    """Write config.toml, and the lists in ``watchlists/``, into ``folder``; return the path of the config."""
    lists = folder / "watchlists"
    lists.mkdir(parents=True, exist_ok=True)
    for name, body in shipped_watchlists().items():
        (lists / name).write_bytes(body)
    (lists / WATCHLIST).write_text(watchlist_toml(world), "utf-8")
    config = folder / "config.toml"
    config.write_text(demo_config(world, server_url, language=language), "utf-8")
    return config


def _entry(subject: Subject) -> tomlkit.items.Table:
    table = tomlkit.table()
    values = {
        "id": subject.id,
        "name": subject.name,
        "aliases": list(subject.aliases),
        "needs_context": list(subject.needs_context),
        "context": list(subject.context),
        "namesakes": list(subject.namesakes),
        "visibility": subject.visibility.value,
        "basis": subject.basis.value,
    }
    table.update({key: value for key, value in values.items() if value})
    return table
