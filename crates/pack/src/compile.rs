//! From the files of a language pack to a compiled [`Language`].

use crate::around::{Around, GIVEN, OF_GIVEN, OF_STATUS, STATUSES};
use crate::belongings::Belongings;
use crate::cases::{CaseRoles, Cases};
use crate::events::add_events;
use crate::files::{CasesFile, EventEntry, EventsFile, GrammarFile, Lists, PackFile};
use crate::forms::Forms;
use crate::land::describe;
use crate::language::Stored;
use crate::lexicon::Lexicon;
use crate::meanings::{Listed, Meanings, Sensed};
use crate::parts::Parts;
use crate::persons::Hash;
use crate::sense::{PartySort, Sense};
use crate::tenor::Tenor;
use crate::words::{Comparison, Marker, Outlet, Reference, Speech, Status};
use crate::world::World;
use crate::{Atlas, Expression, Head, Language, PackError, fold, table::rows};
use chancery_times::Times;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// A folder of packs on disk.
pub struct Folder(PathBuf);

impl Folder {
    /// The folder that holds `world/` and the languages.
    pub fn new(path: impl Into<PathBuf>) -> Folder {
        Folder(path.into())
    }

    /// Text of a file, by its path within the folder.
    pub fn read(&self, name: &str) -> Result<String, PackError> {
        std::fs::read_to_string(self.0.join(name)).map_err(|e| PackError::new(name, e.to_string()))
    }

    /// Text of a file that may be missing.
    pub fn read_or_empty(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    /// Codes of the languages: folders with a `pack.toml`.
    pub fn languages(&self) -> Vec<String> {
        let mut codes: Vec<String> = std::fs::read_dir(&self.0)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|d| d.path().join("pack.toml").is_file())
            .map(|d| d.file_name().to_string_lossy().into_owned())
            .collect();
        codes.sort();
        codes
    }

    /// Path of the folder.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The world pack.
    pub fn world(&self) -> Result<World, PackError> {
        World::compile(&|name| self.read(&format!("world/{name}")))
    }

    /// The world's tables, for looking up.
    pub fn atlas(&self) -> Result<Atlas, PackError> {
        Atlas::compile(&|name| self.read(&format!("world/{name}")))
    }

    /// Entries of a language's `events.toml`, with their examples.
    pub fn events(&self, code: &str) -> Result<Vec<EventEntry>, PackError> {
        let name = format!("{code}/events.toml");
        let file: EventsFile = toml::from_str(&self.read(&name)?).map_err(|e| PackError::new(&name, e.to_string()))?;
        Ok(file.event)
    }
}

impl Folder {
    /// A language's sentences with all their people in square brackets.
    pub fn person_examples(&self, code: &str) -> Result<Vec<String>, PackError> {
        let grammar: GrammarFile = parse(self, &format!("{code}/grammar.toml"))?;
        Ok(grammar.persons.examples)
    }
}

