"""Words that tell of streets, buildings, bodies, prizes and laws named after people. Folded; add to them freely."""

from __future__ import annotations

from monitor.matching.folding import fold


def _in_order(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, words.split())))


def _folded(words: str) -> frozenset[str]:
    return frozenset(_in_order(words))


#: Streets and quarters, before the name. "Av." and the like are abbreviations.
_STREETS = """
alameda autopista av ave avda avenida barriada barrio boulevard bulevar calle callejon calzada carretera
circunvalacion colonia diagonal distribuidor elevado esplanada esquina explanada glorieta intercomunal jiron malecon
parroquia pasaje paseo plaza plazoleta puente rambla redoma rotonda transversal troncal tunel urbanizacion vereda
viaducto vialidad caserio fraccionamiento reparto peatonal costanera rua rodovia praca ponte viaduto travessa bairro
largo rue pont quai quartier piazza piazzale viale lungomare
"""
#: Buildings and grounds.
_BUILDINGS = """
acueducto aeropuerto aerodromo anfiteatro auditorio aula autodromo balneario basilica biblioteca bloque campamento
campus cancha capilla casino catedral cementerio centro ciclovia cine cinemateca coliseo complejo conjunto convento
edificio embalse embarcadero ermita estacion estadio faro galeria gasoducto gimnasio helipuerto hemeroteca hipodromo
hotel iglesia invernadero laboratorio mausoleo mercado mirador monumento muelle museo observatorio pabellon palacio
panteon parque pinacoteca piscina planetario polideportivo refineria represa residencias salon santuario teatro
teleferico terminal termoelectrica hidroelectrica torre velodromo zoologico estatua busto obelisco aeroporto aeroport
stade stadio gare museu musee bibliotheque cimetiere ginasio
"""
#: Health, schools, houses.
_SCHOOLS = """
academia albergue ambulatorio ancianato asilo cdi clinica colegio comedor conservatorio consultorio dispensario
escuela facultad geriatrico guarderia hospicio hospital ies instituto jardin kinder liceo maternidad orfanato
parvulario policlinica policlinico politecnico preescolar preparatoria refugio sanatorio secundaria seminario
tecnologico ue uen universidad escola universidade hospitais creche fundacao ecole lycee hopital clinique universite
scuola ospedale istituto universita
"""
#: Bodies and ships.
_BODIES = """
asociacion ateneo batallon bergantin brigada buque catamaran catedra cohorte comparsa compania comuna confederacion
cooperativa corbeta crucero cuartel destacamento destructor escuadra escuadron federacion ferry flotilla fragata
frigata fundacion guarnicion hermandad imprenta juventudes legion libreria milicia orquesta patrullera peloton
regimiento remolcador submarino acorazado fondation fondazione fundacio hms uss rms
"""
#: Honours, contests and rules.
_HONOURS = """
beca becas bienal campeonato certamen codigo concurso condecoracion copa decreto distincion enmienda festival fondo
galardon ley leyes liga medalla memorial premio premios protocolo simposio torneo cuadrangular triatlon taca trofeu
lei medalha prix loi medaille bourse tournoi coupe legge coppa trofeo borsa
"""

#: What is named after people, before the name: "avenida Juan Pérez".
NAMED_AFTER = _folded(_STREETS + _BUILDINGS + _SCHOOLS + _BODIES + _HONOURS)
#: Of those the ones behind which "de" leads to the name too: "Calle de Juan Pérez".
STREETS = _folded(_STREETS)

#: Abbreviations behind which a full stop ends nothing.
ABBREVIATED = _folded("avda ave blvd col esc fund hosp inst pza plza univ urb")
#: Those that are common words besides, and need a capital letter or an article: "Misión Juan Pérez", "el sector Juan
#: Pérez".
NAMED_AFTER_COMMON = _folded(
    """
    base camino camp carrera fort frente fuerte hogar mision movimiento nucleo operacion orden order plan planta
    programa promocion puerto quinta residencia ruta editorial sala sector trofeo unidad
    """
)

