//! Whose official is somebody whom the text names without a party?

use super::*;

/// Offices of which a party has one.
fn single(office: &str) -> bool {
    matches!(office, "head_of_state" | "head_of_government" | "monarch" | "chief_of_defence")
        || office.starts_with("minister:")
}

impl<'p> Assembly<'_, 'p> {
    /// Gives the people who appear in this sentence without a party the one they most likely belong to.
    pub(super) fn settle_people(&mut self, items: &[Item<'p>], clauses: &[Clause]) {
        for (c, clause) in clauses.iter().enumerate() {
            for n in clause.items.clone() {
                let Some(phrase) = items[n].phrase().filter(|p| p.parties.is_empty() && p.reference.is_none()) else {
                    continue;
                };
                let Some(person) = phrase.person.filter(|p| self.people.persons[*p].party.is_none()) else { continue };
                self.people.persons[person].party = self.party_of(person, n, items, clauses, c);
            }
        }
    }

    fn party_of(&self, person: usize, n: usize, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Option<&'p str> {
        let office = self.people.persons[person].office?;
        let mut taken: Vec<&'p str> = Vec::new();
        if single(office) {
            let others = self.people.persons.iter().filter(|p| p.office == Some(office));
            taken.extend(others.filter_map(|p| p.party));
        }
        let subject = clauses[c].subject.contains(&n);
        if !subject {
            taken.extend(self.subject(items, clauses, c).codes());
        }
        let free = |code: &&'p str| !taken.contains(code);
        let site = self.site_of(items, clauses, c).filter(|_| !subject);
        let topic = self.discourse.topic.filter(|_| subject);
        let home =
            self.discourse.home.filter(|h| self.discourse.weights.contains_key(h) || self.discourse.weights.is_empty());
        let host = self.discourse.visit.as_ref().and_then(Visit::host);
        [site, topic, home, host].into_iter().flatten().find(free).or_else(|| self.discourse.main_state_except(&taken))
    }

    /// The state of the place that a clause names.
    fn site_of(&self, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Option<&'p str> {
        let range = clauses[c].items.clone();
        let inside = |n: usize| {
            let phrase =
                items[n].phrase().filter(|_| crate::clauses::governor(items, n, range.start) == Some(Marker::In))?;
            let denoted = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
            self.located(phrase, &denoted).map(|l| l.0)
        };
        range.clone().find_map(inside)
    }
}
