"""How often the claims read from sentences are right: event, releases that are none, releases missed, who says it.

python -m benchmarks.claims [--data DIR] [--misses]

Three hands wrote the sentences in ``sets/``: a newsroom, the street, English wires. Of each, a third was kept unseen
while rules were written (``-held``), and is reported apart. ``--data DIR`` (or MONITOR_DATA) adds dev.jsonl and
real.jsonl of its sentences. ``--misses`` prints what went wrong, of the sentences that may be seen.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.claims.rows import SETS, Row, from_data, own
from benchmarks.claims.scoring import Reading, score
from monitor.model import Claim

HELD = "-held"


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("MONITOR_DATA"))
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    data = Path(chosen.data) / "sentences" if chosen.data else None
    print(f"{'':<16} {'rows':>5} {'event':>6} {'false free':>11} {'missed free':>12} {'who':>6} {'sentences/s':>12}")
    for name, rows in _sets(data):
        begin = time.process_time()
        readings = [Reading(row, tuple(row.read())) for row in rows]
        spent = time.process_time() - begin
        figures = score(readings)
        print(
            f"{name:<16} {figures.rows:>5} {figures.event:>6.3f} {figures.false_free:>11.3f} "
            f"{figures.missed_free:>12.3f} {figures.who:>6.3f} {len(rows) / spent:>12.0f}"
        )
        if chosen.misses and not name.endswith(HELD):
            for line in _misses(readings):
                print(line)
    if data is None:
        print("No --data and no MONITOR_DATA: dev.jsonl and real.jsonl were left out.")
    return 0


def _sets(data: Path | None) -> Iterator[tuple[str, list[Row]]]:
    for path in sorted(SETS.glob("*.jsonl")):
        yield path.stem, list(own(path.stem))
    for name in ("dev", "real") if data else ():
        yield name, list(from_data(data / f"{name}.jsonl")) if data else []


def _misses(readings: list[Reading]) -> Iterator[str]:
    for one in readings:
        if one.right and not one.false_free and not one.missed_free:
            continue
        gold = ", ".join("/".join(each) for each in sorted(one.row.gold))
        yield f"  {one.row.id}: {gold}, said by {one.row.who}, but {'; '.join(map(_say, one.claims))}"
        yield f"    {one.row.text!r}"


def _say(claim: Claim) -> str:
    role = claim.speaker.role if claim.speaker else None
    return f"{claim.kind}/{claim.polarity} by {role} [{claim.rule}]{' recalled' if claim.background else ''}"


if __name__ == "__main__":
    sys.exit(main())
