//! Who is meant where the words don't say it: candidates, and what speaks for each.

use super::draft::Draft;
use super::{Assembly, Scene};
use crate::discourse::{MENTIONS, Meant, Via, holds_code, same_code};
use crate::features::{Feature, Features};
use crate::text::Span;
use crate::weigh::{Choice, Slot};
use chancery_pack::Side;
use smallvec::SmallVec;

/// Candidates looked at, the latest mentioned first.
const MOST: usize = 12;

/// So many there seldom are.
const SEVERAL: usize = 16;

/// Claims that are looked back on: articles may be endless.
const CLAIMS: usize = 80;

/// What is asked for: a side of a happening, or whose official somebody is.
pub(super) struct Asked<'s, 'p> {
    pub slot: Slot,
    /// Kind of claim; empty for people.
    pub kind: &'p str,
    /// Words of the happening, or the person's.
    pub at: Span,
    /// Parties that are known.
    pub known: &'s [Meant<'p>],
    /// Parties of the clause's subject.
    pub subject: &'s [Meant<'p>],
    /// Parties of subjects before it in the sentence.
    pub before: &'s [&'p str],
    /// State of the place that the clause names.
    pub site: Option<&'p str>,
    /// First and last character of the clause.
    pub clause: Span,
    /// The sentence's words begin here.
    pub sentence: usize,
    /// What speaks for nobody.
    pub nobody: Features,
    /// Only those named in the sentence, only organisations, or only states.
    pub only: Only,
    /// Whom the words name in a role that is no side of the happening.
    pub aside: &'s [&'p str],
    /// Who holds the person's office elsewhere.
    pub taken: &'s [&'p str],
    /// The person.
    pub person: Option<&'s str>,
    /// The sentence, where the words around its parties bear on it.
    pub scene: Option<&'s Scene<'s, 'p>>,
}

/// Which candidates may be chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    All,
    Named,
    Organisations,
    States,
}

