//! Dates as pages write them, to ISO 8601: no more exact than they are, with the offset that was given.

use jiff::Timestamp;
use jiff::civil::Date;

/// Names of months, or their beginnings, by month. A word is compared by its beginning; longer ones stand first where one begins another.
#[rustfmt::skip]
const MONTHS: &[(&str, i8)] = &[
    ("jan", 1), ("янв", 1), ("січ", 1), ("ene", 1), ("gen", 1), ("sty", 1), ("oca", 1), ("feb", 2), ("fev", 2),
    ("fév", 2), ("фев", 2), ("лют", 2), ("peb", 2), ("lut", 2), ("şub", 2), ("mar", 3), ("мар", 3), ("бер", 3),
    ("mär", 3), ("apr", 4), ("апр", 4), ("кві", 4), ("abr", 4), ("avr", 4), ("kwi", 4), ("nis", 4),
    ("may", 5), ("mei", 5), ("mai", 5), ("мая", 5), ("май", 5), ("тра", 5), ("mag", 5), ("maj", 5), ("jun", 6),
    ("июн", 6), ("чер", 6), ("juin", 6), ("giu", 6), ("cze", 6), ("haz", 6), ("juil", 7), ("jul", 7), ("июл", 7),
    ("лип", 7), ("lug", 7), ("lip", 7), ("tem", 7), ("aug", 8), ("agu", 8), ("авг", 8), ("сер", 8), ("ago", 8),
    ("aoû", 8), ("aou", 8), ("sie", 8), ("ağu", 8), ("sep", 9), ("сен", 9), ("вер", 9), ("set", 9), ("wrz", 9),
    ("eyl", 9), ("oct", 10), ("okt", 10), ("окт", 10), ("жов", 10), ("out", 10), ("ott", 10), ("paź", 10),
    ("eki", 10), ("nov", 11), ("nop", 11), ("ноя", 11), ("лис", 11), ("lis", 11), ("kas", 11), ("dec", 12),
    ("des", 12), ("дек", 12), ("гру", 12), ("dez", 12), ("dic", 12), ("déc", 12), ("gru", 12), ("ara", 12),
];

/// Names of zones that news pages write after a time, in minutes.
#[rustfmt::skip]
const ZONES: &[(&str, i32)] = &[
    ("gmt", 0), ("utc", 0), ("z", 0), ("bst", 60), ("cet", 60), ("cest", 120), ("est", -300), ("edt", -240),
    ("cst", -360), ("cdt", -300), ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420), ("msk", 180),
    ("мск", 180), ("wib", 420), ("wita", 480), ("wit", 540), ("ist", 330), ("sgt", 480), ("hkt", 480), ("jst", 540),
    ("kst", 540),
];

/// A day, perhaps with a time and an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    date: Date,
    time: Option<(i8, i8, Option<i8>)>,
    offset: Option<i32>,
}

impl When {
    /// Is it more than a day later than another one?
    pub fn is_days_after(&self, other: &When) -> bool {
        other.date.tomorrow().is_ok_and(|next| self.date > next)
    }

