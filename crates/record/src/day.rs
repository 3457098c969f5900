//! Days as numbers, and the bounds of EDTF strings.

use jiff::civil::Date;

/// Days since 1970-01-01.
pub type Day = i32;

/// The day of an ISO date; a time of day may follow.
pub fn parse(text: &str) -> Option<Day> {
    text.get(..10).unwrap_or(text).parse::<Date>().ok().map(number)
}

/// The day as it is written.
pub fn written(day: Day) -> String {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(day)).map_or_else(|_| day.to_string(), |d| d.to_string())
}

fn number(date: Date) -> Day {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.until(date).map_or(0, |span| span.get_days())
}

/// The day of a moment in milliseconds since 1970.
pub fn of_milliseconds(at: i64) -> Day {
    Day::try_from(at.div_euclid(86_400_000)).unwrap_or_default()
}

/// A day some years, months and days (an ISO 8601 duration) earlier.
pub fn before(day: Day, duration: &str) -> Option<Day> {
    let span: jiff::Span = duration.parse().ok()?;
    let date: Date = written(day).parse().ok()?;
    date.checked_sub(span).ok().map(number)
}

/// First and last day of an EDTF string, `None` where open or unreadable.
pub fn bounds(edtf: &str) -> (Option<Day>, Option<Day>) {
    match edtf.split_once('/') {
        Some((from, to)) => (point(from).map(|p| p.0), point(to).map(|p| p.1)),
        None => point(edtf).unzip(),
    }
}

fn point(text: &str) -> Option<(Day, Day)> {
    let text = text.trim_end_matches(['~', '?', '%']);
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
        return None;
    }
    let first: i16 = year.replace('X', "0").parse().ok()?;
    let last: i16 = year.replace('X', "9").parse().ok()?;
    let of = |y, m, d| Date::new(y, m, d).ok();
    let (from, to) = match (month, day) {
        (None, _) => (of(first, 1, 1)?, of(last, 12, 31)?),
        (Some(m), None) => month_or_season(first, m.parse().ok()?)?,
        (Some(m), Some(d)) => {
            let day = of(first, m.parse().ok()?, d.parse().ok()?)?;
            (day, day)
        }
    };
    Some((number(from), number(to)))
}

/// Months 1 to 12; 21 to 24 are spring to winter.
fn month_or_season(year: i16, code: i8) -> Option<(Date, Date)> {
    let (from, to) = match code {
        21..=23 => ((code - 20) * 3, (code - 20) * 3 + 2),
        24 => (12, 12),
        _ => (code, code),
    };
    let last = if code == 24 { Date::new(year + 1, 2, 1).ok()? } else { Date::new(year, to, 1).ok()? };
    Some((Date::new(year, from, 1).ok()?, last.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(edtf: &str) -> (Option<String>, Option<String>) {
        let (a, b) = bounds(edtf);
        (a.map(written), b.map(written))
    }

    fn both(a: &str, b: &str) -> (Option<String>, Option<String>) {
        (Some(a.into()), Some(b.into()))
    }

    #[test]
    fn edtf_has_bounds() {
        assert_eq!(shown("2024-02-23"), both("2024-02-23", "2024-02-23"));
        assert_eq!(shown("2024-02"), both("2024-02-01", "2024-02-29"));
        assert_eq!(shown("199X"), both("1990-01-01", "1999-12-31"));
        assert_eq!(shown("2022/2024-01"), both("2022-01-01", "2024-01-31"));
        assert_eq!(shown("../2020-03"), (None, Some("2020-03-31".into())));
        assert_eq!(shown("2023-24~"), both("2023-12-01", "2024-02-29"));
        assert_eq!(shown("soon"), (None, None));
    }

    #[test]
    fn durations_go_back() {
        let day = parse("2023-08-16T10:00").unwrap_or_default();
        assert_eq!(before(day, "P6Y").map(written).as_deref(), Some("2017-08-16"));
        assert_eq!(before(day, "six years"), None);
    }
}
