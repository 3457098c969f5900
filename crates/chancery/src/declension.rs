//! Personal names in languages with cases: their forms in each case, and the base form of one that stands in some case.

use chancery_pack::{Cases, Language};

/// Shortest stem that an ending may leave.
const STEM: usize = 2;

/// All forms of a name, each with the cases in which it may stand; the name alone where the language has no cases.
pub fn decline(name: &str, language: &Language) -> Vec<(String, Cases)> {
    let mut forms: Vec<(String, Cases)> = vec![(name.to_string(), Cases::default())];
    let count = language.declensions().first().map_or(0, Vec::len);
    for case in 0..count {
        let mut written = vec![String::new()];
        for (n, word) in name.split(' ').enumerate() {
            let space = if n > 0 { " " } else { "" };
            let words = inflect(word, case, language);
            written = written.iter().flat_map(|w| words.iter().map(move |i| format!("{w}{space}{i}"))).collect();
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

fn inflect(word: &str, case: usize, language: &Language) -> Vec<String> {
    let Some(row) = language.declensions().iter().find(|d| stem(word, &d[0]).is_some()) else {
        return vec![word.to_string()];
    };
    let stem = stem(word, &row[0]).unwrap_or(word);
    row[case].split('|').map(|ending| format!("{stem}{ending}")).collect()
}

fn stem<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|s| s.chars().count() >= STEM)
}

/// The base form of a name that stands in one of these cases: the case that explains most of its words decides.
pub fn base(name: &str, cases: Cases, language: &Language) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let explained = |case: usize| words.iter().filter(|w| lemma(w, case, language).is_some()).count();
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
    let endings = language.declensions().iter().flat_map(|d| d[case].split('|').map(move |ending| (ending, &d[0])));
    let fits = endings.filter_map(|(ending, first)| Some((ending.len(), stem(word, ending)?, first)));
    let longest = fits.reduce(|best, next| if next.0 > best.0 { next } else { best });
    longest.map(|(_, stem, first)| format!("{stem}{first}"))
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
