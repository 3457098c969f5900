//! What the words of a record mean: kinds, statuses, and the three scales. Pages, API and exports say it in these words.

/// Kinds of claims, each with its meaning. What PLOVER and CAMEO call them stands in the world pack.
pub const KINDS: [(&str, &str); 29] = [
    ("visit", "An official travels to another state; also planned and expected journeys."),
    ("meeting", "Face to face: of two, of many, on the sidelines of something else."),
    ("call", "By telephone or video."),
    ("talks", "Negotiations, consultations, rounds: not one sitting."),
    ("mediation", "A third party brings others together."),
    ("conference", "Taking part in a named conference, summit, forum or session."),
    ("agreement", "A treaty, pact, memorandum or contract between states, with its legal stage."),
    (
        "membership",
        "A party and an organisation: applied, invited, observer, acceding, member, suspended, left, blocked.",
    ),
    ("exercise", "Joint manoeuvres, patrols, calls at ports."),
    ("training", "Courses and instructors."),
    ("exchange", "Students, cadets, experts, delegations, information, intelligence."),
    ("arms", "Weapons sold, delivered, licensed, made together."),
    ("aid", "Money, goods, relief, debts forgiven."),
    ("trade", "Material economic cooperation: markets opened, tariffs lowered."),
    ("cooperation", "Cooperation as such, none of the other kinds."),
    ("support", "Support in words: praise, recognition, thanks, the wish to strengthen ties."),
    ("relations", "Diplomatic ties opened, raised, lowered, broken; ambassadors sent, recalled, expelled."),
    ("request", "Asks, urges, demands."),
    ("accusation", "Criticises, condemns, alleges, sues, investigates."),
    ("rejection", "Refuses, vetoes, denies entry, turns down."),
    ("threat", "Warns of harm that it would do; an ultimatum."),
    ("concession", "Apologises, lifts a measure, frees somebody, declares a ceasefire."),
    ("withdrawal", "Troops or personnel leave; weapons are laid down."),
    ("sanction", "Sanctions, punitive tariffs, embargoes, aid stopped."),
    ("deployment", "Moves or readies forces, tests weapons, exercises alone."),
    ("coercion", "Seizes, blocks, arrests nationals of another, attacks its networks."),
    ("attack", "Uses force."),
    ("suspension", "Ongoing cooperation stops or is paused."),
    ("office", "A person takes, holds or leaves an office that deals with the outside."),
];

/// How it stands.
pub const STATUSES: [(&str, &str); 9] = [
    ("happened", "It took place."),
    ("ongoing", "It goes on now, or has begun and not ended."),
    ("habitual", "It takes place regularly, as a standing practice."),
    ("planned", "Announced, scheduled, intended with a commitment."),
    ("possible", "May, could, is considered or expected by others."),
    ("conditional", "Only if something else happens."),
    ("suspended", "It was going on, and rests."),
    ("cancelled", "It was announced, and will not take place."),
    ("denied", "Somebody says that it did not or will not happen."),
];

/// The statuses alone.
pub const STATUS: [&str; STATUSES.len()] = words(STATUSES);

const fn words<const N: usize>(all: [(&'static str, &'static str); N]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut n = 0;
    while n < N {
        out[n] = all[n].0;
        n += 1;
    }
    out
}

/// How well an event is supported: from independent origins, never from the number of outlets.
pub const SUPPORT: [(u8, &str, &str); 6] = [
    (1, "3 origins or more", "Three independent origins or more, no conflict."),
    (2, "2 origins", "Two independent origins, no conflict."),
    (3, "origins disagree", "Two origins or more that disagree on a field."),
    (4, "1 origin", "One origin."),
    (5, "denied by some", "Denied by some."),
    (6, "only possible", "Only told as possible."),
];

/// How reliable the user holds an outlet to be.
pub const RELIABILITY: [(&str, &str); 6] = [
    ("A", "Reliable."),
    ("B", "Usually reliable."),
    ("C", "Fairly reliable."),
    ("D", "Not usually reliable."),
    ("E", "Unreliable."),
    ("F", "Can't be judged."),
];
