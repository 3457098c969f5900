//! Agreement with the `Specs` of Microsoft's Recognizers-Text (MIT), read from a folder and never copied here:
//! `specs SPECS/DateTime/English packs/en/times.toml [--show]`
//!
//! In scope are dates, stretches of days and lengths of whole days and more. Out of scope: times of day, sets ("every Monday"),
//! feasts, the lunar calendar and eras, figures that need not be a date ("4/22"), guesses at "a few", working days, fiscal and school years, years and days in words, numbered weeks and weekdays, lengths of mixed units or decimals,
//! days that do not exist, notes ("Oct/2", "tmrw"). A date agrees if one of the spec's values has our first and last day, or its TIMEX is our EDTF: a spec
//! makes "early 2020" narrower and lets "until May" end on the 1st, and we do not. Where we are less exact on purpose ("five years
//! ago" is a year), the spec's day must lie within ours. Every word is given a capital, for the specs write "monday".

use chancery_times::{Context, Expression, Resolved, Times, TimesData, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// Words of what is out of scope.
const OUTSIDE: &str = "christmas|easter|thanksgiving|new year|mother|father|labor|labour|halloween|valentine|black friday|fools|\
    juneteenth|martin luther|independence|workers|earth day|working day|business day|work day|work week|workweek|weekday|fiscal|\
    school|fy|sy|hour|minute|second|few|couple|several|nineteen|ninth|teenth|fourth of|n first|y first|twenty|thirty|two thousand|two hundred|hundred|tmrw|eoy|otd|w/c|节|除夕|工作日|小时|分钟|秒|农历|正月|大年|\
    初一|神龙|雍正|康熙|民国";

/// What a spec wants of one stretch of a sentence.
struct Wanted {
    sort: String,
    start: usize,
    end: usize,
    timex: Vec<String>,
    bounds: Vec<(Option<Date>, Option<Date>)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, path, rest @ ..] = args.as_slice() else { return Err("specs FOLDER TIMES.TOML [--show]".into()) };
    let times = Times::new(&toml::from_str::<TimesData>(&std::fs::read_to_string(path)?)?)?;
    let mut tally: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for case in cases(Path::new(folder))? {
        let Some((text, published)) = heading(&case) else { continue };
        if !seen.insert((text.clone(), published)) {
            continue;
        }
        for wanted in case["Results"].as_array().into_iter().flatten().filter_map(|r| wanted(r, &text)) {
            let row = tally.entry(wanted.sort.clone()).or_default();
            if outside(&wanted, &text) {
                row.2 += 1;
                continue;
            }
            let (ok, got) = compare(&times, &capitals(&text), published, &wanted);
            row.1 += 1;
            row.0 += usize::from(ok);
            if !ok && !rest.is_empty() {
                println!("{} {published} {text:?}\n    wanted {:?}, got {got}", wanted.sort, wanted.timex);
            }
        }
    }
    for (sort, (right, all, outside)) in &tally {
        println!("{sort:10} {right:4} of {all:4}  {:.3}   out of scope {outside}", *right as f64 / *all as f64);
    }
    let (right, all) = tally.values().fold((0, 0), |(r, a), row| (r + row.0, a + row.1));
    println!("all        {right:4} of {all:4}  {:.3}", right as f64 / all as f64);
    Ok(())
}

fn capitals(text: &str) -> String {
    let starts = text.chars().zip(std::iter::once(' ').chain(text.chars()));
    starts.map(|(c, before)| if before.is_alphanumeric() { c } else { c.to_ascii_uppercase() }).collect()
}

fn cases(folder: &Path) -> Result<Vec<Json>, Box<dyn Error>> {
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder)? {
        let text = std::fs::read_to_string(file?.path())?;
        all.extend(serde_json::from_str::<Vec<Json>>(text.trim_start_matches('\u{feff}'))?);
    }
    Ok(all)
}

fn heading(case: &Json) -> Option<(String, Date)> {
    let day = case["Context"]["ReferenceDateTime"].as_str()?.get(..10)?.parse().ok()?;
    Some((case["Input"].as_str()?.to_string(), day))
}

/// The two forms of the specs: values in a list, or a past and a future resolution.
fn wanted(result: &Json, text: &str) -> Option<Wanted> {
    let sort = result["TypeName"].as_str().or(result["Type"].as_str())?.trim_start_matches("datetimeV2.").to_string();
    if !["date", "daterange", "duration"].contains(&sort.as_str()) {
        return None;
    }
    let start = result["Start"].as_u64()? as usize;
    let words = result["Text"].as_str()?;
    let value = if result["Resolution"].is_null() { &result["Value"] } else { &result["Resolution"] };
    let values: Vec<&Json> = match value["values"].as_array() {
        Some(list) => list.iter().collect(),
        None => vec![&value["FutureResolution"], &value["PastResolution"]],
    };
    let day = |v: &Json, names: [&str; 4]| names.iter().find_map(|n| v[*n].as_str()?.get(..10)?.parse().ok());
    let from = |v: &Json| day(v, ["value", "date", "start", "startDate"]);
    let to = |v: &Json| day(v, ["value", "date", "end", "endDate"]);
    let timex = values.iter().filter_map(|v| v["timex"].as_str()).chain(value["Timex"].as_str());
    let end = (start + words.chars().count()).min(text.chars().count());
    let bounds = values.iter().map(|v| (from(v), to(v))).collect();
    Some(Wanted { sort, start, end, timex: timex.map(String::from).collect(), bounds })
}

