//! A zip of pages, texts and JSON lines; offsets count its entries.

use super::files::{Item, Sort, Take, named};
use super::lines;
use super::skip::Skip;
use super::warc::MOST;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

/// Items of the entries behind an offset.
pub fn items(file: File, from: u64, path: &Path, take: &mut Take<'_>) -> io::Result<bool> {
    let Ok(mut zip) = ZipArchive::new(BufReader::new(file)) else {
        return Ok(take(Item::Nothing(Skip::Damaged("compression")), None));
    };
    for n in from..zip.len() as u64 {
        let at = usize::try_from(n).unwrap_or(usize::MAX);
        if !entry(&mut zip, at, path, &mut |item| take(item, None))? || !take(Item::Place, Some(n + 1)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The items of one entry.
fn entry(
    zip: &mut ZipArchive<BufReader<File>>,
    at: usize,
    path: &Path,
    take: &mut dyn FnMut(Item) -> bool,
) -> io::Result<bool> {
    let Ok(mut entry) = zip.by_index(at) else { return Ok(take(Item::Nothing(Skip::Damaged("compression")))) };
    if entry.is_dir() {
        return Ok(true);
    }
    let Ok(name) = entry.name().map(|n| n.into_owned()) else {
        return Ok(take(Item::Nothing(Skip::Damaged("name of an entry"))));
    };
    match Sort::of(&name) {
        Some(Sort::Lines) => lines::items(BufReader::new(entry), 0, path, &mut |item, _| take(item)),
        Some(sort @ (Sort::Page | Sort::Text)) => {
            let mut bytes = Vec::new();
            Ok(take(match entry.by_ref().take(MOST as u64 + 1).read_to_end(&mut bytes) {
                Err(_) => Item::Nothing(Skip::Damaged("compression")),
                Ok(n) if n > MOST => Item::Nothing(Skip::Damaged("too large")),
                Ok(_) => named(&format!("{}/{name}", path.display()), sort, bytes),
            }))
        }
        Some(_) => Ok(take(Item::Nothing(Skip::Other("an archive in an archive")))),
        None => Ok(take(Item::Nothing(Skip::Other("another sort of file")))),
    }
}
