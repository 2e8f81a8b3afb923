"""Clues: the words on the list that speak for a subject, or for a namesake, near a place in a text."""

from __future__ import annotations

from monitor.matching.surroundings import Surroundings, stems
from monitor.model import Subject

Phrases = tuple[tuple[str, ...], ...]


class Clues:
    """The ``context`` and ``namesakes`` of subjects, by their place in the list."""

    def __init__(self) -> None:
        self._context: dict[int, Phrases] = {}
        self._namesakes: dict[int, Phrases] = {}

    def add(self, place: int, subject: Subject) -> None:
        """Take the words of a subject, if it has any."""
        if subject.context:
            self._context[place] = stems(subject.context)
        if subject.namesakes:
            self._namesakes[place] = stems(subject.namesakes)

    def remove(self, place: int) -> None:
        """Let go of the words of a subject."""
        self._context.pop(place, None)
        self._namesakes.pop(place, None)

    def has_namesakes(self, place: int) -> bool:
        """Whether the list knows words of somebody, or some place, of that name."""
        return place in self._namesakes

    def context(self, place: int, around: Surroundings, first: int, last: int) -> bool:
        """Whether a word that belongs to the subject stands near the tokens ``first`` to ``last``."""
        return around.has_near(self._context.get(place, ()), first, last)

    def namesake(self, place: int, around: Surroundings, first: int, last: int) -> bool:
        """Whether a word that belongs to a namesake does."""
        return around.has_near(self._namesakes.get(place, ()), first, last)
