"""The house is in order: locks, dependencies with a reason, pages that tell the truth, nothing of anybody's machine."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest
import typer.main
from packaging.utils import canonicalize_name
from typer.core import TyperGroup

from monitor.cli.app import application
from monitor.locale import translator
from tests.house import DEV, ROOT, RUN, development, kept_files, pins, project, quoted, rows, run_time

#: Modules whose name is not their package's, and parts of a package that it documents as its own.
MODULES = {"annotated_types": "pydantic", "pydantic_core": "pydantic", "telegram": "python-telegram-bot"}
#: Needed and never imported: trafilatura does not start without it.
UNSEEN = {"lxml-html-clean"}


@cache
def commands() -> frozenset[str]:
    """Every command of faro: "run", "sources list"."""

    def names(group: TyperGroup, before: str) -> set[str]:
        found: set[str] = set()
        for name, command in group.commands.items():
            found |= names(command, f"{before}{name} ") if isinstance(command, TyperGroup) else {f"{before}{name}"}
        return found

    top = typer.main.get_command(application(translator("es")))
    assert isinstance(top, TyperGroup)
    return frozenset(names(top, ""))


def targets() -> set[str]:
    """Every target of the Makefile that a person calls."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):.*##", text, re.MULTILINE))


# --- locks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda lock: lock.name)
def test_locks_name_no_index_and_no_host(lock: Path) -> None:
    """A lock says what to install and never from where, so that any mirror can serve it."""
    allowed = re.compile(r"[A-Za-z0-9._-]+==\S+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?|    #.*")
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
        assert allowed.fullmatch(line), f"{lock.name}:{number}: {line}"
        assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host| @ |\bfile:", line), line


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    """Nothing is installed on its name alone."""
    assert [name for name, pin in pins(lock).items() if not pin.hashes] == []


def test_locks_hold_what_pyproject_asks_for() -> None:
    """Every dependency is locked, in a version that pyproject.toml allows."""
    run, dev = pins(RUN), pins(DEV)
    for lock, wanted in ((run, run_time()), (dev, run_time() + development())):
        for requirement in wanted:
            assert requirement.specifier.contains(lock[canonicalize_name(requirement.name)].version), str(requirement)


def test_development_runs_what_a_server_runs() -> None:
    """What is tested is what is installed: dev.txt holds all of run.txt in the same versions."""
    dev = pins(DEV)
    assert {name: pin for name, pin in pins(RUN).items() if dev.get(name) != pin} == {}


# --- dependencies --------------------------------------------------------------------------------------------------


def test_every_dependency_has_a_reason() -> None:
    """docs/design.md says why for each package needed at run time, and names every tool."""
    text = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    reasons = {name: row[1] for row in rows(ROOT / "docs" / "design.md") if len(row) == 2 for name in quoted(row[0])}
    wanted = {requirement.name for requirement in run_time()}
    assert {name for name in wanted if len(reasons.get(name, "")) < 20} == set()
    assert set(reasons) == wanted
    assert [tool.name for tool in development() if f"`{tool.name}`" not in text] == []


