//! The forms that begin in each place of a sentence, in one list: in a script without spaces they begin nearly everywhere.

/// The end of a form, and its number: kept small, as there is one for nearly each character.
pub(super) type Ended = (u32, u32);

/// To be kept.
pub(super) fn ended((end, form): (usize, u32)) -> Ended {
    (end as u32, form)
}

/// As it is asked for.
pub(super) fn wide((end, form): Ended) -> (usize, u32) {
    (end as usize, form)
}

/// The forms of all places, those of a place together, the shortest first.
#[derive(Debug, Default)]
pub(super) struct Starts {
    forms: Vec<Ended>,
    /// Where the forms of each place begin, that at hand included.
    opened: Vec<u32>,
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
    pub fn push(&mut self, form: (usize, u32)) {
        self.forms.push(ended(form));
    }

    /// Goes on to the next place; `alone`: of the forms of this one nothing but that is kept.
    #[inline]
    pub fn close(&mut self, alone: Option<(usize, u32)>) {
        if let Some(form) = alone {
            self.forms.truncate(self.opened.last().map_or(0, |opened| *opened as usize));
            self.push(form);
        }
        self.opened.push(self.forms.len() as u32);
    }

    /// The forms that begin in a place.
    #[inline]
    pub fn at(&self, place: usize) -> impl DoubleEndedIterator<Item = (usize, u32)> {
        self.kept(place).iter().copied().map(wide)
    }

    fn kept(&self, place: usize) -> &[Ended] {
        &self.forms[self.opened[place] as usize..self.opened[place + 1] as usize]
    }

    /// Leaves out the forms of a place.
    pub fn without(&self, dropped: &[(usize, (usize, u32))]) -> Starts {
        let places = self.opened.len() - 1;
        let mut kept = Starts::of(places);
        for place in 0..places {
            let stays = |form: &&Ended| !dropped.contains(&(place, wide(**form)));
            kept.forms.extend(self.kept(place).iter().filter(stays));
            kept.close(None);
        }
        kept
    }
}
