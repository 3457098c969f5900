//! People of an article: who was introduced with which office and party, and by which shorter names they go on.

use crate::declension::{base, bases, decline};
use crate::language::script;
use crate::phrases::{Item, Phrase};
use crate::text::{Folded, Span, Text};
use crate::units::{Local, Locals};
use chancery_pack::{Cases, Holder, Language, Sense, Speech, World};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A person as the article introduces them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person<'p> {
    /// Name as in the text, in its base form.
    pub name: String,
    /// Name as first written.
    pub written: String,
    /// Office code.
    pub office: Option<&'p str>,
    /// Party code.
    pub party: Option<&'p str>,
    /// Rank code.
    pub rank: Option<&'p str>,
    /// Where the article introduces them; none for holders known beforehand.
    pub introduced: Option<Span>,
    /// Known from the world pack, not from the text.
    pub seeded: bool,
    /// The name does not decline: it stood unchanged behind a title in another case ("посла Франции Анн Буайон").
    pub still: bool,
}

/// Everybody of an article.
#[derive(Debug, Default)]
pub struct People<'p> {
    /// In order of introduction.
    pub persons: Vec<Person<'p>>,
    /// Office of the person of whom the last sentence was.
    subject_office: Option<&'p str>,
    /// Family names of holders that others bear here: they stand behind first names that the holders don't have.
    borne: Vec<String>,
}

/// How many lists the names are shared out to.
const LISTS: usize = 8192;

/// A folded name that tells a holder by itself.
struct Standing {
    name: String,
    /// What all its forms begin with.
    stem: Vec<char>,
    /// All its forms, once a text has the stem.
    forms: OnceLock<Vec<Vec<char>>>,
}

impl Standing {
    /// Of a language in whose declensions the longest nominative ending has so many letters.
    fn new(name: &str, longest: usize) -> Standing {
        let first: Vec<char> = name.chars().take_while(|c| *c != ' ').collect();
        let stem = first[..first.len().saturating_sub(longest).max(2).min(first.len())].to_vec();
        Standing { name: name.to_string(), stem, forms: OnceLock::new() }
    }

    fn begins(&self, rest: &[char], language: &Language) -> bool {
        let forms = || decline(&self.name, language).into_iter().map(|(form, _)| form.chars().collect()).collect();
        rest.starts_with(&self.stem) && self.forms.get_or_init(forms).iter().any(|form| rest.starts_with(form))
    }
}

fn list_of(first: char, second: char) -> usize {
    (first as usize * 31 + second as usize) % LISTS
}

/// Letters of a family name that tells its holder by itself.
const FAMILY: usize = 4;

/// Letters of a first name that shows a person.
const GIVEN: usize = 3;

/// Holders of offices by the folded form of each of their names.
pub struct Holders<'p> {
    by_name: HashMap<String, Vec<&'p Holder>>,
    /// Family names, by which the press calls those in office.
    by_family: HashMap<String, Vec<&'p Holder>>,
    /// Names that may stand without a title, by the first two characters of their stems.
    names: Vec<Vec<Standing>>,
    /// First names, in languages that put them first and part words.
    given: HashSet<String>,
}

