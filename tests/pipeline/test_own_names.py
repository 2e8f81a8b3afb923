"""Names that stand on no list: handed over, found, told to whoever typed them, and to nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.alerting import GRAVE_WAIT
from monitor.errors import StoreError
from monitor.files.handover import read_handover
from monitor.keys import seal_finding
from monitor.model import Claim, Item, Kind, Polarity, Reason, Shape, Standing
from monitor.pipeline.own_names import AT_A_TIME, MOST, SETTLE, OwnNames
from monitor.pipeline.telling import Telling
from monitor.store.database import Parameters
from monitor.store.effects import Begin, FollowName, Forget, Mute, Unfollow
from monitor.store.news import News
from monitor.store.outbox import AlertRow
from monitor.store.people import People
from monitor.store.polls import NewItem
from monitor.store.tellings import FINDINGS
from monitor.store.values import to_json
from monitor.stories import read_item
from monitor.stories.findings import Finding
from tests.build import SON, SOURCES, VOICES, at, claim, item
from tests.keys.rings import NEWER, STRANGER
from tests.store.samples import CHAT, OTHER_CHAT, OWN, OWN_NAME, act, chat
from tests.store.test_subscribers import replies

OTHERS = "~00000000000000bb"
MINUTES = timedelta(minutes=10)


@dataclass
class Town:
    """news.db as collect writes it, people.db, and what stands between them; each ``look`` is a fresh start."""

    news: News
    people: People
    handover: Path
    time: datetime = field(default_factory=lambda: at(8))
    kept: OwnNames | None = None

    def follow(self, name_id: str = OWN, address: str = CHAT) -> str:
        """Somebody types the name; their key."""
        chat(self.people, address=address)
        act(self.people, FollowName(name_id, OWN_NAME), address=address, now=self.time)
        person = self.people.person("telegram", address)
        assert person is not None
        return person.id

    def find(
        self,
        source: str,
        *claims: Claim,
        names: Sequence[str] = (OWN,),
        seen: datetime | None = None,
        key: str = "",
        revision: int = 1,
        public: str = NEWER.public,
        past: bool = False,
    ) -> Item:
        """Collect reads an item and seals what it says of each name."""
        made, _ = item(source, seen or self.time, key=key)
        made = replace(made, revision=revision)
        sealed = []
        for name_id in names:
            mine = [replace(one, subject_id=name_id) for one in claims]
            _, named = item(source, seen or self.time, *mine, key=key)
            reading = read_item(made, named)
            finding = Finding(name_id, made.title, revision, reading, self.time, past)
            sealed.append(seal_finding(public, to_json(Finding, finding)))
        self.news.save_findings(sealed, self.time)
        return made

    def revise(self, first: Item) -> None:
        """Collect reads a second version of an item."""
        later = replace(first, revision=2)
        state = next(one for one in self.news.source_states() if one.source_id == first.source_id)
        self.news.save_poll(state, (), [NewItem(later, (), needs_article=False, hold_until=self.time)], self.time)
        (job,) = self.news.due_jobs(self.time, 1)
        self.news.save_reading(job.id, later, (), None, (), (), done=True, text_kept="", now=self.time)

    def acknowledge(self) -> None:
        """Collect has looked for every name that was handed over."""
        handed = read_handover(self.handover)
        self.news.acknowledge(handed.version if handed else None)

    def own(self) -> OwnNames:
        """What a fresh start makes."""
        telling = Telling(self.news, self.people, lambda: self.time)
        return OwnNames(self.news, self.people, telling, VOICES, self.handover, lambda: self.time)

    def look(self, *, anew: bool = True) -> int:
        """Catch up once, after a restart or not."""
        self.kept = self.own() if anew or self.kept is None else self.kept
        return asyncio.run(self.kept.catch_up())

    def idle(self) -> bool:
        """Whether nothing is left to do."""
        return self.kept is not None and self.kept.idle

    def due(self, after: timedelta = timedelta()) -> list[AlertRow]:
        """The alerts that are due ``after`` now."""
        return [row.alert for row in self.people.due_deliveries(self.time + after, 100) if row.alert is not None]

    def send(self) -> list[tuple[Reason, Shape]]:
        """Send what is due; why and how."""
        sent = []
        while taken := self.people.lease(self.time, 1):
            self.people.mark_sent(taken[0].id, "m", self.time)
            sent += [(taken[0].alert.reason, taken[0].alert.shape)] if taken[0].alert else []
        return sent


@contextmanager
def town(folder: Path, people: type[People] = People, news: type[News] = News) -> Iterator[Town]:
    """A town without names yet."""
    with news.open(":memory:", owner=True) as one, people.open(":memory:", keyring=NEWER) as other:
        one.sync_sources(SOURCES, at(1))
        yield Town(one, other, folder / "names.json")


@contextmanager
def followed(folder: Path, people: type[People] = People, news: type[News] = News) -> Iterator[Town]:
    """A town in which somebody follows a name that was looked up, ten minutes ago."""
    with town(folder, people, news) as made:
        made.follow()
        made.look()
        made.acknowledge()
        made.look()
        made.send()
        made.time += MINUTES
        yield made


def test_names_are_handed_over_as_they_change(tmp_path: Path) -> None:
    """With their version and the key to seal to; again when the file is gone, and no more once nobody follows."""
    with town(tmp_path) as made:
        made.look()
        first = read_handover(made.handover)
        assert first is not None
        assert (first.public, first.names) == (NEWER.public, {})
        made.follow()
        made.look(anew=False)
        second = read_handover(made.handover)
        assert second is not None
        assert (second.version, second.names) == (made.people.names_version(), {OWN: OWN_NAME})
        made.handover.unlink()
        made.look(anew=False)
        assert read_handover(made.handover) == second
        act(made.people, Unfollow(OWN))
        made.look(anew=False)
        last = read_handover(made.handover)
        assert last is not None
        assert last.names == {}


def test_whoever_typed_a_name_hears_that_it_was_looked_up_once_it_was(tmp_path: Path) -> None:
    """Not before collect says so, and once."""
    with town(tmp_path) as made:
        made.follow()
        made.look()
        assert replies(made.people) == []
        assert not made.idle()
        made.acknowledge()
        made.look(anew=False)
        assert [reply.kind for reply in replies(made.people)] == ["name_done"]
        assert made.idle()
        made.look()
        assert len(replies(made.people)) == 1


def test_what_is_found_is_told(tmp_path: Path) -> None:
    """As of any person on a list; its story is kept in people.db alone, encrypted."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED))
        assert made.look() == 1
        (alert,) = made.due()
        assert (alert.subject_id, alert.reason, alert.shape) == (OWN, Reason.NEW, Shape.MESSAGE)
        (story,) = made.people.private_stories(OWN)
        assert (story.id, story.standing) == (alert.story_id, Standing.CLAIMED)
        assert made.news.stories() == []
        made.send()
        made.time += MINUTES
        made.find("foro", claim(Kind.RE_ARRESTED))
        made.look(anew=False)
        assert made.send() == [(Reason.CONFIRMED, Shape.REPLY)]


