"""The files around the program, read for tests/test_house.py: what git keeps, the locks, pyproject.toml, tables."""

from __future__ import annotations

import re
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
RUN = ROOT / "requirements" / "run.txt"
DEV = ROOT / "requirements" / "dev.txt"


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked package: its version, and how many hashes vouch for it."""

    version: str
    hashes: int


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that is, or would be, under version control; without git, every file that is not made by a tool."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        made = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist", "data"}
        inside = ((path, path.relative_to(ROOT).parts) for path in ROOT.rglob("*") if path.is_file())
        return tuple(path for path, parts in inside if not made & set(parts) and not parts[0].endswith("_cache"))
    return tuple(path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file())


@cache
def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def run_time() -> list[Requirement]:
    """What the program needs to run."""
    return [Requirement(line) for line in project()["project"]["dependencies"]]


def development() -> list[Requirement]:
    """What developers need besides."""
    return [Requirement(line) for line in project()["dependency-groups"]["dev"]]


def pins(lock: Path) -> dict[str, Pin]:
    """The packages of a lock by name; a line that is no exact pin fails."""
    found: dict[str, Pin] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8")):
        head = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", block)
        assert head, f"{lock.name}: no exact version: {block.splitlines()[0]}"
        found[canonicalize_name(head[1])] = Pin(head[2], block.count("--hash=sha256:"))
    return found


def rows(page: Path) -> list[list[str]]:
    """The rows of every table of a Markdown page, cell by cell, without heads and rules."""
    found: list[list[str]] = []
    lines = page.read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if line.startswith("|") and not _is_rule(line) and not _is_rule(below):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def quoted(text: str) -> list[str]:
    """What stands between backquotes."""
    return re.findall(r"`([^`]+)`", text)


def _is_rule(line: str) -> bool:
    return bool(re.fullmatch(r"\|(\s*:?-+:?\s*\|)+", line))
