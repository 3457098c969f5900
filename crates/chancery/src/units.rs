//! A sentence as units: the longest known forms from left to right, times, names learnt from the article, and the rest.

use crate::text::{Span, Text};
use chancery_pack::{Cases, Language, Sense, Status};
use chancery_times::{Expression, Times};

/// What a unit is, beside its senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A form of the language's pack.
    Known,
    /// A word or run of characters that no pack knows.
    Word,
    /// Digits.
    Number(u32),
    /// A punctuation mark.
    Mark(char),
    /// A time expression, by its number in the sentence.
    Time(usize),
    /// A person learnt from the article.
    Person(usize),
}

/// The smallest stretch that reading works with.
#[derive(Debug, Clone)]
pub struct Unit<'p> {
    /// Where in the text.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// What it can mean.
    pub senses: Vec<&'p Sense>,
    /// The cases of each sense: of a marker those it governs, of another word those it stands in.
    pub cases: Vec<Cases>,
    /// Cases in which a person's name may stand.
    pub named: Cases,
    /// It begins with a capital.
    pub capital: bool,
    /// White space stands before it.
    pub spaced: bool,
}

impl Unit<'_> {
    /// Has it a sense of this sort?
    pub fn is(&self, test: impl Fn(&Sense) -> bool) -> bool {
        self.senses.iter().any(|s| test(s))
    }

    /// The cases in which it may stand, by the senses that pass.
    pub fn stands(&self, test: impl Fn(&Sense) -> bool) -> Cases {
        let fits = self.senses.iter().zip(&self.cases).filter(|(s, _)| test(s));
        fits.fold(Cases::default(), |all, (_, c)| all.or(*c))
    }
}

/// A form that this article has introduced.
#[derive(Debug, Clone)]
pub struct Local {
    /// Folded characters.
    pub form: Vec<char>,
    /// Number of the person.
    pub person: usize,
    /// Cases in which the form may stand.
    pub cases: Cases,
}

/// A person's name found in the text.
#[derive(Debug, Clone, Copy)]
struct Found {
    person: usize,
    end: usize,
    cases: Cases,
}

/// A sentence taken apart.
pub struct Units<'p> {
    /// In order, covering all but white space.
    pub units: Vec<Unit<'p>>,
    /// Time expressions; spans relative to the text.
    pub times: Vec<Expression>,
}

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

struct Scan<'a> {
    chars: &'a [char],
    folded: Vec<char>,
    /// For each position: the end of the longest form, and its number.
    best: Vec<Option<(usize, u32)>>,
    /// For each position, in a script without spaces: the ends of all its forms, with their numbers.
    forms: Vec<Vec<(usize, u32)>>,
    offset: usize,
    spaces: bool,
}

/// Takes a sentence apart.
pub fn units<'p>(text: &Text, span: Span, language: &'p Language, times: &Times, locals: &[Local]) -> Units<'p> {
    let chars = &text.chars()[span.start..span.end];
    let written: String = chars.iter().collect();
    let found = times.find(&written);
    let mut scan = Scan::new(chars, language, span.start);
    if !language.spaces() {
        scan.cut(language, locals, &found);
    }
    let mut out = Vec::new();
    let mut next_time = 0;
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_whitespace() {
            at += 1;
            continue;
        }
        while next_time < found.len() && found[next_time].start < at {
            next_time += 1;
        }
        let time = found.get(next_time).filter(|t| t.start == at).map(|t| t.end);
        let unit = scan.unit(at, time.map(|end| (next_time, end)), language, locals, &found);
        at = unit.span.end - span.start;
        out.push(unit);
    }
    let shifted = found.into_iter().map(|t| Expression { start: t.start + span.start, end: t.end + span.start, ..t });
    Units { units: out, times: shifted.collect() }
}

