"""Words that stand around the names of places of detention, and those that show a town is meant. Folded; add freely."""

#: Words that may be printed or left out inside a name.
OPTIONAL = frozenset({"el", "la", "los", "las", "de", "del", "en", "the", "of", "in", "at", "al"})
ARTICLES = frozenset({"el", "la", "los", "las", "del", "al", "the"})
JOINERS = frozenset({"y", "e", "o", "u", "and", "or", "ni"})

#: What by itself is a place of detention.
HEADS = frozenset(
    {
        "calabozo", "calabozos", "cana", "carcel", "carceles", "celda", "celdas", "cell", "cells", "gulag", "ij",
        "internado", "internados", "jail", "jails", "mazmorra", "mazmorras", "penal", "penales", "penitenciaria",
        "penitenciarias", "penitentiary", "presidio", "prision", "prisiones", "prison", "prisons", "reten", "retenes",
        "reclusorio", "reformatorio", "cpam", "cp", "dungeon", "dungeons",
    }
)  # fmt: skip

#: What is one only with a word of detention or an organisation behind it: "centro penitenciario", "sede del SEBIN".
LOOSE_HEADS = frozenset(
    {
        "anexo", "base", "center", "centre", "centro", "centros", "comando", "comisaria", "complejo", "complex",
        "ctro", "cto", "cuartel", "destacamento", "edificio", "establecimiento", "facility", "headquarters", "hq",
        "instalaciones", "instituto", "oficinas", "recinto", "sede", "sedes", "sotano", "sotanos", "unidad",
        "basement", "c",
    }
)  # fmt: skip

#: Words of detention between a loose head and the name.
DETAINING = frozenset(
    {
        "carcelario", "carcelaria", "detencion", "detention", "detenidos", "femenino", "formacion", "jud", "judicial",
        "mujeres", "p", "pen", "penados", "penit", "penitenciario", "penitenciaria", "policial", "preventiva",
        "preventivo", "procesadas", "procesados", "reclusion", "rehabilitacion", "tortura", "torturas", "torture",
    }
)  # fmt: skip

#: Other words that stand between a head and the name.
QUALIFIERS = frozenset(
    {
        "agroproductivo", "antigua", "antiguo", "bolivariana", "bolivariano", "capital", "central", "comunitario",
        "conocida", "conocido", "contrainteligencia", "coordinacion", "direccion", "denominada", "denominado",
        "domestica", "estadal", "estado", "femenina", "femeninas", "general", "hombres", "inteligencia", "int",
        "intelligence", "infame", "llamada", "llamado", "maxima", "masculino", "metropolitana", "metropolitano",
        "militar", "militares", "military", "nacional", "national", "notorious", "nueva", "nuevo", "para", "politica",
        "political", "regional", "region", "seguridad", "security", "maximum", "s", "temida", "temido", "temible",
        "tristemente", "celebre", "venezolana", "venezolano", "venezuela", "venezuelan", "venezuelas", "women",
        "womens", "y", "como", "known", "as", "infamous", "called", "county", "city", "state", "high", "hotel",
    }
)  # fmt: skip

#: Organisations that hold people, whose own name is no place.
ORGANISATIONS = frozenset(
    {
        "cicpc", "conas", "contrainteligencia", "daet", "desur", "dgcim", "dip", "disip", "faes", "gnb", "pnb",
        "policarabobo", "polimiranda", "sebin",
    }
)  # fmt: skip
POLICE = frozenset({"policia", "police"})

#: Parts of a name that single out nothing: their number alone is no name ("Zona 7", "Torre 2").
GENERIC = frozenset({"anexo", "brigada", "comando", "modulo", "nivel", "pabellon", "region", "sede", "torre", "zona"})

#: Before a name: the name is a town's, a street's, a club's.
SETTLED = frozenset(
    {
        "academia", "alcalde", "alcaldesa", "alcaldia", "aldea", "autopista", "avenida", "barriada", "barrio",
        "caserio", "calle", "carretera", "cerro", "ciudad", "comunidad", "comunidades", "concejal", "danzantes",
        "diablos", "distrito", "embalse", "estacion", "estadio", "habitante", "habitantes", "hacienda", "hospital",
        "iglesia", "lago", "laguna", "liceo", "localidad", "mayor", "mercado", "metro", "monte", "mountain",
        "municipio", "neighborhood", "neighbourhood", "neighbors", "neighbours", "parque", "parroquia", "patrona",
        "plaza", "poblacion", "poblado", "productores", "pueblo", "residentes", "residents", "rio", "sector",
        "station", "street", "teleferico", "terminal", "town", "transportistas", "urb", "urbanizacion", "valle",
        "valles", "vecina", "vecinas", "vecino", "vecinos", "via", "village", "virgen", "volcan", "volcano",
        "comerciantes", "casco", "policlinica", "clinica", "ambulatorio", "escuela", "colegio", "universidad", "club",
        "galpon", "fabrica", "batalla", "battle", "hotel", "policia", "operacion", "cacique", "bosque", "playa",
    }
)  # fmt: skip

#: Beginnings of words that, in one sentence with a bare name, say that something else goes on there.
OTHER_MATTER = (
    "fiesta", "feria", "festival", "festiv", "procesion", "patron", "fieles", "danza", "jinete", "toros", "caballo",
    "coleo", "ganad", "carnaval", "concierto", "beisbol", "torneo", "volcan", "mariposa", "novela", "bailaron",
    "wind", "viento",
)  # fmt: skip

