//! What the forms of a language can mean: their senses in flat lists, and what is asked of a form before they are gone through.

use crate::numbers;
use crate::sorts::Sorts;
use crate::{Cases, Cue, Sense};
use serde::{Deserialize, Serialize};

/// One sense of a form, with the condition under which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Sensed {
    pub sense: Sense,
    /// The text must be written exactly so.
    pub exact: Option<Box<str>>,
    /// The text must begin with a capital.
    pub upper: bool,
    /// Not at the beginning of a sentence.
    pub inner: bool,
    /// Cases in which the form stands; of a marker, those it governs.
    pub cases: Cases,
}

impl Sensed {
    /// A sense that holds under no condition.
    pub fn plain(sense: Sense) -> Sensed {
        Sensed { sense, exact: None, upper: false, inner: false, cases: Cases::default() }
    }

    /// Does it hold however the form is written?
    fn always(&self) -> bool {
        self.exact.is_none() && !self.upper && !self.inner
    }
}

/// What a form stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Listed {
    /// Numbers of senses; none: the form is a cue alone.
    pub senses: Vec<u32>,
    pub cue: Option<Cue>,
}

/// What all forms stand for, in flat lists.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Meanings {
    /// Where the senses of each begin; one more closes the last.
    #[serde(with = "numbers")]
    first: Vec<u32>,
    #[serde(with = "numbers")]
    senses: Vec<u32>,
    /// One more than the cue; 0: none.
    #[serde(with = "numbers")]
    cues: Vec<u32>,
}

impl Meanings {
    pub fn new(listed: &[Listed]) -> Meanings {
        let mut all = Meanings { first: vec![0], ..Meanings::default() };
        for Listed { senses, cue } in listed {
            all.senses.extend(senses);
            all.first.push(all.senses.len() as u32);
            all.cues.push(cue.map_or(0, |cue| cue + 1));
        }
        all
    }

    /// Numbers of the senses of a form.
    fn senses(&self, form: u32) -> &[u32] {
        let form = form as usize;
        &self.senses[self.first[form] as usize..self.first[form + 1] as usize]
    }

    /// How many forms there are.
    pub fn count(&self) -> u32 {
        self.cues.len() as u32
    }
}

/// What is asked of a form before its senses are gone through, close together: most such questions wait for memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gist {
    /// One more than the cue; 0: none.
    pub cue: u32,
    /// The number of its sense, if it has but one, as most do; of others where theirs begin among those of all forms, and how many they are.
    senses: u32,
    count: u16,
    /// The sorts of its senses.
    pub sorts: Sorts,
    /// It is a word that blocks others, and nothing else.
    pub idle: bool,
    /// It means something however it is written.
    pub always: bool,
    /// It means the same however it is written.
    pub plain: bool,
}

impl Gist {
    pub fn new(form: u32, meanings: &Meanings, senses: &[Sensed]) -> Gist {
        let numbers = meanings.senses(form);
        let senses = || numbers.iter().map(|n| &senses[*n as usize]);
        Gist {
            cue: meanings.cues[form as usize],
            senses: if let [one] = numbers { *one } else { meanings.first[form as usize] },
            count: numbers.len().try_into().unwrap_or(u16::MAX),
            sorts: senses().map(|s| Sorts::of(&s.sense)).fold(Sorts::default(), Sorts::or),
            idle: senses().all(|s| s.sense == Sense::Block),
            always: senses().any(Sensed::always),
            plain: senses().all(Sensed::always),
        }
    }

    /// Numbers of its senses.
    #[inline]
    pub fn senses<'a>(&'a self, meanings: &'a Meanings) -> &'a [u32] {
        match self.count {
            1 => std::slice::from_ref(&self.senses),
            count => &meanings.senses[self.senses as usize..][..count.into()],
        }
    }
}
