//! Which language a text is in: by script, then by the frequent words each pack tells itself by.

use chancery_pack::Head;

/// Characters of the text that are looked at.
const SAMPLE: usize = 600;

/// The most likely of the given languages, by the beginning of the text; `None` where nothing fits.
pub fn recognise<'l>(text: &str, languages: impl Iterator<Item = &'l Head>) -> Option<&'l str> {
    let sample: String = text.chars().take(SAMPLE).collect();
    let script = script(&sample)?;
    let candidates: Vec<&Head> = languages.filter(|l| l.script == script).collect();
    let words: Vec<String> = sample.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let hits = |l: &Head| words.iter().filter(|w| l.tell.contains(w)).count();
    if script == "hans" {
        return candidates.first().map(|l| l.code.as_str());
    }
    let best = candidates.iter().max_by_key(|l| hits(l))?;
    (hits(best) > 0).then_some(best.code.as_str())
}

/// The script of most letters.
pub(crate) fn script(sample: &str) -> Option<&'static str> {
    let (mut latin, mut cyrillic, mut han, mut kana) = (0, 0, 0, 0);
    for c in sample.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            '\u{400}'..='\u{52f}' => cyrillic += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{9fff}' => han += 3,
            _ => {}
        }
    }
    let most = latin.max(cyrillic).max(han);
    match most {
        0 => None,
        _ if kana * 5 > han => None,
        n if n == han => Some("hans"),
        n if n == cyrillic => Some("cyrl"),
        _ => Some("latn"),
    }
}
