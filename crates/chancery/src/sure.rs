//! How sure a claim is: the chance that a careful reader finds it in the text, learnt from marked articles.
//!
//! What speaks for a claim and against it are signs with names ([`Told::signs`]): how its parties came to be, how far from the event word they stand, what
//! else its sentence and its article tell. Each has a weight, and one more for the kind of claim, in `packs/world/weights.tsv` under `claim`, made by
//! `bench/learn.py`. The chance is the logistic of their sum. What is [`doubtful`] is not said.

use crate::assemble::Draft;
use crate::discourse::{Meant, Via};
use crate::features::{doublings, halves};
use crate::signs::{COUNT, Sign, run, sign};
use crate::text::{Span, Text};
use crate::weigh::Choice;
use chancery_pack::quick::{Quick, Table};
use chancery_pack::{Dyads, Entry, Form, Kind, Language, Tenor, World};
use smallvec::{SmallVec, smallvec};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// What is wrong about twice as often as right is not said; what another bar gains and loses stands in `docs/experiments/status.md`.
const LEAST: f64 = 0.34;

/// Is a claim of this kind left out for its chance? Not who took or left an office: marks leave such background open, and the record counts "the first
/// visit as minister" from it.
pub fn doubtful(kind: &str, chance: f64) -> bool {
    chance < LEAST && kind != "office"
}

/// Stands for by how much a guess is likelier than nobody where both sides are told by the words around them alone.
pub(crate) const BY_PARTS: f32 = -1.0;

/// The name under which weights and choices go.
const SLOT: &str = "claim";

/// Characters within which a party stands beside the event word, near it, apart from it, far from it.
const REACH: [usize; 4] = [3, 20, 60, 120];

/// No claim has more signs than these.
const SIGNS: usize = 30;

/// How many others its sentence tells.
const BESIDE: [Sign; 4] = run("alone");

/// A character of a script without spaces stands for so many of one with them.
const WIDE: usize = 3;

/// A sign whose number is found when this is compiled.
macro_rules! sign {
    ($name:literal) => {
        const { sign($name) }
    };
}

/// What each sign weighs.
type Row = [f32; COUNT];

/// The learnt weights of signs: of any claim, and of a kind that has some of its own, these added.
#[derive(Debug)]
pub struct Sureness {
    any: Row,
    of_kind: Table<Row>,
}

impl Sureness {
    /// Takes them from the world's table; rows with names unknown to this engine are left out.
    pub fn new(world: &World) -> Sureness {
        let rows = || {
            let own = world.weights.iter().filter(|row| row.slot == SLOT);
            own.filter_map(|row| Some((row, Sign::named(&row.feature)?)))
        };
        let mut any = [0.0; COUNT];
        let general = rows().filter(|(row, _)| row.kind.is_empty());
        general.for_each(|(row, sign)| any[sign.number()] = row.weight);
        let mut of_kind: Table<Row> = Table::default();
        for (row, sign) in rows().filter(|(row, _)| !row.kind.is_empty()) {
            let of = of_kind.entry(row.kind.clone()).or_insert(any);
            of[sign.number()] = any[sign.number()] + row.weight;
        }
        Sureness { any, of_kind }
    }

    /// The chance of a claim of a kind with these signs, from 0 to 1, to hundredths.
    pub fn chance(&self, kind: &str, signs: &[Sign]) -> f64 {
        let row = self.of_kind.get(kind).unwrap_or(&self.any);
        let sum: f64 = signs.iter().map(|sign| f64::from(row[sign.number()])).sum();
        (100.0 / (1.0 + (-sum).exp())).round() / 100.0
    }
}

/// What is known of each party or sentence.
type Counted<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// The claims of an article, as what speaks for each is asked of them together.
pub struct Told<'a, 'p> {
    drafts: &'a [Draft<'p>],
    entries: &'a [Entry],
    dyads: &'a Dyads,
    tenor: &'a Tenor,
    /// Characters that count as one.
    unit: usize,
    /// How many claims each party is in.
    times: Counted<&'p str, usize>,
    /// The claims of each sentence.
    beside: Counted<usize, SmallVec<[usize; 4]>>,
    /// Signs that all claims of the article share.
    shared: Vec<Sign>,
}

