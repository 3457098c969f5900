//! Runs `packs/<lang>/tests/times.tsv`: sentence, day of publication, time last spoken of, what comes out, tense.

use crate::common::{known, languages, rows, times};
use chancery_times::{Context, Expression, Times, Value};

/// What a sentence says, joined with " ; ": dates as EDTF, lengths as they are, nothing for what stays open.
fn read(times: &Times, sentence: &str, context: &Context) -> String {
    let one = |e: &Expression| match e.value {
        Value::Duration(_) | Value::Span(_) => e.value.span(),
        Value::Within(_) if !context.future => e.value.span(),
        _ => times.resolve(&e.value, context).map(|r| r.edtf),
    };
    let all: Vec<String> = times.find(sentence).iter().filter_map(one).collect();
    if all.is_empty() { "-".into() } else { all.join(" ; ") }
}

/// What is wrong with a row.
fn failure(times: &Times, row: &[String]) -> Option<String> {
    let cell = |n: usize| row.get(n).map_or("", String::as_str);
    let Ok(published) = cell(1).parse() else { return Some(format!("no day of publication: {row:?}")) };
    let context = Context { published, last: known(cell(2)), past: cell(4) == "past", future: cell(4) == "future" };
    let got = read(times, cell(0), &context);
    let found = times.find(cell(0));
    (got != cell(3)).then(|| format!("{} [{}]\n    wanted {}, got {got}: {found:?}", cell(0), cell(1), cell(3)))
}

#[test]
fn tables() {
    let mut wrong = Vec::new();
    for language in languages() {
        let times = times(&language);
        let rows = rows(&language);
        assert!(rows.len() > 50, "{language}: only {} rows", rows.len());
        let failures: Vec<String> = rows.iter().filter_map(|row| failure(&times, row)).collect();
        println!("{language}: {} of {}", rows.len() - failures.len(), rows.len());
        wrong.extend(failures.into_iter().map(|f| format!("{language}: {f}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
