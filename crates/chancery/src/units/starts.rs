//! The forms that begin in each place of a sentence, in one list: in a script without spaces they begin nearly everywhere.

/// The end of a form, and its number.
type Ended = (usize, u32);

/// The forms of all places, those of a place together, the shortest first.
#[derive(Debug, Default)]
pub(super) struct Starts {
    forms: Vec<Ended>,
    /// For each place: where the forms of the next begin.
    closed: Vec<usize>,
}

impl Starts {
    /// For a sentence of so many places.
    pub fn of(places: usize) -> Starts {
        Starts { forms: Vec::with_capacity(places * 2), closed: Vec::with_capacity(places) }
    }

    #[inline]
    fn opened(&self) -> usize {
        self.closed.last().copied().unwrap_or(0)
    }

    /// One form more that begins in the place at hand.
    #[inline]
    pub fn push(&mut self, form: Ended) {
        self.forms.push(form);
    }

    /// The last form that begins in the place at hand.
    #[inline]
    pub fn last(&self) -> Option<Ended> {
        self.forms[self.opened()..].last().copied()
    }

    /// Goes on to the next place; `alone`: of the forms of this one nothing but that is kept.
    #[inline]
    pub fn close(&mut self, alone: Option<Ended>) {
        if let Some(form) = alone {
            self.forms.truncate(self.opened());
            self.forms.push(form);
        }
        self.closed.push(self.forms.len());
    }

    /// The forms that begin in a place.
    #[inline]
    pub fn at(&self, place: usize) -> &[Ended] {
        let from = place.checked_sub(1).map_or(0, |before| self.closed[before]);
        &self.forms[from..self.closed[place]]
    }

    /// Leaves out the forms of a place.
    pub fn without(&self, dropped: &[(usize, Ended)]) -> Starts {
        let mut kept = Starts::of(self.closed.len());
        for place in 0..self.closed.len() {
            kept.forms.extend(self.at(place).iter().filter(|form| !dropped.contains(&(place, **form))));
            kept.close(None);
        }
        kept
    }
}
