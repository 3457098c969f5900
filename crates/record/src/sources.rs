//! What may be kept of a source, and under which terms: set by people, by outlet or by host, and held to wherever a text is filed.

use crate::error::{Error, Result};
use crate::store::{Note, Store};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The drawer they are kept in.
const DRAWER: &str = "sources";

/// What of an article is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keep {
    /// The whole text.
    #[default]
    Text,
    /// Only the quotes of claims.
    Quotes,
}

/// What is said of one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// What of its articles is kept.
    pub keep: Keep,
    /// Licence of its texts.
    pub licence: String,
    /// Where its terms of use stand.
    pub terms: String,
    /// Anything else.
    pub note: String,
}

/// The sources somebody said something of. What nothing is said of is kept as asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sources(BTreeMap<String, Terms>);

impl Sources {
    /// Those of a record.
    pub fn of<S: Store>(store: &S) -> Result<Sources> {
        let rows = store.notes(DRAWER)?;
        let read = |(name, terms): (String, String)| Ok((name, serde_json::from_str(&terms)?));
        Ok(Sources(rows.into_iter().map(read).collect::<Result<_>>()?))
    }

    /// From TOML: a table for each outlet or host.
    ///
    /// ```
    /// let sources = chancery_record::sources::Sources::from_toml(
    ///     "[\"Example Times\"]\nkeep = \"quotes\"\nlicence = \"all rights reserved\"",
    /// )?;
    /// assert!(!sources.keeps_text("example times", None));
    /// # Ok::<(), chancery_record::Error>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Sources> {
        let named: BTreeMap<String, Terms> = toml::from_str(text).map_err(|e| Error::Input(e.to_string()))?;
        Ok(Sources(named.into_iter().map(|(name, terms)| (folded(&name), terms)).collect()))
    }

    /// All of them by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Terms)> {
        self.0.iter().map(|(name, terms)| (name.as_str(), terms))
    }

    /// What is said of an outlet, else of the host of an address, else of the domain that the host is part of.
    pub fn terms(&self, outlet: &str, url: Option<&str>) -> Option<&Terms> {
        let host = url.map(host).unwrap_or_default();
        let domains = std::iter::successors(Some(host.as_str()), |h| h.split_once('.').map(|(_, rest)| rest));
        self.0.get(&folded(outlet)).or_else(|| domains.filter(|d| !d.is_empty()).find_map(|d| self.0.get(d)))
    }

    /// Whether the text of an article may be kept.
    pub fn keeps_text(&self, outlet: &str, url: Option<&str>) -> bool {
        self.terms(outlet, url).is_none_or(|t| t.keep == Keep::Text)
    }

    /// Puts these terms beside those that a record has. Texts that may be kept no longer are forgotten; gives how many.
    pub fn set<S: Store>(&self, store: &mut S) -> Result<usize> {
        let note = |(name, terms): (&String, &Terms)| {
            Ok(Note { drawer: DRAWER, key: name.clone(), value: Some(serde_json::to_string(terms)?) })
        };
        store.put_notes(&self.0.iter().map(note).collect::<Result<Vec<_>>>()?)?;
        let now = Sources::of(store)?;
        store.drop_texts(&|outlet, url| !now.keeps_text(outlet, url))
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The host of an address, without port and user.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
    host.split(':').next().unwrap_or("").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlet_is_named_by_its_name_its_host_or_its_domain() {
        let sources =
            Sources::from_toml("[\"Example  Times\"]\nkeep = \"quotes\"\n[\"example.org\"]\nkeep = \"quotes\"")
                .expect("terms");
        assert!(!sources.keeps_text("EXAMPLE Times", None));
        assert!(!sources.keeps_text("Another", Some("https://user@news.example.org:8080/a?b")));
        assert!(sources.keeps_text("Another", Some("https://notexample.org/a")));
        assert!(sources.keeps_text("", None));
    }

    #[test]
    fn a_word_nobody_knows_is_told() {
        assert!(Sources::from_toml("[a]\nkeep = \"everything\"").is_err());
        assert!(Sources::from_toml("[a]\nkep = \"text\"").is_err());
    }
}
