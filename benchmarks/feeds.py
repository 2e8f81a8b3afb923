"""How fast feeds and pages are read: cut before parsing against feedparser alone, and the gate against extraction.

    python -m benchmarks.feeds --data DIR        (or MONITOR_DATA=DIR)

DIR holds `feeds/*.xml` and `pages/*.html`. Times are processor time, the best of a few runs, in milliseconds, for all
files together.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from monitor.errors import FeedError
from monitor.sources.article import article_text, page_text
from monitor.sources.feed import parse

RUNS = 3


def main() -> int:
    """Measure, print, and return 0 if every feed was read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=os.environ.get("MONITOR_DATA"))
    data = options.parse_args().data
    if data is None:
        print("no data: give --data DIR or set MONITOR_DATA", file=sys.stderr)
        return 64
    failed = feeds([file.read_bytes() for file in sorted((Path(data) / "feeds").glob("*.xml"))])
    pages([file.read_bytes() for file in sorted((Path(data) / "pages").glob("*.html"))])
    return 1 if failed else 0


def feeds(bodies: list[bytes]) -> int:
    """Compare ways to poll ``bodies``; returns how many could not be read."""
    digests, failed = [], 0
    for body in bodies:
        try:
            digests.append(parse(body, None, None, frozenset()).digests)
        except FeedError as error:
            print(f"not read: {error}", file=sys.stderr)
            digests.append(())
            failed += 1
    print(f"{len(bodies) - failed} of {len(bodies)} feeds read, {sum(map(len, digests))} entries")
    readable = [(body, marks) for body, marks in zip(bodies, digests, strict=True) if marks]

    def poll(known: Callable[[tuple[str, ...]], frozenset[str]]) -> Callable[[], object]:
        return lambda: [parse(body, None, None, known(marks)) for body, marks in readable]

    whole = best(lambda: [feedparser_alone(body) for body, _ in readable])
    print(f"{'feedparser alone':34}{whole:9.1f} ms")
    for name, known in (
        ("ours, all entries new", lambda marks: frozenset[str]()),
        ("ours, one new entry per feed", lambda marks: frozenset(marks[1:])),
        ("ours, nothing new", frozenset),
    ):
        took = best(poll(known))
        print(f"{name:34}{took:9.1f} ms   {whole / took:6.1f} times faster")
    return failed


def pages(bodies: list[bytes]) -> None:
    """Compare the gate with the extraction it saves."""
    if not bodies:
        return
    article_text(bodies[0], None, "")
    gate = best(lambda: [page_text(body, None) for body in bodies]) / len(bodies)
    full = best(lambda: [article_text(body, None, "https://example.org/") for body in bodies]) / len(bodies)
    print(f"{len(bodies)} pages: gate {gate:.2f} ms, article {full:.1f} ms a page: {full / gate:.0f} times dearer")


def feedparser_alone(body: bytes) -> object:
    """What polling costs without cutting, as most readers do it."""
    import feedparser

    return feedparser.parse(io.BytesIO(body))


def best(work: Callable[[], object]) -> float:
    """The shortest of some runs of ``work``, in milliseconds."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times) * 1000


if __name__ == "__main__":
    sys.exit(main())
