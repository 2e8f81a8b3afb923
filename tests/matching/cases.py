"""Reads cases.toml and its like: the watched subjects, and the cases with what is expected of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.model import Subject, SubjectType

CASES = Path(__file__).with_name("cases.toml")


@dataclass(frozen=True, slots=True)
class Case:
    """One row: who is watched, what is read, and the mentions expected as (subject, tier, words)."""

    why: str
    watch: tuple[Subject, ...]
    text: str
    expect: tuple[tuple[str, str, str], ...]


def load_cases(path: Path = CASES, kind: str = "person") -> list[Case]:
    """Every case in the file; subjects are of ``kind`` and all of them watched where it does not say otherwise."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    subjects = {key: subject(key, row, kind) for key, row in document["subjects"].items()}
    return [
        Case(
            why=row["why"],
            watch=tuple(subjects[key] for key in row.get("watch", subjects)),
            text=row["text"],
            expect=tuple((key, tier, words) for key, tier, words in row["expect"]),
        )
        for row in document["case"]
    ]


def subject(key: str, row: str | dict[str, Any], kind: str = "person") -> Subject:
    """A subject from its row: the bare name of a person, or a table."""
    fields = {"name": row} if isinstance(row, str) else row
    return Subject(
        id=key,
        type=SubjectType(fields.get("type", kind)),
        name=fields["name"],
        aliases=tuple(fields.get("aliases", ())),
        needs_context=tuple(fields.get("needs_context", ())),
        context=tuple(fields.get("context", ())),
        namesakes=tuple(fields.get("namesakes", ())),
    )
