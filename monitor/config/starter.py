"""The config.toml that ships with Faro and that ``faro init`` writes."""

from __future__ import annotations

from importlib.resources import files


def starter_config(data_dir: str = "data", contact: str = "", language: str = "es") -> str:
    """The shipped config.toml with these three values in it; the comments stay."""
    text = files("monitor.config").joinpath("config.toml").read_text(encoding="utf-8")
    for key, shipped, value in (("dir", "data", data_dir), ("contact", "", contact), ("language", "es", language)):
        line = f'\n{key} = "{shipped}"'
        if line not in text:
            raise AssertionError(f"the shipped config.toml has lost its line {line.strip()}")
        text = text.replace(line, f"\n{key} = {_quoted(value)}", 1)
    return text


def _quoted(value: str) -> str:
    """``value`` as a TOML basic string (https://toml.io/en/v1.0.0#string)."""
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\' or ord(c) < 0x20 or ord(c) == 0x7F else c for c in value)
    return f'"{escaped}"'