/// Compiles the language pack in `folder/code`.
pub fn compile_language(folder: &Folder, code: &str, world: &World) -> Result<Language, PackError> {
    let pack: PackFile = parse(folder, &format!("{code}/pack.toml"))?;
    let grammar: GrammarFile = parse(folder, &format!("{code}/grammar.toml"))?;
    let name = format!("{code}/times.toml");
    let times = Times::new(&parse(folder, &name)?).map_err(|e| PackError::new(&name, e))?;
    let variants = variants(&folder.read_or_empty(&format!("{code}/variants.tsv")));
    let mut forms = Forms {
        file: format!("{code}/grammar.toml"),
        endings: grammar.endings.clone(),
        cases: grammar.cases.names.clone(),
        variants: variants.iter().copied().collect(),
        senses: BTreeMap::new(),
        cues: BTreeMap::new(),
    };
    let case_roles = case_roles(&forms, &grammar.cases)?;
    add_grammar(&mut forms, &grammar)?;
    describe(&mut forms, &grammar.descriptions, world, pack.spaces)?;
    add_outlets(&mut forms, &grammar.outlets, pack.spaces)?;
    let cased = pack.spaces;
    forms.file = format!("{code}/names.tsv");
    add_names(&mut forms, &folder.read(&format!("{code}/names.tsv"))?, world, cased)?;
    forms.file = format!("{code}/titles.tsv");
    add_titles(&mut forms, &folder.read(&format!("{code}/titles.tsv"))?, world)?;
    for (_, row) in rows("words.tsv", &folder.read_or_empty(&format!("{code}/words.tsv")), 1)? {
        forms.add_sensed(row[0], Sensed::plain(Sense::Block));
    }
    forms.file = format!("{code}/events.toml");
    let belongings = Belongings::new(&mut forms, &grammar.belongings)?;
    let mut entries = add_events(&mut forms, folder.events(code)?, world, &belongings)?;
    let learnt = format!("{code}/tenor.tsv");
    let tenor = Tenor::compile(&learnt, &folder.read_or_empty(&learnt), world, &mut entries)?;
    let learnt = format!("{code}/parts.tsv");
    let parts = Parts::compile(&learnt, &folder.read_or_empty(&learnt), world)?;
    let learnt = format!("{code}/status.tsv");
    let course = Around::compile(&learnt, &folder.read_or_empty(&learnt), &STATUSES, OF_STATUS)?;
    let learnt = format!("{code}/given.tsv");
    let given = Around::compile(&learnt, &folder.read_or_empty(&learnt), &GIVEN, OF_GIVEN)?;
    let families = forms.meaning(&Sense::Surname);
    let person_weights =
        weights(&format!("{code}/persons.tsv"), &folder.read_or_empty(&format!("{code}/persons.tsv")))?;
    let (count, listed, senses, lexicon) = build(forms);
    let digest = digest(folder, code);
    let head = Head { code: pack.code, script: pack.script, tell: pack.tell };
    let stored = Stored {
        name: pack.name,
        spaces: pack.spaces,
        clitics: pack.clitics,
        name_endings: pack.name_endings,
        particles: pack.particles,
        abbreviations: pack.abbreviations,
        name_chars: pack.name_chars,
        native_names: pack.native_names,
        proper: pack.proper,
        home: pack.home,
        home_variants: pack.home_variants,
        possessor_before: grammar.order.possessor == "before",
        case_roles,
        declensions: declensions(&format!("{code}/grammar.toml"), &grammar.cases)?,
        infinitive: grammar.cases.infinitive.clone(),
        particle: grammar.cases.particle.clone(),
        gerund: grammar.cases.gerund.clone(),
        present: grammar.cases.present.clone(),
        oblique_before: grammar.order.oblique == "before",
        forms: count,
        lexicon,
        meanings: Meanings::new(&listed),
        senses,
        entries,
        belongings,
        lines: expressions(code, &grammar.boilerplate.line)?,
        datelines: expressions(code, &grammar.boilerplate.dateline)?,
        variants,
        times,
        families,
        person_weights,
        tenor,
        parts,
        course,
        given,
        digest,
    };
    Ok(Language::new(head, stored))
}

fn parse<T: serde::de::DeserializeOwned>(folder: &Folder, name: &str) -> Result<T, PackError> {
    toml::from_str(&folder.read(name)?).map_err(|e| PackError::new(name, e.to_string()))
}

fn expressions(code: &str, written: &[String]) -> Result<Vec<Expression>, PackError> {
    let name = format!("{code}/grammar.toml");
    let fault = |w: &str, what: String| PackError::new(&name, format!("`{w}`: {what}")).at("[boilerplate]");
    written.iter().map(|w| Expression::new(w).map_err(|what| fault(w, what))).collect()
}

fn variants(text: &str) -> Vec<(char, char)> {
    let one = |s: &str| -> Option<char> {
        let mut c = s.chars();
        c.next().filter(|_| c.next().is_none())
    };
    let pairs = text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    pairs.filter_map(|(a, b)| Some((one(a.trim())?, one(b.trim())?))).filter(|(a, b)| a != b).collect()
}

