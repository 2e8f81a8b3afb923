"""Places and other fixed phrases: prisons by their names and numbers, nicknames, names in other scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from monitor.matching.lexicon import is_given
from monitor.matching.people import Finding
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Gap, Token, tokenise
from monitor.model import Subject, SubjectType

#: Words that may be printed or left out in a phrase.
_OPTIONAL = frozenset({"el", "la", "los", "las", "de", "del", "en", "the", "of", "in", "al"})
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        ("i uno one", "ii dos two", "iii tres three", "iv cuatro four", "v cinco five",
         "vi seis six", "vii siete seven", "viii ocho eight", "ix nueve nine", "x diez ten"), 1)
    for word in words.split()
}  # fmt: skip
#: Common nouns: a capital is not expected of them inside a phrase.
_NOUNS = frozenset({"carcel", "centro", "internado", "sede", "anexo", "reten", "penal", "prision", "comando", "prison"})
_JOINERS = frozenset({"y", "e", "o", "and"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names a subject; ``bare`` ones only beside a clue, ``shared`` ones fit several places.

    ``numbered``: the bare word with a number is the name of a place of its own ("Rodeo" and "Rodeo II").
    """

    subject: int
    alias: str
    parts: tuple[str, ...]
    proper: bool
    bare: bool = False
    shared: bool = False
    numbered: bool = False
    person: bool = False


@dataclass(slots=True)
class _Node:
    """One step into the tree of phrases."""

    then: dict[str, _Node] = field(default_factory=dict)
    phrases: list[Phrase] = field(default_factory=list)


class Places:
    """Finds fixed phrases, the longest at each place, at a cost that does not grow with their number."""

    def __init__(self, subjects: list[tuple[int, Subject]], unsplit: list[tuple[int, str]]) -> None:
        """``subjects`` with their place in the whole list; ``unsplit`` are names of people that are fixed phrases."""
        phrases = [phrase for place, subject in subjects for phrase in _phrases(place, subject)]
        phrases.extend(_nicknames(unsplit))
        numbered: dict[tuple[str, ...], dict[int, Phrase]] = {}
        for phrase in phrases:
            if len(phrase.parts) > 1 and phrase.parts[-1].isdigit() and not phrase.bare:
                numbered.setdefault(phrase.parts[:-1], {}).setdefault(phrase.subject, phrase)
        bare: dict[tuple[str, ...], dict[int, Phrase]] = {}
        for phrase in phrases:
            if phrase.bare:
                bare.setdefault(phrase.parts, {})[phrase.subject] = phrase
        self._root = _Node()
        for phrase in phrases:
            if not phrase.bare:
                self._add(phrase)
        for parts, by_subject in bare.items():
            siblings = {**numbered.get(parts, {}), **by_subject}
            for subject, phrase in siblings.items():
                proper = next(iter(by_subject.values())).proper
                self._add(
                    Phrase(
                        subject,
                        phrase.alias,
                        parts,
                        proper,
                        bare=True,
                        shared=len(siblings) > 1,
                        numbered=parts in numbered,
                    )
                )

    def find(self, tokens: list[Token], around: Surroundings) -> Iterator[Finding]:
        """Every phrase in the text with how sure it is."""
        at = 0
        while at < len(tokens):
            node, last = self._longest(tokens, at)
            if node is None:
                at += 1
                continue
            number = _number_after(tokens, last)
            for phrase in node.phrases:
                if finding := _weigh(phrase, tokens, at, last, number, around):
                    yield finding
            if node.phrases[0].parts[-1].isdigit():
                yield from self._listed(node.phrases[0].parts[:-1], tokens, last)
            at = last + 1

    def _add(self, phrase: Phrase) -> None:
        node = self._root
        for part in phrase.parts:
            node = node.then.setdefault(part, _Node())
        if all((phrase.subject, phrase.bare) != (other.subject, other.bare) for other in node.phrases):
            node.phrases.append(phrase)

    def _longest(self, tokens: list[Token], first: int) -> tuple[_Node | None, int]:
        """The end of the longest phrase that begins at this token; None if there is none."""
        node = self._root.then.get(_part(tokens[first]))
        best, last, at = None, first, first
        while node:
            if node.phrases:
                best, last = node, at
            at += 1
            while at < len(tokens) and tokens[at].gap < Gap.COMMA and tokens[at].folded in _OPTIONAL:
                at += 1
            if at >= len(tokens) or tokens[at].gap >= Gap.COMMA:
                break
            node = node.then.get(_part(tokens[at]))
        return best, last

    def _listed(self, parts: tuple[str, ...], tokens: list[Token], last: int) -> Iterator[Finding]:
        """The further numbers of "Rodeo I, II y III"."""
        stem = self._root
        for part in parts:
            stem = stem.then[part]
        at = last + 1
        while at < len(tokens) and tokens[at].gap <= Gap.COMMA:
            if tokens[at].folded in _JOINERS and at + 1 < len(tokens):
                at += 1
            node = stem.then.get(_part(tokens[at])) if _is_number(tokens[at]) else None
            if node is None:
                return
            for phrase in node.phrases:
                if not phrase.bare:
                    yield Finding(phrase.subject, phrase.alias, "place_in_list", 0.9, at, at)
            at += 1


