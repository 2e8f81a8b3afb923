"""docs/watchlists.md and the code name the same keys and headings."""

import re
from pathlib import Path

from monitor.files.shape import keys
from monitor.watchlists.columns import COLUMNS
from monitor.watchlists.entry import Sheet
from monitor.watchlists.lint import Kind

REFERENCE = (Path(__file__).parents[2] / "docs/watchlists.md").read_text(encoding="utf-8")


def test_every_key_and_heading_is_documented() -> None:
    """The reference has one row for every key and every column, with all headings, and none besides."""
    rows = dict(re.findall(r"^\| `([^`]+)` \| ([^|\n]*) \|", REFERENCE, re.MULTILINE))
    assert [row for row in rows if "." in row] == list(keys(Sheet))
    assert {row: tuple(said.split(", ")) for row, said in rows.items() if "." not in row} == COLUMNS


def test_every_kind_of_advice_is_documented() -> None:
    """Each once."""
    rows = re.findall(r"^- ((?:`\w+`(?:, )?)+):", REFERENCE, re.MULTILINE)
    assert sorted(", ".join(rows).split(", ")) == sorted(f"`{kind}`" for kind in Kind)


def test_the_example_is_read() -> None:
    """The TOML shown in the reference is a good watchlist."""
    from monitor.watchlists.load import Content, parse

    example = "\n".join(re.findall(r"^    (?!figuras)(.*)$", REFERENCE, re.MULTILINE))
    assert [one.id for one in parse([Content(Path("x.toml"), example.encode())]).subjects] == [
        "ana-paz-lugo",
        "internado-judicial-de-ejemplo",
    ]
