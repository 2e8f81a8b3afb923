"""What English-language news says happens to people who are held."""

from __future__ import annotations

from monitor.claims import en_courts_body, en_custody, en_freedom
from monitor.claims.lexicon import Pattern

PATTERNS: tuple[Pattern, ...] = (*en_freedom.PATTERNS, *en_custody.PATTERNS, *en_courts_body.PATTERNS)