#: In English the name comes first: "Juan Pérez Street", "the Juan Pérez Memorial Prize".
NAMED_BEFORE = _folded(
    """
    academy act airfield airport airstrip alley amendment aquarium arboretum arena auditorium avenue award awards
    ballpark barracks base battalion bill boulevard bowl bridge brigade building bursary bypass campus canal cathedral
    cemetery center centre chair championship championships chapel charity church clinic college colleges concourse
    conservatory crescent cup dam decree depot doctrine dormitory drive endowment expressway fairgrounds fellowship
    fellowships ferry festival field fieldhouse foundation freeway fund gallery garden gardens grant grants gymnasium
    hall harbor harbour heights highway home hospice hospital hostel hotel house infirmary institute institution
    internship invitational kindergarten laboratories laboratory lane law laws lecture lectures lectureship library
    lighthouse lounge lyceum mall marathon market mausoleum medal medals memorial monument mosque motorway museum
    neighborhood neighbourhood nursery observatory orchestra order ordinance oval overpass park parkway pavilion pier
    planetarium playground playhouse plaza polyclinic port preserve prize prizes professorship program programme
    promenade quad quadrangle racecourse raceway rd regiment reservoir residences rink road rotunda rule sanatorium
    scholarship scholarships school schools seminary shrine speedway square st stadium stakes station statue street
    studies subway symposium synagogue tavern temple terminal theater theatre tournament tower towers trophy trust
    tunnel turnpike university velodrome viaduct ward waterfront wing zoo brigades movement front way walk place day
    mission trail room stand village
    """
)
#: Those of them that are common words besides, and mean an institution only behind "the Juan Pérez".
NAMED_AFTER_THE = _folded(
    """
    act base bill bowl chair temple charity day decree doctrine drive field front fund grant grants home house
    internship law laws lecture lectures lounge market memorial military mission movement order place port program
    programme quad rule rink room st stakes stand studies symposium trail trust village walk ward way wing
    """
)
#: Those that a name may own: "Juan Pérez's Law".
LAWS = _folded("act amendment law laws ordinance rule")
#: Behind "law" it is a trade.
TRADES = _folded("degree firm firms license office offices partner practice professor school student")
#: In German the name is tied to it: "Juan-Pérez-Straße".
TIED_BEHIND = _folded(
    """
    allee arena brücke gasse gesetz gymnasium halle haus institut klinik krankenhaus medaille museum park platz pokal
    preis ring schule stadion stiftung strasse straße theater turnier universität weg prize street award
    """
)

#: Between a name and what is named after it, in English.
QUALIFIERS = _folded(
    """
    air annual art arts basketball cancer central charitable charter children city civic community convention county
    cultural day elementary film football freedom general golf heart high human international journalism junior law
    legacy literary literature medical memorial middle military municipal music national naval peace performing poetry
    preparatory press primary public recreation regional research rights science secondary senior sports state
    teaching technical tennis trauma veterans vocational youth
    """
)

#: Between an institution and its name.
ADJECTIVES = _folded(
    """
    aerea aereo anual artistica artistico basica basico bolivariana bolivariano central civica civico clinica clinico
    breve comunitaria comunitario corta corto inedita inedito cultural deportiva deportivo distrital docente educativa
    educativo elemental especial especializado estadal estatal experimental federal general humanitaria iberoamericano
    infantil integral internacional intercultural interinstitucional juvenil latinoamericano literaria literario
    materno medica medico metropolitana metropolitano militar municipal musical nacional naval nuevo oncologico
    parroquial pediatrico pedagogica pedagogico politecnica popular primaria privada privado provincial psiquiatrico
    publica publico regional rural secundaria social socialista superior tecnica tecnico tecnologica tecnologico
    universitaria universitario urbana urbano viejo
    """
)
#: Endings of further words of that kind.
ADJECTIVAL = ("ico", "ica", "ional", "ario", "aria", "ivo", "iva", "ologia", "ural")
#: What a prize or a school is for: "Premio Nacional de Periodismo Juan Pérez".
FIELDS = _folded(
    """
    ajedrez arquitectura arte artes atletismo beisbol biologia boxeo ciclismo ciencia ciencias cine comercio
    composicion comunicacion convivencia cuento cultura danza democracia deporte derecho derechos dibujo diseno
    economia educacion ensayo estudios excelencia filosofia formacion fotografia fotoperiodismo futbol guion historia
    humanos humanidades ingenieria innovacion investigacion investigaciones justicia letras libertad literatura
    matematicas medicina musica narrativa natacion novela oratoria oncologia paz pediatria periodismo pintura poesia
    prensa reportaje salud solidaridad teatro tecnologia tenis traduccion valor
    """
)
#: "En memoria de", "in honour of": what comes before them is named after somebody.
DEDICATION = _folded("memoria memory honor honour homenaje nombre name tributo tribute recuerdo apellido")
#: Small words that may stand between, beside those of names.
LINKS = _folded("a al en in of the para por y")
#: Words that end so, before the name, say that something bears it; each is read from its last word back.
BEARING = tuple(
    tuple(map(fold, reversed(phrase.split())))
    for phrase in (
        "named after", "named for", "renamed after", "renamed for", "named in honor of", "named in honour of",
        "renamed in honor of", "renamed in honour of", "named in memory of", "nombrada en honor a",
        "nombrado en honor a", "llamada así por", "llamado así por", "bears the name of", "bearing the name of",
        "called after", "lleva el nombre de", "llevan el nombre de", "llevará el nombre de", "llevaba el nombre de",
        "llevar el nombre de", "bautizada como", "bautizado como", "bautizada con el nombre de",
        "bautizado con el nombre de", "leva o nome de", "porte le nom de", "porta il nome di", "intitolata a",
        "intitolato a", "в честь", "носящий имя", "носящая имя", "носящее имя", "носит имя", "носящей имя",
        "носящего имя", "присвоено имя", "присвоили имя", "присвоить имя", "تحمل اسم", "يحمل اسم", "حملت اسم",
        "حمل اسم", "تحمل إسم", "على اسم", "تسمى باسم", "يسمى باسم", "سميت باسم", "سمي باسم", "المسماة باسم",
        "المسمى باسم",
    )
)  # fmt: skip
#: "Name of" in Russian, and the words before it that make it somebody's own: on behalf of, called.
NAME_OF, OWN_NAME = _folded("имени им імені"), _folded("от по на від")

