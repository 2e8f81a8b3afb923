"""What English-language news says happens to people who are held."""

from __future__ import annotations

from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity

_NOT = (
    r"(?:not |n't |never |also |since |later |finally |reportedly |allegedly |quietly |once |already |"
    r"been |\w+ly |yet been )*"
)
_PRISON = r"(?:the |a |his |her |their )?(?:\w+ )?(?:jail|prison|custody|detention|cell|detention (?:center|centre))"
_HOSPITAL = r"(?:the |a )?(?:\w+ )?(?:hospital|clinic|intensive care)"
_MEASURES = (
    r"(?:on bail|on parole|under (?:\w+ )?(?:measures|conditions|supervision)|"
    r"with (?:an? )?(?:electronic |ankle )+(?:monitor|bracelet|tag)|with (?:\w+ )?(?:restrictions|"
    r"conditions)|conditionally|conditional release)"
)


def _verb(rule: str, kind: Kind, participle: str, infinitive: str, present: str = "") -> list[Pattern]:
    """Passive, active and bare readings of one verb; past tense and participle are one form in English."""
    past = f"(?:{participle})"
    found = [
        pattern(
            f"{rule}.passive",
            kind,
            Frame.SUBJECT,
            rf"(?:was|were|is|are|wasn't|weren't|has|have|hasn't|haven't|got|gets|being) (?!expected|set|due|"
            rf"likely){_NOT}{past}",
        ),
        pattern(
            f"{rule}.before",
            kind,
            Frame.SUBJECT,
            rf"(?:had|having) (?:not )?{_NOT}been (?:\w+ly )?{past}|after (?:being|having been) {past}",
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


def _noun(rule: str, kind: Kind, nouns: str, detail: str = "") -> Pattern:
    return pattern(
        rule,
        kind,
        Frame.NOUN,
        rf"(?:(?:his|her|their|P+'s|Q+'s) )?(?:\w+ )?(?:{nouns})",
        Mood.NOMINAL,
        detail=detail,
        score=0.8,
    )


PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "en.still-held",
        Kind.RELEASED,
        Frame.SUBJECT,
        rf"(?:remains?|(?:is|are) still|stays?|continues?(?: to be)?|still) (?:\w+ly )?(?:being )?(?:held|"
        rf"jailed|imprisoned|detained|behind bars|incarcerated|in {_PRISON}|in (?:the )?F+|at (?:the )?F+)",
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
    *_verb(
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
    _noun("en.again-noun", Kind.RE_ARRESTED, r"re-?arrest|recapture|second arrest"),
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
        rf"(?:was|were|has been|have been|is) (?:freed|released|granted|let out) {_MEASURES}",
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
        rf"(?:walked|walks|came|comes|stepped) (?:free|out|out of {_PRISON}|out of F+)|(?:has )?left (?:prison|"
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
    *_verb(
        "en.release",
        Kind.RELEASED,
        r"released|freed|let go|set free",
        r"release|free(?= [PQ])",
        r"releases|frees(?= [PQG])",
    ),
    pattern(
        "en.release-list", Kind.RELEASED, Frame.LIST, r"(?:those |the )?(?:\w+ )?(?:released|freed)(?: \w+){0,3}(?=:)"
    ),
    _noun("en.release-noun", Kind.RELEASED, r"release(?! order)|liberation"),
    pattern("en.free-call", Kind.RELEASED, Frame.OBJECT, r"free(?= P)", Mood.OPEN),
    pattern(
        "en.freedom",
        Kind.RELEASED,
        Frame.NOUN,
        r"(?:the |his |her )?freedom(?= (?:for|of)\b)|(?:his|her) freedom",
        Mood.NOMINAL,
        score=0.7,
    ),
    *_verb(
        "en.detain",
        Kind.DETAINED,
        r"arrested|detained|jailed|imprisoned|abducted|kidnapped|seized|captured|picked up|taken (?:away|"
        r"into custody|prisoner)|locked up|incarcerated",
        r"arrest|detain|jail|imprison|abduct",
        r"arrests|detains|jails|seizes",
    ),
    pattern(
        "en.took",
        Kind.DETAINED,
        Frame.OBJECT,
        r"(?:took|dragged|hauled|grabbed)(?= [PQG])|(?:took|taken|taking|dragged|hauled) (?:him|her|"
        r"them) (?:away|from|into custody|prisoner)",
    ),
    _noun("en.detain-noun", Kind.DETAINED, r"arrest|detention|capture|imprisonment|abduction|jailing"),
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
    *_verb(
        "en.transfer",
        Kind.TRANSFERRED,
        r"transferred|moved|relocated|taken(?= to [PQF]*[a-z ]*(?:prison|jail|F))",
        r"transfer|relocate",
        r"transfers|moves(?= [PQG])",
    ),
    _noun("en.transfer-noun", Kind.TRANSFERRED, r"transfer"),
    *_verb(
        "en.sentence",
        Kind.SENTENCED,
        r"sentenced|convicted|found guilty",
        r"sentence(?= [PQ])|convict(?= [PQ])",
        r"sentences|convicts",
    ),
    _noun("en.charge-noun", Kind.CHARGED, r"charges(?= against)"),
    _noun("en.sentence-noun", Kind.SENTENCED, r"conviction|sentence|sentencing"),
    *_verb(
        "en.charge",
        Kind.CHARGED,
        r"charged|indicted|accused|prosecuted",
        r"charge(?= [PQ])|indict|prosecute",
        r"charges(?= [PQ])|indicts|accuses",
    ),
    pattern(
        "en.trial",
        Kind.CHARGED,
        Frame.SUBJECT,
        r"(?:faces?|facing|awaits?|awaiting) (?:\w+ )?(?:trial|charges)|(?:will|to) (?:stand|face) trial|"
        r"goes on trial|went on trial|(?:was|were) sent to trial",
    ),
    pattern(
        "en.hearing",
        Kind.HEARING,
        Frame.NEAR,
        r"(?:court|preliminary|bail) hearing|hearing(?= (?:of|for|in)\b)|appeared (?:in court|before (?:a|"
        r"the) (?:judge|court))|(?:hearing|trial) (?:was|has been) (?:postponed|adjourned|delayed)",
        score=0.8,
    ),
    pattern(
        "en.strike-end",
        Kind.HUNGER_STRIKE,
        Frame.SUBJECT,
        r"(?:ended|ends|suspended|called off|broke) (?:a |his |her |their |the )?hunger strike",
        polarity=Polarity.DENIED,
    ),
    pattern("en.strike", Kind.HUNGER_STRIKE, Frame.NEAR, r"(?:on |a )?hunger strike", Mood.NOMINAL),
    pattern(
        "en.health",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"(?:was|were|has been|is|being|were) (?:rushed|taken|moved|admitted|transferred) to {_HOSPITAL}|"
        rf"(?:was|is|has been) (?:hospitali[sz]ed|operated on|critically ill|seriously ill|gravely ill|"
        rf"in (?:poor|critical|declining) health)|collapsed|suffered (?:a |an )?(?:\w+ )?(?:heart attack|"
        rf"stroke|seizure|injuries|fracture)|(?:needs|requires) (?:\w+ )?(?:surgery|medical (?:care|attention|"
        rf"treatment))|lost (?:the )?(?:sight|vision|weight)",
    ),
    pattern(
        "en.health-open",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"be (?:taken|moved|transferred|admitted) to {_HOSPITAL}|(?:receive|get|"
        rf"given) (?:\w+ )?(?:medical (?:care|attention|treatment)|surgery)",
        Mood.OPEN,
    ),
    pattern(
        "en.health-will",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"(?:will|is to|is due to) (?:undergo|have) (?:\w+ )?(?:surgery|operation)|"
        rf"will be (?:taken to {_HOSPITAL}|operated on)",
        Mood.FUTURE,
    ),
    _noun("en.health-noun", Kind.HEALTH, r"health|hospitali[sz]ation|(?:medical )?condition(?= (?:of|is|was|has))"),
    pattern(
        "en.died",
        Kind.DIED,
        Frame.SUBJECT,
        r"(?:has |have )?(?:died|dies|passed away)|(?:was|were|has been) (?:killed|found dead|executed|"
        r"murdered)|(?:is|was) dead|found dead",
    ),
    pattern(
        "en.died-rumour",
        Kind.DIED,
        Frame.SUBJECT,
        r"(?:may|might) have died|(?:is|was) (?:said|rumou?red|reported) to have died",
        Mood.RUMOUR,
    ),
    pattern(
        "en.alive", Kind.DIED, Frame.SUBJECT, r"(?:is|are) (?:still )?alive(?: and well)?", polarity=Polarity.DENIED
    ),
    pattern("en.killed", Kind.DIED, Frame.OBJECT, r"(?:killed|murdered|executed)(?= [PQ])"),
    _noun("en.death", Kind.DIED, r"death(?! (?:penalty|row|threat))|killing|execution"),
)
