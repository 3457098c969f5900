//! What a sentence tells by its words taken together: each word and each known sense has a learnt weight for the kinds of claims it speaks for
//! (`packs/<lang>/tenor.tsv`, made by `bench/tenor.py`). It tells where no event word of a pack does, and how likely one that does is meant.

use crate::choose::{means_another, outside_names};
use crate::conditions::Shown;
use crate::groups::{governor, is_small};
use crate::phrases::{Item, What};
use crate::text::Span;
use chancery_pack::{Form, Hash, Language, Sense, Sorts, Sums, Tenor};
use smallvec::SmallVec;
use std::cell::LazyCell;

/// Characters that stand for a word and all that begin with them: "negot" for "negotiators".
const STEM: usize = 5;

/// So many marks with weights a sentence seldom has.
const FOUND: usize = 64;

/// From this sum on (a chance of 18 in a hundred) a sentence is taken to tell a kind that no event word tells; whether it is said, its parties and all else decide.
const TELLS: f32 = -1.5;

/// What a sentence tells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leanings {
    /// Its event words, before their conditions are asked.
    words: SmallVec<[EventWord; 4]>,
    /// What speaks for each kind; none where nobody is named.
    sums: Option<Sums>,
    /// Numbers of the kinds it is taken to tell.
    pub told: SmallVec<[usize; 4]>,
    /// Marks that have weights, each with the item that bears it, where it is taken to tell something.
    found: Vec<(usize, usize)>,
}

/// An item, and the number of an entry whose word it is.
type EventWord = (usize, usize);

/// What tells a kind best.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling {
    /// The item.
    pub item: usize,
    /// The entry whose word that is, whatever its conditions, or the one that is no word's.
    pub entry: usize,
}