impl<'a, 'p> Told<'a, 'p> {
    /// Looks over an article's claims.
    pub fn new(drafts: &'a [Draft<'p>], text: &Text, (language, world): (&'a Language, &'a World)) -> Told<'a, 'p> {
        let (mut times, mut beside) = (Counted::default(), Counted::<usize, SmallVec<[usize; 4]>>::default());
        for (number, draft) in drafts.iter().enumerate() {
            beside.entry(draft.sentence).or_default().push(number);
            sides(draft).for_each(|m| *times.entry(m.code).or_default() += 1);
        }
        let unit = if language.spaces() { 1 } else { WIDE };
        let shared = vec![plainness(drafts), density(drafts.len(), text.chars().len() * unit)];
        Told {
            drafts,
            entries: language.entries(),
            dyads: &world.dyads,
            tenor: language.tenor(),
            unit,
            times,
            beside,
            shared,
        }
    }

    /// What speaks for and against the claim of this number.
    pub fn signs(&self, number: usize) -> Vec<Sign> {
        let draft = &self.drafts[number];
        let entry = &self.entries[draft.entry];
        let mut signs = Vec::with_capacity(SIGNS);
        signs.extend([sign!("claim"), status(draft.status)]);
        signs.extend((entry.form == Form::Noun).then_some(sign!("noun")));
        signs.extend(entry.weak.then_some(sign!("weak")));
        let own = self.tenor.holds(draft.entry);
        signs.extend(draft.untold.then_some(if own { sign!("untold") } else { sign!("untold:known") }));
        signs.extend((draft.untold && self.has_twin(number)).then_some(sign!("untold:twin")));
        signs.push(draft.about);
        signs.extend(draft.telling);
        signs.push(leaning(draft.leaning));
        signs.push(margin(draft.margin));
        signs.extend((!draft.people.is_empty()).then_some(sign!("person")));
        signs.extend((!draft.says.is_empty()).then_some(sign!("source")));
        signs.extend(
            draft.when.as_ref().map(|w| if w.via == Via::Said { sign!("time:said") } else { sign!("time:carried") }),
        );
        signs.extend(draft.place.map(|p| if p.3 == Via::Said { sign!("place:said") } else { sign!("place:carried") }));
        signs.push(part(draft.parts[0], &ACTOR_PARTS));
        signs.push(part(draft.parts[1], &RECIPIENT_PARTS));
        signs.extend(side(&draft.actors, &ACTOR, draft.trigger, self.unit));
        signs.extend(side(&draft.recipients, &RECIPIENT, draft.trigger, self.unit));
        signs.push(match draft.actors.len() + draft.recipients.len() {
            1 => sign!("one_party"),
            2 => sign!("two_parties"),
            3 => sign!("three_parties"),
            _ => sign!("many_parties"),
        });
        let others = self.beside[&draft.sentence].len() - 1;
        signs.push(BESIDE[others.min(3)]);
        let others = sides(draft).map(|m| self.times[m.code] - 1).min().unwrap_or(0);
        signs.push(match others {
            0 => sign!("party_elsewhere:none"),
            1 | 2 => sign!("party_elsewhere:few"),
            _ => sign!("party_elsewhere:many"),
        });
        signs.push(self.dyad(draft));
        signs.extend(self.usual(draft).into_iter().flatten());
        signs.extend(&self.shared);
        signs
    }

    /// How many articles are known to tell its kind of its parties; of several, of the two of whom fewest do.
    fn dyad(&self, draft: &Draft<'_>) -> Sign {
        const STEPS: [Sign; 5] = run("dyad:0");
        let Kind { id, mutual, .. } = draft.kind;
        let known = |one: &Meant<'_>, other: &Meant<'_>| self.dyads.between(id, *mutual, one.code, other.code);
        // "The two visit each other": whoever did so to whom.
        let either =
            |one, other| if *mutual { known(one, other) } else { known(one, other).saturating_add(known(other, one)) };
        let (actors, recipients) = (&draft.actors, &draft.recipients);
        let least = match recipients[..] {
            [] => actors.iter().zip(0..).flat_map(|(one, n)| actors[..n].iter().map(move |o| either(one, o))).min(),
            _ => actors.iter().flat_map(|one| recipients.iter().map(move |other| known(one, other))).min(),
        };
        least.map_or(sign!("dyad:none"), |least| STEPS[doublings(least)])
    }

    /// How much more often than others whoever acts does this, and whoever undergoes it does that; of several, who least.
    fn usual(&self, draft: &Draft<'_>) -> [Option<Sign>; 2] {
        const ACTS: [Sign; 7] = run("acts:-3");
        const UNDERGOES: [Sign; 7] = run("undergoes:-3");
        let kind = &draft.kind.id;
        let acts = draft.actors.iter().map(|m| self.dyads.acts(kind, m.code)).min_by(f32::total_cmp);
        let undergoes = draft.recipients.iter().map(|m| self.dyads.undergoes(kind, m.code)).min_by(f32::total_cmp);
        [acts.map(|lift| ACTS[halves(lift)]), undergoes.map(|lift| UNDERGOES[halves(lift)])]
    }

    /// Is another claim of its sentence about the same parties?
    fn has_twin(&self, number: usize) -> bool {
        let draft = &self.drafts[number];
        let within = |a: &Draft<'_>, b: &Draft<'_>| sides(a).all(|m| sides(b).any(|other| other.code == m.code));
        let mut others = self.beside[&draft.sentence].iter().filter(|n| **n != number).map(|n| &self.drafts[*n]);
        others.any(|other| within(draft, other) && within(other, draft))
    }

    /// The claim as a choice between it and nothing, for learning.
    pub fn choice(&self, number: usize, chance: f64) -> Choice {
        let draft = &self.drafts[number];
        let signs = self.signs(number).into_iter().map(Sign::name).collect();
        Choice {
            slot: SLOT,
            kind: draft.kind.id.clone(),
            at: (draft.quote.start, draft.quote.end),
            known: Vec::new(),
            person: None,
            candidates: vec![(Some(parties(draft)), signs), (None, Vec::new())],
            chosen: usize::from(doubtful(&draft.kind.id, chance)),
            marks: Vec::new(),
        }
    }
}

