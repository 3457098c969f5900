//! What both sides of an event word have in common: the word where it stands, and the roles that markers give.

use crate::clauses::{Clause, over_attribute};
use crate::groups::{Markers, governors, markers_of};
use crate::phrases::{Item, What};
use chancery_pack::{Entry, Form, Language, Marker, Role, RoleValue, Sense, Speech};

/// An event word where it stands, read as one of its entries.
#[derive(Clone, Copy)]
pub(super) struct Word<'a, 'i> {
    pub items: &'a [Item<'i>],
    pub clauses: &'a [Clause],
    /// Its clause.
    pub c: usize,
    pub at: usize,
    pub entry: &'a Entry,
    pub language: &'a Language,
}

impl<'a> Word<'a, '_> {
    pub fn clause(self) -> &'a Clause {
        &self.clauses[self.c]
    }

    pub fn noun(self) -> bool {
        self.entry.form == Form::Noun
    }
}

pub(super) fn role_of(marker: Marker) -> Option<Role> {
    Some(match marker {
        Marker::In => Role::In,
        Marker::To => Role::To,
        Marker::From => Role::From,
        Marker::With => Role::With,
        Marker::By => Role::By,
        Marker::Of => Role::Of,
        Marker::Between => Role::Between,
        Marker::About => Role::About,
        Marker::Against => Role::Against,
        Marker::For => Role::For,
        Marker::Object => Role::Object,
        _ => return None,
    })
}

/// The role that a marker gives; of several that the case allows, the first for which the entry has use.
pub(super) fn role_by(markers: &[Marker], entry: &Entry) -> Option<Role> {
    let used = |m: &&Marker| role_of(**m).is_some_and(|r| !entry.roles.contains(&(r, RoleValue::Ignore)));
    markers.iter().find(used).or(markers.first()).and_then(|m| role_of(*m))
}

/// The markers that govern a phrase; in a language whose possessor's particle stands behind ("外长的") it governs nothing after it.
pub(super) fn ahead(items: &[Item<'_>], n: usize, start: usize, language: &Language) -> Markers {
    let markers = governors(items, n, start);
    let behind = language.possessor_before() && !language.spaces() && markers.first() == Some(&Marker::Of);
    if !behind {
        return markers;
    }
    // "向|伸出援手的|北京致谢": the coverb stands before the attribute.
    let coverb = over_attribute(items, n, language);
    coverb.map_or(Markers::new(), |c| markers_of(&items[c]))
}

/// "在甲和乙之间": the word for between stands behind those it names.
pub(super) fn between(items: &[Item<'_>], last: usize) -> bool {
    items.get(last + 1).is_some_and(|i| i.marks(Marker::Between))
}

/// "according to the ministry": a source fills no role.
pub(super) fn cited(items: &[Item<'_>], n: usize, at: usize) -> bool {
    let word = (at + 1..n).rev().take(3).find(|k| !items[*k].is(|s| matches!(s, Sense::Block)));
    word.is_some_and(|k| items[k].is(|s| matches!(s, Sense::Speech(Speech::Source | Speech::Cited))))
}

/// May it stand between a possessor and its noun?
pub(super) fn touching(item: &Item<'_>) -> bool {
    if matches!(item.what, What::Phrase(_) | What::Time(_)) || item.is(|s| matches!(s, Sense::Trigger(_))) {
        return false;
    }
    item.mark.is_none_or(|m| matches!(m, '-' | '“' | '”' | '"' | '—' | '–'))
        && !item.is(|s| {
            matches!(s, Sense::Verb | Sense::Light | Sense::Relative | Sense::And | Sense::Speech(_))
                || matches!(s, Sense::Marker(m) if *m != Marker::Of)
        })
}
