"""How often the claims read from labelled sentences are right: kind, polarity and speaker, on dev.jsonl and real.jsonl.

Run: ``python -m benchmarks.claims --data DIR [--misses]`` (or MONITOR_DATA). The mapping of our words to the labels
is the one in the data's README; any one pair of a label is right.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from monitor.claims import read_claims
from monitor.model import Claim, Item, Kind, Mention, Polarity, Role, Tier

KINDS = {
    Kind.RELEASED_WITH_MEASURES: "conditional",
    Kind.HOUSE_ARREST: "conditional",
    Kind.RE_ARRESTED: "rearrested",
    Kind.RELEASE_ORDERED: "released",
    Kind.HUNGER_STRIKE: "health",
    Kind.MENTIONED: "none",
    Kind.HEARING: "none",
    Kind.LOCATED: "none",
}
SOURCES = {
    Role.STATE_MEDIA: "government",
    Role.IGO: "ngo",
    Role.OUTLET: "press",
    Role.WIRE: "press",
    Role.AGGREGATOR: "press",
    Role.SELF: "none",
}


def main() -> int:
    """Print the figures; 78 when no data directory is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=os.environ.get("MONITOR_DATA"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not options.data:
        print("claims: no data: give --data DIR or set MONITOR_DATA", file=sys.stderr)
        return 78
    for name in ("dev", "real"):
        path = Path(options.data) / "sentences" / f"{name}.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        started = time.perf_counter()
        read = [(row, _read(row)) for row in rows]
        spent = (time.perf_counter() - started) / len(rows) * 1000
        right = [_right(row, claims) for row, claims in read]
        figures = ", ".join(
            f"{what} {sum(one[at] for one in right)}" for at, what in enumerate(("kind", "polarity", "pair", "source"))
        )
        print(f"{name}: {len(rows)} sentences: {figures}, all {sum(all(one) for one in right)}; {spent:.1f} ms each")
        for (row, claims), marks in zip(read, right, strict=True):
            if options.misses and not all(marks):
                told = "; ".join(map(_say, claims))
                print(f"  {row['person']}: {row['kind']}/{row['status']}/{row['source']} but {told}\n    {row['text']}")
    return 0


def _say(claim: Claim) -> str:
    role = claim.speaker.role if claim.speaker else None
    return f"{claim.kind}/{claim.polarity}/{role}[{claim.rule}]{'*' if claim.background else ''}"


def _read(row: dict[str, str]) -> list[Claim]:
    text, person = row["text"], row["person"]
    now = datetime(2026, 2, 12, 12, tzinfo=UTC)
    item = Item("bench", "1", 1, "", "", text, "", "", row["lang"], now, now)
    start = text.index(person)
    mention = Mention("p", person, "exact", 1.0, Tier.SURE, text, start, start + len(person))
    return read_claims(item, [mention])


def _pair(claim: Claim) -> tuple[str, str]:
    kind = KINDS.get(claim.kind, str(claim.kind))
    if kind == "none":
        return "none", "none"
    if claim.kind is Kind.RELEASE_ORDERED and claim.polarity is Polarity.HAPPENED:
        return kind, "expected"
    return kind, "claimed" if claim.polarity is Polarity.DOUBTED else str(claim.polarity)


def _right(row: dict[str, str], claims: list[Claim]) -> tuple[bool, bool, bool, bool]:
    kinds, states = row["kind"].split("/"), row["status"].split("/")
    length = max(len(kinds), len(states))
    gold = [(kinds[min(i, len(kinds) - 1)], states[min(i, len(states) - 1)]) for i in range(length)]
    told = [(_pair(claim), claim) for claim in claims]
    matching = [claim for pair, claim in told if pair in gold]
    voices = {_source(claim) for claim in (matching or claims)}
    source = row["source"] in voices or kinds == ["none"]
    kind = any(pair[0] in kinds for pair, _ in told)
    return kind, any(pair[1] in states for pair, _ in told), bool(matching), source


def _source(claim: Claim) -> str:
    role = claim.speaker.role if claim.speaker else None
    return SOURCES.get(role, str(role)) if role else "none"


if __name__ == "__main__":
    sys.exit(main())
