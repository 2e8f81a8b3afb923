"""English verbs and nouns that the entries of the English lexicon are made of."""

from __future__ import annotations

from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind

NOT = (
    r"(?:not |n't |never |also |since |later |finally |reportedly |allegedly |quietly |once |already |"
    r"been |\w+ly |yet been )*"
)
PRISON = r"(?:the |a |his |her |their )?(?:\w+ )?(?:jail|prison|custody|detention|cell|detention (?:center|centre))"
HOSPITAL = r"(?:the |a )?(?:\w+ )?(?:hospital|clinic|intensive care)"
MEASURES = (
    r"(?:on bail|on parole|under (?:\w+ )?(?:measures|conditions|supervision)|"
    r"with (?:an? )?(?:electronic |ankle )+(?:monitor|bracelet|tag)|with (?:\w+ )?(?:restrictions|"
    r"conditions)|conditionally|conditional release)"
)


def verb(rule: str, kind: Kind, participle: str, infinitive: str, present: str = "") -> list[Pattern]:
    """Passive, active and bare readings of one verb; past tense and participle are one form in English."""
    past = f"(?:{participle})"
    found = [
        pattern(
            f"{rule}.passive",
            kind,
            Frame.SUBJECT,
            rf"(?:was|were|is|are|wasn't|weren't|has|have|hasn't|haven't|got|gets|being) (?!expected|set|due|"
            rf"likely){NOT}{past}",
        ),
        pattern(
            f"{rule}.before",
            kind,
            Frame.SUBJECT,
            rf"(?:had|having) (?:not )?{NOT}been (?:\w+ly )?{past}|after (?:being|having been) {past}",
            Mood.BEFORE,
        ),
        pattern(
            f"{rule}.future",
            kind,
            Frame.SUBJECT,
            rf"(?:will|would|could|may|might|to|should|is to|expected to|set to|due to|likely to) (?:soon |"
            rf"also )?be (?:\w+ly )?{past}",
            Mood.FUTURE,
        ),
        pattern(
            f"{rule}.rumour",
            kind,
            Frame.SUBJECT,
            rf"(?:may|might) have been {past}|(?:is|are|was|were) (?:said|reported|rumou?red|believed|"
            rf"thought) to have been {past}",
            Mood.RUMOUR,
        ),
        pattern(f"{rule}.inverted", kind, Frame.SUBJECT, rf"(?<=[PQ] )been (?:\w+ly )?{past}"),
        pattern(f"{rule}.open", kind, Frame.SUBJECT, rf"be (?:\w+ly )?{past}", Mood.OPEN),
        pattern(
            f"{rule}.bare",
            kind,
            Frame.EITHER,
            rf"(?<!those )(?<!the )(?<!be )(?<!been )(?<!was )(?<!were )(?<!being )(?<!is )(?<!n't )(?<!not ){past}",
            Mood.BARE,
            score=0.75,
        ),
        pattern(
            f"{rule}.member",
            kind,
            Frame.NEAR,
            rf"(?:among|one of) (?:the |those )?(?:\w+ ){{0,4}}(?:who (?:were|have been) )?{past}",
            score=0.9,
        ),
        pattern(
            f"{rule}.identity",
            kind,
            Frame.LIST,
            rf"(?:the )?(?:\w+ ){{0,3}}(?:who was |being |was )?{past} (?:was|"
            rf"is)(?= (?:not )?(?:[\w-]+ ){{0,3}}[PQ])",
            score=0.8,
        ),
        pattern(f"{rule}.to", kind, Frame.OBJECT, rf"(?:{infinitive})", Mood.OPEN),
    ]
    if present:
        found.append(pattern(f"{rule}.present", kind, Frame.OBJECT, f"(?:{present})"))
    return found


def noun(rule: str, kind: Kind, nouns: str, detail: str = "") -> Pattern:
    return pattern(
        rule,
        kind,
        Frame.NOUN,
        rf"(?:(?:his|her|their|P+'s|Q+'s) )?(?:\w+ )?(?:{nouns})",
        Mood.NOMINAL,
        detail=detail,
        score=0.8,
    )
