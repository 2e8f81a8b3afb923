"""The forty kinds of rewriting, and the texts in which each is printed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

from benchmarks.matching.counting import Case, Place
from benchmarks.matching.invent import Inventor
from benchmarks.matching.kinds import Desk, Rewriting
from benchmarks.matching.markup import MARKUP
from benchmarks.matching.names import Name
from benchmarks.matching.news import Newsroom
from benchmarks.matching.orders import ORDERS
from benchmarks.matching.slips import SLIPS

REWRITINGS: tuple[Rewriting, ...] = (*MARKUP, *ORDERS, *SLIPS)

#: How often a text is in each language, and how often a name in it is of each: Latin letters only in Latin texts.
_TEXTS = {"es": 52, "en": 28, "ru": 12, "ar": 8}
_NAMES = {
    "es": {"es": 78, "en": 6, "pt": 8, "la": 8},
    "en": {"es": 60, "en": 22, "pt": 5, "la": 13},
    "ru": {"ru": 1},
    "ar": {"ar": 1},
}


def rewritten(inventor: Inventor, newsroom: Newsroom, each: int, seed: int) -> Iterator[tuple[Name, Case]]:
    """``each`` watched names of every kind, each with a text in which it is printed rewritten."""
    for kind in REWRITINGS:
        draw = random.Random(f"{seed} {kind.kind}")  # noqa: S311 - made-up names, no secret
        for at in range(each):
            yield _one(kind, at, inventor, newsroom, draw)


def _one(kind: Rewriting, at: int, inventor: Inventor, newsroom: Newsroom, draw: random.Random) -> tuple[Name, Case]:
    while True:
        text = draw.choices(kind.texts, [_TEXTS[language] for language in kind.texts])[0]
        weights = _NAMES[text]
        language = draw.choices(list(weights), list(weights.values()))[0]
        name = inventor.one(language, draw.choice(kind.shapes))
        if kind.prepare:
            prepared = kind.prepare(name, draw)
            if prepared.key != name.key and prepared.key in inventor.taken:
                continue
            name = prepared
        own = "es" if language in ("pt", "la") else language
        desk = Desk(draw, text, partial(inventor.one, own))
        form = kind.form(name, desk)
        if form is None:
            continue
        inventor.taken.add(name.key)
        printed = newsroom.about(form, text)
        subject = f"{kind.kind}/{at}"
        return name, Case(
            kind.kind, printed.text, (Place(subject, printed.start, printed.end),), half="AB"[at % 2], language=text
        )
