//! `chancery ingest --warc`: archives, taken up again where they were left.

use crate::desk;
use crate::fault::Fault;
use crate::input;
use crate::output::progress_of;
use crate::record_args::{IngestArgs, Keep};
use crate::stop;
use chancery_intake::Desk;
use chancery_intake::archive::{Options, Progress, ingest};
use chancery_record::Record;
use chancery_record::filed::Added;
use indicatif::ProgressBar;
use std::sync::atomic::Ordering;

/// Files what is in the archives.
pub fn run(args: &IngestArgs) -> Result<(), Fault> {
    let mut record = Record::open(&args.file.record)?;
    let knowledge = input::knowledge(args.source.packs.as_deref())?;
    let extract = |page: &_| desk::extract(page, &knowledge);
    let read = |article| desk::read(article, &knowledge);
    let stop = stop::asked();
    let threads = super::threads(args.threads);
    let options =
        Options { threads, keep_text: args.keep == Keep::Text, anew: args.anew, stop: &stop, now: super::now };
    let mut added = Added::default();
    for path in args.warc.iter().take_while(|_| !stop.load(Ordering::Relaxed)) {
        let bar = progress_of(0);
        let progress =
            ingest(&mut record, path, Desk { extract: &extract, read: &read }, options, &mut |p| show(&bar, p))?;
        bar.finish_and_clear();
        added.add(progress.added);
        eprintln!("{}: {}", path.display(), progress.tally.told());
    }
    record.settle_with(threads, |_| {})?;
    super::ingest::told(&args.file.record, added, 0)?;
    match stop.load(Ordering::Relaxed) {
        true => Err(Fault::Input("stopped; run the same command again to go on".into())),
        false => Ok(()),
    }
}

fn show(bar: &ProgressBar, progress: &Progress) {
    bar.set_length(progress.bytes);
    bar.set_position(progress.done);
    let seconds = bar.elapsed().as_secs_f64().max(0.001);
    let filed = progress.added.articles + progress.added.changed + progress.added.known;
    let damaged: u64 = progress.tally.damaged.values().sum();
    bar.set_message(format!("{} pages, {:.0}/s, {damaged} damaged", progress.tally.read, filed as f64 / seconds));
}
