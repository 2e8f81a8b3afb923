"""Private names, ready to be looked for: each as if it were the only one, so that none tells anything of another.

On a list, two people of one name are told apart or doubted together. Private names must not meet like that: a stranger
who follows a name could tell by such a doubt that somebody else follows it too, or make theirs miss an alert. So all
of them together are only a sieve, through which few pages pass, and whoever may be meant there is looked for alone.
For the same reason they never stand in one matcher with the lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from monitor.matching import Matcher, tokenise
from monitor.matching.names import split_name
from monitor.matching.spelling import Speller
from monitor.model import Mention, Subject, SubjectType, Visibility

#: How many words further a surname may stand from a given name ("Ana Lucía de la Cruz").
REACH = 4
#: How many words on either side tell whether a name is meant at all.
AROUND = 12


class PrivateNames:
    """Names by their opaque ids. Safe to use from several threads; its repr shows no name."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.by_id: Mapping[str, str] = dict(names)
        self._all = Matcher(_subject(each, name) for each, name in self.by_id.items())
        self._pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
        for name_id, name in self.by_id.items():
            for way in split_name(name):
                for given, surname in product(way.givens, {way.surname, way.joined} - {""}):
                    self._pairs[given, surname].add(name_id)
        self._givens = {given for given, _ in self._pairs}
        self._surnames = {surname for _, surname in self._pairs}
        self._given_speller = Speller(self._givens, gendered=True)
        self._surname_speller = Speller(self._surnames, gendered=False)

    def __len__(self) -> int:
        return len(self.by_id)

    def __contains__(self, name_id: object) -> bool:
        return name_id in self.by_id

    def beyond(self, known: Mapping[str, str]) -> PrivateNames:
        """Those of these names that are not in ``known``, or were another name there."""
        return self._only({each for each, name in self.by_id.items() if known.get(each) != name})

    def both(self, other: PrivateNames) -> PrivateNames:
        """Those of these names that stand in ``other`` too."""
        return self._only({each for each, name in self.by_id.items() if other.by_id.get(each) == name})

    def find(self, text: str) -> dict[str, list[Mention]]:
        """Who is named in ``text``, each with every mention, as if nobody else were looked for."""
        if not self.by_id:
            return {}
        alone: dict[str, Matcher] = {}  # by name: several people may follow one

        def matcher(name_id: str) -> Matcher:
            name = self.by_id[name_id]
            if name not in alone:
                alone[name] = Matcher([_subject(name_id, name)])
            return alone[name]

        plain = {mention.subject_id for mention in self._all.find(text)}
        hidden = {
            name_id
            for name_id, places in self._beside(text).items()
            if name_id not in plain and any(matcher(name_id).find(place) for place in places)
        }
        found = {name_id: matcher(name_id).find(text) for name_id in sorted(plain | hidden)}
        return {
            name_id: [replace(mention, subject_id=name_id) for mention in mentions]
            for name_id, mentions in found.items()
            if mentions
        }

    def _beside(self, text: str) -> dict[str, set[str]]:
        """Whose given name stands beside a surname of theirs, with the words around each such place.

        The matcher of all of them leaves out whom another hides: these are looked at, though most are somebody else.
        """
        tokens = tokenise(text)
        words = [(at, *parts) for at, token in enumerate(tokens) if any(parts := self._parts(token.folded))]
        beside: dict[str, set[str]] = defaultdict(set)
        for further in range(1, REACH + 1):
            for (at, givens, surnames), (there, more, others) in zip(words, words[further:], strict=False):
                if there - at > REACH:
                    continue
                first, last = tokens[max(0, at - AROUND)], tokens[min(there + AROUND, len(tokens) - 1)]
                for pair in {*product(givens, others), *product(more, surnames)}:
                    for name_id in self._pairs.get(pair, ()):
                        beside[name_id].add(text[first.start : last.end])
        return beside

    def _parts(self, word: str) -> tuple[list[str], list[str]]:
        """The given names and the surnames of theirs that a word may stand for."""
        givens = [one for one, _ in self._given_speller.near(word)] + [word] * (word in self._givens)
        surnames = [one for one, _ in self._surname_speller.near(word)] + [word] * (word in self._surnames)
        return givens, surnames

    def _only(self, ids: set[str]) -> PrivateNames:
        return self if len(ids) == len(self.by_id) else PrivateNames({each: self.by_id[each] for each in ids})


def _subject(name_id: str, name: str) -> Subject:
    return Subject(name_id, SubjectType.PERSON, name, visibility=Visibility.INVITED)