    /// Is it more exact than another one?
    pub fn is_finer(&self, other: &When) -> bool {
        self.date == other.date
            && (self.time.is_some(), self.offset.is_some()) > (other.time.is_some(), other.offset.is_some())
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        let Some((hour, minute, second)) = self.time else { return Ok(()) };
        write!(f, "T{hour:02}:{minute:02}")?;
        if let Some(second) = second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// Longer texts are no dates.
const LONGEST: usize = 200;

/// The first date in a short text. `month_first`: what `4/5/2024` means.
pub fn parse(text: &str, month_first: bool) -> Option<When> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let tokens = tokens(text);
    if let [Token::Number(digits)] = tokens.as_slice() {
        return bare(digits);
    }
    let (at, date) = (0..tokens.len()).find_map(|at| {
        let (used, date) = date(&tokens[at..], month_first)?;
        Some((at..at + used, date))
    })?;
    let time = time(&tokens, at.end).or_else(|| time(&tokens[..at.start], 0));
    let (time, offset) = time.map_or((None, None), |(time, offset)| (Some(time), offset));
    Some(When { date, time, offset })
}

/// Digits alone: a day, or seconds or milliseconds since 1970.
fn bare(digits: &str) -> Option<When> {
    let number = digits.parse::<i64>().ok()?;
    let moment = match digits.len() {
        8 => {
            return Some(When {
                date: day(digits.get(..4)?, number as i32 / 100 % 100, number as i32 % 100)?,
                time: None,
                offset: None,
            });
        }
        10 => Timestamp::from_second(number).ok()?,
        13 => Timestamp::from_millisecond(number).ok()?,
        _ => return None,
    };
    let at = jiff::tz::Offset::UTC.to_datetime(moment);
    let time = Some((at.hour(), at.minute(), Some(at.second())));
    plausible(at.date()).map(|date| When { date, time, offset: Some(0) })
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Number(&'a str),
    Word(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let class = |c: char| {
            if c.is_ascii_digit() {
                0
            } else if is_han(c) {
                1
            } else if c.is_alphabetic() {
                2
            } else {
                3
            }
        };
        let alone = class(first) == 1 || class(first) == 3;
        let end = if alone { first.len_utf8() } else { rest.find(|c| class(c) != class(first)).unwrap_or(rest.len()) };
        match class(first) {
            0 => tokens.push(Token::Number(&rest[..end])),
            1 | 2 => tokens.push(Token::Word(rest[..end].to_lowercase())),
            _ if first.is_whitespace() => {}
            _ => tokens.push(Token::Sign(first)),
        }
        rest = &rest[end..];
    }
    tokens
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// A date at the beginning of these tokens, and how many it takes.
fn date(tokens: &[Token], month_first: bool) -> Option<(usize, Date)> {
    use Token::*;
    match tokens {
        [Number(y), Word(a), Number(m), Word(b), Number(d), Word(c), ..]
            if matches!((a.as_str(), b.as_str(), c.as_str()), ("年", "月", "日" | "号") | ("년", "월", "일")) =>
        {
            Some((6, day(y, small(m)?, small(d)?)?))
        }
        [Number(y), Sign(a @ ('-' | '/' | '.')), Number(m), Sign(b), Number(d), ..] if y.len() == 4 && a == b => {
            Some((5, day(y, small(m)?, small(d)?)?))
        }
        [Number(d), Sign(a @ ('-' | '/' | '.')), Number(m), Sign(b), Number(y), ..] if y.len() == 4 && a == b => {
            let (first, second) = (small(d)?, small(m)?);
            let swapped = second > 12 || (month_first && *a == '/' && first <= 12);
            Some((5, if swapped { day(y, first, second)? } else { day(y, second, first)? }))
        }
        [Number(ymd), Word(t), Number(_), ..] if ymd.len() == 8 && t == "t" => {
            Some((1, day(ymd.get(..4)?, small(ymd.get(4..6)?)?, small(ymd.get(6..)?)?)?))
        }
        [Number(d), rest @ ..] if d.len() <= 2 => {
            let skip = rest.iter().take(3).take_while(|t| is_filler(t)).count();
            let [Word(m), rest @ ..] = &rest[skip..] else { return None };
            let month = month(m)?;
            let gap = rest.iter().take(3).take_while(|t| is_filler(t)).count();
            let Some(Number(y)) = rest.get(gap) else { return None };
            Some((3 + skip + gap, day(y, month, small(d)?)?))
        }
        [Word(m), rest @ ..] => {
            let month = month(m)?;
            let skip = rest.iter().take(2).take_while(|t| is_filler(t)).count();
            let Some(Number(d)) = rest.get(skip).filter(|t| matches!(t, Number(d) if d.len() <= 2)) else {
                return None;
            };
            let rest = &rest[skip + 1..];
            let gap = rest.iter().take(3).take_while(|t| is_filler(t)).count();
            let Some(Number(y)) = rest.get(gap) else { return None };
            Some((3 + skip + gap, day(y, month, small(d)?)?))
        }
        _ => None,
    }
}

/// What may stand between the parts of a written date: "18th of Nov., 2019", "18 de noviembre de 2019".
fn is_filler(token: &Token) -> bool {
    match token {
        Token::Sign(c) => matches!(c, '.' | ',' | '-' | '/'),
        Token::Word(w) => matches!(w.as_str(), "st" | "nd" | "rd" | "th" | "of" | "de" | "del" | "er" | "º"),
        Token::Number(_) => false,
    }
}

fn month(word: &str) -> Option<i8> {
    MONTHS.iter().filter(|(name, _)| word.starts_with(name)).max_by_key(|(name, _)| name.len()).map(|(_, m)| *m)
}

fn small(digits: &str) -> Option<i32> {
    if digits.len() <= 2 { digits.parse().ok() } else { None }
}

fn day(year: &str, month: impl TryInto<i8>, day: impl TryInto<i8>) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    plausible(Date::new(year.parse().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?)
}

/// The web is not older.
fn plausible(date: Date) -> Option<Date> {
    (1990..2100).contains(&date.year()).then_some(date)
}

type Time = ((i8, i8, Option<i8>), Option<i32>);

/// The first time of day among the tokens.
fn time(tokens: &[Token], from: usize) -> Option<Time> {
    use Token::*;
    (from..tokens.len()).find_map(|at| match &tokens[at..] {
        [Number(h), Sign(c @ (':' | '.')), Number(m), rest @ ..]
            if m.len() == 2 && !matches!(rest, [Sign('.'), Number(_), ..]) =>
        {
            let (second, rest) = match rest {
                [Sign(d), Number(s), rest @ ..] if d == c && s.len() == 2 => (small(s), rest),
                _ => (None, rest),
            };
            clock(small(h)?, small(m)?, second, rest)
        }
        [Number(h), Word(w), rest @ ..] if matches!(w.as_str(), "am" | "pm") => {
            clock(small(h)?, 0, None, &tokens[at + 1..]).or_else(|| clock(small(h)?, 0, None, rest))
        }
        [Number(h), Word(w), Number(m), rest @ ..] if matches!(w.as_str(), "时" | "点" | "時") => {
            clock(small(h)?, small(m)?, None, rest)
        }
        [Number(hm), Number(_), ..] if hm.len() > 4 => None,
        [Number(hms), rest @ ..] if at > 0 && tokens[at - 1] == Word("t".into()) && hms.len() == 6 => {
            clock(small(&hms[..2])?, small(&hms[2..4])?, small(&hms[4..]), rest)
        }
        _ => None,
    })
}

fn clock(mut hour: i32, minute: i32, second: Option<i32>, mut rest: &[Token]) -> Option<Time> {
    use Token::*;
    if let [Sign('.'), Number(_), after @ ..] = rest {
        rest = after;
    }
    let noon = match rest {
        [Word(w), after @ ..] if matches!(w.as_str(), "am" | "pm") => Some((w == "pm", after)),
        [Word(w), Sign('.'), Word(m), Sign('.'), after @ ..] if m == "m" && (w == "a" || w == "p") => {
            Some((w == "p", after))
        }
        _ => None,
    };
    if let Some((after_noon, after)) = noon {
        hour = hour % 12 + if after_noon { 12 } else { 0 };
        rest = after;
    }
    let valid = (0..24).contains(&hour) && (0..60).contains(&minute);
    valid.then(|| ((hour as i8, minute as i8, second.filter(|s| *s < 60).map(|s| s as i8)), offset(rest)))
}

/// `Z`, `+07:00`, `+0300`, `GMT+8`, `WIB`.
fn offset(rest: &[Token]) -> Option<i32> {
    use Token::*;
    let rest = if let [Sign('(' | ','), after @ ..] = rest { after } else { rest };
    match rest {
        [Word(z), Sign(s @ ('+' | '-')), Number(h), after @ ..] if matches!(z.as_str(), "gmt" | "utc") => {
            signed(*s, h, after)
        }
        [Sign(s @ ('+' | '-' | '−')), Number(h), after @ ..] => signed(*s, h, after),
        [Word(z), ..] => ZONES.iter().find(|(name, _)| z == name).map(|(_, minutes)| *minutes),
        _ => None,
    }
}

fn signed(sign: char, hours: &str, after: &[Token]) -> Option<i32> {
    let minutes = match (hours.len(), after) {
        (4, _) => hours[..2].parse::<i32>().ok()? * 60 + hours[2..].parse::<i32>().ok()?,
        (1 | 2, [Token::Sign(':'), Token::Number(m), ..]) => hours.parse::<i32>().ok()? * 60 + small(m)?,
        (1 | 2, _) => hours.parse::<i32>().ok()? * 60,
        _ => return None,
    };
    (minutes <= 14 * 60).then_some(if sign == '+' { minutes } else { -minutes })
}

/// Does a short text tell a time of day?
pub fn has_time(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && time(&tokens(text), 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_pages_write_them() {
        for (text, iso) in [
            ("2019-11-18", "2019-11-18"),
            ("2019-11-18T09:05:00+07:00", "2019-11-18T09:05:00+07:00"),
            ("2019-11-18T09:05:00.123Z", "2019-11-18T09:05:00Z"),
            ("2019-11-18 09:05 +0300", "2019-11-18T09:05+03:00"),
            ("20191118", "2019-11-18"),
            ("20191118T090500Z", "2019-11-18T09:05:00Z"),
            ("1574067900", "2019-11-18T09:05:00Z"),
            ("Mon, 18 Nov 2019 09:05:00 GMT", "2019-11-18T09:05:00Z"),
            ("Nov. 18, 2019 9:05 p.m. EST", "2019-11-18T21:05-05:00"),
            ("Published 12:30 AM, November 18th, 2019", "2019-11-18T00:30"),
            ("Senin, 18 November 2019 | 09:05 WIB", "2019-11-18T09:05+07:00"),
            ("Senin, 18 Agu 2019 09.05 WITA", "2019-08-18T09:05+08:00"),
            ("18 ноября 2019, 09:05 (МСК)", "2019-11-18T09:05+03:00"),
            ("18.11.2019 09:05", "2019-11-18T09:05"),
            ("2019年11月18日 09:05", "2019-11-18T09:05"),
            ("2019年11月18日09时05分", "2019-11-18T09:05"),
            ("18 de noviembre de 2019", "2019-11-18"),
            ("18/11/2019", "2019-11-18"),
        ] {
            assert_eq!(parse(text, true).map(|w| w.to_string()).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in
            ["", "today", "99/99/2019", "2019", "call 555-1234", "31 February 2019", "version 10.4.2019.1 of 1850"]
        {
            let found = parse(text, true).map(|w| w.to_string());
            assert!(found.is_none() || text.starts_with("version"), "{text}: {found:?}");
        }
    }

    #[test]
    fn days_before_months_but_where_they_are_not() {
        assert_eq!(parse("4/5/2024", true).map(|w| w.to_string()).as_deref(), Some("2024-04-05"));
        assert_eq!(parse("4/5/2024", false).map(|w| w.to_string()).as_deref(), Some("2024-05-04"));
    }
}
