"""All of it together: storm and calm by turns, and a reckoning in every calm."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.botapi import BotApiServer
from tests.e2e.torture.disk import Peek, left_over, remains, unsound
from tests.e2e.torture.exchange import Exchange
from tests.e2e.torture.faro import LAYOUTS, Part, set_up
from tests.e2e.torture.folk import Person, Town
from tests.e2e.torture.ledger import Accusation, Ledger
from tests.e2e.torture.names import LISTED, PRIVATE
from tests.e2e.torture.news import PAPERS, Newsroom
from tests.e2e.torture.press import Press
from tests.e2e.torture.reaper import Bell, haunt
from tests.e2e.torture.verdict import reckon, strays
from tests.e2e.torture.weather import Weather

#: Private names are handed over in memory (docs/keys.md): a folder of a tmpfs.
MEMORY = Path("/dev/shm")
#: Seconds that everything may take to come to rest when nothing goes wrong any more, and to give up waiting.
REST, SURRENDER = 90.0, 20.0
#: Seconds for which somebody waits in vain while there is nothing to be done.
IN_VAIN = 15.0
#: While it does not, every so many seconds: is something wrong that no rest would make good?
LOOK = 10.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done: the same seed decides in the same way, though processes take their own time.

    A round is a storm of ``kills`` kills (or ``seconds``, whichever is over first) and a calm.
    """

    seed: int
    layout: str = "run"
    rounds: int = 1
    kills: int = 15
    seconds: float = 60.0
    people: int = 6
    names: int = 8
    private: int = 4
    plant: str = ""


def proof(plant: str, seed: int) -> Plan:
    """A plan under which a planted fault is found: it ends with the first round that finds something."""
    return Plan(seed, rounds=6, kills=15, plant=plant)


@dataclass(slots=True)
class Report:
    """How it went."""

    plan: Plan
    ledger: Ledger
    seconds: float = 0.0
    calls: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    @property
    def accused(self) -> list[Accusation]:
        """Every promise that was not kept, each once."""
        return list(dict.fromkeys(self.ledger.accused))

    def story(self, accusation: Accusation) -> Iterator[str]:
        """All that happened to the person whom an accusation is about."""
        words = accusation.what.replace(":", " ").replace("(", " ").replace(")", " ").split()
        chat = next((int(word) for word in words if word.isdecimal()), None)
        development = next((self.ledger.developments[word] for word in words if word in self.ledger.developments), None)
        return iter(()) if chat is None else self.ledger.story(chat, development)

    def figures(self) -> str:
        """One line of figures."""
        ledger, counts = self.ledger, dict.fromkeys(("lost", "deaf", "ghost", "misdirected", "repeated"), 0)
        for each in self.accused:
            counts[each.kind] = counts.get(each.kind, 0) + 1
        alerts = [one for one in ledger.received if one.word]
        parts = [
            f"seed {self.plan.seed}, {self.plan.layout}: {len(ledger.kills)} kills in {self.seconds:.0f} s",
            f"{sum(len(each.prints) for each in ledger.developments.values())} prints",
            f"{len(ledger.acts)} acts of {self.plan.people} people, {len(ledger.forgettings)} forgotten",
            f"{self.calls} calls, {len(ledger.received)} messages accepted, {len(alerts)} of them alerts",
            f"{sum(one.marked for one in ledger.received)} marked as repeats",
            f"{sum(self.faults.values())} faults",
            ", ".join(f"{many} {kind}" for kind, many in counts.items()),
        ]
        return "; ".join(parts)


