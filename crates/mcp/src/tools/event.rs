//! One event with all its claims.

use super::{Tool, field};
use crate::asked::{AS_OF, LIMIT, NEXT, Sort, needed};
use crate::told::{self, Told};
use chancery_record::answers;
use serde_json::json;

/// The tool.
pub static TOOL: Tool = Tool {
    name: "event",
    title: "One event with all its reports",
    what: "All claims that report one event, with every value they give, where they disagree, who cites whom, and their words. \
        Example: {\"id\": \"E0123456789abcdef\"} as `event_id` of another answer, or the identifier of a claim.",
    params: &[
        needed(
            "id",
            "Name of the event (E and 16 digits), or the identifier of one of its claims.",
            Sort::Text(100),
            "\"E0123456789abcdef\"",
        ),
        AS_OF,
        LIMIT,
        NEXT,
    ],
    row: &[
        ("event_id", "string"),
        ("kind", "string"),
        ("actors", "texts"),
        ("recipients", "texts"),
        ("people", "texts"),
        ("when", "string?"),
        ("place", "string?"),
        ("status", "string"),
        ("stage", "string?"),
        ("says", "texts"),
        ("origin", "string?"),
        ("decision", "string?"),
        ("confidence", "number"),
        ("quotes", "quotes"),
    ],
    answer: |_, record, asked| {
        let answer = answers::event(record, &asked.ask(), asked.need("id"))?;
        let parties = told::texts(&answer.about["actors"]).into_iter().chain(told::texts(&answer.about["recipients"]));
        let mut parties: Vec<String> = parties.collect();
        parties.sort();
        parties.dedup();
        let mut told = Told::page(asked, answer, parties);
        for row in &mut told.rows {
            row["claims"] = json!([field(row, "claim")]);
        }
        told.quote(record, "claims")
    },
    line: |row| {
        let says: Vec<String> = told::texts(&row["says"]).iter().map(|s| told::quoted(s)).collect();
        let says = if says.is_empty() { String::new() } else { format!(", according to {}", says.join(" ")) };
        let decision = row["decision"].as_str().map_or(String::new(), |d| format!(", reviewed: {d}"));
        format!(
            "{} {} {}{}, {}{says}{decision}",
            row["when"].as_str().unwrap_or("undated"),
            field(row, "kind"),
            told::texts(&row["actors"]).join(", "),
            match told::texts(&row["recipients"]) {
                to if to.is_empty() => String::new(),
                to => format!(" > {}", to.join(", ")),
            },
            field(row, "status"),
        )
    },
};
