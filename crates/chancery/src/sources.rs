//! Who says so: speech verbs, "according to", and citing chains, with the clauses they cover.

use crate::claim::Source;
use crate::clauses::{Clause, Link};
use crate::discourse::{Denoted, Discourse};
use crate::frames::is_trigger;
use crate::groups::{governor, group, is_small};
use crate::people::People;
use crate::phrases::{Item, Phrase, What};
use crate::text::{Span, Text};
use chancery_pack::{CaseRoles, Cases, Marker, Sense, Sorts, Speech, Status, World};

/// A source with the clauses it covers.
#[derive(Debug, Clone)]
pub struct Covered {
    /// Who.
    pub source: Source,
    /// Their words.
    pub span: Span,
    /// First clause, and one past the last.
    pub clauses: (usize, usize),
    /// It is what the sentence before tells that they said.
    pub earlier: bool,
}

impl Covered {
    /// Is what this clause tells theirs?
    pub fn covers(&self, clause: usize) -> bool {
        (self.clauses.0..self.clauses.1).contains(&clause)
    }
}

/// What naming a source needs to know.
pub struct Naming<'a, 'p> {
    /// The text.
    pub text: &'a Text,
    /// Everybody of the article.
    pub people: &'a People<'p>,
    /// Who is in play.
    pub discourse: &'a Discourse<'p>,
    /// The world pack.
    pub world: &'p World,
    /// What cases say, in languages that have them.
    pub cases: CaseRoles,
    /// Do words stand apart?
    pub spaces: bool,
    /// Whoever was last said to say something.
    pub last: Option<&'a Source>,
}