fn case_roles(forms: &Forms, file: &CasesFile) -> Result<CaseRoles, PackError> {
    let set = |names: &[String]| forms.case_set(names.iter().map(String::as_str));
    Ok(CaseRoles {
        subject: set(&file.subject)?,
        object: set(&file.object)?,
        of: set(&file.of)?,
        to: set(&file.to)?,
        by: set(&file.by)?,
    })
}

fn declensions(name: &str, file: &CasesFile) -> Result<Vec<Vec<String>>, PackError> {
    match file.declensions.iter().find(|d| d.len() != file.names.len()) {
        Some(bad) => {
            Err(PackError::new(name, format!("a declension needs an ending for each of {:?}: {bad:?}", file.names)))
        }
        None => Ok(file.declensions.clone()),
    }
}

/// Words that tell an outlet's name. Where capitals tell names, those that are parts of one have one.
fn add_outlets(forms: &mut Forms, lists: &Lists, capitals: bool) -> Result<(), PackError> {
    for (key, words) in lists {
        let outlet = Outlet::from_key(key).ok_or_else(|| {
            PackError::new(&forms.file, format!("[outlets] has no list `{key}`; there are {:?}", Outlet::KEYS))
        })?;
        let upper = capitals && matches!(outlet, Outlet::After | Outlet::Part | Outlet::Clipped);
        for word in words {
            for form in forms.plain(word)? {
                forms.add_sensed(&form, Sensed { upper, ..Sensed::plain(Sense::Outlet(outlet)) });
            }
        }
    }
    Ok(())
}

fn add_grammar(forms: &mut Forms, grammar: &GrammarFile) -> Result<(), PackError> {
    forms.add_lists("markers", &grammar.markers, &|k| Marker::from_key(k).map(Sense::Marker))?;
    forms.add_lists("words", &grammar.words, &|k| {
        Some(match k {
            "and" => Sense::And,
            "or" => Sense::Or,
            "relative" => Sense::Relative,
            "where" => Sense::Where,
            "whose" => Sense::Whose,
            "that" => Sense::That,
            "break" => Sense::Break,
            "ground" => Sense::Ground,
            "ground_end" => Sense::GroundEnd,
            "light" => Sense::Light,
            "verb" => Sense::Verb,
            "separately" => Sense::Separately,
            "same" => Sense::Same,
            "also" => Sense::Also,
            "next" => Sense::Next,
            "foreign" => Sense::Foreign,
            "article" => Sense::Article,
            "possessive" => Sense::Possessive,
            "block" => Sense::Block,
            "private" => Sense::Private,
            "firm" => Sense::Firm,
            _ => return None,
        })
    })?;
    forms.add_lists("references", &grammar.references, &|k| Reference::from_key(k).map(Sense::Reference))?;
    forms.add_lists("short", &grammar.short, &|k| match k {
        "before" => Some(Sense::ShortBefore),
        "after" => Some(Sense::ShortAfter),
        _ => None,
    })?;
    forms.add_lists("status", &grammar.status, &|k| Status::from_key(k).map(Sense::Status))?;
    forms.add_lists("speech", &grammar.speech, &|k| Speech::from_key(k).map(Sense::Speech))?;
    let (frames, comparison): (Lists, Lists) =
        grammar.comparison.clone().into_iter().partition(|(k, _)| k == "ordinal");
    forms.add_lists("comparison", &comparison, &|k| Comparison::from_key(k).map(Sense::Comparison))?;
    for frame in frames.values().flatten() {
        let word = frame.replace("{n}", "");
        if !word.trim().is_empty() {
            forms.add(word.trim_matches(|c: char| c == '-' || c == ' '), Sense::Comparison(Comparison::Ordinal))?;
        }
    }
    for (word, n) in &grammar.ordinals {
        forms.add(word, Sense::Ordinal(*n))?;
    }
    forms.add_lists("contexts", &grammar.contexts, &|k| Some(Sense::Context(k.into())))?;
    forms.add_lists("objects", &grammar.objects, &|k| Some(Sense::Object(k.into())))?;
    forms.add_lists("deeds", &grammar.deeds, &|k| Some(Sense::Deed(k.into())))
}

