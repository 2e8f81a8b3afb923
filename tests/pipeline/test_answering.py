"""What people write: stored before it is confirmed, handled once with all that it changes, and answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from monitor.bot.actions import Action, Verb
from monitor.errors import ChannelDownError, DeliveryError, StoreError, TransientError
from monitor.model import Incoming, Kind, Polarity, Reason, Shape, digest
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.answering import CALM, STALE, Listening
from monitor.store.desk import Desk
from monitor.store.effects import Report
from monitor.store.people import People
from tests.build import SON, claim
from tests.keys.rings import NEWER
from tests.pipeline.couriers import until
from tests.pipeline.office import ANA, office
from tests.store.samples import CHAT, NOW, OTHER_CHAT, wrote


@dataclass
class Inbox:
    """A server that keeps updates as the Bot API does: an offset confirms all before it."""

    waiting: list[Incoming] = field(default_factory=list)
    problems: list[Exception] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    fails: bool = False

    async def fetch(self, offset: int, timeout: int) -> list[Incoming]:  # noqa: ASYNC109 -- as the server's
        """What waits from ``offset`` on."""
        assert timeout >= 0
        self.asked.append(offset)
        if self.problems:
            raise self.problems.pop(0)
        self.waiting = [one for one in self.waiting if not offset or one.id >= offset]
        if not self.waiting:
            await asyncio.sleep(0.001)
        return list(self.waiting)

    async def answer(self, press: str) -> None:
        """The press of a button is answered."""
        self.answered.append(press)
        if self.fails:
            raise TransientError("timeout")


@dataclass
class Ear:
    """Somebody who listens to that server."""

    people: People
    desk: Desk
    inbox: Inbox = field(default_factory=Inbox)
    time: datetime = NOW

    def __post_init__(self) -> None:
        self.alarms = Alarms(self.desk, lambda: self.time)
        self.listening = Listening(self.people, self.inbox, self.alarms, lambda: self.time, lambda: 0.0)


def listen(story: Callable[[Ear], Coroutine[object, object, None]], people: type[People] = People) -> None:
    """Run ``story`` with an ear."""
    with people.open(":memory:", keyring=NEWER) as kept, Desk.open(":memory:", owner=True) as desk:
        asyncio.run(story(Ear(kept, desk)))


def test_updates_are_stored_before_the_server_is_told_that_we_have_them() -> None:
    """The next question confirms what was stored; killed in between, it is asked for again and kept once."""

    async def story(ear: Ear) -> None:
        ear.inbox.waiting = [wrote(7), wrote(8)]
        assert await ear.listening.once(0) == 2
        assert ear.inbox.asked == [0]
        assert [one.id for one in ear.people.waiting_updates(10)] == [7, 8]
        later = Ear(ear.people, ear.desk, ear.inbox)
        ear.inbox.waiting.append(wrote(9))
        assert await later.listening.once(0) == 1
        assert ear.inbox.asked == [0, 9]
        assert [one.id for one in ear.people.waiting_updates(10)] == [7, 8, 9]

    listen(story)


class Full(People):
    """people.db on a full disk."""

    full = True

    def store_updates(self, updates: object, now: datetime) -> None:
        """Store, if there is room."""
        if self.full:
            raise StoreError("full")
        super().store_updates(updates, now)  # type: ignore[arg-type]


def test_what_could_not_be_stored_is_not_confirmed() -> None:
    """On a full disk nothing is lost: the server keeps it."""

    async def story(ear: Ear) -> None:
        assert isinstance(ear.people, Full)
        ear.inbox.waiting = [wrote(7)]
        with pytest.raises(StoreError):
            await ear.listening.once(0)
        ear.people.full = False
        assert await ear.listening.once(0) == 1
        assert ear.inbox.asked == [0, 0]

    listen(story, Full)


@pytest.mark.parametrize(
    ("silent", "asks"), [(timedelta(days=5, hours=23), 901), (STALE, 901), (STALE + timedelta(seconds=1), 0)]
)
def test_after_a_week_of_silence_the_numbers_may_begin_anew(silent: timedelta, asks: int) -> None:
    """An old offset would then keep everyone from being heard: before that, all that is there is asked for."""

    async def story(ear: Ear) -> None:
        ear.inbox.waiting = [wrote(900)]
        await ear.listening.once(0)
        ear.inbox.waiting = []
        ear.time += silent
        await ear.listening.once(0)
        assert ear.inbox.asked == [0, asks]
        ear.inbox.waiting = [wrote(asks or 5)]
        await ear.listening.once(0)
        await ear.listening.once(0)
        assert ear.inbox.asked[-1] == (asks or 5) + 1

    listen(story)


def test_a_press_is_answered_at_once_and_whatever_comes_of_that() -> None:
    """The button stops turning; that the answer failed is nobody's trouble."""

    async def story(ear: Ear) -> None:
        ear.inbox.fails = True
        ear.inbox.waiting = [Incoming(7, CHAT, private=True, button="x", press="abc"), wrote(8)]
        await ear.listening.once(0)
        await asyncio.sleep(0)
        assert ear.inbox.answered == ["abc"]

    listen(story)


