//! The words and patterns of one language, compiled into tries.

use crate::data::TimesData;
use crate::expand::expand;
use crate::slots::{ANY, FIRST, Field, NUMBER, START, Slot, class, number, slot};
use crate::tokens::Vocabulary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a pattern means. Of two readings of the same words the group named first wins; the head of `packs/en/times.toml` says what
/// each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Group {
    Block,
    Lag,
    Lead,
    Calendar,
    /// Another expression with words around it that change nothing.
    Same,
    /// What a plan is for.
    Purpose,
    Range,
    Onset,
    Before,
    After,
    Since,
    Until,
    Named,
    Decade,
    Century,
    Ago,
    Ahead,
    Later,
    Earlier,
    BesideBefore,
    BesideAfter,
    Part,
    Around,
    Span,
    Coming,
    Within,
    Recurrence,
    Now,
    Vague,
    Duration,
    /// Only inside another pattern.
    Weak,
    /// Fills `{amount}`.
    Amount,
}

const GROUPS: [(&str, Group); 32] = [
    ("block", Group::Block),
    ("same", Group::Same),
    ("purpose", Group::Purpose),
    ("range", Group::Range),
    ("since", Group::Since),
    ("until", Group::Until),
    ("before", Group::Before),
    ("after", Group::After),
    ("onset", Group::Onset),
    ("named", Group::Named),
    ("calendar", Group::Calendar),
    ("decade", Group::Decade),
    ("century", Group::Century),
    ("lag", Group::Lag),
    ("lead", Group::Lead),
    ("ago", Group::Ago),
    ("ahead", Group::Ahead),
    ("later", Group::Later),
    ("earlier", Group::Earlier),
    ("before_by", Group::BesideBefore),
    ("after_by", Group::BesideAfter),
    ("part", Group::Part),
    ("around", Group::Around),
    ("span", Group::Span),
    ("coming", Group::Coming),
    ("within", Group::Within),
    ("recurrence", Group::Recurrence),
    ("now", Group::Now),
    ("vague", Group::Vague),
    ("duration", Group::Duration),
    ("weak", Group::Weak),
    ("amount", Group::Amount),
];

/// A pattern's end: its meaning, and how many tokens at either side only show that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    pub group: Group,
    pub front: u8,
    pub back: u8,
}

/// A state in the trie of patterns.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Node {
    /// Sorted by word.
    pub words: Vec<(u32, u32)>,
    pub slots: Vec<Way>,
    /// What the next token must be for any of the slots.
    pub bits: u32,
    pub done: Vec<Done>,
}

/// Where a slot leads.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(from = "(Slot, u32)", into = "(Slot, u32)")]
pub(crate) struct Way {
    pub slot: Slot,
    pub next: u32,
    /// What the next token must be for it.
    pub bits: u32,
}

impl From<(Slot, u32)> for Way {
    fn from((slot, next): (Slot, u32)) -> Way {
        Way { slot, next, bits: slot.bits() }
    }
}

impl From<Way> for (Slot, u32) {
    fn from(way: Way) -> (Slot, u32) {
        (way.slot, way.next)
    }
}

/// A state in the trie of words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Leaf {
    /// Sorted by word.
    pub next: Vec<(u32, u32)>,
    pub hits: Vec<Hit>,
}

/// A word found: its class and value, and whether it needs a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hit {
    pub field: Field,
    pub value: i16,
    pub capital: bool,
}

/// How a number word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Figure {
    Add(u32),
    Times(u32),
    Teen,
    Some,
}

/// Everything compiled.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Rules {
    pub vocabulary: Vocabulary,
    pub lexicon: Vec<Leaf>,
    pub figures: Vec<Option<Figure>>,
    pub periods: Vec<String>,
    /// Patterns without `{time}`, with one inside, what stands behind one that begins with it, and those for `{amount}`.
    pub plain: Vec<Node>,
    pub outer: Vec<Node>,
    pub behind: Vec<Node>,
    pub amounts: Vec<Node>,
    /// By word: what it may begin, and where in the lexicon the forms stand that begin with it (0: none).
    pub bits: Vec<u32>,
    pub leaves: Vec<u32>,
    /// By word: where it leads from the root of the patterns without `{time}`, and of those with one; 0: nowhere.
    pub first: [Vec<u32>; 2],
    /// What patterns begin with; and what may stand behind slots at their beginning that read nothing.
    pub open: u32,
    pub behind_open: u32,
    /// Words that belong to the expression behind them.
    pub lead: Vec<u32>,
    pub month_first: bool,
}

