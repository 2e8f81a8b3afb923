"""People with telephones: each does one thing after the other and waits for its answer, as long as it takes."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from tests.e2e.torture.disk import Peek
from tests.e2e.torture.exchange import Exchange
from tests.e2e.torture.ledger import FORGOTTEN, REPEAT, Forgetting, Ledger, Mute, Received, Span

#: The first words of what the bot answers (monitor/locale/es), and the words on its buttons.
WELCOME, BACK = "Aquí puede pedir avisos", "Este chat ya está listo"
FOLLOWED, NOTED, SEARCHED = "Desde ahora le aviso de ", "Anotado. Estoy buscando", "Terminé de buscar"
LEFT, MUTED, UNMUTED = "Hecho. Ya no recibirá avisos de", "Anotado. No le aviso más", "Hecho. Le aviso otra vez"
KNOWN, LIST, NOBODY = "Esto es lo que se sabe hoy", "Usted sigue a:", "Todavía no sigue a nadie"
ASKED = "¿Borrar todo"
SMALL = {"/ayuda": "Esto es lo que puede escribir", "/privacidad": "Guardamos el número", "hola": "Eso no se guardó"}
STOP, AGAIN, MORE, WRONG, UNDO, YES = (
    "Dejar de seguir", "Volver a seguir", "Más", "No es esta persona", "Deshacer", "Sí, borrar todo",
)  # fmt: skip

#: A chat may act twenty times a minute (monitor/bot/limits.py).
ACTIONS, MINUTE = 14, 60.0


@dataclass(slots=True)
class Town:
    """What all people share. ``resting``: nobody begins anything. ``closing``: who was not answered never will be."""

    api: Exchange
    ledger: Ledger
    peek: Peek
    resting: bool = True
    closing: bool = False


class UnansweredError(Exception):
    """Somebody waited for an answer until the very end."""


@dataclass(slots=True)
class Person:
    """One person; ``listed`` and ``private`` are the names that they may ask for."""

    chat: int
    town: Town
    chance: random.Random
    listed: Sequence[str]
    private: Sequence[str]
    idle: asyncio.Event = field(default_factory=asyncio.Event)
    known: bool = False
    follows: dict[str, Span] = field(default_factory=dict)
    _muted: set[str] = field(default_factory=set)
    _acts: list[float] = field(default_factory=list)
    _update: int = 0
    _sure: float = 0.0

    async def live(self) -> None:
        """Do one thing after the other until cancelled."""
        self.idle.set()
        while True:
            await asyncio.sleep(self.chance.uniform(0.3, 3.0))
            if self.town.resting or self._too_busy():
                continue
            await self._whole(self._choose())

    async def check(self) -> None:
        """Ask whom one follows; it must be those whom one asked for."""
        await self._whole(self._list)

    async def begin(self) -> None:
        """Start, and follow somebody."""
        await self._whole(self._start)
        await self._whole(self._follow)

    async def _whole(self, act: Callable[[], Awaitable[None]]) -> None:
        self.idle.clear()
        try:
            await act()
        except UnansweredError as unanswered:
            self.town.ledger.accuse("deaf", f"{self.chat}: {unanswered}")
        finally:
            self.idle.set()

    def _choose(self) -> Callable[[], Awaitable[None]]:
        if not self.known:
            return self.chance.choice((self._start, self._follow))
        acts = {
            self._follow: 5 if len(self.follows) < 6 else 0,
            self._follow_private: 3 if len(self.follows) < 6 else 0,
            self._leave: 2 if self.follows else 0,
            self._more: 2,
            self._wrong: 1,
            self._list: 2,
            self._chat: 2,
            self._block: 1,
            self._forget: 0.7,
        }
        return self.chance.choices(list(acts), list(acts.values()))[0]

    # --- what they do ------------------------------------------------------------------------------------------------

    async def _start(self) -> None:
        self.known = False
        await self._ask("/start")

    async def _ask(self, text: str) -> float:
        """Write something; whoever is not known is welcomed before the answer."""
        at = self._write(text)
        if not self.known:
            await self._answer(at, "a welcome", lambda one: one.text.startswith((WELCOME, BACK)))
            self.known = True
        return at

    async def _follow(self) -> None:
        free = [name for name in self.listed if name not in self.follows]
        if not free:
            return
        name = self.chance.choice(free)
        at = await self._ask(f"/seguir {name.lower() if self.chance.random() < 0.5 else name}")
        offer = await self._answer(at, f"an offer of {name}", lambda one: name in one.buttons)
        await self._confirm(name, offer, name)

    async def _follow_private(self) -> None:
        free = [name for name in self.private if name not in self.follows]
        if not free:
            return
        name = self.chance.choice(free)
        await self._noted(name, self._write(f"/seguir {name}"))

    async def _leave(self) -> None:
        name = self.chance.choice(list(self.follows))
        span = self.follows.pop(name)
        under = self._latest(lambda one: STOP in one.buttons and name in one.text, span)
        if under is not None and self.chance.random() < 0.6:
            span.end_asked = self._press(STOP, under)
        else:
            span.end_asked = self._write(f"/quitar {name}")
        self._unmute(span.end_asked, name)
        left = f"{LEFT} {name if name in self.listed else 'ese nombre'}."
        answer = await self._answer(span.end_asked, f"that {name} is left", lambda one: one.first == left)
        span.end_sure = self._sure
        if self.chance.random() < 0.4:
            if name in self.listed:
                await self._confirm(name, answer, AGAIN)
            else:
                await self._noted(name, self._press(AGAIN, answer))

    async def _confirm(self, name: str, under: Received, button: str) -> None:
        """Press the button that begins to follow, and wait until that is said."""
        at = self._press(button, under)
        span = self._span(name, at)
        await self._answer(at, f"that {name} is followed", lambda one: one.text.startswith(FOLLOWED + name))
        span.sure = self._sure

    async def _noted(self, name: str, at: float) -> None:
        span = self._span(name, at)
        await self._answer(at, f"that {name} is noted", lambda one: one.text.startswith(NOTED))
        span.sure = self._sure
        await self._answer(at, f"that {name} was searched", lambda one: one.text.startswith(SEARCHED))

    async def _more(self) -> None:
        found = self._an_alert()
        if found is not None:
            at = self._press(MORE, found)
            await self._answer(at, "what is known", lambda one: one.text.startswith(KNOWN))

    async def _wrong(self) -> None:
        found = self._an_alert()
        if found is None:
            return
        (development,) = found.developments
        at = self._press(WRONG, found)
        mute = Mute(self.chat, development, at)
        self.town.ledger.mutes.append(mute)
        self._muted.add(development)
        answer = await self._answer(at, "that it is muted", lambda one: one.text.startswith(MUTED))
        mute.sure = self._sure
        if self.chance.random() < 0.6:
            await asyncio.sleep(self.chance.uniform(0.5, 4.0))
            mute.undone = self._press(UNDO, answer)
            await self._answer(mute.undone, "that it is unmuted", lambda one: one.text.startswith(UNMUTED))
            self._muted.discard(development)

    async def _list(self) -> None:
        at = await self._ask("/lista")
        answer = await self._answer(at, "the list", lambda one: one.text.startswith((LIST, NOBODY)))
        shown = set(answer.text.splitlines()[1:]) - {REPEAT} if answer.text.startswith(LIST) else set()
        if shown != set(self.follows):
            self.town.ledger.accuse("deaf", f"{self.chat} follows {sorted(self.follows)}, and the list says {shown}")

    async def _chat(self) -> None:
        words, answer = self.chance.choice(list(SMALL.items()))
        await self._answer(self._write(words), f"something to {words}", lambda one: one.text.startswith(answer))

    async def _block(self) -> None:
        self.town.api.block(self.chat)
        self.town.ledger.did(self.chat, "blocks")
        await asyncio.sleep(self.chance.uniform(0.2, 5.0))
        self.town.api.unblock(self.chat)
        await self._start()

    async def _forget(self) -> None:
        ask = await self._answer(self._write("/borrar"), "a question", lambda one: one.text.startswith(ASKED))
        traces = self.town.peek.traces(self.chat)
        at = self._press(YES, ask)
        forgetting = Forgetting(self.chat, at, traces)
        self.town.ledger.forgettings.append(forgetting)
        for name, span in self.follows.items():
            span.end_asked = at
            self._unmute(at, name)
        # The last word is said from memory, once: a kill may swallow it, and then the deed has to speak for itself.
        while forgetting.done is None:
            said = self._said(at, lambda one: one.text.startswith(FORGOTTEN))
            if said is not None:
                forgetting.done = said.at
            elif self.town.peek.handled(self._update):
                forgetting.done = self.town.ledger.now()
            elif self.town.closing:
                raise UnansweredError("to be forgotten")
            else:
                await self.town.api.news(0.2)
        for span in self.follows.values():
            span.end_sure = forgetting.done
        self.follows.clear()
        self.known = False
        await asyncio.sleep(self.chance.uniform(1.0, 8.0))
        forgetting.returned = self.town.ledger.now()

    # --- their hands and eyes ----------------------------------------------------------------------------------------

    def _write(self, text: str) -> float:
        at = self._acted(f"writes {text}")
        self.town.api.write(self.chat, text)
        self._sent()
        return at

    def _press(self, label: str, under: Received) -> float:
        at = self._acted(f"presses {label} under {under.message}")
        self.town.api.press(self.chat, label, under.message)
        self._sent()
        return at

    def _acted(self, what: str) -> float:
        self.town.ledger.did(self.chat, what)
        self._acts.append(self.town.ledger.now())
        return self._acts[-1]

    def _sent(self) -> None:
        """Remember which update that was."""
        self._update = self.town.api.updates.history[-1].id

    def _too_busy(self) -> bool:
        since = self.town.ledger.now() - MINUTE
        self._acts = [at for at in self._acts if at > since]
        return len(self._acts) >= ACTIONS

    def _unmute(self, at: float, name: str) -> None:
        """Whoever leaves leaves what they muted as well."""
        developments = self.town.ledger.developments
        for mute in self.town.ledger.mutes:
            if mute.chat == self.chat and mute.undone is None and developments[mute.development].name == name:
                mute.undone = at
                self._muted.discard(mute.development)

    def _span(self, name: str, at: float) -> Span:
        span = self.follows[name] = Span(self.chat, name, at)
        self.town.ledger.spans.append(span)
        return span

    def _said(self, since: float, fits: Callable[[Received], bool]) -> Received | None:
        """What was answered since then and not yet taken for an answer."""
        for one in self.town.ledger.received:
            if one.chat == self.chat and one.at >= since and not one.expected and not one.word and fits(one):
                one.expected = True
                return one
        return None

    async def _answer(self, since: float, what: str, fits: Callable[[Received], bool]) -> Received:
        """Wait for an answer; from ``_sure`` on it is certain that what was asked for is done."""
        found: Received | None = None
        while True:
            found = found or self._said(since, fits)
            # What says that it may be a repeat may be one of an earlier answer.
            if found is not None and (not found.marked or self.town.peek.handled(self._update)):
                self._sure = self.town.ledger.now() if found.marked else found.at
                return found
            if self.town.closing:
                raise UnansweredError(what)
            await self.town.api.news(1.0)

    def _latest(self, fits: Callable[[Received], bool], span: Span) -> Received | None:
        """The last message of this span that fits and still has its buttons."""
        chat = self.town.api.chat(self.chat)
        for one in reversed(self.town.ledger.received):
            if one.chat == self.chat and one.sent > (span.sure or span.asked) and fits(one):
                message = chat.living(one.message)
                if message is not None and {key.label for key in message.keys} >= set(one.buttons):
                    return one
        return None

    def _an_alert(self) -> Received | None:
        """The latest alert about somebody who is followed."""
        developments = self.town.ledger.developments
        for name, span in self.chance.sample(list(self.follows.items()), len(self.follows)):
            found = self._latest(
                lambda one, name=name: (
                    one.word is not None  # type: ignore[misc]
                    and MORE in one.buttons
                    and len(one.developments) == 1
                    and one.developments[0] not in self._muted
                    and developments[one.developments[0]].name == name
                ),
                span,
            )
            if found is not None:
                return found
        return None
