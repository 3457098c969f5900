//! Units composed to phrases: office, party, rank and name make one, in whatever order the language has them.

mod cited;
mod clipped;
mod growing;
mod outlets;
mod possession;
mod present;
mod private;
mod proper;
mod tongue;

use growing::owned;
pub use present::Present;

use crate::names::{Beginning, name_after};
use crate::phrases::{Item, Phrase, What, markers};
use crate::text::Text;
use crate::units::{Sort, Unit};
use chancery_pack::{Cases, Language, Marker, PartySort, Reference, Sense, Sorts, World};

/// The office that a word can mean.
fn office_of<'p>(unit: &Unit<'p>) -> Option<&'p str> {
    unit.senses.iter().find_map(|s| if let Sense::Office(code) = s { Some(&**code) } else { None })
}

/// Is it nothing but a word that may be a part of an outlet's name?
pub fn is_word(unit: &Unit<'_>) -> bool {
    let part = |s: &Sense| matches!(s, Sense::Outlet(_) | Sense::Cited(_));
    let known = unit.sort == Sort::Known && unit.capital && !unit.senses.is_empty();
    unit.sort == Sort::Word || known && unit.senses.iter().all(|s| part(s))
}

/// May a word that can mean this begin a phrase, or go on with one? Most senses of most words do neither.
fn composes(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Party(..)
            | Sense::Place(_)
            | Sense::Region(_)
            | Sense::Agency(_)
            | Sense::Office(_)
            | Sense::Institution(_)
            | Sense::Group
            | Sense::Rank(_)
            | Sense::Honorific
            | Sense::Acting
            | Sense::Former
            | Sense::Private
            | Sense::Reference(_)
            | Sense::Possessive
            | Sense::Marker(Marker::Of | Marker::From)
            | Sense::And
            | Sense::Block
    )
}

/// "Brussels": a place that also speaks for somebody.
fn place_and_seat<'p>(unit: &Unit<'p>) -> Option<(&'p str, &'p str)> {
    let place = unit.senses.iter().find_map(|s| if let Sense::Place(id) = s { Some(&**id) } else { None })?;
    let seat = unit.senses.iter().find_map(|s| match s {
        Sense::Party(code, PartySort::Seat) => Some(&**code),
        _ => None,
    })?;
    Some((place, seat))
}

struct Composer<'a, 'p> {
    text: &'a Text,
    units: &'a [Unit<'p>],
    language: &'p Language,
    world: &'p World,
    present: &'a Present<'p>,
    /// A word of the sentence may tell an outlet.
    trade: bool,
    open: Option<Box<Phrase<'p>>>,
    items: Vec<Item<'p>>,
}

/// Composes a sentence's units to items; `present`: what the article names in full.
pub fn compose<'p>(
    text: &Text,
    mut units: Vec<Unit<'p>>,
    (language, world): (&'p Language, &'p World),
    present: &Present<'p>,
) -> Vec<Item<'p>> {
    let items = Vec::with_capacity(units.len());
    let trade = units.iter().any(|u| u.sorts.any(Sorts::CITED));
    let mut composer = Composer { text, units: &units, language, world, present, trade, open: None, items };
    let mut at = 0;
    while at < units.len() {
        at = composer.step(at);
    }
    composer.close();
    let mut items = composer.items;
    hand_over(&mut units, &mut items);
    // Whatever is put together is two phrases.
    if items.iter().filter(|i| i.phrase().is_some()).count() < 2 {
        return items;
    }
    items = crate::apposition::appose(items);
    if language.cased() {
        crate::apposition::respectively(&mut items);
        crate::apposition::governed(&mut items, language.case_roles().of);
        crate::apposition::of_a_part(&mut items, language.case_roles().of, language.case_roles().subject);
    }
    if language.spaces() {
        crate::apposition::posted(&mut items);
    }
    items
}