fn add_names(forms: &mut Forms, text: &str, world: &World, cased: bool) -> Result<(), PackError> {
    for (line, row) in rows(&forms.file.clone(), text, 4)? {
        let [form, sense, code, cond] = [row[0], row[1], row[2], row[3]];
        let (sense, code) = world.instead.get(code).map_or((sense, code), |(s, c)| (s, c));
        let whole = world.organs.get(code).filter(|_| sense == "org");
        let (organ, code) = whole.map_or((None, code), |whole| (Some(Sense::Organ(code.into())), whole));
        let sense = name_sense(sense, code, form, world)
            .map_err(|e| PackError::new(&forms.file, e).at(format!("line {line}")))?;
        let written = match form.split_once("{n}") {
            Some((head, _)) if !head.trim().is_empty() => head.trim().trim_end_matches('-'),
            Some((_, tail)) => tail.trim(),
            None => form,
        };
        let conditions: Vec<&str> = cond.split_whitespace().collect();
        let sense = match sense {
            Sense::Party(code, PartySort::Short) if conditions.contains(&"full") => {
                Sense::Party(code, PartySort::ShortNamed)
            }
            Sense::Party(code, PartySort::Short) if conditions.contains(&"word") => {
                Sense::Party(code, PartySort::ShortWord)
            }
            Sense::Agency(name) if conditions.contains(&"cited") => Sense::Cited(name),
            sense => sense,
        };
        let exact = conditions.contains(&"case").then(|| written.into());
        let upper = cased && written.starts_with(char::is_uppercase);
        let cases = conditions.iter().copied().filter(|c| !matches!(*c, "case" | "start" | "full" | "word" | "cited"));
        let cases = forms.case_set(cases)?;
        let inner = conditions.contains(&"start");
        for sense in std::iter::once(sense).chain(organ) {
            forms.add_sensed(written, Sensed { exact: exact.clone(), upper, inner, cases, sense });
        }
    }
    Ok(())
}

fn name_sense(sense: &str, code: &str, form: &str, world: &World) -> Result<Sense, String> {
    let party = |sort| match world.knows_party(code) {
        true => Ok(Sense::Party(code.into(), sort)),
        false => Err(format!("`{code}` is no state of states.tsv and no IGO:, NSA: or ORG: code")),
    };
    match sense {
        "state" => party(PartySort::State),
        "adjective" => party(PartySort::Adjective),
        "seat" => party(PartySort::Seat),
        "org" => party(PartySort::Organisation),
        "member" => party(PartySort::Member),
        "short" => party(PartySort::Short),
        "agency" => Ok(Sense::Agency(world.agencies.get(code).map_or(code, String::as_str).into())),
        "place" if world.places.contains_key(code) => Ok(Sense::Place(code.into())),
        "place" => Err(format!("no place `{code}` in places.tsv")),
        "region" => Ok(Sense::Region(code.into())),
        "happening" if world.happenings.contains_key(code) => {
            let tail = match form.split_once("{n}") {
                Some((head, tail)) if !head.trim().is_empty() => tail.trim(),
                _ => "",
            };
            Ok(Sense::Happening { code: code.into(), tail: tail.chars().map(fold).collect::<String>().into() })
        }
        "happening" => Err(format!("no happening `{code}` in happenings.tsv")),
        "block" => Ok(Sense::Block),
        "surname" => Ok(Sense::Surname),
        "tongue" => Ok(Sense::Tongue),
        "given" => Ok(Sense::Given),
        _ => Err(format!("no sense `{sense}`; see packs/README.md")),
    }
}

