"""Short ways to say an item, a claim, a source in tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.model import (
    Claim,
    Item,
    Kind,
    Level,
    Polarity,
    Relation,
    Role,
    Source,
    Speaker,
    Subscription,
    Tier,
    digest,
)
from monitor.stories import Voice, Voices

SON = Speaker("su hijo", Role.FAMILY, Relation.SON)
WIFE = Speaker("su esposa", Role.FAMILY, Relation.WIFE)
PROSECUTORS = Speaker("el Ministerio Público", Role.GOVERNMENT)
NGO = Speaker("Foro de Prueba", None)

SOURCES = (
    Source("diario", "El Diario", "https://diario.example/feed", Role.OUTLET, "es"),
    Source("radio", "Radio Uno", "https://radio.example/feed", Role.OUTLET, "es"),
    Source("pagina", "Página Dos", "https://pagina.example/feed", Role.OUTLET, "es"),
    Source("cable", "Cable", "https://cable.example/feed", Role.WIRE, "es"),
    Source("estatal", "El Estatal", "https://estatal.example/feed", Role.STATE_MEDIA, "es"),
    Source("ministerio", "El Ministerio", "https://ministerio.example/feed", Role.GOVERNMENT, "es"),
    Source("foro", "Foro de Prueba", "https://foro.example/feed", Role.NGO, "es", verifies=True, names=("El Foro",)),
    Source("ong", "Otra ONG", "https://ong.example/feed", Role.NGO, "es"),
    Source("familia", "Familia", "https://familia.example/feed", Role.FAMILY, "es"),
    Source("suma", "Suma", "https://suma.example/feed", Role.AGGREGATOR, "es"),
)
VOICES = Voices(SOURCES, (Voice("gremio", "El Gremio", Role.NGO, verifies=True, names=("SNP",)),))


def at(day: int, hour: float = 12, month: int = 1) -> datetime:
    """A moment of 2026; ``day`` may run past the end of the month."""
    return datetime(2026, month, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour)


def claim(
    kind: Kind = Kind.RELEASED,
    polarity: Polarity = Polarity.HAPPENED,
    speaker: Speaker | None = None,
    subject: str = "ana",
    **more: object,
) -> Claim:
    """A claim; ``item`` fills in its id."""
    values: dict[str, object] = {
        "id": "",
        "subject_id": subject,
        "kind": kind,
        "polarity": polarity,
        "speaker": speaker,
        "quote": f"{subject} {kind} {polarity}",
        "start": 0,
        "rule": "test",
        "score": 1.0,
        "tier": Tier.SURE,
    } | more
    return Claim(**values)  # type: ignore[arg-type]


def item(
    source: str, when: datetime, *claims: Claim, key: str = "", text: str = "", past: bool = False
) -> tuple[Item, list[Claim]]:
    """An item of ``source`` published and seen at ``when`` with ``claims``; its words are its own unless given."""
    key = key or f"{when.isoformat()}"
    words = text or " ".join(digest(source, key, str(n)) for n in range(40))
    made = Item(
        source, key, 1, f"Titular de {source}", "", words, f"https://{source}.example/{key}", "", "es", when, when, past
    )
    named = [
        Claim(
            **{name: getattr(one, name) for name in Claim.__dataclass_fields__ if name != "id"},
            id=digest(
                source,
                key,
                one.subject_id,
                one.kind,
                one.polarity,
                one.speaker.label if one.speaker else "",
                one.detail,
            ),
        )
        for one in claims
    ]
    return made, named


def follower(level: Level = Level.DEFAULT, subject: str = "ana") -> Subscription:
    """Somebody who follows ``subject`` on the terminal, in Spanish."""
    return Subscription(f"follower-{level}", subject, level, "terminal", "es")