#: Beginnings of what is named after people in Russian, Ukrainian and Belarusian; the name follows in the genitive.
CYRILLIC_HEADS = _in_order(
    """
        улиц площад проспект переулок переулк бульвар набережн шоссе проезд алле сквер парк мост тоннел туннел станци
        вокзал аэропорт аэродром стадион арен дворец дворц музе театр кинотеатр филармони консерватори библиотек школ
        гимнази лицей лице лицеи училищ колледж техникум институт университет академи кафедр факультет аудитори
        больниц клиник госпитал поликлиник роддом диспансер санатори профилактори интернат детсад завод фабрик
        комбинат шахт совхоз колхоз электростанци лечебниц памятник бюст мемориал обелиск часовн собор храм церков
        церкв монастыр кладбищ корабл ледокол крейсер фрегат теплоход танкер эсминец эсминц подлодк пароход бригад
        батальон полк дивизи отряд движени фронт закон поправк стипенди грант конкурс фестивал турнир чемпионат кубок
        кубк первенств преми приз орден медал фонд микрорайон квартал посёлок посёлк центр дач усадьб типографи
        издательств обсерватори космодром корпус вулиц вуліц площ лікарн премі бібліотек лікарен музей шпитал
        університет інститут законопро прэмі бальніц плошч болниц трг
        """
)
#: What the endings of their cases are.
CYRILLIC_ENDINGS = _folded("а у ом е ы и о ой ою я ю ем ей ью ь й їй") | {""}
#: The same, abbreviated.
CYRILLIC_ABBREVIATED = _folded("ул пл просп пер бул наб пр")
#: Offices and merits of those after whom things are named, in the genitive, and words beside them.
CYRILLIC_TITLES = _folded(
    """
    академика адмирала архитектора генерала героя доктора императора императрицы капитана княгини князя комиссара
    композитора космонавта лётчика маршала писателя полковника поэта профессора президента святителя святого святой
    советского союза россии труда художника царя памяти учителя журналиста журналистки майора сержанта братьев
    """
)
#: Before an institution that is not what the sentence is about, and endings of what somebody does.
CYRILLIC_LEADS = _folded("в во из на с со от к ко до у около возле для при после")
CYRILLIC_VERBS = _in_order("ли ла ло л ют ут ят ат ет ит лся лась лись")
#: Words of giving, beginnings: "вручили премию Марии Петровой" is given to her.
GIVING = _in_order("вруч присуд присужд переда выда присвои дали дала дал достал")

