"""The review queue: doubtful matches and claims, and an operator's word on one."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from monitor.cli import codes
from monitor.cli.loading import load, reading
from monitor.cli.readers import said_by_readers
from monitor.cli.show import show, show_json, show_table
from monitor.locale import Texts
from monitor.locale.dates import stamp
from monitor.model import Kind, Polarity, Verdict

#: What an operator may type for a verdict.
VERDICTS = {
    "yes": Verdict.YES,
    "si": Verdict.YES,
    "sí": Verdict.YES,
    "no": Verdict.NOT_THIS_PERSON,
    "other": Verdict.ANOTHER_READING,
    "otra": Verdict.ANOTHER_READING,
}


def show_queue(path: Path, texts: Texts, *, most: int, as_json: bool) -> int:
    """What waits for an operator, gravest first, and then what those who follow say."""
    config, _ = load(path)
    with reading(config) as news:
        doubts, said = news.doubtful(most), said_by_readers(config, news)
    if as_json:
        told = [
            {"doubt": each.doubt, "readers": _word(each.this_one), "at": each.at, "title": each.title, "url": each.url}
            for each in said
        ]
        show_json([*({"doubt": f"{each.item_id}/{each.subject_id}", **_fields(each)} for each in doubts), *told])
        return codes.OK
    if not doubts and not said:
        show(texts("cli.queue.empty"))
    names = ("doubt", "subject", "kind", "tier", "day", "quote")
    rows = [
        (
            f"{each.item_id}/{each.subject_id}",
            each.subject_id,
            f"{each.kind or ''} {each.polarity or ''}".strip(),
            f"{each.tier or ''} {each.rule}",
            stamp(texts, each.published, config.place.timezone),
            each.quote or each.title,
        )
        for each in doubts
    ]
    if rows:
        show_table([texts(f"cli.column.{name}") for name in names], rows)
    if said:
        show(texts("cli.queue.readers"))
        columns = [texts(f"cli.column.{name}") for name in ("doubt", "subject", "readers", "day", "quote")]
        show_table(
            columns,
            [
                (
                    each.doubt,
                    each.subject_id,
                    texts(f"cli.queue.says_{_word(each.this_one)}"),
                    stamp(texts, each.at, config.place.timezone),
                    each.title,
                )
                for each in said
            ],
        )
    return codes.OK


def decide(path: Path, doubt: str, verdict: str, kind: str | None, polarity: str | None, texts: Texts) -> int:
    """Note an operator's word on ``doubt`` ("item/subject"); collect applies it. Raises StoreError without a desk."""
    from monitor.config.files import Files
    from monitor.store.desk import Desk

    config, _ = load(path)
    item_id, _, subject_id = doubt.partition("/")
    said = VERDICTS.get(verdict.lower())
    if said is None:
        return _refuse(texts("cli.queue.bad_verdict", verdict=verdict))
    kinds, polarities = {str(each) for each in Kind}, {str(each) for each in Polarity}
    if (kind and kind not in kinds) or (polarity and polarity not in polarities):
        return _refuse(texts("cli.queue.bad_reading", kinds=", ".join(kinds), polarities=", ".join(polarities)))
    if (said is Verdict.ANOTHER_READING) != bool(kind or polarity):
        return _refuse(texts("cli.queue.reading_needed"))
    with reading(config) as news:
        known = news.item_by_id(item_id) is not None and bool(subject_id)
    if not known:
        sys.stderr.write(texts("cli.queue.unknown", doubt=doubt) + "\n")
        return codes.NOT_FOUND
    with Desk.open(Files(config.data_dir).desk, owner=False) as desk:
        desk.add_decision(
            item_id,
            subject_id,
            said,
            Kind(kind) if kind else None,
            Polarity(polarity) if polarity else None,
            getpass.getuser(),
            datetime.now(UTC),
        )
    show(texts("cli.queue.noted"))
    return codes.OK


def _refuse(message: str) -> int:
    sys.stderr.write(message + "\n")
    return codes.USAGE


def _word(this_one: bool) -> str:
    return "yes" if this_one else "no"


def _fields(doubt: object) -> dict[str, object]:
    names = ("title", "url", "source_id", "published", "tier", "rule", "score", "kind", "polarity", "quote")
    return {name: getattr(doubt, name) for name in names}