def test_what_was_published_before_the_name_was_typed_is_known_and_no_news(tmp_path: Path) -> None:
    """It is noted as told when it is shown; its confirmation later is a message of its own."""
    with town(tmp_path) as made:
        who = made.follow()
        made.look()
        made.find("diario", claim(Kind.RE_ARRESTED), seen=made.time - timedelta(hours=3))
        made.acknowledge()
        made.look()
        assert made.due(GRAVE_WAIT) == []
        (told,) = made.people.told_all(who, OWN)
        assert told.known
        assert made.send() == []
        made.time += MINUTES
        made.find("foro", claim(Kind.RE_ARRESTED))
        made.look()
        assert made.send() == [(Reason.CONFIRMED, Shape.MESSAGE)]


def test_a_name_of_whom_much_was_published_is_shown_all_of_it(tmp_path: Path) -> None:
    """It is not said to be looked up before everything that was found is read: what came after would never be shown."""
    with town(tmp_path) as made:
        who = made.follow()
        made.look()
        for days in range(4 * AT_A_TIME + 1):
            seen = made.time - timedelta(days=12 * days + 1)
            made.find("diario", claim(Kind.TRANSFERRED), seen=seen, key=f"t{days}", past=True)
        made.acknowledge()
        looks, known = 0, 0
        while "name_done" not in [reply.kind for reply in replies(made.people)]:
            assert looks < 10
            looks += 1
            made.look(anew=looks == 2)
            known = len(made.people.told_all(who, OWN))
        assert looks > 2
        assert known == len(made.people.private_stories(OWN)) == 4 * AT_A_TIME + 1
        made.look(anew=False)
        assert len(made.people.told_all(who, OWN)) == known
        assert made.send() == []


