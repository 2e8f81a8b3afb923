"""What happens in the benchmark of delivery, in order, and the figures that come of it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.delivery_news import Press, Published
from benchmarks.delivery_place import CROWD, FAMILY, OTHERS, Chats
from benchmarks.delivery_processes import Bots, Notifier
from monitor.locale import translator
from monitor.model import Kind

Figures = dict[str, Any]
Call = dict[str, Any]

#: What Telegram allows a bot, messages a second (Bot API FAQ, "My bot is hitting limits").
LIMIT = 30
#: A thousand people who act once a minute each.
ACTIONS_A_SECOND = 1000 / 60
#: Seconds between two rounds, in which the second that the limit counts passes.
BETWEEN = 2.5
#: For how long people go on writing beside a release, and until when the last of them has to have an answer, seconds.
LATER, PATIENCE = 10.0, 6.0
#: An alert has this button, and nothing else that the bot says.
MORE = translator("es")("bot.button.more")
MORE_AS_SENT = json.dumps(MORE)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played: ``rounds`` of news for a family, ``releases`` into the queue, ``seconds`` of writing."""

    chats: Chats
    rounds: int
    releases: int
    seconds: float


def play_family(press: Press, bots: Bots, size: Size) -> Figures:
    """News of one person for a few followers, again and again: seconds from the commit to the last message."""
    told = []
    for _ in range(size.rounds):
        time.sleep(BETWEEN)
        before = bots.accepted
        told.append(press.publish(FAMILY, Kind.DETAINED))
        _accepted(bots, before + size.chats.family, within=30)
    calls = bots.calls()
    times = [max(_since(calls, one, size.chats.family)) for one in told]
    return {"followers": size.chats.family, "seconds": _rounded(times), "floods": bots.floods}


