//! The smallest stretch that reading works with, and the names that an article adds to those of its language.

use crate::text::Span;
use chancery_pack::{Cases, Sense, Sorts};
use smallvec::SmallVec;

/// What a word can mean: seldom more than these few, which then stand in the word itself.
pub type Senses<'p> = SmallVec<[&'p Sense; 4]>;

/// The cases of each sense.
pub type CaseList = SmallVec<[Cases; 8]>;

/// What a unit is, beside its senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A form of the language's pack.
    Known,
    /// A word or run of characters that no pack knows.
    Word,
    /// Digits.
    Number(u32),
    /// A punctuation mark.
    Mark(char),
    /// A time expression, by its number in the sentence.
    Time(usize),
    /// A person learnt from the article.
    Person(usize),
}

/// The smallest stretch that reading works with.
#[derive(Debug, Clone)]
pub struct Unit<'p> {
    /// Where in the text.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// What it can mean.
    pub senses: Senses<'p>,
    /// What sorts there are among them.
    pub sorts: Sorts,
    /// The cases of each sense: of a marker those it governs, of another word those it stands in.
    pub cases: CaseList,
    /// Cases in which a person's name may stand.
    pub named: Cases,
    /// It begins with a capital.
    pub capital: bool,
    /// White space stands before it.
    pub spaced: bool,
}

impl Unit<'_> {
    /// Has it a sense of this sort?
    pub fn is(&self, test: impl Fn(&Sense) -> bool) -> bool {
        self.senses.iter().any(|s| test(s))
    }

    /// The cases in which it may stand, by the senses that pass.
    pub fn stands(&self, test: impl Fn(&Sense) -> bool) -> Cases {
        let fits = self.senses.iter().zip(&self.cases).filter(|(s, _)| test(s));
        fits.fold(Cases::default(), |all, (_, c)| all.or(*c))
    }
}

/// A form that this article has introduced.
#[derive(Debug, Clone)]
pub struct Local {
    /// Folded characters.
    pub form: Vec<char>,
    /// Number of the person.
    pub person: usize,
    /// Cases in which the form may stand.
    pub cases: Cases,
}

/// The forms that this article has introduced, by their first characters.
#[derive(Debug, Default)]
pub struct Locals {
    forms: Vec<Local>,
    /// The first character of each: most characters begin none.
    firsts: Firsts,
}

impl Locals {
    /// Puts them in order; of equals the later wins.
    pub fn new(mut forms: Vec<Local>) -> Locals {
        forms.retain(|l| !l.form.is_empty());
        forms.sort_by_key(|l| l.form[0]);
        let firsts = Firsts::of(forms.iter().map(|l| l.form[0]));
        Locals { forms, firsts }
    }

    /// May one begin with this character?
    #[inline(always)]
    pub(super) fn may_begin(&self, first: char) -> bool {
        self.firsts.may_hold(first)
    }

    pub(super) fn beginning_with(&self, first: char) -> &[Local] {
        let start = self.forms.partition_point(|l| l.form[0] < first);
        let length = self.forms[start..].iter().take_while(|l| l.form[0] == first).count();
        &self.forms[start..start + length]
    }
}

/// A bit for each of some characters, by its last bits: so many that ASCII's all differ.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Firsts([u64; 2]);

impl Firsts {
    pub fn of(chars: impl Iterator<Item = char>) -> Firsts {
        let mut bits = [0; 2];
        chars.for_each(|c| bits[c as usize / 64 % 2] |= 1 << (c as usize % 64));
        Firsts(bits)
    }

    /// May it be one of them?
    #[inline(always)]
    pub fn may_hold(self, c: char) -> bool {
        self.0[c as usize / 64 % 2] >> (c as usize % 64) & 1 != 0
    }
}

/// A person's name found in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub person: usize,
    pub end: usize,
    pub cases: Cases,
}
