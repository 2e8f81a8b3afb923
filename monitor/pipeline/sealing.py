"""What was found about private names, sealed away, and all that collect remembers of it, in memory alone."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from monitor.model import Item, digest
from monitor.store.values import to_json
from monitor.stories import Reading, read_item
from monitor.stories.findings import Finding

#: Seals a text to a public key (``monitor.keys.seal_finding``).
Seal = Callable[[str, str], bytes]

#: Findings are filled up with blanks to a multiple of so many bytes: their length would say which item they are about.
BLOCK = 8192


@dataclass(frozen=True, slots=True)
class Sealed:
    """The findings of one item, to be stored; ``marks`` is what is then to be remembered of it, by private id."""

    item_id: str
    seen: datetime
    rows: tuple[bytes, ...]
    marks: Mapping[str, str] = field(repr=False)


class Sealing:
    """Makes findings of readings, each once while this process lives."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._known: dict[str, Sealed] = {}

    def findings(
        self,
        public: str,
        item: Item,
        readings: Mapping[str, Reading],
        lost: Iterable[str],
        now: datetime,
        *,
        past: bool = False,
        remembered: Container[str] = (),
    ) -> Sealed:
        """What ``readings`` of ``item``, by private id, say that was not sealed before.

        Those in ``lost`` get a finding without claims: the item does not name them any more. Those in ``remembered``
        get none, because an earlier process sealed it. KeyringError if ``public`` is no key.
        """
        marks = self.marks(item.id)
        findings: list[Finding] = []
        for name_id, reading in readings.items():
            mark = digest(str(item.revision), item.title, to_json(Reading, reading))
            if marks.get(name_id) != mark:
                marks[name_id] = mark
                if name_id not in remembered:
                    findings.append(Finding(name_id, item.title, item.revision, reading, now, past))
        for name_id in lost:
            marks.pop(name_id, None)
            findings.append(Finding(name_id, item.title, item.revision, read_item(item, ()), now, past))
        return Sealed(item.id, item.seen, tuple(self._sealed(public, finding) for finding in findings), marks)

    def stored(self, sealed: Sealed) -> None:
        """Remember what is in news.db now."""
        # The rows are on the disk now: they need no memory.
        self._known[sealed.item_id] = replace(sealed, rows=())
        if not sealed.marks:
            del self._known[sealed.item_id]

    def marks(self, item_id: str) -> dict[str, str]:
        """The private ids that something about this item was sealed for, and what that was."""
        known = self._known.get(item_id)
        return dict(known.marks) if known else {}

    def keep(self, name_ids: Container[str]) -> None:
        """Forget whatever is about other names than these."""
        for known in list(self._known.values()):
            kept = {each: mark for each, mark in known.marks.items() if each in name_ids}
            self.stored(Sealed(known.item_id, known.seen, (), kept))

    def forget(self, before: datetime) -> None:
        """Forget items that were seen before then."""
        self._known = {item_id: known for item_id, known in self._known.items() if known.seen >= before}

    def _sealed(self, public: str, finding: Finding) -> bytes:
        text = to_json(Finding, finding)
        return self._seal(public, text + " " * (-len(text.encode()) % BLOCK))
