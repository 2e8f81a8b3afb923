"""Names that stand on no list: taken over from notify, kept in memory alone, and looked for in what was kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import structlog

from monitor.errors import KeyringError, StoreError
from monitor.files.handover import Handover, read_handover, stamp
from monitor.model import Item
from monitor.pipeline.again import look_again
from monitor.pipeline.names import PrivateNames
from monitor.pipeline.sealing import Seal, Sealed, Sealing
from monitor.store.news import News
from monitor.store.rows import content_hash
from monitor.stories import Reading

log = structlog.get_logger()

#: How many kept texts are searched for new names in one go.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Found:
    """What an item says of each private name it names.

    ``asked`` are all who were looked for, ``before`` are those whom it named as it stood before.
    """

    item: Item
    readings: Mapping[str, Reading] = field(repr=False)
    asked: Mapping[str, str] = field(repr=False)
    before: Sequence[str] = field(default=(), repr=False)


class Private:
    """The private names in force, and what is to be done about them.

    The acknowledgement in news.db says that everything kept has been read with all names of that version. It is taken
    back when collect begins without them: what it reads until they are handed over is read without them.
    """

    def __init__(self, news: News, seal: Seal, path: Path | None) -> None:
        self._news = news
        self._seal = seal
        self._path = path
        self._stamp: tuple[int, int, int] | None = None
        self._sealing = Sealing(seal)
        self._again: dict[str, datetime] = {}
        self._public = ""
        self._version: str | None = None
        self._acknowledged: str | None = None
        self._looked: dict[str, str] = {}
        self._remembered: Mapping[str, str] = {}
        self.names = PrivateNames({})
        handover = self._read()
        if handover is None:
            news.acknowledge(None)
            return
        self._take(handover, PrivateNames(handover.names))
        if handover.version == news.acknowledged():
            # An earlier process sealed what is found of these: looking back, this one only remembers it.
            self._remembered = self.names.by_id

    @property
    def changed(self) -> bool:
        """Whether notify has put another file there. When there is none the names stay: notify may be restarting."""
        now = stamp(self._path) if self._path else None
        return now is not None and now != self._stamp

    @property
    def behind(self) -> bool:
        """Whether names wait to be looked for in what was kept."""
        return self._version != self._acknowledged

    async def take_over(self) -> None:
        """Take the names that are there now; a file that cannot be read is said in the log, and the last ones stay."""
        handover = await asyncio.to_thread(self._read)
        if handover is not None:
            self._take(handover, await asyncio.to_thread(PrivateNames, handover.names))

    def sealed(self, found: Found, now: datetime) -> Sealed:
        """The findings that are to be stored with the reading of an item."""
        readings = {each: reading for each, reading in found.readings.items() if each in self.names}
        named = [*self._sealing.marks(found.item.id), *found.before]
        lost = {each: None for each in named if each in self.names and each in found.asked and each not in readings}
        return self._sealing.findings(self._public, found.item, readings, lost, now)

    def stored(self, sealed: Sealed, again: datetime | None) -> None:
        """Remember what is in news.db now, and look at the article again at that time."""
        self._sealing.stored(sealed)
        self._again.pop(sealed.item_id, None)
        if again is not None and sealed.marks:
            self._again[sealed.item_id] = again

    def due_again(self, now: datetime) -> list[str]:
        """Items whose article is to be looked at again for private names alone; no job in news.db tells of them."""
        return [item_id for item_id, due in self._again.items() if due <= now]

    def put_off(self, item_id: str, again: datetime | None) -> None:
        """Look at this article then and not before; None: never again."""
        self._again.pop(item_id, None)
        if again is not None:
            self._again[item_id] = again

    def forget(self, before: datetime) -> None:
        """Let go of what was seen before then."""
        self._sealing.forget(before)

    async def look_back(
        self,
        read: Callable[[Item, PrivateNames], Mapping[str, Reading]],
        since: datetime,
        now: Callable[[], datetime],
    ) -> None:
        """Look in every text kept since then for names that this process has not looked for yet; then acknowledge.

        Names that come meanwhile are looked for afterwards, so that a busy bot does not keep everyone waiting.
        """
        version, public = self._version, self._public
        new = walked = self.names.beyond(self._looked)
        after, current = 0, self.names
        while len(new) and (batch := self._news.lookback_texts(since, after, BATCH)):
            after = batch[-1][0]
            found = await asyncio.to_thread(_read_all, read, [item for _, item in batch], new)
            if self._public != public:
                return  # all is to be sealed anew: begin again
            self._keep(found, now())
            if current is not self.names:  # whoever left is not looked for any more
                current = self.names
                new = await asyncio.to_thread(new.both, current)
        self._news.acknowledge(version)
        self._acknowledged, self._remembered = version, {}
        self._looked |= walked.by_id
        self._drop_left()

    def _keep(self, found: Sequence[tuple[Item, Mapping[str, Reading]]], now: datetime) -> None:
        """Store what looking back found; but what was sealed when the item came is left as it is."""
        kept: list[tuple[Sealed, datetime | None]] = []
        for item, readings in found:
            stored = self._news.item_by_id(item.id)
            if stored is None or stored.item != item:
                continue  # it was read again meanwhile, with these names
            marks = self._sealing.marks(item.id)
            new = {each: one for each, one in readings.items() if each in self.names and each not in marks}
            fetched = content_hash(item) != stored.content  # an article that the feed did not carry
            again = min(filter(None, (look_again(one, now) for one in new.values())), default=None) if fetched else None
            sealed = self._sealing.findings(self._public, item, new, (), now, past=True, remembered=self._remembered)
            kept.append((sealed, again))
        self._news.save_findings([row for sealed, _ in kept for row in sealed.rows], now)
        for sealed, again in kept:
            self.stored(sealed, again or self._again.get(sealed.item_id))

    def _read(self) -> Handover | None:
        """The file as it is now; None if there is none that can be used."""
        if self._path is None:
            return None
        self._stamp = stamp(self._path)
        try:
            handover = read_handover(self._path)
            if handover is not None:
                self._seal(handover.public, "")
        except (StoreError, KeyringError) as error:
            problem = str(error)
        else:
            return handover
        log.error("handover", error=problem)
        return None

    def _take(self, handover: Handover, names: PrivateNames) -> None:
        if handover.public != self._public:
            # What was sealed before can be read no more: everything is found anew.
            self._looked.clear()
            self._sealing.keep(())
            self._again.clear()
            self._remembered, self._acknowledged = {}, None
        self._public, self._version, self.names = handover.public, handover.version, names
        self._drop_left()

    def _drop_left(self) -> None:
        """Forget all that is about names that are not looked for any more."""
        self._looked = {each: name for each, name in self._looked.items() if self.names.by_id.get(each) == name}
        self._sealing.keep(self.names)
        self._again = {item_id: due for item_id, due in self._again.items() if self._sealing.marks(item_id)}


def _read_all(
    read: Callable[[Item, PrivateNames], Mapping[str, Reading]], items: Sequence[Item], names: PrivateNames
) -> list[tuple[Item, Mapping[str, Reading]]]:
    return [(item, readings) for item in items if (readings := read(item, names))]
