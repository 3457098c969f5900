//! What happened, the newest first.

use super::{EVENT, Tool, line};
use crate::asked::{AS_OF, FROM, KIND, LANGUAGE, LIMIT, NEXT, OUTLET, PARTIES, STATUS, SUPPORT, TO};
use crate::told::Told;
use chancery_record::answers;

/// The tool.
pub static TOOL: Tool = Tool {
    name: "timeline",
    title: "Timeline of events",
    what: "Events between states and organisations, the newest first: who did what with whom, when, where, in which state (happened, planned, denied …), \
        from how many independent origins. Narrow it by parties, kind, status and days. Example: {\"parties\": [\"IDN\"], \"kind\": [\"visit\"], \"from\": \"2025\"}.",
    params: &[PARTIES, KIND, STATUS, FROM, TO, OUTLET, LANGUAGE, SUPPORT, AS_OF, LIMIT, NEXT],
    row: EVENT,
    answer: |_, record, asked| {
        let answer = answers::timeline(record, &asked.ask(), true)?;
        Told::page(asked, answer, asked.list("parties")).quote(record, "claims")
    },
    line,
};
