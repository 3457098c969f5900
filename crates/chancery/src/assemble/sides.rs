//! Who stands on which side of a happening.

use crate::discourse::{Denoted, Meant, Via};
use chancery_pack::{Kind, RoleValue};

/// Parties and people by side.
#[derive(Default)]
pub struct Sides<'p> {
    /// Who does it.
    pub actors: Vec<Meant<'p>>,
    /// To whom.
    pub recipients: Vec<Meant<'p>>,
    /// People by number; true: on the side of the actors.
    pub people: Vec<(usize, bool)>,
    /// Where a journey starts.
    pub origin: Option<&'p str>,
}

impl<'p> Sides<'p> {
    /// Puts what a phrase denotes on the side that its role says.
    pub fn put(&mut self, value: RoleValue, denoted: &Denoted<'p>, inherited: bool) {
        let parties = denoted
            .parties
            .iter()
            .map(|m| Meant { via: if inherited { m.via.max(Via::Inherited) } else { m.via }, ..*m });
        if denoted.private && matches!(value, RoleValue::Actor | RoleValue::Party) {
            return;
        }
        let actor = match value {
            RoleValue::Actor | RoleValue::Party => {
                self.actors.extend(parties);
                true
            }
            RoleValue::Recipient => {
                self.recipients.extend(parties);
                false
            }
            _ => return,
        };
        for n in &denoted.people {
            if !self.people.iter().any(|(p, _)| p == n) {
                self.people.push((*n, actor));
            }
        }
    }

    /// The subject, and whoever acts already: "that country" is none of them.
    pub fn with(&self, subject: &Denoted<'p>) -> Denoted<'p> {
        Denoted {
            parties: subject.parties.iter().chain(&self.actors).copied().collect(),
            people: subject.people.clone(),
            private: subject.private,
            ..Denoted::default()
        }
    }

    /// "The ministry called in the Russian envoy": whose ministry it is was only guessed, and nobody does that to himself.
    pub fn not_to_oneself(&mut self, kind: &Kind) {
        let [actor] = self.actors[..] else { return };
        let named = |r: &Meant<'_>| r.code == actor.code && r.via == Via::Said;
        let against = matches!(kind.id.as_str(), "accusation" | "relations");
        if against
            && actor.via == Via::Inherited
            && actor.span.is_some()
            && !self.recipients.is_empty()
            && self.recipients.iter().all(named)
        {
            self.actors.clear();
        }
    }

    /// "The White House arranged a meeting with Trump": do all that are named belong to one party?
    pub fn among_themselves(&self) -> bool {
        let Some((first, others)) = self.actors.split_first() else { return false };
        let own = |m: &Meant<'_>| m.code == first.code && m.via == Via::Said && m.span != first.span;
        first.via == Via::Said && !others.is_empty() && others.iter().all(own) && self.recipients.is_empty()
    }

    /// Each party once, and on one side.
    pub fn tidy(&mut self, mutual: bool) {
        if mutual {
            self.actors.append(&mut self.recipients);
        }
        dedup(&mut self.actors);
        // "The ambassador was summoned to the ministry": an owner that was only guessed is not the other side.
        if self.actors.len() > 1 {
            let undergoes = |a: &Meant<'_>| {
                a.via == Via::Inherited && self.recipients.iter().any(|r| r.code == a.code && r.via == Via::Said)
            };
            let kept: Vec<Meant<'p>> = self.actors.iter().filter(|a| !undergoes(a)).copied().collect();
            if !kept.is_empty() {
                self.actors = kept;
            }
        }
        // "The two sides agreed on deliveries to Hungary": of the pair, the other one delivers.
        let goes_to = |a: &Meant<'_>| {
            a.via == Via::Anaphor && self.recipients.iter().any(|r| r.code == a.code && r.via == Via::Said)
        };
        if self.actors.len() == 2 && self.actors.iter().filter(|a| goes_to(a)).count() == 1 {
            let kept = self.actors.iter().filter(|a| !goes_to(a)).copied().collect();
            self.actors = kept;
        }
        self.recipients.retain(|r| !self.actors.iter().any(|a| a.code == r.code));
        dedup(&mut self.recipients);
    }
}

fn dedup(list: &mut Vec<Meant<'_>>) {
    let mut n = 1;
    while n < list.len() {
        let (before, rest) = list.split_at(n);
        if before.iter().any(|m| m.code == rest[0].code) {
            list.remove(n);
        } else {
            n += 1;
        }
    }
}
