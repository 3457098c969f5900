//! What the steps make of each sentence, in words: for authors of packs who ask why something was not read.

use crate::clauses::{Clause, clauses};
use crate::frames::{Frame, frames, with_untold};
use crate::phrases::{Item, What};
use crate::reader::Sentence;
use crate::text::Text;
use chancery_pack::{Language, Sense, World};

/// A sentence as its clauses, items and frames, a line each.
pub(crate) fn trace(text: &Text, sentence: &Sentence<'_>, language: &Language, world: &World) -> Vec<String> {
    let items = &sentence.items;
    let clauses = clauses(items, language);
    let mut out = vec![format!("“{}”", text.slice(sentence.span))];
    for (n, clause) in clauses.iter().enumerate() {
        out.push(head(n, clause, items, text));
        out.extend(items[clause.items.clone()].iter().map(|i| format!("      {}", item(i, text, language))));
    }
    let frames = frames(items, &clauses, language, world);
    let frames = with_untold(frames, items, &clauses, &sentence.leanings, (language, world));
    out.extend(frames.iter().map(|f| frame(f, items, text, language)));
    out
}

fn words(items: &[Item<'_>], members: &[usize], text: &Text) -> String {
    members.iter().map(|n| text.slice(items[*n].span)).collect::<Vec<_>>().join(" + ")
}

fn head(number: usize, clause: &Clause, items: &[Item<'_>], text: &Text) -> String {
    let subject = words(items, &clause.subject, text);
    let predicate = clause.predicate.map_or(String::new(), |p| text.slice(items[p].span));
    let inherited = if clause.inherited { " (inherited)" } else { "" };
    format!("  clause {number} {:?}: subject [{subject}]{inherited}, predicate [{predicate}]", clause.link)
}

fn item(item: &Item<'_>, text: &Text, language: &Language) -> String {
    let words = text.slice(item.span);
    match &item.what {
        What::Phrase(p) => {
            let parties: Vec<&str> = p.parties.iter().map(|p| p.0).collect();
            let mut notes = vec![format!("party {}", parties.join(","))];
            let mut note = |name: &str, value: Option<String>| notes.extend(value.map(|v| format!("{name} {v}")));
            note("office", Some(p.offices.join(",")).filter(|o| !o.is_empty()));
            note("posted", p.posted.map(String::from));
            note("institution", p.institution.map(String::from));
            note("organ", p.organ.map(String::from));
            note("name", p.name.map(|n| text.slice(n)));
            note("person", p.person.map(|n| n.to_string()).or(p.guessed.then(|| "guessed".into())));
            note("reference", p.reference.map(|r| format!("{r:?}")));
            note("place", p.place.map(String::from));
            note("region", p.region.map(String::from));
            note("agency", p.agency.map(|a| a.name(text)));
            note("group", p.group.then(String::new));
            note("bare", p.bare.then(String::new));
            format!("[{words}] {}", notes.join("; "))
        }
        What::Time(n) => format!("<{words}> time {n}"),
        What::Unit => format!("{words}  {}", senses(item, language)),
    }
}

fn senses(item: &Item<'_>, language: &Language) -> String {
    let name = |s: &&Sense| match s {
        Sense::Trigger(n) => format!("event {}", language.entries()[*n as usize].id),
        other => format!("{other:?}"),
    };
    item.senses.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn frame(frame: &Frame, items: &[Item<'_>], text: &Text, language: &Language) -> String {
    let fillers = frame.fillers.iter().map(|(role, members)| format!("{role:?}: {}", words(items, members, text)));
    let mut roles: Vec<String> = fillers.collect();
    roles.extend(frame.subject.then(|| "subject acts".to_string()));
    roles.extend(frame.own.then(|| "own".to_string()));
    format!(
        "  {} {} on “{}” in clause {}: {}",
        if frame.untold { "frame by the whole sentence," } else { "frame" },
        language.entries()[frame.entry].id,
        text.slice(items[frame.trigger].span),
        frame.clause,
        roles.join("; ")
    )
}
