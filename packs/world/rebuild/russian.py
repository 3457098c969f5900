"""Forms of Russian names. Covers the closed vocabulary of the tables, not the language."""
import re

CASES = 6  # nominative, genitive, dative, accusative, instrumental, prepositional
VELAR, HUSHING = "гкх", "жшчщ"
FEMININE_SOFT = {"Беларусь", "Казань", "Астрахань", "Керчь", "Сеть", "Сызрань", "Тюмень", "Пермь", "Рязань", "Тверь", "Речь", "площадь", "Сибирь"}
SPECIAL = {
    "Египет": "Египет Египта Египту Египет Египтом Египте",
    "Днепр": "Днепр Днепра Днепру Днепр Днепром Днепре",
    "Союз": "Союз Союза Союзу Союз Союзом Союзе",
    "Рог": "Рог Рога Рогу Рог Рогом Роге",
    "Грозный": "Грозный Грозного Грозному Грозный Грозным Грозном",
    "Святой": "Святой Святого Святому Святой Святым Святом",
    "Пятая": "Пятая Пятой Пятой Пятую Пятой Пятой",
    "дом": "дом дома дому дом домом доме", "дворец": "дворец дворца дворцу дворец дворцом дворце",
    "острова": "острова островов островам острова островами островах",
    "Острова": "Острова Островов Островам Острова Островами Островах",
    "высоты": "высоты высот высотам высоты высотами высотах",
    "силы": "силы сил силам силы силами силах", "Силы": "Силы Сил Силам Силы Силами Силах",
    "отряды": "отряды отрядов отрядам отряды отрядами отрядах",
    "Врачи": "Врачи Врачей Врачам Врачей Врачами Врачах",
    "Тигры": "Тигры Тигров Тиграм Тигров Тиграми Тиграх",
    "дни": "дни дней дням дни днями днях", "учения": "учения учений учениям учения учениями учениях",
    "Тигр": "Тигр Тигра Тигру Тигр Тигром Тигре",
    "восьмерка": "восьмерка восьмерки восьмерке восьмерку восьмеркой восьмерке",
}
NAMES = ("nom", "gen", "dat", "acc", "ins", "prp")
# The cases of every form made so far: build.py writes them beside the form.
CASES_OF = {}
PLURAL_ZERO = {"Филиппины", "Мальдивы", "Афины", "Багамы", "Сейшелы", "Коморы", "Фареры", "Сумы"}


def note(form, cases):
    """Keeps in which cases a form stands."""
    CASES_OF.setdefault(form.replace("ё", "е"), set()).update(cases.split())
    return form


def cases_of(form):
    """Cases of a form in their order; empty where it is the same in all, or unknown."""
    known = CASES_OF.get(form, set())
    return "" if len(known) == CASES else " ".join(c for c in NAMES if c in known)


def adjective_endings(word):
    """Endings of the six cases if the word looks like an adjective."""
    stem, end = word[:-2], word[-2:]
    soft = stem[-1:] in VELAR + HUSHING or end in ("ий", "ее", "яя", "ие")
    y = "и" if soft else "ы"
    o = "е" if stem[-1:] in HUSHING or (end in ("ий", "ее", "яя") and stem[-1:] not in VELAR) else "о"
    if end in ("ый", "ий", "ой"):
        return stem, [end, o + "го", o + "му", end, y + "м", o + "м"]
    if end in ("ое", "ее"):
        return stem, [end, o + "го", o + "му", end, y + "м", o + "м"]
    if end in ("ая", "яя"):
        return stem, [end, o + "й", o + "й", ("ую" if end == "ая" else "юю"), o + "й", o + "й"]
    if end in ("ые", "ие"):
        return stem, [end, y + "х", y + "м", end, y + "ми", y + "х"]
    if word.endswith("овы"):
        return word[:-1], ["ы", "ых", "ым", "ы", "ыми", "ых"]
    return None