@pytest.mark.parametrize(("source", "wait"), [("diario", GRAVE_WAIT), ("foro", timedelta())])
def test_a_death_that_was_known_is_told_by_itself(source: str, wait: timedelta, tmp_path: Path) -> None:
    """It is not shown in passing with the rest, and must not be swallowed because of that."""
    with town(tmp_path) as made:
        who = made.follow()
        made.look()
        made.find(source, claim(Kind.DIED), seen=made.time - timedelta(days=3))
        made.acknowledge()
        made.look()
        (alert,) = made.due(wait)
        assert (alert.reason, alert.shape, alert.due) == (Reason.NEW, Shape.MESSAGE, made.time + wait)
        assert [told.known for told in made.people.told_all(who, OWN)] == [False]
        made.look()
        assert len(made.due(wait)) == 1


def test_a_death_that_was_told_already_is_not_told_again(tmp_path: Path) -> None:
    """It came after the name was typed and before it was looked up."""
    with town(tmp_path) as made:
        made.follow()
        made.look()
        made.time += MINUTES
        made.find("foro", claim(Kind.DIED))
        made.look()
        made.acknowledge()
        made.look()
        assert made.people.counts()["alerts_queued"] == 1


@pytest.mark.parametrize("sent", [True, False])
def test_what_an_item_says_no_more_is_taken_back(sent: bool, tmp_path: Path) -> None:
    """Whoever was told is told so; whoever was not yet, hears nothing of either."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED), key="a")
        made.look()
        assert len(made.send() if sent else made.due()) == 1
        made.time += MINUTES
        made.find("diario", key="a", revision=2)
        made.look()
        assert made.send() == ([(Reason.CORRECTED, Shape.CORRECTION)] if sent else [])
        made.look()
        assert made.due(GRAVE_WAIT) == []


def test_what_was_taken_back_while_nobody_sealed_it_is_found_out(tmp_path: Path) -> None:
    """A later revision that was read, and of which nothing was found, does not name the name any more."""
    with followed(tmp_path) as made:
        first = made.find("diario", claim(Kind.RE_ARRESTED), key="a")
        made.look()
        assert len(made.send()) == 1
        made.time += SETTLE
        made.revise(first)
        made.look()
        assert made.send() == [(Reason.CORRECTED, Shape.CORRECTION)]


def test_what_is_to_be_repeated_is_said_by_what_comes_after_it(tmp_path: Path) -> None:
    """Its words are those of the story as it stands: said twice, they would be the same."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED))
        made.look()
        assert len(made.people.lease(made.time, 1)) == 1
        made.people.recover()  # killed: it may have arrived
        made.time += MINUTES
        made.find("familia", claim(Kind.RE_ARRESTED, Polarity.DENIED, SON))
        made.look()
        assert made.send() == [(Reason.DENIED, Shape.CORRECTION)]
        made.time += MINUTES
        made.find("foro", claim(Kind.RE_ARRESTED, Polarity.DENIED))
        made.look()
        assert [shape for _, shape in made.send()] in ([], [Shape.EDIT])


