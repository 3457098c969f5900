//! "Meets him on Friday", "the summit opens in June": a verb of the present with a day ahead tells a plan.

use super::Assembly;
use super::draft::Event;
use crate::discourse::Via;
use crate::groups::governor;
use crate::kinds;
use chancery_pack::{Form, Sense, Status};

impl<'p> Assembly<'_, 'p> {
    /// How far it has come by the words around it, or that it is a plan by the day that is named. (Words are said now, whatever day they
    /// speak of.)
    pub(super) fn by_its_day(&self, event: Event<'_, 'p>, around: Option<&'static str>) -> Option<&'static str> {
        // "Starts a visit on Monday": what begins goes on, where it does not begin later.
        let open = matches!(around, None | Some("ongoing")) && event.entry.status.is_none();
        // "Strikes the port on Sunday": nobody announces the day of a blow.
        let told = !kinds::speech(&event.kind.id) && !kinds::force(&event.kind.id);
        let plan = open && told && self.in_present(event) && self.has_day_ahead(event);
        if plan { Some("planned") } else { around }
    }

    /// Does a verb of the present tell it?
    fn in_present(&self, event: Event<'_, 'p>) -> bool {
        let (items, frame) = (&event.scene.sentence.items, event.frame);
        let clause = &event.scene.clauses[frame.clause];
        let noun = event.entry.form == Form::Noun && !frame.carrier;
        // "After the talks he flies home on Sunday": what is said of the occasion is not said of it.
        let occasion = noun && governor(items, frame.trigger, clause.items.start).is_some();
        let verb = if noun { clause.predicate } else { Some(frame.trigger) };
        // "Plans for a treaty were announced": a plural is no verb.
        let opens = |v: usize| v == clause.items.start && clause.subject.is_empty();
        let Some(verb) = verb.filter(|v| !occasion && clause.predicate == Some(*v) && !opens(*v)) else { return false };
        let span = items[verb].span;
        // "Still", "has": other words tell.
        let goes_on = |n: usize| items[n].is(|s| matches!(s, Sense::Status(Status::Ongoing)));
        let chars = &self.text.chars()[span.start..span.end];
        !items[verb].infinitive && self.reader.language.present(chars) && !clause.items.clone().any(goes_on)
    }

    /// Does the time that is said with it lie ahead? A year or a week that goes on does not.
    fn has_day_ahead(&self, event: Event<'_, 'p>) -> bool {
        let when = self.when(event.scene, event.frame, event.kind, Some("planned"));
        let said = when.filter(|w| w.via == Via::Said && !w.resolved.edtf.ends_with("/.."));
        said.and_then(|w| w.resolved.earliest).zip(self.day).is_some_and(|(start, day)| start > day)
    }
}
