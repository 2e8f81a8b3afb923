"""Places of detention: how many forms of their names are found, and how often a town or a feast is taken for one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.matching.counting import Case, Place
from monitor.matching import Matcher
from monitor.model import Subject, SubjectType
from monitor.watchlists import load_watchlists

_MARKED = re.compile(r"<([^|>]+)\|([^>]+)>")
FOUND, NONE = "places of detention", "towns, feasts and plants of the same name"


@dataclass(frozen=True, slots=True)
class Dated:
    """A place that was open for a time: a text that names it, and days on which it was and was not."""

    subject: str
    text: str
    inside: date
    outside: date


def _read() -> dict[str, Any]:
    with Path(__file__).with_name("facilities.toml").open("rb") as file:
        return tomllib.load(file)


def watched_places() -> tuple[Subject, ...]:
    """The places of the shipped watchlist and the invented ones."""
    shipped = load_watchlists([Path(__file__).parents[2] / "watchlists" / "venezuela-places.toml"])
    invented = (
        Subject(
            row["id"],
            SubjectType.FACILITY,
            row["name"],
            tuple(row.get("aliases", ())),
            tuple(row.get("needs_context", ())),
        )
        for row in _read()["place"]
    )
    return (*shipped, *invented)


def facility_cases() -> Iterator[Case]:
    """Every text, with the places that it names."""
    for at, marked in enumerate(_read()["texts"]["found"]):
        text, places = unmarked(marked)
        yield Case(FOUND, text, places, half="AB"[at % 2])
    for at, text in enumerate(_read()["texts"]["none"]):
        yield Case(NONE, text, half="AB"[at % 2])


def unmarked(marked: str) -> tuple[str, tuple[Place, ...]]:
    """A text without its marks, and the places that they were."""
    text, places, end = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[end : found.start()]
        places += [Place(subject, len(text), len(text) + len(found[2])) for subject in found[1].split(",")]
        text += found[2]
        end = found.end()
    return text + marked[end:], tuple(places)


def dated_right(matcher: Matcher) -> str:
    """Whether a closed place is left alone, and an open one found: "n of m"."""
    rows = [Dated(row["id"], row["text"], row["inside"], row["outside"]) for row in _read()["dated"]]
    right = 0
    for row in rows:
        for day, named in ((row.inside, True), (row.outside, False)):
            mentions = matcher.find(row.text, day)
            right += any(one.subject_id == row.subject for one in mentions) == named
    return f"{right} of {2 * len(rows)}"