def _weigh(
    phrase: Phrase, tokens: list[Token], first: int, last: int, number: bool, around: Surroundings
) -> Finding | None:
    """How sure the phrase names its subject here."""
    capital = tokens[last if not tokens[last].folded.isdigit() else first].capitalised
    capital = capital or any(token.capitalised and token.folded not in _NOUNS for token in tokens[first : last + 1])
    if (
        phrase.proper
        and not capital
        and (phrase.bare or len(phrase.parts) < 3)
        and not _is_lower_number(phrase, around)
    ):
        return None
    begin = first
    while (
        begin > 0
        and tokens[begin].gap is Gap.SPACE
        and tokens[begin - 1].folded in ("el", "la")
        and tokens[begin - 1].capitalised
    ):
        begin -= 1

    def as_found(rule: str, score: float) -> Finding:
        return Finding(phrase.subject, phrase.alias, rule, score, begin, last)

    if not phrase.bare:
        if phrase.person:
            return as_found("alias", 0.9 if len(phrase.parts) > 1 else 0.65)
        return as_found("place_name", 0.97)
    before = tokens[first - 1] if first and tokens[first].gap in (Gap.SPACE, Gap.HYPHEN) else None
    if before and before.capitalised and is_given(before.folded):
        return None
    if number and phrase.numbered:
        return None
    prison = around.is_beside_prison(begin, last)
    if not (prison or number):
        return None
    if phrase.shared:
        return as_found("place_ambiguous", 0.45)
    if around.follows_prison(first) and not phrase.parts[-1].isdigit():
        return as_found("place_after_prison_word", 0.88)
    return as_found("place_near_clue", 0.7)


def _is_lower_number(phrase: Phrase, around: Surroundings) -> bool:
    """ "rodeo 1" in a text without any capital."""
    return not phrase.bare and around.is_lower


def _phrases(place: int, subject: Subject) -> Iterator[Phrase]:
    bare = {_parts(word) for word in subject.needs_context}
    for alias in dict.fromkeys((subject.name, *subject.aliases)) if subject.type is SubjectType.FACILITY else ():
        parts = _parts(alias)
        if parts and parts not in bare:
            yield Phrase(place, alias, parts, _is_proper(alias))
        short = alias.partition("(")[0].strip()
        if short != alias and "," not in short and len(_parts(short)) > 2:
            yield Phrase(place, alias, _parts(short), _is_proper(short))
    for word in subject.needs_context:
        if parts := _parts(word):
            yield Phrase(place, word, parts, _is_proper(word), bare=True)


def _nicknames(unsplit: list[tuple[int, str]]) -> Iterator[Phrase]:
    for place, alias in unsplit:
        if parts := _parts(alias):
            yield Phrase(place, alias, parts, _is_proper(alias), person=True)


def _parts(phrase: str) -> tuple[str, ...]:
    parts = [_part(token) for token in tokenise(phrase)]
    return tuple(part for part in parts if part not in _OPTIONAL) or tuple(parts)


def _part(token: Token) -> str:
    return _NUMBERS.get(token.folded, token.folded)


def _is_number(token: Token) -> bool:
    return token.folded.isdigit() or (token.folded in _NUMBERS and (token.text.isupper() or len(token.folded) > 2))


def _number_after(tokens: list[Token], last: int) -> bool:
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.gap not in (Gap.SPACE, Gap.HYPHEN, Gap.QUOTE, Gap.OPEN):
        return False
    return _is_number(after) and (len(after.folded) < 3 or not after.folded.isdigit())


def _is_proper(phrase: str) -> bool:
    return any(token.capitalised for token in tokenise(phrase))
