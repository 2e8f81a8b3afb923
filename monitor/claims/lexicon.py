"""The shape of a lexicon entry: which words say that something happened, and to whom the sentence says it.

Every expression is matched on folded text (small letters, no accents) in which names are masked with capitals of the
same length: ``P`` a watched person, ``Q`` another person, ``G`` a group ("once presos"), ``K`` a relative or lawyer
("la abogada de"), ``F`` a watched place. Languages are lists of entries in lexicon_es.py, lexicon_en.py, lexicon_pt.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from monitor.model import Kind, Polarity


class Frame(StrEnum):
    """Where the sentence names the person the event befalls."""

    SUBJECT = "subject"  # "X fue liberado", "Muere X"
    OBJECT = "object"  # "Liberaron a X", "lo trasladaron"
    EITHER = "either"  # English "released X" and "X released"
    NOUN = "noun"  # "la liberación de X", "su liberación"
    NEAR = "near"  # "casa por cárcel", "huelga de hambre": whoever the clause is about
    LIST = "list"  # "Los excarcelados: A, B y C"


class Mood(StrEnum):
    """What the verb's form itself says about whether it happened."""

    FACT = "fact"
    BEFORE = "before"  # pluperfect: recalled
    FUTURE = "future"
    RUMOUR = "rumour"  # "habría sido"
    OPEN = "open"  # infinitive or subjunctive: the governing verb decides
    STATE = "state"  # "está detenido"
    BARE = "bare"  # a participle alone
    NOMINAL = "nominal"  # a noun: the governing verb decides


#: Blanks, and look-behinds, whose blanks must stay single.
_BLANK = re.compile(r"\(\?<[!=][^)]*\)| ")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying that something happened."""

    rule: str
    kind: Kind
    frame: Frame
    regex: re.Pattern[str]
    mood: Mood = Mood.FACT
    polarity: Polarity | None = None
    detail: str = ""
    score: float = 0.9
    background: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """The folded forms of a transitive verb, as alternatives of a regular expression."""

    past: str
    future: str
    infinitive: str
    subjunctive: str
    participle: str


def pattern(
    rule: str,
    kind: Kind,
    frame: Frame,
    regex: str,
    mood: Mood = Mood.FACT,
    polarity: Polarity | None = None,
    detail: str = "",
    score: float = 0.9,
    background: bool = False,
) -> Pattern:
    """A Pattern whose ``regex`` stands on word boundaries; blanks in it match any run of blanks."""
    spaced = _BLANK.sub(lambda match: r"\s+" if match.group() == " " else match.group(), regex)
    compiled = re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")
    return Pattern(rule, kind, frame, compiled, mood, polarity, detail, score, background)
