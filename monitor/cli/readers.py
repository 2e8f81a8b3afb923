"""What those who follow say of an item, for the queue: nobody sees who said it, and it confirms nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.config import Config

if TYPE_CHECKING:
    from monitor.store.desk import Desk, ReaderReport
    from monitor.store.news import News


@dataclass(frozen=True, slots=True)
class Said:
    """Readers say that an item is about this subject (``this_one``), or about somebody else."""

    item_id: str
    subject_id: str
    this_one: bool
    at: datetime
    title: str
    url: str

    @property
    def doubt(self) -> str:
        """What to call it when deciding."""
        return f"{self.item_id}/{self.subject_id}"


def said_by_readers(config: Config, news: News) -> list[Said]:
    """What readers said, the latest first, until an operator decides on it; nothing where there is no desk yet."""
    from monitor.config.files import Files, begun
    from monitor.store.desk import Desk

    path = Files(config.data_dir).desk
    if not begun(path):
        return []
    with Desk.open(path, owner=False, writes=False) as desk:
        return [said for report in desk.reports() if (said := _said(report, news, desk)) is not None]


def _said(report: ReaderReport, news: News, desk: Desk) -> Said | None:
    """One report as it is shown; None once it is decided, or what it is about is gone."""
    item_id = report.item_id
    if not item_id:
        story = news.story(report.story_id)
        item_id = story.lead.item_id if story is not None else ""
    stored = news.item_by_id(item_id)
    decision = desk.latest(item_id, report.subject_id)
    if stored is None or (decision is not None and decision.at >= report.at):
        return None
    return Said(item_id, report.subject_id, report.this_one, report.at, stored.item.title, stored.item.url)
