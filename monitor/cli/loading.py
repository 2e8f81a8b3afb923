"""What most commands begin with: the config, the watchlists, and the databases as readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.config import Config, follows_nobody, load_config
from monitor.errors import ConfigError
from monitor.model import Subject
from monitor.watchlists import load_watchlists

if TYPE_CHECKING:
    from monitor.store.news import News


def load(path: Path) -> tuple[Config, tuple[Subject, ...]]:
    """The config and the subjects; ConfigError with every fault of both, and followers of nobody among them."""
    config = load_config(path)
    subjects = load_watchlists(config.watchlists)
    if faults := follows_nobody(config, (subject.id for subject in subjects)):
        raise ConfigError(faults)
    return config, subjects


@contextmanager
def reading(config: Config) -> Iterator[News]:
    """news.db for reading; StoreError if there is none yet."""
    from monitor.config.files import Files
    from monitor.store.news import News

    with News.open(Files(config.data_dir).news, owner=False) as news:
        yield news
