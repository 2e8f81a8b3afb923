"""The reckoning of the torture: it lets right things pass, and calls each wrong one by its name."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.botapi import Call
from tests.e2e.torture.ledger import REPEAT, Development, Forgetting, Kill, Ledger, Mute, Print, Received, Span, Word
from tests.e2e.torture.verdict import reckon

ANA, EVA = "Ana Lucía Zambrano Oropel", "Eva Marina Quiñónez Tovar"
MARIA, PEDRO = 41, 42


def world(*prints: tuple[float, Word]) -> Ledger:
    """Maria follows Ana, of whom this is printed; Pedro follows Eva, of whom nothing is."""
    ledger = Ledger(names=frozenset({ANA, EVA}))
    made = [Print("diario", f"d0-{number}", at, word) for number, (at, word) in enumerate(prints)]
    ledger.developments["d0"] = Development("d0", ANA, "transfer", made)
    ledger.spans += [Span(MARIA, ANA, 0.5, 1.0), Span(PEDRO, EVA, 0.5, 1.0)]
    return ledger


def sent(ledger: Ledger, at: float, text: str, chat: int = MARIA, *, answered: bool = True) -> Received:
    """A message that was accepted."""
    call = Call(0, at, datetime.now(UTC), "sendMessage", chat, {}, accepted=True, answered=answered)
    one = Received(at, at, chat, len(ledger.received) + 1, new=True, text=text, buttons=(), call=call)
    ledger.received.append(one)
    return one


def alert(word: Word, more: str = "") -> str:
    """An alert on the transfer of Ana."""
    return f"{word} Trasladaron a {ANA}.\nhttp://127.0.0.1:1/diario/d0-0{more}"


def kinds(ledger: Ledger) -> list[str]:
    """What it is accused of."""
    return [accusation.kind for accusation in reckon(ledger)]


def test_what_was_told_as_it_stands_is_right() -> None:
    """Once is enough; and who was told of a claim that was then denied was told of the denial."""
    ledger = world((10.0, Word.CLAIMED))
    sent(ledger, 11.0, alert(Word.CLAIMED))
    assert kinds(ledger) == []
    ledger = world((10.0, Word.CLAIMED), (12.0, Word.DENIED))
    sent(ledger, 11.0, alert(Word.CLAIMED))
    sent(ledger, 13.0, alert(Word.DENIED))
    assert kinds(ledger) == []


def test_what_was_replaced_before_it_was_sent_need_not_be_told() -> None:
    """A claim that was confirmed at once is told as confirmed, one that was denied at once not at all."""
    ledger = world((10.0, Word.CLAIMED), (10.5, Word.CONFIRMED))
    sent(ledger, 11.0, alert(Word.CONFIRMED))
    assert kinds(ledger) == []
    assert kinds(world((10.0, Word.CLAIMED), (10.5, Word.DENIED))) == []
    assert kinds(world((10.0, Word.HELD))) == []


def test_what_was_not_told_or_not_to_its_end_is_lost() -> None:
    """Nothing at all, only its beginning, or a claim that nobody took back; and a held release that was told."""
    assert kinds(world((10.0, Word.CLAIMED))) == ["lost"]
    for end in (Word.CONFIRMED, Word.DENIED, Word.TAKEN_BACK, Word.HELD):
        ledger = world((10.0, Word.CLAIMED), (12.0, end))
        sent(ledger, 11.0, alert(Word.CLAIMED))
        assert kinds(ledger) == ["lost"]


def test_what_was_printed_before_may_be_shown_instead() -> None:
    """What was known on following is shown then; shown as it no longer is, it is lost."""
    ledger = world((0.7, Word.CONFIRMED))
    assert kinds(ledger) == ["lost"]
    shown = sent(ledger, 1.1, f"Desde ahora le aviso de {ANA}.\n1 de enero: {alert(Word.CLAIMED)}")
    assert kinds(ledger) == ["lost"]
    shown.text = f"Desde ahora le aviso de {ANA}.\n1 de enero: {alert(Word.CONFIRMED)}"
    assert kinds(ledger) == []


def test_who_left_or_muted_it_is_owed_nothing_and_sent_nothing() -> None:
    """After the answer that they left, that it is muted, or that they are forgotten, a message is a ghost."""
    ledger = world((10.0, Word.CLAIMED))
    ledger.spans[0].end_asked, ledger.spans[0].end_sure = 12.0, 13.0
    sent(ledger, 12.5, alert(Word.CLAIMED))
    assert kinds(ledger) == []
    sent(ledger, 14.0, alert(Word.CONFIRMED))
    assert kinds(ledger) == ["ghost"]
    ledger = world((10.0, Word.CLAIMED), (12.0, Word.CONFIRMED))
    ledger.mutes.append(Mute(MARIA, "d0", 11.0, 11.5))
    assert kinds(ledger) == []
    sent(ledger, 13.0, alert(Word.CONFIRMED))
    assert kinds(ledger) == ["ghost"]
    ledger = world()
    ledger.forgettings.append(Forgetting(PEDRO, 5.0, done=6.0))
    sent(ledger, 7.0, "Borramos todo lo que guardábamos de este chat.", PEDRO).expected = True
    assert kinds(ledger) == []
    sent(ledger, 8.0, "Usted sigue a:", PEDRO).expected = True
    assert kinds(ledger) == ["ghost"]


def test_what_nobody_asked_for_is_misdirected() -> None:
    """Pedro never asked for Ana: neither an alert nor her name may reach him."""
    ledger = world()
    sent(ledger, 11.0, alert(Word.CLAIMED), PEDRO)
    assert kinds(ledger) == ["misdirected"]
    ledger = world()
    ledger.acts.append((10.0, PEDRO, f"writes /seguir {EVA}"))
    sent(ledger, 11.0, f"Usted sigue a:\n{EVA}\n{ANA}", PEDRO).expected = True
    assert kinds(ledger) == ["misdirected"]


def test_a_repeat_needs_a_lost_answer_and_says_what_it_is() -> None:
    """Twice in the same words is right only with a mark, after a kill or an answer that nobody heard."""
    ledger = world((10.0, Word.CLAIMED))
    first = sent(ledger, 11.0, alert(Word.CLAIMED))
    sent(ledger, 16.0, alert(Word.CLAIMED, f"\n{REPEAT}"))
    assert kinds(ledger) == ["repeated"]
    ledger.kills.append(Kill("collect", 11.1, "read"))
    assert kinds(ledger) == ["repeated"]
    ledger.kills.append(Kill("notify", 11.1, "accepted"))
    assert kinds(ledger) == []
    ledger.kills.clear()
    first.call.answered = False
    assert kinds(ledger) == []
    sent(ledger, 17.0, alert(Word.CLAIMED), answered=False)
    assert kinds(ledger) == ["repeated"]


def test_an_answer_to_nothing_is_a_repeat() -> None:
    """Every unmarked answer has its question; one marked copy that was taken for it excuses one more."""
    ledger = world()
    sent(ledger, 2.0, "Eso no se guardó.")
    assert kinds(ledger) == ["repeated"]
    sent(ledger, 1.5, f"Eso no se guardó.\n{REPEAT}").expected = True
    assert kinds(ledger) == []
