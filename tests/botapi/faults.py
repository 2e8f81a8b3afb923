"""Misbehaviour: what goes wrong with a call, planned one by one, drawn from a seed, or chosen by a function."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tests.botapi.arguments import Arguments


class Fault(StrEnum):
    """What can go wrong."""

    FLOOD = "flood"  # 429 with retry_after, and the chat stays refused so long
    ERROR = "error"  # 500 in JSON, not accepted
    GATEWAY = "gateway"  # 502 with a page instead of JSON, not accepted
    MISSING = "missing"  # 404, not accepted
    CUT = "cut"  # hung up before it was accepted
    OUTAGE = "outage"  # hung up, and nobody listens for so many seconds
    SLOW = "slow"  # accepted only after so many seconds
    LOST = "lost"  # accepted; hung up without an answer, after so many seconds
    TRUNCATED = "truncated"  # accepted; half of the answer comes


#: Those after which the call has had no effect.
BEFORE = frozenset({Fault.FLOOD, Fault.ERROR, Fault.GATEWAY, Fault.MISSING, Fault.CUT, Fault.OUTAGE})
#: How long each takes unless told otherwise, seconds.
USUAL = {Fault.FLOOD: 1.0, Fault.OUTAGE: 1.0, Fault.SLOW: 1.0}
ANY = "*"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One fault, and how long it takes (seconds); what counts whole seconds (FLOOD) rounds up."""

    fault: Fault
    seconds: float = 0.0


Rates = Mapping[str, Mapping[Trouble, float]]
Choice = Callable[[str, Arguments], "Trouble | None"]


def trouble(fault: Fault, seconds: float | None = None) -> Trouble:
    """A fault that takes its usual time unless told otherwise."""
    return Trouble(fault, USUAL.get(fault, 0.0) if seconds is None else seconds)


def parse_trouble(text: str) -> Trouble:
    """Read ``flood``, or ``flood@3`` for three seconds of it; raises ValueError."""
    name, _, seconds = text.strip().partition("@")
    return trouble(Fault(name), float(seconds) if seconds else None)


def parse_rates(text: str) -> dict[str, dict[Trouble, float]]:
    """Read ``sendMessage:lost=0.05,flood@3=0.02;*:gateway=0.01``; raises ValueError with what is wrong.

    A method of its own takes nothing from ``*``. The probabilities of a method must not exceed one together.
    """
    rates: dict[str, dict[Trouble, float]] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        method, colon, faults = part.partition(":")
        if not colon:
            raise ValueError(f"no method before ':' in {part!r}")
        chances = {}
        for entry in faults.split(","):
            name, _, chance = entry.partition("=")
            chances[parse_trouble(name)] = float(chance)
        if sum(chances.values()) > 1 or min(chances.values()) < 0:
            raise ValueError(f"probabilities of {method} must lie between 0 and 1 together")
        rates[method.strip().lower()] = chances
    return rates


class Faults:
    """Picks what goes wrong with the next call: first what was planned, then what ``choose`` says, then chance."""

    def __init__(self, seed: int = 0, rates: Rates | None = None, choose: Choice | None = None) -> None:
        self.rates: dict[str, Mapping[Trouble, float]] = {}
        self.choose = choose
        self.met: dict[str, int] = {}
        self._chance = random.Random(f"faults:{seed}")  # noqa: S311  the same seed misbehaves in the same way
        self._planned: dict[str, deque[Trouble | None]] = {}
        self.set(rates or {})

    def set(self, rates: Rates) -> None:
        """From now on let chance do this."""
        self.rates = {method.lower(): chances for method, chances in rates.items()}

    def plan(self, method: str, *troubles: Trouble | Fault | None) -> None:
        """The next calls of ``method`` (or "*") meet these, in this order; None lets one pass."""
        planned = self._planned.setdefault(method.lower(), deque())
        planned.extend(trouble(one) if isinstance(one, Fault) else one for one in troubles)

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        self.rates, self.choose = {}, None
        self._planned.clear()

    def pick(self, method: str, arguments: Arguments) -> Trouble | None:
        """What goes wrong with this call; None for nothing."""
        found = self._picked(method.lower(), arguments)
        if found is not None:
            self.met[found.fault] = self.met.get(found.fault, 0) + 1
        return found

    def _picked(self, method: str, arguments: Arguments) -> Trouble | None:
        for key in (method, ANY):
            if self._planned.get(key):
                return self._planned[key].popleft()
        if self.choose is not None:
            return self.choose(method, arguments)
        chances = self.rates.get(method, self.rates.get(ANY))
        if not chances:
            return None
        drawn = self._chance.random()
        for found, chance in chances.items():
            drawn -= chance
            if drawn < 0:
                return found
        return None
