//! The shortest program around the library: pages of a folder in, one JSON object a line out, the speed on standard error.

use chancery_pages::{Page, extract};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder of pages?")?;
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let pages: Vec<Vec<u8>> = paths.iter().map(std::fs::read).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let found: Vec<_> = pages.iter().map(|bytes| extract(&Page::new(bytes))).collect();
    let seconds = start.elapsed().as_secs_f64();
    for (path, found) in paths.iter().zip(found) {
        let mut line = serde_json::to_value(found)?;
        line["id"] = path.file_stem().unwrap_or_default().to_string_lossy().into();
        println!("{line}");
    }
    eprintln!("{} pages, {:.0} pages/s", pages.len(), pages.len() as f64 / seconds);
    Ok(())
}
