"""The nouns: what is read, who is named, what is claimed, and what is told.

    source -> item -> mention -> claim -> story | story -> alert -> delivery

Values only: frozen, without behaviour beyond what follows from their own fields. Times are aware UTC.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What a source is, or what a speaker is to the person spoken of. The last three are speakers only."""

    FAMILY = "family"
    NGO = "ngo"
    LAWYER = "lawyer"
    GOVERNMENT = "government"
    STATE_MEDIA = "state_media"
    IGO = "igo"
    WIRE = "wire"
    OUTLET = "outlet"
    AGGREGATOR = "aggregator"
    PARTY = "party"
    SELF = "self"
    PRESS = "press"


class Kind(StrEnum):
    """What happened to the person."""

    DETAINED = "detained"
    DISAPPEARED = "disappeared"
    LOCATED = "located"
    TRANSFERRED = "transferred"
    HEARING = "hearing"
    CHARGED = "charged"
    SENTENCED = "sentenced"
    HEALTH = "health"
    HUNGER_STRIKE = "hunger_strike"
    RELEASE_ORDERED = "release_ordered"
    RELEASED_WITH_MEASURES = "released_with_measures"
    HOUSE_ARREST = "house_arrest"
    RELEASED = "released"
    RE_ARRESTED = "re_arrested"
    DIED = "died"
    MENTIONED = "mentioned"


#: Good news: "confirmed only" holds back these alone (docs/design.md, Who confirms).
GOOD_NEWS = frozenset({Kind.RELEASE_ORDERED, Kind.RELEASED_WITH_MEASURES, Kind.HOUSE_ARREST, Kind.RELEASED})


class Polarity(StrEnum):
    """How the text puts it: it happened, the text itself doubts it, it will, it should, or it did not."""

    HAPPENED = "happened"
    DOUBTED = "doubted"
    EXPECTED = "expected"
    DEMANDED = "demanded"
    DENIED = "denied"


class Tier(StrEnum):
    """How sure it is that the text names this subject."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"


class Standing(StrEnum):
    """How far a story can be relied on."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class Relation(StrEnum):
    """Who speaks, by what they are to the person: messages name people by relation only."""

    SON = "son"
    DAUGHTER = "daughter"
    WIFE = "wife"
    HUSBAND = "husband"
    PARTNER = "partner"
    MOTHER = "mother"
    FATHER = "father"
    BROTHER = "brother"
    SISTER = "sister"
    RELATIVES = "relatives"
    LAWYER = "lawyer"
    SELF = "self"


class SubjectType(StrEnum):
    """A watched person or a place of detention."""

    PERSON = "person"
    FACILITY = "facility"


class Visibility(StrEnum):
    """Public entries are offered to anyone who types the name; invited ones open by an operator's link."""

    PUBLIC = "public"
    INVITED = "invited"


class Basis(StrEnum):
    """Why somebody stands on a list."""

    PUBLIC_FIGURE = "public_figure"
    FAMILY_ASKED = "family_asked"
    NGO = "ngo"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed that is polled. ``names`` are the ways others quote it ("Foro Penal"); ``interval`` is seconds."""

    id: str
    name: str
    url: str
    role: Role
    language: str
    verifies: bool = False
    names: tuple[str, ...] = ()
    interval: float = 600.0
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or a place that is watched.

    ``aliases`` name the subject on their own; ``needs_context`` are bare words that name it only beside a prison
    word or a number; ``context`` are words that make a doubtful mention likelier; ``namesakes`` are words that show
    somebody else is meant (another profession, another town).
    """

    id: str
    type: SubjectType
    name: str
    aliases: tuple[str, ...] = ()
    needs_context: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    basis: Basis = Basis.PUBLIC_FIGURE
    minor: bool = False
    added: date | None = None
    until: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a source, at one revision; all text is plain.

    ``key`` tells entries of one source apart; ``past`` marks what was already there at first contact with the source,
    which is stored and never alerted.
    """

    source_id: str
    key: str
    revision: int
    title: str
    summary: str
    text: str
    url: str
    canonical_url: str
    language: str
    published: datetime | None
    seen: datetime
    past: bool = False

    @property
    def document(self) -> str:
        """Title, summary and text as one string; every offset in a mention or claim counts characters of it."""
        return "\n\n".join(part for part in (self.title, self.summary, self.text) if part)

    @property
    def id(self) -> str:
        """The item's identity across its revisions."""
        return digest(self.source_id, self.key)

    @property
    def dated(self) -> datetime:
        """When the item was published, as far as that can be believed: never later than it was seen."""
        return min(self.published, self.seen) if self.published else self.seen


