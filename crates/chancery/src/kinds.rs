//! What several steps know of single kinds of claims. What one step alone knows stands there; all else is data (`packs/world/kinds.toml`).

/// Is it done with words? Who is spoken to stands where others have an object.
pub fn speech(kind: &str) -> bool {
    matches!(kind, "accusation" | "support" | "request" | "threat" | "rejection")
}

/// Is it said to somebody, and nothing is done to people and things?
pub fn words(kind: &str) -> bool {
    speech(kind) && kind != "rejection"
}

/// Does it happen where it goes to ("sent troops to Mali")?
pub fn moves(kind: &str) -> bool {
    handed(kind) || force(kind) || matches!(kind, "visit" | "deployment" | "withdrawal")
}

/// Does whoever does it go to somebody else?
pub fn travels(kind: &str) -> bool {
    kind == "visit"
}

/// Are things given to somebody, wherever that is?
pub fn handed(kind: &str) -> bool {
    matches!(kind, "aid" | "arms")
}

/// Is it done to people as well as on ground?
pub fn force(kind: &str) -> bool {
    matches!(kind, "attack" | "coercion")
}

/// Is it done to people and things of somebody's: boats are seized, prisoners freed, lorries turned back?
pub fn seizes(kind: &str) -> bool {
    matches!(kind, "coercion" | "concession" | "rejection")
}

/// Does it hurt? Storms, bullets and gunmen do so as well as states.
pub fn strikes(kind: &str) -> bool {
    kind == "attack"
}

/// Is it about a document, which lives on: signed, ratified, in force?
pub fn document(kind: &str) -> bool {
    kind == "agreement"
}

/// Is it about things that can be listed with number and unit?
pub fn lists_things(kind: &str) -> bool {
    handed(kind) || matches!(kind, "exchange" | "trade" | "training")
}

/// Does it fill days?
pub fn takes_days(kind: &str) -> bool {
    matches!(kind, "visit" | "exercise" | "talks" | "conference")
}

/// Can it be counted ("the first visit since")?
pub fn counted(kind: &str) -> bool {
    takes_days(kind) || matches!(kind, "meeting" | "call")
}

/// "Has freed 40 since May": what is done at once does not go on.
pub fn at_once(kind: &str) -> bool {
    matches!(kind, "accusation" | "attack" | "call" | "concession" | "meeting" | "office" | "rejection" | "support")
}

/// Is it done against somebody?
pub fn hostile(kind: &str) -> bool {
    force(kind) || matches!(kind, "sanction" | "threat" | "accusation" | "suspension")
}

/// Is it done in single acts, of which a sentence may tell several?
pub fn several_in_a_sentence(kind: &str) -> bool {
    matches!(kind, "relations" | "sanction")
}

/// Do its words name one party at least? They are words of daily life as well ("was arrested", "invested", "thanked").
pub fn names_somebody(kind: &str) -> bool {
    force(kind) || matches!(kind, "call" | "office" | "support" | "trade" | "training")
}

/// Words about what is yet to be done: a time that is over is the time of the words.
pub fn looks_ahead(kind: &str) -> bool {
    matches!(kind, "request" | "threat")
}