impl<'a> Scan<'a> {
    fn new(chars: &'a [char], language: &Language, offset: usize) -> Scan<'a> {
        let folded: Vec<char> = chars.iter().map(|c| language.fold(*c)).collect();
        let mut haystack = String::with_capacity(folded.len() * 2);
        let mut char_of = Vec::with_capacity(folded.len() * 2);
        for (n, c) in folded.iter().enumerate() {
            haystack.push(*c);
            char_of.resize(haystack.len(), n);
        }
        char_of.push(folded.len());
        let (best, forms) = (vec![None; chars.len()], vec![Vec::new(); chars.len()]);
        let mut scan = Scan { chars, folded, best, forms, offset, spaces: language.spaces() };
        for found in language.find(&haystack) {
            let (start, end) = (char_of[found.start], char_of[found.end]);
            let longer = scan.best[start].is_none_or(|(e, _)| e < end);
            let fits =
                |scan: &Scan<'_>| scan.bounded(start, end, language) && scan.holds(start, end, found.form, language);
            if (longer || !scan.spaces) && fits(&scan) {
                if longer {
                    scan.best[start] = Some((end, found.form));
                }
                if !scan.spaces {
                    scan.forms[start].push((end, found.form));
                }
            }
        }
        // A title is not cut short for the sake of the name behind it.
        for (forms, best) in scan.forms.iter_mut().zip(&scan.best) {
            let Some((end, form)) = *best else { continue };
            if language.senses(form, "", false).iter().any(|(s, _)| matches!(s, Sense::Office(_))) {
                *forms = vec![(end, form)];
            }
        }
        scan
    }

    /// Without spaces the longest form may bite into the next word ("同意|大利"): of all ways to cut the sentence the one with the
    /// fewest and longest parts holds, and where two are as good, the longer part first.
    fn cut(&mut self, language: &Language, locals: &[Local], times: &[Expression]) {
        const LONG: usize = 4;
        const SINGLE: usize = 5;
        const UNKNOWN: usize = 6;
        let length = self.chars.len();
        let mut cost = vec![0; length + 1];
        let mut chosen = vec![0; length];
        for at in (0..length).rev() {
            let known = self.forms[at].iter().map(|(end, _)| *end);
            let learnt = self.local(at, language, locals).map(|l| l.end);
            let time = times.iter().find(|t| t.start == at).map(|t| t.end);
            let part = |end: usize| (cost[end] + if end - at > 1 { LONG } else { SINGLE }, std::cmp::Reverse(end));
            let parts = known.chain(learnt).chain(time).map(part);
            let unknown = (cost[at + 1] + UNKNOWN, std::cmp::Reverse(at + 1));
            let (least, end) = parts.chain([unknown]).min().unwrap_or(unknown);
            (cost[at], chosen[at]) = (least, end.0);
        }
        for (at, end) in chosen.into_iter().enumerate() {
            self.best[at] = self.forms[at].iter().find(|(e, _)| *e == end).copied();
        }
    }

    fn holds(&self, start: usize, end: usize, form: u32, language: &Language) -> bool {
        let senses = language.senses(form, &self.written(start, end), start == 0);
        let hosts_clitic = self.spaces
            && self.folded.get(end).is_some_and(|c| c.is_alphanumeric())
            && self.folded[end - 1].is_alphanumeric();
        !senses.is_empty() && (!hosts_clitic || senses.iter().any(|(s, _)| nominal(s)))
    }

    fn written(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().collect()
    }

    /// In a script with spaces a form begins and ends with a word; a clitic may follow.
    fn bounded(&self, start: usize, end: usize, language: &Language) -> bool {
        if !self.spaces {
            let latin = |at: usize| self.chars.get(at).is_some_and(|c| c.is_ascii_alphanumeric());
            return !(start > 0 && latin(start - 1) && latin(start)) && !(latin(end) && latin(end - 1));
        }
        let letter = |at: usize| self.folded.get(at).is_some_and(|c| c.is_alphanumeric());
        if start > 0 && letter(start - 1) && letter(start) {
            return self.after_clitic_host(start, language, end);
        }
        !letter(end) || !letter(end - 1) || self.clitic_end(end, language).is_some()
    }

    /// A clitic itself, cut from the end of a word.
    fn after_clitic_host(&self, start: usize, language: &Language, end: usize) -> bool {
        self.folded.get(end).is_none_or(|c| !c.is_alphanumeric())
            && language.clitics().iter().any(|c| c.chars().eq(self.folded[start..end].iter().copied()))
    }

    fn clitic_end(&self, end: usize, language: &Language) -> Option<usize> {
        let rest = &self.folded[end..];
        let length = rest.iter().take_while(|c| c.is_alphanumeric()).count();
        let is_clitic = language.clitics().iter().any(|c| c.chars().eq(rest[..length].iter().copied()));
        is_clitic.then_some(end + length)
    }

    fn unit<'p>(
        &self,
        at: usize,
        time: Option<(usize, usize)>,
        language: &'p Language,
        locals: &[Local],
        times: &[Expression],
    ) -> Unit<'p> {
        let local = self.local(at, language, locals);
        let known = self.best[at];
        let longest = local.map(|l| l.end).into_iter().chain(known.map(|(e, _)| e)).chain(time.map(|(_, e)| e)).max();
        let Some(end) = longest else { return self.unknown(at, language, locals, times) };
        if let Some((n, e)) = time
            && e >= end
        {
            // "ежегодно": a word of time may also tell that it is a habit.
            let form = known.filter(|(end, _)| *end == e).map(|(_, form)| form);
            let senses = form.map_or(Vec::new(), |f| language.senses(f, &self.written(at, e), at == 0));
            let status = senses.into_iter().filter(|(s, _)| matches!(s, Sense::Status(Status::Habitual))).collect();
            return self.make(at, e, Sort::Time(n), status);
        }
        if let Some(Found { person, end: e, .. }) = local
            && e >= end
        {
            let named = local.map_or(Cases::default(), |l| l.cases);
            return Unit { named, ..self.make(at, e, Sort::Person(person), Vec::new()) };
        }
        let form = known.map_or(0, |(_, f)| f);
        let written = self.written(at, end);
        self.make(at, end, Sort::Known, language.senses(form, &written, at == 0))
    }

    fn make<'p>(&self, start: usize, end: usize, sort: Sort, senses: Vec<(&'p Sense, Cases)>) -> Unit<'p> {
        let (senses, cases) = senses.into_iter().unzip();
        Unit {
            span: Span { start: start + self.offset, end: end + self.offset },
            sort,
            senses,
            cases,
            named: Cases::default(),
            capital: self.chars[start].is_uppercase(),
            spaced: start > 0 && self.chars[start - 1].is_whitespace(),
        }
    }

    fn local(&self, at: usize, language: &Language, locals: &[Local]) -> Option<Found> {
        let boundary = |at: usize| !self.spaces || self.folded.get(at).is_none_or(|c| !c.is_alphanumeric());
        if self.spaces && at > 0 && !boundary(at - 1) {
            return None;
        }
        let fits = locals.iter().filter(|l| self.folded[at..].starts_with(&l.form)).filter_map(|l| {
            let end = at + l.form.len();
            let end = if boundary(end) {
                Some(end)
            } else {
                self.inflected(end, language).or(self.clitic_end(end, language).map(|_| end))
            };
            end.map(|end| Found { person: l.person, end, cases: l.cases })
        });
        if self.spaces && !self.chars[at].is_uppercase() {
            return None;
        }
        fits.max_by_key(|f| f.end)
    }

    /// The end of a name that carries an ending of its language.
    fn inflected(&self, end: usize, language: &Language) -> Option<usize> {
        let rest = &self.folded[end..];
        let length = rest.iter().take_while(|c| c.is_alphanumeric()).count();
        let fits = language.name_endings().iter().any(|e| e.chars().eq(rest[..length].iter().copied()));
        fits.then_some(end + length)
    }

    fn unknown<'p>(&self, at: usize, language: &Language, locals: &[Local], times: &[Expression]) -> Unit<'p> {
        let c = self.folded[at];
        if c.is_ascii_digit() {
            let end = self.run(at, |c| c.is_ascii_digit());
            let number: u32 = self.folded[at..end].iter().collect::<String>().parse().unwrap_or(u32::MAX);
            return self.make(at, end, Sort::Number(number), Vec::new());
        }
        if !c.is_alphanumeric() {
            return self.make(at, at + 1, Sort::Mark(self.chars[at]), Vec::new());
        }
        let end = if self.spaces || c.is_ascii_alphanumeric() {
            self.run(at, |c| c.is_alphanumeric())
        } else {
            self.unknown_run(at, language, locals, times)
        };
        self.make(at, end, Sort::Word, Vec::new())
    }

    fn run(&self, at: usize, test: impl Fn(char) -> bool) -> usize {
        at + self.folded[at..].iter().take_while(|c| test(**c)).count().max(1)
    }

    /// In a script without spaces: up to the next thing that is known.
    fn unknown_run(&self, at: usize, language: &Language, locals: &[Local], times: &[Expression]) -> usize {
        let mut end = at + 1;
        while end < self.folded.len()
            && self.folded[end].is_alphanumeric()
            && !self.folded[end].is_ascii_alphanumeric()
            && self.best[end].is_none()
            && self.local(end, language, locals).is_none()
            && !times.iter().any(|t| t.start == end)
        {
            end += 1;
        }
        end
    }
}
