"""Who asks too much is told to wait, once, and then not answered."""

from __future__ import annotations

from datetime import timedelta

from monitor.bot import Limits, hold_back
from monitor.bot.actions import Action, Verb
from monitor.bot.limits import ACTIONS, NAMES, Answer
from monitor.store.effects import Person, Remove
from tests.bot.fakes import MOTHER, NOW, kinds, pressed, wrote

SECOND = timedelta(seconds=1)


def test_twenty_actions_a_minute() -> None:
    """The twenty-first is told to wait, the next is met with silence, and a minute later all is well."""
    limits = Limits()
    assert [limits.ask("a", NOW) for _ in range(ACTIONS)] == [Answer.YES] * ACTIONS
    assert limits.ask("a", NOW + SECOND) is Answer.WAIT
    assert limits.ask("a", NOW + 2 * SECOND) is Answer.SILENCE
    assert limits.ask("b", NOW + 2 * SECOND) is Answer.YES
    assert limits.ask("a", NOW + 60 * SECOND) is Answer.YES


def test_the_word_to_wait_comes_once_a_minute() -> None:
    """Whoever goes on is told again after a minute, not sooner."""
    limits = Limits()
    given = [limits.ask("a", NOW + n * SECOND / 10) for n in range(3000)]
    assert given.count(Answer.WAIT) <= 5
    assert given.count(Answer.YES) <= 5 * ACTIONS + ACTIONS


def test_sixty_names_an_hour() -> None:
    """Names have a limit of their own; other actions go on."""
    limits = Limits()
    minute = timedelta(minutes=1)
    for n in range(NAMES):
        assert limits.ask("a", NOW + n * minute / 10, name=True) in (Answer.YES, Answer.WAIT)
    at = NOW + 20 * minute
    while limits.ask("a", at, name=True) is Answer.YES:
        at += minute / 10
    assert limits.ask("a", at, name=False) is Answer.YES
    assert limits.ask("a", at + 2 * minute, name=True) is Answer.WAIT_NAMES
    assert limits.ask("a", at + timedelta(hours=1), name=True) is Answer.YES


def test_a_clock_set_back_shuts_nobody_out() -> None:
    """What lies in the future is not counted."""
    limits = Limits()
    for _ in range(ACTIONS + 1):
        limits.ask("a", NOW)
    assert limits.ask("a", NOW - timedelta(days=1)) is Answer.YES


def test_quiet_chats_are_forgotten() -> None:
    """Memory holds those of the last hour, not everybody who ever wrote."""
    limits = Limits()
    for n in range(3000):
        limits.ask(f"chat-{n}", NOW + n * SECOND)
    assert len(limits._chats) < 1200


def test_held_back() -> None:
    """One too many is answered with a word to wait; a typed name goes out of the chat even so."""
    limits = Limits()
    for _ in range(ACTIONS):
        assert hold_back(limits, "h", wrote("/lista"), MOTHER, NOW) is None
    first = hold_back(limits, "h", wrote("/seguir Ana Zambrano"), MOTHER, NOW)
    assert first is not None
    assert first[0] == Remove("5")
    assert kinds(first) == ["wait"]
    assert hold_back(limits, "h", wrote("/seguir Ana Zambrano"), MOTHER, NOW) == [Remove("5")]
    assert hold_back(limits, "h", wrote("/lista"), MOTHER, NOW) == []
    assert hold_back(limits, "h", wrote("/lista"), None, NOW) == []


def test_names_are_counted_where_they_are_given() -> None:
    """A name after /seguir or after the question for one counts; a word elsewhere does not."""
    waits = Person("m", "es", awaits_name=True)
    for incoming, person, counts in (
        (wrote("/seguir Ana Zambrano"), MOTHER, True),
        (wrote("/follow Ana Zambrano"), None, True),
        (wrote("Ana Zambrano"), waits, True),
        (wrote("Ana Zambrano"), MOTHER, False),
        (wrote("/seguir"), MOTHER, False),
        (wrote("/quitar Ana Zambrano"), waits, False),
    ):
        limits = Limits()
        for n in range(NAMES):
            assert hold_back(limits, "h", incoming, person, NOW + 10 * n * SECOND) is None
        one_more = hold_back(limits, "h", incoming, person, NOW + 10 * NAMES * SECOND)
        assert (one_more is not None) is counts, incoming


def test_erasing_is_never_too_much() -> None:
    """Nobody is kept from erasing everything; what leaves us and what is said in a group is not counted."""
    limits = Limits()
    for _ in range(ACTIONS + 5):
        limits.ask("h", NOW)
    assert hold_back(limits, "h", pressed(Action(Verb.FORGET)), MOTHER, NOW) is None
    assert hold_back(limits, "h", wrote("hola", private=False), MOTHER, NOW) is None
    assert hold_back(limits, "h", pressed(Action(Verb.KEEP)), MOTHER, NOW) is not None
