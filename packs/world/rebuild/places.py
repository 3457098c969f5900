"""Places: capitals, places set by hand, the largest cities."""
import re

import russian
import states
import tables
from names import LANGS

# Names of cities too common as something else to be taken from GeoNames.
NOT_A_NAME = set("""Victoria Leon Valencia Florence Santos Mobile Reading Bath Nice Split Orange Phoenix Columbus Jackson Lincoln Madison
Washington Austin Charlotte Aurora Anaheim Riverside Franklin Hamilton Houston Surat Durban Cordoba Georgetown Kingston Merida Salem
Santiago Bristol Victoria Memphis Independence Constantine Marina Central Pune Diadema Concepcion Trujillo San Santa Bello Soledad
Natal Antara Banda Serang Malang Padang Palu Depok Tegal Ambon Kediri Cilegon Jambi Bekasi Nampo Taian Dali Xinyang Anshan Leeds
Guarulhos Gold Coast Nova Iguaçu Serra Salvador Recife Bursa Adana Mersin Konya Batman Van Aden Oran Hama Homs Kota Suez Comilla
Port Said Liberty Wales Aba Warri Ila Owo Ado Jos Enugu Benin City Abeokuta Tema Aligarh Mexico Metro Manila""".split())
# So many of the largest cities are known to readers of news; the others are for looking up: a name more is a word less.
LARGEST = 1000
SMALLEST = 50_000


class Cities:
    """Cities of GeoNames, found by state and any of a city's names."""

    def __init__(self):
        header = ("id", "name", "state", "lat", "lon", "population", "names")
        self.all = [dict(zip(header, row + [""])) for row in tables.read(tables.HERE / "extract" / "cities.tsv")]
        self.all.sort(key=lambda c: (-int(c["population"]), c["name"], c["id"]))
        self.index = {}
        for main in (True, False):
            for city in self.all:
                for name in [city["name"]] if main else tables.items(city["names"]):
                    self.index.setdefault((city["state"], tables.plain(name).lower()), city)

    def find(self, state, names):
        found = [self.index.get((state, tables.plain(name).lower())) for name in names]
        return next((city for city in found if city), None)


class Places:
    """The table while it is gathered, and the names of its places."""

    def __init__(self, names):
        self.names, self.rows, self.cities, self.used = names, {}, Cities(), set()

    def add(self, state, name, city, capital="", where=()):
        if city:
            where = (city["lat"], city["lon"], city["population"])
            self.used.add(city["id"])
        where = (*where, "", "", "")[:3]
        self.rows.setdefault(f"{state}/{name}", (f"{state}/{name}", name, state, *where, capital))

    def name(self, code, en, ind, ru, zh):
        """Names in each language; a state's name or a block goes first. Indonesian texts keep the English names beside their own."""
        for lang, cell in zip(LANGS, (en, (ind + ";" + en) if ind else en, ru, zh)):
            for item in tables.items(cell):
                for form in russian.any_forms(item) if lang == "ru" else [item]:
                    if not self.names[lang].has(form, "state", "block"):
                        self.names[lang].add(form, "place", code)

    def capitals(self):
        known = states.known()
        for row in tables.hand("states.txt"):
            state, (en, ind, ru, zh) = row[0], row[8:12]
            if not tables.items(en):
                continue
            main, entry = tables.items(en)[0], known.get(state, {})
            where = (entry.get("lat", ""), entry.get("lon", "")) if entry.get("capital") in tables.items(en) else ()
            self.add(state, main, self.cities.find(state, tables.items(en)), "y", where)
            if main != "Victoria":
                self.name(f"{state}/{main}", en, ind, ru, zh)

    def by_hand(self):
        for state, en, ind, ru, zh, where in tables.hand("places.txt"):
            main = tables.items(en)[0]
            self.add(state, main, None if where else self.cities.find(state, tables.items(en)), "", tuple(where.split()))
            self.name(f"{state}/{main}", en, ind, ru, zh)

    def largest(self):
        for city in self.cities.all[:LARGEST]:
            code = f"{city['state']}/{city['name']}"
            if city["id"] in self.used or code in self.rows or code == "HKG/Victoria":
                continue
            self.add(city["state"], city["name"], city)
            if city["name"] not in NOT_A_NAME and len(city["name"]) >= 5:
                self.name_city(code, city)

    def name_city(self, code, city):
        """A city's names where nothing else has them: as GeoNames writes it in Latin script, and a Chinese city's own."""
        forms = {lang: {city["name"], tables.plain(city["name"])} for lang in ("en", "id")}
        own = [n for n in tables.items(city["names"]) if n.endswith("市")]
        forms["zh"] = {n for long in own[:1] for n in (long, long[:-1])}
        for lang, list_ in forms.items():
            for form in list_ - self.names[lang].forms:
                self.names[lang].add(form, "place", code)


    def others(self):
        """Cities that no text is searched for."""
        for city in self.cities.all[LARGEST:]:
            if city["id"] not in self.used and int(city["population"]) >= SMALLEST:
                yield city["name"], city["state"], city["lat"], city["lon"], city["population"]


def places(names):
    """The table of places, and the one of further cities."""
    made = Places(names)
    made.capitals()
    made.by_hand()
    made.largest()
    header = ("name", "state", "lat", "lon", "population")
    table = tables.table(("id", "name", "state", "lat", "lon", "population", "capital"), made.rows.values())
    return table, tables.table(header, made.others())
