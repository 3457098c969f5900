//! Questions: each to its answer, printed in the form that was asked for.

use super::codes::codes;
use super::opened;
use crate::fault::Fault;
use crate::output;
use crate::record_args::{AskArgs, FilterArgs, Form, Question, Which};
use chancery_record::answers::{self, Answer, Ask};
use chancery_record::store::Store;
use chancery_record::{Record, day};
use std::collections::BTreeSet;
use std::io::Write;

/// Rows of a table where nothing else is said.
const TABLE: usize = 200;
/// Rows that are printed at once.
const PART: usize = 500;

/// Answers one question.
pub fn run(question: &Question) -> Result<(), Fault> {
    let args = question.args();
    let ask = ask(args)?;
    let record = opened(&args.file)?;
    record.store().hold()?;
    if let Question::Brief { a, b, .. } = question {
        let both = codes(&record, &[a.clone(), b.clone()])?;
        let text = answers::brief(&record, &ask, &both[0], &both[1])?;
        return Ok(std::io::stdout().write_all(text.as_bytes())?);
    }
    if ask.limit == 0 && args.format != Form::Table && question.goes_on() {
        return in_parts(question, &record, ask);
    }
    let mut answer = answer(question, &record, &ask)?;
    if ask.limit > 0 && answer.rows.len() == ask.limit && args.limit.is_none() {
        answer.notes.push(format!("the first {} rows; --limit 0 shows all", ask.limit));
    }
    output::print(&answer, args.format)
}

/// All rows of a list that goes on by event, a part at a time.
fn in_parts(question: &Question, record: &Record, ask: Ask) -> Result<(), Fault> {
    let (mut ask, mut seen) = (Some(Ask { limit: PART, ..ask }), BTreeSet::new());
    output::print_parts(question.args().format, || {
        let Some(asked) = ask.take() else { return Ok(None) };
        let mut answer = answer(question, record, &asked)?;
        let last = answer.places.last().copied().filter(|_| answer.rows.len() >= PART);
        ask = last.map(|place| Ask { after: Some(place), ..asked });
        // What decisions joined stands in the list for each of its parts.
        let mut new = answer.places.iter().map(|(_, event)| !seen.contains(event));
        answer.rows.retain(|_| new.next() == Some(true));
        seen.extend(answer.places.iter().map(|(_, event)| *event));
        Ok(Some(answer))
    })
}

fn answer(question: &Question, record: &Record, ask: &Ask) -> Result<Answer, Fault> {
    let codes = |list: &[String]| codes(record, list);
    let one = |code: &String| Ok::<_, Fault>(codes(std::slice::from_ref(code))?.remove(0));
    Ok(match question {
        Question::Timeline { newest, .. } => answers::timeline(record, ask, *newest)?,
        Question::Pair { a, b, .. } => answers::pair(record, ask, &one(a)?, &one(b)?)?,
        Question::State { code: c, .. } | Question::Organisation { code: c, .. } => {
            answers::party(record, ask, &one(c)?)?
        }
        Question::Person { name, .. } => answers::person(record, ask, name)?,
        Question::Agreements { parties, .. } => answers::agreements(record, ask, &codes(parties)?)?,
        Question::Members { code: c, .. } => {
            answers::members(record, ask, c.as_ref().map(one).transpose()?.as_deref())?
        }
        Question::Ledger { which, parties, .. } => match which {
            Which::Programmes => answers::programmes(record, ask, &codes(parties)?)?,
            Which::Offices => answers::offices(record, ask, &codes(parties)?)?,
            Which::Relations => answers::relations(record, ask, &codes(parties)?)?,
        },
        Question::Plans { outcome, .. } => answers::plans(record, ask, outcome)?,
        Question::Check { verdict, .. } => answers::check(record, ask, verdict)?,
        Question::Conflicts { .. } => answers::conflicts(record, ask)?,
        Question::Changes { since, .. } => answers::changes(record, ask, date("--since", since)?.0)?,
        Question::Coverage { parties, .. } => answers::coverage(record, ask, &codes(parties)?)?,
        Question::Search { words, .. } => answers::search(record, ask, &words.join(" "))?,
        Question::Event { name, .. } => answers::event(record, ask, name)?,
        Question::Versions { article, .. } => answers::versions(record, ask, article)?,
        Question::Copies { .. } => answers::copies(record, ask)?,
        Question::Brief { .. } => Answer::default(),
    })
}

pub(super) fn ask(args: &AskArgs) -> Result<Ask, Fault> {
    let limit = args.limit.unwrap_or(if args.format == Form::Table { TABLE } else { 0 });
    Ok(Ask { limit, ..filtered(&args.filter)? })
}

/// What filters ask for.
pub(super) fn filtered(args: &FilterArgs) -> Result<Ask, Fault> {
    let bound = |name: &str, text: &Option<String>| text.as_deref().map(|t| date(name, t)).transpose();
    Ok(Ask {
        as_of: bound("--as-of", &args.as_of)?.map(|d| d.1),
        kinds: args.kind.clone(),
        statuses: args.status.clone(),
        contexts: args.context.clone(),
        from: bound("--from", &args.from)?.map(|d| d.0),
        to: bound("--to", &args.to)?.map(|d| d.1),
        outlets: args.outlet.clone(),
        languages: args.language.clone(),
        support: args.support,
        ..Ask::default()
    })
}

/// First and last day of what was written.
fn date(name: &str, text: &str) -> Result<(day::Day, day::Day), Fault> {
    let (from, to) = day::bounds(text);
    from.zip(to).ok_or_else(|| Fault::Input(format!("{name}: `{text}` is no date; write 2023-08-16, 2023-08 or 2023")))
}

impl Question {
    /// It is a list of which each part follows from the one before.
    fn goes_on(&self) -> bool {
        matches!(self, Question::Plans { .. } | Question::Check { .. } | Question::Conflicts { .. })
    }

    fn args(&self) -> &AskArgs {
        match self {
            Question::Timeline { ask, .. }
            | Question::Pair { ask, .. }
            | Question::State { ask, .. }
            | Question::Organisation { ask, .. }
            | Question::Person { ask, .. }
            | Question::Agreements { ask, .. }
            | Question::Members { ask, .. }
            | Question::Ledger { ask, .. }
            | Question::Plans { ask, .. }
            | Question::Check { ask, .. }
            | Question::Conflicts { ask }
            | Question::Copies { ask }
            | Question::Versions { ask, .. }
            | Question::Changes { ask, .. }
            | Question::Coverage { ask, .. }
            | Question::Search { ask, .. }
            | Question::Brief { ask, .. }
            | Question::Event { ask, .. } => ask,
        }
    }
}
