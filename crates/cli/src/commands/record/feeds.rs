//! `chancery feeds`: how the watched feeds are; also as OPML.

use super::opened;
use crate::fault::Fault;
use crate::intake_args::{FeedForm, FeedsArgs};
use crate::output;
use crate::record_args::Form;
use chancery_intake::feeds::{Outline, opml};
use chancery_intake::watch::{FeedState, feeds};
use chancery_record::answers::Answer;
use chancery_record::day;
use serde_json::json;

/// Shows them.
pub fn run(args: &FeedsArgs) -> Result<(), Fault> {
    let record = opened(&args.file)?;
    let feeds = feeds(record.store())?;
    let form = match args.format {
        FeedForm::Opml => {
            let mut list: Vec<Outline> = feeds.iter().map(|(url, state)| outline(url, state)).collect();
            list.sort_by(|a, b| (&a.folder, &a.title, &a.url).cmp(&(&b.folder, &b.title, &b.url)));
            print!("{}", opml::write(&list));
            return Ok(());
        }
        FeedForm::Table => Form::Table,
        FeedForm::Json => Form::Json,
        FeedForm::Jsonl => Form::Jsonl,
        FeedForm::Csv => Form::Csv,
    };
    let when = |at: i64| (at > 0).then(|| day::written(day::of_milliseconds(at)));
    let row = |(url, s): (&String, &FeedState)| {
        json!({
            "feed": s.title, "url": url, "health": s.health, "why": s.why, "entries": s.entries, "failures": s.failures,
            "asked": when(s.asked), "new": when(s.fresh), "moved": s.moved,
        })
    };
    let columns = vec!["feed", "health", "why", "entries", "failures", "asked", "new", "url"];
    output::print(&Answer { columns, rows: feeds.iter().map(row).collect(), ..Answer::default() }, form)
}

fn outline(url: &str, state: &FeedState) -> Outline {
    let url = state.moved.as_deref().unwrap_or(url).to_string();
    Outline { title: state.title.clone(), url, site: String::new(), folder: state.folder.clone() }
}
