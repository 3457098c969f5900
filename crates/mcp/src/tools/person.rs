//! Everything about one person.

use super::{EVENT, Tool, line};
use crate::asked::{AS_OF, FROM, KIND, LIMIT, NEXT, STATUS, Sort, TO, needed};
use crate::told::Told;
use chancery_record::answers;

/// The tool.
pub static TOOL: Tool = Tool {
    name: "person",
    title: "Everything about one person",
    what: "Events with a person, in whatever script the name was written, the newest first; `about` holds the offices that dated texts give them. \
        Example: {\"name\": \"Abdrasilov\"}.",
    params: &[
        needed("name", "The name, or the last name alone.", Sort::Text(200), "\"Abdrasilov\""),
        KIND,
        STATUS,
        FROM,
        TO,
        AS_OF,
        LIMIT,
        NEXT,
    ],
    row: EVENT,
    answer: |_, record, asked| {
        let answer = answers::person(record, &asked.ask(), asked.need("name"))?;
        Told::page(asked, answer, Vec::new()).quote(record, "claims")
    },
    line,
};
