"""Small worlds for tests, written the way a stranger would write one."""

from __future__ import annotations

from pathlib import Path

SMALL = """\
[world]
title = "Un pueblo"
invented = true
timezone = "America/Caracas"
start = 2026-03-02
shift = [0, 9]

[[sources]]
id = "gaceta"
name = "La Gaceta"
role = "outlet"
format = "rss"

[[sources]]
id = "bulletin"
name = "Bulletin of {p:ana.surname}"
role = "ngo"
language = "en"
format = "atom"
carries = "full"

[[people]]
id = "ana"
gender = "f"
given = ["Ana", "Rosa"]
surnames = ["Cova", "Lira"]

[[people]]
id = "beto"
gender = "m"
given = ["Beto"]
surnames = ["Cova"]
watched = false

[[places]]
id = "reten"
name = "Retén del Pueblo"

[[followers]]
id = "tia"
label = {es = "La tía", en = "The aunt"}
follows = ["ana", "reten"]

[[threads]]
id = "calle"
shift = [-2, 5]

[[publications]]
id = "uno"
at = "2026-03-02 08:00"
source = "gaceta"
title = "Detenid{p:ana|o|a} {p:ana.short} el {day.weekday}"
summary = "Su herman{p:beto|o|a} {p:beto.given} & otros <lo> cuentan."
text = "Fue el {day:-1.date}.\\n\\nSegún {s:bulletin}, con {n:1} y {n:2.short}."

[[publications]]
id = "dos"
thread = "calle"
at = "2026-03-04 09:30"
source = "bulletin"
title = "On {day:uno} and {day:uno.date}"
text = "{p:ana.upper} was seen."

[[publications]]
id = "tres"
edits = "dos"
at = "2026-03-04 11:00"
text = "{p:ana.surname.plain} was not seen."

[[outages]]
source = "gaceta"
start = "2026-03-05 00:00"
end = "2026-03-06 00:00"
how = "http 503"
"""


def write(folder: Path, text: str = SMALL) -> Path:
    """``text`` as a world file in ``folder``."""
    path = folder / "world.toml"
    path.write_text(text, "utf-8")
    return path
