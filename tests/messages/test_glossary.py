"""docs/glossary.md has every noun of the model."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum
from pathlib import Path

from monitor import model

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
WORDS = {
    word.strip() for heading in re.findall(r"^\*\*(.+?)\*\*", GLOSSARY, re.MULTILINE) for word in heading.split(",")
}


def nouns() -> list[type]:
    """Every class of model.py."""
    return [each for _, each in inspect.getmembers(model, inspect.isclass) if each.__module__ == model.__name__]


def test_every_noun_is_explained() -> None:
    """Each class of model.py has an entry under its own name."""
    assert {each.__name__ for each in nouns()} - WORDS == set()


def test_every_value_is_named() -> None:
    """Each value an operator may meet in an export or a file is named; relations go by one example."""
    for each in nouns():
        if issubclass(each, StrEnum) and each is not model.Relation:
            assert [value for value in each if f"`{value}`" not in GLOSSARY] == [], each