impl<'p> Holders<'p> {
    /// Indexes the world's holders for one language.
    pub fn new(world: &'p World, language: &Language) -> Holders<'p> {
        let mut by_name: HashMap<String, Vec<&'p Holder>> = HashMap::new();
        for holder in &world.holders {
            for name in names_in(holder, language) {
                by_name.entry(folded(name, language)).or_default().push(holder);
            }
        }
        let mut by_family: HashMap<String, Vec<&'p Holder>> = HashMap::new();
        for holder in &world.holders {
            let known: HashSet<String> = names_in(holder, language)
                .filter_map(|name| family(&folded(name, language), language))
                .filter(|family| !by_name.contains_key(family) && !known_word(family, language))
                .collect();
            for family in known {
                by_family.entry(family).or_default().push(holder);
            }
        }
        let mut names: Vec<Vec<Standing>> = (0..LISTS).map(|_| Vec::new()).collect();
        let long = |n: &&String| {
            if language.spaces() { n.contains(' ') && n.chars().count() >= 7 } else { n.chars().count() >= 2 }
        };
        let longest = language.declensions().iter().map(|d| d[0].chars().count()).max().unwrap_or(0);
        for name in by_name.keys().filter(long).chain(by_family.keys()) {
            let standing = Standing::new(name, longest);
            if let [first, second, ..] = standing.stem[..] {
                names[list_of(first, second)].push(standing);
            }
        }
        let first = |name: &String| name.split_once(' ').map(|(first, _)| first.to_string());
        let given = by_name.keys().filter_map(first).filter(|name| name.chars().count() >= GIVEN).collect();
        Holders { by_name, by_family, names, given }
    }

    /// A name of two words and more, of which the first, in some case, is one that holders of offices have.
    fn given(&self, written: &str, cases: Cases, language: &Language) -> bool {
        let Some((first, _)) = written.split_once(' ') else { return false };
        let known = |name: &str| self.given.contains(&folded(name, language));
        known(first) || language.cased() && bases(first, cases, language).iter().any(|base| known(base))
    }

    /// The names that stand in the folded text where a word may begin, in whatever form; the longest first.
    pub fn standing_in(&self, written: &Text, folded: &Folded, language: &Language) -> Vec<&str> {
        let (text, word) = (folded.chars(), folded.word());
        let at = |n: usize| {
            let list = &self.names[list_of(text[n], text[n + 1])];
            list.iter().filter(move |s| s.begins(&text[n..], language)).map(|s| s.name.as_str())
        };
        let capital = |n: usize| !written.chars()[n].is_lowercase();
        let begins = |n: &usize| !language.spaces() || word[*n] && (*n == 0 || !word[n - 1]) && capital(*n);
        let mut names: Vec<&str> = (0..text.len().saturating_sub(1)).filter(begins).flat_map(at).collect();
        names.sort_by_key(|n| (std::cmp::Reverse(n.len()), *n));
        names.dedup();
        names
    }

    /// Has somebody of this family name a first name with such an initial?
    fn initial(&self, family: &str, first: char, language: &Language) -> bool {
        let begins = |name: &String| folded(name, language).starts_with(first);
        self.by_family.get(family).is_some_and(|all| all.iter().any(|h| names_in(h, language).any(begins)))
    }

    /// Who of this family name is in office on a day, if that is one party's.
    fn of_family(&self, name: &str, day: Option<Date>) -> Option<&'p Holder> {
        let day = day?;
        let holds = |h: &&&Holder| {
            let (from, to) = (chancery_times::bounds(&h.from).0, chancery_times::bounds(&h.to).1);
            from.is_none_or(|d| d <= day) && to.is_none_or(|d| day <= d)
        };
        let mut rows = self.by_family.get(name)?.iter().filter(holds);
        let first = rows.next()?;
        rows.all(|h| h.party == first.party).then_some(first)
    }

    /// The office that somebody of this name held on a day, or else most recently before it.
    fn on(&self, name: &str, day: Option<Date>) -> Option<&'p Holder> {
        let rows = self.by_name.get(name)?;
        let start = |h: &Holder| chancery_times::bounds(&h.from).0;
        let end = |h: &Holder| chancery_times::bounds(&h.to).1;
        let Some(day) = day else { return rows.last().copied() };
        let began = rows.iter().filter(|h| start(h).is_none_or(|d| d <= day));
        let held = began.clone().rfind(|h| end(h).is_none_or(|d| day <= d));
        held.or_else(|| began.max_by_key(|h| start(h))).copied()
    }
}

fn folded(name: &str, language: &Language) -> String {
    name.chars().map(|c| language.fold(c)).collect()
}

