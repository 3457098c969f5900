//! Claims for people: tables that fit the terminal.

use chancery::Claim;
use chancery::claim::Party;
use comfy_table::{ContentArrangement, Table, presets};

/// A table with these headings, fitted to the terminal.
pub fn table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(headings);
    if table.width().is_none() {
        table.set_width(110);
    }
    table
}

/// Claims as a table.
pub fn claims(claims: &[Claim]) -> Table {
    let mut table = table(&["when", "kind", "who", "status", "says", "words"]);
    for claim in claims {
        table.add_row([
            claim.when.as_ref().map_or("–", |w| w.edtf.as_str()).to_string(),
            kind(claim),
            parties(claim),
            claim.status.clone(),
            claim.says.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(", "),
            shorten(&claim.quote.exact, 160),
        ]);
    }
    table
}

fn kind(claim: &Claim) -> String {
    match &claim.stage {
        Some(stage) => format!("{} ({stage})", claim.kind),
        None => claim.kind.clone(),
    }
}

/// "CHN → BLR", or "CHN, BLR" where all are equals.
pub fn parties(claim: &Claim) -> String {
    let list = |parties: &[Party]| parties.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
    match claim.recipients.is_empty() {
        true => list(&claim.actors),
        false => format!("{} → {}", list(&claim.actors), list(&claim.recipients)),
    }
}

/// The first characters, with an ellipsis where more follow.
pub fn shorten(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_string(),
    }
}