def test_what_is_imported_is_declared_and_used() -> None:
    """The program imports only packages that pyproject.toml names, and every one that it names."""
    imported: dict[str, str] = {}
    for path in (ROOT / "monitor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module or ""]
            else:
                continue
            imported |= dict.fromkeys(
                (module.partition(".")[0] for module in modules), path.relative_to(ROOT).as_posix()
            )
    packages = {
        canonicalize_name(MODULES.get(module, module)): path
        for module, path in imported.items()
        if module not in sys.stdlib_module_names and module != "monitor"
    }
    declared = {canonicalize_name(requirement.name) for requirement in run_time()}
    assert {name: path for name, path in packages.items() if name not in declared} == {}
    assert declared - set(packages) == UNSEEN


# --- pages -----------------------------------------------------------------------------------------------------------


def test_readme_promises_only_what_exists() -> None:
    """Every `make` target and every `faro` command that a page names is there."""
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^ {4}|`)make ([a-z][a-z-]*)", text, re.MULTILINE))
        assert named <= targets(), page.name
        for words in re.findall(r"`faro ((?:[a-z]+ ?)+)", text):
            assert _is_command(words), f"{page.name}: faro {words}"


def test_readme_shows_every_command() -> None:
    """The tour of README.md has one row for each command."""
    shown = {
        name.removeprefix("faro ") for row in rows(ROOT / "README.md") for name in quoted(row[0]) if "faro" in name
    }
    assert shown == commands()


@pytest.mark.parametrize(
    "page", [path for path in kept_files() if path.suffix == ".md"], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of ours finds it, and its heading."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, heading = target.partition("#")
        linked = page.parent / name if name else page
        assert linked.exists(), f"{page.name}: {target}"
        headings = re.findall(r"^#+ (.*)", linked.read_text(encoding="utf-8"), re.MULTILINE) if heading else []
        assert not heading or heading in {re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in headings}, target


def test_changelog_has_an_unreleased_section() -> None:
    """There is a place for the next line, above every release, and it is not empty."""
    sections = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert sections[0].startswith("Unreleased\n")
    assert re.search(r"^- \S", sections[0], re.MULTILINE)


FEATURES = rows(ROOT / "docs" / "features.md")


def test_features_are_all_there() -> None:
    """docs/features.md has the rows 1 to 73 in order, each of them yes, partly or no."""
    assert [row[0] for row in FEATURES] == [str(number) for number in range(1, 74)]
    assert {row[2] for row in FEATURES} <= {"yes", "partly", "no"}


@pytest.mark.parametrize("row", FEATURES, ids=lambda row: row[0])
def test_a_feature_is_shown(row: list[str]) -> None:
    """A yes names a test or a command, "partly" says what is missing, and what they name exists."""
    _, _, status, shown = row
    evidence = [name for name in quoted(shown) if name.startswith(("tests/", "faro ", "make "))]
    assert evidence or status != "yes", "a yes without a test or a command"
    assert status != "partly" or len(shown) > 20, "partly, and not a word on what is missing"
    for name in evidence:
        kind, _, rest = name.partition(" ")
        if kind == "faro":
            assert _is_command(rest), name
        elif kind == "make":
            assert rest in targets(), name
        else:
            assert list(ROOT.glob(f"{name.rstrip('/')}/**/test_*.py")) or (ROOT / name).is_file(), f"no test at {name}"


# --- files -----------------------------------------------------------------------------------------------------------


def test_nothing_kept_names_somebodys_machine() -> None:
    """No file holds the path of a home directory, of this checkout, or of a directory for scratch work."""
    places = [r"/home/[a-z]", r"/root/", r"/Users/[A-Za-z]", r"[A-Z]:\\Users\\", *_long(ROOT, Path.home())]
    pattern = re.compile("|".join(places).encode())
    this = Path(__file__).resolve()
    found = [
        path.relative_to(ROOT).as_posix() for path in kept_files() if path != this and pattern.search(path.read_bytes())
    ]
    assert found == []


def test_every_python_file_says_what_it_is_for() -> None:
    """The first thing in a file is a sentence about it; only an empty __init__.py may be silent."""
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in kept_files()
        if path.suffix == ".py"
        and (text := path.read_text(encoding="utf-8")).strip()
        and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_tests_mirror_the_program() -> None:
    """A folder of tests is a part of the program, or one of the few that cross it; each is a package."""
    crossing = {"e2e", "system", "botapi"}
    for folder in {path.parent for path in (ROOT / "tests").rglob("test_*.py")} - {ROOT / "tests"}:
        part = folder.relative_to(ROOT / "tests")
        assert part.parts[0] in crossing or (ROOT / "monitor" / part).is_dir(), part
        assert (folder / "__init__.py").exists(), part


def test_licence_is_the_one_declared() -> None:
    """LICENSE is the MIT licence that pyproject.toml names."""
    assert project()["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")


def _is_command(words: str) -> bool:
    """Whether ``words`` are a command of faro, or begin with one ("poll foro")."""
    first = words.split()
    known = commands()
    return any(" ".join(first[:length]) in known for length in (1, 2))


def _long(*places: Path) -> list[str]:
    """The places as patterns, without those too short to mean anything ("/")."""
    return [re.escape(str(place)) + r"\b" for place in places if len(place.parts) > 2]
