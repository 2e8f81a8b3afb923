"""A configuration, a data directory and a clock for tests of notify: no network, and memory for what must be there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from monitor.config import Config, load_config
from monitor.config.files import Files
from monitor.keys import Secret, write_secret
from monitor.model import Claim
from monitor.service import voices_of
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.stories import Stories, read_item
from tests.build import item
from tests.e2e.site import Clock, Kept, write
from tests.keys.rings import NEW

TOKEN = "123456:token"  # noqa: S105 -- of nobody's bot


@dataclass
class House:
    """``config`` has a family and an advocate on the terminal; Telegram and the keys as the test asks for."""

    folder: Path
    run_dir: Path
    clock: Clock = field(default_factory=Clock)
    kept: Kept = field(default_factory=Kept)
    failed: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.file = write(self.folder, "http://127.0.0.1:9")
        self.secrets = self.folder / "secrets"
        self.secrets.mkdir(mode=0o700)
        self.add(f'[run]\ndir = "{self.run_dir}"\n')
        self.put("key", write_secret(NEW))
        self.put("token", TOKEN)

    def add(self, lines: str) -> None:
        """More of config.toml."""
        self.file.write_text(self.file.read_text("utf-8") + lines, "utf-8")

    def put(self, name: str, body: str) -> Path:
        """A secret in its file."""
        path = self.secrets / name
        path.touch(mode=0o600)
        path.write_text(f"{body}\n", "utf-8")
        return path

    def with_bot(self, mode: str = "file") -> None:
        """Telegram is asked for; nobody calls it in these tests."""
        telegram = '[channels.telegram]\ntoken_file = "secrets/token"\napi = "http://127.0.0.1:9"\n'
        self.add(f'{telegram}[keys]\nmode = "{mode}"\n')

    @property
    def config(self) -> Config:
        """As it is now."""
        return load_config(self.file)

    @property
    def files(self) -> Files:
        """Where the databases are."""
        return Files(self.config.data_dir)

    def collect(self, *published: tuple[str, Claim]) -> News:
        """news.db as collect leaves it, opened as its owner: each of ``published`` was read just now."""
        self.files.make()
        news = News.open(self.files.news, owner=True)
        news.sync_sources(self.config.sources, self.clock.now())
        for source, claim in published:
            self.publish(news, source, claim)
        return news

    def publish(self, news: News, source: str, claim: Claim) -> None:
        """An item comes out and is read."""
        made, named = item(source, self.clock.now(), claim)
        stories = Stories(voices_of(self.config), news.readings(made.seen.replace(year=2000)), news.stories())
        changes = stories.take(read_item(made, named), self.clock.now())
        news.save_reading(
            None,
            made,
            (),
            read_item(made, named),
            [story for change in changes for story in stories.of(change.story.subject_id)],
            changes,
            done=True,
            text_kept="",
            now=self.clock.now(),
        )

    def detail(self, key: str) -> str:
        """What the alarm that stands says besides its name."""
        with Desk.open(self.files.desk, owner=False, writes=False) as desk:
            return next(alarm.detail for alarm in desk.open_alarms() if alarm.key == key)

    def alarms(self) -> set[str]:
        """The alarms that stand."""
        with Desk.open(self.files.desk, owner=False, writes=False) as desk:
            return {alarm.key for alarm in desk.open_alarms()}


@contextmanager
def house(folder: Path) -> Iterator[House]:
    """A house with a folder in memory, gone afterwards."""
    run_dir = Path(tempfile.mkdtemp(prefix="faro-test-", dir="/dev/shm"))
    try:
        yield House(folder, run_dir)
    finally:
        shutil.rmtree(run_dir)


def secret(number: int) -> Secret:
    """Some secret."""
    return Secret(bytes([number]) * 32)
