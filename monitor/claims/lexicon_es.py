"""What Spanish-language news says happens to people who are held."""

from __future__ import annotations

from monitor.claims import es_abduction, es_body, es_courts, es_custody, es_freedom
from monitor.claims.lexicon import Pattern

PATTERNS: tuple[Pattern, ...] = (
    *es_freedom.PATTERNS,
    *es_custody.PATTERNS,
    *es_abduction.PATTERNS,
    *es_courts.PATTERNS,
    *es_body.PATTERNS,
)