impl Rules {
    pub(crate) fn new(data: &TimesData) -> Result<Rules, String> {
        let mut rules = Rules { month_first: data.order == "mdy", ..Rules::default() };
        for tree in [&mut rules.plain, &mut rules.outer, &mut rules.behind, &mut rules.amounts] {
            tree.push(Node::default());
        }
        rules.lexicon.push(Leaf::default());
        rules.lead = data.lead.iter().flat_map(|word| rules.vocabulary.learn(word)).collect();
        let mut figures = BTreeMap::new();
        for (name, values) in &data.words {
            for (value, forms) in values {
                for form in forms {
                    rules
                        .add_word(name, value, form, data, &mut figures)
                        .map_err(|e| format!("[words.{name}] {value}: {e}"))?;
                }
            }
        }
        for (name, patterns) in &data.rules {
            let group =
                GROUPS.iter().find(|(n, _)| n == name).ok_or_else(|| format!("[rules]: no group called {name:?}"))?.1;
            for pattern in patterns {
                rules.add_pattern(group, pattern, data).map_err(|e| format!("[rules] {name}: {e}"))?;
            }
        }
        rules.figures = (0..rules.vocabulary.len() as u32).map(|id| figures.get(&id).copied()).collect();
        rules.mark();
        Ok(rules)
    }

    fn add_word(
        &mut self,
        name: &str,
        value: &str,
        form: &str,
        data: &TimesData,
        figures: &mut BTreeMap<u32, Figure>,
    ) -> Result<(), String> {
        for form in expand(form, &data.endings)? {
            let ids = self.vocabulary.learn(&form);
            let &[first, ..] = ids.as_slice() else { return Err(format!("{form:?} holds no word")) };
            if name == "number" {
                let &[id] = ids.as_slice() else { return Err(format!("a number word is one word, not {form:?}")) };
                figures.insert(id, figure(value).ok_or("a number, ×10, +10 or ? is wanted")?);
                continue;
            }
            debug_assert!(first > 0);
            let field = class(name).ok_or("there is no such class")?;
            let number = if field == Field::Period {
                self.period(value)
            } else {
                number(name, value).ok_or("not a value of this class")?
            };
            let capital = form.trim_start().chars().next().is_some_and(char::is_uppercase);
            let leaf = ids.iter().fold(0, |leaf, id| self.leaf(leaf, *id));
            let hit = Hit { field, value: number, capital };
            let hits = &mut self.lexicon[leaf as usize].hits;
            if !hits.contains(&hit) {
                hits.push(hit);
            }
        }
        Ok(())
    }

    fn period(&mut self, edtf: &str) -> i16 {
        let known = self.periods.iter().position(|p| p == edtf);
        known.unwrap_or_else(|| {
            self.periods.push(edtf.to_string());
            self.periods.len() - 1
        }) as i16
    }

    fn leaf(&mut self, leaf: u32, id: u32) -> u32 {
        let new = self.lexicon.len() as u32;
        let next = &mut self.lexicon[leaf as usize].next;
        match next.binary_search_by_key(&id, |(w, _)| *w) {
            Ok(n) => next[n].1,
            Err(n) => {
                next.insert(n, (id, new));
                self.lexicon.push(Leaf::default());
                new
            }
        }
    }

    fn add_pattern(&mut self, group: Group, pattern: &str, data: &TimesData) -> Result<(), String> {
        for form in expand(pattern, &data.endings)? {
            let (pieces, front, back) = pieces(&form, &mut self.vocabulary)?;
            let nested = pieces.iter().position(|p| matches!(p, Piece::Slot(Slot::Time)));
            let (tree, path) = match (group, nested) {
                (Group::Amount, _) => (&mut self.amounts, &pieces[..]),
                (_, Some(0)) => (&mut self.behind, &pieces[1..]),
                (_, Some(_)) => (&mut self.outer, &pieces[..]),
                (_, None) => (&mut self.plain, &pieces[..]),
            };
            let end = path.iter().fold(0, |node, piece| step(tree, node, *piece));
            let done = Done { group, front, back };
            if end > 0 && !tree[end as usize].done.contains(&done) {
                tree[end as usize].done.push(done);
            }
        }
        Ok(())
    }

