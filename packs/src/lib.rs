//! The packs that ship with Chancery, compiled at build time: no file is read and no word list parsed at run time.

use chancery_pack::{Language, PackError, World};

const WORLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/world.pack"));
const LANGUAGES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/list.rs"));

/// Codes of the languages that ship.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(code, _)| *code)
}

/// The world pack.
pub fn world() -> World {
    postcard::from_bytes(WORLD).unwrap_or_default()
}

/// A language pack, by its code.
pub fn language(code: &str) -> Option<Result<Language, PackError>> {
    LANGUAGES.iter().find(|(c, _)| *c == code).map(|(_, bytes)| Language::from_bytes(bytes))
}
