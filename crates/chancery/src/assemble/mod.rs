//! Frames to draft claims: parties by role, people, time, place, status, with what is missing taken from discourse.

mod ahead;
mod around;
mod barred;
mod belongings;
mod carried;
mod complete;
mod course;
mod dating;
mod deeds;
mod describe;
mod documents;
mod draft;
mod enough;
mod filling;
mod folk;
mod follow;
mod given;
mod lags;
mod lasting;
mod meant;
mod moved;
mod named;
mod occasion;
mod placing;
mod played;
mod premises;
mod quoting;
mod reactions;
mod same;
mod season;
mod sides;
mod strangers;
mod subjects;
mod thin;
mod voices;

pub use course::{Coursed, coursed};
pub use draft::{Acting, Dated, Draft};
pub use season::edtf;

use crate::claim::Source;
use crate::clauses::Clause;
use crate::compare::Timed;
use crate::discourse::Discourse;
use crate::frames::Frame;
use crate::groups::group;
use crate::parts::{Parted, Played};
use crate::people::People;
use crate::phrases::Item;
use crate::reader::{Named, Reader, Rejected, Sentence};
use crate::sources::{Covered, Naming, sources};
use crate::text::{Span, Text};
use crate::weigh::Choice;
use chancery_pack::{Sense, Sorts, Status};
use chancery_times::Resolved;
use jiff::civil::Date;
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};

/// When and from where an article is told.
pub struct Setting<'p> {
    /// Day of publication.
    pub day: Option<Date>,
    /// Its outlet's state, or else that of the language.
    pub home: Option<&'p str>,
    /// The dateline's state and place id.
    pub dateline: Option<(&'p str, Option<&'p str>)>,
    /// States that its headline names.
    pub title: Vec<&'p str>,
}

/// The state of assembling an article.
pub struct Assembly<'a, 'p> {
    reader: &'a Reader<'p>,
    text: &'a Text,
    people: People<'p>,
    day: Option<Date>,
    /// As times write it.
    today: Option<String>,
    discourse: Discourse<'p>,
    /// Drafts so far.
    pub drafts: Vec<Draft<'p>>,
    /// Event words that made no claim.
    pub rejected: Vec<Rejected>,
    /// Where the sentences so far begin.
    starts: Vec<usize>,
    /// How much the article is about states.
    about: thin::About,
    /// Whoever was last said to say something.
    last_source: Option<Source>,
    /// The marks of the parties of each sentence, where they are asked for.
    pub marked: Option<Vec<Parted>>,
    /// How far a claim has come is left as the rules say, for learning what they don't.
    pub by_rules: bool,
    /// By how much whoever was guessed for the claim at hand is likelier than nobody; of several, the least.
    margin: Cell<f32>,
}

/// What the steps for one frame share.
struct Scene<'s, 'p> {
    number: usize,
    sentence: &'s Sentence<'p>,
    clauses: &'s [Clause],
    times: Vec<(Span, Option<Resolved>)>,
    /// The time named before the sentence: what its own "the next day" counts from, whatever it tells meanwhile.
    before: Option<Resolved>,
    covered: &'s [Covered],
    /// Who is named, and which part each plays.
    played: Played<'p>,
}

impl Scene<'_, '_> {
    /// The times of the sentence, as said and as resolved.
    fn timed(&self) -> Vec<Timed<'_>> {
        self.sentence.times.iter().zip(&self.times).map(|(e, (_, r))| (&e.value, r.clone())).collect()
    }
}

impl<'a, 'p> Assembly<'a, 'p> {
    /// Starts an article.
    pub fn new(reader: &'a Reader<'p>, text: &'a Text, people: People<'p>, setting: Setting<'p>) -> Assembly<'a, 'p> {
        Assembly {
            reader,
            text,
            people,
            day: setting.day,
            today: setting.day.map(|day| day.to_string()),
            discourse: Discourse {
                home: setting.home,
                dateline: setting.dateline,
                title: setting.title,
                guide: reader.weights.clone(),
                ..Discourse::default()
            },
            drafts: Vec::new(),
            rejected: Vec::new(),
            starts: Vec::new(),
            about: thin::About::default(),
            last_source: None,
            marked: None,
            by_rules: false,
            margin: Cell::new(f32::INFINITY),
        }
    }

    /// Notes the choices by weights from now on.
    pub fn note_choices(&mut self) {
        self.discourse.noted = Some(RefCell::default());
    }

    /// The choices that were noted.
    pub fn choices(self) -> Vec<Choice> {
        self.discourse.noted.map_or_else(Vec::new, RefCell::into_inner)
    }