def word_cases(word, animate=False):
    """Six forms of one word, in its own number."""
    if word.startswith("="):
        return [word[1:]] * CASES
    if word in SPECIAL:
        return SPECIAL[word].split()
    if "-" in word and not word.endswith("ая"):
        head, tail = word.rsplit("-", 1)
        return [f"{head}-{form}" for form in word_cases(tail, animate)]
    low = word.lower()
    endings = None
    if not low.endswith(("ние", "тие", "овье", "жье", "вие", "лие")) and len(word) > 3:
        endings = adjective_endings(word)
    if endings:
        stem, ends = endings
        return [stem + e for e in ends]
    last, stem = low[-1], word[:-1]
    if last == "а":
        i = "и" if stem[-1:] in VELAR + HUSHING else "ы"
        ou = "ей" if stem[-1:] in HUSHING + "ц" else "ой"
        return [word, stem + i, stem + "е", stem + "у", stem + ou, stem + "е"]
    if low.endswith("ия"):
        return [word, stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и"]
    if last == "я":
        return [word, stem + "и", stem + "е", stem + "ю", stem + "ей", stem + "е"]
    if last == "ь":
        if word in FEMININE_SOFT:
            return [word, stem + "и", stem + "и", word, stem + "ью", stem + "и"]
        return [word, stem + "я", stem + "ю", word, stem + "ем", stem + "е"]
    if low.endswith("ий") or last == "й":
        prep = "и" if low.endswith("ий") else "е"
        return [word, stem + "я", stem + "ю", word, stem + "ем", stem + prep]
    if last in "бвгджзклмнпрстфхцчшщ":
        em = "ем" if last in HUSHING + "ц" else "ом"
        return [word, word + "а", word + "у", word + "а" if animate else word, word + em, word + "е"]
    if low.endswith(("ство", "ово", "ево")):
        return [word, stem + "а", stem + "у", word, stem + "ом", stem + "е"]
    if low.endswith("ие"):
        return [word, stem + "я", stem + "ю", word, stem + "ем", stem[:-1] + "ии"]
    if low.endswith("море"):
        return [word, stem + "я", stem + "ю", word, stem + "ем", word]
    if low.endswith("ье"):
        return [word, stem + "я", stem + "ю", word, stem + "ем", stem + "е"]
    if last == "ы":
        gen = stem if word in PLURAL_ZERO else stem + "ов"
        return [word, gen, stem + "ам", word, stem + "ами", stem + "ах"]
    return [word] * CASES


def phrase(text):
    """All forms of a name: words agree in case, `=word` stays, all after `_` stays."""
    head, _, rest = text.partition("_")
    columns = [word_cases(word) for word in head.split(" ")]
    forms = [note(" ".join(column[case] for column in columns) + rest, NAMES[case]) for case in range(CASES)]
    return list(dict.fromkeys(forms))


def adjective(word):
    """All forms of an adjective in -ий or -ый."""
    stem = word[:-2]
    y = "и" if stem[-1] in VELAR + HUSHING else "ы"
    endings = {word[-2:]: "nom acc", "ого": "gen acc", "ому": "dat", y + "м": "ins dat", "ом": "prp", "ая": "nom", "ой": "gen dat ins prp",
               "ую": "acc", "ое": "nom acc", y + "е": "nom acc", y + "х": "gen acc prp", y + "ми": "ins"}
    return [note(stem + e, cases) for e, cases in endings.items()]


PLURAL_GENITIVE = {"турок": "турок", "грузин": "грузин", "румын": "румын", "туркмен": "туркмен", "болгарин": "болгар"}


def in_order(forms):
    """Singular without the accusative, then the plural: the accusative of persons is their genitive."""
    for form, cases in zip(forms, ("nom", "gen acc", "dat", "ins", "prp", "nom", "gen acc", "dat", "ins", "prp")):
        note(form, cases)
    return forms


def demonym(word):
    """All forms of a masculine demonym, both numbers."""
    if word.endswith("ец"):
        stem = word[:-2] + ("й" if word[-3] in "еаио" else "")
        return in_order([word] + [stem + e for e in ("ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах")])
    if word.endswith("ин") and word[-3:] in ("нин", "рин") and word != "грузин":
        one, many = word, word[:-2]
        nominative = many + ("ы" if word == "болгарин" else "е")
        return in_order([one + e for e in ("", "а", "у", "ом", "е")] + [nominative, many] + [many + e for e in ("ам", "ами", "ах")])
    if word.endswith("ий"):
        return adjective(word)
    stem = "турк" if word == "турок" else word
    i = "и" if stem[-1] in VELAR + HUSHING else "ы"
    em = "ем" if stem[-1] in HUSHING else "ом"
    gen = PLURAL_GENITIVE.get(word, stem + ("ей" if stem[-1] in HUSHING else "ов"))
    return in_order([word, stem + "а", stem + "у", stem + em, stem + "е", stem + i, gen] + [stem + e for e in ("ам", "ами", "ах")])


# Women whose name the rules of `woman` do not make; none where the word means something else first (a dance, a tool, a flu).
WOMEN = {"китаец": "китаянка", "индиец": "индианка", "француз": "француженка", "немец": "немка", "турок": "турчанка", "грек": "гречанка",
         "бразилец": "бразильянка", "узбек": "узбечка", "таджик": "таджичка", "казах": "казашка", "словак": "словачка",
         "северокореец": "северокореянка", "южнокореец": "южнокореянка",
         **dict.fromkeys("испанец голландец чех поляк венгр финн болгарин вьетнамец русский таец афганец".split())}


def woman(word):
    """All forms of the name of a woman of a people, from the man's."""
    if word not in WOMEN:
        stem = re.sub("[аеи]ец$", lambda found: found[0][0] + "й", word) if re.search("[аеи]ец$", word) else re.sub("(ец|ин)$", "", word)
        if word.endswith("ин") and not word.endswith("нин"):
            stem = word
        WOMEN[word] = stem + "ка" if stem[-1] != "к" else None
    name = WOMEN[word]
    if not name:
        return []
    stem, vowel = name[:-2], "е" if name[-3] in HUSHING + "й" else "о"
    many = (stem[:-1] if stem.endswith("й") else stem) + vowel + "к"
    ends = zip(("ка", "ки", "ке", "ку", "кой", "ки", "кам", "ками", "ках"),
               ("nom", "gen", "dat prp", "acc", "ins", "nom", "dat", "ins", "prp"))
    return [note(stem + end, cases) for end, cases in ends] + [note(many, "gen acc")]


def any_forms(item):
    """Forms of a table cell: adjective, demonym (lower case noun) or name."""
    first = item.lstrip("=")[:1]
    if item.startswith("=") or first.isupper() or " " in item or "_" in item:
        return phrase(item)
    return adjective(item) if item.endswith(("ский", "цкий")) else demonym(item)
