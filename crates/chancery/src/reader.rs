//! One article, sentence by sentence: the order of the steps, and what each hands to the next.
//!
//! A step goes through all sentences before the next one begins: so its code, of which there is more than a processor keeps at hand, is
//! fetched once an article.

use crate::article::Article;
use crate::assemble::{Assembly, Coursed, Draft, Setting, coursed};
use crate::belongings::{Mention, mentioned};
use crate::choose::choose;
use crate::claim::Claim;
use crate::clauses::{Clause, clauses};
use crate::compose::{Present, compose};
use crate::finish::{claimed, considered, finish, once};
use crate::frames::{Frame, frames, with_untold};
use crate::parts::Parted;
use crate::people::{Holders, People};
use crate::persons::{Candidate, Looks, Scene, candidates, found, settle};
use crate::phrases::{Item, Phrase};
use crate::sentences::sentences;
use crate::sure::Sureness;
use crate::tenor::{Leanings, Marked};
use crate::text::{Body, Folded, Span, Text, clean};
use crate::trace::trace;
use crate::units::{Locals, Scan, Unit};
use crate::weigh::{Choice, Weights};
use chancery_pack::{Language, Sense, World};
use chancery_times::{Expression, Times};
use jiff::civil::Date;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

/// All that reading in one language needs, made once.
pub struct Reader<'p> {
    pub(crate) language: &'p Language,
    pub(crate) world: &'p World,
    pub(crate) times: &'p Times,
    pub(crate) holders: Holders<'p>,
    pub(crate) weights: Arc<Weights>,
    pub(crate) sureness: Sureness,
}

/// What reading an article gave.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Claims in the order of the text.
    pub claims: Vec<Claim>,
    /// What was left out or could not be read, in words.
    pub notes: Vec<String>,
    /// Language code.
    pub language: String,
    /// Event words that made no claim, and why.
    pub rejected: Vec<Rejected>,
}

/// An event word that made no claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The word, as in the text.
    pub words: String,
    /// Pack entry.
    pub entry: String,
    /// Why it made none.
    pub why: Cow<'static, str>,
}

/// Parties that an item names, with their words: seldom more than these few.
pub(crate) type Named<'p> = SmallVec<[(&'p str, Span); 2]>;

/// A sentence with its times and items.
pub(crate) struct Sentence<'p> {
    pub span: Span,
    /// Time expressions; spans relative to the text.
    pub times: Vec<Expression>,
    pub items: Vec<Item<'p>>,
    /// Parties that it names, in order.
    pub named: Vec<(&'p str, Span)>,
    /// People and things that may be somebody's.
    pub belongings: Vec<Mention>,
    /// What its words tell, taken together.
    pub leanings: Leanings,
}

