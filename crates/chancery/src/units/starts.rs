//! The forms that begin in each place of a sentence, in one list: in a script without spaces they begin nearly everywhere.

/// The end of a form, and its number.
type Ended = (usize, u32);

/// The forms of all places, those of a place together, the shortest first.
#[derive(Debug, Default)]
pub(super) struct Starts {
    forms: Vec<Ended>,
    /// Where the forms of each place begin, that at hand included.
    opened: Vec<usize>,
}

impl Starts {
    /// For a sentence of so many places.
    pub fn of(places: usize) -> Starts {
        let mut starts = Starts { forms: Vec::with_capacity(places), opened: Vec::with_capacity(places + 1) };
        starts.opened.push(0);
        starts
    }

    /// One form more that begins in the place at hand.
    #[inline]
    pub fn push(&mut self, form: Ended) {
        self.forms.push(form);
    }

    /// Goes on to the next place; `alone`: of the forms of this one nothing but that is kept.
    #[inline]
    pub fn close(&mut self, alone: Option<Ended>) {
        if let Some(form) = alone {
            self.forms.truncate(self.opened.last().copied().unwrap_or(0));
            self.forms.push(form);
        }
        self.opened.push(self.forms.len());
    }

    /// The forms that begin in a place.
    #[inline]
    pub fn at(&self, place: usize) -> &[Ended] {
        &self.forms[self.opened[place]..self.opened[place + 1]]
    }

    /// Leaves out the forms of a place.
    pub fn without(&self, dropped: &[(usize, Ended)]) -> Starts {
        let places = self.opened.len() - 1;
        let mut kept = Starts::of(places);
        for place in 0..places {
            kept.forms.extend(self.at(place).iter().filter(|form| !dropped.contains(&(place, **form))));
            kept.close(None);
        }
        kept
    }
}
