//! stub
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct TimesData {}
pub struct Times {}
#[derive(Debug, Clone)]
pub struct Expression {
    pub start: usize,
    pub end: usize,
    pub value: Value,
}
#[derive(Debug, Clone)]
pub enum Value {
    X,
}
#[derive(Debug, Clone, Copy)]
pub struct Duration {}
impl Value {
    pub fn span(&self) -> Option<String> {
        None
    }
    pub fn duration(&self) -> Option<Duration> {
        None
    }
}
#[derive(Debug, Clone)]
pub struct Resolved {
    pub edtf: String,
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub anchor: Option<Date>,
    pub approximate: bool,
}
pub struct Context {
    pub published: Date,
    pub last: Option<Resolved>,
    pub past: bool,
    pub future: bool,
}
impl Times {
    pub fn new(_: &TimesData) -> Result<Times, String> {
        Ok(Times {})
    }
    pub fn find(&self, _: &str) -> Vec<Expression> {
        vec![]
    }
    pub fn resolve(&self, _: &Value, _: &Context) -> Option<Resolved> {
        None
    }
}
pub fn with_duration(a: &Resolved, _: Duration) -> Resolved {
    a.clone()
}
pub fn bounds(_: &str) -> (Option<Date>, Option<Date>) {
    (None, None)
}
