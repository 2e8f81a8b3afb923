"""Thirteen kinds of trap: texts that print most of a watched name and mean somebody, or something, else."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.matching import lures
from benchmarks.matching.counting import Case
from benchmarks.matching.invent import Inventor
from benchmarks.matching.names import Name
from benchmarks.matching.news import Newsroom

_MIXED = ("es", "es", "es", "en", "en", "ru", "ar")
_LATIN = ("es", "es", "en")

TRAPS: dict[str, tuple[lures.Make, tuple[str, ...]]] = {
    "brothers and sisters": (lures.sibling, _MIXED),
    "parents and children": (lures.parent, _MIXED),
    "another mother's surname": (lures.other_mother, _LATIN),
    "parts of two in a list": (lures.two_in_list, _MIXED),
    "a comma between two": (lures.comma_between, _MIXED),
    "one letter, both real names": (lures.one_letter, ("es", "es", "es", "en", "ru")),
    "a slip that is a usual name": (lures.slip_is_name, _LATIN),
    "places named after": (lures.places, _MIXED),
    "prizes and laws named after": (lures.honours, _MIXED),
    "married names": (lures.married, _LATIN),
    "given or surname alone": (lures.part_alone, _MIXED),
    "crossed names": (lures.crossed, _MIXED),
}
WORDS = "surnames that are words"
#: Kinds of which some false alerts are allowed: there every watched word is printed, or all but one.
HARD = frozenset({"another mother's surname", "places named after", "prizes and laws named after"})


def trapped(
    inventor: Inventor, newsroom: Newsroom, each: int, seed: int
) -> Iterator[tuple[dict[str, Name | str], Case]]:
    """``each`` traps of every kind: whom to watch for it, by subject, and the text."""
    for kind, (make, languages) in TRAPS.items():
        draw = random.Random(f"{seed} {kind}")  # noqa: S311 - made-up names, no secret
        at = 0
        while at < each:
            language = draw.choice(languages)
            trap = make(lures.Bench(inventor, draw, language))
            if trap is None or trap.form is None:
                continue
            printed = newsroom.about(trap.form, language)
            watched: dict[str, Name | str] = {f"{kind}/{at}.{place}": name for place, name in enumerate(trap.watched)}
            inventor.taken.update(name.key for name in trap.watched)
            yield watched, Case(kind, printed.text, half="AB"[at % 2], language=language, lures=frozenset(watched))
            at += 1
    for at, row in enumerate(lures.read_words("words.toml")["case"]):
        subject = f"{WORDS}/{at}"
        language = row.get("language", "es")
        text = f"{newsroom.sentence(language)} {row['text']} {newsroom.sentence(language)}"
        yield {subject: row["watch"]}, Case(WORDS, text, half="AB"[at % 2], lures=frozenset({subject}))