@pytest.mark.parametrize("code", ["token", "conflict"])
def test_a_bot_that_is_refused_raises_an_alarm_until_it_is_heard_again(code: str) -> None:
    """A revoked token, or another program that reads the same bot: never a silent life."""

    async def story(ear: Ear) -> None:
        ear.inbox.problems = [ChannelDownError(code)]
        running = asyncio.create_task(ear.listening.run())
        await until(lambda: ear.inbox.asked)
        await asyncio.sleep(0)
        assert ear.alarms.open == {f"telegram_{code}"}
        assert [alarm.text_key for alarm in ear.desk.open_alarms()] == [f"alarm.telegram_{code}"]
        await until(lambda: len(ear.inbox.asked) > 2)
        # Two that read the same bot are refused by turns: one answer says nothing.
        assert ear.alarms.open == ({"telegram_conflict"} if code == "conflict" else frozenset())
        ear.time += CALM * 1.1
        await until(lambda: not ear.alarms.open)
        running.cancel()

    listen(story)


@pytest.mark.parametrize("problem", [TransientError("network"), DeliveryError("strange"), StoreError("locked")])
def test_listening_goes_on_whatever_happens(problem: Exception) -> None:
    """A network that is away for a moment needs no operator."""

    async def story(ear: Ear) -> None:
        ear.inbox.problems = [problem]
        ear.inbox.waiting = [wrote(7)]
        running = asyncio.create_task(ear.listening.run())
        await until(lambda: ear.people.waiting_updates(1))
        assert ear.alarms.open == frozenset()
        running.cancel()

    listen(story)


def test_somebody_follows_is_shown_what_is_known_and_told_what_is_new(tmp_path: Path) -> None:
    """From the first word to the first alert."""
    with office(tmp_path) as made:
        made.publish("foro", claim(Kind.DETAINED))
        made.write("/start")
        made.write(f"/seguir {ANA}")
        first = made.settle()
        assert first[1].shape is Shape.DELETE
        button = first[-1].buttons[0][0]
        made.press(button.data, ref="1003")
        chosen, known = made.settle(seconds=5)
        assert (chosen.shape, chosen.original_ref) == (Shape.EDIT, "1003")
        assert ANA in made.firsts([known])[0]
        assert all(one.address == CHAT for one in made.kept.sent)
        made.publish("diario", claim(Kind.RE_ARRESTED))
        (alert,) = made.settle(seconds=5)
        assert alert.alert_id
        assert alert.sound
        assert made.settle(hours=1) == []


def test_a_button_of_another_chat_does_nothing(tmp_path: Path) -> None:
    """What was made for one chat, or by nobody, is no button of ours."""
    with office(tmp_path) as made:
        for address in (CHAT, OTHER_CHAT):
            made.write("/start", address)
        made.settle()
        stolen = NEWER.button(CHAT, str(Action(Verb.FORGET)))
        for data in (stolen, "x", str(Action(Verb.FORGET))):
            made.press(data, OTHER_CHAT)
        assert len(made.settle(seconds=5)) == 3
        assert made.people.person("telegram", OTHER_CHAT) is not None


def test_whoever_asks_to_be_forgotten_hears_it_and_then_nothing(tmp_path: Path) -> None:
    """The last word goes over the question, and what waited goes with the person."""
    with office(tmp_path) as made:
        made.begin()
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.press(Action(Verb.FORGET), ref="1002")
        (last,) = made.settle(seconds=5)
        assert (last.address, last.shape, last.original_ref) == (CHAT, Shape.EDIT, "1002")
        assert made.people.person("telegram", CHAT) is None
        assert made.settle(hours=1) == []
        assert made.people.waiting() == 0


