//! Mentions: units composed to noun phrases that name parties, people, institutions, places and agencies.
//!
//! Office, party, rank and name make one phrase, in whatever order the language has them.

use crate::names::name_after;
use crate::text::{Span, Text};
use crate::units::{Sort, Unit};
use chancery_pack::{Language, Marker, PartySort, Reference, Sense};
use std::collections::BTreeSet;

/// A noun phrase that denotes parties, people or places.
#[derive(Debug, Clone, Default)]
pub struct Phrase<'p> {
    /// Where in the text.
    pub span: Option<Span>,
    /// Party codes with the words that name them.
    pub parties: Vec<(&'p str, Span)>,
    /// Nothing but adjectives: it needs a head, or stands before an event noun.
    pub bare: bool,
    /// Nothing but clipped names.
    pub short: bool,
    /// Offices, the most specific last.
    pub offices: Vec<&'p str>,
    /// Rank.
    pub rank: Option<&'p str>,
    /// Words of a personal name.
    pub name: Option<Span>,
    /// Number of the person, once known.
    pub person: Option<usize>,
    /// Institution code.
    pub institution: Option<&'p str>,
    /// People without a name.
    pub group: bool,
    /// Honorific, "acting": a name may follow.
    pub titled: bool,
    /// A word that stands for parties in play.
    pub reference: Option<Reference>,
    /// The office is past.
    pub former: bool,
    /// Place id.
    pub place: Option<&'p str>,
    /// Region.
    pub region: Option<&'p str>,
    /// Agency.
    pub agency: Option<&'p str>,
    /// Followed by a possessive.
    pub possessor: bool,
}

impl<'p> Phrase<'p> {
    fn grow(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |s| s.to(span)));
    }

    /// Where in the text.
    pub fn at(&self) -> Span {
        self.span.unwrap_or(Span { start: 0, end: 0 })
    }

    /// It has an office, institution, group or counterpart that a party or name can complete.
    fn headed(&self) -> bool {
        !self.offices.is_empty()
            || self.institution.is_some()
            || self.group
            || self.is_counterpart()
            || self.rank.is_some()
            || self.titled
    }

    /// "His counterpart".
    pub fn is_counterpart(&self) -> bool {
        self.reference == Some(Reference::Counterpart)
    }

    fn named(&self) -> bool {
        self.name.is_some() || self.person.is_some()
    }
}

/// What an item of a sentence is.
#[derive(Debug, Clone)]
pub enum What<'p> {
    /// A noun phrase.
    Phrase(Box<Phrase<'p>>),
    /// A time expression, by its number in the sentence.
    Time(usize),
    /// Any other unit.
    Unit,
}

/// A step of a sentence: a phrase, a time, or a unit that is neither.
#[derive(Debug, Clone)]
pub struct Item<'p> {
    /// Where in the text.
    pub span: Span,
    /// What it is.
    pub what: What<'p>,
    /// What its words can mean (of units).
    pub senses: Vec<&'p Sense>,
    /// The punctuation mark, if it is one.
    pub mark: Option<char>,
    /// The number, if it is one.
    pub number: Option<u32>,
}

impl<'p> Item<'p> {
    /// The phrase, if it is one.
    pub fn phrase(&self) -> Option<&Phrase<'p>> {
        match &self.what {
            What::Phrase(p) => Some(p),
            _ => None,
        }
    }

    /// Has it a sense of this sort?
    pub fn is(&self, test: impl Fn(&Sense) -> bool) -> bool {
        self.senses.iter().any(|s| test(s))
    }

    /// Has it this marker?
    pub fn marks(&self, marker: Marker) -> bool {
        self.is(|s| *s == Sense::Marker(marker))
    }
}

struct Composer<'a, 'p> {
    text: &'a Text,
    units: &'a [Unit<'p>],
    language: &'p Language,
    present: &'a BTreeSet<&'p str>,
    open: Option<Phrase<'p>>,
    items: Vec<Item<'p>>,
}

