"""Names in other scripts: printed forms of known figures, and invented people in Russian texts, in every case."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from benchmarks.matching.counting import Case, Place
from benchmarks.matching.cyrillic import CASES, in_cyrillic, inflected
from benchmarks.matching.invent import Inventor
from benchmarks.matching.names import Name
from benchmarks.matching.news import Form, Newsroom

LATIN_LIST, RUSSIAN_LIST, KNOWN = (
    "Russian text, Latin list",
    "Russian text, Russian list",
    "printed forms of known names",
)
STRANGERS = "Russian text about nobody watched"


@cache
def _figures() -> tuple[tuple[str, tuple[str, ...]], ...]:
    with Path(__file__).with_name("known.toml").open("rb") as file:
        return tuple((row["watch"], tuple(row["printed"])) for row in tomllib.load(file)["figure"])


def known_watched() -> dict[str, str]:
    """The known figures by subject."""
    return {f"known/{at}": watch for at, (watch, _) in enumerate(_figures())}


def script_of(text: str) -> str:
    """The script in which most of a name is printed."""
    letters = [letter for letter in text if letter.isalpha()]
    for script, first, last in (
        ("Cyrillic", "\u0400", "\u04ff"),
        ("Greek", "\u0370", "\u03ff"),
        ("Arabic", "\u0600", "\u06ff"),
    ):
        if sum(first <= letter <= last for letter in letters) * 2 > len(letters):
            return script
    return "Latin"


def known_cases(newsroom: Newsroom) -> Iterator[Case]:
    """Each printed form of each figure, in a sentence where the language of the form has sentences here."""
    language = {"Cyrillic": "ru", "Arabic": "ar", "Greek": "el", "Latin": "es"}
    both = {watch: f"known/{at}" for at, (watch, _) in enumerate(_figures())}
    alike: dict[str, set[str]] = {}
    for watch, forms in _figures():
        for form in forms:
            alike.setdefault(form, set()).add(both[watch])
    at = 0
    for watch, forms in _figures():
        for form in forms:
            printed = newsroom.about(Form(form), language[script_of(form)])
            # A figure who stands on the list in two scripts is named under both.
            twins = frozenset(_same_figure(watch, both)) - {both[watch]}
            yield Case(
                f"{KNOWN}: {script_of(form)}", printed.text, (Place(both[watch], printed.start, printed.end),),
                half="AB"[at % 2], language=language[script_of(form)], unclear=twins | (alike[form] - {both[watch]}),
            )  # fmt: skip
            at += 1


def _same_figure(watch: str, both: Mapping[str, str]) -> set[str]:
    forms = dict(_figures())
    same = {both[watch]}
    same |= {both[other] for other, printed in forms.items() if watch in printed or other in forms[watch]}
    same |= {both[other] for other, printed in forms.items() if set(printed) & set(forms[watch])}
    return same


def russian_cases(
    inventor: Inventor, newsroom: Newsroom, each: int, seed: int
) -> Iterator[tuple[dict[str, Name], Case]]:
    """Invented people of a Latin and of a Russian list, in Russian texts and in every case; and strangers."""
    draw = random.Random(seed)  # noqa: S311 - made-up names, no secret
    for at in range(each):
        latin = inventor.one(draw.choice(("es", "es", "es", "en")))
        yield (
            {f"{LATIN_LIST}/{at}": latin},
            _russian(LATIN_LIST, at, _as_printed(in_cyrillic(latin), draw), newsroom, draw),
        )
        russian = inventor.one("ru")
        yield {f"{RUSSIAN_LIST}/{at}": russian}, _russian(RUSSIAN_LIST, at, _as_printed(russian, draw), newsroom, draw)
        stranger = inventor.one("ru") if draw.random() < 0.5 else in_cyrillic(inventor.one("es"))
        text = newsroom.about(Form(inflected(stranger, draw.choice(CASES))), "ru").text
        yield {}, Case(STRANGERS, text, half="AB"[at % 2], language="ru")


def _as_printed(name: Name, draw: random.Random) -> Name:
    """Newsrooms leave out the mother's surname, a second given name, a patronymic; lists have them."""
    if name.second and draw.random() < 0.4:
        name = Name(name.givens, name.surname, "", name.language, name.woman)
    if len(name.givens) > 1 and draw.random() < 0.4:
        name = Name(name.givens[:1], name.surname, name.second, name.language, name.woman)
    return name


def _russian(kind: str, at: int, name: Name, newsroom: Newsroom, draw: random.Random) -> Case:
    printed = newsroom.about(Form(inflected(name, draw.choice(CASES))), "ru")
    return Case(
        kind, printed.text, (Place(f"{kind}/{at}", printed.start, printed.end),), half="AB"[at % 2], language="ru"
    )
