//! Which of its senses a word has here: entries whose conditions fail go, and a word that is noun and verb becomes one.

use crate::conditions::{Behind, Placed, Shown, admitted, shut_out, tailed};
use crate::phrases::{Item, Phrase, What};
use crate::text::{Folded, Span};
use chancery_pack::{Comparison, Entry, Form, Gaps, Language, Marker, Reference, Sense, Sorts, Status, World};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::cell::LazyCell;

static VERB: Sense = Sense::Verb;

/// Drops the senses that don't hold in this sentence; `shown`: the words in it that entries need or shun, and `told`: those in the
/// sentence before.
pub fn choose(
    items: &mut [Item<'_>],
    language: &Language,
    world: &World,
    folded: &Folded,
    (shown, told): (&Shown, &Shown),
) {
    let (cues, told) = (shown.words(), told.words());
    let shunned = outside_names(items, cues);
    for at in 0..items.len() {
        // What means nothing can't be settled, unless its ending tells a verb.
        if items[at].senses.is_empty() {
            settle_gerund(items, at, folded.chars(), language);
            continue;
        }
        settle_object_marker(items, at);
        settle_approximation(items, at, language.entries());
        settle_invitation(items, at, language);
        settle_noun(items, at, language, folded.chars());
        settle_gerund(items, at, folded.chars(), language);
        if !items[at].has(Sorts::EVENT) {
            continue;
        }
        let entries = language.entries();
        // Few entries ask about what is around.
        let near = LazyCell::new(|| part(items, at, language.spaces()));
        let whole = || if language.spaces() { *near } else { part(items, at, true) };
        let person = || {
            let from = whole().start;
            items[..at].iter().any(|i| i.span.start >= from && personal(i))
        };
        let around = |e: &Entry| {
            e.person && person() || e.organisation && joins(items, at) || e.party && faces(items, at, world)
        };
        let span = items[at].span;
        let head = LazyCell::new(|| Gaps::head(&folded.chars()[span.start..span.end]));
        let segment = LazyCell::new(|| Span { start: span.end, end: segment(items, at, language.spaces()) });
        let behind = LazyCell::new(|| Behind::new(shown, *segment));
        let within = |e: &Entry| if e.wide { whole() } else { *near };
        let taken_up = |e: &Entry| if takes_up(items, at, e.form, folded.chars()) { told } else { &[] };
        let holds = |e: &Entry| {
            let admitted = admitted(e, (cues, &shunned), || taken_up(e), || within(e), || around(e));
            admitted && tailed(e, || *head, || *behind, language)
        };
        let kept = |s: &Sense| if let Sense::Trigger(n) = s { holds(&entries[*n as usize]) } else { true };
        let stay: SmallVec<[bool; 16]> = items[at].senses.iter().map(|s| kept(s)).collect();
        let verb = |s: &Sense| is_verb(s, entries);
        let was_verb = items[at].is(verb) && (language.spaces() || items[at].senses.iter().all(|s| verb(s)));
        // Keeping drops senses without cases as well.
        if stay.contains(&false) || items[at].cases.len() != stay.len() {
            let mut stay = stay.iter();
            items[at].keep(|_| stay.next() == Some(&true));
        }
        // What a form tells of an event goes with the event; where verbs tell it by their endings it is the verb's own.
        if language.spaces() && !language.cased() && !items[at].has(Sorts::EVENT) {
            items[at].keep(|s| !matches!(s, Sense::Inflected(_)));
        }
        // A verb whose conditions fail is still a verb: it ends a subject.
        if was_verb && !items[at].has(Sorts::EVENT) {
            items[at].add(&VERB);
        }
        settle_form(items, at, language);
    }
}

/// Does a word near an event word show that it has another sense than this entry's? `cues`: those [`outside_names`].
pub fn means_another(items: &[Item<'_>], at: usize, entry: &Entry, cues: &[Placed], language: &Language) -> bool {
    shut_out(entry, cues, || part(items, at, language.spaces() || entry.wide))
}

/// "Вышел из Организации Договора …": a word within an organisation's name shows no other sense.
pub fn outside_names<'c>(items: &[Item<'_>], cues: &'c [Placed]) -> Cow<'c, [Placed]> {
    let bodies = items.iter().filter_map(Item::phrase).flat_map(|p| &p.parties).filter(|p| p.0.starts_with("IGO:"));
    let names: Vec<Span> = bodies.map(|p| p.1).collect();
    if names.is_empty() {
        return Cow::Borrowed(cues);
    }
    let within = |at: usize| names.iter().any(|n| n.start < at && at < n.end);
    cues.iter().filter(|(_, at)| !within(*at)).copied().collect()
}

fn is_verb(sense: &Sense, entries: &[Entry]) -> bool {
    matches!(sense, Sense::Trigger(n) if entries[*n as usize].form != Form::Noun)
}

/// The part of the sentence about an item: between stops, and words that open a clause; in a script without spaces, commas part clauses.
fn part(items: &[Item<'_>], at: usize, spaces: bool) -> Span {
    let stops = |i: &&Item<'_>| {
        matches!(i.mark, Some(';' | '；' | '—'))
            || !spaces && i.mark == Some('，')
            || i.has(Sorts::BREAK) && !i.has(Sorts::EVENT)
    };
    let before = items[..at].iter().rev().find(stops).map(|i| i.span.end);
    let after = items[at + 1..].iter().find(stops).map(|i| i.span.start);
    let (first, last) = (items.first().map_or(0, |i| i.span.start), items.last().map_or(0, |i| i.span.end));
    Span { start: before.unwrap_or(first), end: after.unwrap_or(last) }
}

/// "Ratified it", "it came into force": a pronoun stands for what the sentence before told of, where a verb has its object, or where one
/// that takes none has its subject.
fn takes_up(items: &[Item<'_>], at: usize, form: Form, chars: &[char]) -> bool {
    const BETWEEN: usize = 5;
    let pronoun = |i: &Item<'_>| {
        let bare = |p: &Phrase<'_>| p.parties.is_empty() && p.person.is_none() && p.name.is_none() && !p.headed();
        let word = |p: &Phrase<'_>| {
            // In a language with genders a document may be "he".
            let any = Some(Reference::Person);
            p.reference == any || matches!(p.reference, Some(Reference::Own | Reference::Others | Reference::Pair))
        };
        let one = || !chars[i.span.start..i.span.end].iter().any(|c| c.is_whitespace());
        i.phrase().is_some_and(|p| bare(p) && word(p)) && one()
    };
    let helps = |i: &&Item<'_>| i.mark.is_none() && matches!(i.what, What::Unit | What::Time(_));
    match form {
        Form::Verb => items.get(at + 1).is_some_and(pronoun),
        Form::Passive | Form::Phrase => {
            let between = items[..at].iter().rev().take(BETWEEN).take_while(helps).count();
            at.checked_sub(between + 1).is_some_and(|n| pronoun(&items[n]))
        }
        _ => false,
    }
}

