//! What lies in a folder, a zip or a file, one item after the other from a given place on.

use super::members::{self, Member};
use super::skip::Skip;
use super::warc;
use super::window::Window;
use super::{lines, zipped};
use crate::page::Page;
use chancery::Article;
use flate2::read::MultiGzDecoder;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Most bytes of a page in a file of its own.
const MOST: u64 = warc::MOST as u64;

/// What an archive holds at one place.
#[derive(Debug)]
pub enum Item {
    /// A page.
    Page(Page),
    /// An article.
    Article(Box<Article>),
    /// Nothing to read.
    Nothing(Skip),
    /// Nothing at all: only a place to go on from.
    Place,
}

/// Takes items, each with the offset from which one can go on behind it, if one can; says whether to go on.
pub type Take<'a> = dyn FnMut(Item, Option<u64>) -> bool + 'a;

/// Sorts of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// WARC or WET, packed or not.
    Warc,
    /// Lines of JSON, packed or not.
    Lines,
    /// A zip of pages, texts or lines.
    Zip,
    /// One page.
    Page,
    /// One text.
    Text,
}

impl Sort {
    /// By the name.
    pub fn of(name: &str) -> Option<Sort> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "warc" | "wet" => Some(Sort::Warc),
            "jsonl" | "ndjson" => Some(Sort::Lines),
            "zip" => Some(Sort::Zip),
            "html" | "htm" | "xhtml" => Some(Sort::Page),
            "txt" => Some(Sort::Text),
            _ => None,
        }
    }
}

/// Files of a path in order: itself, or those within that can be read.
pub fn within(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    walk(path, true, &mut files)?;
    files.sort();
    Ok(files)
}

fn walk(path: &Path, named: bool, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            walk(&entry?.path(), false, files)?;
        }
    } else if named || Sort::of(&path.to_string_lossy()).is_some() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// Gives the items of a file behind an offset. Whether it came to the end.
pub fn items(path: &Path, from: u64, take: &mut Take<'_>) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut first = Vec::new();
    file.by_ref().take(16).read_to_end(&mut first)?;
    let sort = match Sort::of(&path.to_string_lossy()) {
        _ if warc::opens(&first) => Sort::Warc,
        None if members::opens(&first) => Sort::Warc,
        None if first.starts_with(b"PK\x03\x04") => Sort::Zip,
        None => {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "neither WARC, zip, JSON lines, page nor text"));
        }
        Some(sort) => sort,
    };
    file.seek(SeekFrom::Start(0))?;
    match sort {
        Sort::Warc if members::opens(&first) => packed(file, from, take),
        Sort::Warc => {
            file.seek(SeekFrom::Start(from))?;
            records(file, from, 0, take)
        }
        Sort::Lines if members::opens(&first) => {
            lines::items(BufReader::new(MultiGzDecoder::new(file)), from, path, take)
        }
        Sort::Lines => lines::items(BufReader::new(file), from, path, take),
        Sort::Zip => zipped::items(file, from, path, take),
        Sort::Page | Sort::Text if from > 0 => Ok(true),
        Sort::Page | Sort::Text => Ok(take(alone(file, path, sort)?, Some(1))),
    }
}

/// Records of a stream that is not packed, or is packed as a whole. Offsets below the first wanted one are passed over.
fn records(from: impl Read, offset: u64, wanted: u64, take: &mut Take<'_>) -> io::Result<bool> {
    let mut window = Window::new(from, offset);
    while let Some(found) = warc::next(&mut window)? {
        if window.offset() > wanted && !take(item(found), Some(window.offset())) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Records of a stream of gzip members.
fn packed(mut file: File, from: u64, take: &mut Take<'_>) -> io::Result<bool> {
    if from & WHOLE != 0 {
        return whole(file, from & !WHOLE, take);
    }
    file.seek(SeekFrom::Start(from))?;
    let mut window = Window::new(file.try_clone()?, from);
    while let Some(member) = members::next(&mut window)? {
        let place = window.offset();
        match member {
            Member::Endless if place == 0 => {
                file.seek(SeekFrom::Start(0))?;
                return whole(file, 0, take);
            }
            Member::Endless => return Ok(take(Item::Nothing(Skip::Damaged("too large")), None)),
            Member::Records(found) => {
                // Only behind the last record of a member can the reading be taken up again.
                let last = found.len();
                for (n, record) in found.into_iter().enumerate() {
                    if !take(item(record), (n + 1 == last).then_some(place)) {
                        return Ok(false);
                    }
                }
            }
        }
    }
    Ok(true)
}

/// Marks offsets that count unpacked bytes of a stream packed as a whole.
const WHOLE: u64 = 1 << 62;

fn whole(file: File, wanted: u64, take: &mut Take<'_>) -> io::Result<bool> {
    let mut marked = |item: Item, offset: Option<u64>| take(item, offset.map(|o| WHOLE | o));
    match records(MultiGzDecoder::new(BufReader::new(file)), 0, wanted, &mut marked) {
        Err(e) if members::broken(&e) => Ok(take(Item::Nothing(Skip::Damaged("compression")), None)),
        other => other,
    }
}

fn item(found: warc::Found) -> Item {
    match found {
        Ok(page) => Item::Page(page),
        Err(skip) => Item::Nothing(skip),
    }
}

fn alone(file: File, path: &Path, sort: Sort) -> io::Result<Item> {
    let mut bytes = Vec::new();
    let packed = path.extension().is_some_and(|e| e == "gz");
    let read = match packed {
        true => MultiGzDecoder::new(file).take(MOST + 1).read_to_end(&mut bytes),
        false => file.take(MOST + 1).read_to_end(&mut bytes),
    };
    Ok(match read {
        Err(e) if !packed => return Err(e),
        Err(_) => Item::Nothing(Skip::Damaged("compression")),
        Ok(_) if bytes.len() as u64 > MOST => Item::Nothing(Skip::Damaged("too large")),
        Ok(_) => named(&path.to_string_lossy(), sort, bytes),
    })
}

/// A page or text that was a file: its name is its address.
pub(super) fn named(name: &str, sort: Sort, bytes: Vec<u8>) -> Item {
    let kind = if sort == Sort::Text { "text/plain" } else { "text/html" };
    let page = Page { url: name.into(), content_type: Some(kind.into()), bytes, fetched: None };
    item(super::http::checked(page))
}
