//! `chancery demo`: reads the articles that ship with the program and shows, for each happening, what they say.

use crate::args::{DemoArgs, Format};
use crate::fault::Fault;
use crate::show::Style;
use crate::{lines, show};
use chancery::{Article, Claim, Knowledge, Reading};
use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

/// Articles written for the demo, one JSON object a line.
const ARTICLES: &str = include_str!("../../demo/articles.jsonl");

/// The happenings they tell of: the first part of an article's id, and what it is.
const HAPPENINGS: [(&str, &str); 4] = [
    ("visit", "A defence minister comes to Jakarta"),
    ("trade", "Kenya and Thailand want free trade"),
    ("summit", "A bloc takes in a new member"),
    ("border", "Gold, tin and a recalled ambassador"),
];

/// Rows of a happening, unless all are asked for.
const ROWS: usize = 5;

/// An article and what was read in it.
struct Told {
    article: Article,
    reading: Reading,
}

/// What several outlets may say: the claim that is shown, and who else says the same.
struct Row<'a> {
    claim: &'a Claim,
    article: &'a Article,
    also: BTreeSet<&'a str>,
}

/// Reads the demo articles and prints them.
pub fn run(args: &DemoArgs) -> Result<(), Fault> {
    let mut out = anstream::stdout().lock();
    if args.articles {
        return Ok(out.write_all(ARTICLES.as_bytes())?);
    }
    if args.open {
        return open(args.port);
    }
    let told = read()?;
    let claims = || told.iter().flat_map(|t| &t.reading.claims);
    match args.format {
        Format::Table => page(&mut out, &told, if args.all { usize::MAX } else { ROWS }),
        Format::Json => Ok(writeln!(out, "{}", show::json(&claims().collect::<Vec<_>>())?)?),
        Format::Jsonl => claims().try_for_each(|c| Ok(writeln!(out, "{}", show::jsonl(c)?)?)),
    }
}

/// Files the articles in a record in a folder of its own, which goes when the program ends, and serves it.
fn open(port: Option<u16>) -> Result<(), Fault> {
    let folder = std::env::temp_dir().join(format!("chancery-demo-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| Fault::Io(folder.display().to_string(), e))?;
    let path = folder.join("demo.db");
    let served = filed(&path).and_then(|()| super::record::serve::shown(&path, port.unwrap_or(0), port.is_none()));
    let _ = std::fs::remove_dir_all(&folder);
    served
}

fn filed(path: &Path) -> Result<(), Fault> {
    let knowledge = Knowledge::shipped();
    let article = |line: &str| serde_json::from_str(line).map_err(|e| Fault::Input(format!("demo article: {e}")));
    let articles: Vec<Article> = ARTICLES.lines().map(article).collect::<Result<_, _>>()?;
    let filings: Vec<_> = articles.into_iter().map(|a| super::record::ingest::read(a, &knowledge)).collect();
    let mut record = chancery_record::Record::open(path)?;
    record.file(&filings, true, super::now())?;
    record.settle(|_| {})?;
    Ok(())
}

fn read() -> Result<Vec<Told>, Fault> {
    let knowledge = Knowledge::shipped();
    let article = |line: &str| -> Result<Told, Fault> {
        let article = serde_json::from_str(line).map_err(|e| Fault::Input(format!("demo article: {e}")))?;
        let reading = chancery::read(&article, &knowledge);
        Ok(Told { article, reading })
    };
    ARTICLES.lines().filter(|l| !l.trim().is_empty()).map(article).collect()
}

fn page(out: &mut impl Write, told: &[Told], most: usize) -> Result<(), Fault> {
    let mut shown = Vec::new();
    for (prefix, heading) in HAPPENINGS {
        let told: Vec<&Told> = told.iter().filter(|t| t.article.id.starts_with(prefix)).collect();
        header(out, heading, &told)?;
        for row in main_rows(rows(&told), most) {
            show_row(out, &row)?;
            shown.push(row.claim);
        }
    }
    footer(out, told, &shown)
}

fn header(out: &mut impl Write, heading: &str, told: &[&Told]) -> Result<(), Fault> {
    writeln!(out, "\n{}", show::paint(heading, Style::Strong))?;
    let outlets = |read: bool| {
        let chosen = told.iter().filter(|t| t.reading.language.is_empty() != read);
        chosen.map(|t| format!("{} {}", outlet(&t.article), show::day(&t.article))).collect::<Vec<_>>().join(" · ")
    };
    paragraph(out, &format!("told by {}", outlets(true)))?;
    let missing: BTreeSet<&str> =
        told.iter().filter(|t| t.reading.language.is_empty()).filter_map(|t| t.article.lang.as_deref()).collect();
    if !missing.is_empty() {
        let missing = missing.into_iter().collect::<Vec<_>>().join(", ");
        paragraph(out, &format!("not read, for want of a pack ({missing}): {}", outlets(false)))?;
    }
    Ok(())
}

fn paragraph(out: &mut impl Write, text: &str) -> Result<(), Fault> {
    let chars: Vec<char> = text.chars().collect();
    for line in lines::fold(&chars, lines::columns() - 2) {
        writeln!(out, "  {}", show::paint(&chars[line].iter().collect::<String>(), Style::Faint))?;
    }
    Ok(())
}

/// Claims of all articles, what agrees told once, in the order of time; what has no date comes last.
fn rows<'a>(told: &[&'a Told]) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    for (article, claim) in told.iter().flat_map(|t| t.reading.claims.iter().map(|c| (&t.article, c))) {
        match rows.iter_mut().find(|r| agree(r.claim, claim)) {
            Some(row) if row.article.id != article.id => {
                row.also.insert(outlet(article));
            }
            Some(row) if row.claim.confidence >= claim.confidence => {}
            Some(row) => row.claim = claim,
            None => rows.push(Row { claim, article, also: BTreeSet::new() }),
        }
    }
    sort_by_time(&mut rows);
    rows
}

