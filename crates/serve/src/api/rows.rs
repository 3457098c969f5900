//! What stands in the rows of each answer.

use serde_json::{Map, Value, json};

/// The schema of a page's rows.
pub fn name(page: &str) -> &'static str {
    match page {
        "event" => "Report",
        "article" => "Claim",
        "agreements" => "Agreement",
        "members" => "Membership",
        "programmes" => "Programme",
        "offices" => "Holder",
        "relations" => "Relation",
        "plans" => "Plan",
        "checks" => "Check",
        "conflicts" => "Conflict",
        "coverage" => "Coverage",
        "sources" => "Source",
        "review" => "Waiting",
        "search" => "Hit",
        "about" => "Kind",
        "today" => "Change",
        _ => "Event",
    }
}

/// Fields of a schema: name, type, meaning. A type that ends in `?` may be null, `[]` is a list.
type Fields = &'static [(&'static str, &'static str, &'static str)];

const EVENT: Fields = &[
    ("event_id", "string", "Name of the event; an old one leads to the new one."),
    ("when", "string?", "When, EDTF."),
    ("kind", "string", "Kind; `/about` explains all."),
    ("who", "string", "`CHN > BLR`, or `BLR, CHN` where all are equals."),
    ("actors", "string[]", "Codes of who does it."),
    ("recipients", "string[]", "Codes of to whom it is done."),
    ("status", "string", "How it stands."),
    ("stage", "string?", "Legal stage."),
    ("title", "string?", "Title."),
    ("place", "string?", "Place and state."),
    ("people", "string[]", "People."),
    ("support", "integer", "1 (best) to 6."),
    ("origins", "string[]", "Independent origins."),
    ("reports", "integer", "Claims that report it."),
    ("part_of", "string?", "Event of which it is a part."),
    ("conflicts", "string[]", "Fields on which reports disagree."),
    ("known", "string", "Day it was first known."),
    ("claims", "string[]", "Identifiers of its claims."),
    ("quote", "string", "Words of the first report."),
];
const CLAIM: Fields = &[
    ("v", "integer", "Version of the form."),
    ("article", "string", "Identifier of the article."),
    ("id", "string", "Identifier of the claim."),
    ("kind", "string", "Kind."),
    ("event", "string?", "PLOVER event."),
    ("mode", "string[]", "PLOVER modes."),
    ("actors", "object[]", "Who does it."),
    ("recipients", "object[]", "To whom."),
    ("people", "object[]", "Individuals."),
    ("when", "object?", "When it is true."),
    ("where", "object?", "Where."),
    ("status", "string", "How it stands."),
    ("says", "object[]", "Sources the text gives, outermost first."),
    ("contexts", "string[]", "PLOVER contexts."),
    ("stage", "string?", "Legal stage."),
    ("title", "string?", "Name of the agreement, conference, exercise."),
    ("comparison", "object?", "Comparison with earlier happenings."),
    ("links", "object[]", "Links to other claims of the article."),
    ("evidence", "object[]", "Words on which each field rests."),
    ("confidence", "number", "0 to 1."),
    ("quote", "object", "The exact words, with their place."),
    ("event_id", "string?", "Its event."),
    ("reading", "string", "Engine and pack versions."),
];
const REPORT: Fields = &[
    ("event_id", "string", "The event."),
    ("published", "string?", "Day of publication."),
    ("outlet", "string", "Who published it."),
    ("language", "string", "Language."),
    ("title", "string", "Headline."),
    ("article", "string", "Names the article in the record."),
    ("url", "string?", "Address."),
    ("kind", "string", "Kind."),
    ("actors", "string[]", "Who does it."),
    ("recipients", "string[]", "To whom."),
    ("people", "string[]", "People."),
    ("when", "string?", "When, EDTF."),
    ("place", "string?", "Where."),
    ("status", "string", "How it stands."),
    ("stage", "string?", "Legal stage."),
    ("says", "string[]", "According to whom."),
    ("cites", "string?", "Whom the text cites."),
    ("origin", "string?", "Where it comes from."),
    ("decision", "string?", "What a reviewer decided."),
    ("confidence", "number", "0 to 1."),
    ("claim", "string", "Identifier of the claim."),
    ("quote", "string", "The exact words."),
    ("prefix", "string", "Words before."),
    ("suffix", "string", "Words behind."),
];
const CHANGE: Fields = &[
    ("change", "string", "`new`, `status` or `report`."),
    ("told", "string", "Day of its newest report."),
    ("before", "string?", "Status before."),
];
const WAITING: Fields = &[
    ("outlet", "string", "Who published it."),
    ("published", "string?", "Day of publication."),
    ("key", "string", "Names the article in the record."),
    ("reports", "integer", "Reports of its event."),
    ("disagree", "string[]", "Fields on which they disagree."),
];
const LEDGER: Fields = &[("since", "string?", "Since when it stands so."), ("stage", "string", "Stage that holds.")];

