"""The courier: every way in which a message may fail, and that none of them costs anybody else theirs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from monitor.errors import (
    ChannelDownError,
    DeliveryError,
    MovedChatError,
    RejectedError,
    SlowDownError,
    StoreError,
    TransientError,
    UnreachableError,
)
from monitor.model import Reply
from monitor.pipeline.pace import Rates
from monitor.pipeline.sending import GIVE_UP, LONGEST_PAUSE, REPEAT, REPEAT_AGAIN, TRIES
from monitor.store.desk import Desk
from monitor.store.effects import Begin, Forget, Say
from monitor.store.outbox import AlertState
from monitor.store.people import People
from tests.keys.rings import NEWER
from tests.pipeline.couriers import RATES, Round, a_round, outgoing, until
from tests.store.samples import EPOCH, NOW, act, by, chat, queued


def play(story: Callable[[Round], Coroutine[object, object, None]], rates: Rates = RATES) -> Round:
    """Run ``story`` on a courier, which meets no bug; return it as it ended."""
    with a_round(rates) as made:
        asyncio.run(story(made))
        assert made.bugs == []
        return made


def state(made: Round, number: int) -> AlertState:
    """How an alert stands."""
    row = made.people.alert(number)
    assert row is not None
    return row.state


def test_what_is_due_is_sent_and_marked() -> None:
    """Once, with what the channel calls it."""

    async def story(made: Round) -> None:
        made.queue("1", "2", "3")
        made.channel.script["2"] = ["77"]
        assert sorted(await made.forward()) == ["1", "2", "3"]
        person = made.people.person("telegram", "2")
        assert person is not None
        assert made.people.original_ref(person.id, "s1") == ("77", NOW)
        assert await made.forward(hours=99) == []
        assert (made.courier.sent, made.courier.attempts, made.courier.idle) == (3, 3, True)

    play(story)


def test_who_is_told_to_slow_down_waits_alone() -> None:
    """A 429 for one chat starves no other; it is sent when the server said, in its turn, as no repeat and no try."""

    async def story(made: Round) -> None:
        made.queue("slow", "1", "2")
        made.queue("slow", "1", seq=2, story="s2")
        made.channel.script["slow"] = [SlowDownError(30)]
        assert sorted(await made.forward()) == ["1", "1", "2", "slow"]
        assert await made.forward(seconds=29) == []
        assert await made.forward(seconds=1.5) == ["slow", "slow"]
        slow = [call[1:] for call in made.channel.calls if call[0] == "slow"]
        assert slow == [(1, 0, False), (1, 0, False), (4, 0, False)]
        assert made.alarms.open == frozenset()

    play(story)


def test_who_cannot_be_reached_is_tried_once() -> None:
    """The chat is paused, all that waits for it withdrawn; others go on, and /start opens it again."""

    async def story(made: Round) -> None:
        made.queue("gone", "1")
        made.queue("gone", seq=2, story="s2")
        act(made.people, Say(Reply("help")), address="gone")
        made.channel.script["gone"] = [UnreachableError("blocked")]
        assert sorted(await made.forward()) == ["1", "gone"]
        assert await made.forward(hours=200) == []
        assert (state(made, 1), made.people.waiting()) == (AlertState.CANCELLED, 0)
        act(made.people, Begin("es"), Say(Reply("help")), address="gone")
        assert await made.forward() == ["gone"]
        assert made.alarms.open == frozenset()

    play(story)


def test_what_is_rejected_is_set_aside_with_an_alarm() -> None:
    """This message as it is will never be taken: it is not tried again, and an operator sees which it was."""

    async def story(made: Round) -> None:
        made.queue("1", "2")
        made.channel.script["1"] = [RejectedError("markup")]
        assert sorted(await made.forward()) == ["1", "2"]
        assert await made.forward(hours=200) == []
        assert (state(made, 1), state(made, 2)) == (AlertState.FAILED, AlertState.SENT)
        (alarm,) = made.desk.open_alarms()
        assert (alarm.key, alarm.text_key, alarm.detail) == ("undelivered:1", "alarm.undelivered", "markup")

    play(story)


def test_a_reply_that_is_rejected_is_no_alarm() -> None:
    """Whoever waited for it will ask again."""

    async def story(made: Round) -> None:
        act(made.people, Begin("es"), Say(Reply("help")), address="1")
        made.channel.script["1"] = [RejectedError("markup")]
        assert await made.forward() == ["1"]
        assert (made.people.waiting(), made.alarms.open) == (0, frozenset())

    play(story)


def test_a_channel_that_refuses_us_is_asked_again_and_an_operator_sees_it() -> None:
    """A revoked token: nobody is called for a while, nothing is lost, and once it works it is over."""

    async def story(made: Round) -> None:
        made.queue(*"123456789")
        made.channel.script |= {address: [ChannelDownError("token")] * 2 for address in "123456789"}
        assert len(await made.forward()) <= 8
        assert made.alarms.open == {"telegram_refused"}
        assert await made.forward(seconds=29) == []
        await made.forward(seconds=2)
        assert made.alarms.open == {"telegram_refused"}
        for _ in range(4):
            await made.forward(seconds=31)
        assert made.alarms.open == frozenset()
        assert all(state(made, number) is AlertState.SENT for number in range(1, 10))
        assert not any(repeat for *_, repeat in made.channel.calls)

    play(story)


def test_what_a_refused_channel_did_not_take_can_still_be_withdrawn() -> None:
    """Nothing is held in hand while nobody may be called."""

    async def story(made: Round) -> None:
        made.queue(*"123456789")
        made.channel.script["1"] = [ChannelDownError("token")]
        made.channel.gate = asyncio.Event()
        running = asyncio.create_task(made.courier.send_due())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        made.channel.gate.set()
        await running
        assert all(not row.repeat for row in made.people.due_deliveries(made.time, 20))
        assert made.people._one("SELECT count(*) FROM deliveries WHERE trying IS NOT NULL")[0] == 0

    play(story)


def test_what_may_have_arrived_is_repeated_once_soon_and_marked() -> None:
    """When that answer is lost as well, the chat is not filled with it."""

    async def story(made: Round) -> None:
        made.queue("1")
        lost = [TransientError("timeout", maybe_sent=True) for _ in range(3)]
        made.channel.script["1"] = list(lost)
        assert await made.forward() == ["1"]
        assert await made.forward(seconds=4) == []
        assert await made.forward(seconds=1) == ["1"]
        assert await made.forward(seconds=(REPEAT_AGAIN - timedelta(seconds=1)).total_seconds()) == []
        assert await made.forward(seconds=1) == ["1"]
        assert await made.forward(minutes=10) == ["1"]
        assert [repeat for *_, repeat in made.channel.calls] == [False, True, True, True]
        assert state(made, 1) is AlertState.SENT
        assert REPEAT < REPEAT_AGAIN

    play(story)


@pytest.mark.parametrize("luck", [0.0, 0.5, 1.0])
def test_a_passing_failure_is_tried_again_later_each_time(luck: float) -> None:
    """After 2 seconds, 4, 8, up to an hour, a quarter more or less; another chat is not held up."""

    async def story(made: Round) -> None:
        made.luck = luck
        made.queue("1")
        spread, waits = 0.75 + luck / 2, []
        for number in range(14):
            made.channel.script["1"] = [TransientError("502")]
            began = made.time
            assert await made.forward() == ["1"]
            made.pace.went_well()
            due = made.people.next_due()
            assert due is not None
            waits.append((due - began).total_seconds() / spread)
            made.queue("other", seq=number + 2, story=f"o{number}")
            assert await made.forward() == ["other"]
            made.time = due
        assert waits == pytest.approx([min(2.0 * 2**tries, 3600) for tries in range(14)])
        assert not any(repeat for *_, repeat in made.channel.calls)

    play(story)


def test_a_message_is_given_up_after_days_of_trying_with_an_alarm() -> None:
    """Not before 72 hours, and not at all before it was tried often."""

    async def story(made: Round) -> None:
        made.queue("1")
        made.channel.script["1"] = [TransientError("502") for _ in range(500)]
        while state(made, 1) is AlertState.QUEUED:
            assert made.alarms.open == frozenset()
            assert await made.forward() == ["1"]
            made.pace.went_well()
            made.time = made.people.next_due() or made.time
        assert timedelta(hours=72) < made.time - NOW < GIVE_UP + 2 * LONGEST_PAUSE
        assert len(made.channel.calls) > TRIES
        assert state(made, 1) is AlertState.FAILED
        assert made.alarms.open == {"undelivered:1"}

    play(story)


def test_what_waited_for_days_while_we_were_switched_off_is_not_given_up_at_its_first_failure() -> None:
    """At start the network is often not there yet."""

    async def story(made: Round) -> None:
        made.queue("1")
        made.channel.script["1"] = [TransientError("network")]
        assert await made.forward(days=9) == ["1"]
        assert state(made, 1) is AlertState.QUEUED
        assert await made.forward(seconds=3) == ["1"]
        assert state(made, 1) is AlertState.SENT

    play(story)


@pytest.mark.system
def test_an_outage_of_a_day_is_survived() -> None:
    """However often it fails; meanwhile it is asked with one call at a time, a minute apart, and then all goes out."""

    async def story(made: Round) -> None:
        made.queue(*(str(number) for number in range(40)))
        made.channel.script |= {str(n): [TransientError("network") for _ in range(9999)] for n in range(40)}
        for _ in range(24 * 30):
            await made.forward(minutes=2)
        assert len(made.channel.calls) < 24 * 30 * 2
        made.channel.script.clear()
        for _ in range(60):
            await made.forward(minutes=2)
        assert made.people.waiting() == 0

    play(story)


@pytest.mark.parametrize("problem", [KeyError("Ana"), TypeError("Ana"), AttributeError("Ana"), UnicodeError("Ana")])
def test_a_message_that_cannot_be_put_into_words_is_set_aside(problem: Exception) -> None:
    """The others go on, an operator sees which it was, and no log quotes what it was about."""

    async def story(made: Round) -> None:
        made.queue("1", "2")
        made.speechless["1"] = problem
        with capture_logs() as lines:
            assert await made.forward() == ["2"]
        assert "Ana" not in str(lines)
        assert any(type(problem).__name__ in line.get("bug", "") for line in lines)
        assert (state(made, 1), set(made.alarms.open)) == (AlertState.FAILED, {"undelivered:1"})
        assert await made.forward(hours=99) == []

    play(story)


def test_a_bug_in_the_channel_sets_one_message_aside() -> None:
    """The others go on."""

    async def story(made: Round) -> None:
        made.queue("1", "2")
        made.channel.script["1"] = [ZeroDivisionError("Ana")]
        with capture_logs() as lines:
            assert sorted(await made.forward()) == ["1", "2"]
        assert "Ana" not in str(lines)
        assert (state(made, 1), set(made.alarms.open)) == (AlertState.FAILED, {"undelivered:1"})

    play(story)


def test_what_it_speaks_of_cannot_be_read_just_now() -> None:
    """A locked news.db costs nobody a message: it is taken up again."""

    async def story(made: Round) -> None:
        made.queue("1")
        made.speechless["1"] = StoreError("locked")
        running = asyncio.create_task(made.courier.send_due())
        await asyncio.sleep(0.01)
        assert (state(made, 1), made.channel.calls) == (AlertState.QUEUED, [])
        made.speechless.clear()
        await running
        assert [call[3] for call in made.channel.calls] == [False]
        assert state(made, 1) is AlertState.SENT

    play(story)


def test_what_it_speaks_of_is_gone() -> None:
    """It is withdrawn without a call and without an alarm: if it is ever known again, it is decided anew."""

    async def story(made: Round) -> None:
        made.queue("1")
        made.speechless["1"] = None
        assert await made.forward() == []
        person = made.people.person("telegram", "1")
        assert person is not None
        assert state(made, 1) is AlertState.CANCELLED
        assert made.people.told(person.id, "s1") is None

    play(story)


class Full(People):
    """people.db on a disk that is full for a while, whenever something is to be marked."""

    full = 1

    def _run(self, sql: str, parameters: object = ()) -> object:  # type: ignore[override]
        if self.full and "SET state = :state" in sql:
            self.full -= 1
            raise StoreError("disk full")
        return super()._run(sql, parameters)  # type: ignore[arg-type]


def test_a_full_disk_while_marking_sends_nothing_twice() -> None:
    """It is marked as soon as that can be done, and meanwhile it is not sent again."""

    async def story(made: Round) -> None:
        made.queue("1")
        assert await made.forward() == ["1"]
        assert await made.forward(hours=1) == []

    with Full.open(":memory:", keyring=NEWER) as people, Desk.open(":memory:", owner=True) as desk:
        made = Round(people, desk)
        asyncio.run(story(made))
        assert (state(made, 1), made.channel.addresses, people.full) == (AlertState.SENT, ["1"], 0)


def test_a_long_message_goes_on_where_it_stopped() -> None:
    """Each part is a call of its own; what was taken is not repeated because a later part failed."""

    async def story(made: Round) -> None:
        made.channel.in_parts = 3
        made.queue("1")
        made.channel.script["1"] = ["11", TransientError("502"), "12", TransientError("timeout", maybe_sent=True), "13"]
        await made.forward()
        await made.forward(seconds=3)
        await made.forward(seconds=6)
        assert [(part, repeat) for _, _, part, repeat in made.channel.calls] == [
            (0, False),
            (1, False),
            (1, False),
            (2, False),
            (2, True),
        ]
        person = made.people.person("telegram", "1")
        assert person is not None
        assert made.people.original_ref(person.id, "s1") == ("11,12,13", made.time)

    play(story)


def test_a_group_that_moved_is_called_at_its_new_address_at_once() -> None:
    """The message is no repeat, and everything else follows it."""

    async def story(made: Round) -> None:
        made.queue("-1")
        made.channel.script["-1"] = [MovedChatError("-100")]
        assert await made.forward() == ["-1", "-100"]
        assert made.people.person("telegram", "-1") is None
        made.queue("-100", seq=2)
        assert await made.forward(seconds=5) == ["-100"]
        assert not any(repeat for *_, repeat in made.channel.calls)

    play(story)


def test_a_group_that_moved_to_where_it_is_is_tried_later() -> None:
    """A server that sends us round in a circle is not asked for ever."""

    async def story(made: Round) -> None:
        made.queue("-1")
        made.channel.script["-1"] = [MovedChatError("-1") for _ in range(9)]
        assert await made.forward() == ["-1"]
        assert await made.forward(seconds=2) == ["-1"]
        assert await made.forward(seconds=2) == []

    play(story)


def test_a_graceful_stop_lets_what_has_begun_end_and_gives_back_the_rest() -> None:
    """After the next start nothing is a possible repeat but what nobody heard the end of."""

    async def story(made: Round) -> None:
        made.queue(*"123456789")
        made.channel.gate = asyncio.Event()
        running = asyncio.create_task(made.courier.run())
        await until(lambda: made.channel.calls)
        begun = list(made.channel.calls)
        running.cancel()
        asyncio.get_running_loop().call_later(0.02, made.channel.gate.set)
        with pytest.raises(asyncio.CancelledError):
            await running
        assert made.channel.calls == begun
        assert all(state(made, number) is AlertState.SENT for _, number, _, _ in begun)
        assert made.people.recover() == 0
        assert made.people.waiting() == 9 - len(begun)

    play(story)


class FullAtTheEnd(People):
    """people.db on a disk that is full when it comes to an end."""

    def give_back(self, delivery_ids: Iterable[int]) -> None:
        """There is no room for it."""
        assert list(delivery_ids)
        raise StoreError("full")


def test_a_full_disk_at_the_end_is_no_crash() -> None:
    """What could not be given back goes out as a possible repeat after the next start."""

    async def story(made: Round) -> None:
        made.queue(*"123456789")
        begun = made.courier.start_due()
        await made.courier.stop()
        assert made.channel.calls == []
        assert made.people.recover() == begun > 0

    with FullAtTheEnd.open(":memory:", keyring=NEWER) as people, Desk.open(":memory:", owner=True) as desk:
        asyncio.run(story(Round(people, desk)))


def test_work_that_comes_up_wakes_an_idle_courier() -> None:
    """It does not wait for its next look."""

    async def story(made: Round) -> None:
        running = asyncio.create_task(made.courier.run())
        await asyncio.sleep(0.01)
        made.queue("1")
        began = asyncio.get_running_loop().time()
        made.courier.wake()
        await until(lambda: made.courier.sent)
        assert asyncio.get_running_loop().time() - began < 0.3
        running.cancel()

    play(story)


class Locked(People):
    """people.db that another process holds for a moment."""

    held = 0

    def lease(self, *args: object, **more: object) -> list[object]:  # type: ignore[override]
        """Take what is due, unless the file is held."""
        if self.held:
            self.held -= 1
            raise StoreError("locked")
        return super().lease(*args, **more)  # type: ignore[arg-type, return-value]


@pytest.mark.system
def test_a_locked_people_db_stops_no_courier() -> None:
    """It is asked again a second later."""

    async def story(made: Round, people: Locked) -> None:
        made.queue("1")
        people.held = 1
        running = asyncio.create_task(made.courier.run())
        await until(lambda: made.courier.sent)
        running.cancel()

    with Locked.open(":memory:", keyring=NEWER) as people, Desk.open(":memory:", owner=True) as desk:
        made = Round(people, desk)
        asyncio.run(story(made, people))
        assert made.bugs == []


def test_who_has_left_gets_nothing_that_was_leased_before() -> None:
    """While a call is on its way the courier says so; what was leased and has not begun is never sent to the gone."""

    async def story(made: Round) -> None:
        made.queue("1", "2")
        made.courier.start_due()  # both are leased, and neither has begun
        person = made.people.person("telegram", "2")
        assert person is not None
        assert made.courier.calls(person.id)
        act(made.people, Forget(), address="2")
        await made.courier.send_due()
        assert made.channel.addresses == ["1"]
        assert not made.courier.calls(person.id)

    play(story)


def test_a_last_word_waits_until_the_chat_may_be_called() -> None:
    """It goes through the same limits, and its failure is nobody's alarm."""

    async def story(made: Round) -> None:
        made.queue("1")
        assert await made.forward() == ["1"]
        person = made.people.person("telegram", "1")
        assert person is not None
        made.courier.say(outgoing("1"), person.id)
        await asyncio.sleep(0.12)
        assert made.channel.addresses == ["1"]
        made.channel.script["1"] = [UnreachableError("blocked")]
        assert await made.forward(seconds=1.1) == ["1"]
        assert made.courier.idle

    play(story, Rates(overall=1000))