fn sort_by_time(rows: &mut [Row]) {
    rows.sort_by_key(|r| {
        let when = r.claim.when.as_ref();
        let first = when.and_then(|w| w.earliest.clone().or_else(|| w.latest.clone()));
        (first.is_none(), first, when.and_then(|w| w.latest.clone()))
    });
}

/// The same act of the same parties in the same state, on the same day.
fn agree(a: &Claim, b: &Claim) -> bool {
    let parties =
        |c: &'_ Claim| -> BTreeSet<String> { c.actors.iter().chain(&c.recipients).map(|p| p.id.clone()).collect() };
    let day = |c: &Claim| c.when.as_ref().map(|w| w.edtf.clone());
    (&a.kind, &a.stage, &a.status, day(a)) == (&b.kind, &b.stage, &b.status, day(b)) && parties(a) == parties(b)
}

/// So many rows at most: those that most outlets tell, then the dated and the surest.
fn main_rows(mut rows: Vec<Row>, most: usize) -> Vec<Row> {
    rows.sort_by(|a, b| {
        let rank = |r: &Row| (r.also.len(), r.claim.when.is_some());
        rank(b).cmp(&rank(a)).then(b.claim.confidence.total_cmp(&a.claim.confidence))
    });
    rows.truncate(most);
    sort_by_time(&mut rows);
    rows
}

fn show_row(out: &mut impl Write, row: &Row) -> Result<(), Fault> {
    let claim = row.claim;
    let day = claim.when.as_ref().map_or("no date", |w| w.edtf.as_str());
    let (mark, style) = show::mark(&claim.status);
    let status = format!("{mark} {:<10}", claim.status);
    let room = lines::columns().saturating_sub(37);
    let what = lines::shorten(&format!("{}  {}", show::kind(claim), show::parties(claim)), room);
    let more = lines::shorten(&details(claim), room.saturating_sub(what.chars().count()));
    writeln!(out, "  {day:<21} {} {}{more}", show::paint(&status, style), show::paint(&what, Style::Strong))?;
    quote(out, claim, &source(row))
}