/// Gives the items that stand for one unit what it can mean: until all phrases are composed, those around it ask for that.
fn hand_over<'p>(units: &mut [Unit<'p>], items: &mut [Item<'p>]) {
    let mut units = units.iter_mut();
    for item in items.iter_mut().filter(|i| i.phrase().is_none()) {
        let Some(unit) = units.find(|u| u.span == item.span) else { return };
        (item.senses, item.cases) = (std::mem::take(&mut unit.senses), std::mem::take(&mut unit.cases));
        item.sorts = unit.sorts;
        if item.has(Sorts::MARKER) {
            item.markers = markers(&item.senses);
        }
        if item.has(Sorts::CITED) {
            item.keep(|s| !matches!(s, Sense::Outlet(_) | Sense::Cited(_)));
        }
    }
}

impl<'p> Composer<'_, 'p> {
    fn step(&mut self, at: usize) -> usize {
        if let Some((end, agency)) = self.outlet(at) {
            let span = self.units[at].span.to(self.units[end - 1].span);
            self.fresh(at, |p| {
                p.grow(span);
                p.agency = Some(agency);
            });
            return end;
        }
        match self.units[at].sort {
            Sort::Time(n) => return self.plain(at, What::Time(n)),
            Sort::Person(person) => return self.person(at, person),
            Sort::Word => return self.word(at),
            Sort::Mark('(' | '（') if self.abbreviates(at) => return at + 3,
            Sort::Mark('、') if self.lists(at) => return at + 1,
            Sort::Mark('\'' | '’') if self.bare_possessive(at) => return self.possessive(at),
            Sort::Number(_) | Sort::Mark(_) => return self.plain(at, What::Unit),
            Sort::Known if self.spelt(at) || is_word(&self.units[at]) => return self.word(at),
            Sort::Known if self.posted(at) => {
                let party = self.units[at + 1]
                    .senses
                    .iter()
                    .find_map(|s| if let Sense::Party(code, _) = s { Some(&**code) } else { None });
                self.open.as_mut().into_iter().for_each(|open| {
                    open.posted = party;
                    open.grow(self.units[at + 1].span);
                });
                return at + 2;
            }
            Sort::Known => {}
        }
        let units = self.units;
        for sense in units[at].senses.iter().filter(|s| composes(s)) {
            let next =
                self.names(at, sense).or_else(|| self.heads(at, sense)).or_else(|| self.private_person(at, sense));
            if let Some(next) = next.or_else(|| self.refers(at, sense)).or_else(|| self.joins(at, sense)) {
                return next;
            }
        }
        self.unlisted(at)
    }

    /// A unit that names a party, a place or an outlet.
    fn names(&mut self, at: usize, sense: &'p Sense) -> Option<usize> {
        let unit = &self.units[at];
        Some(match sense {
            // "Mr Birmingham": behind an honorific it is somebody's name.
            Sense::Place(_)
                if at > 0
                    && self.units[at - 1].is(|s| matches!(s, Sense::Honorific))
                    && !unit.is(|s| matches!(s, Sense::Party(..))) =>
            {
                self.word(at)
            }
            Sense::Party(..) | Sense::Place(_) if self.within_spelt(at) => self.word(at),
            Sense::Place(_) if self.first_name(at) => self.word(at),
            Sense::Party(..) if self.given(at) => self.word(at),
            Sense::Party(..) if self.prefixed(at) => self.plain(at, What::Unit),
            Sense::Party(..) | Sense::Place(_) if let Some((id, seat)) = place_and_seat(unit) => {
                self.fresh(at, |p| (p.place, p.seat) = (Some(id), Some(seat)))
            }
            Sense::Party(_, sort) if self.in_proper_name(at, *sort) || self.ends_name(at, *sort) || self.tongue(at) => {
                self.plain(at, What::Unit)
            }
            Sense::Party(code, PartySort::Member) if !self.present.names(code) => return None,
            Sense::Party(code, sort) if !sort.is_short() => self.party(at, code, *sort),
            Sense::Party(..) => return self.framed_short(at).map(|code| self.party(at, code, PartySort::Short)),
            Sense::Place(id) => self.fresh(at, |p| p.place = Some(id)),
            Sense::Region(name) => self.fresh(at, |p| p.region = Some(name)),
            Sense::Agency(_) => {
                let agency = self.known(at);
                self.fresh(at, |p| p.agency = agency)
            }
            _ => return None,
        })
    }

    /// A unit that heads a phrase: an office, an institution, a rank.
    fn heads(&mut self, at: usize, sense: &'p Sense) -> Option<usize> {
        let span = self.units[at].span;
        Some(match sense {
            Sense::Office(code) if self.governed(at, span, Some(code), None) => at + 1,
            Sense::Group if self.governed(at, span, None, None) => at + 1,
            Sense::Institution(code) if self.governed(at, span, None, Some(owned(code).0)) => at + 1,
            Sense::Office(code) if self.leads_another(at, code) || self.of_nobody(at) => self.plain(at, What::Unit),
            // "экс-президент": past and an office in one.
            Sense::Office(code) => {
                let next = self.office(at, code);
                let past = self.units[at].is(|s| matches!(s, Sense::Former));
                self.open.as_mut().filter(|_| past).into_iter().for_each(|open| open.former = true);
                next
            }
            Sense::Institution(code) => self.institution(at, code),
            Sense::Group => self.head(at, |p| p.group = true),
            Sense::Rank(code) => self.head(at, |p| p.rank = Some(code)),
            Sense::Honorific | Sense::Acting => self.head(at, |p| p.titled = true),
            Sense::Former if office_of(&self.units[at]).is_some() => return None,
            Sense::Former if self.former(at) => at + 1,
            Sense::Former => self.fresh(at, |p| p.former = true),
            _ => return None,
        })
    }

    /// "Head of research": a title that ends in "of" is one only where whoever it belongs to follows.
    fn of_nobody(&self, at: usize) -> bool {
        let open = self.units[at].is(|s| matches!(s, Sense::Marker(Marker::Of)));
        let small = |u: &&Unit<'p>| u.is(|s| matches!(s, Sense::Article | Sense::Block));
        let next = self.units[at + 1..].iter().find(|u| !small(u));
        // A firm's head is no official.
        let owner = |s: &Sense| matches!(s, Sense::Party(c, sort) if !sort.is_short() && !c.starts_with("ORG:"));
        open && !next.is_some_and(|u| u.is(owner))
    }

    fn private_person(&mut self, at: usize, sense: &Sense) -> Option<usize> {
        if *sense != Sense::Private {
            return None;
        }
        if self.private(at) {
            return Some(at + 1);
        }
        if let Some((code, span)) = self.private_of(at) {
            self.fresh(at, |p| {
                p.grow(span);
                p.parties.push((code, span));
                p.private = true;
            });
            return Some(at + 2);
        }
        self.private_alone(at).then(|| self.fresh(at, |p| p.private = true))
    }

    /// A unit that stands for somebody who was named.
    fn refers(&mut self, at: usize, sense: &Sense) -> Option<usize> {
        Some(match sense {
            Sense::Reference(Reference::Mutual | Reference::There) => return None,
            Sense::Reference(Reference::Home) => self.party(at, self.present.home?, PartySort::State),
            Sense::Reference(Reference::Owner) => {
                self.head_after(at + 1)?;
                let described = self.described(at);
                // It does not decline with its head.
                self.fresh(at, |p| {
                    (p.reference, p.cases, p.described) = (Some(Reference::Own), Cases::default(), described)
                })
            }
            Sense::Reference(reference) => self.reference(at, *reference),
            _ => return None,
        })
    }

    /// A small word within the open phrase.
    fn joins(&mut self, at: usize, sense: &Sense) -> Option<usize> {
        let unit = &self.units[at];
        match sense {
            Sense::Possessive if self.open.is_some() => Some(self.possessive(at)),
            Sense::Marker(Marker::Of | Marker::From) if self.bridges(at) => Some(at + 1),
            Sense::And => {
                let owner = self.portfolio(at)?;
                let span = self.units[owner - 1].span;
                self.open.as_mut().into_iter().for_each(|open| open.grow(span));
                Some(owner)
            }
            Sense::Block
                if self.open.as_ref().is_some_and(|p| p.headed() && !p.named())
                    && unit.is(|s| matches!(s, Sense::Block))
                    && !unit.capital
                    && self.language.spaces() =>
            {
                Some(at + 1)
            }
            _ => None,
        }
    }

    /// A word of the lists none of whose senses makes a phrase: a name it may be all the same.
    fn unlisted(&mut self, at: usize) -> usize {
        let unit = &self.units[at];
        let one = unit.span.end - unit.span.start == 1;
        let familiar = || unit.is(|s| matches!(s, Sense::Surname));
        let waits = || self.open.as_ref().is_some_and(|p| p.headed() && !p.named());
        let spelt = !self.language.spaces() && (one || familiar()) && waits();
        let word = |s: &Sense| matches!(s, Sense::Verb | Sense::Block | Sense::Trigger(_));
        let capital = unit.capital && self.language.spaces() && unit.is(word);
        if spelt || capital { self.word(at) } else { self.plain(at, What::Unit) }
    }

    fn plain(&mut self, at: usize, what: What<'p>) -> usize {
        self.close();
        let unit = &self.units[at];
        let (mut mark, mut number) = (None, None);
        match unit.sort {
            // "Peru - which …": a hyphen between blanks is a dash.
            Sort::Mark('-') if unit.spaced && self.units.get(at + 1).is_some_and(|u| u.spaced) => mark = Some('–'),
            Sort::Mark(c) => mark = Some(c),
            Sort::Number(n) => number = Some(n),
            _ => {}
        }
        let infinitive = !unit.senses.is_empty() && self.language.infinitive(self.text.written(unit.span));
        self.items.push(Item { mark, number, infinitive, ..Item::new(unit.span, what) });
        at + 1
    }

    fn close(&mut self) {
        let Some(mut phrase) = self.open.take() else { return };
        phrase.dependent = phrase.cases.may(self.language.case_roles().of);
        phrase.offices.iter_mut().filter(|o| o.ends_with(':')).for_each(|o| *o = "official");
        self.items.push(Item::new(phrase.at(), What::Phrase(phrase)));
    }

    fn fresh(&mut self, at: usize, fill: impl FnOnce(&mut Phrase<'p>)) -> usize {
        self.close();
        let mut phrase = Box::new(Phrase { cases: self.cases(at), ..Phrase::default() });
        phrase.grow(self.units[at].span);
        fill(&mut phrase);
        self.open = Some(phrase);
        at + 1
    }

    /// Cases in which a unit of a phrase may stand.
    fn cases(&self, at: usize) -> Cases {
        let unit = &self.units[at];
        unit.named.or(unit.stands(|s| !matches!(s, Sense::Marker(_))))
    }

    /// "帛琉 國務 部長": an unknown word between a party and the office it qualifies.
    fn qualifies(&self, at: usize) -> bool {
        let party = self.open.as_ref().is_some_and(|p| !p.parties.is_empty() && !p.headed() && !p.named());
        let short = self.units[at].span.end - self.units[at].span.start <= 4;
        let head = |s: &Sense| matches!(s, Sense::Office(_) | Sense::Institution(_));
        !self.language.spaces() && party && short && self.units.get(at + 1).is_some_and(|u| u.is(head))
    }

    fn word(&mut self, at: usize) -> usize {
        if self.qualifies(at) {
            return at + 1;
        }
        // "政府垮台": in a script without capitals no name follows an institution.
        let titled = |p: &Phrase<'_>| {
            self.language.spaces() || !p.offices.is_empty() || p.rank.is_some() || p.titled || p.is_counterpart()
        };
        let may_name = self.open.as_ref().is_some_and(|p| !p.named() && p.headed() && p.region.is_none() && titled(p));
        let party = self.open.as_ref().and_then(|p| p.parties.first()).map(|p| p.0);
        let (text, units, language) = (self.text, self.units, self.language);
        let beginning = Beginning { text, units, at, language, titled: may_name, party };
        let Some((end, span)) = name_after(beginning) else {
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
