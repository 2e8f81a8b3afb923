"""Misbehaviour comes as planned, chosen or drawn, and draws the same from the same seed."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, Fault, Faults, Trouble, trouble
from tests.botapi.arguments import Arguments
from tests.botapi.faults import parse_rates, parse_trouble

NOTHING = Arguments({})


def test_what_is_planned_comes_first_and_in_order() -> None:
    """Each planned fault meets one call of its method, in any case; None lets one pass."""
    faults = Faults(choose=lambda method, arguments: Trouble(Fault.CUT))
    faults.plan("sendMessage", Fault.LOST, None, trouble(Fault.FLOOD, 3))
    faults.plan("*", Fault.GATEWAY)
    assert faults.pick("sendmessage", NOTHING) == Trouble(Fault.LOST)
    assert faults.pick("getMe", NOTHING) == Trouble(Fault.GATEWAY)
    assert faults.pick("sendMessage", NOTHING) is None
    assert faults.pick("sendMessage", NOTHING) == Trouble(Fault.FLOOD, 3)
    assert faults.pick("sendMessage", NOTHING) == Trouble(Fault.CUT)
    assert faults.met == {"lost": 1, "gateway": 1, "flood": 1, "cut": 1}
    faults.calm()
    assert faults.pick("sendMessage", NOTHING) is None


def test_chance_follows_the_seed_and_the_rates() -> None:
    """The same seed misbehaves in the same way, about as often as asked, and each method by its own rates."""
    rates = parse_rates("sendMessage:lost=0.2,flood@3=0.1;*:gateway=1")
    first, second = Faults(7, rates), Faults(7, rates)
    drawn = [first.pick("sendMessage", NOTHING) for _ in range(1000)]
    assert drawn == [second.pick("sendMessage", NOTHING) for _ in range(1000)]
    assert 150 < drawn.count(Trouble(Fault.LOST)) < 250
    assert 60 < drawn.count(Trouble(Fault.FLOOD, 3)) < 140
    assert first.pick("getMe", NOTHING) == Trouble(Fault.GATEWAY)


def test_rates_and_faults_are_read() -> None:
    """The command line's way of writing them; seconds after an @."""
    assert parse_rates("") == {}
    assert parse_rates("getMe: slow@0.5=0.25 ;") == {"getme": {Trouble(Fault.SLOW, 0.5): 0.25}}
    assert parse_trouble("outage") == Trouble(Fault.OUTAGE, 1.0)


@pytest.mark.parametrize("text", ["lost=0.1", "sendMessage:lost", "sendMessage:lots=0.1", "*:lost=0.7,cut=0.4"])
def test_rates_that_make_no_sense(text: str) -> None:
    """A slip in a rate is refused, not drawn from."""
    with pytest.raises(ValueError, match=r"."):
        parse_rates(text)


@pytest.mark.parametrize(
    ("fault", "accepted", "status"),
    [
        (Fault.FLOOD, False, 429),
        (Fault.ERROR, False, 500),
        (Fault.GATEWAY, False, 502),
        (Fault.MISSING, False, 404),
        (Fault.CUT, False, 0),
        (Fault.OUTAGE, False, 0),
        (Fault.SLOW, True, 200),
        (Fault.LOST, True, 200),
        (Fault.TRUNCATED, True, 200),
    ],
)
def test_a_fault_falls_before_or_after(fault: Fault, accepted: bool, status: int) -> None:
    """Some leave nothing behind, the others a message; the record says which, and which fault it was."""
    api = BotApi()
    api.person(11)
    api.call(api.token, "sendMessage", {"chat_id": "11", "text": "x"}, trouble(fault))
    call = api.calls[-1]
    assert (call.accepted, call.status, call.trouble) == (accepted, status, fault)
    assert [message.id for message in api.chat(11).received] == ([call.message_id] if accepted else [])
