//! A compiled language: one automaton over all forms, and what each form can mean.

use crate::around::{Around, GIVEN, STATUSES};
use crate::belongings::{Belonging, Belongings};
use crate::cases::{Ending, endings};
use crate::lexicon::Lexicon;
use crate::meanings::{Gist, Meanings, Sensed};
use crate::parts::Parts;
use crate::persons::Hints;
use crate::sorts::Sorts;
use crate::tenor::Tenor;
use crate::{CaseRoles, Cases, Cue, Entry, Expression, PackError, Sense};
use chancery_times::Times;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What tells a language from others. It stands first in a compiled pack, so that telling opens no more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    /// ISO 639-1 code.
    pub code: String,
    /// `latn`, `cyrl`, `hans`.
    pub script: String,
    /// Frequent words of this language.
    pub tell: Vec<String>,
}

impl Head {
    /// The head of a compiled pack.
    pub fn from_bytes(bytes: &[u8]) -> Result<Head, PackError> {
        postcard::from_bytes(bytes).map_err(damaged)
    }
}

/// What of a language is stored in the compiled pack behind its head.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Stored {
    pub name: String,
    pub spaces: bool,
    pub clitics: Vec<String>,
    pub name_endings: Vec<String>,
    pub particles: Vec<String>,
    pub abbreviations: Vec<String>,
    pub name_chars: String,
    pub native_names: Vec<String>,
    pub proper: Vec<String>,
    pub home: String,
    pub home_variants: String,
    pub possessor_before: bool,
    pub case_roles: CaseRoles,
    pub declensions: Vec<Vec<String>>,
    pub infinitive: Vec<String>,
    pub particle: Vec<String>,
    pub gerund: Vec<String>,
    pub present: Vec<String>,
    pub oblique_before: bool,
    /// How many forms have a sense.
    pub forms: usize,
    /// The number of what each form stands for.
    pub lexicon: Lexicon,
    pub meanings: Meanings,
    pub senses: Vec<Sensed>,
    pub entries: Vec<Entry>,
    pub belongings: Belongings,
    pub lines: Vec<Expression>,
    pub datelines: Vec<Expression>,
    pub variants: Vec<(char, char)>,
    pub times: Times,
    /// Family names of the script's own kind.
    pub families: Vec<String>,
    /// Learnt weights of what shows a person's name, by the hash of each feature.
    pub person_weights: Vec<(u64, f32)>,
    /// What sentences tell by their words taken together.
    pub tenor: Tenor,
    /// Which part a named party plays in it.
    pub parts: Parts,
    /// How far what is told has come.
    pub course: Around<{ STATUSES.len() }>,
    /// Whether the text gives elsewhere when and where.
    pub given: Around<{ GIVEN.len() }>,
    pub digest: String,
}

/// A language as the reader uses it.
pub struct Language {
    head: Head,
    stored: Stored,
    /// Characters folded: those of alphabets, and as far as any has a variant.
    folds: Vec<char>,
    /// Offices with a portfolio, by themselves.
    offices: HashMap<String, String>,
    hints: Hints,
    /// Of each meaning: what is asked of it before its senses are gone through.
    gists: Vec<Gist>,
    /// Endings that are words of their own, and those of infinitives and gerunds, by characters.
    clitics: Vec<Vec<char>>,
    infinitive: Vec<Vec<char>>,
    gerund: Vec<Vec<char>>,
    /// Endings of verbs of the present.
    present: Vec<Vec<char>>,
    /// Particles of infinitives.
    particle: Vec<Vec<char>>,
    /// Of each case, the endings of all declensions, the longest first.
    endings: Vec<Vec<Ending>>,
}

