"""What goes wrong with a source is said in Spanish and in English, on one line."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import monitor.errors
import monitor.sources

FOLDER = Path(monitor.sources.__file__).parent
OURS = {name for name in vars(monitor.errors) if name.endswith("Error")}


def sentences() -> list[tuple[str, str]]:
    """File and text of every error of ours that is raised with words of its own."""
    found = []
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OURS):
                continue
            parts = node.args[0].values if isinstance(node.args[0], ast.JoinedStr) else node.args[:1]
            words = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
            if any(isinstance(part, ast.Constant) for part in parts):
                found.append((path.name, words))
    return found


def test_there_are_words() -> None:
    """The walk over the files finds what it looks for."""
    assert len(sentences()) > 20


@pytest.mark.parametrize(("file", "words"), sentences(), ids=lambda value: value[:40])
def test_an_error_speaks_both_languages(file: str, words: str) -> None:
    """Spanish, then English in brackets, then at most a detail after a colon; one line, no full stop."""
    assert re.fullmatch(r"[^()]{5,60} \([^()]{5,60}\)(: \S+)?", words), f"{file}: {words}"