#: What is named after people in Arabic; with the article it is not.
ARABIC_HEADS = _folded(
    """
    شارع شوارع ميدان ساحة جادة نهج زقاق حي حارة دوار جسر نفق كوبري محطة مطار ميناء مرفأ سد مستشفى مشفى مستوصف مصحة
    مدرسة مدارس ثانوية إعدادية إكمالية روضة جامعة كلية معهد أكاديمية مركز مكتبة متحف مسرح سينما قاعة مدرج صالة ملعب
    استاد إستاد مجمع حديقة منتزه متنزه مسجد جامع كنيسة دير مقام ضريح مقبرة تمثال برج قصر فندق سوق معسكر مخيم قاعدة
    سفينة باخرة فرقاطة كتيبة كتائب سرية فوج فرقة لواء ألوية جبهة حركة تيار مؤسسة جمعية صندوق منظمة رابطة كرسي جائزة
    جوائز وسام ميدالية قلادة درع كأس بطولة دوري دورة مسابقة مهرجان منحة زمالة قانون مرسوم تعديل ملتقى منتدى بينالي
    نادي
    """
)
#: The same in Persian, where a person may follow as well: "در دانشگاه علی کریمی گفت".
PERSIAN_HEADS = _folded(
    """
    خیابان کوچه بلوار بزرگراه اتوبان پل پارک بوستان بیمارستان درمانگاه دانشگاه دانشکده دبیرستان دبستان هنرستان مدرسه
    ورزشگاه استادیوم فرودگاه ایستگاه کتابخانه موزه سالن تالار جایزه بنیاد موسسه جام نشان جشنواره تیپ لشکر گردان
    """
)
PERSIAN_LEADS = _folded("در از به")
#: Forms of address and merits between those and the name, and "in the name of", "in memory of".
ARABIC_TITLES = _folded(
    """
    الشهيد الشهيدة شهيد الدكتور الدكتورة الملك الملكة الأمير الأميرة السلطان الشيخ الشيخة الإمام الرئيس القديس القديسة
    سيدي السيد السيدة الحاج المهندس الأستاذ العقيد العميد الجنرال المشير القائد المرحوم المغفور الأديب الشاعر الشاعرة
    الكاتب الكاتبة الصحفي الصحفية الصحافي الصحافية الفنان الفنانة العلامة البطل المجاهد الأب باسم ذكرى اسم شهید دکتر
    امام
    """
)
#: Joined to the word behind them: "and", "then"; "in", "to", "as".
ARABIC_AND, ARABIC_IN = fold("وف"), fold("بلك")
#: The name follows in the genitive in Greek.
GREEK_HEADS = _folded(
    """
    οδός οδού οδό πλατεία πλατείας λεωφόρος λεωφόρου λεωφόρο νοσοκομείο νοσοκομείου βραβείο βραβείου ίδρυμα ιδρύματος
    σχολείο σχολείου νόμος νόμου νόμο γήπεδο γηπέδου στάδιο σταδίου γέφυρα γέφυρας βιβλιοθήκη βιβλιοθήκης μουσείο
    μουσείου θέατρο θεάτρου πανεπιστήμιο πανεπιστημίου κύπελλο κυπέλλου πάρκο πάρκου αεροδρόμιο αεροδρομίου υποτροφία
    τουρνουά μετάλλιο πρωτάθλημα σχολή κλινική ινστιτούτο αίθουσα
    """
)

#: Somebody of an institution, before it: behind "el director del hospital" a name may be the director's.
OFFICES = _folded(
    """
    administrador administradora alcaide alumna alumno asesor asesora autor autora becaria becario capellan
    catedratica catedratico ceo cirujano cirujana comandante consejera consejero coordinador coordinadora custodio
    decana decano directivo directiva director directora directriz docente dueno duena egresado egresada empleada
    empleado encargada encargado enfermera enfermero entrenador entrenadora estudiante exdirector exdirectora
    expresidenta expresidente exrector exrectora fundador fundadora funcionaria funcionario gerente ginecologo guardia
    inspector inspectora integrante investigador investigadora jefa jefe lider maestra maestro medica medico miembro
    obrera obrero oficial pediatra parroco portavoz presidenta presidente profesor profesora propietaria propietario
    psicologo psicologa rector rectora regente representante secretaria secretario sindicalista socia socio
    subdirector subdirectora supervisor supervisora tesorera tesorero titular trabajador trabajadora vicepresidenta
    vicepresidente vicerrector vigilante vocera vocero voluntaria voluntario ganador ganadora директор директора
    директору директором глава главы главу главе главой главврач главврача руководитель руководителя основатель
    основателя основательница основательницу основательницы президент президента председатель председателя ректор
    ректора декан декана учитель учителя учительница учительницу учительницы врач врача хирург хирурга сотрудник
    сотрудника сотрудница сотрудницу сотрудницы преподаватель преподавателя студент студента студентка студентку
    студентки ученик ученика начальник начальника заведующий заведующего заместитель заместителя замдиректора работник
    работника командир командира комбриг комбрига боец бойца капитан капитана настоятель настоятеля редактор редактора
    координатор координатора активист активиста активистка активистку активистки юрист юриста юристка юристку член
    члена лауреат лауреата лауреатка лауреатку депутат депутата основателем руководителем президентом победитель
    победителя
    """
)
#: No trades, though they end like "especialista".
NO_OFFICES = _folded("autopista conquista consta entrevista exista insista lista pista reconquista revista vista")
#: Who speaks is a person: "trasladado al hospital Juan Pérez dijo".
SAYING = _folded(
    """
    afirmo agrego anadio anuncio aseguro comento conto confirmo confeso considero declaro denuncio dijo exigio explico
    expreso grito indico insistio lamento manifesto narro pidio preciso pregunto prometio recalco reclamo recordo
    relato respondio revelo senalo solicito sostuvo subrayo susurro dice afirma asegura cuenta denuncia explica
    """
)
#: Before an institution that is not what the sentence is about.
LEADS = _folded("a al en desde hacia hasta tras")
#: Behind these a word of both languages is English, and common: "at the hospital Juan Pérez said".
ENGLISH_LEADS = _folded("the at in from to his her their this that an its near outside inside of on and into")