fn add_titles(forms: &mut Forms, text: &str, world: &World) -> Result<(), PackError> {
    for (line, row) in rows(&forms.file.clone(), text, 4)? {
        let exact = row[3].split_whitespace().any(|c| c == "case").then(|| row[0].into());
        let cases = forms.case_set(row[3].split_whitespace().filter(|c| *c != "case"))?;
        let sense = match row[1] {
            "office" => Sense::Office(row[2].into()),
            "rank" => Sense::Rank(row[2].into()),
            "honorific" => Sense::Honorific,
            "institution" => Sense::Institution(row[2].into()),
            "group" => Sense::Group,
            "former" => Sense::Former,
            "acting" => Sense::Acting,
            other => {
                let what = format!(
                    "no sense `{other}`; there are office, rank, honorific, institution, group, former, acting"
                );
                return Err(PackError::new(&forms.file, what).at(format!("line {line}")));
            }
        };
        if let Sense::Office(code) = &sense {
            let office = code.split('@').next().unwrap_or(code);
            let known = world.offices.contains_key(office) || office.contains(':');
            if !known {
                let what = format!("no office `{code}` in offices.tsv");
                return Err(PackError::new(&forms.file, what).at(format!("line {line}")));
            }
        }
        if exact.is_none() && cases == Cases::default() {
            forms.add(row[0], sense)?;
        } else {
            forms.add_sensed(row[0], Sensed { exact, cases, ..Sensed::plain(sense) });
        }
    }
    Ok(())
}

/// `persons.tsv`: the weight of each feature, by its hash.
fn weights(name: &str, text: &str) -> Result<Vec<(u64, f32)>, PackError> {
    let mut out = Vec::new();
    for (line, row) in rows(name, text, 2)? {
        let fault = || PackError::new(name, format!("no number: `{}`", row[1])).at(format!("line {line}"));
        out.push((Hash::of(row[0]), row[1].parse().map_err(|_| fault())?));
    }
    Ok(out)
}

type Built = (usize, Vec<Listed>, Vec<Sensed>, Lexicon);

/// The lexicon, and what its numbers stand for. Many forms mean the same (all forms of a verb): they share a number.
fn build(forms: Forms) -> Built {
    let mut all: BTreeMap<String, Listed> = BTreeMap::new();
    let (mut pool, mut senses) = (HashMap::new(), Vec::new());
    let count = forms.senses.len();
    for (form, list) in shortest_first(forms.senses) {
        let known = |sensed: Sensed| {
            *pool.entry(sensed.clone()).or_insert_with(|| {
                senses.push(sensed);
                senses.len() as u32 - 1
            })
        };
        all.entry(form).or_default().senses = list.into_iter().map(known).collect();
    }
    for (word, cue) in forms.cues.into_iter().filter(|(word, _)| !word.is_empty()) {
        all.entry(word).or_default().cue = Some(cue);
    }
    let (mut numbers, mut listed) = (HashMap::new(), Vec::new());
    let numbered = shortest_first(all).into_iter().map(|(form, means)| {
        let number = *numbers.entry(means.clone()).or_insert_with(|| {
            listed.push(means);
            listed.len() as u32 - 1
        });
        (form, number)
    });
    let lexicon = Lexicon::new(numbered.collect::<BTreeMap<_, _>>());
    (count, listed, senses, lexicon)
}

/// Forms with what is known of them, the shortest first: what texts are full of stands together in memory.
fn shortest_first<T>(forms: BTreeMap<String, T>) -> Vec<(String, T)> {
    let mut forms: Vec<(String, T)> = forms.into_iter().collect();
    forms.sort_by_key(|(form, _)| form.chars().count());
    forms
}

/// FNV-1a over the pack's files: changes when any of them does.
fn digest(folder: &Folder, code: &str) -> String {
    let files = [
        "pack.toml",
        "grammar.toml",
        "names.tsv",
        "titles.tsv",
        "times.toml",
        "events.toml",
        "words.tsv",
        "variants.tsv",
        "persons.tsv",
        "tenor.tsv",
        "parts.tsv",
        "status.tsv",
        "given.tsv",
    ];
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        for byte in folder.read_or_empty(&format!("{code}/{file}")).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")[..8].to_string()
}
