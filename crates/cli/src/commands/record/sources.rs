//! `chancery sources`: what may be kept of whom, and under which terms.

use crate::fault::Fault;
use crate::intake_args::SourcesArgs;
use crate::output;
use chancery_record::answers::Answer;
use chancery_record::sources::Sources;
use chancery_record::store::Sqlite;
use serde_json::json;

/// Sets terms where a file is given, and shows all.
pub fn run(args: &SourcesArgs) -> Result<(), Fault> {
    let mut store = match &args.set {
        Some(_) => Sqlite::open(&args.file.record)?,
        None => Sqlite::open_existing(&args.file.record)?,
    };
    if let Some(path) = &args.set {
        let text = std::fs::read_to_string(path).map_err(|e| Fault::Io(path.display().to_string(), e))?;
        let sources = Sources::from_toml(&text).map_err(|e| Fault::Input(format!("{}: {e}", path.display())))?;
        let forgotten = sources.set(&mut store)?;
        if forgotten > 0 {
            eprintln!("{forgotten} texts forgotten; their quotes stay");
        }
    }
    let sources = Sources::of(&store)?;
    let row = |(name, t): (&str, &chancery_record::sources::Terms)| json!({"source": name, "keep": t.keep, "licence": t.licence, "terms": t.terms, "note": t.note});
    let columns = vec!["source", "keep", "licence", "terms", "note"];
    output::print(&Answer { columns, rows: sources.all().map(row).collect(), ..Answer::default() }, args.format)
}