impl<'p> People<'p> {
    /// Learns people from a sentence's phrases: names with an office, a rank or a known holder.
    pub fn learn(
        &mut self,
        items: &[Item<'p>],
        text: &Text,
        language: &Language,
        holders: &Holders<'p>,
        day: Option<Date>,
    ) {
        let mut last_office = None;
        let mut first_office = None;
        for (at, item) in items.iter().enumerate() {
            let Some(phrase) = item.phrase() else { continue };
            if let Some(name) = phrase.name.filter(|_| !phrase.nameless) {
                // "His counterpart" holds the office of whom the sentence is about, or the one before it.
                let counterpart = || first_office.or(last_office).or(self.subject_office).or(self.last_office());
                let office =
                    phrase.offices.last().copied().or_else(|| counterpart().filter(|_| phrase.is_counterpart()));
                let given = || holders.given(&text.slice(name), phrase.cases, language);
                let titled = phrase.titled || speaks(items, at) || free(phrase) && given();
                self.introduce(
                    phrase,
                    name,
                    office,
                    owner(items, at).filter(|_| titled),
                    titled,
                    text,
                    language,
                    holders,
                    day,
                );
            }
            last_office = phrase.offices.last().copied().or(last_office);
            let known = |p: &Person<'p>| phrase.name.is_some_and(|n| same_name(&p.name, &text.slice(n)));
            let own = || self.persons.iter().find(|p| known(p)).and_then(|p| p.office);
            first_office = first_office.or_else(|| phrase.offices.last().copied().or_else(own));
        }
        self.subject_office = first_office.or(self.subject_office);
    }

    fn last_office(&self) -> Option<&'p str> {
        self.persons.iter().rev().find_map(|p| p.office)
    }

    #[allow(clippy::too_many_arguments)]
    fn introduce(
        &mut self,
        phrase: &Phrase<'p>,
        name: Span,
        office: Option<&'p str>,
        owner: Option<&'p str>,
        titled: bool,
        text: &Text,
        language: &Language,
        holders: &Holders<'p>,
        day: Option<Date>,
    ) {
        let written = text.slice(name);
        let as_written = holders.on(&folded(&written, language), day);
        // A name that the world knows as it stands here does not decline; nor does one that is known from before.
        let known = as_written.is_some() || self.persons.iter().any(|p| p.name == written);
        let words = if known {
            written.clone()
        } else {
            // A base form that the world knows is likelier than one that the endings alone suggest.
            let forms = bases(&written, phrase.cases, language);
            let known = |form: &str| holders.on(form, day).or_else(|| holders.of_family(form, day)).is_some();
            let held = forms.into_iter().find(|form| known(&folded(form, language)));
            held.unwrap_or_else(|| base(&written, phrase.cases, language))
        };
        let key = folded(&words, language);
        let family = || {
            let holder = holders.of_family(&key, day).filter(|h| office.is_none_or(|o| o == h.office));
            holder.filter(|_| office.is_some() || !self.borne.contains(&key))
        };
        let holder = as_written.or_else(|| holders.on(&key, day)).or_else(family);
        if office.is_none() && phrase.rank.is_none() && !titled && holder.is_none() {
            return;
        }
        let stated = phrase.parties.first().map(|p| p.0).or(owner);
        let office = office.filter(|_| !phrase.former);
        let fits = |h: &&Holder| stated.is_none_or(|s| s == h.party) && office.is_none_or(|o| o == h.office);
        let party = stated.or(holder.filter(fits).map(|h| h.party.as_str()));
        // "Глава Узбекистана Мирзиёев": what the world knows of somebody says more than "leader" or "official".
        let vague = matches!(office, Some("official" | "leader" | "chairperson"))
            && holder.is_some_and(|h| stated.is_none_or(|s| s == h.party));
        let office = if vague { None } else { office };
        let fits = |h: &&Holder| fits(h) || vague;
        let office = office.or(holder.filter(fits).filter(|_| !phrase.former).map(|h| h.office.as_str()));
        let leads = office == Some("leader") && stated.is_some_and(|s| !s.contains(':'));
        let office = if leads { Some("head_of_state") } else { office };
        if let Some(known) = self.persons.iter_mut().find(|p| same_name(&p.name, &words) || p.written == written) {
            if known.written == written && phrase.cases.must(language.case_roles().subject) {
                known.name.clone_from(&written);
            }
            known.party = known.party.or(party);
            known.office = known.office.or(office);
            known.rank = known.rank.or(phrase.rank);
            return;
        }
        let subject = language.case_roles().subject;
        let still = phrase.cases != Cases::default() && !phrase.cases.may(subject) && words == written;
        self.persons.push(Person {
            name: words,
            written,
            still,
            office,
            party,
            rank: phrase.rank,
            introduced: Some(name),
            seeded: false,
        });
    }

