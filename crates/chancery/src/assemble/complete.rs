//! What is missing from a frame is taken from discourse, marked as inherited.

use super::*;

impl<'p> Assembly<'_, 'p> {
    /// The organisation that a conference is named after takes part in it; a named exercise names its parties.
    pub(super) fn hosted(&self, sides: &mut Sides<'p>, kind: &Kind, items: &[Item<'p>], frame: &Frame) {
        let Some((n, happening)) = self.happening(items, frame).filter(|(_, h)| h.kind == kind.id) else { return };
        let conference = kind.id == "conference";
        if !conference && sides.actors.len() + sides.recipients.len() > 1 {
            return;
        }
        let itself = n == frame.trigger;
        let named = happening.parties.iter().filter(|p| itself || !conference || p.contains(':'));
        let span = Some(items[n].span);
        sides.actors.extend(named.map(|code| Meant { code, span, via: Via::Said }));
    }

    /// "Bilateral" cooperation is that of the two in play, where nobody else is named.
    fn both_sides(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        let items = &scene.sentence.items;
        let (first, last) = frame.window;
        let mutual = |i: &&Item<'p>| i.is(|s| *s == Sense::Reference(Reference::Mutual));
        let word = items[first..last.min(items.len())].iter().find(mutual);
        let word = word.filter(|_| kind.mutual || kind.id == "suspension");
        // "Cooperation stopped": what stops is between the two in play, where the sentence names nobody.
        let stops = kind.id == "suspension" && items.iter().all(|i| self.named(i).is_empty());
        if word.is_none() && !stops {
            return;
        }
        let via = if word.is_some() { Via::Anaphor } else { Via::Inherited };
        let pair = self.discourse.pair.iter().filter(|_| self.discourse.pair.len() == 2);
        sides.actors.extend(pair.map(|code| Meant { code, span: word.map(|w| w.span), via }));
    }

    /// "This visit is the first": the visit that is told of.
    fn that_visit(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        let items = &scene.sentence.items;
        let (first, last) = frame.window;
        let compared = items[first..last.min(items.len())]
            .iter()
            .any(|i| i.is(|s| matches!(s, Sense::Comparison(_) | Sense::Ordinal(_))));
        let Some(visit) = self.discourse.visit.as_ref().filter(|_| kind.id == "visit" && compared) else { return };
        let span = Some(items[frame.trigger].span);
        let meant = |code: &'p str| Meant { code, span, via: Via::Anaphor };
        sides.actors.push(meant(visit.visitor));
        sides.recipients.extend(visit.hosts.iter().map(|h| meant(h)));
        sides.people.extend(visit.person.map(|p| (p, true)));
    }

    /// Does this sentence name the party?
    fn named_here(&self, scene: &Scene<'_, 'p>, code: &str) -> bool {
        scene.sentence.items.iter().any(|i| self.named(i).iter().any(|(c, _)| *c == code))
    }

    /// With whom, or to whom, where neither the words nor the pair in play tell: the one whom hostile words answer.
    fn partner(&self, kind: &Kind, mine: &[&'p str]) -> Option<&'p str> {
        let answers = matches!(kind.id.as_str(), "accusation" | "sanction" | "threat" | "request");
        let offender = self.discourse.offender.filter(|o| answers && !mine.contains(o));
        let main = self.discourse.main_state_except(mine);
        offender.or(main)
    }

    /// The host that this sentence sets the scene in ("in Minsk, the minister will hold talks"), if a visit there is on.
    pub(super) fn host_here(&self, scene: &Scene<'_, 'p>, mine: &[&'p str]) -> Option<&'p str> {
        let items = &scene.sentence.items;
        let visit = self.discourse.visit.as_ref().filter(|v| mine.contains(&v.visitor))?;
        let inside = |n: usize| {
            let phrase = items[n].phrase().filter(|_| crate::clauses::governor(items, n, 0) == Some(Marker::In))?;
            let denoted = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
            self.located(phrase, &denoted).map(|l| l.0)
        };
        (0..items.len()).find_map(inside).filter(|state| visit.hosts.contains(state) && !mine.contains(state))
    }

    /// A meeting of an organisation's members is a conference.
    pub(super) fn gathering(&self, kind: &'p Kind, sides: &Sides<'p>) -> &'p Kind {
        let alone = kind.id == "meeting" && sides.actors.len() == 1 && sides.actors[0].code.contains(':');
        self.reader.world.kinds.get("conference").filter(|_| alone).unwrap_or(kind)
    }

    /// Takes what is missing from discourse; `None` where the words don't make a claim.
    pub(super) fn complete(
        &self,
        sides: &mut Sides<'p>,
        entry: &Entry,
        kind: &Kind,
        subject: &Denoted<'p>,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
    ) -> Option<()> {
        if kind.id == "office" && sides.actors.is_empty() {
            let items = &scene.sentence.items;
            let phrases = frame.fillers.iter().flat_map(|(_, members)| members).filter_map(|n| items[*n].phrase());
            let owned = phrases.flat_map(|p| p.parties.iter().map(|(code, span)| (*code, *span)));
            sides.actors.extend(owned.take(1).map(|(code, span)| Meant { code, span: Some(span), via: Via::Said }));
        }
        sides.tidy(kind.mutual);
        if sides.actors.is_empty() && sides.recipients.is_empty() {
            self.both_sides(sides, kind, scene, frame);
            self.that_visit(sides, kind, scene, frame);
        }
        if sides.actors.is_empty() && sides.recipients.is_empty() {
            return None;
        }
        let inherit = |code: &'p str| Meant { code, span: None, via: Via::Inherited };
        let at = scene.sentence.items[frame.trigger].span.start;
        let weak = |code: &&'p str| !entry.weak || self.named_here(scene, code);
        let everybody: Vec<&'p str> = sides.actors.iter().chain(&sides.recipients).map(|m| m.code).collect();
        let host =
            self.host_here(scene, &everybody).filter(|_| matches!(kind.id.as_str(), "talks" | "meeting" | "visit"));
        if kind.mutual {
            if sides.actors.len() < 2 {
                let mine: Vec<&'p str> = sides.actors.iter().map(|a| a.code).collect();
                let states = mine.iter().all(|c| !c.contains(':'));
                let other = host
                    .or(self.discourse.other_than(&mine))
                    .or_else(|| self.partner(kind, &mine))
                    .filter(|_| states && kind.least > 1)
                    .filter(weak);
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
                let topic = self.discourse.topic.filter(|t| weak(t) && !taken.contains(t)).map(inherit);
                sides.actors = if found.is_empty() { topic.into_iter().collect() } else { found };
            }
            // Two who act act on each other.
            let together = sides.actors.iter().filter(|m| m.via != Via::Inherited).count() > 1;
            if sides.recipients.is_empty() && !together {
                let mine: Vec<&'p str> = sides.actors.iter().map(|a| a.code).collect();
                let host = self
                    .discourse
                    .visit
                    .as_ref()
                    .filter(|v| kind.id == "visit" && mine.contains(&v.visitor))
                    .and_then(Visit::host);
                let other = if kind.least < 2 { None } else { self.discourse.other_than(&mine) };
                let body = self.discourse.latest_organisation(at).filter(|o| !mine.contains(o));
                let lone = kind.least > 1 && mine.len() == 1;
                let other = other.or_else(|| self.partner(kind, &mine).filter(|_| lone));
                let other = if kind.id == "membership" { body } else { host.or(other).filter(weak) };
                sides.recipients.extend(other.map(inherit));
            }
        }
        sides.tidy(kind.mutual);
        let total = sides.actors.len() + sides.recipients.len();
        let organisation = sides.actors.iter().any(|a| a.code.contains(':'));
        let gathering = kind.id == "meeting" && organisation && total == 1;
        let said = total > 1 || sides.actors.iter().any(|m| m.via != Via::Inherited || m.span.is_some());
        let joins = sides.actors.iter().chain(&sides.recipients).any(|m| m.code.starts_with("IGO:"));
        let enough = (total >= kind.least || gathering) && said && (kind.id != "membership" || joins || total > 1);
        (enough && !sides.actors.is_empty() && (kind.mutual || total > sides.recipients.len())).then_some(())
    }
}
