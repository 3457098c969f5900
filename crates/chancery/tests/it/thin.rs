//! Articles that are hardly about states.

use super::lines::line_of;
use super::{KNOWLEDGE, article};

/// A wedding, of which one line concerns states; `guess` stands before it.
fn wedding(guess: &str) -> String {
    let rest = "Guests wore white. The florist came early. The band played until three. Neighbours complained about the noise. A chef cooked for two days.";
    let more = "Photographers stood on ladders. The bride smiled. It rained at noon. The streets were closed. Nobody was hurt.";
    format!(
        "The wedding drew crowds. {rest} {guess} {more} Last week Japan's prime minister visited India. The hotel was full."
    )
}

fn told(text: &str) -> Vec<String> {
    chancery::read(&article("en", text), &KNOWLEDGE).claims.iter().map(line_of).collect()
}

#[test]
fn what_words_tell_there_is_told() {
    let told = told(&wedding(""));
    assert!(told.iter().any(|line| line.starts_with("visit JPN>IND happened")), "{told:?}");
}

#[test]
fn what_words_tell_stands_for_an_earlier_guess() {
    let text = wedding("Japan and India sent monks. The prime minister visited.");
    let claims = chancery::read(&article("en", &text), &KNOWLEDGE).claims;
    let visits: Vec<&str> = claims.iter().filter(|c| c.kind == "visit").map(|c| c.quote.exact.as_str()).collect();
    assert!(matches!(visits[..], [quote] if quote.contains("Japan's prime minister visited India")), "{visits:?}");
}

#[test]
fn a_body_is_known_by_what_the_press_calls_it() {
    let acts = |text: &str| told(text).first().cloned().unwrap_or_default();
    for name in ["The UN refugee agency", "The U.N. refugee agency", "UNHCR"] {
        let told = acts(&format!("{name} condemned Kenya on Monday."));
        assert!(told.starts_with("accusation IGO:UNHCR>KEN"), "{name}: {told}");
    }
    let told = acts("Unicef condemned Kenya on Monday.");
    assert!(told.starts_with("accusation IGO:UNICEF>KEN"), "{told}");
}