    /// Names that hold in the rest of the reading: full names, and the parts that stand for them.
    pub fn locals(&self, language: &Language) -> Locals {
        let mut locals: Vec<Local> = Vec::new();
        let mut seen = HashSet::new();
        for (person, known) in self.persons.iter().enumerate() {
            let short = forms(&known.name, language);
            let any = |f: &String, of: &str, cases| if known.still && f == of { Cases::default() } else { cases };
            let declined = |f: &String| {
                decline(f, language).into_iter().map(|(d, cases)| (d.clone(), any(&d, f, cases))).collect::<Vec<_>>()
            };
            for (form, cases) in short.iter().flat_map(declined) {
                let form: Vec<char> = form.chars().map(|c| language.fold(c)).collect();
                if seen.insert(form.clone()) {
                    locals.push(Local { form, person, cases });
                }
            }
        }
        Locals::new(locals)
    }

    /// Notes the family names that others than their holders bear in the text ("Brett Kavanaugh").
    pub fn note_namesakes(
        &mut self,
        text: &Text,
        folded_text: &Folded,
        (holders, standing): (&Holders<'p>, &[&str]),
        language: &Language,
    ) {
        let families =
            standing.iter().copied().filter(|name| language.spaces() && holders.by_family.contains_key(*name));
        let other = |name: &&str| {
            let stands: Vec<(usize, Option<char>)> = first_names(text, folded_text, name, language).collect();
            // "Biden condemned it. Hunter Biden was in court": whose name stood alone before is not the other.
            let alone = |(at, first): &&(usize, Option<char>)| first.is_none() && !headed(text, *at);
            let until = stands.iter().find(alone).map_or(usize::MAX, |s| s.0);
            let mut firsts = stands.iter().filter_map(|(at, c)| c.map(|c| (*at, c))).peekable();
            firsts.peek().is_some_and(|(at, _)| *at < until) && !firsts.any(|(_, c)| holders.initial(name, c, language))
        };
        self.borne = families.filter(other).map(String::from).collect();
    }

    /// Adds holders whose full name stands in the text, so that they are known without a title.
    pub fn seed(
        &mut self,
        text: &Text,
        folded_text: &Folded,
        (holders, standing): (&Holders<'p>, &[&str]),
        day: Option<Date>,
        language: &Language,
    ) {
        for name in standing.iter().copied() {
            let whole = holders.on(name, day);
            let alone = |_: &&'p Holder| {
                stands_alone(text, folded_text, name, language) && !self.borne.iter().any(|b| b == name)
            };
            let by_family = || holders.of_family(name, day).filter(alone);
            let Some(holder) = whole.or_else(by_family) else { continue };
            if self.persons.iter().any(|p| folded(&p.name, language).contains(name)) {
                continue;
            }
            self.persons.push(Person {
                name: as_written(text, folded_text.chars(), name, holder, language),
                written: name.to_string(),
                office: Some(&holder.office),
                party: Some(&holder.party),
                rank: None,
                introduced: None,
                seeded: true,
                still: false,
            });
        }
    }
}

/// The names by which texts in the language may call a holder: Latin ones, and those of its own script.
fn names_in<'p>(holder: &'p Holder, language: &Language) -> impl Iterator<Item = &'p String> {
    let may = |name: &&String| script(name).is_none_or(|s| s == "latn" || s == language.head().script);
    std::iter::once(&holder.name).chain(&holder.names).filter(may)
}

