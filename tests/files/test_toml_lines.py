"""Where keys stand in a TOML file, whatever way they are written."""

import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.files.toml_lines import Path, toml_lines

CASES: list[tuple[str, str, dict[Path, int]]] = [
    ("plain", 'a = 1\nb = "x"\n', {("a",): 1, ("b",): 2}),
    ("comments and blanks", "# a = 1\n\n  a = 1 # b = 2\n", {("a",): 3}),
    ("table", "[t]\nk = 1\n[t.u]\nk = 2", {("t",): 1, ("t", "k"): 2, ("t", "u"): 3, ("t", "u", "k"): 4}),
    ("header out of order", "[a.b]\nk=1\n[a]\nk=2\n", {("a", "b", "k"): 2, ("a", "k"): 4}),
    (
        "array of tables",
        "[[s]]\nid=1\n[[s]]\nid=2\n[s.sub]\nx=1\n",
        {("s", 0, "id"): 2, ("s", 1): 3, ("s", 1, "id"): 4, ("s", 1, "sub", "x"): 6},
    ),
    (
        "arrays in arrays",
        "[[a]]\n[[a.b]]\nk=1\n[[a.b]]\nk=2\n[[a]]\n[[a.b]]\nk=3\n",
        {("a", 0, "b", 1, "k"): 5, ("a", 1, "b", 0): 7, ("a", 1, "b", 0, "k"): 8},
    ),
    ("inline table", 't = { a = 1, b = { c = "}" }, d = [1] }\n', {("t", "b", "c"): 1, ("t", "d", 0): 1}),
    (
        "array over lines",
        't = [ # one ]\n  "a,]", # two\n  { k = 1 },\n  [2,\n3],\n]\nz = 1\n',
        {("t", 0): 2, ("t", 1, "k"): 3, ("t", 2, 1): 5, ("z",): 7},
    ),
    ("multi-line text", 'a = """\n[b]\nc = \\""" 1\n"""""\nd = 1\n', {("a",): 1, ("d",): 5}),
    ("multi-line literal", "a = '''\n# x\n[[b]]\\\n'''''\nd = 1\n", {("a",): 1, ("d",): 5}),
    ("brackets in text", 'a = "# ] } = \\" \\\\"\nb = \'# \\\'\nc = 1\n', {("b",): 2, ("c",): 3}),
    ("quoted keys", '"a.b".\'c d\' = 1\n["\\u00e1 ]" . x]\ny = 1\n', {("a.b", "c d"): 1, ("á ]", "x", "y"): 3}),
    ("dotted keys", "[x]\na . b.c = 1\na.d = 2\n", {("x", "a"): 2, ("x", "a", "b", "c"): 2, ("x", "a", "d"): 3}),
    ("dates and numbers", "a = 1979-05-27 07:32:00 # x\nb = -1_0\nc = [1.5e3, inf]\n", {("b",): 2, ("c", 1): 3}),
    ("empty things", 'a = []\nb = {}\nc = \'\'\nd = """"""\ne = 1', {("a",): 1, ("e",): 5}),
    ("no newline at the end", "[t]", {("t",): 1}),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_key_has_its_line(text: str, expected: dict[Path, int]) -> None:
    """Each path is found on the line where its key begins, and no path is missing."""
    lines = toml_lines(text)
    assert {path: lines.get(path) for path in expected} == expected
    assert set(lines) == set(_paths(tomllib.loads(text)))


TEXT = st.text(st.sampled_from("aé \"'\\\n#[]{}=,.|:-"), max_size=8)
VALUE = st.recursive(
    st.one_of(st.integers(), st.booleans(), TEXT, st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=12,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.dictionaries(TEXT, VALUE, max_size=4))
def test_the_scanner_sees_what_tomllib_sees(data: dict[str, Any]) -> None:
    """For any document the paths found are exactly those of the values read, each on a line that exists."""
    text = tomlkit.dumps(data).replace("\r\n", "\n")
    lines = toml_lines(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


def _paths(value: object, path: Path = ()) -> list[Path]:
    own = [path] if path else []
    if isinstance(value, dict):
        return own + [each for key, inner in value.items() for each in _paths(inner, (*path, key))]
    if isinstance(value, list):
        return own + [each for index, inner in enumerate(value) for each in _paths(inner, (*path, index))]
    return own