@dataclass(frozen=True, slots=True)
class Mention:
    """This text names this subject: as whom, by which rule, how surely, and where.

    ``start`` and ``end`` are offsets of the name in the text searched, ``words`` what stands there; ``quote`` is the
    sentence around it; ``score`` runs from 0 to 1; ``common``: the name is complete, and other people bear it.
    """

    subject_id: str
    alias: str
    rule: str
    score: float
    tier: Tier
    quote: str
    start: int
    end: int
    words: str = ""
    common: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, as the text has it. ``role`` is None for a named voice whose role the text does not tell."""

    label: str
    role: Role | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a mention says happened, and who says so.

    ``speaker`` is None when the source says it in its own voice. ``detail`` tells one event of a kind from another
    ("full" for full freedom, the place of a transfer, the years of a sentence, the count of people); ``when`` is the
    day the text itself gives; ``background`` marks what the text only recalls ("preso desde 2024"); ``common``: the
    item names the person by a name that other people bear.
    """

    id: str
    subject_id: str
    kind: Kind
    polarity: Polarity
    speaker: Speaker | None
    quote: str
    start: int
    rule: str
    score: float
    tier: Tier
    detail: str = ""
    when: date | None = None
    background: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a claim goes back to; reprints and "según Foro Penal" collapse to one.

    ``carriers`` are the sources that brought it, each with text of its own; ``copies`` those that only reprinted it.
    """

    key: str
    label: str
    role: Role | None
    relation: Relation | None
    polarity: Polarity
    carriers: tuple[str, ...]
    copies: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One live claim of a story with where it was read: what a message quotes and ``faro why`` lists."""

    claim: Claim
    source_id: str
    item_id: str
    url: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """The claims about one subject and one development, and how far they can be relied on.

    ``polarity`` is HAPPENED, EXPECTED or DEMANDED: what is foretold is another story than what happened.
    ``lead`` is the evidence a message should quote; ``denial`` the one that denies it; ``withdrawn`` says that every
    claim it stood on was retracted. ``past`` says that it was known before anyone could be told,
    ``common`` that its claims name the person only by a name that others bear.
    """

    id: str
    subject_id: str
    kind: Kind
    polarity: Polarity
    standing: Standing
    tier: Tier
    detail: str
    opened: datetime
    updated: datetime
    event: datetime
    origins: tuple[Origin, ...]
    denials: tuple[Origin, ...]
    lead: Evidence
    denial: Evidence | None = None
    confirmed_by: Origin | None = None
    denied_by: Origin | None = None
    withdrawn: bool = False
    past: bool = False
    common: bool = False

    @property
    def grounds(self) -> tuple[str, ...]:
        """The live claims the story stands on, by id."""
        return tuple(claim for origin in (*self.origins, *self.denials) for claim in origin.claims)


class Reason(StrEnum):
    """Why a story changed, and so why somebody is told."""

    NEW = "new"
    ORIGIN = "origin"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    REVERSED = "reversed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story after something was learned, and why it matters. ``past``: learned from an item never to be alerted."""

    story: Story
    reason: Reason
    at: datetime
    past: bool = False


class Level(StrEnum):
    """What a subscriber wants to hear of: good news once confirmed (the default of families), or every claim."""

    DEFAULT = "default"
    EVERY_CLAIM = "every_claim"


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is kept of something a person did in a chat: no name, no telephone number, nothing that is not needed.

    ``id`` is the channel's number of the update; ``address`` the chat. ``command`` is "" for plain text, whose words
    are the ``argument``; ``button`` is the data of a button that was pressed, under the message ``message_ref``;
    ``press`` is what answers the press. ``left``: the person blocked us; ``moved``: the address a group has now.
    """

    id: int
    address: str
    private: bool
    message_ref: str = ""
    command: str = ""
    argument: str = ""
    button: str = ""
    press: str = ""
    language: str = ""
    left: bool = False
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot is to say to one person, without its words: they are made when it is sent.

    ``kind`` names the words; ``subject`` is a subject's id, ``alert`` an alert's number, ``items`` whatever else the
    words need (ids, and names that the person typed). ``edits`` is the message to write over, where it is not new.
    """

    kind: str
    subject: str = ""
    alert: int = 0
    items: tuple[str, ...] = ()
    edits: str = ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is told about whom. ``subscriber`` is an opaque key, ``channel`` a name in CHANNELS."""

    subscriber: str
    subject_id: str
    level: Level
    channel: str
    language: str


class Shape(StrEnum):
    """How a delivery meets what was sent before; ``delete`` takes a message that a person typed out of the chat."""

    MESSAGE = "message"
    REPLY = "reply"
    EDIT = "edit"
    CORRECTION = "correction"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Told:
    """What a subscriber was last told of a story; ``known`` means shown on following, not sent as an alert."""

    story_id: str
    kind: Kind
    standing: Standing
    origins: tuple[str, ...]
    grounds: tuple[str, ...]
    known: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """This story is news for this subscriber: why, in which shape, and not before when."""

    subscription: Subscription
    story: Story
    reason: Reason
    shape: Shape
    due: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one alert: ``first`` carries the verdict in its first 40 characters, ``body`` the rest, by line."""

    first: str
    body: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The whole message as plain text."""
        return "\n".join((self.first, *self.body))


class Verdict(StrEnum):
    """What an operator said of a doubtful mention or claim."""

    YES = "yes"
    NOT_THIS_PERSON = "not_this_person"
    ANOTHER_READING = "another_reading"


@dataclass(frozen=True, slots=True)
class Decision:
    """An operator's word on what one item says of one subject; ``kind`` and ``polarity`` go with another reading."""

    id: int
    item_id: str
    subject_id: str
    verdict: Verdict
    kind: Kind | None
    polarity: Polarity | None
    operator: str
    at: datetime


def digest(*parts: str) -> str:
    """A stable 16-character id of ``parts`` (64 bits of BLAKE2b)."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
