#!/usr/bin/env python3
"""Writes packs/ru/titles.tsv: offices, ranks, institutions and groups in all case forms, each with its cases.

    russian_titles.py --packs packs

A title is a head noun with what agrees with it before it ("первый заместитель") and what stays as it is after it ("министра
обороны"). Heads are declined by their type; everything else of the table below is written by hand. Rows of the file that it does not make stay.
"""
import argparse
import pathlib

CASES = ("nom", "gen", "dat", "acc", "ins", "prp")
VELAR, HUSHING = "гкх", "жшчщ"


def noun(word, kind):
    """Singular and plural forms. Kinds: m (animate), mi (inanimate), f, fi (-ия), fs (soft sign), n (-о), ne (-ие), a (masculine in -а), p (plural only), i (indeclinable)."""
    stem = word[:-1]
    y = "и" if word.endswith("ь") or stem[-1:] in VELAR + HUSHING and kind in ("f", "a") or word[-1] in VELAR + HUSHING else "ы"
    if kind == "i":
        return [word] * 6, [word] * 6
    if kind in ("m", "mi"):
        if word in FLEETING:
            short = FLEETING[word]
            one = [word, short + "а", short + "у", short + "а", short + ("ом" if short[-1] not in "ц" else "ом"), short + "е"]
            many = [short + "ы", short + "ов", short + "ам", short + "ов", short + "ами", short + "ах"]
        elif word.endswith("ь"):
            one = [word, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е"]
            many = [stem + "и", stem + "ей", stem + "ям", stem + "ей", stem + "ями", stem + "ях"]
        elif word.endswith("й"):
            one = [word, stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е"]
            many = [stem + "и", stem + "ев", stem + "ям", stem + "ев", stem + "ями", stem + "ях"]
        else:
            em = "ем" if word[-1] in HUSHING + "ц" else "ом"
            genitive = word + ("ей" if word[-1] in HUSHING else "ев" if word[-1] == "ц" else "ов")
            one = [word, word + "а", word + "у", word + "а", word + em, word + "е"]
            many = [word + y, genitive, word + "ам", genitive, word + "ами", word + "ах"]
            if word in PLURAL_A:
                many[0] = word + "а"
        if kind == "mi":
            one[3], many[3] = one[0], many[0]
        return one, many
    if kind in ("f", "a"):
        oy = "ей" if stem[-1] in HUSHING + "ц" else "ой"
        genitive = GENITIVE.get(word, stem)
        return ([word, stem + y, stem + "е", stem + "у", stem + oy, stem + "е"],
                [stem + y, genitive, stem + "ам", genitive if word in ANIMATE or kind == "a" else stem + y, stem + "ами", stem + "ах"])
    if kind == "fi":
        return ([word, stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и"],
                [stem + "и", stem + "й", stem + "ям", stem + "и", stem + "ями", stem + "ях"])
    if kind == "fs":
        return ([word, stem + "и", stem + "и", word, word + "ю", stem + "и"],
                [stem + "и", stem + "ей", stem + "ям", stem + "и", stem + "ями", stem + "ях"])
    if kind == "n":
        return ([word, stem + "а", stem + "у", word, stem + "ом", stem + "е"],
                [stem + "а", stem, stem + "ам", stem + "а", stem + "ами", stem + "ах"])
    if kind == "ne":
        return ([word, stem + "я", stem + "ю", word, stem + "ем", stem + "и"],
                [stem + "я", stem[:-1] + "ий", stem + "ям", stem + "я", stem + "ями", stem + "ях"])
    raise ValueError(kind)


FLEETING = {"посол": "посл", "советник-посланник": "советник-посланник"}
PLURAL_A = {"инспектор", "директор"}
ANIMATE = {"королева", "глава"}
GENITIVE = {"разведка": "разведок", "служба": "служб", "администрация": "администраций"}


def adjective(word):
    """Masculine, feminine, neuter and plural forms (animate accusative of the masculine beside it)."""
    stem = word[:-2]
    soft = word.endswith("ий") and stem[-1] not in VELAR + HUSHING
    i = "и" if soft or stem[-1] in VELAR + HUSHING else "ы"
    o = "е" if soft or stem[-1] in HUSHING and not word.endswith("ой") else "о"
    a, u = ("яя", "юю") if soft else ("ая", "ую")
    return {
        "m": [word, stem + o + "го", stem + o + "му", stem + o + "го", stem + i + "м", stem + o + "м"],
        "mi": [word, stem + o + "го", stem + o + "му", word, stem + i + "м", stem + o + "м"],
        "f": [stem + a, stem + o + "й", stem + o + "й", stem + u, stem + o + "й", stem + o + "й"],
        "n": [stem + o + "е", stem + o + "го", stem + o + "му", stem + o + "е", stem + i + "м", stem + o + "м"],
        "p": [stem + i + "е", stem + i + "х", stem + i + "м", stem + i + "х", stem + i + "ми", stem + i + "х"],
        "pi": [stem + i + "е", stem + i + "х", stem + i + "м", stem + i + "е", stem + i + "ми", stem + i + "х"],
    }


GENDER = {"m": "m", "mi": "mi", "f": "f", "fi": "f", "fs": "f", "n": "n", "ne": "n", "a": "m", "i": "m"}
ROWS = {}


def put(form, sense, code, case):
    ROWS.setdefault((form.replace("ё", "е"), sense, code), set()).add(case)


def title(text, sense, code, plural=True):
    """`adjectives… head:kind rest`: the head carries its kind, all before it agrees, all after it stays."""
    words = text.split(" ")
    at = next(n for n, w in enumerate(words) if ":" in w)
    head, kind = words[at].split(":")
    tail = "".join(" " + w for w in words[at + 1:])
    if kind.startswith("p"):
        # plural only: the forms are written out or follow the type behind "p"
        many = PLURALS[head]
        numbers = [(many, "pi" if kind == "pi" else "p")]
    else:
        one, many = noun(head, kind)
        numbers = [(one, GENDER[kind])]
        if plural:
            numbers.append((many, "p" if kind in ("m", "a") else "pi"))
    for forms, agreement in numbers:
        before = [adjective(w)[agreement] if w.endswith(("ый", "ий", "ой")) else [w] * 6 for w in words[:at]]
        for n, case in enumerate(CASES):
            put(" ".join([*(b[n] for b in before), forms[n]]) + tail, sense, code, case)


def plain(form, sense, code):
    """A form that does not decline."""
    for case in CASES:
        put(form, sense, code, case)


PLURALS = {
    "власти": "власти властей властям власти властями властях",
    "войска": "войска войск войскам войска войсками войсках",
    "силы": "силы сил силам силы силами силах",
    "военные": "военные военных военным военных военными военных",
    "солдаты": "солдаты солдат солдатам солдат солдатами солдатах",
    "военнослужащие": "военнослужащие военнослужащих военнослужащим военнослужащих военнослужащими военнослужащих",
    "миротворцы": "миротворцы миротворцев миротворцам миротворцев миротворцами миротворцах",
    "дипломаты": "дипломаты дипломатов дипломатам дипломатов дипломатами дипломатах",
    "чиновники": "чиновники чиновников чиновникам чиновников чиновниками чиновниках",
    "депутаты": "депутаты депутатов депутатам депутатов депутатами депутатах",
    "парламентарии": "парламентарии парламентариев парламентариям парламентариев парламентариями парламентариях",
    "пограничники": "пограничники пограничников пограничникам пограничников пограничниками пограничниках",
    "переговорщики": "переговорщики переговорщиков переговорщикам переговорщиков переговорщиками переговорщиках",
    "спасатели": "спасатели спасателей спасателям спасателей спасателями спасателях",
    "медики": "медики медиков медикам медиков медиками медиках",
    "моряки": "моряки моряков морякам моряков моряками моряках",
    "летчики": "летчики летчиков летчикам летчиков летчиками летчиках",
    "десантники": "десантники десантников десантникам десантников десантниками десантниках",
    "эксперты": "эксперты экспертов экспертам экспертов экспертами экспертах",
    "инструкторы": "инструкторы инструкторов инструкторам инструкторов инструкторами инструкторах",
    "курсанты": "курсанты курсантов курсантам курсантов курсантами курсантах",
    "граждане": "граждане граждан гражданам граждан гражданами гражданах",
    "студенты": "студенты студентов студентам студентов студентами студентах",
    "следователи": "следователи следователей следователям следователей следователями следователях",
    "члены": "члены членов членам членов членами членах",
    "участники": "участники участников участникам участников участниками участниках",
    "лидеры": "лидеры лидеров лидерам лидеров лидерами лидерах",
    "чиновники": "чиновники чиновников чиновникам чиновников чиновниками чиновниках",
    "представители": "представители представителей представителям представителей представителями представителях",
    "спецслужбы": "спецслужбы спецслужб спецслужбам спецслужбы спецслужбами спецслужбах",
    "хакеры": "хакеры хакеров хакерам хакеров хакерами хакерах",
}
PLURALS = {k: v.split(" ") for k, v in PLURALS.items()}

# Portfolio: code, genitive phrases, names of the ministry that don't decline (Min-), adjectives of the ministry or department.
PORTFOLIOS = [
    ("defence", ["обороны", "национальной обороны", "народной обороны", "по делам обороны", "обороны и спорта", "обороны и поддержки вооруженных сил"], ["Минобороны", "Миноборонпром"], ["оборонный", "военный"]),
    ("foreign", ["иностранных дел", "внешних сношений", "иностранных дел и международной торговли", "иностранных дел и международного сотрудничества", "иностранных и европейских дел", "иностранных дел и торговли", "внешних связей", "по европейским и иностранным делам", "иностранных дел, торговли и развития"], ["МИД", "МИДе", "МИДа", "МИДом", "МИДу", "Мининдел"], ["внешнеполитический", "дипломатический"]),
    ("interior", ["внутренних дел", "внутренней безопасности"], ["МВД", "Минвнутрдел"], []),
    ("finance", ["финансов", "экономики и финансов"], ["Минфин", "Минфина", "Минфину", "Минфином", "Минфине"], ["финансовый"]),
    ("trade", ["торговли", "внешней торговли", "коммерции", "международной торговли", "торговли и интеграции", "торговли и промышленности", "экономики и торговли"], ["Минторг", "Минторга", "Минторгом", "Минторгу", "Минторге", "Минкоммерции"], ["торговый"]),
    ("economy", ["экономики", "экономического развития", "по экономике", "экономики и энергетики", "национальной экономики", "экономики и планирования"], ["Минэкономики", "Минэкономразвития"], ["экономический"]),
    ("energy", ["энергетики", "нефти", "нефти и газа", "энергетики и природных ресурсов", "энергии"], ["Минэнерго"], []),
    ("industry", ["промышленности", "индустрии", "промышленности и торговли", "промышленности и новых технологий"], ["Минпромторг", "Минпромторга", "Минпромторге", "Минпром", "Минпрома"], []),
    ("defence_industry", ["оборонной промышленности", "стратегической промышленности", "оборонной и аэрокосмической промышленности"], ["Миноборонпрома", "Минстратегпром"], []),
    ("agriculture", ["сельского хозяйства", "аграрной политики", "сельского хозяйства и продовольствия", "земледелия"], ["Минсельхоз", "Минсельхоза", "Минсельхозе", "Минсельхозом", "Минсельхозпрод"], ["аграрный"]),
    ("health", ["здравоохранения", "здравоохранения и социальных служб"], ["Минздрав", "Минздрава", "Минздраве", "Минздраву", "Минздравом"], []),
    ("justice", ["юстиции", "правосудия"], ["Минюст", "Минюста", "Минюсте", "Минюсту", "Минюстом"], []),
    ("transport", ["транспорта", "транспорта и коммуникаций", "инфраструктуры и транспорта", "путей сообщения", "транспорта и связи"], ["Минтранс", "Минтранса", "Минтрансе", "Минтрансу", "Минтрансом"], []),
    ("education", ["образования", "просвещения", "образования и науки"], ["Минобразования", "Минобрнауки", "Минпросвещения"], []),
    ("culture", ["культуры", "культуры и туризма"], ["Минкультуры", "Минкульт"], []),
    ("science", ["науки", "науки и технологий", "науки и высшего образования"], [], []),
    ("digital", ["цифрового развития", "цифровых технологий", "по делам цифровых технологий", "цифровой трансформации", "информационных технологий"], ["Минцифры"], []),
    ("communications", ["связи", "коммуникаций", "связи и информатизации"], ["Минсвязи"], []),
    ("information", ["информации", "информации и общественного развития"], ["Мининформ", "Мининформа"], []),
    ("environment", ["окружающей среды", "экологии", "природных ресурсов", "природных ресурсов и экологии", "климата", "экологии и природных ресурсов"], ["Минприроды", "Минэкологии"], []),
    ("emergencies", ["по чрезвычайным ситуациям", "чрезвычайных ситуаций", "по делам ГО и ЧС"], ["МЧС"], []),
    ("labour", ["труда", "труда и социальной защиты", "занятости"], ["Минтруд", "Минтруда"], []),
    ("migration", ["миграции", "по делам миграции", "иммиграции"], [], []),
    ("sport", ["спорта", "спорта и туризма", "по делам молодежи и спорта"], ["Минспорт", "Минспорта"], []),
    ("tourism", ["туризма"], [], []),
    ("infrastructure", ["инфраструктуры", "строительства", "общественных работ", "строительства и инфраструктуры"], ["Мининфраструктуры", "Минстрой", "Минстроя"], []),
    ("investment", ["инвестиций", "инвестиций и внешней торговли", "инвестиций, промышленности и торговли"], ["Мининвест"], []),
    ("development", ["развития", "международного сотрудничества", "по развитию", "регионального развития", "экономического сотрудничества и развития", "по вопросам развития"], [], []),
    ("europe", ["по делам Европы", "по европейским делам", "по вопросам европейской интеграции", "европейской интеграции"], [], []),
    ("security", ["безопасности", "национальной безопасности", "общественной безопасности и внутренних дел"], [], []),
    ("public_security", ["общественной безопасности"], [], []),
    ("state_security", ["государственной безопасности", "разведки"], ["МГБ"], []),
    ("unification", ["по делам воссоединения", "объединения", "по вопросам объединения"], [], []),
    ("social", ["социальной политики", "социальных дел", "по социальным вопросам"], [], []),
    ("fisheries", ["рыболовства", "рыбного хозяйства", "морских дел и рыболовства"], [], []),
    ("mining", ["горнодобывающей промышленности", "геологии", "горнорудной промышленности", "шахт"], [], []),
    ("oil", ["нефтяной промышленности", "нефти и минеральных ресурсов"], [], []),
    ("religion", ["по делам религий", "по делам религии", "вакуфов"], [], []),
    ("planning", ["планирования", "планирования и развития"], [], []),
    ("strategic_affairs", ["по стратегическим вопросам", "стратегического планирования", "по стратегическим делам"], [], []),
    ("state", ["по делам государства"], [], []),
    ("water", ["водных ресурсов", "водного хозяйства", "ирригации", "водных ресурсов и ирригации"], [], []),
    ("space", ["по делам космоса"], [], []),
    ("veterans", ["по делам ветеранов"], [], []),
]

OFFICE_ROWS = [
    # heads of state and government
    ("президент:m", "head_of_state"), ("глава:a государства", "head_of_state"), ("глава:a республики", "head_of_state"), ("действующий президент:m", "head_of_state"),
    ("новоизбранный президент:m", "head_of_state"), ("избранный президент:m", "head_of_state"), ("переходный президент:m", "head_of_state"), ("временный президент:m", "head_of_state"),
    ("председатель:m КНР", "head_of_state"), ("председатель:m Госсовета", "head_of_government"), ("председатель:m Государственного совета", "head_of_government"), ("генеральный секретарь:m ЦК КПК", "head_of_state"),
    ("генеральный секретарь:m ЦК", "party_leader"), ("генсек:m ЦК", "party_leader"), ("председатель:m государственных дел", "head_of_state"), ("председатель:m Госсовета КНДР", "head_of_state"),
    ("президент-элект:m", "head_of_state"), ("лидер:m", "leader"), ("духовный лидер:m", "supreme_leader"), ("верховный лидер:m", "supreme_leader"), ("аятолла:a", "supreme_leader"), ("рахбар:m", "supreme_leader"),
    ("лидер:m страны", "head_of_state"), ("лидер:m государства", "head_of_state"), ("лидер:m республики", "head_of_state"), ("руководитель:m страны", "head_of_state"), ("глава:a страны", "head_of_state"),
    ("премьер-министр:m", "head_of_government"), ("премьер:m", "head_of_government"), ("глава:a правительства", "head_of_government"), ("глава:a кабинета министров", "head_of_government"), ("председатель:m правительства", "head_of_government"),
    ("председатель:m Совета министров", "head_of_government"), ("председатель:m кабинета министров", "head_of_government"), ("канцлер:m", "head_of_government"), ("федеральный канцлер:m", "head_of_government"), ("глава:a кабмина", "head_of_government"),
    ("тишек:m", "head_of_government"), ("и.о. премьер-министра:i", "head_of_government"), ("временный премьер-министр:m", "head_of_government"), 
    ("вице-президент:m", "deputy_head_of_state"), ("первый вице-президент:m", "deputy_head_of_state"), ("зампред:m КНР", "deputy_head_of_state"), ("заместитель:m председателя КНР", "deputy_head_of_state"),
    ("вице-премьер:m", "deputy_head_of_government"), ("первый вице-премьер:m", "deputy_head_of_government"), ("заместитель:m премьер-министра", "deputy_head_of_government"), ("первый заместитель:m премьер-министра", "deputy_head_of_government"),
    ("вице-премьер-министр:m", "deputy_head_of_government"), ("зампред:m правительства", "deputy_head_of_government"), ("заместитель:m председателя правительства", "deputy_head_of_government"), ("первый зампред:m правительства", "deputy_head_of_government"),
    ("заместитель:m главы правительства", "deputy_head_of_government"), ("замглавы:i правительства", "deputy_head_of_government"), ("вице-канцлер:m", "deputy_head_of_government"), ("первый заместитель:m председателя правительства", "deputy_head_of_government"),
    ("заместитель:m председателя Кабинета министров", "deputy_head_of_government"),
    # monarchs
    ("король:m", "monarch"), ("королева:f", "monarch"), ("император:m", "monarch"), ("эмир:m", "monarch"), ("султан:m", "monarch"), ("шейх:m", "honorific!"), ("князь:m", "monarch"), ("великий герцог:m", "monarch"), ("монарх:m", "monarch"),
    ("наследный принц:m", "crown_prince"), ("кронпринц:m", "crown_prince"), ("кронпринцесса:f", "crown_prince"), ("принц:m", "prince"), ("принцесса:f", "prince"), ("папа:a римский", "monarch"), ("понтифик:m", "monarch"), ("папа:a Римский", "monarch"), ("Папа:a Римский", "monarch"),
    ("патриарх:m", "religious_leader"), ("первый леди:i", "first_lady"), ("первая леди:i", "first_lady"),
    # foreign affairs
    ("государственный секретарь:m", "minister:foreign"), ("госсекретарь:m", "minister:foreign"), ("глава:a МИД", "minister:foreign"), ("глава:a МИДа", "minister:foreign"), ("глава:a дипломатии", "minister:foreign"), ("глава:a внешнеполитического ведомства", "minister:foreign"),
    ("руководитель:m внешнеполитического ведомства", "minister:foreign"), ("глава:a Госдепартамента", "minister:foreign"), ("глава:a Госдепа", "minister:foreign"), ("глава:a Форин-офиса", "minister:foreign"),
    ("заместитель:m госсекретаря", "deputy_minister:foreign"), ("первый заместитель:m госсекретаря", "deputy_minister:foreign"), ("замгоссекретаря:i", "deputy_minister:foreign"), ("помощник:m госсекретаря", "official"), ("замглавы:i МИД", "deputy_minister:foreign"), ("замглавы:i МИДа", "deputy_minister:foreign"),
    ("заместитель:m главы МИД", "deputy_minister:foreign"), ("статс-секретарь:m", "deputy_minister"), ("первый замглавы:i МИД", "deputy_minister:foreign"),
    ("посол:m", "ambassador"), ("чрезвычайный и полномочный посол:m", "ambassador"), ("Чрезвычайный и Полномочный Посол:m", "ambassador"), ("постоянный представитель:m", "permanent_representative"), ("постпред:m", "permanent_representative"), ("заместитель:m постоянного представителя", "permanent_representative"),
    ("первый заместитель:m постоянного представителя", "permanent_representative"), ("зампостпреда:i", "permanent_representative"), ("временный поверенный:m!adj", "charge_d_affaires"), ("генеральный консул:m", "consul"), ("генконсул:m", "consul"), ("консул:m", "consul"), ("экс-посол:m", "former!"),
    ("посланник:m", "envoy"), ("спецпосланник:m", "envoy"), ("специальный посланник:m", "envoy"), ("спецпредставитель:m", "envoy"), ("специальный представитель:m", "envoy"), ("посол:m по особым поручениям", "envoy"), ("спецпредставитель:m президента", "envoy"), ("спецпосланник:m президента", "envoy"),
    ("личный представитель:m", "envoy"), ("эмиссар:m", "envoy"), ("спецпосланник:m генсека ООН", "envoy"), ("военный атташе:i", "defence_attache"), ("атташе:i по вопросам обороны", "defence_attache"), ("главный переговорщик:m", "negotiator"), ("переговорщик:m", "negotiator"), ("дипломат:m", "diplomat"),
    ("торговый представитель:m", "minister:trade"), ("торгпред:m", "minister:trade"), ("верховный представитель:m", "high_representative"), ("верховный представитель:m ЕС по иностранным делам", "high_representative"), ("глава:a евродипломатии", "high_representative"), ("глава:a дипломатии ЕС", "high_representative"), ("глава:a европейской дипломатии", "high_representative"),
    # the military
    ("начальник:m генерального штаба", "chief_of_defence"), ("начальник:m Генерального штаба", "chief_of_defence"), ("начальник:m Генштаба", "chief_of_defence"), ("начальник:m генштаба", "chief_of_defence"), ("глава:a Генштаба", "chief_of_defence"), ("глава:a генштаба", "chief_of_defence"), ("начальник:m штаба обороны", "chief_of_defence"),
    ("главнокомандующий:m!adj", "chief_of_defence"), ("главком:m", "chief_of_defence"), ("верховный главнокомандующий:m!adj", "commander"), ("председатель:m Объединенного комитета начальников штабов", "chief_of_defence"), ("глава:a Объединенного комитета начальников штабов", "chief_of_defence"), ("начальник:m Объединенного комитета начальников штабов", "chief_of_defence"),
    ("командующий:m!adj сухопутными войсками", "chief_of_army"), ("главком:m ВМС", "chief_of_navy"), ("главком:m ВМФ", "chief_of_navy"), ("главнокомандующий:m!adj ВМФ", "chief_of_navy"), ("командующий:m!adj ВМС", "chief_of_navy"), ("командующий:m!adj ВВС", "chief_of_air_force"), ("главком:m ВВС", "chief_of_air_force"), ("главком:m Сухопутных войск", "chief_of_army"),
    ("заместитель:m начальника Генштаба", "deputy_chief_of_defence"), ("первый заместитель:m начальника Генштаба", "deputy_chief_of_defence"), ("заместитель:m начальника Генерального штаба", "deputy_chief_of_defence"), ("замначальника:i Генштаба", "deputy_chief_of_defence"),
    ("командующий:m!adj", "commander"), ("командир:m", "commander"), ("заместитель:m командующего", "deputy_commander"), ("замкомандующего:i", "deputy_commander"), ("начальник:m штаба", "chief_of_staff"), ("начальник:m управления международного военного сотрудничества", "official"), ("глава:a управления международного военного сотрудничества", "official"),
    ("глава:a Пентагона", "minister:defence"), ("руководитель:m Пентагона", "minister:defence"), ("шеф:m Пентагона", "minister:defence"), ("замглавы:i Пентагона", "deputy_minister:defence"), ("заместитель:m главы Пентагона", "deputy_minister:defence"), ("глава:a военного ведомства", "minister:defence"), ("глава:a оборонного ведомства", "minister:defence"),
    ("руководитель:m военного ведомства", "minister:defence"), ("руководитель:m оборонного ведомства", "minister:defence"), ("государственный министр:m обороны", "minister:defence"), ("военный министр:m", "minister:defence"), ("министр:m войны", "minister:defence"), ("министр:m вооруженных сил", "minister:defence"), ("заместитель:m министра войны", "deputy_minister:defence"),
    # parliament
    ("председатель:m парламента", "speaker_of_parliament"), ("спикер:m парламента", "speaker_of_parliament"), ("спикер:m", "speaker_of_parliament"), ("вице-спикер:m", "deputy_speaker_of_parliament"), ("председатель:m Госдумы", "speaker_of_parliament"), ("спикер:m Госдумы", "speaker_of_parliament"), ("спикер:m Совета Федерации", "speaker_of_parliament"), ("председатель:m Совета Федерации", "speaker_of_parliament"),
    ("председатель:m Палаты представителей", "speaker_of_parliament"), ("спикер:m Палаты представителей", "speaker_of_parliament"), ("спикер:m палаты представителей", "speaker_of_parliament"), ("председатель:m Национального собрания", "speaker_of_parliament"), ("спикер:m меджлиса", "speaker_of_parliament"), ("спикер:m Сената", "speaker_of_parliament"), ("спикер:m сената", "speaker_of_parliament"), ("председатель:m Сената", "speaker_of_parliament"),
    ("председатель:m сената", "speaker_of_parliament"), ("председатель:m ВСНП", "speaker_of_parliament"), ("председатель:m бундестага", "speaker_of_parliament"), ("председатель:m кнессета", "speaker_of_parliament"), ("председатель:m Милли Меджлиса", "speaker_of_parliament"), ("спикер:m Верховной рады", "speaker_of_parliament"), ("председатель:m Верховной рады", "speaker_of_parliament"),
    ("председатель:m верхней палаты", "speaker_of_parliament"), ("председатель:m нижней палаты", "speaker_of_parliament"), ("спикер:m верхней палаты", "speaker_of_parliament"), ("спикер:m нижней палаты", "speaker_of_parliament"),
    ("депутат:m", "legislator"), ("сенатор:m", "legislator"), ("конгрессмен:m", "legislator"), ("парламентарий:m", "legislator"), ("евродепутат:m", "legislator"), ("член:m палаты представителей", "legislator"), ("зампред:m комитета", "legislator"), ("председатель:m комитета", "legislator"), ("глава:a комитета", "legislator"), ("первый зампред:m комитета", "legislator"),
    # staff
    ("официальный представитель:m", "spokesperson"), ("официальный представитель:m МИД", "spokesperson"), ("официальный представитель:m МИДа", "spokesperson"), ("официальный представитель:m Минобороны", "spokesperson"), ("официальный представитель:m министерства обороны", "spokesperson"), ("официальный представитель:m министерства иностранных дел", "spokesperson"), ("официальный представитель:m правительства", "spokesperson"),
    ("официальный представитель:m Кремля", "spokesperson"), ("официальный представитель:m Белого дома", "spokesperson"), ("официальный представитель:m Госдепа", "spokesperson"), ("официальный представитель:m Еврокомиссии", "spokesperson"), ("официальный представитель:m генсека ООН", "spokesperson"), ("официальный представитель:m Пентагона", "spokesperson"),
    ("спикер:m МИД", "spokesperson"), ("спикер:m МИДа", "spokesperson"), ("спикер:m Минобороны", "spokesperson"), ("спикер:m Пентагона", "spokesperson"), ("спикер:m Госдепа", "spokesperson"), ("пресс-секретарь:m", "spokesperson"), ("пресс-секретарь:m президента", "spokesperson"), ("пресс-секретарь:m Кремля", "spokesperson"), ("пресс-секретарь:m Белого дома", "spokesperson"), ("пресс-секретарь:m МИД", "spokesperson"),
    ("пресс-секретарь:m премьер-министра", "spokesperson"), ("пресс-секретарь:m правительства", "spokesperson"), ("спикер:m армии", "spokesperson"), ("представитель:m армии", "spokesperson"),
    ("советник:m по национальной безопасности", "security_adviser"), ("помощник:m президента по национальной безопасности", "security_adviser"), ("советник:m президента по национальной безопасности", "security_adviser"), ("советник:m президента по нацбезопасности", "security_adviser"), ("советник:m по нацбезопасности", "security_adviser"), ("глава:a Совета национальной безопасности", "security_adviser"), ("директор:m Совета национальной безопасности", "security_adviser"),
    ("секретарь:m Совета безопасности", "security_council_secretary"), ("секретарь:m Совбеза", "security_council_secretary"), ("госсекретарь:m Совета безопасности", "security_council_secretary"), ("государственный секретарь:m Совета безопасности", "security_council_secretary"), ("секретарь:m СНБО", "security_council_secretary"), ("секретарь:m Высшего совета национальной безопасности", "security_council_secretary"), ("заместитель:m секретаря Совбеза", "official"), ("замсекретаря:i Совбеза", "official"),
    ("советник:m президента", "adviser"), ("помощник:m президента", "adviser"), ("советник:m премьер-министра", "adviser"), ("помощник:m премьер-министра", "adviser"), ("советник:m", "adviser"), ("помощник:m министра", "official"), ("советник:m министра", "adviser"), ("старший советник:m", "adviser"), ("внешнеполитический советник:m", "adviser"), ("помощник:m министра обороны", "official"), ("помощник:m министра иностранных дел", "official"),
    ("глава:a администрации президента", "chief_of_staff"), ("руководитель:m администрации президента", "chief_of_staff"), ("глава:a офиса президента", "chief_of_staff"), ("глава:a Офиса президента", "chief_of_staff"), ("глава:a аппарата", "chief_of_staff"), ("руководитель:m аппарата", "chief_of_staff"), ("глава:a аппарата Белого дома", "chief_of_staff"), ("замглавы:i администрации президента", "official"),
    ("директор:m ЦРУ", "intelligence_chief"), ("глава:a ЦРУ", "intelligence_chief"), ("директор:m СВР", "intelligence_chief"), ("глава:a разведки", "intelligence_chief"), ("директор:m Службы внешней разведки", "intelligence_chief"), ("директор:m национальной разведки", "intelligence_chief"), ("глава:a Моссада", "intelligence_chief"), ("глава:a спецслужбы", "intelligence_chief"), ("директор:m ФСБ", "intelligence_chief"), ("глава:a ФСБ", "intelligence_chief"), ("председатель:m КГБ", "intelligence_chief"), ("глава:a КГБ", "intelligence_chief"),
    ("начальник:m полиции", "police_chief"), ("генеральный прокурор:m", "prosecutor"), ("генпрокурор:m", "prosecutor"), ("прокурор:m", "prosecutor"), ("главный прокурор:m", "prosecutor"), ("судья:i", "judge"), ("губернатор:m", "governor"), ("генерал-губернатор:m", "head_of_state"), ("мэр:m", "mayor"), ("глава:a центробанка", "central_bank_governor"), ("председатель:m Центробанка", "central_bank_governor"), ("глава:a ЦБ", "central_bank_governor"), ("генеральный инспектор:m", "inspector"),
    # organisations
    ("генеральный секретарь:m", "secretary_general"), ("генсек:m", "secretary_general"), ("заместитель:m генерального секретаря", "deputy_secretary_general"), ("замгенсека:i", "deputy_secretary_general"), ("заместитель:m генсека", "deputy_secretary_general"), ("генеральный директор:m", "director_general"), ("гендиректор:m", "director_general"), ("глава:a МАГАТЭ", "director_general"), ("глава:a ВОЗ", "director_general"), ("директор-распорядитель:m", "director_general"),
    ("исполнительный секретарь:m", "secretary_general"), ("председатель:m Еврокомиссии", "president_of_commission"), ("глава:a Еврокомиссии", "president_of_commission"), ("председатель:m Европейской комиссии", "president_of_commission"), ("председатель:m ЕК", "president_of_commission"), ("глава:a ЕК", "president_of_commission"), ("председатель:m Евросовета", "president_of_council"), ("глава:a Евросовета", "president_of_council"), ("председатель:m Европейского совета", "president_of_council"), ("глава:a Европейского совета", "president_of_council"),
    ("председатель:m Комиссии Африканского союза", "chairperson"), ("председатель:m Африканского союза", "chairperson"), ("председатель:m коллегии ЕЭК", "chairperson"), ("комиссар:m", "commissioner"), ("еврокомиссар:m", "commissioner@IGO:EU"), ("верховный комиссар:m", "commissioner"), ("президент:m Генассамблеи ООН", "chairperson"), ("председатель:m Генассамблеи ООН", "chairperson"), ("координатор:m", "coordinator"), ("спецдокладчик:m", "official"), ("представитель:m", "representative"), ("полномочный представитель:m", "representative"),
    ("первый секретарь:m", "party_leader"), ("лидер:m партии", "party_leader"), ("лидер:m оппозиции", "party_leader"), ("глава:a делегации", "delegation_head"), ("руководитель:m делегации", "delegation_head"), ("глава:a миссии", "official"), ("директор:m департамента", "official"), ("директор:m", "director"), ("начальник:m управления", "official"), ("начальник:m главного управления", "official"), ("чиновник:m", "official"), ("высокопоставленный чиновник:m", "official"), ("сотрудник:m", "official"), ("собеседник:m", "official"), ("высокопоставленный представитель:m", "official"),
    ("государственный министр:m", "minister"), ("министр:m", "minister"), ("министр:m без портфеля", "minister"), ("член:m Госсовета", "state_councillor"), ("член:m Политбюро", "official"), ("заместитель:m министра", "deputy_minister"), ("замминистра:i", "deputy_minister"), ("первый заместитель:m министра", "deputy_minister"), ("вице-министр:m", "deputy_minister"), ("первый замминистра:i", "deputy_minister"), ("парламентский секретарь:m", "deputy_minister"),
    ("генеральный секретарь:m кабинета министров", "cabinet_secretary"), ("генсек:m кабмина", "cabinet_secretary"), ("министр-председатель:m", "head_of_government"), ("глава:a администрации", "official"), ("военнослужащий:m!adj", "soldier"), ("солдат:m", "soldier"), ("председатель:m", "chairperson"), ("председатель:m комиссии", "chairperson"), ("сопредседатель:m", "chairperson"), ("президент:m ЕЦБ", "central_bank_governor"),
    # whoever else texts name
    ("глава:a правительств", "head_of_government"), ("глава:a государств", "head_of_state"), ("глава:a государств и правительств", "head_of_state"),
    ("и.о. президента:i", "head_of_state"), ("член:m кабинета министров", "minister"), ("член:m правительства", "minister"), ("зампред:m Госдумы", "deputy_speaker_of_parliament"),
    ("член:m палаты лордов", "legislator"), ("член:m Палаты лордов", "legislator"), ("член:m комитета Госдумы", "legislator"), ("член:m комитета Сената", "legislator"),
    ("депутат:m Госдумы", "legislator"), ("депутат:m Государственной думы", "legislator"), ("народный депутат:m", "legislator"), ("нардеп:m", "legislator"),
    ("член:m Национального собрания", "legislator"), ("член:m Национальной ассамблеи", "legislator"), ("член:m Законодательного собрания", "legislator"), ("член:m Законодательного совета", "legislator"),
    ("лидер:m демократов в Сенате", "legislator"), ("лидер:m республиканцев в Сенате", "legislator"), ("лидер:m демократов в Палате представителей", "legislator"),
    ("член:m Верховного суда", "judge"), ("судья:a Конституционного суда", "judge"), ("председатель:m Конституционного суда", "judge"), ("верховный судья:a", "judge"),
    ("атташе:i", "official"), ("советник:m посольства", "diplomat"), ("первый секретарь:m посольства", "diplomat"), ("второй секретарь:m посольства", "diplomat"), ("третий секретарь:m посольства", "diplomat"),
    ("глава:a дипмиссии", "ambassador"), ("глава:a дипломатической миссии", "ambassador"), ("глава:a дипломатических миссий", "ambassador"), ("руководитель:m дипломатических миссий", "ambassador"),
    ("руководитель:m дипломатической миссии", "ambassador"),
    ("специальный докладчик:m", "official"), ("специальный докладчик:m ООН", "official"), ("докладчик:m ПАСЕ", "official"), ("докладчик:m Совета Европы", "official"),
    ("помощник:m по нацбезопасности", "security_adviser"), ("помощник:m по национальной безопасности", "security_adviser"), ("аудитор:m Счетной палаты", "official"),
    ("императрица:f", "monarch"), ("Папа:a Римский Франциск", "head_of_state@VAT"), ("папа:a Франциск", "head_of_state@VAT"), ("Папа:a Франциск", "head_of_state@VAT"),
    ("вице-премьер:m правительства", "deputy_head_of_government"), ("полпред:m", "official"), ("полпред:m президента", "official"), ("полномочный представитель:m президента", "official"),
    ("экс-президент:m", "head_of_state"), ("экс-премьер:m", "head_of_government"), ("экс-премьер-министр:m", "head_of_government"), ("экс-канцлер:m", "head_of_government"),
    ("экс-министр:m", "minister"), ("экс-министр:m обороны", "minister:defence"), ("экс-министр:m иностранных дел", "minister:foreign"), ("экс-министр:m внутренних дел", "minister:interior"),
    ("экс-министр:m финансов", "minister:finance"), ("экс-министр:m экономики", "minister:economy"), ("экс-глава:a", "minister:"), ("экс-госсекретарь:m", "minister:foreign"),
    ("экс-спикер:m", "speaker_of_parliament"), ("экс-депутат:m", "legislator"), ("экс-сенатор:m", "legislator"), ("экс-посол:m", "ambassador"), ("экс-советник:m", "adviser"), ("экс-генсек:m", "secretary_general"),
    # heads of whatever institution follows: the engine joins "глава" with "МИД"
    ("глава:a", "minister:"), ("руководитель:m", "minister:"), ("шеф:m", "minister:"), ("начальник:m", "minister:"), ("замглавы:i", "deputy_minister:"), ("заместитель:m главы", "deputy_minister:"), ("заместитель:m руководителя", "deputy_minister:"), ("первый замглавы:i", "deputy_minister:"), ("заместитель:m", "deputy_minister:"), ("первый заместитель:m", "deputy_minister:"),
]

RANKS = [
    ("генерал:m", "general"), ("генерал:m армии", "army_general"), ("генерал-полковник:m", "colonel_general"), ("генерал-лейтенант:m", "lieutenant_general"), ("генерал-майор:m", "major_general"), ("бригадный генерал:m", "brigadier_general"), ("дивизионный генерал:m", "major_general"), ("корпусной генерал:m", "lieutenant_general"), ("четырехзвездный генерал:m", "general"), ("генерал:m ВВС", "general"), ("генерал-капитан:m", "colonel_general"),
    ("полковник:m", "colonel"), ("подполковник:m", "lieutenant_colonel"), ("старший полковник:m", "senior_colonel"), ("майор:m", "major"), ("капитан:m", "captain"), ("капитан:m 1 ранга", "captain_first_rank"), ("капитан:m первого ранга", "captain_first_rank"), ("лейтенант:m", "lieutenant"), ("старший лейтенант:m", "senior_lieutenant"), ("сержант:m", "sergeant"), ("маршал:m", "marshal"), ("главный маршал:m авиации", "air_chief_marshal"), ("фельдмаршал:m", "field_marshal"),
    ("адмирал:m", "admiral"), ("адмирал:m флота", "admiral_of_the_fleet"), ("вице-адмирал:m", "vice_admiral"), ("контр-адмирал:m", "rear_admiral"), ("коммодор:m", "commodore"), ("бригадир:m", "brigadier"), ("маршал:m авиации", "air_marshal"), ("вице-маршал:m авиации", "air_vice_marshal"),
]

HONORIFICS = ["г-н:i", "г-жа:i", "господин:m", "госпожа:f", "товарищ:m", "шейх:m", "его превосходительство:i", "сэр:m", "лорд:m", "баронесса:f", "профессор:m", "доктор:m", "коллега:a по партии"]

INSTITUTIONS = [
    ("правительство:n", "government"), ("кабинет:mi министров", "government"), ("кабмин:mi", "government"), ("Кабмин:mi", "government"), ("Совет:mi министров", "government"), ("совет:mi министров", "government"), ("Совмин:mi", "government"), ("кабинет:mi", "government"), ("руководство:n", "government"), ("власти:pi", "government"), ("администрация:fi", "administration"),
    ("администрация:fi президента", "presidency"), ("пресс-служба:f президента", "presidency"), ("пресс-служба:f главы государства", "presidency"), ("офис:mi президента", "presidency"), ("канцелярия:fi президента", "presidency"), ("аппарат:mi президента", "presidency"), ("канцелярия:fi премьер-министра", "prime_minister_office"), ("офис:mi премьер-министра", "prime_minister_office"), ("пресс-служба:f правительства", "government"), ("пресс-служба:f премьер-министра", "prime_minister_office"), ("королевский двор:mi", "royal_court"),
    ("парламент:mi", "parliament"), ("Национальный собрание:ne", "parliament"), ("национальный собрание:ne", "parliament"), ("Национальный ассамблея:f", "parliament"), ("Государственный дума:f", "lower_house"), ("Госдума:f", "lower_house"), ("Совет:mi Федерации", "upper_house"), ("Палата:f представителей", "lower_house"), ("палата:f представителей", "lower_house"), ("Верховный рада:f", "parliament"), ("сенат:mi", "upper_house"), ("Сенат:mi", "upper_house"), ("конгресс:mi", "parliament"), ("Конгресс:mi", "parliament"), ("бундестаг:mi", "parliament"), ("бундесрат:mi", "upper_house"),
    ("кнессет:mi", "parliament"), ("Кнессет:mi", "parliament"), ("меджлис:mi", "parliament"), ("Меджлис:mi", "parliament"), ("сейм:mi", "parliament"), ("риксдаг:mi", "parliament"), ("Милли меджлис:mi", "parliament"), ("Великий национальный собрание:ne", "parliament"), ("Великом национальный собрание:ne", "parliament"), ("верхняя палата:i", "upper_house"), ("нижний палата:f", "lower_house"), ("верхний палата:f", "upper_house"), ("скупщина:f", "parliament"), ("народный собрание:ne", "parliament"), ("законодательный собрание:ne", "parliament"), ("жогорку кенеш:mi", "parliament"), ("Жогорку кенеш:mi", "parliament"), ("мажилис:mi", "lower_house"),
    ("министерство:n", "ministry"), ("посольство:n", "embassy"), ("генконсульство:n", "consulate"), ("генеральный консульство:n", "consulate"), ("консульство:n", "consulate"), ("постпредство:n", "permanent_mission"), ("постоянный представительство:n", "permanent_mission"), ("дипмиссия:fi", "embassy"), ("диппредставительство:n", "embassy"), ("дипломатический миссия:fi", "embassy"),
    ("армия:fi", "army"), ("вооруженный силы:pi", "armed_forces"), ("Вооруженный силы:pi", "armed_forces"), ("Вооруженный Силы:pi", "armed_forces"), ("военно-морской силы:pi", "navy"), ("Военно-морской силы:pi", "navy"), ("военно-воздушный силы:pi", "air_force"), ("Военно-воздушный силы:pi", "air_force"), ("военно-морской флот:mi", "navy"), ("Военно-морской флот:mi", "navy"), ("сухопутный войска:pi", "army"), ("флот:mi", "navy"), ("авиация:fi", "air_force"),
    ("силы:pi самообороны", "armed_forces"), ("Силы:pi самообороны", "armed_forces"), ("пограничный служба:f", "border_guard"), ("береговой охрана:f", "coast_guard"), ("национальный гвардия:fi", "national_guard"), ("нацгвардия:fi", "national_guard"), ("генштаб:mi", "general_staff"), ("Генштаб:mi", "general_staff"), ("генеральный штаб:mi", "general_staff"), ("Генеральный штаб:mi", "general_staff"), ("Объединенный комитет:mi начальников штабов", "general_staff"), ("полиция:fi", "police"), ("таможня:i", "customs"), ("военный командование:ne", "military_command"), ("командование:ne", "military_command"),
    ("разведка:f", "intelligence"), ("внешний разведка:f", "intelligence"), ("военный разведка:f", "intelligence"), ("служба:f безопасности", "security_service"), ("Служба:f безопасности", "security_service"), ("служба:f разведки", "intelligence"), ("спецслужба:f", "security_service"), ("спецслужбы:pi", "security_service"), ("контрразведка:f", "intelligence"), ("Служба:f внешней разведки", "intelligence"), ("Федеральный служба:f безопасности", "security_service"),
    ("прокуратура:f", "prosecutor"), ("генпрокуратура:f", "prosecutor"), ("Генпрокуратура:f", "prosecutor"), ("генеральный прокуратура:f", "prosecutor"), ("верховный суд:mi", "supreme_court"), ("Верховный суд:mi", "supreme_court"), ("конституционный суд:mi", "constitutional_court"), ("Конституционный суд:mi", "constitutional_court"), ("центробанк:mi", "central_bank"), ("Центробанк:mi", "central_bank"), ("центральный банк:mi", "central_bank"), ("нацбанк:mi", "central_bank"), ("казначейство:n", "treasury"), ("минфин:mi", "ministry:finance"),
    ("военный академия:fi", "academy"), ("Военный академия:fi", "academy"), ("Избирком:mi", "election_commission"), ("ЦИК:mi", "election_commission"), ("оппозиция:fi", "opposition"), ("правящий партия:fi", "party"), ("Совет:mi национальной безопасности", "security_council"), ("Государственный совет:mi", "cabinet"), ("Госсовет:mi", "cabinet"), ("военный суд:mi", "court"), ("гостелевидение:ne", "state_media"), ("гостелерадиокомпания:fi", "state_media"),
]
PLURALS["Силы"] = [w[0].upper() + w[1:] for w in PLURALS["силы"]]

PLAIN_INSTITUTIONS = [
    ("ВМС", "navy"), ("ВМФ", "navy"), ("ВВС", "air_force"), ("ВКС", "air_force"), ("ВС", "armed_forces"), ("ПВО", "armed_forces"), ("ВСУ", "armed_forces"), ("ЦБ", "central_bank"), ("Нацбанк", "central_bank"), ("Казначейство", "treasury"), ("Совбез", "security_council"), ("совбез", "security_council"), ("таможни", "customs"), ("таможне", "customs"), ("таможню", "customs"), ("таможней", "customs"),
]

GROUPS = ["делегация:fi", "военный делегация:fi", "официальный делегация:fi", "правительственный делегация:fi", "парламентский делегация:fi", "войска:pi", "вооруженный формирования:i", "солдаты:p", "военнослужащие:p", "миротворцы:p", "миротворческий силы:pi", "миротворческий контингент:mi", "контингент:mi", "дипломаты:p", "чиновники:p", "депутаты:p", "парламентарии:p", "пограничники:p", "переговорщики:p", "спасатели:p", "медики:p", "моряки:p",
          "летчики:p", "десантники:p", "инструкторы:p", "курсанты:p", "граждане:p", "студенты:p", "следователи:p", "представители:p", "члены:p", "хакеры:p", "экипаж:mi", "подразделение:ne", "спецназ:mi", "морской пехота:f", "эскадра:f", "группировка:f", "патруль:mi", "истребитель:mi", "самолет:mi", "корабль:mi", "подлодка:f", "ракета:f", "беспилотник:mi", "дрон:mi", "фрегат:mi", "эсминец:i", "флотилия:fi", "гарнизон:mi",
          "рыбак:m", "хакер:m", "гражданин:m", "дивизия:fi", "бригада:f", "батальон:mi", "спортсмен:m"]
NOT_GROUPS = {"истребитель:mi", "самолет:mi", "корабль:mi", "подлодка:f", "ракета:f", "беспилотник:mi", "дрон:mi", "фрегат:mi", "эсминец:i", "спортсмен:m", "эксперты:p"}  # they stand in other lists


# Titles that name their party by themselves.
PARTY_OF = [("Пентагон", "USA"), ("ЦРУ", "USA"), ("национальной разведки", "USA"), ("Белого дома", "USA"), ("Госдеп", "USA"), ("Форин-офис", "GBR"), ("Кремля", "RUS"), ("ФСБ", "RUS"), ("СВР", "RUS"),
            ("Госдумы", "RUS"), ("Совета Федерации", "RUS"), ("ООН", "IGO:UN"), ("Еврокомиссии", "IGO:EU"), ("Европейской комиссии", "IGO:EU"), (" ЕК", "IGO:EU"), ("Евросовета", "IGO:EU"), ("Европейского совета", "IGO:EU"),
            ("ЕС по иностранным делам", "IGO:EU"), ("дипломатии ЕС", "IGO:EU"), ("евродипломатии", "IGO:EU"), ("европейской дипломатии", "IGO:EU"), ("МАГАТЭ", "IGO:IAEA"), ("ВОЗ", "IGO:WHO"), ("Африканского союза", "IGO:AU"),
            ("КНР", "CHN"), ("ЦК КПК", "CHN"), ("ВСНП", "CHN"), ("КНДР", "PRK"), ("Верховной рады", "UKR"), ("СНБО", "UKR"), ("бундестага", "DEU"), ("кнессета", "ISR"), ("Моссада", "ISR"), ("Милли Меджлиса", "AZE")]


def owned(text, code):
    """The office with the party that its title names."""
    party = next((p for words, p in PARTY_OF if words in text), None)
    return f"{code}@{party}" if party else code


def adjectival(text, sense, code):
    """Heads that decline as adjectives: командующий, временный поверенный."""
    words = text.replace("!adj", "").split(" ")
    at = next(n for n, w in enumerate(words) if ":" in w)
    head = words[at].split(":")[0]
    tail = "".join(" " + w for w in words[at + 1:])
    for agreement in ("m", "p"):
        before = [adjective(w)[agreement] for w in words[:at]]
        for n, case in enumerate(CASES):
            put(" ".join([*(b[n] for b in before), adjective(head)[agreement][n]]) + tail, sense, code, case)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--packs", required=True, type=pathlib.Path)
    packs = args.parse_args().packs
    for code, phrases, short, adjectives in PORTFOLIOS:
        for phrase in phrases:
            for head in ("министр:m", "государственный министр:m"):
                title(f"{head} {phrase}", "office", f"minister:{code}")
            for head in ("заместитель:m министра", "первый заместитель:m министра", "замминистра:i", "первый замминистра:i", "вице-министр:m", "статс-секретарь:m министерства", "заместитель:m министерства"):
                title(f"{head} {phrase}", "office", f"deputy_minister:{code}")
            title(f"министерство:n {phrase}", "institution", f"ministry:{code}")
            title(f"Министерство:n {phrase}", "institution", f"ministry:{code}")
            for head in ("официальный представитель:m министерства", "пресс-секретарь:m министерства"):
                title(f"{head} {phrase}", "office", "spokesperson")
        for name in short:
            plain(name, "institution", f"ministry:{code}")
        for word in adjectives:
            title(f"{word} ведомство:n", "institution", f"ministry:{code}")
            title(f"{word} министр:m", "office", f"minister:{code}") if word != "дипломатический" else None
    for name in ("Госдепартамент:mi", "Госдеп:mi", "Государственный департамент:mi"):
        title(name, "institution", "ministry:foreign")
    for text, code in OFFICE_ROWS:
        if code.endswith("!"):
            continue
        if "!adj" in text:
            adjectival(text, "office", owned(text, code))
        else:
            title(text, "office", owned(text, code))
    for text, code in RANKS:
        adjectival(text, "rank", code) if "!adj" in text else title(text, "rank", code)
    for text in HONORIFICS:
        title(text, "honorific", "", plural=False)
    for text, code in INSTITUTIONS:
        title(text, "institution", code)
    for name, code in PLAIN_INSTITUTIONS:
        plain(name, "institution", code)
    for text in GROUPS:
        if text not in NOT_GROUPS:
            title(text, "group", "")
    # The press service of whatever follows is no party's own: it only hands on.
    # "стороны" alone is a word of reference (both sides): only the singular is a group.
    title("сторона:f", "group", "", plural=False)
    for text in ("пресс-служба:f", "пресс-центр:mi", "представительство:n", "официальный сайт:mi"):
        title(text, "honorific", "", plural=False)
    for word in ("бывший", "прежний", "тогдашний", "отставной", "покойный"):
        forms = adjective(word)
        for agreement in ("m", "f", "p"):
            for n, case in enumerate(CASES):
                put(forms[agreement][n], "former", "", case)
    for prefix in ("экс-президент", "экс-премьер", "экс-министр", "экс-глава", "экс-премьер-министр", "экс-канцлер", "экс-госсекретарь", "экс-спикер", "экс-посол", "экс-генсек"):
        head = noun(prefix, "a" if prefix.endswith("а") else "m")
        for n, case in enumerate(CASES):
            put(head[0][n], "former", "", case)
    for word in ("исполняющий", "врио", "и.о.", "и. о.", "временно исполняющий"):
        for tail in ("", " обязанности"):
            if word.endswith("щий"):
                for agreement in ("m", "f", "p"):
                    for n, case in enumerate(CASES):
                        stem = word.split(" ")
                        put(" ".join([*stem[:-1], adjective(stem[-1])[agreement][n]]) + tail, "acting", "", case)
            elif not tail:
                plain(word, "acting", "")
    ROWS.pop(("стороны", "group", ""))
    ROWS.pop(("после", "office", "ambassador"))  # the preposition
    rows = []
    for (form, sense, code), cases in ROWS.items():
        known = [c for c in CASES if c in cases]
        rows.append((form, sense, code, "" if len(known) == 6 else " ".join(known)))
    path = packs / "ru" / "titles.tsv"
    made = {row[:3] for row in rows}
    there = (tuple(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()[1:])
    rows += [row for row in there if row[:3] not in made]  # written by hand, there
    rows.sort()
    path.write_text("#form\tsense\tcode\tcases\n" + "".join("\t".join(r) + "\n" for r in rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
