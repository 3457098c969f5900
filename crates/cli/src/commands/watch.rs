//! `chancery watch`: what feeds newly list is fetched, read and filed.

use super::now;
use crate::desk;
use crate::fault::Fault;
use crate::intake_args::WatchArgs;
use crate::record_args::Keep;
use crate::{input, stop, web};
use chancery_intake::Desk;
use chancery_intake::feeds::{Outline, opml};
use chancery_intake::watch::{self, Health, Options, Told};
use chancery_record::Record;
use chancery_record::again::Change;
use std::path::Path;
use std::time::Duration;

/// Watches once, or until stopped.
pub fn run(args: &WatchArgs) -> Result<(), Fault> {
    let outlines = listed(&args.feeds)?;
    let knowledge = input::knowledge(args.packs.as_deref())?;
    let mut record = Record::open(&args.file.record)?;
    let stop = stop::asked();
    let known = watch::manners(record.store())?;
    let client = web::client(&args.web, Duration::from_secs_f64(args.pause), known, stop.clone());
    let extract = |page: &_| desk::extract(page, &knowledge);
    let read = |article| desk::read(article, &knowledge);
    let desk = Desk { extract: &extract, read: &read };
    let options = Options {
        keep_text: args.keep == Keep::Text,
        interval: Duration::from_secs(args.interval * 60),
        hosts: args.hosts,
        at_once: args.once,
        stop,
        now,
    };
    if !args.once {
        return Ok(watch::watch(&mut record, &outlines, &client, desk, &options, &mut tell)?);
    }
    let passed = watch::pass(&mut record, &outlines, &client, desk, &options, &mut tell)?;
    eprintln!(
        "{}: {} feeds asked, {} new articles, {} changed, {} claims, {} waiting for another try",
        args.file.record.display(),
        passed.feeds,
        passed.new,
        passed.changed,
        passed.claims,
        passed.waiting
    );
    Ok(())
}

/// Feeds of lists, and feeds that are named themselves.
fn listed(feeds: &[String]) -> Result<Vec<Outline>, Fault> {
    let mut all = Vec::new();
    for feed in feeds {
        if feed.contains("://") {
            all.push(Outline { url: feed.clone(), ..Outline::default() });
            continue;
        }
        let text = std::fs::read(Path::new(feed)).map_err(|e| Fault::Io(feed.clone(), e))?;
        let list = opml::read(&String::from_utf8_lossy(&text));
        let what = || Fault::Input(format!("{feed}: no OPML; a feed itself is given by its address"));
        all.extend(list.ok_or_else(what)?);
    }
    if all.is_empty() {
        return Err(Fault::Input("no feeds in the list".into()));
    }
    Ok(all)
}

/// News go to standard output, everything else beside it.
fn tell(told: Told) {
    match told {
        Told::Feed { url, health, why, fresh } => match health {
            Health::Ok | Health::Unchanged | Health::Empty if fresh == 0 => {}
            Health::Ok | Health::Unchanged | Health::Empty => eprintln!("{url}: {fresh} to fetch"),
            _ => eprintln!(
                "{url}: {} ({why}){}",
                health.name(),
                if fresh > 0 { format!(", {fresh} to fetch") } else { String::new() }
            ),
        },
        Told::New { url, outlet, title, claims } => println!("new      {outlet}: {title} ({claims} claims) {url}"),
        Told::Changed { url, title, changes } => {
            println!("changed  {title} {url}");
            for change in changes {
                let (sign, words) = match &change {
                    Change::Added { new } => ("+", new),
                    Change::Removed { old } => ("-", old),
                    Change::Rewritten { old, new } => {
                        println!("  - {old}");
                        ("+", new)
                    }
                };
                println!("  {sign} {words}");
            }
        }
        Told::Skipped { url, why } => eprintln!("left out {url}: {why}"),
        Told::Later { url, why } => eprintln!("later    {url}: {why}"),
    }
}