/// Where, unless the parties tell it, and how it compares with what was before.
fn details(claim: &Claim) -> String {
    let told = |state: &&str| !claim.actors.iter().chain(&claim.recipients).any(|p| p.id == *state);
    let place = claim.place.as_ref().and_then(|p| p.place.as_deref().or(p.state.as_deref().filter(told)));
    let place = place.map(|p| format!("  in {p}"));
    let compared = claim.comparison.as_ref().map(|c| format!("  {}", show::comparison(c)));
    [place, compared].into_iter().flatten().collect()
}

/// Who says so: the outlet and its day, whom it cites, who else tells the same.
fn source(row: &Row) -> String {
    let mut text = format!("{} {}", outlet(row.article), show::day(row.article));
    for source in &row.claim.says {
        text += &format!(", citing {}", source.text);
    }
    for outlet in &row.also {
        text += &format!("; also {outlet}");
    }
    text
}

/// The exact words on two lines or so, the word that told the kind set off.
fn quote(out: &mut impl Write, claim: &Claim, source: &str) -> Result<(), Fault> {
    let room = lines::columns() - 6;
    let words: Vec<char> = claim.quote.exact.chars().collect();
    let event = event_word(claim);
    let lead = lines::width(&source.chars().collect::<Vec<_>>()) + 12;
    let kept = lines::window(&words, &event, (2 * room).saturating_sub(lead).max(room / 2));
    let opening = format!("{source}: “{}", if kept.start > 0 { "…" } else { "" });
    let closing = if kept.end < words.len() { "…”" } else { "”" };
    let start = opening.chars().count();
    let strong = start + event.start.saturating_sub(kept.start)..start + event.end.saturating_sub(kept.start);
    let text: Vec<char> = opening.chars().chain(words[kept].iter().copied()).chain(closing.chars()).collect();
    for line in lines::fold(&text, room) {
        writeln!(out, "      {}", set_off(&text, line, &strong))?;
    }
    Ok(())
}

/// A line of a text, with the part of it that is to be set off.
fn set_off(text: &[char], line: Range<usize>, strong: &Range<usize>) -> String {
    let from = strong.start.clamp(line.start, line.end);
    let to = strong.end.clamp(from, line.end);
    let part = |range: Range<usize>| text[range].iter().collect::<String>();
    let event = if from < to { show::paint(&part(from..to), Style::Event) } else { String::new() };
    part(line.start..from) + &event + &part(to..line.end)
}

/// Where in the quote the event word stands.
fn event_word(claim: &Claim) -> Range<usize> {
    let quote = claim.quote.start..=claim.quote.end;
    let row = claim.evidence.iter().find(|e| e.field == "kind" && quote.contains(&e.start) && quote.contains(&e.end));
    row.map_or(0..0, |e| e.start - claim.quote.start..e.end - claim.quote.start)
}

fn footer(out: &mut impl Write, told: &[Told], shown: &[&Claim]) -> Result<(), Fault> {
    let all = told.iter().map(|t| t.reading.claims.len()).sum::<usize>();
    let read = told.iter().filter(|t| !t.reading.language.is_empty()).count();
    writeln!(out, "\n● happened or under way   ○ planned or possible   × denied, cancelled or stopped")?;
    let rest = if shown.len() < all { " (--all shows the rest)" } else { "" };
    writeln!(out, "{} of {all} claims, from {read} of {} articles{rest}.", shown.len(), told.len())?;
    let id = shown.first().map_or("", |c| c.id.get(..6).unwrap_or(&c.id));
    writeln!(out, "\n{}", show::paint("Try next", Style::Strong))?;
    for (command, what) in [
        ("chancery demo --articles > news.jsonl".to_string(), "the articles themselves"),
        (format!("chancery explain --input news.jsonl --claim {id}"), "why the first claim"),
        ("chancery read YOUR.txt --published 2025-03-04".to_string(), "what your text says"),
    ] {
        writeln!(out, "  {command:<52} {}", show::paint(what, Style::Faint))?;
    }
    Ok(())
}

fn outlet(article: &Article) -> &str {
    article.outlet.as_deref().unwrap_or(&article.id)
}