/// A folded name as it stands in the text, or as the world pack writes it where the text declines it; folding keeps the number of
/// characters.
fn as_written(text: &Text, folded_text: &[char], name: &str, holder: &Holder, language: &Language) -> String {
    let chars: Vec<char> = name.chars().collect();
    if let Some(start) = folded_text.windows(chars.len()).position(|w| w == chars) {
        return text.slice(Span { start, end: start + chars.len() });
    }
    let names = || std::iter::once(&holder.name).chain(&holder.names);
    let parts = names().flat_map(|n| n.split([' ', '·']));
    let mut all = names().map(String::as_str).chain(parts);
    all.find(|n| folded(n, language) == name).map_or_else(|| name.to_string(), String::from)
}

/// The initial of a word with a capital that the language does not know, right before ("Simon Harris").
fn first_name(text: &Text, folded_text: &[char], at: usize, language: &Language) -> Option<char> {
    if !language.spaces() || at < 2 || folded_text[at - 1] != ' ' {
        return None;
    }
    let letters = folded_text[..at - 1].iter().rev().take_while(|c| c.is_alphabetic() || **c == '-').count();
    let start = at - 1 - letters;
    let word: String = folded_text[start..at - 1].iter().collect();
    // "Furious Putin": what begins a sentence, or stands in a line of capitals, may be any word.
    let before = text.chars()[..start].iter().rev().skip(1).take_while(|c| !c.is_whitespace()).last();
    let within = start > 1 && text.chars()[start - 1] == ' ' && before.is_some_and(|c| c.is_lowercase());
    let named = within && letters > 1 && text.chars()[start].is_uppercase() && !known_word(&word, language);
    named.then(|| folded_text[start])
}

/// Does it stand in a line that no stop ends: a headline?
fn headed(text: &Text, at: usize) -> bool {
    let line = text.chars()[at..].iter().take_while(|c| **c != '\n');
    line.filter(|c| !c.is_whitespace()).last().is_some_and(|c| c.is_alphanumeric())
}

/// Where a family name stands, each with the initial of the first name before it.
fn first_names<'a>(
    text: &'a Text,
    folded: &'a Folded,
    name: &str,
    language: &'a Language,
) -> impl Iterator<Item = (usize, Option<char>)> + 'a {
    let (chars, word) = (folded.chars(), folded.word());
    let forms: Vec<Vec<char>> = decline(name, language).iter().map(|(form, _)| form.chars().collect()).collect();
    let letter = |n: usize| word.get(n).is_some_and(|w| *w);
    let stands = move |n: &usize| {
        let ends = |form: &Vec<char>| chars[*n..].starts_with(form) && !letter(n + form.len());
        word[*n] && !letter(n.wrapping_sub(1)) && forms.iter().any(ends)
    };
    (0..chars.len()).filter(stands).map(|n| (n, first_name(text, chars, n, language)))
}

/// Does the language have the folded word for something else?
fn known_word(word: &str, language: &Language) -> bool {
    let chars: Vec<char> = word.chars().collect();
    language.beginning(&chars).any(|(length, _)| length == chars.len())
}

/// The last word of a folded full name, if it is long enough to tell somebody.
fn family(name: &str, language: &Language) -> Option<String> {
    let (first, last) = name.rsplit_once(if language.spaces() { ' ' } else { '·' })?;
    let least = if language.spaces() { FAMILY } else { FAMILY - 1 };
    (!first.is_empty() && last.chars().count() >= least && last.chars().all(char::is_alphabetic))
        .then(|| last.to_string())
}

