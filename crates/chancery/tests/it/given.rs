//! Whether a text gives elsewhere when and where: the marks that are learnt from, and what they come to, in the packs that ship.

use super::{KNOWLEDGE, article};
use chancery::Choice;
use std::collections::BTreeSet;

fn choices(code: &str, text: &str, slot: &str) -> Vec<Choice> {
    chancery::choices(&article(code, text), &KNOWLEDGE).into_iter().filter(|c| c.slot == slot).collect()
}

/// Steps of likelihood among what speaks for nothing.
fn steps(code: &str, text: &str, slot: &str) -> BTreeSet<&'static str> {
    let all = choices(code, text, slot).into_iter().flat_map(|c| c.candidates[0].1.clone());
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
fn every_language_has_learnt_where_it_is_given() {
    let tells = [
        (
            "en",
            "Peru's president arrived in Lima. He met the president of Chile. Peru accuses Chile of spying. Peru has a ban on wine from Chile.",
        ),
        (
            "id",
            "Presiden Peru tiba di Lima. Ia bertemu presiden Chile. Peru menuduh Chile memata-matai. Peru melarang impor anggur dari Chile.",
        ),
        (
            "ru",
            "Президент Перу прибыл в Лиму. Он встретился с президентом Чили. Перу обвиняет Чили в шпионаже. Перу запрещает ввоз вина из Чили.",
        ),
        (
            "zh",
            "秘鲁总统抵达利马。他会见智利总统。他随后感谢智利的帮助。两国签署协议。秘鲁指责智利从事间谍活动。秘鲁禁止从智利进口葡萄酒。",
        ),
    ];
    for (code, text) in tells {
        let dated = text.replacen(['.', '。'], " 2024-05-06.", 1);
        for (slot, text) in [("time", dated.as_str()), ("place", text)] {
            assert!(steps(code, text, slot).len() > 1, "{code}: {slot} {:?}", steps(code, text, slot));
        }
    }
}

#[test]
fn a_season_that_may_be_chosen_is_named_by_its_months() {
    let text = "Peru's president toured Chile in the summer of 2022. He thanked Chile for its help.";
    let named = choices("en", text, "time").into_iter().flat_map(|c| c.candidates).filter_map(|(name, _)| name);
    let named: Vec<String> = named.collect();
    assert!(named.contains(&"2022-06/2022-08".into()), "{named:?}");
}
