"""Shows each message on the terminal, labelled with day, hour and reader: for trying, for the demo, for operators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from io import StringIO
from typing import TextIO

from monitor.channels.outgoing import Outgoing
from monitor.errors import TransientError
from monitor.locale import Texts
from monitor.locale.dates import short_day, stamp
from monitor.messages.plain import clean
from monitor.model import Message, Shape

WIDTH = 100


class TerminalChannel:
    """Writes to ``stream``: in colour on a terminal, as plain lines in a pipe, or as one JSON object a line.

    Colour repeats what the words say and never replaces them.
    """

    def __init__(
        self, stream: TextIO, *, zone: tzinfo, texts: Texts, as_json: bool = False, colour: bool | None = None
    ) -> None:
        self._stream = stream
        self._zone = zone
        self._texts = texts
        self._json = as_json
        self._colour = stream.isatty() if colour is None else colour

    def parts(self, outgoing: Outgoing) -> int:
        """One, whatever it is."""
        return 1

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Show one delivery; the reference carries its day, so that a later one can say what it changes.

        Raises TransientError once nobody reads the stream.
        """
        ref = f"{outgoing.delivery_id}@{outgoing.at.astimezone(UTC).isoformat()}"
        if self._json:
            shown = json.dumps(self._object(outgoing, ref), ensure_ascii=False) + "\n"
        elif self._colour:
            shown = _coloured(self._header(outgoing), outgoing, self._texts)
        else:
            shown = "\n".join((f"[{self._header(outgoing)}]", *_lines(outgoing, self._texts), "", ""))
        try:
            self._write(shown)
        except OSError as error:
            raise TransientError(type(error).__name__) from error
        return ref

    def _write(self, text: str) -> None:
        if self._stream.closed:
            msg = "the stream is closed"
            raise BrokenPipeError(msg)
        encoding = self._stream.encoding or "utf-8"
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()

    def _header(self, outgoing: Outgoing) -> str:
        """ "jue 8 ene, 1:29 p. m. · madre · bajo el mensaje del 8 ene"."""
        parts = [stamp(self._texts, outgoing.at, self._zone), clean(outgoing.address), self._meeting(outgoing)]
        if not outgoing.sound and outgoing.shape is not Shape.EDIT:
            parts.append(self._texts("terminal.silent"))
        if outgoing.repeat:
            parts.append(self._texts("terminal.repeat"))
        if outgoing.alert_id:
            parts.insert(1, self._texts("terminal.alert", number=outgoing.alert_id))
        return " · ".join(parts)

    def _meeting(self, outgoing: Outgoing) -> str:
        """How it meets what was sent before."""
        key = f"terminal.{outgoing.shape}"
        if outgoing.shape is Shape.MESSAGE:
            return self._texts(key)
        sent = _sent(outgoing.original_ref)
        if sent is None:
            return self._texts(f"{key}_only")
        return self._texts(key, day=short_day(self._texts, sent, self._zone))

    def _object(self, outgoing: Outgoing, ref: str) -> dict[str, object]:
        return {
            "delivery": outgoing.delivery_id,
            "alert": outgoing.alert_id,
            "subscriber": outgoing.subscriber,
            "label": outgoing.address,
            "at": outgoing.at.astimezone(self._zone).isoformat(),
            "shape": outgoing.shape,
            "reason": outgoing.reason,
            "sound": outgoing.sound,
            "repeat": outgoing.repeat,
            "ref": ref,
            "original_ref": outgoing.original_ref,
            "message": _words(outgoing.rendered.message),
            "original": _words(outgoing.rendered.original),
        }


def _sent(ref: str | None) -> datetime | None:
    """When the message behind ``ref`` was sent; None for a reference that is not one of ours."""
    try:
        sent = datetime.fromisoformat((ref or "").partition("@")[2])
    except ValueError:
        return None
    return sent if sent.tzinfo else None


def _words(message: Message | None) -> list[str] | None:
    return None if message is None else [message.first, *message.body]


def _parts(outgoing: Outgoing, texts: Texts) -> Iterator[tuple[str, Message]]:
    """Each text to show with the line that leads it in."""
    rendered = outgoing.rendered
    if rendered.message is not None:
        yield "", rendered.message
    if rendered.original is not None:
        yield texts("terminal.original"), rendered.original


def _lines(outgoing: Outgoing, texts: Texts) -> Iterator[str]:
    for lead_in, message in _parts(outgoing, texts):
        if lead_in:
            yield f"  {lead_in}"
        indent = "    " if lead_in else "  "
        for line in (message.first, *message.body):
            yield indent + clean(line)


def _coloured(header: str, outgoing: Outgoing, texts: Texts) -> str:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    out = StringIO()
    # Written to memory: rich would end the whole program on a broken pipe.
    console = Console(file=out, force_terminal=True, markup=False, highlight=False, emoji=False)
    if console.width > WIDTH:
        console.width = WIDTH
    console.rule(Text(header, style="bold"), align="left", style="dim")
    for lead_in, message in _parts(outgoing, texts):
        depth = 4 if lead_in else 2
        if lead_in:
            console.print(Padding(Text(lead_in, style="italic"), (0, 0, 0, 2)))
        console.print(Padding(Text(clean(message.first), style="bold"), (0, 0, 0, depth)))
        for line in map(clean, message.body):
            if line.startswith(("http://", "https://")):
                console.print(Text(" " * depth + line, style="underline"), soft_wrap=True)  # an address stays whole
            else:
                console.print(Padding(Text(line), (0, 0, 0, depth)))
    console.print()
    return out.getvalue()
