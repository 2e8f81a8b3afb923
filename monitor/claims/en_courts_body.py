"""English: charges, hearings and sentences; health, hunger strikes and death."""

from __future__ import annotations

from monitor.claims import en_forms as en
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity

PATTERNS: tuple[Pattern, ...] = (
    *en.verb(
        "en.sentence",
        Kind.SENTENCED,
        r"sentenced|convicted|found guilty",
        r"sentence(?= [PQ])|convict(?= [PQ])",
        r"sentences|convicts",
    ),
    en.noun("en.charge-noun", Kind.CHARGED, r"charges(?= against)"),
    en.noun("en.sentence-noun", Kind.SENTENCED, r"conviction|sentence|sentencing"),
    *en.verb(
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
        "en.hearing-off",
        Kind.HEARING,
        Frame.NEAR,
        r"(?:postpon|adjourn|delay|suspend|defer|cancel)\w* (?:\w+ ){0,5}?(?:hearing|trial)|(?:hearing|trial)"
        r"(?=(?: \w+){0,8}? (?:postponed|adjourned|delayed|suspended|deferred|cancell?ed|put off))",
        polarity=Polarity.DENIED,
        score=0.8,
    ),
    pattern(
        "en.hearing",
        Kind.HEARING,
        Frame.NEAR,
        r"(?:court|preliminary|bail) hearing|hearing(?= (?:of|for|in)\b)|appeared (?:in court|before (?:a|"
        r"the) (?:judge|court))",
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
        rf"(?:was|were|has been|is|being|were) (?:rushed|taken|moved|admitted|transferred) to {en.HOSPITAL}|"
        rf"(?:was|is|has been) (?:hospitali[sz]ed|operated on|critically ill|seriously ill|gravely ill|"
        rf"in (?:poor|critical|declining) health)|collapsed|suffered (?:a |an )?(?:\w+ )?(?:heart attack|"
        rf"stroke|seizure|injuries|fracture)|(?:needs|requires) (?:\w+ )?(?:surgery|medical (?:care|attention|"
        rf"treatment))|lost (?:the )?(?:sight|vision|weight)",
    ),
    pattern(
        "en.health-open",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"be (?:taken|moved|transferred|admitted) to {en.HOSPITAL}|(?:receive|get|"
        rf"given) (?:\w+ )?(?:medical (?:care|attention|treatment)|surgery)",
        Mood.OPEN,
    ),
    pattern(
        "en.health-will",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"(?:will|is to|is due to) (?:undergo|have) (?:\w+ )?(?:surgery|operation)|"
        rf"will be (?:taken to {en.HOSPITAL}|operated on)",
        Mood.FUTURE,
    ),
    en.noun("en.health-noun", Kind.HEALTH, r"health|hospitali[sz]ation|(?:medical )?condition(?= (?:of|is|was|has))"),
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
    en.noun("en.death", Kind.DIED, r"death(?! (?:penalty|row|threat))|killing|execution"),
)