def play_queue(press: Press, bots: Bots, notifier: Notifier, size: Size) -> Figures:
    """News of one person for everybody; into that queue come releases for the family, each of which overtakes it."""
    crowd, family = size.chats.crowd, size.chats.family
    time.sleep(BETWEEN)
    before, _ = bots.accepted, notifier.figures()
    queue = press.publish(CROWD, Kind.HEARING)
    releases = []
    for number in range(size.releases):
        _accepted(bots, before + 10 + (crowd - family) * number // size.releases + family * number, within=60 + crowd)
        releases.append(press.publish(FAMILY, Kind.RELEASED))
    everything = crowd + family * size.releases
    _accepted(bots, before + everything, within=60 + everything / LIMIT * 2)
    cost = notifier.figures()
    calls = bots.calls()
    times = sorted(call["at"] for call in _messages(calls))
    late = max(_since(calls, queue, crowd))
    waited = [_since(calls, one, family) for one in releases]
    return {
        "messages": len(times),
        "rate": round((len(times) - 1) / (times[-1] - times[0]), 2),
        "rate_of_slowest_10_s": round(_slowest(times, 10.0), 2),
        "seconds": round(late, 1),
        "of_limit": round((times[-1] - queue.at) / (everything / LIMIT), 4),
        "release_first": _rounded(min(each) for each in waited),
        "release_last": _rounded(max(each) for each in waited),
        "overtaken": [_after(calls, queue, one) for one in releases],
        "floods": bots.floods,
        **_shares(cost, len(times)),
    }


def play_replies(press: Press, bots: Bots, notifier: Notifier, size: Size) -> Figures:
    """The queue again, while people write and press buttons: seconds until each has their answer.

    They go on for a while when a release comes up, which goes before their answers: that is told apart.
    """
    bots.updates()
    time.sleep(BETWEEN)
    notifier.figures()
    queue = press.publish(CROWD, Kind.TRANSFERRED)
    chances = random.Random("delivery")  # noqa: S311  nothing is kept secret with it
    began, later = time.monotonic(), min(LATER, size.seconds)
    _write(press, bots, began, _actions(size.chats, size.seconds, chances), chances)
    cost = notifier.figures()
    ended = time.monotonic()
    release = press.publish(FAMILY, Kind.RELEASED)
    _write(press, bots, ended, _actions(size.chats, later, chances), chances)
    time.sleep(PATIENCE)
    calls, updates = bots.calls(), bots.updates()
    waited = _waited(calls, updates)
    times = sorted(seconds for at, seconds in waited if at < ended)
    return {
        "actions": len(updates),
        "answered": len(waited),
        "p50": round(times[len(times) // 2], 3),
        "p99": round(times[len(times) * 99 // 100], 3),
        "slowest": round(times[-1], 3),
        "slowest_beside_release": round(max(seconds for at, seconds in waited if at >= ended), 3),
        "release_last": round(max(_since(calls, release, size.chats.family)), 3),
        "still_queued": size.chats.crowd - sum(_is_of(call, queue) for call in _messages(calls)),
        "floods": bots.floods,
        **_shares(cost, sum(began <= call["at"] < ended for call in _messages(calls))),
    }


def _write(
    press: Press, bots: Bots, began: float, actions: Iterable[tuple[float, int]], chances: random.Random
) -> None:
    for at, chat in actions:
        time.sleep(max(0.0, began + at - time.monotonic()))
        _act(bots, chat, chances)
        press.look_for_names()


def _actions(chats: Chats, seconds: float, chances: random.Random) -> list[tuple[float, int]]:
    """When who acts, seconds from now: everybody in turn, in another order each round, at even times but for luck."""
    found: list[tuple[float, int]] = []
    while len(found) < seconds * ACTIONS_A_SECOND:
        turn = list(chats.writing)
        chances.shuffle(turn)
        found += [((len(found) + at + chances.random()) / ACTIONS_A_SECOND, chat) for at, chat in enumerate(turn)]
    return sorted(each for each in found if each[0] < seconds)


def _act(bots: Bots, chat: int, chances: random.Random) -> None:
    """One thing a person does, each of which has one answer."""
    texts = ("/lista", "/ayuda", f"/seguir {OTHERS[0].name.split()[0]} {OTHERS[0].name.split()[1]}", "gracias")
    what = chances.choices((*texts, ""), weights=(25, 15, 10, 10, 40))[0]
    if what:
        bots.ask("write", chat_id=chat, text=what)
    else:
        bots.ask("press", chat_id=chat, button=MORE)


def _waited(calls: Sequence[Call], updates: Iterable[dict[str, Any]]) -> list[tuple[float, float]]:
    """When somebody acted, and the seconds until the first message that answers it; for those who were answered."""
    waiting: dict[int, list[float]] = {}
    for update in updates:
        waiting.setdefault(update["chat"], []).append(update["at"])
    found = []
    for call in _messages(calls):
        asked = waiting.get(call["chat"])
        if asked and asked[0] < call["at"] and not _is_alert(call):
            at = asked.pop(0)
            found.append((at, call["at"] - at))
    return found


def _messages(calls: Iterable[Call]) -> list[Call]:
    return [call for call in calls if call["accepted"] and call["method"] in ("sendMessage", "editMessageText")]


def _is_alert(call: Call) -> bool:
    return MORE_AS_SENT in str(call["parameters"].get("reply_markup", ""))


def _is_of(call: Call, told: Published) -> bool:
    return _is_alert(call) and told.mark in call["parameters"]["text"]


def _since(calls: Iterable[Call], told: Published, expected: int) -> list[float]:
    """Seconds from the commit to each alert of it; raises RuntimeError unless each follower had exactly one."""
    found = [call for call in _messages(calls) if _is_of(call, told)]
    if len(found) != expected or len({call["chat"] for call in found}) != expected:
        raise RuntimeError(f"{len(found)} messages instead of {expected}")
    return [call["at"] - told.at for call in found]


def _after(calls: Iterable[Call], queue: Published, told: Published) -> int:
    """How many alerts of the queue went out after the last of ``told``."""
    messages = _messages(calls)
    last = max(call["at"] for call in messages if _is_of(call, told))
    return sum(call["at"] > last for call in messages if _is_of(call, queue))


def _accepted(bots: Bots, wanted: int, within: float) -> None:
    if not bots.until(lambda: bots.accepted >= wanted, within):
        raise RuntimeError(f"{bots.accepted} messages instead of {wanted} within {within:.0f} s")


def _slowest(times: Sequence[float], span: float) -> float:
    """Messages a second in the slowest ``span`` seconds; of a shorter time, in all of it."""
    if times[-1] - times[0] <= span:
        return (len(times) - 1) / (times[-1] - times[0])
    slices = int((times[-1] - times[0]) / span)
    counts = [0] * slices
    for each in times:
        at = int((each - times[0]) / span)
        if at < slices:
            counts[at] += 1
    return min(counts) / span


def _shares(cost: dict[str, float], messages: int) -> Figures:
    return {
        "commits_a_message": round(cost["commits"] / max(1, messages), 2),
        "cpu_share": round(cost["cpu_seconds"] / cost["seconds"], 3),
        "longest_stall": cost["longest_stall"],
        "peak_mib": cost["peak_mib"],
    }


def _rounded(times: Iterable[float]) -> list[float]:
    return [round(each, 3) for each in times]
