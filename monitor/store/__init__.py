"""The three SQLite files and all SQL: news.db (what was published), people.db (who is told), desk.db (decisions)."""

from monitor.store.desk import Alarm, AuditRow, Desk
from monitor.store.jobs import Job
from monitor.store.news import News
from monitor.store.outbox import AlertRow, AlertState, DeliveryRow
from monitor.store.people import People, QueuedAlert
from monitor.store.polls import NewItem, SourceState, StoredItem
from monitor.store.readings import GroundRow
from monitor.store.review import Doubt
from monitor.store.rows import content_hash

__all__ = [
    "Alarm",
    "AlertRow",
    "AlertState",
    "AuditRow",
    "DeliveryRow",
    "Desk",
    "Doubt",
    "GroundRow",
    "Job",
    "NewItem",
    "News",
    "People",
    "QueuedAlert",
    "SourceState",
    "StoredItem",
    "content_hash",
]
