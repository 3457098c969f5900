//! A sentence as units: the longest known forms from left to right, times, names learnt from the article, and the rest.

mod cut;
mod starts;
mod unit;

use crate::conditions::{Placed, Shown};
use crate::text::{Folded, Span, Text, is_dot, is_upper};
use chancery_pack::{Cases, Language, Sense, Sorts, Status};
use chancery_times::{Expression, Times};
use smallvec::SmallVec;
use starts::{Ended, Starts, ended, wide};
use std::borrow::Cow;
use std::rc::Rc;
pub use unit::{CaseList, Local, Locals, Senses, Sort, Unit};
use unit::{Firsts, Found};

/// A clitic leans on nouns, not on function words.
fn nominal(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Trigger(_)
            | Sense::Office(_)
            | Sense::Institution(_)
            | Sense::Group
            | Sense::Reference(_)
            | Sense::Object(_)
            | Sense::Party(..)
    )
}

/// Characters that a name in brackets has at most.
const GLOSS: usize = 60;

/// Sorts of words that give way to a name into which they bite: "The organization | of American States".
const GIVE_WAY: Sorts = Sorts::REFERENCE.or(Sorts::REGION).or(Sorts::NAME);

/// The ends of the forms that begin in one place, with their numbers: seldom more than two.
type Forms = SmallVec<[(usize, u32); 2]>;

/// For each position: the end of the form that is taken there, and its number.
type Best = [Option<Ended>];

/// A sentence looked through: what of the pack stands where in it.
pub struct Scan<'a, 'p> {
    language: &'p Language,
    chars: &'a [char],
    folded: &'a [char],
    word: &'a [bool],
    /// For each position, in a script with spaces: the end of the longest form, and its number.
    best: Vec<Option<Ended>>,
    /// For each position, in a script without spaces: the ends of all its forms, with their numbers.
    forms: Starts,
    offset: usize,
    spaces: bool,
    /// Where its first word begins, behind quotation marks and dashes.
    begins: usize,
    /// The first character of each clitic, and whether one of them makes words.
    leaning: Firsts,
    leans_within: bool,
    /// No form ends within a word, and words have so few forms that they are looked up.
    whole: bool,
    /// Where words begin in the text, in a script with spaces.
    beginnings: &'a [usize],
    /// Time expressions; spans relative to the text.
    pub times: Vec<Expression>,
    /// Words that entries need, shun or go on with.
    pub cues: Rc<Shown>,
    /// Those of the sentence before.
    pub told: Rc<Shown>,
    /// Where the longest form is nothing but event words: the shorter ones, the longest last.
    shorter: Vec<(usize, Forms)>,
    /// Where the longest form may give way to a name into which it bites.
    yielding: Vec<usize>,
}

impl<'a, 'p> Scan<'a, 'p> {
    /// Looks a sentence through; `told`: the cues of the sentence before.
    pub fn new(
        text: &'a Text,
        folded: &'a Folded,
        span: Span,
        language: &'p Language,
        times: &Times,
        told: Rc<Shown>,
    ) -> Scan<'a, 'p> {
        let range = span.start..span.end;
        let chars = &text.chars()[range.clone()];
        let mut times = times.find_in(chars);
        for time in &mut times {
            (time.start, time.end) = (time.start + span.start, time.end + span.start);
        }
        let beginnings = folded.beginnings_in(span);
        let (folded, word) = (&folded.chars()[range.clone()], &folded.word()[range]);
        let (offset, spaces) = (span.start, language.spaces());
        let best = if spaces { vec![None; chars.len()] } else { Vec::new() };
        let forms = Starts::default();
        // Until its own are known.
        let cues = Rc::clone(&told);
        let begins = word.iter().position(|w| *w).unwrap_or(0);
        let firsts = language.clitics().iter().filter_map(|c| c.first().copied());
        let (leaning, leans_within) = (Firsts::of(firsts.clone()), firsts.clone().any(char::is_alphanumeric));
        let (shorter, yielding) = (Vec::new(), Vec::new());
        let mut scan = Scan {
            language,
            chars,
            folded,
            word,
            best,
            forms,
            offset,
            spaces,
            begins,
            leaning,
            leans_within,
            whole: spaces && !leans_within && !language.cased(),
            beginnings,
            times,
            cues,
            told,
            shorter,
            yielding,
        };
        scan.look();
        scan
    }

    fn look(&mut self) {
        let mut cues: Vec<Placed> = Vec::with_capacity(self.chars.len() / 3);
        if self.spaces {
            let mut start = 0;
            while start < self.chars.len() {
                let end = self.word_end(start);
                self.look_from(start, end, &mut cues);
                start = end.max(start + 1);
            }
        } else {
            let mut forms = Starts::of(self.chars.len());
            (0..self.chars.len()).for_each(|start| self.look_at(start, &mut forms, &mut cues));
            self.forms = forms;
        }
        self.cues = Rc::new(Shown::new(cues));
        self.shorten();
    }