impl<'p> Assembly<'_, 'p> {
    /// The latest claims, the last first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Draft<'p>> {
        self.drafts.iter().rev().take(CLAIMS)
    }

    /// The party that is most likely meant, by learnt weights.
    pub(super) fn meant(&self, asked: &Asked<'_, 'p>) -> Option<&'p str> {
        let codes = self.candidates(asked);
        let parts: SmallVec<[Parts; SEVERAL]> = codes.iter().map(|code| self.parts(asked, code)).collect();
        let most = parts.iter().filter_map(|p| p.0).max_by(f32::total_cmp);
        let mut candidates: SmallVec<[Option<&'p str>; SEVERAL]> = SmallVec::new();
        let mut features: SmallVec<[Features; SEVERAL]> = SmallVec::new();
        // Whoever becomes a member does so of something.
        if asked.only != Only::Organisations || codes.is_empty() {
            candidates.push(None);
            features.push(most.map_or(asked.nobody, |sum| asked.nobody.with(Feature::nobody_part(sum), true)));
        }
        let only = codes.iter().filter(|c| !c.contains(':')).count() == 1;
        let past = Past::new(self, asked);
        candidates.extend(codes.iter().copied().map(Some));
        features.extend(
            codes.iter().zip(&parts).map(|(code, parts)| self.features(asked, &past, code, only).and(played(*parts))),
        );
        let (chosen, margin) = self.reader.weights.best_by(asked.slot, asked.kind, &features);
        if chosen > 0 && matches!(asked.slot, Slot::Actor | Slot::Recipient | Slot::Partner) {
            self.margin.set(self.margin.get().min(margin));
        }
        if let Some(noted) = &self.discourse.noted {
            noted.borrow_mut().push(Choice {
                slot: Slot::NAMES[asked.slot as usize],
                kind: asked.kind.to_string(),
                at: (asked.at.start, asked.at.end),
                known: asked.known.iter().map(|m| m.code.to_string()).collect(),
                person: asked.person.map(String::from),
                candidates: candidates
                    .iter()
                    .zip(&features)
                    .map(|(c, f)| (c.map(String::from), f.names().collect()))
                    .collect(),
                chosen,
                marks: Vec::new(),
            });
        }
        candidates[chosen]
    }

    /// What the words around a party say for the part that is asked for, and for the other.
    fn parts(&self, asked: &Asked<'_, 'p>, code: &str) -> Parts {
        let Some(scene) = asked.scene else { return (None, None) };
        let (own, other) = match asked.slot {
            Slot::Recipient => (Side::Recipient, Some(Side::Actor)),
            Slot::Actor => (Side::Actor, Some(Side::Recipient)),
            _ => (Side::Actor, None),
        };
        let part = |side| scene.part_of(self, asked.kind, code, side);
        (part(own), other.and_then(part))
    }

    /// Parties mentioned so far, the latest first, then those of which the article speaks most.
    fn candidates(&self, asked: &Asked<'_, 'p>) -> SmallVec<[&'p str; SEVERAL]> {
        let fits = |code: &&'p str| {
            !within(asked.known, code)
                && !holds_code(asked.aside, code)
                && (asked.only != Only::Organisations || code.starts_with("IGO:"))
                && (asked.only != Only::States || !code.contains(':'))
        };
        let mut codes = SmallVec::new();
        for (code, at) in self.discourse.mentions.iter().rev().take(MENTIONS) {
            if codes.len() == MOST || asked.only == Only::Named && *at < asked.sentence {
                break;
            }
            if !holds_code(&codes, code) && fits(code) {
                codes.push(*code);
            }
        }
        if asked.only == Only::Named {
            // "The president freed them after an appeal from Peru": the clause's subject need not be named by its state.
            let doers = asked.subject.iter().map(|m| m.code).filter(|_| asked.slot == Slot::Recipient);
            for code in doers.filter(fits) {
                if !holds_code(&codes, code) {
                    codes.push(code);
                }
            }
        } else {
            let main = self.discourse.ranked.iter().take(3).copied().chain(self.discourse.home);
            let known = |code: &&'p str| self.discourse.weights.contains_key(code);
            for code in main.filter(known).filter(fits) {
                if !holds_code(&codes, code) {
                    codes.push(code);
                }
            }
        }
        codes
    }

    /// Is it a party told of in passing, and not named in this sentence or the one before?
    fn gone(&self, code: &str) -> bool {
        let near = self.starts.len().checked_sub(2).map_or(0, |n| self.starts[n]);
        let mut recent = self.discourse.mentions.iter().rev().take_while(|m| m.1 >= near);
        holds_code(&self.discourse.passing, code) && !recent.any(|m| same_code(m.0, code))
    }

    fn features(&self, asked: &Asked<'_, 'p>, past: &Past<'_, 'p>, code: &'p str, only: bool) -> Features {
        let d = &self.discourse;
        let state = !code.contains(':');
        let is = |other: Option<&str>| other.is_some_and(|other| same_code(other, code));
        let known = |c: &str| within(asked.known, c);
        let visit = d.visit.as_ref();
        let rank = d.ranked.iter().take(3).position(|c| same_code(c, code));
        let share = d.weights.get(code).copied().unwrap_or(0) as f32 / d.total.max(1) as f32;
        let subject = within(asked.subject, code);
        let thin = self.about.thin == Some(Via::Said);
        let here = |code| d.mentions.iter().rev().take_while(|m| m.1 >= asked.sentence).any(|m| same_code(m.0, code));
        let own = Features::default()
            .with(Feature::Subject, subject && asked.slot != Slot::Stranger)
            .with(Feature::SubjectTaken, subject && asked.slot == Slot::Stranger)
            .with(Feature::SubjectBefore, holds_code(asked.before, code))
            .with(Feature::Topic, is(d.topic))
            .with(Feature::Pair, holds_code(&d.pair, code))
            .with(Feature::PairOther, holds_code(&d.pair, code) && d.pair.iter().any(|c| known(c)))
            .with(Feature::Visitor, visit.is_some_and(|v| same_code(v.visitor, code)))
            .with(Feature::Host, visit.is_some_and(|v| holds_code(&v.hosts, code)))
            .with(Feature::Site, is(d.site.map(|s| s.0)))
            .with(Feature::SiteHere, is(asked.site))
            .with(Feature::Home, is(d.home))
            .with(Feature::Main, rank == Some(0))
            .with(Feature::Second, rank == Some(1))
            .with(Feature::Third, rank == Some(2))
            .with(Feature::Offender, is(d.offender))
            .with(Feature::Speaker, is(d.speaker.map(|s| s.0)))
            .with(Feature::Organisation, code.starts_with("IGO:"))
            .with(Feature::Group, !state && !code.starts_with("IGO:"))
            .with(Feature::Only, only && state)
            .with(Feature::Often, share >= 0.3)
            .with(Feature::Seldom, share <= 0.1)
            .with(Feature::Passing, self.gone(code))
            .with(Feature::ThinAbsent, thin && !here(code))
            .with(Feature::Taken, holds_code(asked.taken, code));
        past.told(past.near(own, code), code).and(self.dealt(asked, code))
    }

    /// How much more often than others it plays such a part, and how many articles are known to tell this kind of it and of whoever is known here; of several, of whom most do.
    fn dealt(&self, asked: &Asked<'_, 'p>, code: &str) -> Features {
        let world = self.reader.world;
        let Some(kind) = world.kinds.get(asked.kind) else { return Features::default() };
        let between = |other: &str| match asked.slot {
            Slot::Actor => world.dyads.between(&kind.id, kind.mutual, code, other),
            _ => world.dyads.between(&kind.id, kind.mutual, other, code),
        };
        let lift = match asked.slot {
            Slot::Recipient => world.dyads.undergoes(&kind.id, code),
            _ => world.dyads.acts(&kind.id, code),
        };
        let usual = Features::default().with(Feature::usual(lift), true);
        let most = asked.known.iter().map(|m| between(m.code)).max();
        most.map_or(usual, |most| usual.with(Feature::dyad(most), true))
    }
}