/// Folds a character for matching: lower case, one form of quotes and digits, `ё` as `е`. One character stays one.
#[inline]
pub fn fold(c: char) -> char {
    match c {
        '\t' => ' ',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        'ё' | 'Ё' => 'е',
        '’' | '‘' | 'ʼ' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => ' ',
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '‑' | '‐' => '-',
        '‧' | '•' | '・' => '·',
        'а'..='я' | '\u{3001}'..='\u{9fff}' | '\u{2012}'..='\u{205e}' | '\u{ff01}'..='\u{ff0f}' => c,
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

impl Language {
    pub(crate) fn new(head: Head, mut stored: Stored) -> Language {
        stored.tenor = std::mem::take(&mut stored.tenor).ready(&stored.entries);
        stored.parts = std::mem::take(&mut stored.parts).ready();
        stored.course = std::mem::take(&mut stored.course).ready();
        stored.given = std::mem::take(&mut stored.given).ready();
        let senses = stored.senses.iter();
        let named = senses.filter_map(|s| if let Sense::Office(o) = &s.sense { Some(&**o) } else { None });
        let offices = named.filter(|o| o.contains(':')).map(|o| (o.to_string(), o.to_string())).collect();
        let hints = Hints::new(&stored.person_weights, &stored.families, &stored.name_chars);
        let gists =
            (0..stored.meanings.count()).map(|form| Gist::new(form, &stored.meanings, &stored.senses)).collect();
        Language {
            clitics: by_characters(&stored.clitics),
            infinitive: by_characters(&stored.infinitive),
            gerund: by_characters(&stored.gerund),
            present: by_characters(&stored.present),
            particle: by_characters(&stored.particle),
            endings: endings(&stored.declensions),
            folds: folds(&stored.variants),
            head,
            stored,
            offices,
            hints,
            gists,
        }
    }

    /// Opens what [`Language::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Language, PackError> {
        let (head, stored): (Head, Stored) = postcard::from_bytes(bytes).map_err(damaged)?;
        if !stored.tenor.sound(stored.entries.len()) {
            return Err(damaged("the weights of sentences don't fit its entries"));
        }
        if !stored.parts.sound() {
            return Err(damaged("the weights of parties don't hold together"));
        }
        if !stored.course.sound() || !stored.given.sound() {
            return Err(damaged("the weights of words around events don't hold together"));
        }
        Ok(Language::new(head, stored))
    }

    /// The compiled form, to be kept in a file or a binary.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(&(&self.head, &self.stored)).unwrap_or_default()
    }

    /// ISO 639-1 code.
    pub fn code(&self) -> &str {
        &self.head.code
    }

    /// English name of the language.
    pub fn name(&self) -> &str {
        &self.stored.name
    }

    /// What tells it from others.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// Do words stand apart?
    pub fn spaces(&self) -> bool {
        self.stored.spaces
    }

    /// Endings that are words of their own.
    pub fn clitics(&self) -> &[Vec<char>] {
        &self.clitics
    }

    /// Endings that a known name may take.
    pub fn name_endings(&self) -> &[String] {
        &self.stored.name_endings
    }

    /// Small words within names.
    pub fn particles(&self) -> &[String] {
        &self.stored.particles
    }

    /// Shortened words behind which a full stop ends no sentence.
    pub fn abbreviations(&self) -> &[String] {
        &self.stored.abbreviations
    }

    /// Does this character spell foreign names?
    pub fn spells(&self, c: char) -> bool {
        self.hints.spells(self.fold(c))
    }

    /// What shows that unknown words are a person's name.
    pub fn hints(&self) -> &Hints {
        &self.hints
    }

    /// What sentences tell by their words taken together.
    pub fn tenor(&self) -> &Tenor {
        &self.stored.tenor
    }

    /// Which part a named party plays, by learnt weights of the words around it.
    pub fn parts(&self) -> &Parts {
        &self.stored.parts
    }

    /// How far what is told has come, by learnt weights of the words around its event word.
    pub fn course(&self) -> &Around<{ STATUSES.len() }> {
        &self.stored.course
    }

    /// Whether the text gives elsewhere when and where, by learnt weights of the same words.
    pub fn given(&self) -> &Around<{ GIVEN.len() }> {
        &self.stored.given
    }

    /// Parties whose people bear names of the script's own kind.
    pub fn native_names(&self) -> &[String] {
        &self.stored.native_names
    }

    /// Words that tell a proper name in which a state's name stands and does not mean the state.
    pub fn proper(&self) -> &[String] {
        &self.stored.proper
    }

    /// The state whose own officials this language's outlets name without it, if there is one.
    pub fn home(&self, text: &str) -> Option<&str> {
        let Stored { home, home_variants, .. } = &self.stored;
        let other = !home_variants.is_empty() && self.varies(text);
        Some(if other { home_variants } else { home }.as_str()).filter(|h| !h.is_empty())
    }

    /// A sixth of its characters is far more than a text in the language's own spelling has of another.
    fn varies(&self, text: &str) -> bool {
        let varied = text.chars().filter(|c| !c.is_ascii() && self.fold(*c) != *c && !c.is_uppercase()).count();
        varied * 6 > text.chars().count()
    }

    /// Does the doer of a noun without a marker stand before it?
    pub fn possessor_before(&self) -> bool {
        self.stored.possessor_before
    }

    /// What a case says of a phrase that no marker governs; all empty in a language without cases.
    pub fn case_roles(&self) -> CaseRoles {
        self.stored.case_roles
    }

    /// Do cases tell roles?
    pub fn cased(&self) -> bool {
        self.stored.case_roles != CaseRoles::default()
    }

    /// The office at the head of an institution: `minister:` over `ministry:defence` is `minister:defence`.
    pub fn office_of(&self, head: &str, institution: &str) -> Option<&str> {
        let (_, portfolio) = institution.split_once(':')?;
        self.offices.get(&format!("{head}{portfolio}")).map(String::as_str)
    }

    /// Endings of personal names: for each declension one a case.
    pub fn declensions(&self) -> &[Vec<String>] {
        &self.stored.declensions
    }

    /// The endings of personal names in a case, the longest first.
    pub fn endings(&self, case: usize) -> &[Ending] {
        self.endings.get(case).map_or(&[], Vec::as_slice)
    }

    /// Is its first word an infinitive, by its ending, or the particle of the one behind it ("to resume talks")?
    pub fn infinitive(&self, words: &[char]) -> bool {
        let first = |particle: &Vec<char>| words.get(particle.len()) == Some(&' ') && words.starts_with(particle);
        ends(words, &self.infinitive) || self.particle.iter().any(first)
    }

    /// Does a verb that depends on another look like any other: no ending or particle tells it, and no case its subject?
    pub fn bare_verbs(&self) -> bool {
        self.spaces() && !self.cased() && !self.possessor_before() && self.stored.infinitive.is_empty()
    }

    /// Is its first word, by its ending, a verb that a marker may govern ("by taxing")?
    pub fn gerund(&self, words: &[char]) -> bool {
        ends(words, &self.gerund)
    }

    /// Does its first word, by its ending, tell of now ("meets"), or of a plan, where a day ahead is named? The shortest words are helpers
    /// of other verbs ("has", "was").
    pub fn present(&self, words: &[char]) -> bool {
        const HELPER: usize = 3;
        let long = words.iter().take_while(|c| **c != ' ').take(HELPER + 1).count() > HELPER;
        long && ends(words, &self.present)
    }

    /// Does the owner stand before its noun, with order and not cases telling who does what to whom, among words that stand apart?
    pub fn owners_first(&self) -> bool {
        self.possessor_before() && self.spaces() && !self.cased()
    }

    /// Do time and place stand before their verb?
    pub fn oblique_before(&self) -> bool {
        self.stored.oblique_before
    }

    /// Entries of event words.
    pub fn entries(&self) -> &[Entry] {
        &self.stored.entries
    }

    /// What lines that don't belong to an article look like.
    pub fn boilerplate_lines(&self) -> &[Expression] {
        &self.stored.lines
    }

    /// What datelines look like.
    pub fn datelines(&self) -> &[Expression] {
        &self.stored.datelines
    }

    /// Time expressions.
    pub fn times(&self) -> &Times {
        &self.stored.times
    }

    /// Short hash over the pack's files: the version of this pack.
    pub fn digest(&self) -> &str {
        &self.stored.digest
    }

    /// Number of forms in the automaton.
    pub fn forms(&self) -> usize {
        self.stored.forms
    }

    /// Folds a character, variants of the script included.
    #[inline(always)]
    pub fn fold(&self, c: char) -> char {
        self.folds.get(c as usize).copied().unwrap_or_else(|| self.fold_rare(c))
    }

    /// Of characters behind those that have a variant some are written as one before.
    fn fold_rare(&self, c: char) -> char {
        let c = fold(c);
        self.folds.get(c as usize).copied().unwrap_or(c)
    }

    /// Takes the forms with which folded text begins, the shortest first: their lengths, and numbers for [`Language::senses`].
    #[inline]
    pub fn beginning(&self, folded: &[char], take: impl FnMut(usize, u32)) {
        self.stored.lexicon.beginning(folded, take);
    }

    /// The same of text that begins with a word of so many letters, but for forms that end within that word.
    #[inline]
    pub fn beginning_with_word(&self, folded: &[char], word: usize, take: impl FnMut(usize, u32)) {
        self.stored.lexicon.beginning_with_word(folded, word, take);
    }

    /// The form that is all of folded text.
    pub fn form(&self, folded: &[char]) -> Option<u32> {
        let mut whole = None;
        self.beginning(folded, |length, form| whole = Some(form).filter(|_| length == folded.len()));
        whole
    }

    /// The senses of a form that hold where the text is written so, each with its cases; `first`: at the beginning of a sentence.
    pub fn senses<'l>(&'l self, form: u32, written: &[char], first: bool) -> impl Iterator<Item = (&'l Sense, Cases)> {
        let gist = &self.gists[form as usize];
        let plain = gist.plain;
        let holds = move |s: &&Sensed| {
            plain
                || !(s.inner && first)
                    && (!s.upper || written.first().is_some_and(|c| c.is_uppercase()))
                    && s.exact.as_deref().is_none_or(|e| e.chars().eq(written.iter().copied()))
        };
        let senses = gist.senses(&self.stored.meanings).iter().map(|n| &self.stored.senses[*n as usize]);
        senses.filter(holds).map(|s| (&s.sense, s.cases))
    }

    /// Has a form any sense where the text is written so?
    #[inline]
    pub fn means_anything(&self, form: u32, written: &[char], first: bool) -> bool {
        self.gists[form as usize].always || self.senses(form, written, first).next().is_some()
    }

    /// Does a form mean nothing, and stand in the pack to be no part of what does?
    #[inline]
    pub fn idle(&self, form: u32) -> bool {
        self.gists[form as usize].idle
    }

    /// Which word is it, if it is one for people or things that may be somebody's?
    pub fn belonging(&self, cue: Cue) -> Option<Belonging> {
        self.stored.belongings.of(cue)
    }

    /// Words before people and things that the text spoke of ("the", "both"); none: nothing need tell it.
    pub fn definite(&self) -> &[String] {
        self.stored.belongings.definite()
    }

    /// The sorts of a form's senses, where all of them hold however it is written.
    #[inline]
    pub fn plain_sorts(&self, form: u32) -> Option<Sorts> {
        let gist = self.gists[form as usize];
        gist.plain.then_some(gist.sorts)
    }

    /// Has a form a sense of one of these sorts, if it is written as that asks for?
    #[inline]
    pub fn sorts(&self, form: u32, sorts: Sorts) -> bool {
        self.gists[form as usize].sorts.any(sorts)
    }

    /// Has a form that is written so a sense that passes, which is of one of these sorts?
    #[inline]
    pub fn means(&self, form: u32, written: &[char], first: bool, sorts: Sorts, test: impl Fn(&Sense) -> bool) -> bool {
        self.sorts(form, sorts) && self.senses(form, written, first).any(|(s, _)| test(s))
    }

    /// The cue that a form is.
    #[inline]
    pub fn cue(&self, form: u32) -> Option<Cue> {
        self.gists[form as usize].cue.checked_sub(1)
    }
}

