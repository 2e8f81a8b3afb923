"""Reads the ladders, and says where one of them cannot be right."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from monitor.model import Kind, Polarity, Standing

LADDERS = Path(__file__).with_name("ladders")


def ladders() -> Iterator[dict[str, Any]]:
    """Every ladder: id, why, people, item and development, as the files have them."""
    for path in sorted(LADDERS.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["ladder"]


def faults(ladder: dict[str, Any]) -> Iterator[str]:
    """What cannot be right in a ladder: order, indices, kinds, polarities, standings, people who are in no text."""
    items = ladder["item"]
    if [datetime.fromisoformat(item["at"]) for item in items] != sorted(
        datetime.fromisoformat(item["at"]) for item in items
    ):
        yield "items are not in the order of their publication"
    for at, item in enumerate(items):
        if any(item.get(name, -1) >= at for name in ("copy_of", "replaces", "same_url")):
            yield f"item {at} points ahead"
    for development in ladder["development"]:
        Kind(development["kind"]), Polarity(development["polarity"]), Standing(development["standing"])
        person = ladder["people"][development["person"]]
        named = [items[at] for at in development["items"]]
        given, surname = person.split()[0], person.split()[-1]
        if not any(given in one["title"] + one["text"] or surname in one["title"] + one["text"] for one in named):
            yield f"{person} is in no item of {development['kind']}"
        for name in ("denied_by", "corrected_by"):
            if any(at >= len(items) for at in development.get(name, ())):
                yield f"{name} points beyond the items"
