//! People of an article: who was introduced with which office and party, and by which shorter names they go on.

use crate::phrases::{Item, Phrase};
use crate::text::{Span, Text};
use crate::units::Local;
use chancery_pack::{Holder, Language, World};
use jiff::civil::Date;
use std::collections::HashMap;

/// A person as the article introduces them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person<'p> {
    /// Name as in the text.
    pub name: String,
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
}

/// Everybody of an article.
#[derive(Debug, Default)]
pub struct People<'p> {
    /// In order of introduction.
    pub persons: Vec<Person<'p>>,
}

/// Holders of offices by the folded form of each of their names.
pub struct Holders<'p> {
    by_name: HashMap<String, Vec<&'p Holder>>,
}

impl<'p> Holders<'p> {
    /// Indexes the world's holders for one language.
    pub fn new(world: &'p World, language: &Language) -> Holders<'p> {
        let mut by_name: HashMap<String, Vec<&'p Holder>> = HashMap::new();
        for holder in &world.holders {
            for name in std::iter::once(&holder.name).chain(&holder.names) {
                by_name.entry(folded(name, language)).or_default().push(holder);
            }
        }
        Holders { by_name }
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

    /// Names that may stand without a title, as local forms of persons numbered from `first`.
    fn names(&self) -> impl Iterator<Item = &String> {
        self.by_name.keys()
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
        for item in items {
            let Some(phrase) = item.phrase() else { continue };
            if let Some(name) = phrase.name {
                let office = phrase.offices.last().copied().or(if phrase.is_counterpart() {
                    last_office.or(self.last_office())
                } else {
                    None
                });
                self.introduce(phrase, name, office, text, language, holders, day);
            }
            last_office = phrase.offices.last().copied().or(last_office);
        }
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
        text: &Text,
        language: &Language,
        holders: &Holders<'p>,
        day: Option<Date>,
    ) {
        let words = text.slice(name);
        let key = folded(&words, language);
        let holder = holders.on(&key, day);
        if office.is_none() && phrase.rank.is_none() && !phrase.titled && holder.is_none() {
            return;
        }
        let stated = phrase.parties.first().map(|p| p.0);
        let office = office.filter(|_| !phrase.former);
        let fits = |h: &&Holder| stated.is_none_or(|s| s == h.party) && office.is_none_or(|o| o == h.office);
        let party = stated.or(holder.filter(fits).map(|h| h.party.as_str()));
        let office = office.or(holder.filter(fits).filter(|_| !phrase.former).map(|h| h.office.as_str()));
        if let Some(known) = self.persons.iter_mut().find(|p| same_name(&p.name, &words)) {
            known.party = known.party.or(party);
            known.office = known.office.or(office);
            known.rank = known.rank.or(phrase.rank);
            return;
        }
        self.persons.push(Person {
            name: words,
            office,
            party,
            rank: phrase.rank,
            introduced: Some(name),
            seeded: false,
        });
    }

    /// Names that hold in the rest of the reading: full names, and the parts that stand for them.
    pub fn locals(&self, language: &Language) -> Vec<Local> {
        let mut locals: Vec<Local> = Vec::new();
        for (person, known) in self.persons.iter().enumerate() {
            for form in forms(&known.name, language) {
                let form: Vec<char> = form.chars().map(|c| language.fold(c)).collect();
                if !locals.iter().any(|l| l.form == form) {
                    locals.push(Local { form, person });
                }
            }
        }
        locals
    }

    /// Adds holders whose full name stands in the text, so that they are known without a title.
    pub fn seed(
        &mut self,
        text: &Text,
        folded_text: &str,
        holders: &Holders<'p>,
        day: Option<Date>,
        language: &Language,
    ) {
        let mut names: Vec<&String> = holders
            .names()
            .filter(|n| {
                n.chars().count() >= if language.spaces() { 7 } else { 2 } && (!language.spaces() || n.contains(' '))
            })
            .filter(|n| folded_text.contains(n.as_str()))
            .collect();
        names.sort_by_key(|n| (std::cmp::Reverse(n.len()), n.as_str()));
        for name in names {
            let Some(holder) = holders.on(name, day) else { continue };
            if self.persons.iter().any(|p| folded(&p.name, language).contains(name.as_str())) {
                continue;
            }
            self.persons.push(Person {
                name: as_written(text, folded_text, name),
                office: Some(&holder.office),
                party: Some(&holder.party),
                rank: None,
                introduced: None,
                seeded: true,
            });
        }
    }
}

/// A folded name as it stands in the text; folding keeps the number of characters.
fn as_written(text: &Text, folded_text: &str, name: &str) -> String {
    let start = folded_text.find(name).map_or(0, |byte| folded_text[..byte].chars().count());
    text.slice(Span { start, end: start + name.chars().count() })
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
