"""Clues: whether a bare name ("Yare", "Santa Ana") stands there for the prison or for the town, a feast, a person."""

from __future__ import annotations

from monitor.matching.lexicon import is_given
from monitor.matching.places.numbers import NUMBERS
from monitor.matching.places.vocabulary import (
    CATCHING,
    CAUGHT,
    ELSEWHERE,
    HELD,
    LAW,
    MOVED,
    NO_PRISON,
    NOT_HELD,
    OF_A_PRISON,
    OFFICES,
    OPTIONAL,
    ORGANISATIONS,
    OTHER_MATTER,
    SETTLED,
    STILL,
)
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Gap, Token

#: Words to each side, in the same sentence, in which a word of prison or of another matter counts.
_NEAR = 12
_LINKS = OPTIONAL | {"a", "desde", "from", "hacia", "hasta", "inside", "to"}
_WITHIN = (Gap.SPACE, Gap.WRAP, Gap.HYPHEN)


def is_held_there(tokens: list[Token], first: int, last: int) -> bool:
    """A word for those held, or for where they are, stands near in the sentence; an arrest is none."""
    sentence = tokens[first].sentence
    for at in range(max(0, first - _NEAR), min(len(tokens), last + 1 + _NEAR)):
        if first <= at <= last or tokens[at].sentence != sentence:
            continue
        if _is_held(tokens, at):
            return True
    return False


def is_of_something_else(tokens: list[Token], first: int, last: int, around: Surroundings) -> bool:
    """The bare name is a town's, a street's, a person's, or part of a longer name."""
    return (
        is_settled(tokens, first)
        or around.names_institution(first)
        or _is_caught_there(tokens, first)
        or _is_owner_of_other(tokens, first)
        or _is_in_a_longer_name(tokens, first, last, around)
        or _is_a_feast(tokens, first, last)
    )


def is_settled(tokens: list[Token], first: int) -> bool:
    """ "vecinos de ...", "el sector ...": a town or a neighbourhood of that name."""
    at = first
    while at > 0 and first - at < 5 and tokens[at].gap < Gap.COMMA:
        at -= 1
        word = tokens[at].folded
        if word in SETTLED:
            return True
        if word not in OPTIONAL:
            return False
    return False


def is_on_a_road(tokens: list[Token], first: int) -> bool:
    """ "Villa de Cura-Tocorón": the end of a road."""
    return first > 0 and tokens[first].gap is Gap.HYPHEN and tokens[first - 1].capitalised


def is_beside_organisation(tokens: list[Token], first: int) -> bool:
    """ "DGCIM, Boleíta", "la Dgcim, en Boleíta"."""
    at = first
    while at > 0 and first - at < 3 and tokens[at].gap <= Gap.COMMA and tokens[at - 1].folded in OPTIONAL:
        at -= 1
    return at > 0 and tokens[at].gap is Gap.COMMA and tokens[at - 1].folded in ORGANISATIONS


def is_held_straight(tokens: list[Token], first: int) -> bool:
    """ "preso en ...", "reclusos de ...": the word for those held leads to the name."""
    at = _governing(tokens, first)
    return 0 <= at < first - 1 and _is_held(tokens, at)


def is_moved_there(tokens: list[Token], first: int) -> bool:
    """ "trasladado a ...": somebody was taken there, and nothing says that it is a prison."""
    at = _governing(tokens, first)
    before = tokens[at - 1].folded if at > 0 else ""
    return 0 <= at < first - 1 and tokens[at].folded.startswith(MOVED) and before != "se"


def is_elsewhere(tokens: list[Token], first: int, last: int) -> bool:
    """Another country beside: "Santa Ana (California)", "Santa Ana, en El Salvador", "salvadoreño de Santa Ana"."""
    sentence = tokens[last].sentence
    if any(token.folded in ELSEWHERE and token.sentence == sentence for token in tokens[max(0, first - 3) : first]):
        return True
    behind = (token for token in tokens[last + 1 : last + 5] if token.sentence == sentence)
    for token in behind:
        if token.folded in ELSEWHERE:
            return True
        if token.folded not in OPTIONAL and not token.capitalised:
            return False
    return False


