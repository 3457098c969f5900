//! `events.toml`: event words become forms, their entries what the reader knows of them.

use crate::PackError;
use crate::belongings::Belongings;
use crate::entry::{Entry, Gaps};
use crate::files::EventEntry;
use crate::forms::Forms;
use crate::sense::Sense;
use crate::words::Form;
use crate::world::{World, parse_roles};
use std::collections::BTreeSet;

/// In `needs`: somebody with an office, or a known holder, stands before the word.
const PERSON: &str = "{person}";
/// Stands for an organisation between states that is named behind an event word.
const ORGANISATION: &str = "{organisation}";

/// Stands for a party that is named right behind an event word.
const PARTY: &str = "{party}";

/// The entries of `events.toml`, and their words among the forms.
pub(crate) fn add_events(
    forms: &mut Forms,
    events: Vec<EventEntry>,
    world: &World,
    belongings: &Belongings,
) -> Result<Vec<Entry>, PackError> {
    let mut entries: Vec<Entry> = Vec::new();
    for (n, event) in events.into_iter().enumerate() {
        let fault = |what: String| PackError::new(&forms.file, what).at(event.id.clone());
        if entries.iter().any(|e| e.id == event.id) {
            return Err(fault("this id stands twice".into()));
        }
        if !world.kinds.contains_key(&event.kind) {
            return Err(fault(format!("no kind `{}` in kinds.toml", event.kind)));
        }
        if !event.two.is_empty() && !world.kinds.contains_key(&event.two) {
            return Err(fault(format!("`two` is `{}`, which is no kind of kinds.toml", event.two)));
        }
        let form = Form::from_key(&event.form)
            .ok_or_else(|| fault(format!("form is `{}`; there are {:?}", event.form, Form::KEYS)))?;
        let roles = parse_roles(&event.roles).map_err(fault)?;
        let gaps = add_words(forms, &event, n)?;
        let word = |word: &&String| !matches!(word.as_str(), PERSON | ORGANISATION | PARTY);
        let needs: Vec<String> = event.needs.iter().filter(word).cloned().collect();
        let has = |what: &str| event.needs.iter().any(|word| word == what);
        let (person, organisation, party) = (has(PERSON), has(ORGANISATION), has(PARTY));
        let [needs, unless] = [&needs, &event.unless].map(|words| forms.cues(words).map_err(|e| e.at(&event.id)));
        let (needs, unless) = (needs?, unless?);
        let needs = if event.owned { belongings.or(needs) } else { needs };
        let some = |s: String| Some(s).filter(|s| !s.is_empty());
        entries.push(Entry {
            id: event.id,
            kind: event.kind,
            form,
            roles,
            event: some(event.event),
            mode: event.mode,
            status: some(event.status),
            stage: some(event.stage),
            contexts: event.contexts,
            weak: event.weak,
            over: event.over,
            host: event.host,
            alone: event.alone,
            owned: event.owned,
            wide: event.wide,
            two: some(event.two),
            needs: needs.into(),
            person,
            organisation,
            party,
            unless: unless.into(),
            gaps,
        });
    }
    Ok(entries)
}

/// The words of an entry among the forms; of those with gaps, how they go on.
fn add_words(forms: &mut Forms, event: &EventEntry, number: usize) -> Result<Gaps, PackError> {
    let mut gaps = Gaps::default();
    let mut plain: BTreeSet<String> = BTreeSet::new();
    for word in &event.words {
        let (head, tail) = word.split_once('…').map_or((word.as_str(), ""), |(h, t)| (h.trim(), t.trim()));
        forms.add(head, Sense::Trigger(number as u32))?;
        // "(over |back )…": a blank before the gap is none of the word's, and would let it stand alone.
        let heads: BTreeSet<String> = forms.plain(head)?.iter().map(|h| forms.fold(h.trim())).collect();
        if tail.is_empty() {
            plain.extend(heads);
            continue;
        }
        if tail.split('…').any(|part| part.trim().is_empty()) {
            return Err(
                PackError::new(&forms.file, format!("`{word}`: a part between its gaps is empty")).at(&event.id)
            );
        }
        let parts = tail.split('…').map(|part| forms.cues(&[part.trim().to_string()]));
        gaps.add(heads, parts.collect::<Result<_, _>>()?);
    }
    gaps.free(&plain);
    Ok(gaps)
}