    /// Looks over the whole article first: whom it speaks of most.
    pub fn survey(&mut self, sentences: &[Sentence<'p>]) {
        for (number, sentence) in sentences.iter().enumerate() {
            let mut states: Vec<&'p str> = Vec::new();
            for (code, _) in &sentence.named {
                *self.discourse.weights.entry(code).or_default() += 1;
            }
            for phrase in sentence.items.iter().filter_map(Item::phrase) {
                let named = phrase.parties.iter().map(|p| p.0);
                named.filter(|c| !c.contains(':')).for_each(|c| {
                    if !states.contains(&c) {
                        states.push(c)
                    }
                });
            }
            if states.len() > 2 {
                self.discourse.lists.extend(lists(&sentence.items).map(|all| (number, all)));
            }
            self.discourse.told.push(states);
        }
        self.discourse.rank();
        self.about = self.about_states(sentences);
        self.discourse.passing = self.passers_by(sentences);
        self.look_ahead(sentences);
    }

    /// Parties that an item names, capitals for their states.
    fn named(&self, item: &Item<'p>) -> Named<'p> {
        self.reader.named(item)
    }

    /// Reads a sentence's frames into drafts and moves the discourse on.
    pub fn sentence(&mut self, number: usize, sentence: &Sentence<'p>, clauses: &[Clause], frames: &[Frame]) {
        let items = &sentence.items;
        self.starts.push(sentence.span.start);
        self.discourse.sentence = number;
        self.discourse.began = sentence.span.start;
        for (code, span) in &sentence.named {
            self.discourse.mention(code, span.start);
        }
        self.settle_people(items, clauses);
        self.pair_up(items);
        self.settle_belongings(sentence);
        let naming = Naming {
            text: self.text,
            people: &self.people,
            discourse: &self.discourse,
            world: self.reader.world,
            cases: self.reader.language.case_roles(),
            spaces: self.reader.language.spaces(),
            last: self.last_source.as_ref(),
        };
        let covered = sources(items, clauses, &naming);
        self.said_before(number, &covered);
        let voices: SmallVec<[_; 4]> = covered.iter().filter_map(|c| self.voice(c)).collect();
        let voice = voices.first().copied();
        self.discourse.speaker = voice.or(self.discourse.speaker);
        let several = voices.iter().any(|v| Some(v.0) != voice.map(|v| v.0));
        self.discourse.we = self.discourse.speaker.filter(|_| !several);
        let (times, before) = (self.resolve_times(sentence), self.time_before());
        let played = self.parts_played(sentence, clauses, frames);
        let scene = Scene { number, sentence, clauses, times, before, covered: &covered, played };
        for frame in frames {
            match self.draft(&scene, frame) {
                Some(draft) => {
                    self.follow(&scene, &draft);
                    self.drafts.push(draft);
                }
                None => self.rejected.push(Rejected {
                    words: self.text.slice(items[frame.trigger].span),
                    entry: self.reader.language.entries()[frame.entry].id.clone(),
                    why: "too few parties in or around its clause".into(),
                }),
            }
        }
        for at in (0..items.len()).filter(|n| items[*n].has(Sorts::VERB) && items[*n].is(|s| matches!(s, Sense::Same)))
        {
            self.drafts.extend(self.same(&scene, at));
        }
        for at in (0..items.len())
            .filter(|n| items[*n].has(Sorts::STATUS) && items[*n].is(|s| matches!(s, Sense::Status(Status::Denial))))
        {
            self.drafts.extend(self.denied(&scene, frames, at));
        }
        self.remember_time(&scene);
        self.remember_named(&scene);
        self.move_on(items, clauses, voice);
    }
}

/// Lists of exactly three or four states.
fn lists<'s, 'p>(items: &'s [Item<'p>]) -> impl Iterator<Item = Vec<&'p str>> + 's {
    let state = |n: usize| match items[n].phrase().map(|p| &p.parties[..]) {
        Some([(code, _)]) if !code.contains(':') => Some(*code),
        _ => None,
    };
    let joins = |i: &Item<'_>| matches!(i.mark, Some(',' | '，' | '、')) || i.is(|s| matches!(s, Sense::And));
    let listed = move |n: &usize| *n > 0 && joins(&items[n - 1]);
    let first = (0..items.len()).filter(move |n| state(*n).is_some() && !listed(n));
    let all = first.map(|n| group(items, n, items.len())).filter(|all| matches!(all.len(), 3 | 4));
    all.filter_map(move |all| all.into_iter().map(state).collect())
}