/// `RUS,BLR>UKR`.
fn parties(draft: &Draft<'_>) -> String {
    let side = |meant: &[Meant<'_>]| meant.iter().map(|m| m.code).collect::<Vec<_>>().join(",");
    format!("{}>{}", side(&draft.actors), side(&draft.recipients))
}

fn sides<'d, 'p>(draft: &'d Draft<'p>) -> impl Iterator<Item = &'d Meant<'p>> {
    draft.actors.iter().chain(&draft.recipients)
}

/// How many of an article's claims have both sides in their words.
fn plainness(drafts: &[Draft<'_>]) -> Sign {
    let plain = drafts.iter().filter(|d| sides(d).all(|m| m.via != Via::Inherited)).count();
    const STEPS: [Sign; 4] = run("plain:few");
    STEPS[(4 * plain / drafts.len().max(1)).min(3)]
}

/// How many claims a thousand characters hold; two and three are alike.
fn density(claims: usize, characters: usize) -> Sign {
    match 1000 * claims / characters.max(1) {
        0 => sign!("density:under_one"),
        1 => sign!("density:one"),
        2 | 3 => sign!("density:two"),
        _ => sign!("density:four"),
    }
}

fn status(status: &str) -> Sign {
    match status {
        "happened" => sign!("happened"),
        "ongoing" => sign!("ongoing"),
        "habitual" => sign!("habitual"),
        "planned" => sign!("planned"),
        "possible" => sign!("possible"),
        "suspended" => sign!("suspended"),
        "cancelled" => sign!("cancelled"),
        "denied" => sign!("denied"),
        _ => sign!("conditional"),
    }
}

/// How much likelier than nobody is whoever was guessed, as guessing goes: boldly (`BOLD_BY` of `bench/learn.py`), so that up to 2 nobody is likelier.
fn margin(margin: f32) -> Sign {
    const STEPS: [Sign; 8] = run("guess:0");
    const WIDE: f32 = 0.75;
    if margin == BY_PARTS {
        return sign!("guess:parts");
    }
    if margin.is_finite() { STEPS[(margin / WIDE).clamp(0.0, 7.0) as usize] } else { sign!("guess:none") }
}

/// How much the words of the sentence together speak for the kind: from the log of its odds, in steps of one.
fn leaning(sum: Option<f32>) -> Sign {
    const STEPS: [Sign; 9] = run("leaning:-5");
    sum.map_or(sign!("leaning:none"), |sum| STEPS[(sum.floor().clamp(-5.0, 3.0) + 5.0) as usize])
}

/// What the words around the parties of a side say for their part, from log odds below -4 to 1 and more; last, where the sentence doesn't name them.
type PartNames = [Sign; 8];

const ACTOR_PARTS: PartNames = run("actor:part_-5");

const RECIPIENT_PARTS: PartNames = run("recipient:part_-5");

fn part(sum: Option<f32>, names: &PartNames) -> Sign {
    names[sum.map_or(names.len() - 1, |sum| (sum.floor().clamp(-5.0, 1.0) + 5.0) as usize)]
}

/// Names of what is known of a side: none, how it came to be, how far it stands, and on which side of the event word.
struct Names {
    none: Sign,
    via: [Sign; 3],
    reach: [Sign; 5],
    behind: Sign,
}

const ACTOR: Names = Names {
    none: sign("actor:none"),
    via: run("actor:said"),
    reach: run("actor:beside"),
    behind: sign("actor:behind"),
};

const RECIPIENT: Names = Names {
    none: sign("recipient:none"),
    via: run("recipient:said"),
    reach: run("recipient:beside"),
    behind: sign("recipient:behind"),
};

fn side(meant: &[Meant<'_>], names: &Names, word: Span, unit: usize) -> SmallVec<[Sign; 4]> {
    let Some(vaguest) = meant.iter().map(|m| m.via).max() else { return smallvec![names.none] };
    let mut signs = smallvec![names.via[vaguest as usize]];
    let told = meant.iter().filter(|m| m.via != Via::Inherited).filter_map(|m| m.span);
    let apart = |s: &Span| s.start.abs_diff(word.end).min(word.start.abs_diff(s.end));
    if let Some(nearest) = told.min_by_key(apart) {
        let reach = REACH.iter().position(|most| apart(&nearest) * unit <= *most).unwrap_or(REACH.len());
        signs.push(names.reach[reach]);
        signs.extend((nearest.start >= word.end).then_some(names.behind));
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::{SLOT, Sureness};
    use crate::signs::Sign;
    use chancery_pack::{Weight, World};

    #[test]
    fn a_kind_adds_to_what_a_sign_weighs_and_nothing_known_is_even() {
        let row = |kind: &str, weight| Weight { slot: SLOT.into(), kind: kind.into(), feature: "noun".into(), weight };
        let world = World { weights: vec![row("", 1.0), row("aid", -3.0)], ..World::default() };
        let sureness = Sureness::new(&world);
        let chance = |kind: &str, name: &str| sureness.chance(kind, &[Sign::named(name).expect("a sign")]);
        assert_eq!((chance("visit", "noun"), chance("aid", "noun")), (0.73, 0.12));
        assert_eq!(chance("visit", "weak"), 0.5);
    }
}
