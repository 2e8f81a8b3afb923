"""The pace: tables of what may begin when, and the law that no server ever counts more than it allows."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.pipeline.pace import FAILURES, UNLIMITED, Pace, Rates


@dataclass
class Server:
    """Chats that want messages for ever, calls that take their time, and a server that counts each in the midst."""

    chats: int
    groups: int
    slowest: float
    seed: int
    pace: Pace = field(default_factory=Pace)
    stamps: list[tuple[float, str]] = field(default_factory=list)

    def run(self, seconds: float) -> None:
        """Begin calls as soon as the pace allows, for so long."""
        chance = random.Random(self.seed)  # noqa: S311 -- a simulation
        names = [f"chat-{n}" for n in range(self.chats)] + [f"group-{n}" for n in range(self.groups)]
        now, ends = 0.0, list[tuple[float, str]]()
        while now < seconds:
            while ends and ends[0][0] <= now:
                _, chat = heapq.heappop(ends)
                self.pace.end(chat, now, group=chat.startswith("group"))
            busy = self.pace.busy(now)
            free = [name for name in names if name not in busy]
            chance.shuffle(free)
            for chat in free[: self.pace.room(now)]:
                self.pace.begin(chat, now)
                end = now + chance.choice((0.001, chance.uniform(0, self.slowest), self.slowest))
                heapq.heappush(ends, (end, chat))
                self.stamps.append((chance.choice((now, end, chance.uniform(now, end))), chat))
            turns = [self.pace.next_turn(now), self.pace.next_free(now), ends[0][0] - now if ends else None]
            now += max(0.0005, min(turn for turn in turns if turn is not None))

    def most(self, window: float, chat: str | None = None) -> int:
        """The most that stand in any span of so many seconds, of one chat or of all."""
        times = sorted(at for at, name in self.stamps if chat in (None, name))
        first = most = 0
        for last, at in enumerate(times):
            while times[first] <= at - window + 1e-9:
                first += 1
            most = max(most, last - first + 1)
        return most


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    chats=st.integers(0, 60),
    groups=st.integers(1, 3),
    slowest=st.sampled_from((0.002, 0.05, 0.4, 3.0)),
    seed=st.integers(0, 2**32),
)
def test_no_server_ever_counts_more_than_it_allows(chats: int, groups: int, slowest: float, seed: int) -> None:
    """Whenever between its start and its end a call is counted: 30 a second, one a second and chat, 20 a minute."""
    server = Server(chats, groups, slowest, seed)
    server.run(8.0 if chats else 130.0)
    assert server.most(1.0) <= 30
    for chat in {name for _, name in server.stamps}:
        assert server.most(1.0, chat) <= 1
        if chat.startswith("group"):
            assert server.most(60.0, chat) <= 20


def test_nearly_all_that_is_allowed_is_used() -> None:
    """Where answers come fast and many wait, at least 28.5 messages go out in a second."""
    server = Server(500, 0, 0.02, 1)
    server.run(20.0)
    assert len(server.stamps) / 20 >= 28.5


def test_a_group_gets_twenty_a_minute() -> None:
    """Alone, it is called once a second until its twenty are used up, and again a minute after the first."""
    server = Server(0, 1, 0.002, 1)
    server.run(59.0)
    assert len(server.stamps) == 20
    server = Server(0, 1, 0.002, 1)
    server.run(61.5)
    assert len(server.stamps) >= 21


def test_at_most_so_many_calls_are_under_way() -> None:
    """Eight, whatever else would be allowed; each that ends makes room."""
    pace = Pace()
    begun = 0
    for tick in range(100):
        for _ in range(pace.room(tick)):
            pace.begin(f"chat-{begun}", tick)
            begun += 1
    assert begun == 8
    assert pace.next_turn(100.0) is None
    pace.end("chat-0", 100.0)
    assert pace.room(101.0) == 1


def test_a_chat_is_called_again_a_second_after_the_last_call_ended() -> None:
    """Not after it began: the server may have counted it at its very end."""
    pace = Pace()
    pace.begin("chat", 0.0)
    assert pace.busy(5.0) == {"chat"}
    pace.end("chat", 5.0)
    assert pace.busy(5.9) == {"chat"}
    assert pace.next_free(5.75) == pytest.approx(0.25)
    assert pace.next_free(6.0) is None
    assert pace.busy(6.0) == set()


def test_a_chat_told_to_wait_keeps_no_other_waiting() -> None:
    """What the server says holds, even over the gap of a second that comes after it."""
    pace = Pace()
    pace.begin("chat", 0.0)
    pace.told_to_wait("chat", 7.0, 0.5)
    pace.end("chat", 0.5)
    assert pace.busy(7.4) == {"chat"}
    assert pace.room(1.6) > 0
    assert pace.busy(7.5) == set()


def test_when_several_chats_are_told_to_wait_all_wait() -> None:
    """It is the bot that is too fast, then; two, or three over a long time, are only chats."""
    pace = Pace()
    pace.told_to_wait("a", 9.0, 0.0)
    pace.told_to_wait("a", 9.0, 0.1)
    pace.told_to_wait("b", 9.0, 0.2)
    assert not pace.halted(0.3)
    pace.told_to_wait("c", 9.0, 6.0)
    assert not pace.halted(6.1)
    pace.told_to_wait("d", 9.0, 6.2)
    pace.told_to_wait("e", 3.0, 6.3)
    assert pace.halted(9.2)
    assert pace.room(9.2) == 0
    assert pace.next_turn(9.2) == pytest.approx(0.1)
    assert pace.room(9.3) > 0


def test_an_ill_channel_is_tried_with_one_call_and_rests_longer_each_time() -> None:
    """Up to a minute or so, however often it fails; one success and it is well."""
    pace, now, rests = Pace(), 0.0, []
    for number in range(3000):
        pace.begin("chat", now)
        pace.failed(now, 0.5)
        pace.end("chat", now)
        if number < FAILURES - 1:
            assert pace.room(now + 2) == 8
        else:
            rests.append(pace.next_turn(now) or 0.0)
        now += 100
    assert rests[:7] == pytest.approx([1, 2, 4, 8, 16, 32, 64])
    assert set(rests[7:]) == {64.0}
    assert pace.room(now) == 1
    pace.went_well()
    assert pace.room(now) == 8


def test_nothing_turns_round_while_only_the_end_of_a_call_can_make_room() -> None:
    """A courier that waits for slow answers is not told to look again at once, over and over."""
    pace = Pace(Rates(overall=4, at_once=2))
    pace.begin("a", 0.0)
    pace.begin("b", 0.0)
    pace.end("a", 0.1)
    pace.begin("c", 1.2)
    for now in (1.2, 1.3, 9.0):
        assert pace.room(now) == 0
        assert pace.next_turn(now) is None


def test_the_terminal_is_as_fast_as_it_is() -> None:
    """Nothing is ever in the way there but the message under way."""
    pace = Pace(UNLIMITED)
    for _ in range(10_000):
        assert pace.room(1.0) == 1
        assert pace.busy(1.0) == set()
        pace.begin("mother", 1.0)
        assert pace.room(1.0) == 0
        pace.end("mother", 1.0, group=True)


def test_what_only_takes_a_message_away_keeps_no_answer_waiting() -> None:
    """The limits of a chat are about messages; of the whole second it counts."""
    pace = Pace()
    pace.begin("chat", 0.0)
    pace.end("chat", 0.1, spoken=False)
    assert pace.busy(0.1) == set()
    begun = 0
    while pace.room(0.2):
        pace.begin("x", 0.2)
        pace.end("x", 0.2, spoken=False)
        begun += 1
    assert 0 < begun < 30
