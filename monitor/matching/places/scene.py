"""The scene of a spot: the words around a possible name that decide whether it is one."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.matching.places.clues import is_held_there
from monitor.matching.places.heads import Head, Lead, head_before, head_behind, organisation_behind
from monitor.matching.places.spots import Spot
from monitor.matching.places.vocabulary import DETAINING, HEADS, JOINERS, LOOSE_HEADS, OPTIONAL
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Gap, Token

_NOUNS = HEADS | LOOSE_HEADS | DETAINING


@dataclass(frozen=True, slots=True)
class Scene:
    """A spot with what stands around it."""

    spot: Spot
    tokens: list[Token]
    around: Surroundings
    head: Head
    behind: int | None
    owner: int | None
    address: bool

    @property
    def led(self) -> bool:
        """A word for a prison, or an organisation that has some, belongs to the name."""
        return self.head.lead >= Lead.ORGANISATION or self.behind is not None or self.owner is not None

    @property
    def capital(self) -> bool:
        """Printed with a capital where one tells a name."""
        if self.spot.glued:
            return True
        words = self.tokens[self.spot.first : self.spot.last + 1]
        return any(word.capitalised and word.folded not in _NOUNS and word.folded not in OPTIONAL for word in words)

    @property
    def held(self) -> bool:
        """A word for those who are held stands near."""
        return is_held_there(self.tokens, self.spot.first, self.spot.last)

    @property
    def begin(self) -> int:
        """The first token of the name as printed: a capitalised article and head belong to it."""
        at = self.head.first if self.head.first < self.spot.first else self.spot.first
        if at == self.spot.first and at and self.tokens[at].gap in (Gap.SPACE, Gap.WRAP):
            article = self.tokens[at - 1]
            own = article.capitalised and article.folded in ("el", "la", "los", "las")
            return at - 1 if own and self.tokens[at].folded not in _NOUNS else at
        return at

    @property
    def end(self) -> int:
        """The last token of the name as printed."""
        return max(self.spot.end, self.behind or 0, self.owner or 0)


def scene_of(tokens: list[Token], spot: Spot, around: Surroundings, previous: int, lead: Lead) -> Scene:
    """The scene of a spot; ``previous`` is the last token of the place named before, ``lead`` what led to that."""
    head = head_before(tokens, spot.first)
    listed, address = _follows(tokens, previous, spot.first)
    if head.lead is Lead.NOTHING and listed and lead >= Lead.ORGANISATION:
        head = Head(lead, spot.first)
    behind, owner = head_behind(tokens, spot.end), organisation_behind(tokens, spot.end)
    return Scene(spot, tokens, around, head, behind, owner, address)


def _follows(tokens: list[Token], previous: int, first: int) -> tuple[bool, bool]:
    """Whether only a comma or an "and" stands between the place before and this one; whether it is its address."""
    if previous < 0 or not 0 < first - previous <= 4:
        return False, False
    between = tokens[previous + 1 : first]
    if any(token.gap > Gap.COMMA for token in tokens[previous + 1 : first + 1]):
        return False, False
    joined = any(token.folded in JOINERS for token in between)
    if not all(token.folded in OPTIONAL or token.folded in JOINERS for token in between):
        return False, False
    address = any(token.folded in ("en", "in", "at", "de", "del", "of") for token in between) and not joined
    comma = any(token.gap is Gap.COMMA for token in tokens[previous + 1 : first + 1])
    return (joined or comma) and not address, address
