"""A plain keyword alert goes off for a name and a keyword in one item, copies and rumours included."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.demo.items import items
from monitor.demo.keyword import KeywordAlert, keyword_alerts
from monitor.demo.loading import load_world, shipped_world
from monitor.model import Item, Subject, SubjectType

ANA = Subject("ana", SubjectType.PERSON, "Ana Rosa Cova Lira", aliases=("La Negra Cova",))
PLACE = Subject("reten", SubjectType.FACILITY, "Retén del Pueblo")
NOW = datetime(2026, 1, 8, tzinfo=UTC)


def item(text: str, key: str = "k") -> Item:
    """An item that says ``text``."""
    url = f"http://127.0.0.1/gaceta/{key}"
    return Item("gaceta", key, 1, "Titular", "", text, url, url, "es", NOW, NOW)


CASES = [
    ("Liberan a Ana Cova este martes.", ["ana"]),
    ("Ana Lira fue DETENIDA.", ["ana"]),
    ("Ana Rosa Cova Lira, excarcelada.", ["ana"]),
    ("La negra Cova sigue presa.", ["ana"]),
    ("Ana Cova ganó la regata.", []),
    ("Ana Covarrubias fue liberada.", []),
    ("Liberan tortugas.", []),
    ("Protesta de presos en el reten del pueblo.", ["reten"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_name_and_a_keyword(text: str, expected: list[str]) -> None:
    """Both must stand in the item, as whole names and beginnings of words, whatever their case and accents."""
    alert = KeywordAlert([ANA, PLACE], {"tia": ["ana", "reten"]})
    assert [hit.subject_id for hit in alert.read(item(text))] == expected


def test_one_alert_per_item_and_follower() -> None:
    """A second revision of an item is no second alert; what was there at first contact is none at all."""
    alert = KeywordAlert([ANA], {"tia": ["ana"], "tio": ["ana"]})
    first = item("Liberan a Ana Cova.")
    assert len(alert.read(first)) == 2
    assert alert.read(replace(first, revision=2, text="Liberan a Ana Cova y a otros.")) == []
    assert alert.read(replace(first, key="old", past=True)) == []


def test_reprints_are_counted_as_copies() -> None:
    """The same text from elsewhere is sent again, and counted as a copy."""
    text = "Según el diario, Ana Cova fue liberada en la mañana junto a otras cinco personas del mismo penal."
    alert = KeywordAlert([ANA], {"tia": ["ana"]})
    alert.read(item(text, "a"))
    alert.read(item(f"{text} Con información de agencias.", "b"))
    alert.read(item("Ana Cova, libre, dijo su tía.", "c"))
    assert [hit.copy for hit in alert.hits] == [False, True, False]


def test_the_shipped_world_shows_what_is_wrong_with_it() -> None:
    """On the demo's items it sends dozens of alerts, some of them copies and some of them not true."""
    world = load_world(shipped_world())
    follows = {follower.key: follower.follows for follower in world.followers}
    count = keyword_alerts(items(world), [person.subject() for person in world.watched], follows, world)
    assert count.alerts > 40
    assert 5 < count.copies < count.alerts
    assert 5 < count.wrong < count.alerts
