//! Where it happens: said in the clause, or the host's ground.

use super::carried::AROUND;
use super::dating::distance;
use super::draft::Located;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::{Clause, Link};
use crate::discourse::{Denoted, Meant, Via};
use crate::frames::{Frame, value};
use crate::groups::{governor, group, is_small};
use crate::kinds;
use crate::phrases::{Item, Phrase, What};
use crate::text::Span;
use chancery_pack::{Form, Kind, Marker, Reference, Role, RoleValue, Sense, Sorts};
use std::ops::Range;

impl<'p> Assembly<'_, 'p> {
    /// What a filler is for the claim: its role's value, but for company that acts with the subject, what is launched from a state, and
    /// the ground of a gathering.
    pub(super) fn worth(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        kind: &Kind,
        role: Role,
        members: &[usize],
        subject: &Denoted<'p>,
    ) -> RoleValue {
        let entry = &self.reader.language.entries()[frame.entry];
        let clause = &scene.clauses[frame.clause];
        let told = value(entry, kind, role, frame);
        // "Was seized in Peru by guerrillas": who does it is named, so that where it was is a place.
        let told =
            if role == Role::In && told == RoleValue::Actor && frame.has(Role::By) { RoleValue::Place } else { told };
        // "埃及与卡塔尔斡旋": company right behind the subject, for which the kind has no use, acts with it.
        let company = role == Role::With && told == RoleValue::Ignore && frame.subject && !clause.inherited;
        let joined = company && clause.subject.last().zip(members.first()).is_some_and(|(s, m)| s + 2 == *m);
        // "Shells from Myanmar killed a boy"
        let launched = kind.id == "attack" && role == Role::From && subject.parties.is_empty();
        // "Told the General Assembly", "spoke at the Security Council": an organ takes part where it meets.
        let items = &scene.sentence.items;
        let organ = || members.iter().any(|n| items[*n].phrase().is_some_and(|p| p.organ.is_some()));
        let sits = kind.id == "conference" && matches!(role, Role::In | Role::To) && organ();
        // "An agreement on travel of citizens of the two countries": they made it.
        let both = |n: &usize| items[*n].phrase().is_some_and(|p| p.reference.is_some_and(|r| r.together().is_some()));
        let theirs =
            role == Role::About && told == RoleValue::Ignore && kind.id == "agreement" && members.iter().all(both);
        match self.ground(frame, kind, role, members, items) {
            None if sits => RoleValue::Party,
            Some(ground) => ground,
            None if theirs => RoleValue::Party,
            None if launched && members[0] < frame.trigger => RoleValue::Actor,
            None if joined => value(entry, kind, Role::Subject, frame),
            None => told,
        }
    }

    /// "The Abuja summit": a place before or behind such a noun is where it is held; "普京的北京之行": of two owners the place is the goal.
    pub(super) fn ground(
        &self,
        frame: &Frame,
        kind: &Kind,
        role: Role,
        members: &[usize],
        items: &[Item<'p>],
    ) -> Option<RoleValue> {
        let noun = self.reader.language.entries()[frame.entry].form == Form::Noun;
        if noun && kind.id == "visit" && matches!(role, Role::Of | Role::By) && self.journey_to(frame, members, items) {
            return Some(RoleValue::Recipient);
        }
        let [only] = members else { return None };
        let phrase = items[*only].phrase().filter(|p| p.place.is_some() && p.seat.is_none() && !p.possessor)?;
        let owner = noun && matches!(role, Role::Of | Role::By) && phrase.parties.is_empty();
        let held = matches!(kind.id.as_str(), "conference" | "talks" | "meeting");
        let owners = frame.fillers.iter().filter(|(r, _)| matches!(r, Role::Of | Role::By)).count();
        match kind.id.as_str() {
            _ if owner && held => Some(RoleValue::Place),
            "visit" if owner && owners > 1 => Some(RoleValue::Recipient),
            _ => None,
        }
    }

    /// "部长结束智利、秘鲁两国的访问": several states that own a journey right behind the verb that carries it are its goals.
    fn journey_to(&self, frame: &Frame, members: &[usize], items: &[Item<'p>]) -> bool {
        let language = &self.reader.language;
        let plain = |n: &usize| {
            let phrase = items[*n].phrase();
            phrase.is_some_and(|p| !p.parties.is_empty() && p.person.is_none() && p.offices.is_empty())
        };
        let first = members.first().filter(|n| **n < frame.trigger).and_then(|n| n.checked_sub(1));
        let light = first.is_some_and(|n| items[n].is(|s| *s == Sense::Light) && n > 0);
        let led = first.and_then(|n| n.checked_sub(1)).is_some_and(|n| items[n].mark.is_none());
        !language.spaces() && members.len() > 1 && light && led && members.iter().all(plain)
    }

    /// "The foreign ministry in Seoul": an institution of nobody named, in a capital. An embassy there is not the host's.
    pub(super) fn seated(&self, items: &[Item<'p>], n: usize) -> Option<Denoted<'p>> {
        let phrase = items[n].phrase().filter(|p| p.parties.is_empty() && p.reference.is_none())?;
        phrase.institution.filter(|i| !matches!(*i, "embassy" | "consulate"))?;
        let behind = items.get(n + 1).filter(|i| i.marks(Marker::In)).and(items.get(n + 2));
        let behind = behind.filter(|i| i.phrase().is_some_and(|p| p.place.is_some()));
        let capital = self.named(behind.or_else(|| opened_from(items, n))?);
        let meant = |(code, span)| Meant { code, span: Some(span), via: Via::Said };
        capital.first().map(|first| Denoted { parties: vec![meant(*first)], ..Denoted::default() })
    }

    /// "The leaders of Chad and Peru": both are named behind the word for their people.
    pub(super) fn of_both(&self, items: &[Item<'p>], n: usize) -> Option<Denoted<'p>> {
        let phrase =
            items[n].phrase().filter(|p| p.reference == Some(Reference::BothOffice) && p.parties.is_empty())?;
        let of = items.get(n + 1).filter(|i| i.marks(Marker::Of)).map(|_| n + 2)?;
        let small = |i: &&Item<'p>| i.phrase().is_none() && i.is(|s| *s == Sense::Block);
        let first = of + items[of..].iter().take_while(small).count();
        items.get(first)?.phrase()?;
        let members = group(items, first, items.len());
        let parties: Vec<Meant<'p>> = members
            .iter()
            .flat_map(|m| self.named(&items[*m]))
            .map(|(code, _)| Meant { code, span: Some(phrase.at()), via: Via::Said })
            .collect();
        let body = parties.iter().any(|m| m.code.contains(':'));
        (parties.len() > 1 || body).then(|| Denoted { parties, ..Denoted::default() })
    }

    /// "Delegations from the three countries": people of all for whom the word behind them stands.
    pub(super) fn of_several(&self, items: &[Item<'p>], n: usize) -> Option<Denoted<'p>> {
        items[n].phrase().filter(|p| p.parties.is_empty() && p.reference.is_none() && p.headed() && !p.named())?;
        items.get(n + 1).filter(|i| i.marks(Marker::Of) || i.marks(Marker::From))?;
        let several = |p: &&Phrase<'p>| p.parties.is_empty() && p.reference.is_some_and(|r| r.together().is_some());
        let phrase = items.get(n + 2)?.phrase().filter(several)?;
        let told = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
        (!told.parties.is_empty()).then_some(told)
    }

    /// "The bloc's leaders", "Egypt, whose parliament": an office of whoever stands right before it.
    pub(super) fn owned(&self, items: &[Item<'p>], n: usize, clauses: &[Clause], c: usize) -> Option<Denoted<'p>> {
        let unowned = |p: &&Phrase<'p>| {
            let office = p.institution.is_some() || p.group || !p.offices.is_empty();
            office && p.parties.is_empty() && p.reference.is_none() && p.person.is_none()
        };
        let phrase = items[n].phrase().filter(unowned)?;
        let before = |n: usize| n.checked_sub(1).and_then(|b| items[b].phrase());
        // "The prime minister's government", "her own embassy": whose somebody's is.
        let own = usize::from(n > 0 && items[n - 1].is(|s| *s == Sense::Block));
        let owns = |p: &&Phrase<'p>| p.reference.is_some() || p.person.is_some() && self.reader.language.spaces();
        let possessor = before(n - own).filter(|p| p.possessor && p.parties.is_empty()).filter(owns);
        // "某某政府": where possessors have no mark, a leader right before his government.
        let spoken = phrase.institution.is_some() && !self.reader.language.spaces();
        let leader = || before(n).filter(|p| spoken && p.person.is_some() && p.at().end == phrase.at().start);
        let relative = clauses[c].link == Link::Relative && !clauses[c].inherited && clauses[c].subject.contains(&n);
        let start = clauses[c].items.start;
        let opens = |i: &&Item<'p>| i.mark.is_some() || i.is(|s| *s == Sense::Relative);
        let head = items[..start].iter().rev().skip_while(opens).take(1).find_map(Item::phrase);
        let owner = possessor.or_else(leader).or(head.filter(|_| relative))?;
        let none = Denoted::default();
        let parties = self.discourse.denote(owner, &none, &self.people, self.reader.world).parties;
        let meant = |m: Meant<'p>| Meant { span: Some(phrase.at()), via: Via::Anaphor, ..m };
        (!parties.is_empty()).then(|| Denoted { parties: parties.into_iter().map(meant).collect(), ..none })
    }

    pub(super) fn located(&self, phrase: &Phrase<'p>, denoted: &Denoted<'p>) -> Option<(&'p str, Option<&'p str>)> {
        match phrase.place {
            Some(id) => self.reader.world.places.get(id).map(|p| (p.state.as_str(), Some(id))),
            None => {
                let plain = phrase.person.is_none() && phrase.offices.is_empty() && phrase.institution.is_none();
                denoted.codes().next().filter(|c| plain && !c.contains(':')).map(|c| (c, None))
            }
        }
    }

    pub(super) fn place(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        kind: &Kind,
        sides: &Sides<'p>,
        subject: &Denoted<'p>,
    ) -> Option<(&'p str, Option<&'p str>, Option<Span>, Via)> {
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let here = |n: usize| -> Option<(&'p str, Option<&'p str>, Option<Span>, Via)> {
            let speaks = frame.subject && clause.subject.contains(&n);
            let phrase = items[n].phrase().filter(|_| !speaks)?;
            let marked = governor(items, n, clause.items.start) == Some(Marker::In)
                && !amid(items, n)
                && !speaks_there(items, n, kind);
            let denoted = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
            let (state, id) = self.located(phrase, &denoted).filter(|_| marked)?;
            Some((state, id, Some(items[n].span), Via::Said))
        };
        let first = frame.window.0.max(frame.trigger.saturating_sub(AROUND));
        let window = first..frame.window.1.min(items.len()).min(frame.trigger + AROUND);
        let far = |n: &usize| distance(items, frame.trigger, *n);
        let near = window.clone().filter_map(|n| here(n).map(|found| (far(&n), n, found)));
        if let Some((.., found)) = near.min_by_key(|(far, n, _)| (*far, *n)) {
            return Some(found);
        }
        if let Some(there) = self.there(items, window.clone(), sides) {
            return Some(there);
        }
        if clause.link == Link::Relative && !clause.inherited {
            let head = (0..clause.items.start).rev().take(4).find_map(|n| items[n].phrase());
            let found = head.and_then(|p| {
                self.located(p, &self.discourse.denote(p, &Denoted::default(), &self.people, self.reader.world))
                    .map(|l| (l, p.at()))
            });
            if let Some(((state, id), span)) = found {
                return Some((state, id, Some(span), Via::Said));
            }
        }
        if let Some(host) = self.receiver(scene, frame, sides, subject) {
            return Some((host.code, None, host.span, Via::Inherited));
        }
        match kind.id.as_str() {
            "visit" | "deployment" | "withdrawal" => {
                let host = sides.recipients.iter().find(|r| !r.code.contains(':'))?;
                (sides.recipients.len() == 1).then_some((host.code, None, host.span, Via::Inherited))
            }
            _ => None,
        }
    }

    /// "There they signed …": where the last thing happened, or else in the state spoken of last that is none of theirs.
    fn there(&self, items: &[Item<'p>], mut window: Range<usize>, sides: &Sides<'p>) -> Option<Located<'p>> {
        let n = window
            .find(|n| items[*n].has(Sorts::REFERENCE) && items[*n].is(|s| *s == Sense::Reference(Reference::There)))?;
        let at = items[n].span;
        let theirs: Vec<&str> = sides.actors.iter().chain(&sides.recipients).map(|m| m.code).collect();
        let latest = || self.discourse.latest_state_except(at.start, &theirs).map(|state| (state, None));
        let (state, id) = self.discourse.site.or_else(latest)?;
        Some((state, id, Some(at), Via::Anaphor))
    }

    /// "A delegation is expected there on Friday": who goes there goes to whose ground it is.
    pub(super) fn goes_there(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        let window = frame.window.0..frame.window.1.min(scene.sentence.items.len());
        let goes = matches!(kind.id.as_str(), "visit" | "deployment") && sides.recipients.is_empty();
        let Some((state, _, span, via)) = self.there(&scene.sentence.items, window, sides).filter(|_| goes) else {
            return;
        };
        let own: Vec<&str> = sides.actors.iter().map(|m| m.code).collect();
        // "Moscow praised Serbia. Dacic will go there": nobody travels to where he is at home.
        let elsewhere = || span.and_then(|at| self.discourse.latest_state_except(at.start, &own));
        let other = Some(state).filter(|state| !own.contains(state)).or_else(elsewhere);
        sides.recipients.extend(other.map(|code| Meant { code, span, via }));
    }

    /// Who receives the others, where the event word says that somebody does: the doer.
    fn receiver(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        sides: &Sides<'p>,
        subject: &Denoted<'p>,
    ) -> Option<Meant<'p>> {
        self.reader.language.entries()[frame.entry].host.then_some(())?;
        let state = |m: &&Meant<'p>| !m.code.contains(':');
        if !frame.passive {
            return subject.parties.iter().find(state).filter(|m| !self.away(m, scene, sides)).copied();
        }
        let doer = frame.fillers.iter().find(|(role, _)| matches!(role, Role::By | Role::Object))?;
        let phrase = scene.sentence.items[*doer.1.first()?].phrase()?;
        let denoted = self.discourse.denote(phrase, subject, &self.people, self.reader.world);
        denoted.parties.iter().find(state).copied()
    }

    /// "While visiting Peru, he received Chile's president": a visitor receives nobody at home; nor, on the visit told of, his host.
    fn away(&self, host: &Meant<'p>, scene: &Scene<'_, 'p>, sides: &Sides<'p>) -> bool {
        let here = self.recent().take_while(|d| d.sentence == scene.number);
        let visits = here.filter(|d| d.kind.id == "visit").any(|d| d.actors.iter().any(|m| m.code == host.code));
        let met = |code: &&'p str| sides.actors.iter().any(|m| m.code == *code);
        let visit = self.discourse.visit.as_ref().filter(|v| v.visitor == host.code);
        visits || visit.is_some_and(|v| v.hosts.iter().any(met))
    }
}

/// "In Seoul on Monday, the foreign ministry said": the place with which a sentence or a part of it opens, where somebody comes next.
pub(super) fn opened_from<'s, 'p>(items: &'s [Item<'p>], n: usize) -> Option<&'s Item<'p>> {
    let comma = n.checked_sub(1 + items[..n].iter().rev().take_while(|i| is_small(i)).count())?;
    let comma = Some(comma).filter(|c| items[*c].mark == Some(','))?;
    let time = |i: &&Item<'_>| matches!(i.what, What::Time(_));
    let at = comma.checked_sub(1 + items[..comma].iter().rev().take_while(time).count())?;
    let place = items[at].phrase().filter(|p| p.place.is_some() && p.offices.is_empty() && p.person.is_none());
    let marker = place.and(at.checked_sub(1)).filter(|m| items[*m].marks(Marker::In))?;
    (marker == 0 || items[marker - 1].mark.is_some()).then_some(&items[at])
}

/// "The US ambassador in Colombo denounced": where somebody is posted who speaks is not where it happens. What is done to an embassy is done
/// where it stands.
pub(super) fn speaks_there(items: &[Item<'_>], n: usize, kind: &Kind) -> bool {
    let sent =
        |p: &Phrase<'_>| p.offices.contains(&"ambassador") || matches!(p.institution, Some("embassy" | "consulate"));
    let theirs = |p: &Phrase<'_>| sent(p) && (!p.parties.is_empty() || p.named());
    n > 1 && items[n - 1].marks(Marker::In) && items[n - 2].phrase().is_some_and(theirs) && kinds::speech(&kind.id)
}

/// "在甲和乙之间": who stands between two is at neither's.
fn amid(items: &[Item<'_>], n: usize) -> bool {
    let last = group(items, n, items.len()).pop().unwrap_or(n);
    items.get(last + 1).is_some_and(|i| i.marks(Marker::Between))
}
