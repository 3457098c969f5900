//! Frames to draft claims: parties by role, people, time, place, status, with what is missing taken from discourse.

mod carried;
mod complete;
mod dating;
mod describe;
mod follow;
mod meant;
mod placing;
mod quoting;
mod same;
mod sides;
mod strangers;
mod thin;

use crate::claim::{Comparison, Object, Source};
use crate::clauses::{Clause, Link};
use crate::compare::{Timed, comparison};
use crate::discourse::{Denoted, Discourse, Meant, Via, Visit};
use crate::frames::{Frame, value};
use crate::objects::objects;
use crate::people::People;
use crate::phrases::{Item, What};
use crate::reader::{Reader, Rejected, Sentence};
use crate::sources::{Covered, Naming, sources};
use crate::status::status;
use crate::text::{Span, Text};
use crate::weigh::Choice;
use carried::Happened;
use chancery_pack::{Entry, Form, Happening, Kind, Marker, Reference, Role, RoleValue, Sense, Status};
use chancery_times::{Context, Resolved, ending, with_duration};
use dating::{Told, dated_as, same_time};
use jiff::civil::Date;
use sides::Sides;
use std::cell::RefCell;

/// A person in a claim.
#[derive(Debug, Clone)]
pub struct Acting<'p> {
    /// Name as in the text.
    pub name: String,
    /// Office code.
    pub office: Option<&'p str>,
    /// Party code.
    pub party: Option<&'p str>,
    /// Rank code.
    pub rank: Option<&'p str>,
    /// On the side of the actors.
    pub actor: bool,
}

/// A time with its words.
#[derive(Debug, Clone)]
pub struct Dated {
    /// What it resolves to.
    pub resolved: Resolved,
    /// Its words, if they stand in the text.
    pub span: Option<Span>,
    /// How it came to be.
    pub via: Via,
}

/// A claim in the making.
#[derive(Debug, Clone)]
pub struct Draft<'p> {
    /// Number of the entry.
    pub entry: usize,
    /// Kind.
    pub kind: &'p Kind,
    /// Words of the event.
    pub trigger: Span,
    /// Who does it.
    pub actors: Vec<Meant<'p>>,
    /// To whom.
    pub recipients: Vec<Meant<'p>>,
    /// Individuals.
    pub people: Vec<Acting<'p>>,
    /// When.
    pub when: Option<Dated>,
    /// State, place id, words, how.
    pub place: Option<(&'p str, Option<&'p str>, Option<Span>, Via)>,
    /// Origin state.
    pub origin: Option<&'p str>,
    /// Status.
    pub status: &'static str,
    /// The status stands in words.
    pub status_said: bool,
    /// Sources.
    pub says: Vec<Source>,
    /// Contexts.
    pub contexts: Vec<String>,
    /// English title.
    pub title: Option<String>,
    /// Things.
    pub object: Vec<Object>,
    /// Comparison.
    pub comparison: Option<Comparison>,
    /// The words that carry it.
    pub quote: Span,
    /// Number of the sentence.
    pub sentence: usize,
    /// It stands beside another happening ("on the sidelines of").
    pub sidelines: bool,
    /// It stands under an agreement.
    pub under: bool,
    /// It is the aim of what was told before.
    pub purpose: bool,
    /// It is told as one more ("signed another pact").
    pub also: bool,
}

/// When and from where an article is told.
pub struct Setting<'p> {
    /// Day of publication.
    pub day: Option<Date>,
    /// Its outlet's state, or else that of the language.
    pub home: Option<&'p str>,
    /// The dateline's state and place id.
    pub dateline: Option<(&'p str, Option<&'p str>)>,
    /// States that its headline names.
    pub title: Vec<&'p str>,
}

/// The state of assembling an article.
pub struct Assembly<'a, 'p> {
    reader: &'a Reader<'p>,
    text: &'a Text,
    people: People<'p>,
    day: Option<Date>,
    discourse: Discourse<'p>,
    /// Drafts so far.
    pub drafts: Vec<Draft<'p>>,
    /// Event words that made no claim.
    pub rejected: Vec<Rejected>,
    /// Where the sentences so far begin.
    starts: Vec<usize>,
    /// The article is hardly about states.
    thin: bool,
    /// Choices are noted.
    pub noting: bool,
    /// The choices, for learning and showing.
    pub noted: RefCell<Vec<Choice>>,
}

