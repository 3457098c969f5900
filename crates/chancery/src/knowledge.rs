//! What reading knows: the world and its languages, opened once and shared by all threads.

use crate::article::Article;
use crate::assemble::Coursed;
use crate::claim::Claim;
use crate::language::recognise;
use crate::parts::Parted;
use crate::persons::Candidate;
use crate::reader::{Reader, Reading};
use crate::speed::{Step, speed};
use crate::tenor::Marked;
use crate::weigh::Choice;
use chancery_pack::{Folder, Head, Language, PackError, World, compile_language};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The packs in use. Languages are opened when a text first needs them.
pub struct Knowledge {
    world: &'static World,
    languages: BTreeMap<String, Lazy>,
}

enum Lazy {
    Shipped(Head, OnceLock<Option<Reader<'static>>>),
    Compiled(Reader<'static>),
}

impl Lazy {
    fn head(&self) -> &Head {
        match self {
            Lazy::Shipped(head, _) => head,
            Lazy::Compiled(reader) => reader.language.head(),
        }
    }
}

impl Knowledge {
    /// The packs that ship with the program.
    pub fn shipped() -> Knowledge {
        let world: &'static World = Box::leak(Box::new(chancery_packs::world()));
        let heads = chancery_packs::languages().filter_map(|code| chancery_packs::head(code)?.ok());
        let languages = heads.map(|head| (head.code.clone(), Lazy::Shipped(head, OnceLock::new()))).collect();
        Knowledge { world, languages }
    }

    /// The packs of a folder, compiled now.
    pub fn from_folder(folder: &Folder) -> Result<Knowledge, PackError> {
        Self::of_languages(folder, &folder.languages())
    }

    /// Some languages of a folder, compiled now.
    pub fn of_languages(folder: &Folder, codes: &[String]) -> Result<Knowledge, PackError> {
        let world: &'static World = Box::leak(Box::new(folder.world()?));
        let mut languages = BTreeMap::new();
        for code in codes {
            let language: &'static Language = Box::leak(Box::new(compile_language(folder, code, world)?));
            languages.insert(code.clone(), Lazy::Compiled(Reader::new(language, world)));
        }
        Ok(Knowledge { world, languages })
    }

    /// The world pack.
    pub fn world(&self) -> &World {
        self.world
    }

    /// Codes of the languages.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// The language pack of a code.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.reader(code).map(|r| r.language)
    }

    fn reader(&self, code: &str) -> Option<&Reader<'static>> {
        match self.languages.get(code)? {
            Lazy::Compiled(reader) => Some(reader),
            Lazy::Shipped(_, cell) => cell.get_or_init(|| open(code, self.world)).as_ref(),
        }
    }

    /// The language of a text.
    pub fn language_of(&self, text: &str) -> Option<&str> {
        recognise(text, self.languages.values().map(Lazy::head))
    }

    /// Reads an article in its language, or in the one its text shows.
    pub fn read(&self, article: &Article) -> Reading {
        match self.reader_of(article) {
            Ok(reader) => reader.read(article),
            Err(note) => Reading { notes: vec![note], ..Reading::default() },
        }
    }

    /// All that an article's words might tell, whether or not it is said in the end.
    pub fn considered(&self, article: &Article) -> Vec<Claim> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.considered(article))
    }

    /// What the steps of reading make of each sentence, in words.
    pub fn trace(&self, article: &Article) -> Vec<String> {
        self.reader_of(article).map_or_else(|note| vec![note], |reader| reader.trace(article))
    }

    /// The choices made by learnt weights, with their candidates.
    pub fn choices(&self, article: &Article) -> Vec<Choice> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.choices(article))
    }

    /// Where an article names people: first characters, and those behind the last.
    pub fn people(&self, article: &Article) -> Vec<(usize, usize)> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.people(article))
    }

    /// What may be a person's name, and what its features weigh.
    pub fn names(&self, article: &Article) -> Vec<Candidate> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.names(article))
    }

    /// The marks of each sentence, for learning.
    pub fn tenors(&self, article: &Article) -> Vec<Marked> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.tenors(article))
    }

    /// The marks of the parties of each sentence, for learning.
    pub fn parts(&self, article: &Article) -> Vec<Parted> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.parts(article))
    }

    /// The marks of each claim that may weigh for how far it has come, for learning.
    pub fn courses(&self, article: &Article) -> Vec<Coursed> {
        self.reader_of(article).map_or(Vec::new(), |reader| reader.courses(article))
    }

    /// How long each step of reading takes.
    pub fn speed(&self, article: &Article) -> Vec<Step> {
        self.reader_of(article).map_or(Vec::new(), |reader| speed(reader, article))
    }

    fn reader_of(&self, article: &Article) -> Result<&Reader<'static>, String> {
        let told = article.lang.as_deref().map(|l| l.split(['-', '_']).next().unwrap_or(l).to_lowercase());
        let code = told.as_deref().or_else(|| self.language_of(&article.text));
        code.and_then(|c| self.reader(c)).ok_or_else(|| match code {
            Some(code) => {
                let there = self.codes().collect::<Vec<_>>().join(", ");
                format!("no pack for language `{code}`; there are {there}")
            }
            None => "the language of this text was not recognised; give it with --lang".to_string(),
        })
    }
}

fn open(code: &str, world: &'static World) -> Option<Reader<'static>> {
    let language: &'static Language = Box::leak(Box::new(chancery_packs::language(code)?.ok()?));
    Some(Reader::new(language, world))
}