/// All schemas.
pub fn schemas() -> Map<String, Value> {
    let all: [(&str, Value); 17] = [
        ("Event", schema(&[EVENT])),
        ("Claim", schema(&[CLAIM])),
        ("Report", schema(&[REPORT])),
        ("Change", schema(&[CHANGE, EVENT])),
        ("Waiting", schema(&[WAITING, CLAIM])),
        (
            "Agreement",
            schema(&[
                LEDGER,
                &[
                    ("parties", "string[]", "Parties."),
                    ("title", "string?", "Title."),
                    ("stages", "object[]", "Its steps."),
                ],
            ]),
        ),
        (
            "Membership",
            schema(&[
                LEDGER,
                &[
                    ("party", "string", "Party."),
                    ("organisation", "string", "Organisation."),
                    ("steps", "object[]", "Its steps."),
                ],
            ]),
        ),
        (
            "Programme",
            schema(&[&[
                ("parties", "string[]", "Parties."),
                ("kind", "string", "Kind."),
                ("state", "string", "`running`, `suspended`, `resumed` or `ended`."),
                ("since", "string?", "Since when."),
                ("steps", "object[]", "Its steps."),
            ]]),
        ),
        (
            "Holder",
            schema(&[&[
                ("party", "string", "Party."),
                ("office", "string", "Office."),
                ("name", "string", "Name."),
                ("names", "string[]", "Spellings."),
                ("first", "string", "First day on which a text gives the title."),
                ("last", "string", "Last day."),
            ]]),
        ),
        (
            "Relation",
            schema(&[&[
                ("parties", "string[]", "Parties."),
                ("last", "string?", "Last step."),
                ("steps", "object[]", "Its steps."),
            ]]),
        ),
        (
            "Plan",
            schema(&[&[
                ("event_id", "string", "Its event."),
                ("kind", "string", "Kind."),
                ("parties", "string[]", "Parties."),
                ("announced", "string", "Day it was first announced."),
                ("planned", "string?", "Time of the latest announcement, EDTF."),
                ("outcome", "string", "What came of it."),
                ("outcome_when", "string?", "When."),
                ("claims", "string[]", "Claims."),
                ("shown_by", "string[]", "Events that show that it was held."),
                ("coverage", "object?", "What was read since, where nothing tells."),
                ("quote", "string", "Words of the latest announcement."),
            ]]),
        ),
        (
            "Check",
            schema(&[&[
                ("claim", "string", "Claim that compares."),
                ("event_id", "string", "Its event."),
                ("comparison", "object", "What it says."),
                ("verdict", "string", "The verdict."),
                ("why", "string", "Why."),
                ("counter_examples", "string[]", "Events against it."),
                ("coverage", "object", "What was read in the window."),
                ("quote", "string", "The words."),
                ("outlet", "string", "Who published it."),
                ("published", "string?", "When."),
            ]]),
        ),
        (
            "Conflict",
            schema(&[&[
                ("event_id", "string", "The event."),
                ("kind", "string", "Kind."),
                ("who", "string", "Parties."),
                ("field", "string", "Field."),
                ("values", "object[]", "Values with who gives them."),
            ]]),
        ),
        ("Coverage", schema(&[COUNTED, &[("language", "string", "Language.")]])),
        (
            "Source",
            schema(&[
                COUNTED,
                &[
                    ("languages", "string[]", "Languages."),
                    ("health", "string", "`well`, `silent` or `no claims`."),
                    ("reliability", "string?", "A to F, set by the user."),
                ],
            ]),
        ),
        (
            "Hit",
            schema(&[&[
                ("published", "string?", "Day of publication."),
                ("outlet", "string", "Who published it."),
                ("language", "string", "Language."),
                ("title", "string", "Headline."),
                ("words", "string", "Where the words stand."),
                ("events", "string[]", "Events it tells."),
                ("claims", "string[]", "Its claims."),
                ("kinds", "string[]", "Their kinds."),
                ("article", "string", "Names the article in the record."),
                ("url", "string?", "Address."),
            ]]),
        ),
        (
            "Kind",
            schema(&[&[
                ("kind", "string", "Kind."),
                ("meaning", "string", "What it means."),
                ("event", "string?", "PLOVER event."),
                ("mode", "string[]", "PLOVER modes."),
                ("cameo", "string?", "CAMEO root."),
                ("mutual", "boolean", "All parties are equals."),
            ]]),
        ),
    ];
    all.into_iter().map(|(name, schema)| (name.to_string(), schema)).collect()
}

const COUNTED: Fields = &[
    ("outlet", "string", "Outlet."),
    ("articles", "integer", "Articles."),
    ("claims", "integer", "Claims."),
    ("first", "string", "First day."),
    ("last", "string", "Last day."),
];

fn schema(parts: &[Fields]) -> Value {
    let fields = || parts.iter().flat_map(|p| p.iter());
    let property = |(name, sort, what): &(&str, &str, &str)| {
        let mut schema = match (sort.strip_suffix("[]"), sort.strip_suffix('?')) {
            (Some(items), _) => json!({ "type": "array", "items": { "type": items } }),
            (_, Some(sort)) => json!({ "type": [sort, "null"] }),
            _ => json!({ "type": sort }),
        };
        schema["description"] = (*what).into();
        ((*name).to_string(), schema)
    };
    let needed: Vec<&str> = fields().map(|(name, ..)| *name).collect();
    json!({ "type": "object", "required": needed, "properties": fields().map(property).collect::<Map<String, Value>>() })
}
