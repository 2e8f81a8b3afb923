"""Words that tell what stands around a name: arrest, prison, offices. Folded; add to them freely."""

#: Beginnings of words of arrest, prison and release, in Spanish, English, Portuguese and Italian.
DETENTION = (
    "carcel", "encarcel", "excarcel", "penal", "penitenci", "preso", "presa", "reclus", "recluid", "reten",
    "calabozo", "celda", "deten", "prision", "prison", "apres", "arrest", "jail", "inmate", "imprison", "detain",
    "custodi", "cautelar", "sebin", "dgcim", "secuestr", "desaparec", "liberad", "liberac", "liberar", "libertad",
    "imputa", "condenad", "tribunal", "juicio", "tortura", "traslad", "cautiv", "rehen", "freed", "releas", "libre",
    "libert", "liberan", "scarcer", "sentenc", "torture", "hostage", "kidnap", "missing", "presidio", "carcer",
    "detento", "detid",
)  # fmt: skip

#: Beginnings of words for a place of detention, and for those who are in it.
PRISONS = (
    "carcel", "penal", "penitenci", "preso", "presa", "reclus", "recluid", "reten", "calabozo", "celda", "deten",
    "prision", "prison", "jail", "inmate", "detain", "excarcel", "encarcel", "custodi", "internado", "presidio",
    "cadeia", "carcere", "sebin", "dgcim", "pnb", "arrest", "comando", "anexo",
)  # fmt: skip

#: Offices and forms of address, printed before a name.
TITLES = frozenset(
    {
        "abg", "abogada", "dame", "fray", "lady", "lord", "madame", "miss", "mons", "sir", "sor", "abogado", "activist",
        "activista", "alcalde", "alcaldesa", "almirante", "brother", "candidata", "candidato", "cap", "capitan",
        "cardenal", "cnel", "comandante", "concejal", "concejala", "coronel", "dip", "diputada", "diputado",
        "dirigente", "doctor", "doctora", "don", "dona", "dr", "dra", "exalcalde", "excandidata", "excandidato",
        "exdiputado", "exgobernador", "exministro", "expresidente", "father", "fiscal", "general", "gobernador",
        "gobernadora", "governor", "gral", "hermana", "hermano", "ing", "ingeniero", "journalist", "judge", "juez",
        "jueza", "lawyer", "libertador", "lic", "licenciada", "licenciado", "lider", "mayor", "ministra", "ministro",
        "monsenor", "mr", "mrs", "ms", "obispo", "opositor", "opositora", "padre", "periodista", "president",
        "presidenta", "presidente", "prof", "profesor", "profesora", "rector", "rectora", "sargento", "senador",
        "senadora", "senator", "senor", "senora", "sister", "sr", "sra", "teniente", "tte",
        # "D. Juan Pérez", "G/D Juan Pérez"; and the second words of ranks: "capitán de fragata".
        "d", "corbeta", "fragata", "navio",
    }
)  # fmt: skip

#: Before a surname: several people, or the name itself.
PLURAL = frozenset(
    {
        "los", "las", "hermanos", "hermanas", "familia", "esposos", "apellido", "apellidos", "family",
    }
)  # fmt: skip

#: Those who share a surname, each with a given name: "los hermanos Juan y Pedro Paz".
SIBLINGS = frozenset(
    {
        "brothers", "cousins", "gemelas", "gemelos", "hermanas", "hermanos", "morochas", "morochos", "primas", "primos",
        "siblings", "sisters", "twins",
    }
)  # fmt: skip

#: Parties and bodies behind "de": "Rosa Paz de Primero Justicia" is nobody's wife.
BODIES = frozenset(
    {
        "accion", "alianza", "amnistia", "anticorrupcion", "bandera", "causa", "comision", "comite", "comites",
        "confederacion", "copei", "coordinadora", "coordinadores", "encuentro", "familiares", "foro", "frente",
        "gremio", "izquierda", "juventud", "justicia", "ministerio", "movimiento", "mujeres", "nueva", "nuevo",
        "observatorio", "partido", "primero", "provea", "red", "secretaria", "sindicato", "tribunal", "vente",
        "voluntad",
    }
)  # fmt: skip

#: What is governed, and who governs it: a name behind one of these and "de" is a town's or a state's.
GOVERNED = frozenset(
    {
        "alcalde", "alcaldesa", "alcaldia", "capital", "ciudad", "comunidad", "costa", "departamento", "distrito",
        "estado", "gobernacion", "gobernador", "gobernadora", "habitantes", "localidad", "mayor", "municipio",
        "parroquia", "poblacion", "policia", "provincia", "pueblo", "puerto", "region", "sector", "vecinos", "zona",
    }
)  # fmt: skip

#: Given names that are words besides: alone they name nobody.
WORDS_TOO = frozenset(
    {
        "alba", "alma", "amparo", "angeles", "araceli", "aurora", "caridad", "cielo", "concepcion", "consuelo", "cruz",
        "dolores", "domingo", "encarnacion", "esperanza", "estrella", "faith", "fatima", "flor", "gloria", "gracia",
        "grace", "guadalupe", "hope", "iris", "joy", "liberty", "libertad", "lourdes", "luna", "luz", "magdalena",
        "mar", "mark", "marina", "mercedes", "milagro", "milagros", "montserrat", "nieves", "paz", "pilar", "pureza",
        "refugio", "remedios", "reyes", "rocio", "rosa", "rosario", "salvador", "santos", "socorro", "sol", "soledad",
        "trinidad", "victoria", "violeta", "virtud", "will",
    }
)  # fmt: skip

#: Before a surname: a place of that name.
PLACE_BEFORE = frozenset(
    {
        "en", "in", "desde", "hacia", "ciudad", "municipio", "estado",
    }
)  # fmt: skip

#: Between two people.
AND = frozenset({"y", "e", "and", "et"})

#: Before a common word, and never right before somebody's name: "it will power", "los santos reyes".
BEFORE_NO_NAME = frozenset(
    {
        "los", "las", "unos", "unas", "estos", "estas", "esos", "esas", "aquellos", "cuantos", "muchos", "muchas",
        "nuestros", "nuestras", "sus", "mis", "tus",
        "i", "it", "they", "we", "you", "he", "she", "who", "these", "those", "our", "your", "their", "its", "my",
        "would", "could", "should", "must", "not", "dont", "cannot",
    }
)  # fmt: skip
