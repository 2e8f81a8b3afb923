"""config.toml with new values in it: what the operator wrote, comments too, stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import Table

from monitor.cli.setup.layout import Layout
from monitor.config import Config, KeyMode
from monitor.config.schema import Telegram

Values = Mapping[tuple[str, ...], object]

#: What is said beside a table that was not there.
_SAID = {
    "telegram": "El token está en ese archivo, nunca aquí / the token is in that file, never here",
    "keys": "Dónde está la clave: docs/keys.md / where the key is",
    "run": "En memoria (tmpfs) / in memory",
}


def edited(text: str, values: Values) -> str:
    """``text``, a config.toml, with ``values`` by table and key; a value that it has already is not touched.

    Raises tomlkit's ParseError, a ValueError, for what is no TOML.
    """
    document = tomlkit.parse(text)
    for (*tables, key), value in values.items():
        table: Any = document
        for depth, name in enumerate(tables, 1):
            if name not in table:
                table[name] = _table(name, above=depth < len(tables))
            table = table[name]
        if key not in table or table[key] != value:
            table[key] = value
    return tomlkit.dumps(document)


def wanted(
    layout: Layout,
    before: Config | None,
    *,
    language: str,
    zone: str,
    api: str,
    name: str,
    mode: KeyMode,
) -> Values:
    """What config.toml is to say after these answers; what is as it would be without saying is left out."""
    values: dict[tuple[str, ...], object] = {
        ("place", "timezone"): zone,
        ("place", "language"): language,
        ("data", "dir"): layout.written(layout.data),
        ("channels", "telegram", "token_file"): layout.written(layout.token),
        ("channels", "telegram", "name"): name,
        ("keys", "mode"): mode.value,
        ("keys", "file"): layout.written(layout.key),
    }
    if api != (before.bot if before else Telegram()).api:
        values["channels", "telegram", "api"] = api
    if layout.run is not None:
        values["run", "dir"] = layout.written(layout.run)
    if before is not None:
        for key, same in (
            (("channels", "telegram", "token_file"), before.telegram and before.telegram.token_file == layout.token),
            (("data", "dir"), before.data_dir == layout.data),
            (("keys", "file"), before.keys.file == layout.key),
            (("run", "dir"), before.run_dir == layout.run),
        ):
            if same:  # as the operator wrote it, relative or not
                values.pop(key, None)
        if layout.lists not in before.watchlists:
            written = before.document.data.get("watchlists", {}).get("paths", [])
            values["watchlists", "paths"] = [*written, layout.written(layout.lists)]
    return values


def _table(name: str, *, above: bool) -> Table:
    table = tomlkit.table(is_super_table=above)
    if not above and name in _SAID:
        table.add(tomlkit.comment(_SAID[name]))
    return table
