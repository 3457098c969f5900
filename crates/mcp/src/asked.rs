//! What a tool may be asked: parameters defined once, from which follow schemas, checks and what to write instead.

use crate::desk::Desk;
use chancery_record::answers::{Ask, Next};
use chancery_record::codebook;
use chancery_record::day::{self, Day};
use serde_json::{Map, Value, json};

/// A parameter.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub what: &'static str,
    /// What may stand there.
    pub sort: Sort,
    /// An example, as JSON.
    pub example: &'static str,
    /// It must be given.
    pub needed: bool,
}

/// What may stand in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A party.
    Party,
    /// One party or two.
    Parties,
    /// A day.
    Day,
    /// A day, month or year.
    Date,
    /// A number within bounds.
    Number(usize, usize),
    /// Words from a list.
    Among(&'static [&'static str]),
    /// Kinds of the world pack.
    Kinds,
    /// Any words.
    List,
    /// Any text of so many characters.
    Text(usize),
    /// Where a list goes on.
    Token,
}

/// Rows where nothing else is said.
const ROWS: usize = 20;
/// Most rows of an answer.
const MOST: usize = 100;
/// Events looked through for an answer.
const LOOK: usize = 600;
/// Most words of a list.
const WORDS: usize = 50;

/// A parameter that may be left out.
pub const fn free(name: &'static str, what: &'static str, sort: Sort, example: &'static str) -> Param {
    Param { name, what, sort, example, needed: false }
}

/// A parameter that must be given.
pub const fn needed(name: &'static str, what: &'static str, sort: Sort, example: &'static str) -> Param {
    Param { name, what, sort, example, needed: true }
}

/// The second clock.
pub const AS_OF: Param = free(
    "as_of",
    "Answer as it was known on this day: what was published later is left out.",
    Sort::Day,
    "\"2024-05-14\"",
);
/// Days.
pub const FROM: Param = free("from", "True from this day, month or year.", Sort::Date, "\"2023-08\"");
/// Days.
pub const TO: Param = free("to", "True up to this day, month or year.", Sort::Date, "\"2023\"");
/// Kinds.
pub const KIND: Param = free("kind", "Only these kinds of claims.", Sort::Kinds, "[\"visit\", \"meeting\"]");
/// Statuses.
pub const STATUS: Param = free("status", "Only these statuses.", Sort::Among(&codebook::STATUS), "[\"planned\"]");
/// Outlets.
pub const OUTLET: Param = free("outlet", "Only what one of these outlets reports.", Sort::List, "[\"Antara\"]");
/// Languages.
pub const LANGUAGE: Param =
    free("language", "Only what is reported in one of these languages.", Sort::List, "[\"zh\"]");
/// Support.
pub const SUPPORT: Param = free(
    "support",
    "Supported as well as this or better: 1 (three independent origins) to 6.",
    Sort::Number(1, 6),
    "3",
);
/// Rows.
pub const LIMIT: Param = free("limit", "At most so many rows; 20 where nothing is said.", Sort::Number(1, MOST), "10");
/// Where it goes on.
pub const NEXT: Param =
    free("next", "Where to go on: the `next` of the answer before, with the same other arguments.", Sort::Token, "");
/// One party or two.
pub const PARTIES: Param = free(
    "parties",
    "One party, or two that both take part: ISO 3166-1 alpha-3 codes, IGO:SCO, NSA:Hamas, or full English names.",
    Sort::Parties,
    "[\"CHN\", \"BLR\"]",
);

/// What was asked, checked.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Values by name, as they were understood.
    pub given: Map<String, Value>,
}

impl Asked {
    /// Checks arguments; else says what to write.
    pub fn new(arguments: &Value, params: &[Param], desk: &Desk) -> Result<Asked, String> {
        let empty = Map::new();
        let arguments = match arguments {
            Value::Null => &empty,
            Value::Object(object) => object,
            _ => return Err("arguments are an object".into()),
        };
        let mut asked = Asked::default();
        for (name, value) in arguments.iter().filter(|(_, v)| !v.is_null()) {
            let param = params.iter().find(|p| p.name == name).ok_or_else(|| {
                let known: Vec<&str> = params.iter().map(|p| p.name).collect();
                let name: String = name.chars().take(40).collect();
                format!("`{name}` is nothing that can be asked here; there are {}", known.join(", "))
            })?;
            let value = param.checked(value, desk).map_err(|why| format!("`{}`: {why}", param.name))?;
            asked.given.insert(name.clone(), value);
        }
        match params.iter().find(|p| p.needed && !asked.given.contains_key(p.name)) {
            Some(p) => Err(format!("`{}` is needed: {} Example: {}", p.name, p.what, p.example)),
            None => Ok(asked),
        }
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.given.get(name).and_then(Value::as_str)
    }

    /// A text that is there because it is needed.
    pub fn need(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    /// A list of words.
    pub fn list(&self, name: &str) -> Vec<String> {
        let words = self.given.get(name).and_then(Value::as_array).into_iter().flatten();
        words.filter_map(Value::as_str).map(String::from).collect()
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.given.get(name).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok())
    }

