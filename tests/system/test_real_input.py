"""The benchmark on real input: everything is read, every name found, and what has not changed costs nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"

RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Diario</title>
<item><title>Detienen a Baudilio Zarcoche en el mercado</title><link>https://diario.example/1</link>
<description>Una breve nota.</description><pubDate>Mon, 02 Feb 2026 10:00:00 GMT</pubDate></item>
<item><title>Mañana habrá lluvia</title><link>/relativa</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Cuaderno</title><id>urn:c</id>
<entry><id>urn:c:1</id><title>Notas</title><updated>2026-02-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;Ayer habló Fermina &lt;b&gt;Tolvaño&lt;/b&gt; en la plaza.&lt;/p&gt;</content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://viejo.example/"><title>Viejo</title></channel>
<item rdf:about="https://viejo.example/1"><title>FERMINA TOLVANO, de viaje</title>
<link>https://viejo.example/1</link></item></rdf:RDF>"""
FEEDS = {
    "diario.xml": RSS.format(encoding="utf-8").encode(),
    "antiguo.xml": RSS.format(encoding="iso-8859-1").encode("iso-8859-1"),
    "cuaderno.xml": ATOM.encode(),
    "viejo.xml": RDF.encode(),
    "con-cdata.xml": b"<rss version='2.0'><channel><title>C</title><item><guid>c1</guid><title>C</title>"
    b"<description>"
    b"<![CDATA[Seg\xc3\xban <i>Baudilio Zarcoche</i>, nada cambia.]]></description></item></channel></rss>",
}
PAGE = """<html><head><title>Página</title></head><body><nav>Inicio</nav><article><h1>Una tarde larga</h1>
<p>La plaza estaba llena desde temprano y los vendedores contaban que no recordaban una tarde así en años.</p>
<p>Al final tomó la palabra {name}, que pidió calma a todos y recordó a quienes no habían podido venir ese día.</p>
</article></body></html>"""
HEADLINES = [
    ("Diario Uno", "Detienen a Baudilio Zarcoche en Caracas", "02 Feb 2026 09:10:00"),
    ("Diario Dos", "Llueve en el oriente del país", "02 Feb 2026 09:30:00"),
    ("Diario Uno", "Sube el precio del pan", "02 Feb 2026 10:00:00"),
    ("Diario Dos", "Crece el río", "02 Feb 2026 10:40:00"),
    ("Diario Uno", "Detuvieron a Fermina Tolvaño en el aeropuerto", "02 Feb 2026 13:20:00"),
    ("Diario Dos", "Fermina Tolvaño fue detenida en el aeropuerto", "02 Feb 2026 14:00:00"),
    ("Google News – Prueba", "Crece el río - Diario Dos", "02 Feb 2026 11:00:00"),
    ("Google News – Prueba", "Baja el río - Diario Dos", "03 Feb 2026 11:00:00"),
    ("Google News – Prueba", "Libertad plena para Baudilio Zarcoche - Diario Uno", "03 Feb 2026 15:00:00"),
]
NAMES = """
feeds = ["Baudilio Zarcoche", "Fermina Tolvaño"]
pages = ["Oduber Miralcampo"]
headlines = ["Baudilio Zarcoche", "Fermina Tolvaño"]
"""


def invented(folder: Path) -> list[str]:
    """Material of the same shape with invented people; returns the arguments that name it."""
    for name in ("feeds", "pages"):
        (folder / name).mkdir()
    rows = ["file\turl\tbytes\tnews", *(f"{name}\thttps://{name}/\t{len(body)}\t0" for name, body in FEEDS.items())]
    (folder / "feeds" / "INDEX.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    for name, body in FEEDS.items():
        (folder / "feeds" / name).write_bytes(body)
    for number, name in enumerate(("Oduber Miralcampo", "la maestra")):
        (folder / "pages" / f"{number}.html").write_text(PAGE.format(name=name), "utf-8")
    headlines = [
        {"source": source, "title": title, "link": f"https://prensa.example/{at}", "published": f"{day} +0000"}
        for at, (source, title, day) in enumerate(HEADLINES)
    ]
    (folder / "headlines.json").write_text(json.dumps(headlines), "utf-8")
    (folder / "names.toml").write_text(NAMES, "utf-8")
    return ["--data", str(folder), "--names", str(folder / "names.toml")]


def real() -> list[str]:
    """The arguments that name the real material, if there is any on this machine."""
    data = os.environ.get("MONITOR_DATA") or (str(SHARED) if SHARED.is_dir() else "")
    return ["--data", data] if data else []


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the benchmark to its end, with no data but what the arguments name."""
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.real_input", *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "MONITOR_DATA"},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )


def measured(*arguments: str) -> dict[str, Any]:
    """The figures of a run in which everything held."""
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    assert figures["measured"]
    return figures


def assert_all_read(figures: dict[str, Any]) -> None:
    """Every feed parsed, every name found, nobody alerted of the past, and a second poll that only says 304."""
    feeds = figures["feeds"]
    assert feeds["feeds"]["parsed"] == feeds["feeds"]["given"]
    for part in (feeds["names"], feeds["pages"]):
        assert part["found"] == part["watched"]
        assert part["missed"] == []
    assert feeds["articles"]["left"] == 0
    assert feeds["alerts"] == 0
    again, sources = feeds["second_poll"], feeds["counts"]["sources"]
    assert again["not_modified"] == again["requests"] == sources
    assert (again["changed"], again["new_jobs"]) == ({}, 0)
    assert figures["headlines"]["names"]["missed"] == []
    assert figures["headlines"]["failed"] == {}


@pytest.mark.parametrize("material", ["invented", *(["real"] if real() else [])])
def test_everything_is_read(material: str, tmp_path: Path) -> None:
    """Feeds, pages and headlines are read to the last name: invented ones, and real ones where the machine has them."""
    assert_all_read(measured(*(real() if material == "real" else invented(tmp_path))))


def test_invented_figures(tmp_path: Path) -> None:
    """The figures are those of the material, and unconfirmed good news reaches only who wants every claim."""
    figures = measured(*invented(tmp_path))
    assert figures["feeds"]["feeds"]["given"] == len(FEEDS)
    assert figures["feeds"]["feeds"]["entries"] == figures["feeds"]["feeds"]["entries_in_files"]
    assert figures["headlines"]["counts"]["items"] == len(HEADLINES)
    assert (
        figures["headlines"]["alerts"]["every claim"]["message"] > figures["headlines"]["alerts"]["default"]["message"]
    )


def test_without_data_nothing_is_measured() -> None:
    """Without data the benchmark says so and succeeds."""
    done = run()
    assert done.returncode == 0
    assert "no data: nothing measured" in done.stdout


def test_wrong_folder_is_refused(tmp_path: Path) -> None:
    """A folder without the material is named, with the exit code of missing input."""
    done = run("--data", str(tmp_path))
    assert done.returncode == os.EX_NOINPUT
    assert str(tmp_path) in done.stderr


def test_it_refuses_to_run_beside_a_network(tmp_path: Path) -> None:
    """Told that it is inside, it still looks: beside a device that is not loopback nothing is read or fetched."""
    arguments = [sys.executable, "-m", "benchmarks.real_input", *invented(tmp_path), "--inside"]
    script = 'ip link add faro0 type veth peer name faro1 && exec "$@"'
    done = subprocess.run(
        ["unshare", "--net", "sh", "-c", script, "sh", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == os.EX_CONFIG, done.stderr
    assert "faro0" in done.stderr
    assert done.stdout == ""
