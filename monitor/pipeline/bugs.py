"""Where a bug is, in words that a log may hold: not what it says, for that may quote a name that somebody typed."""

from __future__ import annotations

import traceback
from pathlib import Path

#: Innermost calls that are shown.
DEPTH = 6


def place_of(error: BaseException) -> str:
    """The kind of an unexpected error and where it came up, innermost call first: "KeyError at say.py:12 < …"."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {' < '.join(places)}"
