"""A name by its roles, as the scorecard knows it: what was invented is known, not guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benchmarks.matching.vocabulary import plain


@dataclass(frozen=True, slots=True)
class Name:
    """Given names and surnames as printed at home; a part may be of several words ("del Carmen", "De la Cruz").

    A Russian patronymic and an Arab father's name stand as the second given name.
    """

    givens: tuple[str, ...]
    surname: str
    second: str = ""
    language: str = "es"
    woman: bool = False

    @property
    def surnames(self) -> str:
        """One or both surnames."""
        return f"{self.surname} {self.second}".strip()

    @property
    def given(self) -> str:
        """All given names."""
        return " ".join(self.givens)

    @property
    def full(self) -> str:
        """The complete name."""
        return f"{self.given} {self.surnames}"

    @property
    def key(self) -> str:
        """The complete name folded: two names with one key are one name."""
        return plain(self.full).replace("-", " ")

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts in order, the empty ones left out."""
        return tuple(part for part in (*self.givens, self.surname, self.second) if part)

    def with_part(self, at: int, part: str) -> Name:
        """The name with the ``at``-th of its ``parts`` exchanged."""
        if at < len(self.givens):
            return replace(self, givens=(*self.givens[:at], part, *self.givens[at + 1 :]))
        return replace(self, surname=part) if at == len(self.givens) else replace(self, second=part)
