//! The packs that ship with Chancery, compiled at build time: no file is read and no word list parsed at run time.

use chancery_pack::{Atlas, Head, Language, PackError, World};
use flate2::read::ZlibDecoder;
use std::io::Read;

static WORLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/world.pack"));
static ATLAS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/atlas.pack"));
static LANGUAGES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/list.rs"));

/// Codes of the languages that ship.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(code, _)| *code)
}

/// The world pack.
pub fn world() -> World {
    postcard::from_bytes(WORLD).unwrap_or_default()
}

/// The world's tables, for looking up.
pub fn atlas() -> Atlas {
    let mut bytes = Vec::new();
    let read = ZlibDecoder::new(ATLAS).read_to_end(&mut bytes);
    read.ok().and_then(|_| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
}

fn bytes(code: &str) -> Option<&'static [u8]> {
    LANGUAGES.iter().find(|(c, _)| *c == code).map(|(_, bytes)| *bytes)
}

/// What tells a language, by its code.
pub fn head(code: &str) -> Option<Result<Head, PackError>> {
    bytes(code).map(Head::from_bytes)
}

/// A language pack, by its code.
pub fn language(code: &str) -> Option<Result<Language, PackError>> {
    bytes(code).map(Language::from_bytes)
}
