//! Which parts of a page are no article, by their elements and names, however they read.

use crate::names::{Named, Names};
use crate::tag::Tag;
use crate::tree::{Id, Tree};
use crate::weigh::{Weights, is_silent};
use std::ops::Range;

/// What is to be done with an element and all in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Text of the page.
    Text,
    /// Words under a picture.
    Caption,
    /// Not part of the article.
    Cut,
}

/// A part with more of the page's prose than this is the article, whatever it is called.
const TOO_MUCH: f32 = 0.4;

/// At least so much prose has to stay.
const LEAST: u32 = 250;

/// The parts of a page.
pub struct Parts {
    /// What each element begins, seen alone.
    pub parts: Vec<Part>,
    /// What each element is called.
    pub names: Vec<Named>,
}

/// Looks at every element.
pub fn parts(tree: &Tree, weights: &Weights, body: Id, heading: Option<Id>) -> Parts {
    let mut names = Names::default();
    let mut found = Parts { parts: vec![Part::Text; tree.len()], names: vec![Named::default(); tree.len()] };
    let page = weights.prose(&tree.within(body));
    let other = heading.and_then(|h| tree.ancestors(h).find(|a| tree.is(*a, Tag::Article)).map(|a| tree.within(a)));
    let mut left = page;
    let mut next = body + 1;
    while next < tree.node(body).end {
        let id = next;
        next += 1;
        let Some(tag) = tree.tag(id) else { continue };
        let named = names.of(tree, id);
        found.names[id] = named;
        let range = tree.within(id);
        found.parts[id] = part(tag, named);
        if tag == Tag::Article && !named.body && other.as_ref().is_some_and(|o| is_other(tree, id, o, heading)) {
            found.parts[id] = Part::Cut;
        }
        if found.parts[id] == Part::Text {
            continue;
        }
        let prose = weights.prose(&range);
        let most = if named.comment || found.parts[id] == Part::Caption { 0.95 } else { TOO_MUCH };
        let precious = prose as f32 > most * page as f32 || left.saturating_sub(prose) < LEAST.min(page / 6);
        if prose > 0 && precious && !is_silent(tag) {
            found.parts[id] = Part::Text;
        } else {
            left -= prose.min(left);
            next = range.end;
        }
    }
    found
}

/// Is an article another one than that under the main heading: beside it, or within it (as comments and teasers are)?
fn is_other(tree: &Tree, id: Id, main: &Range<Id>, heading: Option<Id>) -> bool {
    let holds = |range: &Range<Id>| heading.is_some_and(|h| range.contains(&h));
    id != main.start && !holds(&tree.within(id))
}

fn part(tag: Tag, named: Named) -> Part {
    use Tag::*;
    match tag {
        _ if is_silent(tag) => Part::Cut,
        Nav | Footer | Aside | Form | Button | Menu | Dialog | Search | Label | Input | Fieldset => Part::Cut,
        Figcaption => Part::Caption,
        _ if named.body && !named.hidden => Part::Text,
        _ if named.caption => Part::Caption,
        A if !named.hidden => Part::Text,
        _ if named.aside || named.comment || named.hidden => Part::Cut,
        _ => Part::Text,
    }
}
