"""Where the three databases stand in the data directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from monitor.errors import StoreError


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
        """Create the directories that are not there; raise StoreError when that cannot be done."""
        try:
            if not self.data_dir.is_dir():
                self.data_dir.mkdir(parents=True)
                self.data_dir.chmod(0o2770)  # mkdir's own mode is cut by the umask
            self.people.parent.mkdir(exist_ok=True)
            self.people.parent.chmod(0o700)
        except OSError as error:
            raise StoreError(
                f"No se puede crear {error.filename}: {error.strerror}. / Cannot create {error.filename}."
            ) from error
