//! Whether a text gives elsewhere when and where: the marks that are learnt from, and what they come to, in the packs that ship.

use super::{KNOWLEDGE, article};
use chancery::Choice;
use std::collections::BTreeSet;

fn choices(code: &str, text: &str, slot: &str) -> Vec<Choice> {
    chancery::choices(&article(code, text), &KNOWLEDGE).into_iter().filter(|c| c.slot == slot).collect()
}

/// Steps of likelihood among what speaks for no time.
fn steps(code: &str, text: &str) -> BTreeSet<&'static str> {
    let all = choices(code, text, "time").into_iter().flat_map(|c| c.candidates[0].1.clone());
    all.filter(|f| f.starts_with("nobody:part_")).collect()
}

#[test]
fn a_time_that_is_chosen_bears_the_words_around_its_event_word() {
    let text = "Peru's president arrived in Chile on Monday.\nHe then thanked Chile for its help.";
    let thanks = choices("en", text, "time").into_iter().find(|c| c.kind == "support").expect("thanks");
    for mark in ["k:support", "n:nobody", "w:thanked", "l:then", "a:then", "c:he then", "d:chile", "b:tha", "e:ked"] {
        assert!(thanks.marks.iter().any(|m| m == mark), "no {mark}: {:?}", thanks.marks);
    }
    assert!(!thanks.marks.iter().any(|m| m == "l:monday"), "words of another line: {:?}", thanks.marks);
    assert!(!thanks.marks.iter().any(|m| m.contains("part_")), "what they come to is no mark: {:?}", thanks.marks);
}

#[test]
fn every_language_has_learnt_when_a_time_is_given() {
    let tells = [
        (
            "en",
            "Peru's president arrived in Chile on Monday. He thanked Chile for its help. Peru imports Chilean wine.",
        ),
        ("id", "Presiden Peru tiba di Chile pada Senin. Ia berterima kasih kepada Chile. Peru mengimpor anggur Chile."),
        ("ru", "Президент Перу прибыл в Чили в понедельник. Он поблагодарил Чили. Перу импортирует вино из Чили."),
        ("zh", "秘鲁总统周一抵达智利。他感谢智利的帮助。秘鲁进口智利葡萄酒。"),
    ];
    for (code, text) in tells {
        assert!(!steps(code, text).is_empty(), "{code}");
    }
}
