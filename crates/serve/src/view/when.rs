//! Times as people write them: nothing is made more exact than it was said.

use maud::{Markup, html};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// A time, with its EDTF for those who want it exactly.
pub fn when(edtf: Option<&str>) -> Markup {
    html! {
        @match edtf.filter(|e| !e.is_empty()) {
            Some(edtf) => { time.when title={ "EDTF " (edtf) } datetime=[plain(edtf)] { (told(edtf)) } }
            None => { span.when { "no date" } }
        }
    }
}

/// What the `datetime` of HTML can say.
fn plain(edtf: &str) -> Option<&str> {
    (matches!(edtf.len(), 4 | 7 | 10)
        && edtf.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        && edtf.get(5..7).is_none_or(|m| m <= "12"))
    .then_some(edtf)
}

/// An EDTF string in words.
pub fn told(edtf: &str) -> String {
    let Some((from, to)) = edtf.split_once('/') else { return point(edtf) };
    match (from, to) {
        (".." | "", to) => format!("until {}", point(to)),
        (from, ".." | "") => format!("from {}", point(from)),
        _ => span(from, to),
    }
}

/// "16–18 Aug 2023", "30 Aug – 2 Sep 2023".
fn span(from: &str, to: &str) -> String {
    let same = |n: usize| from.get(..n).is_some() && from.get(..n) == to.get(..n);
    let day = |s: &str| (s.len() == 10).then(|| s[8..].trim_start_matches('0').to_string());
    if from.is_ascii() && to.is_ascii() {
        if let (true, Some(day)) = (same(7) && to.len() == 10, day(from)) {
            return format!("{day}–{}", point(to));
        }
        if same(5) && from.len() == to.len() && to.len() >= 7 {
            let first = point(from);
            return format!("{} – {}", first.strip_suffix(&from[..4]).unwrap_or(&first).trim_end(), point(to));
        }
    }
    format!("{} – {}", point(from), point(to))
}

fn point(edtf: &str) -> String {
    let bare = edtf.trim_end_matches(['~', '?', '%']);
    let about = if bare.len() < edtf.len() { "about " } else { "" };
    let mut parts = bare.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if year.len() != 4 {
        return edtf.into();
    }
    let number = |s: Option<&str>| s.and_then(|s| s.parse::<usize>().ok());
    let year =
        if year.len() == 4 && year.ends_with('X') { format!("{}s", year.replace('X', "0")) } else { year.into() };
    let text = match (number(month), number(day)) {
        (Some(m @ 1..=12), Some(d)) => format!("{d} {} {year}", MONTHS[m - 1]),
        (Some(m @ 1..=12), None) => format!("{} {year}", MONTHS[m - 1]),
        (Some(s @ 21..=24), None) => format!("{} {year}", SEASONS[s - 21]),
        (None, None) if month.is_none() => year,
        _ => bare.into(),
    };
    format!("{about}{text}")
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn times_in_words() {
        for (edtf, words) in [
            ("2023-08-16", "16 Aug 2023"),
            ("2023-08", "Aug 2023"),
            ("2023-08-16/2023-08-18", "16–18 Aug 2023"),
            ("2023-08-30/2023-09-02", "30 Aug – 2 Sep 2023"),
            ("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
            ("../2020-03", "until Mar 2020"),
            ("2022/..", "from 2022"),
            ("2020-03~", "about Mar 2020"),
            ("199X", "1990s"),
            ("2023-24", "winter 2023"),
            ("é-3", "é-3"),
            ("é/ü", "é – ü"),
        ] {
            assert_eq!(told(edtf), words, "{edtf}");
        }
    }
}
