//! Stops with days of their own: "to Hanoi on Sunday and Seoul on Monday" tells of two journeys.

use super::Frame;
use crate::phrases::{Item, What};
use chancery_pack::{Marker, Role, Sense, Sorts};

/// Parts the stops of a frame that each have a time of their own.
pub(super) fn part_stops(frames: &mut Vec<Frame>, items: &[Item<'_>]) {
    let mut n = 0;
    while n < frames.len() {
        if let Some(others) = each_its_own(&mut frames[n], items) {
            let made = others.len();
            frames.splice(n + 1..n + 1, others);
            n += made;
        } else if let Some(second) = goes_on(&frames[n], items) {
            let frame = second.frame(&frames[n]);
            second.leave(&mut frames[n]);
            frames.insert(n + 1, frame);
        }
        n += 1;
    }
}

/// A second stop: its role, its phrase and its time, and where what belongs to it begins.
struct Stop {
    role: Role,
    place: usize,
    time: usize,
    from: usize,
}

impl Stop {
    fn frame(&self, first: &Frame) -> Frame {
        let mut frame = first.clone();
        frame.fillers.retain(|(role, members)| *role != self.role && !members.contains(&self.place));
        frame.fillers.push((self.role, vec![self.place]));
        frame.window = (self.place.min(self.time), self.place.max(self.time) + 1);
        frame
    }

    fn leave(&self, first: &mut Frame) {
        first.fillers.iter_mut().for_each(|(_, members)| members.retain(|m| *m != self.place));
        first.fillers.retain(|(_, members)| !members.is_empty());
        first.window.1 = first.window.1.min(self.from).max(first.window.0);
    }
}

/// The stop behind the one that a frame names, with its time.
fn goes_on(frame: &Frame, items: &[Item<'_>]) -> Option<Stop> {
    let goals = frame.fillers.iter().filter(|(role, _)| matches!(role, Role::Object | Role::To));
    let places = goals.flat_map(|(role, members)| members.iter().map(|m| (*role, *m)));
    let mut after = places.filter(|(_, m)| *m > frame.trigger);
    let stop =
        after.find_map(|(role, at)| time_behind(items, role, at).or_else(|| time_before(items, frame, role, at)));
    stop.filter(|s| !acts(items, s.place.max(s.time) + 1))
}

/// "Struck X on Monday and Y on Tuesday accused …": does a predicate follow, whose subject the last party is?
fn acts(items: &[Item<'_>], from: usize) -> bool {
    let part = items.iter().skip(from).take_while(|i| i.mark.is_none() && !i.is(|s| matches!(s, Sense::And)));
    let verb =
        |s: &Sense| matches!(s, Sense::Verb | Sense::Light | Sense::Trigger(_) | Sense::Speech(_) | Sense::Status(_));
    part.take(4).any(|i| i.is(verb))
}

/// "Hanoi on Wednesday and (to the) Manila on Friday".
fn time_behind(items: &[Item<'_>], role: Role, at: usize) -> Option<Stop> {
    let first = skip(items, at + 1, 1, |i| i.marks(Marker::In));
    let end = is_time(items, first)? + 1;
    let comma = skip(items, end, 1, |i| i.mark == Some(','));
    let and = skip(items, comma, 1, |i| i.is(|s| matches!(s, Sense::And)));
    (and > end).then_some(())?;
    let word =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::Marker(Marker::To | Marker::In) | Sense::Article | Sense::Block));
    let place = skip(items, and, 2, word);
    let time = skip(items, is_stop(items, place)? + 1, 1, |i| i.marks(Marker::In));
    let time = is_time(items, time)?;
    // Behind a comma alone the list must go on: "Hanoi on Wednesday, Vietnam on Friday rejected …" is no list.
    let goes_on = |i: &Item<'_>| i.mark == Some(',') || i.is(|s| matches!(s, Sense::And));
    (and > comma || items.get(time + 1).is_some_and(goes_on)).then_some(Stop { role, place, time, from: end })
}

/// "В среду Ханой, а в пятницу — Манилу".
fn time_before(items: &[Item<'_>], frame: &Frame, role: Role, at: usize) -> Option<Stop> {
    is_time(items, at.checked_sub(1).filter(|n| *n > frame.trigger)?)?;
    let comma = skip(items, at + 1, 1, |i| i.mark == Some(','));
    items.get(comma)?.is(|s| matches!(s, Sense::And | Sense::Break)).then_some(())?;
    let time = is_time(items, comma + 1)?;
    let place = is_stop(items, skip(items, time + 1, 1, |i| matches!(i.mark, Some('—' | '–' | '-'))))?;
    let ends = items.get(place + 1).is_none_or(|i| i.mark.is_some());
    ends.then_some(Stop { role, place, time, from: at + 1 })
}

/// "15日和17日分别访问越南和菲律宾": as many times as stops, and the word that says so. The first keeps the frame.
fn each_its_own(frame: &mut Frame, items: &[Item<'_>]) -> Option<Vec<Frame>> {
    let window = frame.window.0..frame.window.1.min(items.len());
    items[window.clone()]
        .iter()
        .any(|i| i.has(Sorts::RARE) && i.is(|s| matches!(s, Sense::Separately)))
        .then_some(())?;
    let times: Vec<usize> = window.filter(|n| is_time(items, *n).is_some()).collect();
    let goals = |(role, members): &(Role, Vec<usize>)| matches!(role, Role::Object | Role::To) && members.len() > 1;
    let at = frame.fillers.iter().position(goals)?;
    let (role, stops) = frame.fillers[at].clone();
    if times.len() != stops.len() || !stops.iter().all(|m| is_stop(items, *m).is_some()) {
        return None;
    }
    let pairs = stops.iter().zip(&times).skip(1);
    let others = pairs.map(|(place, time)| Frame {
        fillers: frame.fillers.iter().filter(|f| f.0 != role).cloned().chain([(role, vec![*place])]).collect(),
        window: (*time, *time + 1),
        ..frame.clone()
    });
    let others = others.collect();
    frame.fillers[at].1.truncate(1);
    frame.window = (times[0], times[0] + 1);
    Some(others)
}

/// Behind at most so many items of a sort.
fn skip(items: &[Item<'_>], from: usize, most: usize, sort: impl Fn(&Item<'_>) -> bool) -> usize {
    from + items.iter().skip(from).take(most).take_while(|i| i.phrase().is_none() && sort(i)).count()
}

fn is_time(items: &[Item<'_>], at: usize) -> Option<usize> {
    items.get(at).filter(|i| matches!(i.what, What::Time(_))).map(|_| at)
}

/// A state or a place, and nobody's people.
fn is_stop(items: &[Item<'_>], at: usize) -> Option<usize> {
    let phrase = items.get(at)?.phrase()?;
    let named = phrase.place.is_some() || !phrase.parties.is_empty();
    (named && phrase.offices.is_empty() && phrase.name.is_none() && !phrase.group && phrase.institution.is_none())
        .then_some(at)
}
