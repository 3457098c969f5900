//! `chancery reread`: new readings with the packs of today, where they say something else.

use super::ingest::read;
use crate::fault::Fault;
use crate::input;
use crate::output::progress;
use crate::record_args::RereadArgs;
use chancery_record::Record;
use chancery_record::store::Kept;
use rayon::prelude::*;

/// Texts read and filed together.
const BATCH: usize = 128;

/// Reads all kept texts again.
pub fn run(args: &RereadArgs) -> Result<(), Fault> {
    let mut record = Record::open_existing(&args.file.record)?;
    let knowledge = input::knowledge(args.packs.as_deref())?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads)
        .build()
        .map_err(|e| Fault::Input(format!("--threads: {e}")))?;
    let bar = progress("{spinner} {pos} articles, {per_sec}, {elapsed} {msg}");
    let (mut after, mut articles, mut claims) = (0, 0, 0);
    loop {
        let kept = record.kept(after, BATCH)?;
        let Some(last) = kept.last() else { break };
        after = last.version;
        let count = kept.len();
        let one = |k: Kept| (k.version, read(k.article, &knowledge));
        let readings: Vec<_> = pool.install(|| kept.into_par_iter().map(one).collect());
        let news: Vec<_> = readings
            .into_iter()
            .map(|r| record.differs(r.0, &r.1).map(|d| d.then_some(r)))
            .collect::<Result<_, _>>()?;
        let news: Vec<_> = news.into_iter().flatten().collect();
        articles += news.len();
        claims += record.reread(&news)?;
        bar.inc(count as u64);
    }
    bar.set_message("gathering events");
    record.settle_with(super::threads(args.threads), |_| bar.tick())?;
    bar.finish_and_clear();
    let waiting = record.waiting()?.len();
    eprintln!("{articles} articles read anew, {claims} claims");
    if waiting > 0 {
        eprintln!("{waiting} decisions wait because their claim was not found again; see `chancery review waiting`");
    }
    Ok(())
}
