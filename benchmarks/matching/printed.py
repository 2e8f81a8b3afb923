"""Names as newsrooms really printed them: public figures of Venezuela, and the headlines of one spring."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.matching.counting import Case, Place, spelt_out
from benchmarks.matching.news import Form, Newsroom

PRINTED, HEADLINES = "printed forms, Venezuela", "headlines"


def figures() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The watched name and its printed forms, by subject."""
    with Path(__file__).with_name("printed.toml").open("rb") as file:
        rows = tomllib.load(file)["figure"]
    return {f"figure/{at}": (row["watch"], tuple(row["printed"])) for at, row in enumerate(rows)}


def printed_cases(newsroom: Newsroom, data: Path | None) -> Iterator[Case]:
    """Each form in a Spanish and an English sentence; with ``data`` also the spellings that watch.json has seen."""
    seen: dict[str, list[str]] = {}
    if data:
        people = json.loads((data / "watch.json").read_text(encoding="utf-8"))["people"]
        seen = {person["name"]: person["variants_seen"] for person in people}
    at = 0
    for subject, (watch, forms) in figures().items():
        for form in dict.fromkeys((*forms, *seen.get(watch, ()))):
            for language in ("es", "en"):
                printed = newsroom.about(Form(form), language)
                place = Place(subject, printed.start, printed.end)
                yield Case(PRINTED, printed.text, (place,), half="AB"[at % 2], language=language)
                at += 1


def headline_cases(data: Path) -> Iterator[Case]:
    """Real headlines; who is named there by every word of the name is known, who by surname alone is unclear."""
    titles = [row["title"] for row in json.loads((data / "headlines.json").read_text(encoding="utf-8"))]
    watched = {subject: spelt_out(watch) for subject, (watch, _) in figures().items()}
    for at, title in enumerate(dict.fromkeys(titles)):
        text = spelt_out(title)
        named = [subject for subject, name in watched.items() if name in text]
        unclear = frozenset(subject for subject, name in watched.items() if f" {name.split()[-1]} " in text)
        places = tuple(Place(subject, 0, len(title)) for subject in named)
        yield Case(HEADLINES, title, places, half="AB"[at % 2], unclear=unclear)
