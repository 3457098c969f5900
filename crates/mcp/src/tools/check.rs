//! "The first visit in five years": is that so?

use super::{Tool, field};
use crate::asked::{AS_OF, FROM, KIND, LIMIT, NEXT, PARTIES, Sort, TO, free};
use crate::told::{self, Told, texts};
use chancery_record::answers;
use serde_json::Value;

const VERDICTS: &[&str] = &["consistent", "contradicted", "insufficient_coverage", "scope_unclear"];

/// The tool.
pub static TOOL: Tool = Tool {
    name: "check",
    title: "Comparisons held against the record",
    what: "Comparisons that news make (\"the first visit in five years\", \"the third round\") with a verdict from the record: consistent, contradicted (with the counter-examples), \
        insufficient_coverage (with what was read in the window), scope_unclear. Example: {\"parties\": [\"IDN\", \"KAZ\"]}.",
    params: &[
        PARTIES,
        free("verdict", "Only these verdicts.", Sort::Among(VERDICTS), "[\"contradicted\"]"),
        KIND,
        FROM,
        TO,
        AS_OF,
        LIMIT,
        NEXT,
    ],
    row: &[
        ("verdict", "string"),
        ("why", "string"),
        ("comparison", "object"),
        ("claim", "string"),
        ("event_id", "string"),
        ("counter_examples", "texts"),
        ("coverage", "object"),
        ("quotes", "quotes"),
    ],
    answer: |_, record, asked| {
        let answer = answers::check(record, &asked.ask(), &asked.list("verdict"))?;
        let mut told = Told::page(asked, answer, asked.list("parties"));
        for row in &mut told.rows {
            row["claims"] = quoted_claims(record, row);
        }
        told.quote(record, "claims")
    },
    line: |row| {
        let read = &row["coverage"];
        let against = texts(&row["counter_examples"]);
        let against =
            if against.is_empty() { String::new() } else { format!(", counter-examples {}", against.join(" ")) };
        format!(
            "{}: {}{against}; searched {} to {}: {} articles of {} outlets; event {}",
            field(row, "verdict"),
            told::quoted(field(row, "why")),
            read["from"].as_str().unwrap_or("the beginning"),
            field(read, "to"),
            read["articles"],
            read["outlets"],
            field(row, "event_id"),
        )
    },
};

/// The claim that compares, and the first claim of each counter-example.
fn quoted_claims(record: &chancery_record::Record, row: &Value) -> Value {
    let first = |id: &String| record.event(id).ok()?.claims.first().map(|c| c.claim.id.clone());
    let against: Vec<String> = texts(&row["counter_examples"]).iter().filter_map(first).collect();
    std::iter::once(field(row, "claim").to_string()).chain(against).collect::<Vec<_>>().into()
}
