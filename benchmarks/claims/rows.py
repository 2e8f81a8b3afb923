"""Rows: a text, the person it is about, and what a careful reader says it claims of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from monitor.claims import read_claims
from monitor.model import Claim, Item, Kind, Mention, Polarity, Role, Tier

Pair = tuple[str, str]
NOTHING: Pair = ("mentioned", "none")

#: The day on which every text was published.
PUBLISHED = datetime(2026, 2, 12, 12, tzinfo=UTC)
SETS = Path(__file__).with_name("sets")

#: Words of the files outside the repository for ours; ``conditional`` is any release that is none, or not a full one.
_KINDS = {
    "rearrested": ("re_arrested",),
    "conditional": ("released_with_measures", "house_arrest"),
    "none": ("mentioned",),
}
_STATES = {"claimed": "doubted"}


@dataclass(frozen=True, slots=True)
class Row:
    """``gold`` are the pairs of kind and polarity of which any is right, ``main`` those of the main event."""

    id: str
    language: str
    person: str
    text: str
    main: frozenset[Pair]
    gold: frozenset[Pair]
    who: str

    @property
    def is_event(self) -> bool:
        """Whether anything is claimed of the person at all."""
        return NOTHING not in self.main

    def read(self) -> list[Claim]:
        """What Faro reads in the text of the person, who is found wherever the name stands."""
        item = Item("bench", "1", 1, "", "", self.text, "", "", self.language, PUBLISHED, PUBLISHED)
        starts = [at for at in range(len(self.text)) if self.text.startswith(self.person, at)]
        mentions = [
            Mention("p", self.person, "full_name", 1.0, Tier.SURE, self.text, at, at + len(self.person))
            for at in starts
        ]
        return read_claims(item, mentions)


def own(name: str, sets: Path = SETS) -> Iterator[Row]:
    """The rows of a set of ours, in ``sets``. Raises ValueError with the line where one is not as it should be."""
    path = sets / f"{name}.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield _own(json.loads(line))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error


def _own(row: dict[str, Any]) -> Row:
    main = (row["kind"], row["polarity"])
    gold = [main, *map(tuple, row.get("also", ()))]
    for kind, polarity in gold:
        if kind != "mentioned":
            Kind(kind), Polarity(polarity)
    if row["person"] not in row["text"]:
        raise ValueError("the person is not in the text")
    return Row(row["id"], row["lang"], row["person"], row["text"], frozenset({main}), frozenset(gold), row["who"])


def from_data(path: Path) -> Iterator[Row]:
    """The rows of a file outside the repository, whose kinds and polarities are told apart less finely."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        kinds, states = row["kind"].split("/"), row["status"].split("/")
        gold = frozenset(
            pair
            for at in range(max(len(kinds), len(states)))
            for pair in _ours(kinds[min(at, len(kinds) - 1)], states[min(at, len(states) - 1)])
        )
        yield Row(f"{path.stem}-{number}", row["lang"], row["person"], row["text"], gold, gold, row["source"])


def _ours(kind: str, state: str) -> Iterator[Pair]:
    if kind == "none":
        yield NOTHING
        return
    for one in _KINDS.get(kind, (kind,)):
        yield one, _STATES.get(state, state)
    if kind == "health":
        yield "hunger_strike", _STATES.get(state, state)
    if (kind, state) == ("released", "expected"):
        yield "release_ordered", "happened"


def pair(claim: Claim) -> Pair:
    """A claim as the rows have it; what is only said of a person is nothing."""
    return NOTHING if claim.kind is Kind.MENTIONED else (str(claim.kind), str(claim.polarity))


def voice(claim: Claim) -> str:
    """Who says so, as the rows have it."""
    role = claim.speaker.role if claim.speaker else None
    if role in (Role.OUTLET, Role.WIRE, Role.AGGREGATOR):
        return "press"
    return {Role.STATE_MEDIA: "government", None: "none"}.get(role) or str(role)
