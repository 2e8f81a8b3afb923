"""What an update that a person sent does to people.db: decided by the bot, carried out here in one transaction.

Values only. ``carry_out`` (subscribers.py) applies a list of them together with the end of the update itself, so that a
kill leaves either both or neither.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.model import Level, Reply, Told
from monitor.store.outbox import QueuedAlert


@dataclass(frozen=True, slots=True)
class Begin:
    """This chat is a subscriber from now on, or again: ``language`` is the one to be spoken to."""

    language: str


@dataclass(frozen=True, slots=True)
class Await:
    """The next plain text this person writes is a name to follow (or, with False, is not)."""

    name: bool = True


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow a subject of the lists; ``known`` is shown now and noted as told, ``deaths`` are told by themselves."""

    subject_id: str
    known: tuple[Told, ...] = ()
    deaths: tuple[QueuedAlert, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferName:
    """Keep, for a day, the name a person typed while it is asked whether one of several is meant."""

    name_id: str
    name: str


@dataclass(frozen=True, slots=True)
class FollowName:
    """Follow a name that stands on no list; ``name`` is "" for one that was offered before.

    It is answered with ``Reply("name_done", subject=name_id)``, queued when collect has looked it up.
    """

    name_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Unfollow:
    """Stop following a subject or a private name, and forget all that hung on it."""

    subject_id: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Hear of so much from now on. Who wants to hear less has all that waits decided anew; else what waits is sent."""

    level: Level


@dataclass(frozen=True, slots=True)
class Show:
    """Note ``known`` of somebody followed as told, and say ``reply``, which shows it, if any of it was not."""

    subject_id: str
    known: tuple[Told, ...]
    reply: Reply


@dataclass(frozen=True, slots=True)
class Mute:
    """Tell nothing more of one story: the person says that it is about somebody else."""

    story_id: str


@dataclass(frozen=True, slots=True)
class Unmute:
    """Tell of that story again."""

    story_id: str


@dataclass(frozen=True, slots=True)
class Identify:
    """The person answers a question: the item is about whom they follow (``this_one``), or about somebody else."""

    question_id: int
    this_one: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody says whom a story of a public subject is about; operators see it without who said so.

    Under an alert, that it is about somebody else. Under a question there is no story: ``item_id`` is what was asked
    about, and ``this_one`` what was said.
    """

    story_id: str
    subject_id: str
    item_id: str = ""
    this_one: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """The person blocked us: nothing is sent until they write again."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Forget this person: everything, at once."""


@dataclass(frozen=True, slots=True)
class Move:
    """The chat has another address."""

    address: str


@dataclass(frozen=True, slots=True)
class Say:
    """Answer the person."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a message the person typed out of the chat."""

    message_ref: str


Effect = (
    Begin
    | Await
    | Follow
    | OfferName
    | FollowName
    | Unfollow
    | Choose
    | Show
    | Mute
    | Unmute
    | Identify
    | Report
    | Leave
    | Forget
    | Move
    | Say
    | Remove
)


@dataclass(frozen=True, slots=True)
class Person:
    """A subscriber as the bot knows one: never more than this.

    ``follows`` are the ids of subjects and private names, in the order they were followed; ``names`` the private ones,
    decrypted; ``offered`` names still asked about; ``muted`` stories they hear nothing more of; ``level`` how much they
    want to hear.
    """

    id: str
    language: str
    awaits_name: bool = False
    follows: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    offered: dict[str, str] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    level: Level = Level.DEFAULT