/// Composes a sentence's units to items; `present`: parties that the article names in full.
pub fn compose<'p>(
    text: &Text,
    units: &[Unit<'p>],
    language: &'p Language,
    present: &BTreeSet<&'p str>,
) -> Vec<Item<'p>> {
    let mut composer = Composer { text, units, language, present, open: None, items: Vec::new() };
    let mut at = 0;
    while at < units.len() {
        at = composer.step(at);
    }
    composer.close();
    appose(composer.items)
}

impl<'p> Composer<'_, 'p> {
    fn step(&mut self, at: usize) -> usize {
        let unit = &self.units[at];
        match unit.sort {
            Sort::Time(n) => return self.plain(at, What::Time(n)),
            Sort::Person(person) => return self.person(at, person),
            Sort::Word => return self.word(at),
            Sort::Number(_) | Sort::Mark(_) => return self.plain(at, What::Unit),
            Sort::Known => {}
        }
        for sense in &unit.senses {
            match sense {
                Sense::Party(code, sort) if *sort != PartySort::Short => return self.party(at, code, *sort),
                Sense::Party(code, sort) if self.framed(at) => {
                    let code = self.meant_by_short(at).unwrap_or(code);
                    return self.party(at, code, *sort);
                }
                Sense::Place(id) => return self.fresh(at, |p| p.place = Some(id)),
                Sense::Region(name) => return self.fresh(at, |p| p.region = Some(name)),
                Sense::Agency(name) => return self.fresh(at, |p| p.agency = Some(name)),
                Sense::Office(code) => return self.office(at, code),
                Sense::Institution(code) => return self.head(at, |p| p.institution = Some(code)),
                Sense::Group => return self.head(at, |p| p.group = true),
                Sense::Rank(code) => return self.head(at, |p| p.rank = Some(code)),
                Sense::Honorific | Sense::Acting => return self.head(at, |p| p.titled = true),
                Sense::Former => return self.fresh(at, |p| p.former = true),
                Sense::Reference(reference) => return self.reference(at, *reference),
                Sense::Possessive if self.open.is_some() => return self.possessive(at),
                Sense::Marker(Marker::Of | Marker::From) if self.bridges(at) => return at + 1,
                Sense::Block
                    if self.open.as_ref().is_some_and(|p| p.headed() && !p.named())
                        && unit.is(|s| *s == Sense::Block)
                        && !unit.capital
                        && self.language.spaces() =>
                {
                    return at + 1;
                }
                _ => {}
            }
        }
        let one = unit.span.end - unit.span.start == 1;
        if !self.language.spaces() && one && self.open.as_ref().is_some_and(|p| p.headed() && !p.named()) {
            return self.word(at);
        }
        if unit.capital
            && self.language.spaces()
            && unit.is(|s| matches!(s, Sense::Verb | Sense::Block | Sense::Trigger(_)))
        {
            return self.word(at);
        }
        self.plain(at, What::Unit)
    }

    fn plain(&mut self, at: usize, what: What<'p>) -> usize {
        self.close();
        let unit = &self.units[at];
        let (mut mark, mut number) = (None, None);
        match unit.sort {
            Sort::Mark(c) => mark = Some(c),
            Sort::Number(n) => number = Some(n),
            _ => {}
        }
        self.items.push(Item { span: unit.span, what, senses: unit.senses.clone(), mark, number });
        at + 1
    }

    fn close(&mut self) {
        if let Some(phrase) = self.open.take() {
            self.items.push(Item {
                span: phrase.at(),
                what: What::Phrase(Box::new(phrase)),
                senses: Vec::new(),
                mark: None,
                number: None,
            });
        }
    }

    fn fresh(&mut self, at: usize, fill: impl FnOnce(&mut Phrase<'p>)) -> usize {
        self.close();
        let mut phrase = Phrase::default();
        phrase.grow(self.units[at].span);
        fill(&mut phrase);
        self.open = Some(phrase);
        at + 1
    }

    /// A one-character name counts only in closed frames: pairs, before a head, after "visit".
    fn framed(&self, at: usize) -> bool {
        let is_short = |u: &Unit| u.is(|s| matches!(s, Sense::Party(_, PartySort::Short)));
        let next = self.units.get(at + 1);
        let pair_next = next.is_some_and(|u| is_short(u) && u.span.start == self.units[at].span.end);
        let head_next = next.is_some_and(|u| {
            u.is(|s| {
                matches!(
                    s,
                    Sense::ShortBefore | Sense::Office(_) | Sense::Institution(_) | Sense::Reference(Reference::Group)
                )
            })
        });
        let before = at.checked_sub(1).map(|n| &self.units[n]);
        let after_frame = before.is_some_and(|u| u.is(|s| *s == Sense::ShortAfter));
        let pair_before = before.is_some_and(|u| is_short(u) && u.span.end == self.units[at].span.start);
        pair_next || head_next || after_frame || pair_before
    }

    /// A clipped name of several states is the one that the article names in full.
    fn meant_by_short(&self, at: usize) -> Option<&'p str> {
        let codes = self.units[at].senses.iter().filter_map(|s| match s {
            Sense::Party(code, PartySort::Short) => Some(&**code),
            _ => None,
        });
        codes.into_iter().find(|c| self.present.contains(c))
    }

    fn party(&mut self, at: usize, code: &'p str, sort: PartySort) -> usize {
        let span = self.units[at].span;
        let short = sort == PartySort::Short;
        if let Some(open) = &mut self.open {
            let waits = open.former && open.parties.is_empty() && !open.headed();
            let completes = open.parties.is_empty()
                && (open.headed() || waits)
                && (!open.named() || open.rank.is_some())
                && open.region.is_none();
            let pairs = open.short && short && open.parties.len() < 3 && !open.headed();
            let doubled = open.parties.len() == 1 && open.parties[0].0 == code && !open.named();
            if completes || pairs || doubled {
                if !doubled {
                    open.parties.push((code, span));
                }
                open.bare = (open.bare || waits) && sort == PartySort::Adjective;
                open.grow(span);
                return at + 1;
            }
        }
        self.fresh(at, |p| {
            p.parties.push((code, span));
            p.bare = sort == PartySort::Adjective;
            p.short = short;
        })
    }

    fn head(&mut self, at: usize, fill: impl FnOnce(&mut Phrase<'p>)) -> usize {
        let span = self.units[at].span;
        let before = self.language.possessor_before();
        match &mut self.open {
            Some(open)
                if !open.named()
                    && open.region.is_none()
                    && open.agency.is_none()
                    && (open.place.is_none() || before)
                    && (open.parties.is_empty() || before || open.bare || open.headed())
                    && (open.reference.is_none()
                        || matches!(open.reference, Some(Reference::Own | Reference::State | Reference::Group))
                        || open.is_counterpart()) =>
            {
                open.grow(span);
                open.bare = false;
                fill(open);
                at + 1
            }
            _ => self.fresh(at, fill),
        }
    }

    /// An office; `head_of_state@VAT` names its party by itself.
    fn office(&mut self, at: usize, code: &'p str) -> usize {
        let (office, party) = code.split_once('@').map_or((code, None), |(o, p)| (o, Some(p)));
        let span = self.units[at].span;
        self.head(at, |p| {
            p.offices.push(office);
            if p.parties.is_empty() {
                p.parties.extend(party.map(|code| (code, span)));
            }
        })
    }

    fn reference(&mut self, at: usize, reference: Reference) -> usize {
        let span = self.units[at].span;
        if let Some(open) = &mut self.open {
            let keeps = matches!(reference, Reference::Group) && !open.parties.is_empty() && !open.named();
            let follows = matches!(reference, Reference::Counterpart | Reference::BothOffice | Reference::Pair)
                && open.parties.len() + usize::from(open.bare) > 0
                && !open.named();
            if keeps || follows {
                open.grow(span);
                open.bare = false;
                if follows && open.parties.len() < 2 {
                    open.reference = Some(reference);
                }
                open.group = true;
                return at + 1;
            }
        }
        if reference == Reference::Group {
            return self.plain(at, What::Unit);
        }
        self.fresh(at, |p| p.reference = Some(reference))
    }

    fn possessive(&mut self, at: usize) -> usize {
        let mut next = at + 1;
        while self.units.get(next).is_some_and(|u| u.is(|s| *s == Sense::Block) && !u.capital) {
            next += 1;
        }
        let next_is_head = self.units.get(next).is_some_and(|u| {
            u.is(|s| {
                matches!(
                    s,
                    Sense::Office(_)
                        | Sense::Institution(_)
                        | Sense::Group
                        | Sense::Rank(_)
                        | Sense::Reference(Reference::Counterpart)
                )
            })
        });
        let clitic = self.language.clitics().iter().any(|c| self.text.slice(self.units[at].span) == *c);
        if let Some(open) = &mut self.open {
            open.grow(self.units[at].span);
            open.possessor = !clitic;
        }
        if !next_is_head && !clitic {
            self.close();
        }
        if next_is_head { next } else { at + 1 }
    }

    /// "of", "from" between a head and its party.
    fn bridges(&self, at: usize) -> bool {
        let waits = self.open.as_ref().is_some_and(|p| {
            p.parties.is_empty() && p.headed() && !p.named() && (p.reference.is_none() || p.is_counterpart())
        });
        let mut next = at + 1;
        while self.units.get(next).is_some_and(|u| u.is(|s| *s == Sense::Block)) {
            next += 1;
        }
        waits
            && self.units.get(next).is_some_and(|u| {
                u.is(|s| {
                    matches!(
                        s,
                        Sense::Party(..) | Sense::Institution(_) | Sense::Reference(Reference::Own | Reference::State)
                    )
                })
            })
    }

    fn person(&mut self, at: usize, person: usize) -> usize {
        let span = self.units[at].span;
        let before = self.language.possessor_before();
        match &mut self.open {
            Some(open)
                if !open.named()
                    && (open.headed() || before && !open.parties.is_empty())
                    && open.place.is_none()
                    && open.agency.is_none() =>
            {
                open.grow(span);
                open.person = Some(person);
                open.name = Some(span);
                at + 1
            }
            _ => self.fresh(at, |p| {
                p.person = Some(person);
                p.name = Some(span);
            }),
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let may_name = self.open.as_ref().is_some_and(|p| !p.named() && p.headed() && p.region.is_none());
        let party = self.open.as_ref().and_then(|p| p.parties.first()).map(|p| p.0);
        let Some((end, span)) = name_after(self.text, self.units, at, self.language, may_name, party) else {
            return self.plain(at, What::Unit);
        };
        match &mut self.open {
            Some(open) if may_name => {
                open.grow(span);
                open.name = Some(span);
                end
            }
            _ if !self.language.spaces() => self.plain(at, What::Unit),
            _ => {
                self.fresh(at, |p| p.name = Some(span));
                if let Some(open) = &mut self.open {
                    open.grow(span);
                }
                end
            }
        }
    }
}

/// "Li Shangfu, China's defence minister," and "his counterpart from Azerbaijan, Zakir Hasanov," become one phrase.
fn appose(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    for item in items {
        let joins = match (&item.what, out.len().checked_sub(2).map(|n| &out[n..])) {
            (What::Phrase(second), Some([first, comma])) if matches!(comma.mark, Some(',' | '，')) => {
                first.phrase().is_some_and(|first| apposed(first, second))
            }
            _ => false,
        };
        if joins && let What::Phrase(second) = item.what {
            out.pop();
            if let Some(Item { what: What::Phrase(first), span, .. }) = out.last_mut() {
                *span = span.to(second.at());
                join(first, *second);
            }
        } else {
            out.push(item);
        }
    }
    out
}

fn apposed(first: &Phrase<'_>, second: &Phrase<'_>) -> bool {
    let bare_name = |p: &Phrase<'_>| p.named() && p.offices.is_empty() && p.parties.is_empty() && p.reference.is_none();
    let title = |p: &Phrase<'_>| !p.named() && (!p.offices.is_empty() || p.is_counterpart());
    title(first) && bare_name(second) || bare_name(first) && title(second) && !second.offices.is_empty()
}

fn join<'p>(first: &mut Phrase<'p>, second: Phrase<'p>) {
    first.grow(second.at());
    first.parties.extend(second.parties);
    first.offices.extend(second.offices);
    first.name = first.name.or(second.name);
    first.person = first.person.or(second.person);
    first.rank = first.rank.or(second.rank);
    first.institution = first.institution.or(second.institution);
    first.reference = first.reference.or(second.reference);
    first.former |= second.former;
}