    fn bounds(&self, name: &str) -> (Option<Day>, Option<Day>) {
        self.text(name).map_or((None, None), day::bounds)
    }

    /// Rows of the answer.
    pub fn limit(&self) -> usize {
        self.number("limit").unwrap_or(ROWS)
    }

    /// Where it goes on.
    pub fn next(&self) -> Option<Next> {
        self.text("next").and_then(Next::parse)
    }

    /// The question to the record.
    pub fn ask(&self) -> Ask {
        let whole = Ask {
            as_of: self.bounds("as_of").1,
            kinds: self.list("kind"),
            statuses: self.list("status"),
            from: self.bounds("from").0,
            to: self.bounds("to").1,
            outlets: self.list("outlet"),
            languages: self.list("language"),
            parties: self.list("parties"),
            support: self.number("support").and_then(|n| u8::try_from(n).ok()),
            look: LOOK,
            ..Ask::default()
        };
        whole.page(self.next(), self.limit())
    }
}

impl Param {
    /// The value as it is understood; else what to write.
    fn checked(&self, value: &Value, desk: &Desk) -> Result<Value, String> {
        let text = || value.as_str().map(str::trim).ok_or_else(|| format!("a text, as {}", self.example));
        match self.sort {
            Sort::Party => Ok(desk.party(text()?)?.into()),
            Sort::Parties => {
                let codes = words(value, 2)?.into_iter().map(|w| desk.party(w)).collect::<Result<Vec<_>, _>>()?;
                Ok(codes.into())
            }
            Sort::Day => {
                let day = text()?;
                let fits = day.len() == 10 && day::parse(day).is_some();
                if fits { Ok(day.into()) } else { Err("write a day as 2023-08-16".into()) }
            }
            Sort::Date => {
                let date = text()?;
                let fits = date.len() <= 10 && matches!(day::bounds(date), (Some(_), Some(_)));
                if fits { Ok(date.into()) } else { Err("write 2023-08-16, 2023-08 or 2023".into()) }
            }
            Sort::Number(least, most) => {
                let number = value.as_u64().filter(|n| (least as u64..=most as u64).contains(n));
                number.map(Value::from).ok_or_else(|| format!("a whole number from {least} to {most}"))
            }
            Sort::Among(known) => among(value, |w| known.contains(&w), || known.join(", ")),
            Sort::Kinds => {
                let kinds = &desk.world().kinds;
                among(value, |w| kinds.contains_key(w), || kinds.keys().cloned().collect::<Vec<_>>().join(", "))
            }
            Sort::List => Ok(words(value, WORDS)?.into()),
            Sort::Text(most) => {
                let text = value.as_str().ok_or_else(|| format!("a text, as {}", self.example))?;
                let fits = !text.trim().is_empty() && text.chars().nth(most).is_none() && !text.contains('\0');
                if fits { Ok(text.into()) } else { Err(format!("a text of 1 to {most} characters")) }
            }
            Sort::Token => {
                let fits = Next::parse(text()?).is_some();
                if fits {
                    Ok(value.clone())
                } else {
                    Err("no token of ours; take `next` from the answer before".into())
                }
            }
        }
    }

    /// Its schema.
    pub fn schema(&self, desk: &Desk) -> Value {
        let array =
            |items: Value, most: usize| json!({ "type": "array", "items": items, "minItems": 1, "maxItems": most });
        let mut schema = match self.sort {
            Sort::Party => json!({ "type": "string", "minLength": 2, "maxLength": 100 }),
            Sort::Parties => array(json!({ "type": "string", "minLength": 2, "maxLength": 100 }), 2),
            Sort::Day => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Sort::Date => json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" }),
            Sort::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Sort::Among(known) => array(json!({ "type": "string", "enum": known }), known.len()),
            Sort::Kinds => {
                let kinds: Vec<&String> = desk.world().kinds.keys().collect();
                let most = kinds.len();
                array(json!({ "type": "string", "enum": kinds }), most)
            }
            Sort::List => array(json!({ "type": "string", "minLength": 1, "maxLength": 200 }), WORDS),
            Sort::Text(most) => json!({ "type": "string", "minLength": 1, "maxLength": most }),
            Sort::Token => json!({ "type": "string", "pattern": Next::PATTERN }),
        };
        schema["description"] = self.what.into();
        if let Ok(example) = serde_json::from_str::<Value>(self.example) {
            schema["examples"] = json!([example]);
        }
        schema
    }
}

/// Words of a list; one alone is a list too.
fn words(value: &Value, most: usize) -> Result<Vec<&str>, String> {
    let list = match value {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    };
    let words: Option<Vec<&str>> = list.iter().map(|v| v.as_str().map(str::trim).filter(|w| !w.is_empty())).collect();
    words.filter(|w| (1..=most).contains(&w.len())).ok_or_else(|| format!("a list of 1 to {most} texts"))
}

fn among(value: &Value, known: impl Fn(&str) -> bool, all: impl Fn() -> String) -> Result<Value, String> {
    let words = words(value, WORDS)?;
    match words.iter().find(|w| !known(w)) {
        Some(wrong) => Err(format!("`{wrong}` is none of {}", all())),
        None => Ok(words.into()),
    }
}
