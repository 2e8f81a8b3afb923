"""What Portuguese-language news says happens to people who are held: the commonest ways only."""

from __future__ import annotations

from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity


def _verb(rule: str, kind: Kind, participle: str, past: str, noun: str) -> list[Pattern]:
    part = f"(?:{participle})"
    return [
        pattern(
            f"{rule}.passive",
            kind,
            Frame.SUBJECT,
            rf"(?:foi|foram|e|sao|esta sendo) (?:\w+mente |novamente |tambem )*{part}",
        ),
        pattern(f"{rule}.before", kind, Frame.SUBJECT, rf"(?:havia|haviam|tinha|tinham) sido {part}", Mood.BEFORE),
        pattern(
            f"{rule}.future",
            kind,
            Frame.SUBJECT,
            rf"(?:sera|serao|seria|vai ser|pode ser|deve ser|podera ser) {part}",
            Mood.FUTURE,
        ),
        pattern(f"{rule}.rumour", kind, Frame.SUBJECT, rf"(?:teria|teriam) sido {part}", Mood.RUMOUR),
        pattern(f"{rule}.open", kind, Frame.SUBJECT, rf"(?:seja|sejam|ser) {part}", Mood.OPEN),
        pattern(f"{rule}.active", kind, Frame.OBJECT, rf"(?:{past})"),
        pattern(f"{rule}.noun", kind, Frame.NOUN, rf"(?:sua )?(?:{noun})", Mood.NOMINAL, score=0.8),
    ]


PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "pt.still-held",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:continua|segue|permanece) (?:pres[oa]|detid[oa]|na (?:prisao|cadeia))",
        polarity=Polarity.DENIED,
    ),
    pattern("pt.house-arrest", Kind.HOUSE_ARREST, Frame.NEAR, r"prisao domiciliar", Mood.NOMINAL),
    pattern(
        "pt.measures",
        Kind.RELEASED_WITH_MEASURES,
        Frame.NEAR,
        r"tornozeleira(?: eletronica)?|liberdade (?:condicional|provisoria)",
        Mood.NOMINAL,
    ),
    pattern(
        "pt.out",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:saiu|sai|deixou|deixa) (?:da |a )?(?:prisao|cadeia|presidio)|(?:saiu|esta|foi posto|"
        r"foi posta) em liberdade",
    ),
    pattern(
        "pt.again",
        Kind.RE_ARRESTED,
        Frame.SUBJECT,
        r"(?:voltou a ser|foi novamente|volta a ser) (?:pres[oa]|detid[oa])|voltou (?:a|para a) (?:prisao|"
        r"cadeia)",
    ),
    *_verb(
        "pt.release",
        Kind.RELEASED,
        r"libertad[oa]s?|solt[oa]s?|liberad[oa]s?",
        r"libertou|libertaram|soltou|soltaram|liberta|libertam",
        r"libertacao|soltura|liberdade(?= (?:de|para)\b)",
    ),
    *_verb(
        "pt.detain",
        Kind.DETAINED,
        r"pres[oa]s?|detid[oa]s?",
        r"prendeu|prenderam|prende|prendem|deteve|detiveram",
        r"prisao(?= de [PQ])|detencao",
    ),
    *_verb("pt.transfer", Kind.TRANSFERRED, r"transferid[oa]s?", r"transferiu|transferiram", r"transferencia"),
    *_verb(
        "pt.charge",
        Kind.CHARGED,
        r"denunciad[oa]s? por|acusad[oa]s?|indiciad[oa]s?",
        r"denunciou(?= P+ por)|acusou|acusaram|indiciou",
        r"denuncia contra",
    ),
    *_verb("pt.sentence", Kind.SENTENCED, r"condenad[oa]s?", r"condenou|condenaram", r"condenacao"),
    *_verb("pt.health", Kind.HEALTH, r"hospitalizad[oa]|internad[oa]|operad[oa]", r"internaram", r"internacao"),
    pattern("pt.strike", Kind.HUNGER_STRIKE, Frame.NEAR, r"greve de fome", Mood.NOMINAL),
    pattern("pt.vanished", Kind.DISAPPEARED, Frame.SUBJECT, r"(?:esta|segue|continua) desaparecid[oa]|desapareceu"),
    pattern("pt.died", Kind.DIED, Frame.SUBJECT, r"(?:morreu|morre|faleceu|foi encontrad[oa] mort[oa])"),
    pattern("pt.death", Kind.DIED, Frame.NOUN, r"morte", Mood.NOMINAL, score=0.8),
)
