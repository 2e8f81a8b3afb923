"""Where the three databases stand in the data directory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import unusable


@dataclass(frozen=True, slots=True)
class Files:
    """Where the state stands: three databases, people.db in a directory that only notify may enter."""

    data_dir: Path

    @property
    def news(self) -> Path:
        """What was published."""
        return self.data_dir / "news.db"

    @property
    def people(self) -> Path:
        """Who is told."""
        return self.data_dir / "people" / "people.db"

    @property
    def desk(self) -> Path:
        """What operators decided."""
        return self.data_dir / "desk.db"

    def make(self) -> None:
        """Create the data directory if it is not there; raise StoreError when that cannot be done."""
        with self._said():
            if self.data_dir.is_dir():
                return
            self.data_dir.mkdir(parents=True)
            self.data_dir.chmod(0o2770)  # mkdir's own mode is cut by the umask

    def make_for_people(self) -> None:
        """The same, with the directory that only notify may enter: collect neither makes it nor looks into it."""
        self.make()
        folder = self.people.parent
        with self._said():
            folder.mkdir(exist_ok=True)
            if folder.stat().st_mode & 0o777 != 0o700:
                folder.chmod(0o700)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unusable(error.filename or self.data_dir, error) from error


def begun(path: Path) -> bool:
    """Whether there is a database at ``path``; an empty file is none yet. StoreError where we may not look."""
    try:
        return path.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise unusable(path, error) from error