    fn mark(&mut self) {
        let number = |f: &Option<Figure>| if f.is_some() { NUMBER | START } else { 0 };
        let mut bits: Vec<u32> = self.figures.iter().map(|f| ANY | number(f)).collect();
        for (id, _) in [&self.plain, &self.outer, &self.amounts].into_iter().flat_map(|tree| &tree[0].words) {
            bits[*id as usize] |= START;
        }
        self.open = self.plain[0].bits | self.outer[0].bits | self.amounts[0].bits;
        let mut words = Vec::new();
        let opened = [&self.plain, &self.outer, &self.amounts].map(|tree| begun(tree, 0, &mut words));
        self.behind_open = opened.into_iter().fold(0, |all, bits| all | bits);
        words.into_iter().for_each(|id| bits[id as usize] |= FIRST);
        self.leaves = vec![0; bits.len()];
        for (id, leaf) in &self.lexicon[0].next {
            bits[*id as usize] |= self.classes_from(*leaf);
            self.leaves[*id as usize] = *leaf;
        }
        self.first = [&self.plain, &self.outer].map(|tree| {
            let mut first = vec![0; bits.len()];
            tree[0].words.iter().for_each(|(id, next)| first[*id as usize] = *next);
            first
        });
        self.bits = bits;
    }

    fn classes_from(&self, leaf: u32) -> u32 {
        let leaf = &self.lexicon[leaf as usize];
        let here = leaf.hits.iter().map(|hit| hit.field.bit());
        here.chain(leaf.next.iter().map(|(_, next)| self.classes_from(*next))).fold(0, |all, bits| all | bits)
    }
}

/// What the token at a node may be, slots passed over that read nothing; the words that it may be are put to the others.
fn begun(tree: &[Node], node: u32, words: &mut Vec<u32>) -> u32 {
    let node = &tree[node as usize];
    words.extend(node.words.iter().map(|(id, _)| *id));
    let unread = node.slots.iter().filter(|way| way.bits == ANY);
    unread.fold(node.bits, |bits, way| bits | begun(tree, way.next, words))
}

#[derive(Debug, Clone, Copy)]
enum Piece {
    Word(u32),
    Slot(Slot),
}

/// A pattern's pieces, and how many tokens in square brackets stand before and after the expression proper.
fn pieces(form: &str, vocabulary: &mut Vocabulary) -> Result<(Vec<Piece>, u8, u8), String> {
    let (front, rest) = match form.trim().strip_prefix('[') {
        Some(rest) => rest.split_once(']').ok_or_else(|| format!("{form:?}: [ is not closed"))?,
        None => ("", form.trim()),
    };
    let (middle, back) = match rest.strip_suffix(']') {
        Some(rest) => rest.rsplit_once('[').ok_or_else(|| format!("{form:?}: ] without ["))?,
        None => (rest, ""),
    };
    let mut out = Vec::new();
    let front = add_pieces(front, vocabulary, &mut out)?;
    add_pieces(middle, vocabulary, &mut out)?;
    let back = add_pieces(back, vocabulary, &mut out)?;
    Ok((out, front, back))
}

/// How many of them read a token.
fn add_pieces(text: &str, vocabulary: &mut Vocabulary, out: &mut Vec<Piece>) -> Result<u8, String> {
    let before = out.len();
    let mut rest = text;
    while let Some((words, tail)) = rest.split_once('{') {
        out.extend(vocabulary.learn(words).into_iter().map(Piece::Word));
        let (name, tail) = tail.split_once('}').ok_or_else(|| format!("{text:?}: a brace is not closed"))?;
        out.push(Piece::Slot(slot(name).ok_or_else(|| format!("there is no slot {{{name}}}"))?));
        rest = tail;
    }
    out.extend(vocabulary.learn(rest).into_iter().map(Piece::Word));
    let reads = |p: &&Piece| !matches!(p, Piece::Slot(Slot::Set(..) | Slot::Edge));
    Ok(out[before..].iter().filter(reads).count() as u8)
}

fn step(tree: &mut Vec<Node>, node: u32, piece: Piece) -> u32 {
    let new = tree.len() as u32;
    let at = &mut tree[node as usize];
    let known = match piece {
        Piece::Word(id) => at.words.binary_search_by_key(&id, |(w, _)| *w).map(|n| at.words[n].1),
        Piece::Slot(slot) => at.slots.iter().find(|way| way.slot == slot).map(|way| way.next).ok_or(0),
    };
    if let Ok(next) = known {
        return next;
    }
    match piece {
        Piece::Word(id) => {
            let place = at.words.partition_point(|(w, _)| *w < id);
            at.words.insert(place, (id, new));
        }
        Piece::Slot(slot) => {
            at.bits |= slot.bits();
            at.slots.push(Way::from((slot, new)));
        }
    }
    tree.push(Node::default());
    new
}

/// `7`, `x10`, `+10` (teen), `?` (some).
fn figure(value: &str) -> Option<Figure> {
    match value {
        "?" => Some(Figure::Some),
        "+10" => Some(Figure::Teen),
        _ => match value.strip_prefix('x') {
            Some(times) => times.parse().ok().map(Figure::Times),
            None => value.parse().ok().map(Figure::Add),
        },
    }
}
