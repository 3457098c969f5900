//! What is said of a deed that was told: to whom it goes.

use super::complete::inherit;
use super::draft::{Draft, Event};
use super::reactions::BEFORE;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Clause;
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::groups::{governor, is_noun, is_small};
use crate::kinds;
use crate::phrases::{Item, What};
use chancery_pack::{ANY_DEED, Form, Kind, Marker, Sense};

/// Claims back among which a deed is that nothing tells the kind of.
const RECENT: usize = 2;

/// Sentences within which talks are those of the two who last had to do with each other.
const ROW: usize = 3;

impl<'p> Assembly<'_, 'p> {
    /// "They signed a pact. Japan welcomed the pact": what is guessed to be said to one of two goes to both.
    pub(super) fn of_the_deed(&self, sides: &mut Sides<'p>, kind: &Kind, number: usize) {
        let states = |d: &Draft<'p>| d.actors.len() == 2 && d.actors.iter().all(|m| !m.code.contains(':'));
        let joint = |d: &&Draft<'p>| kind.id == "support" && d.kind.mutual && states(d);
        let Some(deed) = self.drafts.last().filter(|d| d.sentence + 1 >= number).filter(joint) else { return };
        let within = |m: &Meant<'p>| deed.actors.iter().any(|o| o.code == m.code);
        if sides.recipients.iter().any(within) && !sides.actors.iter().any(within) {
            sides.recipients = deed.actors.iter().map(|m| inherit(m.code)).collect();
        }
    }

    /// "UNESCO welcomed the agreement", "condemned the attack", "praised the decision": what is said of a happening goes to those who did
    /// it, where it was told.
    pub(super) fn about_deed(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        if !sides.recipients.is_empty() || !matches!(kind.id.as_str(), "support" | "accusation" | "rejection") {
            return;
        }
        let items = &scene.sentence.items;
        let last = frame.window.1.min(items.len());
        let behind = || self.deed(&items[frame.trigger + 1..last.max(frame.trigger + 1)]);
        // "对此": some languages put what is spoken of before the verb.
        let first = if self.reader.language.oblique_before() { frame.window.0 } else { frame.trigger };
        let any = || items[first.min(last)..last].iter().any(any_deed).then_some(ANY_DEED);
        let owned = || (first..last).any(|n| any_deed(&items[n]) && self.owner_behind(items, n));
        let object = || self.deed_before(items, frame);
        match self.deed(self.goal(items, frame)).or_else(behind).or_else(object).or_else(any) {
            Some(ANY_DEED) if owned() => {}
            Some(ANY_DEED) => self.about_any(sides, scene.number),
            Some(deed) if event.entry.form != Form::Noun => self.about_one(sides, kind, deed, scene.number),
            _ => {}
        }
    }

    /// «Соглашение приветствовали …»: where cases tell the roles, what is spoken of may stand before the verb.
    fn deed_before(&self, items: &[Item<'p>], frame: &Frame) -> Option<&'p str> {
        let free = |n: &usize| governor(items, *n, frame.window.0).is_none();
        let before = (frame.window.0..frame.trigger).filter(|_| self.reader.language.cased());
        before.filter(free).find_map(|n| self.deed(&items[n..=n]))
    }

    /// "The decision of a court", «решение суда»: it is somebody's own and not what was told.
    fn owner_behind(&self, items: &[Item<'p>], n: usize) -> bool {
        let noun = |i: &Item<'p>| i.phrase().is_some() || is_noun(i);
        items.get(n + 1).is_some_and(|i| i.marks(Marker::Of) || self.reader.language.cased() && noun(i))
    }

    /// "Peru and Chile signed a pact. Japan welcomed the decision": whatever was told last that the speaker did not do, and before it what
    /// was done to the speaker.
    fn about_any(&self, sides: &mut Sides<'p>, number: usize) {
        let speaks = |m: &Meant<'p>| sides.actors.iter().any(|a| a.code == m.code);
        let others = |d: &&Draft<'p>| d.sentence + BEFORE >= number && !d.actors.iter().any(speaks);
        let suffers = |d: &&Draft<'p>| others(d) && d.recipients.iter().any(speaks);
        let near = self.recent().take(2 * RECENT).find(suffers).or_else(|| self.recent().take(RECENT).find(others));
        // "Peru froze its aid, and Chile did as well. Togo condemned these steps": what one sentence told of several.
        let beside = |d: &&Draft<'p>| near.is_some_and(|n| n.sentence == d.sentence && n.kind.id == d.kind.id);
        let doers = self.recent().take(2 * RECENT).filter(beside).flat_map(|d| &d.actors);
        sides.recipients = doers.filter(|m| !speaks(m)).map(|m| inherit(m.code)).collect();
    }

    /// "Condemned the attack": the last that is told of that kind.
    fn about_one(&self, sides: &mut Sides<'p>, kind: &Kind, deed: &str, number: usize) {
        const ASKED: usize = 3;
        let (blames, refuses) = (kind.id == "accusation", kind.id == "rejection");
        let acts = |m: &Meant<'p>| sides.actors.iter().any(|a| a.code == m.code);
        let told = |d: &&Draft<'p>| {
            let of_all = !refuses && (d.kind.mutual && d.actors.len() > 1 || blames && kinds::hostile(deed));
            // "Backed the proposal": whose it is.
            let asked = deed == "request" && d.sentence + ASKED >= number;
            // "Condemned the launch": of a deed that was just told it is known whose it is.
            let fresh = !refuses && !d.kind.mutual && d.sentence < number && d.sentence + BEFORE >= number;
            d.kind.id == deed && (of_all || asked || fresh) && !d.actors.iter().any(acts)
        };
        if let Some(told) = self.recent().find(told) {
            // "Praised the results of the visit": who travels and who receives him.
            let hosts = told.recipients.iter().filter(|m| kind.id == "support" && kinds::travels(deed) && !acts(m));
            sides.recipients = told.actors.iter().chain(hosts).map(|m| inherit(m.code)).collect();
        }
    }

    /// "对协议表示欢迎": what stands between the marker of the goal and the word, where a language puts it before.
    fn goal<'s>(&self, items: &'s [Item<'p>], frame: &Frame) -> &'s [Item<'p>] {
        let marked = (frame.window.0..frame.trigger).rev().find(|n| items[*n].marks(Marker::To));
        let marked = marked.filter(|_| self.reader.language.oblique_before());
        marked.map_or(&[], |n| &items[n + 1..frame.trigger])
    }

    /// "The talks lasted two years", "Dialogue was resumed in Peru in May": a sentence that begins with talks and names no other party
    /// tells of those of the two in play, if they had just to do with each other.
    pub(super) fn opens_with_talks(&self, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) -> bool {
        let items = &scene.sentence.items;
        let noun = self.reader.language.entries()[frame.entry].form == Form::Noun;
        let opens = kind.id == "talks" && noun && items[..frame.trigger].iter().all(is_small);
        let place = |n: usize| governor(items, n, 0) == Some(Marker::In);
        // "…, the ministry said": who tells of them is no other party to them.
        let tells = |c: &&Clause| c.predicate.is_some_and(|p| items[p].is(|s| matches!(s, Sense::Speech(_))));
        let told: Vec<_> = scene.clauses.iter().filter(tells).map(|c| c.items.clone()).collect();
        let apart = |n: usize| told.iter().any(|range| range.contains(&n));
        let alone = || (0..items.len()).all(|n| self.named(&items[n]).is_empty() || place(n) || apart(n));
        // "The two of whom the article mostly tells" had to do with each other, whatever stands between.
        let (main, pair) = (self.discourse.ranked.get(..2).unwrap_or_default(), &self.discourse.pair);
        let mostly = pair.len() == 2 && pair.iter().all(|code| main.contains(code));
        let just = (self.discourse.joint || mostly) && scene.number - self.discourse.paired <= ROW;
        opens && just && alone()
    }

    /// "They opened their border. Oman praised the opening": in an article about two states what a third one praises is theirs, if they did
    /// something together.
    pub(super) fn of_both_sides(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, frame, .. } = event;
        let [praised] = sides.recipients[..] else { return };
        let guessed = praised.via == Via::Inherited && praised.span.is_none();
        let praises = kind.id == "support" && entry.form != Form::Noun && !frame.passive && guessed;
        let Some(two) = self.main_two().filter(|two| praises && two.contains(&praised.code)) else { return };
        let joint = |d: &Draft<'p>| d.kind.mutual && two.iter().all(|code| d.actors.iter().any(|m| m.code == *code));
        if !sides.actors.iter().any(|m| two.contains(&m.code)) && self.recent().any(joint) {
            sides.recipients = two.into_iter().map(inherit).collect();
        }
    }

    /// The two states of which the article tells, where it tells of hardly any other.
    fn main_two(&self) -> Option<Vec<&'p str>> {
        let d = &self.discourse;
        let times = |n: usize| d.ranked.get(n).map_or(0, |c| d.weights[c]);
        d.ranked.get(..2).filter(|_| times(2) * 3 <= times(1)).map(<[_]>::to_vec)
    }

    /// The kind of what the first noun of these stands for.
    fn deed(&self, items: &[Item<'p>]) -> Option<&'p str> {
        const NEAR: usize = 3;
        let near = items.iter().take(NEAR).take_while(|i| i.mark.is_none() && matches!(i.what, What::Unit));
        let entries = self.reader.language.entries();
        let kind = |s: &&'p Sense| match s {
            Sense::Deed(kind) => Some(&**kind),
            Sense::Trigger(n) => Some(&entries[*n as usize]).filter(|e| e.form == Form::Noun).map(|e| e.kind.as_str()),
            _ => None,
        };
        near.flat_map(|i| &i.senses).find_map(kind)
    }
}

/// "The decision", "此举".
fn any_deed(item: &Item<'_>) -> bool {
    item.is(|s| matches!(s, Sense::Deed(kind) if **kind == *ANY_DEED))
}