    /// In a script with spaces: from a word, or from what stands between two, and from what begins within the word.
    fn look_from(&mut self, start: usize, end: usize, cues: &mut Vec<Placed>) {
        if self.folded[start] != ' ' {
            self.look_at_word(start, end, cues);
        }
        // In most words nothing begins: that is asked once a word.
        if self.leans_within || self.chars[start..end].iter().any(char::is_ascii_digit) {
            for at in start + 1..end {
                if self.begins_within(at) {
                    self.look_at_word(at, end, cues);
                }
            }
        }
    }

    /// In a script with spaces; `word_end`: where the letters from here on end.
    fn look_at_word(&mut self, start: usize, word_end: usize, cues: &mut Vec<Placed>) {
        let mut found = Forms::new();
        let mut longest = None;
        let take = |length, form| {
            let end = start + length;
            // Most forms that are found end within a word, and nothing more is asked of them.
            if self.apart(start, end)
                && let Some(cue) = self.language.cue(form)
            {
                cues.push((cue, start + self.offset));
            }
            if self.bounded(start, end) && self.holds(start, end, form) {
                found.extend(longest.replace((end, form)));
            }
        };
        let (text, word) = (&self.folded[start..], word_end - start);
        if self.whole && word > 0 {
            self.language.beginning_with_word(text, word, take);
        } else {
            self.language.beginning(text, take);
        }
        self.best[start] = longest.map(ended);
        if !found.is_empty() {
            self.shorter.push((start, found));
        }
        if self.best[start].is_some_and(|(_, form)| self.language.sorts(form, GIVE_WAY)) {
            self.yielding.push(start);
        }
    }

    /// In a script without spaces.
    fn look_at(&self, start: usize, forms: &mut Starts, cues: &mut Vec<Placed>) {
        let mut longest = None;
        self.language.beginning(&self.folded[start..], |length, form| {
            let end = start + length;
            if let Some(cue) = self.language.cue(form) {
                cues.push((cue, start + self.offset));
            }
            let means = |form| self.language.means_anything(form, &self.chars[start..end], start <= self.begins);
            if !self.cuts(start) && !self.cuts(end) && means(form) {
                longest = Some((end, form));
                forms.push((end, form));
            }
        });
        // A title is not cut short for the sake of the name behind it.
        let office = |(_, form): &(usize, u32)| {
            self.language.means(*form, &[], false, Sorts::OFFICE, |s| matches!(s, Sense::Office(_)))
        };
        forms.close(longest.filter(office));
    }

    /// In a script with spaces no form begins within a word, unless it is a clitic or is counted.
    #[inline(always)]
    fn begins_within(&self, start: usize) -> bool {
        self.counted(start) || self.leans_within && self.clitic_end(start).is_some()
    }

    /// May a clitic begin with it?
    #[inline(always)]
    fn may_lean(&self, first: char) -> bool {
        self.leaning.may_hold(first)
    }

