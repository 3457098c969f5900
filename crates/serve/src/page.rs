//! What a page is.

use crate::names::Names;
use crate::problem::Problem;
use crate::query::{Param, Query};
use chancery_pictures::{Known, Picture};
use chancery_record::Record;
use chancery_record::answers::Answer;
use maud::Markup;

/// A page: one answer that comes as HTML, JSON and CSV.
pub struct Page {
    /// Name of the question, and of the operation in the API.
    pub name: &'static str,
    /// Where it is; parts in braces are asked for.
    pub path: &'static str,
    /// What it answers, in a sentence.
    pub what: &'static str,
    /// Parts of the path.
    pub parts: &'static [Param],
    /// Parameters beyond those that every list understands.
    pub params: &'static [Param],
    /// It understands what every list understands; else only the day of knowledge.
    pub list: bool,
    /// It has forms that change the record.
    pub forms: bool,
    /// How its rows are drawn, where a picture says something.
    pub picture: Option<fn(&[serde_json::Value], &Known) -> Picture>,
    /// Asks the record.
    pub answer: fn(&Record, &Query) -> Result<Told, Problem>,
    /// The title and the body of the HTML form.
    pub view: fn(&Scene) -> Shown,
}

/// The answer and what only the HTML form shows beside it.
#[derive(Debug, Default)]
pub struct Told {
    /// The answer.
    pub answer: Answer,
    /// The text of an article.
    pub text: Option<String>,
    /// The last decisions.
    pub decided: Vec<serde_json::Value>,
    /// The newest day the record knows.
    pub newest: Option<i32>,
    /// Token of the next page.
    pub next: Option<String>,
}

impl From<Answer> for Told {
    fn from(answer: Answer) -> Told {
        Told { answer, ..Told::default() }
    }
}

/// The HTML form.
pub struct Shown {
    /// Title.
    pub title: String,
    /// Body.
    pub body: Markup,
}

/// All that a view may look at.
pub struct Scene<'s> {
    /// What codes are called.
    pub names: &'s Names,
    /// The page.
    pub page: &'static Page,
    /// Its path as it was asked for.
    pub path: &'s str,
    /// What was asked.
    pub query: &'s Query,
    /// What came out.
    pub told: &'s Told,
    /// What forms must send back, where the page has any.
    pub form: &'s str,
}

impl Page {
    /// All parameters of the query.
    pub fn asked(&self) -> Vec<Param> {
        let common: &[Param] = if self.list { &crate::query::LISTS } else { &crate::query::LISTS[..1] };
        common.iter().chain(self.params).copied().collect()
    }
}
