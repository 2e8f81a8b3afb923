"""English: being taken, disappearing, being found, being moved."""

from __future__ import annotations

from monitor.claims import en_forms as en
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind

PATTERNS: tuple[Pattern, ...] = (
    *en.verb(
        "en.detain",
        Kind.DETAINED,
        r"arrested|detained|jailed|imprisoned|abducted|kidnapped|seized|captured|picked up|taken (?:away|"
        r"into custody|prisoner|from (?:his|her|their|the|a) (?:\w+ )?(?:home|house|apartment|office|workplace|car)|by "
        r"(?:\w+ ){0,3}(?:men|agents|officers|gunmen|police|forces|soldiers|people|intelligence|individuals))|snatched|"
        r"(?:bundled|forced|shoved|pushed) into (?:an? |the )?(?:\w+ ){0,3}(?:car|van|truck|vehicle|suv|pickup)|"
        r"led away|locked up|incarcerated",
        r"arrest|detain|jail|imprison|abduct",
        r"arrests|detains|jails|seizes",
    ),
    pattern(
        "en.took",
        Kind.DETAINED,
        Frame.OBJECT,
        r"(?:took|dragged|hauled|grabbed|snatched|bundled|forced|shoved|whisked)(?= (?:(?:away|off) )?(?:(?:the |an? )?"
        r"(?:[\w-]+ ){0,4})[PQG]+)(?! (?:\w+ )?office)|(?:bundled|forced|shoved|pushed|drove|whisked) (?:him|her|them) "
        r"(?:\w+ )?(?:into|away|off)|(?:took|taken|taking|dragged|hauled) (?:him|her|"
        r"them) (?:away|from|into custody|prisoner)",
    ),
    en.noun("en.detain-noun", Kind.DETAINED, r"arrest|detention|capture|imprisonment|abduction|jailing"),
    pattern(
        "en.serving",
        Kind.DETAINED,
        Frame.SUBJECT,
        r"(?:has|have) (?:spent|served) (?:\w+ ){1,4}(?:in|behind) (?:prison|jail|custody|detention|bars)|"
        r"(?:has been|have been) (?:in (?:prison|jail|custody|detention)|held|behind bars) (?:for|since)",
        Mood.STATE,
        background=True,
    ),
    pattern(
        "en.unseen", Kind.DISAPPEARED, Frame.OBJECT, r"(?:nobody|no one) has (?:\w+ )?(?:seen|heard from|heard of)"
    ),
    pattern("en.unknown-where", Kind.DISAPPEARED, Frame.LIST, r"(?:nobody|no one) knows where"),
    pattern(
        "en.vanished",
        Kind.DISAPPEARED,
        Frame.SUBJECT,
        r"(?:has |have |was |were )?(?:disappeared|forcibly disappeared|vanished|gone missing|went missing|"
        r"missing|held incommunicado)",
    ),
    pattern(
        "en.whereabouts",
        Kind.DISAPPEARED,
        Frame.NOUN,
        r"(?:P+'s |his |her )?whereabouts (?:\w+ ){0,3}unknown|(?:the |his |her )?whereabouts(?= of)|"
        r"enforced disappearance|forced disappearance",
    ),
    pattern(
        "en.no-contact",
        Kind.DISAPPEARED,
        Frame.NEAR,
        r"(?:had|have|has) (?:had )?no (?:contact|news|word|information)(?: (?:with|from|of|about) (?:him|"
        r"her))?",
        score=0.6,
    ),
    pattern(
        "en.located",
        Kind.LOCATED,
        Frame.SUBJECT,
        r"(?:was|were|has been) (?:located|found alive|found safe)|gave proof of life",
    ),
    *en.verb(
        "en.transfer",
        Kind.TRANSFERRED,
        r"transferred|moved|relocated|taken(?= to [PQF]*[a-z ]*(?:prison|jail|F))",
        r"transfer|relocate",
        r"transfers|moves(?= [PQG])",
    ),
    en.noun("en.transfer-noun", Kind.TRANSFERRED, r"transfer"),
)