def test_a_stranger_who_asks_to_be_forgotten_hears_that_there_is_nothing(tmp_path: Path) -> None:
    """In the language of their telephone; and nothing is kept of having asked."""
    with office(tmp_path) as made:
        made.write("/borrar", language="en")
        (last,) = made.settle()
        assert (last.address, last.language, last.shape) == (CHAT, "en", Shape.MESSAGE)
        assert made.people.counts()["subscribers"] == 0


def test_who_says_that_it_is_somebody_else_is_reported_without_their_name(tmp_path: Path) -> None:
    """Operators see the story; it is told to this person no more."""
    with office(tmp_path) as made:
        made.begin()
        made.publish("diario", claim(Kind.RE_ARRESTED))
        (alert,) = made.settle(seconds=5)
        made.press(Action(Verb.WRONG, alert.alert_id))
        made.settle(seconds=5)
        (report,) = made.desk.reports()
        assert (report.story_id, report.subject_id) == (made.news.stories_of("ana")[0].id, "ana")
        made.publish("foro", claim(Kind.RE_ARRESTED))
        assert made.settle(seconds=5) == []


class Killed(People):
    """people.db of a service that is killed before the first press of a button is done with."""

    dies = True

    def carry_out(self, update_id: int, *args: object, **more: object) -> object:  # type: ignore[override]
        """Do it, but for the first press."""
        effects = args[2]
        assert isinstance(effects, Sequence)
        if self.dies and any(isinstance(effect, Report) for effect in effects):
            self.dies = False
            raise StoreError("killed")
        return super().carry_out(update_id, *args, **more)  # type: ignore[arg-type]


def test_what_readers_say_reaches_operators_through_a_kill(tmp_path: Path) -> None:
    """It is noted before the press is done with, and once, however often the press is handled."""
    with office(tmp_path, Killed) as made:
        made.begin()
        made.publish("diario", claim(Kind.RE_ARRESTED))
        (alert,) = made.settle(seconds=5)
        made.press(Action(Verb.WRONG, alert.alert_id))
        with pytest.raises(StoreError, match="killed"):
            made.settle(seconds=5)
        assert len(made.desk.reports()) == 1
        assert [one.shape for one in made.settle(seconds=5)] == [Shape.MESSAGE]
        assert len(made.desk.reports()) == 1


def test_who_begins_to_follow_waits_until_what_was_logged_is_decided(tmp_path: Path) -> None:
    """Or they would be shown how things stand, and told after that how they stood before."""
    with office(tmp_path) as made:
        made.write("/start")
        made.settle()
        made.press(Action(Verb.FOLLOW, key=digest("ana")))
        made.publish("diario", claim(Kind.RE_ARRESTED))
        made.run(made.handle())
        assert made.people.followed() == set()
        sent = made.settle(seconds=5)
        assert len(made.people.followed()) == 1
        assert not any(one.alert_id for one in sent)
        assert any(ANA in first for first in made.firsts(sent))
        assert made.settle(minutes=5) == []


def test_who_wants_every_version_is_shown_what_was_held_back_and_told_its_denial(tmp_path: Path) -> None:
    """Shown once, silent; then told what is new; and what was shown is denied to who wants to hear less again."""
    with office(tmp_path) as made:
        made.begin()
        made.publish("diario", claim(Kind.RELEASED))
        assert made.settle(minutes=5) == []
        made.press(Action(Verb.EVERY_CLAIM), ref="1002")
        chosen, shown = made.settle(seconds=5)
        assert (chosen.shape, chosen.original_ref) == (Shape.EDIT, "1002")
        assert made.firsts([chosen])[0].startswith("Ahora recibe todas las versiones")
        assert shown.rendered.message is not None
        assert f"SIN CONFIRMAR. {ANA}" in shown.rendered.message.text
        assert not shown.sound
        made.press(Action(Verb.CONFIRMED), ref="1002")
        made.press(Action(Verb.EVERY_CLAIM), ref="1002")
        assert {one.shape for one in made.settle(seconds=5)} == {Shape.EDIT}
        made.press(Action(Verb.CONFIRMED), ref="1002")
        made.settle(seconds=5)
        made.publish("familia", claim(Kind.RELEASED, Polarity.DENIED, SON))
        (denied,) = made.settle(minutes=5)
        assert made.firsts([denied])[0].startswith("DESMENTIDO")


