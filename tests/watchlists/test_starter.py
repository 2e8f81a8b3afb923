"""The watchlists that ship with Faro."""

from datetime import date
from pathlib import Path

from monitor.model import Basis, SubjectType, Visibility
from monitor.watchlists import load_watchlists, shipped_watchlists
from monitor.watchlists.lint import Kind, lint

ROOT = Path(__file__).parents[2]


def test_the_copies_at_the_top_are_the_shipped_ones() -> None:
    """watchlists/ holds what the package ships; mend with cp monitor/watchlists/shipped/* watchlists/."""
    shipped = shipped_watchlists()
    top = [file for file in (ROOT / "watchlists").iterdir() if file.suffix in {".toml", ".csv"}]
    assert {file.name: file.read_bytes() for file in top} == shipped
    assert {Path(name).suffix for name in shipped} == {".toml", ".csv"}


def test_places_are_facilities_with_safe_names() -> None:
    """Twenty-five places; no bare word that needs context stands among the names that match alone."""
    places = load_watchlists([ROOT / "watchlists/venezuela-places.toml"])
    assert len(places) == 25
    assert {place.type for place in places} == {SubjectType.FACILITY}
    alone = {name.casefold() for place in places for name in (place.name, *place.aliases)}
    assert not alone & {word.casefold() for place in places for word in place.needs_context}
    assert {place.id for place in places if place.valid_to} == {"san-felipe"}


def test_figures_are_public_and_end() -> None:
    """Sixteen public figures, each public for a year and on that ground alone; variants as printed are aliases."""
    figures = load_watchlists([ROOT / "watchlists/venezuela-figures.csv"])
    assert len(figures) == 16
    assert {(one.visibility, one.basis, one.minor) for one in figures} == {
        (Visibility.PUBLIC, Basis.PUBLIC_FIGURE, False)
    }
    assert {(one.added, one.until) for one in figures} == {(date(2026, 11, 23), date(2027, 11, 23))}
    by_id = {one.id: one for one in figures}
    assert {"Biagio Pielieri", "Biagio Pillieri"} <= set(by_id["biagio-pilieri"].aliases)
    assert by_id["enrique-marquez"].context == ("excandidato", "CNE")


def test_what_ships_needs_no_graver_note() -> None:
    """The linter has nothing to say about the shipped lists but surnames unknown or shared."""
    notes = lint(load_watchlists([ROOT / "watchlists"]))
    assert {note.kind for note in notes} <= {Kind.NO_SECOND_SURNAME, Kind.SHARED_SURNAME}
