"""A finding: somebody or some place recognised in the tokens of a text, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.matching.names import PersonName


@dataclass(frozen=True, slots=True)
class Finding:
    """A subject (by its place in the list) found in the tokens ``first`` to ``last``, before it becomes a mention.

    ``common``: the name is complete, and others bear it too.
    """

    subject: int
    alias: str
    rule: str
    score: float
    first: int
    last: int
    name: PersonName | None = None
    complete: bool = False
    common: bool = False
