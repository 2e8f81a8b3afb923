"""A glance: what the words of a stretch may be in watched names of another script, before anybody looks closely."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from monitor.matching.scripts.units import NICKNAME, goes_on, is_small, join_hyphens, runs_of
from monitor.matching.scripts.watch import WatchIndex
from monitor.matching.tokens import tokenise

#: Words from a given name to the surname: particles do not count, but among Latin ones, where nobody looks for them.
_REACH, _LATIN_REACH = 4, 16
#: Words from an initial to the surname, and stretches that are kept in mind with all the particles between them.
_INITIALS, _KEPT = 2, 20
#: Words in one stretch, as a text without spaces has them: with more, each is not laid beside each.
_MANY = 8


class Glance(NamedTuple):
    """What the words may be: given names and surnames by their number, and initials.

    ``telling``: they name somebody alone. ``small``: there are only particles, over which a name goes on. ``goes_on``:
    the last word makes one name with the next, behind a space or, with a hyphen, behind the line's end.
    """

    givens: tuple[int, ...] = ()
    surnames: tuple[int, ...] = ()
    initials: str = ""
    telling: bool = False
    small: bool = False
    goes_on: str = ""


def glance(text: str, index: WatchIndex, *, lower: bool, latin: bool) -> Glance | None:
    """A glance at a stretch of text without white space; None where it is of no concern."""
    if latin and not lower and text == text.lower():
        return None
    tokens = tokenise(text)
    givens: set[int] = set()
    surnames: set[int] = set()
    initials, telling, words = "", False, 0
    for units in runs_of(tokens, lower=lower, latin=latin):
        words += len(units)
        for unit in (*units, *join_hyphens(units)):
            if unit.initial:
                initials += unit.key
                continue
            meant = {one.word for one in index.vocabulary.meant(unit.key)}
            givens |= meant & index.givens
            surnames |= meant & index.surnames
            telling = telling or any(map(index.single, meant))
    if words > 1:
        pair = bool(givens and surnames) if words > _MANY else index.may_pair(givens, surnames)
        telling = telling or bool(initials and surnames) or pair
    found = Glance(
        tuple(givens),
        tuple(surnames),
        initials,
        telling,
        not latin and all(map(is_small, tokens)),
        goes_on(tokens, text),
    )
    return found if any(found) else None


def may_name(glances: Iterable[tuple[int, Glance]], index: WatchIndex, *, latin: bool, quoted: bool) -> bool:
    """Whether stretches at these places in a text, in order, may hold a watched name; never False where they do.

    ``quoted``: there may be a nickname in quotation marks among them.
    """
    recent: deque[tuple[int, Glance]] = deque(maxlen=_KEPT)
    between = NICKNAME if quoted else 0
    small, reach, initials = 0, (_LATIN_REACH if latin else _REACH) + between, _INITIALS + between
    for place, one in glances:
        if one.telling:
            return True
        at = place - small
        small += one.small
        for before, other in recent:
            if at - before < reach and (
                index.may_pair(other.givens, one.surnames) or index.may_pair(one.givens, other.surnames)
            ):
                return True
            if at - before <= initials and (_with_initial(index, one, other) or _with_initial(index, other, one)):
                return True
        if one.givens or one.surnames or one.initials:
            recent.append((at, one))
    return False


def _with_initial(index: WatchIndex, one: Glance, other: Glance) -> bool:
    return any(index.with_initial(surname, letter) for letter in other.initials for surname in one.surnames)
