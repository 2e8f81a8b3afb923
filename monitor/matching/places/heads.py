"""Heads: the word for a prison that leads to a name ("la cárcel de ...") or follows it ("... prison")."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from monitor.matching.places.vocabulary import (
    DETAINING,
    HEADS,
    LAW,
    LOOSE_HEADS,
    NO_PRISON,
    OPTIONAL,
    ORGANISATIONS,
    POLICE,
    QUALIFIERS,
    SOME,
)
from monitor.matching.tokens import Gap, Token

#: Words from a head to the name, at most.
_REACH = 10
_ABBREVIATED = frozenset({"int", "jud", "ctro", "cto", "pen", "penit", "c", "p", "cp", "sta", "ij"})
_BEHIND = frozenset({"jail", "penitentiary", "prison", "prisons"})
_LOOSE_BEHIND = frozenset({"center", "centre", "facility", "headquarters"})
_ADJECTIVES_BEHIND = frozenset(
    {"complex", "detention", "high", "maximum", "men", "military", "s", "security", "women", "womens"}
)


class Lead(IntEnum):
    """What leads to a name."""

    NOTHING = 0
    SOME = 1  # "una cárcel de"
    ORGANISATION = 2  # "SEBIN", "la DGCIM de"
    PLURAL = 3  # "las cárceles de"
    PRISON = 4  # "la cárcel de", "sede del SEBIN en"


class Head(NamedTuple):
    """What leads to the name, and the token from which capitals make it a part of the name as printed."""

    lead: Lead
    first: int


def head_before(tokens: list[Token], first: int) -> Head:
    """The head that leads to the name beginning at ``first``."""
    detaining = police = False
    organisation = tokens[first].folded in ORGANISATIONS
    via_en = False
    at, start = first, first
    while at > 0 and first - at < _REACH:
        if not _joined(tokens, at):
            break
        at -= 1
        word = tokens[at].folded
        if word in HEADS:
            if is_law(tokens, at):
                return Head(Lead.NOTHING, first)
            return Head(_of_head(tokens, at), _capital_from(tokens, at, first))
        if word in LOOSE_HEADS and at > 0 and _joined(tokens, at) and tokens[at - 1].folded in ORGANISATIONS:
            return Head(Lead.PRISON, at - 1)
        if (word in LOOSE_HEADS and (detaining or organisation)) or (word == "int" and detaining):
            return Head(_of_head(tokens, at), _capital_from(tokens, at, first))
        if word in ORGANISATIONS or (word in POLICE and police):
            organisation = True
            start = at
        elif word in DETAINING:
            detaining = True
        elif word in QUALIFIERS or word in OPTIONAL:
            police = police or word in ("nacional", "militar", "national", "military")
            if word in ("en", "in", "at") and not organisation:
                via_en = True
        else:
            break
    if organisation and not via_en and start < first:
        return Head(Lead.ORGANISATION, start)
    return Head(Lead.NOTHING, first)


def head_behind(tokens: list[Token], last: int) -> int | None:
    """The last token of an English head that follows: "Rodeo One prison", "Ramo Verde military prison"."""
    at, detention = last + 1, False
    while at < len(tokens) and at - last < 5 and tokens[at].gap in (Gap.SPACE, Gap.WRAP, Gap.HYPHEN, Gap.QUOTE):
        word = tokens[at].folded
        if word in _BEHIND or (word in _LOOSE_BEHIND and detention):
            return at
        if word not in _ADJECTIVES_BEHIND:
            return None
        detention = detention or word == "detention"
        at += 1
    return None


def organisation_behind(tokens: list[Token], last: int) -> int | None:
    """The last token of an organisation that owns the place: "Zona 7 de la PNB", "Zona 7 (PNB)"."""
    at = last + 1
    while (
        at < len(tokens) and at - last < 4 and tokens[at].gap < Gap.COMMA and tokens[at].folded in ("de", "del", "la")
    ):
        at += 1
    if at >= len(tokens) or tokens[at].gap >= Gap.COMMA or at - last > 3:
        return None
    if tokens[at].folded in ORGANISATIONS:
        return at
    if tokens[at].folded in POLICE and at + 1 < len(tokens) and tokens[at + 1].folded == "nacional":
        bolivarian = at + 2 < len(tokens) and tokens[at + 2].folded == "bolivariana"
        return at + 1 + bolivarian
    return None


def _joined(tokens: list[Token], at: int) -> bool:
    """The token belongs to the one before it: no punctuation between, but for an abbreviation's full stop."""
    gap = tokens[at].gap
    if gap < Gap.COMMA:
        return True
    return gap is Gap.BREAK and tokens[at - 1].folded in _ABBREVIATED and tokens[at].start - tokens[at - 1].end < 3


def is_law(tokens: list[Token], at: int) -> bool:
    """ "el proceso penal", "prisión domiciliaria", "casa por cárcel": no place."""
    if at + 1 < len(tokens) and tokens[at + 1].folded in NO_PRISON and tokens[at].folded == "prision":
        return True
    return at > 0 and tokens[at].gap < Gap.COMMA and tokens[at - 1].folded in LAW


def _of_head(tokens: list[Token], at: int) -> Lead:
    while at > 0 and tokens[at].gap < Gap.COMMA and tokens[at - 1].folded in QUALIFIERS - {"para", "y"}:
        at -= 1
    if at > 0 and tokens[at].gap < Gap.COMMA and tokens[at - 1].folded in SOME:
        return Lead.SOME
    head = tokens[at].folded
    plural = head in HEADS and head.endswith("s") and not head.startswith(("calabozo", "celda", "cell", "mazmorra"))
    return Lead.PLURAL if plural else Lead.PRISON


def _capital_from(tokens: list[Token], at: int, first: int) -> int:
    """The first capitalised word from the head on: from there the name is printed as one."""
    for start in range(at, first):
        if tokens[start].capitalised and tokens[start].folded not in OPTIONAL:
            return start
    return first
