//! Who holds an office by what the world pack knows, found by name.

use super::written::{family, known_word, names_in};
use crate::compose::Present;
use crate::declension::{bases, decline};
use crate::text::{Folded, Text};
use chancery_pack::quick::{Table, Words};
use chancery_pack::{Cases, Holder, Language, World};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::OnceLock;

/// How many lists the names are shared out to.
pub(super) const LISTS: usize = 8192;

/// A folded name that tells a holder by itself.
pub(super) struct Standing {
    name: String,
    /// The first two of the stem: most names of a list are told from the text by them.
    first: [char; 2],
    /// What all its forms begin with.
    stem: Vec<char>,
    /// Where it ends, and with what: of the others most are told by that.
    last: (usize, char),
    /// All its forms, once a text has the stem.
    forms: OnceLock<Vec<Vec<char>>>,
}

impl Standing {
    /// Of a language in whose declensions the longest nominative ending has so many letters.
    pub(super) fn new(name: &str, longest: usize) -> Standing {
        let first: Vec<char> = name.chars().take_while(|c| *c != ' ').collect();
        let stem = first[..first.len().saturating_sub(longest).max(2).min(first.len())].to_vec();
        let first = [0, 1].map(|n| stem.get(n).copied().unwrap_or_default());
        let last = (stem.len().saturating_sub(1), stem.last().copied().unwrap_or_default());
        Standing { name: name.to_string(), first, stem, last, forms: OnceLock::new() }
    }

    pub(super) fn begins(&self, rest: &[char], language: &Language) -> bool {
        let forms = || decline(&self.name, language).into_iter().map(|(form, _)| form.chars().collect()).collect();
        matches!(rest, [first, second, ..] if self.first == [*first, *second])
            && rest.get(self.last.0) == Some(&self.last.1)
            && rest.starts_with(&self.stem)
            && self.forms.get_or_init(forms).iter().any(|form| rest.starts_with(form))
    }
}

/// The list of the names whose stems begin so; of a stem of two letters the third is none.
fn list_of(first: char, second: char, third: Option<char>) -> usize {
    ((first as usize * 31 + second as usize) * 31 + third.map_or(0, |c| c as usize)) % LISTS
}

/// To how many numbers two characters are shared out.
const PAIRS: usize = 1 << 17;

fn pair(first: char, second: char) -> usize {
    (first as usize * 251 + second as usize) % PAIRS
}

/// Letters of a family name that tells its holder by itself.
pub(super) const FAMILY: usize = 4;

/// What `geography.tsv` says of states where the family name comes first.
const FAMILY_FIRST: &str = "family_first";

/// Letters of a first name that shows a person.
pub(super) const GIVEN: usize = 3;

/// Who held an office, and from when until when: told when first asked.
struct Held<'p> {
    holder: &'p Holder,
    term: OnceLock<(Option<Date>, Option<Date>)>,
}

impl<'p> Held<'p> {
    fn new(holder: &'p Holder) -> Held<'p> {
        Held { holder, term: OnceLock::new() }
    }

    fn term(&self) -> (Option<Date>, Option<Date>) {
        let Holder { from, to, .. } = self.holder;
        *self.term.get_or_init(|| (chancery_times::bounds(from).0, chancery_times::bounds(to).1))
    }

    fn began(&self, day: Date) -> bool {
        self.term().0.is_none_or(|d| d <= day)
    }

    /// Had it not ended before that day?
    fn lasted(&self, day: Date) -> bool {
        self.term().1.is_none_or(|d| day <= d)
    }

    fn on(&self, day: Date) -> bool {
        self.began(day) && self.lasted(day)
    }
}

/// Holders of offices by the folded form of each of their names.
pub struct Holders<'p> {
    by_name: Table<Vec<Held<'p>>>,
    /// Family names, by which the press calls those in office.
    by_family: Table<Vec<Held<'p>>>,
    /// The first names of heads where the family name comes first: "Kim" is one where the article speaks of his state.
    by_first: Table<Vec<Held<'p>>>,
    /// Names that may stand without a title, by the first three characters of their stems.
    names: Vec<Vec<Standing>>,
    /// A bit for the first two characters of each: most of a text begin none.
    begun: Vec<u64>,
    /// First names, in languages that put them first and part words.
    given: Words,
}

