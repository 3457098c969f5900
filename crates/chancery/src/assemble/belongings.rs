//! Whose the people and things are that something is done to: "Kenya seized a Tanzanian lorry. The driver was freed."

use super::Assembly;
use super::complete::inherit;
use super::draft::{Draft, Event};
use super::sides::Sides;
use crate::discourse::{Meant, Via};
use crate::kinds;
use crate::phrases::{Item, Phrase};
use crate::reader::Sentence;
use chancery_pack::{Marker, Sense};

/// Items between people or things and the word that tells whose they are.
const BETWEEN: usize = 3;

impl<'p> Assembly<'_, 'p> {
    /// Notes whose people and things the sentence speaks of.
    pub(super) fn settle_belongings(&mut self, sentence: &Sentence<'p>) {
        self.discourse.owned.clear();
        let items = &sentence.items;
        let articles = !self.reader.language.definite().is_empty();
        for mention in &sentence.belongings {
            let at = items.partition_point(|i| i.span.end <= mention.at);
            let owner = items.get(at).and_then(|_| self.owner_beside(items, at));
            self.discourse.belongs(mention, owner, articles);
        }
    }

    /// The party that the words beside people or things name: "Tanzanian lorry", "lorries from Tanzania", "kapal Vietnam".
    fn owner_beside(&self, items: &[Item<'p>], at: usize) -> Option<&'p str> {
        let one = |item: &Item<'p>| match item.phrase().map(|p| &p.parties[..]) {
            Some([(code, _)]) => Some(*code),
            _ => None,
        };
        let stops =
            |i: &Item<'p>| i.mark.is_some() || i.is(|s| matches!(s, Sense::Trigger(_) | Sense::Verb | Sense::And));
        let joins = |i: &Item<'p>| i.marks(Marker::From) || i.marks(Marker::Of);
        let marks = |i: &Item<'p>| i.is(|s| matches!(s, Sense::Marker(_)));
        let before = || {
            let near = items[..at].iter().rev().take(BETWEEN);
            let mut near = near.take_while(|i| !stops(i) && !marks(i)).filter(|i| i.phrase().is_some());
            let owns = |p: &Phrase<'p>| p.bare || p.possessor || !self.reader.language.spaces();
            near.next().filter(|i| i.phrase().is_some_and(owns)).and_then(one)
        };
        let behind = || {
            let near = items[at + 1..].iter().take(BETWEEN);
            let language = self.reader.language;
            let after = !language.possessor_before() && !language.cased();
            let mut near =
                near.take_while(|i| !stops(i) && (!marks(i) || joins(i))).skip_while(|i| i.phrase().is_none());
            let told = items.get(at + 1).is_some_and(|i| joins(i) || i.phrase().is_some_and(|p| p.dependent));
            near.next().filter(|_| after || told).and_then(one)
        };
        one(&items[at]).or_else(before).or_else(behind)
    }

    /// "The boats were burned", "freed the crew": what is done to people or things is done to their owner. False where the entry tells of
    /// nobody else's and there are none.
    pub(super) fn owner_undergoes(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, kind, scene, frame, .. } = event;
        if self.discourse.owned.is_empty() || !kinds::seizes(&kind.id) {
            return !entry.owned;
        }
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let (start, end) = (clause.items.start, clause.items.end);
        let range = match frame.passive {
            true => start..frame.trigger,
            // «Моряков отпустили»: where nobody is the subject, it may stand before the verb as well.
            false if clause.subject.is_empty() => start..end,
            false => frame.trigger + 1..end,
        };
        let words = items.get(range).and_then(|i| i.first().zip(i.last()));
        let other = |code: &str| !sides.actors.iter().any(|a| a.code == code);
        let told = |via: Via| entry.owned || via == Via::Anaphor;
        let owner = words.and_then(|(first, last)| {
            let mut all = self.discourse.owners_within(first.span.to(last.span));
            all.find(|(_, code, via)| other(code) && told(*via))
        });
        let Some((at, code, via)) = owner else { return !entry.owned };
        if sides.actors.is_empty() && via == Via::Anaphor {
            // "The men were released": by whoever had detained them.
            let theirs = |d: &&Draft<'p>| kinds::seizes(&d.kind.id) && d.recipients.iter().any(|r| r.code == code);
            let taker = self.recent().find(theirs).and_then(|d| d.actors.first());
            sides.actors.extend(taker.map(|a| inherit(a.code)));
        }
        if sides.recipients.is_empty() {
            let span = items.iter().find(|i| i.span.holds(at)).map(|i| i.span);
            sides.recipients.push(Meant { code, span, via });
        }
        true
    }
}
