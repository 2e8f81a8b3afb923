"""When those who follow are asked about a doubt: after two hours, once, and only what they do not know."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from monitor.model import Claim, Item, Kind, Level, Polarity, Standing, Tier, Verdict
from monitor.pipeline.asking import MOST, Asking
from monitor.store import effects as do
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
from monitor.stories import Reading, read_item
from tests.store.samples import (
    DAY,
    MINUTE,
    NOW,
    OTHER_CHAT,
    OWN,
    OWN_NAME,
    act,
    by,
    chat,
    claim,
    item,
    new,
    news_with_sources,
    people_with_key,
    put,
    read,
    story,
    told,
)

HOUR = timedelta(hours=1)
WEAK = claim("c", kind=Kind.DETAINED, polarity=Polarity.HAPPENED, tier=Tier.WEAK, background=False)


@dataclass
class Own:
    """What there is to ask about private names."""

    found: dict[str, list[Reading]] = field(default_factory=dict)

    def doubts(self, since: datetime) -> Mapping[str, Sequence[Reading]]:
        """All of it."""
        assert since
        return self.found


@dataclass
class Line:
    """The three databases and a clock around ``Asking``."""

    news: News
    people: People
    desk: Desk
    time: datetime = NOW
    own: Own = field(default_factory=Own)

    def __post_init__(self) -> None:
        self.asking = Asking(self.news, self.people, self.desk, self.own, lambda: self.time)

    def reads(self, key: str, *claims: Claim, **changes: object) -> Item:
        """An item whose words are its own, read now."""
        values = {"text": f"{key} " * 60, "seen": self.time, "published": self.time} | changes
        one = item(key, canonical_url=f"https://outlet.example/{key}", **values)
        put(self.news, new(one))
        numbered = [replace(each, id=f"{key}-{n}") for n, each in enumerate(claims)]
        self.news.save_reading(
            None, one, (), read_item(one, numbered), (), (), done=True, text_kept=one.text, now=self.time
        )
        return one

    def look(self, *, found: bool = False, **by: float) -> int:
        """Let time pass and ask."""
        self.time += timedelta(**by)
        return asyncio.run(self.asking.look(found=found))

    def asked(self, subject: str = "zoraida") -> list[str]:
        """The items asked about, by subscriber and in order."""
        return [question.item_id for question in self.people.questions_of(subject)]


@contextmanager
def line() -> Iterator[Line]:
    """All of it, with one who follows."""
    with news_with_sources() as news, people_with_key() as people, Desk.open(":memory:", owner=True) as desk:
        chat(people, "zoraida")
        yield Line(news, people, desk)


def test_an_operator_has_two_hours() -> None:
    """Then everyone who follows is asked, once, whatever they want to hear."""
    with line() as town:
        chat(town.people, "zoraida", address=OTHER_CHAT)
        act(town.people, do.Choose(Level.EVERY_CLAIM), address=OTHER_CHAT)
        one = town.reads("a", WEAK)
        assert town.look(minutes=119) == 0
        assert town.look(minutes=1) == 2
        assert town.asked() == [one.id, one.id]
        assert town.look(minutes=1) == 0
        assert len(town.people.due_deliveries(town.time, 10)) == 2


@pytest.mark.parametrize(
    ("changes", "item_changes"),
    [
        ({"tier": Tier.LIKELY}, {}),
        ({"kind": Kind.RELEASED}, {}),
        ({"kind": Kind.DIED}, {}),
        ({"polarity": Polarity.DENIED}, {}),
        ({"polarity": Polarity.EXPECTED}, {}),
        ({"background": True}, {}),
        ({}, {"past": True}),
        ({}, {"published": NOW - 40 * DAY}),
    ],
)
def test_what_can_wait_waits(changes: dict[str, object], item_changes: dict[str, object]) -> None:
    """Only that somebody was taken away or is lost, in news, by a mention that is no ground for a story."""
    with line() as town:
        town.reads("a", replace(WEAK, **changes), **item_changes)  # type: ignore[arg-type]
        assert town.look(hours=3) == 0


def test_after_three_days_it_is_too_late() -> None:
    """What nobody was there to ask is no news any more."""
    with line() as town:
        town.reads("a", WEAK)
        assert town.look(hours=73) == 0


def test_what_an_operator_decided_is_not_asked() -> None:
    """Though collect has not applied it yet, and whatever they said."""
    with line() as town:
        one = town.reads("a", WEAK)
        town.desk.add_decision(one.id, "zoraida", Verdict.YES, None, None, "op", town.time)
        assert town.look(hours=3) == 0


def test_a_late_decision_ends_the_question() -> None:
    """Those who were asked hear that it was somebody else, once, also after a restart."""
    with line() as town:
        one = town.reads("a", WEAK)
        town.look(hours=2)
        (delivery,) = town.people.lease(town.time, 10)
        town.people.mark_sent(delivery.id, "77", town.time)
        town.desk.add_decision(one.id, "zoraida", Verdict.NOT_THIS_PERSON, None, None, "op", town.time)
        for _ in range(2):
            town.look(minutes=1)
            replies = [row.reply for row in town.people.due_deliveries(town.time, 10)]
            assert [(reply.kind, reply.edits) for reply in replies if reply] == [("question_over", "77")]
            town.asking = Asking(town.news, town.people, town.desk, None, lambda: town.time)


def test_a_reprint_is_not_asked_about() -> None:
    """The same words elsewhere are the same doubt."""
    with line() as town:
        one = town.reads("a", WEAK, text="palabras que se repiten " * 40)
        town.reads("b", WEAK, text="palabras que se repiten " * 40)
        assert town.look(hours=2) == 1
        assert town.asked() == [one.id]


def test_who_was_told_is_not_asked() -> None:
    """An arrest that they were told of; whoever was not told of it is asked."""
    with line() as town:
        person = chat(town.people, "zoraida")
        chat(town.people, "zoraida", address=OTHER_CHAT)
        arrest = story(
            kind=Kind.DETAINED, standing=Standing.CLAIMED, event=NOW, updated=NOW, polarity=Polarity.HAPPENED
        )
        read(town.news, item("told"), stories=(arrest,))
        town.people.record([], ("epoch", 1), NOW, told=[(by(person), told("s1"))])
        town.reads("a", WEAK)
        assert town.look(hours=2) == 1
        (question,) = town.people.questions_of("zoraida")
        assert question.subscriber != person.id


def test_a_chat_is_not_filled() -> None:
    """So many a day about one person, the gravest first; the others wait for tomorrow."""
    with line() as town:
        for number in range(MOST):
            town.reads(f"a{number}", WEAK)
        grave = town.reads("b", replace(WEAK, kind=Kind.RE_ARRESTED))
        assert town.look(hours=2) == MOST
        assert town.asked()[0] == grave.id
        assert town.look(hours=23) == 0
        assert town.look(hours=2) == 1


def test_it_is_looked_once_a_minute() -> None:
    """And at once when something was found about a private name, or the clock was set back."""
    with line() as town:
        town.look()
        town.reads("a", WEAK, seen=town.time - 2 * HOUR)
        assert town.look(seconds=59) == 0
        assert town.look(found=True) == 1
        town.reads("b", WEAK, seen=town.time - 2 * HOUR - MINUTE)
        assert town.look(minutes=-1) == 1


def test_whoever_cannot_be_reached_is_asked_when_they_are_back() -> None:
    """As long as it matters."""
    with line() as town:
        person = chat(town.people, "zoraida")
        town.people.pause(person.id, NOW)
        town.reads("a", WEAK)
        assert town.look(hours=3) == 0
        act(town.people, do.Begin("es"))
        assert town.look(hours=3) == 1


def test_of_a_private_name_its_follower_is_asked_at_once() -> None:
    """Whatever is claimed; nobody else could tell."""
    with line() as town:
        act(town.people, do.FollowName(OWN, OWN_NAME))
        one = item("a", seen=NOW, published=NOW)
        town.own.found[OWN] = [
            read_item(one, [replace(WEAK, subject_id=OWN, kind=Kind.RELEASED, polarity=Polarity.HAPPENED)])
        ]
        assert town.look() == 1
        assert town.asked(OWN) == [one.id]
        assert town.look(hours=1) == 0
