"""What is printed: each development is a story of its own, so that each of them must be told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.e2e.torture.ledger import Development, Ledger, Print, Word
from tests.e2e.torture.press import Press

#: The papers, and what each is: nobody but the last two would know.
PAPERS = {"diario": "outlet", "radio": "outlet", "familia": "family", "foro": "ngo"}

_PRISONS = ("Tocorón", "Yare", "Uribana", "Tocuyito", "Sabaneta", "La Pica", "Ramo Verde")
_YEARS = (6, 9, 12, 16, 21, 24, 28)
#: Every text has words of its own besides: what says only what another paper said is a copy of it, and no other voice.
_WORDS = (
    "mango", "puente", "mercado", "lluvia", "feria", "guayaba", "camino", "tambor", "escuela", "molino", "naranja",
    "cosecha", "canoa", "sombrero", "arepa", "ceiba", "farol", "piragua", "cometa", "hamaca", "ribera", "semilla",
    "tinaja", "laguna", "guitarra", "pescado", "telar", "colina", "velero", "panela",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One print: where, what it says, and what must be told after it; an ``again`` step prints over the one before."""

    paper: str
    text: str
    word: Word
    again: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """A development, print by print."""

    kind: str
    steps: tuple[Step, ...]


def _once(kind: str, text: str, paper: str = "diario") -> Arc:
    return Arc(kind, (Step(paper, text, Word.CLAIMED),))


def arcs(chance: random.Random) -> list[Arc]:
    """The life of one person: at most one development of a kind, or details that tell them apart."""
    prisons, years = chance.sample(_PRISONS, 4), chance.sample(_YEARS, 3)
    free = [
        *(_once("transfer", f"{{n}} fue trasladada a la cárcel de {p}, denunció su esposo.") for p in prisons[:3]),
        *(_once("sentence", f"{{n}} fue condenada a {y} años de prisión.", "radio") for y in years),
        Arc(
            "confirmed transfer",
            (
                Step("radio", f"{{n}} fue trasladada a la cárcel de {prisons[3]}.", Word.CLAIMED),
                Step(
                    "foro",
                    f"Confirmamos que {{n}} fue trasladada a la cárcel de {prisons[3]}.",
                    Word.CONFIRMED,
                ),
            ),
        ),
        Arc(
            "denied charge",
            (
                Step("diario", "{n} fue imputada por terrorismo ante un tribunal de control.", Word.CLAIMED),
                Step("foro", "{n} no fue imputada por terrorismo.", Word.DENIED),
            ),
        ),
        Arc(
            "illness taken back",
            (
                Step("radio", "{n} fue llevada a un hospital tras sufrir un infarto en su celda.", Word.CLAIMED),
                Step("radio", "Retiramos este texto porque nadie lo sostiene.", Word.TAKEN_BACK, again=True),
            ),
        ),
        Arc(
            "hunger strike in two voices",
            (
                Step("diario", "{n} inició una huelga de hambre en su celda.", Word.CLAIMED),
                Step(
                    "radio",
                    "En la emisora supimos que {n} está en huelga de hambre.",
                    Word.CLAIMED,
                ),
            ),
        ),
    ]
    chance.shuffle(free)
    custody = [
        _once("arrest", "{n} fue detenida por la policía."),
        Arc(
            "release",
            (
                Step("diario", "{n} fue excarcelada y ya está en su casa.", Word.HELD),
                Step("foro", "Confirmamos que {n} fue excarcelada.", Word.CONFIRMED),
            ),
        ),
        _once("arrest anew", "{n} fue detenida nuevamente por la policía.", "radio"),
    ]
    places = sorted(chance.sample(range(len(free) + len(custody)), len(custody)))
    for place, arc in zip(places, custody, strict=True):
        free.insert(place, arc)
    return free


class Newsroom:
    """Prints one step after the other; of one person never two developments at a time."""

    def __init__(self, press: Press, ledger: Ledger, names: Sequence[str], chance: random.Random) -> None:
        self._press = press
        self._ledger = ledger
        self._chance = chance
        self._lives: dict[str, Iterator[tuple[Development, int, Step]]] = {n: self._life(n) for n in names}
        self._next: dict[str, float] = {}

    def print_one(self, liked: Callable[[str], float]) -> bool:
        """Print the next thing about somebody, more likely about those who are ``liked``; False when all is told."""
        now = self._ledger.now()
        names = [name for name in self._lives if self._next.get(name, 0.0) <= now]
        if not names:
            return bool(self._lives)
        name = self._chance.choices(names, [liked(each) for each in names])[0]
        found = next(self._lives[name], None)
        if found is None:
            del self._lives[name]
            return bool(self._lives)
        development, number, step = found
        self._print(development, number, step)
        # What is printed of one person has a second of its own at least, so that its order is certain.
        self._next[name] = now + self._chance.choice((1.5, 2.0, 4.0))
        return True

    def _life(self, name: str) -> Iterator[tuple[Development, int, Step]]:
        for arc in arcs(self._chance):
            made = Development(f"d{len(self._ledger.developments)}", name, arc.kind)
            self._ledger.developments[made.id] = made
            for number, step in enumerate(arc.steps):
                yield made, number, step

    def _more(self) -> str:
        return f"Además se habló de {', '.join(self._chance.sample(_WORDS, 16))}."

    def _print(self, development: Development, number: int, step: Step) -> None:
        key = f"{development.id}-{number - step.again}"
        text = step.text.format(n=development.name)
        # A text that takes something back stands under the same headline.
        bare = step.again or development.kind == "illness taken back" or self._chance.random() < 0.6
        title = f"Noticia {key} de {step.paper}" if bare else f"{text} {self._more()}"
        self._press.print(step.paper, key, title, f"{text} {self._more()}")
        development.prints.append(Print(step.paper, key, self._ledger.now(), step.word))