def test_nothing_of_a_name_is_kept_whose_follower_leaves_while_it_is_compared(tmp_path: Path) -> None:
    """What was found is compared in a thread of its own; meanwhile its follower may ask to be forgotten."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED))
        own = made.own()

        async def leaves() -> None:
            await asyncio.sleep(0)
            act(made.people, Forget())

        async def both() -> None:
            await asyncio.gather(own.catch_up(), leaves())

        asyncio.run(both())
        assert made.people.private_stories(OWN) == []
        assert made.people.counts()["subscribers"] == 0


def test_what_an_item_says_again_is_not_taken_back_because_it_waits_to_be_read(tmp_path: Path) -> None:
    """A new version that says the same stands at the end of a long queue: meanwhile nobody is told it was untrue."""
    with followed(tmp_path) as made:
        first = made.find("diario", claim(Kind.RE_ARRESTED), key="a")
        made.look()
        assert len(made.send()) == 1
        made.time += SETTLE
        for number in range(4 * AT_A_TIME):
            made.find("radio", names=(OWN,), key=f"r{number}")
        made.revise(first)
        made.find("diario", claim(Kind.RE_ARRESTED), seen=made.time - SETTLE, key="a", revision=2)
        for look in range(10):
            made.look(anew=look == 0)
        assert made.send() == []


def test_a_restart_repeats_nothing_and_neither_does_a_restored_news_db(tmp_path: Path) -> None:
    """The same findings read again change nothing that was told."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED))
        made.find("radio", claim(Kind.RE_ARRESTED))
        made.look()
        assert len(made.send()) == 1
        made.look()
        made.news.new_epoch()
        made.look()
        made.look()
        assert made.people.position(FINDINGS) == (made.news.epoch(), 2)
        assert made.due(GRAVE_WAIT) == []


class Stumbling(People):
    """people.db that fails at its ``after``th statement on the named table."""

    table, after = "nothing", 0

    def _run(self, sql: str, parameters: Parameters = ()) -> object:  # type: ignore[override]
        if f"INTO {self.table}" in sql:
            self.after -= 1
            if self.after < 0:
                self.table = "nothing"
                raise StoreError("full")
        return super()._run(sql, parameters)


@pytest.mark.parametrize("anew", [True, False])
@pytest.mark.parametrize(
    ("table", "after"),
    [("meta", 0), *((table, after) for table in ("stories", "alerts", "told", "deliveries") for after in (0, 1))],
)
def test_whatever_fails_on_the_way_no_alert_is_lost_and_none_told_twice(
    table: str, after: int, anew: bool, tmp_path: Path
) -> None:
    """All that a finding changes is one transaction; tried again, by this process or the next, it is the same."""
    with followed(tmp_path, Stumbling) as made:
        assert isinstance(made.people, Stumbling)
        made.look()
        made.find("diario", claim(Kind.RE_ARRESTED), claim(Kind.TRANSFERRED, detail="El Rodeo"))
        made.people.table, made.people.after = table, after
        with pytest.raises(StoreError):
            made.look(anew=False)
        made.look(anew=anew)
        assert made.send() == [(Reason.NEW, Shape.MESSAGE)] * 2
        made.look()
        assert made.due(GRAVE_WAIT) == []


def test_two_who_follow_one_name_know_nothing_of_each_other(tmp_path: Path) -> None:
    """Each has a name, stories and alerts of their own: what one mutes or leaves changes nothing for the other."""
    with town(tmp_path) as made:
        one, other = made.follow(), made.follow(OTHERS, OTHER_CHAT)
        made.look()
        made.acknowledge()
        made.look()
        made.send()
        made.time += MINUTES
        made.find("diario", claim(Kind.RE_ARRESTED), names=(OWN, OTHERS))
        made.look()
        alerts = made.due()
        assert sorted((alert.subscriber, alert.subject_id) for alert in alerts) == sorted([(one, OWN), (other, OTHERS)])
        assert len({alert.story_id for alert in alerts}) == 2
        made.send()
        act(made.people, Mute(made.people.private_stories(OWN)[0].id))
        made.time += MINUTES
        made.find("foro", claim(Kind.RE_ARRESTED), names=(OWN, OTHERS))
        made.look()
        assert [alert.subscriber for alert in made.due()] == [other]
        act(made.people, Unfollow(OWN))
        assert len(made.people.private_stories(OTHERS)) == 1
        assert made.people.private_stories(OWN) == []
        assert len(made.due()) == 1