impl<'p> Holders<'p> {
    /// Indexes the world's holders for one language.
    pub fn new(world: &'p World, language: &Language) -> Holders<'p> {
        let mut by_name: Table<Vec<Held<'p>>> = Table::default();
        for holder in &world.holders {
            for name in names_in(holder, language) {
                by_name.entry(folded(name, language)).or_default().push(Held::new(holder));
            }
        }
        let first = |name: &str| name.split_once(' ').map(|(first, _)| first.to_string());
        let new = |name: &String| !by_name.contains_key(name) && !known_word(name, language);
        let by_family = by_part(world.holders.iter(), language, |name| family(name, language).filter(new));
        let heads = world.holders.iter().filter(|h| language.spaces() && heads(h, world));
        let by_first = by_part(heads, language, |name| first(name).filter(new));
        let mut names: Vec<Vec<Standing>> = (0..LISTS).map(|_| Vec::new()).collect();
        let long = |n: &&String| {
            if language.spaces() { n.contains(' ') && n.chars().count() >= 7 } else { n.chars().count() >= 2 }
        };
        let mut begun = vec![0; PAIRS / 64];
        let longest = language.declensions().iter().map(|d| d[0].chars().count()).max().unwrap_or(0);
        for name in by_name.keys().filter(long).chain(by_family.keys()).chain(by_first.keys()) {
            let standing = Standing::new(name, longest);
            if let [first, second, ..] = standing.stem[..] {
                let pair = pair(first, second);
                begun[pair / 64] |= 1 << (pair % 64);
                names[list_of(first, second, standing.stem.get(2).copied())].push(standing);
            }
        }
        let given =
            by_name.keys().filter_map(|name| first(name)).filter(|name| name.chars().count() >= GIVEN).collect();
        Holders { by_name, by_family, by_first, names, begun, given }
    }

    /// A name of two words and more, of which the first, in some case, is one that holders of offices have.
    pub(super) fn given(&self, written: &str, cases: Cases, language: &Language) -> bool {
        let Some((first, _)) = written.split_once(' ') else { return false };
        let known = |name: &str| self.given.contains(&folded(name, language));
        known(first) || language.cased() && bases(first, cases, language).iter().any(|base| known(base))
    }

    /// May a name begin with these characters?
    #[inline]
    fn may_begin(&self, first: char, second: char) -> bool {
        let pair = pair(first, second);
        self.begun[pair / 64] >> (pair % 64) & 1 != 0
    }

    /// The names that stand in the folded text where a word may begin, in whatever form; the longest first.
    pub fn standing_in(&self, written: &Text, folded: &Folded, language: &Language) -> Vec<&str> {
        let text = folded.chars();
        let mut names: Vec<&str> = Vec::new();
        let mut look = |n: usize| {
            let [first, second, ref rest @ ..] = text[n..] else { return };
            if !self.may_begin(first, second) {
                return;
            }
            let (short, long) = (list_of(first, second, None), list_of(first, second, rest.first().copied()));
            for list in std::iter::once(short).chain((long != short).then_some(long)) {
                let here = self.names[list].iter().filter(|s| s.begins(&text[n..], language));
                names.extend(here.map(|s| s.name.as_str()));
            }
        };
        if language.spaces() {
            let capital = |n: &&usize| !written.chars()[**n].is_lowercase();
            folded.beginnings().iter().filter(capital).for_each(|n| look(*n));
        } else {
            let pairs = text.windows(2).zip(0..);
            pairs.filter(|(pair, _)| self.may_begin(pair[0], pair[1])).for_each(|(_, n)| look(n));
        }
        names.sort_by_key(|n| (std::cmp::Reverse(n.len()), *n));
        names.dedup();
        names
    }

    /// Is it a family name that may tell its holder?
    pub(super) fn is_family(&self, name: &str) -> bool {
        self.by_family.contains_key(name) || self.by_first.contains_key(name)
    }

    /// Has somebody of this family name a first name with such an initial?
    pub(super) fn initial(&self, family: &str, first: char, language: &Language) -> bool {
        let begins = |name: &String| folded(name, language).starts_with(first);
        self.by_family.get(family).is_some_and(|all| all.iter().any(|h| names_in(h.holder, language).any(begins)))
    }

    /// Who of this family name is in office on a day, if that is one party's.
    pub(super) fn of_family(&self, name: &str, day: Option<Date>) -> Option<&'p Holder> {
        let day = day?;
        let mut rows = self.by_family.get(name)?.iter().filter(|h| h.on(day)).map(|h| h.holder);
        let first = rows.next()?;
        rows.all(|h| h.party == first.party).then_some(first)
    }

    /// Which head of this family name, put first, is in office on a day in one of these states.
    pub(super) fn of_first(&self, name: &str, day: Option<Date>, present: &Present<'p>) -> Option<&'p Holder> {
        let day = day?;
        let rows = self.by_first.get(name)?.iter().filter(|h| h.on(day)).map(|h| h.holder);
        let mut rows = rows.filter(|h| present.speaks_of(&h.party));
        let first = rows.next()?;
        rows.all(|h| h.party == first.party).then_some(first)
    }

    /// The office that somebody of this name held on a day, or else most recently before it.
    pub(super) fn on(&self, name: &str, day: Option<Date>) -> Option<&'p Holder> {
        let rows = self.by_name.get(name)?;
        let Some(day) = day else { return rows.last().map(|h| h.holder) };
        let began = rows.iter().filter(|h| h.began(day));
        let held = began.clone().rfind(|h| h.lasted(day));
        held.or_else(|| began.max_by_key(|h| h.term().0)).map(|h| h.holder)
    }
}

/// Holders by a part of their folded names.
fn by_part<'p>(
    holders: impl Iterator<Item = &'p Holder>,
    language: &Language,
    part: impl Fn(&str) -> Option<String>,
) -> Table<Vec<Held<'p>>> {
    let mut out: Table<Vec<Held<'p>>> = Table::default();
    for holder in holders {
        let parts: HashSet<String> = names_in(holder, language).filter_map(|n| part(&folded(n, language))).collect();
        for part in parts {
            out.entry(part).or_default().push(Held::new(holder));
        }
    }
    out
}

/// Does he head a state where the family name comes first?
fn heads(holder: &Holder, world: &World) -> bool {
    let first = || world.lands.get(&holder.party).is_some_and(|land| land.has(FAMILY_FIRST));
    matches!(holder.office.as_str(), "head_of_state" | "head_of_government") && first()
}

pub(super) fn folded(name: &str, language: &Language) -> String {
    let mut folded = String::with_capacity(name.len());
    folded.extend(name.chars().map(|c| language.fold(c)));
    folded
}
