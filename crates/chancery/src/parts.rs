//! Which part each party that a sentence names plays in what it tells, by the words around the name: each has a learnt weight for both sides
//! of each kind of claim (`packs/<lang>/parts.tsv`, made by `bench/parts.py`). Unlike a sum over the sentence it knows order. It speaks where
//! who is meant is chosen, in how sure a claim is, and for event words whose clauses name too few.

use crate::clauses::Clause;
use crate::discourse::same_code;
use crate::phrases::{Item, Phrase};
use crate::tenor::Leanings;
use crate::text::Text;
use chancery_pack::{Form, Hash, Kind, Language, Parts, Reference, Sense, Side, Sorts};
use smallvec::SmallVec;
use std::cell::{OnceCell, RefCell};

/// Characters that stand for a word and all that begin with them.
const STEM: usize = 5;

/// So many marks with weights one party seldom has, whatever the kind.
const MARKS: usize = 16;

/// What stands for any phrase.
const PHRASE: char = '*';

/// So many items on each side of a name are looked at.
const AROUND: usize = 3;

/// So many words behind a subject, or before another phrase of a clause.
const WORDS: usize = 2;

/// The parties of a sentence.
#[derive(Debug, Default)]
pub(crate) struct Played<'p> {
    parties: SmallVec<[Party<'p>; 6]>,
    /// What speaks for them whatever the kind; gathered when first asked for.
    known: OnceCell<Known>,
    /// What was found for the kinds asked for so far.
    asked: RefCell<SmallVec<[(&'p str, Odds); 2]>>,
}

/// Of each party, for both sides of a kind.
type Odds = SmallVec<[[Option<f32>; 2]; 6]>;

/// One that the sentence names or means by a word of reference.
#[derive(Debug)]
struct Party<'p> {
    code: &'p str,
    /// The items that do.
    at: SmallVec<[usize; 2]>,
}

/// What is the same for all kinds.
#[derive(Debug)]
struct Known {
    /// Numbers of the parties' marks that have weights, one party's behind the other's.
    marks: Vec<usize>,
    /// Where those of each party end.
    ends: SmallVec<[usize; 6]>,
    /// The event words of the sentence, each with the number of a kind that it tells.
    events: SmallVec<[(usize, usize); 8]>,
}

/// A sentence in which parties are named.
#[derive(Clone, Copy)]
pub(crate) struct Site<'s, 'p> {
    pub text: &'s Text,
    pub items: &'s [Item<'p>],
    pub clauses: &'s [Clause],
    pub language: &'p Language,
}

