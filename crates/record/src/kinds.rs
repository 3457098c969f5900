//! Which claims can report the same happening: families of kinds, and the block in which candidates meet.

use chancery::Claim;

/// Kinds whose parties are equals: who is named first means nothing.
const MUTUAL: [&str; 9] =
    ["meeting", "call", "talks", "agreement", "exercise", "conference", "exchange", "cooperation", "trade"];

/// Whether the parties of a kind are equals.
pub fn mutual(kind: &str) -> bool {
    MUTUAL.contains(&kind)
}

/// Kinds between which reports of one happening waver share a family.
pub fn family(kind: &str) -> &str {
    match kind {
        "talks" => "meeting",
        other => other,
    }
}

/// Encounters: who was in the room says which one it was.
pub fn encounter(kind: &str) -> bool {
    matches!(kind, "meeting" | "talks" | "call" | "visit" | "office")
}

/// Acts of speech: who speaks says which one it was.
pub fn speech(kind: &str) -> bool {
    matches!(kind, "support" | "accusation" | "request" | "rejection" | "threat")
}

/// Acts that the same parties seldom repeat within a year: a date that differs is then rather a date that moved.
pub fn rare(kind: &str) -> bool {
    matches!(kind, "agreement" | "membership" | "arms" | "exercise" | "relations" | "conference")
}

/// All parties, sorted, each once.
pub fn parties(claim: &Claim) -> Vec<&str> {
    let mut all: Vec<&str> = claim.actors.iter().chain(&claim.recipients).map(|p| p.id.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The key under which the events of two parties are listed.
pub fn pair(a: &str, b: &str) -> String {
    if a <= b { format!("{a}|{b}") } else { format!("{b}|{a}") }
}

/// The key under which a party's encounters in a state are listed.
pub fn there(party: &str, state: &str) -> String {
    format!("{party}@{state}")
}

/// The block of a claim: only claims of one block are compared when events are gathered.
pub fn block(claim: &Claim) -> String {
    let stage = match claim.kind.as_str() {
        "agreement" => claim.stage.as_deref().unwrap_or("signed"),
        "membership" => claim.stage.as_deref().unwrap_or("member"),
        // Support that is promised is an intent, not the act of support.
        "support" if claim.status == "planned" => "intended",
        _ => "",
    };
    format!("{} {stage} {}", family(&claim.kind), who(claim))
}

fn who(claim: &Claim) -> String {
    let all = parties(claim);
    if claim.kind == "conference" {
        // A conference is known by who holds it: those who take part differ from report to report.
        let hosts: Vec<&str> = all.iter().copied().filter(|p| p.starts_with("IGO:")).collect();
        return if hosts.is_empty() { all.join("+") } else { hosts.join("+") };
    }
    // Who does it to whom is looked at when claims are compared: a report may leave it open.
    named_pair(claim, &all).unwrap_or(all).join("+")
}

/// An encounter is between those whose people are named, whoever else is mentioned beside it.
pub fn named_pair<'c>(claim: &'c Claim, all: &[&str]) -> Option<Vec<&'c str>> {
    if all.len() < 3 || !matches!(claim.kind.as_str(), "meeting" | "talks" | "call") {
        return None;
    }
    let mut named: Vec<&str> =
        claim.people.iter().filter_map(|p| p.party.as_deref()).filter(|p| all.contains(p)).collect();
    named.sort_unstable();
    named.dedup();
    (named.len() == 2).then_some(named)
}