def test_progress_is_seen_where_something_could_be_sent_and_only_there() -> None:
    """Nothing due, a chat that has to wait, a channel at rest: no standstill. What hangs, or is not begun, is one."""

    async def story(made: Round) -> None:
        assert made.courier.progress() is None
        made.queue("1", "2")
        assert made.courier.progress() == made.courier.progress() == 0
        made.channel.script["1"] = [SlowDownError(900)]
        await made.forward()
        assert made.courier.progress() is None
        made.queue("1", seq=2, story="s2")
        assert made.courier.progress() is None
        made.queue("3")
        assert made.courier.progress() == 2
        made.channel.script["3"] = [ChannelDownError("token")]
        await made.forward()
        assert made.courier.progress() is None
        made.time += timedelta(seconds=31)
        assert made.courier.progress() == 3
        made.channel.gate = asyncio.Event()
        sending = asyncio.create_task(made.courier.send_due())
        await asyncio.sleep(0.01)
        assert made.courier.progress() == made.courier.progress() == 3
        made.channel.gate.set()
        await sending
        assert made.courier.progress() is None

    play(story)


ERRORS: list[DeliveryError] = [
    TransientError("502"),
    TransientError("timeout", maybe_sent=True),
    SlowDownError(1),
    ChannelDownError("token"),
    MovedChatError("-100"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__}-{error.code}")
def test_what_is_said_later_of_a_person_never_overtakes_what_failed(error: DeliveryError) -> None:
    """Whatever went wrong with the first, the second waits until the first is there."""

    async def story(made: Round) -> None:
        person = chat(made.people, "zoraida", address="1")
        alerts = [queued(number, by(person), f"s{number}", due=NOW - timedelta(minutes=number)) for number in (1, 2)]
        made.people.record(alerts[:1], (EPOCH, 1), NOW)
        made.channel.script["1"] = [error]
        made.channel.gate = asyncio.Event()
        first = asyncio.create_task(made.courier.send_due())
        await asyncio.sleep(0.01)
        made.people.record(alerts[1:], (EPOCH, 2), NOW)
        made.channel.gate.set()
        await first
        for _ in range(3):
            await made.forward(seconds=40)
        assert [number for _, number, _, _ in made.channel.calls] == [1, 1, 2]

    play(story)


def test_an_alarm_says_since_when() -> None:
    """By the clock of the service."""

    async def story(made: Round) -> None:
        made.queue("1")
        made.channel.script["1"] = [RejectedError("400")]
        await made.forward(hours=1)
        assert made.desk.open_alarms()[0].raised == NOW + timedelta(hours=1)

    play(story)
