//! Everything between two parties.

use super::{EVENT, Tool, line};
use crate::asked::{AS_OF, FROM, KIND, LANGUAGE, LIMIT, NEXT, OUTLET, STATUS, SUPPORT, Sort, TO, needed};
use crate::told::Told;
use chancery_record::answers;

/// The tool.
pub static TOOL: Tool = Tool {
    name: "pair",
    title: "Everything between two parties",
    what: "All events in which two parties both take part, the newest first. Example: {\"a\": \"CHN\", \"b\": \"BLR\", \"as_of\": \"2024-05-14\"}.",
    params: &[
        needed(
            "a",
            "One party: ISO 3166-1 alpha-3, IGO:SCO, NSA:Hamas, or a full English name.",
            Sort::Party,
            "\"CHN\"",
        ),
        needed("b", "The other party.", Sort::Party, "\"IGO:SCO\""),
        KIND,
        STATUS,
        FROM,
        TO,
        OUTLET,
        LANGUAGE,
        SUPPORT,
        AS_OF,
        LIMIT,
        NEXT,
    ],
    row: EVENT,
    answer: |_, record, asked| {
        let (a, b) = (asked.need("a"), asked.need("b"));
        let answer = answers::pair(record, &asked.ask(), a, b)?;
        Told::page(asked, answer, vec![a.into(), b.into()]).quote(record, "claims")
    },
    line,
};