    /// Its units, with the names that the article has introduced.
    pub fn units(&self, locals: &Locals) -> Vec<Unit<'p>> {
        let best = if self.spaces { Cow::Borrowed(&self.best) } else { Cow::Owned(self.cut(locals)) };
        let mut out = Vec::with_capacity(self.chars.len() / if self.spaces { 4 } else { 2 } + 1);
        let mut next_time = 0;
        let mut at = 0;
        while at < self.chars.len() {
            if self.chars[at].is_whitespace() {
                if self.parts(at) {
                    out.push(self.make(at, at + 1, Sort::Mark('，')));
                }
                at += 1;
                continue;
            }
            if let Some(end) = self.gloss(at) {
                at = end;
                continue;
            }
            while next_time < self.times.len() && self.times[next_time].start < at + self.offset {
                next_time += 1;
            }
            let time = self.times.get(next_time).filter(|t| t.start == at + self.offset).map(|t| t.end - self.offset);
            let unit = self.unit(at, time.map(|end| (next_time, end)), &best, locals);
            at = unit.span.end - self.offset;
            out.push(unit);
        }
        out
    }

    /// "部长马林（Sanna Marin）": in a script of its own, a name told once more in Latin letters in brackets. Its end.
    fn gloss(&self, at: usize) -> Option<usize> {
        if self.spaces || !matches!(self.chars[at], '(' | '（') {
            return None;
        }
        let rest = &self.chars[at + 1..];
        let end = rest.iter().take(GLOSS).position(|c| matches!(c, ')' | '）'))?;
        let latin =
            |c: &char| *c < '\u{250}' && !c.is_ascii_digit() || matches!(c, '’' | '‘' | '•' | '\u{1e00}'..='\u{1eff}');
        let word = rest[..end].iter().any(|c| c.is_alphabetic());
        (word && rest[..end].iter().all(latin)).then_some(at + end + 2)
    }

    /// "会见总理 总统重申条件": in a script without spaces one between two of its own characters is a stop.
    fn parts(&self, at: usize) -> bool {
        let own = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        !self.spaces && own(at.checked_sub(1).and_then(|n| self.chars.get(n))) && own(self.chars.get(at + 1))
    }

    /// Where in the text it stands.
    pub fn span(&self) -> Span {
        Span { start: self.offset, end: self.offset + self.chars.len() }
    }

    /// Does it hold any of these names?
    pub fn names(&self, locals: &Locals) -> bool {
        let named = |at: usize| self.local(at, locals).is_some();
        match self.spaces {
            true => self.beginnings.iter().any(|at| named(at - self.offset)),
            false => (0..self.chars.len()).any(named),
        }
    }

    fn holds(&self, start: usize, end: usize, form: u32) -> bool {
        let (written, first) = (&self.chars[start..end], start <= self.begins);
        let hosts_clitic = self.letter(end) && self.word[end - 1];
        match hosts_clitic {
            true => self.language.senses(form, written, first).any(|(s, _)| nominal(s)),
            false => self.language.means_anything(form, written, first),
        }
    }

    fn letter(&self, at: usize) -> bool {
        self.word.get(at).is_some_and(|w| *w)
    }

    /// Does it stand as a word of its own? A clitic may lean on it.
    fn apart(&self, start: usize, end: usize) -> bool {
        !(start > 0 && self.word[start - 1] && !self.counted(start)
            || self.letter(end) && self.clitic_end(end).is_none())
    }

    /// "20|m", "6|bn": behind a figure begins what it counts.
    fn counted(&self, start: usize) -> bool {
        start > 0 && self.chars[start - 1].is_ascii_digit() && !self.chars[start].is_ascii_digit()
    }

    /// In a script without spaces: does a form that begins or ends here cut a word of another script?
    #[inline]
    fn cuts(&self, at: usize) -> bool {
        let latin = |at: usize| self.chars.get(at).is_some_and(|c| c.is_ascii() && c.is_ascii_alphanumeric());
        latin(at) && at > 0 && latin(at - 1)
    }

    /// A form begins and ends with a word; a clitic may follow.
    fn bounded(&self, start: usize, end: usize) -> bool {
        if start > 0 && self.word[start - 1] && self.word[start] {
            return self.clitic_end(start) == Some(end);
        }
        !self.letter(end) || !self.word[end - 1] || self.clitic_end(end).is_some()
    }

    /// Where the word ends, if a clitic is all that is left of it.
    fn clitic_end(&self, end: usize) -> Option<usize> {
        if !self.may_lean(*self.folded.get(end)?) {
            return None;
        }
        let letters = &self.word[end..];
        let ends = |length: usize| letters[..length].iter().all(|w| *w) && !letters.get(length).is_some_and(|w| *w);
        let here = |c: &Vec<char>| self.folded.get(end) == c.first() && self.folded[end..].starts_with(c);
        let leans = |c: &&Vec<char>| here(c) && ends(c.len());
        self.language.clitics().iter().find(leans).map(|c| end + c.len())
    }

    /// Where the letters from here on end.
    fn word_end(&self, at: usize) -> usize {
        at + self.word[at..].iter().take_while(|w| **w).count()
    }

    fn unit(&self, at: usize, time: Option<(usize, usize)>, best: &Best, locals: &Locals) -> Unit<'p> {
        let local = self.local(at, locals);
        let known = best[at].map(wide);
        let longest = local.map(|l| l.end).max(known.map(|(e, _)| e)).max(time.map(|(_, e)| e));
        let Some(end) = longest else {
            let (end, sort) = self.unknown(at, best, locals);
            return self.make(at, end, sort);
        };
        if let Some((n, e)) = time
            && e >= end
        {
            // "ежегодно": a word of time may also tell that it is a habit.
            let form = known.filter(|(end, _)| *end == e).map(|(_, form)| form);
            let senses = form.into_iter().flat_map(|f| self.language.senses(f, &self.chars[at..e], at <= self.begins));
            let (senses, cases): (Senses<'p>, _) =
                senses.filter(|(s, _)| matches!(s, Sense::Status(Status::Habitual))).unzip();
            let sorts = Sorts::among(&senses);
            return Unit { senses, sorts, cases, ..self.make(at, e, Sort::Time(n)) };
        }
        if let Some(Found { person, end: e, cases: named }) = local
            && e >= end
        {
            return Unit { named, ..self.make(at, e, Sort::Person(person)) };
        }
        let form = known.map_or(0, |(_, f)| f);
        let mut unit = self.make(at, end, Sort::Known);
        self.language.senses(form, &self.chars[at..end], at <= self.begins).for_each(|(sense, cases)| {
            unit.senses.push(sense);
            unit.cases.push(cases);
        });
        unit.sorts = self.language.plain_sorts(form).unwrap_or_else(|| Sorts::among(&unit.senses));
        unit
    }

    /// Most units are made in two places: there they are written where they stay.
    #[inline(always)]
    fn make(&self, start: usize, end: usize, sort: Sort) -> Unit<'p> {
        Unit {
            span: Span { start: start + self.offset, end: end + self.offset },
            sort,
            senses: Senses::new(),
            sorts: Sorts::default(),
            cases: CaseList::new(),
            named: Cases::default(),
            capital: is_upper(self.chars[start]),
            spaced: start > 0 && self.chars[start - 1].is_whitespace(),
        }
    }

    /// The longest name that the article has introduced and that begins here. Few characters begin one.
    #[inline(always)]
    fn local(&self, at: usize, locals: &Locals) -> Option<Found> {
        if locals.may_begin(self.folded[at]) { self.introduced(at, locals) } else { None }
    }

    fn introduced(&self, at: usize, locals: &Locals) -> Option<Found> {
        let boundary = |at: usize| !self.spaces || !self.letter(at);
        if self.spaces && (at > 0 && self.word[at - 1] || !is_upper(self.chars[at])) {
            return None;
        }
        let rest = &self.folded[at..];
        let fits = locals.beginning_with(rest[0]).iter().filter(|l| rest.starts_with(&l.form)).filter_map(|l| {
            let end = at + l.form.len();
            let end = if boundary(end) { Some(end) } else { self.inflected(end).or(self.clitic_end(end).map(|_| end)) };
            end.map(|end| Found { person: l.person, end, cases: l.cases })
        });
        fits.max_by_key(|f| f.end)
    }

    /// The end of a name that carries an ending of its language.
    fn inflected(&self, end: usize) -> Option<usize> {
        let rest = self.word_end(end);
        let ending = &self.folded[end..rest];
        self.language.name_endings().iter().any(|e| e.chars().eq(ending.iter().copied())).then_some(rest)
    }

    /// Where what no list holds ends, and what it is.
    fn unknown(&self, at: usize, best: &Best, locals: &Locals) -> (usize, Sort) {
        let c = self.folded[at];
        if c.is_ascii_digit() {
            let figures = |from: usize| from + self.folded[from..].iter().take_while(|c| c.is_ascii_digit()).count();
            let mut end = figures(at);
            while self.thousands(end) {
                end += 4;
            }
            let digits: String = self.folded[at..end].iter().filter(|c| c.is_ascii_digit()).collect();
            if self.decimals(end) {
                end = figures(end + 1);
            }
            return (end, Sort::Number(digits.parse().unwrap_or(u32::MAX)));
        }
        if !self.word[at] {
            // A bullet at the head of a line is no dot within a name.
            let dot = is_dot(self.chars[at]) && self.parts(at);
            return (at + 1, Sort::Mark(if dot { '·' } else { self.chars[at] }));
        }
        let whole = self.spaces || c.is_ascii_alphanumeric();
        let latin = || at + self.folded[at..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        let end = match (self.spaces, whole) {
            (true, _) => self.word_end(at),
            (false, true) => latin(),
            (false, false) => self.unknown_run(at, best, locals),
        };
        (end, Sort::Word)
    }

    /// "10,000", "10.000": three digits behind a comma or point go on with the number.
    fn thousands(&self, end: usize) -> bool {
        let digit = |n: usize| self.folded.get(n).is_some_and(char::is_ascii_digit);
        matches!(self.folded.get(end), Some(',' | '.')) && (1..=3).all(|k| digit(end + k)) && !digit(end + 4)
    }

    /// "3,2 juta", "1.5 billion": a comma or point between two figures parts nothing.
    fn decimals(&self, end: usize) -> bool {
        let figure = |n: usize| self.folded.get(n).is_some_and(char::is_ascii_digit);
        matches!(self.folded.get(end), Some(',' | '.')) && figure(end + 1)
    }

    /// In a script without spaces: up to the next thing that is known.
    fn unknown_run(&self, at: usize, best: &Best, locals: &Locals) -> usize {
        let mut end = at + 1;
        while end < self.folded.len()
            && self.word[end]
            && !self.folded[end].is_ascii_alphanumeric()
            && best[end].is_none()
            && self.local(end, locals).is_none()
            && !self.times.iter().any(|t| t.start == end + self.offset)
        {
            end += 1;
        }
        end
    }
}