def _is_held(tokens: list[Token], at: int) -> bool:
    word = tokens[at].folded
    if not word.startswith(HELD) or word in NOT_HELD:
        return False
    before = tokens[at - 1] if at and tokens[at].gap < Gap.COMMA else None
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].gap < Gap.COMMA else None
    if word.startswith("detenid"):
        headline = before is None and (at == 0 or tokens[at].first)
        caught = (before is not None and before.folded in CAUGHT) or (after is not None and after.folded == "por")
        return not headline and not caught
    if word == "detained":
        return any(token is not None and token.folded in STILL for token in (before, after))
    if word.startswith("privad"):
        return after is not None and tokens[min(at + 2, len(tokens) - 1)].folded == "libertad"
    if word.startswith("penitenci"):
        return not (before and before.folded in OFFICES)
    if word == "held":
        return after is not None and after.folded in ("at", "in", "inside", "since", "without")
    if word in ("penal", "carcel", "prision"):
        return not (before and before.folded in LAW) and not (after and after.folded in NO_PRISON)
    return True


def _is_in_a_longer_name(tokens: list[Token], first: int, last: int, around: Surroundings) -> bool:
    if is_loud(tokens, first):
        return False
    at = first
    while at > 0 and first - at < 3 and tokens[at].gap in _WITHIN and tokens[at - 1].folded in OPTIONAL:
        at -= 1
    if at == first and at > 0 and tokens[at].gap in _WITHIN and around.is_title(at - 1):
        return True
    if at > 0 and tokens[at].gap in _WITHIN and tokens[at - 1].capitalised:
        before = tokens[at - 1]
        if at == first and not before.first:
            return True
        if is_given(before.folded):
            return True
    at = last + 1
    if at >= len(tokens) or tokens[at].gap not in _WITHIN:
        return False
    if tokens[at].folded in ("de", "del"):
        at += 1
        while at < len(tokens) and tokens[at].gap in _WITHIN and tokens[at].folded in OPTIONAL:
            at += 1
    return at < len(tokens) and tokens[at].gap in _WITHIN and tokens[at].capitalised


def _is_caught_there(tokens: list[Token], first: int) -> bool:
    """ "capturan en ...", "nació en ...": where somebody was caught or is at home, not where they are held."""
    at = _governing(tokens, first)
    return 0 <= at < first - 1 and tokens[at].folded.startswith(CATCHING)


def _is_owner_of_other(tokens: list[Token], first: int) -> bool:
    """ "el juez de ...", "la batalla de ...": what belongs to the place is nothing that a prison has."""
    at = _governing(tokens, first)
    links = tokens[max(at, 0) + 1 : first]
    if at < 0 or tokens[at + 1].gap >= Gap.COMMA or not links or links[0].folded not in ("de", "del", "of"):
        return False
    if at and len(tokens[at].folded) == 1:  # "el pabellón B de ..."
        at -= 1
    word = tokens[at].folded
    if tokens[at].upper or word.startswith(OF_A_PRISON) or word.isdigit() or word in NUMBERS or word in OPTIONAL:
        return False
    return not any(_is_held(tokens, near) for near in range(max(0, at - 2), at + 1))


def _governing(tokens: list[Token], first: int) -> int:
    """The word to which the name belongs, over prepositions and articles; the one before the name if there are none."""
    at = first - 1
    while at > 0 and first - at < 4 and tokens[at].gap < Gap.COMMA and tokens[at].folded in _LINKS:
        at -= 1
    return at


def _is_a_feast(tokens: list[Token], first: int, last: int) -> bool:
    sentence = tokens[first].sentence
    near = tokens[max(0, first - _NEAR) : last + 1 + _NEAR]
    return any(token.sentence == sentence and token.folded.startswith(OTHER_MATTER) for token in near)


def is_loud(tokens: list[Token], at: int) -> bool:
    """Every longer word around in the sentence has a capital: a headline, in which capitals say nothing."""
    sentence = tokens[at].sentence
    near = [token for token in tokens[max(0, at - _NEAR) : at + _NEAR] if token.sentence == sentence]
    return len(near) > 3 and not any(len(token.folded) > 4 and not token.capitalised for token in near)
