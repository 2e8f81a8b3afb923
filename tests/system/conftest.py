"""A machine on which Faro was installed by docs/install.md, made once for all the tests that look at it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.house import ROOT, kept_files
from tests.system.machine import Machine, machine

#: Where the release is unpacked on that machine.
RELEASE = "/srv/faro"
MARK = "(not run by the tests"


@dataclass(frozen=True, slots=True)
class Command:
    """One line that docs/install.md tells the operator to type, and whether the tests type it too."""

    line: str
    run: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """The machine, and how each command that was typed ended, in order."""

    machine: Machine
    typed: dict[str, subprocess.CompletedProcess[str]]


def commands() -> list[Command]:
    """The commands of docs/install.md: the indented lines; a paragraph with the mark is about those that follow it."""
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    part = page.partition("## The commands\n")[2].partition("\n## ")[0]
    found, run = [], True
    for paragraph in re.split(r"\n\s*\n", part):
        if paragraph.startswith("    "):
            found += [Command(line.strip(), run) for line in paragraph.splitlines()]
        elif paragraph.strip():
            run = MARK not in " ".join(paragraph.split())
    return found


@pytest.fixture(scope="session")
def installed() -> Iterator[Installed]:
    """Type every command that can be run, as root on a bare machine, in the directory of the release."""
    with machine() as bare:
        release = bare.root / RELEASE.lstrip("/")
        for file in kept_files():
            copy = release / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
            copy.chmod(file.stat().st_mode)
        typed = {each.line: bare.run(each.line, cwd=RELEASE) for each in commands() if each.run}
        yield Installed(bare, typed)