/// What the steps for one frame share.
struct Scene<'s, 'p> {
    number: usize,
    sentence: &'s Sentence<'p>,
    clauses: &'s [Clause],
    times: Vec<(Span, Option<Resolved>)>,
    covered: &'s [Covered],
}

impl<'a, 'p> Assembly<'a, 'p> {
    /// Starts an article.
    pub fn new(reader: &'a Reader<'p>, text: &'a Text, people: People<'p>, setting: Setting<'p>) -> Assembly<'a, 'p> {
        Assembly {
            reader,
            text,
            people,
            day: setting.day,
            discourse: Discourse {
                home: setting.home,
                dateline: setting.dateline,
                title: setting.title,
                ..Discourse::default()
            },
            drafts: Vec::new(),
            rejected: Vec::new(),
            starts: Vec::new(),
            thin: false,
            noting: false,
            noted: RefCell::default(),
        }
    }

    /// Looks over the whole article first: whom it speaks of most.
    pub fn survey(&mut self, sentences: &[Sentence<'p>]) {
        for sentence in sentences {
            let mut states: Vec<&'p str> = Vec::new();
            for item in &sentence.items {
                for (code, _) in self.named(item) {
                    *self.discourse.weights.entry(code).or_default() += 1;
                }
                let named = item.phrase().into_iter().flat_map(|p| &p.parties).map(|p| p.0);
                named.filter(|c| !c.contains(':')).for_each(|c| {
                    if !states.contains(&c) {
                        states.push(c)
                    }
                });
            }
            self.discourse.told.push(states);
        }
        self.discourse.rank();
        self.thin = self.hardly_about_states(sentences);
    }

    /// Parties that an item names, capitals for their states.
    fn named(&self, item: &Item<'p>) -> Vec<(&'p str, Span)> {
        self.reader.named(item)
    }

    /// Reads a sentence's frames into drafts and moves the discourse on.
    pub fn sentence(&mut self, number: usize, sentence: &Sentence<'p>, clauses: &[Clause], frames: &[Frame]) {
        let items = &sentence.items;
        self.starts.push(sentence.span.start);
        self.discourse.sentence = number;
        for item in items {
            for (code, span) in self.named(item) {
                self.discourse.mention(code, span.start);
            }
        }
        self.settle_people(items, clauses);
        self.pair_up(items);
        let naming = Naming {
            text: self.text,
            people: &self.people,
            discourse: &self.discourse,
            world: self.reader.world,
            cases: self.reader.language.case_roles(),
            spaces: self.reader.language.spaces(),
        };
        let covered = sources(items, clauses, &naming);
        let voice = covered.iter().find_map(|c| self.voice(c));
        self.discourse.speaker = voice.or(self.discourse.speaker);
        let scene = Scene { number, sentence, clauses, times: self.resolve_times(sentence), covered: &covered };
        for frame in frames {
            match self.draft(&scene, frame) {
                Some(draft) => {
                    self.follow(&draft);
                    self.drafts.push(draft);
                }
                None => self.rejected.push(Rejected {
                    words: self.text.slice(items[frame.trigger].span),
                    entry: self.reader.language.entries()[frame.entry].id.clone(),
                    why: "too few parties in or around its clause".into(),
                }),
            }
        }
        for at in (0..items.len()).filter(|n| items[*n].is(|s| *s == Sense::Same)) {
            self.drafts.extend(self.same(&scene, at));
        }
        self.remember_time(&scene);
        self.move_on(items, clauses);
    }

    fn subject(&self, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Denoted<'p> {
        let mut all = Denoted::default();
        for n in &clauses[c].subject {
            if let Some(phrase) = items[*n].phrase() {
                let told = self
                    .antecedent(phrase.reference, items, clauses, c)
                    .or_else(|| self.seated(items, *n))
                    .or_else(|| self.of_both(items, *n))
                    .or_else(|| self.owned(items, *n, clauses, c));
                let one = told.unwrap_or_else(|| self.discourse.denote(phrase, &all, &self.people, self.reader.world));
                all.parties.extend(one.parties);
                all.people.extend(one.people);
                all.private |= one.private;
            }
        }
        all
    }

    /// "The Taliban asked it for technicians": what a subject does something to is not itself but whom the text spoke of.
    fn not_itself(
        &self,
        phrase: &crate::phrases::Phrase<'p>,
        role: Role,
        denoted: Denoted<'p>,
        subject: &Denoted<'p>,
    ) -> Denoted<'p> {
        let undergoes = matches!(role, Role::Object | Role::To | Role::With | Role::Against);
        let own = phrase.reference == Some(Reference::Own) && !phrase.possessor && phrase.parties.is_empty();
        let topic = self.discourse.topic.filter(|code| !subject.codes().any(|own| own == *code));
        let Some(code) = topic.filter(|_| own && undergoes && !phrase.headed()) else { return denoted };
        let meant = Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        Denoted { parties: vec![meant], ..Denoted::default() }
    }