/// Somebody with an office, or whom the text or the world knows.
fn personal(item: &Item<'_>) -> bool {
    item.phrase().is_some_and(|p| !p.offices.is_empty() || p.person.is_some())
}

/// "Left the bloc", "вышла из НАТО": an organisation between states stands behind the word, before the next stop.
fn joins(items: &[Item<'_>], at: usize) -> bool {
    let close = items[at + 1..].iter().take(5).take_while(|i| i.mark.is_none() && !i.is(|s| matches!(s, Sense::Verb)));
    let body = |p: &Phrase<'_>| p.parties.iter().any(|(code, _)| code.starts_with("IGO:"));
    close
        .filter_map(Item::phrase)
        .any(|p| body(p) && p.offices.is_empty() || p.reference == Some(Reference::Organisation))
}

/// "希望|秘鲁停火", "抓了|两名|法国人": a party stands right behind the word, or behind a figure or a small word.
fn faces(items: &[Item<'_>], at: usize, world: &World) -> bool {
    let small = |i: &&Item<'_>| {
        let word = matches!(i.what, What::Unit) && i.mark.is_none();
        word && (i.number.is_some() || i.senses.is_empty() || i.senses.iter().all(|s| small_word(s)))
    };
    let between = items[at + 1..].iter().take(3).take_while(small).count();
    let next = items.get(at + 1 + between).and_then(Item::phrase);
    let meant = |p: &Phrase<'_>| matches!(p.reference, Some(Reference::Pair | Reference::Other | Reference::State));
    let capital = |p: &Phrase<'_>| p.place.and_then(|id| world.places.get(id)).is_some_and(|p| p.capital);
    next.is_some_and(|p| (!p.parties.is_empty() || capital(p) || meant(p)) && p.agency.is_none())
}

/// A word that says nothing of its own between a verb and its object.
fn small_word(sense: &Sense) -> bool {
    matches!(sense, Sense::Block | Sense::Status(Status::Happened))
}

/// Where the second part of a word "A…B" may stand: up to the next stop; in a script without spaces a comma is one.
fn segment(items: &[Item<'_>], at: usize, spaces: bool) -> usize {
    let stops = |i: &&Item<'_>| match i.mark {
        Some(';' | '；' | '。' | ':' | '：') => true,
        Some('，' | ',') => !spaces,
        _ => false,
    };
    items[at + 1..].iter().find(stops).map_or_else(|| items.last().map_or(0, |i| i.span.end), |i| i.span.start)
}

/// "The board", "their help", "22 objects", "the ship's departure": right behind an article, an owner or a figure, or before a
/// possessor's mark, stands no verb.
fn settle_noun(items: &mut [Item<'_>], at: usize, language: &Language, chars: &[char]) {
    let opens = |s: &Sense| matches!(s, Sense::Article | Sense::Reference(Reference::Owner));
    let verb = |s: &Sense| matches!(s, Sense::Verb | Sense::Light) || is_verb(s, language.entries());
    if !items[at].has(Sorts::VERB.or(Sorts::EVENT)) || !items[at].is(verb) {
        return;
    }
    // "Two condemned it": a number in words, or a year, may be the subject; so may a figure that nothing governs: "the EU 27", "resolution 22".
    let figure = |n: usize| {
        let counts = items[n].number.is_some_and(|n| !(1900..2100).contains(&n));
        let governs =
            |s: &Sense| matches!(s, Sense::Verb | Sense::Light | Sense::Marker(_)) || is_verb(s, language.entries());
        let governed = n > 0 && items[n - 1].phrase().is_none() && items[n - 1].is(governs);
        counts && governed && language.spaces() && chars[items[n].span.start].is_ascii_digit()
    };
    let article = at > 0 && language.possessor_before() && (items[at - 1].is(opens) || figure(at - 1));
    // "Germany's leading union", "the Peruvian press".
    let before = at.checked_sub(1).and_then(|n| items[n].phrase()).filter(|_| language.possessor_before());
    let firm = items[at].is(|s| matches!(s, Sense::Firm));
    let owned = before.is_some_and(|p| !p.headed() && !p.named() && (p.possessor || p.bare && firm));
    let article = article || owned;
    let owner =
        language.possessor_before() && items.get(at + 1).is_some_and(|i| i.is(|s| matches!(s, Sense::Possessive)));
    if items[at].phrase().is_none() && (article || owner) {
        items[at].keep(|s| !verb(s));
    }
}

/// "By taxing exports", "after clashing with the police": a word that no list knows, with a verb's ending right behind a marker.
fn settle_gerund(items: &mut [Item<'_>], at: usize, chars: &[char], language: &Language) {
    let item = &items[at];
    let unknown = item.senses.is_empty() && item.mark.is_none() && item.number.is_none();
    let governs = |s: &Sense| {
        use Marker::{After, Before, By, During, For, Since};
        matches!(s, Sense::Marker(By | After | Before | Since | During | For))
    };
    let governed = || at > 0 && items[at - 1].is(governs);
    if unknown
        && matches!(item.what, What::Unit)
        && governed()
        && language.gerund(&chars[item.span.start..item.span.end])
    {
        items[at].infinitive = language.infinitive(&chars[item.span.start..item.span.end]);
        items[at].add(&VERB);
    }
}

/// "应总统邀请访问": an invitation that is accepted on the way is no event of its own.
fn settle_invitation(items: &mut [Item<'_>], at: usize, language: &Language) {
    let invites = |s: &Sense| matches!(s, Sense::Trigger(n) if language.entries()[*n as usize].kind == "request");
    let Some(host) = at.checked_sub(1).filter(|n| !language.spaces() && items[*n].phrase().is_some()) else { return };
    let start = (0..host).rev().take(4).find(|n| items[*n].marks(Marker::Invitation));
    let close = start.is_some_and(|n| items[n..at].iter().all(|i| i.mark.is_none()));
    if close && items[at].is(invites) {
        items[at].keep(|s| !invites(s));
    }
}

/// "About 100 soldiers", "sent over 300 troops": before a figure at the head of a clause or behind its verb it is no preposition.
fn settle_approximation(items: &mut [Item<'_>], at: usize, entries: &[Entry]) {
    if !items[at].marks(Marker::About) {
        return;
    }
    let verb = |s: &Sense| matches!(s, Sense::Verb | Sense::Light) || is_verb(s, entries);
    let opens = at == 0 || items[at - 1].mark.is_some() || items[at - 1].is(verb);
    let figure = items.get(at + 1).is_some_and(|i| i.number.is_some_and(|n| !(1900..2100).contains(&n)));
    let plain = items.get(at + 2).is_some_and(|i| !matches!(i.what, What::Time(_)));
    if opens && figure && plain {
        items[at].keep(|s| !matches!(s, Sense::Marker(_)));
    }
}

/// 将: before a noun it marks the object, before anything else the future.
fn settle_object_marker(items: &mut [Item<'_>], at: usize) {
    let planned = |s: &Sense| matches!(s, Sense::Status(Status::Planned));
    if !(items[at].marks(Marker::Object) && items[at].is(planned)) {
        return;
    }
    let noun = |i: &Item<'_>| {
        i.phrase().is_some()
            || i.senses.is_empty() && i.mark.is_none() && i.number.is_none() && !matches!(i.what, What::Time(_))
    };
    // "将20家中国企业列入清单": the noun may be counted.
    let counted = |i: &&Item<'_>| i.number.is_some() || i.senses.is_empty() && i.phrase().is_none() && i.mark.is_none();
    let number = items.get(at + 1).is_some_and(|i| i.number.is_some());
    let next = at + 1 + if number { items[at + 1..].iter().take(3).take_while(counted).count() } else { 0 };
    // "将首批导弹运抵": the first of things, not for the first time.
    let first = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Comparison(Comparison::First)));
    let next = next + usize::from(items.get(next).is_some_and(first));
    let thing = |i: &Item<'_>| {
        i.is(|s| matches!(s, Sense::Object(_)))
            && !i.is(|s| matches!(s, Sense::Trigger(_) | Sense::Verb | Sense::Light))
    };
    let object = items.get(next).is_some_and(|i| noun(i) || thing(i));
    items[at].keep(|s| if object { !planned(s) } else { *s != Sense::Marker(Marker::Object) });
}

/// "visit", "talk", "访问": after an article, a possessor or a preposition a noun; after a subject, "to" or a modal a verb.
fn settle_form(items: &mut [Item<'_>], at: usize, language: &Language) {
    let entries = language.entries();
    let form = |s: &Sense| if let Sense::Trigger(n) = s { Some(entries[*n as usize].form == Form::Noun) } else { None };
    let has = |noun: bool| items[at].is(|s| form(s) == Some(noun));
    if !(items[at].has(Sorts::EVENT) && has(true) && has(false)) {
        return;
    }
    let noun = match language.spaces() {
        true => is_noun(items, at) || governed(items, at, language),
        false => is_noun_by_order(items, at),
    };
    let keeps = |s: &Sense| form(s).map_or(!(noun && matches!(s, Sense::Verb)), |n| n == noun);
    items[at].keep(keeps);
}

/// Without articles: a noun after the possessor's particle or a light verb, a verb before its object.
fn is_noun_by_order(items: &[Item<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|n| &items[n]);
    if before.is_some_and(|i| i.is(|s| matches!(s, Sense::Light | Sense::Marker(Marker::Of)))) {
        return true;
    }
    let phrase = |n: usize| items.get(n).is_some_and(|i| i.phrase().is_some());
    // "轰炸了两个省": what is done, with its object behind.
    let done = items.get(at + 1).is_some_and(|i| i.is(|s| matches!(s, Sense::Status(Status::Happened))));
    if done && (phrase(at + 2) || items.get(at + 2).is_some_and(|i| i.number.is_some())) {
        return false;
    }
    // "正在访问的总理": with the particle it is the attribute of the phrase behind.
    let attribute = items.get(at + 1).is_some_and(|i| i.marks(Marker::Of)) && phrase(at + 2);
    // "巴库多次批评": an adverb between a subject and its verb.
    let adverbs = (0..at).rev().take_while(|n| {
        items[*n].senses.iter().all(|s| matches!(s, Sense::Block)) && items[*n].is(|s| matches!(s, Sense::Block))
    });
    let adverbs = adverbs.count();
    let subject = adverbs > 0
        && at
            .checked_sub(adverbs + 1)
            .is_some_and(|n| phrase(n) && items[n].phrase().is_some_and(|p| !p.bare && !p.possessor));
    !phrase(at + 1) && !attribute && !subject && is_noun(items, at)
}

fn is_noun(items: &[Item<'_>], at: usize) -> bool {
    let follows = items.get(at + 1).is_some_and(|i| i.is(governs));
    let Some(before) = at.checked_sub(1).map(|n| &items[n]) else {
        return items.get(1).is_none_or(|i| i.phrase().is_none());
    };
    if let Some(phrase) = before.phrase() {
        return phrase.bare || phrase.possessor || phrase.reference == Some(Reference::Own);
    }
    if before.marks(Marker::For)
        || before.is(|s| matches!(s, Sense::Status(_))) && !before.is(|s| matches!(s, Sense::Block))
    {
        return false;
    }
    let nominal = |s: &Sense| {
        s.describes()
            || matches!(
                s,
                Sense::Block
                    | Sense::Possessive
                    | Sense::Ordinal(_)
                    | Sense::Comparison(_)
                    | Sense::Light
                    | Sense::Object(_)
                    | Sense::Marker(_)
            )
    };
    before.is(nominal) || before.number.is_some() || follows
}

/// "Punished it for European Union sanctions": behind a verb, a name that a preposition governs is no subject of another.
fn governed(items: &[Item<'_>], at: usize, language: &Language) -> bool {
    const BACK: usize = 10;
    let article = |n: usize| n > 0 && items[n].is(|s| matches!(s, Sense::Article));
    let ahead = at.checked_sub(2).map(|n| if article(n) { n - 1 } else { n });
    let Some(marker) = ahead.filter(|_| language.possessor_before() && items[at - 1].phrase().is_some()) else {
        return false;
    };
    let object = items.get(at + 1).is_some_and(|i| i.phrase().is_some() || i.is(|s| matches!(s, Sense::Article)));
    let opens = |i: &&Item<'_>| {
        let joins =
            |s: &Sense| matches!(s, Sense::And | Sense::That | Sense::Relative | Sense::Speech(_) | Sense::Break);
        i.mark.is_some() || i.is(joins)
    };
    let mut before = items[..marker].iter().rev().take(BACK).take_while(|i| !opens(i));
    let conjunction =
        |s: &Sense| matches!(s, Sense::Marker(Marker::After | Marker::Before | Marker::During | Marker::Since));
    let preposition = items[marker].is(|s| matches!(s, Sense::Marker(_)) && !conjunction(s));
    let verb = |s: &Sense| matches!(s, Sense::Verb | Sense::Light) || is_verb(s, language.entries());
    // "Blamed United States sanctions for it": what somebody complains of is no clause.
    let complains = |s: &Sense| {
        let entry = if let Sense::Trigger(n) = s { Some(&language.entries()[*n as usize]) } else { None };
        entry.is_some_and(|e| e.form == Form::Verb && e.kind == "accusation")
    };
    let complained = items[marker].is(complains) && !items[marker].is(|s| matches!(s, Sense::Speech(_)));
    !object && (complained || preposition && before.any(|i| i.phrase().is_none() && i.is(verb)))
}

/// A preposition that nouns of happening take.
fn governs(sense: &Sense) -> bool {
    matches!(sense, Sense::Marker(Marker::Of | Marker::By | Marker::Between | Marker::With | Marker::To))
}