impl Leanings {
    /// Takes in the event words of a sentence, whose senses are not chosen yet.
    pub fn of_words(items: &[Item<'_>]) -> Leanings {
        let mut words = SmallVec::new();
        for (n, item) in items.iter().enumerate().filter(|(_, i)| i.has(Sorts::EVENT)) {
            for sense in &item.senses {
                if let Sense::Trigger(entry) = sense {
                    words.push((n, *entry as usize));
                }
            }
        }
        Leanings { words, ..Leanings::default() }
    }

    /// With what all its words tell, once their senses are chosen.
    pub fn told_by(mut self, items: &[Item<'_>], folded: &[char], language: &Language, shown: &Shown) -> Leanings {
        let tenor = language.tenor();
        if tenor.is_empty() || items.iter().all(|i| i.phrase().is_none()) {
            return self;
        }
        let mut found: SmallVec<[(usize, usize); FOUND]> = SmallVec::new();
        each(items, &self.words, folded, language, |mark| {
            if let Some(known) = mark.known(tenor) {
                found.push((known, mark.item));
            }
        });
        let sums = tenor.sums(&found);
        // A word that shows another sense of an event word speaks for the whole sentence.
        let cues = LazyCell::new(|| outside_names(items, shown.words()));
        let another = |(at, entry): &EventWord| means_another(items, *at, &language.entries()[*entry], &cues, language);
        let denied = |kind: usize| self.words.iter().any(|w| tenor.kind_of(w.1) == Some(kind) && another(w));
        self.told = tenor.above(&sums, TELLS).filter(|kind| !denied(*kind)).collect();
        if !self.told.is_empty() {
            self.found = found.to_vec();
        }
        self.sums = Some(sums);
        self
    }

    /// What speaks for a kind, as the logarithm of its odds.
    pub fn of(&self, kind: &str, language: &Language) -> Option<f32> {
        let (sums, tenor) = (self.sums.as_ref()?, language.tenor());
        Some(tenor.odds(sums, tenor.number(kind)?))
    }

    /// The word that speaks most for a kind it is taken to tell: an event word of that kind before any other.
    pub fn best(&self, kind: usize, items: &[Item<'_>], language: &Language) -> Option<Telling> {
        let tenor = language.tenor();
        let mut of: SmallVec<[i32; FOUND]> = SmallVec::from_elem(0, items.len());
        self.found.iter().for_each(|(mark, item)| of[*item] += tenor.weight(*mark, kind));
        let most = |a: &Telling, b: &Telling| of[a.item].cmp(&of[b.item]).then(b.item.cmp(&a.item));
        // A word that tells another kind tells that one; a preposition or an article tells nothing by itself.
        let taken = |n: usize| items[n].has(Sorts::EVENT);
        let small = |i: &Item<'_>| i.markers != 0 || is_small(i);
        let known = self.words.iter().filter(|(n, entry)| tenor.kind_of(*entry) == Some(kind) && !taken(*n));
        let known = known.map(|(item, entry)| Telling { item: *item, entry: *entry });
        let any = (0..items.len()).filter(|n| is_word(&items[*n]) && !small(&items[*n]) && !taken(*n));
        let any = any.map(|item| Telling { item, entry: tenor.entry(kind, false) });
        let noun = |t: Telling| Telling { entry: tenor.entry(kind, stands_as_noun(items, t.item)), ..t };
        // Where nothing but names and offices speak for it, no word tells it.
        let speaks = |t: &Telling| of[t.item] > 0;
        known.max_by(most).or_else(|| any.max_by(most).map(noun)).filter(speaks)
    }

    /// The marks of the sentence by name, for learning.
    pub fn marked(&self, span: Span, items: &[Item<'_>], folded: &[char], language: &Language) -> Marked {
        let mut marks = Vec::new();
        each(items, &self.words, folded, language, |mark| marks.push(mark.name(language)));
        Marked { at: (span.start, span.end), marks }
    }
}

/// A sentence with its marks, for learning.
#[derive(Debug, Clone)]
pub struct Marked {
    /// Its first character, and the one behind its last.
    pub at: (usize, usize),
    /// Marks by name.
    pub marks: Vec<String>,
}

/// "At the request", "their quarrel": behind a preposition, an article or an owner.
fn stands_as_noun(items: &[Item<'_>], at: usize) -> bool {
    const BACK: usize = 2;
    let opens = |i: &Item<'_>| {
        let owner = i.phrase().is_some_and(|p| p.possessor || p.bare);
        owner || i.is(|s| matches!(s, Sense::Article | Sense::Possessive))
    };
    items[at.saturating_sub(BACK)..at].iter().any(opens) || governor(items, at, 0).is_some()
}

/// Something that may have weights, and the item that bears it.
struct Mark<'a> {
    filled: Filled<'a>,
    item: usize,
}

/// A template, and what fills it.
enum Filled<'a> {
    /// An event word before its conditions are asked, by its entry: `m`.
    Word(usize),
    /// One that is meant: `v`, or `n` for a noun.
    Event(usize),
    /// Something the pack knows.
    Code(char, &'a str),
    /// Characters, and their hash.
    Text(char, &'a [char], Hash),
}

impl Mark<'_> {
    /// Its number, if it has weights.
    #[inline]
    fn known(&self, tenor: &Tenor) -> Option<usize> {
        match self.filled {
            Filled::Word(entry) => tenor.mark_of_word(entry),
            Filled::Event(entry) => tenor.mark_of_event(entry),
            Filled::Code(template, code) => tenor.mark(Hash::default().and(code.chars()).with(template)),
            Filled::Text(template, _, hash) => tenor.mark(hash.with(template)),
        }
    }

    fn name(&self, language: &Language) -> String {
        let entry = |n: usize| &language.entries()[n];
        match self.filled {
            Filled::Word(n) => format!("m:{}", entry(n).kind),
            Filled::Event(n) if entry(n).form == Form::Noun => format!("n:{}", entry(n).kind),
            Filled::Event(n) => format!("v:{}", entry(n).kind),
            Filled::Code(template, code) => format!("{template}:{code}"),
            Filled::Text(template, text, _) => format!("{template}:{}", text.iter().collect::<String>()),
        }
    }
}

fn is_word(item: &Item<'_>) -> bool {
    matches!(item.what, What::Unit) && item.mark.is_none() && item.number.is_none()
}

/// Goes through all marks of a sentence.
fn each<'a>(
    items: &'a [Item<'_>],
    words: &[EventWord],
    folded: &'a [char],
    language: &Language,
    mut take: impl FnMut(Mark<'a>),
) {
    for (item, entry) in words {
        take(Mark { filled: Filled::Word(*entry), item: *item });
    }
    for (item, i) in items.iter().enumerate() {
        senses(i, |filled| take(Mark { filled, item }));
        if is_word(i) {
            let word = &folded[i.span.start..i.span.end];
            let (begins, rest) = word.split_at(word.len().min(STEM));
            let begun = Hash::default().and(begins.iter().copied());
            take(Mark { filled: Filled::Text('w', word, begun.and(rest.iter().copied())), item });
            if language.spaces() && !rest.is_empty() {
                take(Mark { filled: Filled::Text('p', begins, begun), item });
            }
        }
    }
    if !language.spaces() {
        characters(items, folded, take);
    }
}

/// Where words stand together a cut may be wrong: pairs and threes of characters.
fn characters<'a>(items: &[Item<'_>], folded: &'a [char], mut take: impl FnMut(Mark<'a>)) {
    // Where the words that go on without a name or a mark end, from the last back.
    let mut run = 0;
    let mut goes_on = false;
    for (item, i) in items.iter().enumerate().rev() {
        run = if goes_on { run } else { i.span.end };
        goes_on = is_word(i);
        let starts = if goes_on { i.span.start..i.span.end.min(run.saturating_sub(1)) } else { 0..0 };
        for at in starts {
            let (pair, third) = (&folded[at..at + 2], folded.get(at + 2).filter(|_| at + 2 < run));
            let hash = Hash::default().and(pair.iter().copied());
            take(Mark { filled: Filled::Text('c', pair, hash), item });
            if let Some(third) = third {
                take(Mark { filled: Filled::Text('d', &folded[at..at + 3], hash.with(*third)), item });
            }
        }
    }
}

/// What the pack knows of the words.
fn senses<'a>(item: &'a Item<'_>, mut one: impl FnMut(Filled<'a>)) {
    for sense in &item.senses {
        match sense {
            Sense::Trigger(n) => one(Filled::Event(*n as usize)),
            Sense::Context(name) | Sense::Object(name) | Sense::Deed(name) => one(Filled::Code('x', name)),
            _ => {}
        }
    }
    if let What::Phrase(phrase) = &item.what {
        phrase.offices.iter().for_each(|o| one(Filled::Code('o', o)));
        phrase.institution.iter().for_each(|i| one(Filled::Code('i', i)));
    }
}
