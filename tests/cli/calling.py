"""Calls ``faro`` as an operator would, in a language of one's choice, and keeps what it printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.cli.app import run

#: A figure of the shipped list, as the press writes of him.
FIGURE = "Juan Pablo Guanipa"


@dataclass(frozen=True)
class Answer:
    """What a command returned and printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> object:
        """What --json printed."""
        return json.loads(self.out)


@dataclass
class Faro:
    """The command, in the directory ``folder`` that ``faro init`` made."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    language: str = "es"

    def __call__(self, *words: str) -> Answer:
        """Run ``faro`` with those words."""
        self.capture.readouterr()
        code = run(list(words), {"LANG": f"{self.language}_VE.UTF-8"})
        out, err = self.capture.readouterr()
        return Answer(code, out, err)

    def here(self, *words: str) -> Answer:
        """Run ``faro`` with the config of the folder."""
        return self(*words, "--config", str(self.config))

    @property
    def config(self) -> Path:
        """The config.toml of the folder."""
        return self.folder / "config.toml"

    def spoil(self, old: str, new: str) -> None:
        """Make a mistake in the config."""
        text = self.config.read_text("utf-8")
        assert old in text
        self.config.write_text(text.replace(old, new, 1), "utf-8")