/// What fills a template.
enum Fill<'s> {
    /// A word, by its first characters.
    Word(&'s [char]),
    /// An office.
    Office(&'s str),
    /// Any phrase.
    Phrase,
    /// What holds or not, by a small letter.
    Flag(char),
    /// How many, up to nine, of what a small letter says.
    Count(char, usize),
}

impl<'p> Played<'p> {
    /// Takes in the parties of a sentence: each item with those it denotes.
    pub fn new(site: Site<'_, 'p>, denoted: impl Fn(&Phrase<'p>) -> SmallVec<[&'p str; 4]>) -> Played<'p> {
        let mut played = Played::default();
        for (n, phrase) in site.items.iter().enumerate().filter_map(|(n, i)| Some((n, i.phrase()?))) {
            for code in denoted(phrase) {
                match played.parties.iter_mut().find(|p| same_code(p.code, code)) {
                    Some(party) if party.at.contains(&n) => {}
                    Some(party) => party.at.push(n),
                    None => played.parties.push(Party { code, at: SmallVec::from_slice(&[n]) }),
                }
            }
        }
        played
    }

    /// What speaks for a party's being on a side of a kind, as the logarithm of its odds; none where the sentence doesn't name it. `leanings`: what
    /// the sentence says for each kind.
    pub fn of(&self, site: Site<'_, 'p>, kind: &'p str, leanings: &Leanings, code: &str, side: Side) -> Option<f32> {
        let at = self.parties.iter().position(|p| same_code(p.code, code))?;
        self.asked(site, kind, leanings, |odds| odds.get(at).and_then(|odds| odds[side as usize]))
    }

    /// Who most likely are both sides of a kind, where the geometric mean of their chances is so much at least.
    pub fn likeliest(
        &self,
        site: Site<'_, 'p>,
        kind: &'p Kind,
        leanings: &Leanings,
        least: f32,
    ) -> Option<(&'p str, &'p str)> {
        // Who is less likely himself than the mean's square has nobody likely enough beside him.
        let chance = |odds: f32| Some(logistic(odds)).filter(|chance| *chance >= least * least);
        let other = if kind.mutual { Side::Actor } else { Side::Recipient };
        self.asked(site, &kind.id, leanings, |odds| {
            let of = |side: Side| {
                odds.iter().enumerate().filter_map(move |(n, odds)| Some((n, chance(odds[side as usize]?)?)))
            };
            let others: SmallVec<[(usize, f32); 6]> = of(other).collect();
            let pairs = of(Side::Actor).flat_map(|a| others.iter().map(move |b| (a.0, b.0, a.1 * b.1)));
            let best = pairs.filter(|pair| pair.0 != pair.1).max_by(|x, y| x.2.total_cmp(&y.2))?;
            (best.2 >= least * least).then(|| (self.parties[best.0].code, self.parties[best.1].code))
        })
    }

    /// Asks the odds of a kind, which are found once.
    fn asked<T>(&self, site: Site<'_, 'p>, kind: &'p str, leanings: &Leanings, ask: impl FnOnce(&Odds) -> T) -> T {
        let mut asked = self.asked.borrow_mut();
        let known = asked.iter().position(|known| known.0 == kind);
        let at = known.unwrap_or_else(|| {
            asked.push((kind, self.odds(site, kind, leanings.of(kind, site.language))));
            asked.len() - 1
        });
        ask(&asked[at].1)
    }

    /// For both sides of a kind, of each party; nothing where nothing is learnt of the kind.
    fn odds(&self, site: Site<'_, 'p>, kind: &str, leaning: Option<f32>) -> Odds {
        let parts = site.language.parts();
        let Some(number) = parts.number(kind) else { return Odds::default() };
        let Known { marks, ends, events } = self.known.get_or_init(|| self.known(site));
        let events = of_kind(events, site, kind);
        let mut start = 0;
        let odds = |(party, end): (&Party<'p>, &usize)| {
            let mut sums = [0; 2];
            let general = &marks[std::mem::replace(&mut start, *end)..*end];
            general.iter().for_each(|mark| parts.add(number, *mark, &mut sums));
            around(site, &events, leaning, party, |template, fill| {
                if let Some(mark) = mark(template, &fill, site.language) {
                    parts.add(number, mark, &mut sums);
                }
            });
            parts.odds(number, sums)
        };
        self.parties.iter().zip(ends).map(odds).collect()
    }

    fn known(&self, site: Site<'_, 'p>) -> Known {
        let marks = Vec::with_capacity(MARKS * self.parties.len());
        let mut known = Known { marks, ends: SmallVec::new(), events: events(site) };
        for n in 0..self.parties.len() {
            self.general(site, n, |template, fill| {
                if let Some(mark) = mark(template, &fill, site.language) {
                    known.marks.push(mark);
                }
            });
            known.ends.push(known.marks.len());
        }
        known
    }

    /// Marks that don't depend on the kind.
    fn general(&self, site: Site<'_, 'p>, number: usize, mut take: impl FnMut(char, Fill<'_>)) {
        let party = &self.parties[number];
        take('s', Fill::Count('p', number.min(4)));
        take('s', Fill::Count('q', self.parties.len().min(5)));
        if number + 1 == self.parties.len() {
            take('s', Fill::Flag('l'));
        }
        if party.code.contains(':') {
            take('s', Fill::Flag('g'));
        }
        party.at.iter().for_each(|at| mention(site, *at, &mut take));
    }

    /// The marks of each party by name, and those for each kind that the sentence may tell, for learning.
    pub fn marked(&self, site: Site<'_, 'p>, sums: impl Fn(&str) -> Option<f32>) -> Vec<MarkedParty> {
        /// Kinds that less speaks for are not learnt from.
        const TOLD: f32 = -3.0;
        let (mut all, told) = (Vec::new(), events(site));
        for (n, party) in self.parties.iter().enumerate() {
            let mut marks = Vec::new();
            self.general(site, n, |template, fill| marks.push(name(template, &fill, site.language)));
            let mut kinds = Vec::new();
            for kind in site.language.tenor().kinds() {
                let sum = sums(kind);
                let events = of_kind(&told, site, kind);
                if sum.is_some_and(|s| s >= TOLD) || !events.is_empty() {
                    let mut own = Vec::new();
                    around(site, &events, sum, party, |template, fill| own.push(name(template, &fill, site.language)));
                    kinds.push((kind.to_string(), own));
                }
            }
            all.push(MarkedParty { party: party.code.to_string(), marks, kinds });
        }
        all
    }
}

/// A sentence with the parties it names, for learning.
#[derive(Debug, Clone)]
pub struct Parted {
    /// Its first character, and the one behind its last.
    pub at: (usize, usize),
    /// Who is named.
    pub named: Vec<MarkedParty>,
}

/// A party of a sentence with its marks, for learning.
#[derive(Debug, Clone)]
pub struct MarkedParty {
    /// Its code.
    pub party: String,
    /// Marks whatever the kind.
    pub marks: Vec<String>,
    /// More for each kind that the sentence may tell.
    pub kinds: Vec<(String, Vec<String>)>,
}

/// What a mention says of its party by itself.
fn mention(site: Site<'_, '_>, at: usize, take: &mut impl FnMut(char, Fill<'_>)) {
    let Some(phrase) = site.items[at].phrase() else { return };
    let (clause, subject) = place(site, at);
    take('s', Fill::Count('c', clause.unwrap_or(9).min(4)));
    let reference = phrase.reference.map(|r| match r {
        Reference::Pair => 'x',
        _ if phrase.is_pronoun() => 'y',
        _ => 'z',
    });
    let flags =
        [subject.then_some('u'), phrase.bare.then_some('b'), phrase.parties.is_empty().then_some('n'), reference];
    flags.into_iter().flatten().for_each(|flag| take('s', Fill::Flag(flag)));
    if !phrase.offices.is_empty() {
        take('s', Fill::Flag('o'));
    }
    for office in &phrase.offices {
        take('o', Fill::Office(office.split(':').next().unwrap_or(office)));
    }
    let before = site.items[..at].iter().rev().take(AROUND);
    before.zip(['a', 'b', 'c']).for_each(|(item, template)| take(template, last_word(site, item)));
    let behind = site.items[at + 1..].iter().take(AROUND);
    behind.zip(['d', 'e', 'f']).for_each(|(item, template)| take(template, first_word(site, item)));
    let written = site.text.written(site.items[at].span);
    if written.contains(&' ') {
        take('h', Fill::Word(last_of(written)));
    }
    let Some(clause) = clause else { return };
    let words = site.clauses[clause].items.clone().filter(|n| site.items[*n].phrase().is_none());
    if subject {
        words.filter(|n| *n > at).take(WORDS).for_each(|n| take('p', first_word(site, &site.items[n])));
    } else {
        words.rev().filter(|n| *n < at).take(WORDS).for_each(|n| take('v', first_word(site, &site.items[n])));
    }
}

/// What depends on the kind: how much the sentence speaks for it, and where its event word stands.
fn around(
    site: Site<'_, '_>,
    events: &[usize],
    leaning: Option<f32>,
    party: &Party<'_>,
    mut take: impl FnMut(char, Fill<'_>),
) {
    if let Some(sum) = leaning {
        take('t', Fill::Count('s', (sum.floor().clamp(-4.0, 5.0) + 4.0) as usize));
    }
    take('t', Fill::Count('n', events.len().min(2)));
    for at in &party.at {
        let Some(event) = events.iter().copied().min_by_key(|e| e.abs_diff(*at)) else { continue };
        beside(site, *at, event, &mut take);
    }
}

/// Where a mention stands to an event word.
fn beside(site: Site<'_, '_>, at: usize, event: usize, take: &mut impl FnMut(char, Fill<'_>)) {
    let before = at < event;
    let ((own, subject), (other, _)) = (place(site, at), place(site, event));
    let same = own.is_some() && own == other;
    take('t', Fill::Flag(if before { 'b' } else { 'a' }));
    take('t', Fill::Count(if before { 'd' } else { 'e' }, at.abs_diff(event).min(6)));
    take('t', Fill::Flag(if same { 'c' } else { 'o' }));
    if same && subject {
        take('t', Fill::Flag('u'));
    }
    let between = &site.items[at.min(event) + 1..at.max(event)];
    let parties = between.iter().filter(|i| i.phrase().is_some()).count().min(3);
    take('t', Fill::Count(if before { 'k' } else { 'l' }, parties));
    let stands = 4 * usize::from(before) + 2 * usize::from(same) + usize::from(subject);
    take('t', Fill::Count(form(site, event), stands));
    if let Some(item) = (!before).then(|| &site.items[at - 1]) {
        take('g', last_word(site, item));
    }
}

/// What kind of word an event word is: a passive turns who stands where.
fn form(site: Site<'_, '_>, event: usize) -> char {
    let entry = |s: &&&Sense| matches!(s, Sense::Trigger(_));
    match site.items[event].senses.iter().find(entry) {
        Some(Sense::Trigger(n)) => match site.language.entries()[*n as usize].form {
            Form::Passive => 'r',
            Form::Noun => 'y',
            _ => 'm',
        },
        _ => 'm',
    }
}

/// The event words of a sentence, each with the number of a kind that it tells.
fn events(site: Site<'_, '_>) -> SmallVec<[(usize, usize); 8]> {
    let tenor = site.language.tenor();
    let mut events = SmallVec::new();
    for (n, item) in site.items.iter().enumerate().filter(|(_, i)| i.has(Sorts::EVENT)) {
        let tells = |s: &&Sense| if let Sense::Trigger(t) = s { tenor.kind_of(*t as usize) } else { None };
        events.extend(item.senses.iter().filter_map(tells).map(|kind| (n, kind)));
    }
    events.dedup();
    events
}

/// Those of a kind.
fn of_kind(events: &[(usize, usize)], site: Site<'_, '_>, kind: &str) -> SmallVec<[usize; 4]> {
    let number = site.language.tenor().number(kind);
    let mut words: SmallVec<[usize; 4]> = events.iter().filter(|e| Some(e.1) == number).map(|e| e.0).collect();
    words.dedup();
    words
}

/// The clause of an item, and whether it is its subject.
fn place(site: Site<'_, '_>, at: usize) -> (Option<usize>, bool) {
    let clause = site.clauses.iter().position(|c| c.items.contains(&at));
    (clause, clause.is_some_and(|c| site.clauses[c].subject.contains(&at)))
}

/// An item's first word; a phrase is any phrase.
fn first_word<'s>(site: Site<'s, '_>, item: &Item<'_>) -> Fill<'s> {
    if item.phrase().is_some() {
        return Fill::Phrase;
    }
    let written = site.text.written(item.span);
    let end = written.iter().position(|c| *c == ' ').unwrap_or(written.len());
    Fill::Word(&written[..end])
}

fn last_word<'s>(site: Site<'s, '_>, item: &Item<'_>) -> Fill<'s> {
    if item.phrase().is_some() {
        return Fill::Phrase;
    }
    Fill::Word(last_of(site.text.written(item.span)))
}

