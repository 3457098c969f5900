//! Dates as feeds write them.

use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822::DateTimeParser;

static MAIL: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// Zones that feeds name and mail does not know; of others only the day is believed.
const ZONES: [(&str, &str); 8] = [
    ("MSK", "+0300"),
    ("CET", "+0100"),
    ("CEST", "+0200"),
    ("EET", "+0200"),
    ("EEST", "+0300"),
    ("WIB", "+0700"),
    ("JST", "+0900"),
    ("Z", "+0000"),
];

/// A date in ISO 8601: the day as the writer's clock has it.
pub fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    if text.as_bytes().first()?.is_ascii_digit() && text.get(4..5) == Some("-") {
        let date: Date = text.get(..10)?.parse().ok()?;
        let time = text.get(10..19).map(|t| t.replacen(' ', "T", 1));
        let whole = time.and_then(|t| format!("{date}{t}").parse::<DateTime>().ok());
        return Some(whole.map_or_else(|| date.to_string(), |w| w.to_string()));
    }
    let (rest, zone) = text.rsplit_once(' ')?;
    let zone = ZONES.iter().find(|(name, _)| *name == zone).map_or(zone, |(_, offset)| offset);
    let known = MAIL.parse_zoned_datetime(format!("{rest} {zone}"));
    let loose = || MAIL.parse_zoned_datetime(format!("{rest} +0000")).ok();
    known.ok().or_else(loose).map(|z| z.datetime().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing() {
        for (text, day) in [
            ("2024-05-14T08:30:00Z", Some("2024-05-14T08:30:00")),
            ("2024-05-14T23:30:00+07:00", Some("2024-05-14T23:30:00")),
            ("2024-05-14 08:30:00", Some("2024-05-14T08:30:00")),
            ("2024-05-14", Some("2024-05-14")),
            ("Tue, 14 May 2024 23:30:00 +0700", Some("2024-05-14T23:30:00")),
            ("Mon, 14 May 2024 08:30:00 GMT", Some("2024-05-14T08:30:00")),
            ("Tue, 14 May 2024 08:30:00 MSK", Some("2024-05-14T08:30:00")),
            ("14 May 2024 08:30 XYZT", Some("2024-05-14T08:30:00")),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(iso(text).as_deref(), day, "{text}");
        }
    }
}
