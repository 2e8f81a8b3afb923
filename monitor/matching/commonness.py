"""How many people bear a name, roughly: whether news of it would mostly be news of somebody else."""

from __future__ import annotations

from math import prod

from monitor.matching.lexicon import given_names, surnames
from monitor.matching.names import PersonName

#: Per million: how often a name is reckoned that no list has.
RARE = 20
_COUNTRY = 30_000_000


def bearers(name: PersonName) -> float:
    """About how many people in a country of 30 million bear ``name``, if its parts were drawn by chance.

    From the frequencies in ``lexicon``, which are Spain's: a surname usual in the Americas alone is underrated.
    """
    parts = [given_names().get(given, RARE) for given in name.givens]
    parts += [surnames().get(surname, RARE) for surname in (name.surname, name.second) if surname]
    return _COUNTRY * prod(part / 1_000_000 for part in parts)