fn last_of(written: &[char]) -> &[char] {
    let start = written.iter().rposition(|c| *c == ' ').map_or(0, |at| at + 1);
    &written[start..]
}

/// Number of a mark, if it has weights.
fn mark(template: char, fill: &Fill<'_>, language: &Language) -> Option<usize> {
    let parts = language.parts();
    let text = match fill {
        Fill::Word(word) => Hash::default().and(word.iter().take(STEM).map(|c| language.fold(*c))),
        Fill::Office(office) => Hash::default().and(office.chars()),
        Fill::Phrase => Hash::default().with(PHRASE),
        Fill::Flag(flag) => return parts.short_mark(template, *flag, None),
        Fill::Count(what, count) => return parts.short_mark(template, *what, Some(*count)),
    };
    parts.mark(text.with(template))
}

fn name(template: char, fill: &Fill<'_>, language: &Language) -> String {
    let text: String = match fill {
        Fill::Word(word) => word.iter().take(STEM).map(|c| language.fold(*c)).collect(),
        Fill::Office(office) => office.to_string(),
        Fill::Phrase => PHRASE.to_string(),
        Fill::Flag(flag) => flag.to_string(),
        Fill::Count(what, count) => [*what, Parts::digit(*count)].into_iter().collect(),
    };
    format!("{template}:{text}")
}

/// The chance of log odds.
fn logistic(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
