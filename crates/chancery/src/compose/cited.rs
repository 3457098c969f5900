//! Outlets told by being cited: "told the Post", "Radio Clackmannan reported", "пишет Kuzey", 据《青山》报道.

use super::{Composer, is_word};
use crate::phrases::Agency;
use crate::text::Span;
use crate::units::{Sort, Unit};
use chancery_pack::{Outlet, Reference, Sense, Speech};

/// Longest name, in units, of which nothing but the citing tells what it is.
const LONGEST: usize = 3;
/// Ends of addresses of web sites that are no state's; a state's are two letters.
const DOMAINS: [&str; 4] = ["com", "net", "org", "info"];
/// How many small words may stand between a word of citing and whom it cites.
const SMALL: usize = 3;

impl<'p> Composer<'_, 'p> {
    /// A name that the pack knows. Of namesakes it is the one whose state the article speaks of; a name that ends a longer one of another
    /// state in the article is that: "The New York Times … The Times", not "The Sunday Times … The Times".
    pub(super) fn known(&self, at: usize) -> Option<Agency<'p>> {
        let own: Vec<&'p str> = self.units[at].senses.iter().filter_map(agency).collect();
        let here = |name: &&&'p str| self.world.outlets.get(**name).is_some_and(|state| self.present.speaks_of(state));
        let meant = if own.len() > 1 { own.iter().find(here) } else { None };
        let first = own.first().copied();
        let abroad = |name: &&str| first.and_then(|own| self.world.outlets.get(own)) != self.world.outlets.get(*name);
        let longer = || self.longer(self.units[at].span).filter(abroad);
        meant.copied().or_else(longer).or(first).map(Agency::Known)
    }

    /// The outlet of the article whose name ends in these words.
    fn longer(&self, words: Span) -> Option<&'p str> {
        let fold = |span: Span| self.text.written(span).iter().map(|c| self.language.fold(*c)).collect::<Vec<_>>();
        let words = fold(words);
        let words = &words[self.article(&words)..];
        let ends = |full: &[char]| {
            let before = full.strip_suffix(words).and_then(|head| head.last());
            let apart = self.language.spaces() || words.first().is_some_and(char::is_ascii);
            before.is_some_and(|c| !apart || !c.is_alphanumeric())
        };
        let longer = |full: &[char]| full.len() - self.article(full) > words.len() && ends(full);
        let mut known = self.present.outlets().filter(|(span, _)| span.end - span.start > words.len());
        known.find(|(span, _)| longer(&fold(*span))).map(|(_, name)| name)
    }

    /// How long an article is with which the words begin.
    fn article(&self, words: &[char]) -> usize {
        let article = |form: u32| self.language.senses(form, words, false).any(|(s, _)| matches!(s, Sense::Article));
        let mut end = 0;
        self.language.beginning(words, |length, form| {
            if end == 0 && words.get(length) == Some(&' ') && article(form) {
                end = length + 1;
            }
        });
        end
    }

    /// Behind the address of a web site that is cited.
    pub(super) fn addressed(&self, at: usize) -> Option<(usize, Agency<'p>)> {
        let end = self.site(at).filter(|end| self.cites(at) || self.speaks(*end))?;
        Some((end, Agency::Named(self.units[at].span.to(self.units[end - 1].span))))
    }

    /// Behind the name of somebody cited that begins here, and who it is: known, told by a word of the trade, or cited as only outlets are.
    pub(super) fn cited(&self, at: usize) -> Option<(usize, Agency<'p>)> {
        // "Told The Atlantic": another name as well.
        let tells = |u: &Unit<'_>| u.is(|s| matches!(s, Sense::Speech(Speech::Tells | Speech::Source)));
        let told = || at > 0 && tells(&self.units[at - 1]) || self.speaks(at + 1);
        let place = |s: &Sense| matches!(s, Sense::Region(_) | Sense::Cited(_));
        let named = || self.units[at].senses.iter().all(|s| place(s));
        if let Some(name) = self.ambiguous(at).filter(|_| told() && named()) {
            return Some((at + 1, Agency::Known(name)));
        }
        let end = at + self.run(at)?;
        let span = self.units[at].span.to(self.units[end - 1].span);
        if let Some(name) = Some(span).filter(|_| self.is_clipped(at, end)).and_then(|span| self.longer(span)) {
            return Some((end, Agency::Known(name)));
        }
        let alone = self.is_latin(at) && (self.relays(at) || self.reports(at, end));
        if !alone && !self.cites(at) && !self.speaks(end) && !self.owned(at) && !self.airs(at, end) {
            return None;
        }
        if let Some(name) = self.ambiguous(at).filter(|_| end == at + 1) {
            return Some((end, Agency::Known(name)));
        }
        (alone || self.of_the_trade(at, end)).then_some((end, Agency::Named(span)))
    }

    /// Does a full stop stand right behind it, as in an address?
    #[inline]
    pub(super) fn dotted(&self, at: usize) -> bool {
        self.units.get(at + 1).is_some_and(|u| u.sort == Sort::Mark('.') && !u.spaced)
    }

    /// Behind the address of a web site: "Kuzey.com".
    fn site(&self, at: usize) -> Option<usize> {
        let unit = |n: usize| self.units.get(n).filter(|u| !u.spaced);
        let domain = |u: &Unit<'_>| {
            let end: String = self.text.written(u.span).iter().map(char::to_ascii_lowercase).collect();
            DOMAINS.contains(&&*end) || end.len() == 2 && end.bytes().all(|b| b.is_ascii_lowercase())
        };
        (self.dotted(at) && self.is_latin(at) && unit(at + 2).is_some_and(domain)).then_some(at + 3)
    }

    /// "Macedonia's Telma TV"
    fn owned(&self, at: usize) -> bool {
        let party = |u: &Unit<'_>| u.is(|s| matches!(s, Sense::Party(..) | Sense::Place(_)));
        at > 1 && self.units[at - 1].is(|s| matches!(s, Sense::Possessive)) && party(&self.units[at - 2])
    }

    /// "On Radio Scotland"
    fn airs(&self, at: usize, end: usize) -> bool {
        let marker = |n: usize| self.units[n].is(|s| matches!(s, Sense::Marker(_)));
        end == at + 2 && names_place(&self.units[at + 1]) && self.before(at).is_some_and(marker)
    }

    /// The outlet that a word means where it is cited.
    pub(super) fn ambiguous(&self, at: usize) -> Option<&'p str> {
        self.units[at].senses.iter().find_map(|s| if let Sense::Cited(name) = s { Some(&**name) } else { None })
    }

    /// Is it one word that may stand for a longer name?
    fn is_clipped(&self, at: usize, end: usize) -> bool {
        let clips = |s: &Sense| matches!(s, Sense::Outlet(Outlet::Clipped | Outlet::After));
        end == at + 1 && self.units[at].is(clips)
    }

    /// Does a word of the trade begin or end the name, or stand for all of it?
    pub(super) fn of_the_trade(&self, at: usize, end: usize) -> bool {
        let part = |n: usize| self.units[n].is(|s| matches!(s, Sense::Outlet(Outlet::Part | Outlet::After)));
        end > at + 1 && (part(at) || part(end - 1)) || self.is_clipped(at, end)
    }

    /// Units of a name that begins here and that nothing else claims.
    fn run(&self, at: usize) -> Option<usize> {
        if !self.units[at].capital || !is_word(&self.units[at]) {
            return None;
        }
        let latin = self.is_latin(at);
        let alike = |n: &usize| {
            let unit = &self.units[*n];
            unit.capital && is_word(unit) && self.is_latin(*n) == latin && (*n == at || unit.spaced)
        };
        let end = (at..self.units.len()).take(LONGEST + 1).take_while(alike).last()? + 1;
        // "Radio Scotland"
        let part = end == at + 1 && self.units[at].is(|s| matches!(s, Sense::Outlet(Outlet::Part)));
        let end = if part && self.units.get(end).is_some_and(names_place) { end + 1 } else { end };
        let goes_on = self.units.get(end).is_some_and(|u| u.capital && u.spaced && self.is_latin(end) == latin);
        (end - at <= LONGEST && !goes_on && !self.carries_on(at)).then_some(end - at)
    }

    /// Is it written in Latin letters? In another script no person's name is.
    pub(super) fn is_latin(&self, at: usize) -> bool {
        let latin = |c: &char| c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(c);
        self.text.written(self.units[at].span).iter().all(latin)
    }

    /// Stands it behind another part of a name?
    fn carries_on(&self, at: usize) -> bool {
        at > 0 && self.units[at - 1].capital && is_word(&self.units[at - 1]) && self.units[at].spaced
    }

    /// The unit before a name, whatever article or quotation mark opens it.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let opens = |u: &Unit<'_>| {
            u.is(|s| matches!(s, Sense::Article)) || matches!(u.sort, Sort::Mark('«' | '“' | '"' | '„' | '《'))
        };
        (0..at).rev().find(|n| !opens(&self.units[*n]))
    }

    /// Stands a word of citing before it, with nothing but small words between ("katanya ke", "сказала она")?
    pub(super) fn cites(&self, at: usize) -> bool {
        let small = |s: &Sense| matches!(s, Sense::Marker(_) | Sense::Possessive | Sense::Reference(Reference::Person));
        let speaks = |s: &Sense| matches!(s, Sense::Speech(_) | Sense::Outlet(Outlet::Cites | Outlet::Relays));
        let mut near = self.before(at);
        for _ in 0..SMALL {
            let Some(n) = near else { return false };
            if self.units[n].is(speaks) {
                return true;
            }
            near = Some(n).filter(|n| self.units[*n].is(small)).and_then(|n| self.before(n));
        }
        false
    }

    /// Stands a word right before it that cites nobody but outlets?
    pub(super) fn relays(&self, at: usize) -> bool {
        self.before(at).is_some_and(|n| self.units[n].is(|s| matches!(s, Sense::Outlet(Outlet::Relays))))
    }

    /// Does a word of speech follow the name?
    pub(super) fn speaks(&self, end: usize) -> bool {
        let speaks = |s: &Sense| matches!(s, Sense::Speech(_) | Sense::Outlet(Outlet::Reports | Outlet::Cites));
        self.units.get(end).is_some_and(|u| u.is(speaks))
    }

    /// "…, Kuzey reported.": what is reported stands before. "据Kuzey报道，…"
    fn reports(&self, at: usize, end: usize) -> bool {
        let source = |u: &Unit<'_>| u.is(|s| matches!(s, Sense::Speech(Speech::Source)));
        let mark =
            |n: usize| self.units.get(n).is_none_or(|u| matches!(u.sort, Sort::Mark(_) | Sort::Time(_)) || source(u));
        let reports = self.units.get(end).is_some_and(|u| u.is(|s| matches!(s, Sense::Outlet(Outlet::Reports))));
        reports && mark(end + 1) && self.before(at).is_some_and(mark)
    }
}

fn names_place(unit: &Unit<'_>) -> bool {
    unit.capital && unit.is(|s| matches!(s, Sense::Place(_) | Sense::Region(_) | Sense::Party(..)))
}

fn agency<'p>(sense: &&'p Sense) -> Option<&'p str> {
    if let Sense::Agency(name) = sense { Some(name) } else { None }
}
