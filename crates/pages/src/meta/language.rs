//! The language a page declares, unless its letters speak against it.

/// A language by its code, and in which script it is written.
const SCRIPTS: &[(&str, &[&str])] = &[
    ("cyrl", &["ru", "uk", "be", "bg", "mk", "kk", "ky", "tg", "mn", "sr", "tt", "ba"]),
    ("hani", &["zh", "ja", "yue"]),
    ("kana", &["ja"]),
    ("hang", &["ko"]),
    ("arab", &["ar", "fa", "ur", "ps", "ug", "ckb", "sd", "ku"]),
    ("hebr", &["he", "yi"]),
    ("grek", &["el"]),
    ("thai", &["th"]),
    ("deva", &["hi", "mr", "ne"]),
    ("beng", &["bn", "as"]),
    ("taml", &["ta"]),
    ("geor", &["ka"]),
    ("armn", &["hy"]),
    ("khmr", &["km"]),
    ("mymr", &["my"]),
];

/// The declared language where the text's script allows it; else the only one of its script.
pub fn language(declared: &[Option<&str>], text: &str) -> Option<String> {
    let script = script(text);
    let fits = |code: &String| match script {
        None => true,
        Some(script) => match SCRIPTS.iter().find(|(s, _)| *s == script) {
            Some((_, codes)) => codes.contains(&code.as_str()),
            // Latin: any language that is not bound to another script alone.
            None => {
                !SCRIPTS.iter().any(|(_, codes)| codes.contains(&code.as_str()))
                    || matches!(code.as_str(), "sr" | "ku" | "kk")
            }
        },
    };
    let declared =
        declared.iter().flatten().map(|tag| code(tag)).find(|code| (2..=3).contains(&code.len()) && fits(code));
    declared.or_else(|| {
        let (_, codes) = SCRIPTS.iter().find(|(s, codes)| Some(*s) == script && (codes.len() == 1 || *s == "hani"))?;
        codes.first().map(|c| c.to_string())
    })
}

/// `id-ID` and `in_ID` are `id`.
fn code(tag: &str) -> String {
    let code = tag.trim().split(['-', '_', ',', ';']).next().unwrap_or_default().to_ascii_lowercase();
    match code.as_str() {
        "in" => "id".into(),
        "iw" => "he".into(),
        "cn" => "zh".into(),
        _ => code,
    }
}

/// The script of most letters at the beginning.
fn script(text: &str) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, u32)> = Vec::new();
    for c in text.chars().filter(|c| c.is_alphabetic()).take(600) {
        let script = match c {
            '\u{400}'..='\u{52f}' => "cyrl",
            '\u{3040}'..='\u{30ff}' => "kana",
            '\u{3400}'..='\u{9fff}' => "hani",
            '\u{ac00}'..='\u{d7a3}' => "hang",
            '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' => "arab",
            '\u{590}'..='\u{5ff}' => "hebr",
            '\u{370}'..='\u{3ff}' => "grek",
            '\u{e00}'..='\u{e7f}' => "thai",
            '\u{900}'..='\u{97f}' => "deva",
            '\u{980}'..='\u{9ff}' => "beng",
            '\u{b80}'..='\u{bff}' => "taml",
            '\u{10a0}'..='\u{10ff}' => "geor",
            '\u{530}'..='\u{58f}' => "armn",
            '\u{1780}'..='\u{17ff}' => "khmr",
            '\u{1000}'..='\u{109f}' => "mymr",
            _ => "latn",
        };
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, n)) => *n += 1,
            None => counts.push((script, 1)),
        }
    }
    let all: u32 = counts.iter().map(|(_, n)| n).sum();
    let kana = counts.iter().find(|(s, _)| *s == "kana").map_or(0, |(_, n)| *n);
    if kana * 8 > all {
        return Some("kana");
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(s, _)| s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_unless_the_letters_say_no() {
        assert_eq!(language(&[Some("id-ID")], "Menteri bertemu di ibu kota").as_deref(), Some("id"));
        assert_eq!(language(&[Some("en")], "Министры встретились").as_deref(), None);
        assert_eq!(language(&[Some("en-US"), Some("ru_RU")], "Министры встретились").as_deref(), Some("ru"));
        assert_eq!(language(&[None], "两国部长会晤").as_deref(), Some("zh"));
        assert_eq!(language(&[Some("en")], "首相はミンスクで会談した").as_deref(), Some("ja"));
        assert_eq!(language(&[None], "Ministers met").as_deref(), None);
    }
}
