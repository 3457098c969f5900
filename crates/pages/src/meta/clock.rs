//! Times of day and their offsets, as pages write them after or before a date.

use super::date::{Token, small, tokens};

/// Names of zones that news pages write after a time, in minutes.
#[rustfmt::skip]
const ZONES: &[(&str, i32)] = &[
    ("gmt", 0), ("utc", 0), ("z", 0), ("bst", 60), ("cet", 60), ("cest", 120), ("est", -300), ("edt", -240),
    ("cst", -360), ("cdt", -300), ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420), ("msk", 180),
    ("мск", 180), ("wib", 420), ("wita", 480), ("wit", 540), ("ist", 330), ("sgt", 480), ("hkt", 480), ("jst", 540),
    ("kst", 540),
];

/// Hour, minute, second if told, and the offset in minutes.
pub type Time = ((i8, i8, Option<i8>), Option<i32>);

/// The first time of day among the tokens.
pub fn time(tokens: &[Token], from: usize) -> Option<Time> {
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
