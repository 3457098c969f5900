//! Time expressions to EDTF. [`Times`] is compiled from one language's `times.toml`; finding and resolving are pure and never fail.
//!
//! A sentence becomes tokens; where a token can begin an expression, tries of patterns are walked for the longest reading; its
//! fields become a [`Value`], which says what was said and no more. Only [`Times::resolve`] knows the day of publication.

mod calendar;
mod data;
mod edtf;
mod expand;
mod matching;
mod meaning;
mod numbers;
mod range;
mod reach;
mod resolve;
mod rules;
mod slots;
mod tokens;
mod value;

use serde::{Deserialize, Serialize};

pub use data::TimesData;
pub use edtf::{bounds, ending, with_duration};
pub use reach::written;
pub use resolve::{Context, Resolved};
pub use value::{Anchor, Calendar, Direction, Duration, Grain, Part, Shift, Unit, Value};

/// The time expressions of one language, compiled; it may be stored so.
#[derive(Debug, Serialize, Deserialize)]
pub struct Times {
    rules: rules::Rules,
}

/// A time expression in a sentence. Offsets are in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Its first character.
    pub start: usize,
    /// Behind its last character.
    pub end: usize,
    /// What it says.
    pub value: Value,
}

impl Times {
    /// Compiles a language; the error says which entry is wrong.
    pub fn new(data: &TimesData) -> Result<Times, String> {
        Ok(Times { rules: rules::Rules::new(data)? })
    }

    /// The time expressions of a sentence: the longest ones, in order, never overlapping.
    pub fn find(&self, sentence: &str) -> Vec<Expression> {
        self.find_in(&sentence.chars().collect::<Vec<_>>())
    }

    /// The same, of a sentence's characters.
    pub fn find_in(&self, sentence: &[char]) -> Vec<Expression> {
        let tokens = self.rules.vocabulary.tokens(sentence);
        let found = matching::find(&self.rules, &tokens);
        let place = |(start, end, value): (usize, usize, Value)| {
            let (first, last) = (tokens.get(start)?, tokens.get(end.checked_sub(1)?)?);
            Some(Expression { start: first.start as usize, end: last.end as usize, value })
        };
        found.into_iter().filter_map(place).collect()
    }

    /// When it was; `None` for what text and publication do not tell.
    pub fn resolve(&self, value: &Value, context: &Context) -> Option<Resolved> {
        resolve::resolve(value, context)
    }
}
