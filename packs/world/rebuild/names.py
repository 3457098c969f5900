"""The names of one language while they are gathered, and what its authors changed by hand."""
import re

import russian
import tables

LANGS = ("en", "id", "ru", "zh")
HEADER = ("form", "sense", "code", "cond")
# Words of other meaning: only inside a sentence, where a capital shows the name.
INNER = {"en": "Male Nice Split Reading Poles Kiwi Tapa Rota Bergen Finns Turk Turks Swedes Quad Clark Changi Rio Trend Tempo".split(),
         "id": "Lima Male Nice Split Palau Medan Tapa Rota Gao Antara Detik Tempo Kompas".split(),
         "ru": "Того Вена Вены Вене Вену Мале Перу Чад Ош Кум Тир Накура Кант Гао Змеиный Грозный Рота Лида Тапа Суда Катар Рада".split(),
         "zh": []}


class Names:
    """The rows of one language's names.tsv."""

    def __init__(self, lang):
        self.lang, self.rows, self.forms = lang, {}, set()

    def add(self, form, sense, code, cond=None):
        """One form; without a condition, the usual one: capitals of an acronym, the inside of a sentence for a common word."""
        form = form.replace("ё", "е").strip()
        if not form or (self.lang == "ru" and ("«" in form or "“" in form)):
            return
        if cond is None:
            letters = [c for c in form if c.isalpha()]
            acronym = self.lang != "zh" and 1 < len(letters) <= 6 and all(c.isupper() for c in letters)
            cond = "case" if acronym else "start" if form in INNER[self.lang] else ""
        self.rows.setdefault((form, sense, code), cond)
        self.forms.add(form)

    def has(self, form, *senses):
        """Does the form stand in one of these senses? (Few senses are asked for: all codes are looked through.)"""
        return form in self.forms and any(key[0] == form and key[1] in senses for key in self.rows)

    def add_all(self, cell, sense, code, cond=None):
        """All items of a cell, in Russian with all their case forms."""
        for item in tables.items(cell):
            for form in russian.any_forms(item) if self.lang == "ru" else [item]:
                self.add(form, sense, code, cond)

    def made(self):
        """The rows, with the cases of each form; a block gives way to a name."""
        named = {key[0] for key in self.rows if key[1] != "block"}
        cases = russian.cases_of if self.lang == "ru" else lambda form: ""
        return {(*key, f"{cond} {cases(key[0])}".strip()) for key, cond in self.rows.items() if key[1] != "block" or key[0] not in named}


def pad(row):
    return tuple((row + ["", "", ""])[:4])


def by_hand(lang):
    """Rows that a language's authors added (`+`) and took out (`-`)."""
    rows = tables.read(tables.HERE / "hand" / f"{lang}.tsv")
    return {pad(r[1:]) for r in rows if r[0] == "+"}, {pad(r[1:]) for r in rows if r[0] == "-"}


def reconcile(lang, made, path):
    """The hand table with which the rebuild makes the names.tsv that is there; the marks of a git conflict are no rows."""
    there = {pad(row) for row in tables.read(path) if not row[0].startswith(("<<<<<<<", "=======", ">>>>>>>"))}
    rows = [("+", *row) for row in there - made] + [("-", *row) for row in made - there]
    return tables.table(("", *HEADER), rows).replace("#\t", "#change\t", 1)


def acronym_in_any_script(name):
    """Is it a brand that other scripts keep in Latin letters?"""
    return re.search(r"[A-Z]{2}|\.|^[A-Z][a-z]+[A-Z]", name)
