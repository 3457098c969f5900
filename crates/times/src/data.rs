//! What a language's `times.toml` holds. The words and rules are data; the meaning of slots and groups is in `rules`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The time words and rules of one language, as read from `times.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TimesData {
    /// How a date in figures is written: `dmy`, `mdy` or `ymd`.
    pub order: String,
    /// Words that belong to an expression if they stand before it: `on` Tuesday.
    pub lead: Vec<String>,
    /// Named lists of endings: `word~adj` takes each of `adj = "ый|ого"`.
    pub endings: BTreeMap<String, String>,
    /// Class, value, forms: `[words.month]`, `8 = ["Agustus", "Agt"]`. A form that begins with a capital needs one in the text.
    pub words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Group and patterns: `calendar = ["{day} {month} {year}"]`.
    pub rules: BTreeMap<String, Vec<String>>,
}
