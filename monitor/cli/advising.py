"""What ``watchlist check`` says of entries that are allowed and will be mistaken, and what readers said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from monitor.cli.loading import reading
from monitor.cli.readers import said_by_readers
from monitor.config import Config
from monitor.errors import StoreError
from monitor.locale import Texts
from monitor.model import Verdict

if TYPE_CHECKING:
    from monitor.watchlists.lint import Note


def advised(note: Note, texts: Texts) -> str:
    """A note in the operator's language."""
    if note.times:
        return texts.count(note.key, note.times)
    return texts(note.key, **note.words)


def somebody_else(config: Config) -> Mapping[str, int]:
    """In how many items readers, or in the end operators, said that not this subject was meant, by its id.

    Nothing where no database is there yet, or none may be read.
    """
    from monitor.config.files import Files
    from monitor.store.desk import Desk

    try:
        with reading(config) as news:
            items = {(said.item_id, said.subject_id): said.this_one for said in said_by_readers(config, news)}
        with Desk.open(Files(config.data_dir).desk, owner=False, writes=False) as desk:
            for decision in desk.decisions_after(0):
                items[decision.item_id, decision.subject_id] = decision.verdict is not Verdict.NOT_THIS_PERSON
    except StoreError:
        return {}
    return Counter(subject_id for (_, subject_id), meant in items.items() if not meant)
