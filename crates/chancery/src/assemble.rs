//! Frames to draft claims: parties by role, people, time, place, status, with what is missing taken from discourse.

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
use chancery_pack::{Entry, Kind, Marker, Reference, Role, RoleValue, Sense};
use chancery_times::{Context, Resolved, with_duration};
use jiff::civil::Date;

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
    pub fn new(reader: &'a Reader<'p>, text: &'a Text, people: People<'p>, day: Option<Date>) -> Assembly<'a, 'p> {
        Assembly {
            reader,
            text,
            people,
            day,
            discourse: Discourse::default(),
            drafts: Vec::new(),
            rejected: Vec::new(),
        }
    }

    /// Reads a sentence's frames into drafts and moves the discourse on.
    pub fn sentence(&mut self, number: usize, sentence: &Sentence<'p>, clauses: &[Clause], frames: &[Frame]) {
        let items = &sentence.items;
        for item in items {
            for (code, _) in item.phrase().iter().flat_map(|p| &p.parties) {
                self.discourse.mention(code);
            }
        }
        let naming =
            Naming { text: self.text, people: &self.people, discourse: &self.discourse, world: self.reader.world, cases: self.reader.language.case_roles() };
        let covered = sources(items, clauses, &naming);
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
        self.move_on(items, clauses);
    }

    fn resolve_times(&self, sentence: &Sentence<'p>) -> Vec<(Span, Option<Resolved>)> {
        let mut last = self.discourse.last_time.clone();
        let mut out = Vec::new();
        for expression in &sentence.units.times {
            let span = Span { start: expression.start, end: expression.end };
            let resolved = self.day.and_then(|published| {
                let context =
                    Context { published, last: last.clone(), past: false, future: self.future_near(sentence, span) };
                self.reader.times.resolve(&expression.value, &context)
            });
            if resolved.is_some() {
                last.clone_from(&resolved);
            }
            out.push((span, resolved));
        }
        out
    }

    /// A word of plan before the time in the sentence.
    fn future_near(&self, sentence: &Sentence<'p>, span: Span) -> bool {
        use chancery_pack::Status;
        let planned = |i: &&Item<'p>| i.is(|s| matches!(s, Sense::Status(Status::Planned | Status::Possible)));
        sentence.items.iter().filter(planned).any(|i| i.span.start < span.start && span.start - i.span.start < 120)
    }

    fn subject(&self, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Denoted<'p> {
        let mut all = Denoted::default();
        for n in &clauses[c].subject {
            if let Some(phrase) = items[*n].phrase() {
                let one = self.discourse.denote(phrase, &all, &self.people, self.reader.world);
                all.parties.extend(one.parties);
                all.people.extend(one.people);
            }
        }
        all
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
            sides.put(value(entry, kind, Role::Subject), &subject, clause.inherited);
        } else if frame.own {
            let own = Denoted {
                parties: self
                    .discourse
                    .topic
                    .map(|code| Meant { code, span: None, via: Via::Anaphor })
                    .into_iter()
                    .collect(),
                people: self.discourse.topic_person.into_iter().collect(),
            };
            sides.put(value(entry, kind, Role::Of), if subject.parties.is_empty() { &own } else { &subject }, false);
        }
        let mut place = None;
        for (role, members) in &frame.fillers {
            let value = value(entry, kind, *role);
            for n in members {
                let Some(phrase) = items[*n].phrase() else { continue };
                let so_far = sides.with(&subject);
                let denoted = self.discourse.denote(phrase, &so_far, &self.people, self.reader.world);
                sides.put(value, &denoted, false);
                let located = self.located(phrase, &denoted);
                let goal = matches!(value, RoleValue::Recipient)
                    && matches!(role, Role::To | Role::In | Role::Object)
                    && kind.id == "visit";
                if let Some((state, id)) = located
                    && (*role == Role::In || value == RoleValue::Place || goal)
                {
                    if goal && denoted.parties.is_empty() {
                        sides.recipients.push(Meant { code: state, span: Some(items[*n].span), via: Via::Said });
                    }
                    place = place.or(Some((state, id, Some(items[*n].span), Via::Said)));
                }
                if value == RoleValue::Origin {
                    sides.origin = located.map(|l| l.0).or(denoted.codes().next());
                }
            }
        }
        if kind.id == "conference" {
            self.holder_of_happening(items, frame, &mut sides);
        }
        self.complete(&mut sides, entry, kind, &subject, scene, frame)?;
        let kind = self.gathering(kind, &sides);
        let when = self.when(scene, frame, kind);
        let place = place.or_else(|| self.place(scene, frame, kind, &sides));
        let (status, status_said) = self.settle(scene, frame, entry, kind, when.as_ref());
        let quote = self.quote(scene, frame);
        let span = |n: usize| items.get(n).map(|i| i.span);
        let timed: Vec<Timed<'_>> =
            scene.sentence.units.times.iter().zip(&scene.times).map(|(e, (_, r))| (&e.value, r.clone())).collect();
        let (first, last) = frame.window;
        let people = self.acting(&sides);
        Some(Draft {
            entry: frame.entry,
            kind,
            trigger: span(frame.trigger)?,
            says: self.says(scene, frame, kind, &people),
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

    /// A named conference that one organisation holds names that organisation: "саммит НАТО".
    fn holder_of_happening(&self, items: &[Item<'p>], frame: &Frame, sides: &mut Sides<'p>) {
        let (first, last) = frame.window;
        for item in &items[first..last.min(items.len())] {
            let code = item.senses.iter().find_map(|s| if let Sense::Happening { code, .. } = s { Some(code) } else { None });
            let parties = code.and_then(|c| self.reader.world.happenings.get(&**c)).map(|h| h.parties.as_slice());
            if let Some([holder]) = parties
                && holder.starts_with("IGO:")
            {
                sides.actors.push(Meant { code: holder, span: Some(item.span), via: Via::Said });
            }
        }
    }

    /// A meeting of an organisation's members is a conference.
    fn gathering(&self, kind: &'p Kind, sides: &Sides<'p>) -> &'p Kind {
        let alone = kind.id == "meeting" && sides.actors.len() == 1 && sides.actors[0].code.contains(':');
        self.reader.world.kinds.get("conference").filter(|_| alone).unwrap_or(kind)
    }

    fn located(
        &self,
        phrase: &crate::phrases::Phrase<'p>,
        denoted: &Denoted<'p>,
    ) -> Option<(&'p str, Option<&'p str>)> {
        match phrase.place {
            Some(id) => self.reader.world.places.get(id).map(|p| (p.state.as_str(), Some(id))),
            None => {
                let plain = phrase.person.is_none() && phrase.offices.is_empty() && phrase.institution.is_none();
                denoted.codes().next().filter(|c| plain && !c.contains(':')).map(|c| (c, None))
            }
        }
    }

    /// Takes what is missing from discourse; `None` where the words don't make a claim.
    fn complete(
        &self,
        sides: &mut Sides<'p>,
        entry: &Entry,
        kind: &Kind,
        subject: &Denoted<'p>,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
    ) -> Option<()> {
        sides.tidy(kind.mutual);
        let explicit = sides.actors.len() + sides.recipients.len();
        if explicit == 0 {
            return None;
        }
        let inherit = |code: &'p str| Meant { code, span: None, via: Via::Inherited };
        if kind.mutual {
            if sides.actors.len() < 2 && !entry.weak {
                let mine: Vec<&'p str> = sides.actors.iter().map(|a| a.code).collect();
                let states = mine.iter().all(|c| !c.contains(':'));
                let other = self.discourse.other_than(&mine).filter(|_| states && kind.least > 1);
                sides.actors.extend(other.map(inherit));
            }
        } else {
            if sides.actors.is_empty() {
                let taken: Vec<&str> = sides.recipients.iter().map(|r| r.code).collect();
                let clause = &scene.clauses[frame.clause];
                let from_subject =
                    subject.parties.iter().copied().filter(|m| clause.predicate.is_some() && !taken.contains(&m.code));
                let found: Vec<Meant<'p>> = if entry.weak || frame.subject {
                    Vec::new()
                } else {
                    from_subject.map(|m| Meant { via: Via::Inherited, ..m }).collect()
                };
                let topic = self.discourse.topic.filter(|t| !entry.weak && !taken.contains(t)).map(inherit);
                sides.actors = if found.is_empty() { topic.into_iter().collect() } else { found };
            }
            if sides.recipients.is_empty() && !entry.weak {
                let mine: Vec<&'p str> = sides.actors.iter().map(|a| a.code).collect();
                let host = self
                    .discourse
                    .visit
                    .as_ref()
                    .filter(|v| kind.id == "visit" && mine.contains(&v.visitor))
                    .map(|v| v.host);
                let other = if kind.least < 2 { None } else { self.discourse.other_than(&mine) };
                sides.recipients.extend(host.or(other).map(inherit));
            }
        }
        sides.tidy(kind.mutual);
        let total = sides.actors.len() + sides.recipients.len();
        let organisation = sides.actors.iter().any(|a| a.code.contains(':'));
        let gathering = kind.id == "meeting" && organisation && total == 1;
        let enough = total >= kind.least || gathering;
        (enough && !sides.actors.is_empty() && (kind.mutual || total > sides.recipients.len())).then_some(())
    }

    fn when(&self, scene: &Scene<'_, 'p>, frame: &Frame, kind: &Kind) -> Option<Dated> {
        let items = &scene.sentence.items;
        let dated = |n: usize| -> Option<(usize, Span, Resolved)> {
            let What::Time(t) = items[n].what else { return None };
            let (span, resolved) = scene.times.get(t)?;
            resolved.clone().map(|r| (n, *span, r))
        };
        let (first, last) = frame.window;
        let clause = &scene.clauses[frame.clause];
        let mut near: Vec<(usize, Span, Resolved)> = (first..last.min(items.len())).filter_map(dated).collect();
        near.sort_by_key(|(n, ..)| (n.abs_diff(frame.trigger), *n));
        let duration = (first..last.min(items.len())).find_map(|n| {
            let What::Time(t) = items[n].what else { return None };
            scene.sentence.units.times.get(t).and_then(|e| e.value.duration())
        });
        if let Some((_, span, resolved)) = near.into_iter().next() {
            let resolved = match duration {
                Some(d) if kind.id == "visit" => with_duration(&resolved, d),
                _ => resolved,
            };
            return Some(Dated { resolved, span: Some(span), via: Via::Said });
        }
        let carried = matches!(clause.link, Link::Joined | Link::Main | Link::Side) && frame.clause > 0;
        if carried {
            let before =
                scene.clauses[..frame.clause].iter().flat_map(|c| c.items.clone()).filter_map(dated).next_back();
            if let Some((_, span, resolved)) = before {
                return Some(Dated { resolved, span: Some(span), via: Via::Inherited });
            }
        }
        let visit = self
            .discourse
            .visit
            .as_ref()
            .filter(|_| kind.id == "visit" || clause.link == Link::Purpose || kind.id == "talks");
        let told = visit.and_then(|v| v.when.clone());
        told.map(|resolved| Dated { resolved, span: None, via: Via::Inherited })
    }

    fn place(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        kind: &Kind,
        sides: &Sides<'p>,
    ) -> Option<(&'p str, Option<&'p str>, Option<Span>, Via)> {
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let here = |n: usize| -> Option<(&'p str, Option<&'p str>, Option<Span>, Via)> {
            let phrase = items[n].phrase()?;
            let marked = crate::clauses::governor(items, n, clause.items.start) == Some(Marker::In);
            let denoted = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
            let (state, id) = self.located(phrase, &denoted).filter(|_| marked)?;
            Some((state, id, Some(items[n].span), Via::Said))
        };
        if let Some(found) = (frame.window.0..frame.window.1.min(items.len())).find_map(here) {
            return Some(found);
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
        match kind.id.as_str() {
            "visit" => {
                let host = sides.recipients.iter().find(|r| !r.code.contains(':'))?;
                (sides.recipients.len() == 1).then_some((host.code, None, host.span, Via::Inherited))
            }
            "meeting" | "talks" | "agreement" | "conference" => {
                let parties: Vec<&str> = sides.actors.iter().map(|a| a.code).collect();
                let visit =
                    self.discourse.visit.as_ref().filter(|v| parties.contains(&v.host) && parties.contains(&v.visitor));
                visit.map(|v| (v.host, None, None, Via::Inherited))
            }
            _ => None,
        }
    }

    fn settle(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        entry: &'p Entry,
        kind: &Kind,
        when: Option<&Dated>,
    ) -> (&'static str, bool) {
        let said = status(&scene.sentence.items, scene.clauses, frame, entry);
        let own = entry.status.as_deref().and_then(known_status);
        if let Some(told) = own.filter(|_| !matches!(said, Some("denied" | "cancelled" | "possible"))).or(said) {
            let speech_act = matches!(kind.id.as_str(), "accusation" | "request" | "threat")
                && matches!(told, "conditional" | "possible");
            return (if speech_act { "happened" } else { told }, true);
        }
        let interval = when.and_then(|w| w.resolved.earliest.zip(w.resolved.latest));
        match (interval, self.day) {
            (Some((from, to)), Some(day)) if kind.id == "visit" && from <= day && day < to => ("ongoing", false),
            (Some((from, _)), Some(day)) if from > day => ("planned", false),
            _ => ("happened", false),
        }
    }

    fn says(&self, scene: &Scene<'_, 'p>, frame: &Frame, kind: &Kind, people: &[Acting<'p>]) -> Vec<Source> {
        let act = matches!(kind.id.as_str(), "accusation" | "request" | "threat" | "rejection" | "support");
        let covers = |c: &&Covered| c.clauses.0 <= frame.clause && frame.clause < c.clauses.1;
        let speaks = |c: &&Covered| {
            !(act
                && people.iter().any(|p| p.actor && p.name == c.source.text)
                && scene.clauses[frame.clause].link != Link::Content)
        };
        scene.covered.iter().filter(covers).filter(speaks).map(|c| c.source.clone()).collect()
    }

    fn contexts(&self, items: &[Item<'p>], clause: &Clause, frame: &Frame, entry: &Entry, kind: &Kind) -> Vec<String> {
        let mut out: Vec<String> = kind.contexts.iter().chain(&entry.contexts).cloned().collect();
        let range = clause.items.start..clause.items.end.max(frame.window.1).min(items.len());
        for item in &items[range] {
            out.extend(
                item.senses.iter().filter_map(|s| if let Sense::Context(c) = s { Some(c.to_string()) } else { None }),
            );
            if let Some(phrase) = item.phrase() {
                let office =
                    phrase.person.and_then(|n| self.people.persons[n].office).or(phrase.offices.last().copied());
                let institution =
                    phrase.institution.and_then(|i| self.reader.world.institutions.get(i)).map(|(_, c)| c.as_str());
                out.extend(institution.filter(|c| !c.is_empty()).map(String::from));
                out.extend(office.and_then(context_of_office).map(String::from));
            }
        }
        if out.is_empty() {
            out.push("diplomatic".into());
        }
        let mut seen = Vec::new();
        out.retain(|c| {
            !seen.contains(c) && {
                seen.push(c.clone());
                true
            }
        });
        out
    }

    fn title(&self, items: &[Item<'p>], frame: &Frame) -> Option<String> {
        let (first, last) = frame.window;
        items[first..last.min(items.len())].iter().find_map(|item| {
            item.senses.iter().find_map(|s| match s {
                Sense::Happening { code, .. } => self.reader.world.happenings.get(&**code).map(|h| h.title.clone()),
                _ => None,
            })
        })
    }

    fn acting(&self, sides: &Sides<'p>) -> Vec<Acting<'p>> {
        sides
            .people
            .iter()
            .map(|(n, actor)| {
                let p = &self.people.persons[*n];
                Acting { name: p.name.clone(), office: p.office, party: p.party, rank: p.rank, actor: *actor }
            })
            .collect()
    }

    /// The words that carry the claim: its clause, with the relative clause that belongs to it and the subject it takes over.
    fn quote(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Span {
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let first = if clause.link == Link::Relative {
            clause.subject.first().copied().unwrap_or(clause.items.start)
        } else {
            clause.items.start
        };
        let last = clause.items.end.max(frame.window.1).min(items.len());
        let mut span = items[first].span.to(items[last - 1].span);
        let chars = self.text.chars();
        while span.start < span.end
            && matches!(chars[span.start], ',' | '，' | ' ' | '、' | ';' | '；' | '”' | '"' | ')' | '）')
        {
            span.start += 1;
        }
        while span.end > span.start && matches!(chars[span.end - 1], ',' | '，' | ' ' | '。' | '.' | ';' | '；' | '“')
        {
            span.end -= 1;
        }
        span
    }

    /// Moves the discourse on after a claim.
    fn follow(&mut self, draft: &Draft<'p>) {
        let mut parties: Vec<&'p str> = draft.actors.iter().chain(&draft.recipients).map(|m| m.code).collect();
        parties.dedup();
        let states: Vec<&'p str> = parties.iter().copied().filter(|c| !c.contains(':')).collect();
        if states.len() >= 2 {
            self.discourse.pair = states;
        } else if parties.len() == 2 && self.discourse.pair.is_empty() {
            self.discourse.pair = parties;
        }
        let persons: Vec<usize> =
            draft.people.iter().filter_map(|a| self.people.persons.iter().position(|p| p.name == a.name)).collect();
        if !persons.is_empty() {
            self.discourse.last_people = persons;
        }
        if let Some(dated) = draft.when.as_ref().filter(|w| w.via == Via::Said) {
            self.discourse.last_time = Some(dated.resolved.clone());
            self.discourse.last_time_sentence = draft.sentence;
        }
        if let Some((state, id, _, _)) = draft.place {
            self.discourse.site = Some((state, id));
        }
        if draft.kind.id == "visit"
            && draft.actors.len() == 1
            && draft.recipients.len() == 1
            && draft.status != "habitual"
        {
            let (visitor, host) = (draft.actors[0].code, draft.recipients[0].code);
            let same = self.discourse.visit.as_ref().is_some_and(|v| v.visitor == visitor && v.host == host);
            if !same || draft.when.as_ref().is_some_and(|w| w.via == Via::Said) {
                let person =
                    draft.people.first().and_then(|a| self.people.persons.iter().position(|p| p.name == a.name));
                self.discourse.visit =
                    Some(Visit { visitor, host, when: draft.when.clone().map(|w| w.resolved), person });
            }
        }
    }

    /// The subject of the sentence's main clause is the topic of the next.
    fn move_on(&mut self, items: &[Item<'p>], clauses: &[Clause]) {
        let Some(c) = clauses.iter().position(|c| !c.subject.is_empty() && c.link != Link::Relative && !c.quoted)
        else {
            return;
        };
        let plural = items[clauses[c].subject[0]]
            .phrase()
            .is_some_and(|p| matches!(p.reference, Some(Reference::Pair | Reference::BothOffice)));
        let subject = self.subject(items, clauses, c);
        if plural {
            return;
        }
        if let Some(code) = subject.codes().next() {
            self.discourse.topic = Some(code);
            self.discourse.topic_person = subject.people.first().copied();
        }
        let mut states: Vec<&'p str> = subject.codes().filter(|c| !c.contains(':')).collect();
        states.dedup();
        if states.len() == 2 {
            self.discourse.pair = states;
        }
    }
}

fn known_status(name: &str) -> Option<&'static str> {
    ["happened", "ongoing", "habitual", "planned", "possible", "suspended", "cancelled", "denied", "conditional"]
        .into_iter()
        .find(|s| *s == name)
}

fn context_of_office(office: &str) -> Option<&'static str> {
    Some(match office {
        "minister:defence" | "deputy_minister:defence" | "chief_of_defence" | "commander" => "military",
        "minister:foreign" | "deputy_minister:foreign" | "ambassador" | "envoy" => "diplomatic",
        "minister:trade" | "minister:economy" | "minister:finance" => "economic",
        "legislator" | "speaker_of_parliament" => "legislative",
        _ => return None,
    })
}

/// Parties and people by side.
#[derive(Default)]
struct Sides<'p> {
    actors: Vec<Meant<'p>>,
    recipients: Vec<Meant<'p>>,
    people: Vec<(usize, bool)>,
    origin: Option<&'p str>,
}

impl<'p> Sides<'p> {
    fn put(&mut self, value: RoleValue, denoted: &Denoted<'p>, inherited: bool) {
        let parties = denoted
            .parties
            .iter()
            .map(|m| Meant { via: if inherited { m.via.max(Via::Inherited) } else { m.via }, ..*m });
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
    fn with(&self, subject: &Denoted<'p>) -> Denoted<'p> {
        Denoted {
            parties: subject.parties.iter().chain(&self.actors).copied().collect(),
            people: subject.people.clone(),
        }
    }

    fn tidy(&mut self, mutual: bool) {
        if mutual {
            self.actors.append(&mut self.recipients);
        }
        dedup(&mut self.actors);
        let actors: Vec<&str> = self.actors.iter().map(|a| a.code).collect();
        self.recipients.retain(|r| !actors.contains(&r.code));
        dedup(&mut self.recipients);
    }
}

fn dedup(list: &mut Vec<Meant<'_>>) {
    let mut seen: Vec<&str> = Vec::new();
    list.retain(|m| {
        let new = !seen.contains(&m.code);
        seen.push(m.code);
        new
    });
}
