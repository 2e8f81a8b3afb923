"""The arguments of one call, read as leniently as the real API reads them: everything may come as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.botapi.answers import bad


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a client sent, by name; a value is text, or already decoded where the body was JSON."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text, "" where there is none."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """A whole number; ``default`` for none and for what is no number; cut to ``low`` and ``high``."""
        try:
            number = int(self.values.get(name, default))
        except (TypeError, ValueError):
            number = default
        number = number if low is None else max(low, number)
        return number if high is None else min(high, number)

    def number(self, name: str, default: float = 0.0) -> float:
        """A number of seconds; ``default`` for none. Raises ValueError for what is no number."""
        return float(self.values.get(name, default))

    def flag(self, name: str) -> bool:
        """Whether it was asked for ("true", "yes" or "1" in any case, as the API reads them)."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, what: str) -> object:
        """A value written as JSON, None where there is none; raises RefusedError, naming ``what``, if it is none."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {what} JSON object") from None
