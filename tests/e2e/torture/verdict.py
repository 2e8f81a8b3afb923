"""The reckoning: what people received, held against what was printed and what they had asked for. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.e2e.torture.ledger import (
    FORGOTTEN,
    NEGATIVE,
    Accusation,
    Development,
    Ledger,
    Received,
    Span,
    Word,
)

#: Seconds within which a killed process may have had the answer to a call and not yet have written that down.
GRACE = 5.0


def reckon(ledger: Ledger, began: float = 0.0) -> list[Accusation]:
    """Every promise that was not kept, as things stand when all is quiet; of repeats those sent since ``began``."""
    return [
        *_lost(ledger),
        *strays(ledger),
        *_repeats(ledger, began),
        *_unasked(ledger),
    ]


def _lost(ledger: Ledger) -> Iterator[Accusation]:
    """What somebody follows was printed, and they were not told how it ended."""
    by_name: dict[str, list[Development]] = defaultdict(list)
    for development in ledger.developments.values():
        if development.prints:
            by_name[development.name].append(development)
    for span in ledger.spans:
        if span.sure is None or span.end_asked is not None:
            continue
        muted = {mute.development for mute in ledger.mutes if mute.chat == span.chat and mute.undone is None}
        for development in by_name[span.name]:
            if development.id not in muted and (wrong := _wrong(ledger, span, development)):
                what = f"{span.chat} on {development.id} ({development.kind} of {development.name}): {wrong}"
                yield Accusation("lost", what)


def _wrong(ledger: Ledger, span: Span, development: Development) -> str:
    """What is wrong with what the follower of ``span`` was told of a development; "" for nothing."""
    alerts = [one for one in ledger.told(span.chat, development.id) if one.sent >= span.asked]
    last, due = (alerts[-1].word if alerts else None), development.word
    if last is not None:
        return "" if last is due else f"told {last!s} last, and it is {due!s}"
    if due is Word.HELD or due in NEGATIVE:
        return ""
    if span.sure is not None and development.turned > span.sure:
        return f"never told, and it is {due!s}"
    mine = (one for one in ledger.received if one.chat == span.chat and one.at >= span.asked)
    shown = any(one.shows(development.id) is due for one in mine)
    return "" if shown else "neither shown nor told"


def strays(ledger: Ledger) -> Iterator[Accusation]:
    """What came to somebody who did not follow, or did not any more: nothing that comes later makes it good."""
    for one in ledger.received:
        names = [ledger.developments[each].name for each in one.developments]
        names += [name for name in ledger.names if name in one.text or name in one.buttons]
        for name in dict.fromkeys(names):
            asked = [span for span in ledger.spans if span.chat == one.chat and span.name == name]
            typed = any(
                chat == one.chat and name.lower() in what.lower() and at <= one.at for at, chat, what in ledger.acts
            )
            if not asked and not typed:
                yield Accusation("misdirected", f"{one.chat} was sent {one.first!r} and never asked for {name}")
            elif one.word and not any(_open(span, one) for span in asked):
                yield Accusation("ghost", f"{one.chat} was sent {one.first!r} and did not follow {name} any more")
        for mute in ledger.mutes:
            if mute.chat == one.chat and mute.sure and one.word and mute.development in one.developments:
                ended = mute.undone is not None and one.at >= mute.undone
                if one.sent > mute.sure and not ended and not one.marked:
                    yield Accusation("ghost", f"{one.chat} was sent {one.first!r}, which was muted")
        for gone in ledger.forgettings:
            if gone.chat == one.chat and gone.done is not None and one.sent > gone.done:
                away = gone.returned is None or one.at < gone.returned
                if away and not one.text.startswith(FORGOTTEN):
                    yield Accusation("ghost", f"{one.chat} was forgotten, and was sent {one.first!r}")


def _open(span: Span, one: Received) -> bool:
    """Whether somebody might rightly be told of this name at this time."""
    return span.asked <= one.at and (span.end_sure is None or one.sent <= span.end_sure)


def _repeats(ledger: Ledger, began: float) -> Iterator[Accusation]:
    """The same words twice in one chat, without a lost answer or without saying so."""
    same: dict[tuple[int, str, str], list[Received]] = defaultdict(list)
    for one in ledger.received:
        if one.new and one.word and len(one.developments) == 1:
            same[one.chat, one.developments[0], one.first].append(one)
    for (chat, development, first), copies in same.items():
        if len(copies) < 2 or copies[-1].at < began:
            continue
        unmarked = sum(not copy.marked for copy in copies)
        # A repeat may speak in other words than what it repeats: those of a private name say how things stand by then.
        unsure = sum(_unsure(ledger, one) for one in ledger.told(chat, development) if one.new)
        if unmarked > 1:
            yield Accusation("repeated", f"{chat} got {first!r} ({development}) {unmarked} times, unmarked")
        if unsure < len(copies) - 1:
            what = f"{chat} got {first!r} ({development}) {len(copies)} times, though only {unsure} answers were lost"
            yield Accusation("repeated", what)


def _unsure(ledger: Ledger, one: Received) -> bool:
    """Whether the sender may never have written down that this was accepted."""
    unheard = not one.call.answered or one.call.trouble in ("lost", "truncated")
    return unheard or any(kill.part != "collect" and 0 <= kill.at - one.at <= GRACE for kill in ledger.kills)


def _unasked(ledger: Ledger) -> Iterator[Accusation]:
    """Answers to nothing."""
    # A repeat of an earlier answer may have been taken for the answer, and the answer itself then came as well.
    taken = Counter((one.chat, one.first) for one in ledger.received if one.new and one.expected and one.marked)
    for one in ledger.received:
        if one.new and not one.word and not one.expected and not one.marked and not one.developments:
            taken[one.chat, one.first] -= 1
            if taken[one.chat, one.first] < 0:
                yield Accusation("repeated", f"{one.chat} was answered without asking: {one.first!r}")
