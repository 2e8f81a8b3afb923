"""English: going free, half free, not free, and being taken again."""

from __future__ import annotations

from monitor.claims import en_forms as en
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity

PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "en.still-held",
        Kind.RELEASED,
        Frame.SUBJECT,
        rf"(?:remains?|(?:is|are) still|stays?|continues?(?: to be)?|still) (?:\w+ly )?(?:being )?(?:held|"
        rf"jailed|imprisoned|detained|behind bars|incarcerated|in {en.PRISON}|in (?:the )?F+|at (?:the )?F+)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "en.not-release",
        Kind.RELEASED,
        Frame.NEAR,
        r"(?:is|was|does) not (?:mean |amount to )?(?:a |the )?(?:release|freedom)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "en.refused",
        Kind.RELEASED,
        Frame.OBJECT,
        r"(?:denied|denies|refused|refuses|rejected|rejects|turned down) (?:the |a )?(?:early |"
        r"conditional )?(?:release|bail|amnesty|parole|pardon|habeas corpus(?: petition)?)(?: request|"
        r" petition| appeal)?(?: to| for| of| by)?",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "en.refused-passive",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:was|were|has been) (?:denied|refused) (?:release|bail|amnesty|parole|a pardon)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "en.not-listed",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:is|was|were|are) not (?:on|in|among) (?:the |any |those )?(?:list|lists|\w+ released|released)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "en.in-place",
        Kind.DETAINED,
        Frame.SUBJECT,
        r"(?:is|are) (?:being )?(?:held |jailed |imprisoned |detained )?(?:in|at) (?:the )?(?:F+|Q+ (?:prison|"
        r"jail)|prison|jail|custody|detention)",
        Mood.STATE,
        score=0.7,
    ),
    *en.verb(
        "en.again",
        Kind.RE_ARRESTED,
        r"re-?arrested|recaptured|re-?detained|jailed again|(?:arrested|detained|picked up|seized|taken|"
        r"captured|abducted) (?:once )?again|sent back to (?:prison|jail)",
        r"re-?arrest|recapture",
    ),
    pattern(
        "en.back",
        Kind.RE_ARRESTED,
        Frame.SUBJECT,
        r"(?:is|was|were|went|goes|returns?|returned) (?:back )?(?:in|to|behind) (?:prison|jail|custody|"
        r"bars)(?= again)|(?:is|was) back (?:in (?:prison|jail|custody)|behind bars)|returned to (?:prison|"
        r"jail|custody)",
    ),
    en.noun("en.again-noun", Kind.RE_ARRESTED, r"re-?arrest|recapture|second arrest"),
    pattern(
        "en.house-arrest",
        Kind.HOUSE_ARREST,
        Frame.NEAR,
        r"(?:under |to |in )?(?:house arrest|home (?:detention|confinement))",
        Mood.NOMINAL,
    ),
    pattern(
        "en.house-arrest-will",
        Kind.HOUSE_ARREST,
        Frame.NEAR,
        r"(?:will|would|could|may|might|to) be (?:placed |put |moved |transferred |held )?(?:under|to|in|"
        r"on) (?:house arrest|home (?:detention|confinement))",
        Mood.FUTURE,
    ),
    pattern(
        "en.measures",
        Kind.RELEASED_WITH_MEASURES,
        Frame.SUBJECT,
        rf"(?:was|were|has been|have been|is) (?:freed|released|granted|let out) {en.MEASURES}",
    ),
    pattern(
        "en.bail",
        Kind.RELEASED_WITH_MEASURES,
        Frame.SUBJECT,
        r"(?:was|were|has been) granted (?:bail|parole|conditional release)|(?:made|posted) bail",
    ),
    pattern(
        "en.order",
        Kind.RELEASE_ORDERED,
        Frame.NOUN,
        r"(?:orders?|ordered|signed|signs|approved|approves|authorized) (?:an order (?:for|to) )?(?:the |his |"
        r"her )?(?:immediate )?(?:release|pardon|freeing)|release order|(?:release )?order for",
    ),
    pattern("en.pardon", Kind.RELEASE_ORDERED, Frame.OBJECT, r"pardons|pardoned(?= [PQ])"),
    pattern(
        "en.full",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:was|were|has been|is|received|gets|got|granted|given)(?: granted| given)? (?:full freedom|"
        r"full liberty|unconditional release|freedom without (?:conditions|restrictions))|(?:was|were|"
        r"has been) (?:freed|released) (?:unconditionally|without (?:conditions|restrictions))",
        detail="full",
    ),
    pattern(
        "en.full-given",
        Kind.RELEASED,
        Frame.OBJECT,
        r"(?:granted|grants|gave|gives) (?:full freedom|full liberty|unconditional release)(?: to)?",
        detail="full",
    ),
    pattern(
        "en.out",
        Kind.RELEASED,
        Frame.SUBJECT,
        rf"(?:walked|walks|came|comes|stepped) (?:free|out|out of {en.PRISON}|out of F+)|(?:has )?left (?:prison|"
        rf"jail|custody|F+)|(?:is|was|are|were) (?:now |finally )?(?:free|at liberty|out of (?:prison|"
        rf"jail))(?! to)|regained (?:his|her|their) freedom|set free",
    ),
    pattern(
        "en.out-will",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:will|would|could|may|might|to) (?:walk free|go free|leave (?:prison|jail)|come out|"
        r"be (?:set )?free)",
        Mood.FUTURE,
    ),
    *en.verb(
        "en.release",
        Kind.RELEASED,
        r"released|freed|let go|set free",
        r"release|free(?= [PQ])",
        r"releases|frees(?= [PQG])",
    ),
    pattern(
        "en.release-list", Kind.RELEASED, Frame.LIST, r"(?:those |the )?(?:\w+ )?(?:released|freed)(?: \w+){0,3}(?=:)"
    ),
    en.noun("en.release-noun", Kind.RELEASED, r"release(?! order)|liberation"),
    pattern("en.free-call", Kind.RELEASED, Frame.OBJECT, r"free(?= P)", Mood.OPEN),
    pattern(
        "en.freedom",
        Kind.RELEASED,
        Frame.NOUN,
        r"(?:the |his |her )?freedom(?= (?:for|of)\b)|(?:his|her) freedom",
        Mood.NOMINAL,
        score=0.7,
    ),
)
