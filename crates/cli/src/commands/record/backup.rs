//! `chancery backup`: a copy that is whole, also while others write.

use crate::fault::Fault;
use crate::record_args::BackupArgs;
use chancery_record::Record;
use chancery_record::store::Store;

/// Copies.
pub fn run(args: &BackupArgs) -> Result<(), Fault> {
    Record::open_existing(&args.file.record)?.store().backup(&args.to)?;
    eprintln!("{}: copied to {}", args.file.record.display(), args.to.display());
    Ok(())
}
