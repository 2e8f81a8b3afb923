"""Whom a typed name may mean: public entries alone, and only for a given name with a surname, or for a place.

Invited entries and minors are left out before anything is compared, so that nobody can tell one from an unknown name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from monitor.bot.names import tidy
from monitor.matching import Matcher
from monitor.matching.lexicon import PARTICLES
from monitor.matching.names import PersonName, split_name
from monitor.matching.spelling import sound
from monitor.matching.tokens import Token, tokenise
from monitor.matching.words import PRISONS
from monitor.messages.plain import NAME_LENGTH
from monitor.model import Subject, SubjectType, Visibility

#: As many candidates are shown, and never more.
MOST = 3
#: Common nouns that stand before the name of a place ("centro penitenciario", "sede del ...").
_NOUNS = frozenset({"centro", "sede", "internado", "judicial", "anexo"})

_NUMBER = re.compile("i{1,3}|iv|vi{0,3}|ix|x|[0-9]{1,2}")


def is_offered(subject: Subject) -> bool:
    """Whether a stranger who types the name may be shown this entry."""
    return subject.visibility is Visibility.PUBLIC and not subject.minor


@dataclass(frozen=True, slots=True)
class _Listed:
    """One way to read one name of a subject."""

    subject: Subject
    name: PersonName


class Finder:
    """Finds candidates among many subjects at a cost that does not grow with their number."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        """``subjects``: all that are in force; those that may not be offered are left out here."""
        offered = [one for one in subjects if is_offered(one)]
        self._people: dict[str, list[_Listed]] = defaultdict(list)
        self._phrases: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
        for one in offered:
            if one.type is SubjectType.PERSON:
                self._add(one)
        # A bare word that in the news names a place only beside a clue is clear enough from whoever asks for a place.
        places = [one for one in offered if one.type is SubjectType.FACILITY]
        self._places = {one.id: one for one in places}
        self._numbered: dict[tuple[str, ...], dict[str, Subject]] = defaultdict(dict)
        for one in places:
            for alias in (one.name, *one.aliases, *one.needs_context):
                if stem := _stem(alias):
                    self._numbered[stem][one.id] = one
        self._matcher = Matcher(
            replace(one, aliases=one.aliases + one.needs_context, needs_context=()) for one in places
        )

    def find(self, typed: str) -> list[Subject]:
        """At most three subjects that ``typed`` may mean, the closest first; none for less than a whole name."""
        name = tidy(typed)
        if len(name) > NAME_LENGTH:
            return []
        return (self._named_places(name) or self._named_people(name))[:MOST]

    def _add(self, one: Subject) -> None:
        for alias in dict.fromkeys((one.name, *one.aliases)):
            for name in split_name(alias):
                for surname in sorted({sound(name.surname), sound(name.joined)} - {""}):
                    self._people[surname].append(_Listed(one, name))
            if len(phrase := _phrase(alias)) > 1:
                self._phrases[phrase].append(one)

    def _named_people(self, name: str) -> list[Subject]:
        distance: dict[str, tuple[int, Subject]] = {one.id: (0, one) for one in self._phrases.get(_phrase(name), ())}
        for typed in split_name(name):
            for surname in {sound(typed.surname), sound(typed.joined)} - {""}:
                for listed in self._people.get(surname, ()):
                    apart = _apart(typed, listed.name)
                    if apart is not None and apart < distance.get(listed.subject.id, (99, None))[0]:
                        distance[listed.subject.id] = apart, listed.subject
        return [distance[key][1] for key in sorted(distance, key=lambda key: (distance[key][0], key))]

    def _named_places(self, name: str) -> list[Subject]:
        written = name.title()  # a name typed in small letters is still a name here
        tokens = tokenise(written)
        found: dict[str, Subject] = {}
        for mention in self._matcher.find(written):
            rest = (token for token in tokens if token.end <= mention.start or token.start >= mention.end)
            if all(_is_filler(token) for token in rest):
                found[mention.subject_id] = self._places[mention.subject_id]
        if not _NUMBER.fullmatch(tokens[-1].folded if tokens else ""):
            found |= self._numbered.get(_stem(name), {})
        return list(found.values())


def _apart(typed: PersonName, listed: PersonName) -> int | None:
    """How many words two names do not share; None if they are two people's."""
    if typed.second and listed.second and sound(typed.second) != sound(listed.second):
        return None
    ours, theirs = {sound(given) for given in typed.givens}, {sound(given) for given in listed.givens}
    if not (ours <= theirs or theirs <= ours):
        return None
    return len(ours ^ theirs) + (bool(typed.second) is not bool(listed.second))


def _phrase(name: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenise(name))


def _stem(name: str) -> tuple[str, ...]:
    """The words of a place without its number: "Rodeo" may be any of "El Rodeo I", "Rodeo II", "Rodeo 3"."""
    words = tuple(token.folded for token in tokenise(name) if not _is_filler(token))
    return words[:-1] if len(words) > 1 and _NUMBER.fullmatch(words[-1]) else words


def _is_filler(token: Token) -> bool:
    return token.folded in PARTICLES or token.folded in _NOUNS or token.folded.startswith(PRISONS)