def test_who_wants_to_hear_less_is_not_told_what_waits_and_nobody_confirms(tmp_path: Path) -> None:
    """It is decided anew, and told when it is confirmed; what waits beside it goes out."""
    with office(tmp_path) as made:
        made.begin()
        made.press(Action(Verb.EVERY_CLAIM), ref="1002")
        made.settle(seconds=5)
        made.publish("diario", claim(Kind.RELEASED), claim(Kind.TRANSFERRED, detail="El Rodeo"))
        made.run(made.decide())
        assert made.people.waiting() == 2
        made.press(Action(Verb.CONFIRMED), ref="1002")
        made.run(made.handle())
        made.run(made.decide())
        sent = made.settle(seconds=5)
        assert [one.reason for one in sent] == [None, Reason.NEW]
        assert made.firsts(sent)[1].startswith("SIN CONFIRMAR. Trasladaron")
        made.time += timedelta(hours=1)
        made.publish("foro", claim(Kind.RELEASED))
        (told,) = made.settle(seconds=5)
        assert made.firsts([told])[0].startswith("CONFIRMADO")


def test_who_wants_to_hear_more_waits_until_what_was_logged_is_decided(tmp_path: Path) -> None:
    """What is shown and noted as told is how things stand, after all that led there."""
    with office(tmp_path) as made:
        made.begin()
        made.publish("diario", claim(Kind.RELEASED))
        made.press(Action(Verb.EVERY_CLAIM), ref="1002")
        made.run(made.handle())
        assert made.people.waiting() == 0
        assert len(made.settle(seconds=5)) == 2
        assert made.settle(minutes=5) == []


class Poisoned(People):
    """people.db in which one update is a riddle."""

    def carry_out(self, update_id: int, *args: object, **more: object) -> object:  # type: ignore[override]
        """Do it, but for the first one."""
        if update_id == 1:
            raise LookupError(ANA)
        return super().carry_out(update_id, *args, **more)  # type: ignore[arg-type]


def test_one_message_that_cannot_be_handled_does_not_make_us_deaf(tmp_path: Path) -> None:
    """It is dropped with an error line that quotes nobody, and everyone else is answered, now and after a restart."""
    with office(tmp_path, Poisoned) as made:
        made.write(f"/seguir {ANA}")
        made.write("/start", OTHER_CHAT)
        with capture_logs() as lines:
            assert [one.address for one in made.settle()] == [OTHER_CHAT]
        assert any("LookupError" in line.get("bug", "") for line in lines)
        assert ANA not in str(lines)
        assert CHAT not in str(lines)
        assert made.answering.idle


class Locked(People):
    """people.db that another process holds for a moment."""

    held = 1

    def carry_out(self, *args: object, **more: object) -> object:  # type: ignore[override]
        """Do it, unless the file is held."""
        if self.held:
            self.held -= 1
            raise StoreError("locked")
        return super().carry_out(*args, **more)  # type: ignore[arg-type]


def test_what_cannot_be_stored_just_now_is_handled_afterwards(tmp_path: Path) -> None:
    """A full disk or a backup drops nobody's message."""
    with office(tmp_path, Locked) as made:
        made.write("/start")
        with pytest.raises(StoreError):
            made.settle()
        assert not made.answering.idle
        assert len(made.settle()) == 1


def test_a_slow_chat_keeps_nobody_elses_answer_waiting(tmp_path: Path) -> None:
    """While something is on its way to one person, what they wrote waits; others are answered meanwhile."""
    with office(tmp_path) as made:
        made.write("/start")
        made.settle()

        async def slow() -> None:
            made.write("/lista")
            async with asyncio.timeout(5):
                assert await made.answering.handle_waiting() == 1
                made.courier.start_due()  # the answer is on its way
                made.press(Action(Verb.FORGET))
                assert await made.answering.handle_waiting() == 0
                assert made.people.person("telegram", CHAT) is not None
                await made.courier.send_due()
                assert await made.answering.handle_waiting() == 1
                await made.courier.stop()

        made.run(slow())
        assert made.people.person("telegram", CHAT) is None
