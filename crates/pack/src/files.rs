//! The TOML files of a language pack, as they are written.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Named word lists: one section of `grammar.toml`.
pub(crate) type Lists = BTreeMap<String, Vec<String>>;

/// `pack.toml`.
#[derive(Debug, Deserialize)]
pub(crate) struct PackFile {
    pub code: String,
    pub name: String,
    pub script: String,
    pub spaces: bool,
    #[serde(default)]
    pub clitics: Vec<String>,
    #[serde(default)]
    pub tell: Vec<String>,
    /// Endings that a known personal name may take or lose (inflecting languages).
    #[serde(default)]
    pub name_endings: Vec<String>,
    /// Small words within names: bin, de, van.
    #[serde(default)]
    pub particles: Vec<String>,
    /// Shortened words behind which a full stop ends no sentence: Gen, Sept.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// State whose own officials this language's outlets name without it.
    #[serde(default)]
    pub home: String,
    /// The same of outlets that write in the variant characters of variants.tsv.
    #[serde(default)]
    pub home_variants: String,
    /// Characters that spell foreign names (scripts without capitals).
    #[serde(default)]
    pub name_chars: String,
    /// Parties whose people bear names of the script's own kind.
    #[serde(default)]
    pub native_names: Vec<String>,
    /// Words that tell a proper name around a state's: Museum, Universitas.
    #[serde(default)]
    pub proper: Vec<String>,
}

/// `[order]` of `grammar.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Order {
    pub possessor: String,
    pub oblique: String,
}

/// `[cases]` of `grammar.toml`: the names of the cases, and what each says of a phrase that no marker governs.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CasesFile {
    pub names: Vec<String>,
    pub subject: Vec<String>,
    pub object: Vec<String>,
    pub of: Vec<String>,
    pub to: Vec<String>,
    pub by: Vec<String>,
    /// How personal names decline: endings in the order of `names`, the longest first ending that fits decides.
    pub declensions: Vec<Vec<String>>,
    /// How infinitives end.
    pub infinitive: Vec<String>,
    /// Words before infinitives.
    pub particle: Vec<String>,
    /// How verbs end that a marker may govern.
    pub gerund: Vec<String>,
    /// How verbs end that tell of now, or of what a day ahead in their clause says.
    pub present: Vec<String>,
}

/// `[boilerplate]`: regular expressions.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Boilerplate {
    pub line: Vec<String>,
    pub dateline: Vec<String>,
}

/// `[persons]` of `grammar.toml`: examples for the learnt weights of `persons.tsv`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PersonsFile {
    /// Sentences with all their people in square brackets.
    pub examples: Vec<String>,
}

/// `grammar.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct GrammarFile {
    pub endings: BTreeMap<String, String>,
    pub order: Order,
    pub cases: CasesFile,
    pub markers: Lists,
    pub words: Lists,
    pub references: Lists,
    pub descriptions: Lists,
    pub short: Lists,
    pub status: Lists,
    pub speech: Lists,
    pub comparison: Lists,
    pub ordinals: BTreeMap<String, u16>,
    pub contexts: Lists,
    pub objects: Lists,
    pub deeds: Lists,
    pub belongings: Lists,
    pub outlets: Lists,
    pub boilerplate: Boilerplate,
    pub persons: PersonsFile,
}

/// `events.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct EventsFile {
    pub event: Vec<EventEntry>,
}

/// One entry of `events.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EventEntry {
    /// `visit.travel`.
    pub id: String,
    /// Kind of claim.
    pub kind: String,
    /// `verb`, `passive`, `noun` or `phrase`.
    pub form: String,
    /// Word list, in short form.
    pub words: Vec<String>,
    /// Roles that differ from the kind's own.
    pub roles: String,
    /// PLOVER event where it differs.
    pub event: String,
    /// Modes where they differ.
    pub mode: Option<Vec<String>>,
    /// Status where the word says it.
    pub status: String,
    /// Legal stage.
    pub stage: String,
    /// Contexts the word shows.
    pub contexts: Vec<String>,
    /// Only with both parties in its clause.
    pub weak: bool,
    /// An event word after it is its object, not an event of its own.
    pub over: bool,
    /// The doer receives the others: it happens on the doer's ground, where no place is said.
    pub host: bool,
    /// It counts with nobody on the other side.
    pub alone: bool,
    /// It counts only of people and things that are known to be somebody's ([belongings]).
    pub owned: bool,
    /// What shows another sense may stand anywhere in this part of the sentence, not only between the commas around the word.
    pub wide: bool,
    /// The kind of what two states hold without anybody else.
    pub two: String,
    /// Words of which one must stand in the sentence.
    pub needs: Vec<String>,
    /// Words that show another sense.
    pub unless: Vec<String>,
    /// Sentences that make a claim of this kind.
    pub good: Vec<String>,
    /// Sentences that don't.
    pub bad: Vec<String>,
}

/// An example taken apart: `sentence => A,B>C status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub sentence: String,
    /// Actors, if said.
    pub actors: Vec<String>,
    /// Recipients, if said.
    pub recipients: Vec<String>,
    /// Status, if said.
    pub status: Option<String>,
}

impl Example {
    /// Takes an example apart.
    pub fn parse(text: &str) -> Example {
        let (sentence, want) = text.rsplit_once("=>").unwrap_or((text, ""));
        let (parties, status) = match want.trim().rsplit_once(' ') {
            Some((parties, status)) if !status.contains('>') => (parties, Some(status.trim().to_string())),
            _ => (want.trim(), None),
        };
        let (actors, recipients) = parties.split_once('>').unwrap_or((parties, ""));
        let list = |s: &str| s.split(',').map(str::trim).filter(|p| !p.is_empty()).map(String::from).collect();
        Example { sentence: sentence.trim().to_string(), actors: list(actors), recipients: list(recipients), status }
    }
}

#[cfg(test)]
mod tests {
    use super::Example;

    #[test]
    fn an_example_names_parties_and_status() {
        let e = Example::parse("Menlu A ke B. => BRA,CHL>AGO planned");
        assert_eq!((e.actors.len(), e.recipients[0].as_str(), e.status.as_deref()), (2, "AGO", Some("planned")));
        assert_eq!(Example::parse("A only").actors.len(), 0);
    }
}
