//! CoNLL-U: sentences in and out.

use std::fmt::Write;

/// A word with its analysis. Heads count from 1; 0 is the root.
#[derive(Debug, Clone, Default)]
pub struct Token {
    pub form: String,
    pub tag: String,
    pub head: usize,
    pub label: String,
    pub space: bool,
}

pub type Sentence = Vec<Token>;

/// Features that the parser may look at beside the part of speech.
const FEATURES: [&str; 4] = ["Case=", "VerbForm=", "Voice=", "PronType=Rel"];
/// Relations whose subtype tells who did it.
const SUBTYPES: [&str; 4] = ["nsubj:pass", "obl:agent", "acl:relcl", "aux:pass"];

pub fn read(text: &str) -> Vec<Sentence> {
    text.split("\n\n").map(sentence).filter(|s| !s.is_empty()).collect()
}

fn sentence(block: &str) -> Sentence {
    let mut tokens: Sentence = Vec::new();
    let (mut range_end, mut range_space) = (0, true);
    for line in block.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < 10 || cells[0].contains('.') {
            continue;
        }
        let space = !cells[9].contains("SpaceAfter=No");
        if let Some((_, last)) = cells[0].split_once('-') {
            (range_end, range_space) = (last.parse().unwrap_or(0), space);
            continue;
        }
        let number = tokens.len() + 1;
        let space = if number < range_end {
            false
        } else if number == range_end {
            range_space
        } else {
            space
        };
        let label = if SUBTYPES.contains(&cells[7]) { cells[7] } else { cells[7].split(':').next().unwrap_or("dep") };
        tokens.push(Token {
            form: cells[1].to_string(),
            tag: tag(cells[3], cells[5]),
            head: cells[6].parse().unwrap_or(0),
            label: label.to_string(),
            space,
        });
    }
    tokens
}

fn tag(part: &str, features: &str) -> String {
    let kept = features.split('|').filter(|f| FEATURES.iter().any(|k| f.starts_with(k)));
    kept.fold(part.to_string(), |tag, feature| tag + "|" + feature)
}

/// Sentences as CoNLL-U: form, part of speech, features, head, relation.
pub fn write(tokens: &[Token], text: &str) -> String {
    let mut out = format!("# text = {text}\n");
    for (n, t) in tokens.iter().enumerate() {
        let (part, features) = t.tag.split_once('|').unwrap_or((&t.tag, "_"));
        let space = if t.space { "_" } else { "SpaceAfter=No" };
        let _ = writeln!(out, "{}\t{}\t_\t{part}\t_\t{features}\t{}\t{}\t_\t{space}", n + 1, t.form, t.head, t.label);
    }
    out + "\n"
}

/// The running text of a sentence.
pub fn text(tokens: &[Token]) -> String {
    let mut out = String::new();
    for t in tokens {
        out.push_str(&t.form);
        if t.space {
            out.push(' ');
        }
    }
    out.trim_end().to_string()
}
