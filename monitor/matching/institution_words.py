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
LINKS = _folded("en in of the")
#: Those that lead away from the institution to somebody, unless what it is for follows: "Premio a la Excelencia".
LEADING_AWAY = _folded("a al con contra para por y e")
#: Behind these an article belongs to the name: "de la".
OF = _folded("a con contra de en para por")
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
#: What is made out to somebody and not named after them, where it bears their name.
PAPERS = _folded(
    """
    acta amparo boleta boleto camiseta captura carne carnet carta cartel causa cedula certificado citacion comunicado
    constancia cuenta denuncia documento escrito excarcelacion expediente ficha foto franela informe lapida lista
    listado mensaje notificacion oficio orden papel pancarta partida pasaporte pase perfil peticion planilla querella
    recurso salvoconducto sentencia sobre solicitud tarjeta telegrama tumba visa visado
    card certificate document file form grave id letter list order passport petition placard sign summons ticket visa
    warrant
    """
)
#: Beginnings of words of naming in Russian; without them something in somebody's honour may be a meeting.
CYRILLIC_NAMING = _in_order("назва назов наречен нарек переимен окрести")
HONOURING = _folded("честь")
#: Before "del" and a name: somebody's arrest or case, but no ward of a hospital.
OWN_BEFORE_DEL = _folded("caso caricatura foto nombre familia familiares esposa esposo madre padre hijo hija abogado")
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
CYRILLIC_LEADS = _folded("в во из на с со от к ко до у около возле для при после по")
CYRILLIC_VERBS = _in_order("ли ла ло л ют ут ят ат ет ит лся лась лись")
#: Beginnings of what is done to people alone: arrested, freed, exchanged, died.
CYRILLIC_HELD = _in_order(
    """
    арест задерж освобо отпуст обменя обмен посад осуд осужд приговор похи избил избит пыта этапир увез доставил
    госпитализ помилов умер скончал погиб убил убит казн допрос обвин заключ выпуст разыск удерж экстрадир депортир
    """
)
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
#: Somebody of an institution, before it; with the article they are not.
ARABIC_OFFICES = _folded(
    """
    رئيس رئيسة مدير مديرة عضو عضوة مؤسس مؤسسة أمين أمينة قائد قائدة زعيم زعيمة ممثل ممثلة نائب نائبة عميد عميدة استاذ
    أستاذ أستاذة طالب طالبة معلم معلمة مدرس مدرسة طبيب طبيبة ممرض ممرضة موظف موظفة عامل عاملة حارس إمام خطيب كاهن مفتي
    صاحب صاحبة مالك مالكة محرر محررة لاعب لاعبة مدرب مدربة ناشط ناشطة مناصر متطوع متطوعة جندي ضابط مقاتل عنصر قيادي
    قيادية مسؤول مسؤولة منسق منسقة ناطق متحدث سجين معتقل نزيل خريج خريجة باحث باحثة
    """
)
#: Joined to a name: "to".
ARABIC_TO = fold("ل")
#: Given names that begin with that letter.
ARABIC_NOT_TO = _folded(
    """
    ليلى لؤي لينا لطيفة لبنى لمى لجين لميس لطفي لورا ليث لقمان لمياء لانا ليان لين لبيب لويس ليندا لارا لطف لولوة لوسي
    ليليان لمار لما لطيف لازم لوجين ليال
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
#: Endings of further trades, and words that end so and are none.
TRADING = ("ista", "dor", "dora", "tor", "tora", "ologo", "ologa")
#: Further ones, of which many are not offices: prisoners, neighbours, workers.
PEOPLE = _folded(
    """
    abanderado abanderada abogada abogado aficionado aficionada agente albanil alferez aliada aliado analista asistente
    atleta ayudante bibliotecaria bibliotecario bombera bombero cabecilla cabo cadete camarografo candidata candidato
    capataz catequista celador celadora chef chofer cocinera cocinero combatiente companero companera
    concejal conserje contratista cura custodia delegada delegado detenida detenido diacono dirigente disidente
    economista electricista enlace especialista espia excomandante exjefe exmiembro expresa expreso feligres fiscal
    general heredera heredero hincha huesped ideologa ideologo inquilina inquilino interna interno interprete jardinero
    jubilada jubilado juez jueza jugador jugadora liquidador marinera marinero marino mecanica mecanico militante
    minero monja musico obispo operaria operario ordenanza paciente parlamentaria parlamentario pastor pastora patron
    pescador piloto policia portera portero prefecto presa preso prisionera prisionero prior promotor psiquiatra
    quimico radiologo recluso reclusa residente reo sacerdote seminarista simpatizante soldado suboficial taquillero
    tecnica tecnico teniente testigo transportista tripulante vecina vecino vendedora vendedor viceministro vigilanta
    visitante capitan coronel sargento ingeniero ingeniera periodista comisario comisaria activista
    """
)
#: Beginnings of such words in Russian; an ending of the singular follows.
CYRILLIC_OFFICES = _in_order(
    """
    лидер участник участниц сторонник сторонниц солдат военнослужащ профессор доцент аспирант режиссёр актёр актрис
    священник монах охранник охранниц выпускник выпускниц рабоч служащ инженер медсестр санитар пациент пациентк
    прихожан вахтёр сторож завхоз бухгалтер секретар куратор волонтёр солист солистк артист артистк музыкант дирижёр
    художник балерин танцор тренер игрок футболист чемпион болельщик пленн заключённ узник узниц офицер лейтенант
    майор полковник генерал сержант рядов матрос моряк боцман штурман механик водител машинист доброволец добровольц
    ополченец ополченц снайпер разведчик медик фельдшер психолог психиатр терапевт педагог воспитател воспитанник
    воспитанниц учен учениц библиотекар хранител смотрител экскурсовод учредител владелец владельц собственник
    совладелец совладельц инвестор спонсор попечител представител пресссекретар спикер идеолог сооснователь
    сооснователя вожд предводител автор соавтор инициатор разработчик жител жительниц сосед соседк лаборант научн
    исследовател историк стипендиат призёр номинант финалист завуч методист корреспондент оператор звукорежиссёр
    шахтёр слесар электрик сварщик мастер бригадир прораб агроном
    """
)
CYRILLIC_SINGULAR = CYRILLIC_ENDINGS | _folded("его ему им ый ого ому ая ую ем ец")
#: No trades, though they end like "especialista".
NO_OFFICES = _folded(
    """
    autopista conquista consta entrevista exista insista lista pista reconquista revista vista comedor corredor mirador
    alrededor parador servidor recibidor sector motor tractor reactor factor vector ascensor obrador trastor andador
    comparador distribuidor mostrador vestidor ecuador salvador prostibulo dialogo prologo catalogo
    """
)
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
#: Further ones, behind which an arrest or what somebody does is told of the name and not of the institution.
MORE_LEADS = _folded("ante bajo con contra de del frente para por segun sin sobre")
#: Words before "del", beside infinitives, that make it say where something is: "a la salida del cuartel".
WHERE = _folded(
    """
    adentro afuera alrededores cerca delante dentro detras entrada frente fuera inmediaciones interior lejos llegada
    partir proximidades puerta puertas regreso salida traslado vuelta
    """
)
INFINITIVE = ("ar", "er", "ir")
#: Naval and military ranks: the second word looks like a ship or a body.
RANKS = _folded("alferez cap capitan capitana comandante contralmirante general gral mayor sargento teniente tte")
RANKED = _folded("batallon brigada compania corbeta escuadra escuadron fragata navio flota flotilla peloton")
#: Verbs before a participle or an adjective.
BEING = _folded(
    """
    continua continuaba continuo debe debera deberia debia debio es esta estaba estara estuvo fue ha habia habria
    permanece permanecera permanecia permanecio podra podria puede queda quedara quedo resulto sale salio seguia
    seguira sera seria sigue siguio
    is was has had remains remained stays stayed walked walks got went must should
    """
)
#: Beginnings of what is told of people alone behind those.
HELD = _in_order(
    """
    detenid arrestad excarcelad encarcelad apresad aprehendid capturad interceptad secuestrad preso presa libre
    liberad custodi recluid imputad condenad sentenciad torturad golpead incomunicad procesad juzgad hospitalizad
    desaparecid esposad enjuiciad deportad extraditad asesinad indultad rehen cautiv interrogad sometid
    arrested detained released freed free jailed imprisoned custody held handcuffed charged sentenced convicted
    tortured kidnapped abducted beaten deported missing interrogated pardoned
    """
)
#: Before a subject that stands behind its verb, if no time follows.
INDEFINITE = _folded("un una el la los las otro otra unos unas varios varias dos tres cuatro cinco a an the")
TIMES = _folded(
    """
    lunes martes miercoles jueves viernes sabado domingo madrugada manana noche tarde mediodia semana mes ano pasado
    pasada mismo misma dia fin vispera vez rato proximo proxima day same week night morning next
    """
)
#: Words that tell how, where and by whom, before which no subject is left.
STOPPING = _folded("a al ante bajo con contra de del desde en hasta para por sin tras by in on at from for with after")
#: Between a name and its verb.
BEFORE_VERBS = _folded("no se le les lo la me nos ya aun hoy ayer tambien todavia nunca luego siempre ahora tampoco si")
#: What places and events do, in the past: who stands before it is no person.
HAPPENING = _folded(
    """
    abrio acabo acontecio aumento cerro colapso comenzo concluyo continuo culmino empezo estallo
    exploto existio falto finalizo funciono hubo inicio ocurrio paso produjo registro reunio sucedio
    termino volco llovio nacio presento celebro realizo efectuo desarrollo instalo inauguro
    """
)
#: What people do, or others behind the verb: "murió un hombre".
DYING = _folded("aparecio cayo desaparecio fallecio llego murio resulto salio quedo hallo encontro llamo crecio vivio")
#: Behind these a word of both languages is English, and common: "at the hospital Juan Pérez said".
ENGLISH_LEADS = _folded("the at in from to his her their this that an its near outside inside of on and into")