impl<'p> Reader<'p> {
    /// Makes ready to read a language.
    pub fn new(language: &'p Language, world: &'p World) -> Reader<'p> {
        let holders = Holders::new(world, language);
        let (weights, sureness) = (Arc::new(Weights::new(world)), Sureness::new(world));
        Reader { language, world, times: language.times(), holders, weights, sureness }
    }

    /// Text to claims.
    pub fn read(&self, article: &Article) -> Reading {
        let mut notes = Vec::new();
        let day = article.day().unwrap_or_else(|fault| {
            notes.push(format!("published: {fault}"));
            None
        });
        let home = self.home(article);
        let (text, body, people, read) = self.prepare(article, day, home);
        let setting = self.setting(article, &body, day, home);
        let (drafts, mut rejected) = self.drafts(&text, read, people, setting);
        let claims = finish(drafts, &mut rejected, &text, article, self);
        if !body.left_out.is_empty() {
            notes.push(format!("{} lines left out as furniture", body.left_out.len()));
        }
        Reading { claims, notes, language: self.language.code().to_string(), rejected }
    }

    /// All that an article's words might tell, whether or not it is said in the end: for authors of packs.
    pub(crate) fn considered(&self, article: &Article) -> Vec<Claim> {
        let day = article.day().unwrap_or(None);
        let home = self.home(article);
        let (text, body, people, read) = self.prepare(article, day, home);
        let (drafts, _) = self.drafts(&text, read, people, self.setting(article, &body, day, home));
        considered(drafts, &text, article, self)
    }

    /// The steps up to the sentences' items.
    fn prepare(
        &self,
        article: &Article,
        day: Option<Date>,
        home: Option<&'p str>,
    ) -> (Text, Body, People<'p>, Vec<Sentence<'p>>) {
        let text = Text::new(&article.text);
        let body = clean(&text, article, self.language);
        let spans: Vec<Span> = body.lines.iter().flat_map(|line| sentences(&text, *line, self.language)).collect();
        let (people, read) = self.mentions(&text, &spans, day, home);
        (text, body, people, read)
    }

    /// The sentences' items, each word with the sense it has there.
    pub(crate) fn mentions(
        &self,
        text: &Text,
        spans: &[Span],
        day: Option<Date>,
        home: Option<&'p str>,
    ) -> (People<'p>, Vec<Sentence<'p>>) {
        let folded = Folded::new(text, self.language);
        let (people, mut read) = self.composed(text, &folded, spans, day, home);
        let words: Vec<Leanings> = read.iter().map(|(_, items)| Leanings::of_words(items)).collect();
        for (scan, items) in &mut read {
            choose(items, self.language, self.world, &folded, (&scan.cues, &scan.told));
        }
        let told = |((scan, items), leanings): ((Scan<'_, 'p>, Vec<Item<'p>>), Leanings)| {
            let belongings = mentioned(scan.cues.words(), scan.span(), &folded, self.language);
            let leanings = leanings.told_by(&items, folded.chars(), self.language, &scan.cues);
            let named = items.iter().filter_map(|i| Some(self.named_by(i, i.phrase()?))).flatten().collect();
            Sentence { span: scan.span(), times: scan.times, items, named, belongings, leanings }
        };
        (people, read.into_iter().zip(words).map(told).collect())
    }

    /// Twice over the text: first to learn who is introduced, then with their names known, where any stands.
    fn composed<'a>(
        &self,
        text: &'a Text,
        folded: &'a Folded,
        spans: &[Span],
        day: Option<Date>,
        home: Option<&'p str>,
    ) -> (People<'p>, Vec<(Scan<'a, 'p>, Vec<Item<'p>>)>) {
        let mut people = People::default();
        let mut told = Rc::default();
        let scan = |span: &Span| {
            let scan = Scan::new(text, folded, *span, self.language, self.times, Rc::clone(&told));
            told = Rc::clone(&scan.cues);
            scan
        };
        let scans: Vec<Scan<'a, 'p>> = spans.iter().map(scan).collect();
        let first: Vec<Vec<Unit<'p>>> = scans.iter().map(|s| s.units(&Locals::default())).collect();
        let language = self.language;
        let sentences = spans.iter().zip(&first);
        let scenes: Vec<Scene<'_, 'p>> =
            sentences.map(|(span, units)| Scene { text, folded, span: *span, units, language }).collect();
        let looks = found(&scenes);
        let mut present = Present::new(first.iter().flatten());
        present.home = home;
        let compose = |units: Vec<Unit<'p>>, looks: &Looks| {
            let mut items = compose(text, units, (self.language, self.world), &present);
            settle(&mut items, looks);
            items
        };
        let first = first.into_iter().zip(&looks).map(|(units, looks)| compose(units, looks));
        let first: Vec<Vec<Item<'p>>> = first.collect();
        let standing = self.holders.standing_in(text, folded, language);
        let holders = (&self.holders, &standing[..]);
        people.note_namesakes(text, folded, holders, language);
        for items in &first {
            people.learn(items, text, self.language, &self.holders, day);
        }
        people.seed(text, folded, holders, (day, &present), language);
        let locals = people.locals(self.language);
        let again = |((scan, items), looks): ((Scan<'a, 'p>, Vec<Item<'p>>), Looks)| {
            let items = if scan.names(&locals) { compose(scan.units(&locals), &looks) } else { items };
            (scan, items)
        };
        let read = scans.into_iter().zip(first).zip(looks).map(again).collect();
        (people, read)
    }

    /// What the steps make of each sentence, in words.
    pub fn trace(&self, article: &Article) -> Vec<String> {
        let day = article.day().unwrap_or(None);
        let (text, _, _, read) = self.prepare(article, day, self.home(article));
        read.iter().flat_map(|s| trace(&text, s, self.language, self.world)).collect()
    }

    /// Where people are named, in the order of the text.
    pub(crate) fn people(&self, article: &Article) -> Vec<(usize, usize)> {
        let (.., read) = self.prepare(article, article.day().unwrap_or(None), self.home(article));
        let phrases = read.iter().flat_map(|s| &s.items).filter_map(Item::phrase);
        let people = phrases.filter(|p| p.person.is_some() || p.guessed);
        people.filter_map(|p| p.name).map(|name| (name.start, name.end)).collect()
    }

    /// What may be a person's name, and what it weighs.
    pub(crate) fn names(&self, article: &Article) -> Vec<Candidate> {
        let text = Text::new(&article.text);
        let folded = Folded::new(&text, self.language);
        let body = clean(&text, article, self.language);
        let spans = body.lines.iter().flat_map(|line| sentences(&text, *line, self.language));
        let of = |span| {
            let units =
                Scan::new(&text, &folded, span, self.language, self.times, Rc::default()).units(&Locals::default());
            candidates(&Scene { text: &text, folded: &folded, span, units: &units, language: self.language }, true)
        };
        spans.flat_map(of).collect()
    }

    /// The marks of each sentence.
    pub(crate) fn tenors(&self, article: &Article) -> Vec<Marked> {
        let (text, _, _, read) = self.prepare(article, article.day().unwrap_or(None), self.home(article));
        let folded = Folded::new(&text, self.language);
        read.iter().map(|s| s.leanings.marked(s.span, &s.items, folded.chars(), self.language)).collect()
    }

    /// The marks of the parties of each sentence.
    pub(crate) fn parts(&self, article: &Article) -> Vec<Parted> {
        let (day, home) = (article.day().unwrap_or(None), self.home(article));
        let (text, body, people, read) = self.prepare(article, day, home);
        let mut assembly = Assembly::new(self, &text, people, self.setting(article, &body, day, home));
        assembly.marked = Some(Vec::new());
        self.assemble(&mut assembly, &read);
        assembly.marked.unwrap_or_default()
    }

    /// The marks of each claim that may weigh for how far it has come.
    pub(crate) fn courses(&self, article: &Article) -> Vec<Coursed> {
        let (day, home) = (article.day().unwrap_or(None), self.home(article));
        let (text, body, people, read) = self.prepare(article, day, home);
        let mut assembly = Assembly::new(self, &text, people, self.setting(article, &body, day, home));
        assembly.by_rules = true;
        self.assemble(&mut assembly, &read);
        let told = once(std::mem::take(&mut assembly.drafts), &mut Vec::new(), &text, article, self);
        told.iter().map(|draft| coursed(draft, &text, day, self.language)).collect()
    }

    /// The choices that reading makes by learnt weights.
    pub(crate) fn choices(&self, article: &Article) -> Vec<Choice> {
        let day = article.day().unwrap_or(None);
        let home = self.home(article);
        let (text, body, people, read) = self.prepare(article, day, home);
        let mut assembly = Assembly::new(self, &text, people, self.setting(article, &body, day, home));
        assembly.note_choices();
        self.assemble(&mut assembly, &read);
        assembly.note_guesses();
        let told = once(std::mem::take(&mut assembly.drafts), &mut Vec::new(), &text, article, self);
        let mut choices = assembly.choices();
        choices.extend(claimed(&told, &text, self));
        choices
    }

    /// When and from where an article is told: its outlet's state, or else that of the language; the place of its dateline.
    pub(crate) fn setting(
        &self,
        article: &Article,
        body: &Body,
        day: Option<Date>,
        home: Option<&'p str>,
    ) -> Setting<'p> {
        let place = body.dateline.place.as_deref().and_then(|words| self.place_of(words));
        Setting { day, home, dateline: place, title: self.headline(article, day, home) }
    }

    /// The state from which it is told: its outlet's, by whatever name, or that of the language.
    pub(crate) fn home(&self, article: &Article) -> Option<&'p str> {
        let outlet = article.outlet.as_deref().map(str::trim);
        let cited = |o| {
            self.called(o, |sense| match sense {
                Sense::Agency(name) => self.world.outlets.get(&**name),
                _ => None,
            })
        };
        let outlet = outlet.and_then(|o| self.world.outlets.get(o).or_else(|| cited(o)));
        outlet.map(String::as_str).or_else(|| self.language.home(&article.text))
    }

    /// States that the headline names.
    fn headline(&self, article: &Article, day: Option<Date>, home: Option<&'p str>) -> Vec<&'p str> {
        let text = Text::new(article.title.as_deref().unwrap_or_default());
        let spans: Vec<Span> = text.lines().take(1).collect();
        let folded = Folded::new(&text, self.language);
        let (_, read) = self.composed(&text, &folded, &spans, day, home);
        let named = read.iter().flat_map(|(_, items)| items).flat_map(|item| self.named(item)).map(|n| n.0);
        let mut states: Vec<&'p str> = Vec::new();
        named.filter(|c| !c.contains(':')).for_each(|c| {
            if !states.contains(&c) {
                states.push(c)
            }
        });
        states
    }

    /// Parties that an item names, capitals for their states: few items are phrases.
    #[inline]
    pub(crate) fn named(&self, item: &Item<'p>) -> Named<'p> {
        match item.phrase() {
            Some(phrase) => self.named_by(item, phrase),
            None => Named::new(),
        }
    }

    fn named_by(&self, item: &Item<'p>, phrase: &Phrase<'p>) -> Named<'p> {
        let capital = phrase.place.and_then(|id| self.world.places.get(id)).filter(|p| p.capital);
        let capital = capital.map(|p| (phrase.seat.unwrap_or(&p.state), item.span));
        let mut named = Named::from_slice(&phrase.parties);
        named.extend(capital);
        named
    }

    /// The place that words name, whatever their capitals ("MINSK").
    fn place_of(&self, words: &str) -> Option<(&'p str, Option<&'p str>)> {
        self.called(words, |sense| match sense {
            Sense::Place(id) => {
                self.world.places.get_key_value(&**id).map(|(id, p)| (p.state.as_str(), Some(id.as_str())))
            }
            _ => None,
        })
    }

    /// What words are the name of as a whole.
    fn called<T>(&self, words: &str, meaning: impl Fn(&'p Sense) -> Option<T>) -> Option<T> {
        let folded: Vec<char> = words.chars().map(|c| self.language.fold(c)).collect();
        let form = self.language.form(&folded)?;
        let written: Vec<char> = words.chars().collect();
        let language: &'p Language = self.language;
        language.senses(form, &written, false).find_map(|(sense, _)| meaning(sense))
    }

    pub(crate) fn drafts(
        &self,
        text: &Text,
        read: Vec<Sentence<'p>>,
        people: People<'p>,
        setting: Setting<'p>,
    ) -> (Vec<Draft<'p>>, Vec<Rejected>) {
        let mut assembly = Assembly::new(self, text, people, setting);
        self.assemble(&mut assembly, &read);
        assembly.note_guesses();
        (assembly.drafts, assembly.rejected)
    }

    fn assemble(&self, assembly: &mut Assembly<'_, 'p>, read: &[Sentence<'p>]) {
        assembly.survey(read);
        let (language, world) = (self.language, self.world);
        let clauses: Vec<Vec<Clause>> = read.iter().map(|s| clauses(&s.items, language)).collect();
        let framed = |(s, clauses): (&Sentence<'p>, &Vec<Clause>)| {
            let frames = frames(&s.items, clauses, language, world);
            with_untold(frames, &s.items, clauses, &s.leanings, (language, world))
        };
        let frames: Vec<Vec<Frame>> = read.iter().zip(&clauses).map(framed).collect();
        for (number, (sentence, (clauses, frames))) in read.iter().zip(clauses.iter().zip(&frames)).enumerate() {
            assembly.sentence(number, sentence, clauses, frames);
        }
    }

    /// Engine and pack versions, as every claim carries them.
    pub fn version(&self) -> String {
        format!("chancery {} {} {}", env!("CARGO_PKG_VERSION"), self.language.code(), self.language.digest())
    }
}
