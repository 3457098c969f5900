//! `chancery ingest`: files articles batch by batch; each batch is kept whole or not at all.

use crate::args::Source;
use crate::desk;
use crate::fault::Fault;
use crate::input;
use crate::output::progress;
use crate::record_args::{IngestArgs, Keep};
use chancery::{Article, Claim, Knowledge};
use chancery_record::filed::{Added, Filing, key_of, text_hash};
use chancery_record::{Record, store::Store};
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Articles read and filed together.
const BATCH: usize = 128;

/// Reads and files.
pub fn run(args: &IngestArgs) -> Result<(), Fault> {
    let mut record = Record::open(&args.file.record)?;
    let mut reader = Reader::new(args)?;
    let bar = progress("{spinner} {pos} articles, {per_sec}, {elapsed} {msg}");
    let mut added = Added::default();
    let mut faults = 0;
    let mut batch = Vec::with_capacity(BATCH);
    for source in sources(&args.source)? {
        for article in input::articles(&source)? {
            match article.and_then(|incoming| incoming.article(reader.knowledge.as_ref())) {
                Ok(article) => batch.push(article),
                Err(fault @ Fault::Input(_)) => {
                    eprintln!("chancery: {fault} (skipped)");
                    faults += 1;
                }
                Err(fault) => return Err(fault),
            }
            if batch.len() == BATCH {
                added.add(reader.file(&mut record, &mut batch)?);
                bar.inc(BATCH as u64);
            }
        }
    }
    bar.inc(batch.len() as u64);
    added.add(reader.file(&mut record, &mut batch)?);
    bar.set_message("gathering events");
    record.settle_with(super::threads(args.threads), |_| bar.tick())?;
    bar.finish_and_clear();
    told(&args.file.record, added, faults)
}

pub(super) fn told(path: &Path, added: Added, faults: usize) -> Result<(), Fault> {
    let changed = if added.changed > 0 { format!(", {} changed", added.changed) } else { String::new() };
    eprintln!(
        "{}: {} articles filed{changed}, {} known already, {} claims",
        path.display(),
        added.articles,
        added.known,
        added.claims
    );
    if added.suppressed > 0 {
        eprintln!("{} suppressed: `chancery review log` says by whom", added.suppressed);
    }
    match faults {
        0 => Ok(()),
        n => Err(Fault::Input(format!("{n} articles could not be read; all others are filed"))),
    }
}

/// What makes claims of articles: the packs, or claims made before.
struct Reader {
    knowledge: Option<Knowledge>,
    ready: HashMap<String, Vec<Claim>>,
    pool: rayon::ThreadPool,
    keep: bool,
}

impl Reader {
    fn new(args: &IngestArgs) -> Result<Reader, Fault> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(args.threads)
            .build()
            .map_err(|e| Fault::Input(format!("--threads: {e}")))?;
        let (knowledge, ready) = match &args.claims {
            Some(path) => (None, claims(path)?),
            None => (Some(input::knowledge(args.source.packs.as_deref())?), HashMap::new()),
        };
        Ok(Reader { knowledge, ready, pool, keep: args.keep == Keep::Text })
    }

    fn file(&mut self, record: &mut Record, batch: &mut Vec<Article>) -> Result<Added, Fault> {
        let mut known = 0;
        let mut fresh = Vec::new();
        for article in batch.drain(..) {
            match record.store().knows(key_of(&article), &text_hash(&article))? {
                true => known += 1,
                false => fresh.push(article),
            }
        }
        let filings = match &self.knowledge {
            Some(knowledge) => {
                self.pool.install(|| fresh.into_par_iter().map(|a| read(a, knowledge)).collect::<Vec<_>>())
            }
            None => fresh.into_iter().map(|a| self.claimed(a)).collect(),
        };
        let mut added = record.file(&filings, self.keep, super::now())?;
        added.known += known;
        Ok(added)
    }

    fn claimed(&mut self, article: Article) -> Filing {
        let claims = self.ready.remove(&article.id).unwrap_or_default();
        let reading = claims.first().map_or_else(String::new, |c| c.reading.clone());
        Filing { language: article.lang.clone().unwrap_or_default(), article, claims, reading, fetched: None }
    }
}

/// An article with its claims, read now.
pub(in crate::commands) fn read(article: Article, knowledge: &Knowledge) -> Filing {
    let filing = desk::read(article, knowledge);
    if filing.language.is_empty() {
        eprintln!("chancery: {}: in no language that can be read (filed without claims)", filing.article.id);
    }
    filing
}

fn claims(path: &Path) -> Result<HashMap<String, Vec<Claim>>, Fault> {
    let file = fs::File::open(path).map_err(|e| Fault::Io(path.display().to_string(), e))?;
    let mut out: HashMap<String, Vec<Claim>> = HashMap::new();
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|e| Fault::Io(path.display().to_string(), e))?;
        if line.trim().is_empty() {
            continue;
        }
        let claim: Claim = serde_json::from_str(&line)
            .map_err(|e| Fault::Input(format!("{}: line {}: no claim in wire form: {e}", path.display(), n + 1)))?;
        out.entry(claim.article.clone()).or_default().push(claim);
    }
    Ok(out)
}

/// Folders become their files: `.jsonl` holds articles, everything else named `.txt` is one.
fn sources(source: &Source) -> Result<Vec<Source>, Fault> {
    if source.input.is_some() || source.files.is_empty() {
        return Ok(vec![source.clone()]);
    }
    let mut files = Vec::new();
    for path in &source.files {
        within(path, true, &mut files)?;
    }
    if files.is_empty() {
        return Err(Fault::Input("no .txt and no .jsonl file in there".into()));
    }
    let one = |path: PathBuf| match path.extension().is_some_and(|e| e == "jsonl") {
        true => Source { input: Some(path), files: Vec::new(), ..source.clone() },
        false => Source { files: vec![path], ..source.clone() },
    };
    Ok(files.into_iter().map(one).collect())
}

fn within(path: &Path, named: bool, files: &mut Vec<PathBuf>) -> Result<(), Fault> {
    if path.is_dir() {
        let fault = |e| Fault::Io(path.display().to_string(), e);
        let mut inner: Vec<PathBuf> = fs::read_dir(path).map_err(fault)?.flatten().map(|e| e.path()).collect();
        inner.sort();
        return inner.iter().try_for_each(|p| within(p, false, files));
    }
    if named || path.extension().is_some_and(|e| e == "txt" || e == "jsonl") {
        files.push(path.to_path_buf());
    }
    Ok(())
}
