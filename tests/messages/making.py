"""Builds small invented stories and alerts for the tests of words; nobody in here exists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from monitor.model import (
    Alert,
    Claim,
    Evidence,
    Kind,
    Level,
    Origin,
    Polarity,
    Reason,
    Relation,
    Role,
    Shape,
    Source,
    Standing,
    Story,
    Subject,
    SubjectType,
    Subscription,
    Tier,
)

CARACAS = ZoneInfo("America/Caracas")
PUBLISHED = datetime(2026, 1, 8, 17, 29, tzinfo=UTC)
CHANGED = datetime(2026, 1, 9, 21, 0, tzinfo=UTC)

PERSON = Subject("juana-perez", SubjectType.PERSON, "Juana Pérez")
MINOR = Subject("nino", SubjectType.PERSON, "Ana de la Rosa Quintero", minor=True)
PLACE = Subject("el-rodeo-i", SubjectType.FACILITY, "El Rodeo I")

SOURCES = {
    source.id: source
    for source in (
        Source("diario", "Diario del Valle", "https://diario.example/feed", Role.STATE_MEDIA, "es"),
        Source("ong", "Casa Abierta", "https://ong.example/feed", Role.NGO, "es", verifies=True),
        Source("medio", "La Ventana", "https://ventana.example/feed", Role.OUTLET, "es"),
        Source("cable", "Cable Sur", "https://cable.example/feed", Role.WIRE, "es"),
        Source("copia", "Noticias Rápidas", "https://copia.example/feed", Role.AGGREGATOR, "es"),
    )
}


def origin(
    key: str,
    role: Role | None = None,
    relation: Relation | None = None,
    *,
    label: str = "",
    polarity: Polarity = Polarity.HAPPENED,
    carriers: tuple[str, ...] = ("medio",),
    copies: tuple[str, ...] = (),
    claims: tuple[str, ...] = (),
) -> Origin:
    """An origin; its claim is called after its key."""
    return Origin(key, label or key, role, relation, polarity, carriers, copies, claims or (f"c-{key}",))


DAILY = origin("source:diario", Role.STATE_MEDIA, carriers=("diario",))
NGO = origin("source:ong", Role.NGO, carriers=("ong",))
OUTLET = origin("source:medio", Role.OUTLET, copies=("copia",))
SON = origin("family:son", Role.FAMILY, Relation.SON, label="Pedro Quevedo", carriers=("medio", "cable"))
MOTHER = origin("family:mother", Role.FAMILY, Relation.MOTHER, label="Rosa Quevedo")


def evidence(
    claim: str,
    source: str = "medio",
    *,
    quote: str = "El vocero aseguró que Juana Pérez salió de prisión.",
    url: str = "https://ventana.example/noticia/17",
    polarity: Polarity = Polarity.HAPPENED,
    kind: Kind = Kind.RELEASED,
    when: date | None = None,
    published: datetime = PUBLISHED,
) -> Evidence:
    """One claim with where it was read."""
    read = Claim(claim, "s", kind, polarity, None, quote, 0, "r", 0.9, Tier.SURE, when=when)
    return Evidence(read, source, "item", url, published)


def story(
    kind: Kind = Kind.RELEASED,
    standing: Standing = Standing.CLAIMED,
    *,
    subject: Subject = PERSON,
    origins: tuple[Origin, ...] = (OUTLET,),
    denials: tuple[Origin, ...] = (),
    confirmed_by: Origin | None = None,
    denied_by: Origin | None = None,
    lead: Evidence | None = None,
    denial: Evidence | None = None,
    polarity: Polarity = Polarity.HAPPENED,
    tier: Tier = Tier.SURE,
    detail: str = "",
    withdrawn: bool = False,
) -> Story:
    """A story that was opened on 8 January and changed on 9 January 2026."""
    lead = lead or evidence((origins[0] if origins else OUTLET).claims[0], kind=kind)
    return Story(
        "story",
        subject.id,
        kind,
        polarity,
        standing,
        tier,
        detail,
        PUBLISHED,
        CHANGED,
        PUBLISHED,
        origins,
        denials,
        lead,
        denial,
        confirmed_by,
        denied_by,
        withdrawn,
    )


def confirmed(kind: Kind = Kind.RELEASED, *, subject: Subject = PERSON, detail: str = "") -> Story:
    """Confirmed by the son, who was quoted twice; the outlet had said it before."""
    return story(
        kind, Standing.CONFIRMED, subject=subject, origins=(OUTLET, SON), confirmed_by=SON, detail=detail,
        lead=evidence("c-family:son", "cable", kind=kind, quote="«Mi mamá ya está afuera», dijo su hijo."),
    )  # fmt: skip


def denied(kind: Kind = Kind.RELEASED, *, subject: Subject = PERSON, detail: str = "") -> Story:
    """Said by the outlet and the state daily, denied by the mother."""
    return story(
        kind, Standing.DENIED, subject=subject, detail=detail,
        origins=(OUTLET, DAILY), denials=(MOTHER,), denied_by=MOTHER,
        denial=evidence("c-family:mother", "ong", kind=kind, quote="No es cierto, dijo la madre.",
                        url="https://ong.example/n/3", polarity=Polarity.DENIED),
    )  # fmt: skip


def alert(
    told: Story,
    *,
    shape: Shape = Shape.MESSAGE,
    reason: Reason = Reason.NEW,
    level: Level = Level.EVERY_CLAIM,
    language: str = "es",
) -> Alert:
    """An alert for one invented follower."""
    return Alert(Subscription("x", told.subject_id, level, "terminal", language), told, reason, shape, CHANGED)


def every_story(subject: Subject) -> Iterable[tuple[Story, Shape, Reason]]:
    """Every kind in every standing, polarity and shape that can be told."""
    for kind in Kind:
        if kind is Kind.MENTIONED:
            continue
        doubtful = origin("source:medio", Role.OUTLET, polarity=Polarity.DOUBTED)
        yield story(kind, subject=subject, tier=Tier.LIKELY), Shape.MESSAGE, Reason.NEW
        yield story(kind, subject=subject, origins=(OUTLET, DAILY, SON)), Shape.MESSAGE, Reason.NEW
        yield story(kind, subject=subject, origins=(OUTLET, DAILY)), Shape.EDIT, Reason.ORIGIN
        yield story(kind, subject=subject, origins=(OUTLET,), denials=(DAILY,)), Shape.EDIT, Reason.ORIGIN
        yield story(kind, subject=subject, polarity=Polarity.EXPECTED), Shape.MESSAGE, Reason.NEW
        yield (
            story(
                kind,
                subject=subject,
                origins=(doubtful,),
                lead=evidence("c-source:medio", kind=kind, polarity=Polarity.DOUBTED),
            ),
            Shape.MESSAGE,
            Reason.NEW,
        )
        for detail in ("", "full", "12", "Yare II"):
            yield confirmed(kind, subject=subject, detail=detail), Shape.REPLY, Reason.CONFIRMED
            yield denied(kind, subject=subject, detail=detail), Shape.CORRECTION, Reason.REVERSED
        yield denied(kind, subject=subject), Shape.REPLY, Reason.DENIED
        yield story(kind, subject=subject), Shape.CORRECTION, Reason.CORRECTED
        for phase in (Polarity.HAPPENED, Polarity.EXPECTED):
            yield (
                story(kind, Standing.DENIED, subject=subject, withdrawn=True, polarity=phase),
                Shape.CORRECTION,
                Reason.CORRECTED,
            )
            yield (
                story(
                    kind,
                    Standing.DENIED,
                    subject=subject,
                    polarity=phase,
                    origins=(OUTLET,),
                    denials=(OUTLET,),
                    denied_by=OUTLET,
                ),
                Shape.CORRECTION,
                Reason.CORRECTED,
            )
