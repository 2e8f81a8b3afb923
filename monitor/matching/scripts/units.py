"""The words of a text in another script that may be parts of names, with the small words between them left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.matching.lexicon import PARTICLES
from monitor.matching.scripts.writing import Script, is_other, script_of, spoken
from monitor.matching.tokens import Gap, Token

#: Small words inside names: de, la, al, bin in Cyrillic, Greek and Arabic letters, folded.
_PARTICLES = frozenset(
    {
        "де", "дель", "ла", "лас", "лос", "да", "дас", "ду", "дос", "ди", "эль", "аль", "ал", "ас", "аз", "ад", "ан",
        "ар", "аш", "ат", "бин", "бен", "ибн", "бинт", "фон", "ван", "дер", "абу",
        "ντε", "ντελ", "λα", "ελ", "αλ", "μπιν", "ντα", "ντι", "φον", "βαν",
        *PARTICLES, "bin", "ben", "ibn", "el", "ez", "as",
        "بن", "ابن", "بنت", "دی", "دیل", "دل", "لا", "ال", "ابو", "فون", "فان", "دا",
    }
)  # fmt: skip
#: Words that make one name with the word after them: San Miguel, Abd al-Fattah.
_PREFIXES = {
    "сан": "сан", "санта": "санта", "санто": "санто", "абд": "абд", "абдель": "абд", "абдул": "абд", "абдел": "абд",
    "san": "san", "santa": "santa", "santo": "santo", "abd": "abd", "abdel": "abd", "abdul": "abd", "abdal": "abd",
    "σαν": "σαν", "σαντα": "σαντα", "سان": "سان", "سانتا": "سانتا", "عبد": "عبد",
}  # fmt: skip
#: Characters: a longer word is no name.
LONGEST = 40
#: Words in a nickname, at most.
NICKNAME = 4
#: Gaps that a name may go over.
_INSIDE = frozenset({Gap.SPACE, Gap.HYPHEN, Gap.DOT, Gap.WRAP})
_CASELESS = frozenset({Script.ARABIC, Script.REST})
_HYPHENS = frozenset("-‐‑‒–")
_ARTICLE = re.compile("^ال(?=..)")
# Abdullah and Abdul-Aziz in one word, without the article.
_SERVANTS = {
    Script.CYRILLIC: (re.compile("^абд[аеэу][лрс](?=..)"), "абд"),
    Script.LATIN: (re.compile("^abd[aeou][lrs](?=..)"), "abd"),
    Script.ARABIC: (re.compile("^عبدال(?=..)"), "عبد"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, the tokens ``first`` to ``last`` that print it with its small words, and what stands before it."""

    key: str
    first: int
    last: int
    gap: Gap
    capitalised: bool
    opens: bool
    acronym: bool

    @property
    def initial(self) -> bool:
        """A single letter that stands for a given name."""
        return self.capitalised and len(self.key) == 1


def runs_of(tokens: list[Token], *, lower: bool, latin: bool = False) -> Iterator[list[Unit]]:
    """The stretches of words that may be names: capitalised ones, or all where the script or the text has no capitals.

    ``latin`` looks for them among the Latin words instead of the others. A nickname in quotation marks is left out.
    """
    at = 0
    while at < len(tokens):
        if not _may_be_name(tokens[at], lower=lower, latin=latin):
            at += 1
            continue
        end = _end_of_run(tokens, at, lower=lower, latin=latin)
        units = units_of(tokens, at, end)
        if after := _after_nickname(tokens, end, lower=lower, latin=latin):
            end = _end_of_run(tokens, after, lower=lower, latin=latin)
            behind = units_of(tokens, after, end)
            units += [replace(unit, gap=Gap.SPACE) if unit is behind[0] else unit for unit in behind]
        if units:
            yield units
        at = end


def _end_of_run(tokens: list[Token], at: int, *, lower: bool, latin: bool) -> int:
    """The token after the last word of the run that begins ``at``; particles at its end are not part of it."""
    last, end = at, at + 1
    while end < len(tokens) and tokens[end].gap in _INSIDE:
        if _may_be_name(tokens[end], lower=lower, latin=latin):
            last = end
        elif tokens[end].folded not in _PARTICLES or end - last > 3:
            break
        end += 1
    return last + 1


def _after_nickname(tokens: list[Token], end: int, *, lower: bool, latin: bool) -> int | None:
    """Where the name goes on behind a nickname in quotation marks or brackets; None if it does not."""
    if end >= len(tokens) or tokens[end].gap is not Gap.OPEN or (tokens[end].upper and not tokens[end - 1].upper):
        return None
    for at in range(end + 1, min(end + 1 + NICKNAME, len(tokens))):
        if tokens[at].gap is Gap.QUOTE:
            return at if _may_be_name(tokens[at], lower=lower, latin=latin) else None
        if tokens[at].gap not in _INSIDE:
            return None
    return None


def _may_be_name(token: Token, *, lower: bool, latin: bool) -> bool:
    if is_other(token.text) is latin:
        return False
    return token.capitalised or lower or script_of(token.text) in _CASELESS


def units_of(tokens: list[Token], first: int, end: int) -> list[Unit]:
    """The tokens ``first`` to before ``end`` as units; a particle at the very end is a word like others."""
    units: list[Unit] = []
    at = first
    while at < end:
        begin, prefix = at, ""
        while at + 1 < end and ((at > first and tokens[at].folded in _PARTICLES) or tokens[at].folded in _PREFIXES):
            prefix += _PREFIXES.get(tokens[at].folded, "")
            at += 1
        token = tokens[at]
        script = script_of(token.text)
        key = spoken(token.text, script)
        if prefix:
            key = prefix + _ARTICLE.sub("", key)
        elif script in _SERVANTS:
            joined, apart = _SERVANTS[script]
            key = joined.sub(apart, key)
        if key:
            units.append(Unit(key, begin, at, tokens[begin].gap, token.capitalised, tokens[begin].first, token.upper))
        at += 1
    return units


def join_hyphens(units: list[Unit]) -> list[Unit]:
    """The units with hyphenated words in one (Кара-Мурза); empty if there are none."""
    if all(unit.gap is not Gap.HYPHEN for unit in units[1:]):
        return []
    joined = units[:1]
    for unit in units[1:]:
        if unit.gap is Gap.HYPHEN and len(joined[-1].key) < LONGEST:
            joined[-1] = replace(joined[-1], key=joined[-1].key + unit.key, last=unit.last)
        else:
            joined.append(unit)
    return joined


def is_small(token: Token) -> bool:
    """Whether a token may be no more than a part of the unit that the next word begins or ends."""
    return token.folded in _PARTICLES or token.folded in _PREFIXES


def goes_on(tokens: list[Token], text: str) -> str:
    """What would stand between the tokens of ``text`` and the next word if they made one unit with it; "" for no such.

    "Абд аль" does, and a hyphen at the end of a line.
    """
    if not tokens:
        return ""
    if not _HYPHENS.isdisjoint(text[tokens[-1].end :]):
        return "\n"
    for token in reversed(tokens):
        if token.folded in _PREFIXES:
            return " "
        if token.folded not in _PARTICLES:
            break
    return ""
