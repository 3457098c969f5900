//! Pages: fetched when they are due, read, filed; what fails comes later, or is left out with the reason.

use super::state::{PAGES, PageState, WAITING, Waiting, all, note, one};
use super::{Options, Passed, Told, crew};
use crate::archive::readable;
use crate::desk::Desk;
use crate::fetch::{Client, Trouble, Validators, backoff};
use crate::page::Page;
use chancery_record::again::{self, Change};
use chancery_record::filed::{Filing, key_of};
use chancery_record::store::{Note, Store};
use chancery_record::{Record, Result};

/// Tries and days after which a page that never comes is given up.
const TRIES: u32 = 8;
const PATIENCE: i64 = 3 * 24 * 60 * 60 * 1000;

/// A page that is fetched now.
struct Due {
    url: String,
    waiting: Waiting,
    known: Validators,
}

/// What came of it.
enum Came {
    Filing(Box<Filing>, Validators),
    Unchanged,
    NoArticle,
    Trouble(Trouble),
}

/// Fetches the pages that are due.
pub fn fetch<S: Store>(
    record: &mut Record<S>,
    client: &Client,
    desk: Desk<'_>,
    options: &Options,
    passed: &mut Passed,
    tell: &mut dyn FnMut(Told),
) -> Result<()> {
    let now = (options.now)();
    let mut due = Vec::new();
    for (url, waiting) in all::<Waiting, S>(record.store(), WAITING)? {
        if waiting.rest > now || !options.at_once && waiting.due > now {
            continue;
        }
        if record.effects().articles.contains(&url) {
            leave(record, &url, &waiting, "suppressed", tell)?;
            continue;
        }
        let known = one::<PageState, S>(record.store(), PAGES, &url)?.unwrap_or_default().validators;
        due.push(Due { url, waiting, known });
    }
    let work = |due: &Due| come(due, client, desk, options);
    crew::each(
        due,
        options.hosts,
        &options.stop,
        |d| &d.url,
        work,
        |due, came| match came {
            Came::Filing(filing, validators) => file(record, &due, *filing, validators, options, passed, tell),
            Came::Unchanged => {
                record.put_notes(&[seen(&due.url, &due.waiting, due.known.clone(), "")?, gone(&due.url)?])
            }
            Came::NoArticle => leave(record, &due.url, &due.waiting, "no article in it", tell),
            Came::Trouble(Trouble::Later(why, rest)) => later(record, due, &why, rest, options, tell),
            Came::Trouble(Trouble::Never(why) | Trouble::Gone(why)) => {
                leave(record, &due.url, &due.waiting, &why, tell)
            }
            Came::Trouble(Trouble::Stopped) => Ok(()),
        },
    )
}

fn come(due: &Due, client: &Client, desk: Desk<'_>, options: &Options) -> Came {
    let fetched = match client.get(&due.url, &due.known, &readable) {
        Ok(fetched) => fetched,
        Err(trouble) => return Came::Trouble(trouble),
    };
    let Some(bytes) = fetched.bytes else { return Came::Unchanged };
    let page = Page { url: fetched.url, content_type: fetched.content_type, bytes, fetched: Some((options.now)()) };
    let complete = |mut article: chancery::Article| {
        let filled = |text: &str| Some(text.to_string()).filter(|t| !t.is_empty());
        article.published = article.published.or(due.waiting.published.clone());
        article.outlet = article.outlet.or(filled(&due.waiting.outlet));
        article.title = article.title.or(filled(&due.waiting.title));
        article
    };
    let extract = |page: &Page| (desk.extract)(page).map(complete);
    match (Desk { extract: &extract, ..desk }).page(&page) {
        Some(filing) => Came::Filing(Box::new(filing), fetched.validators),
        None => Came::NoArticle,
    }
}

/// Files a page; that it waits no more is part of it.
fn file<S: Store>(
    record: &mut Record<S>,
    due: &Due,
    filing: Filing,
    validators: Validators,
    options: &Options,
    passed: &mut Passed,
    tell: &mut dyn FnMut(Told),
) -> Result<()> {
    let notes = [seen(&due.url, &due.waiting, validators, "")?, gone(&due.url)?];
    let added = record.file_noting(std::slice::from_ref(&filing), options.keep_text, (options.now)(), &notes)?;
    passed.new += added.articles;
    passed.changed += added.changed;
    passed.claims += added.claims;
    let title = filing.article.title.clone().unwrap_or_default();
    let outlet = filing.article.outlet.clone().unwrap_or_default();
    let url = key_of(&filing.article).to_string();
    if added.suppressed > 0 {
        tell(Told::Skipped { url, why: "suppressed".into() });
    } else if added.changed > 0 {
        tell(Told::Changed { changes: changes(record, &url)?, url, title });
    } else if added.articles > 0 {
        tell(Told::New { url, outlet, title, claims: added.claims });
    }
    Ok(())
}

/// What the last version of a page changed.
fn changes<S: Store>(record: &Record<S>, url: &str) -> Result<Vec<Change>> {
    let versions = record.store().versions(url)?;
    let texts: Vec<&str> = versions.iter().rev().take(2).filter_map(|v| v.text.as_deref()).collect();
    Ok(if let [new, old] = texts.as_slice() { again::changes(old, new) } else { Vec::new() })
}

/// A page that is tried again; one that never comes is given up in the end.
fn later<S: Store>(
    record: &mut Record<S>,
    due: Due,
    why: &str,
    rest: Option<std::time::Duration>,
    options: &Options,
    tell: &mut dyn FnMut(Told),
) -> Result<()> {
    let now = (options.now)();
    let mut waiting = due.waiting;
    waiting.since = if waiting.tries == 0 { now } else { waiting.since };
    waiting.tries += 1;
    if waiting.tries >= TRIES && now - waiting.since > PATIENCE {
        return leave(record, &due.url, &waiting, &format!("given up: {why}"), tell);
    }
    waiting.due = now + backoff(waiting.tries, &due.url).as_millis() as i64;
    waiting.rest = rest.map_or(0, |r| now + r.as_millis() as i64);
    record.put_notes(&[note(WAITING, &due.url, Some(&waiting))?])?;
    tell(Told::Later { url: due.url, why: why.into() });
    Ok(())
}

/// A page that is left out, until its entry changes.
fn leave<S: Store>(
    record: &mut Record<S>,
    url: &str,
    waiting: &Waiting,
    why: &str,
    tell: &mut dyn FnMut(Told),
) -> Result<()> {
    record.put_notes(&[seen(url, waiting, Validators::default(), why)?, gone(url)?])?;
    tell(Told::Skipped { url: url.into(), why: why.into() });
    Ok(())
}

fn seen(url: &str, waiting: &Waiting, validators: Validators, why: &str) -> Result<Note> {
    note(PAGES, url, Some(&PageState { stamp: waiting.stamp.clone(), validators, why: why.into() }))
}

fn gone(url: &str) -> Result<Note> {
    note::<Waiting>(WAITING, url, None)
}