fn outside(wanted: &Wanted, text: &str) -> bool {
    let words: String =
        text.chars().skip(wanted.start).take(wanted.end - wanted.start).collect::<String>().to_lowercase();
    let timex = wanted.timex.first().map_or("", String::as_str);
    let figures = words.contains(|c: char| c.is_ascii_digit());
    let numbered = timex.contains("-W0") || timex.contains('#') || words.contains("week ") && figures;
    let units = timex.chars().filter(|c| "DWMY.".contains(*c)).count();
    let mixed =
        timex.starts_with('P') && units > 1 || timex.rsplit(',').next().is_some_and(|t| t.ends_with(')') && units > 1);
    let never = wanted.bounds.iter().all(|(from, to)| from.or(*to).is_some_and(|d| d.year() < 2));
    let letters = words.contains(char::is_alphabetic);
    let noted = words.is_ascii() && letters && words.contains(['/', '-']) && figures && !words.contains(' ');
    let figures_only = !letters && (timex.starts_with("XX") || timex.len() < 10);
    noted
        || figures_only
        || numbered
        || mixed
        || never
        || timex.contains('T')
        || OUTSIDE.split('|').any(|o| words.contains(o))
}

/// Whether we agree, and what we say of the expression that shares most with the spec's.
fn compare(times: &Times, text: &str, published: Date, wanted: &Wanted) -> (bool, String) {
    let found = times.find(text);
    let shared = |e: &Expression| e.end.min(wanted.end).saturating_sub(e.start.max(wanted.start));
    let Some(best) = found.iter().filter(|e| shared(e) > 0).max_by_key(|e| shared(e)) else {
        return (false, "nothing".into());
    };
    if wanted.sort == "duration" {
        let said = best.value.span().unwrap_or_default();
        return (wanted.timex.contains(&said), format!("{said:?} {:?}", best.value));
    }
    let last = Some(Resolved {
        edtf: published.to_string(),
        earliest: Some(published),
        latest: Some(published),
        anchor: None,
        approximate: false,
    });
    let tenses = [(false, false), (true, false), (false, true)];
    let all: Vec<Resolved> = tenses
        .iter()
        .filter_map(|(past, future)| {
            times.resolve(&best.value, &Context { published, last: last.clone(), past: *past, future: *future })
        })
        .collect();
    let fits = |r: &Resolved| wanted.bounds.iter().any(|b| agree(r, b, &best.value)) || same(r, wanted);
    let length = match &best.value {
        Value::Span(d) | Value::Coming(d) | Value::Within(d) => Some(d.to_string()),
        _ => None,
    };
    let ok = length.is_some_and(|l| window(&l, wanted)) || all.iter().any(fits);
    let said: Vec<&str> = all.iter().map(|r| r.edtf.as_str()).collect();
    (ok, format!("{said:?} {:?}", best.value))
}

fn agree(ours: &Resolved, (from, to): &(Option<Date>, Option<Date>), value: &Value) -> bool {
    let loose = matches!(value, Value::Offset { .. } | Value::Beside { .. } | Value::Within(_));
    let century = matches!(value, Value::Years(..));
    if century && from.zip(ours.earliest).is_some_and(|(a, b)| a.year() + 1 == b.year()) {
        return true;
    }
    if loose && from.is_some() {
        return ours.earliest <= *from && *from <= ours.latest;
    }
    let before = to.and_then(|t| t.checked_sub(1.day()).ok());
    let open = |a: Option<Date>, b: Option<Date>| a == b || a.is_none() || b.is_none();
    let ends = ours.latest == *to || ours.latest == before;
    let point = ours.edtf.split_once('/').is_some_and(|(_, last)| chancery_times::bounds(last).0 == *to);
    let both = ours.earliest == *from && (ends || point);
    both || ours.edtf.contains("..") && open(ours.earliest, *from) && (open(ours.latest, *to) || ends)
}

/// The TIMEX of a year, month, season or week is our EDTF, open or not.
fn same(ours: &Resolved, wanted: &Wanted) -> bool {
    let said = ours.edtf.trim_start_matches("../").trim_end_matches("/..").trim_end_matches('~');
    let seasons = [("-SP", "-21"), ("-SU", "-22"), ("-FA", "-23"), ("-WI", "-24")];
    wanted.timex.iter().any(|timex| {
        let edtf = seasons.iter().fold(timex.clone(), |t, (name, code)| t.replace(name, code));
        edtf == said || week(timex).is_some_and(|w| ours.earliest.is_some_and(|d| d == w || d == w + 4.days()))
    })
}

/// Monday of `2016-W46`.
fn week(timex: &str) -> Option<Date> {
    let (year, week) = timex.split_once("-W")?;
    let week = week.parse::<i64>().ok()?;
    let first = Date::new(year.parse().ok()?, 1, 4).ok()?;
    let monday = first.checked_sub(i64::from(first.weekday().to_monday_zero_offset()).days()).ok()?;
    monday.checked_add(((week - 1) * 7).days()).ok()
}

/// "the last five years": the same length.
fn window(length: &str, wanted: &Wanted) -> bool {
    wanted.timex.iter().any(|t| t.ends_with(')') && t.trim_end_matches(')').rsplit(',').next() == Some(length))
}
