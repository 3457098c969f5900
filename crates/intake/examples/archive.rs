//! Writes a made-up archive: `cargo run -p chancery-intake --example archive -- FILE [PAGES]`. One record in ten is damaged.

use std::fs::File;
use std::io::{BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "made-up.warc.gz".into());
    let pages = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let mut file = BufWriter::new(File::create(&path)?);
    let made = chancery_intake::synthetic::warc(&mut file, 1, pages, true)?;
    file.flush()?;
    println!("{path}: {} sound pages, {} damaged records", made.sound.len(), made.damaged);
    Ok(())
}
