//! Full text, in every language.

use super::{Tool, field};
use crate::asked::{AS_OF, FROM, KIND, LANGUAGE, LIMIT, NEXT, OUTLET, Sort, TO, needed};
use crate::told::{self, Told, texts};
use chancery_record::answers;

/// The tool.
pub static TOOL: Tool = Tool {
    name: "search",
    title: "Search the articles",
    what: "Articles whose text holds all the words, in every language, the last filed first, each with the events it tells and the quotes of its claims. \
        Example: {\"words\": \"国防部长\"} or {\"words\": \"free trade\", \"kind\": [\"talks\"]}.",
    params: &[
        needed("words", "Words, all of which the text must hold.", Sort::Text(200), "\"free trade\""),
        KIND,
        FROM,
        TO,
        OUTLET,
        LANGUAGE,
        AS_OF,
        LIMIT,
        NEXT,
    ],
    row: &[
        ("published", "string?"),
        ("outlet", "string"),
        ("language", "string"),
        ("title", "string"),
        ("words", "string"),
        ("events", "texts"),
        ("article", "string"),
        ("url", "string?"),
        ("claims_in_all", "integer"),
        ("quotes", "quotes"),
    ],
    answer: |_, record, asked| {
        let answer = answers::search(record, &asked.ask(), asked.need("words"))?;
        let mut told = Told::page(asked, answer, Vec::new()).quote(record, "claims")?;
        // Articles without claims have no quote by which to know.
        told.textless = told.rows.iter().filter(|r| field(r, "words").is_empty()).count();
        Ok(told)
    },
    line: |row| {
        format!(
            "{} {} ({}) {}: {}; events {}",
            row["published"].as_str().unwrap_or("undated"),
            told::quoted(field(row, "outlet")),
            field(row, "language"),
            told::quoted(field(row, "title")),
            told::quoted(field(row, "words")),
            texts(&row["events"]).join(" "),
        )
    },
};