def test_nobody_is_told_of_a_name_they_left(tmp_path: Path) -> None:
    """What collect had found on the way finds nobody."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED))
        act(made.people, Unfollow(OWN))
        made.look()
        assert made.due(GRAVE_WAIT) == []
        assert made.people.private_stories() == []


def test_who_was_out_of_reach_is_told_what_was_found_meanwhile(tmp_path: Path) -> None:
    """Whatever number it had in its log, and whatever was sent before under the same number of another."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.RE_ARRESTED))
        made.look()
        (who,) = {alert.subscriber for alert in made.due()}
        assert len(made.send()) == 1
        made.people.pause(who, made.time)
        made.time += MINUTES
        made.find("familia", claim(Kind.RE_ARRESTED, Polarity.DENIED, SON))
        made.look()
        assert made.due(GRAVE_WAIT) == []
        act(made.people, Begin("es"))
        made.news.db.execute("INSERT INTO changes (seq, story_id, at, change) VALUES (1, 's', 0, '{}')")
        made.people.record((), (made.news.epoch(), made.news.last_seq()), made.time)
        asyncio.run(Telling(made.news, made.people, lambda: made.time).catch_up())
        assert made.send() == [(Reason.DENIED, Shape.CORRECTION)]


def test_what_was_sealed_to_another_key_stops_nothing(tmp_path: Path) -> None:
    """It is passed over, and what comes after it is told."""
    with followed(tmp_path) as made:
        made.find("diario", claim(Kind.TRANSFERRED), public=STRANGER.public)
        made.find("radio", claim(Kind.RE_ARRESTED))
        made.find("cable", claim(Kind.TRANSFERRED), public=STRANGER.public)
        made.look()
        assert len(made.due()) == 1
        assert made.people.position(FINDINGS) == (made.news.epoch(), 3)
        assert made.idle()


class Busy(News):
    """news.db to which collect writes just after the last of the findings was read."""

    town: Town | None = None
    last: bool = False

    def findings_after(self, seq: int, limit: int) -> list[tuple[int, bytes]]:
        """The next findings, and then another one comes."""
        found = super().findings_after(seq, limit)
        if not found and self.town is not None:
            made, self.town = self.town, None
            if self.last:
                made.find("foro", claim(Kind.DIED), seen=made.time - timedelta(days=1), past=True)
                made.acknowledge()
            else:
                made.find("radio", claim(Kind.RE_ARRESTED))
        return found


def test_what_is_found_while_others_are_read_is_not_passed_over(tmp_path: Path) -> None:
    """How far the log was read is how far it was read, not where it ends."""
    with followed(tmp_path, news=Busy) as made:
        assert isinstance(made.news, Busy)
        made.news.town = made
        made.find("diario", claim(Kind.TRANSFERRED))
        for _ in range(2):
            made.look(anew=False)
        assert made.send() == [(Reason.NEW, Shape.MESSAGE)] * 2


def test_nobody_is_told_that_all_was_looked_up_before_all_of_it_was_read(tmp_path: Path) -> None:
    """Collect stores what it found, then says that it is done: both may come between two questions."""
    with town(tmp_path, news=Busy) as made:
        assert isinstance(made.news, Busy)
        made.follow()
        made.look()
        made.news.town, made.news.last = made, True
        for _ in range(3):
            made.look(anew=False)
        assert [reply.kind for reply in replies(made.people)] == ["name_done"]
        assert [alert.reason for alert in made.due()] == [Reason.NEW]


def test_a_name_that_everybody_writes_of_holds_up_nobody(tmp_path: Path) -> None:
    """A few findings at a time, and what is compared is bounded; all is decided in the end, and told once."""
    with followed(tmp_path) as made:
        for number in range(MOST + 20):
            made.find("diario" if number % 2 else "radio", claim(Kind.TRANSFERRED), key=f"k{number}")
        began = made.look()
        assert began == AT_A_TIME
        while not made.idle():
            made.look(anew=False)
        assert made.kept is not None
        assert MOST // 2 < len(made.kept._latest) <= MOST  # what is compared
        assert len(made.send()) == 1
