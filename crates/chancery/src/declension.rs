//! Personal names in languages with cases: their forms in each case, and the base form of one that stands in some case.

use chancery_pack::{Cases, Language};

/// Shortest stem that an ending may leave.
const STEM: usize = 2;

/// All forms of a name, each with the cases in which it may stand; the name alone where the language has no cases.
pub fn decline(name: &str, language: &Language) -> Vec<(String, Cases)> {
    let mut forms: Vec<(String, Cases)> = vec![(name.to_string(), Cases::default())];
    let count = language.declensions().first().map_or(0, Vec::len);
    let words: Vec<(&str, Option<&Vec<String>>)> = if count == 0 { Vec::new() } else { stems(name, language) };
    for case in 0..count {
        let mut written = vec![String::new()];
        for (n, (stem, row)) in words.iter().enumerate() {
            let space = if n > 0 { " " } else { "" };
            let endings = row.map_or("", |row| &row[case]).split('|');
            let declined = |w: &String| endings.clone().map(|e| [w, space, stem, e].concat()).collect::<Vec<_>>();
            written = written.iter().flat_map(declined).collect();
        }
        for form in written {
            match forms.iter_mut().find(|(f, _)| *f == form) {
                Some((_, cases)) => *cases = cases.or(bit(case)),
                None => forms.push((form, bit(case))),
            }
        }
    }
    // One form in every case: the name doesn't decline, and its case is unknown.
    if forms.len() == 1 {
        forms[0].1 = Cases::default();
    }
    forms
}

fn bit(case: usize) -> Cases {
    Cases(1 << case)
}

/// The stem of each word of a name, and its declension; the word itself where it has none.
fn stems<'a>(name: &'a str, language: &'a Language) -> Vec<(&'a str, Option<&'a Vec<String>>)> {
    let declined = |word| language.declensions().iter().find_map(|row| Some((stem(word, &row[0])?, Some(row))));
    name.split(' ').map(|word| declined(word).unwrap_or((word, None))).collect()
}

fn stem<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|s| s.chars().count() >= STEM)
}

/// The base form of a name that stands in one of these cases: the case that explains most of its words decides.
pub fn base(name: &str, cases: Cases, language: &Language) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let explained = |case: usize| words.iter().filter(|w| parted(w, case, language).is_some()).count();
    // "главы … Мохаммеда": of a title that may be one in the genitive or several in the nominative, one name shows the former.
    let oblique = |case: usize| cases != Cases::default() && case != 0;
    let rank = |case: &usize| (explained(*case), oblique(*case), std::cmp::Reverse(*case));
    let best = possible(cases, language).max_by_key(rank);
    best.map_or_else(|| name.to_string(), |case| base_of(name, case, language))
}

/// The base forms of a name in each of these cases.
pub fn bases(name: &str, cases: Cases, language: &Language) -> Vec<String> {
    possible(cases, language).map(|case| base_of(name, case, language)).collect()
}

fn possible(cases: Cases, language: &Language) -> impl Iterator<Item = usize> {
    let count = language.declensions().first().map_or(0, Vec::len);
    (0..count).filter(move |case| cases.may(bit(*case)))
}

fn base_of(name: &str, case: usize, language: &Language) -> String {
    if case == 0 {
        return name.to_string();
    }
    let words = name.split(' ').map(|w| lemma(w, case, language).unwrap_or_else(|| w.to_string()));
    words.collect::<Vec<_>>().join(" ")
}

/// The base form of a word that stands in a case, by the longest ending that fits.
fn lemma(word: &str, case: usize, language: &Language) -> Option<String> {
    parted(word, case, language).map(|(stem, first)| [stem, first].concat())
}

/// The stem of a word that stands in a case, and the ending of its base form.
fn parted<'a>(word: &'a str, case: usize, language: &'a Language) -> Option<(&'a str, &'a str)> {
    let last = word.chars().next_back();
    let mut fits = language.endings(case).iter().filter(|e| e.last.is_none() || e.last == last);
    fits.find_map(|e| Some((stem(word, &e.ending)?, e.base.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chancery_pack::{Folder, compile_language};

    /// The pack whose language declines names.
    fn declining() -> Language {
        let folder = Folder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs"));
        let world = folder.world().unwrap();
        let mut packs = folder.languages().into_iter().map(|code| compile_language(&folder, &code, &world).unwrap());
        packs.find(|pack| !pack.declensions().is_empty()).unwrap()
    }

    /// Genitive and accusative, dative, instrumental: as the pack orders them.
    const GEN_ACC: Cases = Cases(0b00_1010);
    const DAT: Cases = Cases(0b00_0100);
    const INS: Cases = Cases(0b01_0000);

    #[test]
    fn a_name_comes_back_to_its_base_form() {
        let language = declining();
        for (form, cases, want) in [
            ("Виктора Хренина", GEN_ACC, "Виктор Хренин"),
            ("Сергею Лаврову", DAT, "Сергей Лавров"),
            ("Марией Захаровой", INS, "Мария Захарова"),
            ("Владимира Зеленского", GEN_ACC, "Владимир Зеленский"),
            ("Ли Шанфу", Cases(1), "Ли Шанфу"),
        ] {
            assert_eq!(base(form, cases, &language), want);
        }
    }

    #[test]
    fn a_base_form_declines() {
        let forms: Vec<String> = decline("Йенс Столтенберг", &declining()).into_iter().map(|(f, _)| f).collect();
        assert!(
            forms.contains(&"Йенса Столтенберга".to_string()) && forms.contains(&"Йенсом Столтенбергом".to_string())
        );
    }
}
