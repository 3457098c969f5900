//! What comes in: one text of one outlet, with its day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An article as it is handed to the reader.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq)]
#[serde(default)]
pub struct Article {
    /// Identifier, repeated in every claim.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication, ISO 8601 (a time of day may follow and is ignored).
    pub published: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The text; paragraphs parted by line feeds.
    pub text: String,
    /// Language code, where it is known; else it is recognised.
    pub lang: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
}

impl Article {
    /// The day of publication, or why it can't be read.
    pub fn day(&self) -> Result<Option<Date>, String> {
        let Some(text) = self.published.as_deref().map(str::trim).filter(|t| !t.is_empty()) else { return Ok(None) };
        let day = text.get(..10).unwrap_or(text);
        day.parse().map(Some).map_err(|_| format!("`{text}` is no date; write it as 2023-08-16"))
    }
}
