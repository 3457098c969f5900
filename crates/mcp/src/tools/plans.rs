//! What was announced and what came of it.

use super::{Tool, field};
use crate::asked::{AS_OF, FROM, KIND, LIMIT, NEXT, PARTIES, Sort, TO, free};
use crate::told::{Told, texts};
use chancery_record::answers;

const OUTCOMES: &[&str] = &["held", "moved", "cancelled", "suspended", "pending", "no_coverage"];

/// The tool.
pub static TOOL: Tool = Tool {
    name: "plans",
    title: "Plans and what came of them",
    what: "Announced visits, meetings, signings and the like by the day they are due, with what came of them: held, moved, cancelled, suspended, pending, \
        or no_coverage (the day has passed and nothing tells). Example: {\"parties\": [\"KAZ\"], \"outcome\": [\"pending\", \"no_coverage\"]}.",
    params: &[
        PARTIES,
        free("outcome", "Only these outcomes.", Sort::Among(OUTCOMES), "[\"pending\"]"),
        KIND,
        FROM,
        TO,
        AS_OF,
        LIMIT,
        NEXT,
    ],
    row: &[
        ("event_id", "string"),
        ("kind", "string"),
        ("parties", "texts"),
        ("planned", "string?"),
        ("announced", "string"),
        ("outcome", "string"),
        ("outcome_when", "string?"),
        ("shown_by", "texts"),
        ("coverage", "object?"),
        ("claims_in_all", "integer"),
        ("quotes", "quotes"),
    ],
    answer: |_, record, asked| {
        let answer = answers::plans(record, &asked.ask(), &asked.list("outcome"))?;
        Told::page(asked, answer, asked.list("parties")).quote(record, "claims")
    },
    line: |row| {
        let when = row["outcome_when"].as_str().map_or(String::new(), |w| format!(" {w}"));
        let read = row["coverage"]["articles"].as_u64();
        let read = read.map_or(String::new(), |n| format!(" ({n} articles read since)"));
        format!(
            "{} {} of {}, announced {}: {}{when}{read}, event {}",
            row["planned"].as_str().unwrap_or("undated"),
            field(row, "kind"),
            texts(&row["parties"]).join(", "),
            field(row, "announced"),
            field(row, "outcome"),
            field(row, "event_id"),
        )
    },
};
