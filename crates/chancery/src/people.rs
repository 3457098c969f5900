//! People of an article: who was introduced with which office and party, and by which shorter names they go on.

mod holders;
mod written;

use crate::compose::Present;
use crate::declension::{base, bases, decline};
use crate::phrases::{Item, Phrase};
use crate::text::{Folded, Span, Text, is_dot};
use crate::units::{Local, Locals};
use chancery_pack::{Cases, Holder, Language, Sense, Speech};
pub use holders::Holders;
use holders::{FAMILY, folded};
use jiff::civil::Date;
use std::collections::HashMap;
use written::{as_written, first_names, goes_on, headed, stands_alone};

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
                let given = || holders.given(text.words(name), phrase.cases, language);
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
            let own = || {
                let written = text.words(phrase.name?);
                self.persons.iter().find(|p| same_name(&p.name, written)).and_then(|p| p.office)
            };
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
        let written = text.words(name);
        let as_written = holders.on(&folded(written, language), day);
        // A name that the world knows as it stands here does not decline; nor does one that is known from before.
        let known = as_written.is_some() || self.persons.iter().any(|p| p.name == written);
        let words = if known {
            written.to_string()
        } else {
            // A base form that the world knows is likelier than one that the endings alone suggest.
            let forms = bases(written, phrase.cases, language);
            let known = |form: &str| holders.on(form, day).or_else(|| holders.of_family(form, day)).is_some();
            let held = forms.into_iter().find(|form| known(&folded(form, language)));
            held.unwrap_or_else(|| base(written, phrase.cases, language))
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
        // "Acting President Hwang Kyo-ahn": whom the world knows by all his names is whose he is, whatever office he is given.
        let known = |h: &&Holder| fits(h) || language.spaces() && !language.cased() && key.contains(' ');
        let party = stated.or(holder.filter(known).map(|h| h.party.as_str()));
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
                known.name = written.to_string();
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
            written: written.to_string(),
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
        // Of the same form the first holds.
        let room = 4 * self.persons.len();
        let mut seen: HashMap<String, (usize, usize, Cases)> = HashMap::with_capacity(room);
        for (person, known) in self.persons.iter().enumerate() {
            for short in forms(&known.name, language) {
                for (form, cases) in decline(&short, language) {
                    let cases = if known.still && form == short { Cases::default() } else { cases };
                    let number = seen.len();
                    seen.entry(folded(&form, language)).or_insert((number, person, cases));
                }
            }
        }
        let mut seen: Vec<_> = seen.into_iter().collect();
        seen.sort_unstable_by_key(|(_, (number, ..))| *number);
        let local = |(form, (_, person, cases)): (String, _)| Local { form: form.chars().collect(), person, cases };
        Locals::new(seen.into_iter().map(local).collect())
    }

    /// Notes the family names that others than their holders bear in the text ("Brett Kavanaugh").
    pub fn note_namesakes(
        &mut self,
        text: &Text,
        folded_text: &Folded,
        (holders, standing): (&Holders<'p>, &[&str]),
        language: &Language,
    ) {
        let family = |name: &&str| language.spaces() && holders.is_family(name);
        let families = standing.iter().copied().filter(family);
        let other = |name: &&str| {
            let mut stands = first_names(text, folded_text, name, language);
            // "Biden condemned it. Hunter Biden was in court": whose name stood alone before is not the other.
            let tells = |(at, first): &(usize, Option<char>)| first.is_some() || !headed(text, *at);
            let first = stands.find(tells).and_then(|stand| stand.1);
            let own = |c: char| holders.initial(name, c, language);
            first.is_some_and(|c| !own(c) && !stands.filter_map(|stand| stand.1).any(own))
        };
        self.borne = families.filter(other).map(String::from).collect();
    }

    /// Adds holders whose full name stands in the text, so that they are known without a title.
    pub fn seed(
        &mut self,
        text: &Text,
        folded_text: &Folded,
        (holders, standing): (&Holders<'p>, &[&str]),
        (day, present): (Option<Date>, &Present<'p>),
        language: &Language,
    ) {
        let mut known: Vec<String> = self.persons.iter().map(|p| folded(&p.name, language)).collect();
        for name in standing.iter().copied() {
            let whole = holders.on(name, day);
            let alone = |_: &&'p Holder| {
                stands_alone(text, folded_text, name, language) && !self.borne.iter().any(|b| b == name)
            };
            let by_family = || holders.of_family(name, day).filter(alone);
            let whose = |_: &&'p Holder| !goes_on(text, folded_text, name, language);
            let by_first = || holders.of_first(name, day, present).filter(alone).filter(whose);
            let Some(holder) = whole.or_else(by_family).or_else(by_first) else { continue };
            if known.iter().any(|known| known.contains(name)) {
                continue;
            }
            let written = as_written(text, folded_text.chars(), name, holder, language);
            known.push(folded(&written, language));
            self.persons.push(Person {
                name: written,
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
    let bare = |part: &str| without_article(part) == Some(short);
    let within = || long.split(|c| c == ' ' || is_dot(c)).any(|part| part == short || bare(part));
    long == short || long.contains(short) && within()
}

/// "Sudani" of "al-Sudani": a name behind its article, which texts leave out where they call somebody by it.
fn without_article(name: &str) -> Option<&str> {
    const LONGEST: usize = 3;
    let (article, rest) = name.split_once('-')?;
    let small = article.chars().count() <= LONGEST && article.chars().all(char::is_lowercase);
    let named = rest.chars().next().is_some_and(char::is_uppercase) && rest.chars().count() >= FAMILY;
    (small && named).then_some(rest)
}

/// A full name and the parts that may stand for it.
fn forms(name: &str, language: &Language) -> Vec<String> {
    let mut forms = vec![name.to_string()];
    let parts: Vec<&str> = name.split(|c| c == ' ' || is_dot(c)).collect();
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
            forms.extend(without_article(last).map(String::from));
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