/// Does the name stand somewhere as a word of its own, with a capital where the script has them?
fn stands_alone(text: &Text, folded: &Folded, name: &str, language: &Language) -> bool {
    let (chars, word) = (folded.chars(), folded.word());
    let letter = |n: usize| word.get(n).is_some_and(|w| *w);
    decline(name, language).iter().any(|(form, _)| {
        let form: Vec<char> = form.chars().collect();
        let apart = |n: usize| !language.spaces() || !letter(n + form.len()) && (n == 0 || !letter(n - 1));
        let capital = |n: usize| !text.chars()[n].is_lowercase();
        let here = |n: usize| apart(n) && capital(n) && first_name(text, chars, n, language).is_none();
        chars.windows(form.len()).enumerate().any(|(n, w)| w == form && here(n))
    })
}

/// "Poland's Donald Tusk": the party that stands as the possessor right before.
fn owner<'p>(items: &[Item<'p>], at: usize) -> Option<&'p str> {
    let before = at.checked_sub(1).and_then(|n| items[n].phrase())?;
    let bare = before.possessor && !before.headed() && !before.named() && before.parties.len() == 1;
    before.parties.first().filter(|_| bare).map(|p| p.0)
}

/// A name and nothing else that is known.
fn free(phrase: &Phrase<'_>) -> bool {
    phrase.parties.is_empty()
        && phrase.place.is_none()
        && phrase.region.is_none()
        && phrase.agency.is_none()
        && phrase.institution.is_none()
}

/// "Menurut Haposan", "Belov said": a bare name right beside a word of speech is somebody's.
fn speaks(items: &[Item<'_>], at: usize) -> bool {
    let bare = items[at].phrase().is_some_and(free);
    let speech = |item: Option<&Item<'_>>, sorts: &[Speech]| {
        item.is_some_and(|i| i.is(|s| matches!(s, Sense::Speech(speech) if sorts.contains(speech))))
    };
    let before = at.checked_sub(1).and_then(|n| items.get(n));
    let said = speech(before, &[Speech::After, Speech::Earlier, Speech::Source, Speech::Cited]);
    let free = before.is_none_or(|i| !i.is(|s| matches!(s, Sense::Marker(_))));
    bare && (said || free && speech(items.get(at + 1), &[Speech::Before, Speech::After, Speech::Earlier]))
}

/// The same name, or one the last or first part of the other.
fn same_name(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long == short || long.split([' ', '·']).any(|part| part == short)
}

/// A full name and the parts that may stand for it.
fn forms(name: &str, language: &Language) -> Vec<String> {
    let mut forms = vec![name.to_string()];
    let parts: Vec<&str> = name.split([' ', '·']).collect();
    if language.spaces() {
        let stem = |p: &str| -> Vec<String> {
            let mut stems = vec![p.to_string()];
            let endings = language.name_endings();
            stems.extend(
                endings
                    .iter()
                    .filter_map(|e| p.strip_suffix(e.as_str()))
                    .filter(|s| s.chars().count() >= 3)
                    .map(String::from),
            );
            stems
        };
        if let (Some(last), Some(first)) = (parts.last(), parts.first())
            && parts.len() > 1
        {
            let long = |p: &str| p.chars().filter(|c| c.is_alphabetic()).count() >= 2;
            forms.extend(stem(last).into_iter().filter(|p| long(p)));
            // "Faki" of Moussa Faki Mahamat
            let middle = parts[1..parts.len() - 1].iter().filter(|p| p.chars().count() >= FAMILY);
            let middle = middle.filter(|p| p.chars().next().is_some_and(char::is_uppercase));
            forms.extend(middle.map(ToString::to_string));
            forms.extend(Some(*first).filter(|p| long(p)).map(String::from));
        } else {
            forms.extend(stem(name));
        }
    } else if parts.len() > 1 {
        forms.extend(parts.last().map(ToString::to_string));
    } else if name.chars().count() >= 4 {
        forms.push(name.chars().take(2).collect());
    }
    forms
}
