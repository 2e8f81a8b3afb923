"""Where things go: beside config.toml on a laptop, or where the units of systemd look for them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from monitor.config import Config

#: The folder of an installed Faro (docs/install.md); its units name these paths.
INSTALLED = Path("/etc/faro")
_DATA, _RUN = Path("/var/lib/faro"), Path("/run/faro")


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one installation; ``run`` is None where Faro is to choose its own place in memory.

    ``installed``: the units of systemd run it, so that their group reads what is in the folder.
    """

    config: Path
    token: Path
    key: Path
    data: Path
    lists: Path
    run: Path | None
    installed: bool

    @property
    def folder(self) -> Path:
        """Where config.toml stands."""
        return self.config.parent

    def written(self, path: Path) -> str:
        """``path`` as config.toml names it: from its own folder where it is inside."""
        inside = path.is_relative_to(self.folder) and not self.installed
        return str(path.relative_to(self.folder) if inside else path)


def layout_of(config: Path, before: Config | None) -> Layout:
    """Where things are by the config that is there, and otherwise where they belong."""
    config = config.absolute()
    folder, installed = config.parent, config.parent == INSTALLED
    secrets = folder if installed else folder / "secrets"
    data = _DATA if installed else folder / "data"
    run = _RUN if installed else None
    if before is None:
        return Layout(config, secrets / "telegram-token", secrets / "key", data, folder / "watchlists", run, installed)
    return Layout(
        config,
        before.telegram.token_file if before.telegram else secrets / "telegram-token",
        before.keys.file if _chosen(before, "keys", "file") or os.path.lexists(before.keys.file) else secrets / "key",
        before.data_dir if _chosen(before, "data", "dir") or os.path.lexists(before.data_dir) else data,
        next((path for path in before.watchlists if not path.suffix), folder / "watchlists"),
        before.run_dir if _chosen(before, "run", "dir") else run,
        installed,
    )


def says(config: Config, table: str, key: str) -> bool:
    """Whether config.toml itself names this key."""
    return key in _table(config, table)


#: What every new config.toml says of these places, whoever made it: nobody's choice, and no place for the units.
_STARTER = frozenset({"data", "secrets/key", ""})


def _chosen(config: Config, table: str, key: str) -> bool:
    """Whether an operator wrote this place into config.toml."""
    return _table(config, table).get(key, "") not in _STARTER


def _table(config: Config, name: str) -> Mapping[str, object]:
    values = config.document.data.get(name)
    return values if isinstance(values, dict) else {}