/// For the part that is asked for, and for the other one, as log odds.
type Parts = (Option<f32>, Option<f32>);

fn played((own, other): Parts) -> Features {
    let own = own.map_or(Features::default(), |sum| Features::default().with(Feature::part(sum), true));
    other.map_or(own, |sum| own.with(Feature::other_part(sum), true))
}

/// What of the text so far bears on every candidate.
struct Past<'s, 'p> {
    assembly: &'s Assembly<'s, 'p>,
    asked: &'s Asked<'s, 'p>,
    /// The latest party before the words that is not known.
    latest: Option<&'p str>,
    /// Claims with somebody who is known.
    known: SmallVec<[&'s Draft<'p>; 8]>,
    /// Claims of the kind.
    same: SmallVec<[&'s Draft<'p>; 8]>,
}

impl<'s, 'p> Past<'s, 'p> {
    fn new(assembly: &'s Assembly<'s, 'p>, asked: &'s Asked<'s, 'p>) -> Past<'s, 'p> {
        let known = |code: &str| within(asked.known, code);
        let mut before = assembly.discourse.mentions.iter().rev().take(MENTIONS).filter(|m| m.1 < asked.at.start);
        let knows = |d: &&Draft<'p>| asked.known.iter().any(|k| takes_part(d, k.code));
        Past {
            assembly,
            asked,
            latest: before.find(|m| !known(m.0)).map(|m| m.0),
            known: assembly.recent().filter(knows).collect(),
            same: assembly.recent().filter(|d| same_code(&d.kind.id, asked.kind)).collect(),
        }
    }
}

fn within(list: &[Meant<'_>], code: &str) -> bool {
    list.iter().any(|m| same_code(m.code, code))
}

fn takes_part(draft: &Draft<'_>, code: &str) -> bool {
    within(&draft.actors, code) || within(&draft.recipients, code)
}

impl<'p> Past<'_, 'p> {
    /// With what tells where a party is mentioned.
    fn near(&self, so_far: Features, code: &'p str) -> Features {
        let Past { assembly, asked, .. } = self;
        let mentions = &assembly.discourse.mentions;
        let starts = &assembly.starts;
        let back = |n: usize| starts.len().checked_sub(n).map_or(0, |n| starts[n]);
        let recent = || mentions.iter().rev().take(MENTIONS);
        let here = recent().take_while(|m| m.1 >= asked.sentence).filter(|m| same_code(m.0, code)).map(|m| m.1);
        let here: SmallVec<[usize; 8]> = here.collect();
        let last = recent().find(|m| m.1 < asked.sentence && same_code(m.0, code)).map(|m| m.1);
        let (one, two) = (back(2), back(3));
        so_far
            .with(Feature::Before, here.iter().any(|at| *at < asked.at.start))
            .with(Feature::After, here.iter().any(|at| *at > asked.at.start))
            .with(Feature::Clause, here.iter().any(|at| asked.clause.holds(*at)))
            .with(Feature::Last, self.latest.is_some_and(|latest| same_code(latest, code)))
            .with(Feature::Previous, last.is_some_and(|at| at >= one))
            .with(Feature::Earlier, last.is_some_and(|at| at < one && at >= two))
            .with(Feature::Far, last.is_some_and(|at| at < two))
            .with(Feature::Unseen, last.is_none() && here.is_empty())
            .with(
                Feature::Lead,
                starts.len() > 1
                    && mentions.iter().take(MENTIONS).take_while(|m| m.1 < starts[1]).any(|m| same_code(m.0, code)),
            )
    }

    /// With what tells in which claims it stands already.
    fn told(&self, so_far: Features, code: &'p str) -> Features {
        let last = self.assembly.drafts.last();
        let recipient = self.asked.slot == Slot::Recipient;
        let side = |d: &Draft<'p>, own: bool| within(if recipient == own { &d.recipients } else { &d.actors }, code);
        so_far
            .with(Feature::Joined, self.known.iter().any(|d| takes_part(d, code)))
            .with(Feature::SameSide, self.same.iter().any(|d| side(d, true)))
            .with(Feature::OtherSide, self.same.iter().any(|d| side(d, false)))
            .with(Feature::LastActor, last.is_some_and(|d| within(&d.actors, code)))
            .with(Feature::LastRecipient, last.is_some_and(|d| within(&d.recipients, code)))
    }
}