class Rig:
    """One run; everything it opens is closed when it ends."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan = plan
        self._folder = folder
        self._ledger = Ledger()
        self._bell = Bell()
        self._weather = Weather(plan.seed)
        self._chance = random.Random(f"rig:{plan.seed}")  # noqa: S311
        self._names = LISTED[: plan.names]
        self._private = PRIVATE[: plan.private]
        self._ledger.names = frozenset((*self._names, *self._private))

    async def run(self) -> Report:
        """Torture, and return the report. Raises nothing for what the services did wrong."""
        report = Report(self._plan, self._ledger)
        async with AsyncExitStack() as stack:
            self._press = await stack.enter_async_context(Press(tuple(PAPERS), self._weather.mood, self._read))
            self._api = Exchange(self._ledger, self._weather, self._bell.ring, self._plan.seed)
            server = await stack.enter_async_context(BotApiServer(self._api))
            run = Path(stack.enter_context(TemporaryDirectory(prefix="torture-", dir=MEMORY)))
            place = set_up(self._folder, run, self._press.url, server.url, self._names, self._api.token)
            self._place, self._peek = place, Peek(place)
            self._parts = [Part(name, place, self._plan.plant) for name in LAYOUTS[self._plan.layout]]
            for part in self._parts:
                stack.push_async_callback(part.kill)
            self._town = Town(self._api, self._ledger, self._peek)
            self._folk = self._people()
            self._newsroom = Newsroom(
                self._press,
                self._ledger,
                (*self._names, *self._private),
                random.Random(f"news:{self._plan.seed}"),  # noqa: S311
            )
            lives = [asyncio.create_task(person.live()) for person in self._folk]
            try:
                await self._meet()
                for _ in range(self._plan.rounds):
                    began = self._ledger.now()
                    await self._storm()
                    await self._calm()
                    self._ledger.accused += reckon(self._ledger, began)
                    if self._ledger.accused:
                        break
                await self._end()
            finally:
                for life in lives:
                    life.cancel()
                ended = await asyncio.gather(*lives, return_exceptions=True)
            for error in ended:
                if isinstance(error, Exception):
                    raise error
        report.seconds = self._ledger.now() - self._ledger.began
        report.calls = len(self._api.calls)
        bad_moods = {mood: many for mood, many in self._press.moods.items() if mood != "well"}
        report.faults = {**self._api.faults.met, **bad_moods}
        return report

    def _read(self, _paper: str) -> None:
        self._bell.ring("read")

    def _people(self) -> list[Person]:
        people = []
        for number in range(self._plan.people):
            chance = random.Random(f"person:{self._plan.seed}:{number}")  # noqa: S311
            people.append(Person(1001 + number, self._town, chance, self._names, self._private))
        return people

    async def _meet(self) -> None:
        """In fair weather: the papers are met, and everybody follows somebody."""
        for paper in PAPERS:
            self._press.print(paper, "abre-la-feria", "Abre la feria", "La feria del mango abre sus puertas.")
        for part in self._parts:
            await part.start()
        await self._rest()
        await self._rest(Person.begin)

    async def _storm(self) -> None:
        until = self._ledger.now() + self._plan.seconds
        last = len(self._ledger.kills) + self._plan.kills

        def go_on() -> bool:
            return self._ledger.now() < until and len(self._ledger.kills) < last

        self._weather.storm, self._town.resting = True, False
        printing = asyncio.create_task(self._print(go_on))
        await asyncio.gather(*(self._haunt(part, go_on) for part in self._parts))
        await printing
        self._weather.storm, self._town.resting = False, True

    async def _haunt(self, part: Part, go_on: Callable[[], bool]) -> None:
        await haunt(part, self._bell, self._ledger, random.Random(f"{part.name}:{self._chance.random()}"), go_on)  # noqa: S311

    async def _print(self, go_on: Callable[[], bool]) -> None:
        """Print something about somebody every other second; now and then the papers are out of reach."""
        while go_on():
            self._newsroom.print_one(lambda name: 1 + 4 * sum(name in person.follows for person in self._folk))
            await asyncio.sleep(self._chance.uniform(0.3, 1.4))
            if self._chance.random() < 0.02:
                await self._press.strike(self._chance.uniform(0.3, 1.5))
            if self._chance.random() < 0.3:
                await asyncio.to_thread(self._peek.hurry)

    async def _calm(self) -> None:
        """Nothing goes wrong any more; everything ends what it has begun, and everybody asks whom they follow."""
        for part in self._parts:
            await part.start()
        await self._rest()
        await self._rest(Person.check)

    async def _rest(self, act: Callable[[Person], Coroutine[None, None, None]] | None = None) -> None:
        """Wait until everybody has done ``act`` and nothing is left to be done; what falls meanwhile is accused."""
        began, quiet = self._ledger.now(), 0
        until, look, worked = began + REST, began + LOOK, began
        acts = [asyncio.create_task(act(person)) for person in self._folk] if act else []
        unfinished: list[str] = []
        while quiet < 2 and self._ledger.now() < until:
            await asyncio.sleep(0.3)
            await asyncio.to_thread(self._peek.hurry, all_of_it=True)
            unfinished = await asyncio.to_thread(
                self._peek.unfinished, {paper: self._press.etag(paper) for paper in PAPERS}
            )
            unfinished += ["not confirmed"] if self._api.updates.pending else []
            busy = [str(person.chat) for person in self._folk if not person.idle.is_set()]
            quiet = quiet + 1 if not unfinished and not busy else 0
            for part in self._parts:
                if not part.running:
                    self._ledger.accuse("fell", f"{part.name} ended by itself in fair weather")
                    if sum(each.kind == "fell" for each in self._ledger.accused) > 5:
                        raise RuntimeError(f"{part.name} does not stay alive:\n{self._place.log()[-2000:]}")
                    await part.start()
            worked = self._ledger.now() if unfinished else worked
            if busy and self._ledger.now() > worked + IN_VAIN:
                break
            if unfinished and self._ledger.now() > look:
                look = self._ledger.now() + LOOK
                if any(strays(self._ledger)):
                    break
        if unfinished:
            waited = self._ledger.now() - began
            self._ledger.accuse("restless", f"after {waited:.0f} s of calm there is still {', '.join(unfinished)}")
        await self._give_up(acts)

    async def _give_up(self, acts: Sequence[asyncio.Task[None]]) -> None:
        """Whoever has not been answered by now never will be."""
        self._town.closing = True
        async with asyncio.timeout(SURRENDER):
            await asyncio.gather(*acts, *(person.idle.wait() for person in self._folk))
        self._town.closing = False

    async def _end(self) -> None:
        """Stop everything as an operator would, and look at what is left."""
        for part in self._parts:
            code = await part.stop()
            if code:
                self._ledger.accuse("fell", f"{part.name} ended with {code} when it was asked to")
        for what in unsound(self._place):
            self._ledger.accuse("unsound", what)
        for what in left_over(self._place):
            self._ledger.accuse("left over", what)
        for gone in self._ledger.forgettings:
            if gone.done is not None and remains(self._place, gone.traces):
                self._ledger.accuse("traces", f"{gone.chat} was forgotten, and is still in the bytes of people.db")
        log = self._place.log()
        for sign in ("Traceback (most recent call last)", "please report it"):
            if sign in log:
                self._ledger.accuse("bug", log[max(0, log.index(sign) - 300) : log.index(sign) + 1500])
