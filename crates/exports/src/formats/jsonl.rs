//! JSON lines: claims in wire form, with the events and articles around them and a codebook.

use super::Format;
use crate::codebook::{self, Dress, Resource};
use crate::error;
use crate::folder::Folder;
use crate::job::{Job, Report};
use crate::lines::Lines;
use crate::tables::{AROUND, Cell, Table, Written, happenings};
use chancery_record::day;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// The format.
pub static FORMAT: Format = Format {
    name: "jsonl",
    label: "JSON lines",
    what: "claims in wire form with their events and articles, one a line, with datapackage.json as codebook",
    file: "chancery-jsonl.zip",
    media: "application/zip",
    several: true,
    subscribed: false,
    write,
};

const DRESS: Dress = Dress {
    end: ".jsonl",
    format: "jsonl",
    media: "application/jsonl",
    lists: true,
    sums: true,
    texts: "Texts are verbatim.",
};

/// Fields of a claim in wire form: name, type, whether it is always there, what it means.
const CLAIM: [(&str, &str, bool, &str); 28] = [
    ("v", "integer", true, "Version of the form: 1."),
    ("article", "string", true, "Identifier of the article, as it was given."),
    ("id", "string", true, "What names the claim: a hash over article, quote, kind and parties."),
    ("kind", "string", true, "What it says happened."),
    ("event", "string", false, "PLOVER type."),
    ("mode", "array", true, "PLOVER modes."),
    ("actors", "array", true, "Who does it, `id` is the code, `text` the words; all parties where they are equals."),
    ("recipients", "array", true, "To whom it is done."),
    ("people", "array", true, "Individuals: name, office, party, rank, and the side on which they stand."),
    (
        "when",
        "object",
        false,
        "When: EDTF with first and last possible day, the words, and the day they were counted from.",
    ),
    ("announced", "string", false, "When it was announced, in EDTF."),
    ("where", "object", false, "State and place."),
    ("from", "object", false, "Where a journey starts."),
    (
        "status",
        "string",
        true,
        "How the text tells it: happened, ongoing, habitual, planned, possible, conditional, suspended, cancelled, denied.",
    ),
    ("says", "array", true, "Sources that the text gives, the outermost first."),
    ("contexts", "array", true, "PLOVER contexts."),
    ("stage", "string", false, "Legal stage of an agreement or a membership."),
    ("title", "string", false, "Name of the agreement, conference or exercise."),
    ("about", "string", false, "What it is about."),
    ("object", "array", true, "What is delivered, given or exchanged: words, what, amount, unit."),
    ("comparison", "object", false, "How it compares itself with earlier happenings."),
    ("links", "array", true, "Links to other claims of the article."),
    (
        "evidence",
        "array",
        true,
        "Which words each field rests on; `start` and `end` count Unicode scalar values of the article's text, from 0.",
    ),
    ("confidence", "number", true, "How sure the reading is, 0 to 1."),
    (
        "quote",
        "object",
        true,
        "The exact words, with up to 32 characters around them; `start` and `end` count Unicode scalar values, from 0.",
    ),
    ("sentence", "integer", true, "Number of the sentence in the text, from 0."),
    ("event_id", "string", true, "The event that it reports."),
    ("reading", "string", true, "Versions of the program and the packs that read it."),
];

fn write(job: &Job, folder: &Folder) -> error::Result<Report> {
    let open = |name: &str| folder.file(&format!("{name}{}", DRESS.end));
    let out = open("claims")?;
    let mut claims = Lines::new(out.clone());
    let mut around = Vec::new();
    for table in AROUND {
        let out = open(table.name)?;
        around.push((*table, out.clone(), Lines::new(out)));
    }
    let mut events = 0;
    happenings(job, &mut Written::default(), |happening| {
        events += 1;
        for (table, _, lines) in &mut around {
            (table.rows)(happening, &mut |cells| lines.write(&Row(table, cells)))?;
        }
        happening.event.wires().try_for_each(|claim| {
            claims.write(&chancery::Claim { event_id: Some(happening.shown.event_id.clone()), ..claim.clone() })
        })
    })?;
    let what =
        "A claim in wire form: one thing that one text says about relations between states, with its exact words.";
    let mut resources = vec![Resource { name: "claims", what, schema: schema(), rows: claims.count, sum: out.done()? }];
    for (table, out, lines) in around {
        let schema = codebook::schema(table, &DRESS, AROUND);
        resources.push(Resource { name: table.name, what: table.what, schema, rows: lines.count, sum: out.done()? });
    }
    codebook::write(job, folder, &DRESS, resources)?;
    Ok(Report::of(events, "events"))
}

/// A row as an object, with the columns in their order.
struct Row<'r>(&'r Table, &'r [Cell<'r>]);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.columns.iter().map(|c| c.name).zip(self.1.iter().map(value)))
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::None => Value::Null,
        Cell::Text(text) => Value::from(text.as_ref()),
        Cell::List(codes) => codes.iter().map(AsRef::as_ref).collect::<Vec<&str>>().into(),
        Cell::Day(day) => day::written(*day).into(),
        Cell::Whole(number) => (*number).into(),
        Cell::Number(number) => (*number).into(),
    }
}

/// The schema of claims in wire form.
fn schema() -> Value {
    let field = |(name, sort, needed, what): &(&str, &str, bool, &str)| {
        let mut field = json!({ "name": name, "type": sort, "description": what });
        if *needed {
            field["constraints"] = json!({ "required": true });
        }
        field
    };
    json!({
        "fields": CLAIM.iter().map(field).collect::<Vec<_>>(),
        "primaryKey": ["id"],
        "foreignKeys": [{ "fields": ["event_id"], "reference": { "resource": "events", "fields": ["event"] } }],
    })
}
