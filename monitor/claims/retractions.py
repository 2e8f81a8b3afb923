"""A rumour and who denies it: "… Su esposa lo desmintió", "pero su familia lo niega", "but that is false"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from monitor.claims.making import Context, identity
from monitor.claims.people import Read
from monitor.claims.speakers import phrase_speaker
from monitor.model import Claim, Polarity, Speaker

_DENIES = re.compile(
    r"(?<!\w)(?:(?:lo|la|las|los)\s+(?:ha\s+|han\s+)?(?:desmint\w+|desmient\w+|desmentid[oa]|nieg\w+|neg(?:o|aron|ado)|"
    r"descart(?:o|a|an|aron))|"
    r"(?:desmint\w+|desmient\w+|nieg\w+|neg(?:o|aron))\s+(?:(?:eso|esto)|(?:esa|ese|el|la|los|las|tal|tales|"
    r"dich[oa]s?)\s+"
    r"(?:rumor(?:es)?|version(?:es)?|informacion(?:es)?|noticias?|especie|hecho|versiones))|"
    r"(?:den(?:y|ies|ied)|refut(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?)\s+(?:it|this|that|(?:the|these|"
    r"those)\s+(?:\w+\s+)?"
    r"(?:claims?|rumou?rs?|reports?|news|versions?)))(?!\w)"
)
_FALSE = re.compile(
    r"(?:^|[.;:,]\s*|(?<!\w)(?:pero|but|aunque)\s+)(?:(?:eso|esto|la noticia|la informacion|la version|el rumor|"
    r"it|this|that|that claim|the claim|the rumou?r|the report)\s+)?"
    r"(?:es|era|resulto(?: ser)?|is|was|no es|is not|isn't)\s+(?:una?\s+)?(?:fals[oa]|mentira|bulo|false|untrue|a lie|"
    r"(?<=no es )(?:ciert[oa]|verdad)|(?<=is not )true|(?<=isn't )true)(?!\w)"
)
_OPENS = re.compile(r"(?:.*[,;:.]\s*)?(?:pero|but|aunque|although|though|sin embargo|however|y|and)?,?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Retraction:
    """That what was just said is denied: where in its sentence, and by whom (None is the text itself)."""

    start: int
    speaker: Speaker | None


def retraction(read: Read) -> Retraction | None:
    """The words of a sentence that deny what stands before them without saying again what that is."""
    match = _DENIES.search(read.masked)
    if match:
        begin = _OPENS.match(read.masked, 0, match.start())
        start = begin.end() if begin else 0
        return Retraction(match.start(), phrase_speaker(read, start, match.start()))
    false = _FALSE.search(read.masked)
    return Retraction(false.start(), None) if false else None


def take_back(
    context: Context, denial: Retraction, claims: list[tuple[Claim, bool]], *, whole: bool
) -> list[tuple[Claim, bool]]:
    """``claims`` as the denial leaves them: a rumour is denied, what a named voice stands by is denied beside it.

    ``whole`` says that the claims are of the sentence before: in one sentence the denier was heard as their voice.
    """
    left: list[tuple[Claim, bool]] = []
    for claim, title in claims:
        if claim.polarity not in (Polarity.HAPPENED, Polarity.DOUBTED) or claim.background:
            left.append((claim, title))
            continue
        denied = replace(
            claim,
            id=identity(context.item, claim.subject_id, claim.kind, Polarity.DENIED, denial.speaker, claim.detail),
            polarity=Polarity.DENIED,
            speaker=denial.speaker,
        )
        stands = claim.polarity is Polarity.HAPPENED and (claim.speaker is not None or (whole and denial.speaker))
        own = claim.speaker is not None and claim.speaker == denial.speaker
        left += [(claim, title), (denied, title)] if stands and not own else [(denied, title)]
    return left
