"""Faro on real feeds, pages and headlines, in a network that has only loopback.

    python -m benchmarks.real_input --data DIR              (or MONITOR_DATA=DIR)
    python -m benchmarks.real_input --data DIR --mentions   also every mention and message, to be checked by hand

DIR holds `feeds/` with its `INDEX.tsv`, `pages/` and `headlines.json`. Nothing of it is kept unless --keep says where.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.real_feeds import play_feeds
from benchmarks.real_headlines import play_headlines
from benchmarks.real_measuring import Found, devices
from benchmarks.real_setup import read_names
from monitor.channels import Outgoing

HERE = Path(__file__).resolve().parent
HELPER = HERE.parent / "tools" / "loopback-netns"
NAMES = HERE / "real_names.toml"
#: sysexits.h: what was named is not there; the environment is not as it must be.
NO_INPUT, CONFIG = 66, 78


def main() -> int:
    """Measure and print; return 0 if every feed was read, every name found, and the second poll brought nothing."""
    options = _options()
    if options.data is None:
        _print_no_data(as_json=options.json)
        return 0
    if not (options.data / "feeds" / "INDEX.tsv").is_file():
        print(f"no feeds/INDEX.tsv in {options.data}", file=sys.stderr)
        return NO_INPUT
    if not options.inside:
        _enter()
    if devices() != {"lo"}:
        print(f"refused: there are network devices besides loopback: {', '.join(devices())}", file=sys.stderr)
        return CONFIG
    with TemporaryDirectory(prefix="faro-real-") as scratch:
        return asyncio.run(_measure(options, options.keep or Path(scratch)))


async def _measure(options: argparse.Namespace, folder: Path) -> int:
    names = read_names(options.names)
    # The headlines first: comparing with the pages' articles, in the end, takes memory that is not the service's.
    headlines, named, messages = await play_headlines(options.data, names, folder / "headlines")
    feeds, found = await play_feeds(options.data, names, folder / "feeds", wait=options.wait)
    if options.json:
        print(json.dumps({"measured": True, "feeds": feeds, "headlines": headlines}, ensure_ascii=False))
    else:
        _print("feeds and pages", feeds)
        _print("headlines", headlines)
    if options.mentions:
        _print_mentions("feeds and pages", found)
        _print_mentions("headlines", named)
        _print_messages(messages)
    return 0 if holds(feeds, headlines) else 1


def holds(feeds: dict[str, Any], headlines: dict[str, Any]) -> bool:
    """Whether everything was read and found, and nothing came of what had not changed."""
    again = feeds["second_poll"]
    return bool(
        feeds["feeds"]["parsed"] == feeds["feeds"]["given"]
        and not feeds["names"]["missed"]
        and not feeds["pages"]["missed"]
        and feeds["articles"]["left"] == 0
        and feeds["alerts"] == 0
        and again["not_modified"] == feeds["counts"]["sources"]
        and again["requests"] == feeds["counts"]["sources"]
        and not again["changed"]
        and not headlines["failed"]
        and not headlines["names"]["missed"]
    )


def _enter() -> None:
    """Become the same command where there is only loopback; the helper checks that from inside, and so do we."""
    here = ["--here"] if devices() == {"lo"} else []
    own = [sys.executable, "-m", "benchmarks.real_input", "--inside", *sys.argv[1:]]
    sys.stdout.flush()
    os.execv(HELPER, [str(HELPER), *here, *own])  # noqa: S606 - no shell is wanted


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = os.environ.get("MONITOR_DATA")
    parser.add_argument("--data", type=Path, default=Path(data) if data else None, metavar="DIR")
    parser.add_argument("--names", type=Path, default=NAMES, metavar="FILE", help="whom to watch (real_names.toml)")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--mentions", action="store_true", help="print every mention and message too")
    parser.add_argument("--wait", action="store_true", help="wait as long as a real service does: six minutes")
    parser.add_argument("--keep", type=Path, metavar="NEWDIR", help="leave config, lists and databases there")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _print_no_data(*, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"measured": False}))
    print("no data: nothing measured (give --data DIR or set MONITOR_DATA)", file=sys.stderr if as_json else sys.stdout)


def _print(title: str, figures: dict[str, Any]) -> None:
    print(f"== {title}")
    for key, value in figures.items():
        inner = value if isinstance(value, dict) else {"": value}
        print(f"{key:22}" + "  ".join(f"{name} {what}".strip() for name, what in inner.items()))


def _print_mentions(title: str, found: Sequence[Found]) -> None:
    print(f"== mentions: {title}")
    for each in found:
        past = " (past)" if each.past else ""
        print(f"{each.tier:6} {each.rule:22} {each.subject_id:24} [{each.read}]{past} {each.source_id}: {each.title}")
        if each.quote and each.quote not in each.title:
            print(f"       … {each.quote}")


def _print_messages(messages: Sequence[Outgoing]) -> None:
    print("== messages")
    for each in messages:
        print(f"{each.at:%d %b %H:%M} {each.address}: {each.shape}, {each.reason}")
        for part in (each.rendered.original, each.rendered.message):
            if part is not None:
                print("    " + part.text.replace("\n", "\n    "))


if __name__ == "__main__":
    sys.exit(main())
