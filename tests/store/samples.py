"""Invented values to store: every field set to something that is not its default."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from monitor.keys import Keyring
from monitor.model import (
    Alert,
    Claim,
    Evidence,
    Incoming,
    Item,
    Kind,
    Level,
    Mention,
    Origin,
    Polarity,
    Reason,
    Relation,
    Role,
    Shape,
    Source,
    Speaker,
    Standing,
    Story,
    StoryChange,
    Subscription,
    Tier,
    Told,
)
from monitor.store.effects import Begin, Effect, Follow, Person
from monitor.store.news import News
from monitor.store.outbox import AlertRow, QueuedAlert
from monitor.store.people import People
from monitor.store.polls import NewItem, SourceState
from monitor.store.subscribers import Outcome
from monitor.stories import Reading
from tests.keys.rings import NEWER

NOW = datetime(2026, 1, 8, 18, 29, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

OUTLET = Source("outlet", "Diario del Alba", "https://outlet.example/rss", Role.OUTLET, "es")
NGO = Source("ngo", "Comité", "https://ngo.example/feed", Role.NGO, "es", verifies=True)

MENTION = Mention("zoraida", "Zoraida Quiñónez", "full_name", 0.875, Tier.SURE, "Salió Zoraida Quiñónez, dice.", 6, 22)
SPEAKER = Speaker("su hijo", Role.FAMILY, Relation.SON)


def item(key: str = "1", **changes: object) -> Item:
    """An item of OUTLET."""
    whole = Item(
        source_id="outlet",
        key=key,
        revision=1,
        title=f"Título número {key}: «ñandú»",
        summary="Resumen con emoji 🕊 y\nsalto.",
        text="Texto entero. " * 20,
        url=f"https://outlet.example/{key}?utm=1",
        canonical_url=f"https://outlet.example/{key}",
        language="es",
        published=NOW - 5 * MINUTE,
        seen=NOW,
        past=False,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def new(one: Item, *mentions: Mention, needs_article: bool = True) -> NewItem:
    """``one`` as a poll found it."""
    return NewItem(one, mentions, needs_article, NOW + MINUTE)


def claim(claim_id: str = "c1", **changes: object) -> Claim:
    """A claim with every field filled."""
    whole = Claim(
        id=claim_id,
        subject_id="zoraida",
        kind=Kind.RELEASED,
        polarity=Polarity.HAPPENED,
        speaker=SPEAKER,
        quote="«Salió Zoraida», dijo su hijo.",
        start=6,
        rule="released.left",
        score=0.75,
        tier=Tier.SURE,
        detail="full",
        when=date(2026, 1, 7),
        background=False,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def reading(one: Item, *claims: Claim) -> Reading:
    """``one``, read."""
    return Reading(
        item_id=one.id,
        source_id=one.source_id,
        url=one.url,
        canonical_url=one.canonical_url,
        dated=one.dated,
        seen=one.seen,
        past=one.past,
        sketch=(0, 1, 2**63 - 1),
        claims=claims,
    )


def story(story_id: str = "s1", *claims: Claim, **changes: object) -> Story:
    """A story on ``claims`` (one by default), with every field filled."""
    claims = claims or (claim(),)
    origin = Origin(
        key="family",
        label="su hijo",
        role=Role.FAMILY,
        relation=Relation.SON,
        polarity=Polarity.HAPPENED,
        carriers=("outlet", "ngo"),
        copies=("wire", "mirror"),
        claims=tuple(one.id for one in claims),
    )
    denial = replace(origin, key="state", relation=None, polarity=Polarity.DENIED, copies=("radio",), claims=())
    evidence = Evidence(claims[0], "outlet", item().id, "https://outlet.example/1", NOW - MINUTE)
    whole = Story(
        id=story_id,
        subject_id="zoraida",
        kind=Kind.RELEASED,
        polarity=Polarity.HAPPENED,
        standing=Standing.CONFIRMED,
        tier=Tier.SURE,
        detail="full",
        opened=NOW - DAY,
        updated=NOW,
        event=NOW - 2 * DAY,
        origins=(origin,),
        denials=(denial,),
        lead=evidence,
        denial=evidence,
        confirmed_by=origin,
        denied_by=denial,
        withdrawn=True,
        past=True,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def change(one: Story, reason: Reason = Reason.NEW, at: datetime = NOW) -> StoryChange:
    """A change of ``one``."""
    return StoryChange(one, reason, at, past=False)


def news_with_sources(path: Path | str = ":memory:") -> News:
    """news.db that knows the two sources."""
    news = News.open(path, owner=True)
    news.sync_sources([OUTLET, NGO], NOW)
    return news


def state_of(news: News, source_id: str = "outlet") -> SourceState:
    """How a source stands."""
    return next(state for state in news.source_states() if state.source_id == source_id)


def put(news: News, *items: NewItem, digests: tuple[str, ...] = (), now: datetime = NOW) -> None:
    """Save a good poll of OUTLET."""
    news.save_poll(state_of(news), digests, items, now)


def read(
    news: News,
    one: Item,
    *claims: Claim,
    mentions: tuple[Mention, ...] = (MENTION,),
    stories: tuple[Story, ...] = (),
    changes: tuple[StoryChange, ...] = (),
    now: datetime = NOW,
) -> None:
    """Save a finished reading of ``one``."""
    news.save_reading(
        None, one, mentions, reading(one, *claims), stories, changes, done=True, text_kept=one.text, now=now
    )


MOTHER = Subscription("mother", "zoraida", Level.DEFAULT, "terminal", "es")
ADVOCATE = Subscription("advocate", "zoraida", Level.EVERY_CLAIM, "terminal", "en")


def told(story_id: str = "s1", **changes: object) -> Told:
    """What was told of a story."""
    whole = Told(story_id, Kind.RELEASED, Standing.CLAIMED, ("family",), ("c1", "c2"), known=True, withdrawn=True)
    return replace(whole, **changes)  # type: ignore[arg-type]


def queued(
    seq: int = 1,
    subscription: Subscription = MOTHER,
    story_id: str = "s1",
    due: datetime = NOW,
    shape: Shape = Shape.MESSAGE,
    what: Told | None = None,
    kind: Kind = Kind.TRANSFERRED,
) -> QueuedAlert:
    """An alert for the outbox."""
    alert = Alert(subscription, story(story_id, kind=kind), Reason.NEW, shape, due)
    return QueuedAlert(alert, seq, what or told(story_id, known=False))


def people_with_followers(path: Path | str = ":memory:") -> People:
    """people.db in which the mother and the advocate follow."""
    people = People.open(path)
    for subscription in (MOTHER, ADVOCATE):
        people.begin_following(subscription, (), NOW)
    return people


EPOCH = "epoch"
CHAT, OTHER_CHAT = "100200300", "400500600"
OWN = "~00000000000000aa"
OWN_NAME = "Ana Lucía Zambrano Oropel"


def wrote(number: int = 1, address: str = CHAT, argument: str = "hola") -> Incoming:
    """Somebody wrote something."""
    return Incoming(number, address, private=True, message_ref="7", argument=argument)


def people_with_key(path: Path | str = ":memory:", keyring: Keyring = NEWER) -> People:
    """people.db that can read what is encrypted."""
    return People.open(path, keyring=keyring)


def act(people: People, *effects: Effect, address: str = CHAT, now: datetime = NOW) -> Outcome:
    """Carry out ``effects`` for a chat."""
    return people.carry_out(0, "telegram", address, effects, EPOCH, now)


def chat(people: People, *subjects: str, address: str = CHAT) -> Person:
    """Somebody on Telegram who follows ``subjects``."""
    act(people, Begin("es"), *(Follow(subject) for subject in subjects), address=address)
    person = people.person("telegram", address)
    assert person is not None
    return person


def by(person: Person, subject: str = "zoraida") -> Subscription:
    """The subscription of somebody on Telegram."""
    return Subscription(person.id, subject, Level.DEFAULT, "telegram", "es")


def alerts_due(people: People, now: datetime = NOW) -> list[AlertRow]:
    """The alerts that may go out now, in order."""
    return [delivery.alert for delivery in people.due_deliveries(now, 1000) if delivery.alert is not None]


def send(people: People, now: datetime = NOW, ref: str = "m") -> list[AlertRow]:
    """Let the channel take everything that may go out now; return the alerts among it, in order."""
    sent = []
    while taken := people.lease(now, 1):
        people.mark_sent(taken[0].id, ref, now)
        sent += [taken[0].alert] if taken[0].alert is not None else []
    return sent
