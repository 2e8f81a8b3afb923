"""Words that tell what stands around a name: arrest, prison, offices, institutions. Folded; add to them freely."""

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

#: What is named after people: a name behind one of these is a street or an award. "Av." and "UE" are abbreviations.
NAMED_AFTER = frozenset(
    {
        # streets and quarters
        "alameda", "autopista", "av", "ave", "avda", "avenida", "barriada", "barrio", "boulevard", "bulevar", "calle",
        "callejon", "calzada", "carretera", "circunvalacion", "colonia", "diagonal", "distribuidor", "elevado",
        "esquina", "glorieta", "jiron", "malecon", "parroquia", "pasaje", "paseo", "plaza", "plazoleta", "puente",
        "redoma", "rotonda", "transversal", "troncal", "tunel", "urbanizacion", "vereda", "viaducto", "vialidad",
        # buildings
        "acueducto", "aeropuerto", "aerodromo", "auditorio", "aula", "autodromo", "biblioteca", "bloque", "campamento",
        "cancha", "capilla", "catedral", "cementerio", "centro", "ciclovia", "cine", "coliseo", "complejo", "conjunto",
        "convento", "edificio", "embalse", "estacion", "estadio", "galeria", "gimnasio", "helipuerto", "hipodromo",
        "hotel", "iglesia", "laboratorio", "mausoleo", "mercado", "mirador", "monumento", "muelle", "museo", "pabellon",
        "palacio", "parque", "piscina", "polideportivo", "refineria", "represa", "residencias", "salon", "santuario",
        "teatro", "terminal", "termoelectrica", "torre", "velodromo", "estatua", "busto",
        # health, schools, houses
        "academia", "albergue", "ambulatorio", "ancianato", "cdi", "clinica", "colegio", "conservatorio", "dispensario",
        "escuela", "facultad", "geriatrico", "hospital", "instituto", "kinder", "liceo", "maternidad", "policlinica",
        "politecnico", "preescolar", "refugio", "sanatorio", "secundaria", "seminario", "tecnologico", "ue",
        "universidad",
        # bodies
        "asociacion", "batallon", "brigada", "catedra", "comuna", "cooperativa", "cuartel", "destacamento", "editorial",
        "escuadron", "fundacion", "imprenta", "libreria", "orquesta", "patrullera", "regimiento", "buque",
        # honours and rules
        "beca", "becas", "bienal", "campeonato", "certamen", "codigo", "concurso", "condecoracion", "copa", "decreto",
        "distincion", "festival", "galardon", "ley", "liga", "medalla", "fondo", "ies", "memorial", "premio", "premios",
        "protocolo", "torneo",
        # English, before the name: "the Juan Pérez Award" is in NAMED_BEFORE
        "hms", "uss",
        # Portuguese, French, Italian
        "rua", "praca", "ponte", "escola", "hospitais", "rue", "lycee", "hopital", "prix", "piazza", "scuola",
        "ospedale",
        # Russian and Arabic, folded
        "улица", "улице", "улицы", "площадь", "площади", "проспект", "проспекте", "школа", "школе", "больница",
        "больнице", "премия", "премии", "премию", "закон", "закона", "имени", "شارع", "ميدان", "مستشفي", "مستشفى",
        "مدرسه", "مدرسة", "جامعه", "جامعة", "مطار", "جسر", "جائزه", "جائزة", "قانون", "حديقه", "حديقة", "ملعب", "مسجد",
    }
)  # fmt: skip

#: Those that are common words besides, and mean an institution only with a capital letter: "Misión Juan Pérez".
NAMED_AFTER_CAPITAL = frozenset(
    {
        "camino", "camp", "carrera", "central", "fort", "fragata", "frente", "fuerte", "hogar", "jardin", "mision",
        "nucleo", "orden", "order", "plan", "planta", "presa", "programa", "promocion", "puerto", "quinta",
        "residencia", "ruta", "sala", "sector", "trofeo",
    }
)  # fmt: skip

#: In English the name comes first: "Juan Pérez Street", "the Juan Pérez Memorial Prize".
NAMED_BEFORE = frozenset(
    {
        "academy", "act", "airport", "amendment", "arena", "auditorium", "avenue", "award", "awards", "barracks",
        "base", "battalion", "bill", "boulevard", "bowl", "bridge", "brigade", "building", "campus", "cathedral",
        "cemetery", "center", "centre", "chair", "chapel", "church", "clinic", "college", "cup", "dam", "doctrine",
        "fellowship", "field", "foundation", "fund", "gallery", "gardens", "hall", "highway", "home", "hospital",
        "hotel", "house", "institute", "laboratory", "law", "lecture", "library", "lounge", "market", "marathon",
        "medal", "memorial", "monument", "mosque", "museum", "neighborhood", "neighbourhood", "orchestra", "park",
        "parkway", "pavilion", "plaza", "port", "prize", "program", "programme", "rd", "road", "scholarship", "school",
        "square", "st", "stadium", "station", "statue", "street", "studies", "synagogue", "terminal", "theater",
        "theatre", "tower", "trophy", "tunnel", "university", "ward", "wing",
    }
)  # fmt: skip

#: Those of them that are common words besides, and mean an institution only behind "the Juan Pérez".
NAMED_AFTER_THE = frozenset(
    {
        "act", "base", "bill", "bowl", "chair", "doctrine", "field", "fund", "home", "house", "law", "lecture",
        "lounge", "market", "memorial", "port", "program", "programme", "st", "studies", "ward", "wing",
    }
)  # fmt: skip

#: Between a name and what is named after it.
QUALIFIERS = frozenset(
    {
        "central", "children", "city", "community", "elementary", "general", "high", "international", "law", "medical",
        "memorial", "middle", "national", "peace", "primary", "public", "regional", "secondary", "state", "technical",
    }
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
    }
)  # fmt: skip

#: Words between an institution and its name.
ADJECTIVES = frozenset(
    {
        "central", "estadal", "internacional", "municipal", "nacional", "regional", "universitario",
    }
)  # fmt: skip

#: Before a surname: several people, or the name itself.
PLURAL = frozenset(
    {
        "los", "las", "hermanos", "hermanas", "familia", "esposos", "apellido", "apellidos", "family",
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