    /// "While Sandu was in Paris, she asked …", "Hungary said it would …": a pronoun is the subject before it in the sentence.
    fn antecedent(
        &self,
        reference: Option<Reference>,
        items: &[Item<'p>],
        clauses: &[Clause],
        c: usize,
    ) -> Option<Denoted<'p>> {
        let reference = reference.filter(|r| matches!(r, Reference::Person | Reference::Own | Reference::Pair))?;
        let before = clauses[..c].iter().rev().find(|k| !k.inherited && !k.subject.is_empty())?;
        if reference == Reference::Pair {
            return self.several(items, before);
        }
        let phrase = items[before.subject[0]].phrase().filter(|p| p.reference.is_none())?;
        let told = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
        let fits = if reference == Reference::Person { !told.people.is_empty() } else { !told.parties.is_empty() };
        fits.then(|| Denoted {
            parties: told
                .parties
                .into_iter()
                .take(before.subject.len())
                .map(|m| Meant { via: Via::Anaphor, ..m })
                .collect(),
            people: if reference == Reference::Person { told.people } else { Vec::new() },
            private: false,
        })
    }

    /// "He rang his Peruvian colleague and congratulated him": whom the sentence named before, beside the subject.
    fn beside(
        &self,
        items: &[Item<'p>],
        at: usize,
        phrase: &crate::phrases::Phrase<'p>,
        subject: &Denoted<'p>,
    ) -> Option<Denoted<'p>> {
        let pronoun = phrase.reference == Some(Reference::Person) && phrase.parties.is_empty() && !phrase.possessor;
        if !pronoun || subject.parties.is_empty() {
            return None;
        }
        let person = |p: &&crate::phrases::Phrase<'p>| {
            let plain = p.reference.is_none() || p.is_counterpart();
            plain && (p.named() || p.is_counterpart() || !p.offices.is_empty() && !p.group)
        };
        let told = |p| self.discourse.denote(p, subject, &self.people, self.reader.world);
        let other = |d: &Denoted<'p>| d.parties.len() == 1 && !subject.codes().any(|own| d.codes().any(|c| c == own));
        let found = items[..at].iter().rev().filter_map(Item::phrase).filter(person).map(told).find(other)?;
        let meant = |m: Meant<'p>| Meant { span: Some(phrase.at()), via: Via::Anaphor, ..m };
        Some(Denoted { parties: found.parties.into_iter().map(meant).collect(), ..found })
    }

    /// "Canada and the Netherlands said they would …": a subject of several parties.
    fn several(&self, items: &[Item<'p>], clause: &Clause) -> Option<Denoted<'p>> {
        let phrases = clause.subject.iter().filter_map(|n| items[*n].phrase()).filter(|p| p.reference.is_none());
        let none = Denoted::default();
        let told = phrases.flat_map(|p| self.discourse.denote(p, &none, &self.people, self.reader.world).parties);
        let parties: Vec<Meant<'p>> = told.map(|m| Meant { via: Via::Anaphor, ..m }).collect();
        (parties.len() > 1).then(|| Denoted { parties, ..Denoted::default() })
    }

    fn draft(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<Draft<'p>> {
        let language = self.reader.language;
        let entry: &'p Entry = &language.entries()[frame.entry];
        let kind: &'p Kind = self.reader.world.kinds.get(&entry.kind)?;
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let subject = self.subject(items, scene.clauses, frame.clause);
        let mut sides = Sides::default();
        if frame.subject {
            sides.put(value(entry, kind, Role::Subject, frame), &subject, clause.inherited);
        } else if frame.own {
            let own = Denoted {
                parties: self
                    .discourse
                    .topic
                    .map(|code| Meant { code, span: None, via: Via::Anaphor })
                    .into_iter()
                    .collect(),
                people: self.discourse.topic_person.into_iter().collect(),
                private: false,
            };
            let before =
                (0..frame.clause).find(|c| clause.link == Link::Relative && !scene.clauses[*c].subject.is_empty());
            let owner = before.map_or(subject.clone(), |c| self.subject(items, scene.clauses, c));
            let role = if language.entries()[frame.entry].form == Form::Noun { Role::Of } else { Role::Subject };
            sides.put(value(entry, kind, role, frame), if owner.parties.is_empty() { &own } else { &owner }, false);
        }
        let mut place = None;
        let mut within: Vec<Denoted<'p>> = Vec::new();
        for (role, members) in &frame.fillers {
            let value = self.worth(scene, frame, kind, *role, members, &subject);
            for n in members {
                // "В Москве сожалеют": where it is said from speaks, and is no place.
                let speaks = *role == Role::In && frame.subject && clause.subject.contains(n);
                let Some(phrase) = items[*n].phrase().filter(|_| !speaks) else { continue };
                let so_far = sides.with(&subject);
                let denoted = self
                    .addressed(phrase, kind, value, &subject)
                    .or_else(|| self.owned(items, *n, scene.clauses, frame.clause))
                    .or_else(|| self.beside(items, *n, phrase, &so_far))
                    .unwrap_or_else(|| self.discourse.denote(phrase, &so_far, &self.people, self.reader.world));
                let denoted = self.not_itself(phrase, *role, denoted, &so_far);
                // "In Brussels", "to Brussels": where somebody goes it is a place, and speaks for nobody.
                let ground = phrase.seat.is_some() && matches!(role, Role::In | Role::From | Role::To);
                let denoted = if ground { Denoted::default() } else { denoted };
                // "Visited NATO's headquarters in Brussels": the place is whom it is done to only where nobody else is.
                if *role == Role::In && value == RoleValue::Recipient {
                    within.push(denoted.clone());
                } else {
                    sides.put(value, &denoted, false);
                }
                // "Detained nine Bolivian officers": an adjective before people is no place.
                let people = (phrase.bare || phrase.private) && matches!(kind.id.as_str(), "attack" | "coercion");
                // "Withdrew its soldiers from Bolivia": what is one's own is no place.
                let own = phrase.reference == Some(Reference::Own) && *role != Role::In;
                let located = self.located(phrase, &denoted).filter(|_| !people && !own);
                let moves = matches!(
                    kind.id.as_str(),
                    "visit" | "attack" | "deployment" | "aid" | "withdrawal" | "coercion" | "arms"
                );
                let goal = matches!(value, RoleValue::Recipient)
                    && (*role == Role::In
                        || kind.id == "withdrawal" && *role == Role::From
                        || moves && matches!(role, Role::To | Role::Object)
                        || !moves && matches!(role, Role::To | Role::Object | Role::Against)
                        || kind.id == "attack" && matches!(role, Role::Of | Role::About));
                if let Some((state, id)) = located
                    && (*role == Role::In || matches!(value, RoleValue::Place | RoleValue::Party) || goal)
                {
                    if value == RoleValue::Party && denoted.parties.is_empty() && *role != Role::Of {
                        sides.actors.push(Meant { code: state, span: Some(items[*n].span), via: Via::Said });
                    }
                    if goal && denoted.parties.is_empty() {
                        let meant = Meant { code: state, span: Some(items[*n].span), via: Via::Said };
                        if *role == Role::In {
                            within.push(Denoted { parties: vec![meant], ..Denoted::default() });
                        } else {
                            sides.recipients.push(meant);
                        }
                    }
                    let apart = !moves || matches!(kind.id.as_str(), "aid" | "arms");
                    let given = apart && *role != Role::In && value != RoleValue::Place;
                    if !given {
                        place = place.or(Some((state, id, Some(items[*n].span), Via::Said)));
                    }
                }
                if value == RoleValue::Origin {
                    sides.origin = located.map(|l| l.0).or(denoted.codes().next());
                }
            }
        }
        if sides.recipients.iter().all(|r| r.via == Via::Inherited) {
            within.iter().for_each(|denoted| sides.put(RoleValue::Recipient, denoted, false));
        }
        self.hosted(&mut sides, kind, items, frame);
        if entry.form == Form::Content {
            self.spoken_of(&mut sides, scene, frame)?;
        }
        self.complete(&mut sides, entry, kind, &subject, scene, frame)?;
        let kind = self.gathering(kind, &sides);
        if self.told_already(scene, frame, entry, kind, &sides) {
            return None;
        }
        let told = self.told(scene, frame, entry);
        let said = entry.status.as_deref().or_else(|| status(items, scene.clauses, frame, entry));
        let planned = matches!(said, Some("planned" | "possible" | "conditional"));
        let counted = self.counted(scene, frame, kind, &sides);
        let when = self.when(scene, frame, kind, said).or_else(|| counted.and_then(dated_as)).or_else(|| {
            let it = Happened { kind, sides: &sides, told, planned };
            self.carried_time(scene, frame, &it)
        });
        let counted = counted.filter(|d| same_time(d.when.as_ref(), when.as_ref()));
        let when = when.filter(|w| self.same_journey(w, kind, &sides));
        let told = if self.within_story(when.as_ref()) { told } else { Told::Apart };
        let place = place.or_else(|| counted?.place.map(|(state, id, ..)| (state, id, None, Via::Inherited)));
        let place = place.or_else(|| self.place(scene, frame, kind, &sides, &subject)).or_else(|| {
            let it = Happened { kind, sides: &sides, told, planned };
            let (state, id) = self.carried_place(scene, frame, &it)?;
            Some((state, id, None, Via::Inherited))
        });
        let (status, status_said) = match (self.settle(scene, frame, entry, kind, when.as_ref()), counted) {
            ((_, false), Some(told)) => (told.status, false),
            (own, _) => own,
        };
        // "If the country leaves …": a condition says of itself neither that it holds nor that anybody plans it.
        let opens = |i: &Item<'_>| i.is(|s| *s == Sense::Status(Status::Conditional));
        if status == "conditional" && items[clause.items.clone()].iter().take(2).any(opens) {
            return None;
        }
        let ahead = self.visit_ahead(kind, &sides, status);
        let when = when.or_else(|| {
            let resolved = ahead.and_then(|v| v.when.clone())?;
            Some(Dated { resolved, span: None, via: Via::Inherited })
        });
        let host = ahead.filter(|_| self.within_story(when.as_ref())).and_then(Visit::host);
        let place = place.or(host.map(|h| (h, None, None, Via::Inherited)));
        let quote = self.quote(scene, frame);
        let span = |n: usize| items.get(n).map(|i| i.span);
        let timed: Vec<Timed<'_>> =
            scene.sentence.times.iter().zip(&scene.times).map(|(e, (_, r))| (&e.value, r.clone())).collect();
        let (first, last) = frame.window;
        let mut people = self.acting(&sides);
        if people.is_empty() && kind.id == "support" {
            people.extend(self.speaker(scene, frame, &sides));
        }
        Some(Draft {
            entry: frame.entry,
            kind,
            trigger: span(frame.trigger)?,
            says: self.says(scene, frame, kind, &people, &sides.actors),
            contexts: self.contexts(items, clause, frame, entry, kind),
            title: self.title(items, frame),
            object: if matches!(kind.id.as_str(), "arms" | "aid" | "exchange" | "trade" | "training") {
                objects(items, first, last, self.text)
            } else {
                Vec::new()
            },
            comparison: comparison(items, first, last.min(items.len()), frame.trigger, &timed),
            sidelines: items[first..last.min(items.len())].iter().any(|i| i.marks(Marker::Sidelines)),
            under: items[first..last.min(items.len())].iter().any(|i| i.marks(Marker::Under)),
            purpose: clause.link == Link::Purpose,
            also: items[clause.items.clone()].iter().any(|i| i.is(|s| *s == Sense::Also)),
            actors: sides.actors,
            recipients: sides.recipients,
            origin: sides.origin,
            people,
            when,
            place,
            status,
            status_said,
            quote,
            sentence: scene.number,
        })
    }
}
