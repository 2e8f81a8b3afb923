"""The terminal shows who is told what, when, and how it meets what was sent before."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from typing import TextIO
from zoneinfo import ZoneInfo

import pytest

from monitor.channels import Channel, Outgoing, TerminalChannel
from monitor.errors import TransientError
from monitor.locale import translator
from monitor.messages import Rendered
from monitor.model import Message, Reason, Shape

AT = datetime(2026, 1, 8, 13, 12, tzinfo=UTC)
LATER = datetime(2026, 1, 9, 21, 0, tzinfo=UTC)
NEWS = Message("SIN CONFIRMAR. Juana Pérez: el medio La Ventana dice que salió de prisión.", ("https://a.example/b",))
MENDED = Message("CORREGIDO el 9 de enero: no era cierto.", ("Se había dicho que Juana Pérez salió de prisión.",))
NEW = Outgoing(17, "k1", "madre", Shape.MESSAGE, Rendered(message=NEWS), None, True, AT, Reason.NEW)


class Tty(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


def channel(stream: TextIO, *, as_json: bool = False, language: str = "es") -> TerminalChannel:
    """A terminal channel in Caracas."""
    return TerminalChannel(stream, zone=ZoneInfo("America/Caracas"), texts=translator(language), as_json=as_json)


def send(to: Channel, *outgoing: Outgoing) -> list[str]:
    """Send one after another and return the references."""

    async def all_of_them() -> list[str]:
        return [await to.send(each) for each in outgoing]

    return asyncio.run(all_of_them())


def test_plain_lines_in_a_pipe() -> None:
    """In a pipe there is a labelled header and the message, without any colour code."""
    out = StringIO()
    send(channel(out), NEW)
    assert out.getvalue().splitlines() == [
        "[jue 8 ene, 9:12 a. m. · madre · mensaje nuevo]",
        "  SIN CONFIRMAR. Juana Pérez: el medio La Ventana dice que salió de prisión.",
        "  https://a.example/b",
        "",
    ]


@pytest.mark.parametrize(
    ("shape", "spanish", "english"),
    [
        (Shape.REPLY, "bajo el mensaje del 8 ene", "under the message of 8 Jan"),
        (Shape.EDIT, "edita en silencio el mensaje del 8 ene", "silently edits the message of 8 Jan"),
        (Shape.CORRECTION, "corrige el mensaje del 8 ene", "corrects the message of 8 Jan"),
    ],
)
def test_how_it_meets_what_was_sent(shape: Shape, spanish: str, english: str) -> None:
    """The reference of the first message carries its day into what comes later."""
    for language, words in (("es", spanish), ("en", english)):
        out = StringIO()
        terminal = channel(out, language=language)
        (ref,) = send(terminal, NEW)
        send(terminal, replace(NEW, shape=shape, original_ref=ref, at=LATER))
        assert f" · madre · {words}]" in out.getvalue()


@pytest.mark.parametrize("ref", [None, "", "4711", "17@yesterday", "17@2026-01-08T13:12:00"])
@pytest.mark.parametrize("shape", [Shape.REPLY, Shape.EDIT, Shape.CORRECTION])
def test_an_unknown_reference_has_no_day(ref: str | None, shape: Shape) -> None:
    """A reference lost or of another channel is no fault: the day is left out."""
    out = StringIO()
    send(channel(out), replace(NEW, shape=shape, original_ref=ref))
    assert "un mensaje anterior" in out.getvalue()


def test_a_correction_shows_both_texts() -> None:
    """The reply stands first, then the original as it reads now."""
    out = StringIO()
    send(channel(out), replace(NEW, shape=Shape.CORRECTION, rendered=Rendered(NEWS, MENDED)))
    assert out.getvalue().splitlines()[1:] == [
        f"  {NEWS.first}",
        "  https://a.example/b",
        "  El mensaje original dice ahora:",
        f"    {MENDED.first}",
        f"    {MENDED.body[0]}",
        "",
    ]


def test_silence_and_repeats_are_said() -> None:
    """What makes no sound, or may have been sent before a crash, says so."""
    out = StringIO()
    send(channel(out), replace(NEW, sound=False, repeat=True))
    assert "· sin sonido · quizá repetido]" in out.getvalue()


def test_json_is_one_object_a_line() -> None:
    """With --json each delivery is one object, with its reason and every text."""
    out = StringIO()
    terminal = channel(out, as_json=True)
    refs = send(terminal, NEW, replace(NEW, shape=Shape.CORRECTION, rendered=Rendered(NEWS, MENDED)))
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert first == {
        "delivery": 17,
        "alert": 0,
        "subscriber": "k1",
        "label": "madre",
        "at": "2026-01-08T09:12:00-04:00",
        "shape": "message",
        "reason": "new",
        "sound": True,
        "repeat": False,
        "ref": refs[0],
        "original_ref": None,
        "message": [NEWS.first, *NEWS.body],
        "original": None,
    }
    assert second["original"] == [MENDED.first, *MENDED.body]


def test_colour_repeats_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the words are the same, in colour, and an address is not broken over lines."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    url = "https://a.example/" + "b" * 80
    out = Tty()
    send(channel(out), replace(NEW, rendered=Rendered(replace(NEWS, body=(url,)), MENDED)))
    shown = out.getvalue()
    assert "\x1b[" in shown
    assert url in shown
    for word in ("SIN CONFIRMAR", "madre", "CORREGIDO", "El mensaje original dice ahora:"):
        assert word in shown


@pytest.mark.parametrize("stream", [StringIO, Tty])
def test_markup_and_escapes_are_only_text(stream: type[StringIO]) -> None:
    """Markup is shown as it is written; control characters never reach the terminal."""
    out = stream()
    hostile = Message("SIN CONFIRMAR. [red]x[/red] :smile:", ("\x1b[2J\u202eatrás\x07", "[/]"))
    send(channel(out), replace(NEW, address="[b]mad\x1bre", rendered=Rendered(hostile)))
    shown = out.getvalue()
    assert "[red]x[/red] :smile:" in shown
    assert "[b]madre" in shown
    for char in ("\u202e", "\x07", "\x1b[2J"):
        assert char not in shown


def test_a_stream_that_cannot_write_accents() -> None:
    """A terminal in the C locale gets question marks, not a crash."""
    raw = BytesIO()
    with TextIOWrapper(raw, encoding="ascii") as out:
        send(channel(out), NEW)
        assert b"Juana P?rez" in raw.getvalue()


def test_nobody_reads() -> None:
    """A closed stream is worth another try, so that the delivery stays in the outbox."""
    out = StringIO()
    terminal = channel(out)
    out.close()
    with pytest.raises(TransientError):
        send(terminal, NEW)


class Broken(Tty):
    """A terminal whose other end is gone."""

    def write(self, text: str, /) -> int:
        """Refuse."""
        raise BrokenPipeError


@pytest.mark.parametrize("as_json", [True, False])
def test_a_broken_pipe(*, as_json: bool) -> None:
    """A broken pipe is worth another try, surely brought nothing, and ends nothing by itself."""
    with pytest.raises(TransientError) as failure:
        send(channel(Broken(), as_json=as_json), NEW)
    assert (failure.value.code, failure.value.maybe_sent) == ("BrokenPipeError", False)


@pytest.mark.parametrize("shape", list(Shape))
def test_one_call_is_enough(shape: Shape) -> None:
    """Whatever is to be shown is shown at once."""
    out = StringIO()
    assert channel(out).parts(replace(NEW, shape=shape, rendered=Rendered(NEWS, MENDED))) == 1