#: Behind a name: the place is in another country. States, cities and countries whose towns bear Spanish names.
ELSEWHERE = frozenset(
    {
        "arizona", "argentina", "bolivia", "calif", "california", "cauca", "chile", "colombia", "cuba", "ecuador",
        "espana", "florida", "guatemala", "honduras", "mexico", "nicaragua", "orange", "panama", "paraguay", "peru",
        "rica", "salvador", "salvadorena", "salvadoreno", "spain", "texas", "uruguay", "usa",
    }
)  # fmt: skip

#: Behind "penal", "prision", "carcel": no place is meant, or another thing.
LAW = frozenset(
    {
        "accion", "antecedentes", "caso", "causa", "codigo", "delito", "derecho", "expediente", "foro", "investigacion",
        "juez", "jueza", "juicio", "justicia", "por", "proceso", "responsabilidad", "sala", "sistema", "tribunal",
        "camara", "corte", "denuncia", "materia", "procedimiento", "gol", "punto", "area",
    }
)  # fmt: skip
NO_PRISON = frozenset({"domiciliaria", "domiciliario", "preventiva"})

#: Before a head: some prison or other, not the one of that name.
SOME = frozenset({"a", "an", "alguna", "another", "cada", "cualquier", "each", "every", "otra", "otro", "un", "una"})

#: Beginnings of words for those who are held, and for where: a clue that a bare name is a prison's.
HELD = (
    "amnist", "calabozo", "carcel", "celda", "confinad", "detain", "detencion", "detenid", "detention", "encarcel",
    "encerrad", "excarcel", "held", "imprison", "incomunicad", "inmate", "jail", "penal", "penitenci", "presa",
    "presas", "preso", "prision", "privad", "prison", "reclus", "recluid", "recluy", "reten", "reo",
    "internos", "internas",
)  # fmt: skip
#: Words that begin so and are no clue.
NOT_HELD = frozenset({"retencion", "retener", "retenciones", "penalidad", "penalti", "penalizar", "penales", "reos",
                      "detencion", "detenciones", "presente", "reorganizar"})  # fmt: skip
#: Before "detenido": an arrest, which says where somebody was caught, not where they are.
CAUGHT = frozenset({"fue", "fueron", "ser", "sido", "resulto", "resultaron", "quedo", "quedaron", "was", "were", "been",
                    "siendo", "haber", "got", "dos", "tres", "cuatro", "cinco"})  # fmt: skip

#: Beginnings of what is counted: a number before one of these is no number of a prison.
COUNTED = (
    "adolescent", "agente", "ano", "bolivares", "caballo", "caid", "casos", "celda", "ciudadan", "coloman",
    "colombian", "custodio", "day", "detain", "deteni", "dia", "dolar", "estudiant", "extranjer", "familia",
    "fallecid", "funcionari", "guard", "herid", "hombre", "hora", "hour", "inmate", "intern", "jinete", "jove", "km",
    "kilometr", "menore", "mese", "men", "milit", "mil", "minut", "month", "muert", "mujer", "oficial", "people",
    "person", "pesos", "policia", "presa", "preso", "prisoner", "privad", "reclus", "reo", "semana", "soldado",
    "toro", "tonelada", "trabajador", "vece", "vecin", "venezolan", "vez", "visit", "week", "women", "year", "mas",
)  # fmt: skip
#: Beginnings of what is said of a town, before "en" or "de" and its name: somebody is caught, born, at home there.
CATCHING = (
    "allan", "aprehen", "aprehens", "arrest", "asesin", "atrap", "born", "captur", "caught", "celebr", "detien",
    "detuv", "encabez", "hablo", "inaugur", "incaut", "lives", "living", "nacid", "nacio", "native", "natural",
    "oriund", "proveniente", "reside", "residencia", "resident", "vive", "vivia", "vivio",
)  # fmt: skip
#: Around "detained": held, and not only caught.
STILL = frozenset({"are", "at", "being", "currently", "inside", "is", "men", "people", "remain", "remains", "since",
                   "still", "those", "without", "women"})  # fmt: skip
#: Before "penitenciario": an office.
OFFICES = frozenset({"servicio", "sistema", "asuntos", "ministra", "ministro", "ministerio", "regimen"})
#: Beginnings of words for moving somebody, before "a" and a bare name: perhaps to the prison.
MOVED = ("enviad", "ingres", "llevad", "llevaron", "moved", "recluy", "traslad", "transferr", "taken")
#: Beginnings of what belongs to a prison: "las puertas de ...", "salió de ..."; of a town any other word may.
OF_A_PRISON = (
    "adolescent",
    "afuera",
    "alrededor",
    "cerca",
    "cierre",
    "condicion",
    "custod",
    "dentro",
    "desaloj",
    "directo",
    "egres",
    "entrada",
    "escap",
    "evad",
    "famili",
    "freed",
    "frente",
    "from",
    "front",
    "fug",
    "gate",
    "guard",
    "herman",
    "hij",
    "huelga",
    "inside",
    "interior",
    "intervencion",
    "interven",
    "jefe",
    "joven",
    "liber",
    "madre",
    "masacre",
    "militar",
    "motin",
    "mujer",
    "outside",
    "pabell",
    "patio",
    "polit",
    "procedent",
    "puert",
    "releas",
    "remit",
    "requisa",
    "riot",
    "saca",
    "sac",
    "sale",
    "salid",
    "salie",
    "salio",
    "situacion",
    "torre",
    "traslad",
    "tunel",
    "tunnel",
    "visit",
    "warden",
)