/// Sources of a sentence, outermost first.
pub fn sources(items: &[Item<'_>], clauses: &[Clause], naming: &Naming<'_, '_>) -> Vec<Covered> {
    let mut out = Vec::new();
    for (c, clause) in clauses.iter().enumerate() {
        if heads(items, clauses, c) {
            out.extend(name_all(items, &clause.subject, (c + 1, clauses.len()), naming));
        }
        for at in clause.items.clone() {
            if !items[at].has(Sorts::SPEECH.or(Sorts::STATUS)) {
                continue;
            }
            for sense in &items[at].senses {
                match sense {
                    Sense::Speech(speech) => out.extend(spoken(*speech, items, clauses, c, at, naming)),
                    // "Kenya denies that …", "Kenya denies any attack": who denies says so.
                    Sense::Status(Status::Denial) if clause.predicate == Some(at) => {
                        out.extend(name_all(items, &clause.subject, (c, clauses.len()), naming));
                    }
                    _ => {}
                }
            }
        }
    }
    let mut seen: Vec<String> = Vec::new();
    out.retain(|covered| {
        let new = !seen.contains(&covered.source.text);
        seen.push(covered.source.text.clone());
        new
    });
    out.sort_by_key(|c| (c.source.sort != "agency", c.span.start));
    out
}

/// "Brazilian minister: Ghana must …": nobody but who speaks stands before the colon.
fn heads(items: &[Item<'_>], clauses: &[Clause], c: usize) -> bool {
    let clause = &clauses[c];
    let Some(next) = clauses.get(c + 1).filter(|n| n.link == Link::Content && n.items.start > 0) else { return false };
    let colon = matches!(items[next.items.start - 1].mark, Some(':' | '：'));
    colon && clause.predicate.is_none() && clause.items.clone().all(|n| clause.subject.contains(&n))
}

fn spoken(
    speech: Speech,
    items: &[Item<'_>],
    clauses: &[Clause],
    c: usize,
    at: usize,
    naming: &Naming<'_, '_>,
) -> Vec<Covered> {
    let clause = &clauses[c];
    match speech {
        Speech::Source | Speech::Cited => according(items, clauses, at, naming),
        Speech::Earlier => {
            let told = clauses[..c].iter().any(|k| k.predicate.is_some());
            let said =
                name_all(items, &speaker_behind(items, clause, at, naming), (0, if told { c } else { 0 }), naming);
            said.into_iter().map(|s| Covered { earlier: !told, ..s }).collect()
        }
        Speech::After => {
            let speaker = speaker_behind(items, clause, at, naming);
            let opens = items[at + 1..].iter().any(|i| i.is(|s| matches!(s, Sense::That)));
            let covers = if opens { (c + 1, clauses.len()) } else { (0, clauses.len()) };
            if speaker.is_empty() { Vec::new() } else { name_all(items, &speaker, covers, naming) }
        }
        Speech::Before => before(items, clauses, c, at, naming),
        Speech::SourceAfter | Speech::Tells => Vec::new(),
    }
}

/// "According to the ministry", "citing Reuters": who says so stands behind the word.
fn according(items: &[Item<'_>], clauses: &[Clause], at: usize, naming: &Naming<'_, '_>) -> Vec<Covered> {
    // "по его словам,": whoever was spoken of, or spoke.
    if items.get(at + 1).is_some_and(|i| i.mark == Some(','))
        && let Some(source) = spoken_of(naming)
    {
        return vec![Covered { source, span: items[at].span, clauses: (0, clauses.len()), earlier: false }];
    }
    let close = |n: &usize| !matches!(items[*n].mark, Some(',' | '，'));
    let near = (at + 1..items.len()).take(SOURCE).take_while(close);
    let Some(first) = near.clone().find(|n| items[*n].phrase().is_some()) else { return Vec::new() };
    // "According to the Vietnamese newspaper Nhan Dan": whose it is does not say it.
    let agency = near.clone().find(|n| reports(&items[*n])).filter(|n| called(items, first, *n));
    let mut all = agency.map_or_else(|| group(items, first, items.len()), |n| vec![n]);
    all.extend(relays(items, at));
    let acts = acting(items, clauses);
    all.into_iter().flat_map(|n| speakers(items, &[n], (0, clauses.len()), naming, acts)).collect()
}

/// "Li said that …": who speaks stands before the word of speech.
fn before(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, naming: &Naming<'_, '_>) -> Vec<Covered> {
    let clause = &clauses[c];
    if trails(items, clauses, c, at, naming.spaces) {
        return speakers(items, &clause.subject, (0, c), naming, acting(items, &clauses[..c]));
    }
    // "半岛电视台报道称": an agency is nobody's subject, but it speaks.
    let close = |n: &usize| items[*n].mark.is_none() && !matches!(items[*n].what, What::Time(_));
    let agency = (clause.items.start..at).rev().take(3).take_while(close);
    // "对路透社表示": to whom it is said does not say it.
    let mut agency = agency.filter(|n| reports(&items[*n]) && governor(items, *n, clause.items.start).is_none());
    if let Some(n) = agency.next().filter(|_| clause.predicate == Some(at)) {
        let covers = if told_before(items, clauses, c, at, naming.spaces) {
            (0, c)
        } else {
            (if clause.items.end > at + 2 { c } else { c + 1 }, clauses.len())
        };
        return name_all(items, &[n], covers, naming);
    }
    // "…, said Reuters", "…, said the ambassador."
    let behind = (at + 1..clause.items.end).find(|n| !is_small(&items[*n]));
    let behind = behind.filter(|n| items[*n].phrase().is_some() && at == clause.items.start && clause.inherited);
    if let Some(n) = behind.filter(|n| told_before(items, clauses, c, *n, naming.spaces)) {
        return name_all(items, &[n], (0, c), naming);
    }
    // "Said after talks with Peru that …": a clause beside may stand before the content.
    let next = clauses[c + 1..].iter().find(|n| n.link != Link::Side).filter(|n| n.link == Link::Content);
    let next = next.or(clauses.get(c + 1));
    let content = next.is_some_and(|n| matches!(n.link, Link::Content | Link::Main | Link::Joined));
    let inside = clause.items.end > at + 2;
    let own = !clause.inherited || clause.link == Link::Joined;
    if !says(items, clause, at) || !(content || inside) || clause.subject.is_empty() || !own {
        return Vec::new();
    }
    let from = if inside && !content { c } else { c + 1 };
    let said = name_all(items, &clause.subject, (from, clauses.len()), naming);
    if said.is_empty() { told_to(items, at, (from, clauses.len()), naming) } else { said }
}

/// "Said Li": who speaks stands right behind the word of speech, or else is its subject.
fn speaker_behind(items: &[Item<'_>], clause: &Clause, at: usize, naming: &Naming<'_, '_>) -> Vec<usize> {
    let quote = |c: char| matches!(c, '«' | '“' | '"' | '《');
    let open = |n: &usize| {
        items[*n].mark.is_none_or(quote) && !items[*n].is(|s| matches!(s, Sense::That)) && !is_trigger(&items[*n])
    };
    // "сообщили в министерстве": the word of speech ends in a preposition and says in which case the speaker stands.
    let speech = |s: &Sense| matches!(s, Sense::Speech(Speech::After | Speech::Earlier));
    let governed = items[at].senses.iter().zip(&items[at].cases).find(|(s, c)| speech(s) && **c != Cases::default());
    let due = governed.map_or(naming.cases.subject, |(_, c)| *c);
    let speaks = |n: &usize| {
        let marked = governor(items, *n, at);
        items[*n].phrase().is_some_and(|p| match marked {
            Some(marker) => matches!(marker, Marker::In | Marker::By) && !(p.place.is_some() && p.seat.is_none()),
            None => p.cases.may(due),
        })
    };
    let mut near = (at + 1..items.len()).take(4).take_while(open);
    let next = near.find(|n| items[*n].phrase().is_some()).filter(speaks);
    let own = if clause.inherited { Vec::new() } else { clause.subject.clone() };
    next.map_or(own, |n| vec![n])
}

/// Items behind a word of reporting within which its source stands.
const SOURCE: usize = 5;

/// "According to him": the one who is spoken of, or else whoever was last said to say something.
fn spoken_of(naming: &Naming<'_, '_>) -> Option<Source> {
    let person = naming.discourse.topic_person.and_then(|n| naming.people.persons.get(n));
    let person = person.map(|person| Source {
        text: person.name.clone(),
        id: person.party.map(String::from),
        sort: "person".into(),
        stance: "asserts".into(),
    });
    person.or_else(|| naming.last.cloned())
}

/// Stand between a phrase and an agency none but words that say what the agency is?
fn called(items: &[Item<'_>], first: usize, agency: usize) -> bool {
    let words = |i: &Item<'_>| i.mark.is_none_or(|c| matches!(c, '«' | '“' | '"' | '《')) && i.phrase().is_none();
    let plain = |i: &Item<'_>| !i.is(|s| matches!(s, Sense::Speech(_) | Sense::Verb | Sense::That));
    agency > first && items[first + 1..agency].iter().all(|i| words(i) && plain(i))
}

/// "Two diplomats told AFP that …": where nobody is named, whom they told relays it.
fn told_to(items: &[Item<'_>], at: usize, clauses: (usize, usize), naming: &Naming<'_, '_>) -> Vec<Covered> {
    let next = (at + 1..items.len()).take(2).take_while(|n| items[*n].mark.is_none()).find(|n| reports(&items[*n]));
    next.map_or_else(Vec::new, |n| name_all(items, &[n], clauses, naming))
}

/// "Has said", "has also said", but not "was told": is the word of speech what the clause says of its subject?
fn says(items: &[Item<'_>], clause: &Clause, at: usize) -> bool {
    let verb = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Verb)) && !i.is(|s| matches!(s, Sense::Light));
    let helps = |i: &Item<'_>| i.mark.is_none() && i.phrase().is_none() && !is_trigger(i) && !verb(i);
    clause.predicate.is_some_and(|p| p <= at && items[p..at].iter().all(helps))
}

/// "Reuters, citing the ministry, reported", "路透社援引国防部报道": who relays stands before the word.
fn relays(items: &[Item<'_>], at: usize) -> Option<usize> {
    let plain = |n: &usize| items[*n].mark.is_none_or(|c| matches!(c, ',' | '，'));
    let mut before = (0..at).rev().take(3).take_while(plain);
    let told = |n: usize| items[..n].iter().next_back().is_some_and(|i| i.is(|s| matches!(s, Sense::Speech(_))));
    // "Told Reuters, citing the ministry": to whom it is said does not relay it.
    before.find(|n| reports(&items[*n]) && governor(items, *n, 0).is_none() && !told(*n))
}

fn reports(item: &Item<'_>) -> bool {
    item.phrase().is_some_and(|p| p.agency.is_some())
}

/// "Kenya will send aid to Chad, the ministry said": where nothing was told before, it is that of who acts.
fn acting<'s, 'p>(items: &'s [Item<'p>], clauses: &[Clause]) -> Option<&'s Phrase<'p>> {
    let own = |k: &&Clause| !k.subject.is_empty() && !k.inherited;
    clauses.iter().rev().find(own).and_then(|k| items[k.subject[0]].phrase())
}

/// "…, TASS reported on Monday, citing the ministry": what is reported stands before, and nothing but circumstances and sources behind.
fn told_before(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, spaces: bool) -> bool {
    let told = clauses[..c].iter().any(|k| k.predicate.is_some());
    let content = clauses.get(c + 1).is_some_and(|n| n.link == Link::Content);
    told && !content && nothing_follows(items, at, clauses[c].items.end, spaces)
}

/// Stands there nothing that could be said?
fn nothing_follows(items: &[Item<'_>], at: usize, end: usize, spaces: bool) -> bool {
    // Without spaces between words an unknown word behind the verb is what is said, not the circumstances.
    let word = |i: &Item<'_>| !spaces && i.mark.is_none() && matches!(i.what, What::Unit);
    let follows =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::That)) || i.phrase().is_some_and(|p| p.agency.is_none()) || word(i);
    (at + 1..end.max(at + 1)).all(|n| !follows(&items[n]) || governor(items, n, at).is_some())
}

/// "…, the ministry said on Monday": what was said stands before the speaker.
fn trails(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, spaces: bool) -> bool {
    let clause = &clauses[c];
    let own = !clause.inherited && !clause.subject.is_empty() && says(items, clause, at);
    let told = clauses[..c].iter().any(|k| k.predicate.is_some()) && matches!(clause.link, Link::Main | Link::Joined);
    let free = nothing_follows(items, at, clause.items.end, spaces);
    let content = clauses.get(c + 1).is_some_and(|n| matches!(n.link, Link::Content | Link::Main));
    own && told && free && !content
}

fn name_all(items: &[Item<'_>], members: &[usize], clauses: (usize, usize), naming: &Naming<'_, '_>) -> Vec<Covered> {
    speakers(items, members, clauses, naming, None)
}

fn speakers(
    items: &[Item<'_>],
    members: &[usize],
    clauses: (usize, usize),
    naming: &Naming<'_, '_>,
    acts: Option<&Phrase<'_>>,
) -> Vec<Covered> {
    members
        .iter()
        .filter_map(|n| items[*n].phrase())
        .filter_map(|p| name(p, naming, acts.filter(|_| p.institution.is_some() && naming.discourse.topic.is_none())))
        .map(|source| Covered { span: items[members[0]].span, source, clauses, earlier: false })
        .collect()
}

/// A source's name: agencies and institutions in English, persons as in the text. `acts`: whose it is, if nothing says.
fn name(phrase: &Phrase<'_>, naming: &Naming<'_, '_>, acts: Option<&Phrase<'_>>) -> Option<Source> {
    let source = |text: String, id: Option<String>, sort: &'static str| {
        let stance = if sort == "agency" { "reports" } else { "asserts" };
        Some(Source { text, id, sort: sort.into(), stance: stance.into() })
    };
    if let Some(agency) = phrase.agency {
        let name = agency.name(naming.text);
        return source(name.clone(), Some(name), "agency");
    }
    let (discourse, people, world) = (naming.discourse, naming.people, naming.world);
    let owner = acts.map(|p| discourse.denote(p, &Denoted::default(), people, world)).unwrap_or_default();
    let denoted = discourse.denote(phrase, &owner, people, world);
    if let Some(person) = denoted.people.first() {
        let known = &naming.people.persons[*person];
        return source(known.name.clone(), known.party.map(String::from), "person");
    }
    if let (Some(name), true) = (phrase.name, phrase.person.is_none()) {
        return source(naming.text.slice(name), None, "person");
    }
    let party = denoted.codes().next()?;
    let of = |what: &str| format!("{what} of {party}");
    if let Some((name, _)) = phrase.institution.and_then(|i| naming.world.institutions.get(i)) {
        return source(of(name), Some(party.into()), "institution");
    }
    if let Some(name) =
        phrase.organ.filter(|_| phrase.offices.is_empty()).and_then(|o| naming.world.organisations.get(o))
    {
        return source(name.clone(), Some(party.into()), "institution");
    }
    if !phrase.offices.is_empty() || phrase.group && phrase.reference.is_none() && !phrase.short {
        return source(of("official"), Some(party.into()), "person");
    }
    source(party.into(), Some(party.into()), "party")
}