/// Behind the letters of Latin, Greek and Cyrillic.
const ALPHABETS: u32 = 0x530;

/// The first characters folded, variants included: those of alphabets, and as far as any has a variant.
fn folds(variants: &[(char, char)]) -> Vec<char> {
    let variants: HashMap<char, char> = variants.iter().copied().collect();
    let variant = |c: char| variants.get(&c).copied().unwrap_or(c);
    let behind = variants.keys().map(|c| u32::from(*c) + 1).max().unwrap_or(0).max(ALPHABETS);
    let chars = (0..behind).map(|code| char::from_u32(code).unwrap_or(' '));
    chars.map(|c| variant(fold(variant(c)))).collect()
}

fn damaged(error: impl std::fmt::Display) -> PackError {
    PackError::new("compiled pack", format!("can't be opened ({error}); compile it again"))
}

/// Has the first word one of these endings?
fn ends(words: &[char], endings: &[Vec<char>]) -> bool {
    if endings.is_empty() {
        return false;
    }
    // No verb is longer; giant words are not searched for a space.
    const LONGEST: usize = 40;
    let word = &words[..words.iter().take(LONGEST).position(|c| *c == ' ').unwrap_or(words.len())];
    endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

fn by_characters(words: &[String]) -> Vec<Vec<char>> {
    words.iter().map(|word| word.chars().collect()).collect()
}
