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
        let named = happening.parties.iter().filter(|p| !conference || p.contains(':'));
        let span = Some(items[n].span);
        sides.actors.extend(named.map(|code| Meant { code, span, via: Via::Said }));
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
        let explicit = sides.actors.len() + sides.recipients.len();
        if explicit == 0 {
            return None;
        }
        let inherit = |code: &'p str| Meant { code, span: None, via: Via::Inherited };
        let everybody: Vec<&'p str> = sides.actors.iter().chain(&sides.recipients).map(|m| m.code).collect();
        let host = self.host_here(scene, &everybody).filter(|_| matches!(kind.id.as_str(), "talks" | "meeting" | "visit"));
        if kind.mutual {
            if sides.actors.len() < 2 && !entry.weak {
                let mine: Vec<&'p str> = sides.actors.iter().map(|a| a.code).collect();
                let states = mine.iter().all(|c| !c.contains(':'));
                let other = host.or(self.discourse.other_than(&mine)).filter(|_| states && kind.least > 1);
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
                    .and_then(Visit::host);
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
}
